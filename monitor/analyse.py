"""The pure half of the corridor as functions that run in worker processes.

Enters: a `Document`, or a feed's bytes. Leaves: an `Analysis`, or a `ParsedFeed`. A
worker calls `prepare` once; the vocabulary, the models and the encoder that it
loads there stay for its life. Never: the network, the archive, the clock.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from monitor.clean import clean
from monitor.describe import Describer, language
from monitor.domain import (
    Analysis,
    Article,
    Cleaned,
    Description,
    Document,
    Extracted,
    Extras,
    Page,
    ParsedFeed,
    SentenceVectors,
)
from monitor.embed import (
    NOT_INSTALLED,
    Embedder,
    embedding,
    encode,
    encode_together,
    knows_well,
    packaged,
    why_not,
)
from monitor.errors import ArticleError, FigurewatchError
from monitor.extract import extract
from monitor.feeds import read_feed
from monitor.figures import FigureFinder, LeftOut
from monitor.learn import Lines, lines_of, without
from monitor.reprints import fingerprint
from monitor.topics import HEARD, TopicFinder


@dataclass(frozen=True)
class Tools:
    """What a worker has loaded. `embedder` is None where it is not installed; `whole`: stories need vectors too."""

    describer: Describer
    topics: TopicFinder
    finder: FigureFinder
    embedder: Embedder | None
    whole: bool


@dataclass(frozen=True)
class Explained:
    """One document with every room's own view of it, for `inspect`."""

    extracted: Extracted
    cleaned: Cleaned
    description: Description
    analysis: Analysis
    left_out: Sequence[LeftOut]


@dataclass(frozen=True)
class _Read:
    """A document as far as it is known before its sentences are encoded."""

    document: Document
    extracted: Extracted
    cleaned: Cleaned
    description: Description


T = TypeVar("T")
_TOGETHER, _TOGETHER_SIZE = 8, 256 << 10
_tools: Tools | None = None


def prepare(extras: Extras, vectors: bool) -> None:
    """Load what this process needs; called once a worker, before its memory limit is set.

    `vectors`: texts are to be filed into stories, so all their sentences are encoded. Otherwise only those that
    topics are told from, and no `Analysis` has an `Embedding`.
    """
    global _tools
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    embedder = packaged()
    topics = TopicFinder(extras, partial(_example, embedder) if embedder else None)
    _tools = Tools(Describer(extras), topics, FigureFinder(extras), embedder, vectors)
    _warm_up()


def analyse(document: Document) -> Analysis:
    """All that the pure rooms make of one document. Raises `ArticleError`."""
    return _walk(document)[-1]


def analyse_page(task: tuple[Document, frozenset[int]]) -> Analysis:
    """`analyse` for a document whose host is known: lines that are its furniture are taken out too."""
    document, furniture = task
    return _walk(document, furniture)[-1]


def analyse_together(documents: Sequence[Document]) -> tuple[Analysis | ArticleError, ...]:
    """`analyse` for several documents with one call of the encoder. One that fails is an error in its place."""
    tools, read = _ready(), [_attempt(document) for document in documents]
    vectors = iter(_vectors([each for each in read if not isinstance(each, ArticleError)], tools))
    return tuple(each if isinstance(each, ArticleError) else _made(each, next(vectors), tools)[1] for each in read)


def in_batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """What may be analysed together, in order: a few small documents, so that a task's limits still mean something.

    `size` in bytes or characters; a large one goes alone.
    """
    batch: list[T] = []
    total = 0
    for item in items:
        more = size(item)
        if batch and (len(batch) == _TOGETHER or total + more > _TOGETHER_SIZE):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += more
    if batch:
        yield batch


def size_of(document: Document) -> int:
    """What `in_batches` measures a document by."""
    return len(document.html or document.text or "")


def lines(document: Document) -> Lines:
    """The document's lines that no rule takes out: what its host's furniture is learned from. Raises `ArticleError`."""
    return lines_of(clean(extract(document), document.language).text)


def explain(document: Document) -> Explained:
    """`analyse`, with what each room saw and what the figures room left out."""
    extracted, cleaned, description, analysis = _walk(document)
    left_out = _ready().finder.explain(cleaned, description, analysis.article.published)
    return Explained(extracted, cleaned, description, analysis, left_out)


def parse_feed(page: Page) -> ParsedFeed:
    """The entries of a fetched feed. Raises `SourceError`."""
    return read_feed(page.body, page.final_url, page.content_type, page.fetched_at)


