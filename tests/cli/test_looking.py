"""`feed`, `inspect` and `check`: what a stranger sees of one thing, also when it is another thing."""

import json
import random

import pytest
from rich.cells import cell_len

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour %s</title>
<item><title>Cranes\x1b[2J return 归来</title><link>https://quay.example/1</link><guid>q1</guid>
<pubDate>Sat, 01 Feb 2025 10:00:00 +0800</pubDate><description>Two cranes are back.</description></item>
</channel></rss>"""
PAGE = "<!doctype html><html><head><title>Login</title></head><body><p>Please log in to read on.</p></body></html>"
TEXT = (
    "Island trade grows\n"
    "In 2024, Hainan's exports reached 107.5 billion yuan, up 12.3 percent from a year earlier, the provincial "
    "statistics bureau said on Friday.\nThe 14th Five-Year Plan names 12 ports."
)
NOISE = {
    "binary": lambda: random.Random(5).randbytes(10 << 20),  # as long as a page may be
    "text": lambda: b"qzx 17 vkw, " * (10 << 20 // 12),  # words that mean nothing
    "empty": lambda: b"",
    "page": PAGE.encode,
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"1 0 obj\nstream\n" * 500,
}


@pytest.fixture
def file(tmp_path):
    def write(content, name):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


def test_a_feed_has_the_contracts_keys(cli, file):
    said = cli("feed", file(FEED.replace("\x1b", ""), "feed.xml"), "--json")
    found = json.loads(said.out)
    assert (said.code, set(found) >= {"entries", "warnings", "seconds"}) == (0, True)
    assert found["entries"][0]["published"] == "2025-02-01T02:00:00Z", "in UTC"
    assert set(found["entries"][0]) >= {"id", "url", "title", "published", "content"}


def test_a_feed_for_people_obeys_no_title(cli, file):
    said = cli("feed", file(FEED.replace("\x1b", "&#x1b;").replace("%s", "\u202egnp"), "feed.xml"))
    assert said.code == 0, said.err
    assert "1 entry" in said.out
    assert not {"\x1b", "\u202e"} & set(said.out + said.err)


@pytest.mark.parametrize("kind", NOISE)
def test_what_is_no_feed_is_refused_with_what_it_is(cli, file, kind):
    name = file(NOISE[kind](), kind)
    said, whole = cli("feed", name), cli("feed", name, "--json")
    assert (said.code, whole.code) == (1, 1)
    assert said.out == ""
    assert said.err.startswith(f"figurewatch: {kind}: expected RSS, Atom or JSON Feed, got ")
    assert len(said.err) < 400
    assert json.loads(whole.out)["entries"] == []
    assert json.loads(whole.out)["warnings"]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("empty", "got an empty answer (no_text)"),
        ("binary", "got binary data (not_html)"),
        ("pdf", "got a PDF document (not_html)"),
    ],
)
def test_what_is_no_page_is_refused_with_what_it_is(cli, file, kind, message):
    said = cli("inspect", file(NOISE[kind](), kind))
    assert (said.code, said.out) == (1, "")
    assert said.err.rstrip().endswith(message)


def test_a_page_tells_its_story_in_sections(cli, file):
    said = cli("inspect", file(TEXT, "note"), "--why", "--published", "2025-02-01")
    assert said.code == 0, said.err
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80
    for part in (
        "Island trade grows",
        "published   2025-02-01",
        "China › Hainan",
        "107.5 billion yuan  =  107 500 000 000 CNY",
        "exports · Hainan (CN-HI) · 2024",
        "change on the year before",
        "Numbers that are no figures, and why",
        "14: plan name",
    ):
        assert part in said.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("inspect", "nowhere.html"), "nowhere.html can't be read: No such file"),
        (("feed", "nowhere.xml"), "nowhere.xml can't be read: No such file"),
        (("inspect", "."), "Is a directory"),
        (("inspect", "x.txt", "--published", "soon"), "2025-01-31"),
    ],
)
def test_wrong_usage_is_code_2(cli, arguments, hint):
    said = cli(*arguments)
    assert (said.code, hint in said.err) == (2, True)


CONFIG = """\
sources:
  - name: Quay
    feeds: https://quay.example/rss
    {key}: 1h
channels:
  mail:
    type: email
    host: smtp.example.org
    from: a@example.org
    to: [b@example.org]
    password: ${{QUAY_PASSWORD}}
"""


def test_an_unknown_key_is_named_with_file_line_and_the_nearest(cli, file, monkeypatch):
    monkeypatch.setenv("QUAY_PASSWORD", "hunter2")
    said = cli("check", "--config", file(CONFIG.format(key="intervall"), "mine.yaml"))
    assert said.code == 2
    assert "mine.yaml:4:" in said.err
    assert "did you mean `interval`?" in said.err


@pytest.mark.parametrize("command", [("check",), ("changes",), ("run", "--once"), ("alerts", "test", "mail")])
def test_a_missing_secret_is_named_by_every_command_that_reads_the_file(cli, file, monkeypatch, command):
    monkeypatch.delenv("QUAY_PASSWORD", raising=False)
    said = cli(*command, "--config", file(CONFIG.format(key="interval"), "mine.yaml"))
    assert said.code == 2
    assert "mine.yaml:11:" in said.err
    assert "QUAY_PASSWORD" in said.err
    assert "Traceback" not in said.err


def test_a_right_configuration_is_called_right(cli, file, monkeypatch):
    monkeypatch.setenv("QUAY_PASSWORD", "hunter2")
    said = cli("check", "--config", file(CONFIG.format(key="interval"), "mine.yaml"))
    assert said.code == 0, said.err
    assert "1 source, 1 feed to poll, no rules, 1 channel" in said.out
    assert "hunter2" not in said.out + said.err


def test_an_unknown_channel_is_refused_with_those_that_there_are(cli):
    said = cli("alerts", "test", "pigeon")
    assert (said.code, "terminal" in said.err) == (2, True)


def test_a_sample_arrives_on_the_terminal(cli):
    said = cli("alerts", "test", "terminal")
    assert said.code == 0
    assert "Sample Town" in said.out
    assert "sent a sample" in said.err
