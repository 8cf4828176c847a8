"""From texts to series: what two texts tell alike reaches one series, what they tell apart never does."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Document, Modality, Observation
from monitor.ledger import observe
from monitor.ledger.revisions import said_to_replace
from tests.build import an_analysis, an_article
from tests.figures.build import FINDER

NOW = datetime(2025, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def told():
    """The observations of a text, by value."""
    describer = Describer()

    def run(text: str, language: str, published: datetime = NOW) -> dict[Decimal, Observation]:
        described = describer.describe(Document(id="d", text=text, language=language), Cleaned("", text))
        figures = FINDER.find(Cleaned("", text), described, published)
        article = an_article(text, language=language, published=published, regions=described.regions)
        return {one.value: one for one in observe(an_analysis(article, figures), NOW)}

    return run


ALIKE = [
    (
        "49.9e9",
        ("Greece exported goods worth 49.9 billion euros in 2024.", "en"),
        ("Griechenland hat 2024 Waren im Wert von 49,9 Milliarden Euro exportiert.", "de"),
        "a verb and its object behind the amount",
    ),
    (
        "49.9e9",
        ("Le esportazioni greche di beni sono ammontate nel 2024 a 49,9 miliardi di euro.", "it"),
        ("La Grecia ha esportato nel 2024 merci per 49,9 miliardi di euro.", "it"),
        "a noun and a verb",
    ),
    (
        "41.3e9",
        ("Aus Portugal wurden 2024 Waren für 41,3 Milliarden Euro ausgeführt.", "de"),
        ("Portugal's goods exports came to 41.3 billion euros in 2024.", "en"),
        "a passive",
    ),
    (
        "402",
        ("Im Jahr 2023 kamen in Österreich 402 Menschen bei Verkehrsunfällen ums Leben.", "de"),
        ("Die Zahl der Verkehrstoten in Österreich lag 2023 bei 402.", "de"),
        "people counted by what became of them",
    ),
    (
        "402",
        ("A total of 402 people died on Austria's roads in 2023.", "en"),
        ("Gli incidenti stradali in Austria hanno provocato 402 morti nel 2023.", "it"),
        "in two more languages",
    ),
    (
        "63410",
        ("Nel 2024 in Lombardia sono nati 63.410 bambini.", "it"),
        ("Le nascite in Lombardia sono state 63.410 nel 2024.", "it"),
        "children born are births",
    ),
    (
        "2989000",
        ("In Deutschland waren im Februar 2025 2,989 Millionen Menschen arbeitslos.", "de"),
        ("Die Zahl der Arbeitslosen in Deutschland lag im Februar 2025 bei 2,989 Millionen.", "de"),
        "people out of work are the unemployed",
    ),
    (
        "21812",
        ("In Deutschland meldeten 2024 21.812 Unternehmen Insolvenz an.", "de"),
        ("Die Zahl der Unternehmensinsolvenzen in Deutschland stieg 2024 auf 21.812.", "de"),
        "firms that filed for insolvency",
    ),
    (
        "27000",
        ("Canada's economy added 27,000 jobs in May 2024.", "en"),
        ("Employers in Canada created 27,000 jobs in May 2024.", "en"),
        "jobs, by who made them",
    ),
    (
        "25.7e6",
        ("Frankreich erntete 2024 25,7 Millionen Tonnen Weizen.", "de"),
        ("France harvested 25.7 million tonnes of wheat in 2024.", "en"),
        "a crop by its verb",
    ),
    (
        "3.2",
        ("Il disavanzo pubblico spagnolo è stato pari nel 2024 al 3,2% del Pil.", "it"),
        ("Spain's budget deficit amounted to 3.2% of gross domestic product in 2024.", "en"),
        "one whole in two languages",
    ),
    (
        "3.2",
        ("Nel 2024 il rapporto deficit/Pil della Spagna si è attestato al 3,2%.", "it"),
        ("Das Haushaltsdefizit in Spanien betrug 2024 3,2 Prozent des Bruttoinlandsprodukts.", "de"),
        "a ratio by its name",
    ),
    (
        "4.5",
        ("The Bank of England cut its key rate to 4.5% on 6 February 2025.", "en"),
        ("Britain's benchmark interest rate stood at 4.5% on 6 February 2025.", "en"),
        "a central bank's rate is its country's",
    ),
    (
        "1.9",
        ("Die Inflationsrate in Österreich lag im November 2024 bei 1,9 Prozent.", "de"),
        ("Annual consumer price inflation in Austria was 1.9% in November 2024.", "en"),
        "a rate of inflation is one over a year",
    ),
    (
        "0.7",
        ("Das BIP der Schweiz legte im zweiten Quartal 2024 zum Vorquartal um 0,7 Prozent zu.", "de"),
        ("Swiss GDP inched up 0.7% in the second quarter of 2024 compared with the previous quarter.", "en"),
        "quarter on quarter",
    ),
    (
        "1.2",
        ("Austria's GDP grew 1.2% in real terms in 2024.", "en"),
        ("Austria's GDP grew by just 1.2% in 2024.", "en"),
        "growth of GDP is real, said or not",
    ),
    (
        "82.1",
        ("Life expectancy for women in Portugal was 82.1 years in 2023.", "en"),
        ("Die Lebenserwartung von Frauen in Portugal betrug 2023 82,1 Jahre.", "de"),
        "years that are measured",
    ),
    (
        "68e6",
        ("Österreich hat 2024 insgesamt 68 Millionen Tonnen Treibhausgase ausgestoßen.", "de"),
        ("Austria emitted 68 million tonnes of greenhouse gases in 2024.", "en"),
        "emitted gases",
    ),
    (
        "41.6",
        ("A gennaio 2025 il tasso di inattività in Spagna era pari al 41,6%.", "it"),
        ("Spain's inactivity rate stood at 41.6% in January 2025.", "en"),
        "a rate that is equal to so much is no share",
    ),
    (
        "54930",
        ("In Wien waren zum Jahresende 2024 54.930 Hunde gemeldet.", "de"),
        ("Ende 2024 gab es in Wien 54.930 Hunde.", "de"),
        "what no lexicon knows, whatever verbs stand around it",
    ),
    (
        "1714",
        ("Le colonnine di ricarica in Umbria erano 1.714 a fine 2024.", "it"),
        ("A fine 2024 in Umbria sono state registrate 1.714 colonnine di ricarica.", "it"),
        "in Italian, before and behind the figure",
    ),
]


@pytest.mark.parametrize(("value", "one", "other", "why"), ALIKE)
def test_two_texts_of_one_thing_reach_one_series(told, value, one, other, why):
    first, second = told(*one)[Decimal(value)], told(*other)[Decimal(value)]
    assert (first.series, first.period) == (second.series, second.period), why


APART = [
    (
        "Portugal's exports reached 80 billion euros in 2024.",
        "Portugal's services exports reached 50 billion euros in 2024.",
        "en",
        "goods and services",
    ),
    (
        "Portugal's exports reached 80 billion euros in 2024.",
        "Portugal's non-oil exports reached 50 billion euros in 2024.",
        "en",
        "without oil",
    ),
    (
        "Portugal's exports reached 80 billion euros in 2024.",
        "Portugal exported cork worth 1.2 billion euros in 2024.",
        "en",
        "one good",
    ),
    (
        "Canada's inflation rate was 2.0% in May 2024.",
        "Canada's core inflation rate was 1.7% in May 2024.",
        "en",
        "core prices",
    ),
    (
        "Canada's inflation rate was 2.0% in May 2024.",
        "Consumer prices in Canada rose 0.3% in May 2024 from April.",
        "en",
        "over a month",
    ),
    (
        "Canada's GDP rose 1.6% in the first quarter of 2024.",
        "Canada's GDP rose 0.4% in the first quarter of 2024 from the previous quarter.",
        "en",
        "over a quarter",
    ),
    (
        "Canada's GDP grew 1.6% in 2024.",
        "Canada's nominal GDP grew 4.6% in nominal terms in 2024.",
        "en",
        "in current prices",
    ),
    (
        "Life expectancy for women in Canada was 84.0 years in 2023.",
        "Life expectancy for men in Canada was 79.5 years in 2023.",
        "en",
        "the sexes",
    ),
    (
        "Life expectancy for women in Canada was 84.0 years in 2023.",
        "Life expectancy in Canada was 81.7 years in 2023.",
        "en",
        "one sex and both",
    ),
    (
        "Die Arbeitslosenquote in Portugal lag im Mai 2025 bei 6,1 Prozent.",
        "Die Jugendarbeitslosenquote in Portugal lag im Mai 2025 bei 19,1 Prozent.",
        "de",
        "the young",
    ),
    (
        "Die nicht saisonbereinigte Arbeitslosenquote in Portugal lag im Mai 2025 bei 6,1 Prozent.",
        "Die saisonbereinigte Arbeitslosenquote in Portugal lag im Mai 2025 bei 6,4 Prozent.",
        "de",
        "adjusted or not",
    ),
    (
        "Die Arbeitslosenquote in Deutschland lag im Mai 2025 bei 6,2 Prozent.",
        "Die Erwerbslosenquote in Deutschland lag im Mai 2025 bei 3,6 Prozent.",
        "de",
        "two concepts",
    ),
    (
        "Schweden stieß 2024 47 Millionen Tonnen Treibhausgase aus.",
        "Pro Kopf wurden in Schweden 2024 4,5 Tonnen Treibhausgase ausgestoßen.",
        "de",
        "a head's",
    ),
    (
        "Schweden stieß 2024 47 Millionen Tonnen Treibhausgase aus.",
        "Der Verkehr in Schweden stieß 2024 13 Millionen Tonnen Treibhausgase aus.",
        "de",
        "a sector's",
    ),
    (
        "Greenhouse gas emissions in Sweden fell to 47 million tonnes in 2024.",
        "CO2 emissions in Sweden fell to 36 million tonnes in 2024.",
        "en",
        "all gases and one of them",
    ),
    (
        "Schweden erzeugte 2024 170 Terawattstunden Strom.",
        "Windkraftanlagen in Schweden erzeugten 2024 40 Terawattstunden Strom.",
        "de",
        "one source",
    ),
    (
        "U.S. employers added 175,000 jobs in May 2024.",
        "U.S. employers added 19,000 manufacturing jobs in May 2024.",
        "en",
        "one industry's",
    ),
    (
        "A total of 402 people died on Sweden's roads in 2023.",
        "A total of 41 cyclists died on Sweden's roads in 2023.",
        "en",
        "some of them",
    ),
    (
        "Turkey produced 1.36 million vehicles in 2024.",
        "Turkey produced 120,000 electric vehicles in 2024.",
        "en",
        "one kind",
    ),
    (
        "La Spagna ha prodotto 36 milioni di ettolitri di vino nel 2024.",
        "La Spagna ha esportato 20 milioni di ettolitri di vino nel 2024.",
        "it",
        "made and sold",
    ),
    (
        "Il debito pubblico della Spagna era pari al 101,8% del Pil nel 2024.",
        "Il disavanzo pubblico della Spagna era pari al 3,2% del Pil nel 2024.",
        "it",
        "a stock and a flow",
    ),
]


@pytest.mark.parametrize(("one", "other", "language", "why"), APART)
def test_two_things_never_share_a_series(told, one, other, language, why):
    first, second = ({each.series for each in told(text, language).values()} for text in (one, other))
    assert first, why
    assert not first & second, why


REPLACED = [
    ("GDP growth in Austria in 2023 was revised from 1.8% to 1.9%.", "en", "1.9", "1.8", "no range"),
    ("Growth of GDP in Austria in 2023 was revised up from 1.8 to 1.9 percent.", "en", "1.9", "1.8", "one unit"),
    ("Austria's exports in 2023 were revised to 200.3 from 199.1 billion euros.", "en", "200.3e9", "199.1e9", "back"),
    (
        "The bureau revised its tally of the jobs that U.S. employers had added in July 2023 to 157,000 from 187,000.",
        "en",
        "157000",
        "187000",
        "far from its verb",
    ),
    (
        "Finland's final number of births in 2024 was 43,711, slightly below the preliminary 43,720.",
        "en",
        "43711",
        "43720",
        "the noun once only",
    ),
    (
        "Estonia's GDP contracted by 3.0% in 2023. That replaces an earlier estimate of 3.6%.",
        "en",
        "3.0",
        "-3.6",
        "in the next sentence, of a fall",
    ),
    ("Das BIP-Wachstum in Österreich wurde für 2023 von 1,8 auf 1,9 Prozent korrigiert.", "de", "1.9", "1.8", "German"),
    (
        "Die Exporte Österreichs für 2023 wurden von 199,1 Milliarden auf 200,3 Milliarden Euro revidiert.",
        "de",
        "200.3e9",
        "199.1e9",
        "money once only",
    ),
    (
        "Österreichs Inflationsrate betrug im Mai 2025 3,0 Prozent. Zuerst ging man von 2,9 Prozent aus.",
        "de",
        "3.0",
        "2.9",
        "in a sentence of its own",
    ),
    (
        "Österreichs Exporte betrugen 2023 200,3 Milliarden Euro statt der zunächst gemeldeten 199,1 Milliarden Euro.",
        "de",
        "200.3e9",
        "199.1e9",
        "instead of",
    ),
    (
        "La crescita del Pil spagnolo nel 2023 è stata corretta al rialzo dal 2,5% al 2,7%.",
        "it",
        "2.7",
        "2.5",
        "Italian",
    ),
    (
        "Il Pil della Spagna è aumentato nel 2023 del 2,7%, contro il 2,5% stimato in precedenza.",
        "it",
        "2.7",
        "2.5",
        "against",
    ),
    (
        "A maggio 2025 l'inflazione in Spagna è salita al 2,0% su base annua; la stima preliminare era dell'1,9%.",
        "it",
        "2.0",
        "1.9",
        "was",
    ),
    (
        "Il deficit pubblico della Svezia nel 2023 è stato del 2,4% del Pil, due decimi in più della stima (2,2%), "
        "ha detto l'istituto, che ha rivisto i conti.",
        "it",
        "2.4",
        "2.2",
        "in brackets behind how much more",
    ),
    (
        "El PIB de Suecia creció un 2,7 % en 2023, dos décimas más de lo estimado (2,5 %), según la revisión.",
        "es",
        "2.7",
        "2.5",
        "lo estimado",
    ),
    (
        "Sweden's GDP grew 5.0% in 2023, the office said, revising up its advance estimate of 4.3%.",
        "en",
        "5.0",
        "4.3",
        "its estimate of",
    ),
    ("台灣2023年第3季經濟成長率為8.21%，較先前概估數7.64%上修。", "zh-Hant", "8.21", "7.64", "較…上修"),
    (
        "I nati in Lombardia nel 2024 sono 63.388, secondo il dato definitivo che corregge i 63.410 provvisori.",
        "it",
        "63388",
        "63410",
        "corrects",
    ),
]


@pytest.mark.parametrize(("text", "language", "new", "old", "why"), REPLACED)
def test_a_text_says_which_value_it_replaces(told, text, language, new, old, why):
    found = told(text, language)
    assert [one.value for one in said_to_replace(found[Decimal(new)])] == [Decimal(old)], why
    assert not {"preliminary", "estimate"} & {found[Decimal(new)].modality.value}, why
    assert abs(Decimal(old)) not in found, why


NOT_REPLACED = [
    ("Sweden's unemployment rate rose to 8.4% in May 2025 from 8.2% in April.", "en", "two months"),
    ("Interest rates in Austria ranged from 2.5% to 2.7% in 2023.", "en", "a range"),
    ("Unemployment in Austria rose from 5.1% in 2023 to 5.2% in 2024.", "en", "two years"),
    ("Austria's GDP grew 1.2% in 2023. An earlier survey of 400 firms had hoped for more.", "en", "another thing"),
    ("Austria's GDP grew 1.2% in 2023. In the previous year it grew 5.3%.", "en", "the year before"),
]


@pytest.mark.parametrize(("text", "language", "why"), NOT_REPLACED)
def test_two_values_are_no_revision_by_themselves(told, text, language, why):
    assert not any(said_to_replace(one) for one in told(text, language).values()), why


HOW_REAL = [
    (
        "Norway's GDP rose 0.4% in the second quarter of 2024, according to a first estimate.",
        "en",
        "0.4",
        "preliminary",
    ),
    ("Norway's GDP rose 0.4% in the second quarter of 2024, a flash reading showed.", "en", "0.4", "preliminary"),
    (
        "Norway's GDP rose 0.4% in the second quarter of 2024, which replaces the 0.5% of the flash reading.",
        "en",
        "0.4",
        "actual",
    ),
    ("Das BIP in Norwegen stieg 2024 nach ersten Berechnungen um 2,1 Prozent.", "de", "2.1", "preliminary"),
    (
        "Die Inflationsrate in Norwegen dürfte im Mai 2024 laut Schnellschätzung bei 2,9 Prozent gelegen haben.",
        "de",
        "2.9",
        "preliminary",
    ),
    (
        "Das BIP in Norwegen stieg 2024 endgültig um 2,1 Prozent statt der vorläufigen 2,0 Prozent.",
        "de",
        "2.1",
        "actual",
    ),
    (
        "Nel secondo trimestre 2024 il Pil norvegese è cresciuto dello 0,4%, secondo la prima stima.",
        "it",
        "0.4",
        "preliminary",
    ),
]


@pytest.mark.parametrize(("text", "language", "value", "modality"), HOW_REAL)
def test_early_estimates_are_told_from_what_replaces_them(told, text, language, value, modality):
    assert told(text, language)[Decimal(value)].modality is Modality(modality)


def test_what_is_only_expected_is_not_told_by_the_same_verb(told):
    assert told("Das BIP in Norwegen dürfte 2024 laut erster Schätzung um 2,1 Prozent steigen.", "de") == {}


EARLY = [
    ("France's wheat harvest fell to 25.7 million tonnes in 2024.", datetime(2024, 9, 20, tzinfo=UTC), True, "a crop"),
    ("France exported goods worth 590 billion euros in 2024.", datetime(2024, 12, 19, tzinfo=UTC), True, "days before"),
    (
        "France exported goods worth 590 billion euros in 2024.",
        datetime(2024, 11, 19, tzinfo=UTC),
        False,
        "weeks before",
    ),
    ("France's GDP grew 1.1% in 2024.", datetime(2024, 9, 20, tzinfo=UTC), False, "no crop"),
]


@pytest.mark.parametrize(("text", "published", "is_data", "why"), EARLY)
def test_a_years_value_may_come_out_before_the_year_ends(told, text, published, is_data, why):
    assert bool(told(text, "en", published)) is is_data, why


WHOSE = [
    ("A febbraio 2025 gli occupati erano 24,3 milioni, secondo l'Istat.", "it", "IT", "an office tells of its country"),
    (
        "Graz, a city south-west of Vienna, recorded 3.1 million overnight stays in 2024.",
        "en",
        "geonames:2778067",
        "where it lies",
    ),
    (
        "Istat said that 24.3 million people were employed in Spain in February 2025.",
        "en",
        "ES",
        "a place that is named",
    ),
]


@pytest.mark.parametrize(("text", "language", "place", "why"), WHOSE)
def test_whose_a_figure_is(told, text, language, place, why):
    assert {one.series.subject for one in told(text, language).values()} == {place}, why


def test_offices_of_one_kind_are_one_source_in_any_language(told):
    english = told("Austria's exports reached 190 billion euros in 2024, its statistics office said.", "en")
    german = told("Die Exporte Österreichs erreichten 2024 laut Statistik Austria 190 Milliarden Euro.", "de")
    value = Decimal("190e9")
    assert "primary:statistics office" in english[value].cues & german[value].cues
