"""The reading commands' rows: the contract's keys, exact numbers, what lies in a region, what was believed when."""

from decimal import Decimal

import pytest

from monitor.domain import ChangeKind, Embedding, Hypothesis, Modality, NewDelivery, Provenance, Relation, Severity
from monitor.ledger import near, unread
from storage import known as recalled
from storage.filters import Filters
from tests.build import (
    NOON,
    a_change,
    a_figure,
    a_link,
    a_region,
    a_series,
    a_topic,
    a_verdict,
    an_alert,
    an_analysis,
    an_article,
    an_observation,
    days,
)

SHENZHEN = "geonames:1795565"
FIGURE_KEYS = [
    "start",
    "end",
    "surface",
    "kind",
    "value",
    "low",
    "high",
    "direction",
    "unit",
    "approx",
    "subject",
    "indicator",
    "indicator_text",
    "period",
    "transform",
    "denominator",
    "modality",
    "pair_of",
    "confidence",
    "article_id",
    "sentence",
    "series",
    "published",
    "source",
]
CHANGE_KEYS = [
    "change",
    "kind",
    "severity",
    "series",
    "period",
    "group",
    "observations",
    "hypothesis",
    "explanation",
    "status",
]
OBSERVATION_KEYS = ["article_id", "value", "unit", "start", "end", "surface", "sentence"]


def file(archive, verdict, alerts=(), deliveries=(), now=NOON):
    with archive.unit() as unit:
        return unit.record(verdict, alerts, deliveries, now=now)


def state(archive, value, article="a", *, kind=ChangeKind.NEW_PERIOD, known=(), now=NOON, **more):
    """File an article that states one value; `known` are observations that its change quotes first."""
    one = an_observation(value, article=article, known_from=now, **more)
    change = a_change(kind, observations=(*known, one))
    item = an_article(f"Text of {article}.", id=article, published=now)
    return file(archive, a_verdict(change, article=item), now=now).observations[0]


def vintages(archive, **filters):
    (series,) = archive.read.series(filters=Filters(**filters))
    return [v for period in series["periods"] for v in period["vintages"]]


def test_a_figure_has_the_contracts_keys_and_its_sentence_and_series(archive):
    text = "Earlier words. Shenzhen spent 318470000000 CNY in 2024. Later words."
    figure = a_figure(
        "318470000000.00",
        step="0.01",
        text=text,
        subject=SHENZHEN,
        subject_path=("CN", "CN-GD", SHENZHEN),
        indicator="rnd",
        period="2024",
        sentence_start=15,
        sentence_end=55,
    )
    observation = an_observation("318470000000", article="a")
    analysis = an_analysis(an_article(text), [figure])
    file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(observation,)), analysis=analysis))
    (row,) = archive.read.figures()
    assert set(FIGURE_KEYS) <= set(row)
    assert (row["value"], row["article_id"], row["source"]) == ("318470000000", "a", "Example Daily")
    assert row["sentence"] == "Shenzhen spent 318470000000 CNY in 2024."
    assert row["published"] == "2025-03-04T12:00:00Z"
    (series,) = archive.read.series()
    assert row["series"] == series["series"]


@pytest.mark.parametrize(("indicator", "values"), [("rnd", ["5", "2"]), ("rnd.rank", ["2"]), ("rn", [])])
def test_an_indicator_is_asked_for_with_its_ranks_shares_and_runs(archive, indicator, values):
    figures = [
        a_figure("5", indicator="rnd"),
        a_figure("2", indicator="rnd.rank"),
        a_figure("3", indicator="rnd_staff"),
    ]
    file(archive, a_verdict(analysis=an_analysis(an_article(), figures)))
    assert [row["value"] for row in archive.read.figures(filters=Filters(indicator=indicator))] == values


@pytest.mark.parametrize(
    ("filters", "values", "why"),
    [
        (Filters(min=Decimal("12345678901234567.891")), ["12345678901234567.891", "12345678901234567.892"], "included"),
        (Filters(min=Decimal("12345678901234567.8911")), ["12345678901234567.892"], "decided past a float's digits"),
        (Filters(max=Decimal("12345678901234567.890")), ["5", "12345678901234567.89"], "decided past a float's digits"),
        (Filters(unit="%"), ["5"], "the unit as it stands"),
        (Filters(indicator="rnd"), ["5"], "one indicator"),
        (Filters(region="CN"), ["5"], "what lies in it"),
        (Filters(region=SHENZHEN), ["5"], "itself"),
        (Filters(region="CN-JS"), [], "not its neighbour"),
        (Filters(limit=2), ["5", "12345678901234567.89"], "in text order"),
        (Filters(limit=1, min=Decimal("12345678901234567.8911")), ["12345678901234567.892"], "limited after deciding"),
    ],
)
def test_figures_are_narrowed_down_exactly(archive, filters, values, why):
    path = ("CN", "CN-GD", SHENZHEN)
    figures = [
        a_figure("5", unit="%", indicator="rnd", subject=SHENZHEN, subject_path=path),
        a_figure("12345678901234567.890"),
        a_figure("12345678901234567.891"),
        a_figure("12345678901234567.892"),
    ]
    file(archive, a_verdict(analysis=an_analysis(an_article(), figures)))
    assert [row["value"] for row in archive.read.figures(filters=filters)] == values, why


