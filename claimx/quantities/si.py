"""Physical values in SI units, through pint."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept, kept_up_to

_RAISED = re.compile(r"([a-z]+)([²³])")
_MANY = re.compile(r"/(\d[\d,]* )")
_POWERS = {"²": "square", "³": "cubic"}


@kept_up_to(2_000)
def _conversion(unit: str) -> tuple[Decimal, Decimal, str] | None:
    """Factor, offset and name: value * factor + offset is the value in the SI unit named; None where pint has no such unit."""
    try:
        parsed = _registry().parse_units(_pint_name(unit))
        zero, one = (_to_si(_registry().Quantity(number, parsed)) for number in (0.0, 1.0))
        start, end = float(zero.magnitude), float(one.magnitude)
        return Decimal(f"{end - start:.12g}"), Decimal(f"{start:.12g}"), _name(zero.units)
    except Exception:  # noqa: BLE001 - pint raises many kinds on what it cannot read, and no text may stop the run
        return None


def _to_si(quantity: Any) -> Any:  # noqa: ANN401 - pint quantities
    for name in lexicon.read("quantities_si")["named"]:
        if quantity.is_compatible_with(name):
            return quantity.to(name)
    return quantity.to_base_units()


def _pint_name(unit: str) -> str:
    renamed = lexicon.read("quantities_si")["pint"].get(unit, unit)
    parts = [_words_of(part) for part in renamed.split("/")]
    return " / ".join(parts)


def _words_of(part: str) -> str:
    words = part.split(" ")
    if words[0] in ("square", "cubic") and len(words) > 1:
        return f"({'_'.join(words[1:])})**{2 if words[0] == 'square' else 3}"
    return str(lexicon.read("quantities_si")["pint"].get(part, "_".join(words)))


def _name(units: Any) -> str:  # noqa: ANN401 - a pint unit
    """The unit's name as the claim format writes one: "kilogram/cubic metre"."""
    name = f"{units:P}".replace("meter", "metre").replace("·", " ")
    spelled = _RAISED.sub(lambda match: f"{_POWERS[match[2]]} {match[1]}", name)
    return "/".join(part.strip() for part in spelled.split("/"))


@kept
def _registry() -> Any:  # noqa: ANN401 - pint's registry is dynamic
    import pint  # noqa: PLC0415 - a third of a second, and only needed with the first physical unit

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def si(value: Decimal, unit: str) -> tuple[Decimal, str] | tuple[None, None]:
    """A value in its SI unit ("5 tonnes" → 5000 kilogram), or (None, None) where the unit has none."""
    many = _MANY.search(unit)  # "kilowatt hour/100 kilometre"
    found = _conversion(unit if many is None else unit[: many.start(1)] + unit[many.end(1) :])
    if found is None:
        return None, None
    factor, offset, name = found
    return value * factor / (Decimal(1) if many is None else Decimal(many[1].replace(",", ""))) + offset, name


def measures(unit: str, dimension: str) -> bool:
    """Whether a unit is one of a dimension that pint knows by name ("power", "energy", "length", "mass")."""
    try:
        return bool(_registry().parse_units(_pint_name(unit)).dimensionality == _registry().get_dimensionality(f"[{dimension}]"))
    except Exception:  # noqa: BLE001 - as above
        return False


def is_dimension(name: str) -> bool:
    """Whether pint knows a dimension by this name."""
    try:
        return bool(_registry().get_dimensionality(f"[{name}]"))
    except Exception:  # noqa: BLE001 - as above
        return False
