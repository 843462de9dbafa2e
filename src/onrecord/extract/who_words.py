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
ACT_WORDS = frozenset(  # that an act, or another paper, is headed with: "Order No. 4", "PRESS RELEASE"
    """act agreement annex announcement appendix article award bill by-law bylaw bylaws chapter circular code
    communication communique communiqué conclusions contract convention correction decision decisions
    declaration decree determination directions directive edict emergency executive explanatory final
    information instruction instructions judgement judgment law letter list manifesto media memorandum minutes
    motion news newsletter newsroom no no. notice order orders ordinance page part policy practice press
    proclamation programme protocol record regulation regulations release report resolution resolutions response
    rules ruling schedule section session special speech standing statement statute title transcript treaty vol
    volume writ""".split()
)
SPEECH_WORDS = frozenset(  # that head words spoken
    """address addresses answer answers greeting greetings inaugural interview keynote message opening remarks speech
    statement sermon words""".split()
)
LETTERHEADS = frozenset(  # nouns of the names of bodies, beside the heads of `onrecord.text`
    """academy archdiocese assembly band bands bank branch cabinet campaign caucus chamber chancellery church club
    coalition collective command commission committee commons compañía congress constabulary consortium cooperative
    council court department diocese embassy executive-council faction force forum front government hospice house
    khural majilis ministers ministry mission movement municipality navy office organisation parliament parish
    party police presidency prefecture province region registry republic rectorate senate service services stores
    superintendency synod team town treasury tribunal trust union university village authority authorities agency
    board city commune bureau""".split()
)
COLLEGES = frozenset(  # bodies that decide together, whoever signs for them
    """assembly band bands board cabinet chamber commission committee commons conference congress council court
    delegates government khural majilis meeting ministers parliament parties party presidium senate session summit
    synod team trustees tribunal union""".split()
)
OFFICERS = frozenset(  # words of an office under a name
    """administrator admiral ambassador archbishop attorney auditor bishop cardinal ceo cfo chair chairman chairperson
    chairwoman chancellor chief clerk co-chair colonel commandant commander commanding commissioner comptroller
    convener convenor councillor deputy director emir emperor executive foreman general governor head inspector j.
    judge judges justice khan king leader magistrate manager mayor minister moderator ombudsman officer owner
    patriarch premier president prime principal prosecutor provost queen rector registrar regent ruler secretary
    secretary-general senator sheriff speaker spokesman spokesperson spokeswoman steward sultan superintendent
    surgeon treasurer vice-chair vice-president warden""".split()
)
