"""What a reprint, a corrected copy or an edited page prints in the place of another number, understood or not.

Enters: an article with its observations, and the telling that it is set against. Leaves: marks for observations that
correct others, and `Step`s for figures that are in no series, or in another one. Never: a finding about what only one
of the two says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from monitor.domain import (
    Analysis,
    Approx,
    Article,
    ChangeKind,
    Figure,
    Modality,
    Observation,
    Relation,
    Role,
    SeriesKey,
    Transform,
    primary,
)
from monitor.ledger.compare import CORRECTED, Reason, Step
from monitor.ledger.nouns import nominal_form
from monitor.ledger.retellings import Pair, PairKind, retellings
from monitor.ledger.revisions import cue
from monitor.ledger.series import measure_of, unit_class
from monitor.ledger.tellings import Slot

_UNNAMED = "figure"
_LONGEST = 300  # characters of the line that a number without a sentence is quoted with


@dataclass(frozen=True, slots=True)
class Retold:
    """`marks`: cues of the article's observations by their figure; `steps`: what no series shows."""

    marks: Mapping[int, frozenset[str]]
    steps: tuple[Step, ...]


def retold(
    newer: Analysis,
    observations: Sequence[Observation],
    older: Analysis | None,
    known: Sequence[Observation],
    relation: Relation,
    now: datetime,
) -> Retold:
    """Compare `newer` with the telling that it repeats; `known` are observations on file, that one's among them."""
    pairs = retellings(older, newer, relation) if older else ()
    if older is None or not pairs:
        return Retold({}, ())
    mine = {each.figure: each for each in observations}
    its = {each.figure: each for each in known if each.article_id == older.article.id}
    marks: dict[int, frozenset[str]] = {}
    steps: list[Step] = []
    for pair in pairs:
        new, old = _of(mine, pair.newer), _of(its, pair.older)
        if new and old and _place(new) == _place(old) and pair.words is None:
            if pair.kind is PairKind.CORRECTED and pair.older is not None:
                marks[new.figure] = frozenset({CORRECTED, cue(older.figures[pair.older])})
            continue
        steps.append(_step(pair, new or _statement(pair.now, newer, now), old or _statement(pair.was, older, now)))
    return Retold(marks, tuple(steps))


def replaced_at_address(
    newer: Analysis,
    observations: Sequence[Observation],
    older: Analysis | None,
    before: Sequence[Observation],
    now: datetime,
) -> Iterator[Step]:
    """Figures without a series that an edit changed; those with one are found by their series."""
    for pair in retellings(older, newer, Relation.REPRINT) if older else ():
        new = _of({each.figure: each for each in observations}, pair.newer)
        old = _of({each.figure: each for each in before}, pair.older)
        if older is not None and pair.words is None and (new is None or old is None):
            new, old = new or _statement(pair.now, newer, now), old or _statement(pair.was, older, now)
            yield Step(ChangeKind.EDITED, new, _beside(old, new), Reason.DISAGREES, note=pair.reason)


def _of(observations: Mapping[int, Observation], figure: int | None) -> Observation | None:
    return None if figure is None else observations.get(figure)


def _place(observation: Observation) -> tuple[SeriesKey, str]:
    return (observation.series, observation.period)


def _step(pair: Pair, new: Observation, old: Observation) -> Step:
    kind = ChangeKind.REVISED if pair.kind is PairKind.CORRECTED else ChangeKind.DISCREPANCY
    reason = Reason.CORRECTED if pair.kind is PairKind.CORRECTED else Reason.DISAGREES
    return Step(kind, new, _beside(old, new), reason, note=pair.reason)


def _beside(old: Observation, new: Observation) -> Observation:
    """The old value as a statement of what the new one is about: they stand in one place of one report."""
    return old if old.key is not None else replace(old, series=new.series, period=new.period)


# ───────────────────────────── numbers that are in no series ─────────────────────────────


def _statement(slot: Slot, analysis: Analysis, now: datetime) -> Observation:
    """A number as far as it was understood, so that it can be quoted; the report stands for a missing subject."""
    article = analysis.article
    figure = None if slot.figure is None else analysis.figures[slot.figure]
    subject = _subject(figure, article)
    moment = article.published or now
    return Observation(
        series=SeriesKey(
            subject,
            _measure(figure, slot, article),
            figure.transform if figure else Transform.LEVEL,
            unit_class(figure) if figure else "count",
            frequency="A" if figure and figure.period else "S",
        ),
        subject_path=(figure.subject_path if figure else ()) or (subject,),
        period=(figure.period if figure else None) or moment.date().isoformat(),
        value=slot.value,
        low=figure.low if figure else slot.value,
        high=figure.high if figure else slot.value,
        step=figure.step if figure else Decimal(0),
        unit=slot.unit,
        approx=figure.approx if figure else Approx.EXACT,
        modality=figure.modality if figure else Modality.ACTUAL,
        article_id=article.id,
        story=None,
        source=article.source,
        language=article.language,
        known_from=moment,
        start=slot.start,
        end=slot.end,
        surface=slot.surface,
        sentence=_sentence(figure, slot, article.text),
        figure=-1 if slot.figure is None else slot.figure,
        cues=frozenset({figure.direction} if figure and figure.direction in {"down", "negative"} else ()),
    )


def _subject(figure: Figure | None, article: Article) -> str:
    if figure and figure.subject:
        return figure.subject
    if article.entities:
        return article.entities[0].id
    return next((region.id for region in article.regions if region.role is Role.SUBJECT), f"text:{article.id}")


def _measure(figure: Figure | None, slot: Slot, article: Article) -> str:
    """What it measures, else the words before it, else nothing better than that it is a figure."""
    named = measure_of(figure, article.language) if figure else None
    if named:
        return named
    tongue = primary(article.language) or "und"
    before = article.text[max(0, slot.start - 40) : slot.start].rsplit("\n", 1)[-1]
    return f"open:{tongue}:{nominal_form(before, tongue) or _UNNAMED}"


def _sentence(figure: Figure | None, slot: Slot, text: str) -> str:
    if figure and figure.sentence_end > figure.sentence_start:
        return text[figure.sentence_start : figure.sentence_end]
    start, end = text.rfind("\n", 0, slot.start) + 1, text.find("\n", slot.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else text[max(start, slot.start - half) : slot.end + half].strip()
