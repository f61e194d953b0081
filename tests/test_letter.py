"""The letter as a value: counts its words, knows its blanks, and says which of the six questions it answers."""

from pathlib import Path

import pytest

from poa import (
    Blank,
    Case,
    Closing,
    Filled,
    Greeting,
    LetterError,
    Para,
    PlanOfAction,
    Point,
    RootCause,
    compose,
    render,
)
from tests.cases import late_shipment

EXAMPLE = Path(__file__).parent.parent / "examples" / "late_shipment.toml"


def test_a_letter_can_be_built_by_hand_from_strings():
    letter = PlanOfAction(
        greeting="Dear team,",
        root_cause="One clerk typed in tracking numbers the next morning.",
        remediation=["Shipped.", Point("Told the buyers.", key="told")],
        prevention=Para("Checked daily."),
        closing=Closing("We ask.", signature="Li Wei"),
    )
    assert [len(section.points) for section in (letter.root_cause, letter.remediation, letter.prevention)] == [1, 2, 1]
    assert letter.greeting == Greeting(["Dear team,"])
    assert letter.root_cause == RootCause(["One clerk typed in tracking numbers the next morning."])
    assert letter.is_complete


def test_every_section_is_empty_by_default():
    assert all(section.is_empty for section in PlanOfAction().sections)
    assert [section.key for section in PlanOfAction().sections] == [
        "greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing",
    ]  # fmt: skip


def test_what_could_not_be_placed_keeps_a_letter_from_being_complete():
    assert not PlanOfAction(unplaced="Left over.").is_complete


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two three.", 3),
        ("8.98% (37 of 412)", 4),
        ("- a - b", 2),
        ("九个订单", 4),
        ("用 ShipStation 回传", 4),
        ("。，", 0),
    ],
)
def test_words_are_counted_and_chinese_by_the_character(text, count):
    assert PlanOfAction(greeting=text).word_count == count


def test_the_six_questions_are_derived_from_what_the_sections_say():
    answered = compose(Case.load(EXAMPLE)).questions_answered
    assert answered["greeting"] == ("where", "when")
    assert answered["acknowledgement"] == ("what", "when", "who")
    assert answered["root_cause"] == ("why", "where", "when")
    assert answered["remediation"] == ("what", "where", "when", "who")
    assert answered["prevention"] == ("when", "who", "how")


def test_a_question_that_is_only_asked_is_not_answered():
    letter = PlanOfAction(remediation=[Para(["On ", Blank("done_on"), " we shipped."])])
    assert letter.questions_answered["remediation"] == ("what",)
    letter = PlanOfAction(remediation=[Para([Filled("done_on", None, "day", "15 May 2026"), ": shipped."])])
    assert letter.questions_answered["remediation"] == ("what", "when")
    assert letter.questions_answered["prevention"] == ()


def test_a_letter_cannot_be_changed():
    letter = compose(late_shipment())
    with pytest.raises(AttributeError):
        letter.title = "Other"
    with pytest.raises(TypeError):
        letter.issue_names["late_shipment_rate"] = "Other"


MODEL_LETTER = {  # what each sentence of a model letter tells, and the words in which our paragraphs tell it
    "the offers, the marketplace, the account": "our seller-fulfilled offers on Amazon.com (store: Cheese Home, registered e-mail: ",
    "the day of the notice": "Your notice reached us on 14 May 2026.",
    "rate, window, counts, target": "In the 30 days to 14 May 2026 we confirmed 37 of 412 orders after the ship-by date.",
    "the rate against the target": "Our Late Shipment Rate was 8.98%; the target is below 4%.",
    "who checked each order, against what, when": "On 15 May 2026 Zhao Min (Warehouse lead) checked each late order against the first scan",
    "and the second person who did": "Li Wei",
    "parcels handed over, confirmed later": "We handed 31 orders to the carrier by the ship-by date but confirmed shipment after it",
    "the days and the holiday": "Labour Day",
    "typed in by one clerk, the next morning": "typed in by one clerk, at 10:00 on the next working day",
    "the handling time left at the default": "For SKU CH-220 we had left the handling time at the default of 1 day.",
    "what the work takes, and how many orders": "takes 2 days, and 6 orders left after the ship-by date",
    "open orders shipped": "On 15 May 2026 Zhao Min shipped and confirmed every open order (9 orders).",
    "no order past its ship-by date": "0 orders past the ship-by date",
    "tracking sent when the label is bought": "to send the tracking number to Amazon when the label is bought",
    "handling time from one day to three": "SKU CH-220, CH-221, CH-222 and CH-223 from 1 day to 3 days on 16 May 2026",
    "buyers told": "told 6 buyers the new delivery date of their late order",
    "buyers refunded": "refunded 2 buyers in full",
    "the effect, measured": "0.65% for the 10 days to 28 May 2026 (1 of 154 orders)",
    "the check twice a day with a stand-in": "every working day at 10:00 and 16:00, with Li Wei as stand-in",
    "what is near its ship-by date goes first": "less than 6 hours to its ship-by time is packed first",
    "holidays entered seven days ahead, in writing": "At least 7 days before a closing day, Li Wei enters it in Amazon's settings",
    "the dates that are entered": "The closing days up to 31 December 2027 were entered on 20 May 2026.",
    "the weekly review with its threshold": "every Monday. When one reaches 2%, Li Wei pauses new listings of the SKU concerned",
    "what is asked": "We ask you to reactivate our seller-fulfilled offers on the basis of the above.",
    "whom to reach": "Li Wei answers questions about this plan at ops@cheesehome.example.",
    "which action answers which cause": "This answers 1.2.",
    "what is enclosed": "Exhibit 3: Handling time of SKU CH-220 to CH-223 before and after the change",
}  # fmt: skip


@pytest.fixture(scope="module")
def model_letter() -> str:
    case = Case.load(EXAMPLE)
    ids = [f"late_shipment_rate/acknowledgement/{slug}" for slug in ("default", "second-checker")]
    facts = {"second_investigator": {"name": "Li Wei", "role": "Operations manager"}}
    stated = Case.from_dict({**case.to_dict(), "acknowledgement": {"paragraph": ids, "facts": facts}})
    return render(compose(stated))


@pytest.mark.parametrize("told", MODEL_LETTER)
def test_what_a_model_letter_tells_can_be_told_with_paragraphs_and_facts(model_letter, told):
    assert MODEL_LETTER[told] in model_letter


def test_what_is_no_enclosure_or_annex_is_refused():
    with pytest.raises(TypeError, match="give a key and a title"):
        Closing("We ask.", enclosures=["ab"])
    with pytest.raises(TypeError, match="is no AnnexTable"):
        PlanOfAction(annexes=["a table"])


@pytest.mark.parametrize("width", [0, -3])
def test_lines_cannot_be_wrapped_at_nothing(width):
    with pytest.raises(LetterError, match="Give wrap a number of 1 or more."):
        render(PlanOfAction(greeting="x"), wrap=width)
