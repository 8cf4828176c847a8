"""Which changes become alerts, and what they are told together with."""

from decimal import Decimal

import pytest

from alerts.rules import DEFAULT_RULES, select, size_of, watches_with_members, with_members
from monitor.domain import ChangeKind, Role, Rule, Severity, Watch
from tests.build import (
    NOON,
    a_change,
    a_region,
    a_series,
    a_topic,
    a_verdict,
    an_article,
    an_observation,
    days,
    facts_of,
)


def chosen(change, *rules, watches=(), article=None, facts=None):
    return select(a_verdict(change, article=article), rules, watches, facts or {}, NOON)


@pytest.mark.parametrize(
    ("kind", "severity", "when", "why"),
    [
        (ChangeKind.CONFLICTING, Severity.MEDIUM, "at_once", "two sources disagree: somebody should look"),
        (ChangeKind.REVISED, Severity.HIGH, "at_once", "the older value no longer holds"),
        (ChangeKind.IMPLAUSIBLE, Severity.MEDIUM, "at_once", "a value that can't be"),
        (ChangeKind.CONFLICTING, Severity.LOW, "daily", "weak evidence never interrupts anybody"),
        (ChangeKind.IMPLAUSIBLE, Severity.INFO, "daily", "the same for info"),
        (ChangeKind.NEW_SERIES, Severity.HIGH, "daily", "new, but nothing is wrong"),
        (ChangeKind.NEW_PERIOD, Severity.MEDIUM, "daily", "nobody watches the series"),
        (ChangeKind.EDITED, Severity.MEDIUM, "daily", "a page changed its figure"),
        (ChangeKind.DISCREPANCY, Severity.MEDIUM, "daily", "a reprint slipped"),
        (ChangeKind.CORROBORATED, Severity.HIGH, None, "a repeat is not news"),
        (ChangeKind.RESTATED, Severity.MEDIUM, None, "the same story again"),
        (ChangeKind.OLDER_VINTAGE, Severity.MEDIUM, None, "an old value in an old text"),
    ],
)
def test_without_rules_each_kind_goes_its_way(kind, severity, when, why):
    alerts = chosen(a_change(kind, severity=severity))
    assert [alert.when for alert in alerts] == ([when] if when else []), why


def test_a_new_period_of_a_watched_series_is_told_at_once():
    new_period = a_change(ChangeKind.NEW_PERIOD)
    alerts = chosen(new_period, watches=[Watch(indicators=("rd_expenditure",), regions=("CN-GD",))])
    assert {alert.rule: alert.when for alert in alerts} == {"watched": "at_once", "digest": "daily"}


@pytest.mark.parametrize(
    ("watch", "why"),
    [
        (Watch(indicators=("gdp",)), "another indicator"),
        (Watch(regions=("CN-BJ",)), "another region"),
        (Watch(indicators=("rd_expenditure",), regions=("CN-BJ",)), "both must fit"),
    ],
)
def test_a_watch_covers_what_it_names_only(watch, why):
    alerts = chosen(a_change(ChangeKind.NEW_PERIOD), watches=[watch])
    assert [alert.rule for alert in alerts] == ["digest"], why


@pytest.mark.parametrize(
    ("regions", "fits", "why"),
    [
        (("geonames:1795565",), True, "the place itself"),
        (("CN-GD",), True, "the province that it lies in"),
        (("CN",), True, "the country"),
        (("CN-BJ",), False, "another province"),
        (("CN-BJ", "CN-GD"), True, "any of several"),
        ((), True, "no region means any"),
    ],
)
def test_a_region_holds_what_lies_in_it(regions, fits, why):
    assert bool(chosen(a_change(), Rule("r", ("mail",), regions=regions))) is fits, why


def test_the_figures_own_place_counts_not_the_articles():
    """A national figure in an article about Guangdong is no news of Guangdong."""
    national = a_change(observations=(an_observation("1e12", series=a_series("CN")),))
    about_guangdong = an_article(id="a", regions=(a_region("CN-GD"),))
    assert not chosen(national, Rule("r", ("mail",), regions=("CN-GD",)), article=about_guangdong)


