"""Whether a place's name in a text is meant as the place: Mr Jordan, the Shanghai Daily and a Canadian dollar are not.

Enters: a text and where a name stands in it. Leaves: a `Look`, which says why. Never: which of several
namesakes is meant (namesakes.py). The lists stand in monitor/data/places_words.toml; shares and lengths below were
set by hand on news in three languages (docs/decisions/0007-places.md).
"""

import re
from collections.abc import Collection, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from monitor.data import load
from monitor.describe.gazetteer import Named
from monitor.describe.morphology import forms
from monitor.describe.words import is_unspaced

_WORD_BEFORE = re.compile(r"([\w'’.]+)[\s«\"“(]*$")
_NAME_BEFORE = re.compile(r"(?:^|[^\w.])([A-ZÀ-ÞА-ЯЁ][\w’']*\.?)[ \u00a0]$")
_WORDS_AFTER = re.compile(r"\s+&?\s*([A-ZÀ-ÞА-ЯЁ][\w.'’]*)(?:\s+([A-ZÀ-Þ][\w.]*))?(?:\s+([A-ZÀ-Þ][\w.]*))?")
_NEXT_WORD = re.compile(r"[ \u00a0\n]+([^\W\d_]+)")
_NAME_AFTER = re.compile(r"[ \u00a0](?:& )?([A-ZÀ-ÞА-ЯЁ][\w’']+)")
_ADDRESS = re.compile(r"\.[a-z]")  # Russia.tv
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"“«»”]|\n)[\s\"“«(]*$")
_HYPHEN = re.compile(r"[-‐‑]([A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]+)")
_HYPHENED = re.compile(r"(?<![\w.’'-])([A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]+)[-‐‑]$")
_TITLE_CASE_SHARE = 0.6  # of the longer words of a line; a headline in title case says nothing by its capitals
_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("'", "'"), ("‘", "’"), ("《", "》"))
_OPENING = re.compile("[«“„\"'‘《]")
_CYRILLIC, _CYRILLIC_VOWELS = re.compile("[А-ЯЁІЇЄҐ]"), "аяуюыиіїеєйь"
_DOLLAR = re.compile(r"\b(?:дол|долл|долар\w*|доллар\w*)\.? $")
_LINE = 500  # characters before and behind a name that tell how its line is written
_QUOTED = 40  # characters; what is longer is speech
_HAN_QUOTE = re.compile(r"[“「][^“”「」，。！？、；]{2,10}[”」]")
_HAN_STREET = re.compile(
    "[东西南北中東]?(?:大道|大街|路|街|巷)(?!线|透|上|边|演|径|程|障|过|人|由)"
)  # 南京东路 is in Shanghai
_SHORT_HAN = 3  # characters; a longer foreign name is hardly a piece of another
_LONGER_HAN = 10  # characters of a Chinese name or of what is quoted as one
_HAN_KINDS = "市省县縣州区區"  # the name's own kind: 深圳市社区 are parts of the city
_METROPOLIS = 1_000_000  # people; its quarters and stations are called after it
_GREAT = 500_000  # people; a city that is known under its bare name


class Look(Enum):
    """What the words around a name make of it."""

    PLACE = auto()
    LOCATED = auto()  # "in Jordan", "the city of Reading": something beside it says that a place is meant
    PART_OF_NAME = auto()  # "Oxford Financial": a place only if the text names the same place by itself
    BODY = auto()  # "Florida Highway Patrol": not the place, but what is the place's own
    PERSON = auto()
    FIRM = auto()
    MONEY = auto()
    LANGUAGE = auto()

    @property
    def is_none(self) -> bool:
        """Whether the name is not a place's here, whatever else the text says."""
        return self in (Look.PERSON, Look.FIRM, Look.MONEY, Look.LANGUAGE)


class Edges(NamedTuple):
    """Where names of places begin and end in a text."""

    starts: Collection[int] = ()
    ends: Collection[int] = ()


