"""The command-line contract's JSON: documents in, analyses out.

Enters: parsed JSON of one line, or domain objects. Leaves: a `Document`, or plain
dictionaries with the contract's keys. Never: a float for a figure's number, a local
time, a read of anything but the `html_path` that a document names.
"""

import gzip
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from monitor.domain import Analysis, Document
from monitor.errors import ArticleError, FigurewatchError
from monitor.shapes import details_json, figure_json, iso

MAX_DOCUMENT = 10 << 20  # bytes after decoding: the house limit for a page
_BODIES = ("html", "html_path", "text")


def document_from(row: object, folder: Path) -> Document:
    """The document that one JSON object describes; `html_path` is relative to `folder`.

    Raises `ArticleError` (`bad_document`, `too_large`) that names the key which is wrong.
    """
    if not isinstance(row, Mapping):
        raise _bad("a document is a JSON object with the key `id` and one of html, html_path and text")
    id_ = _text(row, "id")
    if not id_:
        raise _bad("the key `id` is missing or empty")
    given = [key for key in _BODIES if row.get(key) is not None]
    if len(given) != 1:
        raise _bad(f"exactly one of html, html_path and text must be given, not {' and '.join(given) or 'none'}")
    html, text = _html(row, folder), _text(row, "text")
    if len(html or text or "") > MAX_DOCUMENT:
        raise ArticleError(f"the document is larger than {MAX_DOCUMENT >> 20} MiB", code="too_large")
    return Document(
        id=id_,
        url=_text(row, "url"),
        html=html,
        text=text,
        title=_text(row, "title"),
        language=_text(row, "language"),
        published=published(_text(row, "published")),
        source=_text(row, "source"),
        content_type="text/html; charset=utf-8" if row.get("html") is not None else "",
    )


def published(value: str | None) -> datetime | None:
    """Aware UTC time of an ISO 8601 date or time; a bare date is its midnight, a time without zone is UTC."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise _bad(f"`published` is not an ISO 8601 date or time: {value[:40]!r}") from error
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError as error:
        raise _bad(f"`published` is out of range: {value[:40]!r}") from error


def analysis_json(analysis: Analysis) -> dict[str, Any]:
    """What `analyse` prints of one document."""
    article = analysis.article
    return {
        "id": article.id,
        "error": None,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "published": iso(article.published),
        **details_json(article),
        "figures": [figure_json(figure) for figure in analysis.figures],
    }


def error_json(id_: str | None, error: FigurewatchError) -> dict[str, Any]:
    """The line for a document that could not be analysed."""
    return {"id": id_, "error": {"code": error.code, "message": error.message}}


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _bad(f"the key `{key}` must hold text, not {type(value).__name__}")


def _html(row: Mapping[str, Any], folder: Path) -> bytes | None:
    if (markup := _text(row, "html")) is not None:
        return markup.encode("utf-8", "replace")
    if (name := _text(row, "html_path")) is None:
        return None
    try:
        raw = (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _bad(f"`html_path` can't be read: {reason}: {name[:200]}") from error
    return _unpacked(raw) if name.endswith(".gz") else raw


def _unpacked(raw: bytes) -> bytes:
    """Content of a gzip file, never more than one byte over the limit (a bomb stays small)."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as file:
            return file.read(MAX_DOCUMENT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _bad(f"`html_path` names a damaged gzip file: {error}") from error


def _bad(message: str) -> ArticleError:
    return ArticleError(message, code="bad_document")
