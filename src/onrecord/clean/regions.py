"""What a page's own markup says of its parts, as data: hidden parts, and parts that are not the story.

To teach it one more kind of container, add a row to `CONTAINERS` with an example and a counter-example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from onrecord.clean.head import BYLINE, TIMESTAMP
from onrecord.clean.markup import Element, attributes_of
from onrecord.clean.rules import (
    ADVERTISEMENT,
    BOILERPLATE,
    CAPTION,
    COMMENT,
    COOKIE,
    NAVIGATION,
    NEWSLETTER,
    SHARE,
    TEASER,
)

# element or role -> why its text is not the story
TAGS: dict[str, str] = {
    "nav": NAVIGATION,
    "footer": BOILERPLATE,
    "aside": TEASER,
    "figcaption": CAPTION,
    "caption": CAPTION,
    "button": NAVIGATION,
    "dialog": BOILERPLATE,
    "time": TIMESTAMP,
}
ROLES: dict[str, str] = {
    "navigation": NAVIGATION,
    "banner": NAVIGATION,
    "search": NAVIGATION,
    "contentinfo": BOILERPLATE,
    "dialog": BOILERPLATE,
    "tablist": NAVIGATION,
    "menu": NAVIGATION,
}


@dataclass(frozen=True, slots=True)
class Container:
    """Words in the class or id of an element that say what it holds."""

    reason: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


def _container(reason: str, words: str, example: str, counter_example: str) -> Container:
    return Container(
        reason, re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE), example, counter_example
    )


CONTAINERS: tuple[Container, ...] = (
    _container(
        TEASER,
        r"related|recommend(?:ed|ations?)?|read-?more|more-?(?:stories|news|articles)|teasers?|promo|popular|most-?read|"
        r"trending|see-?also|also-?read|onward|outbrain|taboola",
        "block related-articles",
        "story-unrelated",
    ),
    _container(SHARE, r"share|sharing|social|addthis|share-?(?:bar|buttons?)", "article__share", "shareholders-story"),
    _container(COMMENT, r"comments?|disqus|replies", "comments-area", "commentary"),
    _container(COOKIE, r"cookies?|consent|gdpr", "cookie-banner", "cookiecutter"),
    _container(NEWSLETTER, r"newsletter|subscribe|sign-?up|mailing", "newsletter-box", "newsroom"),
    _container(
        NAVIGATION,
        r"nav|navbar|menu|breadcrumbs?|pagination|pager|sitemap|tags?|tag-?list|toolbar|tabs|search",
        "top-menu",
        "menuhin-story",
    ),
    _container(CAPTION, r"caption|photo-?credit|slider|gallery|credit", "img-caption", "captioned-story"),
    _container(BYLINE, r"byline|author", "article-byline", "authority"),
    _container(TIMESTAMP, r"dateline|timestamp|pub-?date|post-?date|published|updated", "post-date", "candidate"),
    _container(ADVERTISEMENT, r"ads?|advert(?:isement)?|adsense|sponsor(?:ed)?|banner", "ad", "address"),
    _container(BOILERPLATE, r"footer|copyright|disclaimer|print-?only|bottommeta|status", "site-footer", "football"),
)
# the same, believed only inside what the page marks as the article's body
BODY_CONTAINERS: tuple[Container, ...] = (
    _container(CAPTION, r"media|figure|photos?|pictures?|player|embed", "media__title", "mediation"),
)
# classes of the article's summary in the microformats hentry and h-entry
LEADS = frozenset(("entry-summary", "p-summary"))
HIDDEN_CLASSES = frozenset(
    "hidden hide is-hidden visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only d-none "
    "element-invisible u-hidden a11y-hidden no-display".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_CACHED = 400  # characters of attributes


class Told(NamedTuple):
    """What the start tag of an element says by itself."""

    body: bool
    lead: bool
    hidden: bool
    region: str | None


def opened(name: str, written: str, parent: Element) -> Element:
    """The element a start tag opens, with what its markup says and what it takes over from its parent."""
    told = (_told if len(written) <= _LONGEST_CACHED else _told.__wrapped__)(name, written, parent.body)
    region = parent.region or told.region
    if name in ("body", "html", "main", "article") or (told.body and not parent.body):
        region = None
    return Element(
        name,
        parent.hidden or told.hidden,
        region,
        parent.body or told.body,
        parent.lead or told.lead,
        parent.linked or name == "a",
    )


@lru_cache(maxsize=4096)
def _told(name: str, written: str, in_body: bool) -> Told:
    """What a start tag says; the pages of a site repeat their tags, so the answers are kept."""
    attributes = attributes_of(written)
    classes = attributes.get("class", "").lower().split()
    return Told(
        body="articlebody" in attributes.get("itemprop", "").lower(),
        lead=not LEADS.isdisjoint(classes),
        hidden=_is_hidden(name, attributes, classes),
        region=TAGS.get(name) or ROLES.get(attributes.get("role", "")) or _by_words(attributes, in_body),
    )


def _by_words(attributes: dict[str, str], in_body: bool) -> str | None:
    words = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if words == " ":
        return None
    rows = CONTAINERS + BODY_CONTAINERS if in_body else CONTAINERS
    return next((row.reason for row in rows if row.pattern.search(words)), None)


def _is_hidden(name: str, attributes: dict[str, str], classes: list[str]) -> bool:
    if name in ("body", "html"):
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or not HIDDEN_CLASSES.isdisjoint(classes)
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
    )
