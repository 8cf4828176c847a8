"""How a table is laid out: head rows over columns of values, beside columns of headings.

Enters: the cells of a grid. Leaves: `Section`s, and the rows above them that name the table.
Never: a section whose rows have no headings. One grid may hold several tables on end, and
rows with a single cell that say what the rows below them are of.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from monitor.data import load
from monitor.figures.cells import Cells, Kind
from monitor.figures.labels import EMPTY, Label, Labels

Span = tuple[int, int]
_VALUES = (Kind.NUMBER, Kind.WORDED)
_MOST_HEADS = 5
# A cell does not span more rows.
_MOST_CARRIED = 60


@dataclass(slots=True)
class Section:
    """Rows of one layout. `heads` are the rows over the columns; `over` is for each row the row with a single cell

    above it, or None.
    """

    heads: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    over: list[int | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """`titles` are the rows at the top that name the table."""

    titles: tuple[int, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a section hold headings of its rows, and which values. `places`: the headings are places."""

    headings: tuple[int, ...]
    values: tuple[int, ...]
    places: bool


def layout(cells: Cells, labels: Labels) -> Layout:
    """Titles and sections of a grid."""
    titles: list[int] = []
    sections: list[Section] = [Section()]
    over: int | None = None
    for row in range(len(cells.kinds)):
        if _numbers_columns(cells, row):
            continue
        here = sections[-1]
        if _single(cells, row):
            if here.heads or here.rows:
                over = row
            else:
                titles.append(row)
        elif _heads(cells, labels, row, here):
            if here.rows:
                here, over = Section(), None
                sections.append(here)
            here.heads.append(row)
        else:
            here.rows.append(row)
            here.over.append(over)
    if len(cells.kinds[0]) == 2:
        sections = [_without_false_head(cells, labels, section) for section in sections]
    return Layout(tuple(titles), tuple(section for section in sections if section.rows))


def columns(cells: Cells, labels: Labels, section: Section) -> Columns | None:
    """Columns of headings and of values; None when the rows have no headings, or none holds values."""
    width = len(cells.kinds[0])
    kinds = [{cells.kinds[row][column] for row in section.rows} for column in range(width)]
    counting = {column for column in range(width) if _counts_up(cells, section, column)}
    counting |= {column for column in range(width) if _head_matches(cells, section, column, _rules().rank)}
    first = next((column for column in range(width) if column not in counting), width)
    if (
        first < width
        and kinds[first] <= {Kind.NUMBER, Kind.BLANK}
        and first + 1 < width
        and Kind.TEXT in kinds[first + 1]
    ):
        counting.add(first)  # codes before names
        first += 1
    if first == width or kinds[first] <= {Kind.NUMBER, Kind.BLANK, Kind.NONE}:
        return None
    headings, values = [first], list[int]()
    for column in range(first + 1, width):
        if column in counting:
            continue
        numeric = kinds[column] & set(_VALUES)
        years = kinds[column] <= {Kind.YEAR, Kind.BLANK, Kind.NONE}
        if not numeric and not values and (not years or _dates(cells, labels, section, column)):
            headings.append(column)
        elif numeric or (years and _measured(cells, labels, section, column)):
            values.append(column)
    if not values:
        return None
    places = any(_head_matches(cells, section, column, _rules().places) for column in headings)
    return Columns(tuple(headings), _distinct(cells, labels, section, values), places)


def head_spans(cells: Cells, section: Section, column: int) -> tuple[Span, ...]:
    """The cells over a column, from the top, those that span several columns included."""
    found: list[Span] = []
    for place, row in enumerate(section.heads):
        at = _spanning(cells, section.heads, place, column)
        if at is not None and cells.grid.rows[row][at] not in found:
            found.append(cells.grid.rows[row][at])
    return tuple(found)


def changed_spans(cells: Cells, labels: Labels, section: Section, column: int) -> tuple[Span, ...]:
    """What a column that only says "y/y, %" is a change of: the heads with words over the column before it."""
    for left in range(column, 0, -1):
        said = [labels.of(span) for span in head_spans(cells, section, left)]
        if any(label.words for label in said):
            return () if left == column else head_spans(cells, section, left)
        if not any(label.change or label.points or label.transform for label in said):
            return ()
    return ()


def heading_span(cells: Cells, section: Section, place: int, column: int, *, carried: bool) -> Span | None:
    """A heading cell of the section's row at `place`; a blank one is that of the row above (a cell over many rows)."""
    row = section.rows[place]
    lowest = max(0, place - _MOST_CARRIED)
    while carried and place > lowest and cells.kinds[row][column] is Kind.BLANK:
        place -= 1
        if section.over[place] != section.over[place + 1]:
            return None
        row = section.rows[place]
        if cells.kinds[row][column] is not Kind.BLANK:
            break
    return cells.grid.rows[row][column] if cells.kinds[row][column] is not Kind.BLANK else None


def is_data(cells: Cells, section: Section) -> bool:
    """Whether a section is no table of matches, programmes or days of a week."""
    heads = [cells.plain(row, column) for row in section.heads for column in range(len(cells.kinds[0]))]
    return sum(1 for head in heads if _rules().no_data.match(head.strip(" .:"))) < 2


