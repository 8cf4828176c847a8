"""The words that say what a figure measures: a name's, a counted noun's, those in front of it and behind it.

Enters: a spot and the indicator that was found for it. Leaves: words as the text prints them, in small letters, without
places and times; what a rank is a rank among. Never: which indicator it is.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.afar import counted_afar
from monitor.figures.fitting import generic
from monitor.figures.indicators import Named
from monitor.figures.motion import motion
from monitor.figures.revised import object_of, told_behind
from monitor.figures.scene import Scene, Spot
from monitor.figures.timewords import without_times
from monitor.figures.vocabulary import CJK

_MARKS = re.compile(r"[,;:(]|，|；")
_LATER = re.compile(
    r"[ -]*(?:in |of |for |on |to |worth of |towards? )?(?P<words>[a-zà-ÿа-яё](?:[^,.;:()]|[.,]\d){2,110})"
)
_GOES_ON = re.compile(r"(?: [^\s,.;:()]{1,40}){1,8}")
_CONVERSION = re.compile(r" ?\([^()]{1,40}\)")
_REACH = 80
_MOST_JOINED = 4  # of the words before a count that say what there is with so many
_MOST_BEFORE = 12  # words of the clause before a figure
_MOST_WORDS = 14  # of a phrase that says what is measured
_DEPENDENT = (FigureKind.RANK, FigureKind.STREAK, FigureKind.RATIO)
# Without an amount or percent behind them the words on both sides say what is measured.
_TELLING = (FigureKind.AMOUNT, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.RATIO, FigureKind.RANK)


def words_for(
    here: Scene, spot: Spot, indicator: Named | None, previous: str | None, *, change: bool = False
) -> str | None:
    """The words that say what is measured: the name's or the counted noun's, and what stands around the figure.

    `previous`: those of the figure before, where this one may go on from it; `change`: what the figure itself tells of.

    A rank, a run or a share is told by what is ranked or shared, and by the words behind it: "of the region's exports".
    """
    kind = spot.quantity.kind
    own = _naming_words(here, indicator) if indicator is not None else None
    if kind is FigureKind.COUNT and spot.quantity.unit:
        return own if own is not None and spot.quantity.unit in generic() else _counted_words(here, spot)
    if own is None and kind in _DEPENDENT:
        own = previous
    if own is not None and not (kind in _DEPENDENT or spot.quantity.unit == "%"):
        return own
    if kind is FigureKind.STREAK:
        run = here.plain[spot.quantity.start : spot.quantity.end]
        return " ".join(filter(None, (own, _before_words(here, spot), run)))
    told = None if own else _revised_words(here, spot)
    if told:
        return told
    own = own or _before_words(here, spot)
    later = _later_words(here, spot, own_clause=change) if own is None or kind in _TELLING else None
    return " ".join(filter(None, (own, later))) or previous


def _naming_words(here: Scene, named: Named) -> str:
    """The words that name an indicator, wherever they stand: "R&D spending" … "of GDP"."""
    return " ".join(word for start, end in named.parts for word in here.plain[start:end].split())


def _counted_words(here: Scene, spot: Spot) -> str:
    """The counted noun and the words that go on from it: "enterprises benefited from tax deductions"."""
    noun = spot.quantity.noun
    if noun is None or noun[0] < spot.quantity.end or here.words.language in CJK:
        return counted_afar(here, spot) or spot.quantity.unit
    end = min(spot.quantity.end + len(spot.tail), noun[1] + _REACH)
    site = next((one for one in here.mentions_in(noun[1], end) if one.kind == "site"), None)
    behind = here.plain[noun[1] : site.start if site is not None else end]
    later = _GOES_ON.match(without_times(behind, here.words.language))
    joined = _joining().search(spot.lead)
    before = [*spot.lead[: joined.start()].split()[-_MOST_JOINED:], joined.group().strip()] if joined else []
    return " ".join([*before, spot.quantity.unit, *(later.group().split() if later else ())][:_MOST_WORDS])


def _later_words(here: Scene, spot: Spot, *, own_clause: bool = False) -> str | None:
    """The words behind the figure and its conversion in brackets, up to the clause's end.

    `own_clause`: not further than to the level that a change led to: "rose by 12 percent to 2.8 million vehicles".
    """
    start = spot.quantity.end
    bracket = _CONVERSION.match(here.plain, start, min(spot.end, start + _REACH))
    # What stands behind the next figure is not what a rank is among.
    reach = len(spot.tail) if spot.quantity.kind is FigureKind.RANK else 2 * _REACH
    behind = here.plain[bracket.end() if bracket else start : min(spot.end, start + reach)]
    if own_clause and (led := _led_to(here.words.language).search(behind)):
        behind = behind[: led.start()]
    later = _LATER.match(without_times(behind, here.words.language))
    return " ".join(later.group("words").split()[:_MOST_WORDS]) if later else None


@cache
def _led_to(language: str) -> re.Pattern[str]:
    """The level that a change led to, behind it."""
    return re.compile(rf"(?:^|(?<= ))(?:{motion(language).to}) (?:[^ ]+ ){{0,2}}?\d")


def _revised_words(here: Scene, spot: Spot) -> str | None:
    """The object of the verb that says that a value was replaced: in front of the figure or behind it."""
    language = here.words.language
    told = _later_words(here, spot) if told_behind(spot, language) else object_of(bare(here, spot), language)
    words = _naming()[1].sub("", told).split() if told else []
    return " ".join(words[:_MOST_WORDS]) or None


def bare(here: Scene, spot: Spot) -> str:
    """The words before the figure without the places that they name."""
    words = spot.lead
    for mention in reversed(here.mentions_in(spot.lead_start, spot.lead_start + len(words))):
        start, end = mention.start - spot.lead_start, mention.end - spot.lead_start
        words = words[:start] + words[end:]
    return words


def _before_words(here: Scene, spot: Spot) -> str | None:
    """The clause's words before its verb, without the place that it is about."""
    language = here.words.language
    unplaced, lead = without_times(bare(here, spot), language), without_times(spot.lead, language)
    verb = _naming()[2]
    for clause_words in (*reversed(_MARKS.split(unplaced)[-2:]), *reversed(_MARKS.split(lead)[-2:])):
        told = _reported().sub("", clause_words.strip())
        named = without_leading(verb.sub("", told))
        words = named.split()
        if named and not (len(words) == 1 and len(named) <= 3) and words[-1] not in _unfinished():
            return " ".join(words[-_MOST_BEFORE:])
    return None


