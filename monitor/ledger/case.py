"""One article before the ledger: what it states, and what is known beside it, sorted into plausible and doubted.

Enters: an analysis with its observations, its story and what the archive recalls. Leaves: a `Case`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.agencies import provider
from monitor.domain import Analysis, Article, Observation, Recollection, Relation, SeriesKey, StoryLink, doubt_in
from monitor.ledger.plausible import Suspicion, suspicions


@dataclass(frozen=True, slots=True)
class Case:
    """One article before the ledger.

    `known` are the plausible observations of other addresses, `doubted` their implausible ones,
    `previous` what this address said before. `suspicions` are those that are news; `told` those
    that other articles' arrival has brought up before. Of one that `is_doubtful` nobody can say if it is a
    translation of what is on file.
    """

    new: tuple[Observation, ...]
    known: tuple[Observation, ...]
    doubted: tuple[Observation, ...]
    previous: tuple[Observation, ...]
    link: StoryLink
    suspicions: tuple[Suspicion, ...]
    told: tuple[Suspicion, ...]
    names: Mapping[str, str]
    is_doubtful: bool = False

    @property
    def is_reprint(self) -> bool:
        return self.link.story is not None and self.link.relation != Relation.ORIGINAL


def open_case(
    analysis: Analysis, observations: Sequence[Observation], link: StoryLink, recollection: Recollection
) -> Case:
    """Sort what is recalled into plausible and doubted.

    Doubts are weighed anew on all that is at hand, quarantined or not, so that the result
    does not depend on the order of arrival. Only for the article's own series is that
    everything there is; elsewhere the mark on file stands.
    """
    article, previous = analysis.article, recollection.previous
    agency = _agency(article, link, recollection.observations)
    new = tuple(replace(each, story=link.story, agency=agency) for each in observations)
    elsewhere = [each for each in recollection.observations if each.article_id != article.id]
    found = suspicions([*new, *elsewhere])
    accused = {id(each) for suspicion in found for each in (suspicion.accused, *suspicion.echoes)}
    own = {each.series for each in new}
    doubted = [each for each in elsewhere if id(each) in accused or (each.quarantined and each.series not in own)]
    marked = set(map(id, doubted))
    return Case(
        new=new,
        known=tuple(each for each in elsewhere if id(each) not in marked),
        doubted=tuple(doubted),
        previous=previous.observations if previous else (),
        link=link,
        suspicions=tuple(each for each in found if _is_news(each, new, own)),
        told=tuple(each for each in found if not _is_news(each, new, own)),
        names={**recollection.names, **_names(analysis)},
        is_doubtful=doubt_in(article.warnings) is not None,
    )


def _agency(article: Article, link: StoryLink, known: Sequence[Observation]) -> str | None:
    """The agency that speaks in the article's story: what is on file of a story that it only repeats says it."""
    own = provider(article.provenance.agency, article.source)
    if link.story is None or link.relation == Relation.ORIGINAL:
        return own
    return next((each.agency for each in known if each.story == link.story), own)


def _names(analysis: Analysis) -> dict[str, str]:
    """Names of the places and organisations that the article is about, and of the places they lie in."""
    names = {entity.id: entity.name for entity in analysis.article.entities}
    for region in analysis.article.regions:
        names.update(zip(region.path_ids, region.path, strict=False))
    return names | {region.id: region.name for region in analysis.article.regions}


def _is_news(suspicion: Suspicion, new: Sequence[Observation], own: Collection[SeriesKey]) -> bool:
    """Is it new, and is the article a party to it? What others owe each other was told when they came."""
    if suspicion.accused.quarantined:
        return False
    parties = {id(suspicion.accused), *map(id, suspicion.witnesses)}
    return suspicion.accused.series in own or not parties.isdisjoint(map(id, new))
