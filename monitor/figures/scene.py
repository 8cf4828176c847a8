"""One text as the meaning rules see it: sentences, paragraphs, places, and where each figure stands.

Enters: text and description. Leaves: a `Scene` to ask. Never: a decision.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.domain import Description, Mention
from monitor.figures.quantity import Quantity
from monitor.figures.vocabulary import Vocabulary
from monitor.text import sentences, unwrapped

_PLACES = frozenset({"country", "region", "city", "macro", "site"})
_LEAD = 160
# No printed sentence is longer; a longer one is a table or noise, and is looked at in pieces.
_LONGEST_SENTENCE = 1_500


@dataclass(frozen=True, slots=True)
class Scene:
    """`plain` is the shadow of `text`; `spans` are its sentences; `title` is its title's shadow."""

    text: str
    plain: str
    title: str
    words: Vocabulary
    spans: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    mention_starts: tuple[int, ...]
    description: Description
    published: datetime | None

    def sentence(self, position: int) -> int:
        """Index of the sentence that `position` is in (the nearest before it)."""
        return max(0, bisect_right(self.starts, position) - 1)

    def span(self, sentence: int) -> tuple[int, int]:
        return self.spans[sentence] if self.spans else (0, len(self.text))

    def same_paragraph(self, first: int, second: int) -> bool:
        """Whether two sentences stand in one paragraph (no line end between them)."""
        return "\n" not in self.text[self.spans[first][1] : self.spans[second][0]]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        low = bisect_right(self.mention_starts, start - 1)
        high = bisect_right(self.mention_starts, end - 1)
        return self.mentions[low:high]

    def adjectives(self, start: int, end: int) -> dict[int, int]:
        """Where places are named by an adjective, which these languages write small: starts with ends."""
        return {
            mention.start: mention.end
            for mention in self.mentions_in(start, end)
            if is_place(mention) and self.text[mention.start].islower()
        }


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in its sentence. `lead` is the shadow from the figure before it (or the sentence's start) to it,

    without the approximating words at its end, which are `hedge`; `tail` the shadow behind it up to the next figure;
    `printed` the figure's own shadow.
    """

    quantity: Quantity
    sentence: int
    start: int
    end: int
    lead_start: int
    lead: str
    tail: str
    hedge: str = ""
    printed: str = ""


def scene(
    text: str, plain: str, title: str, words: Vocabulary, description: Description, published: datetime | None
) -> Scene:
    """Everything about the text that is computed once."""
    spans = tuple(piece for span in sentences(unwrapped(text)) for piece in _pieces(*span))
    mentions = tuple(mention for mention in description.mentions if 0 <= mention.start < mention.end <= len(text))
    return Scene(
        text=text,
        plain=plain,
        title=title,
        words=words,
        spans=spans,
        starts=tuple(start for start, _ in spans),
        mentions=mentions,
        mention_starts=tuple(mention.start for mention in mentions),
        description=description,
        published=published,
    )


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, _LONGEST_SENTENCE):
        yield first, min(end, first + _LONGEST_SENTENCE)


def is_place(mention: Mention) -> bool:
    return mention.kind in _PLACES


def spots(here: Scene, quantities: tuple[Quantity, ...]) -> list[Spot]:
    """Where each quantity stands, in order."""
    found: list[Spot] = []
    for index, quantity in enumerate(quantities):
        sentence = here.sentence(quantity.start)
        start, end = here.span(sentence)
        end = max(end, quantity.end)
        before = quantities[index - 1].end if index and quantities[index - 1].end > start else start
        following = quantities[index + 1].start if index + 1 < len(quantities) else end
        lead_end = _before_approximation(here, quantity.start)
        lead_start = max(min(before, quantity.start), quantity.start - _LEAD)
        lead = here.plain[lead_start : max(lead_start, lead_end)].rstrip()
        tail = here.plain[quantity.end : min(end, following, quantity.end + _LEAD)]
        hedge = here.plain[lead_start + len(lead) : quantity.start].rstrip(" (")
        printed = here.plain[quantity.start : quantity.end]
        found.append(Spot(quantity, sentence, start, end, lead_start, lead, tail, hedge, printed))
    return found


def _before_approximation(here: Scene, position: int) -> int:
    end = position
    for _ in range(2):
        while end > 0 and here.plain[end - 1] in " (":
            end -= 1
        found = here.words.approx_before.at(here.plain, end)
        if found is None or here.plain[found[0] : end].endswith(("surpassed", "exceeded", "topped", "до")):
            break
        end = found[0]
    return end