def without_leading(words: str) -> str:
    """`words` without the articles, conjunctions and owners that they begin with."""
    return _naming()[1].sub("", words.strip()).strip(" '\"“”-")


@cache
def _unfinished() -> frozenset[str]:
    """The last of words that name nothing."""
    return frozenset(load("figures_context.toml")["linking"]["unfinished"])


@cache
def _joining() -> re.Pattern[str]:
    """ "Partnerships with 200 universities": the words before say what there is with so many."""
    return re.compile(rf"(?:^| )(?:{'|'.join(load('figures_context.toml')['naming']['joining'])})$")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(load('figures_context.toml')['naming']['reported'])})")


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_context.toml")["naming"]
    scope_words = re.compile("|".join(rows["scope"]))
    leading = re.compile(rf"^(?:(?:{'|'.join(rows['leading'])})(?![\w-])[ ,]*)+")
    return scope_words, leading, re.compile(rf"(?<!\w)(?:{'|'.join(rows['verb'])})(?!\w).*$")


def scope(spot: Spot, here: Scene) -> str | None:
    """What a rank is a rank among: the words behind it, else those before it."""
    if spot.quantity.kind is not FigureKind.RANK:
        return None
    after = _naming()[0].search(here.plain, spot.quantity.end, min(spot.end, spot.quantity.end + 80))
    if after:
        return after.group().strip()
    before = _naming()[0].search(spot.lead[-40:])
    inside = _naming()[0].search(here.plain, spot.quantity.start, spot.quantity.end)
    match = before or inside
    return match.group().strip() if match else None
