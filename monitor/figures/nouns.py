"""What is counted, in scripts with spaces between words: the noun phrase beside a number.

Enters: text, shadow and where a number stands. Leaves: the span of the phrase, or None. The phrase keeps what tells
things apart ("provincial key laboratories"), and drops what does not belong to it (a clause, a preposition, a verb).
Which words end it is data (`figures_counting.toml`). Scripts without spaces: see counters.py.
"""

import re
from functools import cache
from typing import Any

from monitor.data import load
from monitor.figures.counters import classified
from monitor.figures.vocabulary import CJK, Vocabulary

Span = tuple[int, int]

_WORD = re.compile(r"""[^\W\d_][\w&]{0,40}(?:[-'./][^\W\d_]\w{0,40}){0,6}""")
_QUOTES = "\"'“”‘’«»„"
_INSERTED = re.compile(r" \([\d+\-–/ ]{1,12}\)(?= )")
_GLUED_NOUN = re.compile(r"-([a-z]{3,20})(?= [a-z])")
_NEXT_SENTENCE = re.compile(r"\s+[«\"“„—–-]?\s?[^\W\d_a-zа-яё]")
_GAP = 6  # code points between two words of a phrase: a space, a hyphen, quotation marks, the indent of a wrapped line
_DASH = re.compile(r" [-–—] ")
_ADJECTIVE = re.compile(r"(?:ых|их|ого|его|ые|ие|ої|і|ой|ая|ую|ом|ым|им|ыми|ими)$")
_STATED_REACH = 140
_NEW_SENTENCE = re.compile(r"[.!?…]\s+|\n\s*")
_FIRST_REACH = 40  # characters before a number that begins its sentence


def counted_noun(text: str, plain: str, start: int, end: int, words: Vocabulary) -> Span | None:
    """Span of the noun phrase that the number at `start:end` counts; `plain` is the shadow of `text`."""
    language = words.language
    if language in CJK:
        return classified(plain, start, end, language)
    if text[end - 1 : end] == "." and language != "de" and _NEXT_SENTENCE.match(text, end):
        return None  # the stop of "1.67 mln." ends the sentence as well
    inserted = _INSERTED.match(plain, end)
    if inserted:
        end = inserted.end()  # "31 (14+17) points"
    if (position := _number_behind(plain, start, end, language)) is not None:
        return _phrase(text, plain, position, language)
    if (position := _number_first(plain, start, end, language)) is not None:
        return _phrase(text, plain, position, language)
    whole = _pattern("partitive", language)
    if whole is not None and (match := whole.match(plain, end)):
        found = _phrase(text, plain, match.end(), language)
        if found is not None:
            return found
    return _phrase(text, plain, behind_link(plain, end, language), language)


def _number_behind(plain: str, start: int, end: int, language: str) -> int | None:
    """ "portant à 19 le nombre de blessés": where the noun begins that stands behind the word for its number."""
    row: dict[str, str | list[str]] | None = _table("number_behind").get(language)
    if row is None:
        return None
    before = row["before"]
    if not plain.endswith(before if isinstance(before, str) else tuple(before), 0, start):
        return None
    match = _behind(language).match(plain, end)
    return match.end() if match else None


def _number_first(plain: str, start: int, end: int, language: str) -> int | None:
    """ "At 4,300, the number of patients was …", "4,300: that is how many patients …": where the noun begins.

    The sentence begins with its number, and what is counted is the first thing named behind the mark.
    """
    rules = _first(language)
    if rules is None:
        return None
    lead = _NEW_SENTENCE.split(plain[max(0, start - _FIRST_REACH) : start])[-1]
    match = rules[1].match(plain, end) if rules[0].fullmatch(lead) else None
    return match.end() if match else None


def _phrase(text: str, plain: str, position: int, language: str) -> Span | None:
    match language:
        case "en":
            return _plural(plain, position) or _hyphened(plain, position)
        case "ru" | "uk" | "bg":
            return _run(plain, position, language, ends=_ADJECTIVE)
        case "de":
            return _capital(text, plain, position)
        case _:
            return _run(plain, position, language, ends=None)


