"""Figures of tables: a number in a cell, its meaning in the headings of its row and column.

Enters: the grids of a text and its scene. Leaves: `Figure`s, whose sentence is their row.
Never: a guess. A cell without headings, a column of ranks or years, a table of matches or
links gives nothing; a heading that can't be told leaves indicator or period open.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from monitor.data import load
from monitor.domain import Figure, FigureKind, Modality, Transform
from monitor.figures.ahead import lies_ahead
from monitor.figures.cells import Cells, Kind, Value
from monitor.figures.cues import Cues
from monitor.figures.grids import Grid
from monitor.figures.headings import named_in, passes, settled_percent
from monitor.figures.indicators import Indicator, Lexicon
from monitor.figures.labels import Label, Labels, Measure, caption_of, unit_line
from monitor.figures.marks import sentence_cues
from monitor.figures.quantity import Quantity, bounds
from monitor.figures.scene import Scene, Spot
from monitor.figures.sections import (
    Columns,
    Layout,
    Section,
    changed_spans,
    columns,
    head_spans,
    heading_span,
    is_data,
    layout,
)
from monitor.figures.subjects import NOBODY, Subject, Subjects
from monitor.figures.transforms import CHANGES
from monitor.figures.words import unspaced

# A wider table is a dump; a text's figures end where sentences' do.
_MOST_COLUMNS = 200
MOST_FIGURES = 5_000
# Rows behind this many cells of a text are not looked at.
_MOST_CELLS = 25_000
# A table that says something has this many figures.
_FEWEST = 2

Settle = Callable[[Figure, Subject], Figure]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the figures of tables are told with; `settle` decides a currency that several countries share."""

    here: Scene
    names: Lexicon
    rules: Cues
    subjects: Subjects
    settle: Settle


