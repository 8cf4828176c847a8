"""One request against a hostile server: bounded in time, size and hops, and never led astray."""

import logging
import socket
import ssl
import subprocess
import sys
import textwrap
import threading
import time
import traceback
from pathlib import Path

import pytest

from monitor import __version__
from monitor.errors import DeliveryError
from monitor.http import Http, HttpError, HttpLimits, Request
from tests.netfixtures import CONTACT, Hostile

CERTIFICATES = Path(__file__).parent / "certificates"


def ask(http: Http, hostile: Hostile, path: str, host: int = 1, **given):
    return http.get(Request(hostile.url(path, host), allow=hostile.allow, **given))


def code_of(http: Http, hostile: Hostile, path: str, host: int = 1, **given) -> str:
    with pytest.raises(HttpError) as failed:
        ask(http, hostile, path, host, **given)
    assert failed.value.message
    return failed.value.code


def test_every_request_says_who_we_are_and_nothing_else(http, hostile):
    ask(http, hostile, "/F22/feed.xml", host=7)
    [line] = hostile.settled(1, "F22", host=7)
    headers = {name.lower(): value for name, value in line["headers"]}
    assert headers["user-agent"].startswith(f"Figurewatch/{__version__} ")
    assert CONTACT in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"
    assert not {"cookie", "referer", "authorization"} & headers.keys()
    assert line["target"] == "/F22/feed.xml", "no query is added"


@pytest.mark.parametrize(
    ("contact", "expected", "why"),
    [
        ("me@h.example", "(+me@h.example)", "a mail address will do"),
        ("https://h.example/\r\nX-Evil: 1)", "(+https://h.example/X-Evil:1)", "no second header, no end of comment"),
        ("", "(+https://", "somebody must be reachable"),
    ],
)
def test_the_contact_is_one_harmless_word(contact, expected, why):
    assert expected in Http(contact).agent, why


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("/F12/a.xml", "too_many_redirects", "a loop"),
        ("/F12/chain-20.xml", "too_many_redirects", "twenty hops"),
        ("/F17/feed.xml", "too_large", "chunks for ever"),
        ("/F18/feed.xml", "truncated", "shorter than announced"),
        ("/F19/feed.xml", "bad_encoding", "half a gzip"),
        ("/F19/liar.xml", "bad_encoding", "plain text called gzip"),
        ("/F19/odd.xml", "bad_encoding", "a coding that nobody asked for"),
        ("/F21/feed.xml", "too_many_redirects", "only a cookie would end it, and none is sent"),
        ("/F31/feed.xml", "reset", "cut in the header"),
        ("/F31/body.xml", "reset", "cut in the body"),
        ("/X01/feed.xml", "too_large", "1 GiB in 1 MiB of gzip"),
        ("/X01/twice.xml", "bad_encoding", "gzip in gzip"),
        ("/X01/br.xml", "bad_encoding", "brotli was not asked for"),
        ("/X01/zstd.xml", "bad_encoding", "zstd was not asked for"),
    ],
)
def test_a_bad_answer_ends_soon_with_its_code(http, hostile, path, code, why):
    began = time.monotonic()
    assert code_of(http, hostile, path) == code, why
    assert time.monotonic() - began < 5, "two seconds, and a busy machine"
    assert all("cookie" not in {name.lower() for name, _ in line["headers"]} for line in hostile.lines())


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/F15/feed.xml", "one byte a second: each read is quick, the whole is not"),
        ("/F16/feed.xml", "no answer"),
        ("/F16/head.xml", "header lines for ever"),
    ],
)
def test_an_answer_without_end_ends_at_the_deadline(hasty, hostile, path, why):
    began = time.monotonic()
    assert code_of(hasty, hostile, path) == "timeout", why
    assert 0.5 <= time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("path", "hops", "why"),
    [
        ("/F20/feed.xml", 0, "HTTP/1.0 without length"),
        ("/F20/lf.xml", 0, "header lines end by LF"),
        ("/F12/chain-5.xml", 5, "five hops are allowed"),
        ("/F11/feed.xml", 1, "a temporary redirect"),
    ],
)
def test_an_unusual_answer_is_read(http, hostile, path, hops, why):
    reply = ask(http, hostile, path)
    assert (reply.status, reply.hops) == (200, hops), why
    assert reply.body.startswith(b"<?xml")
    assert reply.moved_to is None


@pytest.mark.parametrize("path", ["/F10/feed.xml", "/F10/308.xml"])
def test_a_permanent_redirect_says_where_to(http, hostile, path):
    assert ask(http, hostile, path).moved_to == hostile.url("/F10/new.xml")


