"""The JSON Schema of a case is published: a change of it is a change for everyone who builds forms from it."""

import json

from poa import Case
from tests.golden import FOLDER, compare


def test_the_schema_of_a_case_is_the_one_that_was_published(request):
    schema = json.dumps(Case.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
    compare(FOLDER / "case.schema.json", schema, regen=request.config.getoption("--regen"))


def test_the_schema_says_what_a_case_file_may_leave_out():
    schema = Case.model_json_schema()
    assert schema["required"] == ["issues", "marketplace", "written_on", "seller"]
    assert schema["additionalProperties"] is False


def test_the_schema_accepts_a_bare_fact_and_one_with_its_source():
    accepted = Case.model_json_schema()["$defs"]["Fact"]["anyOf"]
    assert any("source" in each.get("properties", {}) for each in accepted)
    assert any("integer" in each.get("type", ()) for each in accepted)
