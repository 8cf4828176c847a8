"""The one read of an article's way: what the archive knows that can matter for it.

Enters: an analysis and the series that it touches. Leaves: a `Recollection`. Never: a
decision; who tells whose story and what is news is judged elsewhere.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from monitor.domain import (
    Analysis,
    Article,
    ArticleFacts,
    Fingerprint,
    Neighbour,
    Recollection,
    Recorded,
    Relation,
    SeriesKey,
)
from storage import codec
from storage.known import NOBODY, Testimony, observations_of, with_series
from storage.numerals import with_same_numbers
from storage.rows import Row, article_address, pieces
from storage.tables import article, article_text, article_topic, embedding, sentence_hash

WINDOW = timedelta(days=60)  # reprints come within days; yearly reports repeat sentences of the year before
SHARED_SENTENCES = 3  # with so many in common, or half of the shorter text, a text is worth comparing
HASHED_SENTENCES = 200  # distinct ones of an article that are looked up; a longer text shares many of the first
_SHORT = 8  # hexadecimal digits that tell articles with one id apart
_MOST_NEIGHBOURS = 200  # by sentences; boilerplate would otherwise bring in a whole source

# ───────────────────── what every article asks, built once: that costs as much as to run it ─────────────────────

_ON_FILE = (
    select(article)
    .where(article.c.address == bindparam("address"), article.c.known_to.is_(None))
    .order_by(article.c.version.desc())
    .limit(1)
)
_BEARERS = select(article.c.address).where(article.c.article_id == bindparam("id")).distinct()
_EQUAL = select(article.c.key).where(
    article.c.text_hash == bindparam("text"), article.c.stands_at.between(bindparam("first"), bindparam("last"))
)
_COUNTED = (
    select(sentence_hash.c.article, func.count().label("shared"))
    .where(
        sentence_hash.c.hash.in_(bindparam("hashes", expanding=True)),
        sentence_hash.c.day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(sentence_hash.c.article)
    .order_by(func.count().desc(), sentence_hash.c.article.desc())
    .limit(_MOST_NEIGHBOURS)
    .subquery()
)
_SHARED = select(_COUNTED.c.article, _COUNTED.c.shared, article.c.sentence_count).join_from(
    _COUNTED, article, article.c.key == _COUNTED.c.article
)
_NEAR = (
    select(
        *(article.c[name] for name in ("key", "story", "article_id", "language", "stands_at", "source", "relation")),
        article.c.text_hash,
        article_text.c.sentences,
        article_text.c.numbers,
        article_text.c.numerals,
        embedding,
    )
    .join_from(article, article_text, article_text.c.article == article.c.key)
    .outerjoin(embedding, embedding.c.article == article.c.key)
    .where(
        article.c.key.in_(bindparam("keys", expanding=True)),
        article.c.known_to.is_(None),
        article.c.address != bindparam("address"),
    )
    .order_by(article.c.stands_at, article.c.key)
)


def recall(
    connection: Connection,
    analysis: Analysis,
    keys: Sequence[SeriesKey],
    candidates: Sequence[int],
    now: datetime,
    asked: Collection[str] | None = None,
    testimony: Testimony = NOBODY,
) -> Recollection:
    """Read everything that matters for `analysis`. `candidates` are rows that the window of vectors proposes.

    Of the series `keys` the periods `asked` and those around them are read; None: all.
    """
    item = analysis.article
    address = article_address(item.url, item.source, item.id)
    near = {*candidates, *_same_text(connection, analysis, now)}
    known = Recollection(
        now=now, previous=on_file(connection, address), neighbours=_neighbours(connection, near, address)
    )
    return with_series(connection, known, analysis, keys, asked, testimony)


def on_file(connection: Connection, address: str) -> Recorded | None:
    """The version of this address that is believed now, with its observations."""
    row = connection.execute(_ON_FILE, {"address": address}).first()
    if row is None:
        return None
    return Recorded(
        key=row.key,
        article_id=row.article_id,
        story=row.story,
        version=row.version,
        text_hash=row.text_hash,
        relation=Relation(row.relation),
        observations=observations_of(connection, row.key),
    )


def own_id(connection: Connection, item: Article) -> str:
    """The id under which the archive files an article: its own, unless another address has taken that one."""
    address = article_address(item.url, item.source, item.id)
    rows = connection.execute(_BEARERS, {"id": item.id}).scalars()
    return f"{item.id}~{codec.digest(address)[:_SHORT]}" if set(rows) - {address} else item.id


def facts(connection: Connection, ids: Collection[str]) -> Mapping[str, ArticleFacts]:
    """What messages say of articles, by the caller's ids; those that aren't on file are left out."""
    found: dict[str, ArticleFacts] = {}
    for piece in pieces(sorted(set(ids))):
        wanted = select(article).where(article.c.article_id.in_(piece)).order_by(article.c.key)
        rows = connection.execute(wanted).all()
        topics = _topics(connection, [row.key for row in rows])
        for row in rows:  # the newest version comes last and wins
            found[row.article_id] = ArticleFacts(
                row.article_id, row.url, row.title, row.source, row.published, row.language, topics.get(row.key, ())
            )
    return found


def sentence_hashes(fingerprint: Fingerprint) -> tuple[int, ...]:
    """The article's first distinct sentences as 64-bit numbers, which an index holds in a third of the space."""
    distinct = list(dict.fromkeys(fingerprint.sentences))[:HASHED_SENTENCES]
    return tuple(_small_hash(sentence) for sentence in distinct)


