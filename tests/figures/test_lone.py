"""The one recent time of a sentence or a short text: its figure's in any clause, unless it is of something else."""

from datetime import UTC, datetime

import pytest

from tests.figures.build import figures


def periods(text: str, language: str, published: str, title: str = "") -> list[str | None]:
    day = datetime.fromisoformat(published).replace(tzinfo=UTC)
    return [one.period for one in figures(text, language, title=title, published=day)]


OWN = [
    (
        "en",
        "2025-03-04",
        "With 1.31 million cattle counted in Norway in the June 2024 census, abattoirs expect a lean year.",
        ["2024-06"],
    ),
    (
        "de",
        "2025-06-10",
        "Der Verband kommt für das Winterhalbjahr 2024/25 in Bavaria auf 11,9 Millionen Nächtigungen.",
        ["2024/2025"],
    ),
    (
        "ru",
        "2025-06-03",
        "К 1 мая 2025 года площадь, выжженная травяными пожарами в Казани, достигла 312 тыс. га.",
        ["2025-05-01"],
    ),
    ("es", "2025-01-21", "Los guardas aseguran que en 2024 entraron al museo apenas 48.700 personas.", ["2024"]),
    (
        "de",
        "2025-09-30",
        "Auf 3,1 Prozent ist die am nationalen Verbraucherpreisindex gemessene Inflationsrate in Germany im August "
        "2025 gestiegen.",
        ["2025-08"],
    ),
    ("ru", "2026-01-15", "Аграрии собрали 3,1 млн тонн зерна в чистом весе, сообщили по итогам 2025 года.", ["2025"]),
    ("uk", "2025-09-24", "В області намолочено 2,9 млн тонн пшениці нового врожаю (2025 рік).", ["2025"]),
    ("pl", "2025-03-14", "Po polskiej stronie puszczy na koniec 2024 roku żyło 829 żubrów.", ["2024"]),
    ("pl", "2025-09-09", "Sadownicy zebrali w sierpniu 41 tys. ton jabłek.", ["2025-08"]),
    ("tr", "2025-02-12", "Liman İşletmesi 2024 boyunca 31,2 milyon ton yük elleçledi.", ["2024"]),
    (
        "de",
        "2025-07-09",
        "Der Hafen nennt einen Umschlag von 14 Millionen Tonnen für das erste Halbjahr 2025.",
        ["2025-H1"],
    ),
]


@pytest.mark.parametrize(("language", "published", "text", "told"), OWN)
def test_the_one_recent_time_of_a_sentence_is_its_figures(language, published, text, told):
    assert periods(text, language, published) == told


NOT_OWN = [
    ("en", "a purchase", "The company that Lund bought in 2024 runs 410 shops in Norway."),
    ("en", "a law", "Under a law passed in 2024, towns in Norway must hire 140 inspectors."),
    ("en", "an opening", "Opened in 2024, the bridge in Norway carries 31,000 cars a day."),
    (
        "en",
        "a deed of somebody else",
        "The minister, who in 2024 had ordered an audit, counted 1,200 bad loans in Norway.",
    ),
    ("en", "long over", "After the survey of 2011, which Norway paid for, 1,200 farms gave up."),
    ("en", "a comparison of its own", "Norway heard 1,940 cases in 2024; the year before it had been 1,720 cases."),
    ("de", "a move", "Die Firma, die 2024 nach Berlin umzog, zählt 1.900 Köpfe."),
    ("es", "a purchase", "La empresa, comprada en 2024, tiene 3.400 empleados."),
    ("fr", "a law", "La loi de 2024 impose 120 contrôles à Berlin."),
    ("ru", "an opening", "Музей, открывшийся в 2024 году, хранит 12 тысяч экспонатов."),
    ("uk", "an election", "Обраний у 2024 році мер заявив, що місту потрібні 40 автобусів."),
    ("zh-Hans", "founded", "2024年成立的这家杭州公司有员工1800人。"),
]


