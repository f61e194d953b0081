import subprocess
import sys

import pytest

import poa
from poa import Blank, Case, CaseError, Filled, compose, render
from poa.tree import Text, walk
from tests.cases import LSR, late_shipment


def text_of(case: Case, **options) -> str:
    return render(compose(case, **options))


def test_nothing_enters_a_letter_that_the_case_does_not_name():
    letter = compose(late_shipment())
    assert [len(section.points) for section in (letter.root_cause, letter.remediation, letter.prevention)] == [1, 1, 1]
    assert letter.remediation.points[0].paragraph == "late_shipment_rate/remediation/open-orders-shipped"


def test_every_value_in_a_letter_knows_its_fact_and_the_source_of_the_fact():
    report = {"value": 37, "source": "GET_V2_SELLER_PERFORMANCE_REPORT lateShipmentRateList.1.lateShipmentCount"}
    letter = compose(late_shipment(facts={**LSR["facts"], "late_order_count": report}))
    filled = {node.slot: node.source for _, node in letter.nodes() if isinstance(node, Filled)}
    assert filled["late_order_count"] == report["source"]
    assert filled["lsr_order_count"] == "seller"
    assert filled["store"] == "case"


def test_a_fact_that_is_not_stated_stays_a_blank():
    facts = {name: value for name, value in LSR["facts"].items() if name != "lsr_order_count"}
    letter = compose(late_shipment(facts=facts))
    assert Blank("lsr_order_count") in letter.blanks()
    assert not letter.is_complete
    assert "[MISSING: lsr_order_count]" in render(letter)


def test_a_statement_s_own_facts_win_over_its_section_s_defaults_and_these_over_the_case_s():
    def owner(case: Case) -> str:
        return next(
            node.content
            for _, point in compose(case).points()
            for node in walk(*point.blocks)
            if isinstance(node, Filled) and node.slot == "owner"
        )

    action = LSR["remediation"][0]
    bare = {**action, "facts": {key: value for key, value in action["facts"].items() if key != "owner"}}
    case_wide = {**LSR["facts"], "owner": {"name": "Case Wide", "role": "Director"}}
    section = {"remediation": {"owner": {"name": "Section Default", "role": "Manager"}}}
    assert owner(late_shipment(facts=case_wide, remediation=[bare])) == "Case Wide (Director)"
    assert owner(late_shipment(facts=case_wide, defaults=section, remediation=[bare])) == "Section Default (Manager)"
    assert owner(late_shipment(facts=case_wide, defaults=section)).startswith("Zhao Min")


def test_a_person_is_introduced_with_the_role_once_and_then_named():
    text = text_of(late_shipment())
    assert text.count("Zhao Min (Warehouse lead)") == 1
    assert text.index("Zhao Min (Warehouse lead)") < text.index("Zhao Min shipped")


def test_a_point_says_which_exhibits_it_has_and_which_causes_it_answers():
    evidence = [
        {"key": "b", "kind": "report", "title": "Not mentioned"},
        {"key": "a", "kind": "report", "title": "Unshipped-orders report"},
    ]
    action = {**LSR["remediation"][0], "evidence": ["a"]}
    text = text_of(late_shipment(evidence=evidence, remediation=[action]))
    assert "See Exhibit 1. This answers 1.1." in text
    assert text.index("Exhibit 1: Unshipped-orders report") < text.index("Exhibit 2: Not mentioned")


def test_an_exhibit_of_the_acknowledgement_is_named_there_once_and_counted_first():
    ids = [f"late_shipment_rate/acknowledgement/{slug}" for slug in ("default", "second-checker")]
    facts = {"second_investigator": {"name": "Li Wei", "role": "Operations manager"}}
    evidence = [{"key": key, "kind": "report", "title": key} for key in ("a", "b")]
    action = {**LSR["remediation"][0], "evidence": ["a"]}
    stated = {"paragraph": ids, "facts": facts, "evidence": ["b"]}
    text = text_of(late_shipment(acknowledgement=stated, evidence=evidence, remediation=[action]))
    assert text[: text.index("1. Root cause")].count("See Exhibit 1.") == 1
    assert "Exhibit 1: b\nExhibit 2: a" in text


