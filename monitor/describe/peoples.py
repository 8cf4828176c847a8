"""Adjectives and inhabitants of places in the languages beside English and Russian: les banques françaises.

Enters: a text and its language. Leaves: where such a word stands, whose it is, and whether it names a body that is
called after the place. Never: the language ("en français"), money ("pesos chilenos"), dishes and works called so.

They are words, not names, and those of one language are other words in the next (Italian "indiana"): each language has
its own, which are asked for in texts of that language only. Data: monitor/data/peoples.toml, forms: endings.py.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from monitor.data import load
from monitor.describe.endings import forms_of
from monitor.describe.gazetteer import Gazetteer, Mark, Named, Place
from monitor.describe.impostors import is_given_name

_MARK = Mark(adjective=True, any_case=True)
_WORD = re.compile(r"[^\W\d_]+([-‐‑'’ʼ][^\W\d_]+)*")
_HYPHENED = re.compile(r"[^-‐‑'’ʼ]+")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_ARABIC_HEAD = re.compile(r"^[وف]?(?:ال|لل|[بك]ال|[بلك])?")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"“«»”„\n•*–—])[\s\"“«„(]*$")
_NEXT = re.compile(r"[ \u00a0\n]+[\"“«„]?([^\W\d_][\w-]*)")
_PREVIOUS = re.compile(r"([^\W\d_][\w-]*)(?:['’]|(?<=Dr)\.|(?<=Prof)\.)?[ \u00a0\n]*$")
_LOOK_BACK = 40  # characters; the word before lies within
# Of the Americas, or of a part of one: no adjective of the United States.
_PART_OF_CONTINENT = re.compile(
    r"^(?:latino|afro|ibero|hispano|centro|sud|sul|sur|nord|est|ouest|oest|ost|west|süd|inter|pan|indo|anti|trans)$"
)
_ROMANCE = ("fr", "es", "it", "pt")  # where the noun stands before its adjective
_MIXED = ("pl", "ar")  # where it may
_REMEMBERED = 20_000  # words in -er whose cities are kept
_LANGUAGES = ("de", "fr", "es", "it", "pt", "uk", "pl", "nl", "tr", "ar", "en")
_FEW = 100  # words that are looked for themselves, without reading all words of a text
_SHORT_TEXT, _LONG_WORD = 60, 6  # letters; the language of a headline of three words is a guess


class Found(NamedTuple):
    """A word at `start:end` that belongs to one of the places of `named`; `body`: part of a longer name."""

    start: int
    end: int
    named: tuple[Named, ...]
    body: bool = False


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The words of one language."""

    code: str
    words: re.Pattern[str]  # what is looked at in a text
    adjectives: dict[str, str]  # forms in small letters → id
    inhabitants: dict[str, str]  # forms with a capital → id
    forms: frozenset[str]  # all of them as they may be printed
    bare: frozenset[str]  # adjectives as the data have them: in Romance languages the masculine, the language's name
    cities: dict[str, str]  # irregular adjectives of cities → the city's name or id
    none: re.Pattern[str]  # beside the word, these say that it names no place
    phrases: re.Pattern[str] | None  # two words that name something else
    spoken: re.Pattern[str] | None  # before the bare word, these make it a language
    state: re.Pattern[str] | None  # behind a capital adjective, these make it the state itself


