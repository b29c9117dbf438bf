"""Workers: this process, or several others that are started anew when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from types import TracebackType
from typing import Protocol, Self

from claimx.batch.parts import Commit, Part
from claimx.batch.release import Release, release
from claimx.batch.work import DIED, Task, attempt, work
from claimx.sources import Item

Job = tuple[Part, str]


class Workers(Protocol):
    """Whoever does the parts."""

    def release(self, task: Task) -> Release:
        """What the workers read with."""

    def run(self, jobs: Iterator[Job], task: Task) -> Iterator[tuple[Part, Commit]]:
        """Do every part, and give out its commit as it is finished."""

    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class Alone:
    """One worker: this very process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to put away."""

    def release(self, task: Task) -> Release:
        """What this process reads with."""
        return release(task.model, task.read, task.lexicon)

    def run(self, jobs: Iterator[Job], task: Task) -> Iterator[tuple[Part, Commit]]:
        """Do the parts one after the other."""
        for part, key in jobs:
            yield part, work(part, key, task)


class Pool:
    """Several processes that load the model once each; as many parts are under way as keep them busy."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._executor = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the processes, and what has not begun."""
        self._executor.shutdown(cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        """Fresh processes ("spawn" works everywhere and copies no locks)."""
        return ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare)

    def release(self, task: Task) -> Release:
        """What the processes read with."""
        return self._executor.submit(release, task.model, task.read, task.lexicon).result()

    def run(self, jobs: Iterator[Job], task: Task) -> Iterator[tuple[Part, Commit]]:
        """Do the parts side by side; a part on which a process dies is taken up again with care."""
        under_way: dict[Future[Commit], Job] = {}
        while True:
            while len(under_way) < 2 * self.workers and (job := next(jobs, None)) is not None:
                under_way[self._submit(job, task)] = job
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            try:
                for future in done:
                    commit = future.result()
                    part, _ = under_way.pop(future)
                    yield part, commit
            except BrokenProcessPool:
                yield from self._again(list(under_way.values()), task)
                under_way = {}

    def _submit(self, job: Job, task: Task) -> Future[Commit]:
        try:
            return self._executor.submit(work, *job, task)
        except BrokenProcessPool as error:
            broken: Future[Commit] = Future()
            broken.set_exception(error)
            return broken

    def _again(self, jobs: list[Job], task: Task) -> Iterator[tuple[Part, Commit]]:
        """Do parts one at a time after a process has died; the articles that kill a process are left out."""
        self._restart()
        for part, key in jobs:
            try:
                yield part, self._executor.submit(work, part, key, task).result()
            except BrokenProcessPool:
                self._restart()
                spared = Part(part.number, tuple(item if self._outlives(item, task) else _lost(item) for item in part.items))
                yield part, self._executor.submit(work, spared, key, task).result()

    def _outlives(self, item: Item, task: Task) -> bool:
        try:
            self._executor.submit(attempt, item, task).result()
        except BrokenProcessPool:
            self._restart()
            return False
        return True

    def _restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()


def _lost(item: Item) -> Item:
    return replace(item, content=b"", facts={}, problem=DIED)


def _prepare() -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent has ended, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
