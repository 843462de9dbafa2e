"""Quantities as they are written, and what is no quantity."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.numbers import find_quantities

# text, then (words, value, unit) of each quantity
READ = [
    ("pay them 30% more", [("30%", 30, "%")]),
    ("a rise of 5.5 per cent", [("5.5 per cent", 5.5, "%")]),
    ("twenty thousand officers", [("twenty thousand officers", 20_000, "officers")]),
    ("one hundred and fifty schools", [("one hundred and fifty schools", 150, "schools")]),
    ("sixty-five new wardens", [("sixty-five new wardens", 65, "wardens")]),
    ("half a million people", [("half a million people", 500_000, "people")]),
    ("a billion cubic metres", [("a billion cubic metres", 1e9, "m3")]),
    ("450 thousand pieces of scrap", [("450 thousand pieces", 450_000, "pieces")]),
    ("20 000 families", [("20 000 families", 20_000, "families")]),
    ("20,000 families", [("20,000 families", 20_000, "families")]),
    ("4,5 million tonnes", [("4,5 million tonnes", 4_500_000, "tonnes")]),
    ("cost $6.4 million and one of the investors left", [("$6.4 million", 6.4e6, "USD")]),
    ("report at the sixty-third session", []),
    ("lay 100 km of track", [("100 km", 100, "km")]),
    ("lay 100 kms of track", [("100 kms", 100, "km")]),
    ("the promise to hire 500 has been kept", [("500", 500, None)]),
    ("build two 9,000 tonne frigates", [("two 9,000 tonne frigates", 2, "frigates")]),
    ("six new wide-bodied aircraft", [("six new wide-bodied aircraft", 6, "aircraft")]),
    ("300 skilled and highly motivated nurses", [("300 skilled and highly motivated nurses", 300, "nurses")]),
    ("$46 million", [("$46 million", 46e6, "USD")]),
    ("US $775 million", [("US $775 million", 775e6, "USD")]),
    ("A$2.5bn", [("A$2.5bn", 2.5e9, "AUD")]),
    ("£65m", [("£65m", 65e6, "GBP")]),
    ("€1.2 trillion", [("€1.2 trillion", 1.2e12, "EUR")]),
    ("₸40 billion", [("₸40 billion", 40e9, "KZT")]),
    ("2 trn tenge", [("2 trn tenge", 2e12, "KZT")]),
    ("500 billion rubles", [("500 billion rubles", 5e11, "RUB")]),
    ("3 million roubles", [("3 million roubles", 3e6, "RUB")]),
    ("70 Canadian dollars", [("70 Canadian dollars", 70, "CAD")]),
    ("12 pounds", [("12 pounds", 12, "GBP")]),
    ("KZT 900 million", [("KZT 900 million", 9e8, "KZT")]),
    ("a third of the fleet", [("a third", 33.33, "%")]),
    ("two-thirds majority", [("two-thirds", 66.67, "%")]),
    ("one in five homes", [("one in five", 20, "%")]),
    ("half of all pupils", [("half", 50, "%")]),
    ("cut it by a quarter", [("a quarter", 25, "%")]),
    ("double the number of beds", [("double", 2, "times")]),
    ("output will be trebled", [("trebled", 3, "times")]),
    ("raise capacity 1.5-fold", [("1.5-fold", 1.5, "times")]),
    ("a top ten economy", [("ten", 10, "rank")]),
    ("eight two-room flats", [("eight two-room flats", 8, "flats")]),
    ("spend RM1.9 billion on a mill", [("RM1.9 billion", 1.9e9, "MYR")]),
    ("a reward of N$50,000", [("N$50,000", 50_000, "NAD")]),
    ("pay R5 million", [("R5 million", 5e6, "ZAR")]),
    ("ISK 400 million", [("ISK 400 million", 4e8, "ISK")]),
    ("2.2 million kroner", [("2.2 million kroner", 2.2e6, "kroner")]),
    ("12 billion forints", [("12 billion forints", 12e9, "HUF")]),
    ("keep seven posts in ten", [("seven posts in ten", 70, "%")]),
    ("seven posts in ten towns", [("seven posts", 7, "posts"), ("ten towns", 10, "towns")]),
    ("women on every third seat", [("every third", 33.33, "%")]),
    ("within ninety (90) days", [("ninety (90) days", 90, "days")]),
    ("65 m of pipe", [("65 m", 65, "m")]),
    ("4.1 million readers", [("4.1 million readers", 4_100_000, "readers")]),
    ("release P85 million", [("P85 million", 85e6, "PHP")]),
    ("one crate in every fifty", [("one crate in every fifty", 2, "%")]),
    ("nine million pesos (P9,000,000)", [("nine million pesos (P9,000,000)", 9e6, "PHP")]),
]

NOTHING = [
    "on 30 October 2020",
    "in 2021",
    "by March 15, 2024",
    "at 9:30",
    "at 10 a.m. sharp",
    "section 3 of this order",
    "Resolution 1701",
    "the film Puppet Story 3",
    "a Su-30",
    "5G masts",
    "the 26th congress",
    "an A380",
    "COVID-19",
    "several hundred people",
    "one of the best",
    "the one who signed",
    "the Group of Twenty",
    "a third party",
    "open from 0600",
    "close after 23.00",
    "quiet between 18.00 and 23.00 hours",
    "take the R5 home",
    "every third year",
    "the third quarter",
    "a double-deck bus",
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t for t, _ in READ])
def test_a_quantity_is_read(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(text[q.start : q.end], q.value, q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(("text", "unit"), [("1.5 billion kroner", "kroner"), ("a million kronor", "SEK")])
def test_money_whose_plural_has_no_s(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(text)] == [unit]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("at least 15 ships", "at least"),
        ("up to 430 soldiers", "up to"),
        ("no more than 25 members", "up to"),
        ("by an average of 30%", "average"),
        ("30% on average", "average"),
        ("about 180 clinics", "about"),
        ("over 800,000 homes", "more than"),
        ("less than one percent", "less than"),
        ("180 clinics", None),
    ],
)
def test_the_qualifier_is_kept(text: str, qualifier: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("increase pay by 30%", "increase"),
        ("reduce emissions by 20%", "decrease"),
        ("a 5% wage rise", "increase"),
        ("a pool of 40 nurses", None),
    ],
)
def test_the_direction_is_read_from_its_clause(text: str, direction: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.direction == direction


def test_a_baseline_is_where_it_starts_from() -> None:
    (quantity,) = find_quantities("expand from 12 to 20 brigades")
    assert (quantity.value, quantity.baseline, quantity.unit) == (20, 12, "brigades")


def test_a_range_keeps_both_ends() -> None:
    (quantity,) = find_quantities("between 5 and 7 schools")
    assert (quantity.value, quantity.high) == (5, 7)


def test_a_range_shares_its_magnitude() -> None:
    (quantity,) = find_quantities("around 13 to 14 billion rubles")
    assert (quantity.value, quantity.high, quantity.unit) == (13e9, 14e9, "RUB")


@given(st.text(alphabet="0123456789 .,-%$£()tofromandmillion\n", max_size=80) | st.text(max_size=60))
def test_quantities_lie_in_order_inside_the_text(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.start <= b.start for a, b in pairwise(found))