def behind_link(plain: str, position: int, language: str) -> int:
    """ "12 millones de clientes": the noun stands behind the small word."""
    links: list[str] = _table("linked").get(language, [])
    start = position + (plain[position : position + 1] == " ")
    return next((start + len(link) for link in links if plain.startswith(link, start)), position)


def stated_noun(plain: str, number_start: int, language: str) -> Span | None:
    """ "A fleet of 340", "the number of users reached 3 million": the phrase before it."""
    pattern = _stated(language)
    if pattern is None or plain[number_start - 1 : number_start] != " ":
        return None
    lead = plain[max(0, number_start - _STATED_REACH) : number_start]
    match = pattern.search(lead)
    if match is None:
        return None
    base, name = number_start - len(lead), "noun" if match.group("noun") else "pool"
    return base + match.start(name), base + match.end(name)


def participle(plain: str, position: int, language: str) -> Span | None:
    """ "26 injured", "3 dead": a word that says what happened to those who are counted, and no noun behind it."""
    pattern = _pattern("participle", language)
    match = pattern.match(plain, position) if pattern is not None else None
    return match.span("what") if match else None


def persons(plain: str, start: int, end: int, language: str) -> str:
    """The unit of a number whose form counts people only ("трое"), else nothing; "все трое" were counted before."""
    row: dict[str, Any] | None = _table("persons").get(language)
    if row is None or plain[start:end] not in row["words"] or pointed_at(plain, start, end, language):
        return ""
    unit: str = row["unit"]
    return unit


def vague(plain: str, start: int, end: int, language: str) -> bool:
    """ "сотни людей" are some hundreds, "более сотни" is over a hundred."""
    row: dict[str, Any] | None = _table("vague").get(language)
    if row is None or plain[start:end].split(" ")[0] not in row["words"]:
        return False
    return re.search(rf"(?:{row['behind']}) $", plain[max(0, start - 12) : start]) is None


def pointed_at(plain: str, start: int, end: int, language: str) -> bool:
    """ "все трое", "эти двое": people who were counted before, and are only pointed at."""
    row: dict[str, Any] | None = _table("persons").get(language)
    if row is None or plain[start:end] not in row["words"]:
        return False
    return _meant_before(language).search(plain[max(0, start - 12) : start]) is not None


def singular_noun(plain: str, position: int) -> Span | None:
    """Behind "one": the words up to the next mark or small word ("one national laboratory, six …")."""
    return _run(plain, position, "en", ends=re.compile(r"."), most=5)


def plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    rows = _table("plural")
    if word in _set("plural", "words"):
        return True
    tail = word.split("-")[-1]
    if len(tail) > 3 and tail.endswith("s"):
        return not tail.endswith(("ss", "us", "is")) and tail not in _set("plural", "not")
    return tail.endswith(tuple(rows["endings"])) and tail not in rows["endings_not"]


# ─────────────────────────── phrases ───────────────────────────


def _run(
    plain: str, position: int, language: str, ends: re.Pattern[str] | None, most: int | None = None
) -> Span | None:
    """Words up to a stop word or mark; with `ends`, up to the first word that does not look like an adjective."""
    stops, adverbs = _set("stop", language), _pattern("adverb", language)
    first = last = None
    cursor = position
    for _ in range(most or _most(language)):
        match = _next_word(plain, cursor)
        if match is None or len(match.group()) < 2 + (ends is None):
            break
        if _DASH.search(plain, cursor, match.start()):
            break  # "5 tys. przestępstw - podała agencja"
        if match.group() in stops or match.group().split("'")[0] in stops:  # d'ici
            break
        if adverbs is not None and adverbs.search(match.group()):
            break
        first = match.start() if first is None else first
        last = cursor = match.end()
        if ends is not None and not ends.search(match.group()):
            break
    return (first, last) if first is not None and last is not None else None


def _capital(text: str, plain: str, position: int) -> Span | None:
    """German: words up to the first one with a capital, which is the noun."""
    inserted = _attribute().match(text, position)
    if inserted:  # "acht der 19 am Projekt beteiligten Firmen"
        return inserted.span("noun")
    stops, first, cursor = _set("stop", "de"), None, position
    for _ in range(_most("de")):
        match = _next_word(plain, cursor)
        if match is None or match.group() in stops:
            return None
        first = match.start() if first is None else first
        if text[match.start()].isupper():
            return first, match.end()
        cursor = match.end()
    return None


