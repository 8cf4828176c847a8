"""Mail as servers see it: taken, refused, cut off, and never in clear."""

import email
import email.policy
import shutil
import ssl
import time
from datetime import timedelta

import pytest

from alerts.channels.email import Email, Timeouts
from alerts.channels.mime import mail_bytes, message_id
from alerts.deliver import Courier
from alerts.patience import Limits
from alerts.render import render
from alerts.routing import route
from alerts.sample import sample
from monitor.domain import DeliveryState, Message
from monitor.errors import ConfigError, DeliveryError
from tests.build import NOON, a_change, a_dispatch, an_alert, an_article, an_observation, facts_of
from tests.fakes import FakeClock, FakeOutbox

PASSWORD = "correct horse"
QUICK = Timeouts(connect_s=2, command_s=0.5, final_dot_s=0.5, whole_s=4)


def a_message(**more):
    return Message(**{"id": "a1b2", "subject": "Conflict", "text": "one\n.\n..two\n", "html": "<p>one</p>", **more})


def to_sink(sink, **more):
    return Email(
        **{
            "host": "127.0.0.1",
            "port": sink.smtp_port,
            "sender": "fw@example.org",
            "security": "none",
            "timeouts": QUICK,
            **more,
        }
    )


def refused(channel, message=None, recipient="ann@example.org"):
    with pytest.raises(DeliveryError) as caught:
        channel.send(message or a_message(), recipient)
    return caught.value


def parsed(data):
    return email.message_from_bytes(data, policy=email.policy.default)


# ── what a mail is ──


def test_a_mail_arrives_whole(sink):
    sink.play()
    chinese = a_message(
        subject="Conflict: 深圳 · 研发投入", text="2024年，全市研发投入3184.7亿元。\n.\n", html="<p>亿元</p>"
    )
    to_sink(sink).send(chinese, "ann@example.org")
    (line,) = sink.messages()
    assert line["subject"] == "Conflict: 深圳 · 研发投入"
    assert line["body"] == "2024年，全市研发投入3184.7亿元。\n.\n"
    assert line["key"] == "<a1b2@example.org>"
    assert line["warnings"] == []
    assert line["to"] == ["ann@example.org"]


def test_ten_thousand_chinese_letters_in_a_line_fit_into_mail(sink):
    """A10: no line over 998 bytes, nothing lost."""
    sink.play()
    text = "深" * 10_000 + "\n" + "x" * 10_000 + "\n"
    to_sink(sink).send(a_message(text=text, html=f"<p>{text}</p>"), "ann@example.org")
    (line,) = sink.messages()
    assert (line["body"], line["warnings"]) == (text, [])


def test_a_mail_has_both_parts_and_says_that_no_person_wrote_it():
    mail = parsed(mail_bytes(a_message(), "fw@example.org", "ann@example.org", NOON))
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == NOON
    assert mail["From"] == "Figurewatch <fw@example.org>"


HOSTILE_TITLES = [
    "x\r\nBcc: victim@example.org",
    "x\nBcc: victim@example.org\n\nbody",
    "=?utf-8?q?x=0D=0ABcc:_victim@example.org?=",
    "=?utf-8?b?eA0KQmNjOiB2aWN0aW1AZXhhbXBsZS5vcmc=?=",
    "深圳 =?utf-8?q?x=0D=0ABcc:_victim@example.org?=",
    "x\u2028Bcc: v\x85Bcc: w\x0bBcc: u",
    "\ud800 lone",
    "a" * 500 + "\r\nBcc: victim@example.org",
]


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_no_title_adds_a_header(sink, title):
    """S10: still one mail with the headers we wrote, and its title is legible."""
    sink.play()
    named = facts_of(an_article(id="a", title=title))
    change = a_change(observations=(an_observation("1", surface="1", sentence=f"{title} 1", unit=title),))
    message = render(a_dispatch(an_alert(change, articles=(named,))), lambda _: title)
    to_sink(sink).send(message, "ann@example.org")
    (line,) = sink.messages()
    assert not {"bcc", "x-injected"} & set(line["headers"])
    assert line["warnings"] == (["U+FFFD in the text"] if "\ud800" in title else [])
    if title.startswith("=?"):
        assert title.split("?=")[0][:30] in line["subject"], "an encoded word stands letter for letter"


