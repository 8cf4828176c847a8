"""Seasons, parts of months and spans of days are times of their own, told apart from the year or month they lie in."""

from datetime import UTC, datetime

import pytest

from monitor.domain import EARLY, Modality
from tests.figures.build import figures

WINTER, SUMMER = "winter season", "summer season"
ROWS = [
    ("en", "2025-05-10", "Norway sold 31,200 ski passes in the winter of 2024/25.", "2024/2025", WINTER),
    ("en", "2025-10-10", "In summer 2025, 31,200 skippers berthed in Norway.", "2025", SUMMER),
    ("en", "2025-06-10", "Norway landed 31,200 tonnes of cod in the 2024-25 season.", "2024/2025", None),
    ("en", "2025-10-10", "Norway lost 31,200 hectares in the 2025 fire season.", "2025", None),
    ("ru", "2025-10-20", "За летний сезон 2025 года Казань посетили 312 тысяч туристов.", "2025", SUMMER),
    ("ru", "2025-10-20", "За сезон 2025 года в России сгорело 31 200 гектаров леса.", "2025", None),
    ("ru", "2025-05-20", "Зимой 2024/25 года Казань приняла 312 тысяч туристов.", "2024/2025", WINTER),
    ("uk", "2025-10-20", "Влітку 2025 року до Швеции приїхали 312 тисяч туристів.", "2025", SUMMER),
    ("de", "2025-05-20", "In der Wintersaison 2024/25 zählte Bavaria 312.000 Nächtigungen.", "2024/2025", WINTER),
    ("de", "2025-11-20", "Im Sommer 2025 zählte Bavaria 312.000 Nächtigungen.", "2025", SUMMER),
    ("fr", "2025-10-20", "Pendant l'été 2025, Berlin a compté 312 000 nuitées.", "2025", SUMMER),
    ("es", "2025-05-20", "En la temporada de invierno 2024/25 Berlin recibió 312.000 turistas.", "2024/2025", WINTER),
    ("pt", "2025-10-20", "No verão de 2025, Berlin recebeu 312 mil turistas.", "2025", SUMMER),
    ("it", "2025-05-20", "Nella stagione invernale 2024/25 Berlin ha accolto 312.000 turisti.", "2024/2025", WINTER),
    ("pl", "2025-05-20", "W sezonie zimowym 2024/25 Berlin odwiedziło 312 tys. turystów.", "2024/2025", WINTER),
    ("tr", "2025-10-20", "2025 yaz sezonunda Berlin 312 bin turist ağırladı.", "2025", SUMMER),
    ("ar", "2025-10-20", "في صيف 2025 استقبلت Berlin 312 ألف سائح.", "2025", SUMMER),
    (
        "en",
        "2025-07-20",
        "Norway exported 31,200 tonnes of cod in the first half of July.",
        "2025-07-01/2025-07-15",
        None,
    ),
    ("de", "2025-07-20", "Germany exportierte in der ersten Julihälfte 31.200 Autos.", "2025-07-01/2025-07-15", None),
    (
        "es",
        "2025-03-05",
        "Berlin vendió 31.200 coches en la segunda quincena de febrero.",
        "2025-02-16/2025-02-28",
        None,
    ),
    ("fr", "2025-07-20", "Berlin a vendu 31 200 voitures du 8 au 14 juillet.", "2025-07-08/2025-07-14", None),
    ("ru", "2025-07-16", "За неделю с 8 по 14 июля в России продали 31 200 машин.", "2025-07-08/2025-07-14", None),
    ("it", "2025-07-20", "Berlin ha venduto 31.200 auto dall'8 al 14 luglio.", "2025-07-08/2025-07-14", None),
    ("tr", "2025-07-20", "1-15 Temmuz 2025 tarihlerinde Berlin 31.200 araba sattı.", "2025-07-01/2025-07-15", None),
    ("en", "2025-01-09", "Norway sold 31,200 cars from 28 December to 3 January.", "2024-12-28/2025-01-03", None),
    ("en", "2025-06-27", "This spring wardens in Norway counted 31,200 puffins.", "2025", "spring season"),
    ("fr", "2025-09-10", "Berlin n'a compté cet été que 31 200 cigognes.", "2025", SUMMER),
    ("ru", "2025-10-10", "Этим летом в Казани насчитали 31 200 уток.", "2025", SUMMER),
    ("de", "2025-10-10", "Diesen Sommer zählte Bavaria 31.200 Störche.", "2025", SUMMER),
    ("zh", "2025-10-10", "今年夏天，杭州清点出白鹭31200只。", "2025", SUMMER),
    # Before it has begun, "this summer" may be any.
    ("en", "2025-02-27", "This summer wardens in Norway counted 31,200 puffins.", None, None),
    ("zh", "2025-05-06", "今年“五一”假期五天，杭州接待游客31.2万人次。", "2025-05-01/2025-05-05", None),
    ("zh", "2025-10-12", "九月二十一日至三十日，杭州接待游客31.2万人次。", "2025-09-21/2025-09-30", None),
    # Two days told of together are no span.
    ("en", "2025-07-20", "Norway sold 31,200 cars on 8 and 14 July.", None, None),
    ("en", "2025-06-27", "April was kind to shops. Norway sold 31,200 cars that month.", "2025-04", None),
    ("en", "2025-06-27", "April beat March. Norway sold 31,200 cars that month.", None, None),
    ("en", "2025-06-27", "April was mild. Norway sold 31,200 cars that month last year.", None, None),
    ("fr", "2025-06-27", "Avril fut doux. Berlin a vendu 31 200 voitures ce mois-là.", "2025-04", None),
    ("en", "2025-12-04", "This year's cod catch in Norway came to 31,200 tonnes.", "2025", None),
    ("de", "2025-12-04", "Die letztjährige Ernte in Bavaria belief sich auf 31.200 Tonnen.", "2024", None),
    ("ru", "2025-12-04", "Нынешний урожай картофеля в России составил 31 200 тонн.", "2025", None),
    (
        "en",
        "2025-09-23",
        "Readers in Norway borrowed 31,200 books from the city's libraries in 2024-25.",
        "2024/2025",
        None,
    ),
    (
        "fr",
        "2025-09-09",
        "Avec 31 200 clients, les hôtels de Berlin ont vécu un mois d'août 2025 record.",
        "2025-08",
        None,
    ),
]


