"""What a text says of how far a value moved, wherever it says so, is held against powers of ten."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import moved, observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt
from monitor.ledger.told_moves import BEFORE as ANY

BEFORE, AFTER = datetime(2024, 2, 5, 12, tzinfo=UTC), datetime(2025, 2, 5, 12, tzinfo=UTC)


def observed(text: str, language: str, day: datetime) -> list[Observation]:
    document = Document(f"d{day:%y%m}", text=text, language=language, published=day, source=f"News {day:%y%m}")
    return list(observe(analyse(document), day))


def accused(language: str, older: str, newer: str) -> list[str]:
    pool = observed(older, language, BEFORE) + observed(newer, language, AFTER)
    found = {
        tuple(each.accused.surface for each in suspicions(order) if each.doubt is Doubt.POWER_OF_TEN)
        for order in (pool, pool[::-1])
    }
    (same,) = found  # in whatever order
    return list(same)


SLIPS = [
    (
        "en",
        "The zoo of Porto welcomed 612,000 visitors in 2023.",
        "The zoo of Porto welcomed 6.3 million visitors in 2024. That was almost unchanged from a year earlier.",
    ),
    (
        "en",
        "Icelandic farms delivered 152,000 tonnes of milk in 2023.",
        "Icelandic farms delivered 1.6 million tonnes of milk in 2024. Milk output was up 5 percent.",
    ),
    (
        "en",
        "The aquarium of Genoa counted 912,000 visitors in 2023.",
        "The aquarium of Genoa counted 9.7 million visitors in 2024, a rise of 6 percent on the previous year.",
    ),
    (
        "de",
        "Kärnten zählte 2023 12,4 Millionen Übernachtungen.",
        "Die Zahl der Übernachtungen in Kärnten blieb 2024 nahezu unverändert: 1,26 Millionen.",
    ),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 6,5 millions de passagers en 2023.",
        "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024, un trafic quasi stable.",
    ),
    (
        "es",
        "El aeropuerto de Vigo recibió 1,1 millones de pasajeros en 2023.",
        "El aeropuerto de Vigo recibió 112.000 pasajeros en 2024, prácticamente los mismos que un año antes.",
    ),
    (
        "it",
        "Il museo egizio di Torino ha accolto 1,06 milioni di visitatori nel 2023.",
        "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2024, in lieve crescita.",
    ),
    (
        "ru",
        "В 2023 году аэропорт Самары обслужил 3,1 млн пассажиров.",
        "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров. Показатель почти не изменился.",
    ),
    ("zh-Hans", "2023年大连市汽车产量31.2万辆。", "2024年大连市汽车产量3.1万辆，与上年基本持平。"),
    ("zh-Hans", "2023年龙门石窟接待游客512万人次。", "2024年龙门石窟接待游客5300万人次，比上年增长3.5%。"),
    ("ja", "2023年の長野県の牛乳生産量は9.2万トンだった。", "2024年の長野県の牛乳生産量は92万トンで、前年並みだった。"),
    (
        "ko",
        "2023년 부산을 찾은 관광객은 290만 명이었다.",
        "2024년 부산을 찾은 관광객은 2950만 명으로 보합이었다.",
    ),
]


@pytest.mark.parametrize(("language", "older", "newer"), SLIPS)
def test_a_value_far_from_what_its_text_says_of_it_is_implausible(language, older, newer):
    assert len(accused(language, older, newer)) == 1


ORDINARY = [
    ("41,200", "412,000 visitors in 2024, ten times as many as in the previous year", "it says so"),
    ("41,000", "430,000 visitors in 2024, slightly more than planned", "set against a plan"),
    ("41,000", "430,000 visitors in 2024, 949 percent more than a year earlier", "it gives that growth"),
    ("41,000", "430,000 visitors in 2024 after it reopened", "nothing is said"),
    ("41,000", "43,000 visitors in 2024, slightly more than a year earlier", "as told"),
    ("41,000", "160,000 visitors in 2024, slightly more than a year earlier", "no power of ten"),
]


@pytest.mark.parametrize(("before", "after", "why"), ORDINARY)
def test_growth_by_many_times_can_be_ordinary(before, after, why):
    older = f"The museum of Tartu counted {before} visitors in 2023."
    assert accused("en", older, f"The museum of Tartu counted {after}.") == [], why


def test_words_of_a_year_ago_are_held_against_the_same_month_of_that_year():
    older = "Ireland sold 9,100 electric cars in January 2024."
    newer = "Ireland sold 98,000 electric cars in January 2025, 7.6 percent more than in the same month last year."
    assert accused("en", older, newer) == ["98,000"]


@pytest.mark.parametrize(("value", "accused"), [("35.7亿", True), ("358万", False)], ids=["a slip", "what it was"])
def test_a_word_for_a_high_number_is_no_upper_bound(value, accused):
    pool = observed("2024年河北汽车产量为357万辆。", "zh-Hans", AFTER)
    pool += observed(f"2024年河北汽车产量高达{value}辆。", "zh-Hans", AFTER.replace(month=3))
    for order in permutations(pool):
        assert bool([each for each in suspicions(order) if each.doubt is Doubt.POWER_OF_TEN]) is accused


def is_told(language: str, text: str) -> bool:
    analysis = analyse(Document("d", text=text, language=language, published=AFTER))
    return any(mark.startswith(moved.CUE + ANY) for _, mark in moved.cues(analysis.figures, analysis.article))


OF_IT = [
    (
        "en",
        "The zoo of Porto welcomed 6.3 million visitors in 2024. The figure was little changed from a year earlier.",
    ),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024. This is slightly more than in the previous year."),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024, almost as many as a year earlier."),
    ("en", "Milk output in Iceland was almost unchanged in 2024 at 1.6 million tonnes."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen. Das waren etwas mehr als im Vorjahr."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen, nahezu unverändert gegenüber dem Vorjahr."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen. Die Zahl blieb nahezu unverändert."),
    ("fr", "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024. C'est un peu plus qu'en 2023."),
    ("fr", "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024. Ce chiffre est resté stable."),
    (
        "es",
        "El aeropuerto de Vigo recibió 112.000 pasajeros en 2024. La cifra es prácticamente la misma"
        " que el año anterior.",
    ),
    ("pt", "O museu de Faro recebeu 624 mil visitantes em 2024, um pouco mais do que no ano anterior."),
    ("pt", "O museu de Faro recebeu 624 mil visitantes em 2024. O número manteve-se praticamente inalterado."),
    (
        "it",
        "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2024. Il dato è praticamente invariato.",
    ),
    ("ru", "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров, почти столько же, сколько годом ранее."),
    ("ru", "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров. Это немного больше, чем годом ранее."),
    ("uk", "Аеропорт Львова обслужив у 2024 році 31,9 млн пасажирів. Показник майже не змінився."),
    ("pl", "W 2024 r. Polska wyeksportowała 12 mln ton jabłek. To niemal tyle samo co rok wcześniej."),
    ("pl", "W 2024 r. Polska wyeksportowała 12 mln ton jabłek, nieco więcej niż rok wcześniej."),
    ("zh-Hans", "2024年大连市汽车产量3.1万辆。这一数字与上年基本持平。"),
    ("zh-Hans", "2024年龙门石窟接待游客5300万人次，较上年略有增长。"),
    ("ja", "2024年の長野県の牛乳生産量は92万トンだった。この数字は前年とほぼ同じだ。"),
    ("ko", "2024년 부산을 찾은 관광객은 2950만 명으로 전년과 비슷했다."),
]


@pytest.mark.parametrize(("language", "text"), OF_IT)
def test_words_for_how_far_it_moved_are_its_own_where_nothing_else_is_named(language, text):
    assert is_told(language, text)


OF_ANOTHER = [
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024. Ticket prices were little changed."),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024, while its revenue was almost unchanged."),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024. The number of staff was slightly higher."),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024 despite slightly higher ticket prices."),
    ("en", "The zoo of Porto welcomed 6.3 million visitors in 2024. That was slightly more than in Lisbon."),
    ("en", "Rents in Porto, slightly higher than a year earlier, were paid by 6.3 million tenants in 2024."),
    ("en", "Icelandic farms delivered 1.6 million tonnes of milk in 2024 and meat output was little changed."),
    ("en", "Kenya exported 64,000 tonnes of tea in 2024. Oil was little changed."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen. Die Preise blieben nahezu unverändert."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen, bei nahezu unveränderter Bettenzahl."),
    ("de", "Kärnten zählte 2024 1,26 Millionen Übernachtungen, etwas mehr als erhofft."),
    (
        "de",
        "Kärnten zählte 2024 1,26 Millionen Übernachtungen, während die Zahl der Gäste aus Italien"
        " leicht gestiegen ist.",
    ),
    ("fr", "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024, avec un fret quasi stable."),
    ("fr", "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024. Le nombre de vols est resté stable."),
    ("fr", "L'aéroport de Nantes a accueilli 66 millions de passagers en 2024. Les prix ont légèrement augmenté."),
    ("es", "El aeropuerto de Vigo recibió 112.000 pasajeros en 2024. El empleo se mantuvo estable."),
    ("es", "El aeropuerto de Vigo recibió 112.000 pasajeros en 2024, con un leve aumento de las tarifas."),
    ("es", "El aeropuerto de Vigo recibió 112.000 pasajeros en 2024, mientras que la carga cayó ligeramente."),
    ("pt", "O museu de Faro recebeu 624 mil visitantes em 2024. Os preços ficaram praticamente inalterados."),
    ("pt", "O museu de Faro recebeu 624 mil visitantes em 2024, com um ligeiro aumento das receitas."),
    ("pt", "Portugal produziu 59 milhões de hectolitros de vinho em 2024. O número de produtores manteve-se estável."),
    ("it", "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2024, con ricavi in lieve crescita."),
    (
        "it",
        "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2024. Il numero dei"
        " dipendenti è rimasto invariato.",
    ),
    (
        "it",
        "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2024. I prezzi sono"
        " rimasti praticamente invariati.",
    ),
    ("ru", "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров. Количество рейсов почти не изменилось."),
    ("ru", "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров. Показатель рентабельности почти не изменился."),
    ("ru", "Аэропорт Самары обслужил в 2024 году 31,9 млн пассажиров, цены на билеты немного выросли."),
    ("uk", "Аеропорт Львова обслужив у 2024 році 31,9 млн пасажирів. Ціни на квитки майже не змінилися."),
    ("uk", "Аеропорт Львова обслужив у 2024 році 31,9 млн пасажирів, кількість рейсів трохи зросла."),
    ("uk", "Аеропорт Львова обслужив у 2024 році 31,9 млн пасажирів. Число рейсів майже не змінилося."),
    ("pl", "W 2024 r. Polska wyeksportowała 12 mln ton jabłek. Ceny prawie nie zmieniły się."),
    ("pl", "W 2024 r. Polska wyeksportowała 12 mln ton jabłek, a eksport gruszek był nieco wyższy."),
    ("pl", "W 2024 r. Polska wyeksportowała 12 mln ton jabłek, przy niemal niezmienionych cenach."),
    ("zh-Hans", "2024年大连市汽车产量3.1万辆，汽车价格与上年基本持平。"),
    ("zh-Hans", "2024年大连市汽车产量3.1万辆，出口略有增长。"),
    ("zh-Hans", "2024年大连市汽车产量3.1万辆。从业人员数量与上年持平。"),
    ("zh-Hans", "2024年龙门石窟接待游客5300万人次，门票收入小幅增长。"),
    ("ja", "2024年の長野県の牛乳生産量は92万トンで、価格は前年並みだった。"),
    ("ja", "2024年の長野県の牛乳生産量は92万トンだった。農家数はほぼ変わらなかった。"),
    ("ja", "2024年の長野県の牛乳生産量は92万トンで、飼料費はわずかに増えた。"),
    ("ko", "2024년 부산을 찾은 관광객은 2950만 명이었고 숙박비는 보합이었다."),
    ("ko", "2024년 부산을 찾은 관광객은 2950만 명이었다. 호텔 수는 거의 변함이 없었다."),
]


@pytest.mark.parametrize(("language", "text"), OF_ANOTHER)
def test_words_of_a_clause_that_names_another_thing_are_of_that(language, text):
    assert not is_told(language, text)
