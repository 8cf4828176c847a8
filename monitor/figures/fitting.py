"""Whether a name that stands in a figure's sentence can be the figure's: where its parts stand around it.

Enters: a spot and an indicator named in its sentence. Leaves: yes or no. Never: a choice among several names.
"""

import re
from functools import cache
from itertools import pairwise
from math import ceil
from unicodedata import combining, normalize

from monitor.data import load
from monitor.figures.cues import Cues
from monitor.figures.indicators import Named
from monitor.figures.quantity import Quantity
from monitor.figures.scene import Scene, Spot
from monitor.figures.transforms import clause
from monitor.figures.vocabulary import CJK

_MARKS = re.compile(r"[,;:(]|，|；")
# "число погибших на дорогах составило 300 человек": languages in which the verb leaves the noun in front whole.
_TOLD_FIRST = CJK | {"ru", "uk", "pl"}
_TOLD_ON = 16  # how far behind a name its last noun may end ("выпуск легковых | автомобилей")
_STEM, _STEM_SHORT = 4, 3  # letters of a noun that its cases leave alone; of one with four letters at most
_ENDING = 3  # letters that they change
_STABLE = 0.6  # of the longer form: "wypadek" and "wypadków" share it, "port" and "portfolio" don't
_ADJACENT = 3  # characters between a name and its figure, 了 or 约
_ARTICLES = 4  # words between a figure and the name behind it, "unidades el número de"


def ends_in(named: Named, quantity: Quantity) -> bool:
    """ "Pumped 2 million barrels": a name's last part is the figure's own unit."""
    return len(named.parts) > 1 and named.parts[-2][1] <= quantity.start and named.end <= quantity.end


def begun(named: Named, spot: Spot) -> bool:
    """ "They harvested 25 tonnes of wheat": a name that the verb in front of the figure begins."""
    return len(named.parts) > 1 and spot.lead_start <= named.parts[0][0] < spot.quantity.start


def shares(here: Scene, named: Named, spot: Spot) -> bool:
    """ "5 percent of adults lived in poverty", "spent 3 percent of GDP on schools": what a share behind it is of."""
    if not (named.indicator.rate or begun(named, spot)):
        return False
    return not before_the_whole(here.words.language).search(here.plain[max(0, named.start - 8) : named.start])


def fronted(here: Scene, spot: Spot, named: Named) -> bool:
    """ "With 1.9 billion in April, exports set a record": the sentence begins with the figure of its subject."""
    opens, _ = _first(here.words.language)
    if opens is None or spot.lead_start != spot.start or not opens.fullmatch(spot.lead.strip()):
        return False
    between = here.plain[spot.quantity.end : named.start].split(",")
    return len(between) == 2 and len(between[1].split()) <= _ARTICLES


def stated(here: Scene, spot: Spot, named: Named) -> bool:
    """ "The ministry put at 321,900 the number of births": what is stated stands right behind its figure."""
    _, puts = _first(here.words.language)
    between = here.plain[spot.quantity.end : named.start]
    return puts is not None and puts.search(spot.lead) is not None and len(between.split()) <= _ARTICLES


