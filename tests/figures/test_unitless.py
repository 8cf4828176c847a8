"""Numbers whose unit is not the word behind them: fractions, powers, levels, counts named before them, letters."""

from decimal import Decimal

import pytest

from monitor.domain import FigureKind
from tests.figures.build import figures

COUNT, MEASURE, PERCENT, RATIO, AMOUNT = (
    FigureKind.COUNT,
    FigureKind.MEASURE,
    FigureKind.PERCENT,
    FigureKind.RATIO,
    FigureKind.AMOUNT,
)

READ = [
    # fractions in digits and signs
    ("en", "The lending rate went to 6 3/8 percent.", "6 3/8 percent", PERCENT, "6.375", "%", "whole and part"),
    ("en", "Bills yielded 4-13/16 pct.", "4-13/16 pct.", PERCENT, "4.8125", "%", "with a hyphen, before a unit"),
    ("en", "A 5/8 inch bolt snapped.", "5/8 inch", MEASURE, "0.625", "[in_i]", "no whole, but a unit"),
    ("en", "They sold 1 1/2 million crates.", "1 1/2 million", COUNT, "1500000", "crates", "before a scale word"),
    ("en", "Roll out ⅔ inch of dough.", "⅔ inch", MEASURE, "0.6667", "[in_i]", "a sign"),
    ("en", "About 1/50 of the heat is lost.", "1/50", RATIO, "0.02", "1", "a part of something"),
    ("de", "Nur 2/5 der Felder wurden bestellt.", "2/5", RATIO, "0.4", "1", "a part of something"),
    ("ja", "水位は4と3分の1メートルだ。", "4と3分の1", RATIO, "4.3333", "1", "whole and part"),
    ("zh-Hans", "用了两又五分之二倍的料。", "两又五分之二", RATIO, "2.4", "1", "whole and part"),
    ("ko", "주민 사분의 일이 떠났다.", "사분의 일", RATIO, "0.25", "1", "by sound"),
    # powers of ten
    ("en", "The cloud weighs 7.5 × 10^6 kg.", "7.5 × 10^6 kg", MEASURE, "7500000", "kg", "with a mark"),
    ("de", "Das sind 3 · 10⁵ Tonnen.", "3 · 10⁵ Tonnen", MEASURE, "300000", "t", "raised"),
    ("en", "It hums at 2e9 Hz.", "2e9 Hz", MEASURE, "2000000000", "Hz", "as computers print it"),
    # levels
    ("en", "The services index slipped to 48 in June.", "48", MEASURE, "48", "1", "an index that moved"),
    ("de", "Das Barometer liegt bei -7.", "-7", MEASURE, "-7", "1", "below zero"),
    ("fr", "L'indicateur tombe à 88.", "88", MEASURE, "88", "1", "an indicator"),
    ("ru", "Индекс уверенности опустился до 61.", "61", MEASURE, "61", "1", "an index"),
    ("zh-Hans", "消费者信心指数降至91，低于预期。", "91", MEASURE, "91", "1", "an index"),
    ("ja", "景況感指数は44.1だった。", "44.1", MEASURE, "44.1", "1", "an index, no count of 指数"),
    ("ko", "기대지수는 88로 내려갔다.", "88", MEASURE, "88", "1", "an index"),
    # counts whose noun stands before them
    ("en", "The number of open bakeries fell to 27.", "27", COUNT, "27", "open bakeries", "said first"),
    ("en", "The death toll climbed to 19 on Friday.", "19", COUNT, "19", "death toll", "a toll counts the dead"),
    ("de", "Die Zahl der Vermissten stieg auf 12.", "12", COUNT, "12", "vermissten", "said first"),
    ("fr", "Le nombre de blessés est passé à 31.", "31", COUNT, "31", "blessés", "said first"),
    ("es", "El número de detenidos subió a 14.", "14", COUNT, "14", "detenidos", "said first"),
    ("ru", "Число пострадавших выросло до 23.", "23", COUNT, "23", "пострадавших", "said first"),
    ("zh-Hans", "失踪人数升至17。", "17", COUNT, "17", "失踪人数", "said first"),
    ("ja", "休業した店の対象校は48です。", "48", COUNT, "48", "対象校", "said first"),
    ("ru", "Число жителей составило 40,312.", "40,312", COUNT, "40312", "жителей", "no thousandths of people"),
    # letters
    ("en", "Temperatures climbed to 37C (99F).", "37C", MEASURE, "37", "Cel", "degrees, glued"),
    ("en", "Temperatures climbed to 37C (99F).", "99F", MEASURE, "99", "[degF]", "the other scale"),
    ("en", "It was -14C by dawn.", "-14C", MEASURE, "-14", "Cel", "below zero nothing else has a C"),
    ("fr", "Une température de 41 C a été relevée.", "41 C", MEASURE, "41", "Cel", "with a space"),
    ("en", "The drifts were 22 in. deep.", "22 in.", MEASURE, "22", "[in_i]", "inches"),
    ("zh-Hans", "同比多了12k%。", "12k%", PERCENT, "12000", "%", "a thousand per cent"),
    # prices and tenths
    ("zh-Hans", "全店商品打八五折，书籍6折。", "八五折", PERCENT, "85", "%", "what is left of a price"),
    ("zh-Hans", "全店商品打八五折，书籍6折。", "6折", PERCENT, "60", "%", "the same in a digit"),
    ("ja", "靴は4割引、傘は7割半が売れた。", "4割引", PERCENT, "40", "%", "off a price"),
    ("ja", "靴は4割引、傘は7割半が売れた。", "7割半", PERCENT, "75", "%", "and a half"),
    ("en", "She paid him eight grand in cash.", "eight grand", AMOUNT, "8000", "USD", "slang"),
    ("ko", "예산은 삼천 5백만 원이다.", "삼천 5백만 원", AMOUNT, "35000000", "KRW", "half by sound, half in digits"),
    # units of trades, and those that begin like a number
    ("en", "Storage holds 4 bcm of gas.", "4 bcm", MEASURE, "4000000000", "m3", "billions of cubic metres"),
    ("en", "The plant makes 3 mtpa.", "3 mtpa", MEASURE, "3000000", "t/a", "millions of tonnes a year"),
    ("en", "The beam has 9 TeV, the axle 310 Nm.", "310 Nm", MEASURE, "310", "N.m", "capitals tell it from nanometres"),
    ("zh-Hans", "隧道长7.4千米。", "7.4千米", MEASURE, "7.4", "km", "千 belongs to the unit"),
    ("zh-Hans", "电站装机450兆瓦。", "450兆瓦", MEASURE, "450", "MW", "兆 belongs to the unit"),
    ("zh-Hant", "積雪達9英吋，距離40碼。", "9英吋", MEASURE, "9", "[in_i]", "as Hong Kong writes it"),
    # tenths and prices share their word with the number before it
    ("zh-Hans", "有4至6成的农户参加。", "4至6成", PERCENT, "40", "%", "four to six tenths"),
    ("ja", "6～7割の席が空いた。", "6～7割", PERCENT, "60", "%", "six to seven tenths"),
    # what a level is compared with
    ("en", "The index was 57, compared with 54 in April.", "54", MEASURE, "54", "1", "a level as well"),
    ("fr", "L'indice est tombé à 43, contre 46 en mai.", "46", MEASURE, "46", "1", "a level as well"),
    # ranges whose first word stops at the hyphen
    ("en", "A 6- to 9-percent cut is due.", "6- to 9-percent", PERCENT, "6", "%", "one range"),
    ("de", "Eine 6- bis 9-prozentige Kürzung droht.", "6- bis 9-prozentige", PERCENT, "6", "%", "one range"),
]

