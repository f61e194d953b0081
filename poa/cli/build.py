"""`poa build`: a case file to a letter, in as many formats as asked for, all or nothing."""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.errors import FileError

if TYPE_CHECKING:
    from poa.case import Case
    from poa.catalogue import Catalogue
    from poa.review import Report


@click.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE",
    help="Where to write; the suffix says the format (.txt .md .html .docx). May be given several times; - is the "
    "terminal, as text. Left out: a .docx beside the case.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Draw the letter even if facts are missing, every blank marked.")
@click.option("--language", metavar="LANGUAGE", help="Compose in this language instead of the case's.")
@click.option(
    "--pack", "packs", multiple=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Use a pack too."
)
@click.option("--wrap", type=click.IntRange(min=20), metavar="N", help="Break lines of plain text at N characters.")
@click.option("--force", is_flag=True, help="Keep no backup of a file that is replaced.")
def build(
    case_file: Path, outputs: tuple[str, ...], language: str | None, packs: tuple[Path, ...], wrap: int | None,
    *, draft: bool, force: bool,
) -> None:  # fmt: skip
    """Compose the letter of a case and write it.

    \b
    poa build examples/late_shipment.toml -o letter.docx -o letter.txt
    poa build case.toml --draft -o -

    Refuses, with exit code 1 and nothing written, while a fact is missing or the review finds an error, and says
    which. A file that is replaced is kept beside the new one as letter.1.docx, letter.2.docx …
    """
    from poa.case import ROUTES_WITH_A_PLAN, Case
    from poa.cli.packs import catalogue_with
    from poa.compose import compose
    from poa.render import format_of, render
    from poa.review import review

    case = Case.load(case_file)
    catalogue = catalogue_with(packs)
    targets = outputs or (str(case_file.with_suffix(".docx")),)
    if _takes_no_letter(case, catalogue):
        _say_what_amazon_wants(case, catalogue)
        click.echo("Nothing was written: this route takes no letter.", err=True)
        sys.exit(1)
    formats = {target: "text" if target == "-" else format_of(target) for target in targets}
    _refuse_clashes(case_file, formats)
    letter = compose(case, catalogue, language=language)
    for note in catalogue.deprecations(case):
        click.echo(str(note), err=True)
    if not letter.is_complete and not draft:
        _say_what_is_missing(case, catalogue)
        sys.exit(1)
    report = review(letter, case, catalogue=catalogue)
    if not report.ok and not draft:
        _say_what_is_wrong(report)
        sys.exit(1)
    options = {"text": {"wrap": wrap}}
    drawn = {target: render(letter, name, **options.get(name, {})) for target, name in formats.items()}
    _write(drawn, force=force)
    blanks = len(letter.blanks())
    left = f", {blanks} blanks left" if blanks else ""
    where = ", ".join(target for target in drawn if target != "-")
    if where:
        click.echo(f"Wrote {where} ({letter.word_count} words{left}).", err=True)
    if case.route not in ROUTES_WITH_A_PLAN:
        _say_what_amazon_wants(case, catalogue)


def _takes_no_letter(case: "Case", catalogue: "Catalogue") -> bool:
    from poa.case import ROUTES_WITHOUT_A_LETTER

    return case.route in ROUTES_WITHOUT_A_LETTER and all(
        catalogue.has_issue(key) and case.route in catalogue.issue(key).routes for key in case.issues
    )


def _say_what_amazon_wants(case: "Case", catalogue: "Catalogue") -> None:
    """Explain, for each issue of a case, what is wanted by its route, step by step."""
    from poa.cli.issues import answer_lines

    for key in case.issues:
        for line in answer_lines(catalogue.issue(key), case.route, case.language):
            click.echo(line, err=True)


def _refuse_clashes(case_file: Path, targets: Iterable[str]) -> None:
    taken = {os.path.realpath(case_file): ""}
    for target in targets:
        place = os.path.realpath(target)
        if target != "-" and place in taken:
            other = taken[place]
            what = f"this is the same file as {other}" if other else "the letter would replace the case"
            raise FileError(f"{what}.", "Give another name with -o.", file=target)
        taken[place] = target


def _write(drawn: Mapping[str, str | bytes], *, force: bool) -> None:
    """Write all or nothing: each file is on the disk before the first one takes its name."""
    from poa.files import Staged, keep_backup

    kept: list[tuple[Path, Path]] = []
    with ExitStack() as leftovers, ExitStack() as backups:
        changed: list[Staged] = []
        for target, content in drawn.items():
            data = content.encode() if isinstance(content, str) else content
            if target == "-":
                _see_that_it_can_be_shown(str(content))
            elif not _is_the_same(Path(target), data):
                changed.append(Staged.of(Path(target), data))
                leftovers.callback(changed[-1].discard)
        for staged in changed:
            if staged.target.exists() and not force:
                kept.append((staged.path, keep_backup(staged.path)))
                backups.callback(kept[-1][1].unlink, missing_ok=True)
        backups.pop_all()  # from here on a backup may be all that is left of a file
        for staged in changed:
            staged.commit()
    for path, backup in kept:
        click.echo(f"Kept the old {path} as {backup.name}.", err=True)
    if "-" in drawn:
        click.echo(drawn["-"], nl=False)


def _is_the_same(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:  # what is wrong is said when it is written
        return False


def _see_that_it_can_be_shown(text: str) -> None:
    if sys.stdout is None:
        raise FileError("there is no standard output to write to.", "Write to a file with -o letter.txt.")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError as problem:
        sign = text[problem.start]
        raise FileError(
            f"the letter has U+{ord(sign):04X}, which the output's encoding ({encoding}) lacks.",
            "Write to a file with -o letter.txt, or set PYTHONIOENCODING=utf-8.",
        ) from None


def _say_what_is_missing(case: "Case", catalogue: "Catalogue") -> None:
    from poa.questions import missing

    questions = missing(case, catalogue)
    click.echo(f"The letter is not complete: {len(questions)} questions are open. Nothing was written.", err=True)
    for question in questions:
        click.echo(f"- {question}", err=True)
        if question.kind == "statement" and question.asked_by:
            click.echo(f"  Paragraphs for it: {', '.join(question.asked_by[:4])} …", err=True)
    click.echo("Answer them in the case file, or draw it as it is with --draft.", err=True)


def _say_what_is_wrong(report: "Report") -> None:
    from poa.cli.findings import finding_lines

    errors = report.errors
    count = f"{len(errors)} error{'' if len(errors) == 1 else 's'}"
    click.echo(f"The review finds {count} in the letter. Nothing was written.\n", err=True)
    for finding in errors:
        for line in finding_lines(finding):
            click.echo(line, err=True)
    click.echo("Mend them in the case file, accept one with [[accepted]] and a reason, or draw with --draft.", err=True)
