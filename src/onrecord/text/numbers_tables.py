"""The words and signs of quantities: numerals, magnitudes, currencies, measures, qualifiers. Data only."""

from __future__ import annotations

ONES: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: dict[str, int] = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
NUMERALS: dict[str, int] = {**ONES, **TENS}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}

# Written after figures: "45bn", "4.3 trn", "800 thousand".
MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "thousands": 1e3,
    "k": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "trn": 1e12,
    "tn": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
}
# Only after a currency sign or code: "£65m", but "65 m" is a length.
TIGHT_MAGNITUDES = frozenset({"k", "m", "b"})

PARTS: dict[str, float] = {"half": 50.0, "third": 33.33, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}

SIGNS: dict[str, str] = {
    "$": "USD",
    "us$": "USD",
    "usd$": "USD",
    "u.s.$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "aud$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "nz$": "NZD",
    "nzd$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "&euro;": "EUR",
    "£": "GBP",
    "&pound;": "GBP",
    "¥": "JPY",
    "₸": "KZT",
    "₽": "RUB",
    "₹": "INR",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "rs": "INR",
    "rs.": "INR",
    "n$": "NAD",
    "j$": "JMD",
    "nt$": "TWD",
    "rm": "MYR",
    "rp": "IDR",
    "rp.": "IDR",
    "tk": "BDT",
    "tk.": "BDT",
    "ksh": "KES",
    "kshs": "KES",
    "sh": "shillings",
    "shs": "shillings",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "₮": "MNT",
    "₾": "GEL",
    "₵": "GHS",
    "gh₵": "GHS",
    "gh¢": "GHS",
    "r": "ZAR",
    "k": "kwacha",
    "p": "PHP",
}
# Signs made of one letter also name a road or a dog: money only before a magnitude ("R5 million").
LETTER_SIGNS = frozenset({"r", "k", "p"})

CODES = frozenset(
    "USD EUR GBP AUD CAD NZD HKD SGD JPY CNY RUB KZT UAH UZS KGS BYN INR PKR TRY BRL CHF SEK NOK DKK PLN CZK HUF "
    "KRW THB IDR PHP VND MYR ZAR NGN KES EGP SAR AED QAR ILS IRR MXN ARS CLP ITL DEM FRF ISK RON BGN RSD GEL AMD AZN "
    "MDL BDT LKR NPR MMK KHR MNT TWD XOF XAF ETB GHS ZMW UGX TZS RWF TND DZD JOD KWD BHD OMR LBP IQD UYU PYG BOB DOP "
    "JMD TTD BBD FJD PGK NAD BWP MUR TJS TMT".split()
)

MONEY_WORDS: dict[str, str] = {
    "dollar": "USD",
    "buck": "USD",
    "cent": "USD cents",
    "euro": "EUR",
    "pound": "GBP",
    "pound sterling": "GBP",
    "ruble": "RUB",
    "rouble": "RUB",
    "tenge": "KZT",
    "hryvnia": "UAH",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "baht": "THB",
    "won": "KRW",
    "rand": "ZAR",
    "real": "BRL",
    "reais": "BRL",
    "zloty": "PLN",
    "shekel": "ILS",
    "lira": "TRY",
    "italian lire": "ITL",
    "swiss franc": "CHF",
    "naira": "NGN",
    "dirham": "AED",
    "riyal": "SAR",
    "som": "KGS",
    "soum": "UZS",
    "cfa franc": "CFA francs",
    "franc": "francs",
    "krone": "kroner",  # of Norway or of Denmark
    "kroner": "kroner",
    "krona": "SEK",
    "kronor": "SEK",
    "koruna": "CZK",
    "crown": "crowns",
    "peso": "pesos",
    "dinar": "dinars",
    "shilling": "shillings",
    "cedi": "GHS",
    "kwacha": "kwacha",
    "pula": "pula",
    "kina": "PGK",
    "forint": "HUF",
    "leu": "lei",
    "lei": "lei",
    "leva": "BGN",
    "dram": "AMD",
    "lari": "GEL",
    "manat": "manat",
    "taka": "BDT",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "dong": "VND",
    "birr": "ETB",
    "tugrik": "MNT",
    "tögrög": "MNT",
    "króna": "ISK",
    "krónur": "ISK",
    "somoni": "TJS",
    "guarani": "PYG",
    "pence": "pence",
}
# "dollars" of a country named before the word.
DOLLARS: dict[str, str] = {
    "australian": "AUD",
    "canadian": "CAD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "us": "USD",
    "u.s.": "USD",
    "american": "USD",
}

