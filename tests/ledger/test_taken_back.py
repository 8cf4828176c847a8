"""What the sentence behind a value says of an older one: the new value stays, the old one is what it replaces."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.domain import Observation
from monitor.ledger import observe
from monitor.ledger.revisions import said_to_replace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FIRST = {
    "en": "Sweden imported goods worth 88.4 billion euros in June 2025. ",
    "zh": "瑞典2025年6月进口额为884亿欧元。",
    "ja": "スウェーデンの2025年6月の輸入額は884億ユーロだった。",
    "ko": "스웨덴의 2025년 6월 수입액은 884억 유로였다. ",
    "ru": "В июне 2025 года Швеция импортировала товаров на 88,4 млрд евро. ",
    "uk": "У червні 2025 року Швеція імпортувала товарів на 88,4 млрд євро. ",
    "de": "Schweden importierte im Juni 2025 Waren im Wert von 88,4 Milliarden Euro. ",
    "fr": "En juin 2025, les importations de la Suède ont atteint 88,4 milliards d'euros. ",
    "es": "En junio de 2025, las importaciones de Suecia sumaron 88.400 millones de euros. ",
    "pt": "Em junho de 2025, as importações da Suécia somaram 88,4 bilhões de euros. ",
    "it": "A giugno 2025 le importazioni della Svezia hanno raggiunto 88,4 miliardi di euro. ",
    "pl": "W czerwcu 2025 roku Szwecja zaimportowała towary za 88,4 mld euro. ",
    "tr": "İsveç'in ithalatı Haziran 2025'te 88,4 milyar euro oldu. ",
    "id": "Pada Juni 2025, impor Swedia mencapai 88,4 miliar euro. ",
    "vi": "Tháng 6/2025, nhập khẩu của Thụy Điển đạt 88,4 tỷ euro. ",
}
REPLACED = [
    ("en", "The value was corrected upwards from 87.9 billion euros.", "a revision without the new value"),
    ("en", "Statistics Sweden thus amended its initial estimate of 87.9 billion euros.", "amending what came first"),
    ("en", "This is higher than the provisional 87.9 billion euros.", "compared with the provisional one"),
    ("en", "In August 87.9 billion euros had been reported initially.", "reported at first"),
    ("zh", "该数据由此前的879亿欧元上调。", "由…上调"),
    ("zh", "海关先前发布的数字是879亿欧元。", "先前发布"),
    ("zh", "这高于初步数据的879亿欧元。", "高于初步数据"),
    ("ja", "改定前の879億ユーロから引き上げられ、上方修正となった。", "から…上方修正"),
    ("ja", "当初は879億ユーロと発表されていた。", "当初…発表"),
    ("ko", "앞서 879억 유로로 발표됐다.", "앞서 발표"),
    ("ko", "이는 879억 유로에서 상향 조정된 수치로, 수정된 값이다.", "에서 상향"),
    ("ru", "Прежде ведомство называло 87,9 млрд евро.", "прежде называло"),
    ("ru", "Показатель уточнили, вместо прежних 87,9 млрд евро.", "вместо прежних"),
    ("ru", "Данные скорректированы с 87,9 млрд евро.", "скорректированы с"),
    ("uk", "Спочатку відомство оцінювало його у 87,9 млрд євро.", "спочатку оцінювало"),
    ("uk", "Дані скоригували з 87,9 млрд євро.", "скоригували з"),
    ("de", "Der Wert wurde von zunächst 87,9 Milliarden Euro nach unten korrigiert.", "von … korrigiert"),
    ("de", "Die vorläufige Angabe hatte 87,9 Milliarden Euro gelautet.", "vorläufige Angabe"),
    ("fr", "Le chiffre a été corrigé en hausse par rapport à 87,9 milliards d'euros.", "corrigé par rapport à"),
    ("fr", "Elles avaient été évaluées auparavant à 87,9 milliards d'euros.", "auparavant"),
    ("es", "La cifra fue corregida al alza desde 87.900 millones de euros.", "corregida desde"),
    ("es", "El avance provisional las situaba en 87.900 millones de euros.", "avance provisional"),
    ("pt", "O número foi revisado para cima de 87,9 bilhões de euros.", "revisado de"),
    ("pt", "A estimativa preliminar era de 87,9 bilhões de euros.", "estimativa preliminar"),
    ("it", "Il dato è stato rivisto al rialzo da 87,9 miliardi di euro.", "rivisto da"),
    ("it", "La prima stima indicava 87,9 miliardi di euro.", "prima stima"),
    ("pl", "Wstępny odczyt wskazywał na 87,9 mld euro.", "wstępny odczyt"),
    ("pl", "Dane skorygowano w górę z 87,9 mld euro.", "skorygowano z"),
    ("tr", "Öncü veri 87,9 milyar euro idi.", "öncü veri"),
    ("id", "Angka itu direvisi naik dari 87,9 miliar euro.", "direvisi dari"),
    ("vi", "Con số này được điều chỉnh tăng từ 87,9 tỷ euro.", "điều chỉnh từ"),
]
GROWN = [
    ("en", "They rose from 87.9 billion euros.", "growth says from, too"),
    ("en", "The revised tables also show a rise of exports from 87.9 billion euros.", "revised speaks of the tables"),
    ("zh", "此前一年为879亿欧元。", "the year before"),
    ("ru", "Импорт вырос с 87,9 млрд евро.", "рост с"),
    ("ru", "По предварительным данным, экспорт составил 87,9 млрд евро.", "preliminary, of something else"),
    ("uk", "Імпорт зріс із 87,9 млрд євро.", "зріс із"),
    ("de", "Sie stiegen von 87,9 Milliarden Euro.", "stiegen von"),
    ("fr", "Elles sont passées de 87,9 milliards d'euros.", "passées de"),
    ("es", "Crecieron desde 87.900 millones de euros.", "crecieron desde"),
    ("it", "Sono salite da 87,9 miliardi di euro.", "salite da"),
    ("pl", "Wzrósł z 87,9 mld euro.", "wzrósł z"),
    ("pl", "Według wstępnych danych eksport wyniósł 87,9 mld euro.", "preliminary, of something else"),
    ("ja", "前年の879億ユーロから増えた。", "増えた"),
]  # fmt: skip
# One sentence holds both, without a word of revision.
GIVEN_BEFORE = [
    (
        "en",
        "Sweden imported goods worth 88.4 billion euros in June 2025, and not 87.9 billion euros as it had "
        "stated in August.",
    ),
    (
        "en",
        "In June 2025 Sweden imported goods worth 88.4 billion euros, up from the 87.9 billion euros "
        "announced in August.",
    ),
    (
        "ru",
        "В июне 2025 года Швеция импортировала товаров на 88,4 млрд евро, тогда как в августе ведомство "
        "сообщало о 87,9 млрд евро.",
    ),
    (
        "uk",
        "У червні 2025 року Швеція імпортувала товарів на 88,4 млрд євро проти 87,9 млрд євро у попередній "
        "публікації.",
    ),
    (
        "de",
        "Schweden importierte im Juni 2025 Waren im Wert von 88,4 Milliarden Euro statt der im August "
        "gemeldeten 87,9 Milliarden Euro.",
    ),
    (
        "fr",
        "En juin 2025, les importations de la Suède ont atteint 88,4 milliards d'euros, contre 87,9 "
        "milliards d'euros annoncés en août.",
    ),
    (
        "es",
        "En junio de 2025, las importaciones de Suecia sumaron 88.400 millones de euros, frente a los "
        "87.900 millones de euros difundidos en agosto.",
    ),
    (
        "pt",
        "Em junho de 2025, as importações da Suécia somaram 88,4 bilhões de euros, ante 87,9 bilhões de "
        "euros no levantamento anterior.",
    ),
    (
        "it",
        "A giugno 2025 le importazioni della Svezia hanno raggiunto 88,4 miliardi di euro, rispetto agli "
        "87,9 miliardi di euro diffusi in agosto.",
    ),
    (
        "pl",
        "W czerwcu 2025 roku Szwecja zaimportowała towary za 88,4 mld euro wobec 87,9 mld euro podanych w "
        "sierpniu.",
    ),
    ("tr", "İsveç'in ithalatı Haziran 2025'te 88,4 milyar euro oldu; daha önce 87,9 milyar euro açıklanmıştı."),
]  # fmt: skip
OTHER_TIMES = [
    (
        "fr",
        "En juin 2025, les importations de la Suède ont atteint 88,4 milliards d'euros, contre 87,9 "
        "milliards un mois plus tôt, a annoncé l'office.",
    ),
    (
        "de",
        "Schweden importierte im Juni 2025 Waren im Wert von 88,4 Milliarden Euro nach 87,9 Milliarden "
        "Euro im Vormonat, wie das Amt mitgeteilt hat.",
    ),
    (
        "es",
        "En junio de 2025, las importaciones de Suecia sumaron 88.400 millones de euros, frente a los "
        "87.900 millones de euros del mes anterior, según ha informado la oficina.",
    ),
    (
        "pt",
        "Em junho de 2025, as importações da Suécia somaram 88,4 bilhões de euros, ante 87,9 bilhões de "
        "euros um mês antes, foi divulgado.",
    ),
    (
        "pl",
        "W czerwcu 2025 roku Szwecja zaimportowała towary za 88,4 mld euro wobec 87,9 mld euro przed "
        "miesiącem, podano.",
    ),
    (
        "ru",
        "В июне 2025 года Швеция импортировала товаров на 88,4 млрд евро против 87,9 млрд евро месяцем "
        "ранее, сообщалось в отчёте.",
    ),
    (
        "uk",
        "У червні 2025 року Швеція імпортувала товарів на 88,4 млрд євро проти 87,9 млрд євро місяцем "
        "раніше, повідомили статистики.",
    ),
    (
        "en",
        "In June 2025 Sweden imported goods worth 88.4 billion euros, more than the 87.9 billion euros "
        "that economists had expected.",
    ),
    (
        "en",
        "In June 2025 Sweden imported goods worth 88.4 billion euros, up from the 87.9 billion euros "
        "reported in May 2025.",
    ),
    (
        "en",
        "In June 2025 Sweden imported goods worth 88.4 billion euros, more than the 87.9 billion euros it "
        "had reported a year earlier.",
    ),
    (
        "fr",
        "En juin 2025, les importations de la Suède ont atteint 88,4 milliards d'euros, contre 87,9 "
        "milliards d'euros en mai 2025.",
    ),
    ("ru", "В июне 2025 года Швеция импортировала товаров на 88,4 млрд евро против 87,9 млрд евро в мае 2025 года."),
]  # fmt: skip


def told(language: str, text: str) -> tuple[Observation, ...]:
    document = {"id": "a", "url": "https://a.example/a", "title": "", "text": text, "language": language}
    return observe(analyse(document_from({**document, "published": "2025-09-02"}, Path())), NOW)


def imports(language: str, sentence: str) -> Observation:
    (found,) = [one for one in told(language, FIRST[language] + sentence) if one.series.measure == "imports"]
    return found


@pytest.mark.parametrize(("language", "sentence", "why"), REPLACED, ids=[f"{r[0]}: {r[2]}" for r in REPLACED])
def test_a_value_that_was_replaced_is_never_what_the_article_says(language: str, sentence: str, why: str):
    found = imports(language, sentence)
    assert found.value == Decimal("88.4e9"), why
    assert [old.value for old in said_to_replace(found)] == [Decimal("87.9e9")], why


@pytest.mark.parametrize(("language", "sentence", "why"), GROWN, ids=[f"{r[0]}: {r[2]}" for r in GROWN])
def test_the_value_before_a_rise_and_one_of_something_else_replace_nothing(language: str, sentence: str, why: str):
    assert not said_to_replace(imports(language, sentence)), why


@pytest.mark.parametrize("sentence", ["That was revised from 87.9 billion euros.", "It was 88.4, not 88, as told."])
def test_a_text_that_only_names_the_old_value_states_none(sentence: str):
    found = told("en", f"Imports of goods to Sweden in June 2025 came out after a delay. {sentence}")
    assert not [one for one in found if one.value == Decimal("87.9e9")]


@pytest.mark.parametrize(("language", "sentence"), GIVEN_BEFORE)
def test_a_value_that_was_given_out_before_is_replaced_without_a_word_of_revision(language: str, sentence: str):
    (found,) = [one for one in told(language, sentence) if one.series.measure == "imports"]
    assert found.value == Decimal("88.4e9")
    assert [old.value for old in said_to_replace(found)] == [Decimal("87.9e9")]


@pytest.mark.parametrize(("language", "sentence"), OTHER_TIMES)
def test_what_was_reported_for_another_time_is_not_replaced(language: str, sentence: str):
    newest = [one for one in told(language, sentence) if one.value == Decimal("88.4e9")]
    assert newest
    assert not said_to_replace(newest[0])
