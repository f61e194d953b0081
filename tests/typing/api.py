"""The public API as users type it: checked by mypy, never run."""

from pathlib import Path
from typing import assert_type

import poa
from poa import (
    Acknowledgement,
    Blank,
    BulletList,
    Case,
    Catalogue,
    Closing,
    Filled,
    Greeting,
    Para,
    PlanOfAction,
    Point,
    Prevention,
    Question,
    Remediation,
    RootCause,
    Strong,
    Table,
    compose,
    missing,
    numbering,
    read_letter,
    render,
    save,
)
from poa.sections import Origin

case = Case.load("case.toml")
assert_type(case, Case)
assert_type(Case.load(Path("case.toml")), Case)
assert_type(Case.from_dict({}), Case)
assert_type(Case.from_toml(""), Case)
assert_type(case.with_facts({"late_order_count": 37}), Case)
assert_type(case.state("late_shipment_rate/remediation/open-orders-shipped", {"open_order_count": 9}), Case)
assert_type(case.state(["a", "b"], evidence=["export"], addresses=["typed-by-hand"]), Case)
assert_type(case.say("prevention", "Zhao Min checks.", key="check"), Case)
assert_type(case.say("prevention", {"en": "Zhao Min checks.", "zh": "赵敏检查。"}, issue="late_shipment_rate"), Case)
assert_type(case.issues, tuple[str, ...])
case.save("case.toml")

catalogue = Catalogue.builtin()
assert_type(catalogue | Catalogue.from_folder("pack"), Catalogue)
assert_type(catalogue.check(case), tuple[poa.Problem, ...])
assert_type(catalogue.suggest("late_shipment_rate", "root_cause", "en"), tuple[poa.Paragraph, ...])
assert_type(catalogue.issue("late_shipment_rate"), poa.IssueType)
assert_type(catalogue.paragraph("late_shipment_rate/root_cause/x").slots, tuple[str, ...])

letter = compose(case)
assert_type(letter, PlanOfAction)
assert_type(compose(case, catalogue, language="zh"), PlanOfAction)
assert_type(letter.blanks(), tuple[Blank, ...])
assert_type(letter.is_complete, bool)
assert_type(letter.word_count, int)
assert_type(missing(case), tuple[Question, ...])

assert_type(render(letter), str)
assert_type(render(letter, "markdown"), str)
assert_type(render(letter, "html"), str)
assert_type(render(letter, "docx"), bytes)
assert_type(render(letter, "text", wrap=72), str)
save(letter, "letter.docx")
save(letter, Path("letter.txt"), wrap=72)

assert_type(read_letter("Dear team,"), PlanOfAction)
assert_type(read_letter(Path("draft.docx"), language="en"), PlanOfAction)
assert_type(read_letter(b"Dear team,").origin, Origin | None)

by_hand = PlanOfAction(
    greeting="Dear Seller Performance Team,",
    acknowledgement=Acknowledgement(["Our rate was 8.98%.", BulletList(["one", "two"])]),
    root_cause=RootCause(["One clerk typed in tracking numbers the next morning."]),
    remediation=["Shipped on 15 May 2026.", Point("Told the buyers.", key="told", addresses=["typed"])],
    prevention=Prevention([Point([Para(["Checked ", Strong("daily"), "."]), Table(["Order"], [["1"]])])]),
    closing=Closing("Thank you.", enclosures=[("scans", "Carrier scans")], signature=["Li Wei"]),
)
assert_type(by_hand.remediation, Remediation)
assert_type(by_hand.greeting, Greeting)
assert_type(numbering(by_hand).exhibits["scans"], int)

filled = Filled("store", None, "text", "Cheese Home", "seller")
assert_type(filled.content, str)