@pytest.mark.parametrize(("language", "why", "text"), NOT_OWN)
def test_the_time_of_something_else_is_no_figures(language, why, text):
    assert periods(text, language, "2025-05-06")[-1] is None, why


REVISED = [
    (
        "en",
        "With its March release the agency lifted Norway's February 2025 exports to 1.61 billion euros.",
        ["2025-02"],
    ),
    (
        "es",
        "Al publicar los datos de marzo, el instituto elevó a 5.120 millones de dólares las exportaciones de febrero "
        "de 2025, que antes había calculado en 5.060 millones.",
        ["2025-02", "2025-02"],
    ),
    (
        "it",
        "Con i dati di marzo, l'istituto ha portato a 51,2 miliardi di euro le esportazioni di febbraio 2025.",
        ["2025-02"],
    ),
    (
        "it",
        "L'istituto ha rivisto al 6,6% il tasso di disoccupazione per febbraio 2025; nella stima di inizio marzo era "
        "al 6,5%.",
        ["2025-02", "2025-02"],
    ),
    (
        "ru",
        "Публикуя данные за март, ведомство повысило до 34,1 млрд долларов экспорт за февраль 2025 года.",
        ["2025-02"],
    ),
    ("pl", "Podając dane za marzec, urząd podniósł do 31,2 mld euro eksport w lutym 2025 r.", ["2025-02"]),
]


@pytest.mark.parametrize(("language", "text", "told"), REVISED)
def test_a_month_whose_data_came_out_is_not_that_of_an_earlier_value(language, text, told):
    assert periods(text, language, "2025-04-20") == told


def test_a_month_of_data_alone_is_the_figures():
    text = "On publishing the March data, the office put Norway's exports at 5.1 billion euros."
    assert periods(text, "en", "2025-04-20") == ["2025-03"]


ALL_TOLD = [
    ("en", "", "Some 14,200 children were born in Norway, the office said. The figures are for 2024.", "2024"),
    ("de", "", "In Berlin wurden 1.612 Kinder geboren. Die Zahlen beziehen sich auf das Jahr 2024.", "2024"),
    ("es", "", "Nacieron 4.730 niños en la provincia. Los datos corresponden a 2024.", "2024"),
    ("ru", "", "На дорогах Казани погибли 64 человека. Статистика приведена за 2024 год.", "2024"),
    ("zh-Hans", "", "杭州道路交通事故死亡812人，交警部门说。该数据统计时间为2024年。", "2024"),
    ("en", "Births in 2024", "Maternity wards in Norway delivered 9,120 babies, the health service said.", "2024"),
    ("de", "Tourismus 2024", "Die Hotels in Bavaria zählten 48,2 Millionen Übernachtungen, so das Landesamt.", "2024"),
    ("en", "", "Police in Norway recorded 540 thefts. The 2024 statistics come out in May.", None),
    ("en", "", "Norway counted 9,120 births. The law on parental leave dates from 2024.", None),
    ("en", "", "Norway's farms grew 3 million tonnes of grain. The harvest of 2024 was larger.", None),
    ("en", "A law of 2024", "Maternity wards in Norway delivered 9,120 babies, the health service said.", None),
    ("en", "", "Norway has 9,120 beds in its wards. The figures are for 2009.", None),
    ("en", "", "Norway had 9,120 births. The figures are for 2024. In May 2019 a ward closed.", None),
]


@pytest.mark.parametrize(("language", "title", "text", "told"), ALL_TOLD)
def test_the_one_time_of_a_text_is_that_of_what_is_told_without_one(language, title, text, told):
    assert periods(text, language, "2025-02-11", title)[0] == told


def test_a_harvest_that_is_in_is_that_of_its_year():
    text = "Аграрии намолотили 3,1 млн тонн зерна, доложил министр. Уборка 2025 года завершена."
    assert periods(text, "ru", "2025-11-03") == ["2025"]
    assert periods("Farms cut 3 million tonnes of grain. The 2024 harvest is over.", "en", "2025-08-20") == [None]