def _plural(plain: str, position: int) -> Span | None:
    """English: words up to the first plural noun (and the plurals directly behind it)."""
    first, cursor, seen = None, position, 0
    plural_end = None
    while seen < _most("en"):
        match = _next_word(plain, cursor)
        if match is None:
            break
        word = match.group()
        if word == "and" and plural_end is None and seen:
            cursor, seen = match.end(), seen + 1  # "specialized and sophisticated SMEs"
            continue
        if word in _set("stop", "en") and not (seen == 0 and word in ("more", "other", "long", "old", "deep")):
            break
        is_plural = plural(word)
        if plural_end is not None and not is_plural:
            break
        first = match.start() if first is None else first
        cursor, seen = match.end(), seen + 1
        if is_plural:
            plural_end = match.end()
    return (first, plural_end) if first is not None and plural_end is not None else None


def _hyphened(plain: str, position: int) -> Span | None:
    """English "its 64-shop business": one noun, glued to its number."""
    match = _GLUED_NOUN.match(plain, position)
    return match.span(1) if match and match.group(1) not in _set("stop", "en") else None


def _next_word(plain: str, cursor: int) -> re.Match[str] | None:
    """The next word, if only a space, a hyphen or a quotation mark stands before it."""
    stop = min(len(plain), cursor + _GAP)
    start = cursor
    while start < stop and (plain[start] in " -" or plain[start] in _QUOTES):
        start += 1
    return _WORD.match(plain, start)


# ─────────────────────────── data ───────────────────────────


def _table(name: str) -> dict[str, Any]:
    rows: dict[str, Any] = load("figures_counting.toml")[name]
    return rows


def _most(language: str) -> int:
    rows: dict[str, int] = _table("most")
    return rows.get(language, rows["other"])


@cache
def _set(name: str, key: str) -> frozenset[str]:
    return frozenset(_table(name).get(key, ()))


@cache
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    pattern = _table(name).get(language)
    return re.compile(pattern) if pattern else None


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(_table("number_behind")[language]["after"])


@cache
def _first(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    row: dict[str, str] | None = _table("number_first").get(language)
    return (re.compile(row["opens"]), re.compile(row["counted"])) if row else None


@cache
def _attribute() -> re.Pattern[str]:
    """ "19 am Projekt beteiligten Firmen": a preposition, up to three words, a participle, and the noun."""
    rows = _table("attribute")["de"]
    return re.compile(
        rf" (?:{'|'.join(rows['prepositions'])})(?: [\wäöüß-]{{2,30}}){{1,3}}? (?!(?:{'|'.join(rows['not'])})\b)"
        rf"(?:{'|'.join(rows['participles'])})(?: [a-zäöüß]{{3,20}}en)? "
        rf"(?P<noun>(?!(?i:{rows['time']})\b)[A-ZÄÖÜ][\wäöüß-]{{2,40}})"
    )


@cache
def _meant_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table('persons')[language]['meant_before'])}) $")


@cache
def _stated(language: str) -> re.Pattern[str] | None:
    rows: dict[str, Any] | None = _table("stated").get(language)
    if rows is None:
        return None
    roughly = rf"(?: (?:{'|'.join(rows['roughly'])}))?"
    if "after" in rows:  # the verb is behind the number: "ölenlerin sayısı 2024'te 168 oldu"
        return re.compile(
            rf"(?<![\w'’-])(?P<noun>(?:[^\W\d_][\w-]* )?[^\W\d_][\w-]*){rows['after']}{rows['place']}{roughly} ?$"
        )
    first = rf"(?!(?:{'|'.join(rows['joins'])}) )" if "joins" in rows else ""  # "and deaths came to" tells of deaths
    pool = rf"\b(?P<pool>{first}(?:{'|'.join(rows.get('inside', []))}){{0,2}}(?:{'|'.join(rows['pool'])}))"
    place, states = f"(?:{rows['place']})?", f"(?:{'|'.join(rows['states'])})"
    return re.compile(
        rf"(?:\b(?:{'|'.join(rows['number'])}) (?P<noun>[^\W\d_][\w &'-]{{2,60}}?){place} {states}"
        rf"|{pool}{place}(?: {states})?){roughly} ?$"
    )
