"""A small record to show: the harbour of Kalmora, its governor, and what five stories say about them.

Everything is built through the values and the ledger's own methods, so that the pages can be tested whatever the
stages in between find.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onrecord.acquire import Archive
from onrecord.config import Config
from onrecord.follow import standings
from onrecord.ledger import Ledger
from onrecord.ledger.views import SavedFilter, Topic
from onrecord.model import (
    Actor,
    ActorKind,
    Anchor,
    Basis,
    Block,
    Capture,
    Commitment,
    Document,
    Evidence,
    Figure,
    Kind,
    Mention,
    Move,
    Name,
    Office,
    Outcome,
    Parsed,
    Proposal,
    Published,
    Quotation,
    Reading,
    Reason,
    Relation,
    Sentence,
    Span,
    Statement,
    Strength,
    Target,
    Timeframe,
    content_id,
)

TODAY = date(2025, 2, 1)

PLANS = """Photo: the old quay in winter, with gulls.

KALMORA, March 3, 2024. Governor Ilse Varden told the Port Authority to publish a dredging schedule by 1 October 2024. \
She also promised that the harbour office would cut berth fees by 15 percent on average within two years, provided \
that the council agrees.

"We will open the northern breakwater to walkers before the end of May 2024," Varden said. The governor \
<b>never</b> spoke of tolls & dues.

The harbour office wants to keep working for calm seas.

Read also: Ten things to know about eels
"""
PROGRESS = """Berth fees have fallen by 9 percent so far, the harbour office said on Thursday.

The dredging schedule will be published only by 15 March 2025, the Port Authority told reporters.
"""
OPENED = """Walkers took to the northern breakwater on Saturday. The path had been opened on the day before, one week \
early, our reporter saw.
"""
DOUBT = """Nobody at the council had heard of any dredging schedule, two members told this paper.

