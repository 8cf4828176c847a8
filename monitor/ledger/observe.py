"""From figures to observations: which of them say something that can be set against other articles.

Enters: an analysis. Leaves: at most one observation for each series and period, in text
order. Never: a judgement about truth; that is `judge`'s.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache

from monitor.data import load
from monitor.domain import (
    EARLY,
    REPLACES,
    TO_DATE,
    Analysis,
    Article,
    Figure,
    Modality,
    Observation,
    SeriesKey,
    Transform,
)
from monitor.ledger import (
    among,
    beside,
    differences,
    elliptical,
    in_place,
    moved,
    out_of,
    own_before,
    own_levels,
    own_share,
    own_whole,
    pairs,
    periods,
    put_right,
    restated,
)
from monitor.ledger.counted_out import counted_out
from monitor.ledger.intervals import agrees, is_exact
from monitor.ledger.limits import LIMITS
from monitor.ledger.own_names import own_places
from monitor.ledger.revisions import cue, in_its_place, left_behind, replaced, replacing
from monitor.ledger.series import (
    companions,
    is_crop,
    is_flow,
    is_list,
    is_money,
    is_open,
    is_ratio,
    is_seasonal,
    is_spring_crop,
    is_state_at_a_day,
    key_of,
    measure_of,
    subject_path_of,
    tells_a_share,
)

_NOT_DATA = frozenset({Modality.FORECAST, Modality.TARGET, Modality.POLICY_OFFER})
_GROWTH = frozenset({Transform.YOY, Transform.CAGR, Transform.MOM, Transform.ABS_CHANGE})
_NO_MEMBERS: Mapping[str, Collection[str]] = {}
_QUARTER = 3  # months
_YEAR = 12
_SEASON = re.compile(r"\d{4}/\d{4}")
_NO_LINKS: Mapping[str, str] = {}
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # whether a figure has a period does not depend on the day


class Skip(StrEnum):
    """Why a figure is no observation. It stays on file as a figure."""

    CONVERSION = "a bracketed conversion of the figure before it"
    NOT_DATA = "a plan, forecast or offer, not something that was measured"
    NO_SUBJECT = "the text names nobody whose figure it would be"
    NO_MEASURE = "the words for what is measured are missing or too vague"
    NO_PERIOD = "no period, and not said to be the state at publication"
    NOT_OVER = "something that happens during a period which was not over when the text was published"
    NO_BASE = "a multiple or share of something that the text does not name"
    NOT_A_NUMBER = "the value is not a finite number"


def observe(analysis: Analysis, now: datetime, links: Mapping[str, str] = _NO_LINKS) -> tuple[Observation, ...]:
    """What the article states, one observation for each series and period.

    `links` are measures that users file under other ones.

    Where an article gives two values for one series and period, the better attested one
    is kept (see `_trust`): nearly always the other belongs to something that was not understood.
    What it says to be replaced is never kept.
    """
    best: dict[tuple[SeriesKey, str], Observation] = {}
    right = put_right.pairs(analysis)
    old_values = in_place.completed(analysis, {**replaced(analysis), **right})
    far, distances = differences.old_values(analysis)
    far = {**in_place.unread(analysis), **far}
    gone = (left_behind(analysis) - set(old_values.values())) | distances
    marks = _marks(analysis, old_values, far)
    figures = _completed(analysis, old_values, far, right)
    for number, figure in enumerate(figures):
        marked = replace(figure, cues=figure.cues | marks[number])
        if number in old_values or number in gone or skipped(marked, analysis.article) is not None:
            continue
        observation = _filed(_observation(analysis.article, marked, number, now), links)
        place = (observation.series, observation.period)
        known = best.get(place)
        if known is None:
            best[place] = observation
        elif _says_more(observation, known):
            best[place] = _with_checks(observation, known)
        else:
            best[place] = _with_checks(known, observation)
    return tuple(sorted(best.values(), key=lambda observation: (observation.start, observation.figure)))


def _filed(observation: Observation, links: Mapping[str, str]) -> Observation:
    series = observation.series
    measure = links.get(series.measure)
    return observation if measure is None else replace(observation, series=replace(series, measure=measure))


def skipped(figure: Figure, article: Article) -> Skip | None:
    """What of `figure` itself makes it no observation, None if nothing does.

    `observe` also leaves out the old value that a sentence quotes beside the revised one.
    """
    if not figure.value.is_finite():
        return Skip.NOT_A_NUMBER
    if figure.pair_of is not None:
        return Skip.CONVERSION
    if figure.modality in _NOT_DATA:
        return Skip.NOT_DATA
    if not figure.subject:
        return Skip.NO_SUBJECT
    measure = _measure(figure, article)
    if measure is None:
        return Skip.NO_MEASURE
    of_something = figure.transform in {Transform.RATIO_TO_BASE, Transform.SHARE} and not is_ratio(measure)
    if of_something and not figure.denominator and not _says_its_whole(figure, measure):
        return Skip.NO_BASE
    if _period(figure, measure, _ANY_DAY) is None:
        return Skip.NO_PERIOD
    return Skip.NOT_OVER if _runs_on(figure, measure, article) else None


def _says_its_whole(figure: Figure, measure: str) -> bool:
    """ "The share of cashless payments in retail trade": the words say of what, so that it is a level of their own."""
    return figure.transform == Transform.SHARE and is_open(measure) and tells_a_share(measure)


def _runs_on(figure: Figure, measure: str, article: Article) -> bool:
    """Is it given as measured, over a period that ends well after the publication? Then its label or modality is wrong.

    States ("a population of 5 million in 2025") and what is still counted ("since 2018") can be true.
    """
    during = figure.transform in _GROWTH or (figure.transform == Transform.LEVEL and is_flow(measure))
    period = periods.parse(figure.period)
    if not during or figure.modality != Modality.ACTUAL or article.published is None or period is None:
        return False
    if _to_date(figure, measure) is not None:
        return False  # a sum up to a day
    if period.frequency == "A" and (figure.subject or "").endswith(_once_a_year()):
        return False  # this year's fair was told of when it was over
    end = period.end
    if _SEASON.fullmatch(period.label) and end.year == period.start.year + 1:
        end = end.replace(month=6, day=30)  # a harvest or fiscal year: over in the second year's summer at the earliest
    days = (end - article.published.astimezone(UTC).date()).days
    return period.end.year < 9999 and days > max(_early(period, measure), _said_over(figure))


@cache
def _once_a_year() -> tuple[str, ...]:
    groups: list[str] = load("things.toml")["yearly"]["groups"]
    return tuple(f"-{group}" for group in groups)


def _said_over(figure: Figure) -> Decimal:
    """How many days before the period's end the text says it to be over: a season, a harvest that is in."""
    return max((Decimal(cue.removeprefix(EARLY)) for cue in figure.cues if cue.startswith(EARLY)), default=Decimal(0))


