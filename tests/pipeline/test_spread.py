"""A function over many items on several processes: in order; an item that ends its process costs only itself."""

import os

from onrecord.spread import spread


def doubled(number: int) -> int:
    if number == 5:
        os._exit(1)
    return number * 2


def test_results_come_in_order_and_a_dead_process_costs_one_item():
    found = list(spread(doubled, iter(range(12)), 2, lambda number: -number))
    assert found == [(n, -5 if n == 5 else 2 * n) for n in range(12)]


def test_one_job_stays_in_this_process():
    assert list(spread(os.path.basename, ["a/b"], 1, str)) == [("a/b", "b")]


def test_items_are_read_lazily():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    stream = spread(abs, items(), 2, str)
    next(stream)
    stream.close()
    assert len(taken) < 20
