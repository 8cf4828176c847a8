"""Cleaning: notices go, sentences stay, everything that goes is named."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.clean import clean
from monitor.domain import Extracted

CORPUS = Path(__file__).parent / "corpus"
STORY = (
    "The harbour of Brill handled 4.2 million containers last year, 7.5 percent more than the year before.",
    "Its director said on Thursday that the new quay would open in spring and cost 31 million euros.",
    "The harbour is the third largest of the coast.",
)


def cleaned(*lines, title=""):
    return clean(Extracted(title, "\n".join(lines)), None)


def rule_of(line, where="tail"):
    """The rule that takes `line` from the end (or head) of an ordinary article, None if it stays."""
    lines = (*STORY, line) if where == "tail" else (line, *STORY)
    found = cleaned(*lines)
    assert found.text.split("\n") == [*STORY] or not found.removed
    return found.removed[0].rule if found.removed else None


@pytest.mark.parametrize(
    "case", sorted(path.stem for path in CORPUS.glob("clean_*.txt") if "expected" not in path.stem)
)
def test_texts_of_the_corpus_come_out_as_written_beside_them(case):
    found = cleaned(*(CORPUS / f"{case}.txt").read_text(encoding="utf-8").splitlines())
    assert found.text == (CORPUS / f"{case}.expected.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "banner",
    [
        "Our website uses cookies so that it knows you when you come back.",
        "By reading on you agree to our Privacy Policy and to cookies.",
        "We value your privacy: we and our 812 partners store and access personal data on your device.",
        "本網站使用Cookie以提升您的瀏覽體驗，繼續瀏覽代表您同意我們的使用條款。",
        "我们使用Cookie来分析流量，继续使用本站即表示您同意。",
        "Сайт использует cookie, чтобы вам было удобнее.",
        "Diese Website verwendet Cookies. Mit dem Weiterlesen stimmen Sie dem zu.",
        "Ce site utilise des cookies afin de retenir vos réglages.",
        "Usamos cookies para que tu experiencia sea mejor. Si sigues navegando, aceptas su uso.",
        "Este site utiliza cookies para melhorar a sua experiência.",
        "Questo sito utilizza cookie per migliorare la tua esperienza.",
        "当サイトは利便性向上のためクッキーを使用します。閲覧を続けると同意したとみなします。",
        "저희 사이트는 더 나은 경험을 위해 쿠키를 사용합니다. 계속 이용하시면 동의한 것입니다.",
        "Ми використовуємо cookie, щоб покращити ваш досвід.",
        "Nasza strona używa plików cookies w celu poprawy wygody; korzystając z niej, wyrażasz zgodę.",
        "Web sitemizde size daha iyi bir deneyim sunmak için çerez kullanıyoruz.",
        "يستخدم موقعنا ملفات تعريف الارتباط لتحسين تجربتك.",
    ],
)
def test_cookie_notices_go_in_every_language_at_either_end(banner):
    assert rule_of(banner, "head") in ("cookie_notice", "privacy_notice")
    assert rule_of(banner) in ("cookie_notice", "privacy_notice")


@pytest.mark.parametrize(
    "button",
    ["Accept necessary cookies only", "Reject non-essential", "OK", "Zustimmen und weiter", "Continuer sans accepter",
     "Настроить", "接受所有Cookie", "すべて拒否", "모두 동의", "Aceptar y continuar", "Rifiuta tutti",
     "Akceptuję wszystkie", "Tümünü kabul et", "قبول الكل"],
)  # fmt: skip
def test_consent_buttons_go(button):
    assert rule_of(button, "head") == "consent_button"


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Terms of Service | Privacy Notice | Cookie Settings", "legal_links"),
        ("Subscribe to our free daily newsletter and never miss a story", "newsletter_prompt"),
        ("Abonnieren Sie unseren Newsletter", "newsletter_prompt"),
        ("Inscrivez-vous à notre newsletter", "newsletter_prompt"),
        ("Suscríbete gratis a nuestro boletín diario", "newsletter_prompt"),
        ("Iscriviti alla nostra newsletter", "newsletter_prompt"),
        ("Assine nossa newsletter", "newsletter_prompt"),
        ("Підписуйтесь на наш канал у Telegram", "newsletter_prompt"),
        ("Zapisz się do naszego newslettera", "newsletter_prompt"),
        ("Bültenimize abone olun", "newsletter_prompt"),
        ("اشترك في نشرتنا البريدية", "newsletter_prompt"),
        ("点击下载客户端，查看更多内容", "newsletter_prompt"),
        ("Share via WhatsApp, Telegram or e-mail", "share_buttons"),
        ("Auf Facebook teilen", "share_buttons"),
        ("Most read", "related_heading"),
        ("Auch interessant", "related_heading"),
        ("Trending searches", "search_trends"),
        ("热搜榜", "search_trends"),
        ("© Brill Gazette 2025", "copyright"),
        ("Copyright 2025 by Brill Gazette. No part may be copied.", "copyright"),
        ("Nachdruck nur mit Genehmigung des Verlags", "copyright"),
        ("转载请注明来源", "copyright"),
        ("При перепечатке ссылка на сайт обязательна", "copyright"),
        ("Tutti i diritti riservati", "copyright"),
        ("Wszelkie prawa zastrzeżone", "copyright"),
        ("Tüm hakları saklıdır", "copyright"),
        ("جميع الحقوق محفوظة", "copyright"),
        ("무단 전재 및 재배포 금지", "copyright"),
        ("禁無断転載", "copyright"),
        ("Disclaimer: this text is for information only and is no advice to invest.", "disclaimer"),
        ("What contributors write are their opinions and may not reflect those of the editors.", "disclaimer"),
        ("Note: the content was obtained directly from a press release and has not been edited.", "disclaimer"),
        ("本文观点不代表本站立场", "disclaimer"),
        ("Die Meinung des Autors muss nicht unbedingt die der Redaktion widerspiegeln.", "disclaimer"),
        ("Les opinions exprimées n'engagent que leur auteur.", "disclaimer"),
        ("A full disclaimer can be found at the end of this page", "disclaimer_pointer"),
        ("This article was automatically translated from Russian", "translation_notice"),
        ("Traducción automática del inglés", "translation_notice"),
        ("Photo by Jan Smit", "photo_credit"),
        ("Foto: Jan Smit/dpa", "photo_credit"),
        ("摄影：李四", "photo_credit"),
        ("编辑：赵六", "editor_credit"),
        ("(Reporting by Jan Smit; Editing by Anna Berg)", "editor_credit"),
        ("Source: Brill Harbour Authority", "source_line"),
        ("###", "end_mark"),
        ("-30-", "end_mark"),
        ("【完】", "end_mark"),
        ("Конец", "end_mark"),
    ],
)
def test_notices_at_the_end_go_by_their_kind(line, rule):
    assert rule_of(line) == rule


@pytest.mark.parametrize(
    "sentence",
    [
        "“Whoever reads on here agrees to cookies,” said the banner on its page.",  # quotes a banner
        "The shop said that it would use cookies only if you agree to them.",  # reports on one
        "The office fined the portal 310,000 euros: nobody could refuse the cookies on its front page.",
        "“I agree,” said the mayor.",
        "“Accept all” was the only button, the court found.",
        "Source: an official close to the talks said that the deal was near.",
        "Источник: представитель порта сообщил о новых причалах.",
        "来源：一名知情官员表示，谈判接近完成。",
        "A disclaimer in the contract limits what the harbour pays.",
        "Please note the harbour will be closed on Sunday, the director said.",
        "Translation of the contract into three languages took a year.",
        "Region by region, trade grew in the north and fell in the south.",
        "Search trends point to fewer cruises, the office reported.",
        "All rights of the fishermen were respected, the court ruled.",
        "Copyright law will change in March, the ministry announced.",
        "Share prices of the ferry company fell 3 percent.",
        "Subscribers of the paper pay 9 euros a month.",
        "Read also means to study at some universities.",
        "Related companies must report their loans from July.",
        "Photographs of the wreck were sold for 12,000 euros.",
        "The end of the strike is near.",
        "记者：新码头何时启用？",  # an interview's question, not a credit
        "Die Rechte der Fischer bleiben gewahrt.",
        "Alle akzeptieren den Vertrag, sagte der Bürgermeister.",
        "我同意这个方案，市长说。",
        "Подписка на газету подорожала до 900 рублей.",
    ],
)
def test_sentences_that_only_speak_of_such_things_stay(sentence):
    assert rule_of(sentence) is None
    assert rule_of(sentence, "head") is None


def test_ambiguous_words_stay_in_the_middle_of_a_long_text():
    body = [f"Ship number {n} came into the harbour and left it again on the same day." for n in range(40)]
    assert "Settings" in cleaned(*body[:20], "Settings", *body[20:]).text
    assert "Advertisement" not in cleaned(*body[:20], "Advertisement", *body[20:]).text


def test_everything_that_went_is_reported_and_nothing_else_is_lost():
    lines = (CORPUS / "clean_harbour_en.txt").read_text(encoding="utf-8").splitlines()
    found = cleaned(*lines)
    assert sorted(" ".join([found.text, *(piece.text for piece in found.removed)]).split()) == sorted(
        " ".join(lines).split()
    )
    assert all(piece.rule for piece in found.removed)


def test_a_wrapper_tells_who_says_it_and_through_whom():
    found = cleaned(
        "Translation. Region: Northland –",
        "Source: Northland in Brief – Northland in Brief –",
        "Source: Northland Ministry of Ports – Daily News",
        "BRILL, January 16 (Xinhua) -- The harbour handled 4.2 million containers last year.",
        *STORY,
    )
    assert found.provenance.agency == "Xinhua"
    assert found.provenance.translated
    assert found.provenance.via == ("Northland in Brief", "Northland Ministry of Ports", "Daily News")
    assert found.dateline == "BRILL"


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("BEIJING, Jan. 16 (Xinhua) -- Trade grew.", "BEIJING", "Xinhua"),
        ("Berlin (dpa) - Der Handel wuchs.", "Berlin", "dpa"),
        ("PARIS, 16 janvier (AFP) - Le commerce croît.", "PARIS", "AFP"),
        ("Madrid, 16 ene (EFE).- El comercio crece.", "Madrid", "EFE"),
        ("МОСКВА, 16 января. /ТАСС/. Торговля выросла.", "МОСКВА", "TASS"),
        ("МОСКВА, 16 янв — РИА Новости. Торговля выросла.", "МОСКВА", "RIA Novosti"),
        ("Пекин, 16 января /Синьхуа/ -- Торговля выросла.", "Пекин", "Xinhua"),
        ("Київ. 16 січня. УНІАН. Торгівля зросла.", "Київ", "UNIAN"),
        ("新华社北京1月16日电 贸易增长。", "北京", "Xinhua"),
        ("中新网深圳1月16日电 （记者 张三）贸易增长。", "深圳", "China News Service"),
        ("本报广州1月16日讯 贸易增长。", "广州", None),
        ("【北京共同】貿易が伸びた。", "北京", "Kyodo"),
        ("[東京 16日 ロイター] 貿易が伸びた。", "東京", "Reuters"),
        ("(서울=연합뉴스) 무역이 늘었다.", "서울", "Yonhap"),
        ("(ANSA) - ROMA, 16 GEN - Il commercio cresce.", "ROMA", "ANSA"),
        ("WASHINGTON — Trade grew.", "WASHINGTON", None),
        ("The mayor (left) - a sailor - spoke.", None, None),
        ("Trade grew in Beijing.", None, None),
    ],
)
def test_datelines_name_place_and_agency_and_stay_in_the_text(opening, place, agency):
    found = cleaned("Trade grows", opening, *STORY)
    assert (found.dateline, found.provenance.agency) == (place, agency)
    assert opening in found.text


def test_a_first_line_that_is_a_headline_becomes_the_title_and_stays():
    found = cleaned("Accept all", "Harbour of Brill grows again", *STORY)
    assert found.title == "Harbour of Brill grows again"
    assert found.text.startswith(found.title)
    assert cleaned(*STORY).title == ""
    assert cleaned("Other words", *STORY, title="As hinted").title == "As hinted"


def test_hostile_lines_cost_linear_time():
    start = time.process_time()
    for trap in (
        "accept all " * 200,
        "同意接受" * 600,
        "cookie " * 300,
        "(" * 2_400,
        "source: " * 300,
        "© " * 1_000,
        "-" * 2_400,
    ):
        cleaned(trap, *STORY, trap)
    cleaned(*("x" * 100 for _ in range(20_000)))
    assert time.process_time() - start < 4


PIECES = [
    *STORY,
    "Accept all",
    "We use cookies to count our visitors.",
    "Source: Port Office – Port Office –",
    "© 2025 Gazette",
    "Related stories",
    "A short line",
    "—",
    "",
    "The end. © 2025 Gazette. All rights reserved.",
    "Photo: Jan Smit",
    "（完）",
    "他说。（完）",
    "1月16日，港口开放。",
    "Read also: Something else",
    "“Quote that never ends",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=40))
def test_cleaning_twice_equals_cleaning_once(lines):
    once = cleaned(*lines)
    assert clean(Extracted("", once.text), None).text == once.text
