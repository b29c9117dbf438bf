"""A run against a saved one: which claims were gained and which were lost."""

from __future__ import annotations

from typing import NamedTuple

from claimx.evaluate.score import Score, Standing


class Comparison(NamedTuple):
    """Gold claims that are wholly right now and were not before, and the other way round; likewise for mere finding."""

    gained: tuple[Standing, ...]
    lost: tuple[Standing, ...]
    found: tuple[Standing, ...]
    missed: tuple[Standing, ...]


def compare(now: Score, before: Score) -> Comparison:
    """Compare two scores over the same gold claims; each standing is the present one."""
    then = {(standing.doc_id, standing.start): standing for standing in before.standings}
    pairs = [(standing, then[standing.doc_id, standing.start]) for standing in now.standings]
    return Comparison(
        gained=tuple(a for a, b in pairs if a.whole and not b.whole),
        lost=tuple(a for a, b in pairs if b.whole and not a.whole),
        found=tuple(a for a, b in pairs if a.right is not None and b.right is None),
        missed=tuple(a for a, b in pairs if a.right is None and b.right is not None),
    )
