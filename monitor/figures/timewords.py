"""Where a text names a time in words that could be taken for what is measured: "the summer season of 2025".

Enters: a sentence's shadow. Leaves: spans in it. Never: a year or a month alone; the ledger knows their words.
"""

from functools import cache, lru_cache

from monitor.figures.tongue import Rule, tongue

_LONG = frozenset({"season_years", "in_season", "days", "half_month", "crop", "this_season"})


@lru_cache(maxsize=1 << 10)
def times(plain: str, language: str) -> tuple[tuple[int, int], ...]:
    """Seasons, days and parts of months in `plain`, in text order, none inside another."""
    found = {match.span() for rule in _rules(language) for match in rule.pattern.finditer(plain)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def without_times(words: str, language: str) -> str:
    """`words` without them; as they are where none is named."""
    found = times(words, language)
    for start, end in reversed(found):
        words = f"{words[:start]} {words[end:]}"
    return f" {' '.join(words.split())}" if found else words


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in tongue(language).rules if rule.kind in _LONG)
