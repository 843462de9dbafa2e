"""Verbs that bind, ask, promise or report, pronouns that need a speaker, nouns that act and that do not: as data."""

from __future__ import annotations

_VERBS = {
    "order": "instruct order direct task require charge command mandate oblige authorize authorise commission assign "
    "demand delegate compel subpoena tell summon entrust instruction directive decree ban prohibit forbid",
    "call": "call urge ask request recommend propose invite appeal suggest advise encourage warn beg press proposal "
    "recommendation request appeal",
    "pledge": "promise vow pledge commit undertake guarantee agree assure offer ensure swear commitment agreement "
    "promise pledge guarantee",
    "decide": "decide approve adopt sign rule allocate establish appoint resolve determine vote decision ruling "
    "endorse ratify pass",
    "plan": "plan intend aim prepare intention hope want seek wish consider plan goal aim look",
    "expect": "expect schedule due set slate project anticipate believe",
    "tell": "say state note stress announce declare add emphasize emphasise explain report confirm claim believe "
    "recall point insist inform reveal write argue mention underline reiterate express think statement comment",
    "need": "need necessary important essential have must should crucial vital imperative urgent",
    "allow": "allow permit enable let help make",
    "go": "continue begin start try go keep manage work be become",
}
CATEGORY = {lemma: name for name, lemmas in _VERBS.items() for lemma in lemmas.split()}
FIRST_PERSON = frozenset(["i", "we", "me", "us", "our", "my", "ours", "myself", "ourselves"])
THIRD_PERSON = frozenset(["it", "they", "them", "its", "their", "itself", "themselves"])
IMPERSONAL = frozenset(
    ["there", "this", "that", "these", "those", "which", "who", "what", "one", "you", "your", "everyone"]
)
THINGS = frozenset(  # nouns that look like those of people and are not
    """answers borders carriers centers centres chapters colors colours committees computers containers corners
    corridors degrees doors drivers errors factors fees figures floors grants guarantees headquarters
    helicopters indicators letters levers matters monitors motors numbers offers orders papers plants powers
    quarters reactors rivers rumors rumours sectors specimens towers tractors trees waters""".split()
)
ANIMATE = frozenset(  # nouns that head descriptions of somebody or some body
    """activists administration agencies agency airline airlines alliance allies anyone applicant applicants
    army association associations authorities authority bank banks bishops board boards bodies body business
    businesses cabinet candidate candidates centre chair chairman chief chiefs child children church citizen
    citizens city clergy club co-chair coalition colleagues command commission commissions committee committees
    communities community companies company congress consortium consumers contractor contractors corporation
    council councils counterparts countries country court courts crew delegation delegations department
    departments developer director directors district districts doctors drivers employee employees engineers
    enterprise enterprises entities entity everybody everyone expert experts families family fans federation
    firefighters firm firms force forces fund funds government governments governor governors group groups
    guests headquarters heads hospital hospitals house individual individuals inspectors institute investor
    investors journalists judge judges lawyer lawyers leader leaders leadership league man management
    manufacturer manufacturers mayor mayors media member members men militants military minister ministers
    ministries ministry mission municipalities municipality nation nations navy neighbours nobody office offices
    official officials operator operators organisation organisations organisers organization organizations
    organizers owner owners parliament participant participants parties partner partners party passengers people
    person personnel persons pilots players police politicians population president presidents prosecutors
    protesters province public rebels recipient recipients region regions representative representatives
    rescuers researchers resident residents school schools scientists secretaries secretary senate service
    services side sides soldiers somebody spectators spokesman spokesperson spokeswoman staff state states
    students subsidiaries teachers team teams tourists town troops union unions unit units universities
    university users village visitors voters woman women worker workers""".split()
)
NO_ACTORS = frozenset(  # last words of names that cannot act
    """act address agreement article aud award awards bill budget cad championship championships charter code
    constitution convention cup day declaration decree edt est eur festival games gbp gmt internet law
    memorandum nzd olympics order plan program programme project protocol report resolution strategy treaty usd
    utc war year""".split()
)
