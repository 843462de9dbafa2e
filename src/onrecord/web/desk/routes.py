"""The routes of the review desk. Reading is GET; every write is a POST that the guard lets through."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from onrecord.errors import ConflictError, NotFoundError, UsageError
from onrecord.ledger.views import HistoryEntry, Page, QueueItem
from onrecord.model import Basis, Decision, Kind, Outcome, Relation, Strength
from onrecord.web.asking import Asked
from onrecord.web.data.decided import told, told_of
from onrecord.web.data.topics import topics
from onrecord.web.desk import bulk, choices, linking, matter
from onrecord.web.desk.choices import Acting
from onrecord.web.desk.editing import present
from onrecord.web.desk.matter import Matter
from onrecord.web.desk.place import EDITOR_COOKIE, VERBS, Place, acting, place_of, version_of
from onrecord.web.desk.settling import Settling
from onrecord.web.desk.taxonomy import topics_of
from onrecord.web.labels import READY_REASONS
from onrecord.web.room import Room, own_path

MOST_AT_ONCE = 2000
RECENT = 6
LONGEST_WORDS = 200
LINKED_BASES = (Basis.REPORTED, Basis.CLAIMED)
LOOKED_BACK = 4000
YEAR = 31_536_000


async def sent(request: Request) -> FormData:
    """The form that was sent."""
    return await request.form()


Form = Annotated[FormData, Depends(sent)]


def routes(room: Room, settling: Settling, *, two_person: bool) -> APIRouter:
    """The desk."""
    desk = Desk(room, settling, two_person)
    router = APIRouter(prefix="/review", default_response_class=HTMLResponse)
    router.add_api_route("", desk.queue, methods=["GET"])
    router.add_api_route("/name", desk.name, methods=["POST"])
    router.add_api_route("/decide", desk.decide, methods=["POST"])
    router.add_api_route("/undo", desk.undo, methods=["POST"])
    router.add_api_route("/code", desk.code, methods=["POST"])
    router.add_api_route("/bulk", desk.preview, methods=["GET"])
    router.add_api_route("/bulk", desk.bulk, methods=["POST"])
    router.add_api_route("/topics", desk.topics, methods=["GET"])
    router.add_api_route("/topics", desk.keep_topics, methods=["POST"])
    router.add_api_route("/waiting", desk.waiting, methods=["GET"])
    router.add_api_route("/agreement", desk.agreement, methods=["GET"])
    router.add_api_route("/decisions.jsonl", desk.export, methods=["GET"])
    router.add_api_route("/commitment/{ident}", desk.commitment, methods=["GET"])
    router.add_api_route("/commitment/{ident}/link", desk.link, methods=["GET"])
    router.add_api_route("/actor/{ident}", desk.actor, methods=["GET"])
    router.add_api_route("/{ident}", desk.proposal, methods=["GET"])
    return router


class Desk:
    """The pages and actions of the desk of one ledger."""

    def __init__(self, room: Room, settling: Settling, two_person: bool) -> None:
        self.room = room
        self.ledger = room.ledger
        self.settling = settling
        self.two_person = two_person

    # -- reading ---------------------------------------------------------------------------------------------------

    def queue(self, request: Request) -> Response:
        """The queue, at one of its items."""
        asked = self.room.asked(request)
        if (who := acting(request)) is None:
            return self.room.page("desk/name.html", asked, back=str(request.url.path))
        place = place_of(asked.reader.query)
        page = self.ledger.queue(
            asked.as_of,
            filter=place.filter,
            verb=place.verb,
            coder=who if place.coding else None,
            limit=1,
            offset=place.at,
        )
        if not page.rows and page.total and place.at:
            return RedirectResponse(asked.reader.links.page("review", place.pairs(page.total - 1)), 303)
        shown = matter.of_item(self.ledger, page.rows[0], asked.as_of) if page.rows else None
        return self._screen(asked, who, shown, place, page.total)

    def proposal(self, request: Request, ident: str) -> Response:
        """One proposal by its id."""
        asked = self.room.asked(request)
        return self._alone(request, asked, matter.of_item(self.ledger, self._item(ident, asked), asked.as_of))

    def commitment(self, request: Request, ident: str) -> Response:
        """One commitment, to decide on without being asked."""
        asked = self.room.asked(request)
        return self._alone(request, asked, matter.of_commitment(self.ledger, ident, asked.as_of))

    def link(self, request: Request, ident: str, words: str | None = None, place: str = "") -> Response:
        """Passages of later sources, one of which may be linked to a commitment as evidence."""
        asked = self.room.asked(request)
        if acting(request) is None:
            return self.room.page("desk/name.html", asked, back=asked.reader.path)
        shown = matter.of_commitment(self.ledger, ident, asked.as_of)
        view = shown.sides[0].view
        wanted = linking.first_words(view) if words is None else " ".join(words.split())[:LONGEST_WORDS]
        return self.room.page(
            "desk/link.html",
            asked,
            matter=shown,
            words=wanted,
            found=linking.sentences(self.ledger, view, wanted, asked.as_of),
            keys=linking.KEYS,
            bases=LINKED_BASES,
            place=place_of(parse_qsl(place)) if place else None,
        )

    def actor(self, request: Request, ident: str) -> Response:
        """One actor, to decide on without being asked."""
        asked = self.room.asked(request)
        return self._alone(request, asked, matter.of_actor(self.ledger, ident, asked.as_of))

    def preview(self, request: Request) -> Response:
        """What deciding on all that the filter shows would change."""
        asked = self.room.asked(request)
        if (who := acting(request)) is None:
            return self.room.page("desk/name.html", asked, back="/review")
        place = place_of(asked.reader.query)
        choice = request.query_params.get("choice", "")
        if choice not in choices.BULK:
            raise UsageError("All can only be accepted or rejected.")
        return self._report(asked, who, place, choice)

    def _report(self, asked: Asked, who: str, place: Place, choice: str, status: int = 200) -> Response:
        """The page that says what deciding on all would change; with a status of 409, what it would change now."""
        page = self._shown(place, asked)
        items = bulk.to_decide(page)
        return self.room.page(
            "desk/bulk.html",
            asked,
            status,
            items=items,
            kinds=Counter(item.proposal.verb for item in items),
            verdicts=len(page.rows) - len(items),
            beyond=page.total - len(page.rows),
            seal=bulk.seal_of(items),
            changed=status == 409,
            place=place,
            choice=choice,
            who=who,
            ready=READY_REASONS,
        )

    def topics(self, request: Request) -> Response:
        """The taxonomy, to be edited."""
        asked = self.room.asked(request)
        return self.room.page("desk/topics.html", asked, topics=topics(self.ledger, asked.as_of))

    def waiting(self, request: Request) -> Response:
        """Verdicts that wait for a second person."""
        asked = self.room.asked(request)
        entries = self.ledger.waiting()
        rows = {row.id: row for row in self.ledger.rows([e.decision.subject for e in entries], asked.as_of)}
        return self.room.page("desk/waiting.html", asked, entries=entries, rows=rows, who=acting(request))

    def agreement(self, request: Request, first: str = "", second: str = "") -> Response:
        """How far two coders agree."""
        asked = self.room.asked(request)
        found = self.ledger.agreement(first, second) if first and second else None
        items = {proposal: self._known(proposal, asked) for proposal, _, _ in found.disagreements} if found else {}
        return self.room.page(
            "desk/agreement.html",
            asked,
            first=first,
            second=second,
            found=found,
            items=items,
            coders=self.ledger.coders(),
        )

    def _known(self, ident: str, asked: Asked) -> QueueItem | None:
        """A proposal, if there still is such a one."""
        try:
            return self._item(ident, asked)
        except NotFoundError:
            return None

    def export(self) -> Response:
        """All decisions, one JSON object a line, as `onrecord rebuild` replays them."""
        lines = "".join(f"{line}\n" for line in self.ledger.export_decisions())
        headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
        return Response(lines.encode("utf-8"), media_type="application/x-ndjson", headers=headers)

    # -- deciding --------------------------------------------------------------------------------------------------

    def name(self, form: Form) -> Response:
        """Keep who is deciding."""
        name = " ".join(str(form.get("name") or "").split())[:80]
        if not name:
            raise UsageError("A decision needs a name.")
        answer = RedirectResponse(own_path(str(form.get("back") or "/review")), 303)
        answer.set_cookie(EDITOR_COOKIE, quote(name), max_age=YEAR, httponly=True, samesite="strict")
        return answer

    def decide(self, request: Request, form: Form) -> Response:
        """Decide on one matter and go on to the next."""
        asked = self.room.asked(request)
        by = self._acting(request, asked)
        about = self._matter(form, asked)
        decisions = choices.made(self.ledger, about, form, by)
        try:
            self._append(decisions, {about.subject: version_of(form)})
        except ConflictError as conflict:
            return self._conflict(asked, conflict, decisions, form)
        return self._onward(asked, form)

    def _append(self, decisions: list[Decision], expected: dict[str, int]) -> None:
        self.ledger.decide(decisions, expected=expected, two_person=self.two_person)
        self.settling.touch(decisions)

    def undo(self, request: Request, form: Form) -> Response:
        """Take back the last steps."""
        asked = self.room.asked(request)
        by = self._acting(request, asked)
        steps = str(form.get("steps") or "1")
        if not (steps.isdigit() and 0 < int(steps) <= 10_000):
            raise UsageError(f"{steps!r} is no number of steps.")
        taken = self.ledger.undo(by.who, by.when, choices.reason(form), steps=int(steps))
        if taken:
            self.settling.touch(entry.decision for entry in taken)
        return self._onward(asked, form)

    def code(self, request: Request, form: Form) -> Response:
        """Keep what one of two coders chose; it decides nothing."""
        asked = self.room.asked(request)
        by = self._acting(request, asked)
        choice = str(form.get("choice"))
        if choice not in choices.BY_NAME:
            raise UsageError("This cannot be chosen here.")
        item = self._item(str(form.get("proposal")), asked)
        self.ledger.code(item.proposal.id, by.who, choice, by.when, choices.reason(form))
        return self._onward(asked, form)

    def bulk(self, request: Request, form: Form) -> Response:
        """Decide on all that was shown, in one stroke."""
        asked = self.room.asked(request)
        by = self._acting(request, asked)
        choice = str(form.get("choice"))
        place = place_of(parse_qsl(str(form.get("place") or "")))
        items = bulk.to_decide(self._shown(place, asked))
        decisions = bulk.made(self.ledger, items, choice, form, by)
        if bulk.seal_of(items) != form.get("seal"):
            return self._report(asked, by.who, place, choice, 409)
        try:
            if decisions:
                self._append(decisions, {item.proposal.subject: item.version for item in items})
        except ConflictError as conflict:
            return self._conflict(asked, conflict, decisions, form)
        return self._onward(asked, form)

    def keep_topics(self, request: Request, form: Form) -> Response:
        """Keep the edited taxonomy and propose its topics anew."""
        asked = self.room.asked(request)
        self._acting(request, asked)
        self.ledger.put_topics(topics_of(self.ledger, form, asked.as_of))
        return RedirectResponse(asked.reader.links.page("topics"), 303)

    def _item(self, ident: str, asked: Asked) -> QueueItem:
        return self.ledger.queue_item(ident, asked.as_of)

    def _matter(self, form: FormData, asked: Asked) -> Matter:
        """What a form decides on."""
        if ident := str(form.get("proposal") or ""):
            return matter.of_item(self.ledger, self._item(ident, asked), asked.as_of)
        if ident := str(form.get("commitment") or ""):
            return matter.of_commitment(self.ledger, ident, asked.as_of)
        if ident := str(form.get("actor") or ""):
            return matter.of_actor(self.ledger, ident, asked.as_of)
        raise NotFoundError("It is not said what is decided on.")

    def _shown(self, place: Place, asked: Asked) -> Page[QueueItem]:
        return self.ledger.queue(asked.as_of, filter=place.filter, verb=place.verb, limit=MOST_AT_ONCE)

    def _acting(self, request: Request, asked: Asked) -> Acting:
        who = acting(request)
        if who is None:
            raise UsageError("A decision needs a name.", "Give yours at the desk first.")
        return Acting(who, self.room.now(), asked.as_of)

    def _alone(self, request: Request, asked: Asked, shown: Matter) -> Response:
        if (who := acting(request)) is None:
            return self.room.page("desk/name.html", asked, back=asked.reader.path)
        return self._screen(asked, who, shown, None, 1)

    def _screen(self, asked: Asked, who: str, shown: Matter | None, place: Place | None, total: int) -> Response:
        recent = self._recent(who)
        return self.room.page(
            "desk/screen.html",
            asked,
            who=who,
            matter=shown,
            place=place,
            total=total,
            verbs=VERBS,
            most=MOST_AT_ONCE,
            coding=bool(place and place.coding),
            offered=choices.offered(shown) if shown else (),
            ready=READY_REASONS,
            recent=recent,
            told=told(self.ledger, recent, asked.as_of),
            settling=self.settling,
            two_person=self.two_person,
            **self._fields(shown, asked),
        )

    def _recent(self, who: str) -> tuple[HistoryEntry, ...]:
        """The last decisions of a person that can be taken back, latest first."""
        found: list[HistoryEntry] = []
        for offset in range(0, LOOKED_BACK, LOOKED_BACK // 20):
            entries = self.ledger.history(limit=LOOKED_BACK // 20, offset=offset)
            found += [e for e in entries if e.decision.who == who and e.decision.verb != "undo" and not e.undone_by]
            if len(found) >= RECENT or not entries:
                break
        return tuple(found[:RECENT])

    def _fields(self, shown: Matter | None, asked: Asked) -> dict[str, Any]:
        """What the forms of a screen offer."""
        if shown is None:
            return {}
        return {
            "now": present(shown.sides[0]) if shown.sides else {},
            "actors": matter.actors_offered(self.ledger, shown, asked.as_of),
            "kinds": tuple(Kind),
            "strengths": tuple(Strength),
            "outcomes": tuple(Outcome),
            "relations": tuple(Relation),
            "bases": LINKED_BASES,
            "topics": self.ledger.topics(),
        }

    def _conflict(self, asked: Asked, error: ConflictError, mine: list[Decision], form: FormData) -> Response:
        happened = tuple(entry for entry in error.happened if isinstance(entry, HistoryEntry))
        return self.room.page(
            "desk/conflict.html",
            asked,
            409,
            error=error,
            entries=happened,
            told=told_of(self.ledger, [*(entry.decision for entry in happened), *mine], asked.as_of),
            mine=mine,
            again=f"review/{form['proposal']}" if form.get("proposal") else "review",
        )

    def _onward(self, asked: Asked, form: FormData) -> Response:
        """Back to the queue, where what was decided made room for the next."""
        links = asked.reader.links
        if not form.get("place") and (ident := form.get("commitment")):
            return RedirectResponse(links.commitment(str(ident)), 303)
        if not form.get("place") and (ident := form.get("actor")):
            return RedirectResponse(links.actor(str(ident)), 303)
        place = place_of(parse_qsl(str(form.get("place") or "")))
        return RedirectResponse(links.page("review", place.pairs()), 303)