@pytest.mark.parametrize(
    ("language", "day", "text", "period", "scope"), ROWS, ids=[f"{row[0]}: {row[2][-40:]}" for row in ROWS]
)
def test_a_season_is_no_whole_year(language: str, day: str, text: str, period: str | None, scope: str | None):
    told = figures(text, language, published=datetime.fromisoformat(day).replace(tzinfo=UTC))
    figure = next(one for one in told if one.surface.startswith("31"))
    assert (figure.period, figure.scope) == (period, scope)


OVER = [
    ("fr", "2025-01-21", "Berlin a récolté 31 200 tonnes de seigle pour la campagne 2024-2025.", True, "it is in"),
    ("ru", "2025-10-20", "За летний сезон 2025 года в России сгорело 31 200 гектаров.", True, "summer is over"),
    ("en", "2025-04-20", "Norway sold 31,200 ski passes in the winter of 2024/25.", True, "winter is over"),
    (
        "en",
        "2025-12-04",
        "Norway harvested 31,200 tonnes of oats in 2025.",
        True,
        "a harvest is in before its year ends",
    ),
    ("en", "2025-12-04", "Norway caught 31,200 tonnes of cod in 2025.", False, "a year is not"),
    ("en", "2025-06-10", "Norway harvested 31,200 tonnes of oats in 2025.", True, "what was harvested is in"),
    ("ru", "2025-07-10", "В 2025 году в России собрали 31 200 тонн овса.", True, "so it is in Russian"),
    ("es", "2025-06-10", "Berlin cosechó 31.200 toneladas de avena en 2025.", True, "and in Spanish"),
    (
        "en",
        "2025-03-04",
        "So far Norway has sold 31,200 ski passes in the winter of 2024/25.",
        False,
        "nor a part of one",
    ),
]


@pytest.mark.parametrize(("language", "day", "text", "over", "why"), OVER, ids=[row[-1] for row in OVER])
def test_a_season_is_over_before_its_year(language: str, day: str, text: str, over: bool, why: str):
    told = figures(text, language, published=datetime.fromisoformat(day).replace(tzinfo=UTC))[0]
    assert any(cue.startswith(EARLY) for cue in told.cues) is over
    assert told.modality is Modality.ACTUAL


