"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimx.errors import OutputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; when all went well its file takes the place of `path` in one step, else it is removed.

    Of a link it is the file that the link leads to whose place is taken. Raises OutputError if it cannot be written, or is a
    pipe or a device, whose place no file should take.
    """
    target = _target(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror or error}"
        raise OutputError(message) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            message = f"{path}: is no regular file but a pipe, a socket or a device; name a file"
            raise OutputError(message)
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        message = f"{path}: cannot be written: {getattr(error, 'strerror', None) or error}"
        raise OutputError(message) from error
