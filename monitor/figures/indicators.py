"""Which known indicator a wording names: the lexicon of `indicators.toml` and the user's own.

Enters: names in many languages. Leaves: what stands where in a sentence. A name's parts
must all be there; a longer name hides a shorter one inside it. Open words stay open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from monitor.data import load
from monitor.domain import CustomIndicator
from monitor.figures import outputs
from monitor.figures.shadow import shadow
from monitor.figures.words import unspaced

# Scripts without spaces, where a name may begin at any letter, and vowel signs, which Python takes for no letters.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SIGNS = "\u0900-\u0903\u093a-\u094d\u064b-\u0652"
_LETTER = rf"[^\W_{_UNSPACED}]"
_RUN = rf"{_LETTER}+(?:[{_SIGNS}]+{_LETTER}*)*"
# Where a name may begin: at a word or quotation mark (the group), at any letter of a script without spaces.
_START = re.compile(rf"({_RUN}|[\"“])|[{_UNSPACED}]")
_FIRST = re.compile(_RUN)
_ENDING = re.compile(rf"(?:(?!\d){_LETTER}|[{_SIGNS}])*")
_DIGITS = "0123456789"
_MOST_REMEMBERED = 50_000
_ALONE = "@"  # in front of a part of a name: no other word may make a part of it
_SHARED = re.compile(r"\{(\w+)\}")
_GAP = re.compile(r"[ \-]{1,2}")
# Arabic writes "and", "in", "as", "so" and "to" as a first letter of the next word, and "for the" instead of "the".
_PROCLITICS = frozenset("وبكفل")
_ARTICLE, _FOR_THE = "ال", "لل"
_NOTHING: Mapping[int, int] = {}
# Names whose parts are told apart, and those of the ways in which newspapers tell of a thing without its name.
_TOLD, _WAYS = "indicators_told.toml", "indicators_ways.toml"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`units` gates levels: `money`, `percent`, `count`, `measure`, `rank` or one unit code; empty: any."""

    id: str
    units: frozenset[str]
    rate: bool = False
    edition_month: int | None = None
    growth_of: str | None = None
    edition_ahead: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator named in a text; `parts` are where its words stand, `[start, end)` the last of them.

    `weight` is how many characters named it; `alone`, those of `parts` that no other word may make a part of a thing.
    """

    indicator: Indicator
    start: int
    end: int
    weight: int
    parts: tuple[tuple[int, int], ...]
    alone: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words of a name: for each, its spellings and whether any ending may follow, the longest first."""

    key: int
    words: tuple[tuple[tuple[str, bool], ...], ...]

    def ends(self, plain: str, position: int, end: int, aside: Mapping[int, int], at: int = 0) -> int | None:
        """Where these words end that begin at `position`, or None. `aside` may stand between them: starts with ends."""
        for spelling, open_ended in self.words[at]:
            if not plain.startswith(spelling, position, end):
                continue
            stop = position + len(spelling)
            longest = _end_of_word(plain, stop, end)
            if longest > stop and not open_ended:
                continue
            if at + 1 == len(self.words):
                return longest
            gap = _GAP.match(plain, longest, end)
            last = self.ends(plain, gap.end(), end, aside, at + 1) if gap else None
            if last is None and gap and gap.end() in aside and (gap := _GAP.match(plain, aside[gap.end()], end)):
                last = self.ends(plain, gap.end(), end, aside, at + 1)
            if last is not None:
                return last
        return None


def _end_of_word(plain: str, position: int, end: int) -> int:
    found = _ENDING.match(plain, position, end)
    return found.end() if found else position


