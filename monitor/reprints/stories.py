"""Finds the one story that an article belongs to, and what it is in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from monitor.data import load
from monitor.domain import Analysis, Article, Neighbour, Relation, StoryLink
from monitor.reprints.likeness import Kind, Likeness, Telling, compare, compare_all
from monitor.reprints.relations import Place, redrawn, relation_of

_JOINS = (Kind.COPY, Kind.NEAR_COPY, Kind.SAME_CONTENT, Kind.SAME_NUMBERS, Kind.EXCERPT)
_VERBATIM = (Kind.COPY, Kind.NEAR_COPY)
# Kinds in order of strength: a copy in one story beats a likeness in another.
_STRENGTH = {kind: len(Kind) - at for at, kind in enumerate(Kind)}


_MOST_RELATED = 10


@dataclass(frozen=True, slots=True)
class _Fit:
    """How an article fits one story: the member that decides, the likeness to it, and the story's original.

    `original` is None where it is not among the neighbours.
    """

    story: str
    member: Neighbour
    likeness: Likeness
    original: Neighbour | None
    members: tuple[Neighbour, ...]
    likenesses: Mapping[int, Likeness]

    @property
    def origin(self) -> Neighbour:
        return self.original or self.member

    @property
    def rank(self) -> tuple[int, float, bool, str]:
        return _STRENGTH[self.likeness.kind], self.likeness.score, self.member is self.original, self.story


def decide(analysis: Analysis, now: datetime, neighbours: Sequence[Neighbour]) -> StoryLink:
    """Say whether the article is a new story or tells one that is on file, and as what.

    It joins when it is like the story's original; or like another full telling of it and
    not unlike the original. `now` stands in for a missing date of publication. The article
    itself must not be among the `neighbours`.
    """
    article = analysis.article
    own = Telling(article.language, analysis.fingerprint, analysis.embedding)
    stories: dict[str, list[Neighbour]] = defaultdict(list)
    for neighbour in neighbours:
        stories[neighbour.story].append(neighbour)
    likenesses = compare_all(own, [_telling(neighbour) for neighbour in neighbours])
    found = {neighbour.key: likeness for neighbour, likeness in zip(neighbours, likenesses, strict=True)}
    published = article.published or now
    fits = [_fit(found, story, members, published) for story, members in stories.items()]
    fits.sort(key=lambda fit: fit.rank, reverse=True)
    home = next((fit for fit in fits if _may_join(fit, published)), None)
    return _joined(own, article, published, home, fits) if home else _alone(fits)


def _fit(likenesses: Mapping[int, Likeness], story: str, members: Sequence[Neighbour], published: datetime) -> _Fit:
    originals = [member for member in members if member.relation is Relation.ORIGINAL]
    original = min(originals, key=lambda member: (member.published, member.key), default=None)
    fits = [_Fit(story, member, likenesses[member.key], original, tuple(members), likenesses) for member in members]
    edition = _another_edition(fits, published)
    if edition:
        return edition
    linked = [fit for fit in fits if original is None or _holds(fit, likenesses[original.key])]
    return max(linked, key=lambda fit: fit.rank)


def _another_edition(fits: Sequence[_Fit], published: datetime) -> _Fit | None:
    """The member that best shows the article to be another edition of the story, None if it is none.

    All tellings are heard together: beside a translation that prints few digits a daily report looks like a reprint,
    and beside an original in miles a faithful translation in kilometres looks like another edition. Where one or two
    numbers are compared and none agrees, the dates decide: a slip comes with the reprint, a new value days later.
    """
    rules = load("reprints.toml")["figures"]
    heard = [fit for fit in fits if fit.likeness.kind in (*_JOINS, Kind.UPDATED)]
    if not heard or any(fit.likeness.kind is Kind.COPY for fit in heard):
        return None
    compared = sum(fit.likeness.compared for fit in heard)
    agreeing = sum(fit.likeness.agreeing for fit in heard)
    late = all(abs(published - fit.member.published) >= timedelta(days=rules["edition_days"]) for fit in heard)
    updated = [fit for fit in heard if fit.likeness.kind is Kind.UPDATED]
    if updated and agreeing < rules["agreement"] * compared:
        return max(updated, key=lambda fit: fit.rank)
    if compared and not agreeing and late:
        best = max(heard, key=lambda fit: fit.rank)
        why = f"{best.likeness.why}, days apart: a new edition"
        return replace(best, likeness=replace(best.likeness, kind=Kind.UPDATED, why=why))
    return None


def _telling(neighbour: Neighbour) -> Telling:
    return Telling(neighbour.language, neighbour.fingerprint, neighbour.embedding)


def _holds(fit: _Fit, to_original: Likeness) -> bool:
    """Whether a likeness to a member says something of the story: no chains from neighbour to neighbour."""
    if fit.member is fit.original or fit.likeness.kind in _VERBATIM:
        return True
    if fit.likeness.kind not in _JOINS or fit.member.relation is Relation.EXCERPT:
        return False
    rules = load("reprints.toml")
    told_otherwise = to_original.printed is not None and to_original.printed < float(rules["numbers"]["chain"])
    if fit.likeness.kind is Kind.SAME_NUMBERS and told_otherwise:
        return False
    if fit.likeness.kind is Kind.EXCERPT and to_original.passage is not None:
        return to_original.passage >= float(rules["passage"]["chain"])
    return to_original.content is None or to_original.content >= float(rules["vectors"]["chain"])


def _may_join(fit: _Fit, published: datetime) -> bool:
    if fit.likeness.kind in _VERBATIM:
        return True
    if fit.likeness.kind not in _JOINS or _is_round_up(fit, published):
        return False
    # With the original out of reach, a part of a part says nothing of the whole.
    return fit.original is not None or fit.member.relation is not Relation.EXCERPT


def _is_round_up(fit: _Fit, published: datetime) -> bool:
    """A later and much longer text that holds this one among others."""
    most: float = load("reprints.toml")["passage"]["round_up"]
    holds_it = fit.likeness.kind is Kind.EXCERPT and not fit.likeness.part and fit.likeness.longer > most
    return holds_it and not _before(published, fit.member.published)


def _joined(own: Telling, article: Article, published: datetime, home: _Fit, fits: Sequence[_Fit]) -> StoryLink:
    link = StoryLink(
        story=home.story,
        relation=relation_of(article, Place(home.member, home.origin, home.members, home.likenesses)),
        score=min(1.0, home.likeness.score),
        why=f"compared with {home.member.article_id}: {home.likeness.why}",
        original=home.origin.key,
        related=_near(fit for fit in fits if fit is not home),
        differing=_differing(own, home),
    )
    if not _leads(article, published, home):
        return link
    # What differs stands on the reprints: the new original prints nothing in place of anything.
    beside = {member.key: compare(_telling(member), own) for member in home.members}
    turned = redrawn(article, home.members, beside)
    former = next(each.relation for each in turned if each.key == home.origin.key)
    return replace(link, relation=Relation.ORIGINAL, displaced=former, differing=(), redrawn=turned)


def _differing(own: Telling, home: _Fit) -> tuple[str, ...]:
    """Values that stand in the place of others of the original, also where another telling is nearer.

    A faithful copy of a translation that slipped differs from the original as well.
    """
    if home.original is None or home.member is home.original:
        return home.likeness.differing
    from_original = compare(own, _telling(home.original)).differing
    told = {value for _, value, _ in home.original.fingerprint.numbers}
    from_member = (one for one in home.likeness.differing if one not in told)
    return tuple(dict.fromkeys([*from_original, *from_member]))


def _leads(article: Article, published: datetime, home: _Fit) -> bool:
    """Whether the article is what was copied: earlier than the original on file, no part or translation of it."""
    part = home.likeness.kind is Kind.EXCERPT and home.likeness.part
    if home.original is None or part or article.provenance.translated:
        return False
    return _before(published, home.original.published)


def _before(one: datetime, other: datetime) -> bool:
    """Whether `one` is earlier; by the day where one of them is a bare date (midnight)."""
    if time(0) in (one.time(), other.time()):
        return one.date() < other.date()
    return one < other


def _alone(fits: Sequence[_Fit]) -> StoryLink:
    updated = next((fit for fit in fits if fit.likeness.kind is Kind.UPDATED), None)
    best = updated or next(iter(fits), None)
    near = _near(fits)
    return StoryLink(
        story=None,
        relation=Relation.ORIGINAL,
        score=min(1.0, best.likeness.score) if best else 0.0,
        why=f"compared with {best.member.article_id}: {best.likeness.why}"
        if best and near
        else "nothing on file is like it",
        related=near,
        updated_edition=updated is not None,
    )


def _near(fits: Iterable[_Fit]) -> tuple[str, ...]:
    return tuple(fit.story for fit in fits if fit.likeness.kind is not Kind.APART)[:_MOST_RELATED]