ALIKE = [
    (
        "en",
        "Sugar production in Germany came to 31,200 tonnes {}.",
        ("in 2024-25", "in the winter of 2024/25", "during the 2024-25 harvest"),
    ),
    (
        "de",
        "Die Zuckerproduktion in Germany erreichte {} 31.200 Tonnen.",
        ("2025", "im Sommer 2025", "vom 8. bis 14. Juli"),
    ),
    (
        "ru",
        "Производство сахара в России {} достигло 31 200 тонн.",
        ("в 2025 году", "за летний сезон 2025 года", "с 1 по 20 июля"),
    ),
]


@pytest.mark.parametrize(("language", "frame", "times"), ALIKE, ids=[row[0] for row in ALIKE])
def test_the_words_of_a_season_are_no_words_of_the_measure(language: str, frame: str, times: tuple[str, ...]):
    spoken = {figures(frame.format(time), language)[0].indicator_text or "" for time in times}
    assert not any(word in text for text in spoken for word in ("winter", "sommer", "летн", "vom", "harvest", "8"))


@pytest.mark.parametrize("text", ["in der Saison 2024/25 31.200 Tonnen", "in der Saison 2024-25 31.200 Tonnen"])
def test_two_years_end_where_the_figure_begins(text: str):
    assert [one.surface for one in figures(f"Germany erzeugte {text} Zucker.", "de")] == ["31.200 Tonnen"]


REAPED = [
    ("en", "2025-06-10", "Norway harvested 31,200 tonnes of oats in 2025.", 245),
    ("en", "2025-06-10", "Norway's oat harvest of 2025 came to 31,200 tonnes.", 150),
    ("en", "2025-06-10", "Norway's farmers hope to have harvested 31,200 tonnes of oats in 2025 so far.", 0),
    ("en", "2025-06-10", "Norway exported 31,200 tonnes of oats in 2025.", 0),
    ("de", "2025-06-10", "Die Bauern in Bavaria ernteten 2025 rund 31.200 Tonnen Hafer.", 245),
    ("uk", "2025-06-10", "У 2025 році у Швеції зібрали 31 200 тонн вівса.", 245),
]


@pytest.mark.parametrize(("language", "day", "text", "days"), REAPED)
def test_what_is_told_as_reaped_is_in_earlier_than_a_harvest_that_is_only_named(language, day, text, days):
    told = figures(text, language, published=datetime.fromisoformat(day).replace(tzinfo=UTC))[0]
    assert max([int(cue.removeprefix(EARLY)) for cue in told.cues if cue.startswith(EARLY)], default=0) == days


NOUN_MONTHS = [
    ("en", "July's month-on-month gain in Norwegian ferry traffic was 31,200 cars.", "2025-07"),
    ("en", "July's ferry traffic in Norway was 31,200 cars, the office said in its August bulletin.", "2025-07"),
    ("en", "July's report put ferry traffic in Norway at 31,200 cars.", None),
    ("en", "May's government in Norway sold 31,200 cars.", None),
    ("ru", "Майский улов трески в России составил 31 200 тонн.", "2025-05"),
    ("ru", "Майский доклад называет 31 200 тонн трески в России.", None),
    ("uk", "Серпневий вилов тріски у Швеції сягнув 31 200 тонн.", "2025-08"),
    ("uk", "Серпневий звіт називає 31 200 тонн тріски у Швеції.", None),
    ("pl", "Sierpniowe połowy dorsza w Berlin sięgnęły 31 200 ton.", "2025-08"),
    ("pl", "Sierpniowy raport podaje 31 200 ton dorsza w Berlin.", None),
]


@pytest.mark.parametrize(("language", "text", "period"), NOUN_MONTHS)
def test_a_month_in_front_of_its_noun_is_the_time_of_what_is_measured_and_no_report_s(language, text, period):
    assert [one.period for one in figures(text, language) if one.value == 31_200] == [period]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Августовская выплавка стали в России составила 31 200 тонн."),
        ("uk", "Серпнева виплавка сталі у Швеції склала 31 200 тонн."),
        ("pl", "Sierpniowa produkcja stali w Berlin sięgnęła 31 200 ton."),
    ],
)
def test_a_month_in_front_of_a_known_name_bounds_nothing(language, text):
    (figure,) = figures(text, language)
    assert (figure.period, figure.scope) == ("2025-08", None)
