"""Whether an address may be contacted: public ones only, so that no link or redirect reaches the reader's own network.

Enters: a host's name, or an IP address as resolved. Leaves: the reason to refuse it, or None.
Never: a look-up; `monitor/wire.py` resolves once, asks here, and connects to exactly what was judged.
"""

import ipaddress
from enum import StrEnum

from monitor.data import load

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # RFC 4291: all that is given out
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address behind a translator
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")  # RFC 3056: an IPv4 address in bits 16 to 47
_TEREDO = ipaddress.IPv6Network("2001::/32")
_METADATA = frozenset(
    ipaddress.ip_address(text)
    for text in (
        "169.254.169.254",  # most clouds
        "100.100.100.200",  # Alibaba
        "168.63.129.16",  # Azure: looks public
        "192.0.0.192",  # Oracle
        "fd00:ec2::254",  # AWS
    )
)


class Blocked(StrEnum):
    """Why an address is not contacted."""

    NAME = "a name of the local network"
    METADATA = "a cloud's metadata service"
    LOOPBACK = "this machine itself"
    LINK_LOCAL = "link-local"
    PRIVATE = "private or reserved"
    MULTICAST = "multicast"
    UNREADABLE = "not an IP address"


def blocked_name(host: str) -> Blocked | None:
    """Why `host`, spelled as in `urls.Address`, must not even be looked up; None if it may be.

    A name without a dot is completed by the resolver with the local domain.
    """
    if _literal(host) is not None:
        return None
    suffixes = load("urls.toml")["private"]["suffixes"]
    local = "." not in host or any(host == suffix or host.endswith("." + suffix) for suffix in suffixes)
    return Blocked.NAME if local else None


def blocked_address(text: str) -> Blocked | None:
    """Why the IP address `text` must not be contacted; None for a public one. IPv4 hidden in IPv6 is judged as IPv4."""
    address = _literal(text)
    if address is None:
        return Blocked.UNREADABLE
    if address in _METADATA:
        return Blocked.METADATA
    if isinstance(address, ipaddress.IPv6Address):
        inner = _hidden_ipv4(address)
        return _blocked_ipv6(address) if inner is None else blocked_address(str(inner))
    return _common(address) or (None if address.is_global else Blocked.PRIVATE)


def _literal(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _hidden_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _SIX_TO_FOUR:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _blocked_ipv6(address: ipaddress.IPv6Address) -> Blocked | None:
    if reason := _common(address):
        return reason
    public = address in _GLOBAL_UNICAST and address not in _TEREDO and address.is_global
    return None if public else Blocked.PRIVATE


def _common(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Blocked | None:
    if address.is_loopback or address.is_unspecified:
        return Blocked.LOOPBACK
    if address.is_link_local:
        return Blocked.LINK_LOCAL
    return Blocked.MULTICAST if address.is_multicast else None
