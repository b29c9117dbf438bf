"""How far a batch is: a bar on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from claimx.batch import Counts, Watch


@contextmanager
def progress(size: Callable[[], int]) -> Iterator[Watch]:
    """A progress bar on standard error if that is a terminal, and what tells it how far the batch is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _counts, _bytes: None
        return
    told = TextColumn("{task.fields[articles]:,} articles  {task.fields[claims]:,} claims  {task.fields[rate]:.1f} articles/s")
    bar = Progress(SpinnerColumn(), BarColumn(), TaskProgressColumn(), told, TimeRemainingColumn(), console=console, transient=True)
    with bar:
        task = bar.add_task("", total=size() or None, articles=0, claims=0, rate=0.0)

        def watch(counts: Counts, done: int) -> None:
            spent = bar.tasks[0].elapsed or 1.0
            bar.update(task, completed=done, articles=counts.articles, claims=counts.claims, rate=counts.articles / spent)

        yield watch
