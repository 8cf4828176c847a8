"""What only a process shows: closed pipes, Ctrl-C, a full disk, and what is imported before anything happens."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.texts import DOCUMENTS

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "monitor"]
LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)\n"
    "from monitor.__main__ import main; sys.exit(main(sys.argv[2:]))"
)


@pytest.fixture
def start(tmp_path):
    """Starts a command line of its own, and ends it if the test did not."""
    started = []

    def run(*arguments, command=COMMAND, **more):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        # A shell that starts the tests in the background lets them ignore Ctrl-C, and their children inherit that.
        process = subprocess.Popen(
            [*command, *arguments], cwd=tmp_path, env=environment, preexec_fn=_heed_ctrl_c, **pipes
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _heed_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("form", ["jsonl", "csv", "json", "table"])
def test_a_reader_that_has_seen_enough_is_no_error(start, archive, form):
    process = start("figures", "--archive", archive, "--format", form)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_ctrl_c_ends_analyse_at_once_and_without_a_traceback(start):
    process = start("analyse", "--jobs", "2")
    for _ in range(3):  # more than are read ahead, so that the first is answered while input is still open
        for row in DOCUMENTS:
            process.stdin.write(json.dumps(row).encode() + b"\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == "en-1"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="file-size limits are POSIX")
def test_a_full_disk_stops_ingest_and_a_second_one_completes(start, cli, tmp_path):
    url = f"sqlite:///{tmp_path}/full.db"
    # Two sentences a text, so that no time goes into sentence vectors.
    rows = [
        {"id": f"d{n}", "text": f"In {1990 + n}, the port of Oslo took {n + 3} ships.\n" + f"quay{n} crane " * 2000}
        for n in range(24)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    # The empty schema needs about 600 kB; the documents twice as much again.
    limited = [sys.executable, "-c", LIMITED, str(900_000)]
    process = start("ingest", "many.jsonl", "--archive", url, command=limited)
    out, err = process.communicate(timeout=120)
    stored = [json.loads(line) for line in out.splitlines()]
    assert (process.returncode, b"disk_full" in err, b"Traceback" in err) == (3, True, False), err
    assert 0 < len(stored) < len(rows)

    found = cli("search", "Oslo", "--limit", "100", "--archive", url, "--format", "jsonl")
    assert found.code == 0, found.err
    assert {json.loads(line)["id"] for line in found.out.splitlines()} == {row["id"] for row in stored}

    again = cli("ingest", tmp_path / "many.jsonl", "--archive", url)
    outcomes = [json.loads(line)["outcome"] for line in again.out.splitlines()]
    assert again.code == 0, again.err
    assert outcomes == ["unchanged"] * len(stored) + ["stored"] * (len(rows) - len(stored))


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        # --help of 0.2 s must stay so: nothing but the command-line library.
        (["--help"], {"pydantic", "sqlalchemy", "rich", "structlog", "httpx", "lxml", "numpy"}),
        # Reading needs the database and the table, nothing that reads texts or asks the network.
        (["changes"], {"httpx", "lxml", "trafilatura", "numpy", "alembic", "monitor.describe", "monitor.analyse"}),
    ],
)
def test_a_command_imports_only_what_it_needs(start, archive, arguments, heavy):
    script = (
        "import sys; from monitor.__main__ import main; main(sys.argv[1:]);print(*sorted(sys.modules), file=sys.stderr)"
    )
    given = [*arguments, "--archive", archive] if arguments != ["--help"] else arguments
    process = start(*given, command=[sys.executable, "-c", script])
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert heavy & set(err.decode().split()) == set()
