"""The words of time, as data. A word may be read in several ways; the grammar decides."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
# Months and weekdays that are also common words: read as time only with a capital or beside a word of time.
TWO_FACED = frozenset("may march mar sat sun mon wed fri dec jan fall spring".split())

SMALL = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}
DECADES = {w.rstrip("y") + "ies": n for w, n in TENS.items()} | {"tens": 10, "noughties": 0}

UNITS = {
    form: unit
    for unit, forms in {
        "hour": "hour hours hrs h",
        "day": "day days",
        "business day": "workday workdays",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for form in forms.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # month each starts in, meteorological

EVERY = {
    "hourly": "PT1H",
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "semiannually": "P6M",
    "semiannual": "P6M",
    "biannually": "P6M",
    "biannual": "P6M",
    "annually": "P1Y",
    "annual": "P1Y",
    "yearly": "P1Y",
    "biennially": "P2Y",
    "biennial": "P2Y",
}
DEICTIC = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1, "now": 0}
VAGUE = frozenset("soon immediately shortly promptly forthwith periodically regularly indefinitely eventually".split())
# Terms of office and the like: their days are known to the reader, not to a calendar.
TENURES = frozenset(
    "parliament parliaments term session legislature mandate congress presidency election elections".split()
)
DAYPARTS = frozenset("morning afternoon evening night noon midday midnight lunchtime".split())

# Words that carry no time themselves but stand inside expressions of time.
GLUE = frozenset(
    """
    a an about academic after again ago all already an and and any approximately around as at away back basis before
    beginning between business by calendar century close coming commencing completion couple course current date dates
    deadline due during each earlier earliest early ed effective eight end ending eve every exceed financial first
    fiscal following for from further future half halfway hence hundred i in just last late later latest least less
    long longer many mid middle midway month more most my near nearest new next no not of off on once one only or
    original other over past per period previous prior remainder remaining rest same school s several short space start
    starting such summer term than that the then thereafter these third this those thousand three through throughout
    till time times to tomorrow twice two under until up upcoming upon very week weekday weekdays weekend weekends
    workweek whole with within working year few some number matter coming better part medium possible soon promptly
    quickly our their its once timely manner reasonable regular continuing begin calendar-year since eod eoy q1 q2 q3
    q4 h1 h2 fy general presidential parliamentary legislative current lifetime further notice ongoing regular intervals
    office taking cy is ends out onwards onward forward sooner practicable at
    beyond was prescribed statutory stipulated usual
    including turn his her session another additional consecutive full dozen semi bi greater w c my
    when inside closes closed expires expired finishes finished has had ended passed elapsed runs ran run comes
    came draws drew done
    """.split()
)
# Only these make a run worth reading at all; a number alone does not.
TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(w + "s" for w in WEEKDAYS if len(w) > 4)
    | frozenset(UNITS)
    | frozenset(SEASONS)
    | frozenset(EVERY)
    | frozenset(DEICTIC)
    | frozenset(VAGUE)
    | frozenset(DECADES)
    | frozenset(
        "weekend weekends weekday weekdays workweek eoy q1 q2 q3 q4 h1 h2 fy time future term basis date".split()
    )
) - {"second", "h", "now", "time", "date", "tens"}
# Without one of these, or a digit, no text is worth reading.
FIRST_LOOK = TRIGGERS | frozenset(
    "nineteen twenty thousand half date hereof force easter christmas thanksgiving halloween yuandan juneteenth eid "
    "patrick morning afternoon evening parliament legislature mandate congress presidency notice basis "
    "election elections session".split()
)
