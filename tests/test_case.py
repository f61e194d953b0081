import copy
import datetime
import json
import pickle
from functools import cache

import pytest
from hypothesis import given
from pydantic import ValidationError

from poa.case import Case
from poa.case_parts import Evidence, Statement
from poa.errors import CaseError
from poa.facts import Fact
from poa.values import FrozenMap, Money, Person, Rate
from tests.cases import LSR, late_shipment
from tests.json_schema import objections
from tests.strategies import case_data, cases, fact_tables, words

PARAGRAPH = "late_shipment_rate/root_cause/tracking-entered-late"


def refused(**changes):
    """What is said of a case with these changes, one line for each problem."""
    with pytest.raises(CaseError) as caught:
        late_shipment(**changes)
    return [str(problem) for problem in caught.value.problems]


# --- one case, three forms ----------------------------------------------------------------------------------------------


@given(case_data())
def test_a_case_is_equal_after_it_was_plain_data_and_json(data):
    case = Case.from_dict(data)
    assert Case.from_dict(case.to_dict()) == case
    assert Case.from_dict(json.loads(json.dumps(case.to_dict()))) == case
    assert Case.model_validate(case.model_dump()) == case
    assert Case.model_validate_json(case.model_dump_json()) == case
    assert case.to_dict() == Case.from_dict(case.to_dict()).to_dict()


@given(cases)
def test_a_case_comes_back_from_pickle_and_copy_with_its_hash(case):
    for other in (pickle.loads(pickle.dumps(case)), copy.copy(case), copy.deepcopy(case), case.model_copy(deep=True)):  # noqa: S301
        assert other == case
        assert hash(other) == hash(case)
        assert other.to_dict() == case.to_dict()


def test_a_case_of_python_values_equals_the_case_of_the_file():
    rate = {"rate": 0.0898, "window_days": 30, "as_of": "2026-05-14"}
    assert late_shipment(
        written_on=datetime.date(2026, 5, 29),
        facts={
            "late_order_count": 37,
            "lsr_before": Rate(rate="8.98%", window_days=30, as_of=datetime.date(2026, 5, 14)),
        },
    ) == late_shipment(facts={"late_order_count": 37, "lsr_before": rate})


def test_what_differs_makes_cases_differ():
    case = late_shipment()
    assert case != late_shipment(written_on="2026-05-30")
    assert case != case.with_facts({"late_order_count": 38})
    assert case != case.say("prevention", "Another.")
    assert late_shipment(facts={"a": {"value": 1, "source": "a report"}}) != late_shipment(facts={"a": 1})


def test_where_a_case_comes_from_is_no_part_of_what_it_states(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(LSR), encoding="utf-8")
    assert Case.load(path) == Case.load(str(path)) == late_shipment()
    assert late_shipment() == Case.load(path)
    assert hash(Case.load(path)) == hash(late_shipment())


def test_what_was_not_stated_is_left_out_of_the_plain_data():
    minimal = {key: LSR[key] for key in ("issues", "marketplace", "written_on", "seller")}
    assert Case.from_dict(minimal).to_dict() == minimal
    assert (
        Case.from_dict({**minimal, "route": "plan", "language": "en", "notice": None, "root_cause": []}).to_dict()
        == minimal
    )


# --- short forms ----------------------------------------------------------------------------------------------------------


def test_one_stands_for_a_list_of_one():
    assert late_shipment(issues="late_shipment_rate") == late_shipment()
    one = {"received": "2026-05-14", "asins": "B0ABCDEFG1", "order_ids": "114-1234567-1234567", "greater_detail": "how"}
    many = {key: value if key == "received" else [value] for key, value in one.items()}
    assert late_shipment(notice=one) == late_shipment(notice=many)
    assert Statement(paragraph=PARAGRAPH, evidence="a") == Statement(paragraph=PARAGRAPH, evidence=["a"])


