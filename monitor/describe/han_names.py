"""Names of organisations in scripts without spaces: 海星银行, 海星株式会社, シーホースは.

Enters: a text and its language's rules. Leaves: spans of names with what else they are called, and whether they act.
Never: a kind of firm (上市公司) or a name that begins with a function word.
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.data import load
from monitor.describe.acting_words import Rules, verbs

_MOST = 12  # characters of a name before its suffix
_ORIGINAL = re.compile(r" ?[(（]([A-Z][\w’'&. -]{2,40})[)）]")
_KATAKANA = re.compile(
    r"(?<![ァ-ヺー・ｦ-ﾟ])([ァ-ヺー・]{3,20}|(?<![A-Za-z])[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})(?=は|が|では)", re.ASCII
)
_NAME_END = re.compile(r"(?:[ァ-ヺー・]+|[A-Za-z&]+|[㐀-鿿々]{2,8})$")
_SENTENCE = re.compile(r"[。！？\n]")
_STEM = 3  # characters of a name without its suffix that are a name still

Span = tuple[int, int]


def around(text: str, rules: Rules) -> Iterator[tuple[Span, set[str], bool]]:
    """(span, other names, whether it acts) of each name."""
    yield from _suffixed(text, rules)
    if rules.language == "ja":
        yield from _katakana(text)


def _suffixed(text: str, rules: Rules) -> Iterator[tuple[Span, set[str], bool]]:
    general, doing = _general(rules.language), verbs(rules.language)
    for match in _suffixes(rules.language).finditer(text):
        start = begin(text, match.start(), _MOST) if rules.language == "zh" else _run(text, match.start())
        before = text[start : match.start()]
        rest = general.sub("", before)
        if len(rest) < 2 or len(before) < 2:
            continue
        short = before if len(before) >= _STEM and rest == before else None
        original = _ORIGINAL.match(text, match.end())
        called = {text[start : match.end()], *((short,) if short else ())}
        behind = original.end() if original else match.end()
        acts = text.startswith(doing, behind + (text[behind : behind + 1] == " "))
        if original and original.group(1).count(" ") < 5:
            # The name in its own language is the same in every translation.
            yield original.span(1), called, False
            yield (start, match.end()), called | {original.group(1)}, acts
        elif acts or short is not None:
            yield (start, match.end()), called, acts


def _run(text: str, end: int) -> int:
    match = _NAME_END.search(text[max(0, end - 24) : end])
    return end - len(match.group()) if match else end


def begin(text: str, end: int, most: int) -> int:
    """Where a Han name that ends at `end` begins: behind punctuation or a function word."""
    stops = _stops()
    start = end
    while start > 0 and end - start < most and "\u3400" <= text[start - 1] <= "\u9fff" and text[start - 1] not in stops:
        start -= 1
    leads, cut = _leads(), 0
    for match in leads.finditer(text[start:end]):
        if match.start() == cut or len(match.group()) > 1:
            cut = match.end()
    return start + cut if start + cut < end else end


def _katakana(text: str) -> Iterator[tuple[Span, set[str], bool]]:
    row = load("organisations.toml")["ja"]
    deeds, general = tuple(row["deeds"]), frozenset(row["general"])
    for match in _KATAKANA.finditer(text):
        stop = _SENTENCE.search(text, match.end())
        sentence = text[match.end() : stop.start() if stop else len(text)][:120]
        if match.group(1) not in general and any(deed in sentence for deed in deeds):
            yield match.span(1), set(), True


@cache
def _suffixes(language: str) -> re.Pattern[str]:
    suffixes = sorted(load("organisations.toml")[language]["suffixes"], key=len, reverse=True)
    return re.compile("|".join(suffixes))


@cache
def _general(language: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("organisations.toml")[language]["general"], key=len, reverse=True)))


@cache
def _stops() -> frozenset[str]:
    return frozenset(load("entities.toml")["chinese"]["stops"])


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("organisations.toml")["zh"]["lead"], key=len, reverse=True)))
