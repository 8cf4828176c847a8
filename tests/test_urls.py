"""One spelling of one address; no secret in what is shown."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.urls import BadLink, canonical, host_key, join, parse, redact


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("HTTP://News.Example.ORG:80/a", "http://news.example.org/a", "case of scheme and host, default port"),
        ("https://h.example:443", "https://h.example/", "an empty path is the root"),
        ("https://h.example:8443/", "https://h.example:8443/", "another port stays"),
        ("http://h.example/a/../b/./c/..", "http://h.example/b/", "dot segments"),
        ("http://h.example/%2e%2E/x", "http://h.example/x", "dot segments in disguise"),
        ("http://h.example/a#part", "http://h.example/a", "the fragment never leaves the browser"),
        ("http://h.example/a?", "http://h.example/a", "an empty query says nothing"),
        ("http://h.example/a?b=2&a=1", "http://h.example/a?b=2&a=1", "order may matter to the server"),
        ("http://h.example/a?utm_source=x&id=3&UTM_Medium=y", "http://h.example/a?id=3", "campaign parameters"),
        ("http://h.example/a?fbclid=1&gclid=2&yclid=3&spm=a.b", "http://h.example/a", "click identifiers"),
        ("http://h.example/a?from=timeline&id=3", "http://h.example/a?id=3", "shared in a chat"),
        ("http://h.example/a?from=2024-01-01", "http://h.example/a?from=2024-01-01", "a date range, not a share"),
        ("http://h.example/a?sid=1795300000.1234567", "http://h.example/a", "a session number"),
        ("http://h.example/a?sid=20250103", "http://h.example/a?sid=20250103", "a story number"),
        ("http://h.example/a;jsessionid=0A1B?id=3", "http://h.example/a?id=3", "a session in the path"),
        ("http://h.example/%7Euser/%e4%b8%ad", "http://h.example/~user/%E4%B8%AD", "one spelling of escapes"),
        ("http://h.example/深圳?q=研发", "http://h.example/%E6%B7%B1%E5%9C%B3?q=%E7%A0%94%E5%8F%91", "UTF-8 escaped"),
        ("http://ПРИМЕР.рф/", "http://xn--e1afmkfd.xn--p1ai/", "an international name as the wire has it"),
        ("http://h.example./", "http://h.example/", "the root's dot"),
        ("http://under_score.example/", "http://under_score.example/", "no name by the rules, but in use"),
        ("http://me:word@h.example/", "http://h.example/", "a password is no part of an address's name"),
        ("\n  http://h.example/a \n", "http://h.example/a", "feeds wrap links in line breaks"),
        ("http://2130706433/", "http://127.0.0.1/", "IPv4 as one number"),
        ("http://0x7f.1/", "http://127.0.0.1/", "IPv4 in hexadecimal, shortened"),
        ("http://0177.0.0.1/", "http://127.0.0.1/", "IPv4 in octal"),
        ("http://127。0。0。1/", "http://127.0.0.1/", "ideographic full stops"),
        ("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/", "circled digits"),
        ("http://[0:0::1]:80/", "http://[::1]/", "IPv6 compressed"),
        ("http://h.example/%zz?%", "http://h.example/%zz?%", "broken escapes are the server's business"),
    ],
)
def test_an_address_has_one_spelling(written, expected, why):
    assert canonical(written) == expected, why
    assert canonical(expected) == expected, "a canonical address stays as it is"


@pytest.mark.parametrize(
    ("written", "code", "why"),
    [
        ("javascript:alert(1)", "bad_scheme", "runs, is not fetched"),
        ("data:text/html,hi", "bad_scheme", "holds its own content"),
        ("mailto:a@b.example", "bad_scheme", "a mail address"),
        ("file:///etc/passwd", "bad_scheme", "this machine's files"),
        ("page-7.html", "bad_link", "relative: nobody said to what"),
        ("//h.example/x", "bad_link", "no scheme"),
        ("http:h.example", "bad_link", "no slashes"),
        ("http:///nohost", "bad_link", "no host"),
        ("http://[bad", "bad_link", "open bracket"),
        ("http://[::1", "bad_link", "open bracket"),
        ("http://[fe80::1%25lo]/", "blocked_address", "a zone"),
        ("http://h.example:99999/", "bad_link", "no such port"),
        ("http://h.example:0/", "bad_link", "no such port"),
        ("http://h.example:٣/", "bad_link", "a port in other digits"),
        ("http://exa mple/", "bad_link", "a blank in the name"),
        ("http://127.0.0.1%00.h.example/", "bad_link", "an escape in the name"),
        ("http://256.0.0.1/", "bad_link", "ends in a number, but is no address"),
        ("http://1.2.3.4.5/", "bad_link", "ends in a number, but is no address"),
        ("http://h.example\\@evil.example/", "bad_link", "programs disagree about the host"),
        ("http://h.example/a\r\nX: 1", "bad_link", "a line break inside"),
        ("http://h.example/" + "a" * 65_536, "bad_link", "64 KiB"),
        ("\\\\server\\share", "bad_link", "a file share"),
        ("", "bad_link", "nothing"),
        ("http://" + "9" * 5000 + "/", "bad_link", "a number without end"),
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(written, code, why):
    with pytest.raises(BadLink) as refused:
        canonical(written)
    assert refused.value.code == code, why
    assert str(refused.value)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_an_address_once_and_for_all_or_a_value_error(host, rest):
    try:
        once = canonical(f"http://{host}/{rest}")
    except ValueError:
        return
    assert canonical(once) == once
    assert parse(once).url == once


@pytest.mark.parametrize(
    ("link", "expected", "why"),
    [
        ("/x", "http://h.example/x", "absolute path"),
        ("y?z=1", "http://h.example/a/y?z=1", "relative path"),
        ("//o.example/x", "http://o.example/x", "scheme of the base"),
        ("https://o.example/", "https://o.example/", "complete"),
    ],
)
def test_a_link_is_read_where_it_stands(link, expected, why):
    assert join("http://h.example/a/b", link) == expected, why


@pytest.mark.parametrize("link", ["http:h.example/x", "http://h.example\t/x", "java\nscript:alert(1)", "ftp://h/x"])
def test_a_link_that_programs_read_differently_is_refused(link):
    with pytest.raises(BadLink):
        parse(join("http://h.example/", link))


def test_what_rests_together_shares_scheme_host_and_port():
    assert host_key("HTTPS://H.example/a?b") == "https://h.example:443"
    assert host_key("http://[::1]:8080/") == "http://[::1]:8080"


SECRET = "s3cr3t-Value"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"https://me:{SECRET}@h.example/feed", "password in an address"),
        (f"https://{SECRET}@h.example/feed", "token as user name"),
        (f"postgresql://fw:p@{SECRET}@db.example/x failed", "an @ in a password"),
        (f"GET https://h.example/a?x=1&token={SECRET}&y=2", "token"),
        (f"https://h.example/a?X-Amz-Signature={SECRET}", "signature"),
        (f"https://h.example/a?key={SECRET}#f", "key"),
        (f"https://h.example/a?api_key={SECRET}", "key by another name"),
        (f"https://h.example/go?u=https%3A%2F%2Fo.example%2F%3Faccess_token%3D{SECRET}%26b", "inside another address"),
        (f"post to https://hooks.slack.com/services/T0/B1/{SECRET} failed", "Slack"),
        (f"('http://127.0.0.1:99/services/T0AAA/B1BBB/{SECRET}',)", "Slack's stand-in, in a repr"),
        (f"https://discord.com/api/webhooks/123/{SECRET}", "Discord"),
        (f"https://api.telegram.org/bot123456:{SECRET}/sendMessage", "Telegram"),
        (f"https://open.feishu.example/open-apis/bot/v2/hook/{SECRET}", "Feishu"),
        (f"Authorization: Bearer {SECRET}", "a header"),
        (f"{{'authorization': 'Basic {SECRET}'}}", "a header in a dictionary"),
    ],
)
def test_no_secret_is_shown(text, why):
    shown = redact(text)
    assert SECRET not in shown, why
    assert redact(shown) == shown, "redacting twice changes nothing"


@pytest.mark.parametrize(
    "text",
    [
        "https://h.example/news/2025/01/a-story?id=3&page=2",
        "code=timeout key=series-1 session=2",
        "the key figure, a token gesture, and 3 = 2 + 1",
        "mail me@h.example or see http://h.example/@me",
    ],
)
def test_what_is_no_secret_stays_readable(text):
    assert redact(text) == text


@given(st.text(alphabet="ah:/?&=@#%26.token key\\'\"", max_size=200))
def test_redacting_is_idempotent_on_anything(text):
    assert redact(redact(text)) == redact(text)


def test_redacting_takes_linear_time():
    traps = ["a" * 200_000, "a." * 100_000, "token" * 40_000, "http://" * 30_000, "http://" + "a@" * 100_000]
    began = time.process_time()
    for trap in traps:
        redact(trap)
    assert time.process_time() - began < 8, "quadratic time would be minutes"
