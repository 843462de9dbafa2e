"""Asking the user's model about one document, with every answer kept by content so that none is asked for twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.assist.ground import grounded
from onrecord.assist.schema import INSTRUCTIONS, VERSION, Answer
from onrecord.errors import UsageError
from onrecord.model import Issue, Parsed, Statement, content_id

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Model:
    """An OpenAI-compatible server and the model on it. The key is read from the environment by the caller."""

    name: str
    base_url: str
    key: str = ""
    timeout: float = 120.0  # seconds for one document

    @property
    def rule(self) -> str:
        """The name under which statements say who proposed them."""
        return f"llm:{self.name}"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a model proposed for one document, after the text was asked: what stands, and how many did not."""

    statements: tuple[Statement, ...]
    rejected: int = 0  # quotations that are not in the document
    cached: bool = False
    issue: Issue | None = None  # why the model gave no usable answer


def propose(parsed: Parsed, model: Model, cache: Path | None = None, ask: Ask | None = None) -> Proposed:
    """Ask the model about one document.

    A server that refuses, times out or answers something else than asked gives an issue and no statements; the
    answer is not cached then.

    Args:
        parsed: the document.
        model: whom to ask.
        cache: folder of answers by content hash; None keeps none.
        ask: how to ask; the real server where None.

    Raises:
        UsageError: the extra `llm` is not installed.
    """
    document = parsed.document
    key = content_id("answer", VERSION, INSTRUCTIONS, model.name, model.base_url, document.text, str(document.day))
    kept = _kept(cache, key)
    try:
        answer = kept or (ask or _server(model))(_question(parsed))
    except _failures() as error:
        reason = " ".join(str(error).split())[:200]
        return Proposed((), issue=Issue(document.id, f"the model gave no usable answer: {reason}.", "Run it again."))
    if kept is None and cache is not None:
        _keep(cache, key, answer)
    grounds = [grounded(draft, parsed, model.rule) for draft in answer.commitments]
    statements = {s.id: s for s in grounds if s}
    ordered = tuple(sorted(statements.values(), key=lambda s: s.action.start))
    return Proposed(ordered, sum(s is None for s in grounds), kept is not None)


def _question(parsed: Parsed) -> str:
    document = parsed.document
    story, at = [], 0
    for block in document.set_aside:
        story.append(document.text[at : block.start])
        at = block.end
    story.append(document.text[at:])
    return f"Published: {document.day or 'unknown'}\n\n{''.join(story)}"


def _server(model: Model) -> Ask:
    try:
        from pydantic_ai import Agent, PromptedOutput
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
    except ImportError as error:
        raise UsageError("--engine llm needs an extra.", "Install it: pip install 'onrecord[llm]'") from error
    from openai import AsyncOpenAI

    client = AsyncOpenAI(base_url=model.base_url, api_key=model.key or "none", timeout=model.timeout, max_retries=0)
    chat = OpenAIChatModel(model.name, provider=OpenAIProvider(openai_client=client))
    agent = Agent(chat, output_type=PromptedOutput(Answer), instructions=INSTRUCTIONS, retries=1)

    def ask(question: str) -> Answer:
        return agent.run_sync(question, model_settings={"temperature": 0.0}).output

    return ask


def _failures() -> tuple[type[Exception], ...]:
    try:
        from openai import OpenAIError
        from pydantic_ai.exceptions import AgentRunError
    except ImportError:
        return (TimeoutError, ConnectionError)
    return (AgentRunError, OpenAIError, TimeoutError, ConnectionError)


def _kept(cache: Path | None, key: str) -> Answer | None:
    if cache is None:
        return None
    try:
        return Answer.model_validate_json((cache / f"{key}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(cache: Path, key: str, answer: Answer) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    aside = cache / f".{key}.aside"
    aside.write_text(json.dumps(answer.model_dump(), ensure_ascii=False), encoding="utf-8")
    aside.replace(cache / f"{key}.json")
