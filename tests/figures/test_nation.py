"""Whose a figure is where its sentence says "the country", and where only a later sentence names a place."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

DAY = datetime(2025, 3, 1, tzinfo=UTC)


def _subject(language, text):
    return analyse(Document("t", text=text, language=language, published=DAY)).figures[0].subject


TEXTS = [
    (
        "es",
        "En 2024 nacieron en el país 318.000 niños, informó el INE. Andalucía encabezó la lista.",
        "ES",
        "its parts",
    ),
    ("pt", "O desemprego no país fixou-se em 6,4% em 2024. Em Braga e em Faro a descida foi maior.", "PT", "its parts"),
    ("ru", "Инфляция в стране за 2024 год достигла 9,5%. Турки переживают худшее.", None, "another people beside"),
    ("ru", "Инфляция в стране за 2024 год достигла 9,5%. Дорожали услуги.", "RU", "no sign of another country"),
    ("ru", "Средняя зарплата в стране в 2024 году достигла 403 тыс. тенге.", "KZ", "another country's money"),
    ("ru", "Крупнейший аэропорт страны в 2024 году обслужил 43 млн пассажиров.", None, "the greatest in it"),
    ("tr", "Ülke genelinde 2024'te 937 bin bebek doğdu. Şanlıurfa başı çekti.", "TR", "a language of one country"),
    ("ko", "우리나라의 2024년 수출은 6838억 달러였다. 업계는 미국 관세를 걱정한다.", "KR", "our country"),
    ("uk", "По країні у 2024 році народилося 176 тис. дітей. Поляки мають схожу біду.", "UA", "a people only beside"),
    ("pt", "O Vale Torto registou 412 mil dormidas em 2024. Os britânicos lideraram.", "site:torto-vale", "its own"),
    (
        "en",
        "Stats NZ has revised the data: unemployment was 5.1 percent in December 2024.",
        "NZ",
        "who counts has none",
    ),
    (
        "en",
        "Some 289 people died on New Zealand roads in 2024, an officer told a forum in Hamilton.",
        "NZ",
        "where told",
    ),
    ("ru", "По данным Пензастата, в области в 2024 году родилось 7,4 тыс. детей.", "RU-PNZ", "a region's office"),
    ("uk", "За 2024 рік міжнародні резерви зросли до 43,8 млрд дол. США, за даними НБУ.", "UA", "money is no place"),
    ("zh", "比亚迪2024年新能源汽车销量为427万辆。", "org:byd", "a firm that begins its sentence"),
    ("zh", "温州机场2024年运送旅客1310万人次。", "geonames:1791388", "a town's airport"),
    ("zh", "绍兴市医院床位数2024年末为3.42万张。", "geonames:1795855", "a town's hospitals"),
    ("en", "Chad had 4,210 cases of measles in 2024.", "TD", "a country at work"),
    ("en", "The number of beds in Welsh NHS hospitals fell to 10,300 in 2024.", "GB-WLS", "letters are no longer name"),
    (
        "fr",
        "En 2024, 1,4 million de visiteurs sont venus au château des ducs de Bretagne.",
        "site:château-bretagne",
        "whole",
    ),
]


@pytest.mark.parametrize(("language", "text", "subject", "why"), TEXTS)
def test_a_figure_is_whose_its_own_sentence_tells(language, text, subject, why):
    assert _subject(language, text) == subject, why


SAME = [
    (
        "en",
        "Hull's Maritime Museum drew 91,000 visitors in 2024.",
        "In 2024 91,000 toured the Maritime Museum in Hull.",
    ),
    ("en", "Exeter University had 32,400 students in 2024.", "The University of Exeter had 32,400 students in 2024."),
    (
        "en",
        "Gatwick Airport handled 43 million passengers in 2024.",
        "In 2024 43 million passengers used Gatwick Airport.",
    ),
    ("ja", "札幌市の市立図書館の2024年度の貸出冊数は512万冊だった。", "札幌市立図書館の2024年度の貸出冊数は512万冊。"),
]


@pytest.mark.parametrize(("language", "first", "second"), SAME)
def test_two_wordings_of_one_site_are_one_subject(language, first, second):
    one, other = (_subject(language, text) for text in (first, second))
    assert one is not None
    assert one == other


def test_two_universities_that_differ_in_the_order_alone_stay_two():
    texts = ("Miami University had 18,600 students in 2024.", "The University of Miami had 19,800 students in 2024.")
    assert len({_subject("en", text) for text in texts}) == 2