class Peoples:
    """Finds the adjectives and inhabitants of a gazetteer's places; a language's words are read when it first comes."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._of_cities: dict[str, tuple[Named, ...]] = {}  # papers repeat their words

    def find(self, text: str, language: str | None) -> Iterator[Found]:
        """Adjectives and inhabitants in `text`, in text order."""
        found = list(self._read(text, language)) if language in _LANGUAGES else []
        yield from found
        if language == "en" and len(text) < _SHORT_TEXT and not text.isupper():
            for other in _TAKEN_FOR_ENGLISH:
                if certain := self._certain(text, other):
                    yield from certain
                    return

    def _read(self, text: str, language: str) -> Iterator[Found]:
        # In a headline of capitals all words are read as if they were written small.
        text = lowered if text.isupper() and len(lowered := text.lower()) == len(text) else text
        return _Reader(text, _tongue(language), self._gazetteer, self._of_cities).read()

    def _certain(self, text: str, language: str) -> list[Found]:
        """What a short text would name in another language than it seems to be in: "Unos 400 chilenos"."""
        read = self._read(text, language)
        countries = (f for f in read if f.named[0].place.kind == "country")
        return [f for f in countries if text[f.start].islower() and f.end - f.start > _LONG_WORD]


_TAKEN_FOR_ENGLISH = ("es", "it", "pt", "fr", "de", "nl", "pl")


class _Reader:
    """Reads one text."""

    def __init__(
        self, text: str, tongue: _Tongue, gazetteer: Gazetteer, of_cities: dict[str, tuple[Named, ...]]
    ) -> None:
        self._text, self._tongue, self._gazetteer, self._of_cities = text, tongue, gazetteer, of_cities

    def read(self) -> Iterator[Found]:
        code, forms = self._tongue.code, self._tongue.forms
        for match in self._tongue.words.finditer(self._text):  # a thousand words a text: nothing here may cost much
            word = match[0]
            if word in forms:
                yield from self._judged(match.start(), match.end())
            elif match.lastindex:
                yield from self._parts(match)
            elif code == "ar":
                if "ي" in word[-4:]:  # in all their endings
                    yield from self._arabic(match)
            elif code == "de" and word.endswith("er") and word[0].isupper():
                yield from self._of_city(match.start(), match.end())

    def _judged(self, start: int, end: int) -> Iterator[Found]:
        word = self._text[start:end].translate(_APOSTROPHES)
        tongue = self._tongue
        key = tongue.inhabitants.get(word) or tongue.adjectives.get(word.lower())
        place = self._gazetteer.place(key) if key else None
        if place and (body := self._is_body(start, end, word, key or "")) is not None:
            yield Found(start, end, (Named(place, _MARK),), body)

    def _parts(self, match: re.Match[str]) -> Iterator[Found]:
        """l'Allemand, franco-allemand, deutsch-französisch: each part, unless it is half of a continent."""
        if (plain := match[0].translate(_APOSTROPHES)) != match[0] and plain in self._tongue.forms:
            yield from self._judged(match.start(), match.end())
            return
        parts = list(_HYPHENED.finditer(match[0]))
        for n, part in enumerate(parts):
            word, start = part.group(), match.start() + part.start()
            if n and _PART_OF_CONTINENT.match(parts[n - 1].group().lower()):
                continue
            if word in self._tongue.forms:
                yield from self._judged(start, start + len(word))
            elif self._tongue.code == "de" and n + 1 < len(parts) and word.islower():
                # deutsch-französisch: only the last part is declined.
                place = self._gazetteer.place(self._tongue.adjectives.get(word + "e", ""))
                if place:
                    yield Found(start, start + len(word), (Named(place, _MARK),))

    def _arabic(self, match: re.Match[str]) -> Iterator[Found]:
        head = _ARABIC_HEAD.match(match.group())
        start = match.start() + (head.end() if head else 0)
        if match.group()[start - match.start() :] in self._tongue.adjectives:
            yield from self._judged(start, match.end())

    def _is_body(self, start: int, end: int, word: str, key: str) -> bool | None:
        """Whether the word is part of a body's name; None if it names no place at all."""
        tongue, before, behind = self._tongue, self._before(start), self._behind(end)
        first = tongue.code not in _ROMANCE
        if (first and tongue.none.fullmatch(behind)) or (
            (not first or tongue.code in _MIXED) and tongue.none.fullmatch(before)
        ):
            return None
        if tongue.phrases and tongue.phrases.fullmatch(f"{before} {word}"):
            return None
        capital = word[0].isupper()
        starts = _SENTENCE_START.search(self._text, max(0, start - _LOOK_BACK), start) is not None
        if tongue.code == "de":
            return self._german(start, word, behind, starts)
        if tongue.code in _ROMANCE:
            return self._romance(start, word, behind, key, starts if capital else None)
        if tongue.code == "uk" and word.endswith("ою") and not behind.endswith(("ю", "ями")):
            return None  # розмовляє польською
        if tongue.code == "pl":
            if word in tongue.inhabitants:
                return None if _is_given_name(before) else False
            return capital and not starts and behind[:1].isupper()
        if not capital or (starts and tongue.code != "en"):
            return False
        if _is_given_name(before):
            return None
        state = tongue.state and tongue.state.fullmatch(behind)
        return behind[:1].isupper() and not state

    def _german(self, start: int, word: str, behind: str, starts: bool) -> bool | None:
        tongue = self._tongue
        if word[0].islower():
            return False
        before = self._before(start)
        is_people = word in tongue.inhabitants
        declined = word.lower() in tongue.adjectives
        if _is_given_name(before):
            return None
        if declined:
            if behind[:1].isupper():
                state = tongue.state and tongue.state.fullmatch(behind)
                return not (starts or state)
            if tongue.spoken and tongue.spoken.fullmatch(self._words_before(start)):
                return None
            return False if is_people or starts else None
        return False

    def _romance(self, start: int, word: str, behind: str, key: str, starts: bool | None) -> bool | None:
        """`starts`: whether a sentence starts here; None for a word without a capital."""
        tongue = self._tongue
        if starts is None or starts:
            spoken = tongue.spoken and tongue.spoken.fullmatch(self._before(start))
            # "Le français Renault" is a Frenchman of a kind; "le français" is the language.
            return (
                None
                if spoken and not behind[:1].isupper() and word.lower() in tongue.bare and key in _with_language()
                else False
            )
        before = self._before(start)
        if before[:1].isupper() and before.lower() not in _ARTICLES:
            return None if _is_given_name(before) or (tongue.code == "fr" and "-" in key) else True
        if tongue.code != "fr":
            return None  # in these languages peoples are written small: Russo, Greco and Polaco are surnames
        return None if "-" in key and not word.endswith("s") else False

    # ── adjectives of German cities ──

    def _of_city(self, start: int, end: int) -> Iterator[Found]:
        behind, before = self._behind(end), self._before(start)
        none = self._tongue.none.fullmatch(behind) or _german_things().fullmatch(behind)
        if not behind[:1].isupper() or none or _is_given_name(before):
            return
        word = self._text[start:end]
        if named := self._cities(word):
            yield Found(start, end, named)
        elif before[:1].isupper() and (named := self._cities(f"{before} {word}")):
            yield Found(start - len(before) - 1, end, named)

    def _cities(self, word: str) -> tuple[Named, ...]:
        if (named := self._of_cities.get(word)) is None:
            if len(self._of_cities) > _REMEMBERED:
                self._of_cities.clear()
            named = self._of_cities[word] = _bearers(word, self._tongue, self._gazetteer)
        return named

    # ── around a word ──

    def _behind(self, end: int) -> str:
        match = _NEXT.match(self._text, end)
        return match.group(1) if match else ""

    def _before(self, start: int) -> str:
        match = _PREVIOUS.search(self._text, max(0, start - _LOOK_BACK), start)
        return match.group(1) if match else ""

    def _words_before(self, start: int) -> str:
        """The last two words if they make one preposition, else the last."""
        words = self._text[max(0, start - _LOOK_BACK) : start].split()[-2:]
        return " ".join(words) if words[:1] == ["aus"] else words[-1] if words else ""


