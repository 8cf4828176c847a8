"""The room's door: text and description in, figures out.

Enters: cleaned text, its description and publication date. Leaves: `Figure`s in text
order, and what was left out with a reason. Pure; time grows with the text's length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from monitor.data import load
from monitor.domain import EARLY, EVENT, UNPLACED, Cleaned, Description, Extras, Figure, FigureKind, Transform, faceted
from monitor.figures.ahead import lies_ahead
from monitor.figures.anaphora import spoken_of
from monitor.figures.bands import narrowed
from monitor.figures.bystanders import bystanders
from monitor.figures.cues import Cues, cues
from monitor.figures.datelines import datelines, outside, without_them
from monitor.figures.done_to import done_to
from monitor.figures.events import happened
from monitor.figures.grids import Grid, grids, without
from monitor.figures.grown import grown
from monitor.figures.guard import LeftOut
from monitor.figures.headed import headed
from monitor.figures.indicator_names import IndicatorNames
from monitor.figures.indicators import Lexicon, lexicon
from monitor.figures.journeys import became, leads_on
from monitor.figures.lists import with_headers
from monitor.figures.marks import cue_words, stock
from monitor.figures.meaning import Meaning, is_monthly, meaning, unsaid
from monitor.figures.modality import modality
from monitor.figures.named import without_name
from monitor.figures.phrases import scope
from monitor.figures.qualifiers import meant_anyway
from monitor.figures.quantity import Quantity, bounds
from monitor.figures.reading import read
from monitor.figures.resolver import Question, Resolver, chosen
from monitor.figures.respectively import Told, meant, nameless, respectively
from monitor.figures.scene import Scene, Spot, scene, spots
from monitor.figures.scopes import Scopes, is_trade
from monitor.figures.seasons import Seasons, bound
from monitor.figures.separators import comma_groups
from monitor.figures.shadow import shadow
from monitor.figures.subjects import NOBODY, Subject, Subjects, made_at, of_its_place
from monitor.figures.summed import days_summed
from monitor.figures.tables import MOST_FIGURES, Tools, merged, tabled
from monitor.figures.timing import Timing, is_to_date
from monitor.figures.totals import reached
from monitor.figures.transforms import CHANGES
from monitor.figures.units import shared_money
from monitor.figures.visits import visited, without_site
from monitor.figures.vocabulary import Vocabulary, vocabulary
from monitor.text import unwrapped

# How far into a sentence the words may stand that speak of the figure before it.
_OPENING = 80
_SURE = 0.7  # a subject that the rules are this sure of is not asked about
# More figures than this in one sentence make a table or noise: they are read, but not understood.
_MOST_IN_A_SENTENCE = 40


class FigureFinder:
    """Finds the figures of texts in any language. Made once a worker; what a language needs is built at first use."""

    def __init__(self, extras: Extras, resolver: Resolver | None = None) -> None:
        self._own = extras.indicators
        self._resolver = resolver
        self._lexicons: dict[str, Lexicon] = {}

    def find(self, cleaned: Cleaned, description: Description, published: datetime | None) -> tuple[Figure, ...]:
        """Every figure of the text, in text order. Offsets count code points of `cleaned.text`."""
        flat, tables = unwrapped(cleaned.text), grids(cleaned.text)
        lines = datelines(flat, description)
        plain = without_them(shadow(flat), lines)
        description = replace(description, mentions=outside(description.mentions, lines))
        words = _words_of(description, plain)
        quantities = read(without(flat, tables), without(plain, tables), words).quantities
        if not quantities and not tables:
            return ()
        here = scene(cleaned.text, plain, shadow(cleaned.title), words, description, published)
        names = self._lexicon(words.language)
        walk = _Walk(here, names, quantities, self._resolver)
        return merged(with_headers(walk.figures(), here, names), walk.tabled(tables))

    def explain(self, cleaned: Cleaned, description: Description, published: datetime | None) -> tuple[LeftOut, ...]:
        """What looked like a figure and was left out, in text order, each with its reason."""
        del published
        flat, tables = unwrapped(cleaned.text), grids(cleaned.text)
        plain = shadow(flat)
        return read(without(flat, tables), without(plain, tables), _words_of(description, plain)).left_out

    def _lexicon(self, language: str) -> Lexicon:
        if language not in self._lexicons:
            self._lexicons[language] = lexicon(language, self._own)
        return self._lexicons[language]


def _words_of(description: Description, plain: str) -> Vocabulary:
    words = vocabulary(description.language)
    grouped = words.decimal == "," and comma_groups(words.language, description.regions, plain)
    return replace(words, comma_groups=True) if grouped else words


_MONTHS = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
_YEAR = 12  # months
_ONE_WORD = 5  # letters of "to", "auf", "до"


@dataclass(slots=True)
class _Last:
    """What the figure before said: for what goes on from it."""

    sentence: int = -1
    meaning: Meaning | None = None
    period: str | None = None
    spot: Spot | None = None


@cache
def _by_month() -> frozenset[str]:
    """Prices and the like: their change over twelve months is their last month's."""
    return frozenset(load("figures_periods.toml")["yearly_of_a_month"]["indicators"])


