"""Whether composing a letter costs more in a larger catalogue: time and memory with 50 and with 500 other issue types.

    python benchmarks/catalogue_size.py [ROUNDS]

Each catalogue is the built-in one with a pack of so many issue types, each as large as the Late Shipment Rate. "cold"
reads the files anew for each letter, "warm" has them read; both are shown as a ratio to the built-in catalogue alone,
measured in turns in the same run.
"""

import re
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from statistics import median

from poa import Case, Catalogue, compose
from poa.catalogue.load import CORE
from poa.catalogue.packs import Pack

MODEL = "late_shipment_rate"
CASE = Case.load(Path(__file__).parent.parent / "examples" / "late_shipment.toml")
SIZES = (0, 50, 500)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as place:
        folders = {size: grown(Path(place) / str(size), size) for size in SIZES}
        warm = {size: catalogue(folder) for size, folder in folders.items()}
        times: dict[tuple[str, int], list[float]] = {}
        for _ in range(rounds):
            for size, folder in folders.items():
                times.setdefault(("cold", size), []).append(taken(catalogue(folder)))
                times.setdefault(("warm", size), []).append(taken(warm[size]))
        memory = {size: peak(folder) for size, folder in folders.items()}
    print(f"{'issue types more':<18}{'cold ms':>10}{'ratio':>8}{'warm ms':>10}{'ratio':>8}{'peak KB':>10}{'ratio':>8}")
    for size in SIZES:
        cells = [median(times[kind, size]) for kind in ("cold", "warm")] + [memory[size] / 1024]
        bases = [median(times[kind, 0]) for kind in ("cold", "warm")] + [memory[0] / 1024]
        print(f"{size:<18}" + "".join(f"{a:>10.2f}{a / b:>8.2f}" for a, b in zip(cells, bases, strict=True)))


def grown(folder: Path, size: int) -> Path:
    """Make a pack of so many issue types, each with the paragraphs and slots of the model under names of its own."""
    folder.mkdir()
    files = {path.relative_to(CORE / MODEL): path.read_text("utf-8") for path in (CORE / MODEL).glob("**/*.*")}
    slots = re.findall(r"^\[(\w+)\]$", files[Path("slots.toml")], re.MULTILINE)
    names = re.compile(rf"\b({'|'.join(slots)})\b")
    for number in range(size):
        key = f"other_{number}"
        for path, text in files.items():
            target = folder / key / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(names.sub(rf"n{number}_\1", text).replace(MODEL, key), "utf-8")
    return folder


def catalogue(folder: Path) -> Catalogue:
    """Give a catalogue that has read nothing yet."""
    return Catalogue(Pack(CORE), Pack(folder))


def taken(words: Catalogue) -> float:
    """Compose a letter; give the milliseconds."""
    begin = time.perf_counter()
    compose(CASE, words)
    return (time.perf_counter() - begin) * 1000


def peak(folder: Path) -> int:
    """Give the most memory in bytes that composing took in a catalogue that had read nothing yet."""
    tracemalloc.start()
    compose(CASE, catalogue(folder))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    main()
