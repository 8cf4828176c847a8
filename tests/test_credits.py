"""Who a text credits and whether it calls itself a translation, through all rooms of `analyse`: en, zh, ru."""

import pytest

from monitor.agencies import provider, publisher_named
from monitor.analyse import analyse
from monitor.domain import Document

WALL = {
    "en": "The harbour council approved a new breakwater on Monday after months of debate.\n"
    "The wall will be 640 metres long and protect the fishing fleet from winter storms.\n"
    "Work starts in spring and is to last three years.",
    "zh": "港务委员会周一批准修建一道新的防波堤，此前讨论持续了数月。\n"
    "防波堤全长640米，将保护渔船队免受冬季风暴侵袭。\n工程将于春季开工，预计历时三年。",
    "ru": "Портовый совет в понедельник одобрил строительство нового волнореза после нескольких месяцев споров.\n"
    "Длина стены составит 640 метров, она защитит рыболовный флот от зимних штормов.\n"
    "Работы начнутся весной и продлятся три года.",
}


def provenance(language, before="", behind=""):
    text = f"{before}{WALL.get(language, WALL['en'])}{behind}"
    return analyse(Document(id="a", text=text, language=language)).article.provenance


@pytest.mark.parametrize(
    ("language", "before", "behind", "agency"),
    [
        ("en", "BERGEN, March 3 (Xinhua) -- ", "", "Xinhua"),
        ("en", "Xinhua — ", "", "Xinhua"),
        ("en", "BERGEN, March 3. /TASS/. ", "", "TASS"),
        ("en", "BERGEN (Reuters) - ", "", "Reuters"),
        ("en", "", " (Xinhua)", "Xinhua"),
        ("en", "", "\n(TASS)", "TASS"),
        ("en", "", "\n— Xinhua", "Xinhua"),
        ("en", "", "\nSource: Xinhua", "Xinhua"),
        ("en", "Source: TASS\n", "", "TASS"),
        ("zh", "新华社卑尔根3月3日电（记者李明）", "", "Xinhua"),
        ("zh", "据新华社3月3日电 ", "", "Xinhua"),
        ("zh", "塔斯社莫斯科2025年3月3日电 ", "", "TASS"),
        ("zh", "", "（新华社）", "Xinhua"),
        ("zh", "", "\n来源：新华社", "Xinhua"),
        ("ru", "БЕРГЕН, 3 марта. /ТАСС/. ", "", "TASS"),
        ("ru", "ТАСС, 3 марта. ", "", "TASS"),
        ("ru", "ТАСС — ", "", "TASS"),
        ("ru", "БЕРГЕН, 3 мар — РИА Новости. ", "", "RIA Novosti"),
        ("ru", "БЕРГЕН, 3 марта (Синьхуа) -- ", "", "Xinhua"),
        ("ru", "", "\n/ТАСС/", "TASS"),
        ("ru", "", "\nИсточник: ТАСС", "TASS"),
        ("ru", "Источник: агентство Синьхуа\n", "", "Xinhua"),
        ("en", "(Xinhua) -- ", "", "Xinhua"),
        ("en", "(AP) - ", "", "AP"),
        ("en", "(AFP) — ", "", "AFP"),
        ("en", "/TASS/. ", "", "TASS"),
        ("en", "(TASS). ", "", "TASS"),
        ("en", "Bergen [Norway], March 3 (ANI): ", "", "ANI"),
        ("en", "", "\n*Com informações da Reuters", "Reuters"),
        ("en", "", " (With inputs from PTI)", "PTI"),
        ("en", "", "\n(With inputs from ANI and other agencies)", "ANI"),
        ("en", "", " With files from The Canadian Press.", "The Canadian Press"),
        ("en", "", "\n(Source: Xinhua)", "Xinhua"),
        ("en", "", "\n© 2026 AFP", "AFP"),
        ("en", "", " © 2026 AFP", "AFP"),
        ("en", "", "\nCopyright 2026 The Associated Press. All rights reserved.", "AP"),
        ("en", "", "\n© EFE 2026. All rights reserved.", "EFE"),
        ("en", "", "\n(Theo TTXVN)", "VNA"),
        ("en", "", "\n(Reporting by Ann Lee in Bergen; Editing by Bo Dahl)", "Reuters"),
        ("en", "", " (Reporting by Ann Lee; Additional reporting by Ida Vik; Editing by Bo Dahl)", "Reuters"),
        ("zh", "中新网3月3日电 ", "", "China News Service"),
        ("zh", "新华社3月3日电 台风", "", "Xinhua"),
        ("zh", "（中央社卑爾根3日電）", "", "CNA"),
        ("zh", "据新华社电，", "", "Xinhua"),
        ("zh", "防波堤获批\n据法新社电，", "", "AFP"),
        ("zh", "", "（来源：新华社）", "Xinhua"),
        ("zh", "", "\n（來源：中央社）", "CNA"),
        ("zh", "", "\n来源：新华社客户端", "Xinhua"),
        ("ru", "/ТАСС/. ", "", "TASS"),
        ("ru", "Новый волнорез\n/Синьхуа/ -- ", "", "Xinhua"),
        ("ru", "", " (По материалам ТАСС)", "TASS"),
    ],
)
def test_the_agency_that_a_text_credits_is_found(language, before, behind, agency):
    found = provenance(language, before, behind)
    assert (found.agency, found.translated) == (agency, False)