def look(
    text: str,
    start: int,
    end: int,
    named: Sequence[Named],
    edges: Edges = Edges(),  # noqa: B008 - a tuple, so safe to share
    language: str | None = None,
) -> Look:
    """How the name at `start:end`, which `named` bear, is meant, beside other names of places."""
    if any(n.mark.sign for n in named):
        return Look.PLACE
    if _ADDRESS.match(text, end):
        return Look.FIRM
    whole = text[start - 1 : start] + text[end : end + 1]
    # The name of a macro-region may be quoted as a whole: "Harbour Crescent" cluster.
    is_macro = all(n.place.kind == "macro" for n in named) and any(whole == "".join(pair) for pair in _QUOTES)
    if not is_macro and is_quoted(text, start, end):
        return Look.BODY if any(n.place.kind == "country" for n in named) else Look.FIRM
    if is_unspaced(text[start]):
        return _in_han(text, start, end, named, edges)
    return _in_letters(text, start, end, named, edges.ends, language)


def _in_letters(
    text: str, start: int, end: int, named: Sequence[Named], ends: Collection[int], language: str | None
) -> Look:
    """The same in scripts with spaces between words."""
    if text.startswith("$", end) or _next_word(text, end) in _words("money") or _is_dollar(text, start, end):
        return (
            Look.MONEY
        )  # US$, U.S. dollars, французских франков: whose currency says nothing about where a story plays
    if start - 1 not in ends and _is_glued(text, start, named):
        return Look.FIRM
    line = _line(text, start)
    if all(n.mark.adjective for n in named):
        return _adjective(text, start, end, line)
    if _is_followed(text, end, "bodies_latin"):
        return Look.BODY
    if _is_followed(text, end, "legal_capitals"):
        return Look.FIRM
    if not line.isupper():
        if _is_firm(text, start, end):
            return Look.FIRM
        if _is_person(text, start, end, named):
            return Look.PERSON
    if _is_half(text, end, named):
        return Look.PART_OF_NAME
    if _is_located(text, start, end):
        return Look.LOCATED
    # In German every noun has a capital letter: im Osten Belfasts, Stadt Palu.
    return Look.PLACE if language == "de" else _in_longer_name(text, start, end, named, line)


def _adjective(text: str, start: int, end: int, line: str) -> Look:
    following = _next_word(text, end)
    if following in _words("after_adjective"):
        return Look.LANGUAGE
    if text[start].isupper() and following in _words("streets"):
        return Look.BODY  # Московский проспект, of whatever town
    behind = _NAME_AFTER.match(text, end)
    # The Russian Finance Ministry is Russia; the American Civil Liberties Union is not America.
    # Letters alone say what sort of body each of them is: Welsh NHS hospitals.
    longer = behind and text[start].isupper() and not behind[1].isupper() and behind[1] not in _words("state")
    return Look.BODY if longer and not _is_title_case(line) else Look.PLACE


def _is_dollar(text: str, start: int, end: int) -> bool:
    """49,5 млрд дол. США."""
    return text[start:end] == "США" and _DOLLAR.search(text, max(0, start - 12), start) is not None


def _next_word(text: str, end: int) -> str:
    following = _NEXT_WORD.match(text, end)
    return following.group(1).lower() if following else ""


def names_its_kind(surface: str) -> bool:
    """Whether a region's name says that it is one: 苗栗縣, Provincia de Loja."""
    return _region("region_before").match(surface) is not None or _region("region_behind").search(surface) is not None


@cache
def _region(key: str) -> re.Pattern[str]:
    return re.compile(load("places_words.toml")[key] + ("$" if key == "region_behind" else ""))


def is_given_name(word: str) -> bool:
    """Whether people are called so: what stands behind is their surname."""
    return word in _given()