def test_a_paragraph_id_stands_for_a_statement():
    full = {"paragraph": PARAGRAPH}
    assert late_shipment(root_cause=[PARAGRAPH], remediation=None) == late_shipment(root_cause=[full], remediation=None)
    joined = [PARAGRAPH, f"{PARAGRAPH}-holiday"]
    (statement,) = late_shipment(root_cause=[joined], remediation=None).root_cause
    assert statement.paragraphs == tuple(joined)
    assert late_shipment(greeting="any/greeting/default").greeting == Statement(paragraph="any/greeting/default")


def test_identifiers_and_names_are_brought_to_one_form():
    case = late_shipment(
        marketplace="amazon.co.uk",
        notice={"received": "2026-05-14", "asins": [" b0abcdefg1 "]},
        seller={
            "store": " Cheese \n Home ",
            "email": "ops@CHEESE.example",
            "signatory": {"name": "Li  Wei", "role": "x"},
        },
    )
    assert case.marketplace == "UK"
    assert case.notice.asins == ("B0ABCDEFG1",)
    assert (case.seller.store, case.seller.email, case.seller.signatory.name) == (
        "Cheese Home",
        "ops@cheese.example",
        "Li Wei",
    )


def test_words_keep_their_paragraphs_and_lose_their_line_ends():
    assert Statement(words=" One\nline.\n \n\nTwo. ").words == "One line.\n\nTwo."
    assert Statement(words="One\r\nline.\r\n\r\nTwo.").words == "One line.\n\nTwo."
    assert Statement(words={"en": "One\nline.", "zh": "一"}).words == {"en": "One line.", "zh": "一"}


@given(words)
def test_words_are_kept_as_they_are_with_no_markup_and_no_slots(text):
    kept = Statement(words=text).words
    assert kept.replace("\n", "").replace(" ", "") == "".join(part for part in text if part not in " \t\r\n")


def test_the_cells_of_an_annex_are_words_whatever_they_were():
    annex = {"key": "orders", "title": "Orders", "columns": ["a", "b", "c"], "rows": [["x", 5, 0.5]]}
    assert late_shipment(annexes=[annex]).annexes[0].rows == (("x", "5", "0.5"),)


# --- frozen ---------------------------------------------------------------------------------------------------------------


def test_a_case_is_frozen_all_the_way_down():
    case = late_shipment(evidence=[{"key": "a", "kind": "b", "title": "C", "facts": {"d": [1, {"e": 2}]}}])
    with pytest.raises(ValidationError, match="frozen"):
        case.language = "zh"
    with pytest.raises(ValidationError, match="frozen"):
        case.seller.store = "Other"
    with pytest.raises(ValidationError, match="frozen"):
        case.root_cause[0].key = "other"
    with pytest.raises(TypeError):
        case.facts["late_order_count"] = Fact(value=0)
    with pytest.raises(TypeError):
        del case.facts["late_order_count"]
    with pytest.raises(ValidationError, match="frozen"):
        case.facts["late_order_count"].value = 0
    with pytest.raises(TypeError):
        case.facts["lsr_before"].value["rate"] = 0
    with pytest.raises(TypeError):
        case.evidence[0].facts["d"].value[1]["e"] = 3
    with pytest.raises(AttributeError):
        case.root_cause.append(Statement(words="x"))
    with pytest.raises(TypeError):
        case.defaults["remediation"] = FrozenMap()


def test_a_case_does_not_follow_the_data_it_was_read_from():
    data = copy.deepcopy(LSR)
    case = Case.from_dict(data)
    data["facts"]["late_order_count"] = 0
    data["facts"]["lsr_before"]["rate"] = 0
    data["root_cause"].clear()
    assert case == late_shipment()


def test_changing_the_plain_data_leaves_the_case():
    case = late_shipment()
    data = case.to_dict()
    data["facts"]["lsr_before"]["rate"] = 0
    data["root_cause"].clear()
    assert case == late_shipment()


# --- new cases from old -----------------------------------------------------------------------------------------------


@given(cases, fact_tables)
def test_stating_facts_gives_a_new_case_and_leaves_the_old(case, facts):
    before = case.to_dict()
    changed = case.with_facts(facts)
    assert case.to_dict() == before
    assert set(changed.facts) == {*case.facts, *facts}
    for name, fact in changed.facts.items():
        assert fact == (Fact.model_validate(facts[name]) if name in facts else case.facts[name])
    without = [{name: value for name, value in each.to_dict().items() if name != "facts"} for each in (case, changed)]
    assert without[0] == without[1]


