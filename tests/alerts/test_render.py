"""How findings read, and that nothing quoted can break the form it is quoted in."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from alerts import wording
from alerts.render import render
from alerts.safe import isolated, one_line, show, slack_text, web_address
from alerts.sample import sample
from monitor.domain import Approx, ChangeKind, Hypothesis, Severity, Status, Transform
from tests.build import (
    NOON,
    a_change,
    a_dispatch,
    a_series,
    an_alert,
    an_article,
    an_observation,
    days,
    facts_of,
)

NAMES = {"geonames:1795565": "Shenzhen"}.get


def an_english_and_a_chinese_text():
    return (
        an_observation(
            "290.35e9",
            article="a",
            surface="290.35 billion yuan",
            sentence="Research spending reached 290.35 billion yuan in 2024, the bureau said.",
        ),
        an_observation(
            "318.47e9",
            article="b",
            surface="3184.7亿元",
            sentence="2024年，全市研发投入3184.7亿元。",
            language="zh-Hans",
        ),
    )


def told(change=None, *, name_of=NAMES, **article):
    change = change or a_change(observations=an_english_and_a_chinese_text(), hypothesis=Hypothesis.PERIOD_LABEL)
    ids = dict.fromkeys(o.article_id for o in change.observations)
    alert = an_alert(change, articles=tuple(facts_of(an_article(id=i, **article)) for i in ids))
    return render(a_dispatch(alert), name_of)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


# ── what it says ──


def test_the_subject_says_what_clashes():
    assert told().subject == "Conflict: Shenzhen · R&D spending 2024: 290.35 bn vs 318.47 bn CNY"


def test_the_text_quotes_both_sentences_with_source_date_and_link():
    text = told().text
    for part in (
        'printed as "290.35 billion yuan"',
        "Research spending reached 290.35 billion yuan in 2024, the bureau said.",
        "2024年，全市研发投入3184.7亿元。",
        "Example Daily, 4 March 2025",
        "https://news.example/a",
        "https://news.example/b",
        "Severity: medium",
        "+28.12 bn CNY, or +9.7% of the older value",
        "figurewatch changes --region geonames:1795565 --indicator rd_expenditure",
    ):
        assert part in text


def test_a_hypothesis_is_named_as_a_guess():
    assert "A guess: one of the texts may give the figure of another period." in told().text
    assert "guess" not in told(a_change()).text


def test_html_and_slack_say_the_same_as_the_text():
    message = told()
    slack = "\n".join(strings(list(message.blocks)))
    for part in ("3184.7亿元", "+28.12 bn CNY", "A guess:", "https://news.example/b"):
        assert part in message.html
        assert part in slack


def test_an_undated_article_is_said_to_be_undated():
    assert "undated, seen 4 March 2025" in told(published=None).text


def test_a_long_sentence_is_cut_around_its_figure():
    sentence = "a " * 600 + "245 bn" + " b" * 600
    change = a_change(observations=(an_observation("245e9", surface="245 bn", sentence=sentence),))
    assert "…" in told(change).text
    assert "a 245 bn b" in told(change).text
    assert len(told(change).text) < 1500


def test_rendering_twice_gives_the_same_message():
    assert told() == told()


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_has_words(kind):
    message = told(a_change(kind))
    assert message.subject.startswith(wording.kind_word(kind))
    assert wording.kind_word(kind, many=True)


@pytest.mark.parametrize("hypothesis", list(Hypothesis))
def test_every_hypothesis_has_words(hypothesis):
    assert "A guess: " in told(a_change(hypothesis=hypothesis)).text


@pytest.mark.parametrize("transform", list(Transform))
def test_every_transform_has_words(transform):
    for denominator in (None, "GDP"):
        series = a_series(transform=transform, denominator=denominator)
        words = wording.measure(an_observation(series=series), NAMES)
        assert words.startswith("R&D spending")
        assert "{" not in words


@pytest.mark.parametrize(
    ("value", "unit", "words", "why"),
    [
        ("290350000000", "CNY", "290.35 bn CNY", "billions"),
        ("11.5e12", "CNY", "11.5 tn CNY", "trillions"),
        ("30000000", "USD", "30 m USD", "millions"),
        ("25000", "high-tech enterprises", "25,000 high-tech enterprises", "a count keeps its noun"),
        ("42.70", "%", "42.70%", "the printed last place is a fact"),
        ("1.2", "percentage_point", "1.2 pp", "points are no percentage"),
        ("-5.5", "CNY", "-5.5 CNY", "below zero"),
        ("0", "CNY", "0 CNY", "nothing"),
        ("1E+3", "CNY", "1,000 CNY", "no exponents for people"),
        ("123456789012", "CNY", "123,456,789,012 CNY", "exact to the last digit, so not scaled"),
        ("12345678901234567.891", "CNY", "12,345,678,901,234,567.891 CNY", "more digits than a float holds"),
        ("1E+999999999", "CNY", "1.000000E+999999999 CNY", "in no time"),
        ("2.5", "1", "2.5", "a ratio has no unit"),
    ],
)
def test_amounts_read_well_and_stay_exact(value, unit, words, why):
    assert wording.amount(Decimal(value), unit) == words, why


@pytest.mark.parametrize(
    ("more", "words", "why"),
    [
        ({"approx": Approx.OVER}, "over 220 bn CNY", "as vague as it was printed"),
        (
            {"approx": Approx.RANGE, "low": Decimal("200e9"), "high": Decimal("240e9")},
            "200 bn to 240 bn CNY",
            "a range",
        ),
        ({"series": a_series(transform=Transform.RANK)}, "no. 220 bn", "a rank is a number in a list"),
    ],
)
def test_what_one_text_says(more, words, why):
    assert wording.stated(an_observation("220e9", **more)) == words, why


@pytest.mark.parametrize(
    ("older", "newer", "unit", "words", "why"),
    [
        ("100", "110", "CNY", "+10 CNY, or +10% of the older value", "up"),
        ("110", "100", "CNY", "−10 CNY, or −9.1% of the older value", "down"),
        ("4127e9", "41.27e9", "CNY", "−4.08573 tn CNY, 100 times as little", "a factor says more than −99%"),
        ("12", "13.5", "%", "+1.5 pp", "percentages differ by points"),
        ("0", "7", "CNY", "+7 CNY", "no percentage of nothing"),
        ("-5", "5", "CNY", "+10 CNY", "no percentage across zero"),
        ("100000", "100001", "CNY", "+1 CNY, or +0.0010% of the older value", "small, but not nothing"),
    ],
)
def test_the_arithmetic(older, newer, unit, words, why):
    pair = (an_observation(older, unit=unit, article="a"), an_observation(newer, unit=unit, article="b"))
    assert wording.difference(a_change(observations=pair)) == words, why


def test_different_units_are_not_subtracted():
    pair = (an_observation("5", unit="CNY", article="a"), an_observation("5", unit="USD", article="b"))
    assert wording.difference(a_change(observations=pair)) is None


def test_a_new_period_is_told_beside_the_one_before():
    pair = (an_observation("10", article="a", period="2023"), an_observation("12", article="b"))
    subject = told(a_change(ChangeKind.NEW_PERIOD, observations=pair)).subject
    assert subject == "New figure: Shenzhen · R&D spending 2024: 12 CNY (2023: 10)"


def test_a_witness_is_told_apart_from_the_accused():
    """A city with more than its country: the headline must not say that both values are the country's."""
    city = an_observation("290.35e9", article="a")
    country = an_observation("41.27e9", article="b", series=a_series("CN"))
    accused = a_change(ChangeKind.IMPLAUSIBLE, observations=(city, country))
    message = told(accused, name_of={"CN": "China", "geonames:1795565": "Shenzhen"}.get)
    assert message.subject == "Implausible: China · R&D spending 2024: 41.27 bn CNY (Shenzhen: 290.35 bn)"
    assert "  Shenzhen: 290.35 bn CNY, printed as" in message.text
    assert "Difference" not in message.text
    assert wording.about(replace(accused, series=city.series)) == city, "the accused may be the older one"


