"""Figures: every quantity of a text with what it means (see `figures` and `FigureFinder`).

Enters: cleaned text, its description, when it was published. Leaves: `Figure`s in text
order. Never: the clock, the network, a float in a value. Vocabulary and rules are data
files (`figures_*`, `units`, `scales`, `numerals`, `indicators`, `not_figures`).
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from monitor.domain import Cleaned, Description, Extras, Figure
from monitor.figures.finder import FigureFinder
from monitor.figures.guard import LeftOut
from monitor.figures.resolver import Question, Resolver

__all__ = ["FigureFinder", "Hints", "LeftOut", "Question", "Resolver", "figures"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a text beside its words.

    Without `places` no figure has a subject, without `published` no "last year" a period.
    """

    title: str = ""
    published: datetime | None = None
    places: Description = field(default_factory=lambda: Description(None))
    own: Extras = field(default_factory=Extras)


def figures(text: str, language: str | None = None, hints: Hints | None = None) -> tuple[Figure, ...]:
    """Every figure of `text`, in text order; `language` is a BCP 47 tag, that of `hints.places` if None."""
    known = hints or Hints()
    description = replace(known.places, language=language or known.places.language)
    return _finder(known.own).find(Cleaned(known.title, text), description, known.published)


@lru_cache(maxsize=4)
def _finder(own: Extras) -> FigureFinder:
    return FigureFinder(own)
