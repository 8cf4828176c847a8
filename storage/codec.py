"""Domain objects to rows and back: one place that knows both shapes.

Enters: domain objects, or rows. Leaves: the other. Never: a query.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from monitor.domain import (
    Alert,
    Approx,
    ArticleFacts,
    Change,
    ChangeKind,
    Embedding,
    Entry,
    Figure,
    FigureKind,
    Fingerprint,
    Hypothesis,
    Modality,
    Observation,
    SeriesKey,
    Severity,
    Status,
    Transform,
)
from monitor.shapes import plain

Plain = dict[str, Any]
Row = Any  # a row of a query: its columns are attributes


def digest(*facts: str | None) -> str:
    """16 hex digits that name these facts; None and '' differ."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True).encode()).hexdigest()[:16]


def near(number: Decimal) -> float:
    """The number for sorting and for narrowing down, never for deciding."""
    return float(number)


# ───────────────────────────── articles ─────────────────────────────


def fingerprint_from(row: Row) -> Fingerprint:
    numerals = tuple((int(offset), str(digits)) for offset, digits in row.numerals)
    return Fingerprint(row.text_hash, tuple(row.sentences), tuple(map(_number, row.numbers)), numerals)


def _number(stored: Any) -> tuple[int, str, str]:
    """Before revision 0002 values were kept without a place: such are of no sentence."""
    return (-1, stored, "") if isinstance(stored, str) else (int(stored[0]), str(stored[1]), str(stored[2]))


def embedding_from(row: Row) -> Embedding | None:
    if row.model is None:
        return None
    spans = tuple((int(start), int(end)) for start, end in row.spans)
    return Embedding(row.model, row.dims, spans, bytes(row.vectors), bytes(row.mean))


def entry_to(entry: Entry) -> Plain:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "published": _moment_to(entry.published),
        "content": entry.content,
        "authors": list(entry.authors),
        "language": entry.language,
    }


def entry_from(values: Plain) -> Entry:
    moment, authors = _moment_from(values["published"]), tuple(values["authors"])
    return Entry(**{**values, "published": moment, "authors": authors})


# ───────────────────────────── the ledger ─────────────────────────────


def figure_from(payload: Mapping[str, Any], sentence: str, text: str) -> Figure:
    """A figure from what was stored of it; its cues, scope and path are not."""
    low, high = number_from(payload["low"]), number_from(payload["high"])
    exact = payload["approx"] == Approx.EXACT.value and low is not None and high is not None
    at = text.rfind(sentence, 0, payload["start"] + len(sentence)) if sentence else -1
    return Figure(
        start=payload["start"],
        end=payload["end"],
        surface=payload["surface"],
        kind=FigureKind(payload["kind"]),
        value=Decimal(payload["value"]),
        low=low,
        high=high,
        unit=payload["unit"],
        step=high - low if exact and high is not None and low is not None else Decimal(0),
        approx=Approx(payload["approx"]),
        direction=payload["direction"],
        subject=payload["subject"],
        indicator=payload["indicator"],
        indicator_text=payload["indicator_text"],
        period=payload["period"],
        transform=Transform(payload["transform"]),
        denominator=payload["denominator"],
        modality=Modality(payload["modality"]),
        pair_of=payload["pair_of"],
        sentence_start=max(at, 0),
        sentence_end=max(at, 0) + len(sentence) if at >= 0 else 0,
    )


def series_id(key: SeriesKey) -> str:
    """A stable name for a series: the same key has the same id in every archive."""
    return digest(key.subject, *_family(key))


def family(key: SeriesKey) -> str:
    """What a series shares with the same measure of other places."""
    return digest(*_family(key))


def _family(key: SeriesKey) -> tuple[str | None, ...]:
    return key.measure, key.transform.value, key.unit_class, key.denominator, key.scope, key.frequency


def series_row(key: SeriesKey) -> Plain:
    return {"id": series_id(key), "family": family(key), **_series_values(key)}


def _series_values(key: SeriesKey) -> Plain:
    return {
        "subject": key.subject,
        "measure": key.measure,
        "transform": key.transform.value,
        "unit_class": key.unit_class,
        "denominator": key.denominator,
        "scope": key.scope,
        "frequency": key.frequency,
    }


def series_from(values: Mapping[str, Any]) -> SeriesKey:
    return _series(*(values[name] for name in _SERIES))


_SERIES = ("subject", "measure", "transform", "unit_class", "denominator", "scope", "frequency")


@lru_cache(maxsize=1 << 14)
def _series(
    subject: str,
    measure: str,
    transform: str,
    unit_class: str,
    denominator: str | None,
    scope: str | None,
    frequency: str,
) -> SeriesKey:
    """One object for one series, since many rows speak of few."""
    return SeriesKey(subject, measure, Transform(transform), unit_class, denominator, scope, frequency)


