"""Who told it from whom: the chain of sources inside one story, and the agency that it goes back to.

Enters: all members of one story, in any order. Leaves: a `Chain`, the same for any order of arrival. Never: a member
that was told from a later one, a circle, a change of who belongs to the story. Made when a story is read, so that an
article that arrives late finds its place in the chain without anything being rewritten.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from monitor.agencies import agency_named, publisher_named
from monitor.data import load
from monitor.domain import Member, Relation
from monitor.reprints.likeness import Kind, Likeness, Telling, compare, same_language

_WORD_FOR_WORD = (Kind.COPY, Kind.NEAR_COPY)
_WHOLE = (Kind.SAME_CONTENT, Kind.SAME_NUMBERS)
_MADE_BY_TRANSLATING = (Relation.TRANSLATION, Relation.BACK_TRANSLATION)


class Evidence(StrEnum):
    """What speaks for a telling's source, from the strongest to none."""

    CREDIT = "credit"
    COPY = "copy"
    NEAR_COPY = "near_copy"
    EDITED = "edited"
    CONTENT = "content"
    EARLIEST = "earliest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """One member's source. `told_from` is its key, None where nothing on file can be it; `because` is for a person."""

    key: int
    told_from: int | None
    evidence: Evidence
    because: str


@dataclass(frozen=True, slots=True)
class Chain:
    """`links`: one for each member but originals, in the order of the members. `origin`: the agency it goes back to.

    The agency's own text need not be on file. None: nobody credits one.
    """

    links: tuple[Link, ...]
    origin: str | None


@dataclass(frozen=True, slots=True)
class _Claim:
    """That `child` was told from `parent`. `strength` orders claims; a larger one is believed first."""

    child: Member
    parent: Member
    strength: tuple[float, ...]
    evidence: Evidence
    because: str


def chain(members: Sequence[Member]) -> Chain:
    """Say of every member but originals which other one it was most probably made from.

    A credit in its text decides, then who is nearest among those that were published before it or on its day; of
    equally near ones the earliest. A credit in another language yields to the same words: who copies a
    translation copies the credit in it.
    """
    pairs = _Pairs()
    children = [member for member in members if member.relation is not Relation.ORIGINAL]
    claims = [claim for child in children for claim in _claims(child, members, pairs)]
    claims.sort(key=lambda claim: (*(-part for part in claim.strength), _age(claim.parent), _age(claim.child)))
    believed: dict[int, _Claim] = {}
    for claim in claims:
        if claim.child.key not in believed and not _goes_back_to(claim.child.key, claim.parent.key, believed):
            believed[claim.child.key] = claim
    return Chain(tuple(_link(child, believed.get(child.key)) for child in children), _origin(members))


def _link(child: Member, claim: _Claim | None) -> Link:
    if claim is None:
        return Link(child.key, None, Evidence.NONE, "no telling on file is earlier")
    return Link(child.key, claim.parent.key, claim.evidence, claim.because)


def _goes_back_to(child: int, parent: int, believed: Mapping[int, _Claim]) -> bool:
    """Whether `parent` itself goes back to `child`, so that it can't be its source."""
    at: int | None = parent
    while at is not None and at != child:
        at = believed[at].parent.key if at in believed else None
    return at == child


class _Pairs:
    """Likenesses of a story's texts; of many copies of one text each pair is compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Likeness] = {}

    def of(self, child: Member, parent: Member) -> Likeness:
        key = child.fingerprint.text, parent.fingerprint.text
        if key not in self._known:
            self._known[key] = compare(_telling(child), _telling(parent))
        return self._known[key]


def _telling(member: Member) -> Telling:
    return Telling(member.language, member.fingerprint, member.embedding)


def _claims(child: Member, members: Sequence[Member], pairs: _Pairs) -> Iterator[_Claim]:
    parents = [each for each in members if each.key != child.key and _not_later(each.published, child.published)]
    likenesses = {each.key: pairs.of(child, each) for each in parents}
    copied = any(likeness.kind in _WORD_FOR_WORD for likeness in likenesses.values())
    named = _credits(child)
    for parent in parents:
        likeness = likenesses[parent.key]
        rank, evidence = _closeness(child, parent, likeness)
        near = (rank, round(likeness.score, 2))  # finer differences are the encoder's noise
        at = next((at for at, name in enumerate(named) if publisher_named(name) in _identities(parent)), None)
        own_words = not copied or likeness.kind in _WORD_FOR_WORD or same_language(child.language, parent.language)
        if at is not None and own_words:
            because = f"its text credits {named[at]}"
            yield _Claim(child, parent, (1, -at, *near), Evidence.CREDIT, because)
        else:
            yield _Claim(child, parent, (0, 0, *near), evidence, _because(evidence, likeness))


def _because(evidence: Evidence, likeness: Likeness) -> str:
    return "the earliest telling on file" if evidence is Evidence.EARLIEST else likeness.why


def _closeness(child: Member, parent: Member, likeness: Likeness) -> tuple[int, Evidence]:
    """How near a telling is to what it may have been made from; likenesses across languages have a scale of their own.

    Who was made by translating is nearest to what is in another language, unless much of it is word for word in
    its own. What is only a part of the child can hardly be its source.
    """
    if likeness.kind is Kind.COPY:
        return 6, Evidence.COPY
    if likeness.kind is Kind.NEAR_COPY:
        return 5, Evidence.NEAR_COPY
    if likeness.kind in _WHOLE or (likeness.kind is Kind.EXCERPT and likeness.part):
        same = same_language(child.language, parent.language)
        if same and likeness.shared >= load("reprints.toml")["told_from"]["reworded"]:
            return 4, Evidence.EDITED
        translated = child.relation in _MADE_BY_TRANSLATING or child.provenance.translated
        return (3 if same != translated else 2), Evidence.CONTENT
    return (1, Evidence.CONTENT) if likeness.kind is Kind.EXCERPT else (0, Evidence.EARLIEST)


def _credits(member: Member) -> list[str]:
    """Names that the text gives of where it comes from, the nearest first; its own publisher is none."""
    said = member.provenance
    names = [*said.via, *([said.agency] if said.agency else [])]
    own = _publishers(member)
    return [name for name in dict.fromkeys(names) if publisher_named(name) not in own]


def _identities(member: Member) -> set[str]:
    """Names by which a credit can mean this member: its publisher's. An original of no known publisher is its agency's.

    Any other member that credits an agency only repeats it.
    """
    found = _publishers(member)
    if not found and member.relation is Relation.ORIGINAL:
        return {publisher_named(member.provenance.agency)} - {""}
    return found


def _publishers(member: Member) -> set[str]:
    return {publisher_named(member.source), publisher_named(member.provenance.publisher)} - {""}


def _origin(members: Sequence[Member]) -> str | None:
    named = [name for member in sorted(members, key=_age) if (name := _agency(member))]
    return Counter(named).most_common(1)[0][0] if named else None  # of equally many the first that was seen


def _agency(member: Member) -> str | None:
    said = member.provenance
    return said.agency or agency_named(member.source) or agency_named(said.publisher)


def _not_later(one: datetime, other: datetime) -> bool:
    """Whether `one` is earlier, or on the same day where one of them is a bare date (midnight)."""
    if time(0) in (one.time(), other.time()):
        return one.date() <= other.date()
    return one <= other


def _age(member: Member) -> tuple[datetime, str, str, int]:
    """Order in time; of one moment by what doesn't change with the order of arrival."""
    return member.published, member.article_id, member.fingerprint.text, member.key