def test_an_organisation_counts_for_the_places_that_its_article_is_about():
    of_a_company = a_change(
        observations=(an_observation("3e9", series=a_series("org:example-works"), subject_path=()),)
    )
    about = an_article(id="a", regions=(a_region("CN-GD"), a_region("CN-BJ", role=Role.MENTION)))
    assert chosen(of_a_company, Rule("r", ("mail",), regions=("CN-GD",)), article=about)
    assert not chosen(of_a_company, Rule("r", ("mail",), regions=("CN-BJ",)), article=about), "only mentioned"


def test_a_macro_region_holds_its_members_and_theirs():
    members = {"macro:coast": ("macro:bay", "CN-FJ"), "macro:bay": ("CN-GD", "HK"), "macro:loop": ("macro:loop",)}
    (rule,) = with_members([Rule("r", ("mail",), regions=("macro:coast",))], members)
    assert chosen(a_change(), rule)
    assert rule.regions == ("macro:coast", "macro:bay", "CN-FJ", "CN-GD", "HK")
    (watch,) = watches_with_members([Watch(regions=("macro:loop",))], members)
    assert watch.regions == ("macro:loop",), "a region that holds itself ends"


@pytest.mark.parametrize(
    ("measure", "wanted", "fits", "why"),
    [
        ("rd_expenditure", "rd_expenditure", True, "the same"),
        ("gdp_per_capita", "gdp", False, "a longer name is another measure"),
        ("gdp.rank", "gdp", True, "what is told of it beside its value"),
        ("gdp", "gdp.rank", False, "ranks alone"),
        ("open:en:spending on parks", "open:en", True, "all open measures of a language"),
        ("open:en:spending on parks", "open:en:spending", False, "half a phrase is not a stem"),
    ],
)
def test_an_indicator_covers_its_own_family(measure, wanted, fits, why):
    change = a_change(observations=(an_observation("1", series=a_series(measure=measure)),))
    assert bool(chosen(change, Rule("r", ("mail",), indicators=(wanted,)))) is fits, why


def test_topics_come_from_any_article_that_is_quoted():
    older = facts_of(an_article(id="a", topics=(a_topic("medtop:13000000"),)))
    rule = Rule("r", ("mail",), topics=("medtop:13000000",))
    assert chosen(a_change(), rule, facts={"a": older})
    assert not chosen(a_change(), rule)
    assert chosen(a_change(), rule, article=an_article(id="b", topics=(a_topic("medtop:13000000"),)))


@pytest.mark.parametrize(
    ("older", "newer", "threshold", "fits", "why"),
    [
        ("100", "105", "5", True, "exactly the threshold"),
        ("100", "104.99", "5", False, "just under it"),
        ("100", "95", "5", True, "down counts like up"),
        ("-20", "-22", "10", True, "of a negative value"),
        ("0", "1", "1000", True, "from nothing, any change is without bound"),
        ("0", "0", "1", False, "nothing from nothing"),
        ("100", "100.5", None, True, "no threshold, no matter"),
    ],
)
def test_a_threshold_is_a_percentage_of_the_older_value(older, newer, threshold, fits, why):
    change = a_change(observations=(an_observation(older, article="a"), an_observation(newer, article="b")))
    rule = Rule("r", ("mail",), threshold=Decimal(threshold) if threshold else None)
    assert bool(chosen(change, rule)) is fits, why


def test_what_has_no_older_value_passes_a_threshold_only_if_it_is_impossible_by_itself():
    rule = Rule("r", ("mail",), threshold=Decimal(5))
    assert not chosen(a_change(ChangeKind.NEW_SERIES), rule)
    assert chosen(a_change(ChangeKind.IMPLAUSIBLE), rule)
    assert size_of(a_change(ChangeKind.NEW_SERIES)) is None


def test_a_rule_of_any_kind_is_not_flooded_with_repeats():
    assert not chosen(a_change(ChangeKind.CORROBORATED), Rule("r", ("mail",)))
    assert chosen(a_change(ChangeKind.CORROBORATED), Rule("r", ("mail",), kinds=(ChangeKind.CORROBORATED,)))


