"""Words that acts and headings print in capitals and that name nobody: "WHEREAS", "RESOLVES", "IT IS ORDERED"."""

from __future__ import annotations

SHOUTED = frozenset(
    """acknowledges acting adopts affirms agrees also and annex any appeals application approves are article authorises
    authorizes aware background be believing by calls chapter cites commends concerned concluding conclusion
    conclusions condemns confirms considering convinced coram decide decided decides decision decisions declares
    decree decreed decrees deeply deploring desiring determines directs does emphasises emphasizes enacted
    enacts encourages endorses establishes expresses final for further furthermore general given granted guided
    has have having hereby in instructs invites is it manifesto mindful minutes must not notes noting of on or
    ordains order ordered orders policy pursuant questions reaffirms recalling recalls recognising recognizing
    recommends regarding release requests resolution resolve resolved resolves review revised rules scope
    section shall signed statement stresses strongly subject taking terms that the therefore this to training
    underlines urges warmly we welcomes welcoming whereas whereof will with witness""".split()
)


def is_shouted(word: str) -> bool:
    """Whether a word in capitals is one of them."""
    return word.isupper() and word.lower() in SHOUTED
