"""What only whole countries have is, in a text that names no place, of the country that the text is written for."""

import pytest

from monitor.domain import UNPLACED
from tests.figures.build import figures

TEXTS = [
    ("pl", "Inflacja w maju wyniosła 4,1 proc. rok do roku.", "PL", "a language of one country"),
    ("ja", "5月の米消費者物価指数は前年同月比2.4%上昇した。", None, "another country in one sign"),
    ("ko", "美 5월 소비자물가지수는 전년 동월 대비 2.4% 올랐다.", None, "another country in one sign"),
    ("it", "A maggio l'inflazione è salita al 2,4% su base annua, ha detto la Fed.", None, "another country's bank"),
    ("ko", "5월 실업자는 88만명으로 집계됐다.", "KR", "a count of a whole country's"),
    ("ja", "3月の消費者物価指数は前年同月比3.2%上昇した。", "JP", "a language of one country"),
    ("uk", "Інфляція у травні становила 15,9% у річному вимірі.", "UA", "a language of one country"),
    ("tr", "Yıllık enflasyon mayısta yüzde 35,4 oldu.", "TR", "a language of one country"),
    ("de", "Die Inflationsrate lag im Mai bei 2,1 Prozent.", None, "a language of several countries"),
    ("en", "Annual inflation was 2.1 percent in May.", None, "a language of many countries"),
    ("en", "The budget deficit was 1.2 trillion tenge in May 2025.", "KZ", "whose money it is"),
    ("en", "The budget deficit was 1.2 trillion rupees in May 2025.", None, "several countries have rupees"),
    ("ja", "5月の世界の失業率は5.1%だった。", None, "the whole world"),
    ("pl", "Zakład wyprodukował w maju 4 tys. rowerów.", None, "a firm may have made them"),
    ("pl", "Liczba mieszkańców wzrosła do 41 tysięcy.", None, "a town may have them"),
]


@pytest.mark.parametrize(("language", "text", "subject", "why"), TEXTS)
def test_a_text_without_a_place_is_of_its_readers_country(language, text, subject, why):
    one = max(figures(text, language), key=lambda figure: (figure.unit == "%", figure.value))
    assert one.subject == subject, why


def test_a_guessed_country_is_said_to_be_a_guess():
    (one,) = figures("Inflacja w maju wyniosła 4,1 proc. rok do roku.", "pl")
    assert UNPLACED in one.cues
