"""Level, change, share or factor: what kind of statement a figure makes, and which way it points.

Enters: a spot and its language's wording rules. Leaves: a transform, a direction, the
whole of a share. The words between the last figure and this one decide, and those
right behind it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from monitor.data import load
from monitor.domain import Approx, FigureKind, Transform
from monitor.figures.cues import Cues
from monitor.figures.scene import Scene, Spot

CHANGES = frozenset({Transform.YOY, Transform.CAGR, Transform.MOM, Transform.ABS_CHANGE})
_SIGNS = ("+", "-", "−", "–")
_NAMED = 90  # how far in front of a percent the noun of growth may stand that it tells
_PREPOSITION = 3  # letters: "auf", "to", "до"
_COMPARED = 90  # how far behind a change its comparison may end
_OPENS = 12  # characters in front of a figure that opens its sentence ("Um rund 0,6 Prozent hat …")
_FRONTED = 180  # … behind which all of the sentence's words stand
# "Sales grew in May, a 12 percent of them electric": behind its mark a share, not by how much.
_PARTED = re.compile(r",(?: [^ ,]+){0,2}$")
_ASIDE = re.compile(r",[^,;]{3,80},(?=(?: [^ ,]+){0,2}$)")
_FIXED = {FigureKind.RANK: Transform.RANK, FigureKind.STREAK: Transform.STREAK}


def clause(lead: str) -> str:
    """The part of a lead behind its last strong mark."""
    return _marks()[0].split(lead)[-1]


def _to_mark(tail: str) -> str:
    """The part of a tail up to its first mark."""
    return _marks()[1].split(tail)[0]


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_context.toml")["mark"]
    return re.compile("|".join(rows["strong"])), re.compile("|".join(rows["any"]))


def transform_of(spot: Spot, rules: Cues) -> Transform:
    """What kind of statement the figure makes."""
    quantity = spot.quantity
    if quantity.kind in _FIXED:
        return _FIXED[quantity.kind]
    if quantity.kind is FigureKind.RATIO:
        return _ratio(spot, rules)
    words, moved = clause(spot.lead), changed(spot, rules)
    if quantity.unit == "percentage_point":
        return Transform.ABS_CHANGE
    if quantity.unit == "%":
        return _percent(spot, rules, words, moved or bool(rules.won_or_lost.search(words)))
    if moved and not _levelled(spot, rules, words) and quantity.kind is not FigureKind.COUNT:
        return Transform.ABS_CHANGE
    return Transform.LEVEL


def changed(spot: Spot, rules: Cues) -> bool:
    """Whether the wording makes the figure a change, of whatever kind it is."""
    before = any(rules.change_before.search(one) for one in _ends(spot, clause(spot.lead)))
    return before or rules.change_after.match(spot.tail) is not None


def _ends(spot: Spot, words: str) -> tuple[str, ...]:
    """The clause without and with the approximating words in front of the figure: "fell (below)"."""
    return (words, words + spot.hedge) if spot.hedge else (words,)


def _levelled(spot: Spot, rules: Cues, words: str) -> bool:
    """Whether the wording names a new level: "rose to 5 percent", "fell below 80 dollars", "5%に上昇"."""
    before = any(rules.level_after.search(one) for one in _ends(spot, words))
    return bool(before or rules.level_within.search(spot.printed) or rules.level_behind.match(spot.tail))


def _percent(spot: Spot, rules: Cues, words: str, changed: bool) -> Transform:
    if spot.quantity.approx is Approx.RANGE and spot.quantity.high == 100:
        return Transform.YOY  # double-digit growth
    if _revised_by().match(spot.tail):
        return Transform.ABS_CHANGE
    if rules.share_before.search(words):
        return Transform.SHARE
    explicit = _explicit(spot, rules)
    levelled = _levelled(spot, rules, words) and not rules.growth.search(words[-_NAMED:])
    near = f"{spot.lead[-70:]} | {_to_mark(spot.tail)[:45]}"
    growing = changed or _signed(spot) or any(pattern.search(near) for _, pattern in rules.directions[:2])
    if explicit and growing and (changed or not levelled):
        return explicit
    if changed and _PARTED.search(words) and (rules.share_after.match(spot.tail) or _wholes()[0].match(spot.tail)):
        return Transform.SHARE
    if changed and not levelled:
        return explicit or (Transform.ABS_CHANGE if _of_days(spot) else Transform.YOY)
    shared = rules.share_after.match(spot.tail) or rules.share_around.search(f"{words[-40:]}|{spot.tail[:20]}")
    return Transform.SHARE if shared else Transform.LEVEL


def _signed(spot: Spot) -> bool:
    """ "9 billion (+3.2% on a year earlier)": a sign and a comparison behind it make a change."""
    return spot.printed[:1] in _SIGNS or spot.lead[-1:] in _SIGNS


@cache
def _revised_by() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_context.toml")["revised_by"]["any"]))


def _of_days(spot: Spot) -> bool:
    """Whether the change is one of a price in trading, or since a day: nobody means a year then."""
    lead = _ASIDE.sub("", spot.lead)  # who said so, and on which day
    return _days().search(f"{lead} | {_to_mark(spot.tail)[:60]}") is not None


@cache
def _days() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_context.toml")["days"]["any"]))


def _explicit(spot: Spot, rules: Cues) -> Transform | None:
    """The comparison that the wording names: the last one before the figure, else the first behind it."""
    behind = compared_behind(spot, rules)
    lead = spot.lead[-70:]
    if behind is not None and spot.lead_start > spot.start:
        lead = _joints().split(lead)[-1]  # "7.7 percent on the year and 0.5 percent on the month"
    found = [(match.end(), name) for name, pattern in rules.transforms for match in pattern.finditer(lead)]
    return max(found, key=lambda entry: entry[0])[1] if found else behind or _opened_with(spot, rules)


def _opened_with(spot: Spot, rules: Cues) -> Transform | None:
    """ "W porównaniu z poprzednim miesiącem ceny konsumpcyjne w Polsce wzrosły o 2 proc.": said at the beginning."""
    opening = spot.lead[:_COMPARED] if spot.lead_start == spot.start else ""
    return next((name for name, pattern in rules.transforms if pattern.search(opening)), None)


def compared_behind(spot: Spot, rules: Cues) -> Transform | None:
    """The comparison that is named right behind the figure."""
    tail = _to_mark(spot.tail)[: _FRONTED if spot.quantity.start - spot.start <= _OPENS else _COMPARED]
    return next((name for name, pattern in rules.transforms if pattern.search(tail)), None)


def compared(spot: Spot, rules: Cues) -> Transform | None:
    """The comparison that the wording around a figure names, whatever kind of statement it is."""
    return _explicit(spot, rules)


@cache
def _joints() -> re.Pattern[str]:
    """What stands between a figure with its comparison and the next one."""
    return re.compile("|".join(load("figures_context.toml")["mark"]["joints"]))


def _ratio(spot: Spot, rules: Cues) -> Transform:
    if spot.quantity.unit != "1":
        return Transform.RATIO_TO_BASE
    return Transform.YOY if rules.by.search(spot.lead) else Transform.SHARE


def direction_of(spot: Spot, rules: Cues, transform: Transform) -> str | None:
    """Which way a change goes (`up`, `down`); `negative`: the amount is a deficit or a loss. None: neither."""
    words = clause(spot.lead)
    if transform not in CHANGES and transform is not Transform.RATIO_TO_BASE:
        short = rules.directions[2][1].search(words[-40:]) or rules.negative_after.match(spot.tail)
        if short and spot.quantity.kind is FigureKind.AMOUNT:
            return "negative"
        return "up" if transform is Transform.LEVEL and _is_added(spot) else None
    if spot.quantity.negative:
        return "down"
    if spot.quantity.unit == "%" and transform is not Transform.ABS_CHANGE and _levelled(spot, rules, words):
        return _last_direction(_before_level(spot, rules, words), rules)
    behind = _first_direction(_to_mark(spot.tail)[:40], rules)
    if behind and rules.verb_last:
        return behind
    found = _directions(words, rules)
    last = max(found, default=(-1, ""))
    if behind and (not found or last[0] < len(words) - 40):
        return behind
    if found:
        return last[1]
    before = _first_direction(spot.lead, rules)
    return before or ("up" if transform in (Transform.CAGR, Transform.RATIO_TO_BASE) else None)


def way_of(words: str, rules: Cues) -> str | None:
    """Which way a change goes that `words` name: "its reading of the fall in output"; up where they don't say."""
    return _last_direction(words, rules) or "up"