def test_a_rule_can_ask_for_severe_changes_only():
    rule = Rule("r", ("mail",), severity=Severity.HIGH)
    assert not chosen(a_change(severity=Severity.MEDIUM), rule)
    assert chosen(a_change(severity=Severity.HIGH), rule)


def test_a_group_is_told_as_one_alert_with_its_lesser_changes():
    grave = a_change(group="g", severity=Severity.MEDIUM)
    slight = a_change(group="g", severity=Severity.LOW, id="slight")
    apart = a_change(ChangeKind.IMPLAUSIBLE, group="h")
    alerts = select(a_verdict(slight, grave, apart), (), (), {}, NOON)
    assert [(alert.group, len(alert.changes), alert.when) for alert in alerts] == [
        ("g", 2, "at_once"),
        ("h", 1, "at_once"),
    ]


def test_a_rule_tells_what_it_picked_and_not_the_rest_of_the_article():
    wanted = a_change(ChangeKind.NEW_PERIOD, group="g", id="wanted")
    other = a_change(
        ChangeKind.NEW_PERIOD,
        group="g",
        id="other",
        observations=(an_observation("7", series=a_series(measure="gdp")),),
    )
    (alert,) = select(a_verdict(other, wanted), (Rule("r", ("mail",), indicators=("rd_expenditure",)),), (), {}, NOON)
    assert [change.id for change in alert.changes] == ["wanted"]


def test_what_another_rule_wants_of_the_group_comes_with_the_first_message():
    """A channel hears of a group once, so the urgent alert has to bring what the digest would have said."""
    watched = a_change(ChangeKind.NEW_PERIOD, group="g", id="watched")
    fresh = a_change(
        ChangeKind.NEW_SERIES,
        group="g",
        id="fresh",
        severity=Severity.LOW,
        observations=(an_observation("7", series=a_series(measure="gdp")),),
    )
    alerts = select(a_verdict(fresh, watched), (), [Watch(indicators=("rd_expenditure",))], {}, NOON)
    assert [(a.rule, a.when, [c.id for c in a.changes]) for a in alerts] == [
        ("watched", "at_once", ["watched", "fresh"]),
        ("digest", "daily", ["fresh", "watched"]),
    ]
    apart = (Rule("mine", ("mail",), indicators=("gdp",)), Rule("yours", ("chat",), indicators=("rd_expenditure",)))
    assert [len(alert.changes) for alert in select(a_verdict(fresh, watched), apart, (), {}, NOON)] == [1, 1]


def test_the_alert_brings_the_facts_of_every_article_that_it_quotes():
    older = facts_of(an_article(id="a", title="The older one"))
    (alert,) = chosen(a_change(), facts={"a": older, "unrelated": facts_of(an_article(id="z"))})
    assert [article.article_id for article in alert.articles] == ["a", "b"]
    assert alert.articles[0].title == "The older one"


def test_the_same_finding_is_the_same_alert_whenever_it_is_made():
    """A13: reprint, re-ingest or restart find the same change again; the archive knows its alert by the id."""
    first = select(a_verdict(a_change()), (), (), {}, NOON)
    later = select(a_verdict(a_change()), (), (), {}, NOON + days(2))
    assert [alert.id for alert in first] == [alert.id for alert in later]
    other_rule = select(a_verdict(a_change()), (Rule("mine", ("mail",)),), (), {}, NOON)
    assert other_rule[0].id != first[0].id


def test_the_order_of_changes_changes_no_alert():
    changes = [a_change(group=f"g{n}", id=f"c{n}") for n in range(5)]
    forth = {alert.id: alert.when for alert in select(a_verdict(*changes), (), (), {}, NOON)}
    back = {alert.id: alert.when for alert in select(a_verdict(*changes[::-1]), (), (), {}, NOON)}
    assert forth == back


def test_the_default_rules_send_everywhere():
    assert all(rule.channels == () for rule in DEFAULT_RULES)


def test_no_change_makes_no_alert():
    assert select(a_verdict(), (), (), {}, NOON) == ()
