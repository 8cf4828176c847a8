"""How a figure is told, in seventeen languages: level or change, up or down, fact or plan, share of what."""

from pathlib import Path

import pytest

from tests.figures.build import figures

_ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("wordings.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "transform", "direction", "modality", "whole", "marked"), _ROWS)
def test_the_wording_says_what_a_figure_is(language, transform, direction, modality, whole, marked):
    start, end = marked.index("{"), marked.index("}") - 1
    found = figures(marked.replace("{", "").replace("}", ""), language)
    one = next(figure for figure in found if figure.start < end and start < figure.end)
    told = (one.transform.value, one.direction or "-", one.modality.value, one.denominator or "-")
    assert told == (transform, direction, modality, whole)


@pytest.mark.parametrize("language", sorted({row[0] for row in _ROWS} - {"en", "zh", "ru"}))
def test_each_language_has_sentences_of_all_kinds(language):
    rows = [row for row in _ROWS if row[0] == language]
    assert {row[1] for row in rows} >= {"level", "yoy", "mom", "cagr", "abs_change", "share", "ratio_to_base"}
    modalities = {"actual", "preliminary", "estimate", "forecast", "target", "policy_offer"}
    assert {row[3] for row in rows} == modalities
