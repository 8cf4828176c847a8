"""Numbers by themselves: the value and the place of each, whatever they count."""

import random
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.figures.numbers import Number, numbers
from monitor.figures.shadow import shadow
from monitor.figures.vocabulary import vocabulary


def read(text: str, language: str) -> list[tuple[str, Decimal]]:
    """Surface and value of every number that has one reading."""
    found = numbers(shadow(text), vocabulary(language))
    return [(text[one.start : one.end], one.value) for one in found if isinstance(one, Number)]


DIGITS = [
    ("en", ".5", "0.5", "a leading point"),
    ("en", "2½ million", "2500000", "a sign for a half"),
    ("en", "1'234'567.50", "1234567.50", "apostrophes group"),
    ("de-CH", "1’234.50", "1234.50", "Swiss apostrophe, and a point that decides"),
    ("de", "1.234", "1234", "a dot groups in German"),
    ("en", "1.234", "1.234", "and decides in English"),
    ("de", "1,234", "1.234", "a comma decides in German"),
    ("en", "1,234", "1234", "and groups in English"),
    ("de", "7,125 Millionen", "7125000", "three places before a scale word stay decimal"),
    ("fr", "1.320", "1320", "a dot for thousands, against French custom"),
    ("fr", "1 320,5", "1320.5", "narrow no-break space"),
    ("ru", "10,000", "10000", "nobody prints three places of nothing"),
    ("ru", "4.135 трлн", "4135000000000", "a point before a scale word decides"),
    ("es-MX", "1,234.50", "1234.50", "the region's marks"),
    ("hi", "12,34,567", "1234567", "Indian groups"),
    ("ar", "٢٬٣٤٥٫٦", "2345.6", "Arabic marks"),
    ("ar", "1،234", "1234", "an Arabic comma groups"),
    ("fa", "۱۲٫۵", "12.5", "Persian digits"),
    ("bn", "১২৩", "123", "Bengali digits"),
    ("th", "๑๒๓", "123", "Thai digits"),
    ("ja", "１２．５", "12.5", "fullwidth digits"),
    ("ja", "12・5", "12.5", "a middle dot between digits"),
]

SCALES = [
    ("en", "5-million-strong", "5-million", "5000000", "tied to a word behind it"),
    ("en", "100k", "100k", "100000", "glued to more digits than a name has"),
    ("en", "USD 30M", "30M", "30000000", "a letter beside money"),
    ("en", "48.5 MGBP", "48.5 M", "48500000", "a letter on a currency's code"),
    ("en", "2 and a half million", "2 and a half million", "2500000", "a half before the scale"),
    ("en", "7.05 lakh crore", "7.05 lakh crore", "7050000000000", "scales multiply"),
    ("es", "3 millones y medio", "3 millones y medio", "3500000", "a half behind the scale"),
    ("es", "5 mil personas", "5 mil", "5000", "mil is a thousand without money, too"),
    ("es", "2 mil millones", "2 mil millones", "2000000000", "a thousand millions"),
    ("de", "15 Tsd. Euro", "15 Tsd.", "15000", "abbreviated"),
    ("fr", "350 M€", "350 M", "350000000", "a letter on a sign"),
    ("ru", "2,5 млн. руб.", "2,5 млн.", "2500000", "with its dot"),
    ("ru", "5 тыс. 320 домов", "5 тыс. 320", "5320", "what is left behind the thousands"),
    ("tr", "25 bin 430 kişi", "25 bin 430", "25430", "the same in Turkish"),
    ("tr", "3 milyonluk", "3 milyon", "3000000", "a listed ending"),
    ("tr", "5 bina", "5", "5", "bina is no thousand"),
    ("vi", "3 nghìn tỷ", "3 nghìn tỷ", "3000000000000", "a thousand billions"),
    ("hi", "5 लाख 20 हज़ार", "5 लाख 20 हज़ार", "520000", "two scales, spaces"),
    ("pl", "5 tys. osób", "5 tys.", "5000", "abbreviated"),
]

