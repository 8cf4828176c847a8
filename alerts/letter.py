"""What a message is made of before it has a form: findings, grouped, sorted and shortened.

Enters: a dispatch. Leaves: a `Letter` of plain strings that were made safe to show, which
`render` sets as text, HTML and Slack blocks. Never: markup, escaping for one form.
"""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from alerts import wording
from alerts.rules import weight
from alerts.safe import isolated, one_line, shortened, web_address
from alerts.wording import NameOf
from monitor.domain import Alert, ArticleFacts, Change, ChangeKind, Dispatch, Observation, Status
from monitor.ledger.phrases import SURE
from monitor.ledger.printed import language_of, named_bodies

MOST_FINDINGS = 50
SUBJECT_LENGTH = 150
_SENTENCE, _TITLE, _NOTE, _MOST_NOTES = 400, 160, 400, 12
_MOST_EXPLAINED = 5  # findings of one alert that keep the ledger's explanation
_RECOGNISED = 60  # letters at a sentence's start that tell its quotation from the ledger's own words
_REASONED = 3  # notes of this many lines do the sums and name the guess themselves


@dataclass(frozen=True)
class Statement:
    """One text's words: `before`, `surface` and `after` make the sentence.

    `label` names the place or period of a witness that is not the finding's own, `language` what the sentence is in,
    if that is not English, `naming` whom it names that may have counted; else they are empty.
    """

    label: str
    value: str
    before: str
    surface: str
    after: str
    source: str
    date: str
    title: str
    url: str | None
    language: str = ""
    naming: str = ""


@dataclass(frozen=True)
class Finding:
    """One change as a person reads it. `difference` and `guess` may be empty; `notes` are the ledger's own words,

    without the quotations that `statements` show. Notes that do the sums make the other two needless.
    `meaning` says what `severity` stands for; both and `command` are empty where a digest tells an ordinary new figure.
    """

    kind: str
    severity: str
    headline: str
    statements: tuple[Statement, ...]
    difference: str
    guess: str
    notes: tuple[str, ...]
    command: str
    meaning: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Letter:
    """All that one message says. `left_out` counts findings that `command` lists and the message doesn't."""

    id: str
    subject: str
    intro: str
    groups: tuple[Group, ...]
    left_out: int
    command: str
    alerts: str


def compose(dispatch: Dispatch, name_of: NameOf) -> Letter:
    """Lay out the alerts of one dispatch: most severe first, by kind, at most `MOST_FINDINGS` findings."""
    pairs = _most_severe_first(dispatch.alerts)
    shown = pairs[:MOST_FINDINGS]
    digest = len(dispatch.alerts) > 1 or dispatch.when != "at_once"
    return Letter(
        id=dispatch.id,
        subject=_digest_subject(dispatch, pairs) if digest else _subject(pairs, name_of),
        intro=_intro(pairs, digest=digest),
        groups=tuple(_groups(shown, name_of, brief=digest or len(pairs) > _MOST_EXPLAINED)),
        left_out=len(pairs) - len(shown),
        command=_since(dispatch.alerts),
        alerts=", ".join(alert.id for alert in dispatch.alerts[:3]) + (" …" if len(dispatch.alerts) > 3 else ""),
    )


Pair = tuple[Alert, Change]


def _most_severe_first(alerts: Iterable[Alert]) -> list[Pair]:
    """Every change once, though several alerts may tell it."""
    order = {kind: place for place, kind in enumerate(wording.kind_order())}
    once = {change.id: (alert, change) for alert in alerts for change in alert.changes}
    return sorted(once.values(), key=lambda pair: (-weight((pair[1],)), order[pair[1].kind]))


def _groups(pairs: list[Pair], name_of: NameOf, *, brief: bool) -> Iterator[Group]:
    for kind in wording.kind_order():
        found = tuple(_finding(alert, change, name_of, brief=brief) for alert, change in pairs if change.kind is kind)
        if found:
            yield Group(wording.kind_word(kind, many=len(found) > 1), found)


def _finding(alert: Alert, change: Change, name_of: NameOf, *, brief: bool) -> Finding:
    facts = {article.article_id: article for article in alert.articles}
    notes = () if brief else _notes(change)
    became = alert.updates.get(change.id) or (change.reason if change.status is Status.RESOLVED else None)
    ordinary = brief and len(change.observations) == 1 and weight((change,)) < 2
    return Finding(
        kind=wording.kind_word(change.kind),
        severity="" if ordinary else change.severity.value,
        headline=_updated(alert, change) + wording.headline(change, name_of),
        statements=tuple(
            _statement(o, _titled(change, o, facts.get(o.article_id)), wording.apart_from(change, o, name_of))
            for o in change.observations[-3:]
        ),
        difference=wording.difference(change) or "" if len(notes) < _REASONED else "",
        guess=wording.guess(change) or "" if len(notes) < _REASONED else "",
        notes=(one_line(became), *notes) if became else notes,
        command="" if ordinary else _command(change),
        meaning="" if ordinary else wording.meaning(change),
    )


