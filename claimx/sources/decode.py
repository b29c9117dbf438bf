"""From bytes to text: byte order marks, UTF-16 and UTF-32, broken UTF-8, Windows-1252; what is not text is refused.

Nothing is dropped or folded: line ends, NUL characters and direction marks stay where they are, so that offsets hold. Only a
byte order mark, which is no part of the text, goes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claimx.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (or a file of an office program)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip data without the ending .gz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data without the ending .zst"),
    (b"PAR1", "a Parquet file without the ending .parquet"),
    (b"\xd0\xcf\x11\xe0", "a file of an office program"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_HEAD = 4096
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and notes on what had to be done to get it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text that bytes hold; `declared` is the encoding that they are said to be in, used where they can be.

    Raises InputError if they are not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            message = f"is {what}, not a text"
            raise InputError(message)
    if declared is not None and (found := _as_declared(data, declared)) is not None:
        return found
    wide = _wide(data[:_HEAD])
    if wide:
        return _replacing(data, wide, f"read as {wide.upper()}, though no byte order mark says so")
    return _narrow(data)


def _as_declared(data: bytes, encoding: str) -> Decoded | None:
    """The text if all of it can be decoded as it is said to be; browsers take Latin-1 for Windows-1252, and so is done here."""
    try:
        name = codecs.lookup(encoding).name
        text = data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text) if isinstance(text, str) and "\0" not in text else None


def _narrow(data: bytes) -> Decoded:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_binary(data, controls, share=0.02)
        return _broken(data)
    _refuse_binary(data, controls, share=0.3)
    nuls = text.count("\0")
    return Decoded(text, (f"holds {nuls} NUL characters, left in place",) if nuls else ())


def _refuse_binary(data: bytes, controls: int, *, share: float) -> None:
    """Text has next to no control characters; bytes that are not even UTF-8 are given less leave."""
    if controls > share * len(data):
        message = "holds binary data, not a text"
        raise InputError(message)


def _broken(data: bytes) -> Decoded:
    """Bytes that are no UTF-8: of an older encoding if nothing in them is, else UTF-8 with damage."""
    if not _MULTIBYTE.search(data):
        try:
            return Decoded(data.decode("cp1252"), ("is not UTF-8; read as Windows-1252",))
        except UnicodeDecodeError:
            pass
    return _replacing(data, "utf-8")


def _replacing(data: bytes, encoding: str, note: str | None = None) -> Decoded:
    """Decode, with U+FFFD for what cannot be decoded, and say how often that was needed."""
    notes = [note] if note else []
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        notes.append(f"broken {encoding.upper()}; {text.count(chr(0xFFFD))} places that cannot be decoded stand as U+FFFD")
    return Decoded(text, tuple(notes))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text every second byte is NUL."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half >= 2 and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def whole_characters(text: str) -> Decoded:
    """A text in which halves of surrogate pairs (JSON can hold them) are replaced, one character for one."""
    if not _SURROGATE.search(text):
        return Decoded(text)
    mended, count = _SURROGATE.subn("\ufffd", text)
    return Decoded(mended, (f"{count} halves of surrogate pairs stand as U+FFFD",))