def test_a_bomb_costs_the_cap_and_no_more(hostile):
    """Peak memory of a process that does nothing but meet 1 GiB of zeros: 64 MiB at most above its start (X01, F17)."""
    script = f"""
        import resource, time
        from monitor.http import Http, HttpError, Request
        http = Http({CONTACT!r})
        allow = frozenset({{("127.0.0.1", {hostile.port})}})
        http.get(Request({hostile.url("/F22/feed.xml", 1)!r}, allow=allow))
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
        for url in ({hostile.url("/X01/feed.xml")!r}, {hostile.url("/F17/feed.xml")!r}):
            try:
                http.get(Request(url, allow=allow))
            except HttpError as error:
                assert error.code == "too_large"
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.monotonic() - began)
    """
    told = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True)
    kib, seconds = map(float, told.stdout.split())
    assert kib < 64 * 1024
    assert seconds < 10, "two seconds each, and a busy machine"


def test_no_spelling_of_a_private_address_is_reached_by_redirect(http, hostile):
    codes = [code_of(http, hostile, f"/S01/{number}.xml") for number in range(21)]
    assert set(codes) == {"blocked_address", "bad_link"}
    assert codes.count("bad_link") == 1, "an escaped NUL inside a name is no name at all"


def test_a_redirect_out_of_the_web_is_refused(http, hostile):
    assert {code_of(http, hostile, f"/S04/{number}.xml") for number in range(5)} == {"bad_scheme"}


def test_one_parser_reads_a_location_and_connects(http, hostile):
    codes = {number: code_of(http, hostile, f"/S05/{number}.xml") for number in (0, 1, 2, 3, 5, 6)}
    assert set(codes.values()) == {"blocked_address", "bad_link"}
    plain = ask(http, hostile, "/S05/4.xml")
    assert plain.status == 200
    assert [line["target"] for line in hostile.settled(8, "S05")][-1] == "/S05/end.xml%0D%0AX-Injected:%201"


def test_a_local_source_reaches_its_own_host_and_port_only(http, hostile):
    own = frozenset({("127.0.0.1", hostile.port)})
    assert http.get(Request(hostile.url("/F22/feed.xml"), allow=own)).status == 200
    for other in (hostile.url("/F22/feed.xml", host=2), f"http://127.0.0.1:{hostile.canary_port}/"):
        with pytest.raises(HttpError) as refused:
            http.get(Request(other, allow=own))
        assert refused.value.code == "blocked_address"


class Rebinding:
    """A resolver that gives another address each time it is asked."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, host: str, port: int) -> tuple[str, ...]:
        self.asked += 1
        return (self.answers.pop(0),)


def test_only_the_address_that_was_judged_is_connected_to(hostile):
    resolver = Rebinding("127.0.0.2", "127.0.0.3")
    http = Http(CONTACT, resolver=resolver)
    reply = http.get(
        Request(
            f"http://news.example.org:{hostile.port}/F28/feed.xml",
            allow=frozenset({("news.example.org", hostile.port)}),
        )
    )
    assert (reply.status, resolver.asked) == (200, 1)
    [line] = hostile.settled(1, "F28")
    assert line["local"] == "127.0.0.2"
    assert ["Host", f"news.example.org:{hostile.port}"] in line["headers"]


def test_a_public_name_that_leads_home_is_not_followed(hostile):
    http = Http(CONTACT, resolver=Rebinding("127.0.0.1"))
    with pytest.raises(HttpError) as refused:
        http.get(Request(f"http://news.example.org:{hostile.canary_port}/"))
    assert refused.value.code == "blocked_address"


def test_proxy_settings_of_the_environment_are_ignored(http, hostile, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{hostile.canary_port}")
    assert ask(http, hostile, "/F22/feed.xml").status == 200


def test_names_ports_and_certificates_fail_each_with_a_code_of_their_own(http, free_port):
    def nobody(host: str, port: int):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(HttpError) as unknown:
        Http(CONTACT, resolver=nobody).get(Request("http://no-such-name.example.org/"))
    with pytest.raises(HttpError) as refused:
        http.get(Request(f"http://127.0.0.1:{free_port}/", allow=frozenset({("127.0.0.1", free_port)})))
    assert (unknown.value.code, refused.value.code) == ("dns", "refused")
    assert not unknown.value.reached
    assert not refused.value.reached


def test_a_slow_resolver_does_not_outlive_the_deadline():
    released = threading.Event()

    def slow(host: str, port: int):
        released.wait(5)
        return ("8.8.8.8",)

    began = time.monotonic()
    with pytest.raises(HttpError) as late:
        Http(CONTACT, limits=HttpLimits(deadline_s=0.2), resolver=slow).get(Request("http://slow.example.org/"))
    released.set()
    assert late.value.code == "timeout"
    assert time.monotonic() - began < 1


@pytest.fixture
def secure_port():
    """A server with a certificate for news.example that nobody signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "news.pem", CERTIFICATES / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain, _ = listener.accept()
                plain.settimeout(2)
                with context.wrap_socket(plain, server_side=True) as secure:
                    secure.recv(65_536)
                    secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
            except ssl.SSLError:
                continue
            except OSError:
                return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(3)


