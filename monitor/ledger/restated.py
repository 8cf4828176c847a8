"""Which figures a text gives in place of earlier ones without printing those: by parts, anywhere around the figure.

"0.7 percent, more than first reported"; "the ministry lowered its count to 37 million"; "the office corrected a
mistake. The number was 1.79 million". Enters: an analysis. Leaves: the cues of a revision by the numbers of the
figures. Never: which value is replaced; the judge asks whether one of the same thing and period is on file. The words
are those of `in_place`, and more (`ledger_restated.toml`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import OUTDOES, Analysis, Figure, Modality, primary
from monitor.ledger.periods import parse
from monitor.ledger.revisions import of_others
from monitor.ledger.sentences import ENDS, by_statement, masked
from monitor.ledger.told_moves import tells_of_hopes

_BEHIND = 120  # characters of the sentence behind that may tell of an earlier value
_BEFORE = 160  # … in front
_FEW = 2  # words in front of a comparison that name nothing, however long: ", which is more than first reported"
_SHORT = 4  # letters of a word that names nothing
_LEAD = 5  # such words in front of a comparison
_QUARTER = 3  # months
_REVISION = "revision"
_PRIMARY = "primary:"
_CLAUSE = re.compile("(?=⟧)|[,;:()，；]")
_NOT_DATA = frozenset({Modality.FORECAST, Modality.TARGET, Modality.POLICY_OFFER})


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence with its figures masked, and what stands beside it, in small letters."""

    said: str
    before: str
    behind: str
    title: str


@dataclass(frozen=True, slots=True)
class _Words:
    given: re.Pattern[str]
    thought: re.Pattern[str]
    dated: re.Pattern[str]
    changed: re.Pattern[str]
    later: re.Pattern[str]
    lowered: re.Pattern[str]
    into: re.Pattern[str]
    own: re.Pattern[str]
    whose: re.Pattern[str]
    opens: re.Pattern[str]

    def sets_against(self, around: _Around, early: re.Pattern[str]) -> bool:
        """Is the value set against an early one, in its sentence or in one beside it that goes on about it?"""
        here = (each for each in early.finditer(around.said) if _names_nothing(around.said[: each.start()]))
        if any(not self._of_another(around.said, each) for each in here):
            return True
        beside = [each for each in (around.before, around.behind) if self.opens.match(each)]
        return any(not self._of_another(each, match) for each in beside for match in early.finditer(each))

    def _of_another(self, sentence: str, match: re.Match[str]) -> bool:
        """Is the early value one of another thing, another time, or not one that was given out?"""
        end = min((at for mark in (*ENDS, "⟦") if (at := sentence.find(mark, match.end())) >= 0), default=len(sentence))
        heard = sentence[match.start() : end]
        if of_others().search(heard) or tells_of_hopes(heard):
            return True
        return self.whose.match(sentence, match.end(), end) is not None


def marks(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Cues of figures that stand in place of an earlier value which their text doesn't print."""
    words = _words(primary(analysis.article.language) or "und")
    if words is None:
        return
    text, figures = analysis.article.text, analysis.figures
    for span, numbers in by_statement(text, figures):
        around = _Around(
            masked(text, [figures[number] for number in numbers], span),
            text[max(0, span[0] - _BEFORE) : span[0]].rsplit("\n", 1)[-1].casefold().strip(),
            text[span[1] : span[1] + _BEHIND].split("\n", 1)[0].casefold().strip(),
            analysis.article.title.casefold(),
        )
        given, thought, dated = (words.sets_against(around, each) for each in (words.given, words.thought, words.dated))
        told = any(words.changed.search(each) or words.later.search(each) for each in _near(around))
        office = words.own.search(around.said) is not None
        for place, number in enumerate(numbers):
            figure = figures[number]
            if figure.modality in _NOT_DATA:
                continue
            official = office or any(cue.startswith(_PRIMARY) for cue in figure.cues)
            if given or thought or (dated and _is_long(figure)) or (official and _moved(words, around.said, place)):
                yield from ((number, cue) for cue in (_REVISION, OUTDOES))
            elif told:
                yield number, _REVISION


def _near(around: _Around) -> tuple[str, str, str]:
    return around.said, around.before, around.title


def _moved(words: _Words, said: str, place: int) -> bool:
    """Does an office change its own value in the sentence, or in front of the figure what leads to it?"""
    return words.lowered.search(said) is not None or words.into.search(said[: said.find(f"⟦{place}⟧")]) is not None


def _is_long(figure: Figure) -> bool:
    """Of a month, "the figure given in March" is as often that of the month before."""
    period = parse(figure.period)
    return period is not None and (period.months or 0) >= _QUARTER


def _names_nothing(front: str) -> bool:
    """Does the clause hold no name between its figure, or its beginning, and its end?

    "… in 2024, while imports were |higher than first reported": what was reported is another thing.
    """
    clause = _CLAUSE.split(front)[-1]
    words = clause.split()
    return (
        clause.startswith("⟧") or len(words) <= _FEW or (len(words) <= _LEAD and all(len(x) <= _SHORT for x in words))
    )


@cache
def _words(language: str) -> _Words | None:
    raw: Mapping[str, str] | None = load("ledger_restated.toml").get(language)
    parts: Mapping[str, str] | None = load("ledger_in_place.toml").get(language)
    if raw is None or parts is None:
        return None
    rows = {name: row.replace("{months}", raw["months"]) for name, row in raw.items()}
    unspaced = language in {"zh", "ja", "ko"}
    open_, close = ("", "") if unspaced else (r"(?<!\w)", r"(?!\w)")
    tail = "" if unspaced else ".{0,60}?"
    gap = "[^⟦⟧。；]{0,20}?" if unspaced else r"[^⟦⟧;.]{0,40}?"
    than, differs = f"{open_}(?:{rows['than']}){close}", f"{open_}(?:{rows['differs']}){close}"
    moves = f"{open_}(?:{rows['moves']}){close}"

    def against(early: str, between: str) -> re.Pattern[str]:
        early = f"{open_}(?:{rows[early]}){close}"
        return re.compile(f"{than}{between}{early}|{early}{gap}{differs}")

    return _Words(
        given=against("early", gap),
        thought=against("thought", r"(?: \w{1,4}){0,3} ?"),
        dated=against("dated", gap),
        changed=re.compile(f"{open_}(?:{parts['changed']}){close}"),
        later=re.compile(f"{open_}(?:{rows['later']}){close}"),
        lowered=re.compile(f"{moves}{gap}{open_}(?:{rows['value']}){close}"),
        into=re.compile(rf"{open_}(?:{rows['counts']}){close}{gap}{moves}[^⟦⟧;]{{0,90}}(?:{rows['into']})$"),
        own=re.compile(f"{open_}(?:{rows['office']}){close}"),
        whose=re.compile(
            rf"{tail}{open_}(?:{rows['of']})(?!(?:{rows['office']}|{rows['time']}|{rows['months']}){close}|\d)\w"
        ),
        opens=re.compile(rf"(?:{rows['opens']})|(?:\w{{1,4}} ){{0,2}}(?:{rows['early']}|{rows['dated']})"),
    )
