"""What a known organisation does where it stands: sells, owns, lends; or only says what others have.

Enters: a text, a name's span and what sort of body it is. Leaves: whether the name is the subject there, and whether
what stands beside a doubtful name proves it. Never: a new name. Words: monitor/data/organisations_deeds.toml.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.describe.acting_words import Rules
from monitor.describe.known import Body

_CLAUSE = 110  # characters behind a name in which a word of saying tells that it only says
_SENTENCE = 240  # characters before and behind a name that are looked at; a list without a full stop goes on for ever
_APPOSITION = re.compile(r", [^,.;:\n]{2,70},(?= )")
_BRACKET = re.compile(r" \([^()\n]{1,30}\)")
_ORIGINAL = re.compile(r" ?[（(][^（）()\n]{1,30}[)）]")
_CLAUSE_END = re.compile(r"[.;:!?\n]|, |(?<!\w)(?:as|while|after|because|weil|während|nachdem|donde|tandis) ")
_UNSPACED_END = re.compile(r"[，。；：！？\n,;:]")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？\n]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?= )")
_AND = re.compile(r" (?:and|und|et|y|e|и|та) (?=[«„“\"]?[^\W\d_a-zà-ÿа-яё])")
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_WORD = re.compile(r"[\w'’-]+")
_CLOSING = '»”"“'
_OPENING = '«“„"'
_FRONT = 120


@dataclass(frozen=True, slots=True)
class Deeds:
    """One language's words, compiled once."""

    language: str
    verbs: dict[str, tuple[str, ...]]  # by their first word
    endings: tuple[str, ...]
    no_verb: frozenset[str]
    between: frozenset[str]
    says: re.Pattern[str]
    counts: re.Pattern[str]
    itself: re.Pattern[str]
    itself_firm: re.Pattern[str]
    owned: re.Pattern[str] | None
    not_owned: frozenset[str]
    of: re.Pattern[str] | None
    articles: tuple[str, ...]
    governors: frozenset[str]
    things: frozenset[str]
    speech: frozenset[str]
    front: frozenset[str]
    proof: re.Pattern[str]
    does: re.Pattern[str] | None  # behind a name, in scripts without spaces
    leads: tuple[str, ...]

    def acts(self, text: str, span: tuple[int, int], body: Body, named: Sequence[int]) -> bool:
        """Whether the name at `span` is the subject there; `named` are the starts of the text's places, in order."""
        start, end = span
        if text[end : end + 1] and text[end] in _CLOSING and text[start - 1 : start] in _OPENING:
            start, end = start - 1, end + 1
        if self.does is not None:
            return self._acts_unspaced(text, start, end, body, named)
        at, governed = self._before(text, start)
        if self.of is not None and self.of.search(text, max(0, start - 60), start):
            return not _AND.match(text, end)
        if governed:
            return False
        if possessive := _POSSESSIVE.match(text, end):
            return self._owns(text[possessive.end() : possessive.end() + 60], body)
        behind = self._behind(text, end)
        if behind is None and not (self.front and self._verb_first(text, at)):
            return False
        return not self._only_says(text, behind if behind is not None else end, body, _beside(named, start, end))

    # ---- scripts with spaces

    def _before(self, text: str, start: int) -> tuple[int, bool]:
        """Where what stands before the name and its article ends, and whether that governs it ("of the X")."""
        at = start
        kind = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if kind is not None and self._is_kind(kind.group(1)):
            at = start = kind.start()  # "with the carmaker X"
        for article in self.articles:
            joint = "" if article.endswith(("'", "’")) else " "
            if text.endswith(article + joint, max(0, start - 8), start):
                at = start - len(article) - len(joint)
                if not text[at - 1 : at].isalnum():
                    break
                at = start
        # A dative or genitive article is one only behind a preposition, which it follows.
        before = text[max(0, at - 20) : at].rstrip()
        word = re.split(r"[\s(«“„\"]", before)[-1] if before else ""
        thing = at == start and (word.lower() in self.things or word[-1:].isdigit())
        return at, thing or not self.governors.isdisjoint((word, word.lower())) or word.endswith(("d'", "d’"))

    def _is_kind(self, word: str) -> bool:
        return word.endswith(self.leads) if self.language == "de" else word in self.leads

    def _behind(self, text: str, end: int) -> int | None:
        """Where the verb of the name begins, behind a bracket, an apposition and adverbs; None: there is none."""
        for pattern in (_BRACKET, _APPOSITION):
            if match := pattern.match(text, end):
                end = match.end()
        if text[end : end + 1] not in (" ", "\u00a0"):
            return None
        at = end + 1
        for _ in range(5):
            match = _WORD.match(text, at)
            if match is None:
                return None
            word = match.group()
            if self._is_verb(text, at, word):
                return at
            if word not in self.between and not word.isdigit() and not (self.language == "en" and word.endswith("ly")):
                return None
            at = match.end() + 1
        return None

    def _is_verb(self, text: str, at: int, word: str) -> bool:
        if any(text.startswith(verb, at) for verb in self.verbs.get(word, ())) or self._of_itself(text, at, word):
            return True
        return len(word) > 3 and word.endswith(self.endings) and word not in self.no_verb and word.islower()

    def _verb_first(self, text: str, at: int) -> bool:
        """German "Im Mai lieferte Airbus": the verb before its subject, when something else begins the clause."""
        match = re.search(r"(\w+) $", text[max(0, at - 30) : at])
        if match is None or not self._is_verb(text, at - len(match.group()), match.group(1)):
            return False
        clause = re.split(r"[.!?;:\n]\s?", text[max(0, at - _FRONT) : at - len(match.group())])[-1]
        first = clause.split(" ", 1)[0]
        return first in self.front or first[:1].isdigit()

    def _owns(self, behind: str, body: Body) -> bool:
        words = [word.lower() for word in _WORD.findall(behind)[:3]]
        if self.not_owned.intersection(words):
            return False
        if body.says:
            return self.owned is not None and self.owned.search(behind) is not None
        return bool(words)

    def _only_says(self, text: str, at: int, body: Body, place: int | None) -> bool:
        """`place`: where the first place of the text stands that isn't in the name."""
        if not body.says:
            return self._speaks(text, at)
        if match := self.itself.match(text, at):
            at = match.end()  # "said it has approved"
        if self.language == "ja":
            end = _SENTENCE_END.search(text, at, at + _CLAUSE)
        else:
            end = (_CLAUSE_END if self.does is None else _UNSPACED_END).search(text, at, at + _CLAUSE)
        clause = text[at : end.start() if end else at + _CLAUSE]
        counts = self.counts.search(clause)
        if counts is not None:
            return place is not None and place < _sentence_end(text, at)
        return self.says.search(clause) is not None

    def _speaks(self, text: str, at: int) -> bool:
        """A firm that says something is its subject only by a longer phrase ("said it")."""
        word = _WORD.match(text, at)
        return word is not None and word.group() in self.speech and not self._of_itself(text, at, word.group())

    def _of_itself(self, text: str, at: int, word: str) -> bool:
        """Whether a word of speech leads to what is the speaker's own: "said first-half profit"."""
        if word not in self.speech:
            return False
        return any(said.match(text, at) is not None for said in (self.itself, self.itself_firm))

    # ---- scripts without spaces

    def _acts_unspaced(self, text: str, start: int, end: int, body: Body, named: Sequence[int]) -> bool:
        assert self.does is not None
        if self.governors and text[max(0, start - 2) : start].endswith(tuple(self.governors)):
            return False
        if match := _ORIGINAL.match(text, end):
            end = match.end()
        does = self.does.match(text, end)
        if does is None or text.startswith(tuple(self.not_owned), end):
            return False
        return not self._only_says(text, end, body, _beside(named, start, end))

    def aside(self, text: str, end: int) -> int:
        """Where what only tells who it is ends: "X, the Swiss food group, raised"."""
        match = _APPOSITION.match(text, end) if self.does is None else None
        return match.end() if match else end

    def proves(self, text: str, span: tuple[int, int], body: Body) -> bool:
        """Whether words beside a doubtful name say that the organisation is meant."""
        start, end = span
        if body.sport:
            low = max(0, start - _SENTENCE)
            begin = max(low, *(text.rfind(mark, low, start) + 1 for mark in ".。\n！"))
            if self.language in ("ru", "uk") and text[start - 1 : start] not in _OPENING:
                return False
            return _sport().search(text, begin, _sentence_end(text, end)) is not None
        before = text[max(0, start - 24) : start]
        if before.rstrip(_OPENING + " ").endswith(self.leads):
            return True
        behind = text[end : min(end + _CLAUSE, _sentence_end(text, end))]
        if self.does is not None:
            behind = behind[:8] if self.language == "zh" else behind
        return self.proof.search(behind) is not None


