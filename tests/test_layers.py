"""A layer knows only what is below it; what stands side by side does not import each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "poa"

# From the top down. Modules of one line stand side by side.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"testing", "reference"},
    {"questions"},
    {"compose"},
    {"review"},
    {"readers"},
    {"render"},
    {"sections", "catalogue"},
    {"fill", "markup"},
    {"slots"},
    {"case"},
    {"loose_ends"},
    {"case_parts"},
    {"case_file", "facts", "spacing"},
    {"tree", "values"},
    {"identifiers", "dates", "marketplaces", "languages", "validation", "positions"},
    {"files"},
    {"keys", "characters"},
    {"errors"},
]

# Upward, and only inside display methods: a letter shows itself in a notebook.
DISPLAY = {("sections/letter.py", "_repr_html_"), ("sections/letter.py", "_repr_markdown_")}

# questions asks what compose would leave blank, and shares with it which routes have a plan.
# loose_ends names Case for the type checker alone.
# validation and languages stand low: they turn pydantic's and the disk's words into poa's.


def layer_of(module: str) -> int:
    name = module.split(".")[1]
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def imports(path: Path) -> list[tuple[str, str]]:
    """Every import of poa in a file, with the function it stands in."""
    found: list[tuple[str, str]] = []

    def visit(node: ast.AST, function: str) -> None:
        for child in ast.iter_child_nodes(node):
            inside = child.name if isinstance(child, ast.FunctionDef) else function
            if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("poa."):
                found.append((child.module or "", inside))
            elif isinstance(child, ast.ImportFrom) and child.module == "poa":
                found.extend((f"poa.{alias.name}", inside) for alias in child.names)
            elif isinstance(child, ast.Import):
                found.extend((alias.name, inside) for alias in child.names if alias.name.startswith("poa."))
            visit(child, inside)

    visit(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_is_below_it(path: Path):
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if own == "__init__":
        return  # the public names, from every layer
    for module, function in imports(path):
        if (
            module.split(".")[1] == own
            or (own, module) == ("loose_ends", "poa.case")
            or (str(path.relative_to(ROOT)), function) in DISPLAY
        ):
            continue
        assert layer_of(module) > layer_of(f"poa.{own}"), f"{own} imports {module}"


def test_every_module_has_its_layer():
    modules = {path.name.removesuffix(".py") for path in ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    listed = set().union(*LAYERS)
    assert modules - {"__init__", "__pycache__", "py.typed"} == listed


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_has_grown_past_four_hundred_lines(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
