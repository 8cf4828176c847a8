"""What is done to a thing, brought to one stem whichever word tells it: "desembarcada", "desembarcaron", "desembarque".

Enters: the words of a nominal form. Leaves: the same with the one word for the deed by its stem, where a language has
it: in front of the thing or behind it. Never: a deed left out (what is landed and what is sold stay two), a stem for
the only word of a phrase, nor two deeds made one. How verbs end is data (`ledger_deeds.toml`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from monitor.data import load

_LETTERS = 4  # of a thing beside the deed, so that it names something


def by_its_deed(words: Sequence[str], language: str, *, last: bool, weighed: bool = False) -> list[str]:
    """`words` with the deed behind the others (`last`) or in front of them, and by its stem; as they are without one.

    `weighed`: of an amount of a thing, so that people in front of the verb did it ("beekeepers drew honey").
    """
    rules, words = _rules(language), list(words)
    if rules is None or len(words) < 2 or any(map(_share().fullmatch, words)):
        return words  # "the share of households connected" stays one of households
    for at, word in enumerate(words):
        stem = rules.done(word)
        doer = weighed and at == 1 and len(words) > 2 and rules.agent.fullmatch(words[0]) is not None
        others = [*words[doer:at], *words[at + 1 :]]
        if stem and any(map(_names, others)):
            return [*others, stem] if last else [stem, *others]
    head = -1 if last else 0
    if stem := rules.head(words[head]):
        words[head] = stem
    return words


def unrepeated(words: Sequence[str]) -> list[str]:
    """Each word once, where it stands last: "crab boats landed snow crab" is of snow crab."""
    return [word for at, word in enumerate(words) if word not in words[at + 1 :]]


def stems(words: Sequence[str], language: str) -> frozenset[str]:
    """The stems of those words that may tell a deed."""
    rules = _rules(language)
    if rules is None:
        return frozenset()
    return frozenset(stem for word in words for stem in (rules.done(word), rules.head(word)) if stem)


@cache
def _share() -> re.Pattern[str]:
    return re.compile(load("ledger_deeds.toml")["share"]["any"])


def _names(word: str) -> bool:
    return sum(map(str.isalpha, word)) >= _LETTERS


@dataclass(frozen=True, slots=True)
class _Rules:
    verb: re.Pattern[str]
    noun: re.Pattern[str] | None
    agent: re.Pattern[str]
    none: tuple[str, ...]

    def done(self, word: str) -> str | None:
        """The stem of a verb or participle."""
        match = None if word.startswith(self.none) else self.verb.fullmatch(word)
        return match["stem"] if match else None

    def head(self, word: str) -> str | None:
        """The stem of a noun for a deed; `hard`: one that is written in another way before "e" (desembarque)."""
        match = self.noun.fullmatch(word) if self.noun and not word.startswith(self.none) else None
        if match is None:
            return None
        hard = match.groupdict().get("hard")
        return f"{hard}c" if hard else match["stem"]


@cache
def _rules(language: str) -> _Rules | None:
    row = load("ledger_deeds.toml").get(language)
    if row is None or "verb" not in row:
        return None
    noun = re.compile(row["noun"]) if "noun" in row else None
    return _Rules(re.compile(row["verb"]), noun, re.compile(row.get("agent", "(?!)")), tuple(row["not"]))
