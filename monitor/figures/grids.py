"""Tables in a text: lines of cells between bars or tabs, with the lines above them.

Enters: any text. Leaves: `Grid`s, and the text without them. Never: what a cell means.
Extraction writes a table as `| Region | 2023 | 2024 |`, a row a line; people copy tables
with tabs, or write bars between cells only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A longer cell is a paragraph: such a table only lays out a page.
_PROSE = 240
_BARS = "|｜│"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
_RULE = frozenset(_BARS + " \t:+-=_—–")
_ROW = re.compile(rf"\s?[{_BARS}]|\S[^\n]*(?:\s[{_BARS}]\s|｜|\t)")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` hold the spans of cells without blanks around them, as many in each row; `above` the spans of up to

    two lines before it, the nearest first.
    """

    start: int
    end: int
    rows: tuple[tuple[tuple[int, int], ...], ...]
    above: tuple[tuple[int, int], ...]

    def row_span(self, row: int) -> tuple[int, int]:
        """From the first cell that is not empty to the last: what is quoted of a row."""
        filled = [cell for cell in self.rows[row] if cell[0] < cell[1]]
        return filled[0][0], filled[-1][1]


def grids(text: str) -> tuple[Grid, ...]:
    """All tables of two rows and two columns at least, in text order."""
    if not any(mark in text for mark in (*_BARS, "\t")):
        return ()
    return tuple(_grids(text))


def without(text: str, found: Sequence[Grid]) -> str:
    """`text` with blanks in the place of its tables, every offset kept."""
    pieces, at = [], 0
    for grid in found:
        pieces += [text[at : grid.start], re.sub(r"[^\n]", " ", text[grid.start : grid.end])]
        at = grid.end
    return "".join([*pieces, text[at:]]) if pieces else text


def _grids(text: str) -> Iterator[Grid]:
    block: list[tuple[int, int, list[tuple[int, int]]]] = []
    above: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = _trimmed(text, line.start(), line.end())
        if start == end:
            continue
        if block and "--" in text[start:end] and _RULE.issuperset(text[start:end]):
            continue
        cells = _cells(text, start, end) if _ROW.match(text, start, end) else []
        if cells and (not block or _goes_on(text, block, cells)):
            block.append((start, end, cells))
            continue
        yield from _closed(text, block, above)
        above = [] if block else above
        block = [(start, end, cells)] if cells else []
        if not cells:
            above = [(start, end), *above[:1]]
    yield from _closed(text, block, above)


def _goes_on(text: str, block: list[tuple[int, int, list[tuple[int, int]]]], cells: list[tuple[int, int]]) -> bool:
    """Whether a row has as many cells as those before it; a copied header may lack the empty corner."""
    width = len(block[-1][2])
    if len(block) == 1 and len(cells) == width + 1 and text[block[0][0]] not in _BARS:
        block[0][2].insert(0, (block[0][0], block[0][0]))
        return True
    return len(cells) == width


def _closed(
    text: str, block: list[tuple[int, int, list[tuple[int, int]]]], above: list[tuple[int, int]]
) -> Iterator[Grid]:
    if len(block) >= 2:
        yield Grid(block[0][0], block[-1][1], tuple(tuple(cells) for _, _, cells in block), tuple(above))


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the cells of a row; () when it has only one, or a paragraph in one."""
    tabbed = "\t" in text[start:end] and not _BAR.search(text, start, end)
    edges = [start]
    for mark in re.finditer("\t", text[start:end]) if tabbed else ():
        edges += [start + mark.start(), start + mark.end()]
    for mark in _BAR.finditer(text, start, end) if not tabbed else ():
        edges += [mark.start(), mark.end()]
    pairs = list(zip(edges[::2], [*edges[1::2], end], strict=True))
    if not tabbed and text[start] in _BARS:
        pairs = pairs[1:]
    if not tabbed and pairs and text[end - 1] in _BARS and text[end - 2 : end - 1] != "\\":
        pairs = pairs[:-1]
    if len(pairs) < 2:
        return []
    cells = [_trimmed(text, first, last) for first, last in pairs]
    if any(last - first > _PROSE for first, last in cells) or all(first == last for first, last in cells):
        return []
    return cells


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
