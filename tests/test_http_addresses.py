"""Which addresses may be contacted."""

import pytest

from monitor.addresses import blocked_address, blocked_name


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "this machine"),
        ("127.127.127.127", "all of 127/8 is this machine"),
        ("0.0.0.0", "connects to this machine"),  # noqa: S104
        ("0.1.2.3", "this network"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "carrier's NAT"),
        ("100.100.100.200", "Alibaba's metadata"),
        ("169.254.169.254", "metadata of most clouds"),
        ("168.63.129.16", "Azure's metadata, which looks public"),
        ("192.0.0.192", "Oracle's metadata"),
        ("192.0.2.1", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::1", "this machine"),
        ("::", "connects to this machine"),
        ("::ffff:127.0.0.1", "IPv4 inside"),
        ("::ffff:10.0.0.1", "IPv4 inside"),
        ("::127.0.0.1", "IPv4 inside, the old way"),
        ("64:ff9b::7f00:1", "IPv4 behind a translator"),
        ("64:ff9b:1::1", "a network's own translator"),
        ("2002:7f00:1::", "IPv4 in 6to4"),
        ("2001:0:1::1", "Teredo"),
        ("fc00::1", "unique local"),
        ("fd00:ec2::254", "AWS's metadata"),
        ("fe80::1", "link-local"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
        ("not an address", "unreadable"),
    ],
)
def test_a_private_address_is_blocked(address, why):
    assert blocked_address(address) is not None, why


@pytest.mark.parametrize("address", ["8.8.8.8", "101.226.4.6", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_not(address):
    assert blocked_address(address) is None


@pytest.mark.parametrize(
    "name", ["localhost", "a.localhost", "printer", "nas.local", "metadata.google.internal", "router.lan", "home.arpa"]
)
def test_a_name_of_the_local_network_is_not_even_looked_up(name):
    assert blocked_name(name) is not None


@pytest.mark.parametrize("name", ["example.org", "local.example.org", "8.8.8.8", "xn--e1afmkfd.xn--p1ai"])
def test_a_public_name_is(name):
    assert blocked_name(name) is None
