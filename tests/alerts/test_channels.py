"""What every channel promises, and the terminal's own ways."""

import io
import logging

import pytest

from alerts.channel import scrub, secrets_of
from alerts.channels import CHANNELS, channel_type
from alerts.channels.terminal import Terminal
from alerts.sample import sample
from monitor.errors import DeliveryError
from tests.alerts.conftest import post
from tests.build import NOON

SECRET = "pa55/w0rd with 'quotes' + ünïcode"


def made(name, sink, **more):
    ways = {
        "email": lambda: channel_type("email")("127.0.0.1", sink.smtp_port, "fw@example.org", "none", **more),
        "slack": lambda: channel_type("slack")(sink.webhook, post),
        "terminal": lambda: channel_type("terminal")(io.StringIO()),
    }
    return ways[name]()


RECIPIENTS = {"email": "ann@example.org", "slack": "chat", "terminal": "terminal"}


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_takes_the_sample_and_says_nothing(sink, name, caplog):
    sink.play()
    with caplog.at_level(logging.DEBUG):
        assert made(name, sink).send(sample(name, NOON), RECIPIENTS[name]) is None
    assert caplog.text == ""


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_shows_no_secret_of_its_own(sink, name):
    channel = made(name, sink)
    assert not any(secret in repr(channel) for secret in secrets_of(channel))


@pytest.mark.parametrize("name", CHANNELS)
def test_a_refusal_is_a_delivery_error(sink, name):
    sink.play(smtp="rcpt:550", slack="404")
    channel = made(name, sink)
    if name == "terminal":
        channel.stream.close()
    with pytest.raises(DeliveryError) as caught:
        channel.send(sample(name, NOON), RECIPIENTS[name])
    assert caught.value.code


@pytest.mark.parametrize("form", ["{}", "{!r}", "x{}y", "https://u:{}@host/"])
def test_secrets_are_scrubbed_in_every_spelling(form):
    from base64 import b64encode
    from urllib.parse import quote

    for spelled in (SECRET, quote(SECRET), quote(SECRET, safe=""), b64encode(SECRET.encode()).decode()):
        shown = scrub(f"before {form.format(spelled)} after", [SECRET])
        assert spelled not in shown
        assert "pa55" not in shown
        assert shown.startswith("before ")


def test_a_webhooks_path_alone_is_scrubbed_too():
    assert "B0/abc" not in scrub("POST /services/T0/B0/abcdef", ["https://hooks.example/services/T0/B0/abcdef"])


def test_scrubbing_without_secrets_changes_nothing():
    assert scrub("550 no such user", ["", "hunter2"]) == "550 no such user"


def test_an_unknown_type_of_channel_is_a_key_error():
    with pytest.raises(KeyError):
        channel_type("pigeon")


# ── the terminal ──


def test_the_terminal_shows_subject_and_text():
    stream = io.StringIO()
    Terminal(stream).send(sample("terminal", NOON), "terminal")
    assert "Sample: Conflict: Sample Town" in stream.getvalue()
    assert "1380万元" in stream.getvalue()


def test_a_poor_terminal_shows_what_it_can():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    Terminal(stream).send(sample("terminal", NOON), "terminal")
    assert b"1380\\u4e07\\u5143" in raw.getvalue()


def test_a_terminal_that_went_away_is_tried_later():
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError("gone")

    with pytest.raises(DeliveryError) as caught:
        Terminal(Gone()).send(sample("terminal", NOON), "terminal")
    assert (caught.value.permanent, caught.value.whole_channel) == (False, True)
