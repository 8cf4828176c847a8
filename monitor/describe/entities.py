"""Organisations and rankings, which have figures of their own, found by how their names are built.

Enters: a text. Leaves: `Name`s with an id (`org:…`, `list:…`) in text order, not overlapping.
Never: a list of the world's organisations. What is capitalised and ends in Laboratory or 研究院 is
one; when in doubt it is left out, because a false organisation takes a figure away from its place.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.describe.han_names import begin

_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'&-]*")  # a comma or full stop ends the name
_QUOTED = re.compile(r"[«\"“]([^«»\"“”\n]{2,60})[»\"”]")
_CYRILLIC_WORD = re.compile(r"\b([А-Яа-яё]{4,}) $")
_INSIDE = ("of", "and", "&", "for")  # written small inside a name
_LEADING = ("University", "Institute", "Academy", "College", "Museum")  # may begin a name: "University of X"
_MAX_HAN = 16  # longest Chinese name taken, in characters before the head word


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation (`kind` org) or ranking (`list`) named at `start:end`.

    `acts`: it is the subject of a verb there, or owns what only organisations have. `says`: it tells mostly what others
    have; `sport`: a club.
    """

    start: int
    end: int
    id: str
    name: str
    kind: str
    acts: bool = False
    says: bool = False
    sport: bool = False


def find(text: str) -> tuple[Name, ...]:
    """All names in `text`; where two overlap, rankings win, then the longer one."""
    found = [*_rankings(text), *_english(text), *_chinese(text), *_russian(text)]
    found.sort(key=lambda name: (name.kind != "list", name.start - name.end))
    kept: list[Name] = []
    for name in found:
        at = bisect_right(kept, name.start, key=lambda other: other.end)
        if at == len(kept) or kept[at].start >= name.end:
            kept.insert(at, name)
    return tuple(kept)


def _rankings(text: str) -> Iterable[Name]:
    automaton, keys = _ranking_names()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if not (_is_word(text[start - 1 : start]) and _is_word(text[start])) and not (
            _is_word(text[end - 1]) and _is_word(text[end : end + 1])
        ):
            yield Name(start, end, f"list:{keys[index]}", load("entities.toml")["lists"][keys[index]]["name"], "list")


@cache
def _ranking_names() -> tuple[AhoCorasick, list[str]]:
    pairs = [(name, key) for key, entry in load("entities.toml")["lists"].items() for name in entry["names"]]
    automaton = AhoCorasick([name for name, _ in pairs], matchkind=MatchKind.LeftmostLongest)
    return automaton, [key for _, key in pairs]


def _is_word(char: str) -> bool:
    """Whether the character belongs to a word with boundaries; Chinese and Japanese have none."""
    return char.isalnum() and not "\u3040" <= char <= "\u9fff"


# ── English ──


def _english(text: str) -> Iterable[Name]:
    rules = _english_rules()
    for head in rules.heads.finditer(text):
        tail = rules.tail.match(text, head.end())
        before = _words_before(text, head.start(), rules.not_first)
        telling = [word for word in before if word not in rules.general and word not in _INSIDE]
        needed = 2 if head.group() in rules.shy else 1
        surface_start = head.start() - len(" ".join([*before, ""])) if before else head.start()
        end = tail.end() if tail else head.end()
        # "The National Snow Centre": one that is known, though its words are those of its kind.
        known = len(before) > 1 and text[max(0, surface_start - 4) : surface_start].lower() == "the "
        if (not known and len(telling) + 2 * bool(tail) < needed) or text[surface_start:end].isupper():
            continue
        if before or (tail and head.group() in _LEADING):
            yield _org(text, surface_start, end)


def _words_before(text: str, head: int, not_first: frozenset[str]) -> list[str]:
    """The capitalised words directly before a head word, on its line and in its sentence; six at most."""
    words: list[str] = []
    for word in reversed(text[max(0, head - 90) : head].rsplit("\n", 1)[-1].split(" ")[:-1]):
        inside = word in _INSIDE and words
        if len(words) == 6 or not (inside or _CAPITAL.fullmatch(word)):
            break
        words.insert(0, word)
    while words and (words[0] in not_first or words[0] in _INSIDE):
        words.pop(0)
    return words


@dataclass(frozen=True, slots=True)
class _English:
    heads: re.Pattern[str]
    tail: re.Pattern[str]
    shy: frozenset[str]
    not_first: frozenset[str]
    general: frozenset[str]


@cache
def _english_rules() -> _English:
    rules = load("entities.toml")["english"]
    capital = r"(?!The\b)[A-ZÀ-Þ][\w’'-]*"
    after = "|".join(rules["after"])
    return _English(
        heads=re.compile(r"(?<![\w-])(?:" + _alternatives(rules["heads"]) + r")\b"),
        tail=re.compile(rf" (?:{after}) {capital}(?: (?:and )?{capital}){{0,3}}"),
        shy=frozenset(rules["shy"]),
        not_first=frozenset(rules["not_first"]),
        general=frozenset(rules["general"]),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# ── Chinese ──


def _chinese(text: str) -> Iterable[Name]:
    rules = load("entities.toml")["chinese"]
    general = frozenset(rules["general"])
    for match in _chinese_heads().finditer(text):
        start = begin(text, match.start(), _MAX_HAN)
        before = text[start : match.start()]
        # Students (大学生) are not a university; a kind of laboratory is not a laboratory.
        if (
            2 <= len(before) <= _MAX_HAN - 1
            and text[match.end() : match.end() + 1] not in ("生", "们")
            and not _is_general(before, general)
        ):
            whole = _of_country().search(text, max(0, start - 2), match.start())
            yield _org(text, whole.start() if whole else start, match.end())


@cache
def _of_country() -> re.Pattern[str]:
    return re.compile(load("entities.toml")["chinese"]["of_country"])


@cache
def _chinese_heads() -> re.Pattern[str]:
    heads = sorted(set(load("entities.toml")["chinese"]["heads"]), key=len, reverse=True)
    return re.compile("|".join(heads))


def _is_general(before: str, general: frozenset[str]) -> bool:
    rest = before
    for word in sorted(general, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) < 2


# ── Russian ──


def _russian(text: str) -> Iterable[Name]:
    """A kind of body, in any case, and its name in quotation marks: в компании «Ростех»."""
    heads = tuple(load("entities.toml")["russian"]["heads"])
    for quoted in _QUOTED.finditer(text):
        before = _CYRILLIC_WORD.search(text, max(0, quoted.start() - 20), quoted.start())
        if before and before.group(1).lower().startswith(heads):
            # The head word is inflected, what stands in quotation marks is not: only that makes the id.
            name = quoted.group(1)
            yield Name(before.start(1), quoted.end(), f"org:{slug(name)}", name, "org")


def _org(text: str, start: int, end: int) -> Name:
    surface = text[start:end]
    return Name(start, end, f"org:{slug(surface)}", surface, "org")


def slug(name: str) -> str:
    """The part of an id that a name makes: small letters, digits and single hyphens, in its own script."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace("'s", "s")
    return re.sub(r"[\W_]+", "-", folded).strip("-")