def test_figures_are_asked_by_the_words_around_them(archive):
    text = "Libraries cost 12 CNY. Schools cost 30 CNY."
    figures = [
        a_figure("12", text=text, sentence_end=22),
        a_figure("30", text=text, sentence_start=23, indicator_text="schooling"),
    ]
    file(archive, a_verdict(analysis=an_analysis(an_article(text, title="Budget"), figures)))
    assert [row["value"] for row in archive.read.figures("school")] == ["30"]
    assert [row["value"] for row in archive.read.figures("budget cost")] == ["12", "30"]
    assert not list(archive.read.figures("hospital"))


@pytest.mark.parametrize(
    ("credited", "independent", "why"),
    [
        ((("Xinhua", "Morning Post"), ("Xinhua", "Evening Star")), 1, "two edits of one agency's report"),
        ((("Xinhua", "Morning Post"), (None, "新华社")), 1, "the agency's own text, and an edit of it"),
        ((("Xinhua", "Morning Post"), ("TASS", "Morning Post")), 2, "one paper, two agencies"),
        (((None, "Morning Post"), (None, "Evening Star")), 2, "nobody is credited"),
        ((("PR Newswire", "Morning Post"), ("PR Newswire", "Evening Star")), 2, "a wire carries many issuers"),
    ],
)
def test_all_that_one_agency_reports_is_one_independent_source(archive, credited, independent, why):
    for number, (agency, source) in enumerate(credited):
        article = an_article(f"Text {number}.", id=str(number), source=source, provenance=Provenance(agency=agency))
        change = a_change(ChangeKind.NEW_SERIES, observations=(an_observation("8e9", article=str(number)),))
        file(archive, a_verdict(change, article=article))
    (series,) = archive.read.series()
    (vintage,) = series["periods"][0]["vintages"]
    assert vintage["independent_sources"] == independent, why


def test_what_is_recalled_of_a_series_names_the_agency_that_speaks_in_each_story(archive):
    credited = an_article("First.", id="first", provenance=Provenance(agency="Xinhua"))
    change = a_change(ChangeKind.NEW_SERIES, observations=(an_observation("8e9", article="first"),))
    first = file(archive, a_verdict(change, article=credited))
    change = a_change(ChangeKind.RESTATED, observations=(an_observation("8e9", article="copy"),))
    link = a_link(Relation.REPRINT, story=first.story, original=first.key)
    file(archive, a_verdict(change, article=an_article("Copy.", id="copy"), link=link))
    with archive.unit() as unit:
        known = unit.recall(an_analysis(an_article(id="new")), [a_series()], (), NOON).observations
    assert {each.article_id: each.agency for each in known} == {"first": "Xinhua", "copy": "Xinhua"}


def test_of_equal_statements_those_of_outer_periods_come_back_first_and_last_only(archive):
    years = ("2020", "2021", "2022", "2023", "2024")
    for number in range(6):
        for year in years:
            told = an_observation("8e9", article=f"{year}-{number}", period=year, known_from=NOON + days(number))
            change = a_change(ChangeKind.CORROBORATED, observations=(told,), period=year)
            file(archive, a_verdict(change, article=an_article(f"{year}, {number}.", id=told.article_id)))
    testimony = recalled.Testimony(near=near, unread=unread)
    asked = an_analysis(an_article(id="new", published=NOON + days(9)))
    with archive.unit() as unit:
        known = unit.recall(asked, [a_series()], (), NOON, ["2024"], testimony).observations
    numbers = {year: [each.article_id[5:] for each in known if each.period == year] for year in years}
    assert numbers == {
        "2020": ["0", "5"],
        "2021": ["0", "1", "2", "5"],
        "2022": ["0", "1", "2", "5"],
        "2023": ["0", "1", "2", "5"],
        "2024": ["0", "1", "2", "5"],
    }


