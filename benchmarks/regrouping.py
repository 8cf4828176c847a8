"""Merges and splits of sentences by a fixed seed: what translators do to a text that says the same.

Enters: a text as lines, one sentence each. Leaves: the same text as other lines. Never: a word lost but the end mark
that becomes a comma, the comma that becomes an end mark, and the case of a letter beside it.

    merged(lines, seed, share)   "It rose." "We fell."      -> "It rose, we fell."
    split(lines, seed, share)    "It rose, and we fell."    -> "It rose." "And we fell."

`share` is the share of the lines that may be touched: of neighbours that are merged, of lines with a comma that are
split. Both are pure: the same lines, seed and share give the same text everywhere. `python -m benchmarks.stories
regrouped` asks how much of a text another translator may regroup before it is no longer recognised.
"""

import random
import re
from collections.abc import Sequence

_STOP = re.compile(r"([.。।។።۔])\Z")
_COMMAS = {".": ",", "。": "，", "।": ",", "។": " ", "።": "፣", "۔": "،"}
# A comma with enough on both sides to be a clause's end, not one between two words of a list or inside a number.
_CLAUSE = re.compile(r"(?<=\S)[,，、،፣;；](?!\d)\s*(?=\S)")
_LEAST = {True: 10, False: 25}  # characters on each side: of Chinese, Japanese; of an alphabet
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


def joined(lines: Sequence[str], language: str) -> str:
    """The lines as one running text: with nothing between them where the script has no spaces, else with a space."""
    return ("" if language.split("-")[0] in {"zh", "ja", "th", "lo", "km", "my", "bo"} else " ").join(lines)


def merged(lines: Sequence[str], seed: int, share: float) -> list[str]:
    """`lines` in which about `share` of the neighbours stand in one line, with a comma for the stop between them.

    Both must end with a full stop: a headline, a question and a quotation stay alone. No line is merged twice.
    """
    chance, found, at = random.Random(seed), [], 0
    while at < len(lines):
        pair = lines[at : at + 2]
        fit = len(pair) == 2 and all(_STOP.search(line) for line in pair)
        both = fit and chance.random() < share
        found.append(_one(*pair) if both else lines[at])
        at += 2 if both else 1
    return found


def split(lines: Sequence[str], seed: int, share: float) -> list[str]:
    """`lines` of which about `share` of those with a comma between two clauses are two lines, with a stop between them.

    The comma nearest to the middle is taken. A line that has none that far inside stays whole.
    """
    chance = random.Random(seed)
    found: list[str] = []
    for line in lines:
        comma = _middle(line)
        found += _two(line, comma) if comma and chance.random() < share else [line]
    return found


def _one(first: str, second: str) -> str:
    comma = _COMMAS[first[-1]]
    gap = "" if comma == "，" else " "
    # A name at the start loses its capital, too, as in a careless merge; a word in capitals or with a digit keeps it.
    head = second[:1].lower() if second[1:2].islower() or second[1:2] == " " else second[:1]
    return f"{first[:-1]}{comma}{gap}{head}{second[1:]}"


def _middle(line: str) -> re.Match[str] | None:
    least = _LEAST[_UNSPACED.search(line) is not None]
    fit = [at for at in _CLAUSE.finditer(line) if at.start() >= least and len(line) - at.end() >= least]
    return min(fit, key=lambda at: abs(at.start() - len(line) // 2), default=None)


def _two(line: str, comma: re.Match[str]) -> list[str]:
    stop = _STOP.search(line)
    mark = stop.group() if stop else "。" if comma.group()[0] in "，、；" else "."
    rest = line[comma.end() :]
    return [line[: comma.start()] + mark, rest[:1].upper() + rest[1:]]