def test_an_ordinary_new_figure_takes_little_room_in_a_digest():
    fresh = a_change(ChangeKind.NEW_SERIES, severity=Severity.LOW)
    message = render(a_dispatch(an_alert(fresh, when="daily"), when="daily"), NAMES)
    assert "Severity" not in message.text
    assert "Look" not in message.text
    assert "https://news.example/b" in message.text


def test_the_ledgers_words_replace_ours_but_its_quotations_are_not_repeated():
    pair = an_english_and_a_chinese_text()
    words = [
        "Two articles give different values.",
        f"Example Daily says: “{pair[0].sentence}”",
        f"Example Daily says: “{pair[1].sentence}”",
        "318.47 billion is 9.7 % above 290.35 billion.",
        "A guess, not established: one of the texts names the wrong period.",
    ]
    text = told(a_change(observations=pair, hypothesis=Hypothesis.PERIOD_LABEL, explanation="\n".join(words))).text
    assert text.count(pair[0].sentence) == 1
    assert words[3] in text
    assert text.lower().count("a guess") == 1


def test_a_settled_finding_says_so_and_no_longer_how_sure_it_was():
    words = "Two articles give different values.\nHow sure: certain that the articles print different numbers."
    change = a_change(observations=an_english_and_a_chinese_text(), severity=Severity.HIGH, explanation=words)
    settled = replace(change, status=Status.RESOLVED, reason="It is settled: the difference is a revision.")
    text = told(settled).text
    assert "Settled: Shenzhen" in text
    assert "Severity: high (what it was; it is settled, and there is nothing to do)" in text
    assert "It is settled: the difference is a revision." in text
    assert "How sure" not in text
    assert "How sure" in told(change).text


