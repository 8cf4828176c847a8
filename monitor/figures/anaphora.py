"""A sentence without a name of its own that goes on from the one before it: "It rose 3.5 percent on the year".

Enters: a figure's words and what the sentence before names. Leaves: what that is, as a `Meaning`. Never: a name where
the sentence before has two of them or somebody whom the pronoun may mean, or where the words before the figure say
anything of their own.
"""

import re
from collections.abc import Sequence
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Transform
from monitor.figures.indicators import Named
from monitor.figures.meaning import Meaning
from monitor.figures.scene import Scene, Spot

_KINDS = (FigureKind.PERCENT, FigureKind.AMOUNT)


def spoken_of(here: Scene, spot: Spot, before: Sequence[Named]) -> Meaning | None:
    """What the sentence before names, if it names one thing only and this figure has nothing but a pronoun for it."""
    pattern = _pronouns(here.words.language)
    if pattern is None or spot.quantity.kind not in _KINDS or not spot.sentence:
        return None
    if not here.same_paragraph(spot.sentence - 1, spot.sentence):
        return None
    if len({name.indicator.growth_of or name.indicator.id for name in before}) != 1:
        return None
    if pattern.fullmatch(here.plain[spot.start : spot.quantity.start].strip()) is None:
        return None
    # Of one thing and its growth the thing: the words of the change decide.
    named = min(before, key=lambda name: (name.indicator.growth_of is not None, name.start))
    if _acts_before(here, spot.sentence - 1, named):
        return None
    return Meaning(Transform.LEVEL, None, None, named.indicator, here.plain[named.start : named.end])


def _acts_before(here: Scene, sentence: int, named: Named) -> bool:
    """ "Gazprom raised exports. It …": an organisation is the subject, unless it only tells what others have."""
    near = here.mentions_in(here.span(sentence)[0], named.start)
    return any(one.kind == "org" and one.acts and not one.says for one in near)


@cache
def _pronouns(language: str) -> re.Pattern[str] | None:
    row: str | None = load("figures_context.toml")["pronouns"].get(language)
    return re.compile(row) if row else None
