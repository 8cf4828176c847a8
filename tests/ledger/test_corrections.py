"""Which texts say that they correct an earlier copy, in every language that has words for it in `corrections.toml`."""

import pytest

from monitor.data import load
from monitor.ledger.corrections import is_news, notice, sent_again

LANGUAGES = tuple(load("corrections.toml")["notice"])
BODY = {
    "en": "The ferry carried 5,210 cars in July.\nIts owner wants a second ship.\nThe harbour is deep.\nFares rose.",
    "zh": "渡轮七月运送了5210辆汽车。\n船东想要第二艘船。\n港口很深。\n票价上涨。",
    "ja": "フェリーは7月に5210台の車を運んだ。\n船主は2隻目を望む。\n港は深い。\n運賃は上がった。",
    "ru": "Паром перевёз в июле 5210 машин.\nВладелец хочет второе судно.\nГавань глубокая.\nБилеты подорожали.",
    "de": "Die Fähre beförderte im Juli 5.210 Autos.\nDer Eigner will ein zweites Schiff.\nSie ist alt.",
}

TITLED = [
    ("en", "CORRECTED-Ferry carries more cars"),
    ("en", "(CORRECTED) - Ferry carries more cars"),
    ("en", "UPDATE 2-CORRECTED-Ferry carries more cars"),
    ("en", "RPT-CORRECTED-Ferry carries more cars"),
    ("en", "Ferry carries more cars (corrected)"),
    ("en", "Correction: Ferry carries more cars"),
    ("zh", "更正：渡轮运量增加"),
    ("zh", "（更正）渡轮运量增加"),
    ("zh", "【勘误】渡轮运量增加"),
    ("zh-Hant", "訂正-渡輪運量增加"),
    ("ja", "訂正：フェリーの輸送台数が増加"),
    ("ja", "〔お詫びと訂正〕フェリーの輸送台数が増加"),
    ("ko", "[정정] 여객선 수송 차량 증가"),
    ("ko", "바로잡습니다: 여객선 수송 차량"),
    ("ru", "ИСПРАВЛЕНО-Паром перевёз больше машин"),
    ("ru", "Поправка: Паром перевёз больше машин"),
    ("uk", "ВИПРАВЛЕНО: Пором перевіз більше машин"),
    ("de", "Korrektur: Fähre befördert mehr Autos"),
    ("de", "BERICHTIGUNG/Fähre befördert mehr Autos"),
    ("fr", "RECTIFICATIF-Le bac transporte plus de voitures"),
    ("fr", "Le bac transporte plus de voitures (corrigé)"),
    ("es", "CORREGIDO-El transbordador lleva más coches"),
    ("es", "Fe de errores: el transbordador"),
    ("pt", "CORREÇÃO-Balsa leva mais carros"),
    ("it", "RETTIFICA: il traghetto porta più auto"),
    ("nl", "CORRECTIE: Veerboot vervoert meer auto's"),
    ("pl", "KOREKTA: Prom przewiózł więcej aut"),
    ("tr", "DÜZELTME-Feribot daha çok araç taşıdı"),
    ("ar", "تصحيح: العبارة تنقل سيارات أكثر"),
    ("sv", "RÄTTELSE: Färjan tog fler bilar"),
    ("id", "RALAT - Feri mengangkut lebih banyak mobil"),
    ("vi", "Đính chính: Phà chở nhiều ô tô hơn"),
    ("hi", "भूल सुधार: नौका ने अधिक कारें ढोईं"),
    ("el", "ΔΙΟΡΘΩΣΗ: Το πλοίο μετέφερε περισσότερα αυτοκίνητα"),
]

