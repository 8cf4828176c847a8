"""The pure half of the corridor as functions that run in worker processes.

Enters: a `Document`, or a feed's bytes. Leaves: an `Analysis`, or a `ParsedFeed`. A
worker calls `prepare` once; the vocabulary, the models and the encoder that it
loads there stay for its life. Never: the network, the archive, the clock.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.clean import clean
from monitor.describe import Describer
from monitor.domain import (
    Analysis,
    Article,
    Cleaned,
    CustomTopic,
    Description,
    Document,
    Embedding,
    Extracted,
    Extras,
    Figure,
    Page,
    ParsedFeed,
    Topic,
)
from monitor.embed import Embedder, embed, packaged, why_not
from monitor.errors import FigurewatchError
from monitor.extract import extract
from monitor.feeds import read_feed
from monitor.figures import FigureFinder, LeftOut
from monitor.learn import Lines, lines_of, without
from monitor.reprints import fingerprint


@dataclass(frozen=True)
class Tools:
    """What a worker has loaded. `embedder` is None where vectors are not wanted or can't be had."""

    describer: Describer
    finder: FigureFinder
    embedder: Embedder | None
    topics: tuple[CustomTopic, ...] = ()


@dataclass(frozen=True)
class Explained:
    """One document with every room's own view of it, for `inspect`."""

    extracted: Extracted
    cleaned: Cleaned
    description: Description
    analysis: Analysis
    left_out: Sequence[LeftOut]


_tools: Tools | None = None


def prepare(extras: Extras, vectors: bool) -> None:
    """Load what this process needs; called once a worker, before its memory limit is set."""
    global _tools
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _tools = Tools(Describer(extras), FigureFinder(extras), packaged() if vectors else None, extras.topics)
    _warm_up()


def analyse(document: Document) -> Analysis:
    """All that the pure rooms make of one document. Raises `ArticleError`."""
    return _walk(document)[-1]


def analyse_page(task: tuple[Document, frozenset[int]]) -> Analysis:
    """`analyse` for a document whose host is known: lines that are its furniture are taken out too."""
    document, furniture = task
    return _walk(document, furniture)[-1]


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
    tools = _ready()
    extracted = extract(document)
    cleaned = _cleaned(extracted, document.language, furniture)
    description = tools.describer.describe(document, cleaned)
    published = document.published or extracted.published
    figures = tools.finder.find(cleaned, description, published)
    description = replace(description, topics=_topics(description, figures, tools.topics))
    vectors, doubt = _vectors(cleaned.text, description.language, tools.embedder)
    article = _article(document, extracted, cleaned, description, published, doubt)
    return extracted, cleaned, description, Analysis(article, figures, fingerprint(cleaned.text, figures), vectors)


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


def _topics(description: Description, figures: Sequence[Figure], custom: Sequence[CustomTopic]) -> tuple[Topic, ...]:
    """Topics of the text, and the user's that its figures bring: no text says which indicator it measures."""
    measured = {figure.indicator for figure in figures if figure.indicator}
    there = {topic.id for topic in description.topics}
    brought = (topic for topic in custom if topic.id not in there and measured.intersection(topic.indicators))
    return (*description.topics, *(Topic(topic.id, topic.name, 1.0) for topic in brought))


def _vectors(text: str, language: str | None, embedder: Embedder | None) -> tuple[Embedding | None, tuple[str, ...]]:
    """Sentence vectors, or why there are none; neither where none are wanted."""
    if embedder is None:
        return None, ()
    reason = why_not(text, language)
    return (None, (reason,)) if reason else (embed(text, language, embedder), ())


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
