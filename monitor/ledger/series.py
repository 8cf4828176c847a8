"""What makes two observations comparable: the key of a series, and what kind of series it is.

Enters: figures and keys. Leaves: `SeriesKey`s and their traits (additive, stock, ratio).
Never: a translation. Open measures stay within one language, because the words for a
counted thing in two languages need not mean the same thing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import EVENT, Figure, FigureKind, SeriesKey, Transform, faceted, unfaceted
from monitor.ledger import fewer_bounds, kinds, open_parts
from monitor.ledger.bounds import bounds_of, whole_of
from monitor.ledger.nouns import CJK, base_words, nominal_form, with_complement
from monitor.ledger.traded import traded

_OPEN = "open"
_COUNTERS = frozenset({"zh", "ja", "ko"})
_POINTS = "{point}"  # of an index: "stood at 50.2" and "stood at 50.2 points" are one series
_PEOPLE = "population"  # what is divided by it is an amount per head, no percentage
_NO_MEMBERS: Mapping[str, Collection[str]] = {}
_CURRENCY = re.compile("[A-Z]{3}")
_ID_PART = re.compile(r"[:._/\-\s]+")


def measure_of(figure: Figure, language: str | None, own_names: Collection[str] = ()) -> str | None:
    """The known indicator, else `open:LANGUAGE:words`; None where the words are missing or name nothing.

    `own_names` are words for the figure's own place, which the key of the series names already.
    A counted noun phrase ("national key laboratories") names what is counted; where it
    is vague ("enterprises"), the words of the indicator do, if they say more.
    """
    if figure.indicator:
        return figure.indicator
    tongue = (language or "und").split("-", 1)[0].casefold()
    event = next((cue.removeprefix(EVENT) for cue in figure.cues if cue.startswith(EVENT)), None)
    if event is not None:
        said = event.removeprefix("=") if event.startswith("=") else f"{_counted(figure, tongue)} {event}"
        words = nominal_form(said, tongue, own_names)
        return f"{_OPEN}:{tongue}:{words}" if words else None
    phrases = [figure.indicator_text]
    if figure.kind in {FigureKind.COUNT, FigureKind.MEASURE}:
        counted = with_complement(figure.unit, figure.indicator_text or "", tongue)
        counted = _counted(figure, tongue) if counted == figure.unit else counted
        phrases = [counted if unit_class(figure) == "count" else None, figure.indicator_text]
        if tongue in _COUNTERS:  # 가구, 人: what the words in front say is counted, their counter only repeats
            phrases.reverse()
    for phrase in phrases:
        words = nominal_form(phrase or "", tongue, own_names, weighed=figure.kind is FigureKind.MEASURE)
        if words and not _is_vague(words, tongue):
            return f"{_OPEN}:{tongue}:{words}"
    return None


def _counted(figure: Figure, language: str) -> str:
    """The counted noun with what goes with it behind: "colonnine di ricarica"."""
    noun, told = figure.unit, figure.indicator_text or ""
    pattern = _complement(language)
    more = pattern.match(told, len(noun)) if pattern and noun and told.startswith(noun) else None
    return noun + more.group() if more else noun


@cache
def _complement(language: str) -> re.Pattern[str] | None:
    row: str | None = load("ledger.toml")["complement"].get(language)
    return re.compile(row) if row else None


def unit_class(figure: Figure) -> str:
    """Currency code, `%`, `percentage_point`, UCUM code, or `count` for things that are counted."""
    if figure.kind == FigureKind.AMOUNT or figure.unit in {"%", "percentage_point"}:
        return figure.unit
    if figure.kind in {FigureKind.MEASURE, FigureKind.STREAK}:
        return "1" if figure.unit == _POINTS else figure.unit
    return "1" if figure.kind == FigureKind.RATIO else "count"


def key_of(figure: Figure, measure: str, frequency: str, language: str | None) -> SeriesKey:
    """The series that `figure`, which has a subject, belongs to."""
    tongue = (language or "und").split("-", 1)[0].casefold()
    transform, denominator, scope = figure.transform, figure.denominator, figure.scope
    if is_open(measure) and figure.kind in {FigureKind.COUNT, FigureKind.MEASURE}:
        measure, scope = _by_its_goods(measure, scope)
    if is_ratio(measure) and transform in {Transform.LEVEL, Transform.SHARE}:
        transform, denominator = Transform.LEVEL, None  # "intensity of 6 %" and "6 % of GDP" are one thing
    if is_list(measure) and transform == Transform.RANK:
        scope = None  # a named ranking brings its own field
    whole = whole_of(denominator, tongue)
    ratio = _ratio_of(unfaceted(measure), whole) if transform is Transform.SHARE and figure.unit == "%" else None
    if ratio is not None:  # "3 percent of GDP for research" is an intensity, too
        measure, transform, whole = ratio, Transform.LEVEL, None
    if figure.unit == "%" and transform in {Transform.LEVEL, Transform.SHARE} and whole in {None, _percent_of(measure)}:
        whole = _percent_of(measure)
        transform = Transform.SHARE if whole else transform  # "a deficit of 3 percent" is one of 3 percent of GDP
    return SeriesKey(
        subject=_subject(figure),
        measure=unfaceted(measure) if whole and whole == _percent_of(unfaceted(measure)) else measure,
        transform=transform,
        unit_class=unit_class(figure),
        denominator=whole,
        scope=bounds_of(scope, tongue, measure),
        frequency=frequency,
    )


def _by_its_goods(measure: str, scope: str | None) -> tuple[str, str | None]:
    """ "Tea export" is the known indicator, bounded by tea."""
    _, tongue, words = measure.split(":", 2)
    found = traded(words, tongue)
    if found is None:
        return measure, scope
    indicator, goods = found
    return indicator, f"{scope}, {goods}" if scope else goods


def _ratio_of(part: str, whole: str | None) -> str | None:
    """The indicator that is `part` ÷ `whole` by definition."""
    return next((entry.of for entry in ratios() if (entry.part, entry.whole) == (part, whole)), None)


def _percent_of(measure: str) -> str | None:
    """The whole that percentages of a known indicator are of by custom."""
    rows: dict[str, list[str]] = load("ledger.toml")["percent_of"]
    return next((whole for whole, measures in rows.items() if measure in measures), None)


def _subject(figure: Figure) -> str:
    return (
        _central_banks().get(figure.subject or "", figure.subject or "") if figure.indicator else figure.subject or ""
    )


def subject_path_of(figure: Figure) -> tuple[str, ...]:
    """Whose a figure is and what that lies in, the subject last; of a central bank its country, if that has it too."""
    subject = _subject(figure)
    return figure.subject_path if subject == figure.subject and figure.subject_path else (subject,)


@cache
def _central_banks() -> dict[str, str]:
    return dict(load("ledger.toml")["central_banks"])


def in_form(measure: str) -> str:
    """`measure` as the archive calls it: open words in their base form, anything else as it is.

    Typed by hand, an open measure may have articles, plurals and prepositions that no series has.
    """
    if not is_open(measure):
        return measure
    _, language, words = [*measure.split(":", 2), "", ""][:3]
    return f"{_OPEN}:{language}:{nominal_form(words, language) or words}"


def is_list(measure: str) -> bool:
    """A ranking that is published in editions, so that its year and its field are known."""
    return measure.startswith("list:") or measure in _lists()


def is_open(measure: str) -> bool:
    return measure.startswith(_OPEN + ":")


def is_thin(measure: str) -> bool:
    """An open measure of one bare word: too little to raise a loud finding on."""
    if not is_open(measure):
        return False
    words = measure.split(":", 2)[-1]
    return len(words) < 4 if CJK.search(words) else len(words.split()) < 2


def is_ratio(measure: str) -> bool:
    """Is the denominator part of the indicator itself (R&D intensity, unemployment rate)?"""
    return not is_open(measure) and (measure in _rates() or bool(_parts(unfaceted(measure)) & _trait("ratio")))


def is_stock(series: SeriesKey) -> bool:
    """A state that lasts, so that two dates may share a value to the last digit."""
    return series.frequency == "S" or (_has(series.measure, "stock") and not is_flow(series.measure))


def is_flow(measure: str) -> bool:
    """Something that happens during a period, so that a value without one says nothing."""
    return _has(measure, "flow")


def is_state_at_a_day(measure: str) -> bool:
    """A state, not what happens: people, debts, reserves; of open measures only what surely lasts: beds, prisoners."""
    return _has(measure, "lasting" if is_open(measure) else "stock") and not is_flow(measure)


def is_crop(measure: str) -> bool:
    """Gathered in before its year is over, so that the year's value is known by autumn."""
    return _has(measure, "crop")