def is_quoted(text: str, start: int, end: int) -> bool:
    """«Колорадо Рокиз», 《中国医生》: the title of a work, a club's or a channel's name."""
    if not _OPENING.search(text, max(0, start - _QUOTED), start):
        return False
    for opening, closing in _QUOTES:
        left = text.rfind(opening, max(0, start - _QUOTED), start)
        if left < 0 or closing in text[left + 1 : start] or (opening == "'" and text[:left][-1:].isalnum()):
            continue  # "de l'Espagne s'est", "2024'te Bursa'da": no marks, but letters left out or an ending set off
        right = text.find(closing, end, left + _QUOTED)
        if right >= 0 and (opening == "《" or _is_a_name(text[left + 1 : right])):
            return True
    return False


def _is_a_name(quoted: str) -> bool:
    """Whether what is quoted is a name rather than speech: every longer word begins with a capital letter."""
    words = [word for word in quoted.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words) and quoted[-1] not in ".,!?…"


def _in_han(text: str, start: int, end: int, named: Sequence[Named], edges: Edges) -> Look:
    country = any(n.place.kind in ("country", "macro") for n in named)
    if _is_han_compound(text, end, named) or _is_han_village(text, end, named):
        return Look.FIRM
    if not country and (_is_han_club(text[end : end + 5]) or text.endswith(_tuple("matches_han"), 0, start)):
        return Look.FIRM
    foreign = _foreign_han()
    if end - start <= _SHORT_HAN and foreign.issuperset(text[start:end]):
        before = "" if start in edges.ends else text[start - 1 : start]
        around = [before, "" if end in edges.starts else text[end : end + 1]]
        if foreign.intersection(around):
            return Look.PART_OF_NAME if end - start > 2 else Look.PERSON
    return Look.BODY if _is_han_body(text, start, end) else Look.PLACE


def _is_han_body(text: str, start: int, end: int) -> bool:
    """中国传媒大学, “科罗拉多之钟”: a longer name that begins with the place's or is quoted with it."""
    if _han_bodies().match(text, end, end + _LONGER_HAN):
        return True
    quote = _HAN_QUOTE.search(text, max(0, start - _LONGER_HAN), end + _LONGER_HAN)
    if not quote or not quote.start() < start < end < quote.end():
        return False
    return len(quote.group()) > end - start + 2


def _is_han_club(behind: str) -> bool:
    at = min((behind.find(word) for word in _words("clubs_han") if word in behind), default=-1)
    return at >= 0 and all(map(is_unspaced, behind[:at]))


def _is_han_compound(text: str, end: int, named: Sequence[Named]) -> bool:
    if _HAN_STREET.match(text, end):
        return True
    if _han("after_han_not").match(text, end) and (text[end - 1] in _HAN_KINDS or text[end] in "机機"):
        return False
    rest = text[end : end + 4]
    suffixes = _words("after_han")
    for length in (4, 3, 2, 1):
        if rest[:length] in suffixes and len(rest) >= length:
            # 中国大学生, 中国银行业: a country's students and banking are no firm.
            return not (
                named[0].place.kind == "country"
                and length <= 2
                and rest[length : length + 1] in ("生", "业", "業", "们")
            )
    return False


def _is_han_village(text: str, end: int, named: Sequence[Named]) -> bool:
    """龙山村: a village, a township or a temple that is called like a town; of a great city it is one of its parts."""
    if text[end - 1] in _HAN_KINDS or any(n.place.kind in ("country", "macro") for n in named):
        return False
    if _han("villages_han").match(text, end):
        return True
    return all(n.place.population < _METROPOLIS for n in named) and _han("quarters_han").match(text, end) is not None


def _is_firm(text: str, start: int, end: int) -> bool:
    """Shanghai Daily, Texas Instruments, Bank of China."""
    if _is_followed(text, end, "after_latin"):
        return True
    before = text[max(0, start - 32) : start].rstrip()
    if not before.endswith(_tuple("before_latin")):
        return False
    return any(
        before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum() for phrase in _tuple("before_latin")
    )


def _is_followed(text: str, end: int, key: str) -> bool:
    if not (after := _WORDS_AFTER.match(text, end)):
        return False
    words = [word.rstrip("'’.,") or word for word in after.groups() if word]
    return any(" ".join(words[:n]) in _words(key) for n in (1, 2, 3))