class Lexicon:
    """All names of one language, found in a sentence in time proportional to its length."""

    def __init__(self, names: list[tuple[Indicator, str]], unless: Mapping[str, re.Pattern[str]] | None = None) -> None:
        self._unless = unless or {}
        self._words: dict[str, list[_Part]] = {}
        self._stems: dict[str, dict[str, list[_Part]]] = {}
        self._literals: dict[str, list[tuple[str, int]]] = {}
        self._remembered: dict[str, tuple[tuple[int, _Part | None], ...]] = {}
        self._keys: dict[str, int] = {}
        self._names: dict[int, list[tuple[Indicator, tuple[int, ...], frozenset[int]]]] = {}
        for indicator, name in dict.fromkeys(names):
            parts = [part.strip() for part in name.split(" + ")]
            keys = tuple(self._key(part.removeprefix(_ALONE)) for part in parts)
            alone = frozenset(key for key, part in zip(keys, parts, strict=True) if part.startswith(_ALONE))
            self._names.setdefault(keys[0], []).append((indicator, keys, alone))

    def _key(self, words: str) -> int:
        if words not in self._keys:
            self._keys[words] = len(self._keys)
            self._index(self._keys[words], words)
        return self._keys[words]

    def _index(self, key: int, words: str) -> None:
        """By first word, by stem of the first word, or by the first letters in a script without spaces."""
        if any(map(unspaced, words)):
            for choice in words.split("|"):
                self._literals.setdefault(choice[:2], []).append((choice, key))
            return
        part = _Part(key, tuple(_spellings(word) for word in words.split(" ")))
        for spelling, open_ended in part.words[0]:
            run = _FIRST.match(spelling)
            first = run.group() if run else spelling[:1]
            same_start = self._stems.setdefault(first[:2], {}) if open_ended and first == spelling else self._words
            same_start.setdefault(first, []).append(part)

    def named(self, plain: str, start: int, end: int, aside: Mapping[int, int] = _NOTHING) -> list[Named]:
        """Every indicator named in `plain[start:end]`, hidden ones left out.

        `aside`: where words stand, starts with ends, that may part a name ("la producción chilena de vehículos").
        """
        at: dict[int, list[tuple[int, int]]] = {}
        for match in _START.finditer(plain, start, end):
            position, word = match.start(), match.group(1)
            near = plain[position : position + 2]
            for literal, key in (*self._literals.get(near, ()), *self._literals.get(near[:1], ())):
                if plain.startswith(literal, position, end):
                    at.setdefault(key, []).append((position, position + len(literal)))
            if word:
                for skipped, part in self._remembered.get(word) or self._beginning(word):
                    last = part.ends(plain, position + skipped, end, aside) if part else None
                    if part and last is not None:
                        at.setdefault(part.key, []).append((position + skipped, last))
        found = [
            named
            for key in at
            for indicator, keys, alone in self._names.get(key, ())
            for named in _join(indicator, keys, alone, at)
        ]
        return _visible([named for named in found if not self._means_else(plain, named)])

    def _means_else(self, plain: str, named: Named) -> bool:
        rule = self._unless.get(named.indicator.id)
        return rule is not None and any(rule.match(plain, start) for start, _ in named.parts)

    def _beginning(self, word: str) -> tuple[tuple[int, _Part | None], ...]:
        """Parts of names that may begin with `word` or behind its proclitics, remembered, as texts repeat their words.

        Each with how many letters to skip; (0, None) if there are none.
        """
        found: list[tuple[int, _Part | None]] = []
        for skipped in range(len(word)):
            rest = word[skipped:]
            # "CPI3月": where words have no spaces between them, a date may stand right behind an abbreviation.
            for start in dict.fromkeys((rest, rest.rstrip(_DIGITS))):
                found += [(skipped, part) for part in self._words.get(start, ())]
            for stem, parts in self._stems.get(rest[:2], {}).items():
                if rest.startswith(stem):
                    found += [(skipped, part) for part in parts]
            if rest[0] not in _PROCLITICS or len(rest) < 4:
                break
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[word] = tuple(found) or ((0, None),)
        return self._remembered[word]


def _join(
    indicator: Indicator, keys: tuple[int, ...], alone: frozenset[int], at: dict[int, list[tuple[int, int]]]
) -> list[Named]:
    """One `Named` for each place of the last part at which the other parts are somewhere in the sentence."""
    if any(key not in at for key in keys):
        return []
    found = []
    for span in at[keys[-1]]:
        spans = [*(min(at[key], key=lambda other: abs(other[0] - span[0])) for key in keys[:-1]), span]
        last = max(spans)
        weight = sum(end - start for start, end in spans)
        bare = tuple(where for key, where in zip(keys, spans, strict=True) if key in alone)
        found.append(Named(indicator, last[0], last[1], weight, tuple(sorted(set(spans))), bare))
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


