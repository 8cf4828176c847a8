"""The forms that adjectives and inhabitants of places take, by language: chileno → chilena, chilenos, chilenas.

Enters: a language and a word as monitor/data/peoples.toml has it. Leaves: its forms, as they are printed inside a
sentence. Never: a dictionary; endings follow from the last letters, and a form too many does no harm, because a text
never contains it. Russian has a room of its own (morphology.py).
"""

from collections.abc import Callable, Iterator

_GERMAN = ("e", "en", "er", "es", "em")
_UKRAINIAN = ("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими")
_POLISH = ("i", "iego", "iemu", "im", "a", "iej", "ą", "ie", "ich", "imi")
_TURKISH = ("", "lar", "ler", "ı", "i", "u", "ü", "ya", "ye", "yı", "yi", "nın", "nin", "yla", "yle")
_TURKISH_MANY = ("ın", "in", "a", "e", "ı", "i", "dan", "den", "da", "de", "la", "le")
_ARABIC = ("", "ة", "ون", "ين", "ات", "ا", "تين", "ان")


def forms_of(language: str, word: str) -> tuple[str, ...]:
    """All forms of `word`, itself first if it is one; a word of a language without rules has one form."""
    make = _MAKERS.get(language)
    return tuple(dict.fromkeys(make(word))) if make else (word,)


def _german(word: str) -> Iterator[str]:
    if word[0].islower():
        yield from (word + ending for ending in _GERMAN)
        return
    yield word
    if word.endswith("e"):
        yield from (word + ending for ending in ("n", "r"))
        yield from (word[:-1] + ending for ending in ("in", "innen"))
    elif word.endswith("er"):
        yield from (word + ending for ending in ("n", "s", "in", "innen"))
    elif word.endswith(("i", "t")):
        yield from (word + ending for ending in ("s", "en"))
    elif word.endswith("in"):
        yield word + "nen"


def _french(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ec") or word.endswith("rc"):
        feminine = word + "que" if word.endswith("ec") else word[:-1] + "que"
        yield from (word + "s", feminine, feminine + "s")
    elif word.endswith("e"):
        yield word + "s"
    elif word.endswith("s"):
        yield from (word + "e", word + "es")
    elif word.endswith(("en", "on")):
        yield from (word + ending for ending in ("s", "ne", "nes"))
    else:
        yield from (word + ending for ending in ("s", "e", "es"))


def _spanish(word: str) -> Iterator[str]:
    yield word
    stem, end = word[:-2], word[-2:]
    if word.endswith("o"):
        yield from (word[:-1] + ending for ending in ("a", "os", "as"))
    elif end in ("és", "án", "ón", "ín"):
        plain = stem + {"é": "e", "á": "a", "ó": "o", "í": "i"}[end[0]] + end[1]
        yield from (plain + ending for ending in ("a", "es", "as"))
    elif word.endswith(("l", "r")):
        yield from (word + ending for ending in ("a", "es", "as"))
    elif word.endswith(("í", "ú")):
        yield from (word + ending for ending in ("es", "s"))
    else:
        yield word + "s"


def _portuguese(word: str) -> Iterator[str]:
    yield word
    if word.endswith("o") and not word.endswith("ão"):
        yield from (word[:-1] + ending for ending in ("a", "os", "as"))
    elif word.endswith("ês"):
        yield from (word[:-2] + ending for ending in ("esa", "eses", "esas"))
    elif word.endswith("ão"):
        yield from (word[:-2] + ending for ending in ("ã", "ães", "ãos", "ões", "ãs"))
    elif word.endswith("ol"):
        yield from (word + "a", word[:-1] + "is", word[:-2] + "óis", word + "as")
    elif word.endswith("eu"):
        yield from (word[:-1] + "ia", word + "s", word[:-1] + "ias")
    else:
        yield word + "s"


def _italian(word: str) -> Iterator[str]:
    yield word
    stem = word[:-1]
    if word[-1] in "oa":
        yield from (stem + ending for ending in ("a", "i", "e"))
        if stem[-1] in "cg":
            yield from (stem + ending for ending in ("hi", "he"))
    elif word.endswith("e"):
        yield stem + "i"


def _ukrainian(word: str) -> Iterator[str]:
    if word[-1] not in "иі":
        yield from (word + ending for ending in _UKRAINIAN)
        return
    yield word
    stem = word[:-1]
    if word.endswith(("яни", "ани")):
        yield from (stem + ending for ending in ("", "ам", "ами", "ах", "ин", "ина", "ину", "ином", "ка", "ки"))
    elif word.endswith("ці"):
        one = stem[:-2] + "єц" if stem.endswith("йц") else stem[:-1] + "ец"
        yield from (stem + ending for ending in ("ів", "ям", "ями", "ях", "я", "ю", "ем"))
        yield one + "ь"
    else:
        yield from (stem + ending for ending in ("ів", "ам", "ами", "ах", "", "а", "у", "ом"))


def _polish(word: str) -> Iterator[str]:
    stem = word[:-1]
    if word[0].islower():
        yield from (stem + ending for ending in _POLISH)
        yield stem[:-1] + "cy"  # francuscy, niemieccy
        return
    yield word
    if word.endswith("in") and word[-3] in "aiy":
        yield from (word[:-2] + ending for ending in ("ie", "", "om", "ami", "ach"))
        yield from (word + ending for ending in ("i", "a", "owi", "em", "ów"))
        return
    oblique = word[:-3] + "ńc" if word.endswith("niec") else word[:-2] + "c" if word.endswith("iec") else word
    yield from (oblique + ending for ending in ("ów", "om", "ami", "ach", "a", "owi", "em", "iem", "i", "y", "owie"))
    if word.endswith("k"):
        yield stem + "cy"


def _turkish(word: str) -> Iterator[str]:
    yield from (word + ending for ending in _TURKISH)
    yield from (word + many + case for many in ("lar", "ler") for case in _TURKISH_MANY)


def _arabic(word: str) -> Iterator[str]:
    yield from (word + ending for ending in _ARABIC)


_MAKERS: dict[str, Callable[[str], Iterator[str]]] = {
    "de": _german, "fr": _french, "es": _spanish, "pt": _portuguese, "it": _italian, "uk": _ukrainian,
    "pl": _polish, "tr": _turkish, "ar": _arabic,
}  # fmt: skip
