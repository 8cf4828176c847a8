"""Search: articles that hold all words and phrases of a query, best first.

Enters: a query and filters. Leaves: dictionaries as the contract has them. Never: a cut of
words of its own (`tokens.py`), nor a database's query language from a person's hand.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.sql.expression import cast

from monitor.shapes import iso
from storage.filters import Filters, of_articles
from storage.rows import pieces
from storage.tables import article, article_text
from storage.tokens import Term, first_place, parse_query, tokens
from storage.words import fts5_query, ts_query

DEFAULT_LIMIT = 20
_SNIPPET = 160  # code points
_LOOKED_AT = 20_000  # code points of a text in which the snippet's place is looked for
# PostgreSQL's index knows words, not their places: for a phrase and for the rank it reads each hit's whole word list.
# So it looks at the newest candidates first, which is what a reader of news wants anyway.
_CANDIDATES = 1_000  # looked at together; the next ones only if these held too few hits
_RANKED = 200

_fts5 = table("article_words", column("rowid", Integer))
_vectors = table("article_words", column("article", Integer), column("words", TSVECTOR))


def search(connection: Connection, query: str, filters: Filters) -> Iterator[dict[str, Any]]:
    """Articles with every term of `query`, best first. Raises `QueryError`."""
    terms = parse_query(query)
    limit = DEFAULT_LIMIT if filters.limit is None else filters.limit
    hits = _hits(connection, terms, filters, limit)
    texts = _texts(connection, [hit.key for hit in hits])
    for hit in hits:
        yield {
            "article": hit.key,
            "id": hit.article_id,
            "url": hit.url,
            "title": hit.title,
            "language": hit.language,
            "published": iso(hit.published),
            "source": hit.source,
            "story": hit.story,
            "snippet": snippet(texts[hit.key], hit.language, terms),
            "score": round(float(hit.weight), 4),
        }


def holding(connection: Connection, terms: Sequence[Term]) -> ColumnElement[bool]:
    """The condition that an article holds all terms."""
    if connection.dialect.name == "sqlite":
        match = literal_column("article_words").op("MATCH")(fts5_query(terms))
        return article.c.key.in_(select(_fts5.c.rowid).where(match))
    match = _vectors.c.words.op("@@")(cast(literal(ts_query(terms)), TSQUERY))
    return article.c.key.in_(select(_vectors.c.article).where(match))


def snippet(body: str, language: str | None, terms: Sequence[Term]) -> str:
    """The part of a text around the first place where a term stands; else its beginning."""
    middle = first_place(terms, tokens(body[:_LOOKED_AT], language)) or 0
    start = max(0, min(middle - _SNIPPET // 3, len(body) - _SNIPPET))
    end = min(len(body), start + _SNIPPET)
    if start:  # don't begin inside a word that has spaces around it
        start = _border(body, start, start + 20)
    shown = " ".join(body[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(body) else ''}"


def _border(body: str, start: int, last: int) -> int:
    for place in range(start, min(last, len(body))):
        if body[place].isspace():
            return place + 1
    return start


def _hits(connection: Connection, terms: Sequence[Term], filters: Filters, limit: int) -> list[Any]:
    if connection.dialect.name == "sqlite":
        return list(connection.execute(_sqlite_hits(terms, filters, limit)).all())
    step = max(_CANDIDATES, limit)
    for start in count(0, step):
        candidates = _candidates(terms, filters).limit(step).offset(start).cte()
        hits = connection.execute(_postgres_hits(candidates, terms, limit)).all()
        if len(hits) >= limit or not connection.execute(select(candidates.c.key).offset(step - 1)).first():
            return list(hits)
    return []


def _candidates(terms: Sequence[Term], filters: Filters) -> Select[Any]:
    """Articles that hold all words of the query, the newest first; the index alone can tell."""
    words = cast(literal(ts_query(terms, phrases=False)), TSQUERY)
    return (
        select(article, _vectors.c.words)
        .join_from(_vectors, article, article.c.key == _vectors.c.article)
        .where(_vectors.c.words.op("@@")(words), *of_articles(filters))
        .order_by(article.c.stands_at.desc(), article.c.key.desc())
    )


def _postgres_hits(candidates: CTE, terms: Sequence[Term], limit: int) -> Select[Any]:
    """Those of the candidates that hold the phrases too, best first."""
    words = cast(literal(ts_query(terms)), TSQUERY)
    newest = candidates.c.stands_at.desc(), candidates.c.key.desc()
    fitting = select(candidates).where(candidates.c.words.op("@@")(words)).order_by(*newest)
    hits = fitting.limit(max(_RANKED, limit)).subquery()
    weight = func.ts_rank_cd(hits.c.words, words).label("weight")
    columns = [hits.c[name] for name in article.c.keys()]  # noqa: SIM118
    return select(*columns, weight).order_by(weight.desc(), hits.c.stands_at.desc(), hits.c.key.desc()).limit(limit)


def _sqlite_hits(terms: Sequence[Term], filters: Filters, limit: int) -> Select[Any]:
    match = literal_column("article_words").op("MATCH")(fts5_query(terms))
    # FTS5's own rank is negative, the best hit lowest; a word in the title counts four times.
    weight: ColumnElement[float] = literal_column("-bm25(article_words, 4.0, 1.0)").label("weight")
    return (
        select(article, weight)
        .join_from(_fts5, article, article.c.key == _fts5.c.rowid)
        .where(match, *of_articles(filters))
        .order_by(weight.desc(), article.c.stands_at.desc(), article.c.key.desc())
        .limit(limit)
    )


def _texts(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for piece in pieces(keys):
        wanted = select(article_text.c.article, article_text.c.text).where(article_text.c.article.in_(piece))
        found |= {row.article: row.text for row in connection.execute(wanted)}
    return found
