"""Optional libraries."""

from __future__ import annotations

import importlib
from typing import Any

from claimx.errors import InputError


def require(module: str, *, extra: str, purpose: str) -> Any:  # noqa: ANN401 - a module
    """Import a library that comes with an extra of claimx.

    Raises InputError, naming the extra to install, if it is not there.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f'{purpose}, install the extra "{extra}": pip install "claimx[{extra}]"'
        raise InputError(message) from error