def is_spring_crop(measure: str) -> bool:
    """Gathered in by summer already: winter wheat, spring tea, maple syrup."""
    return _has(measure, "spring_crop")


def is_seasonal(measure: str) -> bool:
    """Of what shuts for the winter, so that a fiscal year's value is known before its end."""
    return measure in load("ledger.toml")["traits"]["seasonal"]


def is_additive(series: SeriesKey) -> bool:
    """Does a place hold at least what each of its parts holds? Levels of money, counts and quantities only."""
    return is_sum(series) and not _has(series.measure, "counted_twice")


def is_sum(series: SeriesKey) -> bool:
    """Is there, in one place, at least as much of it as of each of its sorts?"""
    if series.transform != Transform.LEVEL or series.unit_class in {"%", "percentage_point", "1"}:
        return False
    if is_thin(series.measure) or is_ratio(series.measure) or series.denominator:
        return False
    return not _has(series.measure, "not_additive")


def is_part(part: SeriesKey, whole: SeriesKey) -> bool:
    """Is one series of a place a part of another by what it measures, so that it can't be above it?"""
    if part.transform != Transform.LEVEL or part.denominator or whole.scope or part == whole:
        return False
    same = replace(part, measure=whole.measure, scope=None) == whole
    return same and whole in _wholes_of(part)