@cache
def _first(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    rows = load("figures_context.toml")["figure_first"].get(language)
    return (re.compile(rows["opens"]), re.compile(rf"(?<!\w)(?:{rows['puts']})$")) if rows else (None, None)


def told_before(here: Scene, named: Named, spot: Spot) -> bool:
    """ "铁路发送旅客4亿人次": all of a name stands in front, in the figure's clause, a mere classifier behind."""
    language = here.words.language
    if language not in _TOLD_FIRST:
        return False
    if spot.quantity.unit not in generic() and not restates(named.indicator.id, spot, language):
        return False
    if named.parts[0][0] < spot.lead_start or named.parts[-1][1] > spot.quantity.start:
        return False
    if any(
        _told_first()[0].search(here.plain, one[1], two[0]) for one, two in pairwise(named.parts) if one[1] < two[0]
    ):
        return False  # "sales of second-hand cars"
    return not _MARKS.search(here.plain, named.parts[-1][1], spot.quantity.start)


def repeated(here: Scene, named: list[Named], spot: Spot) -> Named | None:
    """ "Производство автомобилей составило 144 тысячи автомобилей": the name in front ends in what is counted."""
    quantity = spot.quantity
    if quantity.noun is None or quantity.noun[0] < quantity.end:
        return None
    before = [one for one in named if spot.lead_start <= one.start and one.end <= quantity.start]
    if not before or not _goes_on_to(here.plain[before[-1].end : quantity.start]):
        return None
    name, counted = (
        here.plain[start:end].split() for start, end in ((before[-1].start, before[-1].end), quantity.noun)
    )
    return before[-1] if alike(name[-1], counted[-1]) and all(alike(word, name[-1]) for word in counted) else None


def counts_again(here: Scene, spot: Spot, name: tuple[tuple[int, int], ...]) -> bool:
    """ "Production of cars rose 4 percent, to 300 cars": what is counted is what the name before tells of."""
    noun = spot.quantity.noun
    counted = here.plain[slice(*noun)].split() if noun else []
    if len(counted) != 1 or not name:
        return False
    told = here.plain[name[0][0] : name[-1][1] + _TOLD_ON].split()
    return any(alike(word, counted[0]) for word in told if len(word) >= _STEM_SHORT)


def _goes_on_to(between: str) -> bool:
    """No other figure stands between, and no clause of its own: what is set in has a comma at each end."""
    return _told_first()[1].search(between) is None and between.count(",") % 2 == 0


def alike(one: str, other: str) -> bool:
    """Two forms of one noun, or nouns for one thing."""
    shorter, longer = sorted((len(one), len(other)))
    least = _STEM if longer > _STEM else _STEM_SHORT
    stem = max(least, shorter - _ENDING, ceil(longer * _STABLE))
    groups: list[list[str]] = load("figures_counting.toml")["alike"]["nouns"]
    told = any(one.startswith(tuple(group)) and other.startswith(tuple(group)) for group in groups)
    return told or _unmarked(one)[:stem] == _unmarked(other)[:stem]


def _unmarked(word: str) -> str:
    """ "Camión" and "camiones", "osób" and "osoba": cases move accents."""
    return word if word.isascii() else "".join(sign for sign in normalize("NFD", word) if not combining(sign))


@cache
def _told_first() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Between two parts of a name an adjective, which makes another thing of it; between name and noun a figure."""
    rows: dict[str, str] = load("figures_counting.toml")["told_first"]
    return re.compile(rows["qualifies"]), re.compile(rows["figure"])


@cache
def before_the_whole(language: str) -> re.Pattern[str]:
    """What stands in front of a name that is the whole of a share, not what is shared."""
    rows: dict[str, list[str]] = load("figures_context.toml")["linking"]["whole"]
    return re.compile(rf"(?:{'|'.join([*rows['any'], *rows.get(language, ())])}) ?$")


@cache
def generic() -> frozenset[str]:
    return frozenset(load("figures_counting.toml")["generic"]["words"])


def told_in_front(named: list[Named], spot: Spot, language: str) -> Named | None:
    """The nearest name in front of a counted noun, in its clause, that the noun only repeats."""
    since = spot.quantity.start - len(clause(spot.lead)) - len(spot.hedge) - _ADJACENT
    front = [
        one
        for one in named
        if since <= one.parts[0][0] and one.end <= spot.quantity.start and restates(one.indicator.id, spot, language)
        if not parted(language).search(spot.lead[max(0, one.end - spot.lead_start) :])
    ]
    return max(front, key=lambda one: (one.end, one.weight), default=None)


def told_right_behind(here: Scene, named: list[Named], spot: Spot) -> Named | None:
    """ "293万人次外国游客到访", "155 people died in road accidents": all of a name right behind a mere classifier."""
    if spot.quantity.noun is None or spot.quantity.unit not in generic():
        return None
    end = spot.quantity.noun[1]
    if here.words.language not in CJK:
        behind = [one for one in named if end < one.start and _were().fullmatch(here.plain, end, one.start)]
        return max(behind, key=lambda one: one.weight, default=None)
    behind = [
        one
        for one in named
        if 0 <= one.parts[0][0] - end < _ADJACENT
        and not _MARKS.search(here.plain, end, one.end)
        and one.end <= spot.quantity.end + len(spot.tail)
    ]
    return max(behind, key=lambda one: one.weight, default=None)


@cache
def _were() -> re.Pattern[str]:
    """Between who is counted and what was done to them."""
    return re.compile(load("figures_context.toml")["linking"]["were"])


def restates(indicator: str, spot: Spot, language: str) -> bool:
    """ "Car sales came to 3,400 vehicles": the noun behind the number repeats what the name in front counts."""
    words = spot.quantity.unit.split()
    return bool(words) and words[-1] in _restated(language).get(indicator, ()) and all(w in _mere() for w in words[:-1])


@cache
def parted(language: str) -> re.Pattern[str]:
    """Words behind which a noun tells of others."""
    rows: dict[str, str] = load("figures_counting.toml")["restated"]["parted"]
    return re.compile(rows.get(language, "(?!)"))


@cache
def _restated(language: str) -> dict[str, list[str]]:
    rows: dict[str, dict[str, list[str]]] = load("figures_counting.toml")["restated"]
    return rows.get(language, {})


@cache
def _mere() -> frozenset[str]:
    return frozenset(load("figures_context.toml")["linking"]["mere"])


def itself_a_change(here: Scene, spot: Spot, rules: Cues, named: Named) -> bool:
    """ "人民币贷款增加2万亿元": the verb of change is part of the name of what was added."""
    start, end = named.parts[-1]
    told = here.plain[start:end]
    adjacent = not _MARKS.search(here.plain, end, spot.quantity.start) and spot.quantity.start - end <= _ADJACENT
    return end <= spot.quantity.start and adjacent and rules.change_before.search(told) is not None


def came_to(spot: Spot, named: Named, language: str) -> bool:
    """ "Die Handelsbilanz wies ein Plus von 9 Mrd. aus": what a balance came to, no change of it."""
    rows = load("figures_context.toml")["balance"]
    return named.indicator.id in rows["indicators"] and language in rows and bool(re.search(rows[language], spot.lead))
