"""Copies, translations, back-translations and excerpts; and all that looks like them and is none."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from monitor.domain import (
    Analysis,
    Article,
    Embedding,
    Figure,
    FigureKind,
    Neighbour,
    Provenance,
    Relation,
    StoryLink,
)
from monitor.embed import embed, packaged
from monitor.reprints import decide, fingerprint
from monitor.reprints.likeness import Kind, Telling, compare

MORNING = datetime(2025, 6, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)

# ───────────────────────────── texts ─────────────────────────────

TRAM = """The council of Lindhaven voted on Tuesday to extend its tram network to the airport.
The new line will be 14.2 kilometres long and have 11 stops, most of them in the eastern suburbs.
Construction is to cost 860 million euros, of which the state pays 60 percent.
"We have talked about this for thirty years, and now we are building it," mayor Ines Falk told reporters.
The opposition criticised that the costs had risen by 215 million euros since the first plan.
Work on the depot will begin in autumn, and the first passengers are expected in 2031.
About 38,000 people are expected to use the line every day.
Shop owners along the route fear that years of road works will keep customers away."""

TRAM_RU = """Городской совет Линдхавена во вторник проголосовал за продление трамвайной сети до аэропорта.
Новая линия протянется на 14,2 километра и будет иметь 11 остановок, большинство из них — в восточных пригородах.
Строительство обойдётся в 860 миллионов евро, из которых 60 процентов оплатит земля.
«Мы говорили об этом тридцать лет, а теперь мы это строим», — сказала журналистам мэр Инес Фальк.
Оппозиция раскритиковала то, что со времени первого проекта расходы выросли на 215 миллионов евро.
Работы в депо начнутся осенью, а первых пассажиров ожидают в 2031 году.
Ожидается, что линией ежедневно будут пользоваться около 38 000 человек.
Владельцы магазинов вдоль маршрута опасаются, что годы дорожных работ отпугнут покупателей."""

TRAM_ZH = """林德港市议会周二投票决定将有轨电车网络延伸至机场。
新线路全长14.2公里，设11个车站，其中大部分位于东部郊区。
建设费用为8.6亿欧元，其中60%由州政府承担。
市长伊内丝·法尔克对记者表示：“这件事我们谈了三十年，现在我们终于动工了。”
反对派批评说，自最初方案以来，费用已上涨2.15亿欧元。
车辆段工程将于秋季开工，预计2031年迎来首批乘客。
预计每天约有38000人乘坐该线路。
沿线店主担心，多年的道路施工会让顾客不再上门。"""

# The Russian text put back into English by another hand.
TRAM_BACK = """On Tuesday Lindhaven's city council voted in favour of prolonging the tramway network up to the airport.
The new route will stretch for 14.2 kilometres and include 11 stations, the majority in eastern suburbs.
Building it will cost 860 million euros, and 60 percent of that will be covered by the state.
"For thirty years we spoke about it, and now we build it," Mayor Ines Falk said to journalists.
The opposition was critical of the fact that expenses have grown by 215 million euros since the original project.
Works at the depot start in the autumn, while the first passengers are awaited in 2031.
It is expected that around 38,000 persons will use the line daily.
Owners of shops along the route are afraid that years of roadworks will scare off buyers."""

# Another newspaper at the same council meeting.
TRAM_RIVAL = """Lindhaven is getting its airport tram after all.
After a debate that went on until midnight, 31 of 58 members raised their hands for the project on Tuesday.
The Greens called the decision historic; the Conservatives left the hall before the vote.
According to the transport office the ride from the main station will take 24 minutes.
A citizens' group that collected 9,400 signatures against the line wants to go to court.
Its speaker, retired engineer Tomas Brandt, said that buses would have done the job for a tenth of the money.
The airport, which counted 5.3 million passengers last year, welcomed the decision."""

MARKET = """Shares in Norrmark closed {0} on {1}, with the NX-40 index at {2} points.
Turnover on the exchange came to {3} billion crowns.
Bank shares led the market, among them Nordhav, which changed by {4} percent.
The crown traded at {5} to the euro in the afternoon.
The yield of ten-year government bonds stood at {6} percent.
Dealers said that the market was waiting for the central bank's decision on interest rates.
Brent crude for delivery next month cost {7} dollars a barrel."""

MARKET_MON = MARKET.format("higher", "Monday", "2,418.33", "7.41", "1.7", "11.284", "2.93", "71.52")
MARKET_TUE = MARKET.format("lower", "Tuesday", "2,391.06", "6.88", "2.4", "11.341", "2.98", "70.17")

LONG = (
    TRAM
    + """
