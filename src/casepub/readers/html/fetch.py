"""Pictures from the network, when the user allows it: an address comes in, bytes within limits go out, or nothing.

Only http and https, only public addresses (checked at each redirect, and the checked address is the one connected to),
only pictures, with limits on size, time and redirects.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

_MOST_REDIRECTS: Final = 4
_SECONDS: Final = 10.0
_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))

Resolve = Callable[[str, int], list[str]]


class RefusedError(Exception):
    """Why a picture was not fetched, for the report."""


def fetched(address: str, maximum_size: int, resolve: Resolve | None = None) -> bytes:
    """Fetch a picture.

    Raises:
        RefusedError: the address is not public, does not answer in time, or gives no picture within the limit.
    """
    deadline = time.monotonic() + _SECONDS
    for _ in range(_MOST_REDIRECTS + 1):
        target = _checked(address)
        host = _public_host(target, resolve or _resolved)
        response, connection = _asked(target, host, deadline)
        try:
            if response.status not in _REDIRECTS:
                return _body(response, maximum_size, deadline)
            address = urljoin(address, response.getheader("Location", ""))
        finally:
            connection.close()
    raise RefusedError("it redirects too often")


def _checked(address: str) -> SplitResult:
    try:
        target = urlsplit(address)
        port = target.port
    except ValueError:
        raise RefusedError("it is no address") from None
    if target.scheme not in ("http", "https") or not target.hostname or port not in (None, 80, 443):
        raise RefusedError("it is no plain http or https address")
    return target


def _public_host(target: SplitResult, resolve: Resolve) -> str:
    """Give an address of the host, after seeing that all of them are public."""
    found = resolve(target.hostname or "", target.port or (443 if target.scheme == "https" else 80))
    if not found or not all(_is_public(one) for one in found):
        raise RefusedError("its host is unknown or not public")
    return found[0]


def _resolved(host: str, port: int) -> list[str]:
    try:
        return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


def _is_public(address: str) -> bool:
    one = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(one, "ipv4_mapped", None)
    return (mapped or one).is_global and not one.is_multicast


def _asked(
    target: SplitResult, host: str, deadline: float
) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    connection = _connection(target, host, max(0.1, deadline - time.monotonic()))
    path = (target.path or "/") + (f"?{target.query}" if target.query else "")
    try:
        connection.request("GET", path, headers={"Accept": "image/*", "User-Agent": "casepub"})
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        connection.close()
        raise RefusedError(f"it does not answer ({type(error).__name__})") from None


def _connection(target: SplitResult, host: str, seconds: float) -> http.client.HTTPConnection:
    """Connect to the address that was checked, not to whatever the name gives a second time."""
    name, secure = target.hostname or "", target.scheme == "https"
    port = target.port or (443 if secure else 80)
    try:
        plain = socket.create_connection((host, port), timeout=seconds)
        sock = ssl.create_default_context().wrap_socket(plain, server_hostname=name) if secure else plain
    except (OSError, ValueError) as error:
        raise RefusedError(f"it does not answer ({type(error).__name__})") from None
    connection = http.client.HTTPConnection(name, port, timeout=seconds)
    connection.sock = sock
    return connection


def _body(response: http.client.HTTPResponse, maximum_size: int, deadline: float) -> bytes:
    if response.status != 200:
        raise RefusedError(f"the server answers {response.status}")
    if not response.getheader("Content-Type", "image/").lower().startswith("image/"):
        raise RefusedError("it is no picture")
    parts: list[bytes] = []
    size = 0
    while chunk := _read(response):
        parts.append(chunk)
        size += len(chunk)
        if size > maximum_size:
            raise RefusedError("it is over the size limit")
        if time.monotonic() > deadline:
            raise RefusedError("it takes too long")
    return b"".join(parts)


def _read(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read(_CHUNK)
    except (OSError, http.client.HTTPException) as error:
        raise RefusedError(f"it breaks off ({type(error).__name__})") from None