# Measures: every written form leads to one unit; the grammar adds the plural "s", but never to a symbol ("ha", "m").
MEASURES: dict[str, str] = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "pct": "%",
    "percentage point": "pp",
    "pp": "pp",
    "km": "km",
    "kms": "km",
    "kilometre": "km",
    "kilometer": "km",
    "km2": "km2",
    "sq km": "km2",
    "square kilometre": "km2",
    "square kilometer": "km2",
    "m2": "m2",
    "sq m": "m2",
    "square metre": "m2",
    "square meter": "m2",
    "square foot": "sq ft",
    "square feet": "sq ft",
    "m3": "m3",
    "cubic metre": "m3",
    "cubic meter": "m3",
    "cu m": "m3",
    "bcm": "bcm",
    "metre": "m",
    "m": "m",
    "meter": "m",
    "cm": "cm",
    "centimetre": "cm",
    "centimeter": "cm",
    "mm": "mm",
    "mile": "miles",
    "foot": "ft",
    "feet": "ft",
    "hectare": "ha",
    "ha": "ha",
    "acre": "acres",
    "kg": "kg",
    "kgs": "kg",
    "kilogram": "kg",
    "kilo": "kg",
    "gram": "g",
    "tonne": "tonnes",
    "metric ton": "tonnes",
    "metric tonne": "tonnes",
    "ton": "tons",
    "barrel": "barrels",
    "litre": "litres",
    "liter": "litres",
    "gallon": "gallons",
    "kw": "kW",
    "kilowatt": "kW",
    "mw": "MW",
    "megawatt": "MW",
    "gw": "GW",
    "gigawatt": "GW",
    "kwh": "kWh",
    "mwh": "MWh",
    "twh": "TWh",
    "gwh": "GWh",
    "mbit/s": "Mbit/s",
    "mbps": "Mbit/s",
    "degree": "degrees",
    "fold": "times",
    "times": "times",
    "year": "years",
    "month": "months",
    "week": "weeks",
    "day": "days",
    "night": "nights",
    "hour": "hours",
    "minute": "minutes",
    "second": "seconds",
}
TIME_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds", "nights"})

MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
).split()

# Read right before the number.
QUALIFIERS: tuple[tuple[str, str], ...] = (
    (r"at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of", "at least"),
    (r"up to|at most|no more than|not more than|not exceeding|not exceed|a maximum of|as many as|as much as", "up to"),
    (r"(?:an |the )?average of|on average|averaging|on average by", "average"),
    (r"more than|over|above|in excess of|upwards of|greater than|exceed|exceeding|exceeds", "more than"),
    (r"less than|fewer than|below|under", "less than"),
    (r"about|around|some|approximately|roughly|nearly|almost|circa|an estimated|approx\.?|close to|~", "about"),
)
# Read right after it: "30% on average", "50 or more".
QUALIFIERS_AFTER: tuple[tuple[str, str], ...] = (
    (r"(?:more )?on average", "average"),
    (r"or more|or over|at least|at a minimum", "at least"),
    (r"or less|or fewer|at most|at the most", "up to"),
)

RISING = (
    r"increas\w*|rais\w*|rise\w*|rose|rising|grow\w*|grew|expand\w*|boost\w*|go(?:es|ing)? up|went up|lift\w*|add\w*|"
    r"additional|extra|more|further|another|higher|doubl\w*|tripl\w*|hike\w*|up by|gain\w*|climb\w*|"
    r"quicken\w*|enlarg\w*"
)
FALLING = (
    r"reduc\w*|cut\w*|decreas\w*|lower\w*|fall\w*|fell|declin\w*|drop\w*|shrink\w*|slash\w*|halv\w*|trim\w*|"
    r"fewer|down to|down by|go(?:es|ing)? down|went down|curb\w*|less(?! than)"
)

# Words that end the noun phrase after a number.
STOPS = frozenset(
    "the a an of in on at by for from to with without within into onto over under per and or but nor as than then "
    "that which who whom whose where when while during before after until till since because if though although "
    "is are was were be been being am will would shall should can could may might must has have had do does did "
    "not no this these those it its they their them he his she her we our you your i my me him us not also only "
    "between among across through about around against out off up down annually yearly daily each every all both "
    "so yet still now today already later earlier ago more less fewer worth according including such".split()
)
# Adverbs and participles that follow a bare number are no counted things: "to 5,000 next week".
NOT_NOUNS = frozenset(
    "next last this percent per said says told people's available directly instead respectively overall "
    "depending based compared starting beginning ending".split()
)
PLURALS = frozenset(
    "people children men women aircraft personnel staff troops police cattle sheep fish spacecraft police "
    "series species offspring teeth feet geese mice criteria data media alumni".split()
)
SINGULARS = frozenset("gas bus plus alias atlas bias canvas chaos gross news sales physics".split())
# Before a number these say that it is no amount but a label: "section 3", "Resolution 1701".
LABELS = frozenset(
    "section sections sec article articles chapter title titles part parts paragraph paragraphs clause annex schedule "
    "rule rules "
    "resolution proclamation law act no no. nos number numbers page pages phase stage group type model version "
    "district route highway flight channel unit room building platform gate line level grade class category "
    "order decree directive protocol appendix table figure chart volume vol episode season series item point zone "
    "division brigade regiment battalion covid euro under-".split()
) - {"order", "point", "numbers", "number", "unit"} | {"order no", "decree no"}
