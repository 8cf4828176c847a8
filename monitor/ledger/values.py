"""The distinct values that were stated for one period of a series, and what they are to each other.

Enters: the plausible observations of one series and period, in any order. Leaves: `Value`s with all who
state them, oldest first, and which of them replaced which. Never: a result that depends on the order in
which the observations arrived.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from monitor.domain import OUTDOES, Modality, Observation
from monitor.ledger.compare import TOLD, Age, Reason, age, is_same_story, newest, revision
from monitor.ledger.intervals import Interval, agrees, interval, is_exact
from monitor.ledger.revisions import replaces

_EARLY = frozenset({Modality.PRELIMINARY, Modality.ESTIMATE})
_STRONGEST_FIRST = (Reason.CORRECTED, Reason.WORDING, Reason.FINAL, Reason.SAME_ORIGIN)


@dataclass(slots=True, eq=False)
class Value:
    """A value with everybody who states it, oldest first. `core` is the most precise statement of it.

    `heirs` are the values that revised it, each with the reason.
    """

    core: Observation
    members: list[Observation] = field(default_factory=list)
    heirs: list[tuple["Value", Reason]] = field(default_factory=list)

    @property
    def lead(self) -> Observation:
        """Who stated it first."""
        return self.members[0]

    @property
    def first(self) -> Age:
        return age(self.lead)

    @property
    def voice(self) -> Observation:
        """The newest exact statement of it."""
        return newest(self.members)

    def stated_by(self, moment: Age) -> Observation:
        """Who stated it first by then, of exact statements if there were any: loose ones contradict little."""
        told = [member for member in self.members if age(member) <= moment]
        return next((member for member in told if is_exact(member)), self.lead)

    def add(self, observation: Observation) -> None:
        self.members.append(observation)
        self.core = min(self.core, observation, key=_coarseness)


@dataclass(frozen=True, slots=True)
class Values:
    """All values of one period. `told`: oldest first, as texts say that one replaces another, else by first statement.

    `copies` are statements that differ from what their own story stated before: slips of a reprint, no values.
    """

    told: tuple[Value, ...]
    copies: tuple[tuple[Observation, Observation], ...] = ()

    @property
    def standing(self) -> list[Value]:
        return [value for value in self.told if not value.heirs]


def values_of(same: Iterable[Observation]) -> Values:
    """Sort statements of one period into values; each joins the newest value that it can mean."""
    values: list[Value] = []
    copies: list[tuple[Observation, Observation]] = []
    first_of: dict[str, tuple[Observation, Value]] = {}
    for observation in sorted(same, key=age):
        home = _home(observation, values)
        told = first_of.get(observation.story or observation.article_id)
        if told is not None and home is not told[1] and _is_slip_of_copy(observation, *told):
            copies.append((told[0], observation))
            continue
        if home is None:
            home = Value(observation)
            values.append(home)
        home.add(observation)
        first_of.setdefault(observation.story or observation.article_id, (observation, home))
    ordered = _in_order(values)
    _replace(ordered)
    return Values(tuple(ordered), tuple(copies))


def disagree(one: Value, other: Value) -> bool:
    """Can the two not be one value? Exact statements decide where both have such, and a text that parts them."""
    if one.core.value != other.core.value and (_says_it_replaces(one, other) or _says_it_replaces(other, one)):
        return True
    return not agrees(one.core, other.core)


def _is_slip_of_copy(observation: Observation, original: Observation, told: Value) -> bool:
    """Is it another value than its story's, without a word that it is a correction?"""
    if agrees(observation, told.core) or agrees(observation, original):
        return False
    return is_same_story(observation, original) and revision(original, observation) not in TOLD


def _home(observation: Observation, values: Sequence[Value]) -> Value | None:
    """The newest value that `observation` can mean, exact ones first.

    An exact statement is compared with exact ones where there are such: "over 3.6" agrees with both 3.61 and 3.63. What
    a text says it replaces is not what it means, though "about 34.3" would bear 35.0 as well.
    """
    values = [value for value in values if not _leaves(observation, value)]
    exact = [value for value in values if is_exact(value.core)]
    candidates = exact or values
    if not is_exact(observation):
        candidates = [*(value for value in values if value not in exact), *exact]
    return next((value for value in reversed(candidates) if agrees(observation, value.core)), None)


def _leaves(observation: Observation, value: Value) -> bool:
    return observation.value != value.core.value and (
        replaces(observation, value.core) or _outdoes(observation, value.core)
    )


def _outdoes(newer: Observation, older: Observation) -> bool:
    """ "125.9 million, more than the early 125": the text tells that it is another value, however that was rounded."""
    early = older.modality in _EARLY and newer.modality not in _EARLY and age(older) < age(newer)
    return early and OUTDOES in newer.cues and newer.step <= older.step


def _coarseness(observation: Observation) -> tuple[bool, object, Age]:
    return (not is_exact(observation), observation.step, age(observation))


def _in_order(values: Sequence[Value]) -> list[Value]:
    """Oldest first: by first statement, but a value that a text says it replaces goes before that text's."""
    ordered = sorted(values, key=lambda value: value.first)
    for value in list(ordered):
        heirs = [other for other in ordered if other is not value and _says_it_replaces(other, value)]
        heirs = [other for other in heirs if not _says_it_replaces(value, other)]
        if heirs:
            ordered.remove(value)
            ordered.insert(min([ordered.index(heir) for heir in heirs] + [_place(value, ordered)]), value)
    return ordered


def _place(value: Value, ordered: Sequence[Value]) -> int:
    """Where it stood by age."""
    return sum(other.first < value.first for other in ordered)


def _says_it_replaces(newer: Value, older: Value) -> bool:
    return any(replaces(member, older.core) or _outdoes(member, older.core) for member in newer.members)


def _replace(ordered: Sequence[Value]) -> None:
    """Let each value replace the standing ones before it that it revises, and any that its text names."""
    for place, newer in enumerate(ordered):
        for older in ordered[:place]:
            if not disagree(older, newer):
                continue
            if not older.heirs and (reason := _reason(older, newer)):
                older.heirs.append((newer, reason))
            elif older.heirs and _says_it_replaces(newer, older):
                older.heirs.append((newer, Reason.WORDING))


def _reason(older: Value, newer: Value) -> Reason | None:
    """Why `newer` revises `older`, if any two who state them give a reason.

    One outlet writes "preliminary", three others repeat the figure without the word: it is preliminary.
    """
    found = {
        revision(earlier, later)
        for earlier in _witnesses(older)
        for later in _witnesses(newer)
        if replaces(later, earlier)
        or _outdoes(later, earlier)
        or (age(earlier) <= age(later) and not agrees(earlier, later))
    }
    return next((reason for reason in _STRONGEST_FIRST if reason in found), None)


def _witnesses(value: Value) -> list[Observation]:
    """First and last of each way in which a value was attested."""
    ways: dict[tuple[Modality, frozenset[str], Interval], list[Observation]] = {}
    for member in value.members:
        way = (member.modality, member.cues, interval(member))
        pair = ways.setdefault(way, [member, member])
        ways[way] = [pair[0], member]
    return [member for pair in ways.values() for member in pair]
