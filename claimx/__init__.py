"""claimx reads news articles and gives out every quantitative claim in them as a structured, grounded object."""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from claimx.errors import ClaimxError

if TYPE_CHECKING:
    from claimx.model import Article, Attribution, Claim, Mention, Part, Period, Quantity, Record
    from claimx.pipeline import extract, load, pipe

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
_FUNCTIONS = ("extract", "load", "pipe")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: public names are imported when asked for, so that the command line starts at once
    if name == "__version__":
        return version("claimx")
    if name not in __all__:
        message = f"module 'claimx' has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module("claimx.pipeline" if name in _FUNCTIONS else "claimx.model"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