def _early(period: periods.Period, measure: str) -> Decimal:
    """How many days before the period's end its value may be known."""
    if period.frequency == "I" and period.months == _YEAR and is_seasonal(measure):
        return LIMITS.early_fiscal_days
    if period.frequency != "A" and not (is_crop(measure) and _SEASON.fullmatch(period.label)):
        return LIMITS.early_days
    if is_spring_crop(measure):
        return LIMITS.early_spring_days
    return LIMITS.early_crop_days if is_crop(measure) else LIMITS.early_year_days


def _marks(analysis: Analysis, old_values: Mapping[int, int], far: Mapping[int, Figure]) -> dict[int, set[str]]:
    """For each figure what its sentence says it replaces, what its brackets convert it to, and the share beside it.

    Neither old values nor conversions are observations of their own.
    """
    figures = analysis.figures
    marks: dict[int, set[str]] = {number: set() for number in range(len(figures))}
    for old, new in old_values.items():
        marks[new] |= {cue(figures[old], figures[new]), "revision"}
    for number in far.keys() - set(old_values.values()):
        marks[number] |= {cue(far[number], figures[number]), "revision"}
    for old, new in old_values.items():
        for number in _told_again(figures, new):
            marks[number] |= {cue(figures[old], figures[new]), "revision"}
    for figure in figures:
        if figure.pair_of in marks and (mark := pairs.cue(figure)):
            marks[figure.pair_of].add(mark)
    article = analysis.article
    told = (*moved.cues(figures, article), *own_levels.cues(figures, article), *own_share.cues(figures, article))
    for number, mark in (*beside.cues(figures, article.language), *told, *own_before.cues(figures, article)):
        marks[number].add(mark)
    for number, mark in restated.marks(analysis):
        marks[number].add(mark)
    return marks


