"""The product of the stage: who is who, which statements are one promise, which documents are copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import Actor, ActorKind, Commitment, Proposal


@dataclass(frozen=True, slots=True)
class Copies:
    """Documents that are one text: the earliest is the original, the others repeat it."""

    original: str
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What all readings together say.

    Attributes:
        actors: everybody and everything named, sorted by id.
        commitments: the promises behind the statements, sorted by id.
        copies: groups of exact and near duplicates, sorted by the original's id.
        proposals: what is uncertain and queued for a person.
        mentions: (document id, `Mention.name`) to actor id: whom a name in a document stands for.
        forms: (document id, words as written) to actor id, offices before their holders: for links and scoring.
        aliases: former and other possible ids of actors and commitments to the present ones.
        sure: levelled names, to the kinds of actors that documents are sure they are of.
    """

    actors: tuple[Actor, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    copies: tuple[Copies, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    mentions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    forms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, frozenset[ActorKind]] = field(default_factory=dict)

    def present(self, identifier: str) -> str:
        """The id that an actor or commitment has now, given any it may have had."""
        return self.aliases.get(identifier, identifier)

    @property
    def copy_of(self) -> dict[str, str]:
        """Document id of each copy to the id of its original."""
        return {copy: group.original for group in self.copies for copy in group.repeats}

    def actor(self, identifier: str) -> Actor | None:
        """The actor with an id, present or former."""
        now = self.present(identifier)
        return next((a for a in self.actors if a.id == now), None)
