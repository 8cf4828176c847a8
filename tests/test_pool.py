"""The parser pool against tasks that loop, swell, crash and lie."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monitor.errors import ArticleError, SourceError
from monitor.pool import Limits, ParserPool
from tests.pool_tasks import (
    burn,
    die_of,
    double,
    environment,
    fail_to_warm_up,
    hoard,
    leave,
    loop_for_ever,
    loop_inside_c,
    nursery_ids,
    print_something,
    refuse,
    say_goodbye,
    sleep,
    stumble,
    swell,
    unpicklable,
    warm,
    warm_up,
    worker_id,
)

MIB = 1024 * 1024
SHORT = Limits(wall_s=20, cpu_s=10, extra_memory=200 * MIB)


@pytest.fixture(scope="module")
def pool():
    with ParserPool(2, SHORT, warm_up) as pool:
        yield pool


def test_a_task_returns_its_result(pool):
    assert pool.run(double, 21) == 42


def test_workers_hold_what_the_initializer_built_and_are_forked_from_it(pool):
    built, parent = pool.run(nursery_ids, None)
    assert built == [parent]
    assert warm == []


def test_a_worker_serves_many_tasks(pool):
    assert len({pool.run(worker_id, None) for _ in range(20)}) == 1


@pytest.mark.parametrize(
    ("task", "argument", "code", "why"),
    [
        (swell, 1024 * MIB, "parse_memory", "one allocation over the limit"),
        (leave, 3, "parse_crash", "exits without an answer"),
        (leave, 0, "parse_crash", "a clean exit is no answer either"),
        (die_of, signal.SIGSEGV, "parse_crash", "what a fault in a C library does"),
        (die_of, signal.SIGABRT, "parse_crash", "what a panic in a Rust library does"),
        (die_of, signal.SIGKILL, "parse_crash", "killed from outside"),
        (stumble, None, "internal", "a bug in a room"),
        (say_goodbye, None, "internal", "a library that exits"),
        (unpicklable, None, "internal", "a result that can't travel"),
    ],
)
def test_what_a_document_does_to_its_worker_has_a_name(pool, task, argument, code, why):
    with pytest.raises(ArticleError) as caught:
        pool.run(task, argument)
    assert caught.value.code == code, why
    assert not caught.value.permanent, why
    assert pool.run(double, 2) == 4, f"the worker is replaced after: {why}"


@pytest.mark.parametrize("task", [loop_for_ever, loop_inside_c])
def test_a_loop_is_ended_at_its_cpu_limit(task):
    limits = Limits(wall_s=20, cpu_s=0.3)
    with ParserPool(1, limits) as pool:
        pool.run(double, 1)
        started = time.monotonic()
        with pytest.raises(ArticleError, match=r"0\.3 s of CPU") as caught:
            pool.run(task, None)
        assert caught.value.code == "parse_timeout"
        assert time.monotonic() - started < 10
        assert pool.run(double, 2) == 4


def test_cpu_time_is_counted_anew_for_each_task():
    with ParserPool(1, Limits(wall_s=20, cpu_s=0.4)) as pool:
        assert [pool.run(burn, 0.2) for _ in range(4)] == [None] * 4


def test_a_task_that_only_waits_is_ended_at_its_wall_limit():
    with ParserPool(1, Limits(wall_s=0.4, cpu_s=10), warm_up) as pool:
        with pytest.raises(ArticleError, match=r"0\.4 s;") as caught:
            pool.run(sleep, 60)
        assert caught.value.code == "parse_timeout"
        assert pool.run(double, 2) == 4


def test_many_small_allocations_over_the_limit_are_stopped(pool):
    with pytest.raises(ArticleError) as caught:
        pool.run(hoard, 1024)
    assert caught.value.code == "parse_memory"


def test_a_neighbour_does_not_notice(pool):
    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(pool.run, sleep, 0.5)
        crashed = threads.submit(pool.run, leave, 1)
        assert slow.result() == 0.5
        with pytest.raises(ArticleError):
            crashed.result()


def test_our_own_errors_travel_as_themselves(pool):
    with pytest.raises(SourceError, match="not a feed") as caught:
        pool.run(refuse, None)
    assert caught.value.code == "not_a_feed"


def test_the_traceback_of_a_bug_is_logged(pool, caplog):
    with pytest.raises(ArticleError):
        pool.run(stumble, None)
    assert "KeyError: 'a bug of ours'" in caplog.text
    assert "def stumble" in caplog.text or "in stumble" in caplog.text


def test_an_argument_over_the_limit_is_refused_before_it_costs_anything():
    with ParserPool(1, Limits(max_input=1000)) as pool, pytest.raises(ArticleError) as caught:
        pool.run(double, b"x" * 2000)
    assert (caught.value.code, caught.value.permanent) == ("too_large", True)


def test_a_worker_is_replaced_after_its_share_of_tasks():
    with ParserPool(1, Limits(tasks_per_worker=3)) as pool:
        ids = [pool.run(worker_id, None) for _ in range(7)]
    assert [ids.count(one) for one in dict.fromkeys(ids)] == [3, 3, 1]


def test_an_idle_worker_that_vanished_costs_no_document_its_try(pool):
    os.kill(pool.run(worker_id, None), signal.SIGKILL)
    time.sleep(0.2)
    assert pool.run(double, 4) == 8


def test_a_nursery_that_vanished_is_started_again():
    with ParserPool(1, SHORT, warm_up) as pool:
        _, nursery = pool.run(nursery_ids, None)
        os.kill(nursery, signal.SIGKILL)
        time.sleep(0.2)
        assert pool.run(double, 4) == 8


def test_a_failing_initializer_is_loud(capfd):
    with ParserPool(1, SHORT, fail_to_warm_up) as pool, pytest.raises(RuntimeError, match="initializer"):
        pool.run(double, 1)
    assert "no vocabulary" in capfd.readouterr().err


def test_what_a_library_prints_stays_off_standard_output(pool, capfd):
    pool.run(print_something, None)
    assert capfd.readouterr().out == ""


def test_workers_use_one_core_each(pool):
    assert pool.run(environment, "OPENBLAS_NUM_THREADS") == "1"


def test_results_come_in_the_order_of_the_input_with_errors_as_values(pool):
    delays = [0.3, 0.0, "not a number", 0.1, 0.0]
    got = list(pool.map_ordered(sleep, delays, window=4))
    assert [one if isinstance(one, float) else one.code for one in got] == [0.3, 0.0, "internal", 0.1, 0.0]


def test_the_input_is_taken_only_as_far_ahead_as_the_window():
    taken = []

    def source():
        for number in range(100):
            taken.append(number)
            yield number

    with ParserPool(1, SHORT) as pool:
        results = pool.map_ordered(double, source(), window=3)
        assert [next(results), next(results)] == [0, 2]
        assert len(taken) <= 5
        results.close()


def test_a_closed_pool_refuses_and_frees_those_who_wait():
    pool = ParserPool(1, SHORT)
    with ThreadPoolExecutor(2) as threads:
        running = [threads.submit(pool.run, sleep, 30) for _ in range(2)]
        time.sleep(0.7)
        pool.close()
        codes = {future.exception(timeout=10).code for future in running}
    assert codes == {"stopped"}


OWNER = """
import os, sys, threading
sys.path.insert(0, sys.argv[1])
from monitor.pool import Limits, ParserPool
from tests import pool_tasks
if __name__ == "__main__":
    pool = ParserPool(2, Limits(wall_s=600, cpu_s=600))
    ids = [pool.run(pool_tasks.worker_id, None), pool.run(pool_tasks.nursery_ids, None)[1]]
    threading.Thread(target=pool.run, args=(pool_tasks.loop_inside_c, None), daemon=True).start()
    threading.Event().wait(0.3)
    ids.append(pool.run(pool_tasks.worker_id, None))
    print(*ids, flush=True)
    threading.Event().wait(60)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks processes up in /proc")
def test_no_worker_outlives_an_owner_that_was_killed(tmp_path):
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    root = str(Path(__file__).parent.parent)
    owner = subprocess.Popen([sys.executable, str(script), root], stdout=subprocess.PIPE, text=True)
    ids = [int(word) for word in owner.stdout.readline().split()]
    owner.kill()
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 5
    while time.monotonic() < until and any(alive(pid) for pid in ids):
        time.sleep(0.05)
    assert len(set(ids)) == 3
    assert [pid for pid in ids if alive(pid)] == []


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_an_interrupt_from_the_keyboard_is_the_owners_business(pool):
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(pool.run, sleep, 0.6)
        time.sleep(0.2)
        _, nursery = pool.run(nursery_ids, None)
        for pid in (nursery, pool.run(worker_id, None)):
            os.kill(pid, signal.SIGINT)
            os.kill(pid, signal.SIGTERM)
        assert running.result() == 0.6
    assert pool.run(double, 3) == 6