_ARTICLES = frozenset(
    ("le", "la", "les", "l", "un", "une", "des", "deux", "el", "los", "las", "il", "gli", "i", "o", "os", "as", "a")
)


def _bearers(word: str, tongue: _Tongue, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Cities that a German adjective in -er may belong to: Kölner, New Yorker."""
    rules = load("peoples.toml")["de"]["cities"]
    if word in rules["not"]:
        return ()
    irregular = tongue.cities.get(word)
    if irregular and (place := gazetteer.place(irregular)):
        return (Named(place, _MARK),)
    names = [irregular.replace("-", " ")] if irregular else [word[:-2], word[:-1]]
    if word.endswith("inger"):
        names.append(word[:-2] + "en")
    for name in names:
        if len(name) < 4 and not irregular:
            continue
        found = [n.place for n in gazetteer.bearers(name) if not n.mark.adjective and _has_adjective(n.place, rules)]
        if found:
            return tuple(Named(place, _MARK) for place in dict.fromkeys(found))
    return ()


def _has_adjective(place: Place, rules: Mapping[str, Any]) -> bool:
    """Whether German makes an adjective of the place's name, as far as readers know it."""
    least = rules["people"] if place.country in rules["countries"] else _METROPOLIS
    return place.kind in ("city", "region") and place.population >= least


_METROPOLIS = 1_000_000  # people; the adjective of such a city is known in German wherever it lies


def _is_given_name(word: str) -> bool:
    return is_given_name(word) or word in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(name.capitalize() for name in load("peoples.toml")["names"]["given"].split())


@cache
def _with_language() -> frozenset[str]:
    """Ids of places whose adjective is the name of a language too."""
    return frozenset(load("peoples.toml")["tongues"]["ids"].split())


@cache
def _german_things() -> re.Pattern[str]:
    """What is called after a city and lies elsewhere, or nowhere."""
    return re.compile(load("peoples.toml")["de"]["cities"]["things"].replace("\n", ""))


@cache
def _tongue(language: str) -> _Tongue:
    rules = load("peoples.toml")[language]
    adjectives: dict[str, str] = {}
    inhabitants: dict[str, str] = {}
    bare: set[str] = set()
    for row in rules["words"].strip().splitlines():
        key, *words = row.split()
        bare.update(words)
        for word in words:
            kept = adjectives if word[0].islower() or language == "ar" else inhabitants
            for form in forms_of(language, word):
                kept.setdefault(form, key)
    cities: dict[str, str] = {}
    for row in rules.get("cities", {}).get("words", "").strip().splitlines():
        key, *words = row.split()
        cities.update((word, key) for word in words)
    lists = [rules[name] for name in ("money", "things", "tongue", "nouns_before") if name in rules]
    article = "(?:ال)?" if language == "ar" else ""
    none = "|".join(part.replace("\n", "").strip() for part in lists)
    few = len(inhabitants) < _FEW and not adjectives
    return _Tongue(
        language,
        re.compile(rf"(?<!\w)(?:{'|'.join(inhabitants)})(?!\w)") if few else _WORD,
        adjectives,
        inhabitants,
        frozenset((*adjectives, *(form[0].upper() + form[1:] for form in adjectives), *inhabitants)),
        frozenset(bare),
        cities,
        re.compile(f"{article}(?:{none})", 0 if language == "de" else re.IGNORECASE),
        re.compile(rules["phrases"], re.IGNORECASE) if "phrases" in rules else None,
        re.compile(rules["spoken"], re.IGNORECASE) if "spoken" in rules else None,
        re.compile(rules["state"]) if "state" in rules else None,
    )
