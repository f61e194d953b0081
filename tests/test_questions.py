import pytest

from poa import CaseError, compose, missing
from tests.cases import LSR, late_shipment


def slots(case, **options):
    return [question.slot for question in missing(case, **options)]


def test_a_complete_case_has_no_open_question():
    assert missing(late_shipment()) == ()


def test_there_is_a_question_exactly_while_the_letter_has_a_blank():
    for name in LSR["facts"]:
        case = late_shipment(facts={key: value for key, value in LSR["facts"].items() if key != name})
        assert slots(case) == [name]
        assert {blank.slot for blank in compose(case).blanks()} == {name}


def test_a_question_says_what_is_asked_with_an_example_and_the_paragraph_that_asks():
    (question,) = missing(
        late_shipment(facts={key: value for key, value in LSR["facts"].items() if key != "lsr_before"})
    )
    assert question.kind == "rate"
    assert question.text.endswith("?")
    assert set(question.example) == {"rate", "window_days", "as_of"}
    assert question.asked_by == ("late_shipment_rate/acknowledgement/default",)
    assert question.schema["required"] == ["rate", "window_days", "as_of"]
    assert question.place == "facts"


def test_what_is_said_once_is_asked_once():
    paragraph = "late_shipment_rate/root_cause/handling-time-default"
    case = late_shipment(facts=None, root_cause=[paragraph, paragraph], remediation=None)
    assert slots(case).count("handling_time_old") == 1
    asked = [(question.slot, question.place) for question in missing(case)]
    assert len(asked) == len(set(asked))


def test_what_differs_from_one_statement_to_the_next_is_asked_for_each():
    paragraph = "late_shipment_rate/remediation/open-orders-shipped"
    case = late_shipment(remediation=[paragraph, paragraph])
    places = [question.place for question in missing(case) if question.slot == "done_on"]
    assert places == ["remediation 1, facts", "remediation 2, facts"]


def test_what_is_missing_about_the_case_comes_first_and_the_rest_in_letter_order():
    seller = {"store": "Cheese Home", "signatory": {"name": "Li Wei", "role": "Operations manager"}}
    case = late_shipment(seller=seller, notice=None, facts=None, remediation=[LSR["remediation"][0]["paragraph"]])
    asked = slots(case)
    assert asked[:2] == ["registered_email", "notice_date"]
    assert asked.index("late_order_count") < asked.index("open_order_count")
    assert {question.place for question in missing(case)[:2]} == {"seller.email", "notice.received"}


def test_an_empty_section_is_asked_for_as_a_whole_with_the_paragraphs_that_could_fill_it():
    (question,) = missing(late_shipment(prevention=None))
    assert (question.slot, question.kind) == ("prevention", "statement")
    assert "late_shipment_rate/prevention/unshipped-orders-check" in question.asked_by


def test_answering_every_question_with_its_example_completes_the_letter():
    case = late_shipment(facts=None, remediation=[LSR["remediation"][0]["paragraph"]])
    case = case.with_facts({question.slot: question.example for question in missing(case)})
    assert missing(case) == ()
    assert compose(case).is_complete


def test_questions_are_asked_only_of_a_case_that_fits_the_catalogue():
    with pytest.raises(CaseError):
        missing(late_shipment(facts={"unknown_fact": 1}))