def test_facts_keep_the_source_they_were_stated_with():
    case = (
        late_shipment()
        .with_facts({"a": {"value": 1, "source": "a report"}})
        .with_facts({"b": Fact(value=2, source="another")})
    )
    assert (case.facts["a"].source, case.facts["b"].source) == ("a report", "another")
    assert case.with_facts({"owner": Person(name="Bo", role="Clerk")}).facts["owner"].value == {
        "name": "Bo",
        "role": "Clerk",
    }
    assert case.with_facts({"a": Money.model_validate("USD 5")}).facts["a"].source == "seller"


def test_stating_a_paragraph_adds_it_to_the_section_of_its_id():
    case = late_shipment()
    paper = Evidence(key="scans", kind="carrier_scans", title="Scans")
    case = case.model_copy(update={"evidence": (paper,)})
    changed = case.state(
        PARAGRAPH, {"tracking_entry_staff": 1}, key="late", evidence=["scans"], addresses=["typed-by-hand"]
    )
    assert changed.root_cause == (
        *case.root_cause,
        Statement(
            paragraph=PARAGRAPH,
            facts={"tracking_entry_staff": 1},
            key="late",
            evidence=["scans"],
            addresses=["typed-by-hand"],
        ),
    )
    assert case == late_shipment().model_copy(update={"evidence": (paper,)})
    assert late_shipment().state([PARAGRAPH, f"{PARAGRAPH}-holiday"]).root_cause[-1].paragraphs == (
        PARAGRAPH,
        f"{PARAGRAPH}-holiday",
    )


@pytest.mark.parametrize("section", ["root_cause", "remediation", "prevention"])
def test_own_words_are_added_to_the_section_that_is_named(section):
    case = late_shipment()
    changed = case.say(section, "In our words.", key="own", issue="late_shipment_rate")
    assert getattr(changed, section)[:-1] == getattr(case, section)
    assert getattr(changed, section)[-1] == Statement(words="In our words.", key="own", issue="late_shipment_rate")
    assert case == late_shipment()


@pytest.mark.parametrize("section", ["greeting", "acknowledgement", "closing"])
def test_own_words_of_a_section_of_one_statement_take_its_place(section):
    changed = late_shipment().say(section, "First.").say(section, {"en": "Second.", "zh": "第二。"})
    assert getattr(changed, section) == Statement(words={"en": "Second.", "zh": "第二。"})
    stated = changed.state(f"any/{section}/default")
    assert getattr(stated, section) == Statement(paragraph=f"any/{section}/default")


def test_a_new_case_is_checked_like_one_that_is_read():
    case = late_shipment()
    with pytest.raises(CaseError, match=r"there is no section 'root_couse'\. Did you mean 'root_cause'\?"):
        case.say("root_couse", "Words.")
    with pytest.raises(
        CaseError, match="There is: greeting, acknowledgement, root_cause, remediation, prevention, closing."
    ):
        case.say("annexes", "Words.")
    with pytest.raises(CaseError, match="there are no words"):
        case.say("root_cause", "  ")
    with pytest.raises(
        CaseError, match=r"there is no statement with the key 'typed-by-hnd'\. Did you mean 'typed-by-hand'\?"
    ):
        case.say("prevention", "Words.", addresses=["typed-by-hnd"])
    with pytest.raises(CaseError, match="'Late' is not the name of a fact"):
        case.with_facts({"Late": 1})
    with pytest.raises(CaseError, match="there is no value: leave the fact out"):
        case.with_facts({"late_order_count": None})
    with pytest.raises(CaseError, match="'tracking' is not a paragraph id: write issue/section/slug"):
        case.state("tracking")
    with pytest.raises(CaseError):
        case.state([])


def test_a_new_case_still_says_in_which_file_its_facts_stand(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(LSR, indent=1), encoding="utf-8")
    from poa.errors import Problem

    changed = Case.load(path).say("prevention", "Another.")
    placed = changed.place(Problem("it is wrong.", path=("facts", "late_order_count")))
    assert '"late_order_count"' in path.read_text(encoding="utf-8").split("\n")[placed.line - 1]
    assert late_shipment().place(Problem("it is wrong.")) == Problem("it is wrong.")


