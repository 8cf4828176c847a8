"""Builders for tests: each makes a whole, ordinary thing; a test names only what matters to it.

    an_observation("318.47e9", step="0.01e9", article="b")
    a_change(kind=ChangeKind.CONFLICTING, observations=(older, newer))

Amounts are strings or Decimals in base units. Every other field of the thing built can be
given by its own name. `hashed` makes ids out of facts as the product does.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from monitor.domain import (
    Alert,
    Analysis,
    Approx,
    Article,
    ArticleFacts,
    Change,
    ChangeKind,
    Dispatch,
    Document,
    Figure,
    FigureKind,
    Fingerprint,
    Modality,
    Observation,
    Reckoning,
    Region,
    Relation,
    Role,
    SeriesKey,
    Severity,
    StoryLink,
    Topic,
    Transform,
    Verdict,
)

NOON = datetime(2025, 3, 4, 12, 0, tzinfo=UTC)
Number = str | int | Decimal


def days(count: float) -> timedelta:
    return timedelta(days=count)


def hashed(*facts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, facts)).encode()).hexdigest()[:16]


def a_document(text: str = "The city spent 12 million yuan on libraries in 2024.", **more: Any) -> Document:
    return Document(**{"id": "a", "text": text, **more})


def a_region(place: str = "CN-GD", *, path_ids: Sequence[str] | None = None, **more: Any) -> Region:
    """A place that the article is about. `CN-GD` lies in `CN` unless `path_ids` says otherwise."""
    ids = tuple(path_ids or _path(place))
    return Region(
        **{"id": place, "name": place, "path": ids, "path_ids": ids, "role": Role.SUBJECT, "score": 0.9, **more}
    )


def a_topic(topic: str = "medtop:04000000", **more: Any) -> Topic:
    return Topic(**{"id": topic, "name": topic, "score": 0.8, **more})


def an_article(text: str = "The city spent 12 million yuan on libraries in 2024.", **more: Any) -> Article:
    article_id = more.get("id", "a")
    return Article(
        **{
            "id": article_id,
            "url": f"https://news.example/{article_id}",
            "title": "City spends more on libraries",
            "text": text,
            "language": "en",
            "published": NOON,
            "source": "Example Daily",
            **more,
        }
    )


def facts_of(article: Article) -> ArticleFacts:
    return ArticleFacts(
        article_id=article.id,
        url=article.url,
        title=article.title,
        source=article.source,
        published=article.published,
        language=article.language,
        topics=tuple(topic.id for topic in article.topics),
    )


def a_figure(value: Number = "318.47e9", *, step: Number = 0, text: str | None = None, **more: Any) -> Figure:
    """A figure of kind amount in CNY. With `text`, `surface` is looked up in it, and so are the offsets."""
    amount, size = Decimal(value), Decimal(step)
    surface = more.pop("surface", _printed(amount, more.get("unit", "CNY")))
    start = text.index(surface) if text else more.pop("start", 0)
    low, high = _interval(amount, size)
    return Figure(
        **{
            "start": start,
            "end": start + len(surface),
            "surface": surface,
            "kind": FigureKind.AMOUNT,
            "value": amount,
            "low": low,
            "high": high,
            "unit": "CNY",
            "step": size,
            "confidence": 0.9,
            "sentence_end": len(text) if text else len(surface),
            **more,
        }
    )


def an_analysis(article: Article | None = None, figures: Sequence[Figure] = (), **more: Any) -> Analysis:
    article = article or an_article()
    numbers = tuple((figure.start, str(figure.value), "") for figure in figures)
    fingerprint = Fingerprint(hashed(article.text), (hashed(article.text),), numbers)
    return Analysis(**{"article": article, "figures": tuple(figures), "fingerprint": fingerprint, **more})


def a_series(subject: str = "geonames:1795565", measure: str = "rd_expenditure", **more: Any) -> SeriesKey:
    """Shenzhen's R&D spending in CNY, a year at a time."""
    return SeriesKey(
        **{"subject": subject, "measure": measure, "transform": Transform.LEVEL, "unit_class": "CNY", **more}
    )