The line was first proposed in the nineties, when the airport moved from the harbour to its present place.
Two referendums failed, the second one by a margin of 1,900 votes.
Since then the number of flights has doubled, and the motorway is blocked on most mornings.
Engineers had to move the route twice because of a nature reserve in which a rare species of crane breeds.
A tunnel below the river was given up for a bridge that cyclists will be able to use, too.
The contract for 22 low-floor trams is to be awarded in spring.
Neighbouring Ostwick considers joining with a branch of its own.
In a survey by the university two thirds of those asked were in favour of the project."""
)


# ───────────────────────────── builders ─────────────────────────────


@pytest.fixture(scope="module")
def encoder():
    encoder = packaged()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    return encoder


def figures_of(text):
    """Every number as a figure: enough for texts of our own in which none is a name or a date."""
    found = re.finditer(r"\d+(?:[.,]\d+)*", text)
    return [a_figure(match.group().replace(",", ""), start=match.start()) for match in found]


def a_figure(value, kind=FigureKind.AMOUNT, start=0, **more):
    value = Decimal(value)
    return Figure(start, start + 1, "x", kind, value, value, value, "EUR", **more)


def one_a_line(numbers, text):
    """Figures with these values, each at the beginning of a line."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return [a_figure(number, start=start) for number, start in zip(numbers, starts, strict=False)]


def an_analysis(name, text, language="en", *, encoder=None, published=MORNING, translated=False, numbers=None):
    figures = figures_of(text) if numbers is None else one_a_line(numbers, text)
    vectors = embed(text, language, encoder) if encoder else None
    article = Article(name, None, "", text, language, published, provenance=Provenance(translated=translated))
    return Analysis(article, (), fingerprint(text, figures, language), vectors)


def on_file(key, story, analysis, relation=Relation.ORIGINAL, published=None):
    article = analysis.article
    return Neighbour(
        key,
        story,
        article.id,
        article.language,
        published or article.published,
        None,
        analysis.fingerprint,
        analysis.embedding,
        relation,
    )


def link(new, *known) -> StoryLink:
    return decide(new, MORNING + 48 * HOUR, known)


# ───────────────────────────── fingerprints ─────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The line is 14 km long.", "THE LINE  is 14\u00a0km long", "case and white space"),
        ("“We build it,” she said.", '"We build it", she said.', "quotes and where the comma stands"),
        ("新线路全长14公里。", "新线路全长１４公里！", "width"),
    ],
)
def test_a_sentence_is_recognised_in_spite_of_its_dress(one, other, why):
    assert fingerprint(one, ()).sentences == fingerprint(other, ()).sentences, why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("It rose by 3.5 percent.", "It rose by 35 percent.", "a decimal point is not punctuation"),
        ("It rose by 3.5 percent.", "It rose by 3.6 percent.", "one digit"),
        ("It rose in May.", "It fell in May.", "one word"),
    ],
)
def test_sentences_that_say_other_things_are_told_apart(one, other, why):
    assert fingerprint(one, ()).sentences != fingerprint(other, ()).sentences, why


def test_the_text_hash_is_that_of_the_whole_text():
    assert fingerprint("A  line.\nAnother.", ()).text == fingerprint("a line. Another.", ()).text
    assert fingerprint("A line.", ()).text != fingerprint("A line. Another.", ()).text


@pytest.mark.parametrize(
    ("figures", "numbers", "why"),
    [
        ([a_figure("318470000000"), a_figure("3.1847E+11")], ("318470000000",) * 2, "one value has one spelling"),
        ([a_figure("12.90")], ("12.9",), "a trailing zero is no other value"),
        ([a_figure("100")], ("100",), "zeros before the point stay"),
        ([a_figure("-3.2")], ("3.2",), "languages say it with a minus or with a word"),
        ([a_figure("2", FigureKind.RANK), a_figure("9", FigureKind.STREAK)], (), "worded too differently"),
        ([a_figure("6", FigureKind.COUNT)], (), "six laboratories: a matter of style"),
        ([a_figure("25000", FigureKind.COUNT)], ("25000",), "nobody spells this out"),
        ([a_figure("6.6", FigureKind.PERCENT)], ("6.6",), "small, but no count"),
        ([a_figure("30000000"), a_figure("4200000", pair_of=0)], ("30000000",), "a conversion may be left out"),
    ],
)
def test_the_numbers_are_those_that_a_translation_keeps(figures, numbers, why):
    assert tuple(value for _, value, _ in fingerprint("", figures).numbers) == numbers, why