class _Walk:
    """One pass over the figures of one text, remembering what carries over."""

    def __init__(
        self, here: Scene, lexicon: Lexicon, quantities: tuple[Quantity, ...], resolver: Resolver | None
    ) -> None:
        self._here, self._lexicon, self._resolver = here, lexicon, resolver
        self._names = IndicatorNames(here, lexicon)
        self._rules: Cues = cues(here.words.language)
        self._spots = spots(here, quantities)
        beside = bystanders(here)
        self._subjects, self._scopes = Subjects(here, beside), Scopes(here, beside)
        self._timing, self._seasons = Timing(here, self._rules), Seasons(here)
        self._last = _Last()
        self._last_unit = ""
        self._rows: dict[int, Told] = {}

    def figures(self) -> tuple[Figure, ...]:
        """All figures, each with its meaning."""
        made: list[Figure] = []
        by_sentence: dict[int, list[Spot]] = {}
        for spot in self._spots:
            by_sentence.setdefault(spot.sentence, []).append(spot)
        for sentence, siblings in by_sentence.items():
            if 1 < len(siblings) <= _MOST_IN_A_SENTENCE:
                self._rows |= respectively(self._here, siblings, self._names.of(sentence), self._names.within)
                by_sentence[sentence] = [self._whole(spot) for spot in siblings]
        for spot in map(self._whole, self._spots):
            siblings = by_sentence[spot.sentence]
            if len(siblings) > _MOST_IN_A_SENTENCE:
                made.append(self._decided(replace(self._basic(spot), confidence=0.1), NOBODY))
                continue
            pair = self._pair(made, spot)
            earlier = self._last
            made.append(self._converted(made, pair, spot) if pair is not None else self._figure(spot, siblings))
            if pair is None and len(made) > 1 and self._dates(earlier, spot):
                _date(made, self._last.period)
        return tuple(made)

    def _whole(self, spot: Spot) -> Spot:
        """With the scale and the unit of the row that it stands in."""
        row = self._rows.get(spot.quantity.start)
        return row.spot if row is not None else spot

    def tabled(self, tables: Sequence[Grid]) -> list[Figure]:
        """The figures of the text's tables."""
        tools = Tools(self._here, self._lexicon, self._rules, self._subjects, self._decided)
        return tabled(tables, tools, MOST_FIGURES - len(self._spots))

    def _figure(self, spot: Spot, siblings: list[Spot]) -> Figure:
        row = self._rows.get(spot.quantity.start)
        before = self._last.meaning if self._last.sentence == spot.sentence else None
        change = self._last.spot if before is not None and before.transform in CHANGES else None
        spoken = self._spoken_of(spot)
        again = spoken or self._told_again(spot)
        means = self._meaning(spot, again or before, again=again is not None, row=row)
        means = self._chosen_measure(spot, means)
        measured = _id_of(means)
        whose = self._chosen_subject(spot, self._subjects.of(spot, siblings, measured))
        subject = of_its_place(self._here, whose, measured)
        period, inherited = self._timing.of(spot, siblings, means, subject.id, goes_on=spoken is not None)
        to_date = days_summed(self._here, spot, self._timing.in_sentence(spot), period, means, subject.id)
        period = None if is_to_date(period) else period
        if before is not None and reached(spot, self._here.words.language, before.transform, means.transform):
            own = period is not None and self._timing.is_beside(spot)
            period = self._last.period if self._last.period and not own else period
        period = self._last_month(spot, means, period)
        origin = leads_on(self._here.plain, spot, siblings, self._here.words.language) is not None
        moved = origin or (before is not None and (self._came_to(spot, before) or self._by_points(before, means)))
        if means is not before and unsaid(self._here, spot, self._rules, means, period, subject.path, moved=moved):
            monthly = self._rules.monthly.search(self._here.plain, spot.start, spot.end) or is_monthly(
                spot, period, subject.path
            )
            told = {"transform": Transform.MOM} if monthly else {"indicator": None, "indicator_text": None}
            means = replace(means, **told)
        marks = cue_words(self._here, spot, self._rules, period)
        if to_date:
            marks.add(to_date)
        if inherited:
            marks.add("inherited_period")
        if subject.unplaced:
            marks.add(UNPLACED)
        season = self._seasons.of(spot, period, self._timing.in_sentence(spot))
        early = self._seasons.early(spot, period, season)
        if early:
            marks.add(f"{EARLY}{early}")
        if means.indicator is None and ("revision" in marks or _compares(spot, siblings)):
            marks |= {f"named:{name.indicator.id}" for name in self._names.of(spot.sentence)}
            marks |= {f"nearby:{name.indicator.id}" for name in self._names.near(spot)}
        self._last = _Last(spot.sentence, means, period, spot)
        if spot.quantity.kind is FigureKind.COUNT and not spot.quantity.bare:
            self._last_unit = spot.quantity.unit
        listed = means.indicator is not None and means.indicator.edition_month is not None
        series, subject = visited(self._here, spot, subject, narrowed(self._here, spot, _series_of(means)))
        event = happened(self._here, spot) if means.indicator is None and series is None else None
        if event is not None and event.noun and not event.indicator:
            marks.add(f"{EVENT}{'=' * event.alone}{event.noun}")
        if means.indicator is None and series is None and event is None:
            head = headed(self._here, spot, change)
            deed = f"={head}" if head else done_to(self._here, spot)
            marks.update([f"{EVENT}{deed}"] if deed else ())
            means = replace(means, deed=None) if head else means
        bounds_of = self._scopes.of(spot, series, means.transform, subject.id, means.name)
        bounds_of = bounds_of if event else _both(bounds_of, means.deed)
        counted = nameless(spot) if row and row.name is None else self._with_unit(spot, before, again)
        figure = self._decided(self._basic(counted), subject)
        scope_of = None if listed else scope(spot, self._here) or _both(bounds_of, bound(season))
        indicator = event.indicator if event else series if series != _series_of(means) else _id_of(means)
        indicator, scope_of = meant_anyway(indicator, scope_of, subject.path)
        return replace(
            figure,
            # "Inflation slowed from 4.4 percent": where a rate came from did not fall itself.
            direction=None if origin and means.transform in CHANGES else means.direction,
            subject=made_at(spot, subject).id,
            subject_path=made_at(spot, subject).path,
            indicator=indicator,
            indicator_text=without_name(
                self._here, spot, subject.id, without_site(self._here, spot, subject, means.indicator_text)
            ),
            unit=without_site(self._here, spot, subject, figure.unit) or figure.unit,
            period=period,
            transform=means.transform,
            denominator=means.denominator,
            scope=scope_of,  # a list is its own
            modality=modality(self._here, spot, self._rules, ahead=self._ahead(spot, means, period, early)),
            confidence=_confidence(spot, subject, means),
            cues=frozenset(marks),
        )

    def _dates(self, earlier: _Last, spot: Spot) -> bool:
        """ "Rose 4 percent on the year and reached 9 billion in May": the change is of May, too."""
        if earlier.sentence != spot.sentence or earlier.meaning is None or earlier.period or self._last.meaning is None:
            return False
        now = self._last.meaning.transform
        return self._last.period is not None and reached(
            spot, self._here.words.language, earlier.meaning.transform, now
        )

    def _last_month(self, spot: Spot, means: Meaning, period: str | None) -> str | None:
        """ "Prices rose 4 percent in the 12 months to May": the yearly change of May."""
        known = means.indicator
        if known is None or means.transform is not Transform.YOY or not period:
            return period
        if known.growth_of != known.id and known.id not in _by_month():
            return period
        span = _MONTHS.fullmatch(period)
        months = (
            (int(span[3]) - int(span[1])) * 12 + int(span[4]) - int(span[2])
            if span and spot.quantity.unit == "%"
            else 0
        )
        return f"{span[3]}-{span[4]}" if span and months == _YEAR - 1 else period

    def _meaning(self, spot: Spot, previous: Meaning | None, *, again: bool, row: Told | None = None) -> Meaning:
        """What the figure is of; tonnes of trade are one thing only where the goods are told."""
        if row is not None:
            named = [row.name] if row.name else []
            return meant(self._here, row, meaning(self._here, spot, self._rules, named, None), previous)
        if previous is not None and not again and self._came_to(spot, previous):
            return replace(previous, direction=None)
        named = self._names.around(spot)
        means = meaning(self._here, spot, self._rules, named, previous, again=again)
        if means.indicator is None and previous is not None and not again and self._after_points(spot):
            return replace(means, indicator=previous.indicator, indicator_text=previous.indicator_text)
        means = grown(self._here, spot, self._rules, named, means)
        if spot.quantity.kind is not FigureKind.MEASURE or not is_trade(_series_of(means)):
            return means
        if self._scopes.tell_goods(spot, _series_of(means)):
            return means
        others = [name for name in named if not is_trade(name.indicator.id)]
        if previous is not None and is_trade(_series_of(previous)):
            previous = None
        return meaning(self._here, spot, self._rules, others, previous, again=again)

    def _came_to(self, spot: Spot, previous: Meaning) -> bool:
        """ "From 5.4 percent to 5.1 percent"."""
        old = self._last.spot
        return old is not None and became(self._here.plain, old, previous, spot, self._here.words.language)

    def _by_points(self, before: Meaning, now: Meaning) -> bool:
        """ "Inflation fell by 0.2 percentage points to 3.1 percent": only a rate moves by points."""
        points = self._last.spot is not None and self._last.spot.quantity.unit == "percentage_point"
        return points and before.indicator is not None and before.indicator == now.indicator

    def _after_points(self, spot: Spot) -> bool:
        """ "By 0.3 percentage points to 59 percent of GDP": the rate that moved, with nothing but a word between."""
        old = self._last.spot
        points = old is not None and old.quantity.unit == "percentage_point" and spot.quantity.unit == "%"
        return points and 0 < len(spot.lead.strip(" ,")) <= _ONE_WORD

    def _chosen_subject(self, spot: Spot, found: Subject) -> Subject:
        """Where the rules are unsure, a resolver may point at another place or organisation that is named nearby."""
        if self._resolver is None or found.sure >= _SURE:
            return found
        near = self._here.mentions_in(self._here.span(max(0, spot.sentence - 1))[0], spot.end)
        named = {mention.id: mention for mention in near if mention.kind != "list"}
        question = Question("subject", *self._quoted(spot), tuple(named), found.id)
        answer = chosen(self._resolver, question)
        return found if answer is None or answer == found.id else Subject(answer, named[answer].path, _SURE)

    def _chosen_measure(self, spot: Spot, means: Meaning) -> Meaning:
        """Where no indicator could be told, a resolver may point at one of those that the sentence names."""
        if self._resolver is None or means.indicator is not None:
            return means
        named = {one.indicator.id: one.indicator for one in self._names.of(spot.sentence)}
        answer = chosen(self._resolver, Question("indicator", *self._quoted(spot), tuple(named), None))
        return means if answer is None else replace(means, indicator=named[answer])

    def _quoted(self, spot: Spot) -> tuple[str, str]:
        """The sentence and the figure in it, as printed."""
        text = self._here.text
        return text[spot.start : spot.end], text[spot.quantity.start : spot.quantity.end]

    def _decided(self, figure: Figure, subject: Subject) -> Figure:
        """ "12 million kroner": the subject's country says whose, else the text's only one that has them."""
        shared = shared_money(figure.unit, self._here.description.language)
        if shared is None:
            return figure
        codes = shared.codes
        named = {mention.path[0] for mention in self._here.mentions if mention.path}
        countries = subject.path[:1] or (named if len(named & codes.keys()) == 1 else ())
        country = next((country for country in countries if country in codes), None)
        code = codes.get(country or shared.country_of(self._here.plain) or "", shared.otherwise)
        if code:
            return replace(figure, unit=code)
        return replace(figure, kind=FigureKind.COUNT, unit=self._here.plain[figure.start : figure.end].split()[-1])

    def _ahead(self, spot: Spot, means: Meaning, period: str | None, early: int) -> bool:
        """Growth, or an amount of what happens during a period, whose period is not over at publication."""
        flows = means.transform is Transform.LEVEL and spot.quantity.kind is FigureKind.AMOUNT
        if means.transform not in CHANGES and not (flows and not stock(self._here, spot, self._rules)):
            return False
        return lies_ahead(period, self._here.published, early)

    def _with_unit(self, spot: Spot, before: Meaning | None, again: Meaning | None) -> Spot:
        """ "9,800 firms, up from 7,700": a bare number goes on counting what it is compared with."""
        compared = again is not None or (before is not None and _linking()[1].search(spot.lead))
        if not spot.quantity.bare or not compared or not self._last_unit:
            return spot
        return replace(spot, quantity=replace(spot.quantity, unit=self._last_unit, kind=FigureKind.COUNT))

    def _told_again(self, spot: Spot) -> Meaning | None:
        """What "the figure" means: what the last figure of the sentence before measures."""
        if self._last.sentence != spot.sentence - 1:
            return None
        said = self._rules.again.search(self._here.plain, spot.start, min(spot.quantity.start, spot.start + _OPENING))
        return self._last.meaning if said else None

    def _spoken_of(self, spot: Spot) -> Meaning | None:
        """What the sentence before names that has no figure, where this one goes on from it."""
        if not spot.sentence or self._last.sentence >= spot.sentence - 1 or self._names.of(spot.sentence):
            return None
        return spoken_of(self._here, spot, self._names.of(spot.sentence - 1))

    def _basic(self, spot: Spot) -> Figure:
        quantity = spot.quantity
        low, high = bounds(quantity)
        return Figure(
            start=quantity.start,
            end=quantity.end,
            surface=self._here.text[quantity.start : quantity.end],
            kind=quantity.kind,
            value=quantity.value,
            low=low,
            high=high,
            unit=quantity.unit,
            step=quantity.step,
            approx=quantity.approx,
            sentence_start=spot.start,
            sentence_end=spot.end,
        )

    # ---- bracketed conversions

    def _pair(self, made: list[Figure], spot: Spot) -> int | None:
        """Number of the figure before the bracket that gives it in another currency."""
        if not made or spot.quantity.kind is not FigureKind.AMOUNT:
            return None
        last = made[-1]
        between = self._here.plain[last.end : spot.quantity.start]
        if last.kind is not FigureKind.AMOUNT or last.unit == spot.quantity.unit or len(between) > 24:
            return None
        return len(made) - 1 if _linking()[0].match(between) else None

    def _converted(self, made: list[Figure], pair: int, spot: Spot) -> Figure:
        """A conversion means what the figure it converts means; its wording adds only an approximation."""
        first, basic = made[pair], self._basic(spot)
        basic = self._decided(basic, Subject(first.subject, first.subject_path, 0.0))
        return replace(
            first,
            start=basic.start,
            end=basic.end,
            surface=basic.surface,
            value=basic.value,
            low=basic.low,
            high=basic.high,
            unit=basic.unit,
            step=basic.step,
            approx=basic.approx,
            pair_of=pair,
        )


