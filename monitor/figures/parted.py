"""A number behind those that it is counted out of: "Of those killed on the roads in 2025, 412 were pedestrians".

Enters: the shadow of a text and where a number stands. Leaves: the span of the words for the whole, which say what is
counted. Never: a whole with a number of its own, which is counted for itself.
"""

import re
from functools import cache

from monitor.data import load

_REACH = 140  # characters of a whole with its place and period


def parted_noun(plain: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Where the whole's noun stands in front of the number; None if the number is not said to be a part of it."""
    those = _those(language)
    if those is not None and (behind := those.match(plain, end)):
        return behind.span("noun")
    pattern = _pattern(language)
    if pattern is None or pattern[1].match(plain, end) is None:
        return None
    at = max(0, start - _REACH)
    match = pattern[0].search(plain[at:start])
    return None if match is None else (at + match.start("noun"), at + match.end("noun"))


@cache
def _those(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_counting.toml")["parted"]["those"].get(language)
    return re.compile(row) if row else None


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    row: dict[str, str] | None = load("figures_counting.toml")["parted"].get(language)
    if row is None:
        return None
    rest = r"(?:[^\d.;:!?\n]|(?:19|20)\d\d(?!\d)(?: ?[rгр]\.)?){0,90}?"  # place and period; no number but a year's
    before = rf"(?:^|[.!?;:,\n(] ?)(?:{row['of']})(?P<noun>[^\d,.;:!?\n]{{3,60}}?)(?=,| (?:{row['cut']}) ){rest}"
    return re.compile(rf"{before}(?:{row['comma']})(?:(?:{row['roughly']}) )?$"), re.compile(rf" (?:{row['be']})")
