"""One flat row a vintage, with the contract's names.

Enters: series, each with its periods and their vintages. Leaves: dictionaries with `KEYS`, in an order that the
content alone decides. Never: a number that is not the archive's own string.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

_OF_SERIES = (
    "series", "subject", "indicator", "transform", "unit_class", "denominator", "scope", "frequency",
)  # fmt: skip
_OF_VINTAGE = (
    "value", "low", "high", "unit", "approx", "modality", "known_from", "known_to", "status", "independent_sources",
    "articles", "urls",
)  # fmt: skip
#: The contract's names, in order. `unit` is the vintage's own ("laboratory"), `unit_class` what makes it comparable.
KEYS = (*_OF_SERIES, "period", *_OF_VINTAGE)
_PLAINER = {
    "series": "series_id",
    "subject": "subject_id",
    "low": "value_low",
    "high": "value_high",
    "approx": "value_wording",
    "modality": "stated_as",
    "articles": "article_ids",
    "urls": "article_urls",
}
#: What a CSV's first line says for each of `KEYS`, for people who have only the file.
HEADERS = {key: _PLAINER.get(key, key) for key in KEYS}


def vintages(series: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """All vintages of each series: by period, then by the moment when they became known, then by value."""
    for one in series:
        shared = {key: one[key] for key in _OF_SERIES}
        for period in sorted(one["periods"], key=lambda item: str(item["period"])):
            for vintage in sorted(period["vintages"], key=_order):
                own = {key: vintage[key] for key in _OF_VINTAGE}
                yield {**shared, "period": period["period"], **own}


def _order(vintage: Row) -> tuple[str, Decimal, str, list[str]]:
    return vintage["known_from"], Decimal(vintage["value"]), vintage["status"], vintage["articles"]
