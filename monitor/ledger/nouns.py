"""Noun phrases in one form, so that two texts' words for one thing meet; and what of them names anything.

Enters: phrases as printed. Leaves: folded words in their base form. Never: another order
of the words, nor a translation.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.ledger.deeds import by_its_deed, stems, unrepeated
from monitor.ledger.turned import turned
from monitor.text import fold

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+(?:[-'&][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d[-–/](?:\d\d){1,2}(?!\d)")  # a season, a school year
_POSSESSIVE = re.compile(r"'s?\b")
_PEOPLE = re.compile("[人인籍]")  # behind a country's name: who they are, not where
_PARTICLE = re.compile("[을를에의은는을をにのはで]?")
_SIGNS_OF_VOWELS = re.compile("[\u064b-\u0652\u0640]")  # Arabic texts print them or not
_LETTERS, _SIGNS = 4, 2  # the shortest noun that says something: "cars", "企业"
_SHORT = 3  # … and that may name another thing


def normal_form(phrase: str, language: str) -> str:
    """One spelling of a noun phrase: folded, without articles, years and marks, each word in its base form."""
    return _joined(_words(_folded(phrase, language), language), language)


def nominal_form(phrase: str, language: str, own_names: Collection[str] = (), *, weighed: bool = False) -> str:
    """`normal_form` of what names something: no months, periods, pronouns, prepositions, verbs, nor `own_names`.

    `own_names` are the words of the place that the figure is about, in their base form. Empty
    where nothing is left that names a thing: one word of four letters or two signs at least. `weighed`: of an amount of
    a thing, not of a count.
    """
    kept = _kept(phrase, own_names, language, weighed=weighed)
    return turned(_joined(kept, language), language) if any(map(_names_something, kept)) else ""


def naming_words(phrase: str, language: str, own_names: Collection[str] = ()) -> frozenset[str]:
    """The words of `nominal_form` in their base form; short ones ("oil", "tea") also where no longer one is left."""
    kept = [word for word in _kept(phrase, own_names, language) if sum(map(str.isalpha, word)) >= _SHORT]
    return base_words(" ".join(kept), language)


def _kept(phrase: str, own_names: Collection[str], language: str, *, weighed: bool = False) -> list[str]:
    """The words that name something, in their order."""
    folded, noise = _put_together(_folded(phrase, language), language), _noise(language)
    for pattern in noise.patterns:
        folded = pattern.sub(" ", folded)
    told = [part for word in _words(folded, language) for part in _parted(word, language)]
    spoken = [_without_name(_deed(word, language), own_names, language) for word in told]
    kept = _arranged(_unacted([word for word in spoken if word and not noise.holds(word)], language), language)
    kept = unrepeated(kept)
    while kept and kept[0].isdecimal():  # a count or a day; "type 2" keeps its number
        del kept[0]
    if any(_base(word, _forms(language).endings) in _forms(language).done for word in kept):
        return kept
    return by_its_deed(kept, language, last=_forms(language).heads_last, weighed=weighed)


def _without_name(word: str, own_names: Collection[str], language: str) -> str:
    """Nothing of a word that is such a name; where no blanks part the words, what follows the name."""
    if CJK.search(word):
        name = max((name for name in own_names if word.startswith(name)), key=len, default="")
        rest = word.removeprefix(name).removeprefix("的")
        return word if name and _PEOPLE.match(rest) else "" if _PARTICLE.fullmatch(rest) else rest
    return "" if _base(word, _forms(language).endings) in own_names else word


def with_complement(noun: str, phrase: str, language: str) -> str:
    """A counted noun and what `phrase` goes on with to say what it is: "casos", "casos de dengue en el país"."""
    link = _forms(language).link
    if link is None or not phrase.startswith(noun):
        return noun
    complement = link.match(phrase, len(noun))
    return noun if complement is None else phrase[: complement.end()]


def _deed(word: str, language: str) -> str:
    """The noun of a verb that says the same of a thing: "cosecharon", "cosecha"."""
    return next((noun for verb, noun in _forms(language).deeds if verb.fullmatch(word)), word)


def _put_together(folded: str, language: str) -> str:
    """The noun of a verb in two parts instead of both: "setzten Bier ab", "Absatz Bier"."""
    for verb, noun in _forms(language).apart:
        folded = verb.sub(rf"{noun}\g<between>", folded)
    return folded


def _parted(word: str, language: str) -> tuple[str, ...]:
    """A compound of a thing and what is done to it in two words: "Kaffeeernte"."""
    compound = _forms(language).compound
    match = compound.fullmatch(word) if compound else None
    return match.groups() if match else (word,)


def _unacted(words: list[str], language: str) -> list[str]:
    """Without who does it, where what is done and what it is done to are told: "farmers harvested cocoa"."""
    forms = _forms(language)
    bases = [_base(word, forms.endings) for word in words]
    things = [base for base in bases if base not in forms.actors and base not in forms.done]
    if not things or not any(base in forms.done for base in bases):
        return words
    return [word for word, base in zip(words, bases, strict=True) if base not in forms.actors]


def _arranged(words: list[str], language: str) -> list[str]:
    """What is done stands behind what it is done to, or in front of it, as the language likes it."""
    forms = _forms(language)
    done = [word for word in words if _base(word, forms.endings) in forms.done]
    others = [word for word in words if _base(word, forms.endings) not in forms.done]
    return [*others, *done] if forms.heads_last else [*done, *others]


def deeds_of(phrase: str, language: str) -> frozenset[str]:
    """The nouns for what is done that `phrase` has, in their base form."""
    return base_words(phrase, language) & _forms(language).done


def base_words(phrase: str, language: str) -> frozenset[str]:
    """The words of `phrase` in their base form."""
    forms, words = _forms(language), _words(_folded(phrase, language), language)
    told = (*words, *stems(words, language))
    return frozenset(_base(word, forms.endings) for word in told)


def _folded(phrase: str, language: str) -> str:
    folded = _YEARS.sub(" ", _SIGNS_OF_VOWELS.sub("", fold(phrase).replace("ё", "е")))
    return _POSSESSIVE.sub("", folded) if language == "en" else folded


def _words(folded: str, language: str) -> list[str]:
    drop = _forms(language).drop
    return [word for word in _WORD.findall(folded) if word not in drop and not _YEAR.fullmatch(word)]


def _joined(words: Iterable[str], language: str) -> str:
    forms = _forms(language)
    bases = [_base(word, forms.endings) for word in words]
    return ("" if CJK.search("".join(bases)) else " ").join(bases)


def _names_something(word: str) -> bool:
    signs = len(CJK.findall(word))
    return signs >= _SIGNS if signs else sum(map(str.isalpha, word)) >= _LETTERS or "&" in word


@dataclass(frozen=True, slots=True)
class _Forms:
    """How one language's nouns are brought to one form."""

    drop: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    deeds: tuple[tuple[re.Pattern[str], str], ...]
    apart: tuple[tuple[re.Pattern[str], str], ...]
    done: frozenset[str]
    actors: frozenset[str]
    heads_last: bool
    compound: re.Pattern[str] | None
    link: re.Pattern[str] | None


