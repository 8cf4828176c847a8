"""Proper names as they are printed, and one key for all forms of one.

Enters: a language, a name. Leaves: a pattern, a key without cases, articles and accents, in which the words have no
order ("Larne to Cairnryan", "Cairnryan–Larne"). Never: a decision whether a word with a capital is a name.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from monitor.data import load

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽİŚŻŹŁĆА-ЯЁІЇЄҐ][\w’']{0,30}+(?:-\w{1,30}+){0,4}+"
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_SUFFIX = re.compile(r"['’]\w{1,5}$")  # of a Turkish case, or a genitive


@cache
def proper(tag: str) -> str:
    """A pattern for proper names of a language: words with a capital, small ones between them."""
    tables = load("things.toml")
    inside, row = tables["inside"]["any"], tables["no_name"].get(tag)
    no_name = rf"(?!(?:{row})(?![\w-]))" if row else ""
    return rf"{no_name}{CAPITAL}(?: (?:{inside} )?{no_name}{CAPITAL}){{0,3}}"


def key_of(name: str, tag: str, group: str = "") -> str:
    """One key for all forms of a name, with the group of its kind behind it."""
    words = [_stem(word, tag) for word in _WORD.findall(_SUFFIX.sub("", name))]
    told = sorted(dict.fromkeys(word for word in words if word not in _small()))
    return "-".join((*told, *((group,) if group else ())))


def _stem(word: str, tag: str) -> str:
    plain = _bare(word.casefold())
    ending = _endings(tag)
    off = ending[1].search(plain, ending[0]) if ending else None
    return plain[: off.start()] if off else plain


def _bare(word: str) -> str:
    """Without accents, "ё" as "е"; "й" is a letter of its own."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", word.replace("й", "\0"))).replace("\0", "й")


@cache
def _endings(tag: str) -> tuple[int, re.Pattern[str]] | None:
    row: dict[str, Any] | None = load("things.toml")["endings"].get(tag)
    return None if row is None else (int(row["keep"]), re.compile(_bare(str(row["off"])) + "$"))


@cache
def _small() -> frozenset[str]:
    """Words inside names that one text prints and another leaves out."""
    return frozenset(re.findall(r"\w+", load("things.toml")["inside"]["any"])) | {"la", "los", "las", "to", "до", "do"}
