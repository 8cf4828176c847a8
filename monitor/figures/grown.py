"""Growth of a known thing that a noun tells away from the figure: "puts the rise in GDP in the first quarter at 0.9 %".

Enters: a spot whose percentage has no indicator yet, and the names in its sentence. Leaves: the meaning with the one
thing that the sentence lets grow, and which way. Never: a share, a thing whose level is a percentage itself, a sentence
that lets two things grow, nor a noun that stands apart from its name. Words are data (`figures_context.toml`, `grown`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import Transform
from monitor.figures.cues import Cues
from monitor.figures.indicators import Indicator, Named
from monitor.figures.meaning import Meaning
from monitor.figures.periods import periods
from monitor.figures.revised import puts
from monitor.figures.scene import Scene, Spot
from monitor.figures.transforms import compared, denominator_of
from monitor.figures.vocabulary import CJK

_BEFORE = 45  # characters in front of a name in which its noun of growth stands: "the seasonally adjusted rise in"
_BEHIND = 30  # behind a name, "growth in Portugal"
_APART = 90  # between a name and a noun of growth in front of the figure: "… of GDP for 2024: growth is now put at"
_LATER = 60  # between a figure and a name behind it
_FEW, _FEW_SIGNS, _SHORT = 1, 16, 3  # words between them that are neither times nor places nor short: "came in at"
_OPEN = frozenset({Transform.LEVEL, Transform.YOY, Transform.MOM})


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    apart: re.Pattern[str]
    noun: re.Pattern[str]
    falls: re.Pattern[str]
    share: re.Pattern[str]


def grown(here: Scene, spot: Spot, rules: Cues, named: Sequence[Named], means: Meaning) -> Meaning:
    """`means` with the indicator whose growth the words around the figure tell; unchanged where they tell none."""
    words = _words(here.words.language)
    if words is None or spot.quantity.unit != "%" or not _is_nameless(means, rules, here, spot):
        return means
    found = {each.indicator.id: (each, noun) for each, noun in _growing(here, spot, rules, named, words, means)}
    if len(found) != 1:
        return means
    (name, noun), *_ = found.values()
    return replace(
        means,
        indicator=name.indicator,
        transform=_over(here, spot, rules, means),
        direction="down" if words.falls.search(noun) else "up",
        denominator=None,
        indicator_text=" ".join(here.plain[start:end] for start, end in name.parts),
        name=name.parts,
    )


def _is_nameless(means: Meaning, rules: Cues, here: Scene, spot: Spot) -> bool:
    whole = denominator_of(here, spot, rules)
    if whole is not None and not any(pattern.search(whole) for _, pattern in rules.transforms):
        return False
    if means.indicator is None:
        return means.transform in _OPEN
    return means.transform is Transform.SHARE and not means.indicator.rate


def _over(here: Scene, spot: Spot, rules: Cues, means: Meaning) -> Transform:
    """Since when: as the words beside the figure say, else the only comparison of its sentence."""
    said = compared(spot, rules)
    if means.transform is Transform.MOM or said is not None:
        return said or Transform.MOM
    sentence = here.plain[spot.start : spot.end]
    told = [name for name, pattern in rules.transforms if pattern.search(sentence)]
    return told[0] if len(told) == 1 else Transform.YOY


def _growing(
    here: Scene, spot: Spot, rules: Cues, named: Iterable[Named], words: _Words, means: Meaning
) -> Iterator[tuple[Named, str]]:
    """Names with their noun of growth."""
    plain, start, end = here.plain, spot.quantity.start, spot.quantity.end
    for name in named:
        if not _may_grow(name.indicator) or not spot.start <= name.start < spot.end:
            continue
        in_front = spot.lead_start <= name.start and name.end <= start
        if not in_front and not (end <= name.start <= min(end + len(spot.tail), end + _LATER)):
            continue
        front = plain[max(spot.start, name.start - _BEFORE) : name.start]
        found = words.before.search(front) or words.behind.match(plain[name.end : name.end + _BEHIND])
        if found is None and in_front:
            found = words.apart.search(plain[max(name.end, start - _APART) : start])
        if found is None and in_front and compared(spot, rules) and means.indicator is None:
            found = re.match("", "")  # "the final reading of GDP was 0.5 percent on the quarter"
        if found is not None and (not in_front or _leads_on(here, spot, rules, name, words)):
            yield name, found.group()


def _leads_on(here: Scene, spot: Spot, rules: Cues, name: Named, words: _Words) -> bool:
    """ "The rise in exports lifted margins to 4 percent": but for a revision, no words of a thing stand in between."""
    between = here.plain[name.end : spot.quantity.start]
    if words.share.search(between):
        return False
    if rules.revision.search(here.plain, spot.start, spot.end) or puts(spot, here.words.language):
        return True
    taken = [(one.start, one.end) for one in here.mentions_in(name.end, spot.quantity.start)]
    taken += [
        (when.start, when.end)
        for when in periods(here.plain, name.end, spot.quantity.start, here.words.language, here.published, here.text)
    ]
    bare = between
    for start, end in taken:
        at = max(0, start - name.end)
        bare = f"{bare[:at]}{' ' * (end - name.end - at)}{bare[end - name.end :]}"
    bare = words.noun.sub(" ", bare)
    if here.words.language in CJK:
        return len(bare.strip()) <= _FEW_SIGNS
    return sum(len(word) > _SHORT for word in bare.split()) <= _FEW


def _may_grow(indicator: Indicator) -> bool:
    """Not a thing whose level is a percentage: its rise is told in points."""
    return not indicator.rate and bool(indicator.units) and "percent" not in indicator.units


@cache
def _words(language: str) -> _Words | None:
    row: dict[str, str] | str | None = load("figures_context.toml")["grown"].get(language)
    if not isinstance(row, dict):
        return None
    open_, close = ("", "") if language in CJK else (r"(?<!\w)", r"(?!\w)")
    noun = f"{open_}(?:{row['rise']}|{row['fall']}){close}"
    return _Words(
        before=re.compile(f"{noun}(?:{row['link']})$"),
        behind=re.compile(f"(?:{row['gap']}){noun}"),
        apart=re.compile(f"{noun}(?:{row['told']})$"),
        noun=re.compile(noun),
        falls=re.compile(f"{open_}(?:{row['fall']}){close}"),
        share=re.compile(load("figures_context.toml")["grown"]["share"]),
    )
