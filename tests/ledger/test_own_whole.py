"""A number above the whole that its own sentence names can't be right; plans, places and other nouns are no wholes."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2025, 7, 4, 12, tzinfo=UTC)


def doubted(text: str, language: str) -> list[Observation]:
    document = Document("d", text=text, language=language, published=NOON, source="Harbour News")
    told = observe(analyse(document), NOON)
    return [each.accused for each in suspicions(told) if each.doubt in {Doubt.OWN_WHOLE, Doubt.PART_EXCEEDS_WHOLE}]


WRONG = [
    ("en", "Scotland's libraries lent 4.1 million books in 2024, of which 5.2 million were for children.", "of which"),
    ("en", "Foreign guests made up 3.4 million of the 2.9 million overnight stays in Malta in 2024.", "so many of the"),
    ("en", "Cyprus registered 9,800 new lorries in 2024, out of all the 7,100 new vehicles.", "out of"),
    ("en", "Aberdeen had 7,300 births in 2024, while the whole county had 6,100.", "the area around it"),
    (
        "en",
        "Of the 980 people killed on Portugal's roads in 2024, 1,284 were cyclists and 30 were walkers.",
        "one more",
    ),
    ("de", "Von den 84.300 Geburten in Sachsen im Jahr 2024 entfielen 91.200 auf Leipzig.", "no noun behind it"),
    ("de", "In Sachsen wurden 2024 24.400 Kinder geboren, davon 31.200 in Leipzig.", "davon"),
    ("fr", "Sur les 3 100 naissances enregistrées à Nantes en 2024, 4 700 l'ont été au printemps.", "sur les"),
    ("es", "De los 84.300 nacimientos registrados en Portugal en 2024, 91.200 fueron niñas.", "de los"),
    ("it", "Delle 84.300 nascite registrate in Portogallo nel 2024, 91.200 erano femmine.", "delle"),
    ("ru", "В Пермском крае в 2024 году родилось 21,3 тыс. детей, из них 24,1 тыс. — мальчики.", "из них"),
    ("uk", "У Львові у 2024 році народилося 9300 дітей, з них 14500 дівчаток.", "з них"),
    ("zh", "2024年贵阳市接待游客1.52亿人次，其中过夜游客2.31亿人次。", "其中"),
    ("ja", "2024年に長崎県を訪れた観光客3120万人のうち、外国人は4150万人だった。", "のうち"),
    ("ko", "2024년 제주도를 찾은 관광객 1376만명 중 외국인은 1904만명이었다.", "중"),
]


@pytest.mark.parametrize(("language", "text", "why"), WRONG)
def test_a_part_above_the_whole_of_its_sentence_is_doubted(language, text, why):
    assert len(doubted(text, language)) == 1, why


RIGHT = [
    ("en", "Of the 300 places in Leeds's new school in 2024, 340 were taken up, the council said.", "places"),
    ("en", "Of the planned 2,000 homes in Leeds, 2,300 were built in 2024, the council said.", "a plan"),
    (
        "en",
        "Of the 3,200 births in Leeds in 2024, down from 4,100 the year before, 500 were at home.",
        "the year before",
    ),
    ("en", "Of the 120 villages in Scotland, 4,300 people had to leave their homes in 2024.", "two nouns"),
    ("en", "In Scotland, 300 schools took part in 2024, including 4,100 pupils from Aberdeen.", "two nouns"),
    ("en", "Leeds Wool made a profit of $3 million in 2024, including a gain of $5 million on its office.", "a profit"),
    ("en", "Scotland had 1,900 hours of sunshine in 2024, while the whole country had 1,500.", "an average"),
    (
        "en",
        "Scotland counted 900 road deaths in 2024, compared with 800 for the whole country in 2010.",
        "another year",
    ),
    (
        "en",
        "In the first half of 2025 Scotland had 900 burglaries, whereas in the whole of 2024 there were 800.",
        "a time",
    ),
    ("en", "Births in Scotland rose to 9,300 in 2024 from 9,100, of which 4,500 were girls.", "less than either"),
    ("de", "Die Zahl der Geburten in Sachsen stieg 2024 von 24.100 auf 24.400, davon 12.000 Mädchen.", "growth"),
    ("de", "Von den 120 Schulen in Sachsen nahmen 2024 4.500 Schüler an dem Wettbewerb teil.", "two nouns"),
    ("fr", "Sur les 300 places de l'école de Nantes, 340 ont été prises en 2024.", "places"),
    ("es", "De 3.100 nacimientos en Vigo en 2023 se pasó a 3.400 en 2024, de los cuales 1.700 son niñas.", "growth"),
    ("it", "Dei 300 posti letto di Verona, 340 erano occupati nel 2024.", "places"),
    ("pl", "Liczba urodzeń w Łodzi wzrosła z 3100 do 3400 w 2024 r., w tym 1700 dziewczynek.", "growth"),
    ("ru", "Из 145 школ Перми в 2024 году вывезли 3200 детей.", "two nouns"),
    ("ru", "Из запланированных 300 км дорог в Пермском крае в 2024 году отремонтировали 340 км.", "a plan"),
    ("ru", "В Перми средняя зарплата — 71 тыс. рублей, тогда как по всей стране — 63 тыс. рублей.", "an average"),
    ("zh", "2024年杭州市有医院412家，其中床位8.3万张。", "two counter words"),
    ("zh", "2024年杭州市接待游客1.2亿人，其中过夜2.3亿人次。", "persons and visits"),
    ("ja", "2024年に長崎県で参加した120校のうち、生徒4500人が表彰された。", "two counter words"),
    ("ko", "2024년 제주도 학교 120곳 중 학생 4500명이 참가했다.", "two counter words"),
]


@pytest.mark.parametrize(("language", "text", "why"), RIGHT)
def test_what_is_no_part_of_a_smaller_whole_is_not_doubted(language, text, why):
    assert not doubted(text, language), why
