"""A part told with the words for its whole can't be above what another text gives for all of it."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import OUT_OF, Document, Observation
from monitor.ledger import observe
from monitor.ledger.fewer_bounds import wholes_of
from monitor.ledger.plausible import suspicions
from monitor.ledger.series import companions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def observed(text: str, language: str, article: str = "d") -> list[Observation]:
    document = Document(article, text=text, language=language, published=NOON, source=f"News {article}")
    return list(observe(analyse(document), NOON))


ABOVE = [
    (
        "en",
        "Meru County counted 38,400 births in 2025.",
        "Out of all births recorded in Meru County in 2025, 51,900 took place at home, a charity said.",
        "the whole in front",
    ),
    (
        "en",
        "Meru County had 2,310 hospital beds in public and private clinics at the end of 2025.",
        "Of all hospital beds in Meru County at the end of 2025, 3,870 were maternity beds.",
        "public and private is all there is",
    ),
    (
        "en",
        "Glasgow Airport handled 8.1 million passengers in 2025.",
        "International passengers accounted for 11.4 million of the total at Glasgow Airport in 2025.",
        "the whole behind",
    ),
    (
        "ru",
        "За 2025 год аэропорт Самары обслужил 3,2 млн пассажиров.",
        "Из общего числа пассажиров аэропорта Самары за 2025 год международными рейсами летели 4,7 млн человек.",
        "an indicator by words that stand apart",
    ),
    (
        "uk",
        "За 2024/25 маркетинговий рік Україна експортувала 39,8 млн тонн зерна.",
        "У структурі зернового експорту України за 2024/25 маркетинговий рік 58 млн тонн становила кукурудза.",
        "goods among goods",
    ),
    (
        "de",
        "In Kärnten kamen 2025 insgesamt 4.120 Kinder zur Welt.",
        "Von allen Geburten in Kärnten im Jahr 2025 entfielen 6.340 auf ausländische Mütter.",
        "mothers",
    ),
    (
        "fr",
        "Le Maroc a accueilli 17,4 millions de touristes en 2025.",
        "Parmi les touristes venus au Maroc en 2025, 23,1 millions étaient européens.",
        "where they are from",
    ),
    (
        "es",
        "En 2025 nacieron en Asturias 4.610 niños.",
        "Del total de nacimientos registrados en Asturias en 2025, 6.980 fueron prematuros.",
        "early births",
    ),
    (
        "it",
        "Nel 2025 in Liguria sono nati 8.150 bambini.",
        "Tra tutti i bambini nati in Liguria nel 2025, 11.300 sono figli di genitori stranieri.",
        "children born",
    ),
    (
        "pt",
        "O Paraná registrou 131 mil nascimentos em 2025.",
        "De todos os nascimentos registrados no Paraná em 2025, 184 mil foram cesáreas.",
        "how they were born",
    ),
    (
        "tr",
        "Bursa'da 2025 yılında 61 bin 200 konut satıldı.",
        "Bursa'da 2025'te satılan tüm konutların 94 bin 700'ü ipotekliydi.",
        "the number with the ending of a part",
    ),
    (
        "zh",
        "江西省2025年末共有医院床位31.2万张。",
        "江西省2025年末的全部医院床位中,民营医院床位为43.8万张。",
        "among all",
    ),
    (
        "ja",
        "岐阜県の2025年の出生数は9840人だった。",
        "岐阜県で2025年に生まれた子どものうち、第1子は1万3200人だった。",
        "first born",
    ),
]


@pytest.mark.parametrize(("language", "whole", "part", "why"), ABOVE)
def test_a_told_part_is_never_above_the_whole_in_either_order(language, whole, part, why):
    pool = [*observed(whole, language, "a"), *observed(part, language, "b")]
    for order in permutations(pool):
        found = [each for each in suspicions(order) if each.doubt is Doubt.PART_EXCEEDS_WHOLE]
        assert [each.accused.article_id for each in found] == ["b"], why


BESIDE = [
    (
        "en",
        "Nakuru County had 3,240 hospital beds at the end of 2025.",
        "Of all counties in Kenya, Nakuru County had the most hospital beds at the end of 2025: 6,120.",
        "a part of the counties, not of the beds",
    ),
    (
        "en",
        "Austria took in 2,400 asylum applications in November 2025.",
        "Of all asylum applications pending in Austria in November 2025, 31,000 were from Syrians.",
        "what waits is no part of what came",
    ),
    (
        "zh",
        "江西省2025年末县级医院床位8.6万张。",
        "江西省2025年末的全部医院床位中,公立医院床位为13.4万张。",
        "beds of one level",
    ),
    (
        "it",
        "Nel 2025 in Liguria sono nati 8.150 bambini.",
        "Tra tutti i bambini che vivono in Liguria nel 2025, 21.300 sono figli di genitori stranieri.",
        "who lives there was not born that year",
    ),
]


#: The wholes are bounded by words of their own, which no list has; without the rule each pair contradicts itself.
OWN_BOUNDS = [
    (
        "en",
        "Meru County counted 38,400 births to married mothers in 2025.",
        "Out of all births recorded in Meru County in 2025, 51,900 took place at home, a charity said.",
        "to some mothers",
    ),
    (
        "en",
        "Meru County registered 2,310 hospital beds in mission clinics at the end of 2025.",
        "Of all hospital beds in Meru County at the end of 2025, 3,870 were maternity beds.",
        "in some clinics",
    ),
    (
        "en",
        "Glasgow Airport handled 8.1 million passengers on charter flights in 2025.",
        "International passengers accounted for 11.4 million of the total at Glasgow Airport in 2025.",
        "on some flights",
    ),
    (
        "en",
        "Austria approved 2,400 asylum applications in November 2025.",
        "Of all asylum applications made in Austria in November 2025, 3,100 were from Syrians.",
        "approved, not made",
    ),
    (
        "en",
        "Norway counted 38,400 births to first-time mothers in 2025.",
        "Out of all births recorded in Norway in 2025, 51,900 were by caesarean section.",
        "first-time mothers",
    ),
    (
        "de",
        "In Kärnten kamen 2025 insgesamt 4.120 Kinder per Kaiserschnitt zur Welt.",
        "Von allen Geburten in Kärnten im Jahr 2025 entfielen 6.340 auf ausländische Mütter.",
        "one way of birth",
    ),
    (
        "de",
        "In Kärnten kamen 2025 insgesamt 4.120 Kinder verheirateter Eltern zur Welt.",
        "Von allen Geburten in Kärnten im Jahr 2025 entfielen 6.340 auf ausländische Mütter.",
        "of married parents",
    ),
    (
        "fr",
        "Le Maroc a accueilli 17,4 millions de touristes en croisière en 2025.",
        "Parmi les touristes venus au Maroc en 2025, 23,1 millions étaient européens.",
        "on cruises",
    ),
    (
        "fr",
        "Le Maroc a accueilli 17,4 millions de touristes anglophones en 2025.",
        "Parmi les touristes venus au Maroc en 2025, 23,1 millions étaient européens.",
        "who speak English",
    ),
    (
        "es",
        "En 2025 nacieron en Asturias 4.610 niños por cesárea.",
        "Del total de nacimientos registrados en Asturias en 2025, 6.980 fueron prematuros.",
        "one way of birth",
    ),
    (
        "it",
        "Nel 2025 in Liguria sono nati 8.150 bambini da coppie sposate.",
        "Tra tutti i bambini nati in Liguria nel 2025, 11.300 sono figli di genitori stranieri.",
        "of married couples",
    ),
    (
        "it",
        "Nel 2025 in Liguria sono nati 8.150 bambini prematuri.",
        "Tra tutti i bambini nati in Liguria nel 2025, 11.300 sono figli di genitori stranieri.",
        "early",
    ),
    (
        "pt",
        "O Paraná registrou 131 mil nascimentos de mães casadas em 2025.",
        "De todos os nascimentos registrados no Paraná em 2025, 184 mil foram cesáreas.",
        "of married mothers",
    ),
    (
        "pt",
        "O Paraná registrou 131 mil nascimentos de mães adolescentes em 2025.",
        "De todos os nascimentos registrados no Paraná em 2025, 184 mil foram cesáreas.",
        "of young mothers",
    ),
    (
        "ru",
        "За 2025 год аэропорт Самары обслужил 3,2 млн пассажиров чартерных рейсов.",
        "Из общего числа пассажиров аэропорта Самары за 2025 год международными рейсами летели 4,7 млн человек.",
        "charter flights",
    ),
    (
        "uk",
        "За 2024/25 маркетинговий рік Україна експортувала 39,8 млн тонн зерна до Єгипту.",
        "У структурі зернового експорту України за 2024/25 маркетинговий рік 58 млн тонн становила кукурудза.",
        "to one country",
    ),
    (
        "tr",
        "Bursa'da 2025 yılında müteahhitler 61 bin 200 konut sattı.",
        "Bursa'da 2025'te satılan tüm konutların 94 bin 700'ü ipotekliydi.",
        "by builders",
    ),
    (
        "tr",
        "Bursa'da 2025 yılında memurlara 61 bin 200 konut satıldı.",
        "Bursa'da 2025'te satılan tüm konutların 94 bin 700'ü ipotekliydi.",
        "to officials",
    ),
    (
        "zh",
        "江西省2025年末共有康复医院床位31.2万张。",
        "江西省2025年末的全部医院床位中,民营医院床位为43.8万张。",
        "of one sort",
    ),
    (
        "zh",
        "江西省2025年新增医院床位31.2万张。",
        "江西省2025年的全部医院床位中,民营医院床位为43.8万张。",
        "new ones",
    ),
    (
        "zh",
        "江西省2025年末空置医院床位31.2万张。",
        "江西省2025年末的全部医院床位中,民营医院床位为43.8万张。",
        "empty ones",
    ),
    (
        "ja",
        "岐阜県の2025年の第2子の出生数は9840人だった。",
        "岐阜県で2025年に生まれた子どものうち、第1子は1万3200人だった。",
        "second born",
    ),
    (
        "ja",
        "岐阜県の2025年の帝王切開による出生数は9840人だった。",
        "岐阜県で2025年に生まれた子どものうち、第1子は1万3200人だった。",
        "one way of birth",
    ),
    (
        "ru",
        "Новороссийск за 2025 год перевалил 82 млн тонн контейнерных грузов.",
        "В общем грузообороте порта Новороссийск за 2025 год на наливные грузы пришлось 98 млн тонн.",
        "in containers",
    ),
    (
        "pl",
        "Na Mazowszu w 2025 roku urodziło się przez cesarskie cięcie 38 400 dzieci.",
        "Spośród wszystkich dzieci urodzonych na Mazowszu w 2025 roku 51 900 było pierwszych.",
        "one way of birth",
    ),
    (
        "ko",
        "부산에서 2025년 쌍둥이로 태어난 출생아는 9840명이었다.",
        "부산 2025년 전체 출생아 중 첫째아는 1만3200명이다.",
        "twins",
    ),
    (
        "zh",
        "江西省2025年末乡镇卫生院医院床位31.2万张。",
        "江西省2025年末的全部医院床位中,民营医院床位为43.8万张。",
        "in villages",
    ),
    (
        "de",
        "Das Land Kärnten zählte 2025 insgesamt 4.120 Geburten in Geburtshäusern.",
        "Von allen Geburten in Kärnten im Jahr 2025 entfielen 6.340 auf ausländische Mütter.",
        "in some houses",
    ),
]


@pytest.mark.parametrize(("language", "whole", "part", "why"), [*BESIDE, *OWN_BOUNDS])
def test_a_part_of_another_whole_is_no_contradiction(language, whole, part, why):
    one, other = observed(whole, language, "a"), observed(part, language, "b")
    assert one, why
    assert other, why
    assert not suspicions([*one, *other]), why


def test_the_wholes_of_a_told_part_are_looked_up_beside_it():
    text = "Of all hospital beds in Meru County at the end of 2025, 870 were maternity beds."
    [part] = observed(text, "en")
    assert OUT_OF in part.cues
    assert [each.scope for each in wholes_of(part.series)] == [None]
    assert set(wholes_of(part.series)) <= set(companions(part.series))
