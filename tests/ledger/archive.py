"""An archive in memory, so that sequences of articles can be judged: recall and record in a few lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from monitor.domain import (
    Analysis,
    Change,
    ChangeKind,
    Filed,
    Observation,
    Provenance,
    Recollection,
    Recorded,
    Relation,
    SeriesKey,
    Status,
    StoryLink,
    Verdict,
)
from monitor.ledger import judge_fully, touched
from tests.build import NOON, a_link, an_analysis, an_article

LOUD = {ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE}


class MemoryArchive:
    """Remembers observations and changes; recalls by series, and by family up and down the place path."""

    def __init__(self) -> None:
        self.observations: list[Observation] = []
        self.changes: dict[str, Change] = {}
        self.told: set[str] = set()
        self.articles: dict[str, Recorded] = {}

    def take(self, analysis: Analysis, observations: Sequence[Observation], link: StoryLink | None = None) -> Verdict:
        """Walk one article through recall, judge and record."""
        link = link or a_link()
        verdict = judge_fully(analysis, observations, link, self.recall(analysis, observations), self)
        if verdict.outcome != "unchanged":
            self._record(verdict)
        return verdict

    def tell(
        self,
        *observations: Observation,
        text: str = "",
        reprint_of: str | None = None,
        agency: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> tuple[Change, ...]:
        """Take an article (it credits `agency`) that states `observations`, all of one article id; what is new."""
        first = observations[0]
        more = {"published": first.known_from, "provenance": Provenance(agency=agency), "warnings": warnings}
        analysis = an_analysis(an_article(text or first.article_id, id=first.article_id, **more))
        link = a_link()
        if reprint_of:
            link = a_link(Relation.TRANSLATION, story=f"story-{reprint_of}")
        return self.take(analysis, observations, link).changes

    def recall(self, analysis: Analysis, observations: Sequence[Observation]) -> Recollection:
        """What is known of the series stated, and of those that the address stated before."""
        previous = self.articles.get(analysis.article.id)
        paths = {o.series: o.subject_path for o in (*self.observations, *observations)}
        stated = (*touched(observations), *(o.series for o in previous.observations)) if previous else None
        return self._about(stated or touched(observations), paths, previous)

    def with_series(
        self, known: Recollection, series: Sequence[SeriesKey], periods: Collection[str] | None
    ) -> Recollection:
        more = self._about(series, {o.series: o.subject_path for o in self.observations}, known.previous)
        return replace(more, disputed=known.disputed)

    def disputes(self, claims: Sequence[Change]) -> tuple[SeriesKey, ...]:
        parties = {(claim.series.subject, o.article_id) for claim in claims for o in claim.observations}
        return tuple(
            change.series
            for change in self.standing()
            if change.kind in LOUD
            and any((change.series.subject, o.article_id) in parties for o in change.observations)
        )

    def _about(
        self, series: Sequence[SeriesKey], paths: Mapping[SeriesKey, Sequence[str]], previous: Recorded | None
    ) -> Recollection:
        known = [o for o in self.observations if any(_recalled(o, key, paths.get(key, ())) for key in series)]
        findings = [Filed(one, one.id in self.told) for one in self.changes.values() if one.series in series]
        complete, disputed = frozenset(series), frozenset(self._disputed(series))
        return Recollection(NOON, previous, (), tuple(known), {}, tuple(findings), complete, disputed)

    def _disputed(self, series: Sequence[SeriesKey]) -> Iterator[SeriesKey]:
        things = {(key.subject, key.measure) for key in series}
        families = {replace(key, subject="") for key in series}
        for change in self.standing():
            key = change.series
            alike = (key.subject, key.measure) in things or replace(key, subject="") in families
            if change.kind == ChangeKind.CONFLICTING and alike:
                yield key

    def standing(self) -> list[Change]:
        """Findings that nothing has settled."""
        return [change for change in self.changes.values() if change.status != Status.RESOLVED]

    def _record(self, verdict: Verdict) -> None:
        article = verdict.analysis.article.id
        story = verdict.link.story or f"story-{article}"
        mine = tuple(replace(o, story=story) for o in verdict.observations)
        doubted, right = set(map(id, verdict.reckoning.quarantined)), set(map(id, verdict.reckoning.released))
        kept = [o for o in self.observations if o.article_id != article]
        self.observations = [replace(o, quarantined=id(o) in doubted) if id(o) in doubted | right else o for o in kept]
        self.observations.extend(mine)
        self.told |= {change.id for change in verdict.changes}
        for change in (*verdict.changes, *verdict.reckoning.filed):
            self.changes.setdefault(change.id, change)
        for update in verdict.reckoning.updates:
            if update.now is None or update.now.id != update.was.id:
                self.changes[update.was.id] = replace(update.was, status=Status.RESOLVED)
            if update.now is not None:
                self.changes[update.now.id] = update.now
                if update.was.id in self.told:
                    self.told.add(update.now.id)
        self.articles[article] = Recorded(
            len(self.articles), article, story, 1, verdict.analysis.fingerprint.text, verdict.link.relation, mine
        )


def _recalled(known: Observation, key: SeriesKey, path: Sequence[str]) -> bool:
    if known.series == key:
        return True
    family = replace(known.series, subject=key.subject) == key
    return family and (known.series.subject in path or key.subject in known.subject_path)
