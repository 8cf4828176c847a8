"""What the archive's tables look like. They never leave this package.

Facts are appended: a new version of an article is a new row, and what it replaces gets an
end (`known_to`, `believed_to`), so that one WHERE shows what was held to be true on any day.
Every table has a natural key, so that a step done twice changes nothing. An index stands
beside the query that it serves, named in a comment.

The table for searching words is missing here because each database has its own kind:
`article_words` is made by the first migration.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Index, LargeBinary, MetaData, Table, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from storage.columns import ExactDecimal, Json, SafeText, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(SQLModel):
    metadata = metadata


def text(*, primary_key: bool = False, foreign_key: str | None = None) -> Any:
    if foreign_key:
        return Field(sa_type=SafeText, primary_key=primary_key, foreign_key=foreign_key)
    return Field(sa_type=SafeText, primary_key=primary_key)


def optional_text() -> Any:
    return Field(default=None, sa_type=SafeText, nullable=True)


def moment() -> Any:
    return Field(sa_type=UtcTime)


def optional_moment() -> Any:
    return Field(default=None, sa_type=UtcTime, nullable=True)


def exact(*, nullable: bool = False) -> Any:
    return Field(sa_type=ExactDecimal, nullable=nullable)


def json_value() -> Any:
    return Field(sa_type=Json)


def row_key() -> Any:
    return Field(default=None, primary_key=True)


# ───────────────────────────── articles and stories ─────────────────────────────


class Page(Base, table=True):
    """Bytes as fetched, zlib-compressed, so that `replay` can walk them again. `digest`: of address and bytes.

    `status` 0: not fetched but handed in (`ingest`, a feed's own text).
    """

    __table_args__ = (UniqueConstraint("digest"),)
    key: int | None = row_key()
    url: str = text()
    final_url: str = text()
    status: int
    body: bytes = Field(sa_type=LargeBinary)
    digest: str = text()
    content_type: str = text()
    fetched_at: datetime = moment()
    etag: str | None = optional_text()
    last_modified: str | None = optional_text()


class Story(Base, table=True):
    id: str = text(primary_key=True)
    opened: datetime = moment()


class RelatedStory(Base, table=True):
    """Stories of one event that stay apart."""

    __tablename__ = "related_story"
    story: str = text(primary_key=True, foreign_key="story.id")
    other: str = text(primary_key=True, foreign_key="story.id")


class Article(Base, table=True):
    """One version of the text at one address; the narrow half, read by every search.

    `stands_at` is when it was published, or arrived if it does not say. The version was
    what we knew from `known_from` until `known_to` (None: still). `agency` is the one that
    its text credits, `differing` what a reprint prints in place of values of its original.
    """

    __table_args__ = (
        UniqueConstraint("address", "version"),
        # Reading one article by the caller's id, of any length: PostgreSQL's B-tree stops at 2,704 bytes.
        Index(None, "article_id", postgresql_using="hash"),
        Index(None, "text_hash"),  # recall: the same text elsewhere
        Index(None, "story"),  # reading stories
        Index(None, "stands_at", "key"),  # newest first, and the window of vectors
    )
    key: int | None = row_key()
    address: str = text()
    version: int
    article_id: str = text()
    url: str | None = optional_text()
    title: str = text()
    language: str | None = optional_text()
    source: str | None = optional_text()
    agency: str | None = optional_text()
    published: datetime | None = optional_moment()
    stands_at: datetime = moment()
    known_from: datetime = moment()
    known_to: datetime | None = optional_moment()
    text_hash: str = text()
    sentence_count: int
    story: str = text(foreign_key="story.id")
    relation: str = text()
    score: float
    why: str = text()
    original: int | None = Field(default=None, foreign_key="article.key", nullable=True)
    differing: Any = Field(sa_type=Json, sa_column_kwargs={"server_default": "[]"})
    page: int | None = Field(default=None, foreign_key="page.key", nullable=True)
    baseline: bool = False
    recorded_at: datetime = moment()


class ArticleText(Base, table=True):
    """The wide half of an article: text, fingerprint and everything that was found out about it."""

    __tablename__ = "article_text"
    article: int = Field(primary_key=True, foreign_key="article.key", sa_column_kwargs={"autoincrement": False})
    text: str = text()
    sentences: Any = json_value()
    numbers: Any = json_value()
    numerals: Any = Field(sa_type=Json, sa_column_kwargs={"server_default": "[]"})
    details: Any = json_value()


class ArticleRegion(Base, table=True):
    __tablename__ = "article_region"
    __table_args__ = (Index(None, "place", "article"),)  # reading with --region
    article: int = Field(primary_key=True, foreign_key="article.key")
    place: str = text(primary_key=True)
    role: str = text(primary_key=True)
    score: float


class ArticleTopic(Base, table=True):
    __tablename__ = "article_topic"
    __table_args__ = (Index(None, "topic", "article"),)  # reading with --topic
    article: int = Field(primary_key=True, foreign_key="article.key")
    topic: str = text(primary_key=True)
    score: float


class PlaceIn(Base, table=True):
    """What lies in what, as the articles' own place paths say; every place lies in itself."""

    __tablename__ = "place_in"
    __table_args__ = (Index(None, "ancestor", "place"),)  # everything that lies in a region
    place: str = text(primary_key=True)
    ancestor: str = text(primary_key=True)


class SentenceHash(Base, table=True):
    """Which articles hold a sentence. `day` counts from 1970, so that one index range is hash and window."""

    __tablename__ = "sentence_hash"
    hash: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    day: int = Field(primary_key=True)
    article: int = Field(primary_key=True, foreign_key="article.key")


class NumeralPair(Base, table=True):
    """Which articles print two numbers one after the other. As `SentenceHash`."""

    __tablename__ = "numeral_pair"
    hash: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    day: int = Field(primary_key=True)
    article: int = Field(primary_key=True, foreign_key="article.key")


class Embedding(Base, table=True):
    article: int = Field(primary_key=True, foreign_key="article.key", sa_column_kwargs={"autoincrement": False})
    model: str = text()
    dims: int
    spans: Any = json_value()
    vectors: bytes = Field(sa_type=LargeBinary)
    mean: bytes = Field(sa_type=LargeBinary)


# ───────────────────────────── figures and the ledger ─────────────────────────────


class Figure(Base, table=True):
    """A figure of one article version. `value_num` orders and narrows down, `value` decides.

    `place` is the subject, or what the article is about when the figure has none.
    """

    __table_args__ = (
        UniqueConstraint("article", "position"),
        Index(None, "indicator", "value_num"),  # figures with --indicator and --min
        Index(None, "place", "indicator"),  # figures with --region
    )
    key: int | None = row_key()
    article: int = Field(foreign_key="article.key")
    position: int
    kind: str = text()
    value: Decimal = exact()
    value_num: float
    unit: str = text()
    subject: str | None = optional_text()
    place: str | None = optional_text()
    indicator: str | None = optional_text()
    indicator_text: str | None = optional_text()
    transform: str = text()
    period: str | None = optional_text()
    modality: str = text()
    sentence: str = text()
    payload: Any = json_value()


class Series(Base, table=True):
    """`id` is a hash of the whole key, `family` of all but the subject."""

    __table_args__ = (
        Index(None, "family", "subject"),  # recall: the same measure up and down the places
        Index(None, "subject", "measure"),  # recall: what else is told of one thing; suggestions
    )
    id: str = text(primary_key=True)
    family: str = text()
    subject: str = text()
    measure: str = text()
    transform: str = text()
    unit_class: str = text()
    denominator: str | None = optional_text()
    scope: str | None = optional_text()
    frequency: str = text()


class SeriesMatch(Base, table=True):
    """Two series that a report in two languages shows to be one thing; `one` has the smaller id."""

    __tablename__ = "series_match"
    __table_args__ = (Index(None, "other"),)  # all matches of a series
    one: str = text(primary_key=True, foreign_key="series.id")
    other: str = text(primary_key=True, foreign_key="series.id")
    why: str = text()
    since: datetime = moment()


class SeriesLink(Base, table=True):
    """A series whose observations are filed under another one, `canonical`, as its matches have it."""

    __tablename__ = "series_link"
    __table_args__ = (Index(None, "canonical"),)  # what was joined to a series
    series: str = text(primary_key=True, foreign_key="series.id")
    canonical: str = text(foreign_key="series.id")
    why: str = text()
    since: datetime = moment()


class Observation(Base, table=True):
    """A value as one article version states it; believed from `believed_from` until `believed_to` (None: still).

    `own` is the series by the article's own words, where that was joined to `series`.
    """

    __table_args__ = (
        UniqueConstraint("article", "series", "period", "figure"),
        # Recall, and reading series; with all that says since when a series tells of which periods.
        Index(None, "series", "period", "known_from", "believed_to", "quarantined"),
        Index(None, "own"),  # what moves when series are joined or parted
        Index(None, "replaced_num", "period"),  # what says that it replaces a value
        Index(None, "value_num", "period"),  # the value that is replaced
    )
    key: int | None = row_key()
    series: str = text(foreign_key="series.id")
    article: int = Field(foreign_key="article.key")
    figure: int
    period: str = text()
    value: Decimal = exact()
    value_num: float
    low: Decimal | None = exact(nullable=True)
    high: Decimal | None = exact(nullable=True)
    step: Decimal = exact()
    unit: str = text()
    approx: str = text()
    modality: str = text()
    article_id: str = text()
    story: str = text()
    source: str | None = optional_text()
    language: str | None = optional_text()
    known_from: datetime = moment()
    start: int
    end: int
    surface: str = text()
    sentence: str = text()
    cues: Any = json_value()
    subject_path: Any = json_value()
    quarantined: bool
    believed_from: datetime = moment()
    believed_to: datetime | None = optional_moment()
    own: str | None = optional_text()
    replaced_num: float | None = None  # without its sign


class Change(Base, table=True):
    """A finding. `observations` keeps what was quoted, letter for letter, whatever later versions say.

    `reason` and `settled` say why and when its status became what it is; `decided_by` who said so, where a person did.
    """

    __table_args__ = (
        Index(None, "created", "id"),  # newest first
        Index(None, "series"),  # status of vintages
    )
    id: str = text(primary_key=True)
    kind: str = text()
    severity: str = text()
    series: str = text(foreign_key="series.id")
    period: str = text()
    change_group: str = text()
    explanation: str = text()
    hypothesis: str | None = optional_text()
    status: str = text()
    observations: Any = json_value()
    article: int = Field(foreign_key="article.key")
    baseline: bool
    created: datetime = moment()
    is_event: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    reason: str | None = optional_text()
    settled: datetime | None = optional_moment()
    decided_by: str | None = optional_text()


class ChangeObservation(Base, table=True):
    """The rows that a change is about, from known to new."""

    __tablename__ = "change_observation"
    __table_args__ = (Index(None, "observation"),)  # status of vintages
    change: str = text(primary_key=True, foreign_key="change.id")
    position: int = Field(primary_key=True)
    observation: int = Field(foreign_key="observation.key")


class Decision(Base, table=True):
    """What a person decided about a finding, the first with number 1; what holds of it now stands in the finding."""

    change: str = text(primary_key=True, foreign_key="change.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    status: str = text()
    reason: str | None = optional_text()
    decided_by: str = text()
    made: datetime = moment()


# ───────────────────────────── alerts ─────────────────────────────


class Alert(Base, table=True):
    __table_args__ = (Index(None, "created", "id"),)  # newest first
    id: str = text(primary_key=True)
    rule: str = text()
    alert_group: str = text()
    timing: str = text()
    channels: Any = json_value()
    articles: Any = json_value()
    created: datetime = moment()
    updates: Any = Field(sa_type=Json, sa_column_kwargs={"server_default": "{}"})


class AlertChange(Base, table=True):
    __tablename__ = "alert_change"
    __table_args__ = (Index(None, "change"),)  # alerts with a region, a topic, an indicator
    alert: str = text(primary_key=True, foreign_key="alert.id")
    position: int = Field(primary_key=True)
    change: str = text(foreign_key="change.id")


class Dispatch(Base, table=True):
    """One message: its id and its deliveries are fixed at the first try."""

    id: str = text(primary_key=True)
    channel: str = text()
    recipient: str = text()
    batch: str = text()
    first_try: datetime = moment()
    tries: int


class Delivery(Base, table=True):
    """One alert for one recipient. `due` is when it may be claimed: time to send, next try, or end of a lease."""

    __table_args__ = (
        UniqueConstraint("alert", "channel", "recipient"),
        Index(None, "state", "due"),  # claim and backlog
        Index(None, "channel", "recipient", "batch"),  # claim: the rest of the batch
        Index(None, "dispatch"),  # claim and settle
    )
    key: int | None = row_key()
    alert: str = text(foreign_key="alert.id")
    channel: str = text()
    recipient: str = text()
    batch: str = text()
    not_before: datetime = moment()
    due: datetime | None = optional_moment()
    state: str = text()
    tries: int = 0
    dispatch: str | None = Field(default=None, sa_type=SafeText, foreign_key="dispatch.id", nullable=True)
    last_error: str | None = optional_text()
    last_error_code: str | None = optional_text()
    sent: datetime | None = optional_moment()


# ───────────────────────────── turns ─────────────────────────────


class Feed(Base, table=True):
    """The truth of the schedule. `active` is False for a feed that `sources.yaml` no longer names."""

    url: str = text(primary_key=True)
    source: str = text()
    active: bool
    next_due: datetime = moment()
    lease_until: datetime | None = optional_moment()
    etag: str | None = optional_text()
    last_modified: str | None = optional_text()
    last_full: datetime | None = optional_moment()
    failures: int = 0
    baseline: bool = True
    moved_to: str | None = optional_text()
    moved_times: int = 0
    gone: bool = False
    last_error: str | None = optional_text()
    last_error_code: str | None = optional_text()
    last_success: datetime | None = optional_moment()


class QueueEntry(Base, table=True):
    """An entry of a feed on its way. Known again by its id in its feed, or by its address in any feed.

    `next_try` is None once it is finished; `outcome` says how.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("feed", "entry_id"),
        UniqueConstraint("address"),
        Index(None, "source", "next_try"),  # what a source still has to walk
    )
    key: int | None = row_key()
    feed: str = text()
    source: str = text()
    entry_id: str = text()
    address: str = text()
    payload: Any = json_value()
    baseline: bool
    tries: int = 0
    first_seen: datetime = moment()
    next_try: datetime | None = optional_moment()
    outcome: str | None = optional_text()
    error_code: str | None = optional_text()
    error: str | None = optional_text()
    finished: datetime | None = optional_moment()


class Quarantine(Base, table=True):
    """A document that could not be walked to its end, and why."""

    __table_args__ = (UniqueConstraint("address", "code"), Index(None, "last_at"))
    key: int | None = row_key()
    address: str = text()
    document: str = text()
    url: str | None = optional_text()
    source: str | None = optional_text()
    code: str = text()
    message: str = text()
    times: int = 1
    first_at: datetime = moment()
    last_at: datetime = moment()
    page: int | None = Field(default=None, foreign_key="page.key", nullable=True)
    entry: int | None = Field(default=None, foreign_key="entry.key", nullable=True)


class Host(Base, table=True):
    """When a host may be asked again; one row for all of its feeds and pages."""

    host: str = text(primary_key=True)
    next_allowed: datetime = moment()


class Robots(Base, table=True):
    host: str = text(primary_key=True)
    text: str | None = optional_text()
    fetched_at: datetime = moment()
    expires: datetime = moment()


class Holder(Base, table=True):
    """Who holds this archive (PostgreSQL only: there the lock itself has no name)."""

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    who: str = text()
    pid: int
    host: str = text()
    started: datetime = moment()


def _table(name: str) -> Table:
    return metadata.tables[name]


page, story, related_story = _table("page"), _table("story"), _table("related_story")
article, article_text = _table("article"), _table("article_text")
article_region, article_topic, place_in = _table("article_region"), _table("article_topic"), _table("place_in")
sentence_hash, numeral_pair, embedding = _table("sentence_hash"), _table("numeral_pair"), _table("embedding")
figure, series, observation = _table("figure"), _table("series"), _table("observation")
series_match, series_link = _table("series_match"), _table("series_link")
change, change_observation, decision = _table("change"), _table("change_observation"), _table("decision")
alert, alert_change = _table("alert"), _table("alert_change")
dispatch, delivery = _table("dispatch"), _table("delivery")
feed, entry, quarantine = _table("feed"), _table("entry"), _table("quarantine")
host, robots, holder = _table("host"), _table("robots"), _table("holder")
