"""How papers say whose they are, as data: what they are headed, how they enact, who speaks, who is in the chair."""

from __future__ import annotations

import re

SORTS = (  # what a heading calls the paper, the first that fits
    ("agreement", re.compile(r"\b(?:agreement|protocol|treaty|convention|memorandum of understanding|accord)\b", re.I)),
    ("minutes", re.compile(r"\b(?:minutes|record of|conclusions|decisions|list of instructions)\b", re.I)),
    (
        "act",
        re.compile(
            r"\b(?:order|decree|resolution|by-?law|directive|ordinance|proclamation|judgment|award|regulations?|"
            r"circular|decision|act)\b",
            re.I,
        ),
    ),
    ("speech", re.compile(r"\b(?:speech|remarks|address|message|sermon|ministerial statement|interview)\b", re.I)),
    (
        "release",
        re.compile(r"\b(?:release|statement|communiqu[ée]|manifesto|newsroom|letter|correction)\b", re.I),
    ),
)

_VERB = (
    r"(?:decide[sd]?|resolve[sd]?|order(?:s|ed)?|decree[sd]?|enact(?:s|ed)?|directs?|rule[sd]?|proclaims?|"
    r"determine[sd]?|instructs?|makes?|agree[sd]?|adopted)"
)
_LOUD = r"(?:DECIDES?|RESOLVES?|ORDERS?|DECREES?|ENACTS?|DIRECTS?|DETERMINES?|PROCLAIMS?|ORDAINS?|AGREES?)"
_WHO = r"(?P<who>(?:[Tt]he\s+|THE\s+)?[A-Z][^\n,;:.()“”\"]{1,90}?)"
_BESIDE = r"(?:,[^\n:]{0,160},)?"  # "the Council, meeting at Kell, …"
_RECITAL = (  # "Having regard to", "noting that", "RECALLING"
    r"(?:(?i:after|on the|whereas|pursuant|in exercise|mindful|aware|conscious|convinced|notes with)\b|"
    r"[A-Za-z]{3,}(?:ing|ING)\b)"
)
ENACTING = (  # each names in `who` whoever enacts
    # "THE CITY COUNCIL OF PORTVALE RESOLVES"
    re.compile(
        rf"\b{_WHO}{_BESIDE}\s+(?:(?:has|have|HAS|HAVE|hereby|HEREBY|therefore)\s+)*{_LOUD}\b(?!\s+(?:of|OF|No))"
    ),
    # "the Board has decided as follows", "the Council makes the following by-law"
    re.compile(
        rf"\b{_WHO}{_BESIDE}\s+(?:(?:has|have|hereby|therefore|unanimously|now)\s+)*{_VERB}"
        r"(?:\s+(?:as\s+(?:follows|under)|(?:on\s+|to\s+|upon\s+)?the\s+following)\b|\s*:\s*\n)"
    ),
    # "Be it enacted by the Assembly of Norholm"
    re.compile(
        r"\b(?:resolved|RESOLVED|enacted|ENACTED|ordained|ordered|ORDERED),?\s+(?:by|BY)\s+"
        rf"{_WHO}(?=[,;:\n]|\s+(?:that|THAT|on)\b)"
    ),
    # "under the powers conferred on the Governor"
    re.compile(
        r"\b(?:authority|powers?)\b[^.\n]{0,90}?"
        r"\b(?:vest(?:s|ed)?|confer(?:s|red)?|grant(?:s|ed)?|gives?|given|entrusted)\s+(?:in|on|upon|to)\s+"
        r"(?:me\s+as\s+)?(?:the\s+)?(?P<who>[A-Z]\w+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z]\w+)*)"
        r"(?=[\s\S]{0,900}?\b(?:hereby\s+\w+|is ordered|I (?:order|direct|decree|proclaim)|decree[sd]?|orders?\s*:))"
    ),
    # "The Board of the Port,\n\nNoting the report,"
    re.compile(
        rf"(?m)^(?P<the>[Tt]he\s+|THE\s+)?(?P<who>[A-Z][^\n,;:.()“”\"]{{1,90}}?)(?:\s\([^)\n]+\))?(?:,[^\n]{{0,160}})?"
        rf"(?(the),?|,)[ \t]*\n\s*(?:\d+\.?\s*|\(\w\)\s*)?{_RECITAL}"
    ),
)
LEADING = re.compile(  # what may stand before whoever enacts
    r"^(?:(?:and|now|therefore|whereas|accordingly|be it|it is|that|so|for these reasons|the)\b,?\s*)+", re.I
)
IN_PERSON = re.compile(  # "I, Ann Lee, Governor of Arvania, order"
    r"\b(?:I|We|WE),\s+(?P<name>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|bin|ibn|al|de|van|von)){1,6}),\s+"
)
AGREED = re.compile(
    r"\b(?:ha(?:ve|s) agreed|agree|undertake|have decided)\s+"
    r"(?:as follows|(?:to|on|upon) the following|that:)|\bhereby agree\b",
    re.I,
)
PARTIES = re.compile(
    r"\b[Tt]he (?:(?:High|Two|Contracting|States?|undersigned|signatory) )*"
    r"(?:[Pp]arties|[Ss]ignatories|undersigned|[Pp]artners|[Pp]articipants)\b"
)
SPOKEN_BY = re.compile(  # "Remarks by the Mayor, Ann Lee, at the opening of …"
    r"\b(?:speech|statement|remarks|address|message|letter|greetings?|sermon|interview|answer|words)\b"
    r"(?:(?!\bon\b)[^\n]){0,30}?\b(?:by|of|from|with)\s+(?:the\s+)?(?P<who>[^\n]+)",
    re.I,
)
RUNS = re.compile(  # "Elect Tom Reed for Mayor"
    r"(?:(?:vote|elect|re-elect)(?: for)?\s+)?(?P<who>.+?)\s+for\s+(?:the\s+)?(?P<seat>[^\n,—–|]+)$", re.I
)
AFTER_NAME = re.compile(r",\s+|\s[—–-]\s|\s\(|\)|\s+(?:at|in|on|to|following|after|before)\s")
CHAIR = re.compile(
    r"(?:in the chair|chair(?:man|woman|person)?|presiding|presided over by|chaired by)\s*[:—–]?\s+(?P<who>[^\n;]+)",
    re.I,
)
FIRST = re.compile(r"\b(?:(?P<we>[Ww]e|[Oo]ur|us)|(?P<I>I|[Mm]y|me))\b")
