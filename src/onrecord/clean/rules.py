"""What a single line that is not the story looks like, as data.

A row: the reason it is set aside for, the looks its words may have (any of them), a line it must catch and a line of
a story it must not. To add one, add a row: the tests run every example and counter-example, and count how much of
the annotated stories' commitments the rows would take away (it must be none).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

CAPTION, CREDIT, SHARE, TEASER = "caption", "credit", "share bar", "teaser"
NAVIGATION, BOILERPLATE, NEWSLETTER, COOKIE = "navigation", "boilerplate", "newsletter", "cookie notice"
ADVERTISEMENT, COMMENT = "advertisement", "comment"
LONGEST = 500  # characters; a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class LineRule:
    """One look a line can have that says it is not the story."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


def _rule(name: str, reason: str, looks: tuple[str, ...], example: str, counter_example: str) -> LineRule:
    pattern = re.compile("|".join(rf"(?:{look})$" for look in looks), re.IGNORECASE)
    return LineRule(name, reason, pattern, example, counter_example)


_WIRES = r"(?:Getty|Reuters|AFP|EPA|PA|AP|Alamy|Shutterstock|iStock|Bloomberg|Xinhua|TASS|Anadolu|Rex|Unsplash|Flickr)"
_PICTURE = r"(?:photo(?:graph)?s?|image|picture|pic|illustration|caption|infographic|video)"
_SHARE = (
    r"(?:share|tweet|retweet|pin|e-?mail|mail|print|copy|facebook|twitter|telegram|whatsapp|linkedin|reddit|pinterest|"
    r"vk|viber|messenger|livejournal|instagram|youtube|bookmark)"
)
_SHARE_FILL = (
    r"(?:send|save|link|like|comment|x|listen|this|article|story|page|on|via|with|friends|the|by|and|\d+[km]?)"
)