The Port Authority plans to buy two tugs by 20 February 2025.
"""
AGAIN = """Ilse Varden, the governor, has repeated that the Port Authority must publish a dredging schedule.
"""


def capture_of(text: str, name: str) -> Capture:
    return Capture.of(text.encode(), name, "text/plain")


def story(text: str, day: date | None, outlet: str, kind: str, title: str, **more: object) -> Document:
    capture = capture_of(text, f"{title}.txt")
    published = Published(day, str(more.pop("how", "given")), str(more.pop("words", ""))) if day else None
    return Document(
        content_id("document", capture.id),
        capture.id,
        text,
        title,
        f"https://{outlet.lower().replace(' ', '-')}.example/{title.split()[0].lower()}?a=1&b=2",
        outlet,
        kind,
        published=published,
        **more,  # type: ignore[arg-type]
    )


def found(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return document.span(start, start + len(quote))


PLANS_STORY = story(
    PLANS,
    date(2024, 3, 3),
    "Harbour Times",
    "independent",
    "Governor sets out plans for the harbour",
    how="dateline",
    words="March 3, 2024",
    place="Kalmora",
    set_aside=(
        Block(0, PLANS.index("\n"), "caption"),
        Block(PLANS.index("Read also"), len(PLANS) - 1, "teaser"),
    ),
)
PROGRESS_STORY = story(PROGRESS, date(2024, 9, 5), "Coast News", "agency", "Fees fall, dredging waits")
OPENED_STORY = story(OPENED, date(2024, 5, 25), "Harbour Times", "independent", "First walkers on the breakwater")
DOUBT_STORY = story(DOUBT, date(2025, 1, 20), "Kalmora Letter", "independent", "A schedule nobody has seen")
AGAIN_STORY = story(AGAIN, date(2024, 7, 1), "Coast News", "agency", "Varden repeats her order")
STORIES = (PLANS_STORY, PROGRESS_STORY, OPENED_STORY, DOUBT_STORY, AGAIN_STORY)

VARDEN = Actor(
    content_id("actor", "varden"),
    "Ilse Varden",
    ActorKind.PERSON,
    (
        Name("Ilse Varden", (PLANS_STORY.id, AGAIN_STORY.id), "full name"),
        Name("the governor", (PLANS_STORY.id, AGAIN_STORY.id), "office"),
        Name("Varden", (PLANS_STORY.id,), "family name"),
    ),
    (Office("Governor", date(2024, 3, 3), date(2024, 7, 1)),),
    (Reason("same family name", 1.2, "Varden"),),
)
PORT = Actor(
    content_id("actor", "port"),
    "Port Authority",
    ActorKind.BODY,
    (Name("Port Authority", (PLANS_STORY.id, PROGRESS_STORY.id, DOUBT_STORY.id, AGAIN_STORY.id), "full name"),),
)
OFFICE = Actor(
    content_id("actor", "office"),
    "harbour office",
    ActorKind.BODY,
    (Name("harbour office", (PLANS_STORY.id, PROGRESS_STORY.id), "description"),),
)


def said(document: Document, sentence: str, action: str, kind: Kind, **more: object) -> Statement:
    span = found(document, action)
    return Statement(
        Statement.id_for(span),
        document.id,
        span,
        found(document, sentence),
        kind,
        more.pop("strength", Strength.FIRM),  # type: ignore[arg-type]
        confidence=float(more.pop("confidence", 0.9)),  # type: ignore[arg-type]
        rule=str(more.pop("rule", "told.to")),
        **more,  # type: ignore[arg-type]
    )


def by(document: Document, words: str, end: date, start: date | None = None, arithmetic: str = "") -> Timeframe:
    return Timeframe(found(document, words), start, end, None, Anchor("fixed", end), "by.day", arithmetic)


GOVERNOR = Mention("Ilse Varden", found(PLANS_STORY, "Governor Ilse Varden"), ActorKind.PERSON, "subject", "Governor")
AUTHORITY = Mention("Port Authority", found(PLANS_STORY, "the Port Authority"), ActorKind.BODY, "object")
FIRST_SENTENCE = "Governor Ilse Varden told the Port Authority to publish a dredging schedule by 1 October 2024."
SECOND_SENTENCE = PLANS[PLANS.index("She also") : PLANS.index("agrees.") + len("agrees.")]

SCHEDULE = said(
    PLANS_STORY,
    FIRST_SENTENCE,
    "publish a dredging schedule",
    Kind.ORDER,
    issuer=GOVERNOR,
    responsible=AUTHORITY,
    timeframe=by(PLANS_STORY, "by 1 October 2024", date(2024, 10, 1), arithmetic="2024-10-01"),
)
FEES = said(
    PLANS_STORY,
    SECOND_SENTENCE,
    "cut berth fees by 15 percent on average",
    Kind.PLEDGE,
    issuer=GOVERNOR,
    responsible=Mention("harbour office", found(PLANS_STORY, "the harbour office"), ActorKind.BODY, "subject"),
    timeframe=by(
        PLANS_STORY, "within two years", date(2026, 3, 3), date(2024, 3, 3), "2024-03-03 + 2 years = 2026-03-03"
    ),
    targets=(Target(found(PLANS_STORY, "15 percent"), 15, "%", "decrease", "average"),),
    condition=found(PLANS_STORY, "provided that the council agrees"),
)
WALKERS = said(
    PLANS_STORY,
    '"We will open the northern breakwater to walkers before the end of May 2024," Varden said.',
    "open the northern breakwater to walkers",
    Kind.PLEDGE,
    issuer=GOVERNOR,
    speaker=GOVERNOR,
    timeframe=by(PLANS_STORY, "before the end of May 2024", date(2024, 5, 31)),
)
CALM = said(
    PLANS_STORY,
    "The harbour office wants to keep working for calm seas.",
    "keep working for calm seas",
    Kind.PLAN,
    strength=Strength.SOFT,
    confidence=0.55,
)
TUGS = said(
    DOUBT_STORY,
    "The Port Authority plans to buy two tugs by 20 February 2025.",
    "buy two tugs",
    Kind.PLAN,
    confidence=0.58,
    issuer=Mention("Port Authority", found(DOUBT_STORY, "The Port Authority"), ActorKind.BODY, "subject"),
    timeframe=by(DOUBT_STORY, "by 20 February 2025", date(2025, 2, 20)),
)
SCHEDULE_AGAIN = said(
    AGAIN_STORY,
    AGAIN.strip(),
    "publish a dredging schedule",
    Kind.ORDER,
    issuer=Mention("Ilse Varden", found(AGAIN_STORY, "Ilse Varden"), ActorKind.PERSON, "subject"),
)
STATEMENTS = (SCHEDULE, FEES, WALKERS, CALM, TUGS, SCHEDULE_AGAIN)


def promise(*statements: Statement, issuer: Actor | None, responsible: Actor | None, **more: object) -> Commitment:
    first = statements[0]
    day = next(one.day for one in STORIES if one.id == first.document)
    return Commitment(
        content_id("commitment", first.id),
        tuple(one.id for one in statements),
        first.action.quote,
        first.kind,
        first.strength,
        first.negated,
        issuer.id if issuer else None,
        responsible.id if responsible else None,
        day,
        first.timeframe,
        first.targets,
        first.condition.quote if first.condition else None,
        confidence=first.confidence,
        **more,  # type: ignore[arg-type]
    )


def witness(
    commitment: str, document: Document, quote: str, relation: Relation, basis: Basis, **more: object
) -> Evidence:
    span = found(document, quote)
    return Evidence(
        content_id("evidence", commitment, span.document, str(span.start)),
        commitment,
        span,
        relation,
        basis,
        document.day,
        confidence=0.8,
        **more,  # type: ignore[arg-type]
    )


SCHEDULE_ID = content_id("commitment", SCHEDULE.id)
FEES_ID = content_id("commitment", FEES.id)
WALKERS_ID = content_id("commitment", WALKERS.id)
DELAY = witness(
    SCHEDULE_ID,
    PROGRESS_STORY,
    "The dredging schedule will be published only by 15 March 2025, the Port Authority told reporters.",
    Relation.DELAY,
    Basis.CLAIMED,
    speaker=Mention("Port Authority"),
    new_end=date(2025, 3, 15),
    linked=True,
)
FALLEN = witness(
    FEES_ID,
    PROGRESS_STORY,
    "Berth fees have fallen by 9 percent so far, the harbour office said on Thursday.",
    Relation.PROGRESS,
    Basis.CLAIMED,
    figure=Figure(found(PROGRESS_STORY, "9 percent"), 9, "%", "9 of 15 %"),
    linked=True,
)
WALKED = witness(
    WALKERS_ID,
    OPENED_STORY,
    "The path had been opened on the day before, one week early, our reporter saw.",
    Relation.DONE,
    Basis.REPORTED,
    linked=True,
)
UNHEARD = witness(
    SCHEDULE_ID,
    DOUBT_STORY,
    "Nobody at the council had heard of any dredging schedule, two members told this paper.",
    Relation.CONTRADICTION,
    Basis.REPORTED,
    reasons=(Reason("same words", 0.7, "dredging schedule"), Reason("no verb of doing", -0.3)),
)
EVIDENCE = (DELAY, FALLEN, WALKED, UNHEARD)

COMMITMENTS = (
    promise(
        SCHEDULE,
        issuer=VARDEN,
        responsible=PORT,
        moves=(Move(None, DELAY.id, date(2024, 9, 5), date(2025, 3, 15)),),
    ),
    promise(FEES, issuer=VARDEN, responsible=OFFICE),
    promise(WALKERS, issuer=VARDEN, responsible=VARDEN),
    promise(CALM, issuer=OFFICE, responsible=OFFICE),
    promise(TUGS, issuer=PORT, responsible=PORT),
    promise(SCHEDULE_AGAIN, issuer=VARDEN, responsible=PORT),
)
TUGS_ID, CALM_ID, AGAIN_ID = COMMITMENTS[4].id, COMMITMENTS[3].id, COMMITMENTS[5].id


def queued(verb: str, subject: str, other: str | None = None, confidence: float = 0.5) -> Proposal:
    ident = content_id("proposal", verb, subject, other or "")
    return Proposal(ident, verb, subject, other, confidence, (Reason("words in common", 0.4, "dredging schedule"),))


PROPOSALS = (
    queued("accept", TUGS_ID, confidence=0.58),
    queued("accept", CALM_ID, confidence=0.55),
    queued("merge", SCHEDULE_ID, AGAIN_ID, 0.62),
    queued("merge", PORT.id, OFFICE.id, 0.35),
)
LINKS = (queued("link", UNHEARD.id, SCHEDULE_ID, 0.44), queued("verdict", WALKERS_ID, None, 0.5))


def build(folder: Path) -> Ledger:
    """The ledger of the harbour in a folder, its archive beside it."""
    config = Config(ledger=folder / "harbour.db")
    ledger = Ledger.open(config.ledger)
    archive = Archive(config.archive)
    for document in STORIES:
        capture = capture_of(document.text, f"{document.title}.txt")
        archive.put(capture)
        ledger.accept(capture)
        ledger.record(reading(document))
    ledger.write_resolution((VARDEN, PORT, OFFICE), COMMITMENTS, {}, PROPOSALS)
    ledger.write_evidence(EVIDENCE, LINKS)
    ledger.write_standings(
        {one.id: standings(one, [e for e in EVIDENCE if e.commitment == one.id], ()) for one in COMMITMENTS}
    )
    ledger.put_topics([Topic("harbour", "Harbour works", ("dredging", "breakwater"), (PORT.id,))])
    ledger.save_filter(SavedFilter("overdue-orders", "Overdue orders", (("kind", "order"), ("state", "overdue"))))
    return ledger


def reading(document: Document) -> Reading:
    quotations = ()
    if document is PLANS_STORY:
        words = "We will open the northern breakwater to walkers before the end of May 2024,"
        quotations = (Quotation(found(document, words), GOVERNOR),)
    sentences = tuple(Sentence(s.sentence.start, s.sentence.end) for s in STATEMENTS if s.document == document.id)
    statements = tuple(s for s in STATEMENTS if s.document == document.id)
    return Reading(Parsed(document, sentences, quotations), statements)


DONE = Outcome.DONE