def an_observation(value: Number = "318.47e9", *, step: Number = 0, article: str = "a", **more: Any) -> Observation:
    """A value for Shenzhen's R&D spending in 2024, stated by `article`, which is its own story unless `story` says.

    The interval is the half-open one of the printed precision `step`, or the value alone
    with a step of 0; give `low` and `high` for anything else.
    """
    amount, size = Decimal(value), Decimal(step)
    series = more.pop("series", None) or a_series()
    low, high = _interval(amount, size)
    surface = more.get("surface", _printed(amount, more.get("unit", "CNY")))
    sentence = more.get("sentence", f"The figure came to {surface}.")
    start = more.pop("start", max(0, sentence.find(surface)))
    return Observation(
        **{
            "series": series,
            "subject_path": _path(series.subject),
            "period": "2024",
            "value": amount,
            "low": low,
            "high": high,
            "step": size,
            "unit": "CNY",
            "approx": Approx.EXACT,
            "modality": Modality.ACTUAL,
            "article_id": article,
            "story": f"story-{article}",
            "source": "Example Daily",
            "language": "en",
            "known_from": NOON,
            "start": start,
            "end": start + len(surface),
            "surface": surface,
            "sentence": sentence,
            "figure": 0,
            **more,
        }
    )


def a_change(kind: ChangeKind = ChangeKind.CONFLICTING, **more: Any) -> Change:
    """A finding about two observations of different articles (one, for a new series or period).

    `id` and `group` follow from kind, series, period and articles unless they are given.
    """
    alone = kind in {ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD, ChangeKind.IMPLAUSIBLE}
    newer = an_observation("318.47e9", step="0.01e9", article="b")
    default = (newer,) if alone else (an_observation("290.35e9", step="0.01e9", article="a"), newer)
    observations = tuple(more.pop("observations", default))
    series, period = observations[-1].series, observations[-1].period
    articles = sorted({observation.article_id for observation in observations})
    return Change(
        **{
            "id": hashed(kind, series, period, *articles),
            "kind": kind,
            "severity": Severity.MEDIUM,
            "series": series,
            "period": period,
            "group": hashed(series.subject, *articles),
            "observations": observations,
            "explanation": "Two articles state different values.",
            **more,
        }
    )


def a_link(relation: Relation = Relation.ORIGINAL, **more: Any) -> StoryLink:
    return StoryLink(**{"story": None, "relation": relation, "score": 1.0, "why": "no near text", **more})


def a_verdict(
    *changes: Change, article: Article | None = None, reckoning: Mapping[str, Any] | None = None, **more: Any
) -> Verdict:
    """What was decided about one article: its changes with the observations that they add; `reckoning`: what else."""
    observations = tuple(change.observations[-1] for change in changes)
    article = article or an_article(id=observations[-1].article_id if observations else "a")
    return Verdict(
        **{
            "analysis": an_analysis(article),
            "link": a_link(),
            "observations": observations,
            "reckoning": Reckoning(tuple(changes), **reckoning or {}),
            **more,
        }
    )


def an_alert(*changes: Change, **more: Any) -> Alert:
    """The alert of rule `default` about `changes`, with the facts of the articles that they quote."""
    told = changes or (a_change(),)
    quoted = dict.fromkeys(o.article_id for change in told for o in change.observations)
    group = more.get("group", told[0].group)
    rule = more.get("rule", "default")
    return Alert(
        **{
            "id": hashed(rule, group),
            "rule": rule,
            "group": group,
            "changes": tuple(told),
            "articles": tuple(facts_of(an_article(id=article)) for article in quoted),
            "channels": ("mail",),
            "when": "at_once",
            "created": NOON,
            **more,
        }
    )


def a_dispatch(*alerts: Alert, **more: Any) -> Dispatch:
    """One message to `reader@example.org`, never tried before."""
    told = alerts or (an_alert(),)
    ids = hashed(*(alert.id for alert in told))
    return Dispatch(
        **{
            "id": ids,
            "channel": "mail",
            "recipient": "reader@example.org",
            "alerts": tuple(told),
            "when": told[0].when,
            "tries": 0,
            **more,
        }
    )


def _interval(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    return (value - step / 2, value + step / 2) if step else (value, value)


def _printed(value: Decimal, unit: str) -> str:
    return f"{value.normalize():f} {unit}"


_LIES_IN = {"geonames:1795565": ("CN", "CN-GD", "geonames:1795565")}  # Shenzhen


def _path(place: str) -> tuple[str, ...]:
    if place in _LIES_IN:
        return _LIES_IN[place]
    return (place.split("-", 1)[0], place) if "-" in place and not place.startswith("geonames:") else (place,)
