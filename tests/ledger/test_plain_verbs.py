"""Verbs of change and correction in ordinary news: no revision of a statistic, no notice that a text was wrong."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.ledger.corrections import notice, sent_again
from monitor.ledger.revisions import replaced
from tests.build import a_document

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
PAIRS = [
    # language, text, whether its first figure is an old value that the text replaces, why
    ("de", "Das Amt hat seine Schätzung des Wachstums 2024 von 0,4 auf 0,6 Prozent revidiert.", True, "revised"),
    (
        "de",
        "Vorläufige Angaben: Das Wachstum 2024 wurde von 0,4 auf 0,6 Prozent korrigiert angehoben.",
        True,
        "estimate",
    ),
    (
        "de",
        "Die Notenbank hat in einer Anpassung den Leitzins 2024 von 3,5 auf 3,25 Prozent gesenkt.",
        False,
        "a rate is set",
    ),
    ("fr", "L'institut a révisé la croissance du PIB en 2024 de 0,9 % à 1,1 %.", True, "revised"),
    ("fr", "Le Pérou a relevé en 2024 la TVA de 16 % à 17 %, mesure définitive.", False, "a tax is set"),
    ("es", "El instituto revisó el crecimiento del PIB de 2024 de 2,9% a 3,1%.", True, "revised"),
    ("es", "El banco rebajó en 2024, de forma definitiva, la tasa de interés de 6% a 5,5%.", False, "a rate is set"),
    ("tr", "TÜİK 2024 büyüme verisini yüzde 3,1'den yüzde 3,3'e güncelledi.", True, "data were updated"),
    ("tr", "Şili'de politika faizi 2024'te yüzde 6'dan yüzde 5'e güncellendi.", False, "a rate is set"),
    ("vi", "Số liệu tăng trưởng năm 2024 được điều chỉnh từ 6,8% lên 7,0%.", True, "data were revised"),
    ("vi", "Thuế năm 2024 được điều chỉnh từ 8% lên 10%.", False, "a tax is set"),
    ("zh-Hans", "统计局将2024年增速由4.8%修订为5.0%。", True, "revised"),
    ("zh-Hans", "央行最终核实后将2024年利率由3.5%下调至3.1%。", False, "a rate is set"),
]


@pytest.mark.parametrize(("language", "text", "pairs", "why"), PAIRS, ids=[f"{row[0]}-{row[-1]}" for row in PAIRS])
def test_a_thing_that_is_changed_is_no_revised_statistic(language, text, pairs, why):
    analysis = analyse(a_document(text, language=language, published=NOON))
    assert (replaced(analysis) != {}) is pairs, why


NOTICES = [
    # language, title, text, whether it says that the text was wrong, why
    ("en", "CORRECTED-Barley output rises 4 pct", "Barley rose.", True, "an agency's label"),
    ("en", "", "(Corrects figure in third paragraph) Barley output rose 4%. It rained.", True, "what was wrong"),
    ("en", "Correction: stocks slide 9% from record high", "Traders sold.", False, "a market's"),
    ("en", "", "Correcting decades of neglect will cost Peru $4 billion. Work begins.", False, "a policy"),
    ("pl", "", "(Koryguje liczbę w drugim akapicie) Zbiory wzrosły o 4 proc.", True, "what was wrong, Polish"),
    ("pl", "", "Poprawia się nastrój rolników. Zbiory wzrosły o 4 proc.", False, "it gets better"),
    ("ru", "", "(Исправляет сумму в заголовке) Урожай вырос на 4%.", True, "what was wrong, Russian"),
    ("ru", "", "Урожай вырос на 4%, уточняется в релизе. Это рекорд.", False, "a ministry adds"),
    ("ru", "Корректировка: нефть подешевела на 4%", "Торги.", False, "a market's, Russian"),
    ("nl", "Correctie: oogst stijgt met 4 procent", "De oogst stijgt.", True, "a label, Dutch"),
    ("nl", "Herstel: bouw groeit met 4 procent", "De bouw groeit.", False, "a recovery"),
    ("es", "", "(Corrige cifra en segundo párrafo) La cosecha subió 4%.", True, "what was wrong, Spanish"),
    ("es", "", "Corrige el alcalde su plan: costará 4 millones. Fin.", False, "somebody's plan"),
    ("fr", "", "(Corrige le montant au paragraphe 3) La récolte coûte 4 millions.", True, "what was wrong, French"),
    ("fr", "", "Corrige mes textes, une appli, coûte 4 euros. Elle plaît.", False, "a product"),
    ("it", "", "(Corregge cifra nel titolo) Il raccolto sale del 4%.", True, "what was wrong, Italian"),
    ("it", "", "Si corregge la Borsa: il listino perde il 4%. Vendite.", False, "a market's, Italian"),
    ("de", "", "(Korrigiert Zahl im zweiten Absatz) Die Ernte stieg um 4 Prozent.", True, "what was wrong, German"),
    ("de", "", "Richtig ist: Die Ernte stieg um 4 Prozent. Das sagte die Ministerin.", False, "a claim"),
    ("ja", "", "記事中の金額に誤りがありました。正しくは4億円でした。", True, "what was wrong, Japanese"),
    ("ja", "", "正しくは測れない川が4本ある。雨が降った。", False, "an adverb"),
]


@pytest.mark.parametrize(("language", "title", "text", "said", "why"), NOTICES, ids=[row[-1] for row in NOTICES])
def test_only_what_says_that_a_text_was_wrong_is_a_notice(language, title, text, said, why):
    assert (notice(title, text, language) is not None) is said, why


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Bis : la récolte gagne 4 %"), ("es", "Rep. Dominicana: sube 4%")]
)
def test_short_words_of_titles_send_nothing_again(language, title):
    assert not sent_again(title, language)
