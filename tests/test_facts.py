import copy
import datetime
import json
import pickle
import tomllib
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from poa.case_file import _item
from poa.facts import Fact, Facts, normal, plain
from poa.slots.base import as_model
from poa.validation import problems_of
from poa.values import Duration, FrozenMap, Money, Period, Person, Rate, Schedule, Supplier
from tests.strategies import fact_values, lines, sourced_facts, texts

# --- one form ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (True, True), (37, 37), (0.5, 0.5), ("a  b\n c ", "a b c"), ("", ""), (datetime.date(2026, 5, 14), "2026-05-14"),
        (datetime.time(16, 0), "16:00"), (datetime.time(16, 0, 30), "16:00:30"), (Decimal(3), 3), (Decimal("0.0898"), 0.0898),
        ([1, [2]], (1, (2,))), ((1, 2), (1, 2)), ({"a": [1]}, FrozenMap(a=(1,))), ({1: 2}, FrozenMap({"1": 2})), ([], ()), ({}, FrozenMap()),
    ],
)  # fmt: skip
def test_a_stated_value_is_brought_to_one_form(stated, kept):
    assert normal(stated) == kept
    assert type(normal(stated)) is type(kept)


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (None, "there is no value: leave the fact out if it is not known"),
        ([None], "there is no value: leave the fact out if it is not known"),
        ({"a": {"b": None}}, "there is no value: leave the fact out if it is not known"),
        (float("inf"), "inf is not a value that a case can state"),
        (float("nan"), "nan is not a value that a case can state"),
        (Decimal("nan"), "Decimal('NaN') is not a value that a case can state"),
        (
            datetime.datetime(2026, 5, 14, 10, 0),  # noqa: DTZ001 - as TOML gives a local one
            "2026-05-14T10:00:00 has a day and a time: state the day alone, 2026-05-14",
        ),
        ("a\x07", "has U+0007 (a control character) at position 2, which a letter cannot hold: take it out"),
        (["a\ud800"], "has U+D800 (half of a surrogate pair) at position 2, which a letter cannot hold: take it out"),
        (b"bytes", "b'bytes' is not a value that a case can state"),
        ({1, 2}, "{1, 2} is not a value that a case can state"),
    ],
)
def test_what_no_case_can_state_is_refused_with_a_reason(stated, sentence):
    with pytest.raises(ValueError) as refusal:
        normal(stated)
    assert str(refusal.value) == sentence


def test_a_name_that_a_letter_cannot_hold_is_refused_too():
    with pytest.raises(ValueError, match=r"U\+0007"):
        normal({"a\x07": 1})


@pytest.mark.parametrize("depth", [40, 900, 100_000])
@pytest.mark.parametrize("wrap", [lambda value: [value], lambda value: {"a": value}], ids=["lists", "tables"])
def test_a_value_that_is_nested_without_end_is_refused(wrap, depth):
    value = 1
    for _ in range(depth):
        value = wrap(value)
    with pytest.raises(ValueError, match="nested|in one another"):
        normal(value)


@given(fact_values)
def test_the_form_of_a_value_is_its_form_again(value):
    assert normal(normal(value)) == normal(value)
    assert normal(plain(normal(value))) == normal(value)


@given(fact_values)
def test_the_form_of_a_value_is_frozen_and_hashable(value):
    def parts(value):
        yield value
        inner = value.values() if isinstance(value, FrozenMap) else value if isinstance(value, tuple) else ()
        for part in inner:
            yield from parts(part)

    kept = normal(value)
    hash(kept)
    assert {type(part) for part in parts(kept)} <= {bool, int, float, str, tuple, FrozenMap}


@given(fact_values)
def test_a_value_has_one_form_from_json_toml_and_python(value):
    from_json = json.loads(json.dumps(value))
    from_toml = tomllib.loads(f"value = {_item(value).as_string()}")["value"]
    assert normal(from_json) == normal(from_toml) == normal(value)


@given(texts())
def test_the_words_of_a_value_are_kept_but_for_blanks(text):
    assert "".join(normal(text).split(" ")) == "".join(part for part in text if part not in " \t\r\n")


