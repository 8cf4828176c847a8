"""What the build of the places reads: CLDR, GeoNames, word lists and the tables beside this script."""

import math
import re
import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import wordfreq
from opencc_purepy import OpenCC

HERE = Path(__file__).parent
# Languages whose words tell a name from a word, and whose papers print foreign towns in their own spelling.
LATIN_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "pl", "nl", "cs", "sv", "tr", "fi", "hu", "ro", "id")


@dataclass
class Place:
    """A place that is being put together. `size`: population, of a region that of its towns."""

    id: str
    kind: str
    path: tuple[str, ...]
    name: str
    size: int = 0
    names: dict[str, None] = field(default_factory=dict)
    raw: list[tuple[str, str]] = field(default_factory=list)  # language and name, not yet judged

    @property
    def country(self) -> str:
        return self.path[0] if self.path else self.id

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            if name := tidy(name):
                self.names.setdefault(name)


def tidy(name: str) -> str:
    return " ".join(re.sub("[²³¹|]", "", name).replace("’", "'").replace("ʼ", "'").replace("－", "-").split())


def table(name: str) -> Iterator[tuple[str, ...]]:
    """Rows of a table beside this script."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


@cache
def settings(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def cldr_regions(folder: Path, language: str) -> dict[str, str]:
    """Names of first-level regions (and others) by code without a dash: `cngd`."""
    root = ET.parse(folder / "subdivisions" / f"{language}.xml").getroot()
    return {e.get("type", ""): tidy(e.text or "") for e in root.iter("subdivision")}


# ── spellings ──


def ascii_name(name: str) -> str:
    for letter, plain_ in (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("æ", "ae"), ("ə", "a")):
        name = name.replace(letter, plain_)
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def plain(name: str) -> str:
    return ascii_name(name).casefold().replace("-", " ").replace("'", "")


def script(name: str) -> str:
    """The script of the first letter, as Unicode names it: LATIN, CYRILLIC, CJK, KATAKANA, HANGUL, ARABIC …"""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def one_script(name: str) -> bool:
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha() and c not in "ー々"}
    return len(scripts) == 1 or scripts == {"CJK", "KATAKANA"} or scripts == {"CJK", "HIRAGANA"}


@cache
def han_forms(name: str) -> tuple[str, ...]:
    """The name and its simplified and traditional forms; the data often have one only."""
    return tuple(dict.fromkeys((name, _OPENCC.convert(name, "t2s"), _OPENCC.convert(name, "s2t"))))


_OPENCC = OpenCC()


# ── words ──


@cache
def zipf(language: str) -> dict[str, float]:
    """Words of a language by frequency, upper and lower case together: log10 of the share in a billion."""
    words = {word: math.log10(share) + 9 for word, share in wordfreq.get_frequency_dict(language).items()}
    if language in LATIN_LANGUAGES:  # texts are read without accents: Länder is Lander there
        for word, often in list(words.items()):
            if not word.isascii() and words.get(bare := ascii_name(word), 0.0) < often:
                words[bare] = often
    return words


@cache
def wordiness(name: str, languages: tuple[str, ...] = LATIN_LANGUAGES) -> float:
    """How common the name is as a word: in the language where it is most common, by its rarest part."""
    spelled = {name.lower(), ascii_name(name).lower()} if script(name) == "LATIN" else {name.lower()}
    split = [[part for part in re.split(r"[\s-]+", each) if part] for each in spelled]
    return max(min(zipf(language).get(part, 0.0) for part in parts) for language in languages for parts in split)