def _single(cells: Cells, row: int) -> bool:
    """One cell only, the first: a title of the table or of the rows below."""
    kinds = cells.kinds[row]
    return kinds[0] in (Kind.TEXT, Kind.YEAR) and all(kind is Kind.BLANK for kind in kinds[1:])


def _heads(cells: Cells, labels: Labels, row: int, section: Section) -> bool:
    """Whether a row stands over columns: it holds no values, and looks like a head where it isn't the first row."""
    kinds = cells.kinds[row]
    if any(kind in _VALUES for kind in kinds[1:]) or kinds[0] is Kind.NUMBER:
        return False
    filled = [column for column in range(1, len(kinds)) if kinds[column] in (Kind.TEXT, Kind.YEAR)]
    if not filled:
        return False
    if not section.heads and not section.rows:
        return True
    if len(section.heads) >= _MOST_HEADS and not section.rows:
        return False
    corner = cells.plain(section.heads[0], 0) if section.heads else ""
    if kinds[0] is Kind.BLANK or cells.plain(row, 0) == corner:
        return True
    said = [labels.of(cells.grid.rows[row][column]) for column in filled]
    named = [label for label in said if not label.words and label is not EMPTY]
    return len(named) == len(said) and not all(kinds[column] is Kind.YEAR for column in filled)


def _spanning(cells: Cells, heads: list[int], place: int, column: int) -> int | None:
    """The column of the head cell that stands over `column`: its own, or one to the left that spans it."""
    kinds = cells.kinds[heads[place]]
    if kinds[column] is not Kind.BLANK:
        return column
    left = column - 1
    while left > 0 and kinds[left] is Kind.BLANK:
        left -= 1
    if left <= 0:
        return None
    if len([kind for kind in kinds if kind is not Kind.BLANK]) == 1:
        return left  # one unit for all columns
    if place == 0:
        return left if len(heads) > 1 or kinds[0] is Kind.BLANK else None
    above = cells.kinds[heads[place - 1]]
    inside = all(above[between] is Kind.BLANK for between in range(left + 1, column + 1))
    return left if inside else None


def _without_false_head(cells: Cells, labels: Labels, section: Section) -> Section:
    """Two columns of facts ("Capital | Oslo") have no head: words stand in both columns further down."""
    texts = any(cells.kinds[row][1] is Kind.TEXT for row in section.rows)
    names = any(
        cells.kinds[row][0] is Kind.TEXT and labels.of(cells.grid.rows[row][1]).place is not None
        for row in section.heads
    )
    if not section.heads or not (texts or names):
        return section
    return Section([], [*section.heads, *section.rows], [*(None for _ in section.heads), *section.over])


def _numbers_columns(cells: Cells, row: int) -> bool:
    """A row that only numbers its columns: "1 | 2 | 3" or "A | 1 | 2"."""
    said = [cells.plain(row, column) for column in range(len(cells.kinds[row]))]
    for first in (0, 1):
        rest = said[first:]
        if len(rest) >= 2 and rest == [str(rest_place + 1) for rest_place in range(len(rest))]:
            return first == 0 or said[0] in ("a", "а", "")
        if len(said) >= 3 and rest == [str(place + first + 1) for place in range(len(rest))]:
            return said[0] in ("1", "a", "а", "")
    return False


def _counts_up(cells: Cells, section: Section, column: int) -> bool:
    """Whether a column left of the names counts its rows: 1, 2, 3 … (a tie may repeat)."""
    if column > 1:
        return False
    last, seen = 0, 0
    for row in section.rows:
        plain = cells.plain(row, column).rstrip(".)")
        if not plain.isdecimal() or len(plain) > 4:
            return False
        number = int(plain)
        if number < last or number > seen + 1 or (seen == 0 and number != 1):
            return False
        last, seen = number, seen + 1
    return seen >= 3


def _head_matches(cells: Cells, section: Section, column: int, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(cells.plain(row, column).strip()) for row in section.heads)


def _dates(cells: Cells, labels: Labels, section: Section, column: int) -> bool:
    """Whether a column of years dates its rows, so that it is no year of foundation."""
    heads = [labels.of(span) for span in head_spans(cells, section, column)]
    return all(label.words is None for label in heads)


def _measured(cells: Cells, labels: Labels, section: Section, column: int) -> bool:
    return any(labels.of(span).measure for span in head_spans(cells, section, column))


def _distinct(cells: Cells, labels: Labels, section: Section, values: list[int]) -> tuple[int, ...]:
    """Columns whose heads tell them apart: of two alike nobody knows which is which."""
    said: dict[tuple[str, ...], list[int]] = {}
    for column in values:
        heads = (*head_spans(cells, section, column), *changed_spans(cells, labels, section, column))
        said.setdefault(tuple(cells.text_of(span) for span in heads), []).append(column)
    return tuple(sorted(alike[0] for alike in said.values() if len(alike) == 1))


@dataclass(frozen=True, slots=True)
class _Rules:
    rank: re.Pattern[str]
    places: re.Pattern[str]
    no_data: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = load("figures_tables.toml")["axes"]
    return _Rules(*(re.compile(data[key]) for key in ("rank", "places", "no_data")))


def label_of(labels: Labels, span: Span | None) -> Label:
    return EMPTY if span is None else labels.of(span)
