from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from poa.errors import Problem
from poa.validation import problems_of, refuse


def _odd(value):
    if value == 13:
        raise ValueError("13 is refused: write 12")
    if value == 14:
        raise ValueError("14 is refused: did you mean 12?")
    return value


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1)
    amount: Annotated[int, BeforeValidator(_odd)] = 0


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    route: Literal["plan", "documents", "phone", "video"] = "plan"
    flag: bool = False
    table: dict[str, int] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _loose(self):
        if self.title == "loose":
            refuse([Problem("one end is loose.", "Tie it.", ("many", 0)), Problem("and another.", path=("title",))])
        return self


def problems(data, model=Outer):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return problems_of(caught.value, model)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({}, "'title' is missing."),
        ({"title": 5}, "title: should be text."),
        ({"title": "a", "inner": {}}, "inner: 'name' is missing."),
        ({"title": "a", "inner": {"name": ""}}, "inner.name: is empty."),
        ({"title": "a", "inner": "Bo"}, "inner: should be a table: { name = ... }."),
        ({"title": "a", "inner": {"name": "Bo", "amount": 1.5}}, "inner.amount: should be a whole number."),
        ({"title": "a", "inner": {"name": "Bo", "amount": "x"}}, "inner.amount: should be a whole number."),
        ({"title": "a", "inner": {"name": "Bo", "amount": 13}}, "inner.amount: 13 is refused: write 12."),
        ({"title": "a", "many": 5}, "many: should be a list."),
        ({"title": "a", "many": [{"name": "Bo"}, {}]}, "many 2: 'name' is missing."),
        ({"title": "a", "flag": "maybe"}, "flag: should be true or false."),
        ({"title": "a", "table": []}, "table: should be a table of names and values."),
        ({"title": "a", "tilte": "b"}, "tilte: 'tilte' is not known here. Did you mean 'title'?"),
        ({"title": "a", "xyzzy": "b"}, "xyzzy: 'xyzzy' is not known here."),
        ({"title": "a", "inner": {"name": "Bo", "nmae": "b"}}, "inner.nmae: 'nmae' is not known here. Did you mean 'name'?"),
        ({"title": "a", "route": "plam"}, "route: 'plam' is none of 'plan', 'documents', 'phone' or 'video'. Did you mean 'plan'?"),
    ],
)  # fmt: skip
def test_what_pydantic_found_is_said_in_one_plain_sentence(data, shown):
    assert [str(problem) for problem in problems(data)] == [shown]


@pytest.mark.parametrize("route", ["plan", "documents", "phone", "video"])
def test_the_nearest_word_is_offered_wherever_it_stands_in_the_list(route):
    (problem,) = problems({"title": "a", "route": route[:-1] + "x"})
    assert problem.mend == f"Did you mean '{route}'?"


def test_a_sentence_that_ends_in_a_question_gets_no_full_stop():
    (problem,) = problems({"title": "a", "inner": {"name": "Bo", "amount": 14}})
    assert problem.what == "14 is refused: did you mean 12?"


def test_a_name_that_is_known_elsewhere_is_not_offered_for_itself():
    (problem,) = problems({"title": "a", "inner": {"name": "Bo", "title": "b"}})
    assert "Did you mean 'title'?" not in str(problem)


def test_only_names_of_that_table_are_offered():
    (problem,) = problems({"title": "a", "inner": {"name": "Bo", "routte": "b"}})
    assert problem.mend == ""


def test_problems_raised_inside_a_validator_keep_their_places_and_mends():
    assert problems({"title": "loose"}) == (
        Problem("one end is loose.", "Tie it.", ("many", 0)),
        Problem("and another.", path=("title",)),
    )


def test_problems_raised_inside_a_part_are_placed_below_it():
    class Whole(BaseModel):
        parts: tuple[Outer, ...]

    found = problems({"parts": [{"title": "fine"}, {"title": "loose"}]}, Whole)
    assert [problem.path for problem in found] == [("parts", 1, "many", 0), ("parts", 1, "title")]


def test_all_problems_are_found_in_one_go():
    found = problems({"inner": {}, "many": [{"name": 5}], "route": "x", "zzz": 1})
    assert [problem.path for problem in found] == [(), ("inner",), ("many", 0, "name"), ("route",), ("zzz",)]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["title", "inner", "many", "name", "route", "x"]), inner)
        ),
    )
)
def test_whatever_is_refused_is_refused_in_sentences(data):
    try:
        Outer.model_validate(data)
    except ValidationError as error:
        found = problems_of(error, Outer)
    else:
        return
    assert found
    for problem in found:
        assert problem.what.endswith((".", "?"))
        assert "\n" not in problem.what
        assert "Input should" not in problem.what
        assert "pydantic" not in str(problem)
