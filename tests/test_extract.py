"""Main text of pages: whole or refused by name; and bytes read as the right text."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.decode import decode
from monitor.domain import Document
from monitor.errors import ArticleError
from monitor.extract import extract

CORPUS = Path(__file__).parent / "corpus"
BODY = "<p>" + "The harbour handled 4.2 million boxes last year, its director told reporters on Monday. " * 6 + "</p>"


def page(extra="", head="<title>Harbour grows again - Port News</title>"):
    return (
        f"<html><head>{head}</head><body><article><h1>Harbour grows again</h1>{BODY}{extra}"
        "<p>The last quay will open in spring, she added, and cost 31 million euros.</p></article></body></html>"
    )


def extracted(html, **hints):
    body = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    return extract(Document(id="1", html=body, **hints))


def refused(html, **hints):
    with pytest.raises(ArticleError) as caught:
        extracted(html, **hints)
    return caught.value.code, caught.value.message


def test_a_page_gives_title_text_date_and_site():
    head = (
        "<title>Harbour grows again - Port News</title><meta property='og:site_name' content='Port News'>"
        "<meta property='article:published_time' content='2025-01-16T10:00:00+01:00'>"
    )
    found = extracted(page(head=head))
    assert found.title == "Harbour grows again"
    assert found.publisher == "Port News"
    assert found.published == datetime(2025, 1, 16, 9, tzinfo=UTC)
    assert "4.2 million boxes" in found.text
    assert found.text.endswith("31 million euros.")


def test_hints_come_before_what_the_page_says():
    day = datetime(2024, 5, 1, tzinfo=UTC)
    found = extracted(page(), title="As the feed has it", published=day, source="Feed", authors=("Ann",))
    assert (found.title, found.published, found.publisher, found.authors) == (
        "As the feed has it",
        day,
        "Feed",
        ("Ann",),
    )


def test_plain_text_passes_as_it_was_copied():
    found = extract(Document(id="1", text="Headline here\r\n\r\nFirst\x00 paragraph. \nSecond."))
    assert found.text == "Headline here\n\nFirst paragraph.\nSecond."


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\u200b"])
def test_text_without_a_letter_is_no_text(text):
    with pytest.raises(ArticleError, match="got nothing"):
        extract(Document(id="1", text=text))


@pytest.mark.parametrize(
    ("magic", "name"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04", "ZIP"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\0\0\0\x18ftypmp42", "a video"),
        (b"\x01\x02\x03\x04", "binary data"),
    ],
)
def test_other_files_are_named(magic, name):
    code, message = refused(magic + bytes(range(256)) * 100)
    assert code == "not_html"
    assert name in message


@pytest.mark.parametrize(
    "html",
    [
        b"",  # an empty file
        b"\0" * 1_000,
        "<html><head><title>App</title></head><body><div id=root></div><script>boot()</script></body></html>",
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>It is not here.</p></body></html>",
        "<html><head><title>Just a moment...</title></head><body><p>Please enable JavaScript to go on.</p></body>",
        "<html><head><title>访问验证</title></head><body><p>您的访问过于频繁，请完成安全验证后继续访问。</p></body></html>",
    ],
)
def test_pages_without_an_article_are_refused(html):
    assert refused(html)[0] == "no_text"


def test_an_article_about_bot_walls_stays():
    assert (
        "4.2 million"
        in extracted(
            page("<p>Visitors had to prove that they are not a robot, checking your browser took long.</p>")
        ).text
    )


def test_nesting_beyond_reading_is_refused_and_never_halved():
    assert refused(page("<div>" * 100_000 + "deep" + "</div>" * 100_000))[0] == "too_deep"
    assert extracted(page("<div>" * 900 + "</div>" * 900)).text.endswith("31 million euros.")


def test_endless_spans_cost_nothing():
    table = "<table><tr><td colspan=9007199254740991>a</td><td rowspan='99999999'>b</td></tr></table>"
    assert extracted(page(table)).text.endswith("31 million euros.")


def test_controls_and_surrogates_do_not_get_through():
    found = extracted(
        page("<p>Nul \x00 and escape \x1b[2J here, and half a pair @@ too.</p>")
        .encode()
        .replace(b"@@", b"\xed\xa0\x80")
    )
    assert not any(ord(char) < 32 and char != "\n" for char in found.text)
    assert "half a pair \ufffd too" in found.text.replace("\ufffd\ufffd\ufffd", "\ufffd")


def test_noise_is_refused_quickly():
    noise = random.Random(7).randbytes(2_000_000)
    assert refused(noise)[0] == "not_html"
    assert refused("<html><body>" + "QmFzZTY0" * 100_000 + "</body></html>")[0] == "no_text"


def test_a_wrong_charset_in_header_and_page_is_seen_through():
    html = page("<p>" + "Порт за прошлый год обработал больше грузов, чем когда-либо раньше. " * 3 + "</p>")
    found = extracted(html.encode("cp1251"), content_type="text/html; charset=iso-8859-1")
    assert "обработал больше грузов" in found.text
    assert found.warnings


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("euc_jp", "港の取扱量は昨年、過去最高となったと発表した。"),
        ("cp932", "港の取扱量は昨年、過去最高となったと発表した。"),
        ("cp949", "항만의 물동량은 지난해 사상 최대를 기록한 것으로 나타났다."),
        ("koi8_r", "Порт за прошлый год обработал больше грузов, чем когда-либо."),
        ("cp1250", "Port obsłużył w zeszłym roku więcej kontenerów niż kiedykolwiek; to są największe liczby."),
        ("cp1253", "Το λιμάνι διακίνησε πέρυσι περισσότερα φορτία από ποτέ."),
        ("cp1256", "تعامل الميناء العام الماضي مع بضائع أكثر من أي وقت مضى."),
        ("iso2022_jp", "港の取扱量は昨年、過去最高となったと発表した。"),
        ("utf-16-le", "<p>The harbour, 港口</p>"),
    ],
)
def test_undeclared_charsets_are_found_by_what_they_say(charset, text):
    assert text in decode((text * 3).encode(charset)).text


def test_damage_inside_utf8_is_shown_not_reinterpreted():
    found = decode("Größe und Übermut, größer und schöner. ".encode() * 20 + b"\xff\xfe")
    assert (found.charset, found.text.count("Größe")) == ("utf-8", 20)
    assert found.warnings


@pytest.mark.parametrize("case", sorted(path.stem for path in CORPUS.glob("extract_*.html")))
def test_pages_of_the_corpus_give_what_is_written_beside_them(case):
    found = extracted((CORPUS / f"{case}.html").read_bytes())
    assert found.text == (CORPUS / f"{case}.txt").read_text(encoding="utf-8").strip()
