import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.errors import CaseError, CatalogueError, FileError, LetterError, PoaError, Problem, path_text
from tests.strategies import lines

PATHS = st.lists(st.sampled_from(["facts", "root_cause", "done_on"]) | st.integers(0, 20), max_size=5).map(tuple)
PROBLEMS = st.builds(
    Problem, lines, st.just("") | lines, PATHS, st.none() | st.just("case.toml"), st.none() | st.integers(1, 99)
)


def test_a_problem_is_shown_as_file_line_place_what_and_mend():
    problem = Problem("it is wrong.", "Mend it.", ("remediation", 1, "facts", "done_on"), "case.toml", 12)
    assert str(problem) == "case.toml:12: remediation 2, facts.done_on: it is wrong. Mend it."


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("it is wrong."), "it is wrong."),
        (Problem("it is wrong.", "Mend it."), "it is wrong. Mend it."),
        (Problem("it is wrong.", file="case.toml"), "case.toml: it is wrong."),
        (Problem("it is wrong.", line=3), "3: it is wrong."),
        (Problem("it is wrong.", path=("facts",)), "facts: it is wrong."),
    ],
)
def test_what_a_problem_does_not_know_is_left_out(problem, shown):
    assert str(problem) == shown


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("seller",), "seller"),
        (("seller", "email"), "seller.email"),
        (("root_cause", 0), "root_cause 1"),
        (("root_cause", 0, "key"), "root_cause 1, key"),
        (("remediation", 1, "facts", "done_on"), "remediation 2, facts.done_on"),
        (("annexes", 0, "rows", 2, 1), "annexes 1, rows 3, 2"),
    ],
)
def test_a_path_is_written_as_a_person_counts(path, text):
    assert path_text(path) == text


def test_a_problem_is_put_below_a_place_and_keeps_the_rest():
    problem = Problem("it is wrong.", "Mend it.", ("done_on",), "case.toml", 12)
    moved = problem.at("remediation", 1)
    assert moved == Problem("it is wrong.", "Mend it.", ("remediation", 1, "done_on"), "case.toml", 12)
    assert problem.path == ("done_on",)


@pytest.mark.parametrize("kind", [PoaError, CaseError, CatalogueError, LetterError, FileError])
def test_an_error_of_one_sentence_carries_one_problem(kind):
    error = kind("it is wrong.", "Mend it.", file="case.toml", line=3)
    assert error.problems == (Problem("it is wrong.", "Mend it.", file="case.toml", line=3),)
    assert str(error) == "case.toml:3: it is wrong. Mend it."
    assert isinstance(error, PoaError)


@given(st.lists(PROBLEMS, min_size=1))
def test_an_error_carries_all_its_problems_and_shows_one_a_line_in_their_order(problems):
    error = CaseError(problem for problem in problems)
    assert error.problems == tuple(problems)
    assert str(error) == "\n".join(map(str, problems))


@given(st.lists(PROBLEMS, min_size=1))
def test_an_error_crosses_to_another_process_with_its_problems(problems):
    error = CaseError(problems)
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(other) is CaseError
        assert other.problems == error.problems
        assert str(other) == str(error)


def test_a_problem_cannot_be_changed():
    with pytest.raises(AttributeError):
        Problem("it is wrong.").what = "it is fine."
