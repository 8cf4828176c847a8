"""Which known indicator a wording names: the lexicon of `indicators.toml` and the user's own.

Enters: names in many languages. Leaves: what stands where in a sentence. A name's parts
must all be there; a longer name hides a shorter one inside it. Open words stay open.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import CustomIndicator
from monitor.figures.words import unspaced

# Where a name may begin: at a word's first letter, or at any letter of a script without spaces.
_START = re.compile(r"(?=(?<![^\W_])[^\W_]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\"“])")


@dataclass(frozen=True, slots=True)
class Indicator:
    """`units` gates levels: `money`, `percent`, `count`, `measure`, `rank` or one unit code; empty: any."""

    id: str
    units: frozenset[str]
    rate: bool = False
    edition_month: int | None = None
    growth_of: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator named in a text at `[start, end)`; `weight` is the length of the words that named it."""

    indicator: Indicator
    start: int
    end: int
    weight: int
    parts: int = 1


@dataclass(frozen=True, slots=True)
class _Part:
    key: int
    regex: re.Pattern[str]


class Lexicon:
    """All names of one language, found in a sentence in time proportional to its length."""

    def __init__(self, names: list[tuple[Indicator, str]]) -> None:
        self._parts: dict[str, list[_Part]] = {}
        self._keys: dict[str, int] = {}
        self._names: dict[int, list[tuple[Indicator, tuple[int, ...]]]] = {}
        for indicator, name in names:
            keys = tuple(self._key(part.strip()) for part in name.split(" + "))
            self._names.setdefault(keys[0], []).append((indicator, keys))

    def _key(self, part: str) -> int:
        if part not in self._keys:
            self._keys[part] = len(self._keys)
            entry = _Part(self._keys[part], re.compile(_expression(part)))
            for start in {choice[:2] for choice in _first_words(part)}:
                self._parts.setdefault(start, []).append(entry)
        return self._keys[part]

    def named(self, plain: str, start: int, end: int) -> list[Named]:
        """Every indicator named in `plain[start:end]`, hidden ones left out."""
        at: dict[int, list[tuple[int, int]]] = {}
        for match in _START.finditer(plain, start, end):
            self._collect(plain, match.start(), end, at)
        found = [
            named for key in at for indicator, keys in self._names.get(key, ()) for named in _join(indicator, keys, at)
        ]
        return _visible(found)

    def _collect(self, plain: str, position: int, end: int, at: dict[int, list[tuple[int, int]]]) -> None:
        for part in self._parts.get(plain[position : position + 2], ()):
            found = part.regex.match(plain, position, end)
            if found:
                at.setdefault(part.key, []).append(found.span())


def _join(indicator: Indicator, keys: tuple[int, ...], at: dict[int, list[tuple[int, int]]]) -> list[Named]:
    """One `Named` for each place of the last part at which the other parts are somewhere in the sentence."""
    if any(key not in at for key in keys):
        return []
    found = []
    for span in at[keys[-1]]:
        spans = [*(min(at[key], key=lambda other: abs(other[0] - span[0])) for key in keys[:-1]), span]
        last = max(spans)
        weight = sum(end - start for start, end in spans)
        found.append(Named(indicator, last[0], last[1], weight, len(keys)))
    return found


def _visible(found: list[Named]) -> list[Named]:
    """A name inside a longer name is hidden; of names at one place the most specific stays first."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (-(n.end - n.start), -n.weight, n.start)):
        inside = any(
            k.start <= named.start
            and named.end <= k.end
            and (k.end - k.start) > (named.end - named.start)
            and k.indicator.growth_of != named.indicator.id
            for k in kept
        )
        if not inside:
            kept.append(named)
    return sorted(kept, key=lambda n: n.start)


def _first_words(part: str) -> list[str]:
    """The ways in which a part can begin."""
    if unspaced(part[0]) or any(unspaced(char) for char in part):
        return part.split("|")
    return part.split(" ")[0].split("|")


def _expression(part: str) -> str:
    if any(unspaced(char) for char in part):
        return "(?:" + "|".join(re.escape(choice) for choice in part.split("|")) + ")"
    return r"(?<![^\W_])" + r"[ \-]{1,2}".join(_word(word) for word in part.split(" ")) + r"(?![^\W_])"


def _word(word: str) -> str:
    choices = [
        re.escape(choice.rstrip("*")) + (r"[^\W_]*" if choice.endswith("*") else "") for choice in word.split("|")
    ]
    return "(?:" + "|".join(choices) + ")"


@cache
def _known() -> tuple[tuple[Indicator, dict[str, list[str]]], ...]:
    rows: list[dict[str, Any]] = load("indicators.toml")["indicator"]
    return tuple(
        (
            Indicator(
                row["id"],
                frozenset(row["units"]),
                row.get("rate", False),
                row.get("edition_month"),
                row.get("growth_of"),
            ),
            row["names"],
        )
        for row in rows
    )


def lexicon(language: str, own: tuple[CustomIndicator, ...]) -> Lexicon:
    """Names of `language`, English ones too (translations keep them), the user's first."""
    names = [
        (Indicator(custom.id, frozenset({custom.unit} if custom.unit else ())), name.lower())
        for custom in own
        for tag in (language, "en")
        for name in custom.names.get(tag, ())
    ]
    for indicator, table in _known():
        for tag in dict.fromkeys((language, "en")):
            names += [(indicator, name.lower()) for name in table.get(tag, ())]
    return Lexicon(names)
