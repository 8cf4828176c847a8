"""Whole passages of news in eight languages (`passages.tsv`): how much of them is read, with which unit, how exact.

Each was annotated before any rule had seen it, so that what is missed stays in the file; floors say how much may be.
"""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Document, Extras, Figure, FigureKind
from tests.figures.build import FINDER, NOON

MARK = re.compile(r"\[([^\[\]|]+)\|([^|]+?)(?:\|([^|\[\]]*))?(?:\|([a-z_]+))?\]|\{([^{}]+)\}")
# Units whose codes hold the file's own marks.
BRACKETED = re.compile(r"[\[{](in_i|mi_i|ft_i|yd_i|mu|point|person|CO2)[\]}](?=[|/\]a-z]|$)")
SLASHED = re.compile(r"(?<=[mtgs\]])/(?=[hsa](?:[|/\]]|$)|《person》)")
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ru", "de", "fr", "es", "ja")
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "passages.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
DESCRIBER = Describer(Extras())


def parsed(marked: str):
    """The passage without its marks, its figures and its look-alikes."""
    text, gold, looks, at = "", [], [], 0
    for mark in MARK.finditer(BRACKETED.sub(r"《\1》", marked)):
        text += BRACKETED.sub(r"《\1》", marked)[at : mark.start()]
        at, start = mark.end(), len(text)
        text += mark[1] or mark[5]
        if mark[5]:
            looks.append((start, len(text)))
            continue
        units = [unit.replace("÷", "/") for unit in SLASHED.sub("÷", mark[2]).split("/")]
        digits = mark[1].translate(str.maketrans("０１２３４５６７８９", "0123456789"))
        value = Decimal(mark[3] or re.sub(r"[^\d.]", "", digits))
        gold.append((start, len(text), units, value, mark[4] or "exact"))
    return text + BRACKETED.sub(r"《\1》", marked)[at:], gold, looks


def is_unit(wanted: str, figure: Figure) -> bool:
    printed = re.sub(r"[\[\]{}]", "", figure.unit)
    if wanted in ("rank", "streak", "1"):
        return figure.kind in (FigureKind.RANK, FigureKind.STREAK, FigureKind.RATIO, FigureKind.MEASURE) or (
            figure.unit == "%"
        )
    if re.sub(r"[《》]", "", wanted) == printed:
        return True
    stems = {word[:5] for word in re.findall(r"\w+", printed)} & {
        word[:5] for word in re.findall(r"\w+", wanted.lower())
    }
    shared = {char for char in printed if ord(char) > 0x2E80} & set(wanted)
    return figure.kind is FigureKind.COUNT and bool(stems or shared)


def score(language: str) -> Counter[str]:
    said: Counter[str] = Counter()
    for marked in (text for tag, text in ROWS if tag == language):
        text, gold, looks = parsed(marked)
        cleaned = Cleaned("", text)
        described = DESCRIBER.describe(Document(id="x", text=text, language=language), cleaned)
        found = [*FINDER.find(cleaned, described, NOON)]
        said["predicted"] += len(found)
        for start, end, units, value, approx in gold:
            said["gold"] += 1
            near = [one for one in found if one.start < end and start < one.end]
            worth = (value, value * 100 if units == ["1"] else value)
            right = next(
                (one for one in near if any(abs(abs(one.value) - abs(v)) <= v.copy_abs() / 500 for v in worth)), None
            )
            if right is None:
                continue
            found.remove(right)
            said["value"] += 1
            said["unit"] += any(is_unit(unit, right) for unit in units)
            said["approx"] += right.approx.value == approx
        said["looks"] += len(looks)
        said["leaks"] += sum(any(one.start < end and start < one.end for one in found) for start, end in looks)
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_are_read_as_a_reader_reads_them(language):
    said = score(language)
    f1 = 2 * said["value"] / (said["gold"] + said["predicted"])
    assert f1 >= 0.96, "figures found, and nothing else"
    assert said["unit"] / said["value"] >= (0.9 if language == "zh-Hant" else 0.95), "元 without a place is nobody's"
    assert said["approx"] / said["value"] >= 0.97, "how exact"
    assert said["leaks"] / said["looks"] <= 0.04, "look-alikes that came"
