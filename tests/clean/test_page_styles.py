"""Pages as different makers build them: the story comes out of each, and nothing else."""

# ruff: noqa: E501

import pytest
from tests.clean.marks import read

from onrecord.clean.plain import story_of

STORY = [
    "The council ordered the harbour office on Monday to draft a plan for the new bridge over the bay by June 2031.",
    "The plan must say what the bridge costs, who pays for it and how long the ferries go on, the mayor told reporters.",
    "“We will not let anybody down on the other side of the bay,” she said, and promised a new ferry until it opens.",
    "The port, which pays half of the costs, has agreed to put the money aside in three parts over the next five years.",
]
MENU = '<li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>'
OTHERS = "".join(f'<li><a href="/{n}">Whales number {n} are back in the bay and will stay</a></li>' for n in range(5))
WORDPRESS = f"""<html><head><title>Bridge ordered – Harbour Blog</title></head><body class="single"><div id="page">
<header class="site-header"><ul class="menu">{MENU}</ul></header><div id="content"><article class="post">
<h1 class="entry-title">Bridge ordered</h1><div class="entry-meta">Posted on <time datetime="2030-05-05">May 5, 2030</time> by
<span class="author">Jane Doe</span></div><div class="entry-content"><p>{STORY[0]}</p><p>{STORY[1]}</p>
<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The bay in March.</p></div><p>{STORY[2]}</p>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div><p>{STORY[3]}</p>
<div class="jp-relatedposts"><h3>Related</h3><ul>{OTHERS}</ul></div></div></article><div id="comments"><h2>3 thoughts</h2>
<p>I promise that I will swim across the bay before this bridge is ever opened, mark my words.</p></div></div>
<aside id="secondary"><h2>Recent Posts</h2><ul>{OTHERS}</ul></aside></div><footer>Proudly powered</footer></body></html>"""
COMPONENTS = f"""<html><head><title>Bridge ordered - Harbour News</title><meta property="og:title" content="Bridge ordered">
</head><body><header><nav><ul>{MENU}</ul></nav></header><main id="main-content"><article>
<div data-component="headline-block"><h1>Bridge ordered</h1></div><div data-component="byline-block">By Jane Doe</div>
<div data-component="text-block"><p><b>{STORY[0]}</b></p></div><div data-component="text-block"><p>{STORY[1]}</p></div>
<div data-component="links-block"><ul>{OTHERS}</ul></div><div data-component="text-block"><p>{STORY[2]}</p></div>
<div data-component="text-block"><p>{STORY[3]}</p></div></article><section><h2>More on this story</h2><ul>{OTHERS}</ul></section>
</main><footer><ul>{MENU}</ul><p>The Harbour News is not responsible for the content of external sites.</p></footer></body></html>"""
TABLES = f"""<HTML><HEAD><TITLE>Bridge ordered</TITLE></HEAD><BODY><TABLE WIDTH=100%><TR><TD COLSPAN=2><FONT SIZE=5>HARBOUR PRESS
</FONT></TD></TR><TR><TD VALIGN=TOP><A HREF=/>Home</A><BR><A HREF=/news>News</A><BR><A HREF=/map>Map</A></TD><TD><H2>Bridge ordered</H2>
<P>{STORY[0]}<P>{STORY[1]}<P>{STORY[2]}<P>{STORY[3]}</TD></TR></TABLE><HR><A HREF=/contact>Contact</A></BODY></HTML>"""
BREAKS = f"""<html><head><title>Bridge ordered</title></head><body><div class="top"><a href="/">Home</a> | <a href="/n">News</a></div>
<div class="text"><h1>Bridge ordered</h1>{"<br><br>".join(STORY)}</div><div class="bottom">© 2030 Harbour</div></body></html>"""
BANNERS = f"""<html><head><title>Bridge ordered</title></head><body><div id="cookie-banner"><p>We use cookies to make this page
better for you, and promise to keep them safe.</p><button>Accept all</button></div><div class="paywall-promo"><p>Subscribe now and
we will send you a free umbrella by the end of the month.</p></div><div class="story"><h1>Bridge ordered</h1><p>{STORY[0]}</p>
<div class="ad">Advertisement</div><p>{STORY[1]}</p><div class="newsletter-signup"><p>Sign up for our newsletter: it will come every
morning at six.</p></div><p>{STORY[2]}</p><p>{STORY[3]}</p></div></body></html>"""
STYLES = {"blog": WORDPRESS, "components": COMPONENTS, "tables": TABLES, "line breaks": BREAKS, "banners": BANNERS}


@pytest.mark.parametrize("html", STYLES.values(), ids=STYLES)
def test_the_story_comes_out_whole_and_alone(html: str) -> None:
    document = read(html, "text/html")
    story = " ".join(story_of(document.text, document.set_aside).split())
    assert story.removeprefix("Bridge ordered ") == " ".join(STORY)
    assert document.title == "Bridge ordered"
