"""Who said what: `[form speaker|the words]` in a text. Forms: d direct, b block, t turn, i indirect; `-` nobody."""

import pytest

from onrecord.model import Document
from onrecord.parse import parse

from .marked import document, read

FORMS = {"d": "direct", "b": "block", "t": "turn", "i": "indirect"}
ROWS = [
    # the speaker after, before, between; straight, curly, pointed marks
    '"[d Ann Lee|We will rebuild the bridge,]" President Ann Lee said on Monday.',
    "President Ann Lee said: “[d Ann Lee|We will rebuild the bridge.]”",
    "«[d Ann Lee|We will rebuild the bridge,]» said President Ann Lee.",
    "‘[d Tom Reed|We cannot pay for all of it,]’ said Mr Tom Reed.",
    '"[d Ann Lee|We will rebuild it,]" Ms Ann Lee said. "[d Ann Lee|It must be done by May.]"',
    '"[d Ann Lee|We will now,]" Ms Ann Lee said, "[d Ann Lee|rebuild the old bridge.]"',
    "According to Mr Tom Reed, “[d Tom Reed|the money was never there.]”",
    "The Ministry of Trade said in a statement that “[d Ministry of Trade|no licence was ever given.]”",
    # a speaker by office, by pronoun, and by the sentence before
    "President Ann Lee arrived. “[d Ann Lee|The bridge will open soon,]” the President said.",
    "Ms Ann Lee arrived late. “[d Ann Lee|The roads are very bad,]” she said.",
    "Ms Ann Lee spoke of the roads. She said they were bad.\n\n“[d Ann Lee|Nobody has repaired them since the war.]”",
    # two speakers do not take each other's words
    "“[d Tom Reed|It is too late now,]” said Mr Tom Reed. “[d Ann Lee|It is never too late,]” said Ms Ann Lee.",
    # over several sentences and paragraphs, the mark repeated
    "“[d Ann Lee|We will pay. It will take years.\n\n“But we will pay all of it,]” Ms Ann Lee said.",
    # without marks, after an introduction
    "Mr Tom Reed spoke for an hour, adding that\n\n"
    "[b Tom Reed|In this city, every bridge is a promise kept. I know it.]\n\nThe hall was silent.",
    "In her letter President Ann Lee wrote:\n\n[b Ann Lee|I am glad to greet the builders of the bridge today.]",
    # transcripts
    "Ann Lee: [t Ann Lee|Good morning. Please begin.\n\nWe have an hour.]\n\nTom Reed: [t Tom Reed|Thank you.]",
    "President of Arvania Ann Lee: [t Ann Lee|Good morning.]\n\nQuestion: [t -|When will it open?]\n\n"
    "Ann Lee: [t Ann Lee|In May.]",
    # interrupted
    "“[d Ann Lee|The bridge,]” said Ms Ann Lee, “[d Ann Lee|will open before the summer.]”",
    "Ms Ann Lee met the builders. “[d Ann Lee|It will open,]” she said, “[d Ann Lee|before the summer begins.]”",
    "«[d Ann Lee|We will rebuild the bridge,] — said Ms Ann Lee. — [d Ann Lee|It will be done by May.]»",
    # other marks, and apostrophes inside them
    "„[d Ann Lee|We will rebuild the bridge]“, said Ms Ann Lee.",
    "'[d Tom Reed|We won't sell the workers' yard,]' said Mr Tom Reed.",
    "‘[d Tom Reed|We won’t sell the workers’ yard,]’ said Mr Tom Reed.",
    "“[d Tom Reed|He told me ‘never’ and I believed him,]” said Mr Tom Reed.",
    # signed behind a dash; in a turn; asked and answered
    "“[d Tom Reed|We will open the pier in May]” – Tom Reed, harbour master.",
    "Asked about the pier, Mr Tom Reed answered, “[d Tom Reed|We will open it in May.]”",
    "Mr Tom Reed called on Ms Ann Lee to resign. “[d Ann Lee|I will not resign,]” Ms Ann Lee replied.",
    "Ms Ann Lee opened the session.\n\n“[d Ann Lee|Every street will be lit.\n\n“No child will walk in the dark.\n\n"
    "“This I promise,]” she said.",
    "Ms Ann Lee said:\n\n> [b Ann Lee|We will rebuild every house that was lost in the flood.]",
    # reported speech
    "[i Ann Lee|The bridge would be rebuilt by May], according to Ms Ann Lee.",
    "According to Ms Ann Lee, [i Ann Lee|the bridge would be rebuilt by May.]",
    "[i Ann Lee|The bridge, Ms Ann Lee said, would be rebuilt by May.]",
    "Ms Ann Lee said that [i Ann Lee|the bridge would open in May.]",
    "[i Ann Lee|The bridge will open in May], Ms Ann Lee said.",
]


@pytest.mark.parametrize("row", ROWS)
def test_said(row: str) -> None:
    marked = read(row)
    found = parse(document(marked.text), wanted=lambda _: False).quotations
    said = [(f"{q.form[0]} {q.speaker.name if q.speaker else '-'}", q.span.quote) for q in found]
    for label, words in marked.marks:
        assert (label, words) in said
    told = {label[0] for label, _ in marked.marks}
    assert [s for s in said if s[0][0] in told] == list(marked.marks)


@pytest.mark.parametrize(
    "text",
    [
        "The boys' school and the '90s' best players' club said 'no'.",
        'He called it "unfair".',  # one word held off with tongs
        "The film “A Long Way From Home” won.",  # a title
        "the Harbours Act of 1950 (the “Act”) applies.",  # a defined term
        "It is hereby ordered as follows:\n\nSection 1. The Board shall report on the state of the piers.",
        "Deadline: 15 July\n\nSources: the ministry",
    ],
)
def test_not_said(text: str) -> None:
    assert not [q for q in parse(document(text), lambda _: False).quotations if q.form != "indirect"]


def test_a_mark_left_open_does_not_swallow_the_document() -> None:
    text = 'He wrote "no more of this\n\n' + "\n\n".join(f"Paragraph {i} stands alone and is long." for i in range(900))
    assert all(q.span.end < 60 for q in parse(document(text), lambda _: False).quotations if q.form == "direct")


def test_a_turn_ends_at_a_rule_and_at_a_set_aside_block() -> None:
    text = (
        "Ann Lee: Good morning.\n\n* * *\n\nThe meeting was held on Monday.\n\nTom Reed: Thank you.\nMore news\nTail."
    )
    turns = [q.span.quote for q in parse(document(text, "More news"), lambda _: False).quotations if q.form == "turn"]
    assert turns == ["Good morning.", "Thank you."]


def test_words_between_marks_that_open_a_turn_are_the_speakers() -> None:
    text = "Mr Tom Reed (harbour master): “We will open a second pier.”"
    (direct,) = [q for q in parse(document(text), lambda _: False).quotations if q.form == "direct"]
    assert direct.speaker is not None
    assert direct.speaker.name == "Tom Reed"


def test_quotations_are_verbatim_and_in_order() -> None:
    text = "“We will pay,” said Ms Ann Lee. “All of it, every day.”\n\nTom Reed: “No, we will not pay.”"
    whole = Document("d", "c", text)
    found = parse(whole, lambda _: False).quotations
    assert len(found) >= 3
    assert all(whole.holds(q.span) for q in found)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
