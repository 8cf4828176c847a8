"""What bounds a figure, so that it makes a series of its own: trade's goods and partners, a price basis.

Enters: a spot and what it means. Leaves: lower-cased words, or None for no bounds.
"Exports", "exports of cars" and "exports to Z" are three things; so are growth in
dollars and growth in yuan.
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Transform
from monitor.figures.bands import bands, exclusions
from monitor.figures.bystanders import Bystanders
from monitor.figures.complements import complement
from monitor.figures.goods import is_general, listed, phrases
from monitor.figures.kinds import kinds
from monitor.figures.qualifiers import kind_of, qualifiers
from monitor.figures.scene import Scene, Spot, is_place
from monitor.figures.sorts import sort_of

_GROWTH = frozenset({Transform.YOY, Transform.MOM, Transform.CAGR})
_BEFORE = 32  # characters beside a place that say that a region is named by it
_SPENDS = r"(?:spending|expenditure|investment|outlays) (?:on|in) "  # "business spending on research"
_CLAUSE = re.compile(r"[,;，；。、]| and | while |\n")  # no list of goods, whose signs part them with "、"
_MARK = re.compile(r"[,;，；。]| and | while |\n")


class Scopes:
    """Answers for the figures of one text, in text order: "…, up 3 percent" keeps the bounds it goes on from."""

    def __init__(self, here: Scene, beside: Bystanders) -> None:
        self._here, self._beside = here, beside
        self._last: tuple[int, str | None, frozenset[str]] = (-1, None, frozenset())
        self._name: tuple[tuple[int, int], ...] = ()

    def of(
        self,
        spot: Spot,
        indicator: str | None,
        transform: Transform,
        subject: str | None = None,
        name: tuple[tuple[int, int], ...] = (),
    ) -> str | None:
        """Bounds of one figure of `subject` that is no rank; `name`: where the words stand that name its indicator."""
        bounds = self._trade(spot, indicator) | self._whence(spot, subject)
        bounds |= kinds(self._here, spot, indicator, transform, subject, name)
        bounds |= self._around(spot, subject)
        bounds |= self._origin(spot, indicator) | self._performer(spot, indicator) | bands(self._here, spot, indicator)
        left_out = exclusions(self._here, spot, indicator)
        bounds = frozenset(one for one in bounds if f"without {one}" not in left_out) | left_out
        bounds |= self._qualified(spot, indicator, transform, name, bounds)
        bounds = bounds or self._kept(spot, indicator, name)
        self._name = name
        self._last = (spot.sentence, indicator, bounds)
        if transform in _GROWTH:
            bounds |= {self._basis(spot) or ""} - {""}
            near = f"{spot.lead} | {_CLAUSE.split(spot.tail)[0]}"
            bounds |= {"annualised"} if _annualised().search(near) else set()
        return ", ".join(sorted(bounds)) or None

    def _kept(self, spot: Spot, indicator: str | None, name: tuple[tuple[int, int], ...]) -> frozenset[str]:
        """ "Generation from wind fell 4 percent to 9 TWh": the same words name both figures, and bound both."""
        sentence, before, bounds = self._last
        same = bool(name) and name == self._name and before == indicator and sentence == spot.sentence
        return bounds if same and not is_trade(indicator) else frozenset()

    def _around(self, spot: Spot, subject: str | None) -> frozenset[str]:
        """ "In the metropolitan area of Quebec": a town with what surrounds it, or another place of the town's name."""
        before, behind = _metropolitan()
        for one in self._here.mentions_in(spot.start, spot.end):
            if one.id == subject and (
                before.search(self._here.plain[max(0, one.start - _BEFORE) : one.start])
                or behind.search(self._here.plain[one.end : one.end + _BEFORE])
            ):
                return frozenset({"metropolitan area"})
        return frozenset()

    def _whence(self, spot: Spot, subject: str | None) -> frozenset[str]:
        """ "Spain had 18 million British tourists": those counted are of another place."""
        noun = spot.quantity.noun
        if noun is None or subject is None or spot.quantity.kind is not FigureKind.COUNT:
            return frozenset()
        others = [one for one in self._here.mentions_in(*noun) if is_place(one) and subject not in (one.id, *one.path)]
        return frozenset(one.name.lower() for one in others)

    def tell_goods(self, spot: Spot, indicator: str | None) -> bool:
        """Whether the words around a figure of trade, or those it goes on from, say what goods it is of."""
        return bool(self._told(spot) or self._trade(spot, indicator))

    def _told(self, spot: Spot) -> frozenset[str]:
        tail = _MARK.split(spot.tail)[0]
        told = _trade_words().search(spot.lead) is not None
        behind = spot.quantity.end if told else None  # "exports were 9 bn as oil exports fell": those are others
        return frozenset(self._names(spot.lead_start, spot.quantity.end + len(tail), behind))

    def _trade(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        if not is_trade(indicator):
            return frozenset()
        found = self._told(spot)
        sentence, before, bounds = self._last
        goes_on = sentence == spot.sentence and before == indicator and not _trade_words().search(spot.lead)
        return found or (bounds if goes_on else frozenset())

    def _origin(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        """Where those come from who are counted: "tourists from China"."""
        if indicator not in load("figures_bystanders.toml")["origin"]["indicators"]:
            return frozenset()
        end = spot.quantity.end + len(_MARK.split(spot.tail)[0])
        near = self._here.mentions_in(spot.lead_start, end)
        return frozenset(m.name.lower() for m in near if m.start in self._beside.partners)

    def _performer(self, spot: Spot, indicator: str | None) -> frozenset[str]:
        """Who did what is counted, right in front of the measure's words; growth keeps whom it goes on from."""
        if indicator not in load("figures_bystanders.toml")["performer"]["indicators"]:
            return frozenset()
        own = self._here.plain[spot.lead_start : spot.quantity.end + len(_MARK.split(spot.tail)[0])]
        for name, pattern in _performers():
            if pattern.search(own):
                return frozenset({name})
        sentence, before, bounds = self._last
        goes_on = sentence == spot.sentence and before == indicator and not _performed().search(spot.lead)
        return bounds if goes_on else frozenset()

    def _qualified(
        self,
        spot: Spot,
        indicator: str | None,
        transform: Transform,
        name: tuple[tuple[int, int], ...],
        bounds: frozenset[str],
    ) -> frozenset[str]:
        """What the words beside the name say; a figure without one goes on with what was said of its indicator."""
        if indicator is None:
            return frozenset()
        if not name:
            sentence, before, last = self._last
            return last if before == indicator and spot.sentence - sentence in (0, 1) and not bounds else frozenset()
        kinds = kind_of(self._here, spot, name, indicator, transform)
        if kinds or bounds:
            return kinds
        if behind := complement(self._here, spot, name, indicator):
            return frozenset({behind})
        sort = sort_of(self._here, spot, name, indicator)
        return frozenset({sort}) if sort else qualifiers(self._here, name, spot.quantity.noun, indicator)

    def _names(self, start: int, end: int, last: int | None) -> Iterator[str]:
        """Goods and partners of a span; the words that name trade stand before `last`."""
        taken = [m for m in self._here.mentions_in(start, end) if m.start in self._beside.partners]
        yield from (mention.name.lower() for mention in taken)
        language = self._here.words.language
        for pattern in (*_trade(language), *phrases(language)):
            for match in pattern.finditer(self._here.text, start, end):
                group = match.lastgroup or ""
                if last is not None and match.start() >= last:
                    continue
                if match.group(group).lower().strip() in _own_words():
                    continue
                if group == "what" and (goods := self._without_places(match.start(group), match.end(group))):
                    yield goods.lower()
                elif group == "who" and not self._here.mentions_in(match.start(group), match.end(group)):
                    yield match.group(group).lower().strip()

    def _without_places(self, start: int, end: int) -> str:
        """The goods of a phrase without whose they are: "Argentine beef"; nothing of "Argentine"."""
        goods = self._here.text[start:end]
        for mention in reversed(self._here.mentions_in(start, end)):
            goods = goods[: mention.start - start] + goods[max(0, mention.end - start) :]
        words = " ".join(goods.split())
        return "" if is_general(words, self._here.words.language) else words

    def _basis(self, spot: Spot) -> str | None:
        """What is said right behind the growth, else last before it in its sentence."""
        tail = _CLAUSE.split(spot.tail)[0]
        for name, pattern in _bases():
            if pattern.search(tail):
                return name
        before = self._here.plain[spot.start : spot.quantity.start]
        found = [(match.end(), name) for name, pattern in _bases() for match in pattern.finditer(before)]
        return max(found)[1] if found else None


def is_trade(indicator: str | None) -> bool:
    """Whether goods and partners bound what an indicator measures."""
    return indicator in load("figures_bystanders.toml")["trade"]["indicators"]


@cache
def _own_words() -> frozenset[str]:
    return frozenset(load("figures_bystanders.toml")["trade"]["own"])


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(load("figures_bystanders.toml")["trade"]["words"])


@cache
def _trade(language: str) -> tuple[re.Pattern[str], ...]:
    rules: list[str] = load("figures_bystanders.toml")["trade"].get(language, [])
    return tuple(re.compile(rule.replace("GOODS", listed(language))) for rule in rules)


@cache
def _bases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = load("figures_bystanders.toml")["basis"]
    return tuple((name, re.compile("|".join(patterns))) for name, patterns in table.items())


@cache
def _annualised() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_bystanders.toml")["annualised"]["any"]))


@cache
def _performed() -> re.Pattern[str]:
    return re.compile(load("figures_bystanders.toml")["performer"]["words"])


@cache
def _performers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those of `[performer]` in its order, the narrower first."""
    table = load("figures_bystanders.toml")["performer"]
    words = table["words"]
    names = [name for name in table if name not in ("indicators", "words")]
    return tuple(
        (
            name,
            re.compile(
                rf"(?:{'|'.join(table[name])})['’]?s?(?:的|の|의|共?投入的?|[总總]?支出的?)? ?(?:{_SPENDS})?(?:{words})"
            ),
        )
        for name in names
    )


@cache
def _metropolitan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows: dict[str, str] = load("figures_bystanders.toml")["metropolitan"]
    return re.compile(rows["before"]), re.compile(rows["behind"])