def _wholes_of(series: SeriesKey) -> tuple[SeriesKey, ...]:
    """What a series is part of by its indicator (electric cars), or by the goods that bound its trade."""
    table: dict[str, list[str]] = load("ledger.toml")["parts"]
    wholes = [replace(series, measure=whole) for whole, parts in table.items() if series.measure in parts]
    if series.scope in _goods() and series.measure in _TRADE:
        wholes.append(replace(series, scope=None))
    if kinds.is_kind(series.scope, series.measure) and is_sum(series):
        wholes.append(replace(series, scope=None))
    if _is_counted(series) and (whole := open_parts.whole_of(series.measure)):
        wholes.append(replace(series, measure=whole))
    return tuple(whole for whole in wholes if whole.scope is None)


def _parts_of(series: SeriesKey) -> tuple[SeriesKey, ...]:
    """The other way: what it is the whole of by its indicator."""
    parts: list[str] = load("ledger.toml")["parts"].get(series.measure, []) if series.scope is None else []
    named = open_parts.parts_of(series.measure) if _is_counted(series) and series.scope is None else ()
    bounded = kinds.kinds_of(series.measure) if series.scope is None and is_sum(series) else ()
    told = (replace(series, measure=part) for part in (*parts, *named))
    return (*told, *(replace(series, scope=kind) for kind in bounded))


def _is_counted(series: SeriesKey) -> bool:
    return series.unit_class == "count" and is_open(series.measure)


_TRADE = frozenset({"exports", "imports"})


@cache
def _goods() -> frozenset[str]:
    return frozenset(load("figures_goods.toml")["goods"])


def is_money(series: SeriesKey) -> bool:
    return _CURRENCY.fullmatch(series.unit_class) is not None


def is_quantity(series: SeriesKey) -> bool:
    """An amount or a count: what slips by powers of ten. Rates and ranks move by them of their own accord."""
    return series.transform == Transform.LEVEL and series.unit_class not in {"%", "percentage_point", "1"}


def is_monthly_rate(series: SeriesKey) -> bool:
    """A rate that is told by the month or quarter and creeps: inflation over a year, joblessness."""
    creeps = unfaceted(series.measure) in load("ledger.toml")["traits"]["creeping"]
    over_a_year = series.transform in {Transform.LEVEL, Transform.YOY}
    return creeps and over_a_year and series.unit_class == "%" and series.frequency in {"M", "Q"}


def may_exceed_whole(series: SeriesKey) -> bool:
    """May this percentage pass 100, because the "whole" does not hold the part (debt in GDP)?"""
    words = " ".join((unfaceted(series.measure), series.denominator or ""))
    return _has(words, "may_exceed_whole")


def tells_a_share(measure: str) -> bool:
    """Do the words of an open measure begin with one for a part, so that the rest says of what?"""
    _, language, words = measure.split(":", 2)
    nouns: str | None = load("ledger.toml")["part_of_whole"]["nouns"].get(language)
    return nouns is not None and re.match(nouns, words) is not None


@cache
def _full_of() -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["part_of_whole"]["full"])


