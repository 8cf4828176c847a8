"""Feeds: read by what they are, every doubt named, nothing hostile let through."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import SourceError
from monitor.feeds import read_feed
from monitor.feeds.dates import read_date

NOW = datetime(2025, 1, 20, 12, tzinfo=UTC)
HOME = "https://news.example/rss/all.xml"


def item(number=1, **parts):
    parts = {
        "title": f"Title {number}",
        "link": f"https://news.example/{number}.html",
        "guid": f"id-{number}",
        "pubDate": "Thu, 16 Jan 2025 10:00:00 GMT",
        "description": "The harbour handled 4.2 million boxes.",
    } | parts
    return "<item>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts.items() if text is not None) + "</item>"


def rss(*items, head='<?xml version="1.0" encoding="utf-8"?>', end="</channel></rss>"):
    return f'{head}<rss version="2.0"><channel><title>Port news</title>{"".join(items)}{end}'


def read(body, content_type="application/rss+xml", url=HOME):
    return read_feed(body.encode("utf-8") if isinstance(body, str) else body, url, content_type, NOW)


def code_of(body):
    with pytest.raises(SourceError) as caught:
        read(body)
    return caught.value.code, caught.value.message


def test_an_item_comes_with_id_link_title_date_text_and_authors():
    (entry,) = read(rss(item(author="desk@news.example (Anna Berg)"))).entries
    assert (entry.id, entry.url, entry.title) == ("id-1", "https://news.example/1.html", "Title 1")
    assert entry.published == datetime(2025, 1, 16, 10, tzinfo=UTC)
    assert "4.2 million" in (entry.content or "")
    assert any("Anna Berg" in name for name in entry.authors)


def test_atom_is_read_as_well():
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><entry><id>tag:a</id>'
        '<title type="html">Kai &lt;b&gt;7&lt;/b&gt;</title><link href="/kai"/><published>2025-01-16T10:00:00+01:00'
        "</published><content>Lang</content></entry></feed>"
    )
    (entry,) = read(body, "application/json").entries
    assert (entry.title, entry.url) == ("Kai 7", "https://news.example/kai")
    assert entry.published == datetime(2025, 1, 16, 9, tzinfo=UTC)


def test_json_feed_is_read_without_floats_and_with_broken_surrogates_shown():
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "x \\ud800", "items": [{"id": 1e400, "url": "/a",'
        ' "title": "half \\ud83d", "content_text": "t", "date_published": "2025-01-16T10:00:00Z", "n": NaN}]}'
    )
    (entry,) = read(body).entries
    assert entry.id == "1e400"
    assert entry.title == "half \ufffd"
    assert entry.url == "https://news.example/a"


def test_a_json_feed_that_is_cut_off_keeps_its_whole_items():
    whole = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "a"}, {"id": "b"}]})
    feed = read(whole[:-6])
    assert [entry.id for entry in feed.entries] == ["a"]
    assert feed.warnings[0].startswith("malformed")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "an empty answer"),  # a server that lost its feed
        ("  \n", "an empty answer"),
        ("<!DOCTYPE html><html><head><title>Port news</title></head><body>Hello</body></html>", "an HTML page titled"),
        (
            "<html><head><title>Fish &amp; ships &#8211; the news of the harbour and of all that is landed there, from"
            " early morning on</title></head></html>",
            'titled "Fish & ships – the news of the harbour and of all that is landed there, from …"',
        ),
        ("<html><head><title>Members</title></head><body><input type='password'></body></html>", "a login page titled"),
        ('<?xml version="1.0" enc', "XML that ends"),  # half a prolog
        ('{"status": "ok"}', "JSON of another kind"),  # an API's answer
        ("%PDF-1.4 xxx", "a PDF document"),
        ("Service is down", 'text that begins "Service is down"'),
    ],
)
def test_other_things_are_named_for_what_they_look_like(body, says):
    code, message = code_of(body)
    assert code == "not_a_feed"
    assert says in message


def test_a_feed_behind_a_scripts_warning_and_called_html_is_read():
    body = b"\xef\xbb\xbf\n\n<br />\n<b>Warning</b>: include(x.php) failed<br />\n" + rss(item()).encode()
    assert len(read(body, "text/html").entries) == 1


@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        f'<!ENTITY i "{"a" * 100_000}">',  # quadratic: one long entity used often
        '<!ENTITY i "&i;">',  # endless
    ],
    ids=["exponential", "quadratic", "recursive"],
)
def test_entity_bombs_are_refused_unread(declarations):
    body = rss(item(title="&i;" * 50), head=f'<?xml version="1.0"?><!DOCTYPE rss [{declarations}]>')
    assert code_of(body)[0] == "entity_bomb"


def test_external_entities_are_left_out_and_plain_ones_put_in():
    entities = '<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY co "Port AG">'
    head = f'<!DOCTYPE rss SYSTEM "http://evil.example/x.dtd" [{entities}]>'
    (entry,) = read(rss(item(title="a &f; b &co;"), head=head)).entries
    assert entry.title == "a b Port AG"


def test_the_first_thousand_items_are_taken_and_the_rest_is_counted():
    feed = read(rss(*(item(number) for number in range(1_200)), "<item/>" * 5_000))
    assert (len(feed.entries), feed.dropped) == (1_000, 5_200)


def test_endless_titles_authors_and_tags_cost_nothing():
    trap = "<author>a@" + "a." * 32_000 + "!</author>"
    wide = "<item " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"
    feed = read(rss(item(1, title="long " + "x" * 2_000_000), wide, item(2).replace("</item>", trap + "</item>")))
    assert [len(entry.title) for entry in feed.entries] == [1_000, 7]


def test_controls_are_dropped_and_surrogates_are_shown():
    body = rss(item(title="a \x00\x08\x1b[0m &#0;&#27; b &#xD800; @@")).encode().replace(b"@@", b"\xed\xa0\x80")
    assert read(body).entries[0].title == "a [0m b \ufffd \ufffd"


def test_ids_tell_items_apart_when_a_guid_is_shared():
    first = [entry.id for entry in read(rss(*(item(n, guid="same") for n in (1, 2, 3)))).entries]
    again = [entry.id for entry in read(rss(*(item(n, guid="same") for n in (3, 2, 1)))).entries]
    assert len(set(first)) == 3
    assert sorted(first) == sorted(again)


def test_an_item_without_guid_goes_by_its_link_without_session_and_tracking():
    ids = {
        read(rss(item(guid=None, link=f"https://news.example/1.html?{tail}"))).entries[0].id
        for tail in ("utm_source=rss", "utm_source=mail")
    }
    assert ids == {"https://news.example/1.html"}


def test_items_without_guid_and_link_are_known_again_and_empty_ones_left_out():
    body = rss(
        "<item><description>Only text</description></item>", "<item><title/></item>" * 3, "<item><!-- x --></item>"
    )
    feed = read(body)
    assert len(feed.entries) == 1
    assert feed.entries[0].id == read(body).entries[0].id
    assert any(note.startswith("empty_item") for note in feed.warnings)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("page.html", "https://news.example/rss/page.html"),  # relative to the feed
        ("//cdn.example/x", "https://cdn.example/x"),
        ("www.other.example/a/1.html", "https://www.other.example/a/1.html"),  # no scheme
        ("m.news.example/a", "https://m.news.example/a"),  # no scheme, the feed's own family
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("http://[bad", None),
        ("http://news.example:99999/", None),
        ("http://news.example/" + "b" * 65_536, None),
    ],
)
def test_links_are_absolute_addresses_or_none_with_a_warning(link, url):
    feed = read(rss(item(link=link), item(2)))
    assert feed.entries[0].url == url
    assert any(note.startswith("bad_link") for note in feed.warnings) == (url is None)
    assert feed.entries[1].url == "https://news.example/2.html"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年1月16日", 16),  # the library that reads feeds takes it for November
        ("2025年01月16日 09:30", 16),
        ("2025-01-16 09:30:00", 16),
        ("2025/1/16 9:30", 16),
        ("20250116", 16),
        ("Thu, 16 Jan 2025 23:30:00 -0500", 17),  # UTC counts
        ("Thu Jan 16 10:00:00 UTC 2025", 16),
        ("16 Jan 25 10:00 GMT", 16),
        ("January 16, 2025 10:00 AM", 16),
    ],
)
def test_dates_are_read_as_meant(written, day):
    found = read_date(written, "", NOW)
    assert found is not None
    assert (found.year, found.month, found.day) == (2025, 1, day)


@pytest.mark.parametrize(
    ("written", "language"),
    [("16 января 2025 г., 10:30", "ru"), ("16.01.2025 10:30", "ru"), ("16. Januar 2025 10:30", "de-DE")],
)
def test_worded_dates_are_read_in_the_feeds_language(written, language):
    found = read_date(written, language, NOW)
    assert found is not None
    assert (found.month, found.day) == (1, 16)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",  # moves with every poll
        "Mon, 32 Foo 99999 25:61:61 GMT",
        "Sat, 01 Jan 0000 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",  # zero means none
        "9999-12-31T23:59:59-23:59",
        "Mon, 04 Mar 2024 07:05:00 +9900",
        "2024-02-30",
        "1" * 100_000,
        (NOW + timedelta(days=3650)).isoformat(),  # announced, not published
    ],
)
def test_senseless_dates_are_none(written):
    assert read_date(written, "", NOW) is None


def test_pub_time_and_other_homemade_elements_are_dates():
    (entry,) = read(rss(item(pubDate=None, pubTime="2025-01-16 09:30:00"))).entries
    assert entry.published == datetime(2025, 1, 16, 9, 30, tzinfo=UTC)


def test_damage_costs_only_what_comes_behind_it():
    body = rss(item(1), item(2, title="Fish & chips &nbsp; <b>5</i>"), "<item><title><![CDATA[open", end="")
    feed = read(body)
    assert [entry.id for entry in feed.entries] == ["id-1", "id-2"]
    assert any(note.startswith("malformed") for note in feed.warnings)


def test_half_an_item_waits_for_the_next_poll():
    whole = rss(item(1), item(2))
    feed = read(whole[: whole.index("handled", whole.index("id-2"))])
    assert [entry.id for entry in feed.entries] == ["id-1"]


@pytest.mark.parametrize(
    ("charset", "declared", "text", "warned"),
    [
        ("gb18030", "utf-8", "港口去年的货运量达到了四百二十万箱，朱镕基曾来过这里，这是最大的数字。", True),
        ("gb18030", "gb2312", "港口去年的货运量达到了四百二十万箱，喆与镕都不在旧表中。", False),
        ("big5", "utf-8", "港口去年的貨運量達到了四百二十萬箱，這是最大的數字。", True),
        ("cp1251", "iso-8859-1", "Порт за прошлый год обработал больше грузов, чем когда-либо.", True),
        ("cp1251", "", "Порт за прошлый год обработал больше грузов, чем когда-либо.", False),
        ("utf-16", "utf-8", "港口去年的货运量", False),
        ("cp1252", "utf-8", "Der Hafen schlug größere Mengen über als je zuvor – “gut”, hieß es.", True),
    ],
)
def test_mislabelled_charsets_give_the_right_text(charset, declared, text, warned):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    feed = read(rss(item(description=text * 3), head=head).encode(charset), f"text/xml; charset={declared}")
    assert text in (feed.entries[0].content or "")
    assert any("charset" in note for note in feed.warnings) == warned