SPELLED = [
    ("en", "a hundred and five", "105", "an article that counts"),
    ("en", "two and a half million", "2500000", "a half"),
    ("en", "a quarter of a million", "250000", "a quarter"),
    ("en", "three dozen", "36", "dozens"),
    ("en", "twenty-one thousand", "21000", "hyphens"),
    ("en", "two point five million", "2500000", "spoken decimals"),
    ("ru", "двадцати пяти", "25", "genitive"),
    ("ru", "полтора миллиарда", "1500000000", "one and a half"),
    ("ru", "полмиллиона", "500000", "half of a million in one word"),
    ("ru", "два с половиной миллиона", "2500000", "a half in three words"),
    ("de", "zweihundertfünfzig", "250", "one word"),
    ("de", "eine halbe Million", "500000", "an article and a half"),
    ("de", "zweieinhalb Millionen", "2500000", "a half inside the word"),
    ("fr", "quatre-vingt-douze", "92", "twenties"),
    ("fr", "vingt et un mille", "21000", "a join"),
    ("fr", "mille milliards", "1000000000000", "a thousand billions"),
    ("es", "dos mil quinientos millones", "2500000000", "thousands of millions"),
    ("es", "dos millones y medio", "2500000", "a half behind the scale"),
    ("it", "duecentomila", "200000", "one word"),
    ("pt", "cento e vinte e três", "123", "joins"),
    ("pl", "dwa i pół miliona", "2500000", "a half"),
    ("uk", "п'ять мільйонів", "5000000", "an apostrophe inside the word"),
    ("tr", "onbeş bin", "15000", "written as one word"),
    ("tr", "iki buçuk milyon", "2500000", "a half"),
    ("ar", "خمسة وعشرون", "25", "ones first, the join on the word"),
    ("ar", "مليوني", "2000000", "two, by its form"),
    ("hi", "साढ़े तीन करोड़", "35000000", "a half before the number"),
    ("id", "setengah juta", "500000", "a half"),
    ("vi", "hai trăm năm mươi nghìn", "250000", "hundreds of thousands"),
    ("nl", "eenentwintig", "21", "ones first"),
]

HAN = [
    ("zh", "3万6326.8亿", "3632680000000", "two groups, one sum"),
    ("zh", "2.5万亿", "2500000000000", "one scale upon another"),
    ("zh", "两千五百", "2500", "characters only"),
    ("zh", "一千零十", "1010", "zero holds a place"),
    ("zh", "三万五", "35000", "the last digit is one place below"),
    ("zh", "廿五", "25", "twenty in one character"),
    ("zh", "二〇二四", "2024", "digit by digit"),
    ("ja", "3兆6130億", "3613000000000", "兆 is 10^12"),
    ("ja", "二・五", "2.5", "a middle dot decides"),
    ("ja", "三千五", "3005", "no short form in Japanese"),
    ("ja", "1億2345万6789", "123456789", "all groups"),
    ("ko", "50만 9375", "509375", "a space between groups"),
    ("ko", "1억2천만", "120000000", "thousands within a group"),
    ("zh-Hans", "500 million", "500000000", "an English scale word in a Chinese text"),
]


@pytest.mark.parametrize(("language", "text", "value", "why"), DIGITS + SPELLED + HAN)
def test_a_number_is_read_whole(language, text, value, why):
    assert read(f"— {text} —", language) == [(text, Decimal(value))], why


@pytest.mark.parametrize(("language", "text", "surface", "value", "why"), SCALES)
def test_a_scale_word_multiplies(language, text, surface, value, why):
    assert read(text, language)[0] == (surface, Decimal(value)), why


KOREAN = [
    ("두 개", "두", 2, "native, before a counter"),
    ("스물다섯 명", "스물다섯", 25, "native tens and ones"),
    ("이백만 달러", "이백만", 2_000_000, "by sound, before money"),
    ("십 퍼센트", "십", 10, "one syllable, before percent"),
]


@pytest.mark.parametrize(("text", "surface", "value", "why"), KOREAN)
def test_korean_numbers_by_sound_need_something_counted(text, surface, value, why):
    assert read(text, "ko") == [(surface, Decimal(value))], why


