"""Which names of known organisations are meant in a text, and which of them act there.

Enters: a text, its language's rules, what else is named. Leaves: `Listed` names in text order. Never: a name that is a
word, a place or a person too (known.py marks it) without evidence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.describe import called
from monitor.describe.acting_words import CAPITAL, Rules, given
from monitor.describe.deeds import Deeds, deeds_of
from monitor.describe.entities import Name
from monitor.describe.known import Body, Known, find, named_before
from monitor.describe.words import last_before

_BEGINS = '.!?:;\n"“”«»„•—–-'


@dataclass(frozen=True, slots=True)
class Listed:
    """`acts`: the subject there; `hides`: no place is named inside it."""

    start: int
    end: int
    body: Body
    acts: bool
    hides: bool
    aside: int  # where words end that only tell who it is

    def named(self) -> Name:
        """The same as the describer's name."""
        body = self.body
        return Name(self.start, self.end, body.id, body.name, "org", self.acts, body.says, body.sport)


def listed(
    text: str,
    rules: Rules,
    names: Sequence[Name],
    places: Sequence[tuple[int, int]],
    is_place: Callable[[str], bool],
    ahead: int,
) -> tuple[Listed, ...]:
    """Known organisations that are meant in `text`, whose title ends at `ahead`; a longer one of `names`,
    which are in text order and don't overlap, wins."""
    deeds = deeds_of(rules)
    if deeds is None:
        return ()
    found = _named(text, rules.language)
    sure = {known.body.id for known in found if not known.doubt}
    longer = (
        {known.body.id for known in found if known.doubt and CAPITAL.match(text, known.end + 1)} if rules.spaced else ()
    )
    sure |= {
        known.body.id
        for known in found
        if known.doubt
        and known.body.id not in longer  # Continental Illinois, whom the text goes on to call Continental
        and _proved(text, known, rules, deeds, is_place, ahead)
    }
    kept, starts = [], sorted(start for start, _ in places)
    for known in found:
        start, end, body = known.start, known.end, known.body
        if known.body.id not in sure or _is_person(text, known, rules):
            continue
        if known.doubt and rules.spaced and named_before(text, start):
            continue  # Gerald Ford
        at = bisect_right(names, start, key=lambda name: name.start)
        if any(end <= n.end and n.end - n.start > end - start + 2 for n in names[max(0, at - 1) : at]):
            continue  # "the Samsung Medical Center"
        acts = deeds.acts(text, (start, end), body, starts)
        hides = acts if known.doubt else acts or not body.of_place
        kept.append(Listed(start, end, body, acts, hides, deeds.aside(text, end) if acts else end))
    return tuple(kept)


def _named(text: str, language: str) -> list[Known]:
    """Names of the list and those built like one, in text order; where two overlap, the longer one."""
    found = list(find(text))
    for one in called.find(text, language):
        first = bisect_right(found, one.start, key=lambda known: known.end)
        behind = bisect_left(found, one.end, key=lambda known: known.start)
        if all(other.end - other.start < one.end - one.start for other in found[first:behind]):
            found[first:behind] = [one]
    return found


def _proved(text: str, known: Known, rules: Rules, deeds: Deeds, is_place: Callable[[str], bool], ahead: int) -> bool:
    if rules.spaced and named_before(text, known.start):
        return False
    if deeds.proves(text, (known.start, known.end), known.body):
        return True
    if known.body.sport or not rules.spaced or not rules.nouns_small or known.start < ahead:
        return False
    last = last_before(text, known.start)
    inside = bool(last) and last not in _BEGINS and text[known.start].isupper()
    return inside and not is_place(text[known.start : known.end])


def _is_person(text: str, known: Known, rules: Rules) -> bool:
    """Henry Ford, Mr Bosch."""
    if not rules.spaced or " " in text[known.start : known.end]:
        return False
    ahead = text[max(0, known.start - 24) : known.start]
    word = ahead.rstrip().rsplit(" ", 1)[-1].strip('«“"(,')
    return ahead.endswith(" ") and (
        word in given()
        or (word in rules.titles and word[:1].isupper())
        or word in ("Mr", "Mrs", "Ms", "Mr.", "Ms.", "Herr", "Frau")
    )
