"""The words of ways in which something happened: rows of a class and its words in many languages, as in ``cause_words``."""

from __future__ import annotations

from briefer.reconcile.facets.cause_words import Rows

BOMBINGS: Rows = (
    ("suicide bombing", (
        r"suicide|blew (?:him|her|them)sel\w+ up|suicida|se (?:inmoló|hizo estallar)|kamikaze|attentat-suicide|selbstmord\w*|"
        r"sprengte sich|explodiu o próprio|si è fatto (?:saltare|esplodere)|смертни\w*|подорвал себя|"
        r"терорист\w*-смертни\w*|підірвав себе|انتحاری\w*|فجر نفسه|خودکش\w*|intihar\w*|canlı bomba\w*|selvmords\w*|självmords\w*|"
        r"zelfmoord\w*|samobójcz\w*"
    )),
    ("planted bomb", (
        r"planted|hidden in (?:a |an )?\w+|remote(?:ly)?[- ](?:controlled|detonated)|detonated remotely|by remote control|timer|"
        r"time bomb|roadside bomb|sticky bomb|magnetic bomb|left in a (?:bag|suitcase|backpack|bin)|"
        r"colocad[oa]|a (?:control remoto|distancia)|temporizador|bomba lapa|dissimulée?|déposée?|télécommandée?|à distance|minuterie|"
        r"ferngezündet\w*|versteckt\w*|deponiert\w*|zeitzünder|plantad[oa]|escondid[oa]|por controle remoto|"
        r"piazzat[oa]|nascost[oa]|a distanza|radiocomandat[oa]|заложен\w*|спрятан\w*|дистанционн\w*|радиоуправляем\w*|"
        r"с часовым механизмом|закладен\w*|дистанційн\w*|زرع\w*|مزروع\w*|عن بعد|لاصقه|موقوته|کار گذاشته\w*|جاسازی\w*|از راه دور|"
        r"کنترل از راه دور|نصب (?:شدہ|کیا)|ریموٹ کنٹرول|yerleştiril\w*|uzaktan kumandal\w*|utplassert|plassert|fjernutløst|fjärrstyrd|"
        r"placerad|verstopt|op afstand|podłożon\w*|zdalnie"
    )),
)  # fmt: skip
CYBER_ATTACKS: Rows = (
    ("denial of service", (
        r"ddos|denial[- ]of[- ]service|denegación de servicio|déni de service|überlastungsangriff\w*|negação de serviço|"
        r"negazione del servizio|отказ\w* в обслуживании|відмов\w+ в обслуговуванні|حجب الخدمه|محروم سازی از سرویس|منع سرویس|"
        r"hizmet (?:engelleme|dışı bırakma)\w*|tjenestenekt\w*|överbelastningsattack\w*|overbelastningsangreb"
    )),
    ("ransomware", (
        r"ransomware|extortion software|encrypted (?:the |its |their )?(?:files|data|systems|servers)|programa de rescate|"
        r"secuestro de datos|rançongiciel|erpressungssoftware|erpressungstrojaner|verschlüsselungstrojaner|"
        r"вымогател\w*|программ\w*-вымогател\w*|шифровальщик\w*|вимага\w*|برامج الفدیه|فیروس الفدیه|باج ?افزار\w*|رینسم ?ویئر|"
        r"fidye yazılımı\w*|løsepengevirus|utpressningsvirus|gijzelsoftware"
    )),
    ("wiping of data", (
        r"wiper|wiped|erased (?:the |its )?(?:data|files|servers)|borrad[oa]|borró|effac[ée]\w*|gelöscht\w*|apagad[oa]s? dados|"
        r"cancellat\w+ i dati|уничтож\w+ данны\w*|ст[её]р\w* данны\w*|знищ\w+ дан\w*|محو البیانات|حذف داده\w*|"
        r"silen (?:zararlı )?yazılım|slettet data|raderat data|gewist\w* data"
    )),
    ("break-in or theft of data", (
        r"(?:broke|broken|break(?:ing)?) into|breach(?:ed)?|intrusion|stole (?:the )?(?:data|records|files)|data theft|stolen (?:data|"
        r"records)|intrusión|irrumpi\w+|robo de datos|vulneraron|intrusion dans|vol de données|"
        r"eingedrungen|datendiebstahl|datenleck|einbruch in|invas[aã]o|invadi\w+|roubo de dados|violazione|furto di dati|взлом\w*|"
        r"проник\w+|краж\w+ данных|утечк\w+ данных|злам\w*|витік\w* даних|اختراق\w*|سرقه (?:ال)?بیانات|نفوذ|سرقت داده\w*|"
        r"ہیک|ڈیٹا چوری|veri (?:hırsızlığı|ihlali)|sızdı\w*|datainnbrudd|dataintrång|datalek|właman\w*|kradzie[żz] danych"
    )),
    ("phishing or stolen passwords", (
        r"phishing|stolen (?:passwords?|credentials)|contraseñas robadas|hameçonnage|mots de passe volés|gestohlene\w* passw\w*|"
        r"senhas roubadas|password rubate|фишинг\w*|украденн\w+ парол\w*|фішинг\w*|تصید|فیشینگ|oltalama|nettfiske|nätfiske"
    )),
)  # fmt: skip
ESCAPES: Rows = (
    ("through a tunnel", (
        r"tunnels?|túnel\w*|tunnel|tunnels|túneis|galleria|подкоп\w*|тоннел\w*|туннел\w*|підкоп\w*|тунел\w*|نفق\w*|انفاق|تونل\w*|سرنگ|"
        r"tünel\w*"
    )),
    ("by helicopter or drone", (
        r"helicopters?|helicóptero|hélicoptère|hubschrauber|elicottero|вертол[её]т\w*|гелікоптер\w*|вертоліт|طائره مروحیه|مروحیه|بالگرد|"
        r"هلیکوپتر|ہیلی کاپٹر|helikopter\w*|śmigłow\w*"
    )),
    ("through the wall or bars", (
        r"(?:hole|breach) in (?:the|a) (?:\w+ )?(?:wall|fence|roof)|saw\w+ (?:through )?(?:the )?(?:\w+ )?bars|"
        r"cut (?:through )?(?:the )?(?:bars|fence|wire)|climbed over|over the wall|scaled|(?:boquete|agujero)\b|barrotes|saltaron|"
        r"escalaron|trou dans|barreaux|"
        r"escalad\w*|loch in (?:der|die)|gitterstäbe|über die mauer|buraco n\w+|grades|pularam|buco nel\w*|sbarre|дыр\w* в|пролом\w*|"
        r"реш[её]тк\w*|перелез\w*|діру в|ґрат\w*|перелізл\w*|فتحه فی|قضبان|تسلق\w*|حفره|میله\w*|دیوار|دیوار پھلانگ\w*|"
        r"duvar\w*|parmaklık\w*|hull i|gitter|hål i|gat in|tralies|dziur\w+ w|krat\w*"
    )),
    ("by force or with help from outside", (
        r"overpower\w*|stormed|attack on the (?:prison|jail)|attacked the (?:prison|jail)|gunm[ae]n (?:attacked|stormed|raided)|"
        r"disarmed|redujeron|asalt\w+|maîtris\w+|attaqu\w+|assaut|überwält\w*|überfall\w*|gestürmt|renderam|invadiram|sopraffatt\w*|"
        r"assalt\w*|"
        r"обезоруж\w*|напал\w*|нападени\w*|захват\w*|обеззброї\w*|напали|напад\w*|اقتحم\w*|اقتحام|هاجم\w*|هجوم|خلع سلاح|حمله|حملہ|"
        r"etkisiz hale|baskın\w*|overmann\w*|stormet|angrep|övermann\w*|overmeester\w*|obezwładni\w*"
    )),
    ("with the help of guards", (
        r"brib\w+|(?:help|complicity|collusion) of (?:the |a )?(?:\w+ )?(?:guards?|wardens?|officers?)|soborn\w*|complicidad|"
        r"complicité|soudoy\w*|bestochen\w*|bestechung|suborn\w*|cumplicidade|corrott\w*|complicità|подкуп\w*|пособничеств\w*|"
        r"підкуп\w*|رشوه|"
        r"تواطؤ|همدستی|رشوت|ملی بھگت|rüşvet\w*|bestikk\w*|mutat\w*|omgekocht|przekup\w*"
    )),
    ("in disguise or through the door", (
        r"disguis\w*|dressed as|posing as|front (?:gate|door)|walked out|disfrazad\w*|puerta principal|déguis\w*|porte principale|"
        r"verkleidet|haupttor|disfarçad\w*|porta da frente|travestit\w*|переодет\w*|через (?:ворота|дверь)|перевдягнен\w*|متنکر\w*|"
        r"البوابه الرئیسیه|"
        r"لباس مبدل|بھیس بدل\w*|kılığında|ana kapı\w*|forkledd|förkläd\w*|vermomd|przebran\w*"
    )),
)  # fmt: skip
RELEASES: Rows = (
    ("let go", (
        r"(?:let|allowed) (?:\w+ ){0,3}(?:go|leave)|released by (?:the|their) (?:kidnappers|captors|gunmen|hijackers|militants|rebels|"
        r"hostage-takers)|(?:kidnappers|captors|gunmen|hijackers|militants|rebels|attackers|hostage-takers) (?:had |"
        r"have )?(?:released|freed)|"
        r"(?:secuestradores|captores|rebeldes|asaltantes) (?:los |las )?(?:liberaron|soltaron)|(?:ravisseurs|rebelles|"
        r"preneurs d\"otages?) (?:ont |les ont )?(?:libéré|relâché)\w*|(?:entführer|geiselnehmer|rebellen) (?:ließen|"
        r"haben)\b.{0,30}(?:frei|laufen|freigelassen)|"
        r"(?:sequestradores|rebeldes) (?:libertaram|soltaram)|(?:rapitori|sequestratori|ribelli) (?:hanno )?(?:liberato|rilasciato)|"
        r"(?:похитител|террорист|боевик|захватчик|мятежник)\w+ (?:отпустил|освободил)\w*|(?:викрадач|терорист|бойовик|"
        r"заколотник)\w+ (?:відпустил|звільнил)\w*|"
        r"(?:افرج|اطلق) (?:عنهم )?(?:الخاطفون|المسلحون)|(?:الخاطفون|المسلحون)\b.{0,15}(?:افرج\w*|سراح)|(?:ربایندگان|آدم ربایان|"
        r"شورشیان)\b.{0,30}(?:آزاد کرد|رها کرد)\w*|اغوا ?کاروں نے\b.{0,25}(?:رہا|چھوڑ)\w*|(?:kaçıranlar|"
        r"isyancılar)\b.{0,20}serbest bırak\w*|"
        r"(?:kidnapperne|gisseltakerne|opprørerne) (?:slapp|løslot)\w*|(?:ontvoerders|gijzelnemers) lieten\b.{0,20}(?:vrij|gaan)|"
        r"porywacze (?:wypuścili|uwolnili)"
    )),
    ("rescued by force", (
        r"rescued|rescue (?:operation|mission|raid)|(?:police|troops|soldiers|commandos|forces|marines) (?:\w+ )?(?:stormed|freed|"
        r"raided)|freed (?:in|by) (?:a |an |the )?(?:\w+ )?(?:raid|operation|police|army|commandos|troops|soldiers)|"
        r"operativo de rescate|rescatad[oa]s?|"
        r"(?:policía|ejército|comandos) (?:\w+ )?(?:liberó|rescató|irrumpi\w+)|(?:la police|l\"armée|les forces) (?:\w+ )?(?:a|"
        r"ont) (?:libéré|donné l\"assaut)\w*|libérés? (?:par|lors d\w+) (?:l\"armée|la police|une opération|un assaut)|"
        r"(?:polizei|soldaten|spezialkräfte|armee) (?:stürmte|befreite)\w*|von (?:der )?(?:polizei|spezialkräften|soldaten) befreit|"
        r"(?:polícia|exército) (?:libertou|resgatou)|resgatad[oa]s|(?:polizia|esercito|forze speciali) (?:ha|hanno) liberato|"
        r"liberati (?:dalla polizia|in un blitz)|"
        r"(?:спецназ|полици|военн|спецслужб)\w* (?:освободил|штурм)\w*|в ходе (?:штурма|спецопераци\w+)|(?:спецназ|поліці|"
        r"військов)\w* (?:звільнил|штурм)\w*|під час (?:штурму|спецопераці\w+)|(?:حرر\w*|تحریر\w*|انقاذ)\b|عملیات نجات|"
        r"با عملیات .{0,15}آزاد|بازیاب\w*|"
        r"operasyon\w* .{0,15}kurtar\w*|kurtarıl\w*|reddet av|befridd av|fritaget|fritagits|bevrijd door|odbit\w*|"
        r"uwolnieni przez (?:policj|wojsk)\w*"
    )),
)  # fmt: skip
FLIGHT_PHASES: Rows = (
    ("at take-off", (
        r"(?:on|during|at|after|shortly after|moments after|minutes after) (?:its )?take-?off|after taking off|while taking off|(?:al|"
        r"tras|durante el) despeg\w+|(?:au|après le|peu après (?:le|son)) décollage|(?:beim|nach dem|kurz nach dem) start|(?:na|"
        r"após a|durante a) decolagem|"
        r"(?:in fase di|durante il|dopo il) decollo|(?:при|после|во время) взл[её]т\w*|(?:під час|після) зльот\w*|(?:اثناء|عند|بعد|"
        r"فور) (?:ال)?(?:اقلاع|اقلاعها)|(?:هنگام|پس از|بعد از) (?:برخاستن|تیک ?آف|بلند شدن)|(?:اڑان|ٹیک آف)\b.{0,10}(?:بعد|دوران)|"
        r"kalkış\w*|"
        r"(?:under|etter|kort tid etter) (?:avgang|take-?off)|(?:vid|efter) start|(?:bij|na) het opstijgen|(?:przy|po|"
        r"podczas) star\w+"
    )),
    ("at landing", (
        r"(?:on|during|at|while|before|attempting|approach\w*)\b(?: \w+){0,2} (?:landing|approach|to land)|tried to land|(?:al|"
        r"durante el) aterriz\w+|(?:à|lors de|pendant) l\"atterrissage|(?:bei der|beim|im) lande(?:anflug|n|versuch)|bei der landung|"
        r"(?:no|durante o) pouso|(?:na|durante a) aterrissagem|"
        r"(?:in fase di|durante l\") ?atterraggio|(?:при|во время) (?:посадк|заход)\w*|заход\w* на посадку|(?:під час|при) (?:посадк|"
        r"заход)\w*|(?:اثناء|عند|خلال) (?:ال)?(?:هبوط|هبوطها)|(?:هنگام|در حین) (?:فرود|نشستن)|لینڈنگ\b.{0,10}(?:دوران|وقت)|iniş\w*|"
        r"(?:under|ved) landing\w*|vid landning\w*|(?:bij|tijdens) de landing|(?:przy|podczas) lądowani\w+"
    )),
    ("in mid-air", (
        r"mid-?air|(?:at|from) (?:cruising|an) altitude|en pleno vuelo|en plein vol|im flug auseinander\w*|in der luft|em pleno voo|"
        r"em pleno ar|in (?:pieno )?volo|в воздухе|у повітрі|فی الجو|در (?:هوا|آسمان)|فضا میں|havada|i luften|in de lucht|w powietrzu"
    )),
)  # fmt: skip
AIRCRAFT: Rows = (
    ("helicopter", (
        r"helicopters?|choppers?|helicópteros?|hélicoptères?|hubschrauber\w*|elicotter[oi]|вертол[её]т\w*|гелікоптер\w*|вертол[іо]т\w*|"
        r"مروحیه|المروحیه|هلیکوپتر|بالگرد|ہیلی کاپٹر|helikopter\w*|śmigłow\w*"
    )),
    ("drone", (
        r"drones?|uavs?|unmanned aerial|drohnen?|дрон\w*|беспилотник\w*|бпла|безпілотник\w*|مسیره|طائره (?:مسیره|بدون طیار)|پهپاد\w*|"
        r"ڈرون\w*|insansız hava|iha\b|dronen?|drönare|dronów?"
    )),
    ("plane", (
        r"(?:air)?planes?|airliners?|jets?|avi[oó]n\w*|avionetas?|avions?|flugzeug\w*|avi(?:ão|ões)|aere[oi]|самол[её]т\w*|"
        r"літак\w*|طائره (?:رکاب|مقاتله|حربیه|شحن|نقل)|هواپیما\w*|جنگنده|طیارہ|طیارے|uça[kğ]\w*|fly(?:et)?|flygplan\w*|vliegtuig\w*|"
        r"samolot\w*"
    )),
)  # fmt: skip
VESSELS: Rows = (
    ("ferry or passenger ship", (
        r"ferr(?:y|ies)|passenger (?:ship|vessel|boat)|cruise ship|ferris?|transbordador|crucero|traversier|paquebot|fähr\w*|"
        r"passagierschiff|balsa|traghett\w*|паром\w*|пассажирск\w+ (?:судн|теплоход)\w*|теплоход\w*|пором\w*|عباره|العباره|کشتی مسافربری|"
        r"مسافر بردار|feribot\w*|ferge\w*|färja\w*|færge\w*|veerboot|veerpont|prom\b|promu"
    )),
    ("fishing boat", (
        r"fishing (?:boat|vessel|trawler)|trawlers?|(?:barco|buque) (?:pesquero|de pesca)|pesquero|bateau de pêche|chalutier|"
        r"fischerboot\w*|fischkutter|barco de pesca|pesqueiro|peschereccio|рыболовн\w+|рыбацк\w+|траулер\w*|риболовн\w+|рибальськ\w+|"
        r"(?:قارب|مرکب|سفینه) صید|قایق (?:ماهیگیری|صیادی)|ماہی گیر\w*|balıkçı\w*|fiskebåt\w*|fisketråler\w*|vissersboot|kuter\w* rybac\w*"
    )),
    ("cargo ship or tanker", (
        r"cargo (?:ship|vessel)|freighter|tanker|bulk carrier|container ship|carguero|petrolero|buque mercante|cargo\b|pétrolier|vraquier|"
        r""
        r"frachter|frachtschiff|tankschiff|cargueiro|navio-tanque|petroleiro|mercantile|petroliera|сухогруз\w*|танкер\w*|"
        r"грузов\w+ судн\w*|суховантаж\w*|(?:سفینه|ناقله) (?:شحن|نفط)|(?:کشتی|نفتکش)(?: باری)?|مال بردار|yük gemisi|tankeri?|lasteskip|"
        r"lastfartyg|vrachtschip|frachtow\w+|tankow\w+"
    )),
    ("migrants' or rubber boat", (
        r"(?:rubber|inflatable|migrant) (?:boat|dinghy)|dinghy|patera|cayuco|lancha neumática|bateau pneumatique|canot pneumatique|zodiac|"
        r""
        r"schlauchboot\w*|bote inflável|gommon[ei]|резинов\w+ лодк\w*|надувн\w+ лодк\w*|гумов\w+ чов\w*|قارب مطاطی|قایق (?:بادی|لاستیکی)|"
        r"ربڑ کی کشتی|lastik bot|gummibåt\w*|rubberboot\w*|ponton\w*"
    )),
    ("warship", (
        r"warship|frigate|destroyer|cruiser|naval (?:vessel|ship)|patrol boat|submarine|buque de guerra|fragata|destructor|submarino|"
        r"navire de guerre|frégate|sous-marin|kriegsschiff|fregatte|u-boot|navio de guerra|nave da guerra|fregata|sottomarino|"
        r"военн\w+ корабл\w*|фрегат\w*|крейсер\w*|подводн\w+ лодк\w*|військов\w+ корабл\w*|підводн\w+ чов\w*|سفینه حربیه|بارجه|فرقاطه|"
        r"غواصه|ناو\b|ناوچه|ناوشکن|زیردریایی|جنگی جہاز|آبدوز|savaş gemisi|firkateyn|denizaltı|krigsskip|fregatt\w*|ubåt\w*|oorlogsschip|"
        r"okręt\w*"
    )),
)  # fmt: skip
MOTIVES: Rows = (
    ("terrorism or extremism", (
        r"terror\w*|extremis\w*|jihad\w*|islamis\w*|yihadis\w*|djihadis\w*|террор\w*|экстремис\w*|терор\w*|екстреміс\w*|ارهاب\w*|تطرف\w*|"
        r"تروریس\w*|افراط\w*|دہشت گرد\w*|انتہا پسند\w*|terör\w*"
    )),
    ("hatred of a group", (
        r"hate|hatred|racis\w*|antisemit\w*|anti-semit\w*|homophob\w*|xenophob\w*|odio|racist\w*|haine|hass|fremdenfeindlich\w*|ódio|"
        r"расов\w+|ненавист\w*|ксенофоб\w*|расизм\w*|کراهیه|عنصری\w*|نفرت\w*|نژادپرست\w*|nefret|ırkç\w*|rasis\w*|haat|nienawi\w+"
    )),
    ("revenge or a personal quarrel", (
        r"revenge|vengeance|personal (?:dispute|grudge|quarrel|reasons)|feud|jealous\w*|grudge|venganza|ajuste de cuentas|"
        r"disputa personal|celos|vengeance|règlement de comptes?|jalousie|rache|persönliche\w* (?:streit|gründe)\w*|eifersucht|vingança|"
        r"ciúmes?|vendetta|gelosia|месть|мест[иью]+|личн\w+ (?:неприязн|конфликт|мотив)\w*|ревност\w*|помст\w*|особист\w+ (?:неприязн|"
        r"конфлікт|мотив)\w*|انتقام|ثار\b|خلاف شخصی|خلافات شخصیه|شخصی|کینه|ذاتی دشمنی|بدلہ|intikam|kişisel|hevn|hämnd|hævn|wraak|zemst\w*"
    )),
    ("robbery or money", (
        r"robbery|theft|money|debts?|ransom|robo\b|dinero|deudas?|vol\b|argent|dettes?|raub\w*|geld\w*|schulden|roubo|assalto|dinheiro|"
        r"dívidas?|rapina|denaro|debit[oi]|ограблени\w*|деньг\w*|денег|долг\w*|пограбуван\w*|грош\w*|борг\w*|السرقه|سرقه|المال|دیون|سرقت|"
        r"پول|بدهی|ڈکیتی|رقم|soygun|para\b|borç\w*|ran\b|penger|pengar|gæld|beroving|rabun\w*|pieniądz\w*"
    )),
    ("mental illness", (
        r"mental (?:illness|health|problems?)|mentally ill|psychiatric|psycholog\w+|(?:problemas|trastornos?) (?:mental|psiqui)\w*|"
        r"troubles? (?:mental|psych)\w*|psychisch\w*|problemas mentais|transtorno\w*|disturbi (?:mentali|psichici)|психическ\w+|"
        r"психиатр\w*|психічн\w+|نفسیه|عقلیه|اختلال روانی|روانی|ذہنی|نفسیاتی|psikolojik|ruhsal|psykisk\w*|psyki\w*|psychic\w*"
    )),
    ("politics", (
        r"political\w*|polític\w*|politique\w*|politisch\w*|politic[oai]|политическ\w+|політичн\w+|سیاسی\w*|siyasi|politisk\w*|"
        r"politiek\w*|polityczn\w+"
    )),
)  # fmt: skip
DEATHS: Rows = (
    ("shot", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?(?:shot dead|shot and killed|gunned down)|died of (?:\w+ )?gunshot\w*|(?:muerto|"
        r"asesinad[oa]|murió) a (?:tiros|balazos|disparos)|"
        r"tué\w* par balles?|abattu\w* (?:par balles?|d\"une balle)|wurde\w*\b.{0,40}\berschossen|mort[oa] a tiros|ucciso a colpi|"
        r"застрелен\w*|застрелили|"
        r"قتل .{0,6}(?:بالرصاص|رمیا)|به ضرب گلوله|گولی مار\w*|silahla (?:vurularak|öldürül\w*)|skutt og drept|skjøt\w* og drep\w*|"
        r"ihjälskjut\w*|skudt og dræbt|doodgeschoten|zastrzel\w*"
    )),
    ("stabbed", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?(?:stabbed|knifed)|(?:apuñalad|acuchillad)[oa]|poignardé\w*|"
        r"wurde\w*\b.{0,40}\berstochen|esfaquead[oa]|accoltellat[oa]|зарезан\w*|"
        r"заколот[аы]?\b|طعنا|با (?:ضربات )?چاقو|چاقو (?:مار|کے وار)\w*|bıçakla\w*|knivdrept|knivdräpt|knivdræbt|doodgestoken|"
        r"zasztylet\w*|zadźga\w*"
    )),
    ("strangled", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?(?:strangled|suffocated|smothered)|estrangulad[oa]|asfixiad[oa]|étranglé\w*|"
        r"étouffé\w*|wurde\w*\b.{0,40}\b(?:erwürgt|erdrosselt)|strangolat[oa]|"
        r"soffocat[oa]|задушен\w*|удушен\w*|خنقا|خفه (?:شد|کرد)\w*|گلا گھونٹ\w*|boğularak|boğazı sıkıl\w*|kvalt|strypt|kvalt|gewurgd|"
        r"uduszon\w*"
    )),
    ("poisoned", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?poisoned|envenenad[oa]|empoisonné\w*|wurde\w*\b.{0,40}\bvergiftet|avvelenat[oa]|"
        r"отравлен\w*|отруєн\w*|مسموم\w*|زہر دے\w*|zehirlen\w*|forgiftet|"
        r"förgiftad|vergiftigd|otrut\w*"
    )),
    ("hanged", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?hanged|hanged (?:him|her)self|ahorcad[oa]|pendue?\b|erhängt|enforcad[oa]|impiccat[oa]|"
        r"повешен\w*|повешенн\w*|повіше\w*|مشنوق\w*|"
        r"حلق آویز|پھندا|پھانسی|asılı|hengt|hängd|hængt|opgehangen|powieszon\w*"
    )),
    ("drowned", (
        r"drowned|ahogad[oa]|noyée?\b|ertrunken|afogad[oa]|annegat[oa]|утону\w+|потону\w+|غرقا|غرق شد\w*|ڈوب کر|boğuldu|druknet|"
        r"drunkna\w*|druknede|verdronken|uton\w+"
    )),
    ("beaten to death", (
        r"(?:was|were|been|being|is|found) (?:\w+ )?beaten to death|(?:muert[oa]|asesinad[oa]) a golpes|battu\w* à mort|totgeprügelt|"
        r"zu tode geprügelt|espancad[oa] até|"
        r"ucciso a bastonate|picchiato a morte|забит\w* до смерти|до смерті побит\w*|ضربا حتی الموت|بر اثر ضرب و شتم|تشدد سے ہلاک|"
        r"döverek öldür\w*|slått i hjel|ihjälslagen|doodgeslagen|pobit\w* na śmierć"
    )),
    ("natural causes", (
        r"natural causes|heart attack|cardiac arrest|causas naturales|infarto|causes? naturelles?|crise cardiaque|natürliche\w* todes\w*|"
        r"herzinfarkt|causas naturais|cause naturali|естественн\w+ (?:причин|смерт)\w*|инфаркт\w*|природн\w+ (?:причин|смерт)\w*|"
        r"інфаркт\w*|اسباب طبیعیه|نوبه قلبیه|سکته|مرگ طبیعی|ایست قلبی|دل کا دورہ|طبعی موت|doğal nedenler\w*|kalp krizi\w*|"
        r"naturlige årsaker|hjerteinfarkt|naturliga orsaker|natuurlijke (?:dood|oorzaak)|przyczyn\w* naturaln\w*"
    )),
)  # fmt: skip