@pytest.mark.parametrize(
    ("dispatch", "expected", "why"),
    [
        ("a1b2", "<a1b2@example.org>", "ours as it is"),
        ("once:a b", None, "other characters are hashed"),
        ("x\r\nBcc: v", None, "above all these"),
    ],
)
def test_message_ids_follow_from_the_dispatch(dispatch, expected, why):
    made = message_id(dispatch, "fw@example.org")
    assert made == (expected or made), why
    assert made.count("@") == 1
    assert not set(made) & set(" \r\n:")


# ── who refuses what ──


@pytest.mark.parametrize(
    ("script", "code", "permanent", "whole_channel", "waits", "why"),
    [
        ("connect:421", "smtp_refused", False, True, None, "A01: busy for everybody"),
        ("mail:451", "smtp_refused", False, True, None, "A01: the sender is deferred, so is every mail"),
        ("rcpt:450", "smtp_refused", False, False, None, "A01: this mailbox is busy"),
        ("data:451", "smtp_refused", False, False, None, "A01: this mail is deferred"),
        ("dot:451", "smtp_refused", False, False, None, "A01: at the very end"),
        ("rcpt:550", "rejected", True, False, None, "A02: no such mailbox"),
        ("dot:554", "rejected", True, False, None, "this mail is not wanted"),
        ("connect:554", "smtp_refused", False, True, 1, "we are not wanted: a person must look"),
        ("mail:550", "smtp_refused", False, True, 1, "our sender is not wanted: the same"),
        ("connect:close", "connection", False, True, None, "hung up"),
        ("dot:close", "connection", False, True, None, "A06: taken, but we can't know"),
        ("dot:drop", "connection", False, True, None, "not taken, and we can't know"),
        ("dot:hang", "timeout", False, True, None, "no answer to the final dot"),
        ("connect:hang", "timeout", False, True, None, "no greeting"),
    ],
)
def test_each_refusal_says_what_to_do_next(sink, script, code, permanent, whole_channel, waits, why):
    sink.play(smtp=script)
    error = refused(to_sink(sink, timeouts=Timeouts(0.5, 0.5, 0.5, 4)))
    hours = error.retry_after / timedelta(hours=1) if error.retry_after else None
    assert (error.code, error.permanent, error.whole_channel, hours) == (code, permanent, whole_channel, waits), why


def test_a_slow_final_dot_is_waited_for(sink):
    """A05, scaled down: the patience after the dot is longer than that for any other answer."""
    sink.play(smtp="dot:slow=1")
    to_sink(sink, timeouts=Timeouts(connect_s=2, command_s=0.3, final_dot_s=3)).send(a_message(), "ann@example.org")
    assert len(sink.messages()) == 1
    assert Timeouts().final_dot_s == 600, "ten minutes, as RFC 5321 asks"


def test_a_server_that_hangs_for_ever_is_left_in_the_end(sink):
    sink.play(smtp="dot:hang")
    began = time.monotonic()
    error = refused(to_sink(sink, timeouts=Timeouts(2, 30, 30, whole_s=0.5)))
    assert error.whole_channel
    assert time.monotonic() - began < 3


def test_nobody_at_home_is_a_connection_error(free_port):
    error = refused(Email("127.0.0.1", free_port, "fw@example.org", "none", timeouts=QUICK))
    assert (error.code, error.whole_channel, error.permanent) == ("connection", True, False)


@pytest.mark.parametrize(
    "recipient", ["no-at-sign", "a@b\r\nRCPT TO:<x@y>", "a b@example.org", "<a@example.org>", "ä@example.org", ""]
)
def test_what_is_no_address_is_rejected_before_anybody_is_asked(sink, recipient):
    sink.play()
    assert refused(to_sink(sink), recipient=recipient).permanent
    assert sink.lines() == []


def test_a_domain_of_any_script_is_reached(sink):
    sink.play()
    to_sink(sink).send(a_message(), "ann@bücher.example")
    assert sink.messages()[0]["to"] == ["ann@xn--bcher-kva.example"]


# ── encryption and login ──


