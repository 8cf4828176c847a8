"""Long runs, absurd numbers and noise: exact or no figure, in time that grows with the length only."""

import random
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.figures.build import figures

SECONDS_A_MEGABYTE = 8.0

RUNS = [
    ("9", "digits"),
    ("1,", "digits and commas"),
    ("1.", "digits and dots"),
    ("12 345 ", "groups by spaces"),
    ("nine hundred ", "number words"),
    ("one ", "the smallest number word"),
    ("九百", "Chinese numerals"),
    ("万亿", "Chinese scales"),
    ("3亿", "Chinese composites"),
    ("1 млрд ", "Russian scales"),
    ("5% of ", "percents"),
    ("$1 ($2 ", "open brackets"),
    ("from 5 to ", "ranges"),
    ("第一", "Chinese ordinals"),
    ("up from ", "words of a base"),
    ("' 5 6 ", "open quotes"),
    ("in May ", "months"),
    ("a@a.a.", "addresses"),
    ("1.2 ", "decimals"),
    ("1.2, ", "decimals and commas"),
]


@pytest.mark.parametrize(("run", "why"), RUNS)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "ru", "es", "fr", "pt", "it"])
def test_long_runs_take_time_by_their_length_only(run, why, language):
    text = run * (60_000 // len(run))
    started = time.process_time()
    figures(text, language)
    taken = time.process_time() - started
    assert taken < SECONDS_A_MEGABYTE * len(text.encode()) / 1e6 + 2.0, why


DOTS = "1.2." * 16
ASIDES = [
    (
        "en",
        f"For {'a' * 85} a b c d e, the unemployment rate there in all of last year was 5 percent.",
        "who it is of",
    ),
    (
        "es",
        f"Las exportaciones, que ({DOTS}1: a) eran de 1,2 millones de euros, alcanzaron 1,9 millones.",
        "which were",
    ),
    (
        "fr",
        f"Les exportations, qui ({DOTS}1: a) étaient de 1,2 million d'euros, ont atteint 1,9 million.",
        "which were",
    ),
    ("pt", f"As exportações, que ({DOTS}1: a) eram de 1,2 milhões de euros, atingiram 1,9 milhões.", "which were"),
    (
        "it",
        f"Le esportazioni, che ({DOTS}1: a) erano di 1,2 milioni di euro, hanno raggiunto 1,9 milioni.",
        "which were",
    ),
]


@pytest.mark.parametrize(("language", "text", "why"), ASIDES)
def test_words_beside_a_figure_are_read_once_whatever_they_are(language, text, why):
    figures("1 percent", language)  # what a language needs is built at first use
    started = time.process_time()
    figures(text, language)
    assert time.process_time() - started < 1.0, why


EXACT = [
    ("It cost ３１８．４７ yuan.", "318.47", "fullwidth digits"),
    ("It cost 12345678901234567.891 yuan.", "12345678901234567.891", "more digits than a float holds"),
]


@pytest.mark.parametrize(("text", "value", "why"), EXACT)
def test_numbers_are_exact(text, value, why):
    assert [one.value for one in figures(text)] == [Decimal(value)], why


ABSURD = [
    "It cost 1e999999999 yuan.",
    "It cost 318.47.7 yuan.",
    "It cost NaN yuan.",
    "It cost Infinity yuan.",
    "It cost 9,99,9 yuan.",
]


@pytest.mark.parametrize("text", ABSURD)
def test_what_is_no_number_is_no_figure(text):
    assert figures(text) == ()


def test_a_million_digits_are_no_figure_within_seconds():
    started = time.process_time()
    assert figures("It cost " + "7" * 1_000_000 + " yuan.") == ()
    assert time.process_time() - started < 3.0


PIECES = st.sampled_from(
    [
        *(
            "5",
            "1,234.5",
            "%",
            " percent",
            " billion",
            "亿",
            "元",
            "$",
            "第",
            "三",
            "成",
            "倍",
            "млн",
            " руб.",
            "-",
            "–",
        ),
        *(
            " to ",
            "(",
            ")",
            "'",
            "“",
            "\n",
            ". ",
            "，",
            "2024",
            "年",
            " in ",
            "Hangzhou",
            " rose ",
            "增长",
            "до ",
            "no. ",
        ),
        *("+", "٣", "½", "²", "\u200b", "İ", "\x00", "один "),
    ]
)


@settings(max_examples=150, deadline=None)
@example("5%5", "tr")  # one sign between two numbers
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["en", "zh-Hans", "ru", "de", "tr", None, "xx"]))
def test_any_mix_of_pieces_gives_figures_whose_offsets_hold(text, language):
    found = figures(text, language)
    assert all(text[one.start : one.end] == one.surface and one.start < one.end for one in found)
    assert all(one.value.is_finite() for one in found)
    assert all(one.pair_of is None or 0 <= one.pair_of < index for index, one in enumerate(found))
    assert all(first.end <= second.start for first, second in pairwise(found))


PIECES = [
    "1", "2,5", "1.234.567", "0800 ", "%", " percent", " billion", "亿", "万", "百分之", "第", "三", "млрд ",
    " из ", "§ ", "°", "(", ")", "'", "\"", "«", "-", "–", "…", ":", "/", "&", " to ", " and ", " of the ",
    "half of ", "in ", " lost ", "\n", " | ", "| ", "\t", "Area ", "day ", "at 9.30 ", "$", "€", " km",
    "\u202e", "٣", "३", "一二", "十", "回", "人", "のうち", " 2019 ", "Q3 ", "°C", "@a.b ", "a", "é", "中",
]  # fmt: skip
SECONDS_A_KILOBYTE = 0.06


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ru", "de", "fr", "es", "ja", "ko", "ar", "hi"])
def test_noise_takes_a_bounded_time_a_kilobyte(language):
    """Random strings of what rules look for, 4 KB each: no pattern may go back and forth over them."""
    chance = random.Random(7)
    figures("1 percent", language)  # what a language needs is built at first use
    for _ in range(12):
        text = "".join(chance.choice(PIECES) for _ in range(1_500))[:4_000]
        most = SECONDS_A_KILOBYTE * len(text.encode()) / 1e3 + 0.2
        # A slow pattern is slow each time; the collector of a process full of tests may fall into one of them.
        assert any(_seconds(text, language) < most for _ in range(3)), text[:200]


def _seconds(text, language):
    started = time.process_time()
    figures(text, language)
    return time.process_time() - started
