"""What a mere counter counts whose noun stands apart from it in the clause before, in Chinese, Japanese and Korean.

外国人労働者は230万人, 도서 대출 권수는 512만 권, 运送旅客518万人次: the number has only 人, 권, 人次 behind it.
Enters: a scene and a spot. Leaves: the words that say what is counted, without places and hedges; None where the
counter is followed by what happened to whom it counts, or nothing names them. Never: the words of another clause.
Wording is data (`figures_afar.toml`).
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.counters import classifier
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.vocabulary import CJK

_REACH = 120
_SHORTEST, _LONGEST = 2, 24
_MOST_FILLERS = 8
_MOST_WORDS = 5
_GAP = "\x00"  # in the place of a place's name
_ADJACENT = re.compile(r"[一-龥々ァ-ヶー]{3,16}$")
_BRACKETS = re.compile(r"\([^()]{0,20}\)")
_SIGN = re.compile(r"[一-龥々ァ-ヶー가-힣a-z]")


def counted_afar(here: Scene, spot: Spot) -> str | None:
    """The words that name what the figure's counter counts, as the clause before it prints them."""
    language, noun = here.words.language, spot.quantity.noun
    if language not in CJK or noun is None or noun[0] < spot.quantity.end:
        return None
    measure = classifier(here.plain, spot.quantity.end, language)
    if measure is None or measure[1] != noun[1] or not _pattern("behind", language).match(here.plain, noun[1]):
        return None
    found = _FINDERS[language](_without_places(here, spot))
    if found is None or not _SHORTEST <= len(found) <= _LONGEST or len(_SIGN.findall(found)) < _SHORTEST:
        return None
    return None if _pattern("not", language).search(found) else found


def _without_places(here: Scene, spot: Spot) -> str:
    """The sentence up to the number, a mark in the place of every place's name."""
    start, end = max(spot.start, spot.quantity.start - _REACH), spot.quantity.start
    told = here.plain[start:end]
    for mention in reversed([one for one in here.mentions_in(start, end) if is_place(one) and one.end <= end]):
        if not _of_the_name(here, start, mention):
            told = told[: mention.start - start] + _GAP + told[mention.end - start :]
    return told


def _of_the_name(here: Scene, start: int, mention: Mention) -> bool:
    """Does a place say who is counted (한국인, 来自日本的旅客), not where?"""
    language = here.words.language
    if _pattern("kept_behind", language).match(here.plain, mention.end):
        return True
    return _pattern("kept_before", language).search(here.plain[start : mention.start]) is not None


def _stripped(told: str, language: str) -> str:
    """`told` without what stands between a noun and its number."""
    between = _between(language)
    for _ in range(_MOST_FILLERS):
        match = between.search(told)
        if match is None or match.start() == len(told):
            break
        told = told[: match.start()]
    return told


def _chinese(told: str) -> str | None:
    clause = _pattern("clause", "zh").split(told)[-1]
    phrase = _behind_last(_stripped(clause, "zh"), "zh").split(_GAP)[-1]
    phrase = _pattern("front", "zh").sub("", phrase.strip())
    return None if _pattern("verb", "zh").search(phrase) else phrase


def _japanese(told: str) -> str | None:
    told = _BRACKETS.sub("", told)
    bare = _stripped(told, "ja")
    topic = _pattern("topic", "ja").search(bare)
    if topic is None:
        adjacent = _ADJACENT.search(bare) if bare == told else None
        return adjacent.group() if adjacent else None
    phrase = _pattern("clause", "ja").split(bare[: topic.start()])[-1]
    return _pattern("front", "ja").sub("", _behind_last(phrase, "ja").split(_GAP)[-1].strip())


def _korean(told: str) -> str | None:
    clause = _pattern("clause", "ko").split(_BRACKETS.sub("", told))[-1]
    words = clause.replace(_GAP, " " + _GAP).split()
    while words and _between("ko").fullmatch(words[-1]):
        words.pop()
    if not words or (topic := _pattern("topic", "ko").search(words[-1])) is None:
        return None
    phrase = [words[-1][: topic.start()]]
    for word in reversed(words[:-1][-_MOST_WORDS:]):
        modifies = (
            _pattern("object", "ko").search(word) is not None
            and _pattern("modifies", "ko").search(phrase[0]) is not None
        )
        if _GAP in word or not (modifies or _goes_on(word)):
            break
        phrase.insert(0, word)
    return _pattern("front", "ko").sub("", " ".join(phrase)).replace(_GAP, "").strip()


def _goes_on(word: str) -> bool:
    """Is a Korean word part of the noun phrase that it stands in: a noun without a particle, an owner, a participle?"""
    if any(_pattern(name, "ko").search(word) for name in ("modifies", "owner")):
        return not _pattern("from", "ko").fullmatch(word)
    return not (_pattern("object", "ko").search(word) or _parting().search(word))


def _behind_last(phrase: str, language: str) -> str:
    last = 0
    for match in _pattern("from", language).finditer(phrase):
        last = match.end()
    return phrase[last:]


_FINDERS = {"zh": _chinese, "ja": _japanese, "ko": _korean}


@cache
def _between(language: str) -> re.Pattern[str]:
    words = load("figures_afar.toml")["between"][language]
    return re.compile(words if language == "ko" else f"{words}$")


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return re.compile(load("figures_afar.toml")[name][language])


@cache
def _parting() -> re.Pattern[str]:
    """A Korean word that the noun phrase begins behind, by its end."""
    return re.compile(rf"(?:{load('figures_afar.toml')['from']['ko']})$")
