"""assist: a model of the user's own proposes statements; the text decides which of them stand.

    propose(parsed, model, cache) -> Proposed        statements, and how many proposals were rejected and why
    compare(own, proposed) -> tuple[Opinions, ...]   what each engine says of each commitment

Any OpenAI-compatible server will do. A proposal whose quotation is not in the document word for word is rejected and
counted; days are never the model's arithmetic but ours, from the words it quotes. Needs the extra `onrecord[llm]`.
"""

from onrecord.assist.compare import Opinions, compare
from onrecord.assist.propose import Model, Proposed, propose

__all__ = ["Model", "Opinions", "Proposed", "compare", "propose"]
