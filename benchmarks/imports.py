"""What `import poa` costs beside `import pydantic` plus `import attrs`, in fresh processes, taken in turn.

    python benchmarks/imports.py [ROUNDS]

Prints the median of each over a bare interpreter, and their ratio. A figure is never quoted without its peer from
the same run.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parent.parent
PROGRAMS = {
    "bare interpreter": "pass",
    "import pydantic, attrs": "import pydantic, attrs; pydantic.BaseModel",
    "import poa": "import poa",
    "import poa, use Case": "import poa; poa.Case",
    "import poa, every public name": "from poa import *",
    "import poa, build a letter": (
        "import poa; poa.render(poa.compose(poa.Case.load('examples/late_shipment.toml')), 'docx')"
    ),
}


def main() -> None:
    """Run each program in turn, as often as asked, and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, program in PROGRAMS.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
            times[name].append((time.perf_counter() - begin) * 1000)
    bare = median(times["bare interpreter"])
    peer = median(times["import pydantic, attrs"]) - bare
    print(f"{'program':<32}{'ms over bare':>14}{'quartiles':>18}{'times the peer':>16}")
    for name, taken in times.items():
        low, _, high = quantiles(taken, n=4)
        over = median(taken) - bare
        print(f"{name:<32}{over:>14.1f}{f'{low - bare:.1f} .. {high - bare:.1f}':>18}{over / peer:>16.2f}")


if __name__ == "__main__":
    main()
