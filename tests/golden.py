"""Golden letters: what an example case composes to, kept as files that people read."""

from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def compare(path: Path, text: str, *, regen: bool) -> None:
    """See that a golden file says this; with --regen write it."""
    if regen:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    assert path.exists(), f"{path.name} is not there: run the tests with --regen and read it"
    assert text == path.read_text(encoding="utf-8"), "the letter has changed: read it, then run with --regen"