def test_the_exhibits_of_a_table_are_named_before_it():
    from poa.compose import _with_sentence
    from poa.languages import language
    from poa.tree import Para, Table

    table = Table(["Order"], [["1"]])
    made = _with_sentence((Para("Eight orders."), table), (Text("See Exhibit 1."),), language("en"))
    assert made == (Para(["Eight orders.", " ", "See Exhibit 1."]), table)


def test_several_exhibits_and_causes_are_listed():
    evidence = [{"key": key, "kind": "report", "title": key} for key in ("a", "b", "c")]
    causes = [{"words": f"Cause {key}.", "key": key} for key in ("x", "y")]
    action = {"words": "Done.", "evidence": ["a", "b", "c"], "addresses": ["x", "y"]}
    text = text_of(late_shipment(evidence=evidence, root_cause=causes, remediation=[action]))
    assert "Done. See Exhibit 1, Exhibit 2 and Exhibit 3. This answers 1.1 and 1.2." in text


def test_paragraphs_that_are_listed_together_become_one_point():
    paragraph = [
        "late_shipment_rate/remediation/open-orders-shipped",
        "late_shipment_rate/remediation/no-overdue-orders",
    ]
    letter = compose(late_shipment(remediation=[{"paragraph": paragraph}]))
    (point,) = letter.remediation.points
    assert len(point.blocks) == 1
    assert point.paragraph == "+".join(paragraph)


def test_paragraphs_of_one_issue_in_the_acknowledgement_are_joined_and_those_of_two_stand_apart():
    ids = [f"late_shipment_rate/acknowledgement/{slug}" for slug in ("default", "second-checker")]
    one = compose(late_shipment(acknowledgement=ids))
    assert len(one.acknowledgement.blocks) == 1
    two = compose(
        late_shipment(
            issues=["late_shipment_rate", "order_defect_rate"],
            acknowledgement=[*ids, "order_defect_rate/acknowledgement/default"],
            root_cause=None,
            remediation=None,
            prevention=None,
        )
    )
    assert len(two.acknowledgement.blocks) == 2


def test_words_are_literal():
    nasty = "We use {{store}} and **bold** and {% if x %} & <b>tags</b> # here."
    letter = compose(late_shipment(remediation=[{"words": nasty}]))
    assert letter.remediation.points[0].blocks[0].children == (Text(nasty),)


def test_words_in_another_language_appear_as_stated_and_marked():
    text = text_of(late_shipment(remediation=[{"words": {"zh": "已处理九个订单。"}}]))
    assert "已处理九个订单。 [in zh]" in text


def test_an_empty_section_of_a_plan_is_a_blank():
    letter = compose(late_shipment(prevention=None))
    assert Blank("prevention") in letter.blanks()


def test_a_route_without_a_plan_leaves_the_middle_sections_empty(tmp_path):
    folder = tmp_path / "papers_wanted"
    folder.mkdir()
    (folder / "issue.toml").write_text(
        'group = "test"\nroutes = ["documents"]\nsource = "test"\nas_of = 2026-01-01\nname.en = "Papers"\n'
    )
    catalogue = poa.Catalogue.builtin() | poa.Catalogue.from_folder(tmp_path)
    facts = {name: LSR["facts"][name] for name in ("investigator", "investigated_on")}
    facts["documents_for"] = "the 3 ASINs named in the notice"
    empty = {"root_cause": None, "remediation": None, "prevention": None}
    case = late_shipment(issues=["papers_wanted"], route="documents", facts=facts, **empty)
    letter = compose(case, catalogue)
    assert letter.is_complete
    assert all(section.is_empty for section in (letter.root_cause, letter.remediation, letter.prevention))
    assert "You asked on 14 May 2026 for documents about Papers." in render(letter)
    assert letter.title == "Cover note: Papers"
    assert poa.missing(case, catalogue) == ()


