"""The room's door: text and description in, figures out."""

from datetime import datetime

from monitor.domain import Cleaned, Description, Extras, Figure
from monitor.figures.guard import LeftOut
from monitor.figures.quantity import bounds
from monitor.figures.reading import read
from monitor.figures.shadow import shadow
from monitor.figures.vocabulary import vocabulary


class FigureFinder:
    def __init__(self, extras: Extras) -> None:
        self._extras = extras

    def find(self, cleaned: Cleaned, description: Description, published: datetime | None) -> tuple[Figure, ...]:
        text = cleaned.text
        out = []
        for q in read(text, shadow(text), vocabulary(description.language)).quantities:
            low, high = bounds(q)
            out.append(
                Figure(q.start, q.end, text[q.start : q.end], q.kind, q.value, low, high, q.unit, q.step, q.approx)
            )
        return tuple(out)

    def explain(self, cleaned: Cleaned, description: Description, published: datetime | None) -> tuple[LeftOut, ...]:
        text = cleaned.text
        return read(text, shadow(text), vocabulary(description.language)).left_out
