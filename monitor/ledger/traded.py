"""Trade in goods by one name: "exported … kg of tea", told in words of its own, is `exports` bounded by its goods.

Texts name a trade by nouns and verbs, before and behind its goods, of which only some are names of the known indicator.
Enters: the words of an open measure. Leaves: the indicator and the goods; None for any other measure. Never: trade as a
whole, nor a value in money, whose words are kept; which words mean trade is data (`ledger_turned.toml`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.ledger.nouns import CJK

_MOST_WORDS = 3
_MOST_SIGNS = 8


def traded(words: str, language: str) -> tuple[str, str] | None:
    """The indicator and the goods that `words`, in their nominal form, tell of."""
    for indicator, pattern in _patterns(language):
        match = pattern.fullmatch(words)
        if match is not None and _is_short(match["goods"]):
            return indicator, match["goods"]
    return None


def _is_short(goods: str) -> bool:
    """Many words say more than what the goods are: where they go, who buys them."""
    return len(goods) <= _MOST_SIGNS if CJK.search(goods) else len(goods.split()) <= _MOST_WORDS


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("ledger_turned.toml")["traded"]
    gap = "" if language in {"zh", "ja", "ko"} else " "
    return tuple(
        (indicator, re.compile(f"(?P<goods>.+?){gap}{word}" if language in table["last"] else f"{word} (?P<goods>.+)"))
        for indicator, row in table.items()
        if indicator != "last" and (word := row.get(language))
    )