@pytest.mark.parametrize(
    ("text", "digits", "why"),
    [
        ("318.47 billion", ["31847"], "separators are not kept"),
        ("3184.7亿", ["31847"], "another scale word, the same digits"),
        ("1 234 567,5 and 1\u00a0234", ["12345675", "1234"], "spaces between thousands"),
        ("In 2024 and 1987, but 2 024", ["2024"], "years go; what has a space is none"),
        ("38,000 or 38 thousand", ["38", "38"], "zeros at the end go"),
        ("0.50 and 00", ["5", "0"], "zeros in front too"),
        ("٢٤٫٥ مليون", ["245"], "digits of another script"),
        ("tel. 004912345678901234567890", [], "too long for a quantity"),
        ("3:2 on 16.01", ["3", "2", "1601"], "a score is two numbers, a date may be one"),
    ],
)
def test_what_is_printed_in_digits(text, digits, why):
    assert [value for _, value in fingerprint(text, ()).numerals] == digits, why


# ───────────────────────────── one story ─────────────────────────────


def test_the_first_telling_opens_a_story(encoder):
    first = link(an_analysis("a", TRAM, encoder=encoder))
    assert (first.story, first.relation, first.related) == (None, Relation.ORIGINAL, ())


def test_the_same_text_is_a_reprint_even_without_a_model():
    known = on_file(1, "S", an_analysis("a", TRAM))
    copy = link(an_analysis("b", TRAM.upper()), known)
    assert (copy.story, copy.relation, copy.original, copy.score) == ("S", Relation.REPRINT, 1, 1.0)


MATCHES = (
    "Harrow Town beat Selby Rovers 3-1 in front of 12,400 spectators on Saturday.\n"
    "The home side went ahead through Dale Perrin after twenty minutes.\n"
    "The win lifts Harrow to fourth place in the table.",
    "Marlow City beat Oakham United 2-0 in front of 9,850 spectators on Sunday.\n"
    "The home side went ahead through Luis Ferro just before half-time.\n"
    "The win lifts Marlow to sixth place in the table.",
)


def test_two_short_reports_of_one_genre_that_share_no_figure_are_two_stories(encoder):
    first, second = MATCHES
    known = on_file(1, "first", an_analysis("first", first, encoder=encoder, numbers=["12400"]))
    apart = link(an_analysis("second", second, encoder=encoder, numbers=["9850"]), known)
    assert (apart.story, apart.related) == (None, ("first",))


def test_a_short_retelling_with_its_one_figure_misread_stays_a_retelling(encoder):
    first, _ = MATCHES
    again = (
        "On Saturday 12,300 fans saw Harrow Town defeat Selby Rovers by three goals to one.\n"
        "Dale Perrin scored first for the hosts in the twentieth minute.\n"
        "Harrow move up to fourth in the standings thanks to the victory."
    )
    known = on_file(1, "first", an_analysis("first", first, encoder=encoder, numbers=["12400"]))
    assert link(an_analysis("again", again, encoder=encoder, numbers=["12300"]), known).story == "first"


def test_the_same_text_in_the_other_chinese_script_is_a_copy_even_without_a_model():
    known = on_file(1, "S", an_analysis("a", "港口货物吞吐量增长了4%。新起重机由该地区出资。", "zh-Hans"))
    other = an_analysis("b", "港口貨物吞吐量增長了4%。新起重機由該地區出資。", "zh-Hant")
    assert link(other, known).relation is Relation.REPRINT


def test_a_very_short_text_joins_by_its_exact_words_only():
    known = on_file(1, "S", an_analysis("a", "The bridge is closed. Trains turn back at Ostwick."))
    assert link(an_analysis("b", "The bridge is closed. Trains turn back at Ostwick!"), known).story is None
    assert link(an_analysis("b", "The bridge is closed.  Trains turn back at Ostwick."), known).story == "S"