NONE = [
    ("en", "a couple of firms, hundreds of millions of people, an answer", "vague, and articles"),
    ("en", "the twenty-first century", "an ordinal"),
    ("en", "twenty twenty-four", "a year in words"),
    ("en", "10² metres, 5'10 tall", "powers, feet and inches"),
    ("de", "ein Mann und eine Frau, Dreizehntel", "articles, fractions"),
    ("de", "der 2-millionste Besucher", "an ordinal"),
    ("ru", "3-миллионный житель, десятки тысяч, несколько миллионов", "an ordinal and vague words"),
    ("fr", "un homme, des dizaines, plusieurs centaines", "an article, vague words"),
    ("es", "un hombre y una mujer, miles de personas", "articles, vague"),
    ("tr", "bir adam", "an article"),
    ("id", "satu orang", "an article"),
    ("vi", "một người, năm nay", "an article; a year"),
    ("zh", "数千家、几十万、三四百人、十五六人", "one or the other"),
    ("ja", "数千人", "vague"),
    ("ko", "이천시, 구조대, 이사", "syllables of names"),
]


@pytest.mark.parametrize(("language", "text", "why"), NONE)
def test_what_is_no_exact_number_has_no_value(language, text, why):
    assert read(text, language) == [], why


PAIRS = [
    ("en", "between two hundred and three hundred", [200, 300], "a join that joins two numbers"),
    ("en", "2018 to 61.74 billion", [2018, Decimal("61.74e9")], "a year and an amount"),
    ("ko", "제3조", [3], "an article of a law"),
    ("ko", "5만 2024년", [50_000, 2024], "a year behind a number"),
]


@pytest.mark.parametrize(("language", "text", "values", "why"), PAIRS)
def test_neighbours_are_kept_apart(language, text, values, why):
    assert [value for _, value in read(text, language)] == values, why


# ─────────────────────────── long and hostile ───────────────────────────

# Measured at 0.2 MB a second and more on a busy machine, with a number every three bytes; a figure that grows with
# the square of the length is a thousand times slower here.
SECONDS_A_MEGABYTE = 12.0
RUNS = [
    "7", "1,", "1.", "1 234 ", "万", "百分之", "3万5 ", "三四", "one ", "a ", "two hundred and ",
    "and a half ", "nineteen-", "1 млн ", "zwei", "ikiyüz", "삼십 ", "이", "و", "وخمسة ", "½", ".5",
    "3-million", "２", "'", "1'",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_takes_time_by_its_length_only(run):
    text = shadow(run * (40_000 // len(run.encode())))
    for language in ("en", "zh-Hans", "ko", "de", "ar", "tr", "ru"):
        started = time.process_time()
        assert all(one.end - one.start > 0 for one in numbers(text, vocabulary(language)))
        assert time.process_time() - started < SECONDS_A_MEGABYTE * 0.04 + 0.5, (run, language)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("run", "language"), [("7", "en"), ("1,", "en"), ("one ", "en"), ("万", "zh-Hans"), ("百分之", "zh-Hans")]
)
def test_ten_megabytes_are_read_in_bounded_time(run, language):
    text = shadow(run * (10_000_000 // len(run.encode())))
    started = time.process_time()
    assert sum(1 for _ in numbers(text, vocabulary(language))) > 0
    assert time.process_time() - started < 10 * SECONDS_A_MEGABYTE


NOISE = [
    "1", "23", "456", ",", ".", "'", " ", "-", "½", "²", "٫", "٬", "،", "(", ")", "%", "$", "million", " mil ",
    "тыс.", " and ", "a ", "half ", "one ", "hundred ", "万", "亿", "兆", "三", "十", "百", "〇", "点", "几",
    "多", "半", "억", "천", "한 ", "개", "이백", "zwei", "hundert", "bin", "و", "خمسة", "सौ", "k", "€", "\n",
    "\u200f", "İ", "第",
]  # fmt: skip
LANGUAGES = [
    "en", "zh-Hans", "zh-Hant", "ja", "ko", "ru", "uk", "pl", "de", "fr", "es", "it", "pt", "tr", "ar", "hi",
    "id", "vi",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(NOISE), max_size=30).map("".join), st.sampled_from(LANGUAGES))
def test_any_noise_gives_numbers_in_order_and_apart(text, language):
    reached = 0
    for one in numbers(shadow(text), vocabulary(language)):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end
        assert not isinstance(one, Number) or (one.value.is_finite() and one.value >= 0)


def test_noise_takes_time_by_its_length_only():
    chosen = random.Random(7)
    text = shadow("".join(chosen.choice(NOISE) for _ in range(60_000)))
    for language in LANGUAGES:
        started = time.process_time()
        list(numbers(text, vocabulary(language)))
        assert time.process_time() - started < SECONDS_A_MEGABYTE * len(text.encode()) / 1e6 + 1.0, language
