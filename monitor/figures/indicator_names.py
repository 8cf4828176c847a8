"""Which indicators the sentences of a text name: a figure's own, those before it, and those that two hold together.

Enters: a scene and a lexicon. Leaves: names, in text order. Never: which of them is the figure's.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.indicators import Lexicon, Named
from monitor.figures.scene import Scene, Spot

_NUMBERED = re.compile(r"-\d")


class IndicatorNames:
    """Answers for the sentences of one text."""

    def __init__(self, here: Scene, lexicon: Lexicon) -> None:
        self._here, self._lexicon = here, lexicon
        self._found: dict[int, list[Named]] = {}

    def around(self, spot: Spot) -> list[Named]:
        """Indicators named in the figure's sentence; a rank also looks at the sentence before it."""
        own = self.of(spot.sentence)
        if spot.quantity.unit == "%" and not any(named.indicator.rate for named in own):
            own = [*own, *self._across(spot)]
        if spot.quantity.kind is not FigureKind.RANK or any(named.indicator.edition_month for named in own):
            return own
        earlier = spot.sentence - 1
        if earlier < 0 or not self._here.same_paragraph(earlier, spot.sentence):
            return own
        lists = [named for named in self.of(earlier) if named.indicator.edition_month]
        again = _ranked_again().search(self._here.plain, spot.start, spot.end)
        return [*lists, *own] if again or not own else own

    def _across(self, spot: Spot) -> list[Named]:
        """ "… spent 3.6 trillion on R&D. Its share of GDP reached 2.69 %": a name whose parts two sentences hold."""
        earlier = spot.sentence - 1
        if earlier < 0 or not self._here.same_paragraph(earlier, spot.sentence):
            return []
        both = self._lexicon.named(self._here.plain, self._here.span(earlier)[0], spot.end)
        return [named for named in both if len(named.parts) > 1 and named.start >= spot.start and named.indicator.rate]

    def near(self, spot: Spot) -> list[Named]:
        """Indicators that the sentence before it or the title names."""
        earlier = self.of(spot.sentence - 1) if spot.sentence else []
        title = self._here.title
        return [*earlier, *self._lexicon.named(title, 0, len(title))]

    def within(self, start: int, end: int) -> list[Named]:
        """Indicators that a span names by itself, without the words around it."""
        return self._lexicon.named(self._here.plain, start, end)

    def of(self, sentence: int) -> list[Named]:
        if sentence not in self._found:
            start, end = self._here.span(sentence)
            aside = {**self._here.adjectives(start, end), **self._mere(start, end)}
            named = self._lexicon.named(self._here.plain, start, end, aside)
            # "IPCA-15" is another index than the IPCA.
            self._found[sentence] = [one for one in named if _NUMBERED.match(self._here.plain, one.end) is None]
        return self._found[sentence]

    def _mere(self, start: int, end: int) -> dict[int, int]:
        """Where words stand that change nothing of a name that they part: "la producción nacional de soja"."""
        pattern = _mere(self._here.words.language)
        found = pattern.finditer(self._here.plain, start, end) if pattern else ()
        return {match.start(): match.end() for match in found}


@cache
def _mere(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_qualifiers.toml")["aside"].get(language)
    return re.compile(rf"(?<!\w)(?:{row})(?!\w)") if row else None


@cache
def _ranked_again() -> re.Pattern[str]:
    """What a list ranks, by a word that a sentence behind its name goes on with."""
    return re.compile("|".join(load("figures_context.toml")["linking"]["ranked_again"]))
