"""Who acts, by the grammar of control: "asked Ann to go" — Ann goes; "promised Ann to go" — the promiser goes.

`actor_of` walks from the action's head to the word that stands for whoever acts; `binder_of` to whoever binds:
the subject of the nearest governing verb that orders, calls, pledges, decides or plans, else of the verb of telling.
The path taken is returned as its name, so that the chooser can learn how far each is to be trusted.
"""

from __future__ import annotations

from onrecord.extract.who_tree import Tree
from onrecord.extract.who_words import CATEGORY

_TO_OTHERS = frozenset(["order", "call", "allow"])  # their object acts
_BINDING = frozenset(["order", "call", "pledge", "decide", "plan"])
_LIGHT = frozenset("give issue make have take receive announce sign hold get submit send set put".split())
_DEEPEST = 8


def category(tree: Tree, i: int) -> str:
    """What kind of verb or noun word i is: order, call, pledge, decide, plan, expect, tell, …, or ''."""
    return CATEGORY.get(tree.tokens[i].lemma.lower(), "")


def actor_of(tree: Tree, i: int | None) -> tuple[int | None, str]:
    """The word for whoever carries out the verb or noun i, and the path; None with its path where nobody is named."""
    path, passed = "", set[int]()
    for _ in range(_DEEPEST):
        if i is None:
            return None, path + "end"
        passed.add(i)
        found, step, following = _actor_step(tree, i)
        path += step
        if found in passed:
            return None, path + "itself"
        if found is not None or following is None:
            return found, path
        i = following
    return None, path + "deep"


def _actor_step(tree: Tree, i: int) -> tuple[int | None, str, int | None]:
    """One step: the actor found, the name of the step, or where to go on."""
    token = tree.tokens[i]
    above = tree.up(i)
    if token.pos in ("VERB", "AUX", "ADJ"):
        subject = tree.child(i, ("nsubj", "nsubjpass", "csubj"))
        if subject is not None:
            return _of_clause(tree, i, subject)
        agent = tree.agent(i)
        if agent is not None and token.tag == "VBN":
            return agent, "agent", None
    elif (owner := tree.owner(i)) is not None and token.dep not in ("pobj",):
        return owner, "owner", None
    if above is None:
        return None, "root", None
    return _from_governor(tree, i, above)


def _of_clause(tree: Tree, i: int, subject: int) -> tuple[int | None, str, int | None]:
    if tree.tokens[subject].tag in ("WDT", "WP") or tree.tokens[subject].text.lower() == "that":
        return tree.up(i), "who", None
    if tree.tokens[subject].dep == "nsubjpass":
        agent = tree.agent(i)
        return (agent, "agent", None) if agent is not None else (subject, "patient", None)
    return subject, "subject", None


def _from_governor(tree: Tree, i: int, above: int) -> tuple[int | None, str, int | None]:
    """Past the edge between i and the word above it."""
    dep, group = tree.tokens[i].dep, category(tree, above)
    if dep in ("relcl",):
        return above, "who", None
    if dep in (
        "xcomp",
        "ccomp",
        "advcl",
        "oprd",
        "dobj",
        "attr",
        "acomp",
        "prep",
        "pcomp",
        "pobj",
        "acl",
        "conj",
        "dep",
    ):
        if tree.tokens[above].pos in ("VERB", "AUX") and dep not in ("conj",):
            target = tree.object(above)
            if group in _TO_OTHERS and target is not None and target != i:
                return target, f"object:{group}", None
            if group in ("order", "call") and not tree.is_passive(above) and dep in ("xcomp", "ccomp", "prep", "dobj"):
                return None, f"{group} nobody", None
            if tree.is_passive(above) and dep in ("xcomp", "ccomp", "advcl", "oprd"):
                subject = tree.subject(above)
                return (subject, f"told:{group}", None) if subject is not None else (None, "told nobody", None)
        if group in _TO_OTHERS and tree.tokens[above].pos == "NOUN":
            told = _told_through(tree, above)
            if told is not None and told != i:
                return told, f"instructed:{group}", None
        return None, {"conj": "", "prep": "", "pobj": ""}.get(dep, f"{group or dep}>"), above
    return None, f"{dep}!", above if dep in ("nsubj", "nsubjpass", "appos", "npadvmod", "compound", "nmod") else None


def _told_through(tree: Tree, noun: int) -> int | None:
    """Whom an order goes to: 'gave instructions to the port to …', 'a call to drivers to …'."""
    for word in (noun, tree.up(noun)):
        for prep in tree.below[word] if word is not None else ():
            if tree.tokens[prep].text.lower() in ("to", "for") and tree.tokens[prep].dep in ("prep", "dative"):
                return tree.child(prep, ("pobj",))
    return None


def binder_of(tree: Tree, i: int | None) -> tuple[int | None, str]:
    """The word for whoever binds, and how: by the nearest binding word above (or at) i, else by a teller."""
    if i is None:
        return None, "end"
    told: tuple[int | None, str] = (None, "none")
    for depth, gov in enumerate((i, *tree.governors(i))):
        group = category(tree, gov)
        if group not in (*_BINDING, "tell") or (depth == 0 and group == "tell"):
            continue
        voice = "passive" if tree.is_passive(gov) else "active"
        noun = tree.tokens[gov].pos not in ("VERB", "AUX")
        who = _binder_at(tree, gov, voice, noun)
        if depth == 0 and who is None:
            continue
        name = f"{group}.{'noun' if noun else voice}"
        if who is not None and (group != "tell"):
            return who, name
        if who is not None and told[0] is None:
            told = (who, name)
        if who is None and told == (None, "none"):
            told = (None, f"{name}.nobody")
    return told


def _binder_at(tree: Tree, gov: int, voice: str, noun: bool) -> int | None:
    if noun:
        owner = tree.owner(gov)
        if owner is not None:
            return owner
        above = tree.up(gov)
        if above is not None and tree.tokens[above].lemma.lower() in _LIGHT:
            return tree.agent(above) if tree.is_passive(above) else tree.subject(above)
        return None
    return tree.agent(gov) if voice == "passive" else tree.subject(gov) or actor_of(tree, gov)[0]
