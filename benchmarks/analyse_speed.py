"""`analyse` and `ingest` over pages of the evaluation kit: crashes, memory, speed beside trafilatura alone.

    ./run bench benchmarks/analyse_speed.py [--pages 300]

The pages are those of the evaluation kit (docs/quality.md). Both read the same pages in the same run. Wall time
includes start-up, which is also shown apart.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processes import Watcher
from tests.kit import KIT

ROOT = Path(__file__).resolve().parents[1]
ALONE = """
import gzip, json, sys, time
import trafilatura
started = time.perf_counter()
count = 0
for line in open(sys.argv[1], encoding="utf-8"):
    raw = open(json.loads(line)["html_path"], "rb").read()
    page = gzip.decompress(raw) if raw[:2] == b"\\x1f\\x8b" else raw
    trafilatura.bare_extraction(page, favor_precision=True, with_metadata=True)
    count += 1
print(count / (time.perf_counter() - started))
"""


def main() -> None:
    arguments = parse()
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents.jsonl"
        ask = [sys.executable, str(KIT / "eval" / "inputs.py"), "extraction", "--limit", str(arguments.pages)]
        documents.write_bytes(subprocess.run(ask, check=True, capture_output=True).stdout)
        alone = subprocess.run(
            [sys.executable, "-c", ALONE, str(documents)], check=True, capture_output=True, text=True
        )
        print(f"trafilatura alone, one process: {float(alone.stdout):.1f} documents/s")
        for jobs in (1, 2):
            measure(documents, jobs, "analyse")
        measure(documents, 1, "ingest", "--archive", f"sqlite:///{documents.with_name('archive.db')}")


def measure(documents: Path, jobs: int, name: str, *more: str) -> None:
    """One run of the command called `name`; prints what it cost and what failed."""
    output = documents.with_name(f"out-{name}-{jobs}.jsonl")
    command = [sys.executable, "-m", "monitor", name, str(documents), "--jobs", str(jobs), *more]
    started = time.perf_counter()
    first = None
    with output.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.PIPE)
        with Watcher(process) as watcher:
            while process.poll() is None:
                if first is None and output.stat().st_size:
                    first = time.perf_counter()
                time.sleep(0.02)
        errors = process.stderr.read().decode() if process.stderr else ""
    seconds = time.perf_counter() - started
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    failed = [row for row in rows if row["error"]]
    steady = len(rows) / (time.perf_counter() - (first or started))
    print(
        f"figurewatch {name} --jobs {jobs}: exit {process.returncode}, {len(rows)} documents in {seconds:.1f} s "
        f"({len(rows) / seconds:.1f}/s in all, {steady:.1f}/s after the first), "
        f"peak memory parent {watcher.peaks.parent:.0f} MiB, worker {watcher.peaks.worker:.0f} MiB "
        f"(its share {watcher.peaks.worker_share:.0f}), "
        f"figures {sum(len(row.get('figures', ())) for row in rows)}"
    )
    for row in failed:
        print(f"  {row['id']}: {row['error']['code']}: {row['error']['message'][:100]}")
    if process.returncode not in (0, 1):
        print(errors[-2000:])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    return parser.parse_args()


if __name__ == "__main__":
    main()
