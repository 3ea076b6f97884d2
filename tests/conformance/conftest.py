"""The samples that every conformance test takes."""

from functools import cache
from pathlib import Path

import pytest

import casepub
from tests.support.samples import Sample, Samples, sources


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Give the maker of samples, which makes each once."""
    folder = tmp_path_factory.mktemp("samples")

    @cache
    def make(source: Path) -> Sample:
        return Sample(f"{source.parent.name}-{source.name}", casepub.read(source), folder)

    return make


@pytest.fixture(params=sources(), ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest, samples: Samples) -> Sample:
    """Give one sample; a test that takes it runs for each."""
    return samples(request.param)


@pytest.fixture
def all_samples(samples: Samples) -> list[Sample]:
    """Give all samples, for tools that are faster on many files at once."""
    return [samples(source) for source in sources()]
