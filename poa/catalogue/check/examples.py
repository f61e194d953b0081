"""The examples of slots as the facts of a letter."""

from attrs import evolve

from poa.catalogue.load import Catalogue
from poa.catalogue.wording import target_reads
from poa.fill import Known
from poa.keys import ANY_ISSUE
from poa.languages import language


def example_facts(catalogue: Catalogue, issue: str, code: str = "en") -> dict[str, Known]:
    """Give the example of every slot that the paragraphs of an issue can use; its name and target are its own."""
    known: dict[str, Known] = {}
    for name, slot in catalogue.slots(issue).items():
        try:
            known[name] = Known(slot, slot.typed(slot.example), "example")
        except ValueError:
            continue
    if issue != ANY_ISSUE:
        declared = catalogue.issue(issue)
        known["issue_name"] = evolve(known["issue_name"], value=declared.named(code))
        if declared.target is None:
            del known["target"]
        else:
            known["target"] = evolve(known["target"], value=target_reads(declared.target, language(code)))
    return known
