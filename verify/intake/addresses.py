"""Which internet addresses may be connected to.

A page that somebody else wrote decides where its links and redirects lead, and a name what addresses
it stands for. None of them may make this program ask a machine that only it can reach: the newsroom's
own network, this computer, or the metadata service of a cloud.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# IANA IPv4 Special-Purpose Address Registry, multicast (RFC 5771) and class E (RFC 1112); spelt out because
# Python's is_global changed its mind between releases.
_REFUSED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a provider's customers (CGNAT); Alibaba's metadata service
        "127.0.0.0/8",  # this computer
        "168.63.129.16/32",  # Azure's metadata service, in the midst of public space
        "169.254.0.0/16",  # link-local; the metadata service of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata service
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# All of IPv6 that is public (RFC 4291, 2.4), and what IANA's special-purpose registry takes out of it again.
_PUBLIC_V6 = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, among them Teredo, which hides an IPv4 address
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Whether ``address``, an IP address as numbers, is one that everybody can reach.

    An IPv6 address that stands for an IPv4 address is judged as that one.

    Raises:
        ValueError: when it is no IP address.
    """
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        embedded = _embedded(parsed)
        if embedded is None:
            return parsed in _PUBLIC_V6 and not any(parsed in network for network in _REFUSED_V6)
        parsed = embedded
    return not any(parsed in network for network in _REFUSED_V4)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv4-mapped, 6to4 or NAT64 (RFC 6052) address leads to."""
    if address in _NAT64:
        return IPv4Address(int(address) & _LAST_32_BITS)
    return address.ipv4_mapped or address.sixtofour
