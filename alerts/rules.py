"""Who wants to know: from a verdict's changes to the alerts that rules make of them.

Enters: a verdict, the rules and watches of `sources.yaml`, the facts of the articles that it
quotes. Leaves: alerts, one per rule and group, told to nobody yet (`routing` does that).
Never: a clock, an archive, a message's wording.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from monitor.domain import (
    NO_PLACES,
    Alert,
    ArticleFacts,
    Change,
    ChangeKind,
    Observation,
    Role,
    Rule,
    Severity,
    Status,
    Update,
    Verdict,
    Watch,
    with_facets,
)

# Told only to those who name the kind: a repeat is not news.
FILED_ONLY = frozenset({ChangeKind.CORROBORATED, ChangeKind.RESTATED, ChangeKind.OLDER_VINTAGE})

# What holds while `sources.yaml` has no rules. Without channels of its own a rule tells every channel.
DEFAULT_RULES = (
    Rule("news", channels=(), kinds=(ChangeKind.REVISED, ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE)),
    Rule("watched", channels=(), kinds=(ChangeKind.NEW_PERIOD,), watched_only=True),
    Rule(
        "digest",
        channels=(),
        kinds=(ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD, ChangeKind.EDITED, ChangeKind.DISCREPANCY),
        when="daily",
    ),
)

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def select(
    verdict: Verdict,
    rules: Sequence[Rule],
    watches: Sequence[Watch],
    facts: Mapping[str, ArticleFacts],
    now: datetime,
) -> tuple[Alert, ...]:
    """Alerts about `verdict`, in the order of the rules, then of the changes; the default rules if there are none.

    Updates of findings that were told come last, each an alert of its own, to those who are told of such findings.

    An alert tells what its rule picked of a group, then what other rules picked of it for the
    same channels, since a channel hears of a group once. What its rule picked decides when;
    while nothing of that is `medium` or more it waits for the daily digest, whatever the rule says.
    """
    view = _View(verdict, watches, facts)
    rules = rules or DEFAULT_RULES
    picks: dict[str, dict[int, list[Change]]] = {}
    for change in verdict.changes:
        for place, rule in enumerate(rules):
            if _fits(change, rule, view):
                picks.setdefault(change.group, {}).setdefault(place, []).append(change)
    told = tuple(
        _alert(rule, group, own, _shared(place, picked, rules), view, now)
        for place, rule in enumerate(rules)
        for group, picked in picks.items()
        if (own := picked.get(place))
    )
    news = [update for update in verdict.reckoning.updates if update.is_news]
    return told + tuple(_update(rule, one, view, now) for rule in rules for one in news if _fits(one.was, rule, view))


def with_members(rules: Iterable[Rule], members: Mapping[str, Collection[str]]) -> tuple[Rule, ...]:
    """Rules whose regions also name what lies in a macro-region, since no path leads through one.

    `members` maps `macro:…` to the ids of its places; members that are macro-regions are followed.
    """
    return tuple(replace(rule, regions=_widened(rule.regions, members)) for rule in rules)


def watches_with_members(watches: Iterable[Watch], members: Mapping[str, Collection[str]]) -> tuple[Watch, ...]:
    """As `with_members`, for watches."""
    return tuple(replace(watch, regions=_widened(watch.regions, members)) for watch in watches)


def weight(changes: Iterable[Change]) -> int:
    """How much the most severe of `changes` weighs, for sorting: 0 is `info`, 3 is `high`."""
    return max((_WEIGHT[change.severity] for change in changes), default=0)


def size_of(change: Change) -> Decimal | None:
    """Change in percent of the older value; None where there is nothing to compare. Infinite from zero."""
    if len(change.observations) < 2:
        return None
    older, newer = change.observations[-2:]
    if older.unit != newer.unit:
        return None
    if older.value == 0:
        return Decimal(0) if newer.value == 0 else Decimal("Infinity")
    return abs((newer.value - older.value) / older.value) * 100


@dataclass(frozen=True)
class _View:
    """One verdict as rules look at it."""

    verdict: Verdict
    watches: Sequence[Watch]
    facts: Mapping[str, ArticleFacts]

    def places(self, change: Change) -> frozenset[str]:
        """Ids of the place that the figure is about and of all it lies in.

        An organisation, ranking or site lies nowhere by itself; it counts for the places that the article is about.
        """
        newest = change.observations[-1]
        own = frozenset(newest.subject_path) | {change.series.subject}
        if newest.subject_path and not change.series.subject.startswith(NO_PLACES):
            return own
        about = (region for region in self.verdict.analysis.article.regions if region.role is Role.SUBJECT)
        return own | {place for region in about for place in (*region.path_ids, region.id)}

    def topics(self, change: Change) -> frozenset[str]:
        quoted = (self.facts[o.article_id] for o in change.observations if o.article_id in self.facts)
        own = (topic.id for topic in self.verdict.analysis.article.topics)
        return frozenset(topic for article in quoted for topic in article.topics) | frozenset(own)

    def watched(self, change: Change) -> bool:
        return any(self.in_regions(change, w.regions) and _measures(change, w.indicators) for w in self.watches)

    def in_regions(self, change: Change, regions: Sequence[str]) -> bool:
        return not regions or not self.places(change).isdisjoint(regions)


def _fits(change: Change, rule: Rule, view: _View) -> bool:
    return (
        (change.kind in rule.kinds if rule.kinds else change.kind not in FILED_ONLY)
        and _WEIGHT[change.severity] >= _WEIGHT[rule.severity]
        and _measures(change, rule.indicators)
        and _reaches(change, rule.threshold)
        and view.in_regions(change, rule.regions)
        and (not rule.topics or not view.topics(change).isdisjoint(rule.topics))
        and (not rule.watched_only or view.watched(change))
    )


def _measures(change: Change, indicators: Sequence[str]) -> bool:
    measure = change.series.measure
    # `gdp` covers `gdp.rank`, not `gdp_deflator`; `open:en` all open measures in English.
    return not indicators or any(
        measure in with_facets(wanted) or measure.startswith(f"{wanted}:") for wanted in indicators
    )


def _reaches(change: Change, threshold: Decimal | None) -> bool:
    """A change without a size passes only where it is news by itself: impossible values, other units."""
    if threshold is None:
        return True
    size = size_of(change)
    if size is None:
        return change.kind is ChangeKind.IMPLAUSIBLE or len(change.observations) > 1
    return size >= threshold


def _shared(place: int, picked: Mapping[int, Sequence[Change]], rules: Sequence[Rule]) -> list[Change]:
    """What other rules for the same channels picked of the group, without repeats."""
    mine, seen = rules[place].channels, {change.id for change in picked[place]}
    shared: dict[str, Change] = {}
    for other, changes in picked.items():
        theirs = rules[other].channels
        if not mine or not theirs or set(mine) & set(theirs):
            shared |= {change.id: change for change in changes if change.id not in seen}
    return list(shared.values())


def _alert(
    rule: Rule, group: str, own: Sequence[Change], shared: Sequence[Change], view: _View, now: datetime
) -> Alert:
    urgent = weight(own) >= _WEIGHT[Severity.MEDIUM]
    changes = (*own, *shared)
    return Alert(
        # Of what it tells, because another version of an article may add to a group that has been told.
        id=_hash(rule.name, group, *sorted(change.id for change in own)),
        rule=rule.name,
        group=group,
        changes=changes,
        articles=_quoted((o for change in changes for o in change.observations), view),
        channels=rule.channels,
        when="daily" if rule.when == "at_once" and not urgent else rule.when,
        created=now,
    )


def _update(rule: Rule, update: Update, view: _View, now: datetime) -> Alert:
    """What became of a finding, told by itself: the message that told it has left."""
    change = update.now or replace(update.was, status=Status.RESOLVED, reason=update.reason)
    alert = _alert(rule, change.group, (change,), (), view, now)
    brought = view.verdict.analysis  # a finding may be settled, stand again and be settled once more
    facts = (update.was.id, change.id, change.kind, change.status, change.hypothesis)
    name = _hash(rule.name, "update", *facts, brought.article.id, brought.fingerprint.text)
    return replace(alert, id=name, updates={change.id: update.reason})


def _hash(*facts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, facts)).encode()).hexdigest()[:20]


def _quoted(observations: Iterable[Observation], view: _View) -> tuple[ArticleFacts, ...]:
    """Facts of every quoted article, in order of appearance; the verdict's own from itself if need be."""
    article = view.verdict.analysis.article
    own = ArticleFacts(
        article.id,
        article.url,
        article.title,
        article.source,
        article.published,
        article.language,
        tuple(topic.id for topic in article.topics),
    )
    known = {article.id: own, **view.facts}
    ids = dict.fromkeys(observation.article_id for observation in observations)
    return tuple(known[article_id] for article_id in ids if article_id in known)


def _widened(regions: Sequence[str], members: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    wide = dict.fromkeys(regions)
    waiting = list(regions)
    while waiting:
        for place in members.get(waiting.pop(), ()):
            if place not in wide:
                wide[place] = None
                waiting.append(place)
    return tuple(wide)