def test_a_questionnaire_wants_all_three_sections():
    case = late_shipment(route="questionnaire", root_cause=None, remediation=None, prevention=None)
    assert {blank.slot for blank in compose(case).blanks()} == {"root_cause", "remediation", "prevention"}


def test_the_issue_is_named_as_amazon_names_it_in_the_marketplace():
    assert "Late Dispatch Rate" in text_of(late_shipment(marketplace="UK"))
    assert "Amazon.co.uk" in text_of(late_shipment(marketplace="UK"))
    assert "Late Shipment Rate" in text_of(late_shipment(marketplace="US"))


def two_issues() -> Case:
    return late_shipment(
        issues=["late_shipment_rate", "order_defect_rate"],
        root_cause=[
            {"words": "Cause of defects.", "issue": "order_defect_rate", "key": "d"},
            {"words": "Cause of lateness.", "issue": "late_shipment_rate", "key": "l"},
        ],
        remediation=[{"words": "Done.", "issue": "order_defect_rate", "addresses": ["d", "l"]}],
        prevention=[{"words": "Watched.", "issue": "late_shipment_rate"}],
    )


def test_points_are_grouped_under_each_issue_in_the_order_of_the_case():
    text = render(compose(two_issues()))
    causes = text[text.index("1. Root cause") : text.index("2. Actions")]
    places = [
        causes.index(part) for part in ("Late Shipment Rate", "1.1 Cause of lateness.", "Order Defect Rate", "1.2 ")
    ]
    assert places == sorted(places)
    assert "This answers 1.2 and 1.1." in text


def test_a_person_is_introduced_where_the_letter_names_them_first_whatever_the_order_of_the_file():
    defects = "order_defect_rate/prevention/weekly-rate-review"
    lateness = "late_shipment_rate/prevention/weekly-rate-review"
    facts = {"owner": {"name": "Anna Novak", "role": "Manager"}}
    case = late_shipment(
        issues=["late_shipment_rate", "order_defect_rate"],
        prevention=[{"paragraph": defects, "facts": facts}, {"paragraph": lateness, "facts": facts}],
        root_cause=None,
        remediation=None,
    )
    text = text_of(case)
    assert text.count("Anna Novak (Manager)") == 1
    assert text.index("Anna Novak") == text.index("Anna Novak (Manager)")


def test_each_issue_of_a_plan_needs_its_own_cause_action_and_measure():
    blanks = [(point.issue, node.slot) for _, point in compose(two_issues()).points() for node in walk(*point.blocks)
              if isinstance(node, Blank)]  # fmt: skip
    assert blanks == [("late_shipment_rate", "remediation"), ("order_defect_rate", "prevention")]


def test_no_number_of_one_issue_stands_in_a_sentence_of_the_other():
    catalogue = poa.Catalogue.builtin()
    shared = set(catalogue.packs[0].slots(None))
    of_an_issue = {
        "rate",
        "period",
        "money",
        "records",
        "asins",
        "order_ids",
        "skus",
        "complaint_ids",
        "tracking_numbers",
    }
    late = set(catalogue.slots("late_shipment_rate")) - shared
    defects = set(catalogue.slots("order_defect_rate")) - shared
    both = (late & defects) - set(catalogue.built_in_slots())
    assert not both
    of_all = (slot for slot in catalogue.packs[0].slots(None).values() if not slot.per_statement)
    assert not {slot.kind for slot in of_all} & of_an_issue


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"lsr_before": {"rate": 0.075, "window_days": 30, "as_of": "2026-05-14"}}, "37 of 412, 8.98%"),
        ({"late_order_count": 500}, "late_order_count (500) is more than lsr_order_count (412)"),
        ({"late_order_cuont": 3}, "Did you mean 'late_order_count'?"),
        ({"late_order_count": "many"}, "How many orders were confirmed after their ship-by date"),
        ({"investigated_on": "15/5/2026"}, "2026-05-15"),
        ({"store": "Other"}, "It comes from 'seller.store' of the case."),
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_the_way_out(facts, said):
    with pytest.raises(CaseError) as error:
        compose(late_shipment(facts={**LSR["facts"], **facts}))
    assert said in str(error.value)


