"""Watching a process and its children from outside, by /proc (Linux)."""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread


@dataclass
class Peaks:
    """Peak resident memory in MiB: of the process itself, and the largest of its descendants.

    `worker_share` is that of a descendant with what it shares with others divided among them.
    """

    parent: float = 0.0
    worker: float = 0.0
    worker_share: float = 0.0
    workers_seen: set[int] = field(default_factory=set)


class Watcher:
    """Samples the resident peak (VmHWM) of a process tree until closed. Use as a context."""

    def __init__(self, process: "subprocess.Popen[bytes]", every_s: float = 0.1) -> None:
        self.peaks = Peaks()
        self._process, self._every_s, self._stop = process, every_s, Event()
        self._thread = Thread(target=self._sample, daemon=True)

    def __enter__(self) -> "Watcher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._stop.wait(self._every_s):
            self.peaks.parent = max(self.peaks.parent, peak_mib(self._process.pid))
            for pid in descendants(self._process.pid):
                self.peaks.workers_seen.add(pid)
                self.peaks.worker = max(self.peaks.worker, peak_mib(pid))
                self.peaks.worker_share = max(self.peaks.worker_share, share_mib(pid))


def peak_mib(pid: int) -> float:
    """Largest resident size that the process has had, MiB; 0 when it is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def share_mib(pid: int) -> float:
    """Proportional size now, MiB; 0 when it is gone."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def descendants(pid: int) -> list[int]:
    """Children, their children and so on."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        try:
            tasks = os.listdir(f"/proc/{parent}/task")
        except OSError:
            continue
        for task in tasks:
            try:
                children = Path(f"/proc/{parent}/task/{task}/children").read_text().split()
            except OSError:
                continue
            found += [int(child) for child in children]
            waiting += [int(child) for child in children]
    return found
