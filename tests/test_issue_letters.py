"""A letter for each issue type, composed from its example case: golden files in both languages, read by people."""

from pathlib import Path

import pytest

from poa import Case, compose, render
from tests.golden import FOLDER, compare

CASES = sorted((Path(__file__).parents[1] / "examples" / "issues").glob("*.toml"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_letter_of_an_issue_type_is_the_one_that_was_read(path, language, request):
    letter = render(compose(Case.load(path), language=language))
    compare(FOLDER / "issues" / path.stem / f"letter.{language}.txt", letter, regen=request.config.getoption("--regen"))
