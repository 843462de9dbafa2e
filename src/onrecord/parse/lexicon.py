"""Words that tell what kind of thing a name is, as data. No name of a person stands here.

Countries, their adjectives and well-known places come from the tables of `onrecord.text`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

OFFICES = frozenset(
    """president premier minister chancellor secretary governor mayor king queen prince princess emperor empress
    sultan emir sheikh pope pontiff cardinal archbishop bishop patriarch imam rabbi ayatollah senator
    congressman congresswoman representative mp mep speaker chairman chairwoman chairperson chair head leader
    chief director commissioner commander commander-in-chief general colonel major captain lieutenant admiral
    marshal sergeant judge justice magistrate prosecutor attorney ambassador envoy consul spokesman spokeswoman
    spokesperson ceo cfo founder owner manager coach professor administrator aide adviser advisor treasurer
    ombudsman sheriff lawyer analyst economist negotiator monarch superintendent inspector archivist comptroller
    rector dean counselor counsellor boss vice-president co-chair co-chairman undersecretary presidents
    ministers secretaries governors leaders chairmen heads directors administrators""".split()
)
HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof rev messrs herr mme hon".split())
FAMILY_NAMES_TOO = frozenset(  # offices and countries that are family names as well: "Ann Bishop", "Mark Holland"
    "bishop king prince pope dean judge justice marshal sheriff cardinal holland england ireland jordan france".split()
)
GIVEN_NAMES = frozenset(  # behind which such a word is one
    """adam alan alex alison amanda amy andrea andrew andy angela anna anne anthony barbara ben benjamin beth bill
    bob brian bruce carl carol caroline catherine charles charlie chris christina christine christopher claire colin
    craig daniel dave david dean deborah dennis diana don donald dorothy douglas ed edward elizabeth emily emma eric
    frank fred gary george gordon graham grant greg hannah harry heather helen henry ian jack jacob jacqui james jane
    janet jason jean jeff jennifer jenny jeremy jessica jim joan joe john jonathan joseph joyce judith judy julia
    julie karen kate katherine kathy keith kelly ken kevin kim larry laura lauren linda lisa louise luke margaret
    maria marie mark martin mary matt matthew megan melissa michael michelle mike nancy natalie neil nicholas nick
    nicola oliver pamela patricia patrick paul peter philip rachel ralph raymond rebecca richard rob robert robin
    roger ronald rosemary ross roy russell ruth ryan sally sam samuel sandra sarah scott sharon simon stephanie
    stephen steve steven stuart sue susan ted teresa thomas tim timothy tina tom tony tracy vanessa victor victoria
    vincent virginia walter wayne wendy william""".split()
)
OFFICE_WORDS = frozenset(  # that stand before the head of an office
    """prime deputy vice first second acting former interim then outgoing incoming new senior chief executive
    assistant associate managing general attorney foreign defence defense interior finance transport health
    education justice environment agriculture energy trade labour labor economy economic development culture
    sports communications information emergencies emergency railways home internal external commerce treasury
    state press lead supreme federal presidential plenipotentiary national regional opposition party
    parliamentary crown high police army military religious spiritual staff co principal permanent special
    cabinet company club team house senate majority minority immigration tourism forestry commodities industry
    science technology housing social security fire affairs infrastructure climate ageing aged disability skills water
    sanitation resources mining minerals petroleum electricity rail aviation fisheries indigenous veterans women youth
    children families rural planning innovation higher basic tertiary customs revenue tax""".split()
)
DOMAINS = frozenset(  # what an office or body is of
    """defence defense interior finance transport health education justice environment agriculture energy trade
    labour labor economy economic development culture sports sport communications communication information
    emergencies emergency situations internal external foreign affairs commerce treasury state homeland security
    veterans housing urban social protection policy industry science technology tourism natural resources
    ecology higher mass media digital digitization digitalization railways construction utilities employment
    immigration citizenship management budget general services human women children youth regional rural
    fisheries forestry food water land staff cabinet government board directors governors parliament armed
    forces intelligence nuclear space public works planning ageing aging aged care seniors disability families
    skills training vocational universities research innovation infrastructure cities resilience climate waste
    mining minerals petroleum gas electricity electrification sanitation irrigation livestock heritage language
    arts broadcasting multicultural indigenous reconciliation integration equality gender diaspora cooperation
    integrity sustainable business tax taxation revenue customs procurement privatisation privatization
    competition consumer retail welfare pensions insurance hospitals medicare addiction wellbeing prevention
    police policing prisons corrections courts border borders refugees asylum population statistics elections
    ports aviation roads maritime shipping oceans coasts wildlife parks biodiversity territories counties
    municipalities towns villages""".split()
)
BODIES = frozenset(
    """ministry department agency council commission committee court parliament senate congress government
    cabinet bank university party company corporation corp inc ltd llc plc association union organisation
    organization office bureau board administration authority service services institute institution foundation
    fund federation league club academy school college hospital police army navy force forces troops guard
    command duma assembly house embassy consulate group holding consortium coalition alliance front movement
    bloc society task-force secretariat directorate division inspectorate tribunal chamber conference forum
    summit airlines airways industries motors systems technologies media newspaper times post news network
    broadcasting studios entertainment records trust exchange majesty's kremlin pentagon treasury crescent cross
    nations militia regime junta opposition jury team ministries departments agencies directorate-general
    legislature judiciary executive branch brigade bundestag knesset""".split()
)
COMMON_BODIES = frozenset(  # that stand for a body with a small letter too: "the ministry"
    """ministry department agency council commission committee court parliament senate congress government
    cabinet bank university party company corporation association union organisation organization bureau board
    administration institute foundation fund federation league academy hospital police army navy military
    embassy consulate group consortium coalition alliance secretariat tribunal task-force airline firm newspaper
    club college panel judiciary legislature authorities carrier network manufacturer retailer broadcaster""".split()
)
PLACES = frozenset(
    """region city river island islands street square airport district province territory republic sea ocean
    lake mountain mountains valley county state town village peninsula coast bay gulf strait park avenue road
    bridge port hall palace oblast krai""".split()
)
PARTICLES = frozenset(
    "de da do dos das del della di du der den van von zu af av al el bin ibn ben abu la le y e ul ud".split()
)
JOINERS = frozenset(["of", "for", "on", "against", "in", "the", "and", "to", "with", "under"])
NO_SURNAMES = frozenset(  # last words of names that are no persons
    """day war cup award awards games act treaty agreement prize festival week year night party street fire
    crash attack election elections bill plan project programme program convention protocol declaration strategy
    initiative airport station tower building center centre stadium museum church cathedral mosque temple bible
    east west north south states parties nations members""".split()
)
FIRMS = frozenset(  # "the airline" is whatever body the document is about
    """company firm airline bank group carrier network manufacturer retailer organisation organization club
    newspaper party university corporation broadcaster school league association agency union college
    institute""".split()
)
TIME_WORDS = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
NOT_NAMES = frozenset(
    """the a an this that these those it he she they we you i his her its their our your my in on at by for from
    with to of as and but or if when while after before since during under over according although though
    because until once unless there here what who whom whose which where why how not no nor so yet also however
    meanwhile moreover furthermore additionally therefore thus then now today yesterday tomorrow earlier later
    last next first firstly second secondly third thirdly finally both each every all some many most more
    several few any another other such one two three four five six seven eight nine ten hundreds thousands
    please let yes ok good dear thank thanks article articles section sec sections part chapter title act law
    decree resolution bill order executive public agreement treaty protocol convention constitution photo source
    sources image picture related editor's news popular speaking asked told said says following despite instead
    about some about around only just even still already well let's i'm i'd i've we're we've we'll it's that's
    there's he's she's don't question answer deadline note mass firstly local people former""".split()
)
TELLING = (
    "said|says|say|saying|told|tells|stated|states|stating|announced|announces|announcing|declared|declares|added|adds|"
    "adding|noted|notes|noting|stressed|stresses|stressing|emphasised|emphasized|emphasises|emphasizes|explained|"
    "explains|replied|responded|answered|answers|retorted|disclosed|testified|shouted|asked|asks|asking|"
    "remarked|commented|comments|wrote|writes|reported|reports|claimed|"
    "claims|argued|argues|insisted|insists|warned|warns|promised|promises|pledged|vowed|urged|recalled|concluded|"
    "continued|observed|acknowledged|admitted|confirmed|confirms|denied|suggested|believes|believed|hoped|hopes|"
    "pointed out|points out|went on to say|underlined|underscored|reiterated|affirmed|assured|exclaimed|quipped|"
    "tweeted|posted|read|reads|indicated|maintained|expressed|called|described|opined|informed|revealed|proposed"
)


@cache
def _countries() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Country name → code; adjective → code; capitals (all in small letters)."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: set[str] = set()
    table = resources.files("onrecord.text").joinpath("names_countries.tsv").read_text(encoding="utf-8")
    for row in table.splitlines():
        if row.startswith("#") or not row.strip():
            continue
        code, called, people, capital = [*row.split("\t"), "", "", ""][:4]
        names.update((n.lower().rstrip("."), code) for n in called.split(";") if n)
        adjectives.update((n.lower(), code) for n in people.split(";") if n)
        capitals.update(n.lower() for n in capital.split(";") if n)
    return names, adjectives, frozenset(capitals)


@lru_cache(maxsize=20_000)
def country(name: str) -> str | None:
    """The code of a country by its name, or None."""
    return _countries()[0].get(name.lower().rstrip("."))


@cache
def _full_names() -> dict[str, str]:
    """Code → the first name of the table."""
    full: dict[str, str] = {}
    for name, code in _countries()[0].items():
        full.setdefault(code, name)
    return full


def is_short_for_country(name: str) -> bool:
    """Whether a country's name is an abbreviation: 'US', 'U.K.', 'UAE'."""
    return name.replace(".", "").isupper() and len(name.replace(".", "")) <= 4


def full_country(code: str) -> str:
    """The common full name of a country: 'US' → 'United States'."""
    return " ".join(w if w in ("and", "of", "the") else w.capitalize() for w in _full_names()[code].split())


@lru_cache(maxsize=20_000)
def adjective(word: str) -> str | None:
    """The code of the country an adjective is of ('Kazakh'; the last of 'Dano-Norwegian'), or None."""
    table = _countries()[1]
    low = word.lower()
    if low not in table and low.count("-") == 1:
        low = low.rpartition("-")[2]
    return table.get(low) or (table.get(low[:-1]) if low.endswith("s") else None)


@cache
def _places() -> frozenset[str]:
    table = resources.files("onrecord.text").joinpath("names_places.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return frozenset(name.lower() for row in rows for name in row) | _countries()[2]


@lru_cache(maxsize=20_000)
def is_place(name: str) -> bool:
    """Whether a table knows the name as that of a town."""
    return name.lower() in _places() or name.lower().replace("-", " ") in _places()
