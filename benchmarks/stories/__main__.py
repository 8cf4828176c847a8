"""The command: see the package. Every measurement prints a table and one line `METRIC name=value …`."""

import argparse
import os
import random
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.stories import measurements
from tests.kit import KIT


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description="What the story rooms find.")
    parser.add_argument("what", choices=sorted(measurements.ALL))
    parser.add_argument("--limit", type=int, default=0, help="whole stories, or pairs (default: all)")
    parser.add_argument("--shuffle", type=int, metavar="SEED", help="another order of arrival")
    parser.add_argument("--seed", type=int, default=7, help="for what is made (default %(default)s)")
    parser.add_argument("--anew", action="store_true", help="analyse again what was kept from an earlier run")
    parser.add_argument("--verbose", "-v", action="store_true", help="also what went wrong")
    choice = parser.parse_args()
    if not (KIT / "eval").is_dir():
        sys.exit(f"no evaluation kit at {KIT}: set FIGUREWATCH_KIT")
    wishes = measurements.Wishes(
        choice.limit,
        None if choice.shuffle is None else random.Random(choice.shuffle),
        choice.seed,
        choice.anew,
        choice.verbose,
    )
    started = time.process_time()
    measurements.ALL[choice.what](wishes)
    print(f"{time.process_time() - started:.1f} s of CPU in this process", file=sys.stderr)


if __name__ == "__main__":
    main()
