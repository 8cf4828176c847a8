"""Sentences that go on to speak of what the one before measured ("the figure rose"); what is added, and with whom."""

import pytest

from monitor.domain import Transform
from tests.figures.build import figures

AGAIN = [
    (
        "en",
        "Norway's exports reached 160 billion euros. The figure rose 4 percent from a year earlier.",
        ["exports"] * 2,
    ),
    ("en", "Exports of Norway reached 160 billion euros. This amount ranked third.", ["exports", "exports.rank"]),
    (
        "en",
        "Norway's exports reached 160 billion euros. The figure of a bear was carved 4 metres high.",
        ["exports", None],
    ),
    (
        "en",
        "Norway's exports reached 160 billion euros. It rained. The figure was 150 billion euros.",
        ["exports", None],
    ),
    ("ru", "Экспорт Швеции составил 160 млрд евро. Этот показатель вырос на 4%.", ["exports"] * 2),
    ("zh-Hans", "浙江出口额达3000亿元。这一数字同比增长4%。", ["exports"] * 2),
    ("de", "Der Export erreichte 160 Milliarden Euro. Diese Zahl stieg um 4 Prozent.", ["exports"] * 2),
    ("fr", "Les exportations ont atteint 160 milliards d'euros. Ce montant a augmenté de 4 %.", ["exports"] * 2),
    ("es", "Las exportaciones sumaron 160 millones de euros. Esta cifra creció un 4 %.", ["exports"] * 2),
]


@pytest.mark.parametrize(("language", "text", "indicators"), AGAIN)
def test_the_figure_is_what_the_sentence_before_measures(language, text, indicators):
    assert [one.indicator for one in figures(text, language)] == indicators


def test_the_average_figure_of_a_share_is_a_share_of_the_same():
    text = "In Norway, wind makes 12 percent of the electricity. The average figure for Sweden is 19 percent."
    first, second = figures(text)
    assert (first.transform, second.transform) == (Transform.SHARE, Transform.SHARE)
    assert (first.subject, second.subject) == ("NO", "SE")
    assert second.denominator == first.denominator


def test_a_bare_number_told_again_counts_the_same():
    first, second = figures("Norway hired 4,000 nurses. The number was 3,100 a year before.")
    assert (first.unit, second.unit) == ("nurses", "nurses")


ADDED = [
    ("en", "Berlin will build five more clinics.", "up"),
    ("en", "Berlin will build an additional 12 clinics.", "up"),
    ("en", "Berlin has 12 more clinics than Bavaria.", None),
    ("en", "Berlin has five clinics.", None),
    ("de", "Berlin baut zwölf weitere Kliniken.", "up"),
    ("fr", "Berlin construira 12 cliniques supplémentaires.", "up"),
    ("es", "Berlin construirá 12 clínicas más.", "up"),
    ("ru", "В Казани построят ещё 12 школ.", "up"),
    ("zh-Hans", "杭州新增12所学校。", "up"),
]


@pytest.mark.parametrize(("language", "text", "direction"), ADDED)
def test_what_is_added_points_up(language, text, direction):
    assert [one.direction for one in figures(text, language)] == [direction]


WITH = [
    ("en", "The museum has signed loans with 30 galleries.", "signed loans with galleries"),
    ("de", "Das Museum schloss Verträge mit 30 Galerien.", "schloss verträge mit galerien"),
    ("ru", "Музей заключил договоры с 30 галереями.", "заключил договоры с галереями"),
]


@pytest.mark.parametrize(("language", "text", "words"), WITH)
def test_what_there_is_with_so_many_is_told_with_them(language, text, words):
    assert words in figures(text, language)[0].indicator_text


SPOKEN_OF = [
    (
        "en",
        "Statistics Norway published the consumer price index for May 2025. It rose 3.5 percent from a year earlier.",
    ),
    ("en", "Norway published inflation data for May 2025 on Tuesday. In annual terms it was 3.5 percent."),
    ("de", "Norwegen hat die Verbraucherpreise für Mai 2025 veröffentlicht. Sie stiegen um 3,5 Prozent zum Vorjahr."),
    ("ru", "Норвегия опубликовала данные об инфляции за май 2025 года. В годовом выражении она составила 3,5%."),
    ("zh", "挪威公布了2025年5月居民消费价格指数。同比上涨3.5%。"),
    ("ja", "ノルウェーの2025年5月の消費者物価指数が発表された。前年同月比で3.5%上昇した。"),
]


@pytest.mark.parametrize(("language", "text"), SPOKEN_OF)
def test_a_pronoun_is_what_the_sentence_before_names(language, text):
    [one] = figures(text, language)
    assert (one.indicator, one.period, one.transform) == ("cpi", "2025-05", "yoy")


NOT_SPOKEN_OF = [
    (
        "en",
        "Norway's exports beat its retail sales in May 2025. They rose 3.5 percent from a year earlier.",
        "two things",
    ),
    ("en", "Norway's exports in May 2025 surprised. Hotel bookings rose 3.5 percent from a year earlier.", "a name"),
    ("de", "Norwegens Exporte im Mai 2025 überraschten. Die Hotelpreise stiegen um 3,5 Prozent zum Vorjahr.", "a name"),
    ("zh", "挪威公布了2025年5月出口。酒店价格同比上涨3.5%。", "a name"),
]


@pytest.mark.parametrize(("language", "text", "why"), NOT_SPOKEN_OF)
def test_what_has_words_of_its_own_does_not_go_on(language, text, why):
    assert figures(text, language)[0].indicator not in {"exports", "retail_sales"}, why


YEARS = [
    ("The 2019 law changed how inflation in Norway is measured. It was 3.5 percent.", None, "a law's year"),
    ("Norway published the 2030 plan for inflation. It was 3.5 percent.", None, "a plan's year"),
    ("Norway published inflation data in the May 2025 report. It was 3.5 percent.", "2025-05", "a report's month"),
    ("Norway published its second quarter 2025 inflation data. It was 3.5 percent.", "2025-Q2", "a quarter"),
    ("Norway published data on inflation in 2024. It was 3.5 percent.", "2024", "a year of its own"),
]


@pytest.mark.parametrize(("text", "period", "why"), YEARS)
def test_a_year_that_names_a_thing_is_no_time_to_go_on_from(text, period, why):
    assert figures(text)[-1].period == period, why


WHO = [
    ("Seestern raised its exports in May 2025. It spent 3 billion euros.", "en", None, "who acts"),
    (
        "Der Konzern Seestern steigerte im Mai 2025 die Exporte. Es investierte 3 Milliarden Euro.",
        "de",
        None,
        "who acts",
    ),
    ("Компания Seestern увеличила экспорт в мае 2025 года. Она вложила 3 млрд евро.", "ru", None, "who acts"),
    ("Exports rose in May 2025, Seestern Inc said. They reached 3 billion euros.", "en", "exports", "who only says it"),
]


@pytest.mark.parametrize(("text", "language", "indicator", "why"), WHO)
def test_a_pronoun_may_mean_who_acted_in_the_sentence_before(found, text, language, indicator, why):
    assert [one.indicator for one in found(text, language)][-1] == indicator, why