def _walk(
    document: Document, furniture: frozenset[int] = frozenset()
) -> tuple[Extracted, Cleaned, Description, Analysis]:
    tools, read = _ready(), _read(document, furniture)
    description, analysis = _made(read, _vectors([read], tools)[0], tools)
    return read.extracted, read.cleaned, description, analysis


def _doubt(cleaned: Cleaned, language: str | None, tools: Tools) -> str | None:
    """Why the article may miss its translations; None where that is not asked for."""
    if not tools.whole:
        return None
    return why_not(cleaned.text, language) if tools.embedder else NOT_INSTALLED


def _attempt(document: Document) -> "_Read | ArticleError":
    try:
        return _read(document)
    except ArticleError as error:
        return error


def _read(document: Document, furniture: frozenset[int] = frozenset()) -> "_Read":
    """What comes before the encoder."""
    extracted = extract(document)
    cleaned = _cleaned(extracted, document.language, furniture)
    return _Read(document, extracted, cleaned, _ready().describer.describe(document, cleaned))


def _made(read: "_Read", vectors: SentenceVectors | None, tools: Tools) -> tuple[Description, Analysis]:
    """What comes behind it."""
    document, extracted, cleaned, description = read.document, read.extracted, read.cleaned, read.description
    topics = tools.topics.find(cleaned, description, vectors if knows_well(description.language) else None)
    published = document.published or extracted.published
    figures = tools.finder.find(cleaned, description, published)
    description = replace(description, topics=tools.topics.measured(topics, figures))
    doubt = _doubt(cleaned, description.language, tools)
    article = _article(document, extracted, cleaned, description, published, (doubt,) if doubt else ())
    prints = fingerprint(cleaned.text, figures, description.language)
    likeness = embedding(vectors, description.language) if vectors and tools.whole else None
    return description, Analysis(article, figures, prints, likeness)


def _cleaned(extracted: Extracted, language: str | None, furniture: frozenset[int]) -> Cleaned:
    """Clean by the rules, then take out furniture, which may bring other notices to the edges of the text."""
    cleaned = clean(extracted, language)
    rest = without(cleaned, furniture) if furniture else cleaned
    if rest is cleaned:
        return cleaned
    again = clean(replace(extracted, text=rest.text), language)
    if not again.text:
        return cleaned
    first, then = cleaned.provenance, again.provenance
    said = replace(first, agency=first.agency or then.agency, translated=first.translated or then.translated)
    return replace(again, removed=rest.removed + again.removed, provenance=said)


def _vectors(read: "Sequence[_Read]", tools: Tools) -> Sequence[SentenceVectors | None]:
    """Vectors of each, in order; None where nobody would ask for them: topics are told from few languages."""
    if tools.embedder is None:
        return [None] * len(read)
    asked = [tools.whole or knows_well(each.description.language) for each in read]
    texts = [
        (each.cleaned.title, each.cleaned.text, each.description.language)
        for each, wanted in zip(read, asked, strict=True)
        if wanted
    ]
    made = iter(encode_together(texts, tools.embedder, None if tools.whole else HEARD))
    return [next(made) if wanted else None for wanted in asked]


def _example(embedder: Embedder, text: str) -> SentenceVectors | None:
    """Vectors of a text that a user gives as an example of a topic; None in a language that tells none."""
    spoken = language.detect(text, None)
    return encode("", text, spoken, embedder) if knows_well(spoken) else None


def _article(
    document: Document,
    extracted: Extracted,
    cleaned: Cleaned,
    description: Description,
    published: datetime | None,
    doubt: tuple[str, ...],
) -> Article:
    return Article(
        id=document.id,
        url=document.url,
        title=cleaned.title,
        text=cleaned.text,
        language=description.language,
        published=published,
        authors=document.authors or extracted.authors,
        source=document.source or cleaned.provenance.publisher,
        removed=cleaned.removed,
        provenance=cleaned.provenance,
        regions=description.regions,
        entities=description.entities,
        topics=description.topics,
        warnings=extracted.warnings + description.warnings + doubt,
    )


def _ready() -> Tools:
    if _tools is None:
        prepare(Extras(), False)
    assert _tools is not None
    return _tools


def _warm_up() -> None:
    """Walk one small document, so that lazy imports and models count as the idle worker's memory."""
    line = "<p>In 2024 output in Norway rose 3.5 percent to 12 million tonnes, the office said on Monday.</p>"
    page = f"<html><head><title>Output rises</title></head><body><article>{line * 5}</article></body></html>"
    with suppress(FigurewatchError):
        analyse(Document(id="warm-up", html=page.encode(), content_type="text/html; charset=utf-8"))
