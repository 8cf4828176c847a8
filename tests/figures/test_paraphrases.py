"""One fact in two outlets' words is one measure; what shares the words and is another thing stays another."""

import pytest

from tests.figures.build import figures

ALIKE = [
    # language, two tellings of one figure, what both are, why
    (
        "de",
        "In Norwegen waren im Mai 4,1 Prozent der Erwerbspersonen ohne Stelle.",
        "Die Arbeitslosenquote in Norwegen lag im Mai bei 4,1 Prozent.",
        ("unemployment_rate", "level", None),
        "a rate by its whole and its part",
    ),
    (
        "fr",
        "En mai, 4,1 % de la population active était sans emploi.",
        "Le taux de chômage était de 4,1 % en mai.",
        ("unemployment_rate", "level", None),
        "a rate by its whole and its part",
    ),
    (
        "es",
        "En mayo, el 4,1 % de la población activa estaba sin empleo.",
        "La tasa de desempleo bajó al 4,1 % en mayo.",
        ("unemployment_rate", "level", None),
        "a rate by its whole and its part",
    ),
    (
        "pt",
        "Em maio, 4,1% da força de trabalho estava desempregada.",
        "A taxa de desemprego ficou em 4,1% em maio.",
        ("unemployment_rate", "level", None),
        "a rate by its whole and its part",
    ),
    (
        "it",
        "A maggio era senza lavoro il 4,1% della popolazione attiva.",
        "Il tasso di disoccupazione è sceso al 4,1% a maggio.",
        ("unemployment_rate", "level", None),
        "a rate on both sides of its figure",
    ),
    (
        "de",
        "Ohne Job waren im Mai 84.000 Frauen und Männer.",
        "Die Zahl der Arbeitslosen sank im Mai auf 84.000 Personen.",
        ("unemployed_persons", "level", None),
        "what they are without is no exclusion",
    ),
    (
        "de",
        "Die Firmen führten im Mai Waren für 9,3 Milliarden Euro aus.",
        "Die Ausfuhren beliefen sich im Mai auf 9,3 Milliarden Euro.",
        ("exports", "level", None),
        "a verb in two parts",
    ),
    (
        "it",
        "A maggio le imprese hanno venduto all'estero prodotti per 9,3 miliardi di euro.",
        "Le esportazioni hanno raggiunto 9,3 miliardi di euro a maggio.",
        ("exports", "level", None),
        "a verb",
    ),
    (
        "es",
        "En 2024 murieron 87 personas en las carreteras.",
        "El número de fallecidos en accidentes de tráfico fue de 87 en 2024.",
        ("road_deaths", "level", None),
        "people counted by what happened to them",
    ),
    (
        "it",
        "Sono state 43.000 le nascite registrate nel 2024.",
        "Nel 2024 sono nati 43.000 bambini.",
        ("births", "level", None),
        "the noun behind an article",
    ),
    (
        "tr",
        "2024'te 40 bin 200 konut satıldı.",
        "2024'te konut satışları 40 bin 200 oldu.",
        ("home_sales", "level", None),
        "a verb in the passive",
    ),
    (
        "pl",
        "W 2024 roku zarejestrowano 128 tys. nowych aut.",
        "Liczba rejestracji nowych samochodów wyniosła w 2024 roku 128 tys.",
        ("vehicle_sales", "level", None),
        "a verb in the passive",
    ),
    (
        "ja",
        "2024年に交通事故で亡くなった人は87人だった。",
        "2024年の交通事故死者数は87人だった。",
        ("road_deaths", "level", None),
        "people counted by what happened to them",
    ),
]


@pytest.mark.parametrize(("language", "one", "other", "told", "why"), ALIKE)
def test_two_wordings_name_one_measure(language, one, other, told, why):
    for text in (one, other):
        figure = figures(text, language)[0]
        assert (figure.indicator, figure.transform.value, figure.scope) == told, text


APART = [
    # language, two texts that share words, why their figures are two things
    (
        "uk",
        "Споживчі ціни у червні зросли на 0,8% порівняно з травнем.",
        "Споживчі ціни у червні зросли на 14,3% порівняно з червнем минулого року.",
        "a month named with and without its year",
    ),
    (
        "fr",
        "La production industrielle a augmenté de 3 % en juin sur un mois.",
        "La production manufacturière a augmenté de 3 % en juin sur un mois.",
        "a part of industry",
    ),
    (
        "pl",
        "W 2024 r. zarejestrowano 90 tys. nowych samochodów.",
        "W 2024 r. zarejestrowano 90 tys. używanych samochodów.",
        "new and used cars",
    ),
    (
        "ja",
        "2024年の新車販売台数は12万台だった。",
        "2024年の軽自動車の新車販売台数は12万台だった。",
        "a class of cars",
    ),
    (
        "de",
        "In Norwegen lebten 2024 5,6 Millionen Menschen.",
        "In Norwegen lebten 2024 5,6 Millionen Menschen mit einer Behinderung.",
        "everybody and some",
    ),
    (
        "es",
        "La pobreza bajó al 38 % en 2024.",
        "La pobreza extrema bajó al 8 % en 2024.",
        "degrees of poverty",
    ),
]


@pytest.mark.parametrize(("language", "one", "other", "why"), APART)
def test_shared_words_make_no_series(language, one, other, why):
    first, second = (figures(text, language)[0] for text in (one, other))
    keys = [(one.indicator, one.indicator_text, one.transform, one.scope) for one in (first, second)]
    assert keys[0] != keys[1]
    assert first.indicator, "the first names a known measure"


