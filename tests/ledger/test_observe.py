"""Which figures become observations, and of which series."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.domain import Figure, FigureKind, Modality, Transform
from monitor.ledger import Skip, observe, skipped
from monitor.ledger.intervals import signed
from monitor.ledger.nouns import base_words, nominal_form, normal_form
from monitor.ledger.revisions import said_to_replace
from tests.build import a_figure, a_region, an_analysis, an_article

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def a_count(value: str, unit: str, **more: object) -> Figure:
    return a_figure(
        value,
        **{
            "step": 1,
            "kind": FigureKind.COUNT,
            "unit": unit,
            "subject": "CN-ZJ",
            "subject_path": ("CN", "CN-ZJ"),
            **more,
        },
    )


def spending(value: str = "80.12e9", **more: object) -> Figure:
    return a_figure(
        value,
        **{
            "step": "1e7",
            "subject": "CN-ZJ",
            "subject_path": ("CN", "CN-ZJ"),
            "indicator": "rd_expenditure",
            "period": "2024",
            **more,
        },
    )


def seen(*figures: Figure, language: str = "en") -> tuple[object, ...]:
    return observe(an_analysis(an_article(language=language), figures), NOW)


SKIPS = [
    (spending(pair_of=0), Skip.CONVERSION, "dollars in brackets are the yuan before them"),
    (spending(modality=Modality.TARGET), Skip.NOT_DATA, "a plan was not measured"),
    (spending(modality=Modality.FORECAST), Skip.NOT_DATA, "nor was a forecast"),
    (spending(modality=Modality.POLICY_OFFER), Skip.NOT_DATA, "an offer is no statistic"),
    (spending(subject=None), Skip.NO_SUBJECT, "no place, no series"),
    (spending(indicator=None, indicator_text=None), Skip.NO_MEASURE, "a number of nothing"),
    (spending(period=None), Skip.NO_PERIOD, "spending without a year can't be placed"),
    (spending(period=None, cues=frozenset({"stock"})), Skip.NO_PERIOD, "spending is a flow, whatever the wording"),
    (a_count("35", "people", period="2024"), Skip.NO_MEASURE, "people can be anybody"),
    (a_count("12", "workshops", period=None), Skip.NO_PERIOD, "undated, and not said to be so now"),
    (
        spending("4", transform=Transform.RATIO_TO_BASE, kind=FigureKind.RATIO, unit="1"),
        Skip.NO_BASE,
        "four times what?",
    ),
    (
        spending("48", transform=Transform.SHARE, kind=FigureKind.PERCENT, unit="%"),
        Skip.NO_BASE,
        "48 % of the province or of the country?",
    ),
    (
        spending("8", transform=Transform.YOY, unit="%", period=None, cues=frozenset({"stock"})),
        Skip.NO_PERIOD,
        "growth is no state",
    ),
]


GROWTH = {"transform": Transform.YOY, "unit": "%", "kind": FigureKind.PERCENT}
UNFINISHED = [
    (spending("6.1", period="2025", **GROWTH), True, "growth of a year that has ten months to go"),
    (spending("6.1", period="2025-Q1", **GROWTH), True, "of a quarter that has four weeks to go"),
    (spending(period="2025"), True, "spending of that year"),
    (spending(period="2025", indicator="exports"), True, "and exports"),
    (spending("6.1", period="2025", modality=Modality.ESTIMATE, **GROWTH), False, "an estimate says what it is"),
    (spending("6.1", period="2025-02", **GROWTH), False, "February is over"),
    (spending(period="2020/.."), False, "counted up to now"),
    (a_count("5_120_000", "inhabitants", period="2025", indicator="population"), False, "a state of this year"),
]


@pytest.mark.parametrize(("figure", "left", "why"), UNFINISHED, ids=[why for *_, why in UNFINISHED])
def test_nobody_has_measured_what_is_not_over(figure: Figure, left: bool, why: str):
    assert (skipped(figure, an_article()) is Skip.NOT_OVER) == left, why


def test_a_flash_value_may_come_out_a_few_days_early():
    figure = spending("2.3", period="2025-03", **GROWTH)
    assert skipped(figure, an_article(published=datetime(2025, 3, 28, tzinfo=UTC))) is None
    assert skipped(figure, an_article(published=datetime(2025, 3, 14, tzinfo=UTC))) is Skip.NOT_OVER
    assert skipped(figure, an_article(published=None)) is None


@pytest.mark.parametrize("transform", list(Transform))
def test_what_bounds_a_figure_parts_its_series_whatever_is_told_of_it(transform: Transform):
    more = {"transform": transform, "denominator": "exports", "kind": FigureKind.PERCENT, "unit": "%"}
    bounded = seen(spending("7.2", scope="in dollar terms", **more))[0].series
    assert bounded != seen(spending("7.2", **more))[0].series
    assert bounded != seen(spending("7.2", scope="with Japan", **more))[0].series


@pytest.mark.parametrize(("figure", "reason", "why"), SKIPS, ids=[why for *_, why in SKIPS])
def test_what_can_not_be_compared_is_left_with_its_reason(figure: Figure, reason: Skip, why: str):
    assert skipped(figure, an_article()) is reason, why
    assert seen(figure) == ()


def test_an_undated_stock_stands_on_the_day_of_publication():
    (observation,) = seen(a_count("19", "State Key Laboratories", period=None, cues=frozenset({"stock"})))
    assert (observation.period, observation.series.frequency) == ("2025-03-04", "S")
    assert observation.series.measure == "open:en:state key laboratory"


def test_without_a_date_the_arrival_counts():
    article = an_article(published=None)
    figure = a_count("19", "state key laboratories", period=None, cues=frozenset({"stock"}))
    (observation,) = observe(an_analysis(article, [figure]), NOW)
    assert (observation.known_from, observation.period) == (NOW, "2025-06-01")


def test_one_value_said_twice_is_one_observation():
    assert len(seen(spending(), spending("80.1e9", step="1e8"))) == 1


def test_of_two_values_the_one_with_its_own_period_stays():
    inherited = spending("3.2e9", cues=frozenset({"inherited_period"}))
    (observation,) = seen(inherited, spending("80.12e9"))
    assert observation.surface == spending("80.12e9").surface


def test_a_rank_belongs_to_its_edition():
    rank = spending("2", step=1, kind=FigureKind.RANK, unit="1", transform=Transform.RANK, period="2020/2024")
    (observation,) = seen(rank)
    assert (observation.period, observation.series.frequency) == ("2024", "E")


def test_a_ratio_by_definition_keeps_no_denominator():
    bare = spending("6.4", indicator="rd_intensity", unit="%", kind=FigureKind.PERCENT)
    spelled = spending(
        "6.4", indicator="rd_intensity", unit="%", kind=FigureKind.PERCENT, transform=Transform.SHARE, denominator="GDP"
    )
    assert seen(bare)[0].series == seen(spelled)[0].series


FORMS = [
    ("en", "National Key Laboratories", "national key laboratories", True, "capitals say nothing"),
    ("en", "the national key laboratory", "national key laboratories", True, "nor do number and article"),
    ("en", "provincial key laboratories", "national key laboratories", False, "a province is no nation"),
    ("en", "provincial laboratories", "provincial key laboratories", False, "key ones are fewer"),
    ("en", "the city's R&D centres of 2024", "city R&D centre", True, "possessives and years"),
    ("ru", "национальных ключевых лабораторий", "национальные ключевые лаборатории", True, "case and number"),
    ("ru", "национальная лаборатория", "национальных лабораторий", True, "singular and genitive plural"),
    ("zh", "国家重点实验室", "国家 重点实验室", True, "blanks are typography"),
    ("zh", "省重点实验室", "国家重点实验室", False, "a province is no nation"),
    ("es", "laboratorios nacionales", "laboratorio nacional", True, "plural"),
    ("fr", "les laboratoires nationaux", "laboratoire national", True, "plural in -aux"),
    ("de", "Die Patentanmeldungen", "Patentanmeldung", True, "plural and article"),
]


@pytest.mark.parametrize(("language", "one", "other", "same", "why"), FORMS, ids=[f"{f[0]}: {f[4]}" for f in FORMS])
def test_open_measures_meet_when_they_name_one_thing(language: str, one: str, other: str, same: bool, why: str):
    assert (normal_form(one, language) == normal_form(other, language)) == same, why


NOUNS = [
    ("en", "Norway, in March", "", "a place and a month are no measure"),
    ("en", "up from", "", "nor are prepositions"),
    ("en", "euro terms they", "", "nor a unit and a pronoun"),
    ("en", "which was reported", "", "nor a verb"),
    ("en", "salmon exports in March", "salmon export", "the month goes, the thing stays"),
    ("en", "year-on-year, salmon exports", "salmon export", "wherever the period stands"),
    ("en", "they had 14 type 2 reactors", "type 2 reactor", "a kind's number stays, a count goes"),
    ("en", "salmon exports in the third quarter", "salmon export", "the quarter goes with its number"),
    ("en", "second homes", "second home", "a number that is none of a quarter's stays, and so do homes"),
    ("en", "the fjord is home to salmon farms", "fjord salmon farm", "but not what is home to something"),
    ("de", "Lachsexporte im dritten Quartal", "lach export", "auch hier"),
    ("de", "die Brauereien in setzten 2025 Bier ab", "bier absatz", "ein Verb in zwei Teilen"),
    ("de", "wurden 2025 insgesamt Bier abgesetzt", "bier absatz", "in einem"),
    ("de", "die Molkereien in stellten 2025 Käse her", "käs produktio", "auch andere"),
    ("de", "die Landwirte setzten 2025 Drohnen ein", "landwirt setzt drohn", "wer einsetzt, verkauft nicht"),
    ("de", "die Brauereien setzten Getränke um", "brauerei setzt getränk", "noch wer umsetzt"),
    ("de", "die Betriebe setzten ab Mai Drohnen", "betrieb setzt drohn", "ab wann"),
    ("de", "setzten Bier ab, Kellereien nicht", "setzt bier kellerei", "nur am Ende"),
    ("fr", "exportations de saumon au deuxième trimestre", "exportation saumon", "ici aussi"),
    ("pl", "eksport łososia w drugim kwartale", "eksport łosos", "i tutaj"),
    ("ru", "после", "", "предлог"),
    ("ru", "июльский улов трески", "улов треск", "месяц прилагательным"),
    ("ru", "в июле улов трески", "улов треск", "месяц впереди"),
    ("ru", "улов трески за июль этого года", "улов треск", "месяц позади"),
    ("ru", "он составил", "", "местоимение и глагол"),
    ("zh", "2024年3月", "", "日期"),
    ("zh", "比上年", "", "比较"),
    ("zh", "前三季度挪威三文鱼出口量达到", "三文鱼出口", "期间、地名、动词"),
    ("zh", "其中5G基站", "5g基站", "5G不是数量"),
    ("zh", "从业人员", "从业人员", "虚词也是词的一部分"),
    ("ko", "어선", "어선", "two signs are enough"),
    ("ja", "船", "", "one is not"),
]


@pytest.mark.parametrize(("language", "phrase", "form", "why"), NOUNS, ids=[f"{n[0]}: {n[3]}" for n in NOUNS])
def test_a_measure_keeps_what_names_a_thing(language: str, phrase: str, form: str, why: str):
    own = base_words("Norway", "en") | base_words("挪威", "zh")
    assert nominal_form(phrase, language, own) == form, why


def test_where_nothing_names_a_thing_there_is_no_observation_and_only_the_own_place_goes():
    text = "Norway and Chile: salmon."
    regions = (
        a_region("NO", name="Norway", spans=((0, 6),)),
        a_region("CL", name="Chile", spans=((11, 16),)),
    )
    article = an_article(text=text, language="en", regions=regions)
    more = {"period": "2024", "subject": "NO", "subject_path": ("NO",), "indicator": None}
    of_nothing = spending("5e6", indicator_text="Norway, April", **more)
    assert skipped(of_nothing, article) is Skip.NO_MEASURE
    to_another = spending("5e6", indicator_text="salmon sent to Chile in April", **more)
    (observation,) = observe(an_analysis(article, [to_another]), NOW)
    assert observation.series.measure == "open:en:salmon sent chile"


def test_open_measures_stay_within_their_language():
    german = seen(a_count("4", "hospital", period="2024"), language="de")[0]
    english = seen(a_count("4", "hospital", period="2024"))[0]
    assert german.series != english.series


REVISIONS = [
    ("en", "Output for 2024 was revised to 512.6 million from the first 509.9 million.", "512.6 509.9", "to, from"),
    ("en", "The office corrected 2024 output from 509.9 million to 512.6 million.", "512.6 509.9", "from, to"),
    ("en", "Output reached 512.6 million, revised up by 0.5 percent from a flash estimate of 509.9 million.",
     "512.6 509.9", "the revision's own size stands between them"),
    ("en", "First put at 509.9 million, it was restated to 512.6 million.", "512.6 509.9", "the old value first"),
    ("en", "The revised tables show 512.6 million, up from 477.3 million.", "", "growth is no revision"),
    ("en", "Revised figures: 512.6 million in the north and 477.3 million in the south.", "", "two places"),
    ("zh", "2024年产量由初步核算的509.9万修订为512.6万。", "512.6 509.9", "从旧到新"),
    ("zh", "2024年产量修订为512.6万，初步数为509.9万。", "512.6 509.9", "先新后旧"),
    ("ru", "Выпуск за 2024 год пересмотрен до 512,6 млн с 509,9 млн.", "512,6 509,9", "до и с"),
    ("ru", "Уточнённый выпуск составил 512,6 млн вместо ранее названных 509,9 млн.", "512,6 509,9", "вместо"),
    ("de", "Der Wert wurde von 509,9 Millionen auf 512,6 Millionen revidiert.", "512,6 509,9", "von, auf"),
    ("fr", "La production a été révisée de 509,9 millions à 512,6 millions.", "512,6 509,9", "de, à"),
    ("es", "La producción fue revisada de 509,9 millones a 512,6 millones.", "512,6 509,9", "de, a"),
    ("ja", "生産は509.9万から512.6万に改定された。", "512.6 509.9", "から"),
    ("ko", "생산은 509.9만에서 512.6만으로 수정됐다.", "512.6 509.9", "에서"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "pair", "why"), REVISIONS, ids=[f"{r[0]}: {r[3]}" for r in REVISIONS])
def test_the_old_value_beside_a_revised_one_is_its_vintage_and_no_series(language: str, text: str, pair: str, why: str):
    figures = [
        spending(
            match[1].replace(",", "."),
            surface=match.group(),
            step="0.1",
            text=text,
            cues=frozenset({"revision"}),
        )
        for match in re.finditer(r"(\d{3}[.,]\d)(?: ?(?:million\w*|Million\w*|млн|万|만))?", text)
    ]
    observations = observe(an_analysis(an_article(text=text, language=language), figures), NOW)
    if not pair:
        assert not any(cue.startswith("replaces:") for each in observations for cue in each.cues), why
        return
    new, old = pair.split()
    (observation,) = observations
    assert observation.surface.startswith(new), why
    assert [each.value for each in said_to_replace(observation)] == [Decimal(old.replace(",", "."))], why


def test_the_value_of_the_year_before_is_no_vintage():
    text = "Output was revised to 512.6 million, from 477.3 million in 2023."
    more = {"text": text, "step": "0.1", "cues": frozenset({"revision"})}
    figures = [
        spending("512.6", surface="512.6 million", **more),
        spending("477.3", surface="477.3 million", period="2023", **more),
    ]
    observations = observe(an_analysis(an_article(text=text), figures), NOW)
    assert [each.period for each in observations] == ["2024", "2023"]
    assert not any(said_to_replace(each) for each in observations)


def test_an_old_value_that_was_a_fall_stays_one():
    text = "The change was revised from 1.4 percent to 2.1 percent."
    more = {"unit": "%", "text": text, "step": "0.1", "transform": Transform.YOY, "cues": frozenset({"revision"})}
    figures = [
        spending("1.4", surface="1.4 percent", direction="down", **more),
        spending("2.1", surface="2.1 percent", **more),
    ]
    (observation,) = observe(an_analysis(an_article(text=text), figures), NOW)
    assert [signed(each) for each in said_to_replace(observation)] == [Decimal("-1.4")]


STATES = [
    # indicator, period, where it is filed, why
    ("policy_rate", None, ("2025-05-28", "D"), "a decision is told on its day"),
    ("policy_rate", "2025-05-27", ("2025-05-27", "D"), "or with it"),
    ("policy_rate", "2025-04", ("2025-04", "M"), "a month's own"),
    ("population", "2024-12-31", ("2024", "A"), "the end of a year by its day"),
    ("population", "2024-12-30", ("2024-12-30", "D"), "another day"),
    ("births", "2024-12-31", ("2024-12-31", "D"), "what happened on the last day"),
]


@pytest.mark.parametrize(("indicator", "period", "place", "why"), STATES)
def test_where_a_state_is_filed(indicator, period, place, why):
    figure = spending("5", indicator=indicator, period=period)
    article = an_article(language="en", published=datetime(2025, 5, 28, 9, tzinfo=UTC))
    (one,) = observe(an_analysis(article, (figure,)), NOW)
    assert (one.period, one.series.frequency) == place


EVERYBODY = [
    ("de", "Personen"),
    ("fr", "personnes"),
    ("es", "personas"),
    ("it", "persone"),
    ("pt", "pessoas"),
    ("pl", "osób"),
]


@pytest.mark.parametrize(("language", "noun"), EVERYBODY)
def test_people_can_be_anybody(language, noun):
    figure = a_count("35", noun, period="2024", indicator=None, indicator_text=noun)
    assert skipped(figure, an_article(language=language)) is Skip.NO_MEASURE