def _date(made: list[Figure], period: str | None) -> None:
    """Give the figure before the last one `period`, and so its conversions: "100 billion yuan ($14 billion)"."""
    for number in range(len(made) - 2, -1, -1):
        made[number] = replace(made[number], period=period)
        if made[number].pair_of is None:
            return


def _both(bounds: str | None, season: str | None) -> str | None:
    return ", ".join(sorted(filter(None, (bounds, season)))) or None


def _compares(spot: Spot, siblings: list[Spot]) -> bool:
    """Whether its sentence has another figure of its unit, which it may be set against."""
    return any(other is not spot and other.quantity.unit == spot.quantity.unit for other in siblings)


@cache
def _linking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a figure and its conversion, and what before a number that a figure is compared with."""
    rows = load("figures_context.toml")["linking"]
    return (
        re.compile(rf"^ ?\((?:(?:{'|'.join(rows['conversion'])}) ?)?$"),
        re.compile(rf"(?:{'|'.join(rows['compared'])})$"),
    )


def _series_of(means: Meaning) -> str | None:
    """The indicator's id; growth of an indicator is that indicator, changed."""
    return None if means.indicator is None else means.indicator.growth_of or means.indicator.id


def _id_of(means: Meaning) -> str | None:
    """A rank, run or share of an indicator has an id of its own, unless the indicator is one itself (a quota)."""
    series = _series_of(means)
    if series is None or means.indicator is None:
        return None
    itself = {Transform.RANK: "rank", Transform.SHARE: "percent"}.get(means.transform)
    return series if itself in means.indicator.units else faceted(series, means.transform)


def _confidence(spot: Spot, subject: Subject, means: Meaning) -> float:
    """A rough order, not a probability: reading, then subject, then indicator."""
    read_well = 0.4 if spot.quantity.kind in (FigureKind.AMOUNT, FigureKind.PERCENT) else 0.3
    if spot.quantity.bare:
        read_well = 0.1
    known = 0.2 if means.indicator else (0.1 if means.indicator_text else 0.0)
    ranked = 0.05 if means.transform is not Transform.LEVEL else 0.0
    return round(min(0.99, read_well + known + ranked + 0.35 * subject.sure), 2)