# In the text: language, the sentence at its end
SAID = [
    ("en", "(Corrects figure in second paragraph)"),
    ("en", "(Corrects to 5,210 from 5,120)"),
    ("en", "Company corrects number of cars."),
    ("en", "Port's owner corrects number of cars from 5,120."),
    ("en", "An earlier version of this article misstated the number of cars."),
    ("en", "This story has been corrected to show that the ferry carried 5,210 cars."),
    ("en", "NOTE: In item moved July 3, company corrects number of cars."),
    ("zh", "更正：第一段汽车数量有误。"),
    ("zh", "（订正第二段数字）"),
    ("zh", "此前报道中的数字有误，应为5210辆，特此更正。"),
    ("ja", "（第1段落の台数を訂正します）"),
    ("ja", "本文中の台数を訂正しました。"),
    ("ko", "(기사 본문의 수치를 정정합니다)"),
    ("ru", "(Исправляет цифру во втором абзаце)"),
    ("ru", "В предыдущей версии сообщения была допущена ошибка в числе машин."),
    ("uk", "(Виправлено цифру в другому абзаці)"),
    ("de", "(Korrigiert Zahl im zweiten Absatz)"),
    ("de", "In einer früheren Version dieses Artikels hieß es irrtümlich, es seien 5.120 Autos gewesen."),
    ("fr", "(Corrige le chiffre au deuxième paragraphe)"),
    ("fr", "Une version antérieure de cet article indiquait à tort 5.120 voitures."),
    ("es", "(Corrige cifra en el segundo párrafo)"),
    ("pt", "(Corrige número no segundo parágrafo)"),
    ("it", "(Corregge la cifra nel secondo paragrafo)"),
    ("nl", "(Corrigeert aantal in tweede alinea)"),
    ("pl", "(Koryguje liczbę w drugim akapicie)"),
    ("tr", "(Düzeltme: ikinci paragraftaki rakam)"),
    ("ar", "(تصحيح الرقم في الفقرة الثانية)"),
    ("sv", "(Rättar siffra i andra stycket)"),
    ("id", "(Mengoreksi angka di paragraf kedua)"),
    ("vi", "(Đính chính con số ở đoạn hai)"),
    ("hi", "(भूल सुधार: दूसरे पैराग्राफ का आंकड़ा)"),
    ("el", "(Διορθώνει αριθμό στη δεύτερη παράγραφο)"),
]

# What only sounds like it: language, title, sentence at the end, why
OTHERWISE = [
    (
        "en",
        "Statistics office revises July car traffic",
        "The office revised its June figure to 4,980 from 5,020.",
        "a statistical revision",
    ),
    (
        "en",
        "Ministry corrects growth figure for June",
        "The ministry corrected its estimate to 2.1 percent.",
        "an office's own figure",
    ),
    ("en", "Corrections officers strike at island prison", "Corrections officers took the ferry.", "prison staff"),
    ("en", "Market correction may be over, brokers say", "A correction in the market was overdue.", "prices that fell"),
    ("en", "Government corrects the deficit", "It corrects the imbalance of past years.", "a policy"),
    ("en", "Captain was correct to turn back", "Correct steering matters, he said.", "an adjective"),
    ("en", "Seasonally corrected traffic up", "The figures are corrected for seasonal effects.", "statistics"),
    ("en", "UPDATE 1-Ferry carries more cars", "(Adds quote, background)", "an update"),
    ("zh", "渡轮公司修订七月数据", "统计局将六月数据修订为4980辆。", "a statistical revision"),
    ("zh", "监管部门责令渡轮公司更正行为", "该公司已纠正违规做法。", "misconduct put right"),
    ("ja", "フェリー会社、業績予想の修正を発表", "通期予想を上方修正した。", "a forecast"),
    (
        "ru",
        "Росстат пересмотрел данные о перевозках",
        "Ведомство пересмотрело оценку за июнь.",
        "a statistical revision",
    ),
    ("ru", "Коррекция рынка: акции паромов упали", "Поправки к закону о портах приняты.", "markets and bills"),
    (
        "de",
        "Amt revidiert Zahlen zum Fährverkehr",
        "Das Amt hat den Wert für Juni nach oben korrigiert.",
        "a statistical revision",
    ),
    (
        "de",
        "Kurskorrektur: Aktien der Reederei fallen",
        "Saisonbereinigt blieb der Verkehr gleich.",
        "prices that fell",
    ),
    ("fr", "La traversée coûte plus cher", "Lire aussi : le port sera agrandi", "a link to another text"),
    ("de", "Parlament ändert Gesetz", "In der ursprünglichen Fassung des Gesetzes stand eine Gebühr.", "a bill"),
    ("en", "Harbour bill passed", "An earlier version of the bill wrongly named the port.", "a bill"),
    (
        "fr",
        "L'institut révise ses chiffres de juin",
        "Les données sont corrigées des variations saisonnières.",
        "statistics",
    ),
    ("es", "El instituto revisa la cifra de junio", "El Gobierno corrige el déficit del puerto.", "a policy"),
    ("pt", "Governo corrige o déficit do porto", "Haverá correção monetária das tarifas.", "indexation"),
    ("it", "L'istituto rivede i dati di giugno", "I dati sono corretti per gli effetti di calendario.", "statistics"),
    ("tr", "Piyasada düzeltme hareketi", "Mevsim etkisinden arındırılmış veriler açıklandı.", "markets"),
    ("ar", "حركة تصحيح في السوق", "تراجعت أسهم العبارات.", "markets"),
    ("ko", "여객선 회사, 6월 실적 잠정치 수정", "통계청은 6월 수치를 상향 조정했다.", "a statistical revision"),
]


