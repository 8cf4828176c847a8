"""Words of a name as a sentence prints them, in whose language they are, and whom the sentence names.

Enters: words in their base form, observations. Leaves: stretches of the sentence, names of languages and bodies.
Never: a translation, nor a claim that who is named is who counted.
"""

import re
from functools import cache
from itertools import product

from monitor.data import load
from monitor.domain import PARTY, Observation, primary
from monitor.ledger.nouns import CJK, base_words
from monitor.text import fold

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_APART = re.compile(r"[\d,;:]")
_PRIMARY = "primary:"
_MOST_PLACES = 3  # of one word in a sentence that are tried
_MOST_WORDS = 5
_SIGNS = 2  # the shortest piece of a Chinese name that is looked for by itself


def as_told(stems: str, observation: Observation) -> str:
    """The words of `stems` as the sentence prints them: `beer sale` → `beer sales`.

    The stretch that holds all of them where it holds little else, else one by one: `ferry … passengers`. As they are
    where the sentence has none of them.
    """
    sentence = " ".join(observation.sentence.split())
    if CJK.search(stems):
        return _signs(stems, sentence)
    words = list(_WORD.finditer(sentence))
    language = primary(observation.language) or "und"
    places = [_places(stem, tuple(word.group() for word in words), language) for stem in stems.split()]
    found = [each[:_MOST_PLACES] for each in places if each][:_MOST_WORDS]
    if not found:
        return stems
    nearest = sorted(set(min(product(*found), key=lambda each: (max(each) - min(each), each))))
    stretch = sentence[words[nearest[0]].start() : words[nearest[-1]].end()]
    if nearest[-1] - nearest[0] < 2 * len(places) and not _APART.search(stretch):
        return stretch
    return " … ".join(words[at].group() for at in nearest)


def capitalised(words: str, sentence: str) -> str:
    """`words` of a name with capitals where the sentence has them: `Konstanz Meersburg route`."""
    printed = [word for word in _WORD.findall(sentence.replace("–", " ").replace("-", " ")) if word[:1].isupper()]
    known = [fold(word) for word in printed]
    return " ".join(
        word[:1].upper() + word[1:] if any(each.startswith(word) for each in known) else word for word in words.split()
    )


def language_of(observation: Observation) -> str:
    """What the text's language is called in English; empty for English and where it is unknown."""
    tongue = primary(observation.language)
    return "" if tongue in {"en", "", None} else str(load("evidence.toml")["languages"].get(tongue, tongue))


def named_bodies(observation: Observation) -> tuple[str, ...]:
    """Whom the sentence names that may have counted, in English."""
    sentence = fold(observation.sentence)
    found = [name for name, pattern in _bodies() if pattern.search(sentence)]
    if not found:
        told = (cue.removeprefix(_PRIMARY) for cue in sorted(observation.cues) if cue.startswith(_PRIMARY))
        found = [words for each in told if (words := _as_named(each, observation.sentence))]
    party = [f"{load('explain.toml')['who_party']['name']}{_party(observation)}"] if PARTY in observation.cues else []
    return tuple(dict.fromkeys([*party, *found]))[:2]


def _party(observation: Observation) -> str:
    """The words of the sentence for a group that counts for a cause: ` (“victims' group”)`."""
    patterns = load("figures_context.toml")["cue"]["party"].get(primary(observation.language) or "", [])
    sentence = " ".join(observation.sentence.split())
    found = next((each for pattern in patterns if (each := re.search(pattern, sentence, re.IGNORECASE))), None)
    if found is None:
        return ""
    if CJK.search(found.group()):
        return f" (“{found.group()}”)"
    words = [each for each in _WORD.finditer(sentence) if each.end() > found.start() and each.start() < found.end()]
    return f" (“{sentence[words[0].start() : words[-1].end()]}”)" if words else ""


def _as_named(name: str, sentence: str) -> str:
    """A name in small letters in the words of the sentence, in quotation marks; empty where it does not stand there."""
    at = sentence.casefold().find(name)
    return f"“{sentence[at : at + len(name)]}”" if at >= 0 else ""


@cache
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, list[str]] = load("explain.toml")["who"]
    return tuple((name, re.compile("|".join(map(_anywhere, words)))) for name, words in rows.items())


def _anywhere(word: str) -> str:
    plain = re.escape(fold(word))
    return plain if CJK.search(word) else rf"(?<!\w){plain}"


def _places(stem: str, words: tuple[str, ...], language: str) -> list[int]:
    """Where in a sentence a word stands that may be `stem` with an ending."""
    plain = [fold(word).replace("ё", "е") for word in words]
    alike = [at for at, word in enumerate(plain) if word.startswith(stem)]
    return alike or [at for at, word in enumerate(plain) if stem in base_words(word, language)]


def _signs(stems: str, sentence: str) -> str:
    """The pieces of a name without blanks that the sentence has."""
    if stems in sentence:
        return stems
    pieces, at = [], 0
    while at < len(stems):
        last = next((end for end in range(len(stems), at + _SIGNS - 1, -1) if stems[at:end] in sentence), at)
        if last > at:
            pieces.append(stems[at:last])
        at = max(last, at + 1)
    return " … ".join(pieces) or stems
