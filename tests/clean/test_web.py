"""Web pages: the visible text with a map to the source, the story told from the rest, nothing executed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.marks import read

from onrecord.clean import difference
from onrecord.clean.markup import attributes_of
from onrecord.clean.page import read_page
from onrecord.clean.plain import story_of
from onrecord.errors import DocumentError
from onrecord.model import Document

FIRST = "The council ordered the harbour office to draft a plan for the new bridge by June 2031, the mayor said."
SECOND = "It also promised that the ferries will go on until the bridge is open, whatever that may cost the city."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge ordered | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><link rel="canonical" href="https://harbour.example/bridge">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge ordered", "datePublished":
"2030-05-05T10:00:00Z", "author": {{"name": "Jane Doe"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge ordered</h1><time datetime="2030-05-05">5 May 2030</time>
<p>{FIRST}</p><aside><h3>Related articles</h3><a href="/whales">Whales are back in the bay</a>
</aside><p>{SECOND}</p><figure><img src="a.jpg"><figcaption>The bay in March</figcaption></figure></article>
<footer>All rights reserved by the <b>Harbour Gazette</b></footer><script>alert("{FIRST}")</script></body></html>"""


def story(document: Document) -> str:
    return story_of(document.text, document.set_aside)


def page(body: str, head: str = "") -> Document:
    return read(f"<html><head>{head}</head><body>{body}</body></html>", "text/html")


def test_the_story_is_told_from_the_rest() -> None:
    document = read(PAGE, "text/html", url="https://harbour.example/bridge?from=feed")
    assert story(document).split() == f"Bridge ordered {FIRST} {SECOND}".split()
    for words in ("Home", "Whales", "The bay in March", "All rights reserved"):
        assert words in document.text
        assert words not in story(document)


def test_the_head_says_title_day_outlet_author_and_address() -> None:
    document = read(PAGE, "text/html", url="https://harbour.example/bridge?from=feed")
    assert (document.title, document.outlet, document.byline) == ("Bridge ordered", "Harbour Gazette", "Jane Doe")
    assert document.url == "https://harbour.example/bridge"
    assert document.published is not None
    assert (document.published.day.isoformat(), document.published.how) == ("2030-05-05", "metadata")


def test_scripts_and_styles_never_reach_the_text() -> None:
    assert read(PAGE, "text/html").text.count(FIRST) == 1
    document = page(f"<style>p {{}}</style><p>{FIRST}<script>document.write('x')</script><template>no</template></p>")
    assert document.text == FIRST


def test_hidden_parts_are_not_text() -> None:
    tip = '<span class="tip hidden">Not shown</span><span style="display: none">nor this</span>'
    assert page(f"<p>{FIRST[:20]}{tip}{FIRST[20:]}</p>").text == FIRST


def test_entities_and_white_space_are_resolved() -> None:
    document = page(
        f"<p>{FIRST}</p><p>The&nbsp;mayor&#8217;s  \n office &amp; the port will pay &pound;4&thinsp;million.</p>"
    )
    assert document.text.split("\n\n")[1] == "The mayor’s office & the port will pay £4 million."


def test_an_article_the_page_marks_is_believed() -> None:
    marked = f'<div itemprop="articleBody"><p>{FIRST}</p></div><div><p>{SECOND}</p></div>'
    assert story(page(marked)).strip() == FIRST


def test_a_marked_article_that_is_empty_leaves_the_heading() -> None:
    body = '<h1>The council orders a new bridge over the bay</h1><div itemprop="articleBody"></div><p>Follow us</p>'
    assert story(page(body)).strip() == "The council orders a new bridge over the bay"


def test_a_box_of_other_stories_ends_where_its_markup_ends() -> None:
    box = '<div class="cut"><h3>See also</h3><a href="/w">Whales return</a><p>5 May 2030</p></div>'
    body = (
        f'<div itemprop="articleBody"><p>{FIRST}</p>{box}<p>Nobody expected so much from it.</p><p>{SECOND}</p></div>'
    )
    assert story(page(body)).split("\n\n")[-2:] == ["Nobody expected so much from it.", SECOND]


def test_a_page_in_another_language_is_kept_and_marked() -> None:
    text = "Совет поручил портовой службе подготовить план строительства нового моста к июню будущего года."
    assert page(f"<p>{text}</p><p>{text}</p>").language == "ru"
    assert read(f"<html lang='kk'><body><p>{text}</p></body></html>", "text/html").language == "kk"


def test_english_is_known_when_it_is_seen_whatever_the_page_says() -> None:
    assert read(f"<html lang='ru'><body><p>{FIRST}</p></body></html>", "text/html").language == "en"


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://harbour.example/b", "https://harbour.example/b"),
        ("../b.html", "https://harbour.example/b.html"),
        ("javascript:alert(1)", "https://harbour.example/a/print"),
        ("https://elsewhere.example/b", "https://harbour.example/a/print"),
        ('https://harbour.example/"><script>', "https://harbour.example/a/print"),
    ],
)
def test_a_page_may_only_name_an_address_of_its_own_site(canonical: str, url: str) -> None:
    head = f"<link rel=canonical href='{canonical}'>"
    content = f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>"
    assert read(content, "text/html", url="https://harbour.example/a/print").url == url


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
def test_the_declared_encoding_of_a_page_is_used(charset: str) -> None:
    text = "Совет поручил портовой службе подготовить план"
    content = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>".encode(charset)
    assert text in read(content, "text/html").text


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(DocumentError):
        page("<script>render()</script>")


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        (' class="a b" hidden', {"class": "a b", "hidden": ""}),
        (" CLASS='a > b' id=x", {"class": "a > b", "id": "x"}),
        (" title=\"a 'quoted' word\"", {"title": "a 'quoted' word"}),
        (" =broken", {"broken": ""}),
    ],
)
def test_attributes_are_read_however_quoted(written: str, attributes: dict[str, str]) -> None:
    assert attributes_of(written) == attributes


def test_what_changed_between_two_captures_is_told_by_paragraph() -> None:
    old = page(f"<h1>Bridge ordered</h1><p>{FIRST}</p><p>{SECOND}</p><footer>Seen 12 times</footer>")
    new = page(f"<h1>Bridge ordered</h1><p>{FIRST.replace('2031', '2032')}</p><p>{SECOND}</p><footer>Seen 13</footer>")
    assert difference(old, new) == (("-", FIRST), ("+", FIRST.replace("2031", "2032")))
    assert difference(old, old) == ()


_MARKUP = (
    "<p>|</p>|<b>|</b>|<br>|<td>|<!-- c -->|<!--|<script>x</script>|<div class='hidden'>|</div>|<a href='>'>".split("|")
)
_WORDS = '&amp;|&nbsp;|&#x41;|&bogus;|<|>|  |\n|é|word|two words|"|\u00ad'.split("|")
_PIECES = st.sampled_from(_MARKUP + _WORDS)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_map_leads_from_the_text_to_the_source(html: str) -> None:
    read_ = read_page(html)
    last = 0
    for start, length, source in read_.runs:
        assert start >= last
        assert html[source : source + length] == read_.text[start : start + length]
        last = start + length
    for passage in read_.passages:
        assert read_.text[passage.start : passage.end].strip()
