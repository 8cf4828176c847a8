import pytest

from monitor.describe.language import detect


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The council approved the budget for next year.", "en", "an ordinary sentence"),
        ("市政府公布了明年的科研预算，总额超过三百亿元。", "zh-Hans", "simplified characters"),
        (
            "市政府公佈了明年的科研預算，總額超過三百億元。",
            "zh-Hant",
            "traditional characters, which models call Korean",
        ),
        ("Власти города утвердили бюджет на следующий год.", "ru", "Cyrillic shared by many: the model chooses"),
        ("Влада міста затвердила бюджет на наступний рік, який більший.", "uk", "Ukrainian, not Russian"),
        ("市は来年度の研究予算を発表した。", "ja", "kana among the characters"),
        ("시는 내년 연구 예산을 발표했다.", "ko", "Hangul"),
        ("สภาเมืองอนุมัติงบประมาณสำหรับปีหน้า", "th", "a script of its own"),
        ("Το συμβούλιο ενέκρινε τον προϋπολογισμό.", "el", "a script of its own"),
        ("Der Stadtrat hat den Haushalt für das nächste Jahr gebilligt.", "de", "Latin script: the model chooses"),
        ("华为HUAWEI与OpenAI、Google DeepMind发布AI模型", "zh-Hans", "names in Latin letters outnumber the characters"),
        ("THE CITY COUNCIL APPROVED THE NEW BUDGET ON MONDAY", "en", "capitals throughout"),
    ],
)
def test_the_language_is_told_from_the_text(text, expected, why):
    assert detect(text) == expected, why


@pytest.mark.parametrize("text", ["", "   ", "2024", "12.5 % — 3,4", "!?", "\ufffd\ufffd"])
def test_nothing_is_said_of_a_text_without_words(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "hint", "expected", "why"),
    [
        ("R&D 2024: +8 %", "ru", "ru", "too little text to say otherwise"),
        ("Шэньчжэнь, Гуанчжоу", "ru", "ru", "the source says so"),
        ("深圳去年的研发投入增长了百分之八，居全国第二。", "en", "zh-Hans", "the script contradicts the hint"),
        ("The report was published in English this time.", "zh", "en", "the script contradicts the hint"),
        ("市政府公佈了預算", "zh", "zh-Hant", "the hint leaves the script open"),
        ("市政府公佈了預算", "zh-TW", "zh-Hant", "a region stands for its script"),
        ("北京", "zh_CN", "zh-Hans", "an underscore is no mistake of ours to punish"),
        ("Budget approved", "en-GB", "en", "the region is dropped"),
        ("Budget approved for the coming year", "not a tag", "en", "nonsense as a hint is no hint"),
    ],
)
def test_a_hint_wins_unless_the_script_contradicts_it(text, hint, expected, why):
    assert detect(text, hint) == expected, why


def test_the_same_text_has_the_same_language_every_time():
    text = "Genève Zürich budget 2024 Lugano plan " * 12
    assert len({detect(text) for _ in range(5)}) == 1


def test_no_model_is_fetched_from_the_network(monkeypatch):
    import socket

    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert detect("La municipalité a approuvé le budget de l'année prochaine.") == "fr"
