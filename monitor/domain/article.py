"""An article's way: from a document that comes in to all that the pure rooms make of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.figure import Figure

# With these words begins the one warning of an article that says why its translations may be missed.
DOUBT = "translations of it "


def doubt_in(warnings: Iterable[str]) -> str | None:
    """Why an article may miss its translations, among all that it warns of; None when nothing speaks for it."""
    return next((warning for warning in warnings if warning.startswith(DOUBT)), None)


def primary(language: str | None) -> str:
    """The language of a BCP 47 tag without script and country, in small letters: `zh` of `zh-Hant`; '' of None."""
    return (language or "").split("-")[0].lower()


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
    """What is no part of the article, and by which rule it went."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose report it is (`agency`), and who passed it on (`via`, the last one first)."""

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

    `kind` is `country`, `region`, `city`, `macro`, `site` (a museum, a canal), `org` or `list` (a ranking). `acts`: an
    organisation that is the subject of a verb there, or owns what only organisations have; `says`: one that tells
    mostly what others have (a bank, an agency, a university); `sport`: a club.
    """

    start: int
    end: int
    id: str
    name: str
    path: tuple[str, ...]
    kind: str
    acts: bool = False
    says: bool = False
    sport: bool = False


class Role(StrEnum):
    SUBJECT = "subject"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Region:
    """A place that the article is about or names. `score` 0 to 1, `spans` its evidence.

    `path` holds names from the country down, `path_ids` the ids in the same order (the last is `id`).
    `inferred`: nobody names it; a dateline, a legal form or the like speaks for it. A guess, and no figure's subject.
    """

    id: str
    name: str
    path: tuple[str, ...]
    path_ids: tuple[str, ...]
    role: Role
    score: float
    spans: tuple[tuple[int, int], ...] = ()
    inferred: bool = False


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
    """Language, places, organisations and topics of one text; `mentions` in text order, not overlapping.

    `held`: places inside the names of organisations, each with the organisation's span; `idle`: known organisations
    that do nothing where they are named, in text order; `shy`: places that only their names tell, which may be people
    or words.
    """

    language: str | None
    regions: tuple[Region, ...] = ()
    entities: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()
    held: tuple[Mention, ...] = ()
    idle: tuple[Mention, ...] = ()
    shy: tuple[Mention, ...] = ()


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
class SentenceVectors:
    """What the encoder makes of a text: `rows` holds `len(spans)` rows of `dims` int8 each (unit vectors × 127).

    `title` is one more such row, empty where there is no title. `model` names model and version.
    """

    model: str
    dims: int
    spans: tuple[tuple[int, int], ...]
    rows: bytes
    title: bytes = b""


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

    `sentences` keeps order and repeats. `numbers` are the values of its figures (years left out) as canonical
    decimal strings, each with its unit where other countries measure in another one, else ''. `numerals` is what it
    prints in digits: digits alone, without separators, zeros at the ends and years, so that 318.47 billion and 3184.7亿
    are alike. Both begin with their offsets in the text, in text order.
    """

    text: str
    sentences: tuple[str, ...]
    numbers: tuple[tuple[int, str, str], ...] = ()
    numerals: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the pure rooms make of one document."""

    article: Article
    figures: tuple[Figure, ...]
    fingerprint: Fingerprint
    embedding: Embedding | None = None
