"""The words around names of organisations in one language, compiled once.

Enters: a language's tag. Leaves: `Rules`. Never: a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load

_BIG = "A-ZÀ-ÖØ-ÞĀŠŽČŁŚŻА-ЯЁІЇЄҐ"
CAPITAL = re.compile(rf"[{_BIG}]|[a-z][A-Z]|\d[A-Z]")
_TOKEN = rf"(?:[{_BIG}](?:\.(?=[{_BIG} ]))?[\w’'&+-]*|[a-z][A-Z]\w+|\d[A-Z]\w+)"
_UNSPACED = ("zh", "ja")
_ADJECTIVES_FIRST = ("fr", "es", "it", "pt")  # "le groupe aérien X"
_DIGITS = "0123456789一二三四五六七八九十兩两"


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's words. `roles` says of each of the automaton's patterns what it is the cue of."""

    language: str
    spaced: bool
    automaton: AhoCorasick
    roles: tuple[str, ...]
    run: re.Pattern[str]
    run_end: re.Pattern[str]
    never: re.Pattern[str]
    acronyms: frozenset[str]
    inside: frozenset[str]
    no_name: frozenset[str]
    between: frozenset[str]
    titles: frozenset[str]
    own: tuple[str, ...]
    objects: tuple[str, ...]
    light: frozenset[str]
    person: re.Pattern[str] | None
    prepositions: frozenset[str]
    nouns_small: bool  # common nouns are written small
    plural_s: bool
    adjective: re.Pattern[str] | None
    legal: frozenset[str]
    kinds: tuple[str, ...]
    endings: tuple[str, ...]

    def cues(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(role, start, end) of each cue that stands as whole words."""
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            role = self.roles[index]
            if role in ("before", "kind"):
                # The German class noun ends a word: Luftfahrtkonzern.
                whole = start == 0 or not text[start - 1].isalnum() or (role == "kind" and self.language == "de")
            elif self.spaced or role == "legal":
                whole = role in ("owned", "legal") or start == 0 or text[start - 1] in " \n"
                whole = whole and not text[end : end + 1].isalnum()
            else:
                whole = True
            if whole:
                yield role, start, end

    def does(self, text: str, at: int) -> bool:
        """Whether what a known organisation does stands at `at`: a light verb, or any where there are no spaces."""
        if self.spaced:
            return text[at : at + 1] == " " and text[at + 1 : at + 14].split(" ", 1)[0] in self.light
        return text.startswith(verbs(self.language), at + (text[at : at + 1] == " "))

    def class_noun(self, word: str) -> bool:
        """German "Luftfahrtkonzern" in a run of capitalised words."""
        return self.language == "de" and word.endswith(self.kinds)


@cache
def given() -> frozenset[str]:
    """Given names, capitalised."""
    return frozenset(name.capitalize() for name in load("places_words.toml")["given"].split())


def rules_of(language: str | None) -> Rules | None:
    """The rules of a tag ("zh-Hant"), None where there are none."""
    base = (language or "").split("-", maxsplit=1)[0]
    return _rules(base) if base != "any" and base in load("organisations.toml") else None


@cache
def _rules(language: str) -> Rules:
    table = load("organisations.toml")
    shared, row = table["any"], table[language]
    spaced = language not in _UNSPACED
    patterns = dict(_patterns(row, shared["legal"], language))
    inside = "|".join(map(re.escape, shared["inside"]))
    run = rf"(?:{_TOKEN})(?: (?:(?:{inside}) )?{_TOKEN}){{0,4}}"
    edge = r"(?<![\w’'.-])" if spaced else r"(?<![A-Za-z’'.-])"
    return Rules(
        language,
        spaced,
        AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        tuple(patterns.values()),
        re.compile(rf"{run}|[«“„\"][^«»“”„\"\n]{{2,40}}[»”“\"]"),
        re.compile(rf"{edge}(?:{run})$"),
        re.compile(r"(?:(?<!\w)|(?<=[^\W\d_]{4}))(?:" + "|".join(map(re.escape, shared["never"])) + ")"),
        frozenset(shared["acronyms"]),
        frozenset(shared["inside"]),
        frozenset(row.get("no_name", ())),
        frozenset(word for phrase in row.get("between", ()) for word in phrase.split()),
        frozenset(row.get("titles", ())),
        tuple(row.get("own", ())),
        tuple(row.get("objects", ())),
        frozenset(row.get("light", ())),
        re.compile(rf"\b(?:{'|'.join(row['person'])})\b") if "person" in row else None,
        frozenset(row.get("prepositions", ())),
        language != "de",
        language == "en",
        _adjective(shared["not_adjective"]) if language in _ADJECTIVES_FIRST else None,
        frozenset(shared["legal"]),
        tuple(row.get("kinds", ())),
        tuple(row.get("endings", ())),
    )


def _adjective(none: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?!(?:{'|'.join(none)}) )[^\W\dA-Z]{{4,}} ")


@cache
def verbs(language: str) -> tuple[str, ...]:
    """What an organisation does, has or is marked by, right behind its name, in a script without spaces."""
    row = load("organisations.toml")[language]
    counted = [f"{word}{gap}{digit}" for word in row.get("counted", ()) for gap in ("", " ") for digit in _DIGITS]
    return (*row.get("only", ()), *row.get("may", ()), *row["owned"], *row.get("particles", ()), *counted)


def _patterns(row: dict[str, list[str]], legal: list[str], language: str) -> Iterator[tuple[str, str]]:
    """Each cue once; the stronger reading of a word is said last and holds."""
    for verb in row.get("may", ()):
        yield verb, "may"
    for verb in row.get("counted", ()):
        yield from ((f"{verb}{gap}{digit}", "may") for gap in ("", " ") for digit in _DIGITS)
    for verb in row.get("only", ()):
        yield verb, "only"
    for noun in row["owned"]:
        if language in _UNSPACED:
            yield noun, "owned"
        else:
            yield from ((f"{mark} {noun}", "owned") for mark in ("'s", "’s", "s'", "s’"))
    for words in row.get("of", ()):
        for form in (words, words[0].upper() + words[1:]):
            yield form if form.endswith(("'", "’")) else form + " ", "before"
    for kind in row.get("kinds", ()):
        yield kind + " ", "kind"
    for form in legal:
        yield f" {form}", "legal"
