"""Rules by wording: which lines, and which sentences at the ends of paragraphs, are notices.

Enters: lines. Leaves: lines that stay and `Removal`s. Never: a rule of its own; all of
them are data.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from monitor.clean.lines import Line
from monitor.data import load
from monitor.domain import Removal
from monitor.text import sentences

# How many lines from either end count as the edge of a text: the longest wrapper seen took ten.
EDGE = 15
_LONGEST_BAG = 240
# Words of a label with its names; a headline that begins with "Photos:" has more.
_LABEL_WORDS = 10
# Edges of a word of letters; signs of scripts without spaces may touch it ("接受Cookie").
_START, _STOP = r"(?<![^\W\u2e80-\ud7ff])", r"(?![^\W\u2e80-\ud7ff])"
# A label in a script without spaces that ends with a full stop is no longer than this.
_LABEL_WEIGHT = 60
_SPACELESS = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to ask. `matches` looks at wording and shape, `where` is checked by the caller."""

    name: str
    where: str
    glued: bool
    translated: bool
    matches: Callable[[Line], bool]


def notices(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Removal]]:
    """Take out the lines that are notices as a whole."""
    kept: list[Line] = []
    gone: list[Removal] = []
    for index, line in enumerate(lines):
        rule = matching(line, places_of(index, len(lines)))
        if rule:
            gone.append(Removal(line.raw, rule.name))
        else:
            kept.append(line)
    return tuple(kept), gone


def wrapped_sentences(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Removal]]:
    """Take out notices that were glued to a paragraph: its last or first sentences."""
    kept: list[Line] = []
    gone: list[Removal] = []
    for index, line in enumerate(lines):
        places = places_of(index, len(lines))
        rest = line
        if "edges" in places and line.folded:
            rest, pieces = _unglued(line, places)
            gone.extend(pieces)
        kept.append(rest)
    return tuple(kept), gone


def matching(line: Line, places: Sequence[str], glued: bool = False) -> Rule | None:
    """The first rule that holds in one of `places` and matches; with `glued` only rules for single sentences."""
    return _first(line.raw, tuple(places), glued) if line.folded else None


@lru_cache(maxsize=2048)
def _first(raw: str, places: tuple[str, ...], glued: bool) -> Rule | None:
    """Remembered, because every pass asks again for nearly the same lines."""
    line = Line(raw)
    asked = (rule for rule in rules() if rule.where in places and (rule.glued or not glued))
    return next((rule for rule in asked if rule.matches(line)), None)


def places_of(index: int, count: int) -> tuple[str, ...]:
    """Which positions a line has: `anywhere`, `edges`, `tail`."""
    tail = index >= count - EDGE
    if not tail and index >= EDGE:
        return ("anywhere",)
    return ("anywhere", "edges", "tail") if tail else ("anywhere", "edges")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules by wording, in the order of the data: the first that matches names the removal."""
    data = load("clean_notices.toml")
    veto = re.compile(f"{data['veto']['speech']}|{data['veto']['figures']}")
    bags = [_bag(row) for row in load("clean_bags.toml")["bag"]]
    found = [_notice(row, veto) for row in data["notice"]]
    return (*bags, *found, *(_line(row, veto) for row in data["line"]))


def _unglued(line: Line, places: Sequence[str]) -> tuple[Line, list[Removal]]:
    spans = list(sentences(line.raw))
    gone: list[Removal] = []
    while len(spans) > 1:
        for end in (-1, 0):
            piece = line.raw[spans[end][0] : spans[end][1]]
            rule = matching(Line(piece), places, glued=True)
            if rule:
                gone.append(Removal(piece, rule.name))
                spans.pop(end)
                break
        else:
            break
    return (Line(line.raw[spans[0][0] : spans[-1][1]]), gone) if gone else (line, [])


def _bag(row: dict[str, Any]) -> Rule:
    """A line made of nothing but the bag's words, one of them a key."""
    numbers = [r"\d+"] if row.get("numbers") else []
    one = _any_of([*row["keys"], *row["words"]], numbers)
    # Possessive: each place is tried once, so that a long line of words costs no more than its length.
    whole = re.compile(rf"(?:[\W_]*+{one})++[\W_]*+\Z")
    key = re.compile(_any_of(row["keys"], []))
    most: int = row["most"]

    def matches(line: Line) -> bool:
        text = line.folded
        if len(text) > _LONGEST_BAG or not whole.match(text) or not key.search(text):
            return False
        return len(text.split()) <= most and len(_SPACELESS.findall(text)) <= 6 * most

    return Rule(row["rule"], row["where"], False, False, matches)


def _any_of(words: Sequence[str], patterns: Sequence[str]) -> str:
    """Pattern for one of `words`, the longest that fits; the edges of words are looked for once, not for each word."""
    ordered = sorted(set(words), key=len, reverse=True)
    letters = [*(re.escape(word) for word in ordered if not _SPACELESS.search(word)), *patterns]
    signs = [re.escape(word) for word in ordered if _SPACELESS.search(word)]
    return rf"(?>{_START}(?:{'|'.join(letters)}){_STOP}|(?:{'|'.join(signs)}))"


def _notice(row: dict[str, Any], veto: re.Pattern[str]) -> Rule:
    """A word of each group, in the site's own voice: outside quotation marks, no speech reported, no money named."""
    groups = [re.compile(group) for group in row["all"]]
    longest: float = row["longest"]

    def matches(line: Line) -> bool:
        text = line.unquoted
        return line.weight <= longest and all(group.search(text) for group in groups) and not veto.search(text)

    return Rule(row["rule"], row["where"], row.get("glued", False), row.get("translated", False), matches)


def _line(row: dict[str, Any], veto: re.Pattern[str]) -> Rule:
    """The whole line fits one pattern."""
    pattern = re.compile("|".join(f"(?:{one})" for one in row["patterns"]))
    longest: float = row["longest"]
    most: int = row.get("words", _LABEL_WORDS)
    label, checked = bool(row.get("label")), not row.get("unvetoed")

    def matches(line: Line) -> bool:
        if line.weight > longest or not pattern.fullmatch(line.folded):
            return False
        if label and not _label_shaped(line, most):
            return False
        return not (checked and veto.search(line.unquoted))

    return Rule(row["rule"], row["where"], row.get("glued", False), row.get("translated", False), matches)


def _label_shaped(line: Line, most: int) -> bool:
    """A label and names, no sentence: few words, no question, no full stop behind many."""
    words = len(line.raw.split())
    if words > most or line.raw.rstrip("\"'”’»)）").endswith(("?", "？")):
        return False
    return not (line.ends_sentence and (words > 6 or line.weight > _LABEL_WEIGHT))