def test_two_names_that_differ_only_in_blanks_are_not_merged_in_silence():
    with pytest.raises(ValueError):
        normal({"a": 1, "a ": 2})


VALUES = [
    (Rate(rate="0.0898", window_days=30, as_of="2026-05-14"), {"rate": 0.0898, "window_days": 30, "as_of": "2026-05-14"}),
    (Period.model_validate({"from": "2026-05-01", "to": "2026-05-05"}), {"from": "2026-05-01", "to": "2026-05-05"}),
    (Person(name="Bo", role="Clerk"), {"name": "Bo", "role": "Clerk"}),
    (Supplier(name="Acme"), {"name": "Acme"}),
]  # fmt: skip


@pytest.mark.parametrize(("value", "table"), VALUES, ids=lambda value: type(value).__name__)
def test_a_value_of_python_states_the_same_as_its_table(value, table):
    assert normal(value) == normal(table)


@pytest.mark.parametrize(
    "value",
    [*(value for value, _ in VALUES), Money.model_validate("USD 25.10"), Duration.model_validate("2 days"),
     Schedule.model_validate("monday"), Schedule.model_validate({"every": "2 hours", "at": ["10:00"]})],
    ids=repr,
)  # fmt: skip
def test_a_value_of_python_comes_back_from_its_form(value):
    assert as_model(type(value), normal(value)) == value


# --- facts ------------------------------------------------------------------------------------------------------------


@given(fact_values)
def test_a_bare_value_is_the_seller_s_fact(value):
    fact = Fact.model_validate(value)
    assert fact.source == "seller"
    assert Fact.model_validate(fact) == fact


def test_a_fact_may_name_its_source():
    fact = Fact.model_validate({"value": 37, "source": "account health, late shipment rate, 30 days"})
    assert (fact.value, fact.source) == (37, "account health, late shipment rate, 30 days")
    assert fact.model_dump() == {"value": 37, "source": "account health, late shipment rate, 30 days"}
    assert Fact.model_validate({"value": 37}) == Fact(value=37) == Fact.model_validate(37)


def test_the_seller_is_not_named_as_the_source():
    assert Fact(value=37).model_dump() == 37
    assert Fact(value=[1, {"a": 2}]).model_dump() == [1, {"a": 2}]


@given(fact_values | sourced_facts)
@example({"value": {"value": 37}})
@example({"value": {"value": 37, "source": "a report"}, "source": "seller"})
def test_a_fact_dumped_as_json_is_read_back_the_same(stated):
    fact = Fact.model_validate(stated)
    assert Fact.model_validate(fact.model_dump()) == fact
    assert Fact.model_validate_json(fact.model_dump_json()) == fact


@given(fact_values | sourced_facts)
def test_a_fact_comes_back_from_pickle_and_copy(stated):
    fact = Fact.model_validate(stated)
    for other in (pickle.loads(pickle.dumps(fact)), copy.deepcopy(fact)):  # noqa: S301 - our own bytes
        assert other == fact
        assert hash(other) == hash(fact)


def test_a_fact_cannot_be_changed():
    fact = Fact(value={"a": [1]})
    with pytest.raises(ValidationError):
        fact.value = 2
    with pytest.raises(TypeError):
        fact.value["a"] = 2
    with pytest.raises(AttributeError):
        fact.value["a"].append(2)


class Holder(BaseModel):
    facts: Facts


@pytest.mark.parametrize("name", ["Late", "late-count", "1st", "late count", "", "late_", "数"])
def test_the_name_of_a_fact_has_one_shape(name):
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate({"facts": {"fine": 1, name: 2}})
    (problem,) = problems_of(caught.value, Holder)
    assert problem.path == ("facts", name)
    assert problem.what == f"'{name}' is not the name of a fact."
    assert problem.mend == "Write small letters, digits and underscores."


@given(st.dictionaries(st.sampled_from(["a", "b", "late_count"]), fact_values | sourced_facts), lines)
def test_facts_are_a_frozen_table(stated, text):
    facts = Holder.model_validate({"facts": stated}).facts
    assert isinstance(facts, FrozenMap)
    assert set(facts) == set(stated)
    with pytest.raises(TypeError):
        facts["a"] = Fact(value=text)
