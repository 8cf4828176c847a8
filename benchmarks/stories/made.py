"""Texts that the kit lacks, made of those it has by a fixed seed: other editions, first sentences, regrouped sentences.

Enters: a text. Leaves: another one. Pure: the same text and seed give the same result everywhere.
"""

import random
import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def twin(text: str, seed: int) -> tuple[str, int]:
    """`text` with every number replaced by another one of its shape, and how many there were. Years stay.

    What a daily report looks like on the next day to who sees only its words.
    """
    chance, changed = random.Random(seed), 0

    def other(match: re.Match[str]) -> str:
        nonlocal changed
        printed = match.group()
        if len(printed) == 4 and printed.isdecimal() and 1900 <= int(printed) <= 2100:
            return printed
        changed += 1
        return _unlike(printed, chance)

    return _NUMBER.sub(other, text), changed


def first_sentences(text: str, count: int) -> str:
    """The first `count` lines that hold more than a heading: the kit has one sentence a line."""
    return "\n".join([line for line in text.split("\n") if line.strip()][:count])


def _unlike(printed: str, chance: random.Random) -> str:
    """Other digits in the same places; the first is no zero, so that the number stays as long."""
    while True:
        digits: Sequence[str] = [
            chance.choice("123456789" if at == 0 else "0123456789") if sign.isdecimal() else sign
            for at, sign in enumerate(printed)
        ]
        if "".join(digits) != printed:
            return "".join(digits)