def is_proportion(series: SeriesKey) -> bool:
    """Is its level a part of a whole by definition, so that no percentage of it passes 100 (unemployment)?"""
    if series.transform != Transform.LEVEL or not is_open(series.measure):
        return series.transform == Transform.LEVEL and series.measure in _trait("part_of_whole")
    words = series.measure.split(":", 2)[-1]
    return (tells_a_share(series.measure) or _full_of().match(words) is not None) and not may_exceed_whole(series)


@dataclass(frozen=True, slots=True)
class Ratio:
    """An indicator that is by definition `part` ÷ `whole`; for `for_whole` see `evidence.toml`."""

    of: str
    part: str
    whole: str
    for_whole: bool = False


@cache
def ratios() -> tuple[Ratio, ...]:
    return tuple(Ratio(**entry) for entry in load("evidence.toml")["ratio"])


def companions(
    series: SeriesKey,
    currencies: Collection[str] = (),
    members: Mapping[str, Collection[str]] = _NO_MEMBERS,
) -> tuple[SeriesKey, ...]:
    """Series that can testify about this one, few, because each costs a look-up.

    For a level its growth, what it is divided by and into, what it is part and whole of, and the members of a
    macro-region whose parts are added up; for a known ratio its part and its whole in the article's `currencies`.
    Wholes along the place path are recalled anyway. `members` maps macro-regions to ids of places.
    """
    if series.transform != Transform.LEVEL or series.denominator:
        return ()
    growth = replace(series, unit_class="%")
    beside = (*_wholes_of(series), *_parts_of(series), *fewer_bounds.wholes_of(series))
    inside = members.get(series.subject, ()) if is_additive(series) else ()
    return (
        replace(growth, transform=Transform.YOY),
        replace(growth, transform=Transform.CAGR, frequency="I"),
        *_divided(series, currencies),
        *beside,
        *(replace(series, subject=place) for place in sorted(inside)),
    )


def _divided(series: SeriesKey, currencies: Collection[str]) -> Iterator[SeriesKey]:
    """The two other sides of part ÷ whole = ratio."""
    for entry in ratios():
        per_head = entry.whole == _PEOPLE
        percent = replace(series, measure=entry.of, unit_class="%")
        if series.measure == entry.part:
            yield replace(percent, unit_class=series.unit_class) if per_head else percent
            yield replace(series, measure=entry.whole, unit_class="count" if per_head else series.unit_class)
            if not per_head:  # "3.2 percent of GDP" where the text does not speak of intensity
                share = faceted(entry.part, Transform.SHARE)
                yield replace(percent, measure=share, transform=Transform.SHARE, denominator=entry.whole)
        elif series.measure == entry.of:
            for unit in (series.unit_class,) if per_head else sorted(currencies):
                yield replace(series, measure=entry.part, unit_class=unit)
                yield replace(series, measure=entry.whole, unit_class="count" if per_head else unit)
        elif series.measure == entry.whole and entry.for_whole:
            yield percent
            yield replace(series, measure=entry.part)


def _has(measure: str, trait: str) -> bool:
    return _says(measure, _trait(trait))


def _says(measure: str, words: Collection[str]) -> bool:
    plain = measure.split(":", 2)[-1] if is_open(measure) else unfaceted(measure)
    if CJK.search(plain):
        return any(word in plain for word in words if CJK.search(word))
    return not _parts(plain).isdisjoint(words)


def _parts(measure: str) -> frozenset[str]:
    """Words of an id or a phrase, with pairs of neighbours: `gdp_per_capita` has the part `per_capita`."""
    words = [word for word in _ID_PART.split(measure.casefold().replace("_", " ")) if word]
    pairs = {f"{a}{mark}{b}" for a, b in pairwise(words) for mark in "_ "}
    return frozenset(words) | pairs


@cache
def _rates() -> frozenset[str]:
    """Known indicators whose level is a rate by itself."""
    return frozenset(entry["id"] for entry in load("indicators.toml")["indicator"] if entry.get("rate"))


@cache
def _lists() -> frozenset[str]:
    return frozenset(entry["id"] for entry in load("indicators.toml")["indicator"] if "edition_month" in entry)


@cache
def _trait(name: str) -> frozenset[str]:
    words: list[str] = load("ledger.toml")["traits"][name]
    return frozenset(word.casefold() for word in words)


def _is_vague(words: str, language: str) -> bool:
    vague = _vague(language)
    return all(word in vague for word in words.split())


@cache
def _vague(language: str) -> frozenset[str]:
    plain = _trait("vague")
    return plain.union(*(base_words(word, language) for word in plain))
