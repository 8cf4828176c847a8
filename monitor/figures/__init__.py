"""Figures: every quantity of a text with what it means (see `FigureFinder`).

Enters: cleaned text, its description, when it was published. Leaves: `Figure`s in text
order. Never: the clock, the network, a float in a value. Vocabulary and rules are data
files (`figures_*`, `units`, `scales`, `indicators`, `not_figures`).
"""

from monitor.figures.finder import FigureFinder
from monitor.figures.guard import LeftOut

__all__ = ["FigureFinder", "LeftOut"]
