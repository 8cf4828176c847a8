"""The ledger: series, observations, and what an observation adds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from monitor.domain.article import Analysis
from monitor.domain.figure import Approx, Modality, Transform
from monitor.domain.story import Neighbour, Relation, StoryLink


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


EARLY = "early:"  # a cue: behind it how many days before its period's end a season or a harvest was over
EVENT = "event:"  # a cue: behind it what happened to those counted, in the text's language; "=": that alone
#: What begins the ids of places that the gazetteer lacks, named by what they lie in and their name.
AREA = "area:"
#: What begins the ids of museums, parks, routes and whatever else has a name and figures of its own.
SITE = "site:"
PART = "part"  # the scope of a part of which nothing more is known than the whole
#: What begins the ids of subjects that are no places: organisations, rankings, sites.
NO_PLACES = ("org:", "list:", SITE)
OUT_OF = "out_of"  # a cue: the text counts the figure out of all that there is of its measure
PARTY = "party"  # a cue: an association, a union, activists say so, not an office
OUTDOES = "outdoes"  # a cue: its text sets it against an earlier value of the same
UNPLACED = "unplaced"  # a cue: the text names no place, and its country is a guess from its language or its money
TO_DATE = "to:"  # a cue: behind it from when to when what a text sums up so far came together: no period of its own
REPLACES = "replaces:"  # a cue: behind it the old value and its step, as VALUE/STEP


@dataclass(frozen=True, slots=True)
class Observation:
    """What one article gives as the value of a series in a period.

    `key` is None before it is recorded. `known_from` is when the article was published
    (or arrived, when it does not say); intervals are half-open [low, high). `story`
    counts for independence: None while the article's story is not yet named. So does `agency`,
    the news agency whose text that story's original is: its stories are one voice. Of one that
    `is_reprint` the article repeats its story's original. `quarantined` observations are shown,
    never a baseline. `own` is the series that the article's words give, where that was joined to
    `series`; None where it is `series` itself.
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
    agency: str | None = None
    is_reprint: bool = False
    own: SeriesKey | None = None

    @property
    def replaced(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """What its text says it replaces: each value with the size of its last digit, in a fixed order."""
        marks = (cue.removeprefix(REPLACES) for cue in sorted(self.cues) if cue.startswith(REPLACES))
        return tuple((Decimal(value), Decimal(step)) for value, _, step in (mark.partition("/") for mark in marks))


@dataclass(frozen=True, slots=True)
class SeriesMatch:
    """Two series that are one thing. `why` is for a person.

    A report told in two languages shows it, a revision that quotes the old value, or one number with all its digits.
    """

    one: SeriesKey
    other: SeriesKey
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A value that is told for a period of a series, exactly. `keys` are the rows of its first and last report, and

    `articles` the ids of those.
    """

    series: SeriesKey
    period: str
    value: Decimal
    keys: tuple[int, int]
    articles: tuple[str, str]


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


class Status(StrEnum):
    """What became of a finding: `resolved` by later articles, `confirmed` or `dismissed` by a person."""

    STANDING = "standing"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


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
    the guess, named as one. An `is_event` is what one arrival did (an edit, a figure in the place of
    another) and stays; all other findings follow from the observations that are believed, and
    go when these no longer bear them out. `reason` says why its status is no longer `standing`.
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
    status: Status = Status.STANDING
    is_event: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A finding on file. `was_told`: an alert about it exists, so that what becomes of it is news, too."""

    change: Change
    was_told: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a finding on file: another explanation (`now` with its id), another finding, or nothing.

    `reason` says why, for a person. Told only where `is_news`.
    """

    was: Change
    now: Change | None
    reason: str
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Recollection:
    """What the archive knows that can matter for one article (the one read).

    `previous` is the version of this very address that is on file, `neighbours` are
    near texts, `observations` what is believed of the series touched and of the same
    series up or down the place path: of equal statements the first few and the last. `findings` are
    those on file about the series that are `complete`: all that can matter for them was read. For contradictions in
    the `disputed` ones, of the same thing or up and down the places, these may testify.
    `original` is the text that the article repeats, `before` the text that stood at its address.
    `periods` are those of which the observations were read (None: all), `beyond` says of the other ones of each
    series when they were first told.
    `names` of subjects, by id, for messages; `members` of macro-regions. `now` is the time of the read.
    `joined`: series that have just become part of another one, whose observations are that one's now; None where no
    series was joined or parted.
    """

    now: datetime
    previous: "Recorded | None" = None
    neighbours: tuple[Neighbour, ...] = ()
    observations: tuple[Observation, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Filed, ...] = ()
    complete: frozenset[SeriesKey] = frozenset()
    disputed: frozenset[SeriesKey] = frozenset()
    periods: frozenset[str] | None = None
    beyond: tuple[tuple[SeriesKey, str, datetime], ...] = ()
    members: Mapping[str, Collection[str]] = field(default_factory=dict)
    original: Analysis | None = None
    before: Analysis | None = None
    joined: Mapping[SeriesKey, SeriesKey] | None = None


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
class Reckoning:
    """What follows for findings and observations on file.

    `quarantined` are observations already on file that this article shows to be
    implausible: they are marked as such, so that nothing is compared with them later.
    `released` are quarantined ones that it shows to be right after all. `changes` are new and for
    people to hear of, `filed` new but no news (what older articles said, seen anew), `updates` what
    became of findings on file. `examined` are the series whose findings were derived: those of which the
    recollection was not complete have to be read before the verdict holds. `claims` are contradictions
    and implausible values that are new, changed or gone by this. `periods` are those that it looked at (None: all).
    """

    changes: tuple[Change, ...] = ()
    quarantined: tuple[Observation, ...] = ()
    released: tuple[Observation, ...] = ()
    filed: tuple[Change, ...] = ()
    updates: tuple[Update, ...] = ()
    examined: frozenset[SeriesKey] = frozenset()
    claims: tuple[Change, ...] = ()
    periods: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `judge` decided about one article, ready to be recorded."""

    analysis: Analysis
    link: StoryLink
    observations: tuple[Observation, ...]
    reckoning: Reckoning
    outcome: str = "stored"

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is new, and news."""
        return self.reckoning.changes


@dataclass(frozen=True, slots=True)
class DocumentVector:
    """The mean sentence vector of an article on file, for the window of candidates. `key` is its row.

    `vector` is empty where the article has none. `replaces` are the rows of earlier versions of
    it, which are candidates no more.
    """

    key: int
    published: datetime
    model: str
    vector: bytes
    language: str | None = None
    replaces: tuple[int, ...] = ()
