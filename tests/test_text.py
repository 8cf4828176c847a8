"""Splitting and tidying text."""

import pytest

from monitor.text import as_printed, fold, sentences, tidy


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("Exports rose. Imports fell.", 2, "a full stop and a capital"),
        ("Dr. Ling spoke in the U.S. Senate.", 1, "a title and an abbreviation end nothing"),
        ("It grew 3.5 percent. Then it fell.", 2, "a decimal point ends nothing"),
        ("出口增长3.5%。进口下降。", 2, "Chinese stops need no space"),
        ("他说：“增长了。”随后离开。", 2, "closing quotes belong to the sentence"),
        ("Рост составил 5 млрд руб. в год. Затем спад.", 2, "руб. and a small letter"),
        ("В 2024 г. Китай вырос. Россия тоже.", 2, "г. is an abbreviation in front of a capital"),
        ("Title\nBody goes on", 2, "a line end always ends"),
        ("هل ارتفعت؟ نعم.", 2, "Arabic question mark"),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, parts: int, why: str) -> None:
    assert len(split(text)) == parts, (why, split(text))


def test_spans_hold_every_letter() -> None:
    text = "  One. Two!  三。\n\n四 "
    assert "".join(split(text)).replace(" ", "") == "One.Two!三。四"


def test_tidy_drops_what_could_hide_or_break_a_figure() -> None:
    assert tidy("31\u200b8.47\u202e\x00\x1b[0m\r\nx\ud800") == "318.47[0m\nx\ufffd"


def test_tidy_twice_is_tidy_once() -> None:
    text = "e\u0301 \u00ad\u2028 x"
    assert tidy(tidy(text)) == tidy(text)


def test_fold_makes_spellings_of_one_text_equal() -> None:
    assert fold("“Ｒ＆Ｄ”  Spending—up") == fold('"r&d" spending-up')


@pytest.mark.parametrize(
    ("stems", "sentence", "printed"),
    [
        ("beer sale", "Beer sales in Wales came to 4 million litres.", "Beer sales"),
        ("besuch", "Die Theater zählten 1,38 Millionen Besucher.", "Besucher"),
        ("потреблен мед", "Потребление мёда выросло до 900 тонн.", "Потребление мёда"),
        ("旅客运送", "共运送旅客518.6万人次。", "旅客运送"),
        ("ferry passenger", "It carried 40,000 people.", "ferry passenger"),
    ],
)
def test_what_lacks_its_endings_is_shown_as_the_sentence_prints_it(stems, sentence, printed):
    assert as_printed(stems, sentence) == printed
