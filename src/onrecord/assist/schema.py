"""What the model is asked, and the form its answer must have."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

VERSION = "1"  # part of the cache key: raise it with every change of the question or the form

INSTRUCTIONS = """\
You read one document of public reporting and list the commitments in it. A commitment is a public statement after
which a reader can later ask of a named or identifiable actor: was it done? Somebody undertook it (pledge), ordered
it (order), formally decided it (decision), announced it without promise (plan) or called for it without ordering
(call), and it is still to be done. Not commitments: what has been done, praise, thanks, forecasts, general truths,
definitions, teasers and other stories on the page. One action is one commitment; what is stated twice is listed once.
Every quotation must be copied from the document character for character. Never translate, shorten with dots or mend.
"""


class Draft(BaseModel):
    """One commitment as the model proposes it."""

    action: str = Field(description="shortest verbatim stretch that says what is to be done, verb first, no deadline")
    kind: Literal["order", "pledge", "decision", "plan", "call"]
    strength: Literal["firm", "soft"] = Field(description="firm: a reader could check it; soft: an aspiration")
    negated: bool = False
    issuer: str | None = Field(default=None, description="fullest name in the document of who undertook or ordered")
    responsible: str | None = Field(default=None, description="fullest name in the document of who must act")
    when: str | None = Field(default=None, description="verbatim words of the deadline or period")
    condition: str | None = Field(default=None, description="verbatim words of the condition")


class Answer(BaseModel):
    """All commitments of one document."""

    commitments: list[Draft]
