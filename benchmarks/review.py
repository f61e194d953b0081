"""What the review costs, beside proselint on the same text in the same run, and how it grows with the length.

    python benchmarks/review.py [ROUNDS] [--rules]

Prints medians and quartiles for the example letters, and their ratio to the peer (`pip install proselint`; left out
where it is not there). `--rules` lists the dearest rules.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from attrs import evolve

from poa import RULES, Case, PlanOfAction, RootCause, compose, render, review
from poa.review import Subject

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))


def main() -> None:
    """Measure and print."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    rounds = int(numbers[0]) if numbers else 41
    cases = [Case.load(path) for path in EXAMPLES]
    letters = [compose(case) for case in cases]
    programs: dict[str, Callable[[], object]] = {}
    for path, case, letter in zip(EXAMPLES, cases, letters, strict=True):
        programs[f"review {path.stem} ({letter.word_count} words)"] = lambda letter=letter, case=case: review(
            letter, case
        )
        programs[f"review {path.stem}, without its case"] = lambda letter=letter: review(letter)
    text = render(letters[0])
    if peer := proselint():
        programs["proselint on the first of them"] = lambda: peer(text)
    for factor in (1, 4, 16):
        longer = lengthened(letters[0], factor)
        programs[f"review {longer.word_count} words"] = lambda longer=longer: review(longer)
    taken = {name: timed(program, rounds) for name, program in programs.items()}
    base = median(taken["proselint on the first of them"]) if peer else None
    print(f"{'program':<52}{'median ms':>12}{'quartiles':>20}{'times the peer':>16}")
    for name, each in taken.items():
        low, middle, high = quantiles(each, n=4)
        ratio = f"{middle / base:>16.2f}" if base else f"{'-':>16}"
        print(f"{name:<52}{middle:>12.2f}{f'{low:.2f} .. {high:.2f}':>20}{ratio}")
    if "--rules" in sys.argv:
        dearest(letters[0], cases[0])


def timed(program: Callable[[], object], rounds: int) -> list[float]:
    """Run a program once to warm up, then take the time of each round in milliseconds."""
    program()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        program()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def lengthened(letter: PlanOfAction, factor: int) -> PlanOfAction:
    """Repeat the causes of a letter, each time with other figures."""
    points = [
        evolve(point, key=None)
        for number in range(factor * 4)
        for point in [RootCause(f"On day {number} clerk {number} typed {number + 7} tracking numbers late.").points[0]]
    ]
    return evolve(letter, root_cause=RootCause([*letter.root_cause.points, *points * 8]), prevention=letter.prevention)


def dearest(letter: PlanOfAction, case: Case) -> None:
    """List the rules that take longest, on a subject whose common readings are there already."""
    times = {}
    for rule in RULES:
        subject = Subject(letter, case)
        list(rule.check(subject))
        times[rule.id] = median(timed(lambda rule=rule, subject=subject: list(rule.check(subject)), 15))
    for name, each in sorted(times.items(), key=lambda pair: -pair[1])[:20]:
        print(f"  {name:<40}{each:>8.3f} ms")
    print(f"  {'all rules':<40}{sum(times.values()):>8.3f} ms")


def proselint() -> Callable[[str], object] | None:
    """Give proselint's check of a text, or None where it is not installed."""
    try:
        from proselint.checks import __register__  # noqa: PLC0415
        from proselint.registry import CheckRegistry  # noqa: PLC0415
        from proselint.tools import LintFile  # noqa: PLC0415
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("letter", text).lint()


if __name__ == "__main__":
    main()