def _beside(named: Sequence[int], start: int, end: int) -> int | None:
    """The first of `named` that isn't within `start:end`."""
    if named and named[0] < start:
        return named[0]
    behind = bisect_left(named, end)
    return named[behind] if behind < len(named) else None


def _sentence_end(text: str, at: int) -> int:
    stop = _SENTENCE_END.search(text, at, at + _SENTENCE)
    return stop.start() if stop else min(len(text), at + _SENTENCE)


def deeds_of(rules: Rules) -> Deeds | None:
    """The words of the rules' language, None where there are none."""
    return _deeds(rules.language, rules.prepositions, rules.between, rules.kinds)


@cache
def _sport() -> re.Pattern[str]:
    return re.compile("|".join(load("organisations_deeds.toml")["sport"]["words"]), re.IGNORECASE)


@cache
def _deeds(
    language: str, prepositions: frozenset[str], between: frozenset[str], kinds: tuple[str, ...]
) -> Deeds | None:
    row: dict[str, Any] | None = load("organisations_deeds.toml").get(language)
    if row is None:
        return None
    spaced = language not in ("zh", "ja")
    acting = load("organisations.toml")[language]
    verbs: dict[str, list[str]] = {}
    for verb in (*row.get("verbs", ()), *acting.get("only", ()), *acting.get("may", ()), *acting.get("light", ())):
        verbs.setdefault(verb.split(" ")[0], []).append(verb)
    edge = r"\b" if spaced else ""
    owned = row.get("owned", ())
    small = frozenset(between - verbs.keys())
    return Deeds(
        language,
        {first: tuple(found) for first, found in verbs.items()},
        tuple(row.get("endings", ())) or ("\0",),
        frozenset(row.get("no_verb", ())),
        small,
        re.compile("|".join(f"{edge}(?:{word})" for word in row["says"])),
        re.compile("|".join(f"{edge}(?:{word})" for word in row["counts"])),
        re.compile(row.get("itself", r"(?!)")),
        re.compile(row.get("itself_firm", r"(?!)")),
        re.compile(r"^\s*(?:[a-z-]+ ){0,2}(?:" + "|".join(owned) + r")\b") if owned and spaced else None,
        frozenset(row.get("not_owned", ())),
        _of(row) if spaced else None,
        tuple(sorted(row.get("articles", ()), key=len, reverse=True)),
        frozenset({*prepositions, *row.get("relative", ()), *row.get("governors", ())}),
        frozenset(row.get("things", ())),
        frozenset(row.get("speech", ())),
        frozenset(row.get("front", ())),
        re.compile(rf"{edge}(?:{'|'.join(row['proof'])}){edge if language not in ('ru', 'uk') else ''}"),
        _does(language, row, acting),
        kinds,
    )


