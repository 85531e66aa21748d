r"""The words of causes: a class is named once, with its words in the languages of our sources, a language or two a line.

The words are patterns for folded text and stand for whole words; what is inflected says so with ``\w*``.
"""

from __future__ import annotations

Rows = tuple[tuple[str, str], ...]

PLAIN_CAUSES: Rows = (
    ("human error", (
        r"(?:pilot|human|driver|operator|crew|navigation|captain)(?:\"s)? errors?|error (?:humano|del? (?:piloto|conductor|capitán))|"
        r"erreur (?:humaine|de pilotage|du (?:pilote|conducteur|capitaine))|menschliches versagen|pilotenfehler|fahrfehler|erro humano|"
        r"falha humana|errore (?:umano|del pilota)|человеческ\w+ фактор\w*|ошибк\w+ (?:пилот|экипаж|машинист|водител|капитан)\w*|"
        r"людськ\w+ (?:фактор|помилк)\w*|помилк\w+ (?:пілот|екіпаж|воді|капітан)\w*|خطا (?:بشری|الطیار|السائق)|خطای (?:انسانی|خلبان|"
        r"راننده)|"
        r"انسانی غلطی|(?:insan|pilot|sürücü|kaptan) hata\w*|menneskelig\w* (?:feil|svikt|fejl)|mänskliga faktorn|pilotfeil|"
        r"menselijke fout|bł(?:ąd|ęd\w*) (?:ludzki|pilota|człowieka|maszynisty)"
    )),
    ("technical fault", (
        r"(?:technical|mechanical|engine|brakes?|hydraulic|electrical|signal|software|system|steering|rudder) (?:fault|failures?|"
        r"problems?|"
        r"malfunctions?|glitch|trouble|defects?)|(?:fallos?|averías?|fallas?) (?:técnic|mecánic|de motor|del motor|eléctric|de frenos|"
        r"de los frenos)\w*|"
        r"(?:panne|défaillance|problème|avarie) (?:technique|mécanique|de moteur|moteur|électrique|des freins)|"
        r"technische[rns]? (?:defekt|fehler|problem|versagen)\w*|triebwerk(?:sausfall|sschaden)|bremsversagen|(?:falha|defeito|"
        r"avaria) (?:técnic|"
        r"mecânic|no motor|elétric|nos freios)\w*|(?:guasto|avaria|problema) (?:tecnic|meccanic|al motore|ai freni)\w*|"
        r"техническ\w+ (?:неисправност|неполадк|сбо)\w*|(?:отказ\w*|неисправност\w*) (?:двигател|тормоз)\w*|технічн\w+ (?:несправн|"
        r"збі)\w*|"
        r"відмов\w+ (?:двигун|гальм)\w*|(?:خلل|عطل) (?:فنی|تقنی|میکانیکی|فی المحرک)|نقص فنی|(?:مشکل|ایراد) فنی|تکنیکی خرابی|فنی خرابی|"
        r"(?:teknik|mekanik|fren) (?:arıza|sorun)\w*|motor arıza\w*|teknisk (?:feil|fejl|fel|svikt)\w*|motor(?:svikt|stopp|havari)|"
        r"technisch(?:e)? (?:mankement|storing|defect)|usterk\w+ techniczn\w+|awari\w+ (?:silnik|hamulc)\w*"
    )),
    ("bad weather", (
        r"(?:bad|poor|severe|stormy|adverse) weather|(?:thick|heavy|dense) fog|turbulence|strong winds?|rough seas?|high waves|mal tiempo|"
        r"niebla|"
        r"fuerte oleaje|mauvais temps|intempéries|brouillard|schlechte[ms] wetter|dichte[rn]? nebel|mau tempo|nevoeiro|maltempo|nebbia|"
        r"плох\w+ погод\w*|непогод\w*|густ\w+ туман\w*|негод\w*|سوء (?:الاحوال الجویه|الطقس)|ضباب|هوای (?:بد|نامساعد)|(?:بدی|"
        r"نامساعد بودن) هوا|"
        r"مه غلیظ|خراب موسم|دھند|kötü hava|yoğun sis|dårlig vær|dåligt väder|dårligt vejr|slecht weer|dichte mist|zł\w+ pogod\w+|"
        r"gęst\w+ mgł\w+"
    )),
    ("shot down", (
        r"shot (?:it )?down|brought down by (?:a )?missile|(?:air defen[cs]e|surface-to-air) (?:missile|fire)|derrib(?:ad|ar|ó)\w*|"
        r"abattue? par|abgeschossen|abatid[oa] por|abbattut[oa]|сбит\w*(?: ракет\w*)?|збит\w*|اسقط\w*|اسقاط|سرنگون|مار گرایا|"
        r"düşürüldü|skutt ned|nedskjutet|skudt ned|neergehaald|neergeschoten|zestrzelon\w*"
    )),
    ("bomb or sabotage", (
        r"sabotage\w*|bomb on board|deliberately (?:set|caused|started)|arson\w*|sabotaje|incendio (?:provocado|intencionado)|"
        r"incendie criminel|"
        r"brandstiftung|sabotagem|incêndio criminoso|sabotaggio|incendio doloso|диверси\w+|поджог\w*|підпал\w*|تخریب متعمد|عمل تخریبی|"
        r"حریق متعمد|"
        r"خرابکاری|تخریب کاری|آتش افروزی|sabotaj\w*|kundak\w*|mordbrand|ildspåsettelse|påtent|brandstichting|sabotaż\w*|podpalen\w*"
    )),
    ("electrical fault", (
        r"short[ -]circuit\w*|faulty wiring|electrical fire|cortocircuito|court-circuit|kurzschluss|curto-circuito|коротк\w+ замыкани\w*|"
        r"неисправн\w+ проводк\w*|коротк\w+ замикан\w*|ماس کهربائی|تماس کهربائی|اتصالی برق|شارٹ سرکٹ|kısa devre|elektrik kontağı|"
        r"kortslutning\w*|kortsluiting|"
        r"zwarci\w+"
    )),
    ("gas leak", (
        r"gas leak|leaking gas|fuga de gas|escape de gas|fuite de gaz|gasleck|gasaustritt|vazamento de gás|fuga di gas|утечк\w+ газа|"
        r"витік\w* газу|витоку газу|"
        r"تسرب (?:ال)?غاز|نشت گاز|گیس (?:لیک\w*|کا اخراج)|gaz (?:kaçağı|sızıntısı)|gass?lekkasje|gasläcka|gaslæk\w*|gaslek|wyciek\w* gazu"
    )),
    ("build-up of gas in the mine", (
        r"methane|firedamp|coal dust|metano|grisú|grisou|méthane|grubengas|schlagwetter|метан\w*|рудничн\w+ газ\w*|угольн\w+ пыл\w*|"
        r"вугільн\w+ пил\w*|"
        r"غاز المیثان|المیثان|گاز متان|متان|میتھین|metan\w*|grizu\w*|mijngas|metan\w*"
    )),
    ("collision", (
        r"collid\w+|collision|struck (?:by )?(?:a|an|another) (?:\w+ )?(?:ship|vessel|boat|barge|truck|train|tree|pylon)|colisi\w+|"
        r"choque con|"
        r"chocó (?:con|contra)|collisionn\w*|entr\w+ en collision|zusammensto(?:ß|ss)\w*|kollision|kollidiert\w*|gerammt|colisão|"
        r"colidi\w+|collisione|scontr\w+ (?:con|tra)|"
        r"столкнове\w+ с|столкнул\w*|зіткнен\w+ з|зіткну\w+|(?:اصطدام|اصطدم\w*|تصادم)|برخورد (?:کرد|با)|تصادم|ٹکر\w*|çarpış\w*|"
        r"kollisjon\w*|kolliderte|kolliderade|"
        r"aanvaring|botsing|zderzen\w+"
    )),
    ("ran aground", (
        r"ran aground|hit (?:a )?(?:rocks?|reef|sandbank)|struck (?:a )?(?:rocks?|reef|sandbank)|encall\w+|échou[ée]\w*|(?:gegen|"
        r"auf) (?:einen )?felsen|auf grund gelaufen|"
        r"encalh\w+|incagli\w+|сел\w* на мель|напоровш\w+|сів на мілину|сіла на мілину|جنح\w*|جنوح|به گل نشست\w*|karaya oturd\w*|"
        r"grunnstøt\w*|gikk på grunn|"
        r"på grund gått|aan de grond gelopen|mieli[zź]n\w+"
    )),
    ("building altered", (
        r"(?:columns?|pillars?|(?:load-bearing )?walls?|beams?|supports?)\b(?: \w+){0,8} (?:cut|removed|knocked down|demolished|weakened|"
        r"taken out)|"
        r"(?:illegal|unauthori[sz]ed|unapproved) (?:\w+ )?(?:floors?|storeys?|extensions?|alterations?|works?|changes)|"
        r"added (?:\w+ ){0,2}(?:floors?|storeys?)|"
        r"(?:columnas?|pilares|muros?|paredes)\b.{0,40}(?:cortad|retirad|derribad|eliminad)\w*|(?:obras|plantas|reformas?) (?:ilegal|"
        r"sin (?:permiso|licencia))\w*|"
        r"(?:colonnes?|poteaux?|piliers?|murs?)\b.{0,40}(?:sci[ée]|coup[ée]|retir[ée]|supprim[ée]|abattu)\w*|(?:étages?|"
        r"travaux) (?:illéga|sans permis)\w*|"
        r"(?:säulen?|stützen?|tragende\w* w[aä]nde?)\b.{0,40}(?:entfernt|durchgesägt|herausgerissen)|(?:colunas?|pilares|"
        r"paredes)\b.{0,40}(?:cortad|removid|derrubad)\w*|"
        r"obras? irregular\w*|(?:colonn[ae]|pilastr[io]|mur[io])\b.{0,40}(?:tagliat|rimoss|abbattut)\w*|lavori abusivi|"
        r"(?:колонн\w*|опор\w*|несущ\w+ стен\w*)\b.{0,40}(?:спил|срез|удал|снес)\w*|незаконн\w+ (?:перепланировк|надстройк|пристройк)\w*|"
        r"(?:колон\w*|несуч\w+ стін\w*)\b.{0,40}(?:зріза|спил|знес)\w*|незаконн\w+ (?:перепланув|надбудов)\w*|(?:اعمده|"
        r"جدار\w*)\b.{0,30}(?:قطع|ازال|هدم)\w*|"
        r"(?:ستون\w*|دیوار\w*)\b.{0,40}(?:برید|حذف|برداشت)\w*|طبقات غیر ?(?:قانونی|مجاز)|ساخت و ساز غیر ?(?:قانونی|مجاز)|"
        r"غیر قانونی تعمیر\w*|"
        r"(?:kolon|duvar)\w*\b.{0,30}(?:kesil|kesti|dokunul|kaldır|yıkıl)\w*|kaçak (?:kat|yapı)\w*|(?:søyler?|"
        r"bærende vegg\w*)\b.{0,30}(?:fjernet|kuttet)|"
        r"(?:pelare|bärande vägg\w*)\b.{0,30}(?:borttag|sågad)\w*|(?:pilaren?|draagmu\w+)\b.{0,30}(?:verwijderd|weggehaald)|(?:kolumn\w*|"
        r"ścian\w* nośn\w*)\b.{0,30}usuni\w+"
    )),
    ("poor building", (
        r"(?:poor|substandard|shoddy|bad|weak|low-quality|faulty|cheap|defective) (?:concrete|cement|construction|materials?|workmanship|"
        r"design|build quality)|"
        r"(?:hormigón|cemento|construcción|materiales|diseño) (?:de mala calidad|deficientes?|defectuos\w+)|defectos? de construcción|"
        r"(?:béton|construction|matériaux) (?:de mauvaise qualité|défectueu\w+)|malfaçons?|schlechter? beton|minderwertig\w* (?:beton|"
        r"material)\w*|baum[aä]ngel\w*|"
        r"konstruktionsfehler|pfusch|(?:concreto|betão|construção|materiais) (?:de má qualidade|deficientes?)|(?:calcestruzzo|cemento|"
        r"costruzione|materiali) scadent[ei]|"
        r"difett\w+ di costruzione|(?:некачественн\w+|плох\w+) (?:бетон|строительств|материал)\w*|ошибк\w+ (?:проектировани|строител)\w*|"
        r"неякісн\w+ (?:бетон|будівництв|матеріал)\w*|"
        r"(?:خرسانه|بناء|مواد)\b.{0,14}(?:ردیئ\w*|مغشوش\w*|ضعیف\w*)|(?:عیوب|سوء) (?:انشائیه|فی البناء|البناء)|(?:بتن|مصالح|"
        r"ساخت)\b.{0,14}(?:نامرغوب|بی کیفیت|غیراستاندارد|ضعیف)|"
        r"ناقص (?:تعمیر|مٹیریل)|kalitesiz (?:beton|malzeme|inşaat)\w*|kötü (?:beton|malzeme|işçilik)\w*|dårlig (?:betong|håndverk|"
        r"kvalitet)|byggefeil|"
        r"dålig (?:betong|kvalitet)|slecht(?:e)? (?:beton|bouw)|bouwfout\w*|wad\w+ (?:konstrukcyjn|budowlan)\w*"
    )),
    ("lack of upkeep", (
        r"(?:lack of|poor|inadequate|neglected) maintenance|metal fatigue|corros\w+|wear and tear|rusted|falta de mantenimiento|corrosión|"
        r"fatiga del metal|"
        r"(?:manque|défaut) d\"entretien|vétusté|corrosion|mangelnde\w* wartung|materialermüdung|korrosion|verschleiß|falta de manutenção|"
        r"corrosão|"
        r"(?:mancata|scarsa) manutenzione|corrosione|износ\w*|коррози\w*|усталост\w+ металла|зношен\w*|корозі\w*|(?:نقص|سوء|غیاب) الصیانه|"
        r"تآکل|"
        r"فرسودگی|نبود تعمیر و نگهداری|خستگی فلز|دیکھ بھال\w* (?:نہ|کی کمی)|bakımsızlık|metal yorgunluğu|manglende vedlikehold|"
        r"bristande underhåll|korrosjon|"
        r"achterstallig onderhoud|metaalmoeheid|brak konserwacji|korozj\w+"
    )),
    ("ground gave way", (
        r"liquef\w+|subsidence|sinkhole|soil (?:gave|failed)|foundations? (?:gave|failed|sank|shifted)|licuefac\w+|"
        r"hundimiento del terreno|socavón|"
        r"liquéf\w+|affaissement\w*|bodenverflüssigung|bodensenkung|liquefação|afundamento do solo|liquefazione|cedimento del terreno|"
        r"разжижен\w+|просадк\w+ грунта|просел\w* грунт\w*|розрідженн\w+ ґрунт\w*|просіда\w+ ґрунт\w*|تمیع التربه|انخساف\w*|"
        r"هبوط (?:ال)?(?:ارض|تربه)|"
        r"روانگرایی|نشست زمین|فرونشست|زمین دھنس\w*|zemin (?:sıvılaş|kayma|çök)\w*|grunnen ga etter|marken gav vika|verzakk\w+|"
        r"osiadani\w+ gruntu"
    )),
    ("roof or tunnel fell in", (
        r"(?:roof|tunnel|shaft|gallery|ceiling)\b(?: \w+){0,2} (?:collaps\w+|caved in|fell in)|cave-in|(?:techo|túnel|"
        r"galería)\b.{0,15}(?:derrumb|desplom|hundi)\w*|"
        r"(?:toit|tunnel|galerie)\b.{0,15}(?:effondr|écroul)\w*|(?:stollen|dach|tunnel)\b.{0,15}eingestürzt|(?:teto|túnel|"
        r"galeria)\b.{0,15}(?:desab|desmoron)\w*|"
        r"(?:tetto|galleria)\b.{0,15}croll\w*|обрушени\w+ (?:кровл|свод|породы|тоннел)\w*|обвал\w* (?:породи|покрівлі|склепін)\w*|"
        r"انهیار (?:ال)?(?:نفق|سقف|منجم)|"
        r"ریزش (?:تونل|سقف|معدن)|(?:چھت|سرنگ) گر\w*|göçük\w*|(?:tak|tunnel)\w* (?:raste|kollaps)\w*|ingestort dak|zawał\w*"
    )),
    ("overloading", (
        r"overload\w*|overcrowd\w*|sobrecarg\w*|sobrepeso|exceso de (?:pasajeros|carga)|surcharg\w*|surpeuplé\w*|überladen\w*|überladung|"
        r"überlast\w*|überfüllt\w*|superlot\w*|excesso de "
        r"(?:passageiros|carga)|sovraccaric\w*|sovraffollat\w*|перегруз\w*|перегруж\w*|перевантаж\w*|(?:ال)?حموله (?:ال)?زائده|"
        r"بار بیش از حد|اضافه بار|اوور لوڈ\w*|گنجائش سے زیادہ|"
        r"aşırı (?:yük|yolcu|kalabalık)\w*|overlast\w*|overbelast\w*|overfylt|överlastad\w*|overvol|przeciąż\w*|przeładowan\w*"
    )),
    ("speeding", (
        r"(?:excessive|high) speed|speeding|too fast|exceso de velocidad|vitesse excessive|überhöhte\w* geschwindigkeit|"
        r"excesso de velocidade|eccesso di velocità|"
        r"превышени\w+ скорост\w*|перевищенн\w+ швидкост\w*|السرعه الزائده|سرعت (?:زیاد|غیر ?مجاز|بالا)|تیز رفتاری|aşırı hız|for høy fart|"
        r"för hög (?:fart|hastighet)|"
        r"te hoge snelheid|nadmiern\w+ prędkoś\w+"
    )),
    ("drink, drugs or sleep", (
        r"fell asleep|asleep at the wheel|drunk(?:en)?|intoxicated|se durmió|quedó dormido|ebri[oa]|borracho|endormi\w*|ivre|alcoolis\w*|"
        r"eingeschlafen|sekundenschlaf|"
        r"betrunken\w*|alkoholisiert\w*|adormeceu|embriagad[oa]|bêbad[oa]|addormentat[oa]|ubriac[oa]|уснул\w*|заснул\w*|пьян\w+|заснув|"
        r"заснула|п\"ян\w+|"
        r"(?:غفا|نام السائق|تحت تاثیر الکحول|مخمور\w*)|خواب آلودگی|خوابش برد|مست بود|(?:نیند آ|نشے میں)\w*|uyuyakal\w*|uyukla\w*|alkollü|"
        r"sovnet|somnade|faldt i søvn|"
        r"beruset|berusad|in slaap gevallen|dronken|zasnął|zasnęła|pijan\w+"
    )),
    ("broken track or road", (
        r"(?:broken|cracked|faulty|damaged|missing) (?:rails?|tracks?|points|switch)|rail (?:fracture|breakage)|track (?:fault|defect)s?|"
        r"(?:rail|riel|vía)\w* (?:rot|defectuos|dañad)\w*|"
        r"rails? (?:cassé|brisé|défectueu)\w*|schienenbruch|defekte\w* (?:schiene|weiche|gleis)\w*|trilhos? (?:quebrad|danificad)\w*|"
        r"(?:rotaia|binario) (?:rott|difettos)\w*|"
        r"неисправност\w+ (?:пут|рельс)\w*|излом\w* рельс\w*|пошкоджен\w+ рейк\w*|несправн\w+ коли\w*|(?:خلل فی السکه|قضبان)\w*|"
        r"شکستگی ریل|نقص ریل|پٹری (?:ٹوٹ|خراب)\w*|"
        r"(?:ray|hat) (?:kırık|arıza)\w*|skinnebrudd|rälsbrott|spoorbreuk|pęknięt\w+ szyn\w*"
    )),
    ("explosives or chemicals badly stored", (
        r"(?:improper|unsafe|badly|poorly|illegally|wrongly)(?:ly)? stor\w+|(?:stockpile|store) of (?:fireworks|ammonium nitrate|"
        r"ammunition|chemicals)|(?:mal|inadecuad\w+) almacen\w+|"
        r"almacen\w+ (?:ilegal|inadecuad|indebid)\w*|(?:mal|illégalement) (?:stock|entrepos)é\w*|unsachgemä(?:ß|ss)\w* (?:ge)?lager\w*|"
        r"armazen\w+ (?:irregular|inadequad|ilegal)\w*|"
        r"stoccaggi\w+ (?:illegal|irregolar|inadeguat)\w*|нарушени\w+ (?:правил )?хранения|неправильн\w+ хранен\w*|"
        r"порушен\w+ (?:правил )?зберіган\w*|"
        r"(?:تخزین|التخزین) (?:غیر|السیئ|سیئ|العشوائی)\w*|(?:انبار|نگهداری) (?:غیر ?(?:ایمن|قانونی|اصولی)|نادرست)|غیر محفوظ ذخیرہ|"
        r"usulsüz depola\w*|uforsvarlig lagr\w*|"
        r"felaktig förvaring|onveilig\w* opgeslagen|niewłaściw\w+ (?:składow|przechowyw)\w*"
    )),
    ("stampede or panic", (
        r"stampedes?|crowd (?:crush|surge)|estampida|avalancha humana|bousculade|mouvement de (?:foule|panique)|massenpanik|debandada|"
        r"tumulto|ressa|calca|давк\w*|тисняв\w*|"
        r"تدافع|ازدحام جمعیت|بھگدڑ|izdiham\w*|panikk i (?:mengden|folkemengden)|trängsel|gedrang|panik\w+ w tłumie"
    )),
    ("bird strike", (
        r"bird ?strikes?|flock of birds|choque con aves|impacto de aves|bandada de (?:aves|pájaros)|collision aviaire|"
        r"ingestion d\"oiseaux|vogelschlag|colisão com aves|"
        r"impatto con (?:uccelli|volatili)|столкновени\w+ с (?:птиц|ста[яе])\w*|зіткненн\w+ з птах\w*|اصطدام .{0,10}طیور|"
        r"برخورد .{0,10}پرنده|پرندہ ٹکرا\w*|kuş sürüsü|kuş çarp\w*|"
        r"fuglekollisjon|fågelkollision|vogelaanvaring|zderzen\w+ z ptak\w*"
    )),
    ("dam or levee failed", (
        r"(?:dam|levee|dyke|dike|embankment)\b(?: \w+){0,2} (?:burst|failed|failure|broke|collapsed?|breach\w*)|(?:presa|dique|"
        r"represa)\b.{0,20}(?:rompi|revent|colaps|rotura)\w*|"
        r"rotura de (?:la |una )?(?:presa|dique)|(?:barrage|digue)\b.{0,20}(?:céd|romp|rupture)\w*|rupture d(?:u|\"un|\"une|"
        r"e la) (?:barrage|digue)|(?:damm|deich)bruch|"
        r"(?:damm|deich)\b.{0,12}gebrochen|(?:barragem|dique)\b.{0,20}(?:romp|estour)\w*|(?:diga|argine)\b.{0,20}(?:ced|rott|croll)\w*|"
        r"прорыв\w* (?:дамб|плотин)\w*|"
        r"(?:дамб|плотин)\w* прорв\w*|прорив\w* (?:дамб|гребл)\w*|انهیار (?:ال)?سد|شکست(?:ه شدن|ن)? سد|(?:بند|ڈیم) ٹوٹ\w*|"
        r"baraj\w* (?:patla|yıkıl|çök)\w*|"
        r"dambrudd|dammbrott|dijkdoorbraak|dambreuk|przerwan\w+ (?:tam|wał)\w*"
    )),
    ("water released", (
        r"(?:release|released|releasing|discharge\w*|opened)\b(?: \w+){0,4} (?:dam|reservoir|floodgates|gates|sluices)|(?:abri|apertura|"
        r"suelta|desembals)\w*.{0,20}(?:compuertas|presa|embalse)|"
        r"lâchers? d\"eau|ouvert\w* .{0,12}vannes|(?:talsperre|schleusen)\b.{0,20}(?:geöffnet|abgelassen)|(?:abertura|abriu|"
        r"abriram)\b.{0,20}comportas|"
        r"apert\w+\b.{0,20}(?:paratoie|diga)|сброс\w* воды|скид\w* води|(?:فتح|تصریف)\b.{0,12}(?:بوابات|السد)|(?:باز کردن|"
        r"رهاسازی)\b.{0,14}(?:سد|دریچه)|پانی چھوڑ\w*|"
        r"baraj kapak\w*|tappet? (?:av )?magasin\w*|sluizen geopend|zrzut\w* wody"
    )),
    ("faulty update or setting", (
        r"(?:faulty|botched|failed|defective) (?:software )?update|misconfigur\w*|configuration error|actualización (?:fallida|"
        r"defectuosa)|error de configuración|"
        r"mise à jour (?:défectueuse|ratée)|erreur de configuration|fehlerhafte[sn]? update|konfigurationsfehler|"
        r"atualização (?:defeituosa|com falha)|erro de configuração|"
        r"aggiornamento (?:difettoso|errato)|errore di configurazione|(?:неудачн|ошибочн)\w+ обновлени\w*|невдал\w+ оновленн\w*|"
        r"تحدیث (?:خاطئ|معیب)|به ?روزرسانی (?:ناقص|معیوب)|"
        r"hatalı güncelleme\w*|feilkonfigur\w*|felkonfigur\w*|feil i (?:en )?oppdatering|foute update|configuratiefout|"
        r"błędn\w+ (?:aktualizacj|konfiguracj)\w*"
    )),
)  # fmt: skip
"""Causes that are hardly told but as such, of whatever went wrong."""