def test_a_copy_with_a_sentence_changed_is_a_reprint_even_without_a_model():
    known = on_file(1, "S", an_analysis("a", TRAM))
    edited = (
        TRAM.replace("Work on the depot will begin in autumn, and", "According to the plan") + "\nReporting by staff."
    )
    near = link(an_analysis("b", edited), known)
    assert (near.story, near.relation) == ("S", Relation.REPRINT)
    assert "7 of 8 sentences" in near.why


@pytest.mark.parametrize(("text", "language"), [(TRAM_RU, "ru"), (TRAM_ZH, "zh-Hans")])
def test_a_translation_is_found(encoder, text, language):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    found = link(an_analysis("b", text, language, encoder=encoder, numbers=["14.2", "860000000", "60"]), known)
    assert (found.story, found.relation, found.original) == ("S", Relation.TRANSLATION, 1)
    assert found.score >= 0.57


def test_a_translation_of_a_translation_is_found(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM_RU, "ru", encoder=encoder, numbers=[]))
    assert link(an_analysis("b", TRAM_ZH, "zh", encoder=encoder, numbers=[]), known).relation is Relation.TRANSLATION


def test_a_back_translation_that_says_so_is_called_one(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    found = link(an_analysis("b", TRAM_BACK, encoder=encoder, translated=True), known)
    assert (found.story, found.relation) == ("S", Relation.BACK_TRANSLATION)


def test_a_rewording_is_called_a_back_translation_when_the_story_has_been_abroad(encoder):
    original = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    abroad = on_file(
        2, "S", an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[]), Relation.TRANSLATION, MORNING + HOUR
    )
    back = an_analysis("c", TRAM_BACK, encoder=encoder, published=MORNING + 2 * HOUR)
    assert link(back, original, abroad).relation is Relation.BACK_TRANSLATION
    assert link(back, original).relation is Relation.REPRINT


def test_a_rewording_that_is_nearer_to_its_own_language_is_a_reprint_wherever_the_story_has_been(encoder):
    """An editor's new wording: most sentences as they were, none word for word, and no sign of another language."""
    edited = "\n".join(f"On Tuesday: {line[:1].lower()}{line[1:]}" for line in TRAM.splitlines())
    original = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    abroad = on_file(2, "S", an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[]), Relation.TRANSLATION)
    assert link(an_analysis("c", edited, encoder=encoder), original, abroad).relation is Relation.REPRINT


def test_a_rewording_that_credits_who_told_it_abroad_came_back_from_there(encoder):
    edited = "\n".join(f"On Tuesday: {line[:1].lower()}{line[1:]}" for line in TRAM.splitlines())
    original = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    russian = on_file(2, "S", an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[]), Relation.TRANSLATION)
    abroad = replace(russian, source="Вечерний Линдхавен")
    new = an_analysis("c", edited, encoder=encoder)
    credited = replace(new, article=replace(new.article, provenance=Provenance(via=("Вечерний Линдхавен",))))
    assert link(credited, original, abroad).relation is Relation.BACK_TRANSLATION


def test_a_late_original_draws_all_relations_anew(encoder):
    """First on file a translation, its copy and another translation; then the text that all were made from."""
    english = an_analysis("en", TRAM, encoder=encoder, published=MORNING + HOUR)
    known = (
        on_file(1, "S", english),
        on_file(2, "S", an_analysis("copy", TRAM, encoder=encoder, published=MORNING + 2 * HOUR), Relation.REPRINT),
        on_file(
            3,
            "S",
            an_analysis("ru", TRAM_RU, "ru", encoder=encoder, published=MORNING + 3 * HOUR),
            Relation.TRANSLATION,
        ),
        on_file(
            4,
            "S",
            an_analysis("part", "\n".join(TRAM.splitlines()[:4]), encoder=encoder, published=MORNING + 4 * HOUR),
            Relation.EXCERPT,
        ),
    )
    found = link(an_analysis("zh", TRAM_ZH, "zh-Hans", encoder=encoder), *known)
    assert (found.story, found.relation, found.displaced) == ("S", Relation.ORIGINAL, Relation.TRANSLATION)
    now = {each.key: each.relation for each in found.redrawn}
    assert now == {1: "translation", 2: "translation", 3: "translation", 4: "excerpt"}


def test_two_translations_of_a_foreign_original_are_translations(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM_RU, "ru", encoder=encoder, numbers=[]))
    first = an_analysis("b", TRAM, encoder=encoder)
    second = on_file(2, "S", first, Relation.TRANSLATION)
    found = link(an_analysis("c", TRAM_BACK, encoder=encoder), known, second)
    assert (found.relation, found.original) == (Relation.TRANSLATION, 1)


