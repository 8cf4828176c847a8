"""Do two texts draw the bounds differently? By values on file for other bounds, and by parts against wholes.

Enters: a dispute. Leaves: trials for scope. Never: a sum of parts that may overlap, nor of what can't be added up.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from monitor.domain import NO_PLACES, Approx, Hypothesis, Observation
from monitor.ledger.hypotheses.trial import Dispute, Trial, listed, only, shown, unbounded
from monitor.ledger.intervals import agrees, digits, interval, is_exact
from monitor.ledger.limits import LIMITS
from monitor.ledger.series import is_additive
from monitor.ledger.words import number, said_by

_OPEN_ABOVE = frozenset({Approx.OVER, Approx.AT_LEAST})
_OVERLAPPING = "macro:"


def other_bounds(dispute: Dispute) -> Trial | None:
    """One of the values is on file for the same thing in another scope or with another denominator."""
    found = only((suspect, _with_other_bounds(suspect, dispute)) for suspect, _ in dispute.sides)
    return Trial(Hypothesis.SCOPE, (found[1],), found[0]) if found else None


def other_place(dispute: Dispute) -> Trial | None:
    """One of the values is on file for a place that this one lies in, or that lies in it."""
    found = only((suspect, _of_other_place(suspect, dispute)) for suspect, _ in dispute.sides)
    return Trial(Hypothesis.SCOPE, (found[1],), found[0]) if found else None


def parts_and_wholes(dispute: Dispute) -> Trial | None:
    """One value is less than what lies in the place, or more than what the place lies in."""
    if not is_additive(dispute.series):
        return None
    found = only((suspect, _impossible(suspect, dispute)) for suspect, _ in dispute.sides)
    if found:
        return Trial(Hypothesis.SCOPE, found[1], found[0])
    whole = only((suspect, _not_the_sum(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(None, (whole[1],), whole[0]) if whole else None


def _with_other_bounds(suspect: Observation, dispute: Dispute) -> str | None:
    bare = unbounded(suspect.series)
    for witness in dispute.here:
        if unbounded(witness.series) != bare or witness.series == suspect.series:
            continue
        if _is_same_number(suspect, witness):
            bounds = witness.series.scope or witness.series.denominator or "no stated bounds"
            return f"“{suspect.surface}” is the value that {said_by(witness)} states with other bounds ({bounds})"
    return None


def _of_other_place(suspect: Observation, dispute: Dispute) -> str | None:
    here = suspect.series.subject
    for witness in dispute.kin:
        there = witness.series.subject
        if there != here and _is_same_number(suspect, witness):
            if dispute.lies_in(suspect, there):
                around = f"which {dispute.name(here)} lies in"
            elif dispute.lies_in(witness, here):
                around = f"which lies in {dispute.name(here)}"
            else:
                continue
            return (
                f"“{suspect.surface}” is the value that {said_by(witness)} states for {dispute.name(there)}, {around}"
            )
    return None


def _is_same_number(suspect: Observation, witness: Observation) -> bool:
    """Enough digits that two things don't share them by chance: many places have 5.2 %."""
    telling = min(digits(suspect), digits(witness)) >= LIMITS.scale_digits
    return telling and is_exact(witness) and agrees(suspect, witness)


def _impossible(suspect: Observation, dispute: Dispute) -> tuple[str, ...]:
    """Sums by which the suspect is too small for its parts or too large for its whole."""
    return tuple(filter(None, (_below_parts(suspect, dispute), _above_whole(suspect, dispute))))


def _below_parts(suspect: Observation, dispute: Dispute) -> str | None:
    most = interval(suspect).high if suspect.approx not in _OPEN_ABOVE else None
    parts = _least_of_parts(suspect, dispute)
    total, summed = _added_up(parts, dispute)
    if most is None or most < 0 or total <= most * (1 + LIMITS.sum_tolerance):
        return None
    words = [f"{dispute.name(each.series.subject)} {shown(each)}" for each in summed]
    plus = " + ".join(listed(words))
    verb = "alone has more" if len(summed) == 1 else f"is {number(total)} at least, more"
    return f"{plus} {verb} than {shown(suspect)} for all of {dispute.name(suspect.series.subject)}"


