"""A value and its share of a whole that its own sentence contradicts: "2.1 million tonnes, 29 percent of the 717,000".

The sentence says that the one number is such a share of the other, so all three must come out. Enters: figures of one
article, then observations. Leaves: numbers of whole and part where the part is the larger one, and a cue on a part that
is off by a power of ten. Never: another difference, a share of something else, nor one that another clause tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Article, Figure, FigureKind, Observation, Transform, primary
from monitor.ledger.intervals import ratio
from monitor.ledger.levels_of_one import are_alike, exceeds, least_of
from monitor.ledger.own_all import names_nothing, tells_of_all
from monitor.ledger.sentences import ENDS_CLAUSE, by_sentence, masked

CUE = "part_of:"
_VALUES = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_SHARES = frozenset({Transform.SHARE, Transform.LEVEL})
_POWERS = (-3, -2, -1, 1, 2, 3)
_NEAR = Decimal("0.12")  # "a third" may be 31 percent
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class OfWhole:
    """The whole that a value's sentence names, the percentage of it that the value is said to be, and the zeros off."""

    whole: Decimal
    said: Decimal
    power: int


def pairs(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, int]]:
    """Numbers of whole and part, where the part is above the whole that it is told to be a share of."""
    for part, share, whole, sure in _told(figures, article):
        one, other = figures[part], figures[whole]
        money = one.kind is FigureKind.AMOUNT
        if sure and not money and exceeds(one, other, least_of(one)) and _percent(figures[share]) <= _HUNDRED:
            yield whole, part


def cues(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, str]]:
    """Numbers of the parts that are off by a power of ten, each with its cue."""
    for part, share, whole, _ in _told(figures, article):
        said = _percent(figures[share])
        made = ratio(figures[part].value * _HUNDRED, figures[whole].value)
        quotient = ratio(made, said) if made is not None else None
        for power in _POWERS if quotient is not None else ():
            if quotient is not None and abs(quotient.scaleb(-power) - 1) <= _NEAR:
                yield part, f"{CUE}{figures[whole].value:f}/{said.normalize():f}/{power}"


def own_share(observation: Observation) -> OfWhole | None:
    """What its own sentence says it to be a share of, where it is none."""
    mark = next((cue for cue in sorted(observation.cues) if cue.startswith(CUE)), None)
    if mark is None:
        return None
    whole, said, power = mark.removeprefix(CUE).split("/")
    return OfWhole(Decimal(whole), Decimal(said), int(power))


def _told(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, int, int, bool]]:
    """Numbers of part, share and whole, and whether the one is surely told as a share of the other."""
    lines = _lines(primary(article.language) or "und")
    for _, numbers in by_sentence(figures) if lines else ():
        told = [figures[number] for number in numbers]
        if len(told) < 3 or not any(map(_is_share, told)):
            continue
        sentence = masked(article.text, told)
        for match in (match for line in lines for match in line.finditer(sentence)):
            part, share, whole = (numbers[int(match[name])] for name in ("part", "share", "whole"))
            if _belong(figures[part], figures[share], figures[whole]) and _is_plain(match):
                yield part, share, whole, _is_sure(match, figures[whole], primary(article.language) or "und")
                break


def _is_share(figure: Figure) -> bool:
    return figure.transform in _SHARES and (figure.unit == "%" or (figure.unit == "1" and figure.value < 1))


def _percent(figure: Figure) -> Decimal:
    return figure.value if figure.unit == "%" else figure.value * _HUNDRED


def _belong(part: Figure, share: Figure, whole: Figure) -> bool:
    values = part.kind in _VALUES and whole.kind in _VALUES and part.modality is whole.modality
    return values and _is_share(share) and 0 < _percent(share) <= _HUNDRED and are_alike(part, whole) and part.value > 0


def _is_sure(match: re.Match[str], whole: Figure, language: str) -> bool:
    """Do words join part and share, or where a mark alone does, is the whole told as one, or the last thing said?

    "12 percent of the 7.4 million tonnes went to China" is no share of what stands in front.
    """
    if match.groupdict().get("bare") is None or tells_of_all(match.string[match.end("share") : match.end()], language):
        return True
    tail = ENDS_CLAUSE.split(match.string[match.end() :])[0]
    return names_nothing(tail, whole.unit, language)


def _is_plain(match: re.Match[str]) -> bool:
    """Has no other time a part in it, and no other value?"""
    return _rule("never").search(match.group()) is None


@cache
def _lines(language: str) -> tuple[re.Pattern[str], ...]:
    """LINK stands between the part and its share, OF between the share and its whole; `bare`: a mark alone links."""
    entry = load("ledger_all.toml")["share"].get(language)
    if entry is None:
        return ()
    part, share, whole = r"⟦(?P<part>\d+)⟧", r"⟦(?P<share>\d+)⟧", r"⟦(?P<whole>\d+)⟧"
    rows: list[str] = entry.get("lines", [])
    if not rows:
        mark, about = r"[^⟦⟧;]{0,90}?[,;:(–—.]? ?", entry["about"]
        words = rf"(?:(?:{about}) ){{0,4}}"
        rest = rf"{words}SHARE (?:{entry['of']})(?!\w)[^⟦⟧;]{{0,70}}?WHOLE"
        rows = [
            rf"PART{mark}(?<!\w)(?:{entry['link']}) {rest}",
            rf"PART[^⟦⟧;]{{0,90}}?(?P<bare>[,(–—] ?){rest}",
        ]
    return tuple(re.compile(row.replace("PART", part).replace("SHARE", share).replace("WHOLE", whole)) for row in rows)


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_all.toml")["share"][name])
