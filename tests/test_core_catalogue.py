"""The built-in catalogue is whole: every core issue type, in both languages, each cause answered, nothing unexplained."""

from pathlib import Path

import pytest

from poa import Case, Catalogue, compose, missing, review
from poa.case import ROUTES_WITH_A_PLAN, STATEMENT_SECTIONS
from poa.catalogue.coverage import uncovered
from poa.keys import ANY_ISSUE
from poa.review.vocabulary import vocabularies
from poa.sections import PlanOfAction

CATALOGUE = Catalogue.builtin()
ISSUES = {issue.key: issue for issue in CATALOGUE.issues}
CORE_KEYS = [key for key, issue in ISSUES.items() if issue.core]
WITH_PLAN = [key for key in CORE_KEYS if set(ISSUES[key].routes) & set(ROUTES_WITH_A_PLAN)]
SELLER = {"store": "Cheese Home", "email": "ops@cheesehome.example", "signatory": {"name": "Li Wei", "role": "Owner"}}
CASES = sorted((Path(__file__).parents[1] / "examples" / "issues").glob("*.toml"))


def test_there_are_forty_one_core_types_and_nine_that_are_only_recognised():
    assert (len(CORE_KEYS), len(ISSUES) - len(CORE_KEYS)) == (41, 9)


def test_the_review_has_words_for_every_issue_type():
    assert set(vocabularies()) == set(ISSUES)


@pytest.mark.parametrize("key", ISSUES)
def test_an_issue_type_has_both_names_and_says_what_amazon_wants_by_each_route(key):
    issue = ISSUES[key]
    assert {"en", "zh"} <= set(issue.name)
    for route in issue.routes:
        answer = issue.answers[route]
        assert {"en", "zh"} <= set(answer.wants), route
        assert answer.steps, route
        assert all({"en", "zh"} <= set(step) for step in answer.steps), route


@pytest.mark.parametrize("key", WITH_PLAN)
def test_a_type_with_a_plan_has_causes_actions_and_measures_and_covers_what_it_expects(key):
    issue = ISSUES[key]
    for section in STATEMENT_SECTIONS:
        assert getattr(issue.expected, section), section
        assert CATALOGUE.suggest(key, section), section
    assert uncovered(issue, CATALOGUE) == ()
    assert issue.facts


@pytest.mark.parametrize("key", WITH_PLAN)
def test_every_cause_is_answered_by_an_action_and_a_measure(key):
    left = [
        (cause.id, section)
        for cause in CATALOGUE.suggest(key, "root_cause")
        if not cause.follows and cause.id.startswith(f"{key}/")
        for section in ("remediation", "prevention")
        if not CATALOGUE.answering(cause.id, section, issue=key)
    ]
    assert left == []


@pytest.mark.parametrize("key", [*ISSUES, ANY_ISSUE])
def test_every_paragraph_is_there_in_english_and_chinese(key):
    for paragraph_id, files in CATALOGUE.packs[0].paragraph_files(key).items():
        assert {"en", "zh"} <= set(files), paragraph_id


@pytest.mark.parametrize("key", ISSUES)
def test_every_slot_is_asked_for_in_english_and_chinese(key):
    for name, slot in CATALOGUE.packs[0].slots(key).items():
        assert {"en", "zh"} <= set(slot.question), name


@pytest.mark.parametrize("key", ISSUES)
def test_grounds_of_a_dispute_are_only_for_the_route_of_a_dispute(key):
    for paragraph_id in CATALOGUE.paragraph_ids(key, "acknowledgement"):
        if paragraph_id.rpartition("/")[2].startswith("dispute"):
            assert CATALOGUE.paragraph(paragraph_id).routes == ("dispute",), paragraph_id


@pytest.mark.parametrize(
    ("key", "slots", "route"),
    [
        ("review_manipulation", {"review_period", "review_order_count", "review_provider"}, "plan"),
        ("sales_rank_manipulation", {"rank_period", "rank_order_count", "rank_provider"}, "plan"),
        ("forged_documents", {"original_held"}, "dispute"),
    ],
)
def test_disclosure_is_required_where_amazon_asks_for_it(key, slots, route):
    required = {name for each in ISSUES[key].required if not each.routes or route in each.routes for name in each.slots}
    assert slots <= required


def test_a_denial_of_forgery_is_not_complete_before_the_originals_are_stated():
    data = {
        "issues": ["forged_documents"],
        "route": "dispute",
        "marketplace": "US",
        "written_on": "2026-05-29",
        "seller": SELLER,
        "notice": {"received": "2026-05-14"},
    }
    assert "original_held" in {question.slot for question in missing(Case.from_dict(data))}
    held = {"key": "original", "kind": "original_invoice", "title": "Invoice", "facts": {"original_held": True}}
    assert "original_held" not in {question.slot for question in missing(Case.from_dict({**data, "evidence": [held]}))}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_example_case_composes_a_whole_letter_without_an_error(path, language):
    case = Case.load(path)
    assert case.issues == (path.stem,)
    letter = compose(case, language=language)
    assert isinstance(letter, PlanOfAction)
    assert letter.is_complete
    assert review(letter, case).errors == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_letter_without_a_plan_is_not_asked_for_causes_actions_and_measures(path):
    case = Case.load(path)
    coverage = review(compose(case), case).coverage
    if case.route not in ROUTES_WITH_A_PLAN:
        assert coverage.empty == ()
        assert not {section for section, _ in coverage.unanswered} & set(STATEMENT_SECTIONS)
        assert "root_cause" not in coverage.sections
    else:
        assert set(STATEMENT_SECTIONS) < set(coverage.sections)