def _least_of_parts(suspect: Observation, dispute: Dispute) -> Mapping[str, Observation]:
    """For each place inside, of all that is stated of it, what claims least. Contested parts prove little."""
    stated: dict[str, list[Observation]] = defaultdict(list)
    for each in dispute.kin:
        place = not each.series.subject.startswith(NO_PLACES)
        if place and dispute.lies_in(each, suspect.series.subject):
            stated[each.series.subject].append(each)
    least = {place: min(said, key=_least) for place, said in stated.items()}
    return {place: part for place, part in least.items() if _least(part) > 0}


def _added_up(parts: Mapping[str, Observation], dispute: Dispute) -> tuple[Decimal, list[Observation]]:
    """The most that parts which don't overlap hold together, and which these are, largest first.

    Of a part and the places inside it counts what claims more; macro-regions overlap, so each stands alone.
    """
    places = [part for place, part in parts.items() if not place.startswith(_OVERLAPPING)]
    total, summed = _within(places, dispute)
    for region in (part for place, part in parts.items() if place.startswith(_OVERLAPPING)):
        if _least(region) > total:
            total, summed = _least(region), [region]
    return total, sorted(summed, key=lambda each: (-_least(each), each.series.subject))


def _within(places: list[Observation], dispute: Dispute) -> tuple[Decimal, list[Observation]]:
    told = {each.series.subject for each in places}
    outermost: list[Observation] = []
    inside: dict[str, list[Observation]] = defaultdict(list)
    for each in places:
        holders = dispute.holders(each, told)
        for place in holders:
            inside[place].append(each)
        if not holders:
            outermost.append(each)
    total, summed = Decimal(0), list[Observation]()
    for part in outermost:
        of_inner, members = _within(inside[part.series.subject], dispute)
        if of_inner > _least(part):
            total, summed = total + of_inner, summed + members
        else:
            total, summed = total + _least(part), [*summed, part]
    return total, summed


def _above_whole(suspect: Observation, dispute: Dispute) -> str | None:
    wholes: dict[str, list[Observation]] = defaultdict(list)
    for each in dispute.kin:
        if dispute.lies_in(suspect, each.series.subject):
            wholes[each.series.subject].append(each)
    for place, said in sorted(wholes.items()):
        largest = max(said, key=lambda each: (_most(each) is None, _most(each) or Decimal(0)))
        most = _most(largest)
        if most is not None and most >= 0 and _least(suspect) > most * (1 + LIMITS.sum_tolerance):
            return (
                f"{shown(suspect)} is more than all of {dispute.name(place)} has by {said_by(largest)},"
                f" {shown(largest)}"
            )
    return None


def _not_the_sum(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    """All members of a macro-region are on file, and the other value is their sum."""
    members = sorted(set(dispute.members.get(suspect.series.subject, ())))
    if len(members) < 2:
        return None
    stated = {place: [each for each in dispute.kin if each.series.subject == place] for place in members}
    if not all(stated.values()):
        return None
    voices = [said for said in stated.values() if all(is_exact(each) and agrees(each, said[0]) for each in said)]
    if len(voices) < len(members):
        return None
    low = sum((_least(said[0]) for said in voices), Decimal(0))
    high = sum((_most(said[0]) or Decimal(0) for said in voices), Decimal(0))
    if not _meets(other, low, high) or _meets(suspect, low, high):
        return None
    plus = " + ".join(listed([f"{dispute.name(said[0].series.subject)} {shown(said[0])}" for said in voices]))
    total = sum((said[0].value for said in voices), Decimal(0))
    return f"{plus} is {number(total)}: {shown(other)} fits that, {shown(suspect)} does not"


def _meets(value: Observation, low: Decimal, high: Decimal) -> bool:
    room = LIMITS.sum_tolerance
    return value.value + value.step >= low * (1 - room) and value.value - value.step <= high * (1 + room)


def _least(observation: Observation) -> Decimal:
    """What a statement claims at least; a fall or a negative value claims nothing."""
    span = interval(observation)
    return Decimal(0) if span.negative or span.low is None else span.low


def _most(observation: Observation) -> Decimal | None:
    span = interval(observation)
    return None if span.negative or observation.approx in _OPEN_ABOVE else span.high
