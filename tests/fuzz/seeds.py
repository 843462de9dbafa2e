"""Small sound inputs of every kind, which the fuzz run damages, and hostile ones made by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

from tests.acquire.test_addresses import ATOM, JSON_FEED, OPML, RSS, SITEMAP
from tests.acquire.test_webarchives import RECORDS
from tests.clean.pdf import pdf
from tests.clean.test_pages import DECREE
from tests.clean.test_web import PAGE

STORY = "The council ordered the harbour office to draft a plan for the bridge by June 2031. "
_MAIL = f"Subject: Bridge\nFrom: a@harbour.example\nDate: Sun, 05 May 2030 10:00:00 +0000\n\n{STORY}\n> quoted\n"
_HEAD = "5 May 2030 13:17\n\nBridge ordered\n\nPORTVILLE. May 5 (Coastnews) - "
_TEXT = f"{_HEAD}{STORY}\n\nPhoto: The bay\n\nRelated articles\n\nWhales"

# name of a file -> a sound one of its kind
SOUND: dict[str, bytes] = {
    "a.txt": _TEXT.encode(),
    "a.md": f"---\ntitle: Bridge\n---\n# Bridge\n\n**{STORY}** [more](a.md)".encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": json.dumps({"id": "1", "text": _TEXT, "published": "2030-05-05"}).encode(),
    "a.eml": _MAIL.encode(),
    "a.pdf": pdf(DECREE),
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": b"".join(gzip.compress(record) for record in RECORDS),
    "a.rss": RSS.format(url="https://harbour.example", story=STORY * 4).encode(),
    "a.atom": ATOM.format(url="https://harbour.example", story=STORY * 4).encode(),
    "a.json": JSON_FEED.format(url="https://harbour.example", story=STORY * 4).encode(),
    "a.xml": SITEMAP.format(url="https://harbour.example").encode(),
    "a.opml": OPML.format(url="https://harbour.example").encode(),
}

Many = Callable[[int], str]
# what is tried, the name of a file, and the content for a size
HOSTILE: tuple[tuple[str, str, Many], ...] = (
    ("elements inside one another", "a.html", lambda n: "<div>" * n + STORY),
    ("inline elements inside one another", "a.html", lambda n: "<p>" + "<b>" * n + STORY),
    ("closing tags alone", "a.html", lambda n: "</div>" * n + STORY),
    ("table cells never closed", "a.html", lambda n: "<table>" + "<td>x" * n + STORY),
    ("opening brackets", "a.html", lambda n: "<" * n + STORY),
    ("tags never closed", "a.html", lambda n: "<a " * n + STORY),
    ("quotes never closed", "a.html", lambda n: "<a ='\"" * n + ">" + STORY),
    ("quotes that cross", "a.html", lambda n: "<a x='\">" * n + STORY),
    ("comments never closed", "a.html", lambda n: f"<p>{STORY}</p>" + "<!--" * n),
    ("scripts never closed", "a.html", lambda n: f"<p>{STORY}</p>" + "<script>" * n),
    ("attributes", "a.html", lambda n: "<p " + "a=b " * n + ">" + STORY),
    ("entities", "a.html", lambda n: "&amp;" * n + STORY),
    ("ampersands", "a.html", lambda n: "&" * n + STORY),
    (
        "headings of teasers",
        "a.html",
        lambda n: "<html><body>" + f"<h3>Related articles</h3><p>{STORY}</p>" * (n // 50),
    ),
    ("data inside data", "a.html", lambda n: f"<p>{STORY}<script type='application/ld+json'>" + "[" * n + "</script>"),
    ("headings of teasers as text", "a.txt", lambda n: f"Related articles\n\n{STORY}\n\n" * (n // 50)),
    ("lines", "a.txt", lambda n: STORY + "\n" + "a\n" * n),
    ("blank lines", "a.txt", lambda n: "\n\n" * n + STORY),
    ("capitals", "a.txt", lambda n: "A-" * n + STORY),
    ("days", "a.txt", lambda n: "5 May 2030 " * (n // 10) + "\n" + STORY),
    ("stars", "a.md", lambda n: "*a " * n + STORY),
    ("links never closed", "a.md", lambda n: "[a](" * n + STORY),
    ("comments in Markdown never closed", "a.md", lambda n: "<!--" * n + STORY),
    (
        "parts inside parts",
        "a.eml",
        lambda n: "Content-Type: multipart/mixed; boundary=a\n\n--a\n" * (n // 100) + STORY,
    ),
    ("a header without end", "a.eml", lambda n: "Subject: " + "=?utf-8?q?a?= " * n + "\n\n" + STORY),
    ("lists inside a line", "a.jsonl", lambda n: '{"id": 1, "x": ' + "[" * n + "}"),
    ("a number without end", "a.jsonl", lambda n: '{"id": ' + "9" * n + ', "text": "x"}'),
    ("elements inside a feed", "a.rss", lambda n: "<rss><channel><item>" + "<a>" * (n // 100) + STORY),
    ("elements inside a sitemap", "a.xml", lambda n: "<urlset>" + "<url>" * (n // 100)),
)
