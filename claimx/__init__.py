"""claimx reads news articles and gives out every quantitative claim in them as a structured, grounded object.

Names are imported when they are first used, so that `import claimx` and the command line start fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimx.errors import ClaimxError
    from claimx.model import Article, Attribution, Claim, Mention, Part, Period, Quantity, Record
    from claimx.pipeline import extract, load, pipe

    __version__: str

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "ClaimxError",
    "Mention",
    "Part",
    "Period",
    "Quantity",
    "Record",
    "__version__",
    "extract",
    "load",
    "pipe",
]

_HOMES = {"ClaimxError": "claimx.errors", "extract": "claimx.pipeline", "load": "claimx.pipeline", "pipe": "claimx.pipeline"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever public name is asked for
    """Import a public name on first use (PEP 562)."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version(__name__)
    else:
        value = getattr(import_module(_HOMES.get(name, "claimx.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
