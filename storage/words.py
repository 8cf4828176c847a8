"""The word index: the same tokens in SQLite's FTS5 and in PostgreSQL's tsvector.

Enters: titles, texts and terms. Leaves: index rows, and conditions in each database's own
query language. Never: a cut or a stem; `tokens.py` makes those.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from storage.tokens import Term, index_words

# PostgreSQL's limits: positions up to 16,383 (later words are found, but not as a phrase), 256 a word, 1 MB in all.
_LAST_POSITION = 16_383
_PLACES_A_WORD = 256
_MAX_VECTOR_BYTES = 1_000_000
_SQLITE = text("INSERT INTO article_words (rowid, title, body) VALUES (:key, :title, :body)")
_POSTGRES = text(
    "INSERT INTO article_words (article, words) VALUES (:key, CAST(:words AS tsvector)) ON CONFLICT DO NOTHING"
)


def index_article(connection: Connection, key: int, title: str, body: str, language: str | None) -> None:
    """Make the article findable by its words. Once per row: a text's row never changes."""
    head, words = index_words(title, language), index_words(body, language)
    if connection.dialect.name == "sqlite":
        connection.execute(_SQLITE, {"key": key, "title": " ".join(head), "body": " ".join(words)})
        return
    connection.execute(_POSTGRES, {"key": key, "words": _vector(head, words)})


def fts5_query(terms: Sequence[Term]) -> str:
    """All terms, any phrase of each. Tokens are letters and digits, so quotes are all the escaping there is."""
    return " AND ".join(
        f"({' OR '.join(_fts5_phrase(phrase, term.open_end) for phrase in term.phrases)})" for term in terms
    )


def ts_query(terms: Sequence[Term], *, phrases: bool = True) -> str:
    """The same for PostgreSQL's tsquery; without `phrases` their words may stand anywhere."""
    between = " <-> " if phrases else " & "
    return " & ".join(
        f"({' | '.join(_ts_phrase(phrase, between, term.open_end) for phrase in term.phrases)})" for term in terms
    )


def _fts5_phrase(phrase: tuple[str, ...], open_end: bool) -> str:
    return f'"{" ".join(phrase)}"' + ("*" if open_end else "")


def _ts_phrase(phrase: tuple[str, ...], between: str, open_end: bool) -> str:
    words = [f"'{word}'" for word in phrase]
    if open_end:
        words[-1] += ":*"
    return f"({between.join(words)})"


def _vector(head: Sequence[str], words: Sequence[str]) -> str:
    """tsvector's own notation: 'word':1A,7. Title words weigh A; a gap keeps phrases from running into the text."""
    places: dict[str, list[str]] = {}
    size = 0
    numbered = [(word, number, "A") for number, word in enumerate(head, 1)]
    numbered += [(word, number, "") for number, word in enumerate(words, len(head) + 2)]
    for word, number, weight in numbered:
        known = places.get(word)
        if known is None:
            size += len(word.encode()) + 8
            if size > _MAX_VECTOR_BYTES:
                continue
            known = places[word] = []
        if len(known) < _PLACES_A_WORD:
            size += 2
            known.append(f"{min(number, _LAST_POSITION)}{weight}")
    return " ".join(f"'{word}':{','.join(dict.fromkeys(where))}" for word, where in places.items())
