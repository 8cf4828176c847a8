"""The words of the product as frozen dataclasses: what rooms hand each other.

Nothing here reads, writes or computes more than a comparison; standard library
only. `docs/glossary.md` explains the words, `docs/decisions/0001-house.md` who
makes and who takes which of them. Times are aware UTC, offsets count Unicode
code points of `Article.text`, numbers are `Decimal`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

# ───────────────────────────── what is polled ─────────────────────────────


@dataclass(frozen=True, slots=True)
class Feed:
    """One address that is polled. `interval` is the wish; the server may ask for more."""

    url: str
    interval: timedelta


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and the feeds of it that are polled.

    `language` is the BCP 47 tag that its texts are in (None: detect), `country` its
    ISO 3166-1 code (weak evidence for places). `local` allows exactly the hosts and
    ports of its own feed addresses to be private ones. `pages` is False when the
    feed's own text is enough and linked pages must not be fetched.
    """

    name: str
    feeds: tuple[Feed, ...]
    language: str | None = None
    country: str | None = None
    local: bool = False
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as fetched, after content decoding. `content_type` is the header as sent, or ''."""

    url: str
    final_url: str
    status: int
    body: bytes
    content_type: str
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `id` is what recognises it next time, never empty.

    `content` is the item's own HTML or text, None if it has none; `published` is
    None or no later than a day after it was read.
    """

    id: str
    url: str | None
    title: str
    published: datetime | None = None
    content: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's bytes say. `dropped` counts items over the limit."""

    entries: tuple[Entry, ...]
    title: str = ""
    language: str | None = None
    warnings: tuple[str, ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the archive remembers of one feed between polls; the truth of the schedule.

    `etag` and `last_modified` are echoed byte for byte. `next_due` is never moved
    forward in time by a restart. `baseline` is True until the first poll that parsed
    has been recorded. `moved_to`/`moved_times` count polls in a row that a permanent
    redirect led to a feed (three make it the address). `last_full` is the last
    unconditional poll that succeeded. `gone` stops polling (410).
    """

    url: str
    source: str
    next_due: datetime
    etag: str | None = None
    last_modified: str | None = None
    last_full: datetime | None = None
    failures: int = 0
    baseline: bool = True
    moved_to: str | None = None
    moved_times: int = 0
    gone: bool = False
    last_error: str | None = None
    last_error_code: str | None = None
    last_success: datetime | None = None


@dataclass(frozen=True, slots=True)
class QueuedEntry:
    """An entry that was read from a feed and has not been walked to its end yet.

    `key` is the archive's row; `tries` counts the walks that failed or never came back;
    `baseline` marks entries of a feed's first poll: recorded, but nothing is sent.
    """

    key: int
    feed_url: str
    source: str
    entry: Entry
    baseline: bool
    tries: int
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """One host's robots.txt as fetched. `text` None: the host is closed until `expires` (503, silence)."""

    host: str
    text: str | None
    fetched_at: datetime
    expires: datetime


# ───────────────────────────── an article's way ─────────────────────────────


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it comes in: exactly one of `html` (raw bytes) and `text` is set.

    `id` is the caller's own (the canonical address for fetched articles). `title`,
    `language`, `published`, `source` are hints. `content_type` carries the server's
    charset, if any. `country` is that of the source.
    """

    id: str
    url: str | None = None
    html: bytes | None = None
    text: str | None = None
    title: str | None = None
    language: str | None = None
    published: datetime | None = None
    source: str | None = None
    content_type: str = ""
    authors: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """Main text of a document, notices and all; paragraphs are separated by newlines."""

    title: str
    text: str
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece that cleaning took out, and the rule that did."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who says it, first hand (`agency`) and through whom (`via`, outermost first)."""

    publisher: str | None = None
    agency: str | None = None
    translated: bool = False
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text without notices. `dateline` is a place name cut from the opening line, or None."""

    title: str
    text: str
    removed: tuple[Removal, ...] = ()
    provenance: Provenance = Provenance()
    dateline: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place or organisation named in the text: `text[start:end]`. `path` runs from the country down to `id`.

    `kind` is `country`, `region`, `city`, `macro`, `org` or `list` (a ranking).
    """

    start: int
    end: int
    id: str
    name: str
    path: tuple[str, ...]
    kind: str


class Role(StrEnum):
    SUBJECT = "subject"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Region:
    """A place that the article is about or names. `score` 0 to 1, `spans` its evidence.

    `path` holds names from the country down, `path_ids` the ids in the same order (the last is `id`).
    """

    id: str
    name: str
    path: tuple[str, ...]
    path_ids: tuple[str, ...]
    role: Role
    score: float
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation (`org:…`) or ranking (`list:…`) that figures are about."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Description:
    """Language, places, organisations and topics of one text; `mentions` in text order, not overlapping."""

    language: str | None
    regions: tuple[Region, ...] = ()
    entities: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()


class FigureKind(StrEnum):
    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    RANK = "rank"
    RATIO = "ratio"
    STREAK = "streak"


class Approx(StrEnum):
    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    UNDER = "under"
    RANGE = "range"


class Transform(StrEnum):
    LEVEL = "level"
    SHARE = "share"
    YOY = "yoy"
    CAGR = "cagr"
    MOM = "mom"
    ABS_CHANGE = "abs_change"
    RATIO_TO_BASE = "ratio_to_base"
    RANK = "rank"
    STREAK = "streak"


class Modality(StrEnum):
    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"
    POLICY_OFFER = "policy_offer"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed and what it means. `text[start:end] == surface`.

    `value`, `low`, `high` are in base units; the interval [low, high) is what wording
    and printed precision allow (None: open end). `step` is the size of the last printed
    place in base units ("245.31 billion" → 10**7; 0 when spelled out). `subject_path`
    holds the ids from the country down to `subject`. `scope` is the words that bound a
    rank or a total ("among major Chinese cities"), lower-cased, or None. `cues` are
    facts about the wording that the ledger weighs: `revision` ("revised from"),
    `stock` (an undated "now has"), `primary:…` (who measured it), `derived`,
    `inherited_period` (not in the sentence), `weak_period`.
    `sentence_start:sentence_end` is the sentence around it.
    """

    start: int
    end: int
    surface: str
    kind: FigureKind
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    step: Decimal = Decimal(0)
    approx: Approx = Approx.EXACT
    direction: str | None = None
    subject: str | None = None
    subject_path: tuple[str, ...] = ()
    indicator: str | None = None
    indicator_text: str | None = None
    period: str | None = None
    transform: Transform = Transform.LEVEL
    denominator: str | None = None
    scope: str | None = None
    modality: Modality = Modality.ACTUAL
    pair_of: int | None = None
    confidence: float = 0.5
    sentence_start: int = 0
    sentence_end: int = 0
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Article:
    """Clean text, what was removed from it, and what it is about. Made once, in a worker."""

    id: str
    url: str | None
    title: str
    text: str
    language: str | None
    published: datetime | None
    authors: tuple[str, ...] = ()
    source: str | None = None
    removed: tuple[Removal, ...] = ()
    provenance: Provenance = Provenance()
    regions: tuple[Region, ...] = ()
    entities: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedding:
    """Sentence vectors: `vectors` holds `len(spans)` rows of `dims` int8 each (unit vectors × 127).

    `model` names model and version; vectors of different models are never compared.
    `mean` is the normalised mean of the rows in the same form: the document's own vector,
    what a DocumentVector is made of.
    """

    model: str
    dims: int
    spans: tuple[tuple[int, int], ...]
    vectors: bytes
    mean: bytes = b""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What recognises a text without a model: hash of the normalised text and of each sentence of it.

    `sentences` keeps order and repeats; `numbers` are the printed values of its figures
    (years left out), as canonical decimal strings, for the figures veto.
    """

    text: str
    sentences: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the pure rooms make of one document."""

    article: Article
    figures: tuple[Figure, ...]
    fingerprint: Fingerprint
    embedding: Embedding | None = None


# ───────────────────────────── stories ─────────────────────────────


class Relation(StrEnum):
    ORIGINAL = "original"
    REPRINT = "reprint"
    TRANSLATION = "translation"
    BACK_TRANSLATION = "back_translation"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article already recorded that may tell the same story. `key` is the archive's row of it."""

    key: int
    story: str
    article_id: str
    language: str | None
    published: datetime
    source: str | None
    fingerprint: Fingerprint
    embedding: Embedding | None = None
    relation: Relation = Relation.ORIGINAL


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Where the article belongs. `story` None opens a new one. `score` 0 to 1, `why` for a person.

    `related` are stories of the same event that stay apart. `differing` are printed
    values that this reprint has and its original has not (a discrepancy). `original` is
    the row of the story's original; where the article itself, published earlier, takes
    its place (relation `original` in a story on file), `displaced` is what that row is now.
    """

    story: str | None
    relation: Relation
    score: float
    why: str
    original: int | None = None
    related: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    updated_edition: bool = False
    displaced: Relation | None = None


# ───────────────────────────── the ledger ─────────────────────────────


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What makes two observations comparable; attributes (value, source, wording) never do.

    `measure` is an indicator's id, or `open:LANGUAGE:words` for one that we do not know.
    `frequency` is `A`, `H` (half-year), `Q`, `M`, `D`, `I` (interval), `E` (edition of a
    ranking) or `S` (undated stock).
    """

    subject: str
    measure: str
    transform: Transform
    unit_class: str
    denominator: str | None = None
    scope: str | None = None
    frequency: str = "A"


@dataclass(frozen=True, slots=True)
class Observation:
    """A value that one article states for a series and a period.

    `key` is None before it is recorded. `known_from` is when the article was published
    (or arrived, when it does not say); intervals are half-open [low, high). `story`
    counts for independence: None while the article's story is not yet named.
    `quarantined` observations are shown, never a baseline.
    """

    series: SeriesKey
    subject_path: tuple[str, ...]
    period: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    unit: str
    approx: Approx
    modality: Modality
    article_id: str
    story: str | None
    source: str | None
    language: str | None
    known_from: datetime
    start: int
    end: int
    surface: str
    sentence: str
    figure: int
    cues: frozenset[str] = frozenset()
    quarantined: bool = False
    key: int | None = None


class ChangeKind(StrEnum):
    NEW_SERIES = "new_series"
    NEW_PERIOD = "new_period"
    REVISED = "revised"
    CONFLICTING = "conflicting"
    CORROBORATED = "corroborated"
    RESTATED = "restated"
    OLDER_VINTAGE = "older_vintage"
    IMPLAUSIBLE = "implausible"
    EDITED = "edited"
    DISCREPANCY = "discrepancy"


class Severity(StrEnum):
    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Hypothesis(StrEnum):
    PERIOD_LABEL = "period_label"
    SCALE = "scale"
    UNIT = "unit"
    SCOPE = "scope"
    ROUNDING = "rounding"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Change:
    """What an observation adds to what is known. `id` and `group` are hashes of its facts,

    so the same finding made twice is the same row. `observations` runs from known to
    new. `explanation` is for a person: what each text says, then the arithmetic, then
    the guess, named as one.
    """

    id: str
    kind: ChangeKind
    severity: Severity
    series: SeriesKey
    period: str
    group: str
    observations: tuple[Observation, ...]
    explanation: str
    hypothesis: Hypothesis | None = None
    status: str = "standing"


@dataclass(frozen=True, slots=True)
class Recollection:
    """What the archive knows that can matter for one article (the one read).

    `previous` is the version of this very address that is on file, `neighbours` are
    near texts, `observations` all vintages of the series touched and of the same
    series one level up or down the place path. `names` of subjects, by id, for messages. `now` is
    the time of the read.
    """

    now: datetime
    previous: "Recorded | None" = None
    neighbours: tuple[Neighbour, ...] = ()
    observations: tuple[Observation, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An article on file. `key` is its row, `version` counts from 1, `text_hash` recognises its text."""

    key: int
    article_id: str
    story: str
    version: int
    text_hash: str
    relation: Relation = Relation.ORIGINAL
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `judge` decided, ready to be recorded.

    `quarantined` are observations already on file that this article shows to be
    implausible: they are marked as such, so that nothing is compared with them later.
    `released` are quarantined ones that it shows to be right after all.
    """

    analysis: Analysis
    link: StoryLink
    observations: tuple[Observation, ...]
    changes: tuple[Change, ...]
    outcome: str = "stored"
    quarantined: tuple[Observation, ...] = ()
    released: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentVector:
    """The mean sentence vector of an article on file, for the window of candidates. `key` is its row."""

    key: int
    published: datetime
    model: str
    vector: bytes


# ───────────────────────────── what users add ─────────────────────────────


@dataclass(frozen=True, slots=True)
class CustomPlace:
    """A user's macro-region: `id` begins with `macro:`, `members` are place ids."""

    id: str
    name: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomTopic:
    """A user's topic: `id` begins with `custom:`. Any of words, indicators, places makes it fit."""

    id: str
    name: str
    words: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomIndicator:
    """A user's indicator. `names` maps a language ("en") to the words it goes by there; `unit` None: any."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """The places, topics and indicators of `sources.yaml`, handed to the pure rooms."""

    places: tuple[CustomPlace, ...] = ()
    topics: tuple[CustomTopic, ...] = ()
    indicators: tuple[CustomIndicator, ...] = ()


# ───────────────────────────── alerts ─────────────────────────────


@dataclass(frozen=True, slots=True)
class Rule:
    """Who wants to know what. Empty tuples mean "any". `threshold` is the least change in
    percent of the older value. `when` is `at_once`, `hourly` or `daily`.
    """

    name: str
    channels: tuple[str, ...]
    kinds: tuple[ChangeKind, ...] = ()
    severity: Severity = Severity.INFO
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: Decimal | None = None
    when: str = "at_once"
    watched_only: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """A series, or a family of them, whose every new period is told at once. Empty means "any"."""

    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a message or a rule says of an article besides its figures."""

    article_id: str
    url: str | None
    title: str
    source: str | None
    published: datetime | None
    language: str | None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """The thing to tell: all changes of one group that one rule picked.

    `id` is a hash of rule and group, so that no alert is made twice. `articles` holds
    the facts of every article that the changes quote.
    """

    id: str
    rule: str
    group: str
    changes: tuple[Change, ...]
    articles: tuple[ArticleFacts, ...]
    channels: tuple[str, ...]
    when: str
    created: datetime


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REJECTED = "rejected"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One message to send now: the alerts of one batch for one recipient of one channel.

    `id` is fixed at the first try and stays the same at every repeat (it becomes the
    Message-ID), and so does the set of alerts. `tries` counts the tries before this one.
    """

    id: str
    channel: str
    recipient: str
    alerts: tuple[Alert, ...]
    when: str
    tries: int
    first_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A row to be written beside its alert: send no earlier than `not_before`, together with its `batch`.

    `batch` is `once:ALERT` for alerts told at once (one message per alert) or
    `hourly:2025-01-31T10` / `daily:2025-01-31` for digests. Unique: (alert, channel, recipient).
    """

    alert: str
    channel: str
    recipient: str
    batch: str
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered Dispatch. `blocks` is Slack's structure, None for other channels."""

    id: str
    subject: str
    text: str
    html: str
    blocks: tuple[Mapping[str, Any], ...] = field(default=())
