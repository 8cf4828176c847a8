"""S07: what is secret stays out of the log, also when what it opens fails."""

import socket

from tests.daemon.paper import a_page
from tests.daemon.test_turns import exports, wait_for_next_poll

TOKEN, PASSWORD, HOOK = "tok-5f2b9c", "pass-77aa01", "hook-c0ffee91"


def test_no_secret_is_logged_when_feed_mail_and_webhook_fail(desk, paper):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        broken = f"http://user:{PASSWORD}@127.0.0.1:{port}/feed?token={TOKEN}"
        redirecting = paper.address + "/moved?token=" + TOKEN
        desk.configure(
            f"""
defaults: {{spacing: 0s, workers: 1}}
sources:
  - {{name: Fine, language: en, local: yes, interval: 1s, feeds: "{paper.feed}?api_key={TOKEN}"}}
  - {{name: Refused, local: yes, interval: 1s, feeds: "{broken}"}}
  - {{name: Missing, local: yes, interval: 1s, feeds: "{redirecting}"}}
channels:
  mail:
    type: email
    host: 127.0.0.1
    port: {port}
    security: none
    from: a@desk.example
    to: b@desk.example
    user: clerk
    password: ${{PASSWORD}}
  chat: {{type: slack, local: yes, url: "${{HOOK}}"}}
rules:
  - {{name: all, channels: [mail, chat], kinds: new_period}}
"""
        )
        secrets = {"PASSWORD": PASSWORD, "HOOK": f"http://127.0.0.1:{port}/services/T0/B0/{HOOK}"}
        paper.publish("old", a_page(exports("41.7", "February 1971")))
        assert desk.start("--once", **secrets).wait(60) == 1
        paper.publish("news", a_page(exports("47.3")))
        wait_for_next_poll()
        assert desk.start("--once", **secrets).wait(60) == 1
    assert {line["channel"] for line in desk.events("deliver") if "channel" in line} == {"mail", "chat"}
    assert {line["source"] for line in desk.events("failed")} == {"Refused", "Missing"}
    with desk.archive() as archive:
        kept = repr([(s.last_error, s.last_error_code) for s in archive.turns.states()]) + repr(
            list(archive.read.alerts())
        )
    for secret in (TOKEN, PASSWORD, HOOK):
        assert secret not in desk.log
        assert secret not in kept