def _told_again(figures: Sequence[Figure], new: int) -> Iterator[int]:
    """ "It grew by 0.4 percent. The first estimate of 0.2 was revised to 0.4 percent": where it has its name."""
    value = figures[new]
    for number, figure in enumerate(figures):
        same = figure.value == value.value and figure.unit == value.unit and figure.kind == value.kind
        if same and number != new and value.period in {None, figure.period}:
            yield number


def _completed(
    analysis: Analysis, old_values: Mapping[int, int], far: Iterable[int], right: Mapping[int, int]
) -> list[Figure]:
    """The figures: what replaces another with what is told at the old value or before, parts with their whole."""
    known = list(analysis.figures)
    for number in far:
        known[number] = in_its_place(known[number])
    for old, new in old_values.items():
        known[new] = replacing(known[new], analysis.figures[old])
    for new, figure in put_right.put_right(analysis.figures, right):
        known[new] = figure
    known = own_whole.parts(known, analysis.article)
    known = among.parts(known, analysis.article.text, analysis.article.language)
    known = counted_out(known, analysis.article.text, analysis.article.language)
    known = out_of.parts(known, analysis.article)
    return elliptical.named(known, set(old_values.values()), analysis.article.language)


def touched(
    observations: Iterable[Observation], members: Mapping[str, Collection[str]] = _NO_MEMBERS
) -> tuple[SeriesKey, ...]:
    """The series whose vintages `judge` wants to see: those stated, and those that testify about them."""
    return touching([observation.series for observation in observations], members)


def touching(
    series: Iterable[SeriesKey], members: Mapping[str, Collection[str]] = _NO_MEMBERS
) -> tuple[SeriesKey, ...]:
    """`series` with those that testify about them.

    `members` maps macro-regions to the ids of their places, whose values are recalled beside the region's.
    """
    stated = dict.fromkeys(series)
    currencies = {key.unit_class for key in stated if is_money(key)}
    testifying = (each for key in stated for each in companions(key, currencies, members))
    return tuple({**stated, **dict.fromkeys(testifying)})


def _observation(article: Article, figure: Figure, number: int, now: datetime) -> Observation:
    known_from = article.published or now
    measure = _measure(figure, article) or ""
    if not figure.denominator and _says_its_whole(figure, measure):
        figure = replace(figure, transform=Transform.LEVEL)
    period, frequency = _period(figure, measure, known_from) or ("", "S")
    return Observation(
        series=key_of(figure, measure, frequency, article.language),
        subject_path=subject_path_of(figure),
        period=period,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        step=figure.step,
        unit=figure.unit,
        approx=figure.approx,
        modality=figure.modality,
        article_id=article.id,
        story=None,
        source=article.source or article.provenance.publisher,
        language=article.language,
        known_from=known_from,
        start=figure.start,
        end=figure.end,
        surface=figure.surface,
        sentence=article.text[figure.sentence_start : figure.sentence_end],
        figure=number,
        cues=figure.cues | ({figure.direction} if figure.direction in {"down", "negative"} else set()),
    )