def test_statements_are_gone_through_in_letter_order():
    case = late_shipment(prevention=[{"words": "one"}, {"words": "two"}])
    assert [(section, index) for section, index, _ in case.statements()] == [
        ("root_cause", 0), ("remediation", 0), ("prevention", 0), ("prevention", 1),
    ]  # fmt: skip


# --- loose ends -----------------------------------------------------------------------------------------------------------

PAPER = {"key": "scans", "kind": "carrier_scans", "title": "Scans"}
ANNEX = {"key": "orders", "title": "Orders", "file": "orders.csv"}


def loose(**changes):
    """The path and the sentence of each problem of a case with these changes."""
    with pytest.raises(CaseError) as caught:
        late_shipment(**changes)
    return [(problem.path, f"{problem.what} {problem.mend}".strip()) for problem in caught.value.problems]


def test_an_issue_stands_once():
    assert loose(issues=["late_shipment_rate"] * 2) == [
        (("issues", 1), "the issue 'late_shipment_rate' stands here a second time.")
    ]


def test_a_key_stands_once_among_statements_papers_and_annexes():
    found = loose(
        prevention=[{"words": "a", "key": "typed-by-hand"}],
        evidence=[PAPER, {**PAPER, "key": "typed-by-hand"}],
        annexes=[ANNEX, {**ANNEX, "key": "scans"}],
    )
    assert found == [
        (("prevention", 0, "key"), "the key 'typed-by-hand' stands here a second time."),
        (("evidence", 1, "key"), "the key 'typed-by-hand' stands here a second time."),
        (("annexes", 1, "key"), "the key 'scans' stands here a second time."),
    ]


def test_evidence_is_enclosed_or_an_annex():
    assert late_shipment(
        prevention=[{"words": "a", "evidence": ["scans", "orders"]}], evidence=[PAPER], annexes=[ANNEX]
    )
    assert loose(prevention=[{"words": "a", "evidence": ["scans", "scasn", "zzz"]}], evidence=[PAPER]) == [
        (("prevention", 0, "evidence", 1), "there is no evidence or annex with the key 'scasn'. Did you mean 'scans'?"),
        (("prevention", 0, "evidence", 2), "there is no evidence or annex with the key 'zzz'. There is: scans."),
    ]
    assert loose(closing={"words": "a", "evidence": "scans"}) == [
        (("closing", "evidence", 0), "there is no evidence or annex with the key 'scans'.")
    ]


def test_what_is_answered_is_a_statement_of_the_case_and_another_one():
    assert loose(prevention=[{"words": "a", "addresses": ["typed-by-hnd"]}]) == [
        (
            ("prevention", 0, "addresses", 0),
            "there is no statement with the key 'typed-by-hnd'. Did you mean 'typed-by-hand'?",
        )
    ]
    assert loose(prevention=[{"words": "a", "key": "own", "addresses": ["own"]}]) == [
        (("prevention", 0, "addresses"), "the statement says that it answers itself.")
    ]


def test_words_say_which_of_several_issues_they_belong_to():
    two = ["late_shipment_rate", "order_defect_rate"]
    found = loose(
        issues=two, prevention=[{"words": "a"}, {"words": "b", "issue": "order_defect_rate"}], remediation=None
    )
    assert found == [
        (
            (section, 0),
            'the case has several issues and these words name none. Say which it belongs to: issue = "late_shipment_rate".',
        )
        for section in ("root_cause", "prevention")
    ]
    assert loose(prevention=[{"words": "a", "issue": "late_shipment"}]) == [
        (("prevention", 0, "issue"), "'late_shipment' is not an issue of this case. Did you mean 'late_shipment_rate'?")
    ]
    assert loose(prevention=[{"words": "a", "issue": "inauthentic"}]) == [
        (("prevention", 0, "issue"), "'inauthentic' is not an issue of this case. The case has: late_shipment_rate.")
    ]
    assert late_shipment(
        issues=two, root_cause=None, remediation=None, prevention=None, greeting={"words": "Dear team,"}
    )


