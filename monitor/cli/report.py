"""What `inspect` tells an analyst of one page: sections, each with its evidence.

Enters: what every room saw of the page. Leaves: lines to print. Never: a print, a decision.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from monitor.cli.output import counted, grouped, safe, width, wrapped

if TYPE_CHECKING:
    from monitor.analyse import Explained
    from monitor.domain import Article, Figure

_SURE, _LIKELY = 0.8, 0.5
_SHOWN_OF_REMOVED = 300  # characters of a removed piece: its kind is seen, a whole menu need not be

_TRANSFORMS = {
    "share": "part of a whole",
    "yoy": "change on the year before",
    "cagr": "average growth a year",
    "mom": "change on the month before",
    "abs_change": "change in absolute terms",
    "ratio_to_base": "times the earlier value",
    "rank": "place in a ranking",
    "streak": "in a row",
}


def report(explained: "Explained", *, why: bool, story: Sequence[str] = ()) -> Iterator[str]:
    """The page for a person; with `why` the sentences and words that each statement rests on.

    `story`: what the page would be in an archive, in lines, where one is at hand.
    """
    article, figures = explained.analysis.article, explained.analysis.figures
    yield from _head(article)
    yield from _section("Text", _paragraphs(article.text))
    yield from _section(counted(len(article.removed), "piece", "pieces") + " removed", _removed(article))
    yield from _section(counted(len(article.regions), "place", "places"), _places(article, why))
    if article.entities:
        named = (f"  {item.id:<24} {safe(item.name)}" for item in article.entities)
        yield from _section("Organisations and rankings", named)
    topics = (f"  {topic.score:.2f}  {topic.id:<18} {safe(topic.name)}" for topic in article.topics)
    yield from _section(counted(len(article.topics), "topic", "topics"), topics)
    yield from _section(counted(len(figures), "figure", "figures"), _figures(explained, why))
    if story:
        yield from _section("Story", (line for one in story for line in _indented(one, 2)))
    if why:
        left = (f"  {safe(item.surface)}: {item.reason.replace('_', ' ')}" for item in explained.left_out)
        yield from _section("Numbers that are no figures, and why", left)
    elif figures or explained.left_out:
        yield from ("", "Add --why for the evidence, and for the numbers that were left out.")


def _head(article: "Article") -> Iterator[str]:
    room = width()
    yield from wrapped(article.title or "(no title)", room)
    yield "═" * room
    said = article.provenance
    rows = {
        "language": article.language or "unknown",
        "published": article.published.strftime("%Y-%m-%d %H:%M UTC") if article.published else "not said",
        "first hand": said.agency or said.publisher or "not said",
        "through": ", ".join(said.via),
        "translated": "yes" if said.translated else "",
        "authors": ", ".join(article.authors),
        "address": article.url or "",
    }
    for name, value in rows.items():
        if value:
            yield f"{name:<11} {safe(value)}"
    for warning in article.warnings:
        yield from _indented(f"warning     {warning}", 0)


def _section(name: str, lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"── {name} " + "─" * max(0, width() - len(name) - 4)
    yield from lines


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.split("\n"):
        if part.strip():
            yield from _indented(part, 2)


def _removed(article: "Article") -> Iterator[str]:
    for piece in article.removed:
        text = piece.text if len(piece.text) <= _SHOWN_OF_REMOVED else piece.text[:_SHOWN_OF_REMOVED] + " …"
        yield from _indented(f"[{piece.rule}] {text}", 2)


def _places(article: "Article", why: bool) -> Iterator[str]:
    for region in article.regions:
        path = " › ".join(region.path)
        yield f"  {region.role.value:<8} {region.score:.2f}  {region.id:<18} {safe(path)}"
        if why:
            words = dict.fromkeys(article.text[start:end] for start, end in region.spans)
            how = "a guess from" if region.inferred else "named as"
            named = f"{how} {_quoted(list(words)[:6])}, {counted(len(region.spans), 'time', 'times')}"
            otherwise = "a guess from title or dateline" if region.inferred else "not named itself: what lies in it is"
            yield from _indented(named if words else otherwise, 16)


def _figures(explained: "Explained", why: bool) -> Iterator[str]:
    text, figures = explained.analysis.article.text, explained.analysis.figures
    names = {region.id: region.name for region in explained.analysis.article.regions}
    names |= {entity.id: entity.name for entity in explained.analysis.article.entities}
    for number, figure in enumerate(figures, 1):
        yield f"  {number:>2}  {safe(figure.surface)}  =  {_value(figure)}"
        yield from _indented(_meaning(figure, names), 6)
        if figure.pair_of is not None:
            yield f"      the same as figure {figure.pair_of + 1}, in another unit"
        if why:
            yield from _indented(f"“{text[figure.sentence_start : figure.sentence_end]}”", 6)
            yield from _indented(_doubts(figure), 6)


def _value(figure: "Figure") -> str:
    wording = "" if figure.approx in ("exact", "range") else figure.approx.value.replace("_", " ") + " "
    low, high = (None if one is None else grouped(format(one, "f")) for one in (figure.low, figure.high))
    value = f"{low} to {high}" if figure.approx == "range" and low and high else grouped(format(figure.value, "f"))
    return safe(f"{wording}{value} {figure.unit}{', ' + figure.direction if figure.direction else ''}")


def _meaning(figure: "Figure", names: dict[str, str]) -> str:
    """One line that reads like a caption: what, of whom, when, how."""
    measure = figure.indicator_text or figure.indicator
    known = f" [{figure.indicator}]" if figure.indicator and figure.indicator != figure.indicator_text else ""
    subject = f"{names[figure.subject]} ({figure.subject})" if figure.subject in names else figure.subject
    parts = [
        f"{measure}{known}" if measure else "measure unknown",
        subject or "subject unknown",
        figure.period or "period unknown",
        _TRANSFORMS.get(figure.transform, ""),
        f"of {figure.denominator}" if figure.denominator else "",
        "" if figure.modality == "actual" else figure.modality.value.replace("_", " "),
    ]
    return " · ".join(part for part in parts if part)


def _doubts(figure: "Figure") -> str:
    """How sure it is, and what was inferred instead of read."""
    sure = "sure" if figure.confidence >= _SURE else "likely" if figure.confidence >= _LIKELY else "doubtful"
    bounds = ""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        bounds = f"; allows {grouped(format(figure.low, 'f'))} to {grouped(format(figure.high, 'f'))}"
    cues = f"; {', '.join(sorted(figure.cues)).replace('_', ' ')}" if figure.cues else ""
    return f"{sure} ({figure.confidence:.2f}){bounds}{cues}"


def _indented(text: str, columns: int) -> list[str]:
    return [" " * columns + one for one in wrapped(text, width() - columns)]


def _quoted(pieces: Sequence[str]) -> str:
    return " ".join(f"“{piece}”" for piece in pieces)
