"""What the reading commands can narrow down by, as conditions.

Enters: `Filters`. Leaves: conditions on articles, figures and series. Never: a query of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import inf, nextafter

from sqlalchemy import ColumnElement, Select, or_, select

from monitor.domain import Role, with_facets
from storage.tables import article, article_region, article_topic, figure, observation, place_in, series

Ids = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Filters:
    """The contract's options; None means "any". Where several ids are given, one of them has to fit.

    `region` includes what lies in it. `language` `zh` includes `zh-Hans`. `since` and `until`
    are moments, both included, and look at publication (or arrival, without a date); `as_of`
    shows what was believed then. `min` and `max` are included, and exact.
    """

    region: Ids = None
    topic: Ids = None
    indicator: Ids = None
    language: str | None = None
    source: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str | None = None
    as_of: datetime | None = None


NONE = Filters()
Conditions = Iterator[ColumnElement[bool]]


def ids(wanted: Ids) -> tuple[str, ...]:
    """One id or several as several."""
    return (wanted,) if isinstance(wanted, str) else wanted or ()


def measures(wanted: Ids) -> tuple[str, ...]:
    """Indicators with their ranks, runs and shares."""
    return tuple(name for indicator in ids(wanted) for name in with_facets(indicator))


def of_articles(filters: Filters) -> Conditions:
    """Conditions on `article` that is itself what is looked for."""
    yield from believed(filters)
    yield from described(filters)
    if filters.region:
        inside = article_region.c.place.in_(places(filters.region))
        # What it is about, as in the rules for alerts; a place named in passing is found by `search`.
        about = inside & (article_region.c.role == Role.SUBJECT.value)
        yield article.c.key.in_(select(article_region.c.article).where(about))
    if indicators := measures(filters.indicator):
        yield article.c.key.in_(select(figure.c.article).where(figure.c.indicator.in_(indicators)))


def believed(filters: Filters) -> Conditions:
    """The versions of `article` that were believed at `as_of`, or are now."""
    if filters.as_of is None:
        yield article.c.known_to.is_(None)
    else:
        yield article.c.known_from <= filters.as_of
        yield or_(article.c.known_to.is_(None), article.c.known_to > filters.as_of)


def described(filters: Filters) -> Conditions:
    """Conditions on the `article` that a figure, an observation or a change comes from."""
    if filters.language:
        tag = article.c.language
        yield or_(tag == filters.language, tag.startswith(f"{filters.language}-", autoescape=True))
    if filters.source:
        yield article.c.source == filters.source
    if filters.since:
        yield article.c.stands_at >= filters.since
    if filters.until:
        yield article.c.stands_at <= filters.until
    if topics := ids(filters.topic):
        yield article.c.key.in_(select(article_topic.c.article).where(article_topic.c.topic.in_(topics)))


def of_figures(filters: Filters) -> Conditions:
    """Conditions on `figure` beside those on its article. `min` and `max` only narrow down: `in_range` decides."""
    if filters.region:
        yield figure.c.place.in_(places(filters.region))
    if indicators := measures(filters.indicator):
        yield figure.c.indicator.in_(indicators)
    if filters.unit:
        yield figure.c.unit == filters.unit
    if filters.min is not None:
        yield figure.c.value_num >= nextafter(float(filters.min), -inf)
    if filters.max is not None:
        yield figure.c.value_num <= nextafter(float(filters.max), inf)


def of_series(filters: Filters) -> Conditions:
    """Conditions on `series`."""
    if filters.region:
        yield series.c.subject.in_(places(filters.region))
    if indicators := measures(filters.indicator):
        yield series.c.measure.in_(indicators)


def of_observations(filters: Filters) -> Conditions:
    """What was believed at `as_of`, or is now."""
    if filters.as_of is None:
        yield observation.c.believed_to.is_(None)
    else:
        yield observation.c.believed_from <= filters.as_of
        yield or_(observation.c.believed_to.is_(None), observation.c.believed_to > filters.as_of)


def in_range(value: Decimal, filters: Filters) -> bool:
    """The exact decision about `min` and `max`."""
    above = filters.min is None or value >= filters.min
    return above and (filters.max is None or value <= filters.max)


def places(region: Ids) -> Select[tuple[str]]:
    """Every place that lies in one of these, themselves included."""
    return select(place_in.c.place).where(place_in.c.ancestor.in_(ids(region)))
