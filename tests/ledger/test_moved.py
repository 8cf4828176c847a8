"""What a text says of how far a value moved shows a slip of scale that its digits alone do not."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.moved import CUE
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

BEFORE, AFTER = datetime(2024, 2, 5, 12, tzinfo=UTC), datetime(2025, 2, 5, 12, tzinfo=UTC)


def observed(text: str, language: str, day: datetime = AFTER) -> list[Observation]:
    document = Document(f"d{day:%y%m}", text=text, language=language, published=day, source=f"News {day:%y%m}")
    return list(observe(analyse(document), day))


TOLD = [
    ("en", "Kenya exported 57,000 tonnes of avocados in 2024, a little more than in 2023.", "A"),
    ("en", "Ghana exported goods worth 1.9 billion dollars in January 2025, slightly less than in December.", "M"),
    ("de", "Die Schweiz exportierte 2024 Uhren für 26 Milliarden Franken, etwas weniger als im Vorjahr.", "A"),
    ("fr", "En 2024, le Maroc a accueilli 17 millions de touristes, un peu plus qu'en 2023.", "A"),
    ("es", "Chile exportó 57 mil toneladas de arándanos en 2024, un poco más que el año anterior.", "A"),
    ("pt", "Portugal produziu 5,9 milhões de hectolitros de vinho em 2024, um pouco menos do que em 2023.", "A"),
    ("it", "L'Italia ha prodotto 41 milioni di ettolitri di vino nel 2024, poco più dell'anno precedente.", "A"),
    ("pl", "W 2024 r. Polska wyeksportowała 1,2 mln ton jabłek, nieco więcej niż rok wcześniej.", "A"),
    ("ru", "В январе 2025 года Казахстан экспортировал 5,4 млн тонн нефти, чуть меньше, чем месяцем ранее.", "M"),
    ("uk", "У 2024 році Україна зібрала 22 млн тонн пшениці, трохи менше, ніж торік.", "A"),
    ("ar", "بلغت صادرات مصر في عام 2024 نحو 44 مليار دولار، بزيادة طفيفة عن العام الماضي.", "A"),
    ("tr", "Türkiye 2024'te 255 milyar dolarlık ihracat yaptı, bir önceki yıldan biraz fazla.", "A"),
    ("zh-Hans", "2024年浙江省出口总额3.9万亿元，比上年略有增长。", "A"),
    ("ja", "2024年の日本の輸出額は107兆円で、前年よりわずかに多かった。", "A"),
    ("ko", "2024년 한국의 수출액은 6800억 달러로 전년보다 소폭 늘었다.", "A"),
    ("en", "Library users in Ireland borrowed 33 million books in 2024, about 7 percent more than in 2023.", "A"),
    ("ru", "В 2024 году в Казахстане построили 19 млн кв. метров жилья, на 8% больше, чем годом ранее.", "A"),
]


@pytest.mark.parametrize(("language", "text", "frequency"), TOLD)
def test_a_value_carries_what_its_sentence_says_of_the_one_before(language, text, frequency):
    marks = [cue for each in observed(text, language) for cue in each.cues if cue.startswith(CUE + frequency)]
    assert len(marks) == 1


SILENT = [
    ("Kenya exported 57,000 tonnes of avocados in 2024, slightly more than planned.", "no period to compare with"),
    ("Ghana exported goods worth 1.9 billion dollars in January 2025, slightly less than in June 2019.", "far off"),
    ("Kenya exported 57,000 tonnes of avocados in 2024 while prices rose 7 percent.", "the prices'"),
    ("Kenya exported 57,000 tonnes of avocados in 2024, and tea exports grew 7 percent.", "the tea's"),
    ("Kenya exported 57,000 tonnes of avocados in 2024, at prices slightly higher than in 2023.", "the prices'"),
    ("Kenya exported 57,000 tonnes of tea and 12,000 tonnes of nuts in 2024, a little more than in 2023.", "whose?"),
]


@pytest.mark.parametrize(("text", "why"), SILENT)
def test_words_that_may_be_of_something_else_are_not_carried(text, why):
    assert not [cue for each in observed(text, "en") for cue in each.cues if cue.startswith(CUE)], why


YEARS = [
    ("5.6", "57", ", slightly more than a year earlier", True, "ten times"),
    ("5.6", "57", "", False, "two digits without a word"),
    ("5.1", "57", ", slightly less than a year earlier", False, "it says less"),
    ("5.6", "5.7", ", slightly more than a year earlier", False, "as it says"),
    ("5", "50", ", slightly more than a year earlier", False, "one digit is never enough"),
    ("2.9", "57", ", slightly more than a year earlier", False, "no power of ten"),
    ("5.4", "57", ", 5 percent more than in 2023", True, "ten times"),
    ("5.4", "57", ", 25 percent more than in 2023", False, "it says 25 percent"),
]


@pytest.mark.parametrize(("before", "after", "words", "found", "why"), YEARS)
def test_few_digits_are_enough_beside_such_words(before, after, words, found, why):
    older = observed(f"Farmers in Ukraine harvested {before} million tonnes of wheat in 2023.", "en", BEFORE)
    newer = observed(f"Farmers in Ukraine harvested {after} million tonnes of wheat in 2024{words}.", "en")
    one, other = older[0], next(each for each in newer if each.unit == "t")
    for order in permutations([one, other]):
        doubts = [each for each in suspicions(order) if each.doubt is Doubt.POWER_OF_TEN]
        assert [each.accused for each in doubts] == ([other] if found else []), why
    if found:
        told = explain_suspicion(doubts[0], {})
        assert "the period before, which was" in told
        assert "A guess, not a correction" in told


SAME = [
    ("8.9", "89", "7.4", True, "the half-year before is of the other's size"),
    ("8.9", "89", None, False, "nothing says which of the two"),
    ("8", "80", "7.4", False, "one digit"),
    ("8.9", "88", "7.4", False, "other digits"),
]


@pytest.mark.parametrize(("one", "other", "before", "found", "why"), SAME)
def test_two_digits_that_are_the_very_same_are_a_slip_where_a_neighbour_says_which(one, other, before, found, why):
    text = "Morocco received {} million tourists in 2024, the ministry said."
    pool = observed(text.format(one), "en") + observed(text.format(other), "en", AFTER.replace(month=3))
    if before:
        pool += observed(text.format(before).replace("2024", "2023"), "en", BEFORE)
    for order in permutations(pool):
        doubts = [each for each in suspicions(order) if each.doubt is Doubt.POWER_OF_TEN]
        assert [each.accused for each in doubts] == ([pool[1]] if found else []), why