def test_the_tellings_of_a_story_come_back_whole_and_in_the_order_of_its_articles(archive):
    said = Provenance(publisher="Harbour Post", agency="Xinhua", translated=True, via=("新华社",))
    vectors = Embedding("model/1", 2, ((0, 6),), b"\x01\x02", b"\x03\x04")
    first = an_analysis(an_article("First.", id="first"), embedding=vectors)
    recorded = file(archive, a_verdict(analysis=first))
    early = an_analysis(an_article("Early.", id="early", published=NOON - days(1), language="ru", provenance=said))
    link = a_link(Relation.TRANSLATION, story=recorded.story, original=recorded.key)
    file(archive, a_verdict(analysis=early, link=link))
    one, other = archive.read.tellings(recorded.story)
    assert (one.article_id, one.relation, one.text, one.embedding) == ("first", Relation.ORIGINAL, "First.", vectors)
    assert one.fingerprint == first.fingerprint
    assert (other.article_id, other.published, other.language) == ("early", NOON - days(1), "ru")
    assert (other.provenance, other.embedding, other.source) == (said, None, "Example Daily")
    (story,) = archive.read.stories()
    assert [item["id"] for item in story["articles"]] == ["first", "early"]
    assert archive.read.tellings("nowhere") == ()


def test_a_series_shows_its_vintages_and_how_long_each_was_believed(archive):
    first = state(archive, "290.35e9", "a", step="0.01e9")
    state(archive, "290.4e9", "b", step="0.1e9", now=NOON + days(1), kind=ChangeKind.CORROBORATED)
    state(archive, "318.47e9", "c", step="0.01e9", now=NOON + days(9), kind=ChangeKind.REVISED, known=(first,))
    (series,) = archive.read.series()
    assert {"series", "subject", "indicator", "transform", "unit", "denominator", "periods"} <= set(series)
    (period,) = series["periods"]
    old, new = period["vintages"]
    assert (old["value"], old["articles"], old["independent_sources"]) == ("290350000000", ["a", "b"], 2)
    assert (old["status"], old["known_from"], old["known_to"]) == (
        "superseded",
        "2025-03-04T12:00:00Z",
        "2025-03-13T12:00:00Z",
    )
    assert (new["value"], new["status"], new["known_to"]) == ("318470000000", "current", None)


def test_a_conflict_leaves_both_values_standing(archive):
    first = state(archive, "290.35e9", "a")
    state(archive, "318.47e9", "b", now=NOON + days(1), kind=ChangeKind.CONFLICTING, known=(first,))
    assert [(v["status"], v["known_to"]) for v in vintages(archive)] == [("conflicting", None)] * 2
    assert [v["status"] for v in vintages(archive, as_of=NOON)] == ["current"]


def test_an_implausible_value_is_shown_as_such_and_supersedes_nothing(archive):
    state(archive, "100", "a")
    state(archive, "10000", "b", now=NOON + days(1), quarantined=True, kind=ChangeKind.IMPLAUSIBLE)
    assert [(v["value"], v["status"]) for v in vintages(archive)] == [("100", "current"), ("10000", "quarantined")]


def test_series_are_found_by_id_region_and_indicator(archive):
    state(archive, "1", "a", series=a_series(SHENZHEN, "gdp"))
    state(archive, "2", "b", series=a_series("CN-JS", "gdp"))
    state(archive, "3", "c", series=a_series("CN-JS", "rnd"))

    def subjects(name=None, **filters):
        return [(s["subject"], s["indicator"]) for s in archive.read.series(name, Filters(**filters))]

    assert subjects(region="CN-GD") == [(SHENZHEN, "gdp")]
    assert subjects(region="CN-JS", indicator="rnd") == [("CN-JS", "rnd")]
    assert len(subjects(limit=2)) == 2
    (first, *_) = archive.read.series()
    assert subjects(first["series"]) == [(first["subject"], first["indicator"])]


def test_series_come_a_few_at_a_time_whole_and_in_order(archive, monkeypatch):
    monkeypatch.setattr("storage.reading._AT_ONCE", 2)
    names = [f"measure_{number}" for number in range(7)]
    for name in reversed(names):
        state(archive, "1", f"{name}-early", series=a_series(SHENZHEN, name))
        state(archive, "2", f"{name}-late", series=a_series(SHENZHEN, name), period="2025")
    found = archive.read.series()
    first = next(found)
    state(archive, "3", "meanwhile", series=a_series(SHENZHEN, "measure_9"))  # a reader sees one state
    shown = [first, *found]
    assert [series["indicator"] for series in shown] == names
    assert all([period["period"] for period in series["periods"]] == ["2024", "2025"] for series in shown)
    ids = tuple(series["series"] for series in shown[1:4])
    assert [series["indicator"] for series in archive.read.series(ids[::-1])] == names[1:4]


def test_a_vintage_says_how_it_was_stated_and_where(archive):
    preliminary = {"modality": Modality.PRELIMINARY, "unit": "CNY"}
    one = an_observation("2.5e9", step="0.1e9", article="a", **preliminary)
    item = an_article(id="a", url="https://paper.example/a", published=NOON)
    file(archive, a_verdict(a_change(ChangeKind.NEW_SERIES, observations=(one,)), article=item))
    item = an_article("Another text.", id="b", url=None, published=NOON + days(1))
    again = an_observation("2.53e9", step="0.01e9", article="b", known_from=NOON + days(1))
    change = a_change(ChangeKind.CORROBORATED, observations=(again,))
    file(archive, a_verdict(change, article=item), now=NOON + days(1))
    (vintage,) = vintages(archive)
    assert (vintage["value"], vintage["modality"], vintage["approx"]) == ("2530000000", "actual", "exact")
    assert (vintage["articles"], vintage["urls"]) == (["a", "b"], ["https://paper.example/a", None])


