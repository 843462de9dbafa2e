"""What a single line that is not the story looks like, as data.

A row: the reason it is set aside for, the pattern its words must match, a line it must catch and a line of a story it
must not. To add one, add a row: the tests run every example and counter-example, and count how much of the annotated
stories' commitments any row would take away (it must be none).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CAPTION, CREDIT, SHARE, TEASER = "caption", "credit", "share bar", "teaser"
NAVIGATION, BOILERPLATE, NEWSLETTER, COOKIE = "navigation", "boilerplate", "newsletter", "cookie notice"
ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True)
class LineRule:
    """One look a line can have that says it is not the story."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


def _rule(name: str, reason: str, pattern: str, example: str, counter_example: str) -> LineRule:
    return LineRule(name, reason, re.compile(pattern, re.IGNORECASE), example, counter_example)


_AGENCIES = r"(?:Getty|Reuters|AFP|EPA|PA|AP|Alamy|Shutterstock|iStock|Bloomberg|Xinhua|TASS|Anadolu|Rex|Unsplash|Flickr)"

LINE_RULES: tuple[LineRule, ...] = (
    _rule(
        "labelled picture",
        CAPTION,
        r"^(?:file )?(?:photo(?:graph)?s?|image|picture|pic|illustration|caption|infographic|video)(?: (?:credit|by))?\s*[:|].{3,}$",
        "Photo: The minister on her way to the vote",
        "Photographs of the bridge were shown to the committee.",
    ),
    _rule(
        "pictured",
        CAPTION,
        r"^(?:pictured|above|below)\s*[:,].{3,300}$",
        "Pictured: the new hangar",
        "Above all, the mayor wants the tram finished.",
    ),
    _rule(
        "picture credited at its end",
        CAPTION,
        rf"^.{{0,300}}(?:\b(?:photo|image|picture|pic)s?(?: credits?| courtesy)?|\bcredits?|\bcourtesy)\s*(?::|of\b|by\b)\s*[^.]{{2,80}}[.)]?$"
        rf"|^.{{0,300}}[/|(–-]\s*{_AGENCIES}(?:\s+(?:Images|Photo|Pictures))?[.)]?$",
        "The mayor opens the bridge. Photo: City Hall",
        "The ministry asked banks to extend credit of two million to farmers by June.",
    ),
    _rule(
        "camera credit",
        CAPTION,
        r"^(?:©|\(c\))\s*(?:\d{4}\s*)?[\w .,'’&/-]{2,60}(?:/[\w .]+)$|^[A-Z][\w .'-]{2,40}/(?:Getty Images|Reuters|AFP|AP|EPA)$",
        "© Jane Doe/Getty Images",
        "Britain and France/Germany signed the accord.",
    ),
    _rule(
        "source line",
        CREDIT,
        r"^sources?\s*:\s*\S.{0,250}$",
        "Source: Harbour Gazette with the ministry's press office",
        "Sources close to the cabinet said the plan would go ahead.",
    ),
    _rule(
        "reporting by",
        CREDIT,
        r"^\(?(?:additional )?(?:reporting|writing|editing|translation|translated|compiled|edited|written) by [A-Z][^.]{2,200}[.)]?$",
        "Reporting by Jane Doe; Editing by John Roe",
        "Reporting by banks will be monthly from June, the regulator said. It takes effect soon.",
    ),
    _rule(
        "with material from",
        CREDIT,
        r"^\(?(?:with|includes|contains|based on) (?:files|reporting|reports|material|input|inputs|information|additional reporting) (?:from|by) .{2,150}$",
        "With material from the coastal news agency",
        "With help from neighbours the village rebuilt its school.",
    ),
    _rule(
        "first published",
        CREDIT,
        r"^this (?:article|story|report|piece) (?:was )?(?:first|originally) (?:published|appeared).{0,200}$",
        "This article was first published in the Harbour Gazette",
        "This report was presented to the cabinet on Monday.",
    ),
    _rule(
        "copyright",
        BOILERPLATE,
        r"^(?:©|\(c\) ?(?:19|20)\d\d|copyright\b).{0,250}$|^.{0,200}\ball rights reserved\b.{0,100}$",
        "Copyright 2021 Harbour Gazette. All rights reserved.",
        "The minister promised a new law on authors' rights.",
    ),
    _rule(
        "no reproduction",
        BOILERPLATE,
        r"^.{0,200}\b(?:may|must|can) ?not be (?:reproduced|republished|published|redistributed|copied)\b.{0,200}$"
        r"|^(?:any )?(?:use|reproduction|reprint(?:ing)?) of (?:the )?(?:materials?|content|articles?)\b.{0,250}$",
        "This text may not be reproduced without a link to the Harbour Gazette.",
        "The vaccine cannot be produced at home yet, the minister said.",
    ),
    _rule(
        "error report",
        BOILERPLATE,
        r"^.{0,80}\b(?:found|noticed|see|spotted) (?:a |an )?(?:error|mistake|typo)\b.{0,120}$|^.{0,120}\bctrl ?\+ ?enter\b.{0,80}$",
        "Noticed a mistake? Select it and press Ctrl+Enter",
        "Auditors found an accounting error and told the ministry to correct it before the end of the financial year, and to pay back everything that "
        "had been claimed since the beginning of the decade.",
    ),
    _rule(
        "terms",
        BOILERPLATE,
        r"^(?:terms (?:of use|and conditions|of service)|privacy (?:policy|notice)|contact us|about us|about the author|disclaimer|imprint|feedback|sitemap|site map|publication status)\.?:?$",
        "Terms of use",
        "Privacy policy will be reviewed next year, the commissioner said.",
    ),
    _rule(
        "direct link",
        BOILERPLATE,
        r"^(?:direct link|short link|permalink|link|url)\s*:\s*\S+$|^https?://\S+$",
        "Direct link: harbour.example/d/1",
        "Link: the missing word in the budget debate.",
    ),
    _rule(
        "sign up",
        NEWSLETTER,
        r"^(?:please )?(?:sign up|subscribe|register|join)\b.{0,120}\b(?:newsletters?|e-?mails?|inbox|alerts?|bulletin|briefing|channel|updates|telegram)\b.{0,120}$"
        r"|^.{0,100}\b(?:straight|direct(?:ly)?|delivered) to your (?:inbox|email)\b.{0,80}$|^enter your e-?mail.{0,60}$",
        "Sign up to our newsletter for the morning's news",
        "Subscribers will join the scheme automatically from April, the regulator said.",
    ),
    _rule(
        "follow us",
        SHARE,
        r"^(?:follow|like|join|find|watch) us (?:on|in|at|via)\b.{0,100}$|^follow @?\w+ on \w+\.?$",
        "Follow us on Telegram",
        "Follow the rules, the minister told builders.",
    ),
    _rule(
        "share bar",
        SHARE,
        r"^(?:(?:share|tweet|retweet|pin|email|e-mail|mail|print|save|copy link|copy|like|comment|facebook|twitter|x|telegram|whatsapp|"
        r"linkedin|reddit|pinterest|vk|viber|messenger|pocket|livejournal|instagram|youtube|bookmark|listen|send by e-?mail|"
        r"share this|this|article|story|page|on|via|with|friends|the|a|by|and|\d+[km]?|[|/·•,:&+])(?:\s+|$))+$",
        "Share Tweet WhatsApp Email",
        "Share prices fell.",
    ),
    _rule(
        "labelled teaser",
        TEASER,
        r"^(?:read|see|watch|listen)(?: (?:more|also|next|now))?\s*[:|»>→].{3,250}$|^(?:related|also read|more|must read|don'?t miss|background|in pictures|explainer)\s*[:|»>→]\s*.{3,250}$"
        r"|^[»>→]\s*(?:read|see|more)\b.{3,200}$",
        "Read more: Harbour bridge to close for a year",
        "Read my lips: no new taxes, the candidate told the crowd in the square. He meant it.",
    ),
    _rule(
        "cookies",
        COOKIE,
        r"^.{0,200}\b(?:we|this (?:web)?site|our partners) (?:and our partners )?(?:use|uses|store)\b.{0,40}\bcookies\b.{0,300}$|^(?:accept|reject|manage|allow)(?: all)? cookies$|^cookie (?:policy|settings|preferences|notice)$",
        "We use cookies to improve your visit.",
        "Bakers will use less sugar in cookies from 2030 under the pledge.",
    ),
    _rule(
        "advertisement",
        ADVERTISEMENT,
        r"^(?:advertisement|advertising|sponsored(?: content)?|promoted|paid content|adverti[sz]e with us|story continues below.{0,40}|scroll to continue.{0,40}|continue reading.{0,60}|ad)$",
        "Advertisement",
        "Advertising on trams will end, the mayor said.",
    ),
    _rule(
        "breadcrumbs",
        NAVIGATION,
        r"^(?:home|main|front page|news)(?:\s*[>»/|›→·•]\s*[\w &'’-]{2,40}){1,6}$|^[\w&'’-]{2,25}(?:\s*[|»›·•]\s*[\w &'’-]{2,25}){2,}$",
        "Home > News > Politics",
        "Homes and offices were searched.",
    ),
    _rule(
        "menu words",
        NAVIGATION,
        r"^(?:menu|search|home|log ?in|sign in|register|my account|subscribe|skip to (?:main )?content|back to top|to top|previous|next|previous article|next article|load more|show more|view all|see all|all news|close|open|text version|print version|mobile version|print|listen|tags|topics|comments?|\d+ comments?|no comments|leave a (?:comment|reply)|add (?:a )?comment|\d+ min(?:ute)?s? read|views?:? ?\d*)$",
        "Skip to main content",
        "Search teams went home.",
    ),
    _rule(
        "tags",
        NAVIGATION,
        r"^(?:tags|topics|keywords|filed under|categories|category|themes?|persons?|geography)\s*:\s*[^.]{2,300}$",
        "Tags: budget, schools",
        "Topics: the two sides will discuss gas, water and grain when they meet in June. Talks start early.",
    ),
    _rule(
        "wiki leftovers",
        BOILERPLATE,
        r"^(?:__[A-Z]+__|category:.{1,80}|displaytitle:.{1,200}|defaultsort:.{1,200}|-unreviewed|pd-\w+|commonsurl=\S*)$",
        "Category:Harbours",
        "Category 4 storms will be named earlier, the office decided.",
    ),
)


def line_reason(words: str) -> str | None:
    """The reason for which a line is set aside by its own look alone, or None."""
    rule = next((rule for rule in LINE_RULES if rule.pattern.match(words)), None)
    return rule.reason if rule else None
