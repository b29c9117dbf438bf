"""Entries of a list: paragraphs that a mark opens ("• Net sales of $4m"), and the line that leads to them."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from claimx.claims.frame import Frame
from claimx.layout import Paragraph, behind_bullet, paragraphs


def is_entry(frame: Frame) -> bool:
    """Whether a figure stands without a verb in an entry of a list."""
    text = frame.scene.text
    blocks = paragraphs(text)
    return frame.verb is None and _is_marked(text, blocks[_number(frame, blocks)])


def lead_in(frame: Frame) -> Paragraph | None:
    """The line with a colon that leads to the list in which a figure stands without a verb."""
    if not is_entry(frame):
        return None
    text = frame.scene.text
    blocks = paragraphs(text)
    before = (block for block in reversed(blocks[: _number(frame, blocks)]) if not _is_marked(text, block))
    line = next(before, None)
    return line if line is not None and text[line.end - 1] == ":" else None


def _number(frame: Frame, blocks: tuple[Paragraph, ...]) -> int:
    return bisect_right(blocks, frame.quantity.start, key=attrgetter("start")) - 1


def _is_marked(text: str, block: Paragraph) -> bool:
    return behind_bullet(text, block.start, block.end) > block.start
