"""Series that are one thing under different words, as a revision shows that quotes the value on file.

"Employment rose by 1.5 percent, and not by 1.2 percent as first reported" is about whatever was 1.2 percent there then,
however it words that. Enters: what an article states, and what is on file. Leaves: `SeriesMatch`es. Never: a match by
a short number alone; where it has few digits the later text has to name what the earlier one measures, or the earlier
one what the later does. Each match depends on its two observations only, so that the order of arrival does not matter.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import Observation, SeriesKey, SeriesMatch, Transform, primary
from monitor.ledger.elliptical import PAST
from monitor.ledger.intervals import is_exact
from monitor.ledger.links import digits, says_enough
from monitor.ledger.nouns import CJK, base_words, deeds_of
from monitor.ledger.series import is_open, is_quantity
from monitor.ledger.words import called, said_by

# Cues: indicators that the figure's sentence names; that the one before it or the title names.
NAMED, NEARBY = "named:", "nearby:"
_SIGNS = re.compile(rf"(?:{CJK.pattern})+")


def quoted(one: Sequence[Observation], other: Sequence[Observation]) -> tuple[SeriesMatch, ...]:
    """What the observations of both show to be one series, each under the series of its own words."""
    found: dict[tuple[SeriesKey, SeriesKey], SeriesMatch] = {}
    for newer, older in _pairs(one, other):
        if newer.article_id != older.article_id and _is_quoted(newer, older):
            found.setdefault((older.series, newer.series), SeriesMatch(older.series, newer.series, _why(older, newer)))
    return tuple(found.values())


def _pairs(one: Sequence[Observation], other: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    for mine in one:
        for its in other:
            yield from ((mine, its), (its, mine))


def _is_quoted(newer: Observation, older: Observation) -> bool:
    """Does `newer` say that it replaces the value of `older`, of one place, period and unit, and name what that is?

    A value with digits enough is known without a name, and where it is printed late, too.
    """
    if not (
        newer.series.measure != older.series.measure
        and (is_open(newer.series.measure) or is_open(older.series.measure))
        and any(abs(value) == abs(older.value) for value, _ in newer.replaced[:1])
        and newer.period == older.period
        and _kind(newer) == _kind(older)
        and says_enough(newer.series.measure)
    ):
        return False
    now, was = newer.series.transform, older.series.transform
    if now is was and is_telling(older):
        return True
    return newer.known_from >= older.known_from and (
        (is_open(newer.series.measure) and _may_be_told_as(now, was) and _names(newer, older))
        or (now is was and not is_open(newer.series.measure) and _is_named(older, newer.series))
    )


def is_telling(observation: Observation) -> bool:
    """Has the value so many digits that no other thing of its place, time and unit will have it by chance?"""
    enough = digits(observation.value) > int(load("ledger.toml")["links"]["digits"])
    return enough and is_exact(observation) and is_quantity(observation.series)


def _is_named(older: Observation, known: SeriesKey) -> bool:
    """Does the text of `older` name the known indicator of the value that replaces it, and no other?"""
    names = {cue.partition(":")[2] for cue in older.cues if cue.startswith((NAMED, NEARBY))}
    return bool(names) and names <= {known.measure, f"{known.measure}_growth"}


def _may_be_told_as(now: Transform, was: Transform) -> bool:
    """A percentage that does not say against what it grew is a level to us, or a yearly change."""
    return now in {was, Transform.LEVEL} or (now, was) == (Transform.YOY, Transform.MOM)


def _kind(observation: Observation) -> tuple[object, ...]:
    series = observation.series
    return series.subject, series.unit_class, series.frequency, series.denominator, series.scope


def _names(newer: Observation, older: Observation) -> bool:
    """Has the sentence of `newer` the name of what `older` measures, or all words for it but the deed?

    A name beside the sentence counts where the sentence has no words of its own.
    """
    measure, nameless = older.series.measure, newer.series.measure.split(":", 2)[-1].startswith(PAST)
    if not is_open(measure):
        near = nameless and f"{NEARBY}{measure}" in newer.cues
        return near or f"{NAMED}{measure}" in newer.cues or _grows(newer, older)
    tongue = primary(newer.language)
    if tongue is None or tongue != primary(older.language):
        return False
    name, sentence = called(measure), f"{newer.sentence} {called(newer.series.measure)}"
    words, told = _parts(name, tongue), _parts(sentence, tongue)
    if CJK.search(name):
        return 2 * len(words & told) >= len(words) > 0 and _says_much(older)
    return bool(words) and (words <= told or (2 * len(words & told) >= len(words) and _says_much(older)))


def _says_much(observation: Observation) -> bool:
    """Digits enough that, with half of its name beside it, nothing else of one place and time is meant."""
    return digits(observation.value) >= int(load("ledger.toml")["links"]["digits"])


def _parts(words: str, tongue: str) -> frozenset[str]:
    """What names something: words but the deed; where no blanks part them, each two signs that stand together."""
    if CJK.search(words):
        return frozenset(a + b for run in _SIGNS.findall(words) for a, b in pairwise(run))
    return base_words(words, tongue) - deeds_of(words, tongue)


def _grows(newer: Observation, older: Observation) -> bool:
    """ "The country's growth" is that of its gross domestic product, where nothing else is said to grow."""
    growth = _growth().search(f"{called(newer.series.measure)} {newer.sentence}".casefold()) is not None
    other = any(cue.startswith((NAMED, NEARBY)) for cue in newer.cues)
    return older.series.measure == "gdp" and older.series.transform is Transform.YOY and growth and not other


@cache
def _growth() -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["links"]["growth"])


def _why(older: Observation, newer: Observation) -> str:
    was, now = (" ".join(each.surface.split()) for each in (older, newer))
    return f"{said_by(newer)} gives {now} in place of the {was} that {said_by(older)} gives for the same place and time"
