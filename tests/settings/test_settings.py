"""`sources.yaml`: what is read, what is refused, and how the refusal reads."""

from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.domain import ChangeKind, Severity
from monitor.errors import ConfigError
from monitor.settings import json_schema, load, load_text

GOOD = """
defaults: {interval: 20m, contact: ops@example.org}
sources:
  - name: Statistics
    language: zh
    feeds:
      - https://stats.example/feed.xml
      - {url: "https://stats.example/two.xml", interval: 2h}
places:
  - {id: macro:bay, name: Bay, members: [CN-GD, HK]}
watch:
  - {indicators: rd_expenditure}
channels:
  mail: {type: email, host: mail.example, from: a@example.org, to: [b@example.org], password: "${MAIL_SECRET}"}
rules:
  - {name: big, channels: [mail], kinds: [revised], severity: medium, threshold: 2.5, when: hourly}
"""


def read(text, **environment):
    return load_text(text, "sources.yaml", environment)


def refusal(text, **environment):
    with pytest.raises(ConfigError) as caught:
        read(text, **environment)
    return caught.value


def test_a_good_file_gives_sources_rules_and_secrets():
    settings = read(GOOD, MAIL_SECRET="hush")
    (source,) = settings.domain_sources()
    assert [feed.interval for feed in source.feeds] == [timedelta(minutes=20), timedelta(hours=2)]
    (rule,) = settings.domain_rules()
    assert (rule.kinds, rule.severity, rule.threshold) == ((ChangeKind.REVISED,), Severity.MEDIUM, Decimal("2.5"))
    assert settings.channels["mail"].password.get_secret_value() == "hush"
    assert "hush" not in repr(settings)


def test_an_empty_file_is_a_daemon_without_sources():
    assert read("").domain_sources() == ()


@pytest.mark.parametrize(
    ("text", "line", "words", "why"),
    [
        ("sources:\n  - name: x\n\tfeeds: []\n", 3, ("not valid YAML", "tabs"), "C01: a tab"),
        ("sources:\n  - name: 'open\n", 3, ("not valid YAML",), "C01: an open quote"),
        ("defaults:\n  intervall: 5m\n", 2, ("intervall", "did you mean `interval`"), "C02: a slip of the pen"),
        ("sourcse: []\n", 1, ("did you mean `sources`",), "a section's name"),
        (
            "sources:\n  - name: x\n    feeds: [{url: 'https://a.example/f', intervl: 5m}]\n",
            3,
            ("did you mean `interval`",),
            "deep inside a list",
        ),
        ("defaults: {interval: 5m}\ndefaults: {}\n", 2, ("duplicate key",), "C03: a key twice"),
        ("defaults:\n  interval: 08:30\n", 2, ("45s, 30m, 6h",), "C03: a time of day is no length of time"),
        ("defaults:\n  interval: 30\n", 2, ("45s, 30m, 6h",), "a bare number could be seconds or minutes"),
        (
            "sources:\n  - name: x\n    interval: 0s\n    feeds: ['https://a.example/f']\n",
            3,
            ("shorter than 60 s",),
            "C04: no pause at all",
        ),
        ("rules:\n  - {name: a, channels: [pager]}\n", 2, ("no channel `pager`",), "C04: unknown channel"),
        ("sources:\n  - name: x\n    feeds: ['ftp://a.example/f']\n", 3, ("http://",), "not a web address"),
        ("sources:\n  - feeds: ['https://a.example/f']\n", 2, ("`name` is missing",), "a key left out"),
        ("rules: !!python/object:os.system {}\n", 1, ("tag",), "C06: no objects from YAML"),
        ("channels:\n  x: {type: pager}\n", 2, ("email",), "unknown kind of channel"),
        ("sources: 5\n", 1, ("must be a list",), "a number where a list belongs"),
        ("defaults: {workers: many}\n", 1, ("must be a whole number",), "a word where a number belongs"),
        ("- a\n- b\n", 1, ("sections",), "a list is no configuration"),
    ],
)
def test_a_refusal_names_line_and_way_out(text, line, words, why):
    error = refusal(text)
    assert error.line == line, why
    assert all(word in str(error) for word in words), (why, str(error))
    assert str(error).startswith("sources.yaml:")


def test_norwegian_is_a_language_and_not_false():
    settings = read("sources:\n  - {name: x, language: no, local: no, feeds: ['https://a.example/f']}\n")
    assert settings.sources[0].language == "no"
    assert settings.sources[0].local is False


def test_a_secret_in_the_file_is_refused_and_not_repeated():
    error = refusal("channels:\n  team:\n    type: slack\n    url: https://hooks.example/services/T1/B2/sesame\n")
    assert error.line == 4
    assert "${TEAM_URL}" in str(error)
    assert "sesame" not in str(error)


def test_an_unset_secret_names_key_and_variable():
    error = refusal("channels:\n  team: {type: slack, url: '${NOT_THERE}'}\n")
    assert error.key == "channels.team.url"
    assert "NOT_THERE" in str(error)


def test_all_errors_of_a_file_are_told_in_order():
    error = refusal("defaults:\n  wrkers: 2\n  intervall: 5m\n")
    assert [error.line, *(more.line for more in error.more)] == [2, 3]


def test_an_alias_bomb_is_refused():
    bomb = "a: &a [x]\n" + "".join(f"b{i}: *a\n" for i in range(200))
    assert "aliases" in str(refusal(bomb))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.yaml: can't be read"):
        load(tmp_path / "nowhere.yaml", {})


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path):
    path = tmp_path / "sources.yaml"
    path.write_bytes(b"defaults: {}\n# \xff\n")
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    assert caught.value.line == 2


def test_the_schema_knows_every_section():
    assert set(json_schema()["properties"]) == {
        "defaults", "sources", "places", "topics", "indicators", "links", "watch", "channels", "rules",
    }  # fmt: skip
