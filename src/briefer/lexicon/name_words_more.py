"""More words beside names, of languages beyond those of ``name_words``: French, Spanish, Portuguese, Italian, Turkish, Russian, Ukrainian.

Tables of language, not of news. Cyrillic words stand in the nominative and are read in all their cases. Words that mean
something else in English are left out, because the tables are read for every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefer.lexicon.word_lists import word_set

_CASES: Final = (
    ("ий", "ого ому им ім ем"),
    ("ый", "ого ому ым ом"),
    ("ая", "ой ую ою"),
    ("ия", "ии ию ией"),
    ("ія", "ії ію ією"),
    ("а", "и і ы у е ой ою"),
    ("я", "и і ю е ей ею"),
    ("ь", "я ю ем е і"),
    ("ець", "ця цю цем цеві"),
    ("ец", "ца цу цом це"),
    ("о", "а у ом е і"),
    ("ние", "ния нию нием нии"),
    ("ня", "ню ням ні"),
    ("", "а у ом ем е і ові еві ы и"),
)
"""Ending of the nominative, and those of the other cases."""
_TURKISH_CASES: Final = "nde nda nden ndan ne na ni nı nü nu nin nın nün nun ndeki ndaki yle yla"


def _forms(word: str) -> Iterator[str]:
    yield word
    for base, endings in _CASES:
        if word.endswith(base) and (base or word[-1] not in "аяьоеийі"):
            yield from (word[: len(word) - len(base)] + ending for ending in endings.split())


def _cases(text: str) -> frozenset[str]:
    """Cyrillic words with their cases."""
    return frozenset(form for word in text.split() for form in _forms(word))


def _turkish(text: str) -> frozenset[str]:
    """Turkish nouns of place or body, as they stand behind a name, with the endings of the cases."""
    return frozenset(word + ending for word in text.split() for ending in ("", *_TURKISH_CASES.split()))


TITLES: Final = word_set(
    "docteure docteur colonelle lieutenant-colonel lieutenante capitaine commandant commandante général générale sergent amiral maréchal "
    "professeur professeure maître monseigneur cheikh cheick "
    "teniente teniente-coronel sargento almirante mariscal doctora profesor profesora ingeniero ingeniera licenciado "
    "licenciada jeque capitão tenente doutor doutora capitano tenente colonnello dottor dottoressa professore "
    "doç albay yarbay binbaşı yüzbaşı üsteğmen teğmen tümgeneral korgeneral orgeneral tuğgeneral tümamiral oramiral sayın avukat uzm şehit "
    "hauptmann oberstleutnant generalmajor generalleutnant oberstløytnant kaptein løytnant "
    "brigadier-general brig-gen col-gen astsubay komiser uzman "
    "pułkownik kapitan generał porucznik komisarz ksiądz plukovník generál kapitán överste kolonel kapitein doctorul colonelul generalul "
    "ανταρχος συνταγματάρχης ταξίαρχος πλοίαρχος"
) | _cases(
    "генерал генерал-майор генерал-лейтенант генерал-полковник полковник подполковник підполковник майор капитан капітан лейтенант сержант "
    "прапорщик адмирал адмірал маршал доктор докторка профессор професор професорка академик академік господин госпожа пан шейх мулла "
    "аятолла принц король королева хан"
) - {"пане", "пани", "хане"}  # fmt: skip

OFFICES: Final = (
    word_set(
        "directrice sous-préfet sous-préfète préfète gouverneur gouverneure procureure députée député sénateur sénatrice conseiller "
        "conseillère juge porte-parole vice-président vice-présidente adjoint adjointe envoyé envoyée commandant dirigeant dirigeante "
        "coordinateur coordinatrice responsable recteur rectrice mairesse "
        "enviado enviada portavoces intendente concejal concejala rector rectora coordinador coordinadora comisario comisaria mandatario "
        "mandataria cabecilla magistrado magistrada procurador procuradora "
        "secretário secretária prefeita governadora porta-voz comandante delegado delegada "
        "ministra sindaca governatore prefetto portavoce segretario segretaria comandante "
        "vali valisi kaymakam kaymakamı bakan bakanı başbakan başbakanı cumhurbaşkanı başkan başkanı müdür müdürü muhtar muhtarı sözcü "
        "sözcüsü komutan komutanı büyükelçi büyükelçisi sekreter sekreteri milletvekili savcı savcısı başsavcı başsavcısı rektör rektörü "
        "lider lideri elçi elçisi yardımcısı koordinatörü temsilcisi danışmanı müsteşarı "
        "prezydent prezydenta premiera wojewoda burmistrz rzecznik rzeczniczka dyrektor dyrektorka komendant prokurator poseł "
        "posłanka szef "
        "szefowa ministra prezident premiér ministr ministryně starosta starostka primátor mluvčí ředitel ředitelka hejtman "
        "burgemeester woordvoerder woordvoerster burgemester minister-president statsministern talesperson borgmästare landshövding "
        "președintele președinte premierul ministrul primarul primar purtătorul prefectul directorul "
        "πρόεδρος υπουργός πρωθυπουργός δήμαρχος δήμαρχο εκπρόσωπος κυβερνήτης περιφερειάρχης διοικητής διευθυντής αρχηγός "
        "farmandar ostandar"
    )
    | _cases(
        "президент президентка министр міністр міністерка глава голова премьер прем'єр прем’єр премьер-министр прем'єр-міністр губернатор "
        "губернаторка мэр мер посол секретарь секретар директор директорка начальник начальниця командир лидер лідер спикер спікер депутат "
        "депутатка сенатор представитель представник представниця представительница речник речниця пресс-секретарь пресс-секретар прокурор "
        "генпрокурор судья суддя посланник посланець посланниця советник советница радник радниця заместитель заступник заступниця ректор "
        "координатор уполномоченный уповноважений командующий пресс-служба ватажок главарь"
    )
) - {"пресс-служба"}

OFFICE_PARTS: Final = word_set(
    "sağlık içişleri dışişleri adalet savunma millî milli eğitim maliye belediye ilçe şube genel emniyet jandarma eski enerji tarım "
    "ulaştırma çevre gençlik kültür turizm ticaret sanayi hazine "
    "бывший бывшая бывшего бывшему колишній колишня колишнього новый нова новий первый перший вице віце генеральный генерального "
    "генеральний "
    "генерального исполняющий обязанности виконувач обов'язків "
    "оборони фінансів внутрішніх закордонних справ юстиції освіти здоров'я здоров’я охорони уряду правительства парламента парламенту "
    "adjoint adjointe délégué déléguée ancien ancienne"
)

HUMANS: Final = word_set(
    "sismologue géologue médecin infirmier infirmière journaliste avocat avocate étudiant étudiante enseignant enseignante militant "
    "militante habitant habitante témoin otage médiateur médiatrice négociateur ingénieur ingénieure technicien technicienne chercheur "
    "chercheuse "
    "médico médica enfermero enfermera periodista abogado abogada estudiante maestro maestra activista vecino vecina testigo rehén "
    "mediador mediadora negociador técnico técnica investigador investigadora "
    "gazeteci öğretmen mühendis müteahhit işçi öğrenci "
    "seismologist geologist surgeon midwife paramedic negotiator mediator contractor"
) | _cases(
    "врач лікар лікарка инженер інженер інженерка журналист журналіст журналистка журналістка учитель вчитель вчителька адвокат адвокатка "
    "активист активіст активистка активістка студент студентка житель жительница мешканець мешканка эксперт експерт експертка сейсмолог "
    "геолог фотограф писатель письменник подрядчик підрядник бизнесмен бізнесмен водитель водій сапер рыбак рибалка"
)

ORGANISATION_HEADS: Final = word_set(
    "agence conseil comité mouvement fédération syndicat observatoire hôpital université école gendarmerie tribunal assemblée "
    "commission office centre croissant-rouge croix-rouge "
    "agencia consejo comité movimiento federación sindicato observatorio hospital frente oficina comisión asamblea guardia unión ejército "
    "ministério agência conselho movimento federação sindicato observatório frente exército "
    "istituto agenzia protezione corpo consiglio comitato movimento federazione sindacato osservatorio ospedale ministero "
) - {"office", "centre", "hospital", "commission", "tribunal", "comité"}
TURKISH_HEADS: Final = _turkish(
    "başkanlığı bakanlığı hastanesi üniversitesi sendikası partisi müdürlüğü rasathanesi derneği vakfı kurumu kurulu komutanlığı ajansı "
    "belediyesi valiliği kaymakamlığı savcılığı başsavcılığı mahkemesi meclisi ordusu kuvvetleri bankası gazetesi kulübü konseyi birliği "
    "federasyonu odası merkezi enstitüsü teşkilatı örgütü cephesi hareketi şirketi holdingi televizyonu fakültesi lisesi okulu"
) | word_set("kızılay kızılayı inşaat")

# Heads of bodies in Cyrillic and Romance texts: the first word has a capital and the others, or the adjectives behind it, have none.
BODY_HEADS: Final = _cases(
    "министерство міністерство агентство агенція комитет комітет совет рада партия партія фронт движение рух союз ассоциация асоціація "
    "организация організація управление управління университет університет институт інститут академия академія больница лікарня госпиталь "
    "шпиталь суд прокуратура парламент правительство уряд армия армія служба фонд банк федерация федерація конгресс ассамблея асамблея "
    "комиссия комісія департамент бюро корпорация компания компанія гвардия гвардія полиция поліція обсерватория обсерваторія дума "
    "півмісяць полумесяц хрест крест"
) | word_set(
    "управління управлению управлением бюро півмісяця півмісяцю ради "
    "agence conseil comité mouvement fédération syndicat observatoire hôpital université gendarmerie assemblée commission office centre "
    "ministère cour parlement garde union institut direction haut-commissariat autorité front armée ligue société banque organisation "
    "agencia consejo movimiento federación sindicato observatorio hospital oficina comisión asamblea guardia unión ejército ministerio "
    "instituto corte tribunal frente partido banco organización dirección autoridad centro servicio secretaría fiscalía universidad "
    "agência conselho movimento federação observatório exército ministério organização autoridade serviço universidade partido "
    "unidad policía defensoría junta cámara câmara autoridade unidade polícia autorità unità guardia polizia autorité police service "
    "consiglio comitato federazione osservatorio ospedale ministero commissione esercito partito organizzazione istituto università"
)
# What goes on with the name of a body behind its head in Romance languages, without a capital.
BODY_ADJECTIVES: Final = word_set(
    "national nationale nationaux général générale fédéral fédérale central centrale supérieur supérieure public publique international "
    "internationale européen européenne africain africaine hospitalier hospitalière populaire démocratique militaire constitutionnel "
    "constitutionnelle universitaire suprême régional régionale départemental islamique républicain républicaine mondial mondiale "
    "nacional general central superior público pública internacional europeo europea africana africano popular democrático democrática "
    "militar constitucional suprema supremo regional federal islámico islámica republicano republicana mundial electoral provisional "
    "civile civil nazionale generale superiore pubblico internazionale europea popolare democratico militare"
)
BODY_SUBJECTS: Final = word_set(
    "обороны оборони внутренних внутрішніх иностранных закордонних дел справ здравоохранения здоров'я здоров’я охорони юстиции юстиції "
    "финансов фінансів экономики економіки образования освіти энергетики енергетики транспорта транспорту культуры культури "
    "чрезвычайным чрезвычайных надзвичайних ситуациям ситуаций ситуацій безопасности безпеки национальной національної федеральной "
    "федеральної государственной державної по з из"
)
# Lower-case nouns of bodies that a name follows: "агентство X", "le syndicat X", "the news agency X".
KINDS_OF_BODY: Final = _cases(
    "агентство агенція телеканал телекомпания телекомпанія газета издание видання сайт портал фирма фірма компания компанія профсоюз "
    "профспілка группировка угруповання радиостанция радіостанція еженедельник тижневик концерн холдинг корпорация корпорація"
) | word_set(
    "издания видання изданию изданием угруповання newspaper broadcaster syndicat agence quotidien hebdomadaire chaîne entreprise société "
    "sindicato agencia diario periódico semanario cadena empresa compañía consultora aerolínea jornal emissora giornale quotidiano agenzia"
)

# Nouns of places; the name stands before or behind them, as the language has it.
PLACE_NOUNS: Final = word_set(
    "commune département quartier bourg bourgade hameau arrondissement préfecture comté faubourg banlieue poste vallée oasis wilaya "
    "moughataa "
    "departamento cantón parroquia aldea caserío distrito comarca corregimiento vereda municipalidad "
    "bairro município vila aldeia comune frazione quartiere provincia hamlet oblast governorate canton prefecture parish township hills"
) | _cases(
    "село деревня поселок посёлок селище станица аул кишлак хутор город місто провинция провінція область район округ уезд кантон "
    "штат край "
    "губерния губернія порт пригород передмістя ущелье долина префектура воеводство воєводство муниципалитет муніципалітет община громада"
) | word_set("міста місті селі села сёла поселке посёлке посёлка селища провинции провінції")  # fmt: skip
TURKISH_PLACE_NOUNS: Final = _turkish(
    "ilçesi köyü mahallesi beldesi kasabası kenti şehri ili bölgesi limanı ovası vadisi nahiyesi adası kapısı caddesi sokağı köprüsü "
    "barajı dağı gölü nehri havalimanı meydanı"
) | word_set("valisi kaymakamı belediyesi valiliği kaymakamlığı sınır")

PARTICLES: Final = word_set(
    "d uld wuld mint oğlu oglu kızı ульд вульд мінт минт бінт бинт бин бін ібн ибн оглы огли оглу кызы аль ель эль ад ан "
    "фон ван де ди ді ла дер дель дю"
)

# Words that begin a sentence and are no name, in languages whose tables lack them.
HEADS: Final = word_set(
    "mme m mlle lorsque quand alors cependant toutefois ainsi puis aussi seul seule deux trois quatre cinq dix on nous vous je ni quant "
    "chaque certains plusieurs tous toutes entre sous vers chez côté plus moins depuis jusqu dès contre parmi outre voici voilà quelque "
    "entre desde hasta hacia sobre bajo ante según mientras además entonces así también sólo solo cada muchos muchas varios varias "
    "dos tres "
    "cuatro cinco diez nadie nada algo ni si hay lea vea quien quienes donde todo todos todas otro otra otros poco "
    "bu o şu bir iki üç dört beş altı on ve ama ancak fakat ise için göre kadar sonra önce dün bugün yarın gece sabah akşam yetkililer "
    "doktorlar polis ekipler bölge olay kaza burada orada her hiç çok daha en ne kim nasıl "
    "у в з із зі та й і а але або чи що як коли де хто це цей ця ці той та ті його її їх він вона вони ми ви я не ні за про при від "
    "до після перед під над між через без для на по усього всього тим часом також проте однак отже якщо щоб поки утім загалом "
    "усе все тем временем кроме перед пока если когда где кто это этот эта эти тот те его её их мы вы я не ни за под над между через без "
    "для у со лишь только уже еще ещё потом затем здесь там сегодня вчера завтра позже ранее ночью днем днём губернатор район часть число "
    "w na ze od przez dla czy to jest są był była było według podczas jak gdy który która także oraz pod nad przed "
    "v ve na při podle když že byl byla bylo také het een van op bij volgens tijdens toen zijn hij zij maar ook "
    "ett och på vid enligt när efter var är inte men în la cu din pe potrivit după este au "
    "ο η το οι τα τον την τους τις στο στη στην στον στους στις του της των με για από και σε δεν θα να που ως κατά μετά σύμφωνα όπως όταν "
    "dell all nell sull dall dalla alla nelle alle dalle si è sono stato questa questo mentre quando anche "
    "среди вместе согласно несмотря ребенок ребёнок девочка мальчик сколько борт"
)

# Words that stand inside names of bodies and have no letter in their acronyms.
CONNECTORS: Final = word_set(
    "dell all nell sull dall alla della delle dello "
    "of the and for in on de del de la le les los las l d du des et y e da do dos das di della dei degli pour para per en a à al au aux "
    "ve ile für der die das und zur zum och og i и і й та в у з по"
)
OF: Final = word_set("de d du des del da do dos di della dei pour para per")
ARTICLES: Final = word_set("la le l los las les il lo el")
# Heads of bodies that stand in lower case before the name of one: "l'observatoire de X", "больница X".
LOWER_HEADS: Final = word_set(
    "observatoire hôpital université lycée institut clinique aéroport observatorio hospital universidad instituto colegio liceo clínica "
    "universidade osservatorio ospedale università"
)
CALENDAR: Final = word_set(
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar"
)
KIN: Final = _cases(
    "дружина жена чоловік муж син сын дочка донька дочь мать мати отец батько брат сестра племянник дядя тётя вдова вдова внук онук "
    "бабушка бабуся"
) | word_set(
    "épouse mari femme fils fille mère père frère sœur oncle tante neveu veuve cousin cousine "
    "esposa esposo marido mujer hijo hija madre padre hermano hermana tío tía sobrino viuda primo prima"
)

_TURKISH_THINGS: Final = TURKISH_PLACE_NOUNS - word_set("valisi kaymakamı")


def is_turkish_thing(low: str) -> bool:
    """A Turkish noun that makes what stands before it a place or a thing."""
    return low in _TURKISH_THINGS
