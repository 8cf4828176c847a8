"""How real a figure is: measured, early, estimated, foretold, planned or promised.

Enters: a spot and the cues of its language. Leaves: a `Modality`. Never: a guess from the size of the figure.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Modality
from monitor.figures.cues import Cues
from monitor.figures.scene import Scene, Spot
from monitor.figures.transforms import clause

# How far from the figure a wording of modality may stand: a plan is told before its number.
_WINDOWS = {
    Modality.POLICY_OFFER: "local",
    Modality.ESTIMATE: "local",
    Modality.TARGET: "planned",
    Modality.FORECAST: "planned",
}
_EARLY = (Modality.PRELIMINARY, Modality.ESTIMATE)
_YEARS_AHEAD = re.compile(r"(?<!\d)20[2-9]\d(?!\d)")  # as the rows of plans write years
_LONG_AGO = "1999"
_NOT_IF_PASSED = (Modality.TARGET, Modality.FORECAST)
_NEAR = 30  # from a word of comparison to what it compares with


def modality(here: Scene, spot: Spot, rules: Cues, *, ahead: bool) -> Modality:
    """How real the figure is; promises of money before plans, plans before forecasts.

    `ahead`: what it tells of is not over, so that it is no fact yet, whatever the wording.
    """
    worded = _worded(here, spot, rules)
    return Modality.FORECAST if ahead and worded is Modality.ACTUAL else worded


def _worded(here: Scene, spot: Spot, rules: Cues) -> Modality:
    plain = _without_past_years(here, spot)
    start, end = spot.quantity.start - spot.start, spot.quantity.end - spot.start
    before = plain[max(0, start - 160) : start]
    local = before + plain[start : end + 90]
    behind = plain[end : end + (70 if rules.verb_last else 30)]
    planned = before + plain[start:end] + _next_statement().split(behind)[0]
    for name, pattern in rules.modalities:
        text = _WINDOWS.get(name, "sentence")
        text = {"local": local, "planned": planned, "sentence": plain}[text]
        if name is Modality.POLICY_OFFER and spot.quantity.kind is not FigureKind.AMOUNT:
            continue
        if name in _EARLY and not _is_early(here, spot, rules, pattern):
            continue
        if not pattern.search(text):
            continue
        if name is Modality.PRELIMINARY and not pattern.search(_standing(here, spot, rules)):
            continue
        if name is Modality.PRELIMINARY and _foretold(spot, behind, rules):
            return Modality.FORECAST
        if name not in _NOT_IF_PASSED or pattern.search(_passed().sub(" ", text)):
            return name
    return Modality.ACTUAL


def _without_past_years(here: Scene, spot: Spot) -> str:
    """The sentence with another year for those that were over at publication: nothing is planned for "by 2023" then."""
    sentence = here.plain[spot.start : spot.end]
    if here.published is None:
        return sentence
    year = here.published.year
    return _YEARS_AHEAD.sub(lambda match: match.group() if int(match.group()) >= year else _LONG_AGO, sentence)


def _foretold(spot: Spot, behind: str, rules: Cues) -> bool:
    """ "The first estimate foresees a harvest of 9 million": no first count of what is over."""
    before = clause(spot.lead)
    # Some wordings tell by the verb behind the figure that it is over: "dürfte bei 3 Prozent gelegen haben".
    told = _passed().sub(lambda match: " " * len(match.group()), f"{before}{spot.printed}{behind}")[: len(before)]
    return any(name is Modality.FORECAST and pattern.search(told) for name, pattern in rules.modalities)


def _is_early(here: Scene, spot: Spot, rules: Cues, pattern: re.Pattern[str]) -> bool:
    """Whether words of an early estimate are about this figure, not about one that replaces it or that it replaces."""
    replaced, replacing = _replacing()
    start, end = spot.quantity.start, spot.quantity.end
    following = end + len(spot.tail)  # where the next figure of the sentence stands
    revised = rules.revision.search(here.plain, spot.start, spot.end) is not None
    for match in pattern.finditer(here.plain, spot.start, spot.end):
        if end <= match.start() < following < spot.end and revised:
            own = False  # "it was 1.3 percent; the flash estimate was 1.4 percent"
        elif match.start() >= end:
            near = end if match.start() >= following else max(end, match.start() - _NEAR)
            own = not replaced.search(here.plain, near, match.start())
        else:
            own = not replacing.search(here.plain, match.end(), start)
        if own:
            return True
    return False


@cache
def _replacing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_context.toml")["replaced"]
    return re.compile("|".join(rows["any"])), re.compile("|".join(rows["replacing"]))


def _standing(here: Scene, spot: Spot, rules: Cues) -> str:
    """The sentence without what its other figures are compared with: "above the preliminary 5 percent"."""
    sentence, at = here.plain[spot.start : spot.end], spot.quantity.start - spot.start
    old = [match.span() for match in rules.outdated.finditer(sentence)]
    for start, end in reversed([(start, end) for start, end in old if not start <= at < end]):
        sentence = f"{sentence[:start]} {sentence[end:]}"
    return sentence


@cache
def _passed() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_context.toml")["passed"]["any"]))


@cache
def _next_statement() -> re.Pattern[str]:
    """What another statement begins with, which has verbs of its own."""
    return re.compile("|".join(load("figures_context.toml")["next_statement"]["any"]))