def test_defaults_are_of_sections_that_have_points():
    assert loose(defaults={"greeting": {"owner": "Bo"}}) == [
        (
            ("defaults", "greeting"),
            "'greeting' has no defaults. Defaults are given for root_cause, remediation, prevention.",
        )
    ]


def test_all_loose_ends_are_found_in_one_go():
    found = loose(
        defaults={"closing": {}},
        evidence=[PAPER, PAPER],
        prevention=[{"words": "a", "evidence": ["x"], "addresses": ["y"]}],
    )
    assert [path for path, _ in found] == [
        ("evidence", 1, "key"), ("defaults", "closing"), ("prevention", 0, "evidence", 0), ("prevention", 0, "addresses", 0),
    ]  # fmt: skip


# --- refusals -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"marketplace": "USA"}, ["marketplace: 'USA' is not a marketplace: did you mean US (Amazon.com)?"]),
        ({"marketplace": None}, ["'marketplace' is missing."]),
        ({"issues": []}, ["issues: is empty."]),
        ({"issues": ["Late Shipment"]}, ["issues 1: 'Late Shipment' is not an issue key: write small letters and underscores, late_shipment_rate."]),
        ({"written_on": "20 May 2026"}, ["written_on: write 20 May 2026 as 2026-05-20."]),
        ({"written_on": "03/04/2026"}, ["written_on: 03/04/2026 can be 4 March or 3 April 2026: write 2026-03-04 or 2026-04-03."]),
        ({"written_on": "soon"}, ["written_on: 'soon' is not a day: write it as YYYY-MM-DD, such as 2026-05-14."]),
        ({"written_on": 20260520}, ["written_on: 20260520 is not a day: write it as 2026-05-14."]),
        ({"route": "plam"}, ["route: 'plam' is none of 'plan', 'questionnaire', 'documents', 'dispute', 'acknowledge', 'settings_change', 'wait', 'phone' or 'video'. Did you mean 'plan'?"]),
        ({"scope": "listing"}, ["scope: 'listing' is none of 'account', 'seller_fulfilled_offers', 'category' or 'listings'. Did you mean 'listings'?"]),
        ({"language": "English"}, ["language: 'English' is not a language: write en, zh, de …"]),
        ({"seller": "Cheese Home"}, ["seller: should be a table: { store = ..., signatory = ... }."]),
        ({"seller": {"store": " ", "signatory": LSR["seller"]["signatory"]}}, ["seller.store: is empty."]),
        ({"seller": {"store": "a\x07", "signatory": LSR["seller"]["signatory"]}}, ["seller.store: has U+0007 (a control character) at position 2, which a letter cannot hold: take it out."]),
        ({"seller": {**LSR["seller"], "email": "ops"}}, ["seller.email: ops, with 3 characters, is not an e-mail address: an e-mail address has one @, no blanks and a domain with a dot."]),
        ({"seller": {**LSR["seller"], "sotre": "x"}}, ["seller.sotre: 'sotre' is not known here. Did you mean 'store'?"]),
        ({"root_cause": [{"key": "a"}], "remediation": None}, ["root_cause 1: a statement has either 'paragraph' or 'words', and not both."]),
        ({"prevention": [{"words": "a", "paragraph": PARAGRAPH}]}, ["prevention 1: a statement has either 'paragraph' or 'words', and not both."]),
        ({"prevention": [{"words": "a", "facts": {"b": 1}}]}, ["prevention 1: words are literal and use no facts: take 'facts' out, or name a paragraph."]),
        ({"prevention": [{"paragraph": []}]}, ["prevention 1, paragraph: the list of paragraphs is empty."]),
        ({"prevention": [{"paragraph": "tracking"}]}, ["prevention 1, paragraph: 'tracking' is not a paragraph id: write issue/section/slug, section one of greeting, acknowledgement, root_cause, remediation, prevention, closing."]),
        ({"prevention": [{"words": {"English": "a"}}]}, ["prevention 1, words: 'English' is not a language: write en, zh, de …"]),
        ({"prevention": [{"words": "a", "key": "Own Key"}]}, ["prevention 1, key: 'Own Key' is not a key: write small letters, digits and hyphens, tracking-export."]),
        ({"greeting": "Dear team,"}, ["greeting: 'Dear team,' is neither a paragraph id nor a table with 'paragraph' or 'words'."]),
        ({"notice": {"received": "2026-05-14", "asins": ["B0"]}}, ["notice.asins: B0, with 2 characters, is not an ASIN: an ASIN is B and nine letters or digits (B0ABCDEFG1), or the ISBN-10 of a book."]),
        ({"annexes": [{"key": "a", "title": "A"}]}, ["annexes 1: an annex has either 'rows' or 'file', and not both."]),
        ({"annexes": [{"key": "a", "title": "A", "columns": ["x"], "rows": [["1"], ["1", "2"]]}]}, ["annexes 1: row 2 has 2 cells and there are 1 columns."]),
        ({"evidence": [{"kind": "k", "title": "T"}]}, ["evidence 1: 'key' is missing."]),
        ({"attempts": [{"sent_on": "2026-05-14", "letter": 5}]}, ["attempts 1, letter: should be text."]),
        ({"facts": {"Late-Count": 3}}, ["facts.Late-Count: 'Late-Count' is not the name of a fact. Write small letters, digits and underscores."]),
        ({"root_cause": {"words": "a"}, "remediation": None}, ["root_cause: should be a list. Write [[root_cause]] above each table."]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_clear_sentence_with_its_place(changes, said):
    assert refused(**changes) == said


@pytest.mark.parametrize(
    "changes",
    [
        {"prevention": [{"words": 5}]}, {"prevention": [{"words": ["a"]}]}, {"prevention": [{"words": {"en": 5}}]},
        {"prevention": [{"paragraph": 5}]}, {"prevention": [{"paragraph": [PARAGRAPH, 5]}]},
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem_and_its_place_names_no_type(changes):
    (said,) = refused(**changes)
    assert ".str" not in said
    assert said.startswith(("prevention 1, words", "prevention 1, paragraph"))


def test_a_name_of_another_table_is_not_offered_for_itself():
    (said,) = refused(seller={**LSR["seller"], "language": "zh"})
    assert "Did you mean 'language'?" not in said


@pytest.mark.parametrize("cell", [None, ["x"], {"a": 1}])
def test_what_is_no_word_and_no_number_cannot_stand_in_a_table(cell):
    annex = {"key": "a", "title": "A", "columns": ["x"], "rows": [[cell]]}
    (said,) = refused(annexes=[annex])
    assert said.startswith("annexes 1, rows 1, 1: ")


@pytest.mark.parametrize("depth", [40, 300, 900])
def test_a_fact_that_is_nested_without_end_is_refused(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    (said,) = refused(facts={"a": value})
    assert said.startswith("facts.a")


@pytest.mark.parametrize("data", [None, "x", [], 5, {1: 2}, {"issues": None}])
def test_what_is_no_case_at_all_is_refused_too(data):
    with pytest.raises(CaseError):
        Case.from_dict(data)


# --- schema ---------------------------------------------------------------------------------------------------------------


@cache
def schema():
    return Case.model_json_schema()


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_of_a_case_is_made_of_plain_data(mode):
    made = Case.model_json_schema(mode=mode)
    assert json.loads(json.dumps(made)) == made
    assert set(made["properties"]) == set(Case.model_fields)
    assert made["additionalProperties"] is False


@given(case_data())
def test_every_case_fits_the_schema_with_its_facts_bare_or_sourced(data):
    assert objections(schema(), data) == []
    assert objections(schema(), Case.from_dict(data).to_dict()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"issues": 5}, {"written_on": "soon"}, {"route": "plam"}, {"seller": {"store": "x"}}, {"facts": []},
        {"root_cause": "x"}, {"sotre": "x"}, {"evidence": [{"key": "a"}]},
    ],
)  # fmt: skip
def test_what_is_no_case_does_not_fit_the_schema(changes):
    assert objections(schema(), {**LSR, **changes}) != []