def tabled(found: Sequence[Grid], tools: Tools, room: int = MOST_FIGURES) -> list[Figure]:
    """The figures of all tables, in text order, `room` at most."""
    made: list[Figure] = []
    labels, cells = Labels(tools.here), _MOST_CELLS
    for grid in found:
        width = len(grid.rows[0])
        if width > _MOST_COLUMNS or len(made) >= room or cells < 2 * width:
            continue
        grid = replace(grid, rows=grid.rows[: cells // width])
        cells -= width * len(grid.rows)
        inside = list[Figure]()
        for figure in _Table(grid, tools, labels).figures():
            if len(made) + len(inside) >= room:
                break
            inside.append(figure)
        if len(inside) >= _FEWEST or any(any(map(str.isalpha, figure.surface)) for figure in inside):
            made += inside
    return made


def merged(told: Sequence[Figure], listed: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of sentences and of tables in text order; pairs keep pointing at their figures."""
    if not listed:
        return tuple(told)
    order = sorted([*enumerate(told), *((-1, figure) for figure in listed)], key=lambda entry: entry[1].start)
    place = {before: after for after, (before, _) in enumerate(order) if before >= 0}
    return tuple(
        figure if figure.pair_of is None or before < 0 else replace(figure, pair_of=place[figure.pair_of])
        for before, figure in order
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the headings of one cell say."""

    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    over: tuple[Label, ...]
    spans: tuple[tuple[int, int], ...]  # of the headings with words, in the order of their weight

    @property
    def all(self) -> tuple[Label, ...]:
        return (*self.columns, *self.rows, *self.over)


class _Table:
    """One table: its caption, its sections, its cells."""

    def __init__(self, grid: Grid, tools: Tools, labels: Labels) -> None:
        self._grid, self._tools, self._labels = grid, tools, labels
        self._here = tools.here
        self._cells = Cells(self._here, grid)
        self._layout: Layout = layout(self._cells, labels)
        self._captions = self._find_captions()
        self._caption = caption_of(self._here, self._captions)
        self._named: dict[tuple[int, int], Indicator | None] = {}
        self._subject: Subject | None = None
        lines = [*self._captions, *grid.above[:1]]
        self._cues = sentence_cues(self._here, *lines[0], tools.rules) - {"revision"} if lines else frozenset()

    def figures(self) -> Iterator[Figure]:
        """Figures row by row."""
        for section in self._layout.sections:
            shape = columns(self._cells, self._labels, section) if is_data(self._cells, section) else None
            if shape is None or (not section.heads and len(shape.values) != 1):
                continue
            yield from self._of_section(section, shape)

    def _find_captions(self) -> list[tuple[int, int]]:
        """Lines and rows that name the table, the nearest first: no sentences, nor the article's title."""
        most: int = load("figures_tables.toml")["caption"]["most_words"]
        spans = [self._grid.rows[row][0] for row in reversed(self._layout.titles)]
        for start, end in self._grid.above if len(spans) < 2 else ():
            line = self._here.plain[start:end]
            sentence = line.endswith((".", "。", "!", "?", "！", "？", ";"))
            if sentence or len(line.split()) > most or len(line) > 120 or line == self._here.title:
                break
            spans.append((start, end))
            if unit_line(line, self._here.words.language) is None:
                break
        return spans

    # ---- sections

    def _of_section(self, section: Section, shape: Columns) -> Iterator[Figure]:
        heads = {column: head_spans(self._cells, section, column) for column in shape.values}
        borrowed = {column: changed_spans(self._cells, self._labels, section, column) for column in shape.values}
        compared = _compared([self._spelled(spans) for spans in heads.values()])
        for place, row in enumerate(section.rows):
            spans = [
                heading_span(self._cells, section, place, column, carried=len(shape.headings) > 1)
                for column in shape.headings
            ]
            row_spans = tuple(span for span in spans if span is not None)
            kinds = [self._cells.kinds[row][column] for column in shape.values]
            years = all(kind in (Kind.YEAR, Kind.BLANK, Kind.NONE) for kind in kinds)
            if not row_spans or (years and not any(self._labels.of(span).measure for span in row_spans)):
                continue
            over = section.over[place]
            over_row = (self._grid.rows[over][0],) if over is not None else ()
            for column, kind in zip(shape.values, kinds, strict=True):
                over_spans = (*borrowed[column], *over_row)
                if kind in (Kind.NUMBER, Kind.WORDED, Kind.YEAR):
                    said = self._said(heads[column], row_spans, over_spans, places=shape.places)
                    figure = self._figure(row, column, said, shape, compared)
                    if figure is not None:
                        yield figure

    def _spelled(self, spans: tuple[tuple[int, int], ...]) -> str | None:
        found = [label.spell.within(self._caption.spell.year) for label in map(self._labels.of, spans)]
        periods = {period for period in found if period}
        return periods.pop() if len(periods) == 1 else None

    def _said(self, *axes: tuple[tuple[int, int], ...], places: bool) -> _Said:
        labels = [tuple(map(self._labels.of, spans)) for spans in axes]
        if places and not any(label.place or label.total for label in labels[1]):
            # a place that has no id is no part of what is measured
            first = next((label for label in labels[1] if label.words), None)
            labels[1] = tuple(replace(label, words=None) if label is first else label for label in labels[1])
        worded = [
            span
            for spans, told in zip(axes, labels, strict=True)
            for span, label in zip(spans, told, strict=True)
            if label.words
        ]
        return _Said(labels[0], labels[1], labels[2], tuple(worded))

    # ---- one cell

    def _figure(
        self, row: int, column: int, said: _Said, shape: Columns, compared: tuple[str, Transform | None] | None
    ) -> Figure | None:
        value = self._cells.value(row, column)
        if value is None or any(label.words and len(label.words) > 100 for label in said.all):
            return None
        transform, changed, whole = self._transform(said, compared)
        measure = self._measure(said, value, changed)
        if measure is None and self._cells.kinds[row][column] is Kind.YEAR:
            return None
        period, inherited = self._period(said, compared if changed or transform is Transform.SHARE else None)
        if transform is None and changed and period is not None and len(period) == 4:
            transform = Transform.YOY
        subject = self._subject_of(said, shape)
        indicator, words = self._indicator(said, measure, transform)
        unit = measure or _unstated(value, indicator, words, anchored=_anchored(said, period))
        if unit is None:
            return None
        if unit.unit == "percentage_point" or (
            changed and unit.kind is not FigureKind.PERCENT and transform in CHANGES
        ):
            transform = Transform.ABS_CHANGE
        if transform is None and changed:
            indicator, words, transform = None, None, Transform.YOY  # a change since nobody says when
        elif indicator is not None and unit.unit == "%" and transform is None:
            transform, indicator, words = settled_percent(indicator, words, period)
        if indicator is not None and not passes(indicator, unit, transform or Transform.LEVEL):
            indicator = None
        return self._made(
            row, value, unit, _Meant(indicator, words, period, inherited, transform, whole, subject), said
        )

    def _made(self, row: int, value: Value, unit: Measure, meant: "_Meant", said: _Said) -> Figure | None:
        transform = meant.transform or Transform.LEVEL
        kind = unit.kind or FigureKind.COUNT
        number, step = value.value * unit.factor, value.step * unit.factor
        low, high = bounds(Quantity(value.start, value.end, kind, number, unit.unit, step, negative=value.negative))
        direction = ("down" if value.value < 0 else "up" if value.value > 0 else None) if transform in CHANGES else None
        modalities = [value.modality, *(label.modality for label in said.all), self._caption.modality]
        modality = next((one for one in modalities if one is not Modality.ACTUAL), Modality.ACTUAL)
        if modality is Modality.ACTUAL and lies_ahead(meant.period, self._here.published):
            modality = Modality.FORECAST
        start, end = self._grid.row_span(row)
        indicator = meant.indicator
        figure = Figure(
            start=value.start,
            end=value.end,
            surface=self._here.text[value.start : value.end],
            kind=kind,
            value=number,
            low=low,
            high=high,
            unit=unit.unit,
            step=step,
            direction=direction,
            subject=meant.subject.id,
            subject_path=meant.subject.path,
            indicator=None if indicator is None else indicator.growth_of or indicator.id,
            indicator_text=meant.words,
            period=meant.period,
            transform=transform,
            denominator=meant.whole if transform in (Transform.SHARE, Transform.RATIO_TO_BASE) else None,
            modality=modality,
            confidence=_confidence(kind, meant),
            sentence_start=start,
            sentence_end=end,
            cues=self._cues | ({"inherited_period"} if meant.inherited else set()),
        )
        settled = self._tools.settle(figure, meant.subject)
        return settled if settled.kind is figure.kind else None

    def _transform(
        self, said: _Said, compared: tuple[str, Transform | None] | None
    ) -> tuple[Transform | None, bool, str | None]:
        """Kind of statement, whether it is a change, and the whole of a share; None where no heading tells."""
        for label in (*said.columns, *said.rows, *said.over, self._caption):
            if label.transform is not None:
                return label.transform, label.transform in CHANGES, label.whole
            if label.points or label.change:
                known = Transform.ABS_CHANGE if label.points else compared[1] if compared else None
                if known is None and label is self._caption:
                    continue
                return known or self._base_in(said), True, None
        return None, False, None

    def _base_in(self, said: _Said) -> Transform | None:
        return next((label.transform for label in (*said.all, self._caption) if label.transform in CHANGES), None)

    def _measure(self, said: _Said, value: Value, changed: bool) -> Measure | None:
        """The unit: beside the number, else in the column's heading, else the row's, else the caption's."""
        if value.own is not None:
            stated = [label.measure for label in said.all if label.measure and label.measure.factor != 1]
            return None if value.scaled and value.own.kind is None and stated else value.own
        for labels in (said.columns, said.rows, said.over, (self._caption,)):
            found = [label.measure for label in labels if label.measure is not None]
            if not found:
                continue
            measure = _joined(found)
            if measure is None or (value.scaled and measure.factor != 1):
                return None
            own = any(label.transform in CHANGES or label.change for label in labels)
            if changed and not own and measure.kind is not FigureKind.PERCENT:
                return None  # a change, and the unit is that of the levels beside it
            if measure.kind is None or measure.kind is FigureKind.COUNT:
                return _counted(measure, said, self._caption)
            return measure
        return None

    def _period(self, said: _Said, compared: tuple[str, Transform | None] | None) -> tuple[str | None, bool]:
        """The period, and whether only the caption tells it."""
        spells = [label.spell for label in said.all]
        if any(spell.unclear for spell in spells):
            return None, False
        years = {spell.year for spell in spells if spell.year and spell.tail is None}
        whole = {spell.within(None) for spell in spells if spell.year and spell.tail is not None}
        parts = {spell.tail for spell in spells if spell.year is None and spell.tail is not None}
        if len(whole) + len(parts) > 1 or len(years) > 1 or (whole and years):
            return None, False
        if whole:
            return whole.pop(), False
        caption = self._caption.spell
        if parts:
            year = next(iter(years), None) or (caption.year if caption.tail is None else None)
            tail = parts.pop()
            inherited = not years
            return (None, False) if year is None or "/" in year else (_with_tail(year, tail), inherited)
        if years:
            return years.pop(), False
        if compared is not None:
            return compared[0], False
        period = caption.within(None)
        return period, period is not None

    def _subject_of(self, said: _Said, shape: Columns) -> Subject:
        places = {label.place.id: label.place for label in said.all if label.place is not None}
        if len(places) > 1:
            return NOBODY
        if places:
            return next(iter(places.values()))
        if shape.places and not any(label.total for label in said.rows):
            return NOBODY
        if self._subject is None:
            self._subject = self._caption.place or self._spoken_of()
        return self._subject

    def _spoken_of(self) -> Subject:
        """Whom a sentence in the place of the table would be about."""
        start, end = self._captions[-1] if self._captions else (self._grid.start, self._grid.start)
        here = Quantity(end, end, FigureKind.MEASURE, Decimal(1), "1", Decimal(1))
        spot = Spot(here, self._here.sentence(start), start, end, start, self._here.plain[start:end], "")
        return self._tools.subjects.of(spot, [spot])

    def _indicator(
        self, said: _Said, measure: Measure | None, transform: Transform | None
    ) -> tuple[Indicator | None, str | None]:
        """The known indicator and the words: of the one heading with words, joined where there are more."""
        parts = [label.words for label in said.all if label.words]
        worded = list(zip(said.spans, parts, strict=True))
        if len(worded) == 1:
            named = self._name(worded[0][0], worded[0][1])
            title = self._caption.words
            if named is None and title and self._caption.named is not None and not self._part_alone(said):
                return None, f"{title}: {parts[0]}"
            return named, parts[0]
        if worded:
            return None, ": ".join(dict.fromkeys(parts))
        caption = self._caption
        named = self._name(caption.named, caption.words) if caption.named and caption.words else None
        return named, caption.words

    def _part_alone(self, said: _Said) -> bool:
        """Whether the heading has a unit of its own, so that it names no part of the caption's whole."""
        return any(label.words and label.measure for label in said.all)

    def _name(self, span: tuple[int, int], words: str) -> Indicator | None:
        if span not in self._named:
            self._named[span] = named_in(self._here, self._tools.names, span, words)
        return self._named[span]


@dataclass(frozen=True, slots=True)
class _Meant:
    indicator: Indicator | None
    words: str | None
    period: str | None
    inherited: bool
    transform: Transform | None
    whole: str | None
    subject: Subject


def _with_tail(year: str, tail: str) -> str:
    return "/".join(f"{year}{part}" for part in tail.split("/"))


def _compared(periods: list[str | None]) -> tuple[str, Transform | None] | None:
    """The later of the two periods that a table sets side by side, and what a change between them is."""
    told = sorted({period for period in periods if period})
    if len(told) == 1:
        return told[0], None
    if len(told) != 2 or any("/" in period for period in told):
        return None
    first, last = told
    if first[4:] == last[4:] and int(last[:4]) == int(first[:4]) + 1:
        return last, Transform.YOY
    months = [int(period[:4]) * 12 + int(period[5:7]) for period in told if re.fullmatch(r"\d{4}-\d\d", period)]
    return (last, Transform.MOM) if len(months) == 2 and months[1] - months[0] == 1 else None


def _joined(found: list[Measure]) -> Measure | None:
    """One measure of several headings of an axis: the same, or a scale and what is scaled."""
    distinct = list(dict.fromkeys(found))
    if len(distinct) == 1:
        return distinct[0]
    scales = [one for one in distinct if one.kind is None]
    units = [one for one in distinct if one.kind is not None]
    if len(scales) == 1 and len(units) == 1 and units[0].factor == 1:
        return replace(units[0], factor=scales[0].factor)
    return None


def _counted(measure: Measure, said: _Said, caption: Label) -> Measure | None:
    """A scale alone counts what the headings name."""
    if measure.unit:
        return measure
    words = next((label.words for label in (*said.columns, *said.rows, *said.over, caption) if label.words), None)
    return Measure(FigureKind.COUNT, words, measure.factor) if words else None


def _anchored(said: _Said, period: str | None) -> bool:
    """Whether a heading is a period or a place, as they are in statistics."""
    return any(label.place or label.spell.year or label.spell.tail for label in said.all) and (
        period is not None or any(label.place for label in said.all)
    )


def _unstated(value: Value, indicator: Indicator | None, words: str | None, *, anchored: bool) -> Measure | None:
    """The unit of a number without one: a rate is a percent, a whole number of something counts it; else unknown."""
    if words is None:
        return None
    whole = value.value == value.value.to_integral_value() and value.step >= 1
    if indicator is not None and indicator.units:
        if indicator.units == {"percent"} and indicator.rate:
            return Measure(FigureKind.PERCENT, "%", Decimal(1))
        if indicator.units == {"measure"}:
            return Measure(FigureKind.MEASURE, "1", Decimal(1))
        if "count" not in indicator.units or not whole:
            return None
        return Measure(FigureKind.COUNT, words, Decimal(1))
    long_enough = len(words) >= 4 or (len(words) >= 2 and unspaced(words[0]))
    return Measure(FigureKind.COUNT, words, Decimal(1)) if whole and anchored and long_enough else None


def _confidence(kind: FigureKind, meant: _Meant) -> float:
    """As for sentences: reading, then subject, then indicator."""
    read_well = 0.4 if kind in (FigureKind.AMOUNT, FigureKind.PERCENT) else 0.3
    known = 0.2 if meant.indicator else 0.1 if meant.words else 0.0
    return round(min(0.99, read_well + known + 0.35 * meant.subject.sure), 2)
