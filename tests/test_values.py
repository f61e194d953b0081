import copy
import datetime
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from poa.validation import problems_of
from poa.values import Document, Duration, FrozenMap, Money, Period, Person, Rate, Schedule, Supplier, fraction
from tests.strategies import lines, people, periods, rates

MAPS = st.dictionaries(lines, st.integers() | lines | st.just((1, "a")), max_size=4)


def refusal_of(model, value):
    """What is said of a value that a model refuses."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value)
    return " ".join(str(problem) for problem in problems_of(caught.value, model))


# --- frozen maps ------------------------------------------------------------------------------------------------------


@given(MAPS)
def test_a_frozen_map_is_equal_to_the_table_it_was_made_of(table):
    made = FrozenMap(table)
    assert made == table
    assert dict(made) == table
    assert len(made) == len(table)
    assert list(made) == list(table)


@given(MAPS)
def test_equal_frozen_maps_have_equal_hashes_in_whatever_order_they_were_made(table):
    turned = FrozenMap(dict(reversed(table.items())))
    assert turned == FrozenMap(table)
    assert hash(turned) == hash(FrozenMap(table))


def test_a_frozen_map_does_not_follow_the_table_it_was_made_of():
    table = {"a": 1}
    made = FrozenMap(table)
    table["a"] = 2
    assert made["a"] == 1


def test_a_frozen_map_cannot_be_changed():
    made = FrozenMap(a=1)
    with pytest.raises(TypeError):
        made["a"] = 2
    with pytest.raises(TypeError):
        del made["a"]
    with pytest.raises(TypeError, match="cannot be changed"):
        made._items = {}
    with pytest.raises(TypeError, match="cannot be changed"):
        made.other = {}
    assert made == {"a": 1}


@given(MAPS)
def test_a_frozen_map_comes_back_from_pickle_and_copy(table):
    made = FrozenMap(table)
    for other in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):  # noqa: S301 - our own bytes
        assert other == made
        assert type(other) is FrozenMap


def test_a_frozen_map_is_read_and_dumped_by_pydantic_as_a_table():
    class Holder(BaseModel):
        parts: FrozenMap[Person]

    held = Holder.model_validate({"parts": {"owner": {"name": "Bo", "role": "Clerk"}}})
    assert held.parts["owner"] == Person(name="Bo", role="Clerk")
    assert held.model_dump() == {"parts": {"owner": {"name": "Bo", "role": "Clerk"}}}
    assert Holder.model_validate_json(held.model_dump_json()) == held
    assert Holder.model_validate({"parts": held.parts}) == held
    assert Holder.model_json_schema()["properties"]["parts"]["type"] == "object"


# --- shares -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "share"),
    [
        (0.0898, "0.0898"), ("0.0898", "0.0898"), ("8.98%", "0.0898"), ("8.98 %", "0.0898"), (" 8.98% ", "0.0898"), (0, "0"),
        (1, "1"), ("0%", "0"), ("100%", "1"), (Decimal("0.02"), "0.02"), (1e-7, "0.0000001"), ("0.004%", "0.00004"),
    ],
)  # fmt: skip
def test_a_share_is_read_from_a_number_or_a_percentage_exactly(written, share):
    assert fraction(written) == Decimal(share)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (2, '2 is not between 0 and 1: if 2 per cent is meant, write "2%"'),
        (8.98, '8.98 is not between 0 and 1: if 8.98 per cent is meant, write "8.98%"'),
        ("8.98", "'8.98' is not between 0 and 1: if 8.98 per cent is meant, write \"8.98%\""),
        (101, "101 is not between 0 and 1"),
        ("101%", "'101%' is not between 0 and 1"),
        (-0.1, "-0.1 is not between 0 and 1"),
        ("nan", "'nan' is not between 0 and 1"),
        ("inf%", "'inf%' is not between 0 and 1"),
        ("", "'' is not a share: write 0.0898 or \"8.98%\""),
        ("%", "'%' is not a share: write 0.0898 or \"8.98%\""),
        ("8,98%", "'8,98%' is not a share: write 0.0898 or \"8.98%\""),
        ("five", "'five' is not a share: write 0.0898 or \"8.98%\""),
        (True, 'True is not a share: write 0.0898 or "8.98%"'),
        (None, 'None is not a share: write 0.0898 or "8.98%"'),
    ],
)
def test_what_is_no_share_is_refused_and_told_what_to_write(written, sentence):
    with pytest.raises(ValueError) as refusal:
        fraction(written)
    assert str(refusal.value) == sentence


@given(st.integers(0, 10**6))
def test_a_share_written_as_a_percentage_is_the_same_share(millionths):
    share = Decimal(millionths) / 10**6
    assert fraction(f"{share * 100:f}%") == fraction(f"{share:f}") == share


# --- the values -------------------------------------------------------------------------------------------------------


@given(rates)
def test_a_rate_keeps_its_share_exactly(rate):
    made = Rate.model_validate(rate)
    assert made.rate == Decimal(str(rate["rate"]))
    assert made.as_of.isoformat() == rate["as_of"]


def test_a_rate_needs_a_window_of_whole_days():
    rate = {"rate": 0.02, "as_of": "2026-05-14"}
    assert refusal_of(Rate, rate) == "'window_days' is missing."
    assert refusal_of(Rate, {**rate, "window_days": 30.5}) == "window_days: should be a whole number."
    assert refusal_of(Rate, {**rate, "window_days": "30"}) == "window_days: should be a whole number."
    assert "greater than or equal to 1" in refusal_of(Rate, {**rate, "window_days": 0})


@given(periods)
def test_a_period_counts_both_its_first_and_its_last_day(period):
    made = Period.model_validate(period)
    assert made.from_ + datetime.timedelta(made.days - 1) == made.to
    assert made.days >= 1


def test_a_period_of_one_day_has_one_day():
    assert Period.model_validate({"from": "2026-05-01", "to": "2026-05-01"}).days == 1


def test_a_period_that_ends_before_it_begins_is_refused_with_both_days():
    said = refusal_of(Period, {"from": "2026-05-05", "to": "2026-05-01"})
    assert said == "the period ends (2026-05-01) before it begins (2026-05-05)."


def test_a_period_is_dumped_under_the_names_that_a_case_has():
    made = Period(from_=datetime.date(2026, 5, 1), to=datetime.date(2026, 5, 5))
    assert made.model_dump(mode="json", by_alias=True) == {"from": "2026-05-01", "to": "2026-05-05"}


@given(people)
def test_a_person_has_a_name_and_a_role_as_stated(person):
    assert Person.model_validate(person).model_dump() == person


def test_names_and_roles_are_folded_and_cannot_be_empty():
    assert Person(name="  Zhao\n Min ", role="Clerk").name == "Zhao Min"
    assert refusal_of(Person, {"name": " ", "role": "Clerk"}) == "name: is empty."
    assert "U+0007 (a control character)" in refusal_of(Person, {"name": "a\x07", "role": "Clerk"})


@pytest.mark.parametrize(
    ("written", "amount"), [("USD 25", "25"), ("USD25", "25"), ("USD 25.10", "25.10"), (" USD 0 ", "0")]
)
def test_money_is_read_from_a_currency_and_an_amount(written, amount):
    made = Money.model_validate(written)
    assert (made.currency, made.amount) == ("USD", Decimal(amount))


@pytest.mark.parametrize("written", ["25", "25 USD", "usd 25", "$25", "USD 1,250", "USD -5", "USD", "USD 25.", "US 25"])
def test_money_in_another_form_is_refused_with_an_example(written):
    assert refusal_of(Money, written) == f"'{written}' is not an amount: write it as \"USD 25.00\"."


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("30 minutes", 30, "minute"), ("24 hours", 24, "hour"), ("1 day", 1, "day"), ("2 days", 2, "day"),
        ("3 working days", 3, "working_day"), ("6 weeks", 6, "week"), ("1 month", 1, "month"), ("0 days", 0, "day"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_from_a_number_and_a_unit(written, amount, unit):
    assert Duration.model_validate(written) == Duration(amount=amount, unit=unit)


@pytest.mark.parametrize("written", ["2", "days", "two days", "2 years", "-2 days", "2.5 days", "2  days", "2 Days"])
def test_a_length_of_time_in_another_form_is_refused_with_examples(written):
    said = refusal_of(Duration, written)
    assert said == f'\'{written}\' is not a length of time: write it as "2 days", "24 hours" or "3 working days".'


def test_a_rhythm_is_a_word_or_a_length_of_time_with_times_of_day():
    assert Schedule.model_validate("monday") == Schedule(every="monday")
    assert Schedule.model_validate("2 hours").every == Duration(amount=2, unit="hour")
    full = Schedule.model_validate({"every": "working_day", "at": ["10:00", "16:00"]})
    assert full.at == ("10:00", "16:00")


@pytest.mark.parametrize("at", ["25:00", "9:00", "10:60", "10:00:00", "noon"])
def test_a_rhythm_has_no_time_that_is_not_on_the_clock(at):
    with pytest.raises(ValidationError):
        Schedule(every="day", at=(at,))


@pytest.mark.parametrize(
    ("model", "value"),
    [
        (Person, {"name": "Bo", "role": "Clerk"}),
        (Supplier, {"name": "Acme"}),
        (Document, {"title": "Contract"}),
        (Rate, {"rate": 0.02, "window_days": 30, "as_of": "2026-05-14"}),
        (Period, {"from": "2026-05-01", "to": "2026-05-02"}),
    ],
)
def test_a_value_is_frozen_hashable_and_knows_no_other_parts(model, value):
    made = model.model_validate(value)
    assert hash(made) == hash(model.model_validate(value))
    with pytest.raises(ValidationError):
        setattr(made, next(iter(type(made).model_fields)), "other")
    assert refusal_of(model, {**value, "zzz": 1}) == "zzz: 'zzz' is not known here."


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1 May 2026", "issued_on: write 1 May 2026 as 2026-05-01."),
        ("03/04/2026", "issued_on: 03/04/2026 can be 4 March or 3 April 2026: write 2026-03-04 or 2026-04-03."),
        ("2026-02-30", "issued_on: 2026-02-30 is not a day of the calendar."),
        ("", "issued_on: '' is not a day: write it as YYYY-MM-DD, such as 2026-05-14."),
        (5, "issued_on: 5 is not a day: write it as 2026-05-14."),
    ],
)
def test_a_day_is_read_strictly_and_told_what_to_write(day, sentence):
    assert refusal_of(Document, {"title": "Contract", "issued_on": day}) == sentence


def test_a_day_has_no_time_in_it():
    with pytest.raises(ValidationError, match="has a day and a time: write the day alone, 2026-05-14"):
        Document(title="Contract", issued_on=datetime.datetime(2026, 5, 14, 10, 0, tzinfo=datetime.UTC))
