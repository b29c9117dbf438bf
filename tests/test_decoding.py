"""What bytes and days mean before anything is made of them: encodings, and the forms of dates in files."""

from __future__ import annotations

import codecs
import contextlib
import gzip
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.model.article import as_day
from claimx.sources.decode import decode

SAID = "Sales rose 4% to €1.2bn in 2016, Ardent Foods said.\r\nThe café chain “Brûlé” sold 300 loaves."


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        codecs.BOM_UTF8 + SAID.encode(),
        codecs.BOM_UTF16_LE + SAID.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SAID.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + SAID.encode("utf-32-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_known_encodings_need_no_note(data: bytes) -> None:
    assert decode(data).text == SAID
    assert decode(data).notes == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_nuls(encoding: str) -> None:
    found = decode(SAID.encode(encoding))
    assert found.text == SAID
    assert encoding.upper() in found.notes[0]


def test_windows_1252_is_said() -> None:
    found = decode(SAID.encode("cp1252"))
    assert found.text == SAID
    assert "Windows-1252" in found.notes[0]


def test_broken_utf_8_keeps_what_is_whole_and_says_how_much_is_not() -> None:
    found = decode("Das Café verkaufte 300 Brötchen".encode() + b" \xff\xfe in 2016")
    assert found.text == "Das Café verkaufte 300 Brötchen \ufffd\ufffd in 2016"
    assert found.notes == ("broken UTF-8; 2 places that cannot be decoded stand as U+FFFD",)


def test_a_truncated_utf_16_text_is_read_and_noted() -> None:
    found = decode(codecs.BOM_UTF16_LE + "12 men".encode("utf-16-le")[:-1])
    assert found.text == "12 me\ufffd"
    assert "1 places" in found.notes[0]


def test_nul_characters_stay_where_they_are() -> None:
    found = decode(b"Sales rose\x00 4% in\x00 2016.")
    assert found.text.index("4%") == 12
    assert "2 NUL" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (gzip.compress(b"text"), "gzip data without the ending .gz"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\x7fELF" + bytes(200), "binary data"),
    ],
)
def test_what_is_not_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_comes_back_from_utf_8(text: str) -> None:
    data = text.encode()
    assert decode(codecs.BOM_UTF8 + data).text == text


@given(st.binary())
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert isinstance(decode(data).text, str)


# Dates


@pytest.mark.parametrize(
    "given_day",
    ["2017-03-30", " 2017-03-30T23:50:00+02:00", "20170330", "20170330T0915Z", date(2017, 3, 30), datetime(2017, 3, 30, 9)],  # noqa: DTZ001
)
def test_days_in_the_usual_forms(given_day: object) -> None:
    assert as_day(given_day) == date(2017, 3, 30)


@pytest.mark.parametrize("given_day", ["2017-02-30", "yesterday", 20170330, ["2017-03-30"], "30/03/2017"])
def test_what_is_no_day_is_said(given_day: object) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        as_day(given_day)
