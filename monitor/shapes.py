"""The contract's JSON of domain objects, for commands that print and for the archive that keeps it.

Enters: domain objects. Leaves: plain dictionaries and strings with the contract's keys. Never:
a float for a figure's number, a local time.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, overload

from monitor.domain import Article, Figure


def details_json(article: Article) -> dict[str, Any]:
    """What reading one article shows beside its title, text, language and date."""
    provenance = article.provenance
    return {
        "authors": list(article.authors),
        "removed": [{"text": piece.text, "rule": piece.rule} for piece in article.removed],
        "provenance": {
            "publisher": provenance.publisher,
            "agency": provenance.agency,
            "translated": provenance.translated,
            "via": list(provenance.via),
        },
        "regions": [
            {
                "id": region.id,
                "name": region.name,
                "path": list(region.path),
                "role": region.role.value,
                "score": round(region.score, 4),
                "spans": [list(span) for span in region.spans],
                "inferred": region.inferred,
            }
            for region in article.regions
        ],
        "entities": [{"id": item.id, "name": item.name, "kind": item.kind} for item in article.entities],
        "topics": [{"id": item.id, "name": item.name, "score": round(item.score, 4)} for item in article.topics],
        "warnings": list(article.warnings),
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with the contract's keys."""
    return {
        "start": figure.start,
        "end": figure.end,
        "surface": figure.surface,
        "kind": figure.kind.value,
        "value": plain(figure.value),
        "low": plain(figure.low),
        "high": plain(figure.high),
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


@overload
def plain(number: Decimal) -> str: ...
@overload
def plain(number: Decimal | None) -> str | None: ...
def plain(number: Decimal | None) -> str | None:
    """A decimal without exponent and without idle zeros: 3.1847E+11 → "318470000000"."""
    if number is None:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z, to the second."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