def observation_values(observation: Observation) -> Plain:
    """The columns that an observation and a row have in common, as the column types take them."""
    return {
        "figure": observation.figure,
        "period": observation.period,
        "value": observation.value,
        "low": observation.low,
        "high": observation.high,
        "step": observation.step,
        "unit": observation.unit,
        "approx": observation.approx.value,
        "modality": observation.modality.value,
        "article_id": observation.article_id,
        "story": observation.story,
        "source": observation.source,
        "language": observation.language,
        "known_from": observation.known_from,
        "start": observation.start,
        "end": observation.end,
        "surface": observation.surface,
        "sentence": observation.sentence,
        "cues": sorted(observation.cues),
        "subject_path": list(observation.subject_path),
        "quarantined": observation.quarantined,
    }


def observation_from(
    values: Mapping[str, Any],
    series: SeriesKey,
    *,
    is_reprint: bool = False,
    agency: str | None = None,
    own: SeriesKey | None = None,
) -> Observation:
    """An observation from `observation_values` or from a row's mapping, which has `key` too."""
    return Observation(
        series=series,
        subject_path=tuple(values["subject_path"]),
        period=values["period"],
        value=values["value"],
        low=values["low"],
        high=values["high"],
        step=values["step"],
        unit=values["unit"],
        approx=Approx(values["approx"]),
        modality=Modality(values["modality"]),
        article_id=values["article_id"],
        story=values["story"],
        source=values["source"],
        language=values["language"],
        known_from=values["known_from"],
        start=values["start"],
        end=values["end"],
        surface=values["surface"],
        sentence=values["sentence"],
        figure=values["figure"],
        cues=frozenset(values["cues"]),
        quarantined=bool(values["quarantined"]),
        key=values["key"],
        agency=agency,
        is_reprint=is_reprint,
        own=own,
    )


_NUMBERS = ("value", "low", "high", "step")


def observations_to(observations: Sequence[Observation], keys: Mapping[int, int]) -> list[Plain]:
    """Observations as JSON, letter for letter as they were quoted; `keys` has the rows, by position."""
    return [
        {
            **observation_values(observation),
            **{name: _number_to(getattr(observation, name)) for name in _NUMBERS},
            "known_from": _moment_to(observation.known_from),
            "series": _series_values(observation.series),
            "key": keys.get(position),
        }
        for position, observation in enumerate(observations)
    ]


def observations_from(quoted: Sequence[Plain]) -> tuple[Observation, ...]:
    return tuple(
        observation_from(
            {
                **values,
                **{name: number_from(values[name]) for name in _NUMBERS},
                "known_from": _moment_from(values["known_from"]),
            },
            series_from(values["series"]),
        )
        for values in quoted
    )


def change_from(row: Row) -> Change:
    """A change from a row of `change` joined with its series."""
    values = row._asdict()
    return Change(
        id=row.id,
        kind=ChangeKind(row.kind),
        severity=Severity(row.severity),
        series=series_from(values),
        period=row.period,
        group=row.change_group,
        observations=observations_from(row.observations),
        explanation=row.explanation,
        hypothesis=Hypothesis(row.hypothesis) if row.hypothesis else None,
        status=Status(row.status),
        is_event=row.is_event,
        reason=row.reason,
    )


def finding_json(change: Change) -> Plain:
    """A finding with the contract's keys, and where it stands on file if it does."""
    return {
        "change": change.id,
        "kind": change.kind.value,
        "severity": change.severity.value,
        "series": series_id(change.series),
        "period": change.period,
        "group": change.group,
        "observations": [_quoted(each) for each in change.observations],
        "hypothesis": change.hypothesis.value if change.hypothesis else None,
        "explanation": change.explanation,
        "status": change.status.value,
        "reason": change.reason,
        "settled": None,
        "decided_by": None,
        "baseline": False,
        "created": None,
    }


def _quoted(each: Observation) -> Plain:
    return {
        "article_id": each.article_id,
        "value": plain(each.value),
        "unit": each.unit,
        "start": each.start,
        "end": each.end,
        "surface": each.surface,
        "sentence": each.sentence,
        "period": each.period,
        "source": each.source,
        "language": each.language,
    }


# ───────────────────────────── alerts ─────────────────────────────


def facts_to(facts: ArticleFacts) -> Plain:
    return {
        "article_id": facts.article_id,
        "url": facts.url,
        "title": facts.title,
        "source": facts.source,
        "published": _moment_to(facts.published),
        "language": facts.language,
        "topics": list(facts.topics),
    }


def facts_from(values: Plain) -> ArticleFacts:
    moment, topics = _moment_from(values["published"]), tuple(values["topics"])
    return ArticleFacts(**{**values, "published": moment, "topics": topics})


def alert_from(row: Row, changes: Sequence[Change]) -> Alert:
    return Alert(
        id=row.id,
        rule=row.rule,
        group=row.alert_group,
        changes=tuple(changes),
        articles=tuple(map(facts_from, row.articles)),
        channels=tuple(row.channels),
        when=row.timing,
        created=row.created,
        updates=row.updates,
    )


def _number_to(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def number_from(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _moment_to(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment_from(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
