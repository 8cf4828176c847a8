"""Words of a name as its sentence prints them, and whom that sentence names."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.printed import as_told, capitalised, language_of, named_bodies

DAY = datetime(2025, 3, 3, tzinfo=UTC)


def told(text, language):
    return observe(analyse(Document("d", text=text, language=language, published=DAY)), DAY)[0]


@pytest.mark.parametrize(
    ("language", "text", "stems", "words"),
    [
        ("en", "Beer sales in Norway came to 260 million litres in 2024.", "beer sale", "Beer sales"),
        ("en", "Beer sales in Norway came to 260 million litres in 2024.", "wine", "wine"),
        ("de", "In Sachsen wurden 2024 insgesamt 412 Wölfe gezählt.", "wölf", "Wölfe"),
        ("zh", "2024年昆明图书馆外借图书86万册次。", "图书外借", "图书"),
    ],
)
def test_stems_are_shown_as_the_sentence_prints_them(language, text, stems, words):
    assert as_told(stems, told(text, language)).startswith(words)


def test_names_of_ids_have_the_capitals_of_the_sentence():
    sentence = "The Konstanz–Meersburg ferry carried more people than ever."
    assert capitalised("konstanz meersburg route", sentence) == "Konstanz Meersburg route"


@pytest.mark.parametrize(("language", "name"), [("en", ""), ("ru", "Russian"), ("zh", "Chinese")])
def test_the_language_is_named_unless_it_is_english(language, name):
    texts = {
        "en": "In 2024 there were 191 road deaths in Ireland.",
        "ru": "В 2024 году в Латвии в ДТП погибли 112 человек.",
        "zh": "2024年拉脱维亚道路交通事故死亡112人。",
    }
    assert language_of(told(texts[language], language)) == name


def test_bodies_are_those_that_the_sentence_names():
    police = told("Some 174 people died on the roads of Ireland in 2024, police figures show.", "en")
    assert named_bodies(police) == ("the police",)
    assert named_bodies(told("Some 174 people died on the roads of Ireland in 2024.", "en")) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Polish exports came to 31 billion euros in January 2025."),
        ("en", "Visits to Lake Garda in Italy rose to 26 million in 2024."),
        ("ru", "Экспорт Мэриленда в 2024 году составил 18 млрд долларов."),
        ("pl", "Główny indeks warszawskiej giełdy wzrósł w styczniu 2025 roku w Polsce o 3 proc."),
    ],
)
def test_words_that_begin_like_a_body_name_none(language, text):
    found = observe(analyse(Document("d", text=text, language=language, published=DAY)), DAY)
    assert found
    assert named_bodies(found[0]) == ()