def test_a_certificate_is_checked_against_the_name_not_the_connection(secure_port):
    trusting = ssl.create_default_context(cafile=str(CERTIFICATES / "news.pem"))

    def get(name: str, tls: ssl.SSLContext | None = None):
        http = Http(CONTACT, resolver=lambda host, port: ("127.0.0.1",), tls=tls)
        return http.get(Request(f"https://{name}:{secure_port}/", allow=frozenset({(name, secure_port)})))

    assert get("news.example", trusting).body == b"hi"
    for name, tls in (("news.example", None), ("other.example", trusting)):
        with pytest.raises(HttpError) as refused:
            get(name, tls)
        assert refused.value.code == "tls"


def test_leaving_cuts_what_is_running(hostile):
    http = Http(CONTACT)
    threading.Timer(0.2, http.close).start()
    began = time.monotonic()
    assert code_of(http, hostile, "/F16/feed.xml", host=2) == "stopped"
    assert time.monotonic() - began < 1.5
    http.pause(60)
    assert time.monotonic() - began < 1.5, "nor is there any sleep left"


SECRET = "w0rd-that-nobody-may-see"


def test_a_password_is_sent_to_its_own_host_only(http, hostile):
    for path in ("/F22/own.xml", "/F11/feed.xml"):
        url = hostile.url(path).replace("http://", f"http://me:{SECRET}@")
        http.get(Request(url, allow=hostile.allow))
    own = [line for line in hostile.settled(1, "F22") if line["target"] == "/F22/own.xml"]
    assert "authorization" in {name.lower() for name, _ in own[-1]["headers"]}
    moved = [line for line in hostile.settled(2, "F11") if line["target"].endswith("elsewhere.xml")]
    assert "authorization" not in {name.lower() for name, _ in moved[-1]["headers"]}


@pytest.mark.parametrize("path", ["/F16/feed.xml", "/F18/feed.xml", "/F31/feed.xml", "/S04/0.xml", "/S01/0.xml"])
def test_no_secret_shows_when_a_fetch_fails(hasty, hostile, caplog, path):
    caplog.set_level(logging.DEBUG)
    url = hostile.url(f"{path}?token={SECRET}", host=3).replace("http://", f"http://me:{SECRET}@")
    with pytest.raises(HttpError) as failed:
        hasty.get(Request(url, allow=hostile.allow))
    shown = "".join(traceback.format_exception(failed.value)) + failed.value.message + caplog.text
    assert SECRET not in shown


@pytest.mark.parametrize("path", ["/F16/services/T0/B0/", "/F31/services/T0/B0/"])
def test_no_secret_shows_when_a_webhook_fails(http, hostile, caplog, path):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(DeliveryError) as failed:
        http.post(hostile.url(path + SECRET, host=4), b"{}", {}, timeout_s=0.3, local=True)
    shown = "".join(traceback.format_exception(failed.value)) + repr(failed.value) + caplog.text
    assert SECRET not in shown
    assert failed.value.code in ("timeout", "reset")
    assert not failed.value.permanent


def test_a_webhook_gets_the_body_and_its_answer_comes_back(http, hostile):
    reply = http.post(
        hostile.url("/F07/hook", host=5), b'{"text": "hi"}', {"Content-Type": "application/json"}, local=True
    )
    assert (reply.status, reply.headers["retry-after"], reply.body) == (429, "60", b"slow down")
    [line] = hostile.settled(1, "F07", host=5)
    headers = {name.lower(): value for name, value in line["headers"]}
    assert (line["method"], headers["content-length"], headers["content-type"]) == ("POST", "14", "application/json")


def test_a_webhook_s_redirect_is_not_followed_and_its_private_address_must_be_allowed(http, hostile):
    assert http.post(hostile.url("/F11/feed.xml", host=6), b"", {}, local=True).status == 302
    with pytest.raises(DeliveryError) as refused:
        http.post(hostile.url("/F11/feed.xml", host=6), b"", {})
    assert refused.value.code == "blocked_address"


def test_leaving_cuts_a_server_that_never_agrees_on_encryption():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        http = Http(CONTACT)
        threading.Timer(0.2, http.close).start()
        began = time.monotonic()
        with pytest.raises(HttpError) as left:
            http.get(Request(f"https://127.0.0.1:{port}/", allow=frozenset({("127.0.0.1", port)})))
    assert left.value.code == "stopped"
    assert time.monotonic() - began < 2
