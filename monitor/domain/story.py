"""Stories: one original report, however often it is told again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.article import Embedding, Fingerprint, Provenance


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
class Member:
    """One article of a story with its text and all that tells which other it was made from.

    `key` is the archive's row of it, `published` when it stands in time: its date, or its
    arrival if it has none. Midnight is a bare date.
    """

    key: int
    article_id: str
    text: str
    language: str | None
    published: datetime
    relation: Relation
    source: str | None
    fingerprint: Fingerprint
    provenance: Provenance
    embedding: Embedding | None = None


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What a member of a story is to the original that has come to precede it. `key` is its row."""

    key: int
    relation: Relation
    score: float
    why: str
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Where the article belongs. `story` None opens a new one. `score` 0 to 1, `why` for a person.

    `related` are stories of the same event that stay apart. `differing` are printed
    values that this reprint has and its original has not (a discrepancy). `original` is
    the row of the story's original; where the article itself, published earlier, takes
    its place (relation `original` in a story on file), `displaced` is what that row is now,
    and `redrawn` are the story's rows at hand as they look beside the new original.
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
    redrawn: tuple[Redrawn, ...] = ()
