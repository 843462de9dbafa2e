"""A pure function over many items on several processes: in order, with a bounded number in flight.

Nothing here knows what the function does; a distributed engine could take its place.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4  # items in flight for each process: enough to keep it busy, few enough to keep memory flat


def spread(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    lost: Callable[[Item], Result],
) -> Iterator[tuple[Item, Result]]:
    """Each item with the function's result for it, in the order of the items.

    Args:
        function: pure and importable by name, as new processes are started fresh.
        items: read lazily, a few ahead.
        jobs: how many processes; below two the function is called here.
        lost: the result for an item that ended the process it was worked on in, twice.
    """
    if jobs < 2:
        yield from ((item, function(item)) for item in items)
        return
    pool = _pool(jobs)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            waiting.append((item, _submitted(pool, function, item)))
            if len(waiting) >= jobs * _AHEAD:
                pool = yield from _next(pool, waiting, function, jobs, lost)
        while waiting:
            pool = yield from _next(pool, waiting, function, jobs, lost)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _next(
    pool: ProcessPoolExecutor,
    waiting: deque[tuple[Item, Future[Result]]],
    function: Callable[[Item], Result],
    jobs: int,
    lost: Callable[[Item], Result],
) -> Generator[tuple[Item, Result], None, ProcessPoolExecutor]:
    """Hand out the oldest result; where its process died, each item in flight is tried again alone."""
    item, future = waiting.popleft()
    try:
        yield item, future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        again = [item, *(other for other, _ in waiting)]
        waiting.clear()
        for one in again:
            yield one, _alone(function, one, lost)
        return _pool(jobs)
    return pool


def _submitted(pool: ProcessPoolExecutor, function: Callable[[Item], Result], item: Item) -> Future[Result]:
    """The future of an item; failed at once where a process of the pool has just died."""
    try:
        return pool.submit(function, item)
    except BrokenProcessPool as error:
        failed: Future[Result] = Future()
        failed.set_exception(error)
        return failed


def _alone(function: Callable[[Item], Result], item: Item, lost: Callable[[Item], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(function, item).result()
        except BrokenProcessPool:
            return lost(item)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
