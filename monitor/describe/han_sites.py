"""Named sites of languages that write a name right in front of its kind: 尾瀬国立公園, 黄山风景区, 내장산국립공원.

Enters: a text, its language, the places found in it. Leaves: spans of names with their kinds. Never: what only says
which or how many ("各大景区"), nor the town in front of a name of its own ("杭州西湖景区" is 西湖景区).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load

_SHORTEST = 2  # letters of a name, where its kind has but one; and what must be left of one behind a town
_REACH = 12
_OF_TOWN = re.compile("[市県町区都府道村]立")  # 札幌市の市立図書館 is 札幌市立図書館


@dataclass(frozen=True, slots=True)
class Called:
    """A name at `start`, whose `kind` ends at `end`."""

    start: int
    end: int
    name: str
    kind: str


def called(text: str, tag: str, places: Sequence[tuple[int, int]]) -> Iterator[Called]:
    """All names in front of kinds, in text order."""
    rules = _rules(tag)
    if rules is None:
        return
    spans, ends = dict(places), {end for _, end in places}
    for match in rules.lines.finditer(text):
        yield Called(match.start(), match.end(), match["name"], match["kind"])
    for match in rules.kinds.finditer(text):
        start = _start(text, match.start(), match.end(), rules, spans)
        name = text[start : match.start()]
        if name and _OF_TOWN.fullmatch(name) and text[start - 1 : start] == "の" and start - 1 in ends:
            start = next(at for at, end in places if end == start - 1)
            yield Called(start, match.end(), f"{text[start : match.start() - 3]}立", match.group().strip())
        elif name and match.end() not in ends and not rules.no_name.fullmatch(name):
            yield Called(start, match.end(), rules.drop.sub("", name), match.group().strip())


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: re.Pattern[str]
    name: re.Pattern[str]
    cut: re.Pattern[str]
    no_name: re.Pattern[str]
    drop: re.Pattern[str]
    alone: re.Pattern[str]
    lines: re.Pattern[str]


def _start(text: str, kind: int, end: int, rules: _Rules, places: dict[int, int]) -> int:
    """Where the name in front of a kind begins; the kind's own start where there is none."""
    run = rules.name.search(text, max(0, kind - _REACH), kind)
    start = run.start() if run else kind
    for cut in rules.cut.finditer(text, start, kind):
        start = cut.end()
    start = _behind_towns(text, start, kind, rules, places)
    short = kind - start < _SHORTEST and rules.alone.fullmatch(text, kind, end)
    return kind if short else start


def _behind_towns(text: str, start: int, kind: int, rules: _Rules, places: dict[int, int]) -> int:
    """Behind the town that a name of its own does not need; the history museum of a province needs it."""
    while start in places and kind - places[start] >= _SHORTEST:
        if rules.no_name.fullmatch(text, places[start], kind):
            break
        start = places[start]
    return start


@cache
def _rules(tag: str) -> _Rules | None:
    rows: list[dict[str, Any]] = load("sites.toml")["unspaced"]
    row = next((row for row in rows if row["language"] == tag), None)
    if row is None:
        return None
    alone = row.get("alone", "(?!)")
    return _Rules(
        kinds=re.compile(f"{row['words']}|{alone}"),
        name=re.compile(f"(?:{row['name']})$"),
        cut=re.compile(row["cut"]),
        no_name=re.compile(row["no_name"]),
        drop=re.compile(row.get("drop", "(?!)")),
        alone=re.compile(alone),
        lines=re.compile(row.get("lines", "(?!)")),
    )