def _updated(alert: Alert, change: Change) -> str:
    if change.status is Status.RESOLVED:
        return "Settled: "
    return "Update: " if change.id in alert.updates else ""


def _titled(change: Change, observation: Observation, facts: ArticleFacts | None) -> ArticleFacts | None:
    """An article's facts, without a title for what an earlier version gave: the last one's is on file."""
    earlier = change.kind is ChangeKind.EDITED and observation is not change.observations[-1]
    return replace(facts, title="") if facts and earlier else facts


def _notes(change: Change) -> tuple[str, ...]:
    """The explanation line by line, but for the lines that quote a sentence which is shown anyway."""
    quoted = {one_line(observation.sentence)[:_RECOGNISED] for observation in change.observations[-3:]}
    lines = (one_line(line) for line in change.explanation.splitlines())
    kept = (line for line in lines if line and not any(sentence and sentence in line for sentence in quoted))
    if change.status is Status.RESOLVED:  # how sure it was says nothing of what became of it
        kept = (line for line in kept if not line.startswith(SURE))
    return tuple(shortened(line, _NOTE) for line in list(kept)[:_MOST_NOTES])


def _statement(observation: Observation, facts: ArticleFacts | None, label: str) -> Statement:
    before, surface, after = _around(observation)
    source = (facts.source if facts else None) or observation.source or "unnamed source"
    return Statement(
        label=isolated(label),
        value=wording.stated(observation),
        before=isolated(before),
        surface=surface,
        after=isolated(after),
        source=isolated(shortened(one_line(source), _TITLE)),
        date=_date(facts, observation),
        title=isolated(shortened(one_line(facts.title), _TITLE)) if facts else "",
        url=web_address(facts.url) if facts else None,
        language=language_of(observation),
        naming=isolated(shortened(one_line(" and ".join(named_bodies(observation))), _TITLE)),
    )


def _around(observation: Observation) -> tuple[str, str, str]:
    """The sentence in three parts; a long one is cut on both sides of the figure."""
    sentence, surface = one_line(observation.sentence), one_line(observation.surface)
    place = sentence.find(surface)
    if not surface or place < 0:
        return shortened(sentence, _SENTENCE), "", ""
    before, after = sentence[:place], sentence[place + len(surface) :]
    half = _SENTENCE // 2
    before = before if len(before) <= half else "…" + before[-half:].lstrip()
    return before, surface, shortened(after, half)


def _date(facts: ArticleFacts | None, observation: Observation) -> str:
    if facts and facts.published:
        return _day(facts.published)
    return f"undated, seen {_day(observation.known_from)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _subject(pairs: list[Pair], name_of: NameOf) -> str:
    if not pairs:
        return "Figurewatch: nothing to tell"
    alert, change = pairs[0]
    more = f" (+{len(pairs) - 1} more)" if len(pairs) > 1 else ""
    head = f"{_updated(alert, change)}{wording.kind_word(change.kind)}: {wording.headline(change, name_of)}"
    return isolated(shortened(head, SUBJECT_LENGTH - len(more) - 2)) + more


def _digest_subject(dispatch: Dispatch, pairs: list[Pair]) -> str:
    name = {"daily": "Daily digest", "hourly": "Hourly digest"}.get(dispatch.when, "Digest")
    latest = max((alert.created for alert in dispatch.alerts), default=None)
    day = f", {_day(latest)}" if latest else ""
    return shortened(f"{name}{day}: {_counted(pairs)}", SUBJECT_LENGTH)


def _intro(pairs: list[Pair], *, digest: bool) -> str:
    if digest:
        return f"{_counted(pairs)}."
    same = len(pairs) - 1
    return f"{same} more finding{'s' if same > 1 else ''} about the same texts below." if same > 0 else ""


def _counted(pairs: list[Pair]) -> str:
    """`12 findings: 2 conflicts, 10 new series`."""
    counts = Counter(change.kind for _, change in pairs)
    named = [(counts[kind], kind) for kind in wording.kind_order() if counts[kind]]
    total = f"{len(pairs):,} finding{'' if len(pairs) == 1 else 's'}"
    return f"{total}: " + ", ".join(f"{count:,} {_lower(kind, count)}" for count, kind in named)


def _lower(kind: ChangeKind, count: int) -> str:
    words = wording.kind_word(kind, many=count > 1)
    return words[0].lower() + words[1:]


def _command(change: Change) -> str:
    """Lists this finding and its like. Ids are quoted for a shell, since open measures hold foreign words."""
    words = ("figurewatch", "changes", "--region", change.series.subject, "--indicator", change.series.measure)
    return " ".join(shlex.quote(one_line(word)) for word in words)


def _since(alerts: Iterable[Alert]) -> str:
    first = min((alert.created for alert in alerts), default=None)
    return f"figurewatch changes --since {first:%Y-%m-%d}" if first else "figurewatch changes"
