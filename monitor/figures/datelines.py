"""Where a report was written, in front of its first words: "NAIROBI, March 20 -", "华盛顿6月7日电".

Enters: a text with the places it names. Leaves: the spans of datelines that tell nothing of a figure, because the text
or its title speaks of another place too. Never: the only place that a text names, which it may be about.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Description, Mention
from monitor.figures.homes import counted_by

_NEAR = 400  # characters behind it in which an office that counts a country says whose the figures are
_LONGEST = 40  # characters before the place
_LINES = 4  # a headline, a deck and a caption at most stand above


def datelines(text: str, description: Description) -> list[tuple[int, int]]:
    """Spans of the datelines in the first lines of `text`."""
    found: list[tuple[int, int]] = []
    start = 0
    for _ in range(_LINES):
        end = _at(text, start) or _behind_a_place(text, start, description)
        if end is not None and (_speaks_of_more(description, start, end) or counted_by(text[end : end + _NEAR])):
            found.append((start, end))
        following = text.find("\n", start)
        if following < 0:
            break
        start = following + 1
    return found


def without_them(plain: str, spans: list[tuple[int, int]]) -> str:
    """`plain` with blanks in their stead, so that no day in them is a period."""
    for start, end in spans:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


def outside(mentions: tuple[Mention, ...], spans: list[tuple[int, int]]) -> tuple[Mention, ...]:
    """The mentions that stand in none of them."""
    return tuple(m for m in mentions if not any(start <= m.start < end for start, end in spans))


def _at(text: str, start: int) -> int | None:
    for pattern in _patterns():
        if match := pattern.match(text, start):
            return match.end()
    return None


def _behind_a_place(text: str, start: int, description: Description) -> int | None:
    """The end of a line's first place with what follows one in a dateline: "Nürnberg - ", "Bern (sda). "."""
    rules = _around()
    for mention in description.mentions:
        if start <= mention.start <= start + _LONGEST and rules[0].fullmatch(text, start, mention.start):
            match = rules[1].match(text, mention.end)
            if match:
                return match.end()
    return None


def _speaks_of_more(description: Description, start: int, end: int) -> bool:
    """Whether it names a place in the dateline, and the text or its title another one."""
    named = {m.id for m in description.mentions if start <= m.start < end}
    if not named:
        return bool(description.mentions)
    elsewhere = {m.id for m in description.mentions if not start <= m.start < end}
    titled = {region.id for region in description.regions if not region.inferred and not region.spans}
    return bool((elsewhere | titled) - named)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row) for row in load("figures_subjects.toml")["dateline"]["patterns"])


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = load("figures_subjects.toml")["dateline"]
    return re.compile(row["before"]), re.compile("|".join(row["behind"]))