BOUNDS = [
    # language, text, the scope of its figure, why
    (
        "de",
        "Die Umsätze des Einzelhandels stiegen im Juli nominal um 2,4 Prozent zum Vorjahr.",
        "nominal terms",
        "prices",
    ),
    ("de", "Das dortige Bruttoinlandsprodukt legte 2024 um 3,2 Prozent zu.", None, "only points back"),
    ("fr", "On comptait en mai 3 203 500 demandeurs d'emploi en catégorie A.", "category A", "a class of jobseekers"),
    ("tr", "Ülke ağustosta 3 milyar dolarlık otomotiv ihracatı gerçekleştirdi.", "otomotiv", "money is no goods"),
    ("es", "Los campings registraron 36 millones de pernoctaciones en 2024.", "holiday flats", "a kind of lodging"),
    ("ar", "بلغ التضخم السنوي في المدن 13.9% في يوليو.", "urban", "towns"),
]


@pytest.mark.parametrize(("language", "text", "scope", "why"), BOUNDS)
def test_what_bounds_a_figure(language, text, scope, why):
    assert figures(text, language)[0].scope == scope


SPANS = [
    # language, text, the transform of a percent of prices or output, why
    ("es", "El IPC registró en julio un aumento mensual de 0,9 %.", "mom", "the change has its span"),
    ("fr", "En juin, l'industrie a produit 1,9 % de plus qu'en mai.", "mom", "the month before by its name"),
    ("pt", "O PIB cresceu 1,4% no primeiro trimestre ante o trimestre anterior.", "mom", "an article between"),
    ("tr", "Türkiye'de tüketici fiyatları haziranda mayısa göre yüzde 1,3 arttı.", "mom", "a month in the dative"),
    ("pl", "Ceny konsumpcyjne w czerwcu wzrosły o 0,1 proc. w porównaniu z majem.", "mom", "the month before"),
    ("ko", "6월 소비자물가는 지난해 같은 달보다 2.2% 올랐다.", "yoy", "the same month of last year"),
    ("de", "Die Jahresteuerung belief sich in Norwegen im Juni auf 2,3 Prozent.", "yoy", "a year by the name"),
    ("ar", "ارتفعت أسعار المستهلكين في يونيو بنسبة 0.4% مقارنة بشهر مايو.", "mom", "the month before by its name"),
    ("ko", "2분기 국내총생산은 1분기보다 0.7% 늘었다.", "mom", "the quarter before by its name"),
]


@pytest.mark.parametrize(("language", "text", "transform", "why"), SPANS)
def test_over_what_a_change_is(language, text, transform, why):
    assert [one.transform.value for one in figures(text, language)] == [transform]


PERIODS = [
    # language, text, the period of its figure, why
    ("es", "Noruega cerró junio con 84.300 desempleados.", "2025-06", "a verb before the month"),
    ("pl", "Liczba bezrobotnych wyniosła na koniec czerwca 84,3 tys.", "2025-06", "the end of a month"),
    ("uk", "На кінець червня в країні було 84,3 тис. безробітних.", "2025-06", "the end of a month"),
    ("pt", "A taxa de desemprego ficou em 4,1% no trimestre encerrado em junho.", "2025-Q2", "a quarter by its end"),
    ("es", "La inflación fue de 1,69 % en los últimos doce meses a julio.", "2025-07", "a year by its last month"),
    ("it", "Sono 43.000 i neonati, i nuovi nati nel 2024 nel paese.", "2024", "born in a year is counted in it"),
    ("de", "Im ersten Vierteljahr 2025 wurden 1.200 Wohnungen genehmigt.", "2025-Q1", "another word for a quarter"),
    ("uk", "Країна експортувала 40,6 млн тонн зерна у 2024/2025 маркетинговому році.", "2024/2025", "a season"),
]


@pytest.mark.parametrize(("language", "text", "period", "why"), PERIODS)
def test_when_is_told_in_many_ways(language, text, period, why):
    told = figures(text, language)[0].period
    assert told in (period, {"2025-Q2": "2025-04/2025-06"}.get(period))


PLACED = [
    # text, subject, why
    ("Berlin (dpa) - In Germany wuchs die Wirtschaft 2024 um 0,4 Prozent.", "DE", "agency and dash"),
    ("Berlin. In Germany wuchs die Wirtschaft 2024 um 0,4 Prozent.", "DE", "a full stop"),
    ("Berlin, 3. Mai (dpa) - Die Wirtschaft in Norway wuchs 2024 um 0,4 Prozent.", "NO", "with a day"),
    ("Berlin - Im Mai sank in Norway die Arbeitslosenquote auf 4 Prozent.", "NO", "a dash alone"),
    ("Berlin wuchs 2024 um 0,4 Prozent.", "DE-BE", "no dateline but the subject"),
    ("Norway ohne Berlin zählte 2024 insgesamt 5.000 Geburten.", "NO", "what is left out"),
    ("In Norway zählte das Bundesamt in Berlin 2024 insgesamt 5.000 Geburten.", "NO", "an office's seat"),
    ("Norway wächst wie kaum ein Land in Germany: 2024 um 0,4 Prozent.", "NO", "a region that only sets the stage"),
]


@pytest.mark.parametrize(("text", "subject", "why"), PLACED)
def test_where_a_text_was_sent_from_has_no_figures(text, subject, why):
    assert figures(text, "de")[0].subject == subject