LINE_RULES: tuple[LineRule, ...] = (
    _rule(
        "labelled picture",
        CAPTION,
        (
            rf"(?:file )?{_PICTURE}(?: (?:credit|by))?\s*[:|].{{3,}}",
            r"(?:file )?(?:photo|picture) (?-i:[A-Z])[^.]{10,200}",
            r"(?:pictured|above|below)\s*:.{3,}",
        ),
        "Photo: The minister on her way to the vote",
        "Photographs of the bridge were shown to the committee.",
    ),
    _rule(
        "picture credited at its end",
        CAPTION,
        (
            r".{0,300}\(courtesy of\b[^()]{2,80}\)\.?",
            r".{0,300}\b(?:photo|image|picture|pic)s?(?: credits?| courtesy)?\s*(?::|of\b|by\b)\s*[^.:]{2,80}\)",
            r".{0,300}\b(?:(?:photo|image|picture|pic)s?(?: credits?| courtesy)?|credits?|courtesy)\s*:"
            r"\s*[^.:]{2,80}\.?",
            rf".{{0,300}}[/|(–-]\s*{_WIRES}(?:\s+(?:Images|Photo|Pictures))?[.)]?",
        ),
        "The mayor opens the bridge. Photo: City Hall",
        "The ministry asked banks to extend credit of two million to farmers by June.",
    ),
    _rule(
        "camera credit",
        CAPTION,
        (r"(?:©|\(c\))\s*[\w .,'’&-]{2,60}/[\w .]+", rf"[\w .'-]{{2,40}}/{_WIRES}(?: Images)?"),
        "© Jane Doe/Harbour Pictures",
        "Britain and France/Germany signed the accord.",
    ),
    _rule(
        "source line",
        CREDIT,
        (r"sources?\s*:\s*\S.{0,250}",),
        "Source: Harbour Gazette with the ministry's press office",
        "Sources close to the cabinet said the plan would go ahead.",
    ),
    _rule(
        "reported by",
        CREDIT,
        (
            r"\(?(?:additional )?(?:reporting|writing|editing|translation|translated|compiled|edited|written) by "
            r"[A-Z][^.]{2,200}[.)]?",
            r"\(?(?:with|includes|contains|based on) (?:files|reporting|reports|material|inputs?|information) "
            r"(?:from|by) .{2,150}",
            r"this (?:article|story|report|piece) (?:was )?(?:first|originally) (?:published|appeared).{0,200}",
        ),
        "Reporting by Jane Doe; Editing by John Roe",
        "Reporting by banks will be monthly from June, the regulator said. It takes effect soon.",
    ),
    _rule(
        "copyright",
        BOILERPLATE,
        (r"(?:©|\(c\) ?(?:19|20)\d\d|copyright\b(?!.* will )).{0,250}", r".{0,200}\ball rights reserved\b.{0,100}"),
        "Copyright 2021 Harbour Gazette. All rights reserved.",
        "Copyright fees will rise next year, the minister promised.",
    ),
    _rule(
        "no reproduction",
        BOILERPLATE,
        (
            r".{0,200}\b(?:may|must|can) ?not be (?:reproduced|republished|published|redistributed|copied)\b.{0,200}"
            r"\b(?:without|reference|link|permission|consent)\b.{0,200}",
            r"(?:any )?(?:use|reproduction|reprint(?:ing)?) of (?:the )?(?:materials?|content|articles?)\b.{0,250}",
        ),
        "This text may not be reproduced without a link to the Harbour Gazette.",
        "The vaccine cannot be reproduced at home yet, the minister said.",
    ),
    _rule(
        "error report",
        BOILERPLATE,
        (
            r"(?:have you )?(?:found|noticed|see|spotted) (?:a |an )?(?:error|mistake|typo)\b.{0,120}",
            r".{0,120}\bctrl ?\+ ?enter\b.{0,80}",
        ),
        "Noticed a mistake? Select it and press Ctrl+Enter",
        "Auditors found an error in the accounts and told the ministry to correct it by June.",
    ),
    _rule(
        "terms",
        BOILERPLATE,
        (
            r"(?:terms (?:of use|and conditions|of service)|privacy (?:policy|notice)|contact us|"
            r"about (?:us|the author)|disclaimer|imprint|feedback|site ?map|publication status)[.:]?",
            r"(?:direct link|short link|permalink|link|url)\s*:\s*\S+",
            r"https?://\S+",
            r"(?:__[A-Z]+__|(?:displaytitle|defaultsort):.{1,200}|-unreviewed|pd-\w+|commonsurl=\S*)",
        ),
        "Terms of use",
        "Privacy policy will be reviewed next year, the commissioner said.",
    ),
    _rule(
        "sign up",
        NEWSLETTER,
        (
            r"(?:please )?(?:sign up|subscribe|register|join)\b.{0,120}\b(?:newsletters?|e-?mails?|inbox|alerts?|"
            r"bulletin|briefing|channel|telegram)\b.{0,120}",
            r".{0,100}\b(?:straight|direct(?:ly)?|delivered) to your (?:inbox|e-?mail)\b.{0,80}",
            r"enter your e-?mail.{0,60}",
        ),
        "Sign up to our newsletter for the morning's news",
        "Subscribers will join the scheme automatically from April, the regulator said.",
    ),
    _rule(
        "follow us",
        SHARE,
        (r"(?:follow|like|join|find|watch) us (?:on|in|at|via)\b.{0,100}", r"follow @?\w+ on \w+\.?"),
        "Follow us on Telegram",
        "Follow the rules, the minister told builders.",
    ),
    _rule(
        "share bar",
        SHARE,
        (rf"(?=.{{0,60}}\b{_SHARE}\b)(?:(?:{_SHARE}|{_SHARE_FILL}|[|/·•,:&+])(?:\s+|$))+",),
        "Share Tweet WhatsApp Email",
        "Share prices fell.",
    ),
    _rule(
        "labelled teaser",
        TEASER,
        (
            r"(?:read|see|watch|listen)(?: (?:more|also|next|now))?\s*[:|»>→].{3,250}",
            r"(?:related|also read|more|must read|don['’]?t miss|background|in pictures|explainer)\s*[:|»>→].{3,250}",
            r"[»>→]\s*(?:read|see|more)\b.{3,200}",
        ),
        "Read more: Harbour bridge to close for a year",
        "Read my lips: no new taxes, the candidate told the crowd in the square. He meant it.",
    ),
    _rule(
        "cookies",
        COOKIE,
        (
            r".{0,200}\b(?:we|this (?:web)?site|our partners) (?:and our partners )?(?:uses?|stores?)\b.{0,40}"
            r"\bcookies\b.{0,300}",
            r"(?:accept|reject|manage|allow)(?: all)? cookies|cookie (?:policy|settings|preferences|notice)",
        ),
        "We use cookies to improve your visit.",
        "Bakers will use less sugar in cookies from 2030 under the pledge.",
    ),
    _rule(
        "advertisement",
        ADVERTISEMENT,
        (
            r"(?:advertisement|advertising|sponsored(?: content)?|promoted|paid content|adverti[sz]e with us|ad)",
            r"(?:story continues below|scroll to continue|continue reading).{0,60}",
        ),
        "Advertisement",
        "Advertising on trams will end, the mayor said.",
    ),
    _rule(
        "breadcrumbs",
        NAVIGATION,
        (
            r"(?:home|main|front page|news)(?:\s*[>»/|›→·•]\s*[\w &'’-]{2,40}){1,6}",
            r"[\w&'’-]{2,25}(?:\s*[|»›·•]\s*[\w &'’-]{2,25}){2,}",
        ),
        "Home > News > Politics",
        "Homes and offices were searched.",
    ),
    _rule(
        "menu words",
        NAVIGATION,
        (
            r"(?:menu|search|home|log ?in|sign in|register|my account|subscribe|skip to (?:main )?content|back to top|"
            r"to top|previous|next|(?:previous|next) article|(?:load|show) more|view all|see all|all news|close|open)",
            r"(?:(?:text|print|mobile|full) version|tags|topics|\d* ?comments?|no comments|leave a (?:comment|reply)|"
            r"add (?:a )?comment|\d+ min(?:ute)?s? read|views?:? ?\d*)",
            r"(?:tags|topics|keywords|filed under|categor(?:y|ies)|themes?|persons?|geography)\s*:\s*[^.]{2,300}",
        ),
        "Skip to main content",
        "Search teams went home.",
    ),
)


def line_reason(words: str) -> str | None:
    """The reason for which a line is set aside by its own look alone, or None."""
    return _line_reason(words) if len(words) <= LONGEST else None


@lru_cache(maxsize=8192)
def _line_reason(words: str) -> str | None:
    """The same for a line that is not a paragraph; the lines of page furniture come again and again."""
    rule = next((rule for rule in LINE_RULES if rule.pattern.match(words)), None)
    return rule.reason if rule else None