def _is_person(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Mr Jordan, Jack London, Paris Hilton."""
    surface = text[start:end]
    if " " in surface or named[0].place.kind == "macro":
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    previous = before.group(1) if before and "\n" not in before.group() else ""
    if previous.lower() in _words("titles") or (previous in _given() and text[start - 1] == " "):
        return True
    after = _NAME_AFTER.match(text, end)
    # Victoria Police is a state's, Victoria Beckham a person.
    return bool(
        surface in _given() and after and after.group(1)[1:].islower() and after.group(1) not in _words("civic")
    )


def _is_located(text: str, start: int, end: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before and before.group(1).lower() in _words("locative"):
        return True
    return _next_word(text, end) in _words("kinds")


def _is_country(named: Sequence[Named]) -> bool:
    return any(n.place.kind in ("country", "macro") and not n.mark.weak for n in named)


def _is_half(text: str, end: int, named: Sequence[Named]) -> bool:
    """Bristol-Myers, and Guernsey County: a country has no county of its name."""
    if _is_country(named):
        return _next_word(text, end) in ("county", "counties", "parish")
    joined = _HYPHEN.match(text, end)
    return joined is not None and joined.group(1) not in _words("civic")


def _is_glued(text: str, start: int, named: Sequence[Named]) -> bool:
    """The second half of Charente-Maritime: a town's or region's name behind a capitalised word that is no place."""
    if any(n.place.kind not in ("city", "region") for n in named):
        return False
    before = _HYPHENED.search(text, max(0, start - 24), start)
    return before is not None and before.group(1).lower() not in _words("before_hyphen")


def _in_longer_name(text: str, start: int, end: int, named: Sequence[Named], line: str) -> Look:
    """Oxford Financial, Credit Suisse First Boston, Bristol-Myers: capitals go on before or behind a town's name."""
    if _is_country(named) or line.isupper() or _is_title_case(line):
        return Look.PLACE
    known = any(n.place.population >= _GREAT or n.place.kind == "region" for n in named)
    behind = _NAME_AFTER.match(text, end)
    # A Russian town in the genitive stands before a person's name: мэр Казани Ильсур Метшин.
    declined = _CYRILLIC.match(text, start) and text[end - 1] in _CYRILLIC_VOWELS
    if behind and behind.group(1) not in _words("civic") and not declined:
        return Look.BODY if known else Look.PART_OF_NAME
    before = _NAME_BEFORE.search(text, max(0, start - 24), start)
    if (
        before
        and not known
        and before.group(1) not in _words("before_place")
        and not _SENTENCE_START.search(text, max(0, start - 40), before.start(1))
    ):
        return Look.PART_OF_NAME
    return Look.PLACE


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _TITLE_CASE_SHARE * len(words)


def _line(text: str, at: int) -> str:
    low = max(0, at - _LINE)
    begin = text.rfind("\n", low, at)
    end = text.find("\n", at, at + _LINE)
    return text[begin + 1 if begin >= 0 else low : end if end >= 0 else at + _LINE]


@cache
def _tuple(key: str) -> tuple[str, ...]:
    return tuple(load("places_words.toml")[key])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("places_words.toml")[key])


@cache
def _han_bodies() -> re.Pattern[str]:
    rules = load("places_words.toml")
    between = f"(?:(?![{rules['function_han']}])[\\u3400-\\u9fff])*?"
    return re.compile(f"{between}(?:{'|'.join(rules['bodies_han'])})")


@cache
def _han(key: str) -> re.Pattern[str]:
    return re.compile(load("places_words.toml")[key])


@cache
def _foreign_han() -> frozenset[str]:
    return frozenset(load("places_words.toml")["foreign_han"])


@cache
def _given() -> frozenset[str]:
    """Given names in all their cases: Дениса Ростова."""
    return frozenset(form for name in load("places_words.toml")["given"].split() for form in forms(name.capitalize()))
