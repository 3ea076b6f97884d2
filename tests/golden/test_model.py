"""Golden files of the first stage: the model of the shipped examples, as `casepub dump` writes it."""

import pytest
from click.testing import CliRunner

from casepub.cli.main import cli
from tests.support.data import EXAMPLES
from tests.support.golden import Golden


@pytest.mark.parametrize("name", ["article.ja.txt", "article.ko.txt", "article.zh-Hant.txt"])
def test_models_of_the_examples(golden: Golden, name: str) -> None:
    result = CliRunner().invoke(cli, ["dump", str(EXAMPLES / name)])
    assert result.exit_code == 0
    golden(f"model/{name.removesuffix('.txt')}.json", result.stdout)
