"""Words as they are searched: one tokeniser for both databases, so that both find the same.

Enters: texts and queries. Leaves: tokens made of letters and digits only. Scripts without
spaces between words (and Korean, where particles stick) give one token a character: the
character and its right neighbour, or the character alone at the end of a run. A run is
then found as the sequence of its pairs, a single character as the beginning of a token.
Other words are folded and stemmed by the text's language; a query, whose language nobody
knows, is stemmed by every language of its script.
Never: a decision about what a word means.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from monitor.domain import primary
from monitor.errors import ConfigError

MAX_QUERY = 1_000  # code points; longer is no question of a person
MAX_WORDS = 32
MAX_TOKENS = 50_000  # of one text that are indexed: a thick report; what follows is stored, not found
_MAX_TOKEN = 60  # code points; both databases refuse or ignore monsters

# Han, kana, bopomofo, Hangul, Thai, Lao, Myanmar, Khmer.
_PAIRED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f"
    "\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
)
_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_SPACE_IN_HAN = re.compile(rf"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}])")

_BY_LANGUAGE = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese",
    "nl": "dutch", "sv": "swedish", "da": "danish", "no": "norwegian", "nb": "norwegian", "nn": "norwegian",
    "fi": "finnish", "hu": "hungarian", "ro": "romanian", "tr": "turkish", "id": "indonesian", "ca": "catalan",
    "eu": "basque", "ga": "irish", "lt": "lithuanian", "pl": "polish", "cs": "czech", "et": "estonian",
}  # fmt: skip
# A script says the language where there is one stemmer to a script; Ukrainian, Bulgarian and others share the Russian.
_BY_SCRIPT = (
    (re.compile(r"[\u0400-\u052f]"), "russian"),
    (re.compile(r"[\u0600-\u06ff]"), "arabic"),
    (re.compile(r"[\u0370-\u03ff]"), "greek"),
    (re.compile(r"[\u0900-\u097f]"), "hindi"),
    (re.compile(r"[\u0530-\u058f]"), "armenian"),
    (re.compile(r"[\u0b80-\u0bff]"), "tamil"),
)
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")


class QueryError(ConfigError):
    """A search that can't be made: wrong usage, exit code 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="usage")


@dataclass(frozen=True, slots=True)
class Token:
    """`start:end` are offsets into the text as given."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a query: any of `phrases` fits. `open_end`: the last token is the beginning of a word."""

    phrases: tuple[tuple[str, ...], ...]
    open_end: bool


def tokens(text: str, language: str | None) -> Iterator[Token]:
    """The tokens of a text in `language` (BCP 47; None: unknown), in order."""
    stemmer = _stemmer_of(language)
    for word, start, end, paired in _words(text):
        if paired:
            yield from _pairs(word, start)
        else:
            yield Token(_indexed(word, stemmer), start, end)


