"""The second voice says what langdetect says, in little memory."""

import random
import subprocess
import sys

import pytest
from langdetect import DetectorFactory, LangDetectException, detect_langs

from monitor.describe import second_voice as room
from monitor.describe.second_voice import second_voice
from tests.kit import inputs, needs_kit

TEXTS = [
    ("The ferry will sail twice a day until the ice closes the sound in December.", "an ordinary sentence"),
    ("Færgen sejler to gange om dagen, indtil isen lukker sundet i december.", "neighbours: Danish"),
    ("Fergen går to ganger om dagen til isen stenger sundet i desember.", "neighbours: Norwegian"),
    ("Trajekt vozi dvaput dnevno dok led ne zatvori tjesnac u prosincu.", "neighbours: Croatian"),
    ("Паром ходить двічі на день, поки лід не закриє протоку в грудні.", "Cyrillic, with a letter of its own"),
    ("Фериботът плава два пъти дневно, докато ледът затвори пролива.", "Cyrillic without one"),
    ("Phà chạy hai chuyến mỗi ngày cho đến khi băng đóng eo biển.", "letters that are put together first"),
    ("کشتی روزی دو بار می‌رود تا یخ تنگه را ببندد", "letters that are exchanged, a joiner within a word"),
    ("フェリーは十二月に海峡が凍るまで毎日二往復する。", "kana count as one letter"),
    ("渡輪每天開兩班，直到十二月海峽結冰為止。", "characters stand for their class"),
    ("Паром «Nordic Star» шведской компании Baltic Lines ходит дважды в день", "Latin names are taken out"),
    ("FERRY STOPS UNTIL SPRING the sound is closed, says the HARBOUR office", "words in capitals are left out"),
    ("see https://example.org/timetable/ferry or write to desk@example.org", "addresses are taken out"),
    ("ferry\x00sound \ud800 \U0001f6a2 \U00020000\U00020001\U00020002 ice", "characters that no profile has"),
    ("ø", "a single letter"),
]


def theirs(text: str) -> list[tuple[str, float]] | None:
    DetectorFactory.seed = 0
    try:
        return [(one.lang, pytest.approx(one.prob, abs=1e-9)) for one in detect_langs(text)]
    except LangDetectException:
        return None


def ours(text: str) -> list[tuple[str, float]] | None:
    try:
        return [(one.lang, one.prob) for one in room._detector(text).get_probabilities()]
    except LangDetectException:
        return None


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_its_languages_and_probabilities_are_those_of_langdetect(text, why):
    assert ours(text) == theirs(text), why


def test_so_they_are_for_mixed_up_texts():
    words = [word for text, _ in TEXTS for word in text.split()]
    mixed = random.Random(7)
    for _ in range(60):
        text = " ".join(mixed.choices(words, k=40))
        assert ours(text) == theirs(text), text


@needs_kit
def test_so_they_are_for_texts_of_the_kit():
    for row in inputs("language")[::12]:
        text = row["text"][:1200]
        assert ours(text) == theirs(text), row["id"]


@pytest.mark.parametrize("text", ["", "   ", "2024", "12.5 % — 3,4"])
def test_it_says_nothing_of_a_text_without_words(text):
    assert second_voice(text) is None


def test_its_tables_take_a_tenth_of_langdetects_memory():
    measured = (
        "import tracemalloc; from monitor.describe import second_voice as room; tracemalloc.start();"
        "room.second_voice('The ferry will sail until the ice closes the sound.');"
        "print(*tracemalloc.get_traced_memory())"
    )
    answer = subprocess.run([sys.executable, "-c", measured], capture_output=True, text=True, check=True)
    kept, most = (int(size) / 1024 / 1024 for size in answer.stdout.split())
    assert kept < 6, "langdetect's own take 50"
    assert most < 25, "the profiles are read one after the other"
