"""The clock ticks, never doubles a job, reports what fails, and stops in time."""

import queue
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from monitor.schedule import Clockwork

TICK = timedelta(seconds=0.05)
#: Seconds that a busy machine may take over what takes none; a test that passes never waits for them.
PATIENCE = 20


@pytest.fixture
def clockwork():
    made = Clockwork(workers=3)
    yield made
    made.stop(1)


def now() -> datetime:
    return datetime.now(UTC)


def test_a_job_is_called_at_its_interval(clockwork):
    called = threading.Semaphore(0)
    clockwork.every("tick", TICK, called.release, now())
    clockwork.start()
    assert all(called.acquire(timeout=PATIENCE) for _ in range(3))


def test_a_job_does_not_begin_before_its_first_time(clockwork):
    calls: queue.Queue[datetime] = queue.Queue()
    first = now() + timedelta(seconds=0.3)
    clockwork.every("later", TICK, lambda: calls.put(now()), first)
    clockwork.start()
    assert calls.get(timeout=PATIENCE) >= first


def test_a_job_that_outlasts_its_interval_is_not_doubled(clockwork):
    running: list[int] = []
    most: queue.Queue[int] = queue.Queue()

    def slow() -> None:
        running.append(1)
        most.put(len(running))
        time.sleep(4 * TICK.total_seconds())  # the length of the job, which three ticks pass
        running.pop()

    clockwork.every("slow", TICK, slow, now())
    clockwork.start()
    assert [most.get(timeout=PATIENCE) for _ in range(3)] == [1, 1, 1]


def test_a_slow_job_does_not_hold_up_another(clockwork):
    release, called = threading.Event(), threading.Semaphore(0)
    clockwork.every("slow", TICK, lambda: release.wait(2 * PATIENCE), now())
    clockwork.every("quick", TICK, called.release, now())
    clockwork.start()
    assert all(called.acquire(timeout=PATIENCE) for _ in range(3))
    release.set()


def test_a_late_tick_is_not_dropped(clockwork):
    called = threading.Event()
    clockwork.every("late", timedelta(days=1), called.set, now() - timedelta(hours=3))
    clockwork.start()
    assert called.wait(PATIENCE), "the machine slept for three hours; one catch-up is owed"


def test_what_a_job_raises_is_reported_and_it_ticks_on():
    reported, twice = [], threading.Event()

    def on_error(name: str, error: BaseException) -> None:
        reported.append((name, str(error)))
        if len(reported) > 1:
            twice.set()

    def fail() -> None:
        raise ValueError("no such thing")

    clockwork = Clockwork(workers=1, on_error=on_error)
    clockwork.every("bad", TICK, fail, now())
    clockwork.start()
    assert twice.wait(PATIENCE)
    clockwork.stop(1)
    assert reported[0] == ("bad", "no such thing")


def test_without_a_reporter_the_traceback_is_logged(caplog):
    clockwork, logged = Clockwork(workers=1), threading.Event()

    def fail() -> None:
        logged.set()
        raise ValueError("no such thing")

    clockwork.every("bad", timedelta(hours=1), fail, now())
    clockwork.start()
    assert logged.wait(PATIENCE)
    clockwork.stop(1)
    assert "no such thing" in caplog.text
    assert "Traceback" in caplog.text


def test_stopping_waits_for_the_job_in_hand():
    clockwork, begun, ended = Clockwork(workers=1), threading.Event(), threading.Event()

    def job() -> None:
        begun.set()
        time.sleep(0.3)
        ended.set()

    clockwork.every("job", timedelta(hours=1), job, now())
    clockwork.start()
    assert begun.wait(PATIENCE)
    assert clockwork.stop(PATIENCE) is True
    assert ended.is_set()


def test_stopping_does_not_wait_for_ever():
    clockwork, begun, release = Clockwork(workers=1), threading.Event(), threading.Event()

    def job() -> None:
        begun.set()
        release.wait(5)

    clockwork.every("job", timedelta(hours=1), job, now())
    clockwork.every("queued", timedelta(hours=1), lambda: pytest.fail("began after the stop"), now() + TICK)
    clockwork.start()
    assert begun.wait(PATIENCE)
    time.sleep(0.2)
    began = time.monotonic()
    assert clockwork.stop(0.2) is False
    assert time.monotonic() - began < 4, "the job would hold it up for five seconds"
    release.set()
