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
        "fr",
        "Le Togo comptait 480 médecins dans le secteur public fin 2025.",
        "Parmi l'ensemble des médecins du Togo fin 2025, 610 étaient des femmes.",
        "the other number is bounded, too",
    ),
    (
        "zh",
        "江西省2025年末县级医院床位8.6万张。",
        "江西省2025年末的全部医院床位中,公立医院床位为13.4万张。",
        "beds of one level",
    ),
    (
        "tr",
        "Yabancılara Mersin'de 2025'te 2 bin 223 konut satıldı.",
        "Mersin'de 2025'te satılan tüm konutların 9 bin 400'ü ipotekliydi.",
        "sold to foreigners",
    ),
    (
        "ru",
        "Новороссийск за первое полугодие 2025 года перевалил 82 млн тонн грузов.",
        "В общем грузообороте порта Новороссийск за 2025 год на наливные грузы пришлось 98 млн тонн.",
        "another period",
    ),
    (
        "it",
        "Nel 2025 in Liguria sono nati 8.150 bambini.",
        "Tra tutti i bambini che vivono in Liguria nel 2025, 21.300 sono figli di genitori stranieri.",
        "who lives there was not born that year",
    ),
]


@pytest.mark.parametrize(("language", "whole", "part", "why"), BESIDE)
def test_a_part_of_another_whole_is_no_contradiction(language, whole, part, why):
    pool = [*observed(whole, language, "a"), *observed(part, language, "b")]
    assert not suspicions(pool), why


def test_the_wholes_of_a_told_part_are_looked_up_beside_it():
    text = "Of all hospital beds in Meru County at the end of 2025, 870 were maternity beds."
    [part] = observed(text, "en")
    assert OUT_OF in part.cues
    assert [each.scope for each in wholes_of(part.series)] == [None]
    assert set(wholes_of(part.series)) <= set(companions(part.series))