def test_a_copy_of_a_translation_is_a_translation(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    russian = an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[])
    copy = an_analysis("c", TRAM_RU, "ru", encoder=encoder, numbers=[])
    found = link(copy, known, on_file(2, "S", russian, Relation.TRANSLATION))
    assert (found.story, found.relation, found.original) == ("S", Relation.TRANSLATION, 1)


def test_an_excerpt_is_its_own_class():
    known = on_file(1, "S", an_analysis("a", LONG))
    cut = "\n".join(LONG.splitlines()[:5])
    found = link(an_analysis("b", cut), known)
    assert (found.story, found.relation) == ("S", Relation.EXCERPT)


def test_a_translated_excerpt_is_found(encoder):
    known = on_file(1, "S", an_analysis("a", LONG, encoder=encoder))
    cut = "\n".join(TRAM_RU.splitlines()[:5])
    found = link(an_analysis("b", cut, "ru", encoder=encoder, numbers=["14.2", "860", "60", "215"]), known)
    assert (found.story, found.relation) == ("S", Relation.EXCERPT)


# ───────────────────────────── apart ─────────────────────────────


def test_another_outlets_report_on_the_event_stays_apart(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    rival = link(an_analysis("b", TRAM_RIVAL, encoder=encoder), known)
    assert rival.story is None
    assert rival.relation is Relation.ORIGINAL


def test_a_daily_report_with_new_figures_is_a_new_edition(encoder):
    known = on_file(1, "S", an_analysis("a", MARKET_MON, encoder=encoder))
    today = link(an_analysis("b", MARKET_TUE, encoder=encoder), known)
    assert (today.story, today.updated_edition, today.related) == (None, True, ("S",))
    assert "new edition" in today.why


def other_numbers(text):
    """`text` with every second digit of its numbers changed, years left alone."""
    return re.sub(
        r"(?<!\d)(?!20\d\d\b)\d[\d.,]*\d|(?<!\d)\d(?!\d)", lambda found: found[0][::-1].replace("1", "7"), text
    )


def test_another_edition_is_seen_beside_a_telling_that_prints_no_digits(encoder):
    """A translation that writes its numbers out has nothing to say against a text whose numbers were all changed."""
    original = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder, numbers=[]))
    in_words = an_analysis("b", re.sub(r"[\d.]+", "若干", TRAM_ZH), "zh-Hans", encoder=encoder, numbers=[])
    known = on_file(2, "S", in_words, Relation.TRANSLATION)
    tomorrow = an_analysis("c", other_numbers(TRAM_RU), "ru", encoder=encoder, numbers=[])
    assert link(tomorrow, known).story == "S", "no number is compared"
    found = link(tomorrow, original, known)
    assert (found.story, found.updated_edition, found.related) == (None, True, ("S",))


def test_a_translation_is_believed_beside_one_that_agrees_with_it(encoder):
    """Units of which nobody knows the rate: the original alone would not know its translation again."""
    foreign = an_analysis("a", other_numbers(TRAM), encoder=encoder, numbers=[])
    original = on_file(1, "S", foreign)
    russian = an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[])
    chinese = an_analysis("c", TRAM_ZH, "zh-Hans", encoder=encoder, numbers=[])
    assert link(chinese, original).updated_edition
    found = link(chinese, original, on_file(2, "S", russian, Relation.TRANSLATION))
    assert (found.story, found.relation) == ("S", Relation.TRANSLATION)


BULLETIN = """The ferry office of Sankt Erik gives its daily count of passengers and cars.
On the northern line {} passengers crossed, the office said.
On the southern line it counted {} passengers, most of them commuters.
The two boats carried {} cars, and {} lorries waited at the quay.
The next count follows tomorrow at noon."""


