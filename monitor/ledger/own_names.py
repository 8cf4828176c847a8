"""Whether words beside a value name anything but that value and its place.

Enters: a phrase of an article, one of its figures. Leaves: yes or no. Never: what else it is that they name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import AREA, Article, Figure, primary
from monitor.ledger.nouns import CJK, base_words, naming_words
from monitor.ledger.sentences import ENDS_CLAUSE

_LETTERS = 4  # shorter words join others
_NEVER = "(?!)"
_A_FIGURE = re.compile(r"⟦\d+⟧")


def own_places(figure: Figure, article: Article) -> frozenset[str]:
    """The words of the place that a figure is about and of those around it, in their base form."""
    language = primary(article.language) or "und"
    return frozenset().union(*(base_words(name, language) for name in _places(figure, article)))


def names_more(phrase: str, figure: Figure, article: Article) -> bool:
    """Is anything left of `phrase` without words for times, growth and verbs, and without those of the figure?

    Marks ⟦n⟧ in it are figures, and a counter behind one is its own. Words that stand for any figure ("the number")
    and those that mean what it counts (traffic of passengers) are its own, too. Where a language's words are unknown,
    all is more.
    """
    language = primary(article.language) or "und"
    named = f"{figure.indicator_text or ''} {figure.unit} {figure.scope or ''}"
    stand_ins, phrase = _stand_ins(language), _marks().sub(" ", phrase)
    if stand_ins.plain is not None:
        said = stand_ins.plain.sub(" ", phrase.casefold())
        known = " ".join([named, *_places(figure, article), *stand_ins.of(named)]).casefold()
        return any(not _is_in(piece, known) for piece in said.split() if any(map(str.isalpha, piece)))
    left = naming_words(phrase, language, own_places(figure, article))
    return not left <= base_words(" ".join([named, *stand_ins.of(named)]), language) | naming_words(named, language)


def told_beside(sentence: str, figure: Figure, article: Article) -> bool:
    """Does a sentence, its figures masked, tell of parts, or name anything else from its first figure on?

    To the end of the clause of its last figure, but for words that set values against each other.
    """
    language = primary(article.language) or "und"
    marks = [mark.span() for mark in _A_FIGURE.finditer(sentence)]
    if not marks or tells_of_parts(sentence, language):
        return True
    clause = ENDS_CLAUSE.search(sentence, marks[-1][1])
    last = clause.start() if clause else len(sentence)
    return names_more(idle(language).sub(" ", sentence[marks[0][0] : last]), figure, article)


def tells_of_parts(sentence: str, language: str) -> bool:
    """Has the sentence words that part what it tells of, beside which a smaller value is no value before?"""
    return re.search(load("ledger_before.toml").get(language, {}).get("parts", _NEVER), sentence) is not None


@cache
def idle(language: str) -> re.Pattern[str]:
    """What may stand beside the figures that are compared, and names nothing else."""
    return re.compile(rf"(?<!\w)(?:{load('ledger_before.toml').get(language, {}).get('idle', _NEVER)})(?!\w)")


def is_its_own(noun: str, figure: Figure, article: Article) -> bool:
    """Has a noun right behind another value no word but those of the figure, not even one that is idle elsewhere?"""
    language = primary(article.language) or "und"
    words = base_words(" ".join(word for word in noun.split() if sum(map(str.isalpha, word)) >= _LETTERS), language)
    named = base_words(f"{figure.indicator_text or ''} {figure.unit} {figure.scope or ''}", language)
    return CJK.search(noun) is not None or words <= named | own_places(figure, article)


def _places(figure: Figure, article: Article) -> set[str]:
    names = set()
    for region in article.regions:
        if region.id in figure.subject_path:
            names |= {region.name, *(article.text[start:end] for start, end in region.spans)}
    if (figure.subject or "").startswith(AREA):
        names.add((figure.subject or "").rsplit("-", 1)[-1].removeprefix(AREA))
    return names


def _is_in(piece: str, known: str) -> bool:
    """Are these signs of the names? A Korean word may have one more, which says what it does in its sentence."""
    return piece in known or (len(piece) > 2 and bool(CJK.search(piece)) and piece[:-1] in known)


@dataclass(frozen=True, slots=True)
class _StandIns:
    """`plain`: what names nothing where no blanks part the words. `any`: words for any figure; `kin`: for one thing."""

    plain: re.Pattern[str] | None
    any: tuple[str, ...]
    kin: tuple[tuple[str, ...], ...]

    def of(self, named: str) -> Iterator[str]:
        yield from self.any
        for row in self.kin:
            if any(word in named.casefold() for word in row):
                yield from row


@cache
def _stand_ins(language: str) -> _StandIns:
    entry = load("ledger_own_names.toml").get(language, {})
    plain = re.compile(entry["plain"]) if "plain" in entry else None
    kin = tuple(tuple(row.split()) for row in entry.get("kin", ()))
    return _StandIns(plain, tuple(entry.get("any", "").split()), kin)


@cache
def _marks() -> re.Pattern[str]:
    counters: list[str] = load("ledger_own.toml")["whole"]["counters"]
    return re.compile(rf"⟦\d+⟧ ?(?:{'|'.join(counters)})?")
