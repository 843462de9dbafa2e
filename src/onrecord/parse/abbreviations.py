"""Words that end in a full stop without ending a sentence, as data.

`BEFORE_NAME` hardly ever ends a sentence; `BEFORE_NUMBER` does not where a number follows; `MAY_END` ends one
where the next word is one of `STARTERS`, the words that open sentences far more often than names.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAME = _words(
    "mr mrs ms messrs dr prof rev hon fr sr st ste gen lt col maj capt cmdr cdr adm sgt cpl pvt brig gov lieut pres "
    "sen rep reps sens amb supt insp det mt ft vs viz cf al eg ie approx ca dept depts univ assn bros asst assoc "
    "messers u.s.c c.f.r stat subsec subpart pub para paras seq esp incl resp mme mlle herr sig sra ing jan feb mar "
    "apr jun jul aug sept sep oct nov dec ts kh zh yu dzh shch"
)

BEFORE_NUMBER = _words("no nos sec secs art arts vol vols p pp ch chap fig figs reg cl ser tel ext app par doc")

MAY_END = _words(
    "u.s u.k u.n u.s.a e.u u.s.s.r d.c a.m p.m inc ltd co corp llc plc jr etc ph.d m.d b.a m.a esq bn mn no.s ave blvd"
)

STARTERS = _words(
    "the a an in on at by for from with this that these those it he she they we you i there as but and if when while "
    "after before since during under according his her their our its my all some many most more both each every no "
    "not however meanwhile also however, earlier later now today yesterday tomorrow last next one two three what who "
    "where why how which here nothing any another other such so then thus therefore moreover furthermore additionally "
    "although though despite because once until unless to of about let please"
)