@pytest.mark.parametrize("old_archive", [False, True])
def test_a_daily_report_with_its_numbers_in_words_is_a_new_edition(encoder, old_archive):
    """No digit to compare; an archive from before digits were kept has none either, nor places of values."""
    words = (
        ["three hundred and twelve", "two hundred and six", "ninety-one", "seventeen"],
        ["five hundred and forty", "one hundred and eighty", "sixty-six", "twenty-three"],
    )
    values = (["312", "206", "91", "17"], ["540", "180", "66", "23"])
    monday, tuesday = (
        an_analysis(name, BULLETIN.format(*said), encoder=encoder, numbers=[])
        for name, said in zip("ab", words, strict=True)
    )
    prints = [
        replace(
            each.fingerprint,
            numbers=tuple(
                (-1 if old_archive and each is monday else each.article.text.index(word), value, "")
                for word, value in zip(said, read, strict=True)
            ),
        )
        for each, said, read in zip((monday, tuesday), words, values, strict=True)
    ]
    known = on_file(1, "S", replace(monday, fingerprint=prints[0]))
    found = link(replace(tuesday, fingerprint=prints[1]), known)
    assert (found.story, found.updated_edition) == (None, True)


def test_a_daily_report_is_a_new_edition_by_its_words_alone_too():
    sentences = [f"Paragraph {number} of the bulletin always says the same." for number in range(9)]
    monday = "\n".join([*sentences, "Turnover was 7.41 billion, the index 2418.33 and the yield 2.93."])
    tuesday = "\n".join([*sentences, "Turnover was 6.88 billion, the index 2391.06 and the yield 2.98."])
    known = on_file(1, "S", an_analysis("a", monday, numbers=["7.41", "2418.33", "2.93"]))
    found = link(an_analysis("b", tuesday, numbers=["6.88", "2391.06", "2.98"]), known)
    assert (found.story, found.updated_edition) == (None, True)


def test_a_monthly_report_with_one_figure_is_a_new_edition_by_its_date(encoder):
    """One number that differs is a slip today and a new value next month."""
    text = "Unemployment in Orrin fell to {} percent.\nThe office said so on Monday.\nThe rate is the lowest ever."
    known = on_file(1, "S", an_analysis("a", text.format("7.4"), encoder=encoder))
    same_day = link(an_analysis("b", text.format("7.1"), encoder=encoder, published=MORNING + HOUR), known)
    assert (same_day.story, same_day.differing) == ("S", ("7.1",))
    next_month = link(an_analysis("c", text.format("6.1"), encoder=encoder, published=MORNING + 30 * 24 * HOUR), known)
    assert (next_month.story, next_month.updated_edition, next_month.related) == (None, True, ("S",))


def test_a_copy_of_yesterdays_report_is_still_a_copy():
    known = on_file(1, "S", an_analysis("a", MARKET_MON))
    assert link(an_analysis("b", MARKET_MON), known).relation is Relation.REPRINT


def test_a_reprint_with_one_figure_changed_says_which(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    slip = an_analysis("b", TRAM.replace("860 million", "86 million"), encoder=encoder)
    found = link(slip, known)
    assert (found.story, found.relation, found.differing) == ("S", Relation.REPRINT, ("86",))


def test_a_faithful_reprint_differs_in_nothing(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder))
    assert link(an_analysis("b", TRAM_BACK, encoder=encoder), known).differing == ()


@pytest.mark.parametrize(
    ("original", "translated", "differing", "why"),
    [
        ("860000000", "86000000", ("86000000",), "a power of ten is the commonest slip of all"),
        ("38000", "38500", (), "38 and 385 are no slip of a digit"),
        ("14.2", "14.3", ("14.3",), "one digit of three"),
        ("215", "251", ("251",), "two digits changed places"),
        ("60", "70", (), "of two digits any other value has one in common"),
        ("215", "984", (), "more likely read on one side only"),
    ],
)
def test_between_languages_a_slip_has_to_look_like_one(encoder, original, translated, differing, why):
    rest = ["33.3", "44.4", "55.5"]
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder, numbers=[*rest, original]))
    new = an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[*rest, translated])
    assert link(new, known).differing == differing, why


def test_a_copy_of_a_slip_differs_from_the_original_too():
    known = on_file(1, "S", an_analysis("a", TRAM))
    slip = an_analysis("b", TRAM.replace("860 million", "86 million"))
    copy = an_analysis("c", TRAM.replace("860 million", "86 million"))
    found = link(copy, known, on_file(2, "S", slip, Relation.REPRINT))
    assert (found.why.split(":")[0], found.differing) == ("compared with b", ("86",))
    right = an_analysis("d", TRAM.replace("860 million", "860 million "))
    assert link(right, on_file(2, "S", slip, Relation.REPRINT), known).differing == ()