def test_a_change_has_the_contracts_keys(archive):
    older, newer = an_observation("290.35e9", article="a"), an_observation("318.47e9", article="b")
    change = a_change(observations=(older, newer), hypothesis=Hypothesis.PERIOD_LABEL, severity=Severity.HIGH)
    file(archive, a_verdict(change))
    (row,) = archive.read.changes()
    assert set(CHANGE_KEYS) <= set(row)
    assert (row["kind"], row["severity"], row["hypothesis"], row["status"]) == (
        "conflicting",
        "high",
        "period_label",
        "standing",
    )
    assert [o["value"] for o in row["observations"]] == ["290350000000", "318470000000"]
    assert all(set(OBSERVATION_KEYS) <= set(o) for o in row["observations"])


@pytest.mark.parametrize(
    ("filters", "count", "why"),
    [
        (Filters(region="CN"), 2, "both lie in it"),
        (Filters(region="CN-GD"), 1, "one lies in it"),
        (Filters(indicator="gdp"), 1, "one measure"),
        (Filters(topic="custom:x"), 1, "the topic of the article that brought it"),
        (Filters(language="ru"), 0, "no Russian article"),
        (Filters(since=NOON + days(1)), 1, "by publication"),
        (Filters(as_of=NOON), 1, "known on that day"),
        (Filters(limit=1), 1, "the newest"),
    ],
)
def test_changes_and_alerts_are_narrowed_down_alike(archive, filters, count, why):
    for number, (place, measure) in enumerate(((SHENZHEN, "gdp"), ("CN-JS", "rnd"))):
        path = ("CN", "CN-GD", place) if place == SHENZHEN else ("CN", place)
        moment = NOON + days(number)
        series = a_series(place, measure)
        one = an_observation("1", article=f"a{number}", series=series, subject_path=path, known_from=moment)
        change = a_change(ChangeKind.NEW_SERIES, observations=(one,))
        topics = (a_topic("custom:x"),) if number else ()
        item = an_article(f"Text {number}", id=f"a{number}", published=moment, topics=topics)
        file(archive, a_verdict(change, article=item), [an_alert(change)], now=moment)
    assert len(list(archive.read.changes(filters))) == count, why
    if filters.as_of is None:
        assert len(list(archive.read.alerts(filters))) == count, why


def test_an_alert_shows_its_deliveries(archive):
    change = a_change()
    alert = an_alert(change)
    rows = [NewDelivery(alert.id, "mail", name, "once:1", NOON) for name in ("one", "two")]
    file(archive, a_verdict(change), [alert], rows)
    (row,) = archive.read.alerts()
    assert (row["alert"], row["rule"], row["changes"]) == (alert.id, alert.rule, [change.id])
    assert row["deliveries"][0] == {
        "channel": "mail",
        "recipient": "one",
        "state": "pending",
        "tries": 0,
        "last_error": None,
        "next_try": "2025-03-04T12:00:00Z",
        "sent": None,
    }


def test_an_article_is_shown_whole_with_its_versions(archive):
    article = an_article(regions=(a_region(),), topics=(a_topic(),), authors=("A. Writer",))
    file(archive, a_verdict(analysis=an_analysis(article, [a_figure("1")])))
    file(archive, a_verdict(article=an_article("Changed.")), now=NOON + days(1))
    row = archive.read.article("a")
    assert (row["text"], len(row["versions"])) == ("Changed.", 2)
    first = archive.read.article(str(row["versions"][0]["article"]))
    assert first["authors"] == ["A. Writer"]
    assert first["regions"][0]["path"] == ["CN", "CN-GD"]
    assert [f["value"] for f in first["figures"]] == ["1"]
    assert archive.read.article("unknown") is None


def test_stories_are_narrowed_down_but_shown_whole_newest_first(archive):
    one = file(archive, a_verdict(article=an_article("One.", id="one", language="en")))
    link = a_link(story=one.story)
    file(archive, a_verdict(article=an_article("Два.", id="two", language="ru"), link=link))
    file(archive, a_verdict(article=an_article("Three.", id="three", published=NOON + days(1))))
    assert [[a["id"] for a in s["articles"]] for s in archive.read.stories()] == [["three"], ["one", "two"]]
    (story,) = archive.read.stories(Filters(language="ru"))
    assert [a["id"] for a in story["articles"]] == ["one", "two"]
