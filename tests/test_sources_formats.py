"""Sources in the forms of newsrooms and archives: feeds, NewsML-G2, NITF, WARC, Word, PDF; and hostile ones."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import claimx
from claimx.errors import InputError
from claimx.model import Article
from claimx.sources import SOURCES, Options, Place, items, open_item, places
from claimx.sources import office as office_source
from claimx.sources.decode import decode

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

FIRST = "Sales at Alder Foods rose 4% to €1.2bn in 2016, the company said."
SECOND = "The café chain “Brûlé” sold 300 loaves a day."
TITLE = "Alder Foods sales rise"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>{TITLE}</title><link>https://example.org/a</link><guid>tag:a</guid><pubDate>Thu, 30 Mar 2017 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Sales at <b>Alder Foods</b> rose 4% to &euro;1.2bn in 2016, the company said.</p><script>x()</script>
<p>{SECOND}</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://example.org/b</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:a</id><title>{TITLE}</title>
<link href="https://example.org/a"/><updated>2017-03-30T22:00:00+02:00</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""
G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:a">
<itemMeta><versionCreated>2017-04-02T10:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2017-03-30T10:00:00Z</contentCreated><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
NITF = f"""<nitf><head><docdata><doc-id id-string="tag:a"/><date.issue norm="20170330T093000Z"/></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>
<body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"""
PAGE = f"""<html><head><title>{TITLE}</title><meta property="article:published_time" content="2017-03-30T09:00:00Z"></head>
<body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND} The firm has 40 shops in Norway and 12 in Denmark, it added.</p>
</article></body></html>"""


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def articles(path: Path) -> list[Article | str]:
    """The articles of a file; for one that cannot be opened, the reason."""
    found: list[Article | str] = []
    for place in places([path]):
        for item in items(place, Options()):
            try:
                found.append(open_item(item, Options()).article)
            except InputError as error:
                found.append(str(error))
    return found


def only(path: Path) -> Article:
    (found,) = articles(path)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(("name", "markup"), [("a.xml", ATOM), ("a.atom", ATOM), ("a.xml", G2), ("a.xml", NITF)])
def test_newsroom_forms_are_the_same_article(tmp_path: Path, name: str, markup: str) -> None:
    article = only(write(tmp_path / name, markup))
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert (article.doc_id, article.title, article.published) == ("tag:a", TITLE, date(2017, 3, 30))


def test_a_feed_gives_full_content_its_day_by_its_own_clock_and_says_what_has_no_text(tmp_path: Path) -> None:
    first, second = articles(write(tmp_path / "news.rss", RSS))
    assert isinstance(first, Article)
    assert first.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert (first.published, first.url) == (date(2017, 3, 30), "https://example.org/a")
    assert second == "has no text"


def test_xml_of_another_kind_is_named(tmp_path: Path) -> None:
    (problem,) = articles(write(tmp_path / "a.xml", "<invoice/>"))
    assert problem == "is XML with <invoice> in it; claimx reads RSS, Atom, NewsML-G2 and NITF"


def warc(*pages: tuple[str, str, bytes]) -> bytes:
    """An archive of responses: status line, content type, page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, (status, kind, page) in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        url = f"https://example.org/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=headers))
    return out.getvalue()


