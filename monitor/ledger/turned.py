"""One order for the words of an open measure in Chinese, Japanese and Korean, where a sentence and a name have two.

运送旅客 and 旅客运送量 are one thing, as are 도서 대출 권수 and 도서 대출. Enters: words in their nominal form.
Leaves: the same in the one order, without the name of the count itself. Never: two different deeds or nouns made one;
which words are one is data (`ledger_turned.toml`).
"""

import re
from functools import cache

from monitor.data import load


def turned(words: str, language: str) -> str:
    """`words` as every text's words for the same come out, itself where nothing is known of them."""
    for pattern, instead in _rules(language):
        words = pattern.sub(instead, words)
    return words


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows: list[list[str]] = load("ledger_turned.toml")["turned"].get(language, [])
    return tuple((re.compile(pattern), instead) for pattern, instead in rows)
