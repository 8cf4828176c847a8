"""Figures of lists whose header says what they are of: "Retail sales in October:" over "- Berlin: 3.2 percent".

Enters: the figures as their own lines tell them. Leaves: the same figures, with period and
indicator of the header where the item only names a place, a year or a part. Never: another
value, or a word against what the item says itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from monitor.data import load
from monitor.domain import Figure, FigureKind, Transform
from monitor.figures.headings import named_in, passes, settled_percent
from monitor.figures.indicators import Indicator, Lexicon
from monitor.figures.labels import Label, Labels, Measure, caption_of
from monitor.figures.periods import periods
from monitor.figures.scene import Scene
from monitor.figures.transforms import CHANGES

_LINE = re.compile(r"[^\n]+")
# A longer line is a paragraph.
_LONGEST = 160
_FEWEST = 2
# A text has no more lists.
_MOST_LISTS = 300
# Between an item's label and its number: "about", a currency sign.
_GAP = 14

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Header:
    label: Label
    period: str | None
    indicator: Indicator | None


def with_headers(figures: Sequence[Figure], here: Scene, names: Lexicon) -> tuple[Figure, ...]:
    """The figures with what the headers of their lists add."""
    made = list(figures)
    starts = [figure.start for figure in figures]
    labels = Labels(here)
    for head, items in islice(_lists(here.plain), _MOST_LISTS):
        header = _header(here, names, head)
        for item in items:
            first, last = bisect_left(starts, item[0]), bisect_left(starts, item[1])
            if first < last and all(made[at].pair_of == first for at in range(first + 1, last)):
                told = _told(here, names, labels, header, item, made[first])
                for at in range(first, last):
                    made[at] = _meaning_of(made[at], told)
    return tuple(made)


def _meaning_of(figure: Figure, told: Figure | None) -> Figure:
    """A conversion in brackets means what the figure before it means."""
    if told is None:
        return figure
    return replace(
        figure,
        subject=told.subject,
        subject_path=told.subject_path,
        indicator=told.indicator,
        indicator_text=told.indicator_text,
        period=told.period,
        transform=told.transform,
        direction=told.direction,
        cues=told.cues,
    )


def _lists(plain: str) -> Iterator[tuple[Span, list[Span]]]:
    """Headers with the items below them."""
    header_end, item, _ = _rules()
    head: Span | None = None
    items: list[Span] = []
    for line in _LINE.finditer(plain):
        marker = item.match(plain, line.start(), min(line.end(), line.start() + 6))
        if head is not None and marker and line.end() - line.start() <= _LONGEST:
            items.append((marker.end(), line.end()))
            continue
        if not line.group().strip():
            continue
        if head is not None and len(items) >= _FEWEST:
            yield head, items
        short = line.end() - line.start() <= _LONGEST
        head, items = ((line.start(), line.end()) if short and header_end.search(line.group().rstrip()) else None), []
    if head is not None and len(items) >= _FEWEST:
        yield head, items


def _header(here: Scene, names: Lexicon, head: Span) -> _Header:
    label = caption_of(here, [head])
    language = here.words.language
    found = [when for when in periods(here.plain, *head, language, here.published) if when.role == "at"]
    distinct = {when.period for when in found}
    words = label.words or ""
    for when in found:
        words = words.replace(here.plain[when.start : when.end], " ")
    words = " ".join(words.split()).strip(" ,:")
    period = (distinct.pop() if len(distinct) == 1 else None) if distinct else label.spell.within(None)
    indicator = named_in(here, names, head, words) if words else None
    return _Header(replace(label, words=words or None), period, indicator)


def _told(here: Scene, names: Lexicon, labels: Labels, header: _Header, item: Span, figure: Figure) -> Figure | None:
    """The figure of an item that says no more than "label: number", with what the header says; None for any other."""
    split = _rules()[2].search(here.plain, item[0], figure.start)
    if split is None or figure.start - split.end() > _GAP or figure.kind in (FigureKind.RANK, FigureKind.STREAK):
        return None
    label = labels.of((item[0], split.start()))
    if label.place is not None or (label.spell.within(None) and not label.words):
        words, indicator = header.label.words, header.indicator
    elif label.words:
        words, indicator = label.words, named_in(here, names, (item[0], split.start()), label.words)
    else:
        return None
    transform = label.transform or header.label.transform or figure.transform
    if figure.unit == "%" and header.label.change and transform not in CHANGES:
        indicator, words = None, None  # a change since nobody says when
    period = label.spell.within(None) or figure.period or header.period
    if indicator is not None and figure.unit == "%" and transform is Transform.LEVEL:
        settled, indicator, words = settled_percent(indicator, words, period)
        transform = settled or transform
    unit = Measure(figure.kind, figure.unit, figure.value)
    if indicator is not None and not passes(indicator, unit, transform):
        indicator = None
    direction = figure.direction
    if transform in CHANGES and direction is None:
        direction = "down" if figure.value < 0 else "up" if figure.value > 0 else None
    inherited = {"inherited_period"} if period and not figure.period and not label.spell.within(None) else set()
    return replace(
        figure,
        subject=label.place.id if label.place else figure.subject,
        subject_path=label.place.path if label.place else figure.subject_path,
        indicator=None if indicator is None else indicator.growth_of or indicator.id,
        indicator_text=words,
        period=period,
        transform=transform,
        direction=direction,
        cues=figure.cues | inherited,
    )


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("figures_tables.toml")["list"]
    return re.compile(data["header_end"]), re.compile(data["item"]), re.compile(data["split"])
