"""Plain scrapes: what is not the story is labelled, the story is not."""

import pytest
from tests.clean.marks import marked, read, unmarked

SCRAPES = {
    "tail of other stories": """Harbour city orders a new bridge

The council ordered the harbour office to draft a plan by June 2031.

[credit|Source: Harbour Gazette with the city's press office]

[caption|Photo: Mayor Anna Quill signs the plan on 3 March 2030]

[teaser|Related articles

Editor's choice
News
Whales return to the northern bay

Whales have come back to the northern bay, which scientists promised to watch until 2040.

Popular]""",
    "teaser in the middle": """Ferry fares to be frozen

Ferry fares will stay as they are until 2035, Transport Minister Odo Venn said today in Portville.

[teaser|READ MORE FERRY NEWS

Night boats to run again from May]

Mr Venn still expects that ferries will carry more people than buses by then, because new boats are on the way.""",
    "head of an agency report": """[timestamp|5 May 2031 13:17]

Minister notes need for longer piers

[dateline|PORTVILLE. May 5 (Coastnews) -] The harbour needs longer piers, the minister said on Monday.""",
    "head of a press release": """Meeting on the fishing fleet

[timestamp|January 30, 2033]

[place|Town Hall, Portville]

Anna Quill held a meeting on the fishing fleet and gave instructions.""",
    "share bar, newsletter and credits": """Quill promises a second lighthouse

[byline|By Jane Doe and John Roe]

[share bar|Share Tweet WhatsApp]

The mayor promised a second lighthouse by 2034, and said it would be paid for by the port.

[newsletter|Sign up to our newsletter for the morning's harbour news]

She also told the council to mend the old one this year, as it had promised in March.

[credit|Reporting by Jane Doe; Editing by John Roe]

[boilerplate|© 2031 Harbour Gazette. All rights reserved.]""",
}

SCRAPES |= {
    "menu above, name without by, comments below": """[navigation|Home
News]

Harbour city orders a bridge over the bay

[byline|Jane Doe]
[timestamp|5 May 2030, 10:00]

The council ordered the harbour office to draft a plan for the new bridge by June 2031.

[comment|Comments (3)

Joe: I promise to swim across the bay before that bridge is ever opened, believe me.]""",
    "section, then the author": """Harbour city orders a bridge over the bay

The council ordered the harbour office to draft a plan for the new bridge by June 2031.

[teaser|More from this section

Whales have come back to the northern bay, scientists said, promising to count them.]

[boilerplate|About the author

Jane Doe writes on harbours and will publish a book on them next year.]""",
    "caption that thanks its giver": """Harbour city orders a bridge over the bay

The council ordered the harbour office to draft a plan for the new bridge by June 2031.

[caption|Mayor Anna Quill signs the plan on 3 May 2030 (courtesy of the city's press office)]

The port, which pays half of the costs, has agreed with the mayor on three payments.""",
}


@pytest.mark.parametrize("scrape", SCRAPES.values(), ids=SCRAPES)
def test_page_furniture_is_set_aside_and_the_story_is_not(scrape: str) -> None:
    assert marked(read(unmarked(scrape))) == scrape


def test_a_text_is_kept_exactly_as_given() -> None:
    text = "  Harbour news \r\n\r\nThe  council\u00a0 will meet on Monday, it was decided.\t\n\n"
    document = read(text)
    assert document.text == text
    assert document.source_map == ()


def test_the_head_says_title_place_outlet_and_day() -> None:
    document = read(unmarked(SCRAPES["head of an agency report"]))
    assert document.title == "Minister notes need for longer piers"
    assert (document.place, document.outlet, document.outlet_kind) == ("Portville", "Coastnews", "agency")
    assert document.published is not None
    assert (document.published.day.isoformat(), document.published.how) == ("2031-05-05", "timestamp")


def test_byline_and_credit_are_kept() -> None:
    document = read(unmarked(SCRAPES["share bar, newsletter and credits"]))
    assert document.byline == "Jane Doe and John Roe"
    assert document.credit == "Reporting by Jane Doe; Editing by John Roe"


@pytest.mark.parametrize(
    "story",
    [
        "News travels fast in the harbour.\n\nThe council will meet on Monday, the mayor promised on Sunday evening.",
        "Port orders a crane\n\nSources close to the port said it would buy a crane by 2040, and pay for it itself.",
        "Popular songs to be taught\n\nThe minister decided that popular songs will be taught in every school by 2032.",
        "Sharing the bay\n\nPhotographs of the bay will be taken every year, the office decided. Share prices fell.",
    ],
)
def test_stories_that_look_like_furniture_stay_whole(story: str) -> None:
    assert read(story).set_aside == ()
