"""What every test shares: the golden flag, Hypothesis profiles, and a home without a user's settings."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.support.golden import Golden

# No timed assertions: a busy machine must not turn a test red.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("fuzz", settings.get_profile("ci"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that accepts golden files."""
    parser.addoption("--update-golden", action="store_true", help="accept what the program makes now")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to accept golden files where nobody looks at them."""
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is for a person at a terminal, not for CI")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparer with the accepted files under tests/golden."""
    return Golden(update=bool(request.config.getoption("--update-golden")))
