import ast
import subprocess
import sys
from pathlib import Path

import pytest

import poa

HEAVY = ("docx", "docxtpl", "lxml", "jinja2", "babel", "click", "rich", "tomlkit", "markdown_it")


def modules_after(program: str) -> set[str]:
    code = f"import sys\n{program}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_poa_loads_nothing_heavy():
    assert not modules_after("import poa") & set(HEAVY)


def test_using_every_public_name_still_loads_nothing_heavy():
    assert not modules_after("from poa import *\nimport poa\n[getattr(poa, name) for name in poa.__all__]") & set(HEAVY)


@pytest.mark.parametrize("name", poa.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    value = getattr(poa, name)
    if isinstance(value, type) or callable(value):
        assert value.__doc__, name


def test_the_public_names_are_the_same_for_people_and_for_type_checkers():
    tree = ast.parse(Path(poa.__file__).read_text(encoding="utf-8"))
    checked = {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module.startswith("poa.")
        for alias in node.names
    }  # fmt: skip
    assert checked == set(poa.__all__)
    assert {name for names in poa._HOME.values() for name in names} == checked
    assert set(poa.__all__) <= set(dir(poa))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        poa.nothing  # noqa: B018


@pytest.mark.parametrize(
    "program",
    [
        "import poa.render, poa.compose, poa",
        "from poa import RENDERERS, compose, render; import poa",
        "import poa; poa.RENDERERS; poa.missing",
        "from poa.compose import compose; import poa",
        "import poa.review.subject, poa; poa.RULES",
    ],
)
def test_a_public_function_is_never_hidden_by_the_module_that_it_lives_in(program):
    code = f"{program}\nassert not hasattr(poa.render, '__path__') and callable(poa.render) and callable(poa.compose)"
    code += "\nassert callable(poa.review)"
    subprocess.run([sys.executable, "-c", code], check=True)
