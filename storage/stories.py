"""Stories as they are read: who tells them, from whom, and how many voices they are.

Enters: ids of stories. Leaves: plain dictionaries with the contract's keys, `Member`s, voices.
Never: a decision about who told it from whom; that is made of the members (`monitor/reprints/chain.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from monitor.agencies import provider
from monitor.domain import Member, Provenance, Relation, doubt_in
from monitor.shapes import iso
from storage import codec, tables
from storage.filters import NONE, Filters, believed
from storage.rows import Row, grouped, pieces

Plain = dict[str, Any]


def stories(connection: Connection, names: Sequence[str], filters: Filters) -> Iterator[Plain]:
    """Stories in the order of `names`, each with all of its articles: the original first, then as they stand."""
    article, body, related = tables.article, tables.article_text, tables.related_story
    wanted = select(article, body.c.details).join_from(article, body, body.c.article == article.c.key)
    wanted = wanted.where(article.c.story.in_(names), *believed(filters))
    members = grouped(connection.execute(wanted.order_by(article.c.stands_at, article.c.key)), "story")
    others = select(related).where(related.c.story.in_(names)).order_by(related.c.other)
    near = grouped(connection.execute(others), "story")
    for name in names:
        yield {
            "story": name,
            "articles": [_told(row) for row in sorted(members[name], key=lambda row: not _is_original(row))],
            "related": [row.other for row in near[name]],
            "independent_sources": _first_tellings(members[name]),
        }


def tellings(connection: Connection, story: str, filters: Filters) -> tuple[Member, ...]:
    """All articles of one story, the original first, then as they stand: as `stories` has them."""
    article, body, embedding = tables.article, tables.article_text, tables.embedding
    wanted = (
        select(article, body.c.text, body.c.sentences, body.c.numbers, body.c.numerals, body.c.details, embedding)
        .join_from(article, body, body.c.article == article.c.key)
        .outerjoin(embedding, embedding.c.article == article.c.key)
        .where(article.c.story == story, *believed(filters))
        .order_by(article.c.stands_at, article.c.key)
    )
    rows = sorted(connection.execute(wanted), key=lambda row: not _is_original(row))
    return tuple(map(_member, rows))


def voices(connection: Connection, names: Iterable[str], filters: Filters = NONE) -> Mapping[str, str]:
    """The agency that speaks in a story: whose text its original is. Stories of no agency are left out.

    Two edits of one agency's report may be too different to be one story; they are one source
    all the same.
    """
    article, found = tables.article, dict[str, str]()
    columns = (article.c.story, article.c.agency, article.c.source)
    for piece in pieces(sorted(set(names))):
        wanted = (
            select(*columns)
            .where(article.c.story.in_(piece), article.c.relation == Relation.ORIGINAL.value, *believed(filters))
            .order_by(article.c.stands_at, article.c.key)
        )
        for row in connection.execute(wanted):
            if named := provider(row.agency, row.source):
                found.setdefault(row.story, named)
    return found


def _told(row: Row) -> Plain:
    return {
        "id": row.article_id,
        "url": row.url,
        "language": row.language,
        "source": row.source,
        "published": iso(row.published),
        "agency": row.agency,
        "via": row.details["provenance"]["via"],
        "relation": row.relation,
        "score": round(row.score, 4),
        "why": row.why,
        "differing": row.differing,
        "doubt": doubt_in(row.details.get("warnings", ())),
    }


def _is_original(row: Row) -> bool:
    return bool(row.relation == Relation.ORIGINAL.value)


def _first_tellings(rows: Sequence[Row]) -> int:
    """Publishers that tell it first hand; reprints and translations only repeat one of them."""
    return len({row.source or row.address for row in rows if _is_original(row)}) or 1


def _member(row: Row) -> Member:
    said = row.details["provenance"]
    return Member(
        key=row.key,
        article_id=row.article_id,
        text=row.text,
        language=row.language,
        published=row.stands_at,
        relation=Relation(row.relation),
        source=row.source,
        fingerprint=codec.fingerprint_from(row),
        embedding=codec.embedding_from(row),
        provenance=Provenance(said["publisher"], said["agency"], said["translated"], tuple(said["via"])),
    )