def test_an_archive_gives_its_pages_and_passes_over_the_rest(tmp_path: Path) -> None:
    data = warc(
        ("200 OK", "text/html; charset=iso-8859-1", PAGE.replace("€", "&euro;").replace("“", "").replace("”", "").encode("iso-8859-1")),
        ("404 Not Found", "text/html", PAGE.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html", PAGE.encode()),
    )
    first, second = articles(write(tmp_path / "crawl.warc.gz", data))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert "café" in first.text
    assert (first.url, first.published, first.doc_id) == ("https://example.org/0", date(2017, 3, 30), "crawl#1")
    assert (second.url, FIRST in second.text) == ("https://example.org/3", True)


@pytest.mark.parametrize("encoding", ["windows-1251", "shift_jis", "iso-8859-2"])
def test_a_page_is_in_the_encoding_that_it_names(tmp_path: Path, encoding: str) -> None:
    word = {"windows-1251": "Иванов", "shift_jis": "東京", "iso-8859-2": "Łódź"}[encoding]
    page = PAGE.replace("<head>", f'<head><meta charset="{encoding}">').replace("The firm", f"{word} said the firm")
    page = page.replace("€", "&euro;").replace("“", "").replace("”", "").replace("é", "e").replace("û", "u")
    assert f"{word} said the firm has 40 shops" in only(write(tmp_path / "a.html", page.encode(encoding))).text


def test_an_encoding_that_cannot_be_is_passed_over() -> None:
    assert decode("é".encode(), declared="ascii").text == "Ã©"
    assert decode("é".encode(), declared="nonsense").text == "é"
    assert decode(b"\x81\xffabc", declared="utf-8").text.endswith("abc")
    assert decode(b"abc", declared="zip").text == "abc"


def word_document() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    for paragraph in (FIRST, "", SECOND):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_gives_its_paragraphs(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.docx", word_document()))
    assert (article.text, article.title, article.published) == (f"{FIRST}\n\n{SECOND}", TITLE, None)


def test_a_word_document_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_source, "MAX_BYTES", 1_000)
    assert articles(write(tmp_path / "a.docx", word_document())) == ["is larger than 0 MB, unpacked"]


def pdf(text: str | None) -> bytes:
    """A PDF file of one page with a line of text, or an empty one."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(width=600, height=300)
    if text is not None:
        name = pypdf.generic.NameObject
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = pypdf.generic.DictionaryObject({name("/F1"): pypdf.generic.DictionaryObject({name(k): name(v) for k, v in font.items()})})
        page[name("/Resources")] = pypdf.generic.DictionaryObject({name("/Font"): fonts})
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
        page[name("/Contents")] = stream
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    assert (
        only(write(tmp_path / "a.pdf", pdf("Sales rose 4% in 2016, Alder Foods said."))).text == "Sales rose 4% in 2016, Alder Foods said."
    )


def test_a_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "a.pdf", pdf(None))) == ["holds no text, only pictures; have its text recognised first"]


def test_a_pdf_with_too_many_pages_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_source, "MAX_PAGES", 0)
    assert articles(write(tmp_path / "a.pdf", pdf(None))) == ["has 1 pages; claimx reads PDF files of up to 0"]


# Dates


def test_a_record_says_where_its_date_is_from(tmp_path: Path, nlp: Language) -> None:
    dated = "Published on 30 March 2017\n\nSales rose 4%, Alder Foods said."
    given: list[tuple[Article | dict[str, str], str | None]] = [
        ({"text": FIRST, "published": "2017-03-30"}, "given"),
        (only(write(tmp_path / "a.xml", NITF)), "metadata"),
        (
            open_item(next(items(Place(write(tmp_path / "b.txt", FIRST), "b"), Options())), Options(published=date(2017, 3, 30))).article,
            "option",
        ),
        ({"text": FIRST, "url": "https://example.org/news/2017/03/30/alder"}, "url"),
        ({"text": dated}, "text"),
        ({"text": FIRST, "url": "https://example.org/alder"}, None),
    ]
    records = list(claimx.pipe([article for article, _ in given], nlp=nlp))
    assert [record.published_from for record in records] == [source for _, source in given]
    assert [record.published for record in records] == [date(2017, 3, 30)] * 5 + [None]


# Hostile content


def nitf_with(declared: str, reference: str) -> str:
    return f"<!DOCTYPE nitf {declared}><nitf><body><body.content><p>Sales rose 4%.{reference}</p></body.content></body></nitf>"


@pytest.mark.parametrize(
    "markup",
    [
        nitf_with('[<!ENTITY x SYSTEM "file:///etc/hostname">]', "&x;"),
        nitf_with('SYSTEM "http://127.0.0.1:9/x.dtd"', ""),
        nitf_with('[<!ENTITY a "lol"><!ENTITY b "&a;&a;">]', "&b;"),
    ],
    ids=["file", "network", "internal"],
)
def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path, markup: str) -> None:
    assert only(write(tmp_path / "a.xml", markup)).text == "Sales rose 4%."


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    declared = '<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    (problem,) = articles(write(tmp_path / "a.xml", nitf_with(f"[{declared}]", "&e9;")))
    assert "not well-formed XML" in str(problem)


def test_markup_nested_without_end_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    deep = "<nitf><body><body.content>" + "<p>" * 50_000 + "4%" + "</p>" * 50_000 + "</body.content></body></nitf>"
    (problem,) = articles(write(tmp_path / "a.xml", deep))
    assert "not well-formed XML" in str(problem)


def damaged(data: bytes, at: int, byte: int, length: int) -> bytes:
    place = at % max(len(data), 1)
    return (data[:place] + bytes([byte]) + data[place + 1 :])[: max(length % (len(data) + 1), 1)]


SAMPLES = {
    ".rss": RSS.encode(),
    ".atom": ATOM.encode(),
    ".xml": G2.encode(),
    ".html": PAGE.encode(),
    ".docx": word_document(),
    ".pdf": pdf("Sales rose 4%."),
    ".warc": warc(("200 OK", "text/html", PAGE.encode())),
    ".json": b'{"text": "Sales rose 4%.", "published": "2017-03-30"}',
    ".csv": b"text,published\nSales rose 4%.,2017-03-30\n",
}


@pytest.mark.parametrize("ending", SAMPLES)
@settings(max_examples=40, deadline=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 100_000), byte=st.integers(0, 255), length=st.integers(0, 100_000))
def test_damaged_files_are_articles_or_problems(tmp_path: Path, ending: str, at: int, byte: int, length: int) -> None:
    for found in articles(write(tmp_path / f"a{ending}", damaged(SAMPLES[ending], at, byte, length))):
        assert isinstance(found, Article) or found


@pytest.mark.parametrize("ending", sorted(SOURCES))
@settings(max_examples=25, deadline=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_in_any_type_are_articles_or_problems(tmp_path: Path, ending: str, data: bytes) -> None:
    path = write(tmp_path / f"a{ending}", data)
    for item in items(Place(path, "a"), Options()):
        with contextlib.suppress(InputError):
            assert isinstance(open_item(item, Options()).article.text, str)


def test_a_zip_that_is_no_document_says_so(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Sales rose 4%.")
    (problem,) = articles(write(tmp_path / "a.docx", out.getvalue()))
    assert isinstance(problem, str)