def test_a_rate_agrees_with_its_counts_to_a_twentieth_of_a_point():
    for rate in (0.09, 0.0898, 0.0895, "8.98%"):
        compose(
            late_shipment(
                facts={**LSR["facts"], "lsr_before": {"rate": rate, "window_days": 30, "as_of": "2026-05-14"}}
            )
        )


def test_an_unknown_issue_and_paragraph_are_named_with_their_nearest():
    with pytest.raises(CaseError, match="Did you mean 'late_shipment_rate'"):
        compose(late_shipment(issues=["late_shipping_rate"], remediation=None))
    with pytest.raises(CaseError, match="Did you mean 'late_shipment_rate/remediation/open-orders-shipped'"):
        compose(late_shipment(remediation=["late_shipment_rate/remediation/open-order-shipped"]))


def test_a_paragraph_of_another_section_or_issue_is_refused():
    with pytest.raises(CaseError, match="is written for remediation, not for prevention"):
        compose(late_shipment(prevention=["late_shipment_rate/remediation/open-orders-shipped"]))
    with pytest.raises(CaseError, match="belongs to another issue"):
        compose(late_shipment(prevention=["a_to_z_claims/prevention/tracked-only"]))


def test_paragraphs_that_contradict_each_other_are_refused_once():
    pair = [
        "late_shipment_rate/remediation/tracking-entered-same-day",
        "late_shipment_rate/remediation/confirmation-linked-to-label",
    ]
    with pytest.raises(CaseError, match="contradict each other. Keep the one that is so.") as error:
        compose(late_shipment(remediation=pair))
    assert len(error.value.problems) == 1


def test_every_problem_is_reported_at_once():
    with pytest.raises(CaseError) as error:
        compose(late_shipment(facts={"nothing": 1, "late_order_count": -1}, route="video"))
    assert len(error.value.problems) == 3


def test_composing_twice_gives_the_same_letter():
    assert compose(late_shipment()) == compose(late_shipment())


def test_composing_reads_no_clock_no_environment_and_no_network():
    code = """
import sys
from tests.cases import late_shipment
from poa import compose, render
import poa.slots.readings
letter = compose(late_shipment())
render(letter), render(letter, "docx"), render(letter, "html"), render(letter, "markdown")
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system")) or event == "open" and arguments[1] not in (None, "r", "rb"):
        seen.append((event, arguments))
sys.addaudithook(watch)
import time, os, datetime
def refuse(*_, **__):
    raise AssertionError("read")
time.time = time.monotonic = refuse
class Refusing(dict):
    __getitem__ = get = __contains__ = refuse
os.environ = Refusing()
again = compose(late_shipment())
assert again == letter
assert render(again, "docx") == render(letter, "docx")
assert not seen, seen
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=poa.__path__[0] + "/..")


@pytest.mark.parametrize(("keys", "said"), [(("a",), "见附件 1。"), (("a", "b"), "见附件 1 和附件 2。")])
def test_a_chinese_sentence_sets_blanks_around_the_figures_of_its_references(keys, said):
    case = late_shipment(
        language="zh",
        root_cause=[{"words": {"en": "One.", "zh": "一。"}, "key": "one", "evidence": keys}],
        remediation=None,
        prevention=None,
        evidence=[{"key": key, "kind": "packing_log", "title": key} for key in ("a", "b")],
    )
    assert said in render(compose(case))