def day_of(moment: datetime) -> int:
    """Days since 1970."""
    return (moment.astimezone(UTC).date() - date(1970, 1, 1)).days


# ───────────────────────────── near texts ─────────────────────────────


def _same_text(connection: Connection, analysis: Analysis, now: datetime) -> set[int]:
    """Rows of texts within the window that are the same, or share enough sentences or numbers."""
    moment = analysis.article.published or now
    numbered = with_same_numbers(connection, analysis.fingerprint, day_of(moment))
    around = {"text": analysis.fingerprint.text, "first": moment - WINDOW, "last": moment + WINDOW}
    equal = connection.execute(_EQUAL, around).scalars()
    return {*equal} | numbered | _shared_sentences(connection, analysis.fingerprint, moment)


def _shared_sentences(connection: Connection, fingerprint: Fingerprint, moment: datetime) -> set[int]:
    hashes = sentence_hashes(fingerprint)
    if not hashes:
        return set()
    day, span = day_of(moment), WINDOW.days
    rows = connection.execute(_SHARED, {"hashes": hashes, "first": day - span, "last": day + span})
    return {row.article for row in rows if row.shared >= _enough(min(len(hashes), row.sentence_count))}


def _enough(shorter: int) -> int:
    return min(SHARED_SENTENCES, max(1, (shorter + 1) // 2))


def _small_hash(sentence: str) -> int:
    digest = hashlib.blake2b(sentence.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _neighbours(connection: Connection, keys: Collection[int], address: str) -> tuple[Neighbour, ...]:
    found: list[Neighbour] = []
    for piece in pieces(sorted(keys)):
        found.extend(map(_neighbour, connection.execute(_NEAR, {"keys": piece, "address": address})))
    return tuple(found)


def _neighbour(row: Row) -> Neighbour:
    return Neighbour(
        key=row.key,
        story=row.story,
        article_id=row.article_id,
        language=row.language,
        published=row.stands_at,
        source=row.source,
        fingerprint=codec.fingerprint_from(row),
        embedding=codec.embedding_from(row),
        relation=Relation(row.relation),
    )


def _topics(connection: Connection, keys: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for piece in pieces(list(keys)):
        wanted = select(article_topic).where(article_topic.c.article.in_(piece)).order_by(article_topic.c.score.desc())
        for row in connection.execute(wanted):
            found[row.article] += (row.topic,)
    return found
