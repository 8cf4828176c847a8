"""Figures of two tellings side by side: which replaces which, and where a difference says nothing."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from monitor.domain import Analysis, Relation
from monitor.ledger.retellings import Pair, PairKind, retellings
from monitor.ledger.slots import is_equal, slots
from monitor.ledger.tellings import Slot, telling
from tests.build import an_analysis, an_article
from tests.ledger.retold import REPORT, a_telling

LATER = 3  # hours

# language, what the newer text prints for what, its title, what stands at its end, the numbers that it corrects
CORRECTED: list[tuple[str, str, list[tuple[str, str]], str, str, list[tuple[str, str]]]] = [
    ("en", "the title says so", [("4,180", "4,810")], "CORRECTED - {}", "", [("4,180 tonnes", "4,810 tonnes")]),
    (
        "en",
        "a bracket at the end says so",
        [("7.4", "4.7")],
        "{}",
        "\n(Corrects growth rate in first paragraph.)",
        [("7.4 percent", "4.7 percent")],
    ),
    (
        "en",
        "the old value in the notice is no figure of the report",
        [("31 cents", "13 cents")],
        "CORRECTED-{}",
        "\nCooperative corrects price from 31 cents.",
        [("31 cents", "13 cents")],
    ),
    (
        "en",
        "a decimal point",
        [("11.2 million", "1.12 million")],
        "Correction: {}",
        "",
        [("11.2 million euros", "1.12 million euros")],
    ),
    (
        "en",
        "million and billion",
        [("2.6 million", "2.6 billion")],
        "{} (corrected)",
        "",
        [("2.6 million litres", "2.6 billion litres")],
    ),
    (
        "en",
        "two values were exchanged",
        [("2.6 million", "X"), ("840,000", "2.6 million"), ("X", "840,000")],
        "CORRECTED: {}",
        "",
        [("2.6 million litres", "840,000 litres"), ("840,000 litres", "2.6 million litres")],
    ),
    (
        "en",
        "two figures in one notice",
        [("212", "221"), ("1.93", "1.39")],
        "UPDATE 1-CORRECTED-{}",
        "",
        [("1.93 million euros", "1.39 million euros"), ("212", "221")],
    ),
    (
        "en",
        "told loosely in both, in the same words",
        [("212 people", "about 260 people")],
        "CORRECTED - {}",
        "",
        [("212", "260")],
    ),
    (
        "en",
        "other money",
        [("1.93 million euros", "1.93 million dollars")],
        "CORRECTED - {}",
        "\n(Corrects currency of profit)",
        [("1.93 million euros", "1.93 million dollars")],
    ),
    (
        "en",
        "the story says that it has been corrected",
        [("840,000", "480,000")],
        "{}",
        "\nThis article has been corrected: exports were overstated.",
        [("840,000 litres", "480,000 litres")],
    ),
    (
        "de",
        "label before the title",
        [("7,4 Prozent", "4,7 Prozent")],
        "Korrektur: {}",
        "",
        [("7,4 Prozent", "4,7 Prozent")],
    ),
    (
        "de",
        "a sentence on an earlier version",
        [("840.000", "480.000")],
        "{}",
        "\nIn einer früheren Version hieß es fälschlich 840.000 Liter.",
        [("840.000 Liter", "480.000 Liter")],
    ),
    (
        "fr",
        "rectificatif",
        [("11,2 millions", "12,1 millions")],
        "RECTIFICATIF - {}",
        "",
        [("11,2 millions d'euros", "12,1 millions d'euros")],
    ),
    (
        "fr",
        "in brackets",
        [("4 180", "4 810")],
        "{}",
        "\n(Corrige le tonnage au premier paragraphe)",
        [("4 180 tonnes", "4 810 tonnes")],
    ),
    (
        "es",
        "corregido",
        [("2,6 millones", "6,2 millones")],
        "CORREGIDO-{}",
        "",
        [("2,6 millones de litros", "6,2 millones de litros")],
    ),
    (
        "es",
        "in brackets at the end",
        [("31 céntimos", "13 céntimos")],
        "{}",
        "\n(Corrige cifra en el segundo párrafo)",
        [("31 céntimos", "13 céntimos")],
    ),
    ("pt", "correção", [("7,4%", "4,7%")], "CORREÇÃO - {}", "", [("7,4%", "4,7%")]),
    ("it", "rettifica", [("840.000", "480.000")], "RETTIFICA: {}", "", [("840.000 litri", "480.000 litri")]),
    ("ru", "исправлено", [("4180", "4810")], "ИСПРАВЛЕНО: {}", "", [("4180 тонн", "4810 тонн")]),
    (
        "ru",
        "исправляет цифру",
        [("1,93", "1,39")],
        "{}",
        "\n(Исправляет цифру в четвёртом абзаце.)",
        [("1,93 миллиона евро", "1,39 миллиона евро")],
    ),
    ("zh", "更正 in brackets", [("4180吨", "4810吨")], "（更正）{}", "", [("4180吨", "4810吨")]),
    (
        "zh",
        "a sentence at the end",
        [("193万", "139万")],
        "{}",
        "\n更正：第四段利润数字有误。",
        [("193万欧元", "139万欧元")],
    ),
    ("ja", "訂正", [("84万", "48万")], "訂正：{}", "", [("84万リットル", "48万リットル")]),
    ("ko", "정정", [("212명", "221명")], "[정정] {}", "", [("212", "221")]),
    ("tr", "düzeltme", [("4.180", "4.810")], "DÜZELTME-{}", "", [("4.180 ton", "4.810 ton")]),
    ("ar", "تصحيح", [("1.93", "1.39")], "تصحيح: {}", "", [("1.93 مليون يورو", "1.39 مليون يورو")]),
]

DIFFERS: list[tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]] = [
    ("en", "a digit", [("4,180", "4,130")], [("4,180 tonnes", "4,130 tonnes")]),
    (
        "en",
        "another word order around another figure",
        [("31 cents a kilo on average", "on average 31 cents a kilo"), ("212", "272")],
        [("212", "272")],
    ),
    ("de", "a decimal comma", [("11,2 Millionen", "112 Millionen")], [("11,2 Millionen Euro", "112 Millionen Euro")]),
    ("ru", "digits exchanged", [("7,4", "4,7")], [("7,4 процента", "4,7 процента")]),
    ("zh", "a digit", [("1120万", "1220万")], [("1120万欧元", "1220万欧元")]),
    ("fr", "thousands", [("840 000", "84 000")], [("840 000 litres", "84 000 litres")]),
]

# language, why it says nothing, swaps, title, end
SILENT: list[tuple[str, str, list[tuple[str, str]], str, str]] = [
    ("en", "the same text", [], "{}", ""),
    ("en", "a notice without another figure", [], "CORRECTED - {}", "\n(Corrects spelling of name.)"),
    ("en", "the date of an event", [("14 May", "15 May")], "CORRECTED - {}", "\n(Corrects date.)"),
    ("en", "an age", [("aged 58", "aged 59")], "CORRECTED - {}", ""),
    ("en", "a length of time", [("12 years", "13 years")], "CORRECTED - {}", ""),
    ("en", "rounded", [("4,180 tonnes", "about 4,200 tonnes")], "{}", ""),
    ("en", "rounded in a corrected copy", [("1.93 million", "1.9 million")], "CORRECTED - {}", ""),
    (
        "en",
        "a lead written anew with a number of its own",
        [
            (
                "pressed 4,180 tonnes of apples last season, 7.4 percent more than a year earlier.",
                "has made juice enough to give each household of its valley nearly 12 bottles.",
            )
        ],
        "{}",
        "",
    ),
    ("en", "a figure more", [("It employs", "It has 640 members. It employs")], "CORRECTED - {}", ""),
    ("en", "a figure less", [(" and 840,000 litres abroad", "")], "CORRECTED - {}", ""),
    (
        "en",
        "another order of two figures",
        [
            (
                "a profit of 1.93 million euros on sales of 11.2 million euros",
                "11.2 million euros in sales and a profit of 1.93 million euros",
            )
        ],
        "CORRECTED - {}",
        "",
    ),
    ("en", "a telephone number and a page", [], "{}", "\nPage 4. Tel. 55018234"),
    (
        "en",
        "next season's report in the same words",
        [
            ("4,180", "4,655"),
            ("7.4", "11.4"),
            ("31 cents", "33 cents"),
            ("2.6 million", "2.9 million"),
            ("840,000", "910,000"),
            ("1.93", "2.20"),
        ],
        "{}",
        "",
    ),
    ("de", "a date", [("14. Mai", "15. Mai")], "Korrektur: {}", ""),
    ("fr", "an age", [("58 ans", "59 ans")], "RECTIFICATIF - {}", ""),
    ("es", "a length of time", [("12 años", "13 años")], "CORREGIDO-{}", ""),
    ("pt", "a date that is read as a count", [("14 de maio", "15 de maio")], "CORREÇÃO - {}", ""),
    ("it", "a date that is read as a count", [("14 maggio", "15 maggio")], "RETTIFICA: {}", ""),
    ("ru", "an age", [("58 лет", "59 лет")], "ИСПРАВЛЕНО: {}", ""),
    ("zh", "a day and an age", [("14日", "15日"), ("58岁", "59岁")], "更正：{}", ""),
    ("tr", "an age that is read as a count", [("58 yaşındaki", "59 yaşındaki")], "DÜZELTME-{}", ""),
    ("ar", "a date that is read as a count", [("14 مايو", "15 مايو")], "تصحيح: {}", ""),
]

# older and newer language, why, swaps in the newer, its title, what is found
TRANSLATED: list[tuple[str, str, str, list[tuple[str, str]], str, list[tuple[str, str, PairKind]]]] = [
    (
        "en",
        "zh",
        "a corrected translation",
        [("4180吨", "4560吨")],
        "更正：{}",
        [("4,180 tonnes", "4560吨", PairKind.CORRECTED)],
    ),
    (
        "zh",
        "en",
        "a slip of a translator: one digit",
        [("4,180", "4,130")],
        "{}",
        [("4180吨", "4,130 tonnes", PairKind.DIFFERS)],
    ),
    (
        "de",
        "fr",
        "a slip: a power of ten, in another order",
        [("11,2 millions", "112 millions")],
        "{}",
        [("11,2 Millionen Euro", "112 millions d'euros", PairKind.DIFFERS)],
    ),
    (
        "ru",
        "fr",
        "corrected abroad",
        [("840 000", "690 000")],
        "CORRIGÉ - {}",
        [("840 000 литров", "690 000 litres", PairKind.CORRECTED)],
    ),
    ("en", "ja", "nothing differs", [], "訂正：{}", []),
    ("en", "de", "another order of two figures", [], "Korrektur: {}", []),
    ("en", "es", "few digits may be another reading", [("7,4 %", "7 %")], "{}", []),
    ("en", "pt", "three and thirty: one digit may be another reading", [("três unidades", "30 unidades")], "{}", []),
    ("es", "ko", "an age", [("58세", "59세")], "[정정] {}", []),
]


def shown(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(" ".join(pair.was.surface.split()), " ".join(pair.now.surface.split())) for pair in pairs]


def kinds(pairs: tuple[Pair, ...]) -> set[PairKind]:
    return {pair.kind for pair in pairs}


@pytest.mark.parametrize(("language", "why", "swaps", "title", "behind", "found"), CORRECTED)
def test_a_corrected_copy_names_each_figure_that_it_replaces(
    language: str, why: str, swaps: list[tuple[str, str]], title: str, behind: str, found: list[tuple[str, str]]
) -> None:
    newer = a_telling(language, *swaps, title=title, behind=behind, hours=LATER)
    pairs = retellings(a_telling(language), newer, Relation.REPRINT)
    assert shown(pairs) == found, why
    assert kinds(pairs) == {PairKind.CORRECTED}


@pytest.mark.parametrize(("language", "why", "swaps", "found"), DIFFERS)
def test_a_reprint_that_says_nothing_of_a_correction_only_differs(
    language: str, why: str, swaps: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    newer = a_telling(language, *swaps, hours=LATER, source="Other Post")
    pairs = retellings(a_telling(language), newer, Relation.REPRINT)
    assert shown(pairs) == found, why
    assert kinds(pairs) == {PairKind.DIFFERS}


@pytest.mark.parametrize(("language", "why", "swaps", "title", "behind"), SILENT)
def test_what_is_no_other_statement_is_not_told(
    language: str, why: str, swaps: list[tuple[str, str]], title: str, behind: str
) -> None:
    newer = a_telling(language, *swaps, title=title, behind=behind, hours=LATER)
    assert shown(retellings(a_telling(language), newer, Relation.REPRINT)) == [], why


@pytest.mark.parametrize(("one", "other", "why", "swaps", "title", "found"), TRANSLATED)
def test_between_languages_the_numbers_alone_tell(
    one: str,
    other: str,
    why: str,
    swaps: list[tuple[str, str]],
    title: str,
    found: list[tuple[str, str, PairKind]],
) -> None:
    newer = a_telling(other, *swaps, title=title, hours=LATER, source="Other Post")
    pairs = retellings(a_telling(one), newer, Relation.TRANSLATION)
    assert [(*texts, pair.kind) for texts, pair in zip(shown(pairs), pairs, strict=True)] == found, why


@pytest.mark.parametrize("one", REPORT)
@pytest.mark.parametrize("other", REPORT)
def test_no_two_languages_quarrel_about_one_report(one: str, other: str) -> None:
    assert retellings(a_telling(one), a_telling(other, hours=LATER), Relation.TRANSLATION) == ()


@pytest.mark.parametrize("language", REPORT)
def test_figures_stand_in_the_same_place_in_every_language(language: str) -> None:
    pairs = slots(telling(a_telling("en")), telling(a_telling(language)))
    assert all(pair.equal for pair in pairs)
    assert len(pairs) >= 7  # of eight with a value that has a unit in all of them


def test_the_reason_says_where_it_stands_and_why_it_counts() -> None:
    newer = a_telling("en", ("2.6 million", "6.2 million"), title="CORRECTED - {}", hours=LATER)
    (pair,) = retellings(a_telling("en"), newer, Relation.REPRINT)
    assert pair.reason == (
        "6.2 million litres stands in the place of 2.6 million litres: figure 4 of both texts, between 31 cents and "
        '840,000 litres, in the same words; the newer text says that it is corrected ("CORRECTED - Brannock '
        'cooperative presses more apples")'
    )


def test_a_pair_points_to_the_figures_of_both_analyses() -> None:
    older, newer = a_telling("en"), a_telling("en", ("212", "221"), title="CORRECTED - {}", hours=LATER)
    (pair,) = retellings(older, newer, Relation.REPRINT)
    assert [older.figures[pair.older or 0].surface, newer.figures[pair.newer or 0].surface] == ["212", "221"]


def test_a_profit_that_was_a_loss_is_corrected_though_its_number_stands() -> None:
    swaps = ("a profit of 1.93", "a loss of 1.93")
    newer = a_telling("en", swaps, title="CORRECTED - {}", behind="\n(Corrects to show loss, not profit.)", hours=LATER)
    (pair,) = retellings(a_telling("en"), newer, Relation.REPRINT)
    assert (pair.was.value, pair.words, pair.kind) == (pair.now.value, ("profit", "loss"), PairKind.CORRECTED)


def test_another_word_beside_a_number_is_no_correction_where_the_notice_names_it_not() -> None:
    swaps = ("a profit of 1.93", "earnings of 1.93")
    newer = a_telling("en", swaps, title="CORRECTED - {}", behind="\n(Corrects name of town.)", hours=LATER)
    assert retellings(a_telling("en"), newer, Relation.REPRINT) == ()


def test_a_publisher_that_sends_its_item_again_puts_right_what_differs() -> None:
    newer = a_telling("en", ("840,000", "480,000"), title="RPT-{}", hours=LATER)
    assert kinds(retellings(a_telling("en"), newer, Relation.REPRINT)) == {PairKind.CORRECTED}
    elsewhere = a_telling("en", ("840,000", "480,000"), title="RPT-{}", hours=LATER, source="Other Post")
    assert kinds(retellings(a_telling("en"), elsewhere, Relation.REPRINT)) == {PairKind.DIFFERS}


def test_one_publishers_same_words_days_later_are_another_days_report() -> None:
    newer = a_telling("en", ("212", "221"), hours=48)
    assert retellings(a_telling("en"), newer, Relation.REPRINT) == ()


def test_a_reprint_of_the_corrected_copy_corrects_nothing_itself() -> None:
    note = "\n(Corrects tonnage in first paragraph.)"
    corrected = a_telling("en", title="CORRECTED - {}", behind=note)
    reprint = a_telling("en", ("840,000", "480,000"), title="CORRECTED - {}", behind=note, hours=1, source="Other Post")
    assert kinds(retellings(corrected, reprint, Relation.REPRINT)) == {PairKind.DIFFERS}


def test_a_number_that_was_read_as_no_figure_counts_where_it_is_long() -> None:
    older = an_analysis(an_article("Registrations in the register of wells came to 41,730 by then, it was told."))
    text = older.article.text.replace("41,730", "41,370")
    newer = an_analysis(replace(older.article, id="b", text=text, title="CORRECTED - " + older.article.title))
    (pair,) = retellings(older, newer, Relation.REPRINT)
    assert (pair.older, pair.newer) == (None, None)
    assert shown((pair,)) == [("41,730", "41,370")]


def test_a_minus_sign_is_a_word_elsewhere() -> None:
    falls = Slot(0, 5, "-4.8%", "percent", Decimal("-4.8"), "%")
    fell = Slot(0, 4, "4.8%", "percent", Decimal("4.8"), "%")
    assert is_equal(falls, fell)
    assert not is_equal(falls, replace(fell, value=Decimal("4.3")))
    assert not is_equal(falls, replace(fell, unit="percentage_point"))


def test_an_original_is_compared_with_nothing() -> None:
    newer = a_telling("en", ("212", "221"), title="CORRECTED - {}", hours=LATER)
    assert retellings(a_telling("en"), newer, Relation.ORIGINAL) == ()


def test_texts_of_many_numbers_cost_little_and_say_nothing_of_each_other() -> None:
    chance = random.Random(7)

    def of(many: int) -> Analysis:
        return an_analysis(an_article(" ".join(f"row {chance.randrange(10**5, 10**6)}" for _ in range(many))))

    older, newer = of(3000), of(3000)
    assert len(telling(older).slots) == 300
    assert retellings(older, newer, Relation.REPRINT) == ()
