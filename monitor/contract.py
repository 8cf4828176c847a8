"""The command-line contract's JSON: documents in, analyses out.

Enters: parsed JSON of one line, or domain objects. Leaves: a `Document`, or plain
dictionaries with the contract's keys. Never: a float for a figure's number, a local
time, a read of anything but the `html_path` that a document names.
"""

import gzip
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from monitor.domain import Analysis, Document, Figure, Provenance
from monitor.errors import ArticleError, FigurewatchError

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
        "authors": list(article.authors),
        "removed": [{"text": piece.text, "rule": piece.rule} for piece in article.removed],
        "provenance": provenance_json(article.provenance),
        "regions": [
            {
                "id": region.id,
                "name": region.name,
                "path": list(region.path),
                "role": region.role.value,
                "score": round(region.score, 4),
                "spans": [list(span) for span in region.spans],
            }
            for region in article.regions
        ],
        "entities": [{"id": item.id, "name": item.name, "kind": item.kind} for item in article.entities],
        "topics": [{"id": item.id, "name": item.name, "score": round(item.score, 4)} for item in article.topics],
        "figures": [figure_json(figure) for figure in analysis.figures],
        "warnings": list(article.warnings),
    }


def error_json(id_: str | None, error: FigurewatchError) -> dict[str, Any]:
    """The line for a document that could not be analysed."""
    return {"id": id_, "error": {"code": error.code, "message": error.message}}


def provenance_json(provenance: Provenance) -> dict[str, Any]:
    return {
        "publisher": provenance.publisher,
        "agency": provenance.agency,
        "translated": provenance.translated,
        "via": list(provenance.via),
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with the contract's keys."""
    return {
        "start": figure.start,
        "end": figure.end,
        "surface": figure.surface,
        "kind": figure.kind.value,
        "value": plain(figure.value),
        "low": None if figure.low is None else plain(figure.low),
        "high": None if figure.high is None else plain(figure.high),
        "direction": figure.direction,
        "unit": figure.unit,
        "approx": figure.approx.value,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "indicator_text": figure.indicator_text,
        "period": figure.period,
        "transform": figure.transform.value,
        "denominator": figure.denominator,
        "modality": figure.modality.value,
        "pair_of": figure.pair_of,
        "confidence": round(figure.confidence, 4),
    }


def plain(number: Decimal) -> str:
    """A decimal without exponent and without idle zeros: 2.4531E+11 → "245310000000"."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z, to the second."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
