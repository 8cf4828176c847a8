"""What is counted at a named site is the site's, in whatever form it is named, and whatever town is named beside it."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.words import named

DAY = datetime(2025, 3, 1, tzinfo=UTC)
LATER = datetime(2026, 3, 1, tzinfo=UTC)
ROWS = [
    (
        "pt",
        "site:museu-oriente",
        (
            "O Museu do Oriente, em Lisboa, recebeu 97 mil visitantes em 2024.",
            "Em 2024, 97 mil pessoas passaram pelo Museu do Oriente.",
            "Em 2024, o número de visitantes do Museu do Oriente foi de 97 mil.",
        ),
    ),
    (
        "ru",
        "site:музей-смена",
        (
            "Музей «Смена» в 2024 году принял 97 тыс. посетителей.",
            "В Казани в 2024 году 97 тысяч человек посетили музей «Смена».",
            "Посещаемость музея «Смена» в 2024 году составила 97 тысяч человек.",
        ),
    ),
    (
        "es",
        "site:machu-picchu",
        (
            "Machu Picchu recibió 97.000 visitantes en 2024.",
            "En 2024 entraron a Machu Picchu 97.000 visitantes.",
        ),
    ),
    (
        "it",
        "site:aquarium-genoa",
        (
            "Nel 2024 i visitatori dell'Acquario di Genova sono stati 97 mila.",
            "L'anno scorso hanno varcato la soglia dell'Acquario genovese 97 mila persone.",
        ),
    ),
    (
        "uk",
        "site:парк-весна",
        (
            "Дендропарк «Весна» торік відвідали 97 тисяч осіб.",
            "Управління туризму нарахувало 97 тис. відвідувачів дендропарку «Весна» за 2024 рік.",
        ),
    ),
    (
        "zh",
        "site:云台山风景区",
        (
            "2024年，云台山风景区接待游客9.7万人次。",
            "去年共有9.7万人次走进云台山景区。",
            "2024年登上云台山风景名胜区的游客达9.7万人次。",
        ),
    ),
    (
        "ja",
        "site:旭山動物園",
        ("2024年の旭山動物園の入園者数は9万7千人だった。", "2024年に旭山動物園へ入った人は9万7千人に上った。"),
    ),
    (
        "ko",
        "site:내장산국립공원",
        (
            "2024년 내장산국립공원 탐방객은 9만7000명이었다.",
            "지난해 내장산국립공원에 오른 사람은 9만7000명이다.",
        ),
    ),
    (
        "en",
        "site:prado",
        ("The Prado Museum drew 97,000 visitors in 2024.", "The Prado Museum in Madrid had 97,000 visitors in 2024."),
    ),
]


@pytest.mark.parametrize(("language", "subject", "texts"), ROWS, ids=[row[1] for row in ROWS])
def test_a_site_has_one_series(language: str, subject: str, texts: tuple[str, ...]):
    keys = set()
    for text in texts:
        analysis = analyse(Document("d", text=text, language=language, published=DAY))
        keys |= {observation.series for observation in observe(analysis, DAY) if observation.value == 97_000}
    assert {key.subject for key in keys} == {subject}
    assert len(keys) == 1


def test_what_only_lies_by_a_site_is_not_the_sites():
    text = "In 2024, 312 homes were built in Slough near Windsor Castle."
    [seen] = observe(analyse(Document("d", text=text, language="en", published=DAY)), DAY)
    assert not seen.series.subject.startswith("site:")


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("site:blue-cave", "blue cave"),
        ("org:north-mill", "north mill"),
        ("CN-ZJ", "Zhejiang"),
        ("geonames:12", "geonames:12"),
    ],
)
def test_whose_name_nobody_knows_is_called_by_the_words_of_its_id(subject: str, shown: str):
    assert named(subject, {"CN-ZJ": "Zhejiang"}) == shown


APART = [
    ("en", "The Prado Museum drew 97,000 foreign visitors in 2024.", "only some of them"),
    ("en", "The Prado Museum employed 97,000 people in 2024.", "who works there"),
    ("ru", "В 2024 году в музее «Смена» работали 97 тысяч человек.", "who works there"),
    ("fr", "Le musée du Prado a accueilli 97 000 visiteurs étrangers en 2024.", "only some of them"),
    ("zh", "2024年，云台山风景区接待外国游客9.7万人次。", "only some of them"),
    ("ja", "2024年に旭山動物園を訪れた外国人は9万7千人だった。", "only some of them"),
    ("en", "Heathrow Airport welcomed 97,000 people in 2024.", "who only passes it"),
]


@pytest.mark.parametrize(("language", "text", "why"), APART, ids=[row[1] for row in APART])
def test_others_at_a_site_are_not_its_visitors(language: str, text: str, why: str):
    seen = observe(analyse(Document("d", text=text, language=language, published=DAY)), DAY)
    assert not {"site_visits", "tourist_arrivals"} & {one.series.measure for one in seen}, why


def test_the_visitors_of_a_museum_without_a_name_are_no_arrivals_in_its_town():
    text = "In 2024, 97,000 visitors came to the museum in Slough."
    seen = observe(analyse(Document("d", text=text, language="en", published=DAY)), DAY)
    assert "tourist_arrivals" not in {one.series.measure for one in seen}


LIVING = [
    ("zh", "2025年1月，洞庭湖区越冬水鸟达3120只。", "2025年1月，在洞庭湖过冬的水鸟共有3120只。"),
    ("en", "Wardens on Skomer counted 3,120 seals in 2024.", "The number of seals on Skomer stood at 3,120 in 2024."),
    ("ja", "2024年に琵琶湖で確認されたハクチョウは3120羽だった。", "2024年、琵琶湖のハクチョウは3120羽だった。"),
]


@pytest.mark.parametrize(("language", "one", "other"), LIVING, ids=[row[0] for row in LIVING])
def test_what_lives_at_a_site_is_a_series_without_the_name_of_the_site(language: str, one: str, other: str):
    documents = (Document("d", text=text, language=language, published=DAY) for text in (one, other))
    keys = [{seen.series for seen in observe(analyse(each), DAY) if seen.value == 3120} for each in documents]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 1


SOME = [
    ("en", "The Colosseum drew 9 million visitors in 2025.", "The Colosseum drew 4 million ticketed visitors in 2025."),
    ("de", "Der Zoo Leipzig zählte 2025 1,7 Millionen Besucher.", "Der Zoo Leipzig zählte 2025 90.000 junge Besucher."),
    (
        "fr",
        "Le Louvre a accueilli 8,4 millions de visiteurs en 2025.",
        "Le Louvre a accueilli 2,1 millions de visiteurs de moins de 26 ans en 2025.",
    ),
    (
        "es",
        "La Alhambra recibió 2,7 millones de visitantes en 2025.",
        "La Alhambra recibió 0,9 millones de visitantes con guía en 2025.",
    ),
    (
        "it",
        "Gli Uffizi hanno accolto 5,3 milioni di visitatori nel 2025.",
        "Gli Uffizi hanno accolto 3,1 milioni di visitatori con biglietto ridotto nel 2025.",
    ),
    (
        "pl",
        "Wawel odwiedziło w 2025 r. 2,9 mln zwiedzających.",
        "Wawel odwiedziło w 2025 r. 1,2 mln zwiedzających indywidualnych.",
    ),
    (
        "ru",
        "Третьяковскую галерею в 2025 году посетили 2,9 млн человек.",
        "Третьяковскую галерею в 2025 году посетили 0,8 млн человек по льготным билетам.",
    ),
    ("zh-Hans", "2025年故宫博物院接待观众1762万人次。", "2025年故宫博物院接待团体观众310万人次。"),
    ("ja", "上野動物園の2025年の入園者数は356万人だった。", "上野動物園の2025年の有料入園者数は201万人だった。"),
]


@pytest.mark.parametrize(("language", "every", "some"), SOME)
def test_some_of_a_sites_visitors_are_not_all_of_them(language, every, some):
    series = [
        {each.series for each in observe(analyse(Document("d", text=text, language=language, published=LATER)), LATER)}
        for text in (every, some)
    ]
    assert series[0]
    assert series[0].isdisjoint(series[1])