@pytest.mark.parametrize(("language", "title"), TITLED)
def test_a_title_says_that_the_text_is_corrected(language: str, title: str) -> None:
    found = notice(title, BODY["en"], language)
    assert found is not None
    assert (found.said, found.spans) == (title, ())


@pytest.mark.parametrize(("language", "said"), SAID)
def test_a_sentence_says_that_the_text_is_corrected(language: str, said: str) -> None:
    body = BODY.get(language, BODY["en"])
    found = notice("", f"{body}\n{said}", language)
    assert found is not None
    assert found.spans[0][0] >= len(body)
    first = notice("", f"{said}\n{body}", language)
    assert first is not None, "as well at the beginning"


def test_every_language_with_words_for_it_has_a_title_and_a_sentence_here() -> None:
    for rows in (TITLED, SAID):
        assert {language.split("-")[0] for language, _ in rows} == set(LANGUAGES)


@pytest.mark.parametrize(("language", "title", "said", "why"), OTHERWISE)
def test_what_only_sounds_like_a_correction_is_none(language: str, title: str, said: str, why: str) -> None:
    body = BODY.get(language, BODY["en"])
    assert notice(title, f"{body}\n{said}", language) is None, why
    assert notice(title, f"{said}\n{body}", language) is None, why


def test_what_a_report_tells_in_its_middle_is_no_notice() -> None:
    text = "\n".join([BODY["en"], "Corrects nothing, he added.", BODY["en"], BODY["en"]])
    assert notice("Ferry carries more cars", text, "en") is None


def test_an_unknown_language_is_read_with_all_words_and_another_one_with_none() -> None:
    assert notice("Korrektur: Fähre", BODY["de"], None) is not None
    assert notice("Korrektur: Fähre", BODY["de"], "fi") is None


def test_a_titled_correction_finds_the_sentence_that_says_what_was_wrong() -> None:
    found = notice("CORRECTED - Ferry", f"{BODY['en']}\nThe port's name should read Aldmouth.", "en")
    assert found is not None
    assert found.sentences == ("the port's name should read aldmouth.",)


def test_a_notice_that_the_older_text_carries_too_is_no_news() -> None:
    older = notice("CORRECTED - Ferry", f"{BODY['en']}\n(Corrects name of port.)", "en")
    newer = notice("CORRECTED - Ferry", f"{BODY['en']}\n(Corrects name of port.)\n(Corrects number of cars.)", "en")
    assert older is not None
    assert newer is not None
    assert is_news(newer, older)
    assert is_news(older, None)
    assert not is_news(older, older)


@pytest.mark.parametrize(
    ("language", "title", "again"),
    [
        ("en", "RPT-Ferry carries more cars", True),
        ("en", "CORRECTED-RPT-Ferry carries more cars", True),
        ("de", "Wiederholung: Fähre befördert mehr Autos", True),
        ("ru", "ПОВТОР-Паром перевёз больше машин", True),
        ("zh", "（重发）渡轮运量增加", True),
        ("ja", "再送-フェリーの輸送台数が増加", True),
        ("en", "Repeat offenders banned from ferry", False),
        ("de", "Wiederholung der Wahl kostet Millionen", False),
    ],
)
def test_a_title_says_that_the_item_is_sent_again(language: str, title: str, again: bool) -> None:
    assert sent_again(title, language) is again
