"""An archive in memory, so that sequences of articles can be judged: recall and record in a few lines."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain import (
    Analysis,
    Change,
    Observation,
    Provenance,
    Recollection,
    Recorded,
    Relation,
    SeriesKey,
    StoryLink,
    Verdict,
)
from monitor.ledger import judge, touched
from tests.build import NOON, a_link, an_analysis, an_article


class MemoryArchive:
    """Remembers observations and changes; recalls by series, and by family up and down the place path."""

    def __init__(self) -> None:
        self.observations: list[Observation] = []
        self.changes: dict[str, Change] = {}
        self.articles: dict[str, Recorded] = {}

    def take(self, analysis: Analysis, observations: Sequence[Observation], link: StoryLink | None = None) -> Verdict:
        """Walk one article through recall, judge and record."""
        link = link or a_link()
        verdict = judge(analysis, observations, link, self.recall(analysis, observations))
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
        wanted = touched(observations)
        paths = {o.series: o.subject_path for o in observations}
        known = [o for o in self.observations if any(_recalled(o, key, paths.get(key, ())) for key in wanted)]
        return Recollection(now=NOON, previous=self.articles.get(analysis.article.id), observations=tuple(known))

    def _record(self, verdict: Verdict) -> None:
        article = verdict.analysis.article.id
        story = verdict.link.story or f"story-{article}"
        mine = tuple(replace(o, story=story) for o in verdict.observations)
        doubted, right = set(map(id, verdict.quarantined)), set(map(id, verdict.released))
        kept = [o for o in self.observations if o.article_id != article]
        self.observations = [replace(o, quarantined=id(o) in doubted) if id(o) in doubted | right else o for o in kept]
        self.observations.extend(mine)
        for change in verdict.changes:
            self.changes.setdefault(change.id, change)
        self.articles[article] = Recorded(
            len(self.articles), article, story, 1, verdict.analysis.fingerprint.text, verdict.link.relation, mine
        )


def _recalled(known: Observation, key: SeriesKey, path: Sequence[str]) -> bool:
    if known.series == key:
        return True
    family = replace(known.series, subject=key.subject) == key
    return family and (known.series.subject in path or key.subject in known.subject_path)
