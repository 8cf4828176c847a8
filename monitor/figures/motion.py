"""Verbs and nouns of change: which way they point, and whether a figure behind them is the change or the new level.

Enters: a language. Leaves: `Motion`, patterns that are built from its row in `figures_context.toml` (`[motion]`). A
language whose verb stands behind the figure has no row: there the words behind it tell.
"""

from dataclasses import dataclass
from functools import cache

from monitor.data import load

# How far a verb may stand from the preposition that goes with it: "sono aumentati i consumi di gas del 5 %".
_GAP = "[^,;]{0,60}?"
_SHORT_GAP = "(?: [^ ,;]+){0,2}?"
# A noun of change stands further off: "dynamika produkcji przemysłowej w Polsce w pierwszych trzech miesiącach roku".
_FAR = "[^,;]{0,90}?"


@dataclass(frozen=True, slots=True)
class Motion:
    """Rows of patterns; all but `up` and `down` end where a figure begins. `won_or_lost` holds for percents only.

    `moved` are the verbs of change, `settled` what tells a level: "se situó en", "cayó a", `to` the prepositions in
    front of one. None of them ends anywhere.
    """

    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    won_or_lost: tuple[str, ...] = ()
    moved: str = "(?!)"
    settled: str = "(?!)"
    to: str = "(?!)"


@cache
def motion(language: str) -> Motion:
    """The patterns of `language`, none where it has no row."""
    row: dict[str, list[str]] | None = load("figures_context.toml")["motion"].get(language)
    if row is None:
        return Motion()
    verbs, nouns = _any(row, "up", "grow", "down"), _any(row, "rise", "fall")
    won = _any(row, "won", "lost")
    # "del 5 %", "um rund 5 %", "d'environ 5 %": an article or an approximation may follow the preposition.
    end = rf"(?:(?:(?<=')| )(?:{_any(row, 'hedge')})){{0,2}}$"
    bare = rf"(?: (?:{_any(row, 'bare')}))?{end}" if "bare" in row else None
    by, of = _any(row, "by"), _any(row, "of" if "of" in row else "by")
    change = [rf"{_word(verbs)}{_GAP} (?:{by}){end}", rf"{_word(nouns)}{_FAR} (?:{of}){end}"]
    # "creció en abril, según el instituto, un 5 %": what stands between two commas parts them.
    change.append(rf"{_word(verbs)}[^;:]{{0,80}}, (?:{by}){end}")
    if "parted" in row:  # "cresceu em 2024 8,1 %", "cresceu, disse o ministro, 8,1 %"
        change.append(rf"{_word(verbs)}[^;:%]{{0,80}}(?:, [^,;:%]{{4,70}},| (?:{_any(row, 'parted')})){end}")
    if bare:
        change.append(f"{_word(f'{verbs}|{nouns}')}{bare}")
    at, went = _any(row, "at") or "(?!)", _any(row, "up", "grow", "down", "move", "lost")
    moved, crossed = _any(row, "up", "grow", "down", "rise", "fall", "move"), _any(row, "up", "down", "move")
    return Motion(
        up=(_word(_any(row, "up", "grow", "rise", "won")),),
        down=(_word(_any(row, "down", "fall", "lost")),),
        level=(
            rf"{_word(moved)}{_GAP} (?:{_any(row, 'to')}){end}",
            rf"{_word(crossed)}{_GAP}{_not_behind(row['by'])} (?:{_any(row, 'limit')}){end}",
        ),
        change=tuple(change),
        won_or_lost=(rf"{_word(won)}(?:{bare or end}|(?:[^;:]{{0,80}},)?(?: (?:{by})){end})",) if won else (),
        moved=_word(_any(row, "up", "grow", "down", "move")),
        settled=rf"(?:{_word(at)}|{_word(went)}{_SHORT_GAP} (?:{_any(row, 'to')})(?!\w))",
        to=_any(row, "to") or "(?!)",
    )


def _any(row: dict[str, list[str]], *names: str) -> str:
    return "|".join(word for name in names for word in row.get(name, ()))


def _not_behind(words: list[str]) -> str:
    """ "stieg um über 5 Prozent" sets no limit."""
    return "".join(rf"(?<! {word})" for word in words)


def _word(words: str) -> str:
    return rf"(?<!\w)(?:{words})(?!\w)"