def _measure(figure: Figure, article: Article) -> str | None:
    if figure.indicator:
        return figure.indicator
    language = (article.language or "und").split("-", 1)[0].casefold()
    if any(cue.startswith(REPLACES) for cue in figure.cues) and elliptical.says_nothing(figure, language):
        return elliptical.by_its_past(figure, language, article.id)
    return measure_of(figure, article.language, own_places(figure, article))


def _period(figure: Figure, measure: str, known_from: datetime) -> tuple[str, str] | None:
    """Canonical label and frequency, None for a flow without a period."""
    today = known_from.astimezone(UTC).date().isoformat()
    period = periods.parse(figure.period)
    if figure.transform == Transform.RANK:
        return _edition(figure, period, measure, today)
    if (gathered := _to_date(figure, measure)) is not None:
        return gathered, "I"
    if period is None:
        if measure in _decided() and figure.period is None and figure.transform is Transform.LEVEL:
            return today, "D"
        return (today, "S") if _is_state(figure, measure) else None
    if period.frequency == "D" and is_state_at_a_day(measure) and _ends_a_month(period):
        year, month = period.label[:4], period.label[:7]
        return (year, "A") if month.endswith("-12") else (month, "M")  # "on 30 June" and "at the end of June" are one
    if figure.transform == Transform.STREAK and period.frequency == "I" and period.end.year < 9999:
        return f"{period.end.year:04}", "A"
    if period.frequency == "I" and period.months == _QUARTER:
        return period.label, "Q"  # three months that move on by one
    return period.label, period.frequency


def _to_date(figure: Figure, measure: str) -> str | None:
    """ "So far this year": the days that a sum of what happens came together in, whatever year or day is named."""
    if is_state_at_a_day(measure):
        return None
    return next((cue.removeprefix(TO_DATE) for cue in sorted(figure.cues) if cue.startswith(TO_DATE)), None)


def _ends_a_month(period: periods.Period) -> bool:
    return (period.end + timedelta(days=1)).month != period.end.month


@cache
def _decided() -> frozenset[str]:
    """What somebody sets and reports tell on that day: "the bank cut its key rate to 4 percent"."""
    return frozenset(load("ledger.toml")["traits"]["decided"])


def _is_state(figure: Figure, measure: str) -> bool:
    """An undated "now has": a level or a share, and not of something that happens during a period."""
    state = figure.transform in {Transform.LEVEL, Transform.SHARE} and not is_flow(measure)
    return state and figure.period is None and "stock" in figure.cues


def _edition(figure: Figure, period: periods.Period | None, measure: str, today: str) -> tuple[str, str] | None:
    """A rank's edition: its year, the last year of a span ("for five years running"), or the day it was said.

    A rank without any period counts only where the ranking is known or the text says "now".
    """
    if period is None:
        dated = figure.period is None and ("stock" in figure.cues or is_list(measure))
        return (today, "E") if dated else None
    if period.end.year == 9999:  # "since 2016": as of the article
        return today, "E"
    if period.frequency in {"A", "I"} or is_list(measure):
        return f"{period.end.year:04}", "E"
    return period.label, period.frequency


def _with_checks(kept: Observation, other: Observation) -> Observation:
    """`kept` with the brackets and shares that stand beside the same value elsewhere in the article."""
    told = {mark for mark in other.cues if mark.startswith((pairs.CUE, beside.CUE, moved.CUE))}
    checks = told if agrees(kept, other) else set()
    return replace(kept, cues=kept.cues | checks)


def _says_more(new: Observation, known: Observation) -> bool:
    """Should `new` stand for the article instead of `known`? The first statement stays unless a later one is better."""
    if agrees(new, known):
        return is_exact(new) and (not is_exact(known) or 0 < new.step < known.step)
    return _trust(new) > _trust(known)


def _trust(observation: Observation) -> tuple[bool, bool, bool]:
    """A value said to be the revised one, one whose period is in its own sentence, an exact one."""
    cues = observation.cues
    own_period = not cues & {"inherited_period", "weak_period", "derived"}
    return ("revision" in cues, own_period, is_exact(observation))
