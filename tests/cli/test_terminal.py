"""One turn as a person at a terminal sees it."""

import os
import pty
import subprocess
import sys


def test_one_turn_shows_a_bar_what_went_wrong_and_the_sum(tmp_path, free_port):
    config = tmp_path / "sources.yaml"
    feed = f"http://127.0.0.1:{free_port}/feed"
    config.write_text(f"sources:\n  - {{name: Nobody, local: yes, feeds: '{feed}'}}\n", encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "run", "--once", "--config", str(config)]
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [*command, "--archive", f"sqlite:///{tmp_path}/a.db"], stdout=terminal, stderr=terminal, close_fds=True
    )
    os.close(terminal)
    shown = b""
    while piece := _read(screen):
        shown += piece
    os.close(screen)
    assert process.wait(60) == 1
    text = shown.decode("utf-8", "replace")
    assert "1/1" in text
    assert "1 feeds, 0 new, 0 articles, 1 failed, 0 sent" in text
    assert "refused" in text
    assert "start" not in text, "ordinary log lines are for files and pipes"


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""