@pytest.mark.parametrize(
    ("language", "before", "behind", "why"),
    [
        ("en", "Spa — ", "", "a town in the Ardennes"),
        ("en", "Reuters — a firm of brokers in those days — moved here. ", "", "a sentence about it"),
        ("en", "", " The Xinhua bookshop (founded in 1937) stays open.", "a shop of that name"),
        ("en", "", " Photographs: M. Lund/Reuters", "who took the picture is not who wrote"),
        ("zh", "据新华社报道，", "", "the source of what stands in one sentence, perhaps"),
        ("zh", "港务局周一开会。\n据新华社电，", "", "a sentence's source, behind others"),
        ("zh", "据新华社电话采访，", "", "a telephone, not a wire"),
        ("zh", "中新网3月3日电影频道播出了一部短片。", "", "a film, not a wire"),
        ("zh", "", "（图片来源：新华社）", "a picture's"),
        ("zh", "", "路透社报道了这一消息。", "a sentence about it"),
        ("ru", "", " Об этом сообщает Синьхуа.", "the source of one sentence"),
        ("en", "", " Reuters reported the vote first.", "the source of one sentence"),
        ("en", "AP Møller runs the quay. ", "", "a company of that name"),
        ("en", "AFP officers searched two boats at the quay on Sunday. ", "", "a police force of that name"),
        ("en", "", " The quay is guarded by the Australian Federal Police (AFP).", "an abbreviation is told"),
        ("en", "", " Ships come from the Middle East and North Africa (MENA).", "an abbreviation is told"),
        ("en", "", " Visitors rest in hot baths (spa).", "a word"),
        ("en", "(AP) Business of the harbour grew. ", "", "no dash"),
        ("en", "(AFP) - Federal police\n", "", "a list of abbreviations"),
        ("en", "(AP) — Associated Ports\n", "", "a list of abbreviations"),
        ("en", "© 2026 AFP\n", "", "above the text it is the picture's"),
        ("en", "", "\n© Reuters", "without a year it is a picture's, perhaps"),
        ("en", "", "\n© 2026 AFP Credit Union", "a bank"),
        ("en", "", "\n© 2026 Harbour Post", "a newspaper"),
        ("en", "", " The plan was drawn with inputs from AAP.", "a sentence about a party"),
        ("en", "", "\nReporting by Ann Lee. Editing by Bo Dahl.", "many sign so"),
        ("en", "", "\n(Reporting by Ann Lee; editing by Bo Dahl; bo@post.example)", "many sign so"),
        ("ru", "ТАСС — крупнейшее агентство страны. ", "", "a sentence about it"),
    ],
)
def test_who_is_only_named_is_not_credited(language, before, behind, why):
    assert provenance(language, before, behind).agency is None, why


@pytest.mark.parametrize(
    ("behind", "agency", "via"),
    [
        ("\nQuelle: dpa/Reuters", "dpa", ("dpa", "Reuters")),
        ("\nSource: AP, AFP", "AP", ("AP", "AFP")),
        ("\nSources: Xinhua and TASS", "Xinhua", ("Xinhua", "TASS")),
        ("\n(AFP/AP)", "AFP", ("AFP", "AP")),
        (" (With inputs from PTI, ANI)", "PTI", ("PTI", "ANI")),
        ("（来源：新华社、中新网）", "Xinhua", ("新华社", "中新网")),
        ("\nSource: Harbour Post/Reuters", None, ("Harbour Post/Reuters",)),  # whose text is not known
    ],
)
def test_of_several_agencies_the_first_is_credited_and_all_are_named(behind, agency, via):
    found = provenance("en", "", behind)
    assert (found.agency, found.via) == (agency, via)