def _spellings(word: str) -> tuple[tuple[str, bool], ...]:
    """A word's choices as a shadow may hold them: Arabic also "for the"."""
    found: list[tuple[str, bool]] = []
    for choice in word.split("|"):
        plain, open_ended = choice.rstrip("*"), choice.endswith("*")
        found.append((plain, open_ended))
        if plain.startswith(_ARTICLE):
            found.append((_FOR_THE + plain[len(_ARTICLE) :], open_ended))
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def rows_of_indicators() -> list[dict[str, Any]]:
    """The rows of `indicators.toml`, and those that only `indicators_told.toml` has."""
    rows: list[dict[str, Any]] = load("indicators.toml")["indicator"]
    told: list[dict[str, Any]] = load(_TOLD)["told"]
    known = {row["id"] for row in rows}
    return [*rows, *({"units": ["count"], **row, "names": {}} for row in told if row["id"] not in known)]


@cache
def _known() -> tuple[tuple[Indicator, dict[str, list[str]]], ...]:
    rows = rows_of_indicators()
    more: dict[str, dict[str, list[str]]] = {}
    for file in (_TOLD, _WAYS):
        for row in load(file)["told"]:
            more[row["id"]] = _with_more(more.get(row["id"], {}), _filled_in(row["names"]))
    return tuple(
        (
            Indicator(
                row["id"],
                frozenset(row["units"]),
                row.get("rate", False),
                row.get("edition_month"),
                row.get("growth_of"),
                row.get("edition_ahead", 0),
            ),
            _with_more(row["names"], more.get(row["id"], {})),
        )
        for row in rows
    )


def _filled_in(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """With the words that several names share."""
    words = [load(file)["words"] for file in (_TOLD, _WAYS)]
    return {
        language: [
            one
            for name in told
            for one in _each(_with({**words[0].get(language, {}), **words[1].get(language, {})}, name))
        ]
        for language, told in names.items()
    }


def _with(words: Mapping[str, str], name: str) -> str:
    """`name` with what `{school}` and the like stand for in it."""
    return _SHARED.sub(lambda match: words[match.group(1)], name)


def _each(name: str) -> Iterator[str]:
    """A name of several parts for each choice of several words that a part of it has."""
    parts = [part.strip() for part in name.split(" + ")]
    yield from map(" + ".join, product(*map(_choices, parts))) if len(parts) > 1 else (name,)


def _choices(part: str) -> list[str]:
    mark = _ALONE if part.startswith(_ALONE) else ""
    choices = part.removeprefix(_ALONE).split("|")
    single = "|".join(choice for choice in choices if " " not in choice)
    return [mark + choice for choice in (single, *(choice for choice in choices if " " in choice)) if choice]


def _with_more(names: dict[str, list[str]], more: dict[str, list[str]]) -> dict[str, list[str]]:
    return {language: [*names.get(language, ()), *more.get(language, ())] for language in {**names, **more}}


@cache
def _made() -> dict[str, Indicator]:
    """What is grown, made and mined, by id: in weights and volumes where `indicators.toml` says nothing else."""
    known = {indicator.id: indicator for indicator, _ in _known()}
    measures = frozenset(load("figures_outputs.toml")["units"])
    return {made: known.get(made) or Indicator(made, measures) for made in outputs.ids()}


def lexicon(language: str, own: tuple[CustomIndicator, ...]) -> Lexicon:
    """Names of `language`, English ones too (translations keep them), the user's first."""
    names = [
        (Indicator(custom.id, frozenset({custom.unit} if custom.unit else ())), shadow(name))
        for custom in own
        for tag in (language, "en")
        for name in custom.names.get(tag, ())
    ]
    for indicator, table in _known():
        for tag in dict.fromkeys((language, "en")):
            names += [(indicator, shadow(name)) for name in table.get(tag, ())]
    names += [
        (_made()[made], shadow(name)) for tag in dict.fromkeys((language, "en")) for made, name in outputs.names(tag)
    ]
    rows: list[dict[str, Any]] = load("indicators.toml")["indicator"]
    unless = {row["id"]: re.compile(row["unless"][language]) for row in rows if language in row.get("unless", ())}
    return Lexicon(names, unless)
