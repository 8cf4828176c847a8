"""Merges and splits for the benchmark of stories: what may change, and that the seed decides alone."""

import re

import pytest

from benchmarks.regrouping import joined, merged, split

LINES = [
    "The ferry left at noon, and its crew waved to the people on the quay.",
    "It carried 3,500 crates of apples.",
    "Who paid for them?",
    "The harbour master knew nothing, although he had signed every paper himself.",
    "He went home.",
]


@pytest.mark.parametrize("change", [merged, split])
def test_the_seed_decides_alone(change):
    assert change(LINES, 7, 0.5) == change(LINES, 7, 0.5)
    assert len({tuple(change(LINES, seed, 0.5)) for seed in range(20)}) > 1, "another seed, another text"


@pytest.mark.parametrize("change", [merged, split])
def test_no_share_changes_nothing(change):
    assert change(LINES, 7, 0.0) == LINES


@pytest.mark.parametrize("change", [merged, split])
def test_no_word_and_no_number_is_lost(change):
    def words(lines):
        return re.findall(r"\w+(?:,\d+)?", " ".join(lines).casefold())

    assert words(change(LINES, 3, 1.0)) == words(LINES)


def test_neighbours_that_both_end_with_a_stop_are_merged():
    assert merged(LINES, 1, 1.0) == [
        "The ferry left at noon, and its crew waved to the people on the quay, it carried 3,500 crates of apples.",
        "Who paid for them?",
        "The harbour master knew nothing, although he had signed every paper himself, he went home.",
    ]


def test_lines_with_a_comma_far_inside_are_split():
    parts = split([LINES[3], LINES[1], "Yes, sir."], 1, 1.0)
    assert parts == [
        "The harbour master knew nothing.",
        "Although he had signed every paper himself.",
        LINES[1],
        "Yes, sir.",
    ], "neither inside a number nor beside a single word"


@pytest.mark.parametrize(
    ("language", "lines", "one", "two", "why"),
    [
        (
            "zh",
            ["船在中午离开码头。", "他们回家了。"],
            ["船在中午离开码头，他们回家了。"],
            None,
            "wide comma, no space",
        ),
        ("ru", ["Паром ушёл.", "Все дома."], ["Паром ушёл, все дома."], None, "Cyrillic letters lose their capital"),
        (
            "zh",
            ["港口今年的货物吞吐量继续增长，但是渔民们的收入却没有增加。"],
            None,
            ["港口今年的货物吞吐量继续增长。", "但是渔民们的收入却没有增加。"],
            "a wide stop for a wide comma",
        ),
        ("en", ["The USA left.", "NATO stayed."], ["The USA left, NATO stayed."], None, "capitals stay"),
    ],
)
def test_each_script_has_its_own_marks(language, lines, one, two, why):
    assert merged(lines, 1, 1.0) == (one or lines), why
    assert split(lines, 1, 1.0) == (two or lines), why
    assert " " not in joined(lines, language) or language != "zh", why


def test_shares_are_about_right():
    lines = [f"Boat number {number} came home late in the evening." for number in range(2000)]
    pairs = 2000 - len(merged(lines, 5, 0.3))
    # Each look at a pair merges with .3; a merged pair uses two lines up: .3 / 1.3 of the lines.
    assert 400 < pairs < 530
