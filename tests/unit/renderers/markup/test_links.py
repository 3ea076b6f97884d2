"""Only addresses that are safe and well-formed lead anywhere."""

import pytest

from casepub.renderers.markup.links import safe_address

GOOD = {
    "https://example.org/": "https://example.org/",
    "http://例子.测试/路径?问=答#节": "http://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E9%97%AE=%E7%AD%94#%E8%8A%82",
    "HTTPS://Example.org/a b": "HTTPS://Example.org/a%20b",
    "mailto:someone@example.org?subject=a b": "mailto:someone@example.org?subject=a%20b",
    "tel:+86-10-1234": "tel:+86-10-1234",
    "//example.org/x": "https://example.org/x",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/a%20b": "https://example.org/a%20b",
    "https://[2001:db8::1]:8080/x": "https://[2001:db8::1]:8080/x",
    "https://example.org/a[1]": "https://example.org/a%5B1%5D",
    "chapter2.html": "chapter2.html",
    "../a/b?c=d#e": "../a/b?c=d#e",
    "  https://example.org/  ": "https://example.org/",
}
BAD = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
    "\x01javascript:alert(1)", "\u200bjavascript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
    "ftp://example.org/", "https://", "http://", "https://exa mple.org/", "https://[::1", "https://example.org:99999999/",
    "https://exa<mple.org/", "", "   ", "\\\\server\\share", "blob:https://example.org/x", "about:blank",
]  # fmt: skip


@pytest.mark.parametrize(("written", "address"), GOOD.items())
def test_good_addresses(written: str, address: str) -> None:
    assert safe_address(written) == address


@pytest.mark.parametrize("written", BAD)
def test_bad_addresses(written: str) -> None:
    assert safe_address(written) is None


def test_a_relative_address_is_resolved_where_the_article_has_one() -> None:
    assert safe_address("b.html#c", "https://example.org/x/a.html") == "https://example.org/x/b.html#c"
    assert safe_address("javascript:alert(1)", "https://example.org/") is None