def _of(row: dict[str, Any]) -> re.Pattern[str]:
    """ "Profit at the X", "le bénéfice net de X", "прибыль X", up to the name."""
    nouns, words = "|".join(row["of"]), "|".join(map(re.escape, row["of_words"]))
    articles = "|".join(re.escape(word) for word in row["articles"] if not word[0].isupper())
    joint = (
        rf" (?:[^\W\d_]{{3,}} ){{0,2}}?(?:{words})(?: |(?<=['’]))(?:(?:{articles})(?: |(?<=['’])))?" if words else " "
    )
    return re.compile(rf"(?<![\w-])(?i:{nouns}){joint}[«„“‘'\"]?$")


def _does(language: str, row: dict[str, Any], acting: dict[str, list[str]]) -> re.Pattern[str] | None:
    if language == "ja":
        owned = "|".join(map(re.escape, row["owned"]))
        return re.compile(rf"(?:{'|'.join(row['particles'])})(?![、]?(?:、|$))|{owned}|[はが]")
    if language != "zh":
        return None
    digits = "0-9一二三四五六七八九十兩两"
    verbs = sorted(
        {*acting["only"], *acting["may"], *acting["owned"], *row["verbs"], *row["counts"]}, key=len, reverse=True
    )
    counted = "|".join(map(re.escape, acting["counted"]))
    skip = "|".join(map(re.escape, sorted(row["skip"], key=len, reverse=True)))
    aside = "|".join(row["aside"])
    doing = "|".join(map(re.escape, verbs))
    return re.compile(
        rf" ?(?:{skip}|[{digits}]{{1,4}}(?:年|月|日|季度|季)(?:[底末初])?){{0,3}}"
        rf"(?:(?:{aside})[^，。；：！？\n]{{1,12}}?)?(?:{skip}){{0,2}}(?:{doing}|(?:{counted}) ?[{digits}]"
        rf"|[^，。；：！？\n的在是]{{1,6}}?(?:{'|'.join(row['changes'])}))"
    )
