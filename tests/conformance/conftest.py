"""The samples that every conformance test takes."""

from functools import cache

import pytest

from tests.support.samples import Sample, Samples, articles


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Give the maker of samples, which makes each once."""
    folder = tmp_path_factory.mktemp("samples")
    makers = articles()

    @cache
    def make(name: str) -> Sample:
        return Sample(name, makers[name](), folder)

    return make


@pytest.fixture(params=articles())
def sample(request: pytest.FixtureRequest, samples: Samples) -> Sample:
    """Give one sample; a test that takes it runs for each."""
    return samples(request.param)


@pytest.fixture
def all_samples(samples: Samples) -> list[Sample]:
    """Give all samples, for tools that are faster on many files at once."""
    return [samples(name) for name in articles()]
