"""Words that stand beside names: ranks, offices, heads of organisations, and capitalised words that name nothing.

Tables of language, not of news: each holds words of a class, in lower case. Given names, several
hundred of many cultures, are in ``data/given_names.txt``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from briefer.lexicon import name_words_more as more
from briefer.lexicon.romanise import romanise
from briefer.lexicon.word_lists import listed_names, word_set

# Ranks and forms of address: they may stand before a name and are no part of it. "Imam", "Khawaja", "Sayed" and
# "Sultan" are left out because they are given names as often.
TITLES: Final = (
    word_set(
        "general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal admiral adm vice-admiral rear-admiral marshal "
        "brigadier brig cmdr "
        "commodore lieutenant-general major-general lt-gen maj-gen constable cpl pvt detective dr doctor mr mrs ms miss mx sir lord lady "
        "dame baroness "
        "baron prof professor sheikh sheik shaikh mullah maulana maulvi mawlawi moulvi ayatollah haji hajji rev reverend pope bishop "
        "archbishop patriarch "
        "cardinal rabbi king queen prince princess emir amir crown hon honourable honorable "
        "señor señora don doña sr sra herr frau madame monsieur mme mlle general-major oberst kapitän capitán coronel comandante "
        "colonel-général "
        "генерал полковник майор капитан лейтенант адмирал маршал доктор профессор господин госпожа"
    )
    | more.TITLES
)

# Nouns of office and function in English; any of them before a name, or behind it in apposition, is its role.
OFFICES: Final = (
    word_set(
        "president minister chancellor premier secretary governor senator congressman congresswoman representative rep sen ambassador "
        "envoy "
        "spokesman spokeswoman "
        "spokesperson chief head director director-general secretary-general commissioner chairman chairwoman chairperson chair leader "
        "commander mayor "
        "sheriff undersheriff deputy judge justice prosecutor attorney coordinator inspector superintendent officer administrator advisor "
        "adviser speaker "
        "lawmaker mp ceo founder co-founder analyst expert economist negotiator rapporteur consul delegate diplomat official "
        "undersecretary "
        "under-secretary "
        "attorney-general solicitor-general vice-president commander-in-chief editor editor-in-chief investigator coroner examiner warlord "
        "cleric "
        "boss strongman ruler monarch deputy-minister treasurer whip nominee candidate dictator caliph manager executive ombudsman "
        "researcher historian scholar fellow lawyer barrister councillor councilman councilwoman councilor "
        "presidente presidenta ministro ministra canciller gobernador gobernadora alcalde alcaldesa alguacil portavoz fiscal embajador "
        "embajadora vicepresidente vicepresidenta "
        "expresidente expresidenta viceministro viceministra diputado diputada director directora jefe jefa líder senador senadora "
        "président présidente ministre maire préfet procureur porte-parole ambassadeur ambassadrice chef präsident präsidentin kanzler "
        "kanzlerin bundeskanzler sprecher sprecherin bürgermeister "
        "presidenten statsminister statsministeren utenriksminister forsvarsminister justisminister politimester politisjef ordfører "
        "talsmann talsperson sjef leder sheriffen utrikesminister "
        "premiê governador prefeito presidenti ministri sindaco "
        "президент президента президенту президентом министр министра глава главы главой премьер премьера премьер-министр премьер-министра "
        "вице-президент вице-премьер пресс-секретарь пресс-секретаря замминистра губернатор губернатора мэр мэра шериф шерифа "
        "представитель "
        "представителя посол посла секретарь директор директора начальник начальника командующий командующего лидер лидера спикер депутат "
        "сенатор"
    )
    | more.OFFICES
)

# Words that stand before an office and belong to it.
OFFICE_PARTS: Final = (
    word_set(
        "prime foreign defence defense interior home finance health justice education energy oil trade information vice deputy assistant "
        "acting interim "
        "former ex late then special permanent chief senior junior first second high attorney secretary press national security state "
        "military police army "
        "navy naval air force intelligence supreme general presidential opposition rebel caretaker outgoing incoming elected minority "
        "majority house "
        "senate human rights external internal affairs economic economy commerce planning county city district regional federal joint "
        "staff "
        "law culture agriculture transport railways water environment climate labor labour housing tourism science technology industry "
        "communications "
        "emergency emergencies election electoral spiritual religious political executive managing operations division brigade corps party "
        "militant "
        "ousted deposed jailed exiled longtime veteran disgraced de-facto governing ruling "
        "обороны страны країни финансов здравоохранения внутренних иностранных дел юстиции экономики образования "
        "parliamentary parliament government ministry court republican democratic council committee department agency union bureau "
        "humanitarian "
        "refugee relief aid peace nuclear fire mission peacekeeping regime junta group"
    )
    | more.OFFICE_PARTS
)

# People described by what they are to somebody or by what befell them: they show a person, and are no office.
HUMANS: Final = (
    word_set(
        "student freshman sophomore pupil resident witness neighbour neighbor gunman suspect victim journalist reporter correspondent "
        "activist teacher mother "
        "father son daughter brother sister wife husband uncle aunt cousin nephew grandmother grandfather friend shooter attacker bomber "
        "militant insurgent soldier fighter villager "
        "farmer doctor nurse driver worker businessman businesswoman singer actor actress author writer photographer survivor refugee "
        "evacuee veteran "
        "opponent rival successor predecessor colleague counterpart defendant convict hostage captive scientist pastor priest engineer "
        "житель жительница журналист журналистка"
    )
    | more.HUMANS
    | more.KIN
)

# Head nouns of organisations.
ORGANISATION_HEADS: Final = (
    word_set(
        "committee ministry office council front party army forces force intelligence agency police department dept hospital university "
        "college school "
        "movement alliance group press bank court parliament observatory service services commission organization organisation union "
        "association federation "
        "league institute institution foundation society centre center network corporation corp company inc ltd authority board bureau "
        "command corps guard "
        "guards brigade brigades battalion regiment division coalition congress senate assembly cabinet government administration "
        "directorate mission fund trust "
        "academy navy airforce militia militias directorate secretariat embassy consulate tribunal chamber house newspaper news times post "
        "herald tribune television radio channel airlines airways airport clinic infirmary church mosque seminary campaign initiative "
        "programme "
        "program presidency caliphate emirate confederation syndicate cartel gang club forum taskforce jamaat lashkar jaish harakat hizb "
        "tehrik tehreek "
        "hayat ansar katibat jabhat liwa"
    )
    | more.ORGANISATION_HEADS
    | more.TURKISH_HEADS
)
# An organisation may begin with these ("Jamaat X", "University of X", "Hospital X").
LEADING_HEADS: Final = word_set(
    "jamaat jamaat-e jamaat-ul lashkar lashkar-e lashkar-e-taiba jaish jaish-e harakat harakat-ul hizb hizb-ut tehrik tehreek hayat ansar "
    "jabhat liwa katibat hospital university universidad instituto colegio ministerio partido bank banque banco universität "
    "hochschule ministère organisation partei tahrik"
)
# Head nouns that alone name nothing, even with a capital.
GENERIC_ALONE: Final = word_set(
    "house department dept office group press bank school hospital university college service services company corporation newspaper "
    "news times post radio channel airport clinic church mosque fund "
    "trust network center centre force board bureau club campaign initiative programme program mission chamber society guard "
    "administration government institute institution corp inc ltd forum cabinet command gang"
)
# Lower-case heads that still name a body when a country follows or owns them ("the armed forces of Tajikistan").
STATE_BODIES: Final = (
    "armed forces",
    "security forces",
    "air force",
    "foreign ministry",
    "defence ministry",
    "defense ministry",
    "interior ministry",
    "border guard service",
)
GENITIVE_PARTS: Final = word_set(
    "sheriff sheriffs children women people peoples workers teachers governor governors prosecutor prosecutors attorney coroner medical "
    "farmers veterans lawyers journalists"
)

# What an "of", "for" or "and" inside the name of an organisation or office may be followed by.
PORTFOLIOS: Final = word_set(
    "defence defense foreign interior internal external affairs finance health justice education energy trade information culture "
    "agriculture transport industry "
    "state war security human rights humanitarian development emergency emergencies situations environment labour labor commerce economy "
    "economic planning science technology "
    "tourism sport sports communications water oil petroleum religious women youth children migration immigration investigation "
    "investigations prosecution counter-terrorism "
    "counterterrorism disarmament peace political public safety social services welfare nations refugees elections representatives "
    "deputies directors ministers "
    "defensa exteriores hacienda salud justicia educación défense intérieur justice économie difesa interno esteri defesa saúde fazenda "
    "lords commons governors general staff intelligence homeland treasury revenue press guards"
)

# Organisations of one or two words that carry no head noun.
KNOWN_ORGANISATIONS: Final = word_set(
    "kremlin taliban daesh isis isil hezbollah hizbollah hizbullah hamas nato interpol europol "
    "pentagon knesset duma bundestag majlis "
    "mossad unicef unesco unhcr unrwa opec asean "
    "fatah houthis houthi peshmerga basij wagner frontex reuters sputnik tass interfax xinhua bloomberg sipa afp bbc cnn "
    "al-qaeda al-qaida al-shabaab al-nusra al-jazeera al-arabiya aljazeera amnesty greenpeace oxfam "
    "facebook twitter instagram telegram google "
    "microsoft boeing gazprom rosneft rosatom aramco huawei "
    "unifil eulex centcom frelimo renamo farc mercosur brics quad aukus unama fsb gru cia fbi mi5 mi6 nsa isi raw kgb svr"
)
KNOWN_PHRASES: Final = (
    "White House", "Downing Street", "United Nations", "European Union", "African Union", "Arab League", "Red Cross", "Red Crescent",
    "Boko Haram", "Islamic State",
    "Muslim Brotherhood", "Hayat Tahrir al-Sham", "Al Qaeda", "Al Jazeera", "Al Arabiya", "Human Rights Watch", "Amnesty International",

    "Save the Children", "Associated Press",
    "Doctors Without Borders", "Supreme Leader's Office", "World Food Programme", "State Department", "Foreign Office",
    "Wall Street Journal", "Islamic Jihad",
    "Syria Civil Defence", "White Helmets", "Civil Defence", "Scotland Yard", "Capitol Hill", "Al-Qaeda in the Arabian Peninsula",
)  # fmt: skip

# Capital letters that are no organisation.
NOT_ACRONYMS: Final = word_set(
    "us usa uk uae ussr drc am pm gmt utc est edt pst pdt aedt cet bst ad bc tv suv id ids pr hiv aids covid gdp ceo mp mps ied ieds uav "
    "fm mv ms uss hms dna ok vip faq sms url http https "
    "pdf rpg ak i ii iii iv vi vii viii ix xi xii la ny dc ca tx ny jr sr phd md ee uu eeuu"
)

# Words with a capital that stand in names of things and events, not of people.
THING_WORDS: Final = word_set(
    "war day year week world cup civil daily morning evening street road avenue square bridge river lake mountain mountains sea ocean "
    "gulf bay strait island islands valley desert coast peninsula "
    "north south east west northern southern eastern western central middle upper lower new old great greater operation agreement treaty "
    "accord accords pact deal act law bill plan "
    "conference summit games olympics championship prize award festival christmas easter ramadan eid halloween resolution protocol "
    "convention declaration constitution "
    "article section chapter update latest home check also more read related share facebook via image video photo photos source sources "
    "getty analysis opinion "
    "black white red green blue air high special general national international global regional state federal public official officials "
    "first second third last next "
    "airport station port hotel stadium market mall park building tower gate camp prison base field line border crossing province "
    "district county city town village area region "
    "islamic muslim christian jewish catholic orthodox sunni shia shiite kurdish arab hindu buddhist alawite republic kingdom democratic "
    "people peoples security peace human rights "
    "spring summer autumn winter revolution uprising intifada offensive crisis pandemic earthquake hurricane cyclone storm flood "
    "internet constitution spanish english "
    "typhoon tornado volcano mount mt cape fort uss hms mv lines motors holdings industries solutions systems "
    "technologies partners fever virus lodge fm"
)

# Words that begin a sentence with a capital and are no name.
SENTENCE_HEADS: Final = word_set(
    "a an the this that these those it he she they we i you who what which when where why how there here his her its their our my your "
    "one two three four five six seven eight nine ten "
    "and but or nor yet so for if as at by in on of to from with without within into over under after before during since until while "
    "although though because unless despite unlike like "
    "about above across against along amid among around behind below beneath beside between beyond down near off onto out outside per "
    "regarding than through throughout toward towards up upon via "
    "earlier later meanwhile moreover however furthermore additionally nevertheless nonetheless therefore thus hence instead still also "
    "even only just then now today yesterday tomorrow tonight "
    "both all some many most several few each every either neither other others another any no not none such same more less much "
    "according following given based backed asked speaking "
    "officials authorities police analysts experts observers witnesses residents local state government security forces military sources "
    "reports media images pictures television footage "
    "rebels insurgents militants fighters soldiers troops thousands hundreds dozens millions people students detectives investigators "
    "deputies victims bodies clashes talks "
    "recent recently last next first second third finally once again often sometimes usually historically previously currently initially "
    "eventually ultimately "
    "whether let say says said read see watch click share follow more related image photo video source updated published have has had is "
    "are was were be been do does did will would can could may might must shall should "
    "nobody somebody everybody anybody everyone anyone someone nothing something everything "
    "please thank thanks yes breaking update analysis opinion exclusive editorial mom dad"
)

# The same in other languages; in English they may begin a name ("El Paso", "De Niro").
FOREIGN_HEADS: Final = (
    word_set(
        "det den de en et ei han hun dei i på og men som da når etter før ved til fra for med om ifølge politiet slik også dette disse "
        "el la los las un una unos unas en por para con sin pero y o según cuando tras durante este esta estos estas ese esa su sus al del "
        "antes después aunque como lo le les se no ya "
        "l un une des dans et mais ce cette ces il elle ils elles au aux du par pour sur selon après avant pendant à son sa ses leur "
        "der die das ein eine und aber im am er sie es zu auf bei nach vor mit von laut wie dem den "
        "por o os as um uma em no na mas ele ela segundo após il lo gli nel nella ma dopo secondo "
        "по в во на об о из за с со от он она они это как но и а что при после до для также однако ранее между тем утром вечером "
        "по-прежнему"
    )
    | more.HEADS
)

PARTICLES: Final = (
    word_set(
        "de da das do dos del della di du la le van von der den ter ten bin ibn bint ben abu abou umm al el as ad ul ur ud uz ould af "
        "zu zur"
    )
    | more.PARTICLES
)

# Compounds that end like these are adjectives ("US-backed", "Taliban-controlled") and begin no name.
ADJECTIVE_TAILS: Final = word_set("born run era style like made wide old bound free friendly level hit torn")
# In languages that join words, an office ends in one of these ("Außenministerin", "utenriksminister").
OFFICE_ENDINGS: Final = (
    "minister",
    "ministerin",
    "ministeren",
    "präsident",
    "präsidentin",
    "kanzler",
    "kanzlerin",
    "sprecher",
    "sprecherin",
    "sjef",
    "chef",
    "leder",
    "talsmann",
)

CALENDAR: Final = (
    word_set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
        "november december "
        "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
    )
    | more.CALENDAR
)


@cache
def given_names() -> frozenset[str]:
    """Given names of many cultures in lower case, in the scripts in which they are written."""
    return frozenset(listed_names("given_names.txt"))


# Latin spellings of one sound, for given names in Cyrillic letters.
_SPELT: Final = (
    ("dzh", "j"), ("kh", "h"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("ph", "f"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("yu", "u"), ("ya", "a"), ("yo", "o"), ("ye", "e"), ("ey", "e"), ("ai", "ay"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
_SHORTEST_GIVEN: Final = 4


def _given_key(word: str) -> str:
    key = romanise(word)
    for letters, one in _SPELT:
        key = key.replace(letters, one)
    return "".join(char for at, char in enumerate(key) if at == 0 or char != key[at - 1])


@cache
def _given_keys() -> frozenset[str]:
    return frozenset(_given_key(word) for word in given_names() if len(word) >= _SHORTEST_GIVEN)


@lru_cache(maxsize=8192)
def is_given_cyrillic(low: str) -> bool:
    """Whether a lower-case Cyrillic word is a given name of the tables as it is written in Cyrillic, in any case."""
    if len(low) < _SHORTEST_GIVEN or not low.isalpha():
        return False
    bare = low[:-1] if low[-1] in "аяуюеєиіой" else low
    forms = {low, bare, f"{bare}а", f"{bare}я", f"{bare}й", low.removesuffix("ом"), low.removesuffix("ові")}
    return any(len(form) >= _SHORTEST_GIVEN and _given_key(form) in _given_keys() for form in forms)