def short_by_name(name: str, spot: Spot, rules: Cues) -> str | None:
    """ "The deficit had been larger than estimated, at 3.3 billion": an amount that its own name makes a minus."""
    return "negative" if spot.quantity.kind is FigureKind.AMOUNT and rules.directions[2][1].search(name) else None


def _before_level(spot: Spot, rules: Cues, words: str) -> str:
    """The words before the verb: "the fall in prices eased to 2 percent" is one, "inflation fell to 2 percent" none."""
    starts = [at for one in _ends(spot, words) for at in _starts(rules.level_after, one)]
    return words[: max(starts, default=len(words))]


def _starts(pattern: re.Pattern[str], words: str) -> Iterator[int]:
    """Where a verb from which it leads up to the end may begin: no mere preposition."""
    found = pattern.search(words, max(0, len(words) - _NAMED))
    while found is not None:
        if len(found.group().split()[0]) > _PREPOSITION:
            yield found.start()
        found = pattern.search(words, found.start() + 1)


def _directions(words: str, rules: Cues) -> list[tuple[int, str]]:
    return [(match.end(), name) for name, pattern in rules.directions[:2] for match in pattern.finditer(words)]


def _last_direction(words: str, rules: Cues) -> str | None:
    return max(_directions(words, rules), default=(-1, None), key=lambda entry: entry[0])[1]


def _first_direction(words: str, rules: Cues) -> str | None:
    found = [(match.start(), name) for name, pattern in rules.directions[:2] if (match := pattern.search(words))]
    return min(found)[1] if found else None


def _is_added(spot: Spot) -> bool:
    """ "Five more clinics": on top of those that there are."""
    if spot.quantity.kind not in (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.MEASURE):
        return False
    before, after = _added()
    return bool(after.match(spot.tail) or before.search(spot.lead[-24:]))


@cache
def _added() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_context.toml")["added"]
    return re.compile("|".join(rows["before"])), re.compile("|".join(rows["after"]))


@cache
def _wholes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for a whole just told of, and where the words for a whole end because the share goes on."""
    rows: dict[str, str] = load("figures_context.toml")["share_whole"]
    return re.compile(rows["told"]), re.compile(rows["came_to"])


def denominator_of(here: Scene, spot: Spot, rules: Cues) -> str | None:
    """What a share is of, or a factor is measured by, as printed."""
    tail = here.plain[spot.quantity.end : min(spot.end, spot.quantity.end + 120)]
    before = (pattern.search(spot.lead) for pattern in rules.whole_before)
    after = (pattern.match(tail) for pattern in rules.whole_after)
    match = next(filter(None, chain(before, after)), None)
    if match is None:
        return None
    whole = _wholes()[1].sub("", " ".join(match.group("whole").split()))
    return rules.whole_end.split(whole, maxsplit=1)[0].strip() or None
