"""Reading a file in a process of its own, with limits of time and memory, so that a broken file does no harm."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from ..problems import Refused, refused

T = TypeVar("T")
# Of the processor: what else the machine does at the time makes no file too laborious.
MOST_SECONDS = 60
# By the clock: for a reader that waits for what does not come.
MOST_WAITING = 600
MOST_MEMORY = 1_500_000_000
_SMALLER = "A letter takes seconds: name another file of it, or one with the letter alone."


def bounded(work: Callable[[bytes, str], T], data: bytes, name: str) -> T:
    """What ``work`` makes of a file; refuses one that takes too long, too much, or brings its reader down.

    An error that the reader did not foresee is refused too, with a code of its own: it is a fault of ours.
    """
    if sys.platform == "win32" or "fork" not in multiprocessing.get_all_start_methods():
        return work(data, name)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_worked, args=(work, data, name, there), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(MOST_WAITING):
            message = f"was not read within {MOST_WAITING} seconds"
            raise refused(name, "K504", message, "Try again when the machine has less to do.")
        problems, result = here.recv()
    except EOFError as error:
        process.join()
        if process.exitcode == -signal.SIGPROF:
            message = f"takes more than {MOST_SECONDS} seconds to read"
            raise refused(name, "K504", message, _SMALLER) from error
        message = "is damaged, or made to do harm: its reader crashed"
        raise refused(name, "K502", message, "Get the file again from where it came.") from error
    finally:
        process.kill()
        process.join()
        here.close()
    if problems:
        raise Refused(problems)
    return cast(T, result)


def fault(name: str, error: Exception) -> Refused:
    """What is told of an error that nobody foresaw: the fault is in the program, not in the file ``name``."""
    *_, last = traceback.extract_tb(error.__traceback__)
    where = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
    hint = "Report it to the makers, with the file if you may; meanwhile, try another file of the letter."
    return refused(name, "K509", f"causes an error in the program: {where}", hint)


def _worked(work: Callable[[bytes, str], T], data: bytes, name: str, answer: Connection) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        answer.send(((), work(data, name)))
    except Refused as found:
        answer.send((found.problems, None))
    except MemoryError:
        answer.send((refused(name, "K504", "takes more memory than a letter may", _SMALLER).problems, None))
    except RecursionError:
        answer.send(
            (refused(name, "K502", "is damaged, or made to do harm: it nests too deeply", _SMALLER).problems, None)
        )
    except Exception as error:
        answer.send((fault(name, error).problems, None))
