"""Addresses, and the lists that lead to pages."""

import gzip
from pathlib import Path

import pytest
from tests.acquire.server import Page, Site

from onrecord.acquire import acquire
from onrecord.acquire.lists import Listing, list_kind, read_list
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Capture, Issue

LOCAL = Config(allow_private=True, fetch_seconds=5)
STORY = "The council ordered the harbour office to draft a plan for the new bridge by June 2031. " * 4
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title>
<item><title>Bridge ordered</title><link>{url}/bridge</link><guid>1</guid>
<pubDate>Mon, 05 May 2030 10:00:00 GMT</pubDate><description>Short.</description></item>
<item><title>Gone</title><link>{url}/gone</link><guid>2</guid>
<description>&lt;p&gt;{story}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><title>Bridge ordered</title>
<id>urn:1</id><link href="{url}/bridge"/><updated>2030-05-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;{story}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = """{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Gazette", "items": [
{{"id": "1", "url": "{url}/bridge", "title": "Bridge ordered", "date_published": "2030-05-05T10:00:00Z",
"content_text": "{story}"}}]}}"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{url}/bridge</loc>
<lastmod>2030-05-05</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{url}/map.xml.gz</loc>
</sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><body><outline text="News"><outline xmlUrl="{url}/feed"/></outline></body></opml>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""


def got(source: str) -> tuple[list[Capture], list[Issue]]:
    found = list(acquire([source], config=LOCAL))
    return [x for x in found if isinstance(x, Capture)], [x for x in found if isinstance(x, Issue)]


def filled(template: str, site: Site) -> bytes:
    return template.format(url=site.url, story=STORY).encode()


@pytest.fixture
def paper(site: Site) -> Site:
    site.pages["/bridge"] = Page(f"<html><body><h1>Bridge ordered</h1><p>{STORY}</p></body></html>".encode())
    site.pages["/feed"] = Page(filled(RSS, site), headers={"Content-Type": "application/rss+xml"})
    site.pages["/atom"] = Page(filled(ATOM, site))
    site.pages["/json"] = Page(filled(JSON_FEED, site))
    site.pages["/map.xml.gz"] = Page(gzip.compress(filled(SITEMAP, site)))
    site.pages["/index.xml"] = Page(filled(INDEX, site))
    site.pages["/list.opml"] = Page(filled(OPML, site))
    return site


def test_a_page_becomes_a_capture_with_its_address_and_time(paper: Site) -> None:
    captures, issues = got(paper.url + "/bridge")
    assert not issues
    assert captures[0].media_type == "text/html"
    assert captures[0].fetched is not None
    assert dict(captures[0].supplied) == {"url": paper.url + "/bridge", "charset": "utf-8"}


def test_a_page_that_the_server_keeps_gzipped_is_unpacked(site: Site) -> None:
    page = f"<html><body><p>{STORY}</p></body></html>".encode()
    site.pages["/bridge.html.gz"] = Page(gzip.compress(page), headers={"Content-Type": "application/gzip"})
    site.pages["/broken.gz"] = Page(gzip.compress(page)[:-9])
    site.pages["/all.warc.gz"] = Page(gzip.compress(b"WARC/1.0\r\n"))
    captures, issues = got(site.url + "/bridge.html.gz")
    assert [(c.content, c.media_type) for c in captures] == [(page, "text/html")]
    assert not issues
    assert "compression is broken" in got(site.url + "/broken.gz")[1][0].message
    assert "web archive" in got(site.url + "/all.warc.gz")[1][0].message


@pytest.mark.parametrize("name", ["feed", "atom", "json", "map.xml.gz", "index.xml", "list.opml"])
def test_a_list_leads_to_the_pages_it_names(paper: Site, name: str) -> None:
    captures, _ = got(f"{paper.url}/{name}")
    supplied = dict(captures[0].supplied)
    assert captures[0].content == paper.pages["/bridge"].body
    assert supplied["url"] == paper.url + "/bridge"
    assert "list" in supplied


def test_what_a_feed_says_of_a_page_is_kept_beside_it(paper: Site) -> None:
    supplied = dict(got(paper.url + "/feed")[0][0].supplied)
    assert (supplied["listed_published"], supplied["listed_title"]) == ("2030-05-05", "Bridge ordered")


def test_a_page_that_is_gone_is_told_and_the_feeds_own_words_are_kept(paper: Site) -> None:
    captures, issues = got(paper.url + "/feed")
    assert "404" in issues[0].message
    assert captures[1].content.decode() == f"<p>{STORY}</p>"
    assert dict(captures[1].supplied)["outlet"] == "Harbour Gazette"


def test_a_feed_in_a_file_is_read_without_asking_anybody(paper: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(filled(RSS, paper))
    captures, issues = got(str(tmp_path / "feed.xml"))
    assert [capture.source for capture in captures] == [paper.url + "/gone"]
    assert "teaser" in issues[0].message
    assert paper.asked == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_list_that_defines_entities_is_refused(encoding: str) -> None:
    with pytest.raises(SourceError, match="entities"):
        read_list(LAUGHS.encode(encoding))


@pytest.mark.parametrize("broken", ["<rss", "<urlset><url>", '{"version": "https://jsonfeed.org/', "<opml><body>"])
def test_a_broken_list_is_told_or_empty(broken: str) -> None:
    try:
        assert read_list(broken.encode()) == Listing("feed")
    except SourceError as error:
        assert error.remedy


def test_a_page_is_no_list() -> None:
    assert list_kind(b"<!doctype html><html><head><link rel=alternate type='application/rss+xml'>") is None


def test_sitemaps_inside_one_another_end(site: Site) -> None:
    site.pages["/round"] = Page(
        b"<sitemapindex><sitemap><loc>" + site.url.encode() + b"/round</loc></sitemap></sitemapindex>"
    )
    assert got(site.url + "/round") == ([], [])
    assert len(site.asked) == 4


def test_a_gzip_bomb_as_a_sitemap_is_told(site: Site) -> None:
    site.pages["/bomb.xml.gz"] = Page(gzip.compress(b" " * 30_000_000))
    captures, issues = got(site.url + "/bomb.xml.gz")
    assert not captures
    assert "unpacks to more" in issues[0].message