@cache
def _forms(language: str) -> _Forms:
    entry = load("ledger.toml")["form"].get(language, {"drop": [], "endings": []})
    link = re.compile(rf" (?:{entry['link']})[^\W\d]{{3,}}") if "link" in entry else None
    deeds = tuple((re.compile(verb), fold(noun)) for verb, noun in entry.get("deeds", []))
    endings = tuple((ending, instead) for ending, instead in entry["endings"])
    return _Forms(
        drop=frozenset(entry["drop"]),
        endings=endings,
        deeds=deeds,
        apart=tuple((_two_parts(verb, end), noun) for verb, end, noun in entry.get("apart", [])),
        done=frozenset(_base(noun, endings) for _, noun in deeds),
        actors=frozenset(_base(word, endings) for word in entry.get("actors", ())),
        heads_last=entry.get("heads") == "last",
        compound=re.compile(entry["compound"]) if "compound" in entry else None,
        link=link,
    )


def _two_parts(verb: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{verb})(?!\w)(?P<between>[^,;:]*) {end}(?=\W*$)")


@dataclass(frozen=True, slots=True)
class _Noise:
    """Words of one language that name nothing: whole ones in their base form, beginnings of others, and patterns."""

    words: frozenset[str]
    stems: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    forms: _Forms

    def holds(self, word: str) -> bool:
        return word in self.words or _base(word, self.forms.endings) in self.words or word.startswith(self.stems)


@cache
def _noise(language: str) -> _Noise:
    entry, forms = load("ledger.toml")["noise"].get(language, {}), _forms(language)
    words = [word for line in entry.get("words", []) for word in line.split()]
    stems = [stem for line in entry.get("stems", []) for stem in line.split()]
    patterns = tuple(re.compile(pattern) for pattern in entry.get("patterns", []))
    return _Noise(frozenset(words) | {_base(word, forms.endings) for word in words}, tuple(stems), patterns, forms)


def _base(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """`word` without its ending; at least three letters stay, so that short words keep their shape."""
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            return word[: len(word) - len(ending)] + instead
    return word