def test_an_earlier_version_of_a_page_does_not_bear_the_title_of_the_last():
    old, new = an_english_and_a_chinese_text()
    edited = a_change(kind=ChangeKind.EDITED, observations=(old, replace(new, article_id=old.article_id)))
    assert told(edited, title="Research spending corrected").text.count("Research spending corrected") == 1


def test_without_names_ids_are_shown():
    assert "geonames:1795565 · R&D spending" in render(a_dispatch()).subject


# ── digests ──


def many(count, **more):
    return [a_change(id=f"c{n}", group=f"g{n}", **more) for n in range(count)]


def test_a_digest_is_grouped_by_kind_and_says_how_many():
    alerts = [an_alert(change, when="daily") for change in many(3)]
    alerts.append(an_alert(a_change(ChangeKind.NEW_SERIES), when="daily"))
    message = render(a_dispatch(*alerts, when="daily"), NAMES)
    assert message.subject == "Daily digest, 4 March 2025: 4 findings: 3 conflicts, 1 new series"
    assert message.text.index("CONFLICTS") < message.text.index("NEW SERIES")


def test_a_digest_of_one_is_still_a_digest():
    message = render(a_dispatch(an_alert(when="daily"), when="daily"), NAMES)
    assert message.subject == "Daily digest, 4 March 2025: 1 finding: 1 conflict"


def test_the_most_severe_survive_shortening():
    slight = many(80, severity=Severity.LOW)
    grave = a_change(id="grave", group="grave", severity=Severity.HIGH, period="1999")
    message = render(a_dispatch(*[an_alert(c, when="daily") for c in [*slight, grave]], when="daily"), NAMES)
    assert "R&D spending 1999" in message.text
    assert "… and 31 more, listed by: figurewatch changes --since 2025-03-04" in message.text


def test_a_thousand_changes_in_one_group_are_shortened_with_a_command():
    """A10"""
    changes = [a_change(id=f"c{n}", group="g", observations=an_english_and_a_chinese_text()) for n in range(1000)]
    message = render(a_dispatch(an_alert(*changes)), NAMES)
    assert "(+999 more)" in message.subject
    assert "… and 950 more" in message.text
    assert "… and 980 more" in "".join(strings(list(message.blocks)))
    assert len(message.html) < 200_000


def test_a_change_that_two_alerts_tell_is_told_once():
    change = a_change()
    message = render(a_dispatch(an_alert(change, rule="a"), an_alert(change, rule="b"), when="daily"), NAMES)
    assert message.text.count("Difference:") == 1


def test_slack_limits_hold_for_the_longest_findings():
    monster = "<&>" * 2000
    change = a_change(
        observations=(
            an_observation("1", article="a", sentence=monster, surface="<&>", source=monster, unit=monster),
            an_observation("2", article="b", sentence=monster, surface="<&>", source=monster, unit=monster),
        ),
        hypothesis=Hypothesis.SCALE,
        period="2024",
        series=a_series(measure=f"open:en:{monster}"),
    )
    changes = [replace(change, id=f"c{n}") for n in range(200)]
    url = "https://news.example/" + "x" * 270
    articles = tuple(facts_of(an_article(id=i, title=monster, url=url)) for i in "ab")
    message = render(a_dispatch(an_alert(*changes, articles=articles)), lambda _: monster)
    assert len(message.blocks) <= 50
    for block in message.blocks:
        text = block.get("text", {}).get("text", "")
        assert len(text) <= (150 if block["type"] == "header" else 3000)
        assert re.sub(r"&(amp|lt|gt);", "", text).count("&") == (0 if block["type"] != "header" else text.count("&"))
    assert len(json.dumps(list(message.blocks))) < 100_000
    assert len(message.subject) <= 150


# ── hostile content ──


