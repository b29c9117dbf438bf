"""Claims, scores and progress as rich shows them in a terminal. Nothing here prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.layout import paragraphs
from claimx.sinks.labels import figure_label, measure_label, name_of, period_label, source_of
from claimx.sinks.slots import SLOTS, all_stretches

if TYPE_CHECKING:
    from claimx.evaluate import Comparison, Score, Standing
    from claimx.model import Claim

_SLOTS = {
    "figure": "bold black on yellow", "modifier": "bold yellow", "measure": "bright_blue", "actor": "green", "period": "magenta",
    "baseline_period": "magenta", "place": "cyan", "source": "red",
}  # fmt: skip
_NAMED = ("figure", "measure", "actor", "period", "place", "source")
_BLOCKS = {"headline": "bold", "body": "", "furniture": "dim"}
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_READABLE = 100
_MODALITIES = {"asserted": "dim", "negated": "red", "possible": "yellow", "forecast": "cyan", "conditional": "magenta"}
_ARROWS = {"up": " ↑", "down": " ↓", None: ""}
_SURE, _UNSURE = 0.75, 0.4


def article_text(text: str, claims: Sequence[Claim]) -> RenderableType:
    """The text of an article for a terminal: figures marked, slots in their colours, and what the colours mean."""
    found = sorted(all_stretches(claims), key=lambda stretch: -SLOTS.index(stretch.slot))
    shown: list[RenderableType] = []
    for block in paragraphs(text):
        line = Text(_safe(text[block.start : block.end]).replace("\n", " "), style=_BLOCKS[block.kind])
        for start, end, slot in found:
            if slot in _SLOTS and start < block.end and block.start < end:
                line.stylize(_SLOTS[slot], max(start - block.start, 0), end - block.start)
        shown += [line, Text()]
    legend = Text(" ").join([Text(f" {slot} ", style=style) for slot, style in _SLOTS.items() if slot in _NAMED])
    return Padding(Constrain(Group(*shown, legend), _READABLE), (1, 2, 0, 2))


def claim_table(claims: Iterable[Claim], *, framed: bool, articles: bool = False) -> Table:
    """A table of claims, a row each; `framed` and in colours for a terminal, bare columns for a pipe; `articles` adds whose they are."""
    table = Table(box=box.SIMPLE_HEAD if framed else None, pad_edge=False, header_style="bold" if framed else "")
    if articles:
        table.add_column("article", style="dim", no_wrap=not framed)
    for name, style in _COLUMNS.items():
        table.add_column(name, style=style if framed else "", no_wrap=not framed, justify="right" if name == "sure" else "left")
    for claim in claims:
        cells = claim_cells(claim)
        table.add_row(*([printable(claim.doc_id)] if articles else []), *cells)
    return table


_COLUMNS = {
    "figure": "bold", "measure": "bright_blue", "actor": "green", "period": "magenta", "source": "red", "modality": "", "role": "",
    "sure": "",
}  # fmt: skip


def claim_cells(claim: Claim) -> list[Text]:
    """What a row shows of a claim, in the order of the columns; a slot that is not filled is empty."""
    period, baseline = period_label(claim.period), period_label(claim.baseline_period)
    if baseline not in ("", period):
        period = f"{period} (against {baseline})".strip()
    confidence = "green" if claim.confidence >= _SURE else "yellow" if claim.confidence >= _UNSURE else "red"
    return [
        printable(figure_label(claim)),
        printable(measure_label(claim)),
        printable(name_of(claim.actor)),
        printable(period),
        printable(source_of(claim)),
        Text(claim.modality, style=_MODALITIES.get(claim.modality, "")),
        Text(f"{claim.role}{_ARROWS[claim.direction]}"),
        Text(f"{claim.confidence:.2f}", style=confidence),
    ]


def printable(text: str) -> Text:
    """A text of an article on one line, without anything that could steer a terminal."""
    return Text(_safe(" ".join(text.split())))


def _safe(text: str) -> str:
    """A text, character for character, without controls, marks that turn its direction, and halves of characters."""
    return "".join("�" if character in _BIDI or _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cs")


def score_table(score: Score, before: Score | None, *, framed: bool) -> Table:
    """The figures of a score, beside those of a saved run if there is one."""
    table = Table(box=box.SIMPLE_HEAD if framed else None, pad_edge=False, header_style="bold" if framed else "")
    table.add_column("")
    table.add_column("now", justify="right")
    then = before.figures() if before else {}
    if before:
        table.add_column("before", justify="right")
        table.add_column("change", justify="right")
    for name, value in score.figures().items():
        cells: list[Text | str] = [f"{value:g}" if isinstance(value, int) else f"{value:.1f}"]
        if before:
            change = value - then[name]
            colour = "green" if change > 0 else "red" if change < 0 else "dim"
            cells += [f"{then[name]:g}" if isinstance(value, int) else f"{then[name]:.1f}", Text(f"{change:+.1f}", style=colour)]
        table.add_row(name.replace("_", " "), *cells)
    return table


def comparison_lines(comparison: Comparison) -> list[Text]:
    """What was gained and what was lost, claim by claim."""
    return [
        *_standings("gained (now wholly right)", "green", comparison.gained),
        *_standings("lost (was wholly right)", "red", comparison.lost),
        *_standings("found (was missed)", "green", comparison.found),
        *_standings("missed (was found)", "red", comparison.missed),
    ]


def _standings(title: str, colour: str, standings: Sequence[Standing]) -> list[Text]:
    rows = [Text(f"  {s.doc_id}: ").append(printable(s.figure)).append(f" at character {s.start}") for s in standings]
    return [Text(f"{len(standings)} {title}", style=colour if standings else ""), *rows]