def test_a_slip_in_a_copy_of_a_translation_is_seen_beside_the_translation(encoder):
    """Between languages 14.2 and 29.7 may be a matter of reading; between two English texts it is none."""
    known = on_file(1, "S", an_analysis("a", TRAM_RU, "ru", encoder=encoder, numbers=["14.2", "60", "38000", "215"]))
    english = on_file(
        2, "S", an_analysis("b", TRAM, encoder=encoder, numbers=["14.2", "60", "38000", "215"]), Relation.TRANSLATION
    )
    copy = an_analysis("c", TRAM.replace("14.2", "29.7"), encoder=encoder, numbers=["29.7", "60", "38000", "215"])
    assert link(copy, known).differing == ()
    assert link(copy, known, english).differing == ("29.7",)


def test_when_the_slip_turns_out_to_be_the_later_text_the_links_are_drawn_anew():
    """86 came first on file and was taken for right: the text published before it prints 860."""
    slip, right = TRAM.replace("860 million", "86 million"), TRAM
    known = on_file(1, "S", an_analysis("a", slip), published=MORNING + 5 * HOUR)
    copy = on_file(2, "S", an_analysis("b", right), Relation.REPRINT, MORNING + 6 * HOUR)
    found = link(an_analysis("c", right, published=MORNING), known, copy)
    assert (found.relation, found.differing) == (Relation.ORIGINAL, ())
    assert {each.key: each.differing for each in found.redrawn} == {1: ("86",), 2: ()}
    assert all("compared with c" in each.why and each.score for each in found.redrawn)


def test_many_replaced_values_are_no_slips():
    common = ["1.1", "2.2", "3.3", "4.4", "5.5"]
    known = on_file(1, "S", an_analysis("a", TRAM, numbers=[*common, "71", "72", "73"]))
    edited = TRAM.replace("reporters", "the press")
    assert link(an_analysis("b", edited, numbers=[*common, "81", "82", "83"]), known).differing == ()


def test_vectors_of_another_model_are_not_compared(encoder):
    english = an_analysis("a", TRAM, encoder=encoder)
    older = Embedding("older-model/1", 512, english.embedding.spans, english.embedding.vectors, english.embedding.mean)
    known = on_file(1, "S", Analysis(english.article, (), english.fingerprint, older))
    wordy = re.sub(r"\d+", "сто", TRAM_RU)
    assert link(an_analysis("b", wordy, "ru", encoder=encoder), known).story is None
    assert link(an_analysis("b", wordy, "ru", encoder=encoder), on_file(1, "S", english)).story == "S"


# ───────────────────────────── who was first ─────────────────────────────


def test_an_earlier_telling_that_arrives_late_becomes_the_original(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM_RU, "ru", encoder=encoder, numbers=[]), published=MORNING + 5 * HOUR)
    found = link(an_analysis("b", TRAM, encoder=encoder, published=MORNING), known)
    assert (found.story, found.relation) == ("S", Relation.ORIGINAL)
    assert (found.original, found.displaced) == (1, Relation.TRANSLATION)


def test_a_translation_that_says_so_never_becomes_the_original(encoder):
    known = on_file(1, "S", an_analysis("a", TRAM, encoder=encoder), published=MORNING + 5 * HOUR)
    early = an_analysis("b", TRAM_RU, "ru", encoder=encoder, numbers=[], published=MORNING, translated=True)
    found = link(early, known)
    assert (found.relation, found.displaced) == (Relation.TRANSLATION, None)


def test_a_bare_date_is_not_earlier_than_an_hour_of_that_day():
    known = on_file(1, "S", an_analysis("a", TRAM))
    same_day = an_analysis("b", TRAM, published=MORNING.replace(hour=0))
    assert link(same_day, known).relation is Relation.REPRINT
    day_before = an_analysis("b", TRAM, published=MORNING.replace(day=2, hour=0))
    assert link(day_before, known).relation is Relation.ORIGINAL