LOOSE_CAUSES: Rows = (
    ("lightning", (
        r"lightning(?: strike)?|rayos?|foudre|blitz(?:schlag|einschlag)|relâmpago|fulmin\w+|удар\w* молнии|молни\w+|блискавк\w*|صاعقه|"
        r"آذرخش|آسمانی بجلی|yıldırım\w*|"
        r"lyn(?:nedslag|ed)|blixt(?:nedslag|en)|blikseminslag|piorun\w*"
    )),
    ("landslide", (
        r"landslides?|mudslides?|rockfalls?|avalanche|deslizamiento\w*|derrumbe de tierra|desprendimiento\w*|alud\w*|"
        r"glissement\w* de terrain|éboulement\w*|erdrutsch\w*|steinschlag|"
        r"deslizamento\w*|frana|frane|оползн\w*|оползень|камнепад\w*|зсув\w*|انهیار (?:ارضی|صخری|ترابی)|رانش زمین|زمین لغزش|مٹی کا تودہ|"
        r"لینڈ سلائیڈ\w*|heyelan\w*|"
        r"jordskred|steinras|jordras|aardverschuiving|osuwisk\w+"
    )),
    ("heavy rain", (
        r"(?:heavy|torrential|record) rain\w*|cloudburst|lluvias? (?:torrencial|intens)\w*|pluies (?:torrentielles|diluviennes)|"
        r"starkregen|chuvas? (?:forte|torrencia)\w*|"
        r"piogge? (?:torrenzial|intens)\w*|(?:проливн\w+|сильн\w+) дожд\w*|злив[аиуі]|сильн\w+ дощ\w*|امطار غزیره|باران (?:شدید|سیل آسا)|"
        r"(?:شدید|موسلادھار) بارش\w*|"
        r"(?:aşırı|şiddetli) yağış\w*|kraftig regn\w*|skyfall|zware regen\w*|ulewn\w+ deszcz\w*"
    )),
    ("contaminated food or water", (
        r"contaminated (?:water|food|wells?)|(?:agua|alimentos?|pozos?) contaminad\w*|(?:eau|aliments?|puits) contaminée?s?|"
        r"verunreinigt\w* (?:wasser|trinkwasser|lebensmittel)|"
        r"água contaminada|alimentos? contaminados?|acqua contaminata|(?:заражен|загрязн)\w+ (?:вод|продукт)\w*|забруднен\w+ вод\w*|"
        r"میاه ملوثه|آب آلوده|آلودہ پانی|kirli su\w*|"
        r"forurenset (?:drikkevann|vann|mat)|förorenat vatten|vervuild (?:drink)?water|besmet (?:voedsel|water)|skażon\w+ wod\w*"
    )),
    ("infected animals", (
        r"(?:infected|sick|wild) (?:animals?|bats?|birds?|poultry|rodents?|rats?|monkeys?)|(?:animales|murciélagos|aves) (?:infectad|"
        r"enferm|silvestr)\w*|"
        r"(?:animaux|chauves-souris|oiseaux) (?:infecté|malade|sauvage)\w*|infizierte\w* tiere\w*|animais (?:infectad|doent|selvagen)\w*|"
        r"animali (?:infett|selvatic)\w*|"
        r"(?:заражённ|зараженн|больн|дик)\w+ (?:животн|птиц)\w*|(?:заражен|хвор|дик)\w+ (?:тварин|птах)\w*|حیوانات (?:مصابه|بریه)|"
        r"حیوانات (?:آلوده|وحشی)|متاثرہ جانور\w*|"
        r"(?:hasta|yabani) hayvan\w*|smittede dyr|smittade djur|besmette dieren|zakażon\w+ zwierz\w*"
    )),
    ("laboratory accident", (
        r"lab(?:oratory)?[ -](?:leak|accident)|(?:fuga|accidente) (?:de|en un) laboratorio|(?:fuite|accident) de laboratoire|laborunfall|"
        r"vazamento de laboratório|"
        r"fuga da(?:l| un) laboratorio|утечк\w+ из лаборатори\w*|витік\w* з лаборатор\w*|تسرب من (?:ال)?مختبر|نشت از آزمایشگاه|"
        r"لیبارٹری سے لیک|laboratuvar kaza\w*|laboratorie(?:uhell|olycka|ongeluk)|"
        r"wypad\w+ w laboratorium"
    )),
    ("poisoning", (
        r"poison\w*|envenen\w*|empoisonn\w*|vergift\w*|avvelen\w*|отравлен\w*|отруєн\w*|تسمم|تسمیم|مسمومیت|زہر\w*|zehirlen\w*|forgift\w*|"
        r"förgift\w*|otru\w+|zatruci\w*"
    )),
    ("heart attack or illness", (
        r"heart (?:attack|failure)|cardiac arrest|natural causes|infarto|causas naturales|crise cardiaque|causes? naturelles?|herzinfarkt|"
        r"natürliche\w* ursache\w*|"
        r"ataque cardíaco|causas naturais|attacco cardiaco|cause naturali|(?:сердечн\w+ приступ|инфаркт|инсульт|естественн\w+ причин)\w*|"
        r"(?:серцев\w+ напад|інфаркт|природн\w+ причин)\w*|"
        r"نوبه قلبیه|ازمه قلبیه|سکته (?:قلبی)?|ایست قلبی|دل کا دورہ|kalp krizi|hjerteinfarkt|hjertestans|hjärtinfarkt|hartaanval|"
        r"hartstilstand|zawał\w* serca"
    )),
    ("beating or torture", (
        r"beaten|beating|tortured?|golpiza|palizas?|torturad?\w*|passé\w* à tabac|torturé?\w*|misshandl\w+|gefoltert|folter|espancad?\w*|"
        r"pestat[oa]|tortura\w*|избит\w*|избиени\w*|пыт[окаи]\w*|"
        r"побит\w*|катуван\w*|تعذیب|ضرب مبرح|شکنجه|ضرب و شتم|تشدد|işkence\w*|dövül\w*|torturert|torterad|mishandeld|gemarteld|pobici\w*|"
        r"tortur\w*"
    )),
    ("suicide", (
        r"suicide|took (?:his|her) own life|hanged (?:him|her)self|suicidio|se quitó la vida|s\"est (?:suicidé|donné la mort|pendu)\w*|"
        r"selbstmord|suizid|suicídio|si è (?:ucciso|tolto la vita)|"
        r"самоубийств\w*|суицид\w*|самогубств\w*|انتحار|خودکشی|intihar\w*|selvmord|självmord|zelfmoord|samobójstw\w*"
    )),
    ("cyber attack", (
        r"cyber-?\s?attacks?|hackers?|hacked|hacking|hack|ciberataques?|cyberattaques?|hackerangriff\w*|cyberangriff\w*|"
        r"ataque (?:cibernético|informático|hacker)|attacco (?:informatico|hacker)|"
        r"кибератак\w*|хакер\w*|кібератак\w*|هجوم (?:سیبرانی|الکترونی)|حمله سایبری|سائبر حمل\w*|siber saldırı\w*|dataangrep|cyberangrep|"
        r"cyberattack\w*|cyberaanval\w*|cyberatak\w*"
    )),
)  # fmt: skip
"""Causes that are also told for themselves: they count only where words of causing stand beside them."""