def index_words(text: str, language: str | None) -> list[str]:
    """What a database indexes of a text: its tokens, at most `MAX_TOKENS`."""
    stemmer = _stemmer_of(language)
    found: list[str] = []
    for word in _pattern().finditer(text):
        if word.lastgroup == "paired":
            found.extend(token.text for token in _pairs(word.group(), 0))
        else:
            found.append(_indexed(word.group(), stemmer))
        if len(found) >= MAX_TOKENS:
            break
    return found[:MAX_TOKENS]


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of a query, all of which must fit. A phrase stands in double quotes.

    Punctuation has no meaning of its own, so none can break a search. Raises `QueryError`
    for a query that is too long or holds no word.
    """
    if len(query) > MAX_QUERY:
        raise QueryError(f"the query has {len(query)} characters; at most {MAX_QUERY} are searched for")
    parts = re.findall(r'["“”„«»「」]([^"“”„«»「」]*)["“”„«»「」]?|([^\s"“”„«»「」]+)', query)
    terms = [term for phrase, word in parts if (term := _term(phrase or word)) is not None]
    if not terms:
        raise QueryError('the query holds no word; write words, or a "phrase in quotes"')
    if len(terms) > MAX_WORDS:
        raise QueryError(f"the query has {len(terms)} words; at most {MAX_WORDS} are searched for")
    return tuple(dict.fromkeys(terms))


def first_place(terms: Sequence[Term], found: Iterable[Token]) -> int | None:
    """Offset of the first place where any of the terms stands, None if none does; reads no further than that."""
    seen: list[Token] = []
    for token in found:
        seen.append(token)
        for length in (len(phrase) for term in terms for phrase in term.phrases if _ends_here(phrase, term, seen)):
            return seen[-length].start
    return None


def _ends_here(phrase: tuple[str, ...], term: Term, seen: Sequence[Token]) -> bool:
    *head, last = phrase
    at_end = seen[-1].text
    if not (at_end.startswith(last) if term.open_end else at_end == last):
        return False
    return [token.text for token in seen[-len(phrase) : -1]] == head


# ───────────────────────────── queries ─────────────────────────────


def _term(part: str) -> Term | None:
    words = list(_words(part))
    if not words:
        return None
    phrases = {tuple(_query_phrase(words, stemmer)): None for stemmer in _stemmers(part)}
    return Term(tuple(phrases), open_end=_ends_alone(words[-1]))


def _ends_alone(word: tuple[str, int, int, bool]) -> bool:
    """Does the query end with a single character that in a text may have a right neighbour?"""
    return word[3] and len(word[0]) == 1


def _query_phrase(words: list[tuple[str, int, int, bool]], stemmer: str | None) -> Iterator[str]:
    for number, (word, start, _, paired) in enumerate(words):
        if not paired:
            yield _indexed(word, stemmer)
            continue
        pairs = [token.text for token in _pairs(word, start)]
        last = number == len(words) - 1
        # The last character's own token depends on what follows in the text: the pair before it says enough.
        yield from pairs[:-1] if last and len(pairs) > 1 else pairs


def _stemmers(part: str) -> tuple[str | None, ...]:
    if not _LATIN.search(_fold(part)):
        return (None,)
    return (None, *dict.fromkeys(_BY_LANGUAGE.values()))


# ───────────────────────────── words ─────────────────────────────


def _words(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Runs of letters, digits and marks as (run, start, end, is it paired?)."""
    for found in _pattern().finditer(text):
        yield found.group(), found.start(), found.end(), found.lastgroup == "paired"


@cache
def _pattern() -> re.Pattern[str]:
    # `\w` knows no combining marks, without which Hindi and Arabic words fall apart.
    paired_one = re.compile(f"[{_PAIRED}]")
    marks = "".join(
        character
        for character in map(chr, range(0x300, 0x1E95F))
        if unicodedata.category(character) in {"Mn", "Mc"} and not paired_one.match(character)
    )
    # One blank between two Han characters is typesetting, not a border; the gap keeps offsets true.
    paired = rf"[{_PAIRED}](?:[{_PAIRED}]|(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}]))*"
    letters = rf"[^\W_{_PAIRED}]"
    return re.compile(rf"(?P<paired>{paired})|(?P<word>{letters}+(?:[{marks}]+{letters}*)*)")


def _pairs(run: str, start: int) -> Iterator[Token]:
    places = [(offset, _fold_character(character)) for offset, character in enumerate(run) if not character.isspace()]
    for number, (offset, character) in enumerate(places):
        if number + 1 == len(places):
            yield Token(character, start + offset, start + offset + 1)
        else:
            following, right = places[number + 1]
            yield Token(character + right, start + offset, start + following + 1)


@cache
def _fold_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _fold(word: str) -> str:
    word = word[:_MAX_TOKEN]
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold().replace("ё", "е"))


def _stemmer_of(language: str | None) -> str | None:
    return _BY_LANGUAGE.get(primary(language))


@lru_cache(maxsize=100_000)
def _indexed(word: str, stemmer: str | None) -> str:
    """A word as it is found again. Texts say the same words over and over, and a stem is dear."""
    return _stem(_fold(word), stemmer)


def _stem(word: str, stemmer: str | None) -> str:
    """Stem of a folded word, without Latin accents, so that "Zurich" finds "Zürich". Numbers and models have none."""
    if any(character.isdigit() for character in word):
        return _cut(_plain(word))
    for script, name in _BY_SCRIPT:
        if script.search(word):
            return _cut(_twice(word, name) if name == "russian" else _stemmer(name).stemWord(word))
    stemmed = _stemmer(stemmer).stemWord(word) if stemmer and _LATIN.search(word) else word
    return _cut(_plain(stemmed))


def _twice(word: str, name: str) -> str:
    """One pass leaves Китай and Китая, Шанхай and Шанхая apart (кита, кит); a second one joins them."""
    return _once_more(str(_stemmer(name).stemWord(word)), name)


@lru_cache(maxsize=50_000)
def _once_more(stem: str, name: str) -> str:
    """A word has a dozen forms, but they have few stems."""
    return str(_stemmer(name).stemWord(stem))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _cut(word: str) -> str:
    return "".join(character for character in word if _kept(character))[:_MAX_TOKEN] or "x"


@cache
def _kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name)
