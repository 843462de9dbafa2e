"""What holds of any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Block, Document
from onrecord.parse import parse
from onrecord.parse.sentences import sentences

PIECES = st.sampled_from(
    ["The mayor", " will", " said", ' "', "” ", "“", "\n\n", "\n", ". ", "! ", "(a) ", ": ", "; ", "Ann Lee", " Mr. ",
     "U.S. ", "he ", "Sec. 2. ", "’s", "- ", "Ministry of ", "ALL CAPS ", "the President", "\u00ad", "\ufffd", "«", "»",
     "ß", "漢字", "\u2028", "\t", "President of Arvania "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)


@given(TEXTS, st.lists(st.integers(0, 300), max_size=4))
def test_sentences_cover_the_words_of_the_story_without_overlap(text: str, cuts: list[int]) -> None:
    ends = sorted(min(c, len(text)) for c in cuts)
    blocks = tuple(Block(a, b, "teaser") for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b)
    found = sentences(Document("d", "c", text, set_aside=blocks))
    inside = [False] * len(text)
    for s in found:
        assert s.start < s.end
        assert not any(inside[s.start : s.end])
        inside[s.start : s.end] = [True] * (s.end - s.start)
    for at, letter in enumerate(text):
        aside = any(b.start <= at < b.end for b in blocks)
        assert not (aside and inside[at])
        assert inside[at] or aside or letter.isspace()


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_reading_never_fails_and_every_span_is_verbatim(text: str) -> None:
    document = Document("d", "c", text)
    parsed = parse(document)
    spans = [m.span for m in parsed.mentions if m.span] + [q.span for q in parsed.quotations]
    assert all(document.holds(s) for s in spans)
    for sentence in parsed.sentences:
        places = [(t.start, t.end) for t in sentence.tokens]
        assert places == sorted(places)
        assert all(sentence.start <= a < b <= sentence.end for a, b in places)


@settings(deadline=None, max_examples=20)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = Document("d", "c", text)
    assert parse(document, lambda _: False) == parse(document, lambda _: False)
