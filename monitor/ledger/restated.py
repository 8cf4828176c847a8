"""Which figures a text gives in place of earlier ones without printing those: by parts, anywhere around the figure.

"0.7 percent, more than it first thought"; "the ministry lowered its count to 37 million"; "the office corrected a
mistake. The number was 1.79 million". Enters: an analysis. Leaves: the cues of a revision by the numbers of the
figures. Never: which value is replaced; the judge asks whether one of the same thing and period is on file. The words
are those of `in_place`, and more (`ledger_restated.toml`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import OUTDOES, Analysis, Modality, primary
from monitor.ledger.revisions import of_others
from monitor.ledger.sentences import by_statement, masked

_BEHIND = 120  # characters of the sentence behind that may tell of an earlier value
_BEFORE = 160  # … in front
_REVISION = "revision"
_PRIMARY = "primary:"
_MARK = re.compile(r"⟦(\d+)⟧")
_NOT_DATA = frozenset({Modality.FORECAST, Modality.TARGET, Modality.POLICY_OFFER})


@dataclass(frozen=True, slots=True)
class _Words:
    outdoes: re.Pattern[str]
    changed: re.Pattern[str]
    later: re.Pattern[str]
    lowered: re.Pattern[str]
    into: re.Pattern[str]
    own: re.Pattern[str]

    def moved(self, said: str, front: str) -> bool:
        """Does the sentence tell of somebody who changes his value, or in front of the figure what leads to it?"""
        own = self.lowered.search(said) or self.into.search(front) or self.changed.search(front)
        return own is not None


def marks(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Cues of figures that stand in place of an earlier value which their text doesn't print."""
    words = _words(primary(analysis.article.language) or "und")
    text, figures = analysis.article.text, analysis.figures
    title = analysis.article.title.casefold()
    for span, numbers in by_statement(text, figures) if words else ():
        own = [figures[number] for number in numbers]
        said = masked(text, own, span)
        before = text[max(0, span[0] - _BEFORE) : span[0]].rsplit("\n", 1)[-1].casefold()
        behind = text[span[1] : span[1] + _BEHIND].split("\n", 1)[0].casefold()
        for place, number in enumerate(numbers):
            figure = figures[number]
            if words is None or figure.modality in _NOT_DATA:
                continue
            front = said[: said.find(f"⟦{place}⟧")]
            official = any(cue.startswith(_PRIMARY) for cue in figure.cues) or words.own.search(said) is not None
            if _outdoes(words, said, before, behind) or (official and words.moved(said, front)):
                yield from ((number, cue) for cue in (_REVISION, OUTDOES))
            elif any(words.changed.search(each) or words.later.search(each) for each in (said, before, title)):
                yield number, _REVISION


def _outdoes(words: _Words, said: str, before: str, behind: str) -> bool:
    """Does the sentence, or one beside it, set the value against one that was given out before?"""
    found = (words.outdoes.search(each) for each in (said, before, behind))
    return any(each is not None and not of_others().search(each.group()) for each in found)


@cache
def _words(language: str) -> _Words | None:
    rows: Mapping[str, str] | None = load("ledger_restated.toml").get(language)
    parts: Mapping[str, str] | None = load("ledger_in_place.toml").get(language)
    if rows is None or parts is None:
        return None
    unspaced = language in {"zh", "ja", "ko"}
    open_, close = ("", "") if unspaced else (r"(?<!\w)", r"(?!\w)")
    gap = "[^⟦⟧。；]{0,20}?" if unspaced else r"[^⟦⟧;.]{0,40}?"
    early = f"(?:{parts['early']}|{rows['early']})"
    than, value = f"(?:{rows['than']})", f"(?:{rows['value']})"
    behind = rf"|{open_}{early}{close}{gap}{open_}(?:{rows['differs']}){close}"
    return _Words(
        outdoes=re.compile(f"{open_}{than}{close}{gap}{open_}{early}{close}{behind}"),
        changed=re.compile(f"{open_}(?:{parts['changed']}){close}"),
        later=re.compile(f"{open_}(?:{rows['later']}){close}"),
        lowered=re.compile(rf"{open_}(?:{rows['moves']}){close}{gap}{open_}{value}{close}"),
        into=re.compile(rf"{open_}(?:{rows['moves']}){close}[^⟦⟧;]{{0,90}}(?:{rows['into']})$"),
        own=re.compile(f"{open_}(?:{rows['office']}){close}"),
    )
