"""Bytes of a feed or page as text: the right characters, or a warning.

Enters: bytes and what the server says of them. Leaves: text and the name of the
charset that made it. Never: text that looks right but is not (mojibake) without
a warning. Declarations are often wrong (GB18030 called UTF-8, Cyrillic called
Latin-1), so the text itself has the last word.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from monitor.data import load

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.I)
_INSIDE = re.compile(rb"(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,400}?charset)\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.I)
# UTF-16 surrogates written as if they were characters: damage inside UTF-8, not another charset.
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_HIGH_RUN = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")

# Declarations stand in the first kilobytes (HTML: 1,024 bytes; pages often need more).
_HEAD = 4096
_SAMPLE = 20_000
# What a declared charset is ahead of a guess, so that a tie goes to the writer's word. On the scale of
# `_plausibility`, where right text measured .5 to 1.5 and wrong text below .2 (435 pages in eight charsets).
_DECLARED_BONUS = 0.1
_DOUBTFUL = 0.25
# Share of broken sequences up to which text is UTF-8 with damage rather than another charset.
_DAMAGE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python name of the charset it was read with, and warnings for a person."""

    text: str
    charset: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Charset:
    name: str
    script: str
    common: frozenset[str]
    frequent: frozenset[str]


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Read `body`: byte order mark, then UTF-8 if it is valid, then the declared or the most plausible charset."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :], name)
    if wide := _wide(body):
        return _decoded(body, wide)
    body = _ENCODED_SURROGATE.sub(b"\xef\xbf\xbd", body)
    declared = declared_charsets(body, content_type)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, declared)
    if b"\x1b$" in body and text.isascii():
        return _decoded(body, "iso2022_jp")
    if "hz" in declared and b"~{" in body:
        return _decoded(body, "hz")
    warnings = ("charset: parts are damaged and shown as U+FFFD",) if "\ufffd" in text else ()
    return Decoded(text, "utf-8", warnings)


def declared_charsets(body: bytes, content_type: str) -> tuple[str, ...]:
    """Charsets that header and document claim, under the names we read them by; unknown names are left out."""
    names = [found.group(1) for found in [_HEADER.search(content_type)] if found]
    names += [found.group(1).decode("ascii", "replace") for found in _INSIDE.finditer(body, 0, _HEAD)]
    known = (_known(name) for name in names)
    return tuple(dict.fromkeys(name for name in known if name))


def _known(name: str) -> str | None:
    aliases: dict[str, str] = load("decode_charsets.toml")["aliases"]
    alias = aliases.get(name.lower().strip(".:"), name)
    try:
        info = codecs.lookup(alias)
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the markup is zero."""
    head = body[:64]
    if len(head) < 8 or head.count(0) < len(head) // 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _decoded(body: bytes, name: str) -> Decoded:
    text = body.decode(name, "replace")
    damaged = "\ufffd" in text
    return Decoded(text, name, (f"charset: {name}, with damaged parts shown as U+FFFD",) if damaged else ())


def _legacy(body: bytes, declared: tuple[str, ...]) -> Decoded:
    """Text that is not UTF-8: the charset whose text looks most like language, the declared one in doubt."""
    damaged = body.decode("utf-8", "replace")
    broken, whole = damaged.count("\ufffd"), sum(1 for char in damaged if char > "\x7f")
    if broken <= _DAMAGE * whole:
        return Decoded(damaged, "utf-8", ("charset: utf-8, with damaged parts shown as U+FFFD",))
    sample = _sample(body)
    named = {one.name: one for one in _charsets()}
    ranking = {name: _plausibility(sample, one) for name, one in named.items()}
    for name in declared:
        if name in ranking:
            ranking[name] += _DECLARED_BONUS
    best = max(ranking, key=lambda name: ranking[name])
    if ranking[best] < _DOUBTFUL:
        return _last_voice(body, declared, best)
    result = _decoded(body, best)
    if declared and best not in declared:
        note = f"charset: declared {', '.join(declared)}, but the text reads as {best}"
        return Decoded(result.text, best, (note, *result.warnings))
    return result


def _last_voice(body: bytes, declared: tuple[str, ...], best: str) -> Decoded:
    """Nothing looks like language: ask charset-normalizer, and say that the answer is a guess."""
    from charset_normalizer import from_bytes

    guess = from_bytes(body[:_SAMPLE]).best()
    name = next((name for name in declared if name != "utf-8"), None) or (guess.encoding if guess else None) or best
    result = _decoded(body, name)
    return Decoded(result.text, name, (f"charset: unsure, read as {name}", *result.warnings))


@cache
def _charsets() -> tuple[_Charset, ...]:
    rows = load("decode_charsets.toml")["charset"]
    return tuple(
        _Charset(
            codecs.lookup(row["name"]).name, row["script"], frozenset(row["common"]), frozenset(row["common"][:12])
        )
        for row in rows
    )


def _sample(body: bytes) -> bytes:
    """Lines that hold more than ASCII, up to a bound: markup says nothing about the charset."""
    parts: list[bytes] = []
    size = 0
    for run in _HIGH_RUN.finditer(body):
        parts.append(run.group()[:_SAMPLE])
        size += len(parts[-1])
        if size >= _SAMPLE:
            break
    return b"\n".join(parts)[: 2 * _SAMPLE]


def _plausibility(sample: bytes, charset: _Charset) -> float:
    """How much the sample looks like language in this charset: about 1 for right text, 0 or less for wrong.

    Frequent letters count 1, other signs of the script little, damage and letters in
    impossible company (a Cyrillic letter inside a Latin word, a row of accented ones) against.
    """
    text = sample.decode(charset.name, "replace")
    weigh = _weigh_han if charset.script == "han" else _weigh_letters
    scores = [weigh(text, place, char, charset) for place, char in enumerate(text) if char > "\x7f"]
    return sum(scores) / len(scores) if scores else 0.0


def _broken(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs")


def _weigh_han(text: str, place: int, char: str, charset: _Charset) -> float:
    if _broken(char):
        return -2.0
    if char in charset.common:
        # Text in a two-byte charset has half as many letters per byte, hence the higher weight.
        return 2.0
    if "\uff61" <= char <= "\uff9f":  # half-width kana: what other charsets turn into under Shift JIS
        return -0.7
    return 0.1


def _weigh_letters(text: str, place: int, char: str, charset: _Charset) -> float:
    if _broken(char):
        return -2.0
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if charset.script == "latin":
        if (after.isalpha() and after > "\x7f") or (char.isupper() and before.islower()):
            return -1.0
        return 0.8 if char in charset.common else -0.3 if char.isalpha() else 0.0
    if unicodedata.category(char)[0] not in "LM":
        return 0.0
    if (char.isupper() and before.islower()) or any(near.isascii() and near.isalpha() for near in (before, after)):
        return -1.0
    if char.isupper():
        return 0.3 if char.lower() in charset.common else -0.5
    return 1.4 if char in charset.frequent else 0.4 if char in charset.common else -0.5