@pytest.mark.parametrize(
    ("language", "before", "behind"),
    [
        ("en", "", "\nThis article was translated from Norwegian by machine."),
        ("en", "Machine translation. The original is in Russian.\n", ""),
        ("en", "", "\nTranslated from the Russian original."),
        ("zh", "", "\n本文由机器翻译，仅供参考。"),
        ("zh", "", "\n本文译自英文原文。"),
        ("zh", "", "\n（编译：王芳）"),
        ("ru", "", "\nПеревод выполнен автоматически."),
        ("ru", "", "\nМатериал переведён с английского языка с помощью машинного перевода."),
        ("ru", "Перевод с китайского.\n", ""),
        ("de", "", "\nAus dem Englischen übersetzt."),
        ("de", "", " (Aus dem Russischen ins Deutsche übersetzt von Ida Vik)"),
        ("de", "", "\nDieser Artikel wurde zuerst auf Russisch bei TASS veröffentlicht und maschinell übersetzt."),
        ("en", "", "\nThis story was first published in Chinese by Xinhua and has been translated by software."),
        ("en", "This article was written in Polish; it has been machine-translated.\n", ""),
        ("fr", "", "\nCet article a été publié initialement en russe par TASS et traduit automatiquement."),
        ("fr", "", "\nTraduit de l'anglais."),
        ("es", "", "\nEste texto fue publicado originalmente en chino por Xinhua y ha sido traducido por un programa."),
        ("pt", "", "\nEste artigo foi publicado originalmente em russo pela TASS e traduzido automaticamente."),
        ("it", "", "\nQuesto articolo è stato pubblicato originariamente in russo da TASS ed è stato tradotto."),
        ("it", "", "\nTradotto dall'inglese."),
        ("ru", "", "\nМатериал был впервые опубликован на китайском языке агентством Синьхуа и переведён программой."),
        ("uk", "", "\nЦей текст спочатку опубліковано російською агенцією ТАСС, його перекладено автоматично."),
        ("pl", "", "\nArtykuł ukazał się pierwotnie po rosyjsku w TASS i został przetłumaczony maszynowo."),
        ("zh", "", "\n本文最初由塔斯社以俄文发表，经机器翻译成中文。"),
    ],
)
def test_a_text_that_calls_itself_a_translation_is_one(language, before, behind):
    assert provenance(language, before, behind).translated


@pytest.mark.parametrize(
    ("behind", "agency"),
    [
        (
            "\nThis article was originally published in Russian by RIA Novosti and has been machine-translated.",
            "RIA Novosti",
        ),
        ("\nCet article a été publié initialement en russe par TASS et traduit automatiquement.", "TASS"),
        ("\nМатериал был впервые опубликован на китайском языке агентством Синьхуа и переведён программой.", "Xinhua"),
        ("\n本文最初由塔斯社以俄文发表，经机器翻译成中文。", "TASS"),
        (
            "\nThis article was first published by Harbour Post and translated by AFP.",
            None,
        ),  # who translated is not who told
    ],
)
def test_a_translation_that_names_who_published_first_credits_it(behind, agency):
    found = provenance("en", "", behind)
    assert (found.agency, found.translated) == (agency, True)


@pytest.mark.parametrize(
    ("language", "behind", "why"),
    [
        ("de", "\nAus dem Englischen übersetzt bedeutet der Name der Mauer Wellenbrecher.", "what a name means"),
        ("de", "\nAus dem Englischen übersetzt von Ida Vik, erschien der Roman der Fischer im Mai.", "a book"),
        ("en", "\nThe guide was first published in Oslo and has been translated by sailors.", "a book"),
        ("en", "\nThis report was first published in Oslo and has been translated into nine languages.", "a book"),
        ("en", "\nThis article was originally published in Harbour Post.", "published, not translated"),
        ("ru", "\nРоман о волнорезе был переведён на девять языков.", "a book"),
        ("fr", "\nCe roman a été publié en russe puis traduit en neuf langues.", "a book"),
        ("zh", "\n文章介绍了机器翻译的历史。", "what it tells of"),
        ("zh", "\n这部小说最初由港口出版社发表，已被翻译成九种语言。", "a book"),
    ],
)
def test_a_text_that_speaks_of_translations_is_none(language, behind, why):
    assert not provenance(language, "", behind).translated, why


@pytest.mark.parametrize("language", WALL)
def test_a_text_that_credits_nobody_credits_nobody(language):
    found = provenance(language)
    assert (found.agency, found.translated, found.via) == (None, False, ())


@pytest.mark.parametrize(
    ("agency", "source", "whose", "why"),
    [
        ("Xinhua", "Harbour Post", "Xinhua", "who is credited"),
        (None, "新华社", "Xinhua", "an agency's own text"),
        ("TASS", "Интерфакс", "TASS", "an agency that credits another"),
        (None, "Harbour Post", None, "a newspaper's"),
        ("PR Newswire", "Harbour Post", None, "a wire carries what others write"),
        (None, "Business Wire", None, "the same, as a source"),
        (None, None, None, "nothing is known"),
    ],
)
def test_whose_text_it_is(agency, source, whose, why):
    assert provider(agency, source) == whose, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Post", "harbour post"),
        ("Агентство Синьхуа", "新华网"),
        ("www.harbour-post.example", "harbour-post.example"),
    ],
)
def test_two_spellings_of_a_publisher_are_one_name(one, other):
    assert publisher_named(one) == publisher_named(other) != ""


def test_no_name_is_nobodys():
    assert publisher_named(None) == publisher_named("…") == ""
