"""A part named without its whole's number lies in the whole's series within bounds, and can't be above the whole."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.plausible import suspicions
from monitor.ledger.series import companions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def observed(text: str, language: str, article: str = "d") -> list[Observation]:
    document = Document(article, text=text, language=language, published=NOON, source=f"News {article}")
    return list(observe(analyse(document), NOON))


PARTS = [
    ("en", "Pedestrians accounted for 412 of those killed on roads in Portugal in 2025.", "road_deaths", "pedestrians"),
    ("en", "Of those killed on the roads in Portugal in 2025, 412 were cyclists.", "road_deaths", "cyclists"),
    ("en", "In 2025, 44,620 of all new cars registered in Austria were electric.", "vehicle_sales", "electric"),
    ("en", "Women made up 8,120 of the doctors registered in Latvia at the end of 2025.", "doctors", "women"),
    ("en", "Of the homes completed in Scotland in 2025, 12,300 were let cheaply.", "homes_completed", "cheaply let"),
    ("de", "Von den Verkehrstoten in Portugal im Jahr 2025 waren 412 Fußgänger.", "road_deaths", "pedestrians"),
    ("de", "Auf Radfahrer entfielen 2025 in Portugal 412 der Verkehrstoten.", "road_deaths", "cyclists"),
    ("fr", "Parmi les tués sur les routes du Portugal en 2025, 412 étaient des piétons.", "road_deaths", "pedestrians"),
    ("es", "De los muertos en las carreteras de Portugal en 2025, 412 eran ciclistas.", "road_deaths", "cyclists"),
    ("it", "Tra i morti sulle strade del Portogallo nel 2025, 412 erano pedoni.", "road_deaths", "pedestrians"),
    ("pt", "Dos mortos nas estradas de Portugal em 2025, 412 eram ciclistas.", "road_deaths", "cyclists"),
    ("pl", "Spośród zabitych na drogach Portugalii w 2025 r. 412 to piesi.", "road_deaths", "pedestrians"),
    ("ru", "Из погибших на дорогах Португалии в 2025 году 412 были пешеходами.", "road_deaths", "pedestrians"),
    ("ru", "На велосипедистов пришлось 412 погибших в ДТП в Португалии в 2025 году.", "road_deaths", "cyclists"),
    (
        "ru",
        "Из всего жилья, построенного в Чувашии в 2025 году, 515 тыс. кв. метров пришлось на частные дома.",
        "homes_completed",
        "built by residents",
    ),
    ("uk", "Із загиблих на дорогах Португалії у 2025 році 412 були пішоходами.", "road_deaths", "pedestrians"),
    ("zh-Hans", "2025年浙江全省新增就业中，女性占51.2万人。", "new_urban_jobs", "women"),
    ("ja", "2025年の全国の交通事故死者のうち、歩行者は412人だった。", "road_deaths", "pedestrians"),
    ("ko", "2025년 전국 교통사고 사망자 중 보행자는 412명이었다.", "road_deaths", "pedestrians"),
]


@pytest.mark.parametrize(("language", "text", "measure", "scope"), PARTS)
def test_a_part_lies_within_bounds_of_its_whole(language, text, measure, scope):
    [part] = observed(text, language)
    assert part.series.measure == measure
    assert set((part.series.scope or "").split()) == set(scope.split())


WHOLE = "{} people were killed on roads in Portugal in 2025, the council said."
PART = "Of those killed on roads in Portugal in 2025, {} were pedestrians."
PAIRS = [
    (WHOLE.format(190), PART.format(412), True, "more than all"),
    (WHOLE.format(690), PART.format(412), False, "fewer than all"),
    ("190 people were killed on roads in Portugal in 2025 in crashes involving alcohol.", PART.format(412), False, "?"),
    ("Only 190 people were killed on motorways in Portugal in 2025.", PART.format(412), False, "of motorways"),
    (WHOLE.format(190), PART.format(412).replace("2025", "2024"), False, "another year"),
    (WHOLE.format(190), PART.format(412).replace("Portugal", "Spain"), False, "another country"),
    ("More than 190 people were killed on roads in Portugal in 2025.", PART.format(412), False, "no upper end"),
]


@pytest.mark.parametrize(("whole", "part", "found", "why"), PAIRS)
def test_a_part_of_another_article_is_never_above_the_whole(whole, part, found, why):
    pool = [*observed(whole, "en", "a"), *observed(part, "en", "b")]
    assert len(pool) == 2
    for order in permutations(pool):
        doubts = [each for each in suspicions(order) if each.doubt is Doubt.PART_EXCEEDS_WHOLE]
        assert [each.accused for each in doubts] == ([pool[1]] if found else []), why
    if found:
        told = explain_suspicion(doubts[0], {})
        assert "may be wrong" in told
        assert "A part can't be larger than its whole" in told
        assert "pedestrians" in told


def test_part_and_whole_are_looked_up_for_each_other():
    [whole], [part] = observed(WHOLE.format(190), "en"), observed(PART.format(412), "en")
    assert part.series in companions(whole.series)
    assert whole.series in companions(part.series)


DOCTORS = [
    ("de", "Ende 2024 waren im Kanton Bern 6'012 Ärzte tätig.", "Im Kanton Bern gab es Ende 2024 7'480 Hausärzte."),
    (
        "fr",
        "Fin 2024, la Belgique comptait 16 200 médecins.",
        "La Belgique comptait 21 300 médecins généralistes fin 2024.",
    ),
    ("en", "Wales had 9,433 doctors at the end of 2024.", "Wales had 12,100 family doctors at the end of 2024."),
]


@pytest.mark.parametrize(("language", "whole", "part"), DOCTORS)
def test_family_doctors_are_some_of_all_doctors(language, whole, part):
    pool = [*observed(whole, language, "a"), *observed(part, language, "b")]
    doubts = [each.accused for each in suspicions(pool) if each.doubt is Doubt.PART_EXCEEDS_WHOLE]
    assert doubts == [pool[-1]]


HERDS = [
    (
        "ru",
        "Поголовье овец в Казахстане на 1 июля 2025 года составляло 24,6 млн голов.",
        "В Туркестанской области на 1 июля 2025 года насчитали 47,3 млн овец.",
    ),
    (
        "uk",
        "Поголів'я свиней в Україні на 1 липня 2025 року становило 4,6 млн голів.",
        "На Полтавщині на 1 липня 2025 року налічували 5,3 млн свиней.",
    ),
    (
        "de",
        "Der Schweinebestand in Deutschland lag Anfang Mai 2025 bei 21,1 Millionen Tieren.",
        "In Bayern wurden Anfang Mai 2025 31 Millionen Schweine gehalten.",
    ),
    (
        "en",
        "The sheep flock of New Zealand numbered 24.6 million head at the end of June 2025.",
        "Otago had 44.6 million sheep at the end of June 2025.",
    ),
]


@pytest.mark.parametrize(("language", "nation", "region"), HERDS)
def test_no_region_has_more_animals_than_its_country(language, nation, region):
    pool = [*observed(nation, language, "a"), *observed(region, language, "b")]
    for order in permutations(pool):
        assert [each.doubt for each in suspicions(order)] == [Doubt.PART_EXCEEDS_WHOLE]


OTHERS = [
    ("en", "Of the 1,180 people killed on roads in Portugal in 2025, 84 were cyclists.", "the whole is counted"),
    ("en", "There were 412 road deaths in Portugal in 2025, most of the victims were men.", "a whole"),
    ("de", "Die Zahl der Verkehrstoten in Portugal lag 2025 bei 412, darunter waren viele Radfahrer.", "a whole"),
    ("en", "Homes completed in Scotland in 2025 numbered 22,300, the highest of the decade.", "a whole"),
]


@pytest.mark.parametrize(("language", "text", "why"), OTHERS)
def test_a_whole_keeps_its_series(language, text, why):
    assert not observed(text, language)[0].series.scope, why


FROM_ABROAD = [
    ("en", "International passengers at Edinburgh Airport numbered 9.94 million in 2024.", "international"),
    ("en", "Geneva International Airport handled 17.8 million passengers in 2024.", None),
    ("fr", "La clientèle étrangère a généré 22 millions de nuitées hôtelières en Suisse en 2024.", "foreign"),
    ("de", "Ausländische Gäste buchten 2024 in Österreich 113 Millionen Nächtigungen.", "foreign"),
    ("de", "In- und ausländische Gäste buchten 2024 in Österreich 154 Millionen Nächtigungen.", None),
    ("ru", "Международный аэропорт Казани обслужил 5,4 млн пассажиров в 2024 году.", None),
    ("zh-Hans", "2024年，重庆江北国际机场旅客吞吐量4867万人次。", None),
]


@pytest.mark.parametrize(("language", "text", "scope"), FROM_ABROAD)
def test_guests_from_abroad_are_some_of_all_and_an_airport_may_be_called_international(language, text, scope):
    assert [each.series.scope for each in observed(text, language)] == [scope]


KINDS_OF_ANIMALS = [
    ("zh-Hans", "2025年6月末，湖南能繁母猪存栏347万头。", "sows"),
    ("en", "Otago had 446,000 dairy cattle at the end of June 2025.", "of one use"),
    ("de", "In Bayern wurden 2024 410.000 gehaltene Schweine geschlachtet.", "slaughter"),
    ("ru", "В Чувашии на 1 июля 2025 года насчитали 12 тысяч племенных овец.", "of one use"),
]


@pytest.mark.parametrize(("language", "text", "why"), KINDS_OF_ANIMALS)
def test_some_kinds_of_animals_are_not_the_herd(language, text, why):
    herds = [each.series for each in observed(text, language) if each.series.measure.endswith("_stock")]
    assert not [herd for herd in herds if herd.scope is None], why
