"""What a text says of itself: that it corrects an earlier copy, or that it is sent once more.

Enters: title, text and language of one telling. Leaves: a `Notice`, or None. Never: a statistical revision ("the
office revised …"), a corrections officer, a correction of markets. Words are in `corrections.toml`, by language.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import primary
from monitor.text import fold, sentences

Span = tuple[int, int]
_TITLE = 400  # code points of a title that are looked at
# What stands around a label: separators behind it, brackets around it, what may come before a sentence of a notice.
_BEHIND = r"\s*(?:[:：;|｜/.。!！〉>]|--?(?=\D|\d\d)|[)\]】》」』〕）］])"
_OPEN = r"[(\[【《「『〔（［<〈*\-_\s\"']*"
_BRACKETED = re.compile(r"[(\[（［【〔]([^()\[\]（）［］【】〔〕]{4,400})[)\]）］】〕]?")
_NOTES = r"note|nb|eds|editors?|editor's note|ndlr|nota|anm|anmerkung|\d{1,2}"
_LEAD = re.compile(rf"""^(?:[\s(\[（［【〔*"'\-=+/<>~]|\b(?:{_NOTES})\b ?[:.\-])+""")
_WIRE = r"(?:[a-z0-9][a-z0-9 .]{0,14}\s?-+\s?|(?:update|urgent|wrapup)\s?\d{0,2}\s?[-:]\s?){0,2}?"


@dataclass(frozen=True, slots=True)
class Notice:
    """That a text is a corrected copy. `spans` are the sentences of the text that say so or what was wrong.

    `said` is the wording that tells, for a person: of the title where that says it, else of the text. `sentences`
    are those of the spans, folded as they are compared.
    """

    said: str
    spans: tuple[Span, ...] = ()
    sentences: tuple[str, ...] = ()
    in_title: bool = False


def notice(title: str, text: str, language: str | None) -> Notice | None:
    """The notice of correction that a text carries; None if it carries none.

    Only its title and the sentences at its edges, or in brackets, are asked; inside a report "corrects" is news.
    """
    words = _words(primary(language))
    titled = _labelled(title, words.labels, words.never)
    found = [(span, said) for span, said in _edges(text) if _is_notice(said, words)]
    if not found and not titled:
        return None
    told = sorted(found) or [(span, said) for span, said in _last(text) if _tells(said, words)]
    spans = tuple(span for span, _ in told)
    said = title.strip() if titled else " ".join(text[slice(*told[0][0])].split())
    return Notice(said, spans, tuple(said for _, said in told), titled)


def sent_again(title: str, language: str | None) -> bool:
    """Does the title say that its publisher sends the item once more ("RPT-…")?"""
    words = _words(primary(language))
    return _labelled(title, words.again, words.never)


def is_news(newer: Notice, older: Notice | None) -> bool:
    """Does `newer` say more than `older` does? A reprint of a corrected copy repeats its notice."""
    if older is None:
        return True
    return bool(set(newer.sentences) - set(older.sentences))


@dataclass(frozen=True)
class _Words:
    labels: tuple[re.Pattern[str], ...]
    again: tuple[re.Pattern[str], ...]
    openings: re.Pattern[str]
    tells: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    """Of one language; of all where it is unknown. A language without words of its own has no notices."""
    rows: dict[str, Any] = load("corrections.toml")["notice"]
    chosen = [rows[language]] if language in rows else [] if language else list(rows.values())

    def either(key: str) -> str:
        return "|".join(f"(?:{rule})" for row in chosen for rule in row[key]) or r"(?!)"

    return _Words(
        _label(either("labels"), either("labels") + "|" + either("again")),
        _label(either("again"), either("labels") + "|" + either("again")),
        re.compile(either("openings")),
        re.compile(either("tells")),
        re.compile(either("not")),
    )


def _label(words: str, any_label: str) -> tuple[re.Pattern[str], ...]:
    """At the beginning, behind other labels and a wire's marks; at the end in a bracket or behind a dash."""
    most: int = load("corrections.toml")["again"]["most_marks"]
    before = rf"(?:{_OPEN}(?:{any_label}|update \d+){_BEHIND}[\s)\]】-]*){{0,{most}}}{_WIRE}"
    return (
        re.compile(rf"^{before}{_OPEN}(?:{words})(?:{_BEHIND}|$)"),
        re.compile(rf"[(\[【（［〔](?:{words})[)\]】）］〕]\s*$"),
        re.compile(rf"\s[-|/]+\s?(?:{words})$"),
    )


def _labelled(title: str, labels: Sequence[re.Pattern[str]], never: re.Pattern[str]) -> bool:
    folded = fold(title[:_TITLE])
    return any(label.search(folded) for label in labels) and not never.search(folded)


def _is_notice(said: str, words: _Words) -> bool:
    """Does a sentence, a line or what stands in a bracket say that the text is corrected?"""
    if words.never.search(said):
        return False
    return any(label.match(said) for label in words.labels[:1]) or bool(words.openings.match(_LEAD.sub("", said)))


def _tells(said: str, words: _Words) -> bool:
    return words.tells.search(said) is not None and not words.never.search(said)


def _edges(text: str) -> Iterator[tuple[Span, str]]:
    """Sentences at the beginning and the end of a text, and what stands in brackets of a sentence's length; folded."""
    rules = load("corrections.toml")["edges"]
    spans = sentences(text)
    first, last, longest = int(rules["first"]), int(rules["last"]), int(rules["longest"])
    chosen = dict.fromkeys([*spans[:first], *spans[max(0, len(spans) - last) :]])
    for start, end in chosen:
        if end - start <= longest:
            yield (start, end), fold(text[start:end])
    for match in _BRACKETED.finditer(text):
        if match.span() not in chosen:
            yield match.span(), fold(match.group(1))


def _last(text: str) -> Iterator[tuple[Span, str]]:
    """The last two sentences: where a text that is titled as corrected says what was wrong."""
    spans = sentences(text)
    longest: int = load("corrections.toml")["edges"]["longest"]
    for start, end in spans[-2:]:
        if end - start <= longest:
            yield (start, end), fold(text[start:end])
