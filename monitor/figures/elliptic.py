"""Numbers that count what was counted before: "12 people died and 30 were hurt", "81 votos a favor y 32 en contra".

Enters: a shadow and where a number without a noun stands. Leaves: whether its wording allows that it counts the
noun of the count before it; that there is one in its sentence, ranges.py sees to. The words are data
(`figures_counting.toml`, `elliptic`), by language.
"""

import re
from functools import cache

from monitor.data import load

_BEFORE = 32

_Pair = tuple[re.Pattern[str], re.Pattern[str]]


def takes_over(plain: str, start: int, end: int, language: str) -> bool:
    """Whether the words on both sides of the number at `start:end` leave its noun unsaid."""
    pairs = _pairs(language)
    if not pairs:
        return False
    before = plain[max(0, start - _BEFORE) : start]
    return any(follows.match(plain, end) and leads.search(before) for leads, follows in pairs)


@cache
def _pairs(language: str) -> tuple[_Pair, ...]:
    rows: list[list[str]] = load("figures_counting.toml")["elliptic"].get(language, [])
    return tuple((re.compile(f"(?:{before})$"), re.compile(after)) for before, after in rows)
