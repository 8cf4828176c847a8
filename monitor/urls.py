"""Addresses: one parser, one spelling, and no secret in what is shown.

Enters: addresses as people and feeds write them, and texts that hold some. Leaves: `Address`
parts, canonical spellings, texts without secrets. Never: a look at the network; whether an
address may be contacted is `monitor/addresses.py`'s decision. What connects uses the parts
that were parsed here, so that no second parser can read another host out of the same string.
"""

import ipaddress
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote, urljoin

from monitor.data import load

_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_SHAPE = re.compile(r"//([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?\Z", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NAME = re.compile(r"(?!-)[a-z0-9_\-]{1,63}(?:\.[a-z0-9_\-]{1,63})*\Z")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_HIDDEN = "***"


class BadLink(ValueError):
    """An address that can't be asked for. `code` is `bad_link`, `bad_scheme` for `file:`, `ftp:` and their
    like, `blocked_address` for IPv6 with a zone."""

    def __init__(self, reason: str, code: str = "bad_link") -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address in parts, each in its one spelling.

    `host` is lower-case ASCII (IPv4 dotted, IPv6 without brackets); `port` is never None;
    `path` begins with a slash; `userinfo` is what stood before the `@`, percent-encoded as given.
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str = ""
    userinfo: str = ""

    @property
    def netloc(self) -> str:
        """Host, and port unless it is the scheme's own: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """What stands in the request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def url(self) -> str:
        """The whole address without the password."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def key(self) -> str:
        """Scheme, host and port: what shares a robots.txt and rests together."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def canonical(url: str) -> str:
    """One spelling of one address, so that a page is known again: what differs only by the way there is the same.

    Tracking and session parameters go, with fragment, password, default port, dot segments
    and empty query; the order of the others stays, since servers may read it. Raises
    `BadLink`, a ValueError that says why, for what is no http(s) address.
    """
    address = parse(url)
    path = re.sub(_rules()["sessions"]["path"], "", address.path) or "/"
    query = "&".join(pair for pair in address.query.split("&") if pair and not _tracks(pair))
    return replace(address, path=path, query=query).url


def parse(url: str) -> Address:
    """`url` in parts, spelled one way but with every parameter kept: what a request is made from. Raises `BadLink`."""
    text = url.strip(" \t\r\n\f\v\ufeff\u00a0\u3000")
    if len(text) > _rules()["limits"]["longest"]:
        raise BadLink(f"the address has {len(text)} characters; at most {_rules()['limits']['longest']} are taken")
    if _CONTROL.search(text):
        raise BadLink("the address has a line break, tab or control character inside")
    scheme = _scheme(text)
    shape = _SHAPE.match(text, len(scheme) + 1)
    if not shape:
        raise BadLink("expected two slashes behind the scheme, as in https://example.org/")
    authority, path, query = shape.group(1), shape.group(2), shape.group(3) or ""
    if "\\" in authority + path:
        raise BadLink("the address has a backslash, which programs read in different ways")
    userinfo, _, place = authority.rpartition("@")
    host, port = _host_and_port(place, _PORTS[scheme])
    return Address(scheme, host, port, _path(path), _query(query), userinfo)


def join(base: str, link: str) -> str:
    """`link` as found in the document at `base`, made absolute. Raises `BadLink` for what can't be an address."""
    link = link.strip()
    if _CONTROL.search(link):
        raise BadLink("the link has a line break, tab or control character inside")
    found = _SCHEME.match(link)
    if found and not link.startswith("//", found.end()):
        _scheme(link)
        raise BadLink("expected two slashes behind the scheme, as in https://example.org/")
    try:
        return urljoin(base, link)
    except ValueError as error:
        raise BadLink(f"not an address: {error}") from error


def host_key(url: str) -> str:
    """Scheme, host and port of `url` (`https://example.org:443`): what rests together. Raises `BadLink`."""
    return parse(url).key


def redact(text: str) -> str:
    """`text` without the passwords, tokens and webhook paths of the addresses in it. Doing it twice changes nothing."""
    text = _userinfo_pattern().sub(rf"\1{_HIDDEN}@", text)
    text = _parameter_pattern().sub(rf"\1{_HIDDEN}", text)
    text = _header_pattern().sub(rf"\1{_HIDDEN}", text)
    for pattern in _path_patterns():
        text = pattern.sub(rf"\1{_HIDDEN}", text)
    return text


def _rules() -> dict[str, Any]:
    return load("urls.toml")


def _scheme(text: str) -> str:
    found = _SCHEME.match(text)
    if not found:
        raise BadLink("expected an address that begins with http:// or https://")
    scheme = found.group(1).lower()
    if scheme not in _PORTS:
        raise BadLink(f"{scheme[:20]}: is not fetched, only http: and https: are", "bad_scheme")
    return scheme


def _host_and_port(place: str, default: int) -> tuple[str, int]:
    literal = re.fullmatch(r"\[([^\[\]]*)\](?::([0-9]*))?", place)
    plain = re.fullmatch(r"([^\[\]:]*)(?::([0-9]*))?", place)
    found = literal or plain
    if not found:
        raise BadLink("the host can't be read: expected name:port or [IPv6]:port")
    host = _ipv6(found.group(1)) if literal else _host(found.group(1))
    return host, _port(found.group(2), default)


def _port(digits: str | None, default: int) -> int:
    if not digits:
        return default
    if len(digits) > 5 or not 1 <= int(digits) <= 65535:
        raise BadLink("the port must lie between 1 and 65535")
    return int(digits)


def _ipv6(text: str) -> str:
    if "%" in text:
        raise BadLink("an address with a zone is known on one machine only", "blocked_address")
    try:
        return ipaddress.IPv6Address(text).compressed
    except ValueError as error:
        raise BadLink("the brackets hold no IPv6 address") from error


def _host(text: str) -> str:
    host = _ascii(text).rstrip(".")
    if not host or len(host) > _rules()["limits"]["longest_host"]:
        raise BadLink("the address names no host" if not host else "the host's name is too long")
    number = re.fullmatch(r"(?:[0-9]+|0x[0-9a-f]*)", host.rpartition(".")[2])
    if number:
        return _ipv4(host)
    if not _NAME.match(host):
        raise BadLink("the host's name has characters that no name has")
    return host


def _ascii(text: str) -> str:
    """Lower-case ASCII spelling of a name: IDNA as browsers map it, so that fullwidth dots and digits show."""
    if text.isascii():
        return text.lower()
    import idna

    try:
        return idna.encode(text, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        mapped = _mapped(text)
        if mapped is None:
            raise BadLink("the host's name is no international domain name") from error
        return mapped


def _mapped(text: str) -> str | None:
    """What the compatibility forms of `text` say if that is plain ASCII (circled digits are), else None."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).replace("\u3002", ".").lower()
    return plain if plain.isascii() else None


def _ipv4(host: str) -> str:
    """Dotted form of an IPv4 address in any spelling that `inet_aton` and browsers take: `0x7f.1`, `2130706433`."""
    numbers = [_ipv4_number(part) for part in host.split(".")]
    *heads, last = numbers
    if len(numbers) > 4 or any(head > 255 for head in heads) or last >= 256 ** (5 - len(numbers)):
        raise BadLink("the host ends in a number, but is no IPv4 address")
    value = last + sum(head << (8 * (3 - place)) for place, head in enumerate(heads))
    return str(ipaddress.IPv4Address(value))


def _ipv4_number(part: str) -> int:
    try:
        if part.startswith("0x"):
            return int(part[2:] or "0", 16)
        return int(part, 8) if part.startswith("0") and part != "0" else int(part)
    except ValueError as error:
        raise BadLink("the host ends in a number, but is no IPv4 address") from error


def _path(path: str) -> str:
    out: list[str] = []
    segments = path.split("/")[1:]
    for place, segment in enumerate(segments):
        kind = segment.lower().replace("%2e", ".")
        if kind == "..":
            del out[-1:]
        if kind not in (".", ".."):
            out.append(segment)
        elif place == len(segments) - 1:
            out.append("")
    return "/" + _escaped("/".join(out), "/:@!$&'()*+,;=~%")


def _query(query: str) -> str:
    return _escaped(query, "/:@!$&'()*+,;=~%?|[]")


def _escaped(text: str, safe: str) -> str:
    """Non-ASCII, blanks and quotes percent-encoded; needless encodings undone; hex digits upper-case."""
    return _ESCAPE.sub(_plain_or_upper, quote(text, safe=safe))


def _plain_or_upper(found: re.Match[str]) -> str:
    character = chr(int(found.group(1), 16))
    return character if character in _UNRESERVED else found.group().upper()


def _tracks(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name, value = name.lower(), value.lower()
    tracking, sessions = _rules()["tracking"], _rules()["sessions"]
    return (
        name.startswith(tuple(tracking["prefixes"]))
        or name in tracking["names"]
        or value in tracking["values"].get(name, ())
        or name in sessions["always"]
        or (name in sessions["maybe"] and re.match(sessions["value"], value) is not None)
    )


@cache
def _userinfo_pattern() -> re.Pattern[str]:
    return re.compile(r"(?i)\b([a-z][a-z0-9+.\-]{0,30}:(?:\\?/){2})[^\s/?#\"'<>]{1,2000}@")


@cache
def _parameter_pattern() -> re.Pattern[str]:
    secrets = _rules()["secrets"]
    parts, names = (("|".join(map(re.escape, secrets[kind]))) for kind in ("parts", "names"))
    anywhere = rf"(?<![\w.\-])[\w.\-]{{0,40}}(?:{parts})[\w.\-]{{0,40}}"
    in_query = rf"(?:[?&;]|%26|%3F)(?:{names})"  # log lines say `code=timeout` and `key=…` of other things
    return re.compile(rf"(?i)((?:{anywhere}|{in_query})(?:=|%3D))(?:(?!%26)[^&\s\"'<>#;,])+")


@cache
def _header_pattern() -> re.Pattern[str]:
    return re.compile(r"(?i)(\bauthorization['\"]?\s*[:=]\s*['\"]?(?:[a-z]+\s+)?)[^\s'\",}]+")


@cache
def _path_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in _rules()["secrets"]["paths"])
