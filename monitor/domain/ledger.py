"""The ledger: series, observations, and what an observation adds."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Observation:
    """A value that one article states for a series and a period.

    `key` is None before it is recorded. `known_from` is when the article was published
    (or arrived, when it does not say); intervals are half-open [low, high). `story`
    counts for independence: None while the article's story is not yet named. So does `agency`,
    the news agency whose text that story's original is: its stories are one voice.
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
    agency: str | None = None


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
