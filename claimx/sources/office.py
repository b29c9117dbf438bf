"""Articles in Word documents (.docx) and PDF files.

Their own dates tell when the file was made and not when the article came out, and are not used.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from claimx.errors import InputError
from claimx.extras import require
from claimx.sources.article import article_of
from claimx.sources.item import MAX_BYTES, Item, Opened, Options

MAX_PAGES = 500


def open_docx(item: Item, options: Options) -> Opened:
    """The paragraphs of a Word document, a blank line between them.

    Raises InputError if the extra "docx" is not installed, or the file is damaged or unpacks to too much.
    """
    docx = require("docx", extra="docx", purpose="to read Word documents")
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(item.content)).infolist())
    except zipfile.BadZipFile as error:
        message = "is no Word document (.docx), or a damaged one"
        raise InputError(message) from error
    if unpacked > MAX_BYTES:
        message = f"is larger than {MAX_BYTES // 2**20} MB, unpacked"
        raise InputError(message)
    document = docx.Document(io.BytesIO(item.content))
    text = _joined(paragraph.text for paragraph in document.paragraphs)
    return article_of(item.name, text, {"title": document.core_properties.title, **item.facts}, options)


def open_pdf(item: Item, options: Options) -> Opened:
    """The text of a PDF file, page after page.

    Raises InputError if the extra "pdf" is not installed, or the file is damaged, encrypted, too long, or holds only pictures.
    """
    pypdf = require("pypdf", extra="pdf", purpose="to read PDF files")
    reader = pypdf.PdfReader(io.BytesIO(item.content))
    if reader.is_encrypted:
        message = "is encrypted"
        raise InputError(message)
    if len(reader.pages) > MAX_PAGES:
        message = f"has {len(reader.pages)} pages; claimx reads PDF files of up to {MAX_PAGES}"
        raise InputError(message)
    text = _joined(page.extract_text() for page in reader.pages)
    if not text:
        message = "holds no text, only pictures; have its text recognised first"
        raise InputError(message)
    title = reader.metadata.title if reader.metadata is not None else None
    return article_of(item.name, text, {"title": title, **item.facts}, options)


def _joined(blocks: Any) -> str:  # noqa: ANN401 - strings of libraries without types
    return "\n\n".join(stripped for block in blocks if (stripped := str(block).strip()))
