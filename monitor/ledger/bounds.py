"""What bounds a series, in one form for all languages: goods, price bases, and the wholes that shares are of.

Enters: words as printed. Leaves: words in a base form, or the one name of what every language has a word for. Never:
goods that a phrase only holds: "refined copper" is not copper.
"""

import re
from functools import cache

from monitor.data import load
from monitor.ledger.nouns import CJK, normal_form
from monitor.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_TOO = " too"  # how monitor/figures/kinds.py names a group that is counted with the others
_AGES = "aged "  # how monitor/figures/bands.py names a band of ages, in every language


def bounds_of(scope: str | None, language: str, measure: str = "") -> str | None:
    """The bounds of a scope ("steel, dollar terms"), in alphabetical order; None without any.

    How the growth of a known `measure` is reckoned by custom adds nothing ("GDP grew 5 % in real terms").
    """
    bounds = {_bound(bound, language) for bound in (scope or "").split(", ")}
    return ", ".join(sorted(bounds - {"", *_unsaid(measure)})) or None


def goods_in(phrase: str) -> tuple[str, ...]:
    """The goods that a phrase in small letters names, by their one name."""
    told = [word for word in _WORD.findall(phrase) if word in _goods() or any(word.startswith(s) for s, _ in _stems())]
    names = (
        _goods().get(word) or next((name for stem, name in _stems() if word.startswith(stem)), "") for word in told
    )
    return tuple(dict.fromkeys(name for name in names if name in load("figures_goods.toml")["goods"]))


def goods_named(sentence: str) -> tuple[str, ...]:
    """The goods that a sentence names, at most two; where no blanks part the words, anywhere in it."""
    plain = fold(sentence)
    told = dict.fromkeys(name for word, name in _goods().items() if CJK.search(word) and word in plain)
    names = goods_in(plain) or tuple(name for name in told if name in load("figures_goods.toml")["goods"])
    return names[:2]


def has_one_name(bound: str) -> bool:
    """Is it a bound that has one name, in English, for all languages?"""
    return bound in _goods().values() or bound in _fixed() or bound.startswith(_AGES)


def is_trade(measure: str | None) -> bool:
    """Do goods and partners bound what it measures?"""
    return measure in load("figures_bystanders.toml")["trade"]["indicators"]


def whole_of(denominator: str | None, language: str) -> str | None:
    """The whole of a share: "pib", "ввп" and "gdp" are one."""
    told = fold(denominator or "")
    form = normal_form(denominator or "", language)
    return _wholes().get(form) or _wholes().get(told) or _timed(told) or form or None


def _timed(told: str) -> str | None:
    """ "Gross domestic product at the end of May": a known whole with nothing but a time behind it."""
    words = told.split()
    for last in range(len(words) - 1, 0, -1):
        whole = _wholes().get(" ".join(words[:last]))
        if whole is not None:
            return whole if _when().match(" ".join(words[last:])) else None
    return None


@cache
def _when() -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["whole_when"]["any"])


def _bound(words: str, language: str) -> str:
    words = " ".join(words.casefold().split())
    if words in _goods() or words.startswith(_AGES):
        return _goods().get(words, words)
    stem = next((name for stem, name in _stems() if words.startswith(stem) and " " not in words[len(stem) :]), None)
    form = normal_form(words, language)
    return stem or (words if words in _fixed() else _goods_by_form(language).get(form, form))


@cache
def _fixed() -> frozenset[str]:
    """Bounds that have one name in every language."""
    rows = load("figures_bystanders.toml")
    kinds = [row["name"] for row in (*load("figures_kinds.toml")["kind"], *load("figures_qualifiers.toml")["named"])]
    wider = (f"{name}{_TOO}" for name in kinds)
    seasons = load("figures_periods.toml")["season_names"]
    return frozenset(("annualised", *seasons, *rows["basis"], *rows["performer"], *kinds, *wider))


@cache
def _unsaid(measure: str) -> frozenset[str]:
    rows: dict[str, list[str]] = load("ledger.toml")["unsaid"]
    return frozenset(basis for basis, measures in rows.items() if measure in measures)


@cache
def _goods() -> dict[str, str]:
    tables = load("figures_goods.toml")
    rows: list[tuple[str, list[str]]] = [*tables["goods"].items(), *tables["partners"].items()]
    return {word: name for name, words in rows for word in words if not word.endswith("*")}


@cache
def _goods_by_form(language: str) -> dict[str, str]:
    """Goods by the base form of a word for them, as the words of open measures are."""
    return {form: name for word, name in _goods().items() if (form := normal_form(word, language))}


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    rows: dict[str, list[str]] = load("figures_goods.toml")["goods"]
    return tuple((word.rstrip("*"), name) for name, words in rows.items() for word in words if word.endswith("*"))


@cache
def _wholes() -> dict[str, str]:
    rows: dict[str, list[str]] = load("ledger.toml")["wholes"]
    return {fold(word): name for name, words in rows.items() for word in words}