def test_the_full_text_behind_an_earlier_flash_joins_it_and_a_round_up_does_not():
    flash = on_file(1, "S", an_analysis("a", "\n".join(LONG.splitlines()[:8])))
    full = an_analysis("b", LONG, published=MORNING + HOUR)
    assert link(full, flash).story == "S"
    brief = on_file(1, "S", an_analysis("a", "\n".join(LONG.splitlines()[:3])))
    round_up = link(full, brief)
    assert (round_up.story, round_up.related) == (None, ("S",))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_arrival_does_not_change_the_story_or_its_original(encoder, order):
    texts = [(TRAM, "en"), (TRAM_RU, "ru"), (TRAM_ZH, "zh-Hans")]
    shelf = {}
    for at in order:
        text, language = texts[at]
        new = an_analysis(
            str(at), text, language, encoder=encoder, published=MORNING + at * HOUR, numbers=["14.2", "60", "38000"]
        )
        found = link(new, *shelf.values())
        if found.displaced:
            shelf[found.original] = replace(shelf[found.original], relation=found.displaced)
        shelf[at + 1] = on_file(at + 1, found.story or f"S{at}", new, found.relation)
    assert len({each.story for each in shelf.values()}) == 1
    assert [key for key, each in shelf.items() if each.relation is Relation.ORIGINAL] == [1]


# ───────────────────────────── no chains ─────────────────────────────


class Concepts:
    """Vectors of our own making: a sentence is a mixture of concepts with weights."""

    name, dims = "concepts/1", 64

    def analysis(self, name, *sentences, language="en", published=MORNING):
        rows = np.zeros((len(sentences), self.dims))
        for row, sentence in zip(rows, sentences, strict=True):
            for concept, weight in sentence.items():
                row[concept] = weight
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        mean = rows.mean(axis=0) / np.linalg.norm(rows.mean(axis=0))
        as_bytes = [np.rint(each * 127).astype(np.int8).tobytes() for each in (rows, mean)]
        spans = tuple((at, at + 1) for at in range(len(sentences)))
        text = " ".join(f"{name} tells {sentence}." for sentence in sentences)
        article = Article(name, None, "", text, language, published)
        return Analysis(article, (), fingerprint(text, ()), Embedding(self.name, self.dims, spans, *as_bytes))


def drifting(name, share, **more):
    """A text whose every sentence keeps `share` of the original's direction."""
    return Concepts().analysis(name, *({at: share, 20 + at: (1 - share**2) ** 0.5} for at in range(6)), **more)


def test_a_neighbour_of_a_neighbour_is_not_the_story():
    original, member = drifting("a", 1.0), drifting("b", 0.6, language="ru")
    far = drifting("c", -0.05, language="fr")
    assert link(far, on_file(2, "S", member)).story == "S", "like the member alone"
    found = link(far, on_file(1, "S", original), on_file(2, "S", member, Relation.TRANSLATION))
    assert found.story is None, "but not like the story's original"


def test_a_weak_likeness_to_the_original_is_enough_beside_a_strong_one_to_a_translation():
    """All sentences share a subject (concept 50), so that they stand out little from each other."""

    def telling(name, own, reworded, language):
        sentences = ({at: own, 50: 0.6, 20 + at: reworded} for at in range(6))
        return Concepts().analysis(name, *sentences, language=language)

    original, member = telling("a", 0.8, 0.0, "en"), telling("b", 0.4, 0.693, "ru")
    new = telling("c", 0.0625, 0.7975, "fr")
    assert link(new, on_file(1, "S", original)).story is None, "too little like the original alone"
    found = link(new, on_file(1, "S", original), on_file(2, "S", member, Relation.TRANSLATION))
    assert (found.story, found.original, found.relation) == ("S", 1, Relation.TRANSLATION)


def test_an_excerpt_pulls_nothing_into_the_story():
    member = drifting("b", 0.8, language="ru")
    new = drifting("c", 0.7, language="fr")
    assert link(new, on_file(2, "S", member, Relation.EXCERPT)).story is None


def test_of_two_stories_the_stronger_likeness_wins_and_the_other_is_related():
    near, nearer = drifting("a", 0.8, language="ru"), drifting("b", 0.9, language="zh")
    new = drifting("c", 1.0)
    found = link(new, on_file(1, "S", near), on_file(2, "T", nearer))
    assert (found.story, found.related) == ("T", ("S",))


def test_order_counts():
    forwards = Concepts().analysis("a", *({at: 1.0} for at in range(8)))
    score = {}
    for name, order in (("same", range(8)), ("reversed", range(7, -1, -1))):
        other = Concepts().analysis("b", *({at: 0.42, 30 + at: 0.9075} for at in order), language="ru")
        told = [Telling(each.article.language, each.fingerprint, each.embedding) for each in (other, forwards)]
        score[name] = compare(*told)
    assert score["same"].kind is Kind.SAME_CONTENT
    assert score["reversed"].kind is Kind.RELATED