class Elements(HTMLParser):
    """Every tag and attribute of a page, so that a test sees what a browser would act on."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs


SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_scripts_are_shown_and_not_run():
    """S08"""
    change = a_change(
        observations=(an_observation("1", surface=SCRIPT, sentence=f"x {SCRIPT} y", source=SCRIPT, unit=SCRIPT),),
        explanation=SCRIPT,
        series=a_series(measure=f"open:en:{SCRIPT}"),
    )
    page = Elements(told(change, title=SCRIPT, source=SCRIPT, name_of=lambda _: SCRIPT).html)
    assert not {"script", "img", "iframe", "link", "object", "form"} & set(page.tags)
    assert not any(name.startswith("on") or name == "src" for name, _ in page.attributes)
    assert "&lt;script&gt;" in told(title=SCRIPT).html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        'https://news.example/"onmouseover="alert(1)',
        "https://news.example/a b",
        "https://news.example/|text>",
        "https://news.example/\r\nBcc: x",
        "http://news.example/\u202egpj.exe",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(url):
    message = told(url=url)
    assert not [value for name, value in Elements(message.html).attributes if name == "href"]
    assert not any("<http" in text or "|text>" in text for text in strings(list(message.blocks)))


def test_a_message_loads_nothing_from_elsewhere():
    assert all(
        value.startswith("https://news.example/") for name, value in Elements(told().html).attributes if name == "href"
    )
    assert not re.search(r"url\(|@import|src=", told().html)


@pytest.mark.parametrize(
    "title", ["{{7*7}}", "{0.__class__}", "%s %(x)s", "{% for x in y %}", "${HOME}", "{{ letter.id }}"]
)
def test_templates_in_titles_stand_letter_for_letter(title):
    """S09"""
    message = told(title=title, name_of=lambda _: title)
    assert title in message.text
    assert title in message.subject
    assert title in message.html


def test_nobody_in_slack_is_called():
    """S11"""
    hostile = "<!channel> <!here|x> <@U123> <https://evil.example|your bank> & @everyone"
    change = a_change(
        observations=(an_observation("1", surface="1", sentence=f"{hostile} 1", unit="<!channel>", source=hostile),),
        explanation=hostile,
    )
    message = told(change, title=hostile, source=hostile, name_of=lambda _: hostile)
    for block in message.blocks:
        if block["type"] != "header":  # plain text there: nothing is obeyed
            assert not re.search(r"<(?!https://news\.example/)", "".join(strings(block)))
            assert block.get("text", block.get("elements", [{}])[0])["verbatim"] is True


def test_terminal_escapes_are_shown_and_not_obeyed():
    """S17"""
    hostile = "\x1b]0;owned\x07\x1b[2J\x9b31m title\x00\x08"
    change = a_change(observations=(an_observation("1", surface="1", sentence=f"{hostile} 1", unit=hostile),))
    message = told(change, title=hostile, source=hostile, name_of=lambda _: hostile)
    for text in (message.subject, message.text, message.html):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert "␛[2J" in message.text


def test_direction_marks_turn_no_line_around():
    hostile = "safe \u202etxt.exe\u2066 title"
    message = told(title=hostile, name_of=lambda _: hostile)
    for text in (message.subject, message.text, message.html):
        assert not re.search("[\u202a-\u202e\u2066\u2067]", text)


def test_right_to_left_text_is_isolated():
    assert isolated("قيمة 12") == "\u2068قيمة 12\u2069"
    assert isolated("深圳 12") == "深圳 12"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nBcc: x", "a Bcc: x"),
        ("a\u2028b\x85c", "a b c"),
        ("  a \t b ", "a b"),
        ("\ud800", "\ufffd"),
        ("a\x0bb", "a␋b"),
    ],
)
def test_one_line_is_one_line(text, line):
    assert one_line(text) == line


def test_line_feeds_survive_showing():
    assert show("a\r\nb\nc") == "a\nb\nc"


def test_slack_text_is_never_cut_inside_an_escape():
    assert slack_text("<" * 10, 10) == "&lt;&lt;…"
    assert slack_text("a<b>&c") == "a&lt;b&gt;&amp;c"


def test_ordinary_addresses_may_be_linked():
    for url in ("https://news.example/深圳?a=1&b=2#c", "http://news.example:8080/~x/(y)"):
        assert web_address(url) == url


def test_subjects_stay_short():
    message = told(name_of=lambda _: "A very long name of a place " * 20)
    assert len(message.subject) <= 150


def test_commands_can_be_pasted_into_a_shell():
    hostile = a_series(subject="$(reboot)", measure="open:en:a'; rm -rf ~ #")
    change = a_change(observations=(an_observation("1", series=hostile),))
    assert """--region '$(reboot)' --indicator 'open:en:a'"'"'; rm -rf ~ #'""" in told(change).text


def test_a_sample_says_that_it_is_one_and_is_new_each_time():
    first, second = sample("mail", NOON), sample("mail", NOON + days(1))
    assert first.subject.startswith("Sample: Conflict: Sample Town")
    assert "invented" in first.text
    assert first.id != second.id