@pytest.mark.parametrize("script", ["starttls:none", "starttls:454", "starttls:garbage", "starttls:close", "ehlo:502"])
def test_without_encryption_nothing_is_sent(sink, script):
    """A03"""
    sink.play(smtp=script)
    error = refused(to_sink(sink, security="starttls", user="fw", password=PASSWORD))
    assert (error.code, error.permanent, error.whole_channel) == ("tls_failed", False, True)
    assert sink.messages() == []
    assert not any(line.get("warnings") for line in sink.lines()), "no password in clear"


def test_a_self_signed_certificate_is_not_trusted(untrusted_sink):
    """A03"""
    untrusted_sink.play()
    error = refused(to_sink(untrusted_sink, host="localhost", security="starttls"))
    assert error.code == "tls_failed"
    assert "certificate" in error.message
    assert untrusted_sink.messages() == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd can't see that all of the connection is TLS
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_goes_encrypted_with_a_login(mail_server, certificate, security):
    server = mail_server(implicit=security == "tls")
    trusted = ssl.create_default_context(cafile=str(certificate))
    channel = Email("localhost", server.port, "fw@example.org", security, "fw", PASSWORD, QUICK, trusted)
    channel.send(a_message(), "ann@example.org")
    assert server.secure == [True]
    assert server.envelopes[0].rcpt_tos == ["ann@example.org"]
    assert parsed(server.envelopes[0].content).get_body(("plain",)).get_content().split() == ["one", ".", "..two"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_implicit_tls_checks_the_certificate_too(mail_server):
    server = mail_server(implicit=True)
    error = refused(Email("localhost", server.port, "fw@example.org", "tls", "fw", PASSWORD, QUICK))
    assert error.code == "tls_failed"


def test_a_wrong_password_is_tried_again_in_an_hour(mail_server, certificate):
    """A04, S07: and the error does not tell it."""
    server = mail_server()
    trusted = ssl.create_default_context(cafile=str(certificate))
    channel = Email("localhost", server.port, "fw@example.org", "starttls", "fw", "wrong-pass-word", QUICK, trusted)
    error = refused(channel)
    assert (error.code, error.whole_channel, error.retry_after) == ("auth_failed", True, timedelta(hours=1))
    assert "wrong-pass-word" not in f"{error} {error!r} {error.__dict__} {error.__cause__} {channel!r}"


def test_a_password_is_never_sent_in_clear():
    with pytest.raises(ConfigError) as caught:
        Email("mail.example.org", 25, "fw@example.org", "none", "fw", PASSWORD)
    assert PASSWORD not in str(caught.value)


# ── with the courier ──


def test_one_of_three_is_refused_and_the_others_get_it_once(sink):
    """A02 over the wire."""
    sink.play(smtp="ok, rcpt:550@bo@example.org, ok")
    outbox, clock, alert = FakeOutbox(), FakeClock(), an_alert(channels=())
    people = ("ann@example.org", "bo@example.org", "cy@example.org")
    outbox.add([alert], route([alert], {"mail": people}, NOON))
    courier = Courier(outbox, {"mail": to_sink(sink)}, clock, limits=Limits(), sleep=clock.sleep)
    report = courier.round()
    clock.advance(days=1)
    courier.round()
    assert (report.sent, report.problems[0].state) == (2, DeliveryState.REJECTED)
    assert sorted(line["to"][0] for line in sink.messages()) == ["ann@example.org", "cy@example.org"]
    assert "550" in report.warnings()[0]


def test_a_mail_whose_fate_is_unknown_comes_again_under_its_id(sink):
    """A06 over the wire."""
    sink.play(smtp="dot:close")
    outbox, clock, alert = FakeOutbox(), FakeClock(), an_alert(channels=())
    outbox.add([alert], route([alert], {"mail": ("ann@example.org",)}, NOON))
    courier = Courier(outbox, {"mail": to_sink(sink)}, clock, sleep=clock.sleep)
    courier.round()
    clock.advance(minutes=1)
    assert courier.round().sent == 1
    assert len({line["key"] for line in sink.messages()}) == 1
    assert [line["taken"] for line in sink.messages()] == [True, True]


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs the command openssl to make a certificate")
def test_the_sample_can_be_mailed(sink):
    sink.play()
    to_sink(sink).send(sample("mail", NOON), "ann@example.org")
    assert sink.messages()[0]["subject"].startswith("Sample: Conflict: Sample Town")
