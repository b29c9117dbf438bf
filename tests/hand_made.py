"""Claims made by hand, for tests of what is done with claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from claimx.model import Attribution, Claim, Link, Measure, Mention, Part, Period, Quantity, Record
from claimx.sinks.result import Result

TEXT = (
    "Ferry traffic grows 😀\n\n"
    "Nordhav carried about 1.2 million passengers in 2016, up from 900,000 in 2015, its annual report says. "
    "Fares fell 4%, Anna Berg, its chief executive, said.\n\n"
    "A new ship may use 30 tonnes of fuel a day."
)


def part(text: str, words: str, after: int = 0) -> Part:
    """The first part of a text with these words, behind an offset."""
    start = text.index(words, after)
    return Part.of(text, start, start + len(words))


def mention(text: str, words: str, name: str | None = None, after: int = 0) -> Mention:
    """A mention of an entity, under its own words or another name."""
    found = part(text, words, after)
    return Mention(text=found.text, start=found.start, end=found.end, name=name or words, label="ORG")


def year(text: str, words: str) -> Period:
    """A year that stands in a text."""
    found, number = part(text, words), int(words)
    return Period(
        text=words, start=found.start, end=found.end, first_day=date(number, 1, 1), last_day=date(number, 12, 31), granularity="year",
        timex_type="DATE", timex_value=words, rule="year",
    )  # fmt: skip


def claim(text: str, figure: str, *, value: object, unit: str = "1", doc_id: str = "ferries", **slots: Any) -> Claim:
    """A claim on a figure of a text; its id is the figure. What a Quantity has goes to that, the rest to the claim."""
    found = part(text, figure)
    facts = {"kind": "count", **{key: slots.pop(key) for key in _FACTS & set(slots)}}
    filled = {"role": "level", "confidence": 0.8, "found_by": {"quantity": "made"}, **slots}
    return Claim(
        id=figure.replace(" ", "-"),
        doc_id=doc_id,
        sentence=sentence_at(text, found),
        quantity=Quantity(**_fields(found), value=Decimal(str(value)), unit=unit, rule="made", **facts),
        **filled,
    )


_FACTS = {"kind", "high", "modifier", "modifier_text", "si_value", "si_unit"}


def sentence_at(text: str, found: Part) -> Part:
    """From the full stop or line break before a part to the one after it."""
    starts = [text.rfind(mark, 0, found.start) + len(mark) for mark in (". ", "\n") if mark in text[: found.start]]
    ends = [text.find(mark, found.end) + 1 for mark in (". ", "\n") if mark in text[found.end :]]
    return Part.of(text, max(starts, default=0), min(ends, default=len(text)))


def says(text: str, name: str, cue: str, content: str) -> Attribution:
    """Who says so."""
    return Attribution(source=mention(text, name), cue=part(text, cue), content=(part(text, content),), kind="indirect", rule="made")


def ferries() -> Result:
    """An article of four claims with links, sources, periods, modalities and a character that is two in UTF-16."""
    passengers = Measure(**_fields(part(TEXT, "passengers")), head="passengers")
    nordhav = mention(TEXT, "Nordhav", "Nordhav Ferries")
    claims = (
        claim(
            TEXT, "1.2 million", value=1_200_000, modifier="~", modifier_text=part(TEXT, "about"), measure=passengers, actor=nordhav,
            period=year(TEXT, "2016"), attribution=says(TEXT, "its annual report", "says", "Nordhav carried"), confidence=0.91,
        ),
        claim(
            TEXT, "900,000", value=900_000, role="baseline", measure=passengers, actor=nordhav, period=year(TEXT, "2015"),
            links=(Link(relation="baseline_of", claim="1.2-million"),), confidence=0.6,
        ),
        claim(
            TEXT, "4%", value=4, unit="%", kind="percent", role="change", direction="down",
            measure=Measure(**_fields(part(TEXT, "Fares")), head="Fares"), attribution=says(TEXT, "Anna Berg", "said", "Fares fell 4%"),
        ),
        claim(
            TEXT, "30 tonnes", value=30, unit="tonne", kind="physical", si_value=Decimal(30000), si_unit="kilogram", modality="possible",
            measure=Measure(**_fields(part(TEXT, "fuel")), head="fuel"), actor=mention(TEXT, "A new ship"), confidence=0.3,
        ),
    )  # fmt: skip
    record = Record(
        doc_id="ferries",
        title="Ferry traffic grows",
        published=date(2017, 3, 30),
        published_from="url",
        url="https://news.example/ferries",
        claims=claims,
    )
    return Result(record, TEXT)


def many(count: int) -> Result:
    """An article of `count` claims, each in a paragraph of its own."""
    text = "\n\n".join(f"Town {number:05d} has {number + 10_000} trees." for number in range(count))
    claims = []
    at = 0
    for number in range(count):
        town = mention(text, f"Town {number:05d}", after=at)
        figure = part(text, str(number + 10_000), at + 10)
        quantity = Quantity(**_fields(figure), value=Decimal(number + 10_000), unit="1", kind="count", rule="made")
        sentence = Part.of(text, at, text.find(".", at) + 1)
        claims.append(
            Claim(id=f"c{number}", doc_id="towns", sentence=sentence, quantity=quantity, role="level", actor=town, confidence=0.5)
        )
        at = sentence.end + 2
    return Result(Record(doc_id="towns", title="Trees", claims=tuple(claims)), text)


def _fields(found: Part) -> dict[str, Any]:
    return {"text": found.text, "start": found.start, "end": found.end}
