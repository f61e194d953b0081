"""Laws that hold for any case: answered in full it has no blank in any format, and what it lacks is asked for."""

from hypothesis import assume, given
from hypothesis import strategies as st

from poa import RENDERERS, Blank, Case, Catalogue, compose, missing, render
from poa.facts import plain
from poa.tree import walk
from tests.cases import LSR

CATALOGUE = Catalogue.builtin()
SECTIONS = ("root_cause", "remediation", "prevention")


def choices(issue: str, section: str):
    ids = [paragraph.id for paragraph in CATALOGUE.suggest(issue, section)]
    return st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True)


@st.composite
def cases(draw) -> Case:
    """A case that names paragraphs of the catalogue and states no fact."""
    issues = draw(
        st.sampled_from([["late_shipment_rate"], ["order_defect_rate"], ["late_shipment_rate", "order_defect_rate"]])
    )
    stated = {
        section: [{"paragraph": each, "issue": issue} for issue in issues for each in draw(choices(issue, section))]
        for section in SECTIONS
    }
    used = {statement["paragraph"] for listed in stated.values() for statement in listed}
    assume(not any(set(CATALOGUE.paragraph(each).conflicts) & used for each in used))
    marketplace = draw(st.sampled_from(["US", "UK", "DE", "JP"]))
    return Case.from_dict({**LSR, "issues": issues, "marketplace": marketplace, "facts": {}, **stated})


def answered(case: Case) -> Case:
    """Answer every question with its example, each where it belongs."""
    data = case.to_dict()
    for question in missing(case):
        place = question.place.replace(",", "").split()
        if place == ["facts"]:
            data.setdefault("facts", {})[question.slot] = question.example
        else:
            data[place[0]][int(place[1]) - 1].setdefault("facts", {})[question.slot] = question.example
    return Case.from_dict(data)


@given(cases())
def test_a_case_with_every_question_answered_has_no_blank_in_any_format(case):
    case = answered(case)
    letter = compose(case)
    assert missing(case) == ()
    assert letter.is_complete
    for name in RENDERERS:
        assert "MISSING" not in str(render(letter, name))


@given(cases())
def test_the_questions_of_a_case_are_the_blanks_of_its_letter(case):
    asked = {question.slot for question in missing(case)}
    assert asked == {blank.slot for blank in compose(case).blanks()}


@given(cases(), st.data())
def test_taking_one_fact_out_of_a_case_leaves_its_blank_and_asks_for_it(case, data):
    case = answered(case)
    name = data.draw(st.sampled_from(sorted(case.facts)))
    facts = {key: plain(fact.value) for key, fact in case.facts.items() if key != name}
    lacking = Case.from_dict({**case.to_dict(), "facts": facts})
    assert [question.slot for question in missing(lacking)] == [name]
    assert {blank.slot for blank in compose(lacking).blanks()} == {name}
    before, after = compose(case), compose(lacking)
    assert [key for key, _ in before.points()] == [key for key, _ in after.points()]


@given(cases())
def test_nothing_stands_in_a_letter_but_what_the_case_names(case):
    letter = compose(case)
    named = {each for _, _, statement in case.statements() for each in statement.paragraphs}
    assert {point.paragraph for _, point in letter.points()} == named


@given(cases())
def test_points_of_one_issue_use_no_slot_of_the_other(case):
    letter = compose(case)
    own = {issue: set(CATALOGUE.slots(issue)) for issue in case.issues}
    for _, point in letter.points():
        used = {node.slot for node in walk(*point.blocks) if isinstance(node, Blank)}
        assert used <= own[point.issue]
