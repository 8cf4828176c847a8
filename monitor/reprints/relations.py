"""What an article is in its story: reprint, translation, back-translation or excerpt.

Enters: the article, the story's members and how like it they are. Leaves: a `Relation`; and, for members that an
earlier original comes to precede, what they are beside it. Never: a decision who belongs to a story.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.agencies import publisher_named
from monitor.data import load
from monitor.domain import Article, Neighbour, Provenance, Redrawn, Relation
from monitor.reprints.likeness import Kind, Likeness, same_language

_VERBATIM = (Kind.COPY, Kind.NEAR_COPY)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in a story: the `member` it is most like, the `origin`, and all members at hand.

    `likenesses`: of the article to each, by key.
    """

    member: Neighbour
    origin: Neighbour
    members: Sequence[Neighbour]
    likenesses: Mapping[int, Likeness]

    @property
    def nearest(self) -> Likeness:
        return self.likenesses[self.member.key]


def relation_of(article: Article, place: Place) -> Relation:
    """What the article is to the story's origin. A copy of a translation is a translation, too."""
    kind, member = place.nearest.kind, place.member
    if kind is Kind.EXCERPT and place.nearest.part:
        return Relation.EXCERPT
    if kind in _VERBATIM and member.relation is not Relation.ORIGINAL and member is not place.origin:
        return member.relation
    if _in_two_languages(article.language, place.origin.language, place.nearest):
        return Relation.TRANSLATION
    back = _reworded(place.nearest) and _came_back(article.language, article.provenance, place)
    return Relation.BACK_TRANSLATION if back else Relation.REPRINT


def redrawn(article: Article, members: Sequence[Neighbour], beside: Mapping[int, Likeness]) -> tuple[Redrawn, ...]:
    """What the members are now that `article` has turned out to precede them. `beside`: how like each is to it."""
    return tuple(_redrawn(article, member, beside[member.key]) for member in members)


def _redrawn(article: Article, member: Neighbour, likeness: Likeness) -> Redrawn:
    why = f"compared with {article.id}: {likeness.why}"
    return Redrawn(member.key, _turned(article, member, likeness), min(1.0, likeness.score), why, likeness.differing)


def _turned(article: Article, member: Neighbour, likeness: Likeness) -> Relation:
    if member.relation is Relation.EXCERPT or (likeness.kind is Kind.EXCERPT and likeness.part):
        return Relation.EXCERPT
    if _in_two_languages(article.language, member.language, likeness):
        return Relation.TRANSLATION
    went_abroad = member.relation in (Relation.TRANSLATION, Relation.BACK_TRANSLATION)
    return Relation.BACK_TRANSLATION if went_abroad and _reworded(likeness) else Relation.REPRINT


def _in_two_languages(one: str | None, other: str | None, likeness: Likeness) -> bool:
    """Also of a language that nobody could name: numbers are asked only where words can't be compared."""
    told = (one and other) or likeness.kind is Kind.SAME_NUMBERS
    return bool(told) and not same_language(one, other)


def _reworded(likeness: Likeness) -> bool:
    """Whether so little is word for word that it may have been through another language: copies share four in five."""
    return likeness.shared < float(load("reprints.toml")["told_from"]["reworded"])


def _came_back(language: str | None, provenance: Provenance, place: Place) -> bool:
    """Whether there is a sign that a text in the origin's language was made from one in another.

    It says that it is a translation, credits a publisher who told the story abroad, or is more like a foreign telling
    than like any in its own language, each measured from where its scale begins.
    """
    if provenance.translated:
        return True
    foreign = [each for each in place.members if each.language and not same_language(each.language, language)]
    names = {publisher_named(name) for name in (*provenance.via, provenance.agency)} - {""}
    if names & {publisher_named(each.source) for each in foreign}:
        return True
    abroad = max((_above(place.likenesses[each.key], "across_languages") for each in foreign), default=0.0)
    own = [each for each in place.members if same_language(each.language, language)]
    at_home = max((_above(place.likenesses[each.key], "within_language") for each in own), default=0.0)
    return abroad > max(0.0, at_home)


def _above(likeness: Likeness, side: str) -> float:
    least: float = load("reprints.toml")["vectors"]["least"][side]
    return -1.0 if likeness.content is None else likeness.content - least
