"""What the tests let the parser pool's workers do. Few imports: every nursery makes them again."""

import os
import re
import threading
import time

from monitor.errors import SourceError

MIB = 1024 * 1024
warm: list[int] = []


def warm_up():
    warm.append(os.getpid())


def fail_to_warm_up():
    raise ValueError("no vocabulary")


def double(number):
    return number * 2


def worker_id(_):
    return os.getpid()


def nursery_ids(_):
    return warm, os.getppid()


def loop_for_ever(_):
    while True:
        pass


def loop_inside_c(_):
    re.match(r"(a+)+$", "a" * 60 + "!")


def sleep(seconds):
    time.sleep(seconds)
    return seconds


def swell(size):
    return len(bytearray(size))


def leave(code):
    os._exit(code)


def die_of(number):
    os.kill(os.getpid(), number)
    time.sleep(5)


def refuse(_):
    raise SourceError("not a feed", code="not_a_feed")


def stumble(_):
    raise KeyError("a bug of ours")


def say_goodbye(_):
    raise SystemExit(3)


def unpicklable(_):
    return threading.Lock()


def environment(name):
    return os.environ.get(name)


def print_something(_):
    print("noise of a library")


def burn(cpu_s):
    start = time.process_time()
    while time.process_time() - start < cpu_s:
        pass


def hoard(mib):
    return len([bytearray(MIB) for _ in range(mib)])
