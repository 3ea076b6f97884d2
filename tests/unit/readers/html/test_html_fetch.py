"""Pictures from the network: public addresses alone, within limits. No test goes out."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from casepub.readers.html import fetch
from casepub.readers.html.fetch import RefusedError, fetched


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.test/",
        "file:///etc/hostname",
        "http://a.test:8080/",
        "http://",
        "http://a.test:99999/",
        "http://[",
        "a.png",
    ],
)
def test_other_schemes_and_ports_are_refused(address: str) -> None:
    with pytest.raises(RefusedError, match="address"):
        fetched(address, 1000, lambda host, port: ["93.184.216.34"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "172.16.0.1", "0.0.0.0", "::1", "fe80::1", "fc00::1",
        "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(host: str) -> None:
    with pytest.raises(RefusedError, match="not public"):
        fetched("http://a.test/p.png", 1000, lambda name, port: ["93.184.216.34", host])


def test_unknown_hosts_are_refused() -> None:
    with pytest.raises(RefusedError, match="unknown"):
        fetched("http://a.test/p.png", 1000, lambda name, port: [])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = {
            "/p.png": (200, "image/png", b"\x89PNG" + b"0" * 100),
            "/page": (200, "text/html", b"<html>"),
            "/loop": (302, "/loop", b""),
            "/away": (302, "http://10.0.0.1/p.png", b""),
            "/moved": (302, "/p.png", b""),
        }.get(self.path, (404, "image/png", b""))
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve on the loopback, which for these tests alone counts as public, whatever port an address means."""
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    connect = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda target, timeout: connect(("127.0.0.1", server.server_port), timeout)
    )
    monkeypatch.setattr(fetch, "_is_public", lambda address: address == "127.0.0.1")
    yield
    server.shutdown()
    server.server_close()
    thread.join()


def resolve(host: str, port: int) -> list[str]:
    return ["127.0.0.1"] if host == "a.test" else [host]


@pytest.mark.usefixtures("server")
class TestAnswers:
    @pytest.mark.parametrize("path", ["/p.png", "/moved"])
    def test_a_picture_is_given(self, path: str) -> None:
        assert fetched("http://a.test" + path, 1000, resolve).startswith(b"\x89PNG")

    @pytest.mark.parametrize(
        ("path", "reason"),
        [("/page", "no picture"), ("/loop", "redirects"), ("/away", "not public"), ("/none", "404")],
    )
    def test_anything_else_is_refused(self, path: str, reason: str) -> None:
        with pytest.raises(RefusedError, match=reason):
            fetched("http://a.test" + path, 1000, resolve)

    def test_the_size_is_limited(self) -> None:
        with pytest.raises(RefusedError, match="size"):
            fetched("http://a.test/p.png", 50, resolve)