NOT_READ = [
    ("en", "The pastor retired at 61 and his index finger healed.", "an age"),
    ("en", "The side climbed to 7 in the standings.", "no level is named"),
    ("en", "The game ended ½-½ after a draw.", "a result of chess"),
    ("en", "Seat 14C stayed empty on a hot day.", "a seat"),
    ("en", "Bus 31C waited.", "a line"),
    ("en", "The hearings are on 3/4 and on 5/6.", "dates"),
    ("en", "He lost 1/2 in the final.", "a result; in is no unit here"),
    ("en", "Model 3E2 was recalled.", "a model"),
    ("en", "It gave 3^7 as a result.", "a power nobody worked out"),
    ("ja", "答えは7の5乗です。", "a power nobody worked out"),
    ("en", "The office at 12 Grand Avenue closed.", "a street"),
    ("de", "Das Barometer erschien auf Seite 3.", "a page"),
    ("es", "El índice se publicó a las 10.", "an hour"),
    ("de", "Der Index fiel auf 3-2.", "a result"),
    ("zh-Hans", "第3折页和三折叠屏。", "folds"),
    ("ja", "年齢は48です。", "an age"),
    ("ko", "오분의 일백삼십을 외웠다.", "a hundred follows, not one"),
]


@pytest.mark.parametrize(("language", "text", "surface", "kind", "value", "unit", "why"), READ)
def test_what_news_prints_is_read(language, text, surface, kind, value, unit, why):
    found = [(one.surface, one.kind, one.value, one.unit) for one in figures(text, language)]
    assert (surface, kind, Decimal(value), unit) in found, why


@pytest.mark.parametrize(("language", "text", "why"), NOT_READ)
def test_what_only_looks_like_it_is_left_out(language, text, why):
    assert [one.surface for one in figures(text, language)] == [], why


def test_two_values_of_a_count_said_first_are_no_range():
    found = figures("Le nombre d'abonnés a grimpé de 41 200 à 52 900 en un an.", "fr")
    assert [one.value for one in found] == [41200, 52900]


def test_a_small_part_keeps_its_digits():
    assert [str(one.value) for one in figures("それは3000分の1にすぎない。", "ja")] == ["0.0003333"]


def test_slang_for_a_thousand_is_the_dollars_of_most_who_say_no_more():
    assert [one.unit for one in figures("The painter owes nine grand.", "en")] == ["USD"]
