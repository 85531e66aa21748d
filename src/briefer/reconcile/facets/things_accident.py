"""Things of accidents and attacks that are in one of two states: a fire, a call for help, a licence, an alarm, what is stolen."""

from __future__ import annotations

from briefer.reconcile.facets.thing import Thing, place
from briefer.reconcile.facets.told_common import table

ACCIDENT_THINGS = (
    Thing("recorders", table(r"black box(?:es)?", r"(?:flight|voice|data) recorders?", r"cajas? negras?", r"boîtes? noires?",
    r"flugschreiber", r"black ?box", r"caixas? (?:-)?pretas?", r"scatol\w+ ner\w+", r"ч[её]рн\w+ ящик\w*",
        r"самопис\w+", r"чорн\w+ скриньк\w*", r"الصندوق الاسود", r"الصندوقین الاسودین", r"جعبه سیاه", r"بلیک باکس", r"kara kutu"),
        ("not found", table(r"(?:not|n't|yet to be|still)\b(?: \w+){0,4} (?:found|recovered|located|missing|sought|searching)",
        r"(?:no|aún no|todavía no)\b.{0,20}\b(?:hallad|encontrad|recuperad|localizad)\w*",
        r"(?:pas|toujours)\b.{0,20}\b(?:retrouvé|recherché)\w*",
            r"(?:nicht|noch nicht)\b.{0,20}gefunden", r"não\b.{0,25}\b(?:encontrad|localizad|recuperad)\w*",
            r"non\b.{0,20}\b(?:trovat|recuperat)\w*", r"не (?:\w+ )?(?:найден\w*|обнаруж\w*)", r"не (?:\w+ )?знай\w+",
            r"لم .{0,20}(?:العثور|یعثر)",
            r"پیدا نشد", r"نہیں مل", r"bulunamad\w+")),
        ("found", table(r"(?:found|recovered|retrieved|located)\b", r"(?:hallad|encontrad|recuperad|localizad)\w+",
        r"(?:retrouv|récupér)é\w*", r"(?:gefunden|geborgen)", r"(?:trovat|recuperat)\w+", r"(?:найден\w*|обнаруж\w*)", r"знай\w+",
        r"(?:العثور|عثر)\b", r"پیدا شد",
            r"مل گیا", r"bulundu")), flows=True),
    Thing("those trapped or aboard",
    table(r"(?:passengers|crew|on ?board|aboard|miners|trapped|wreckage|crash|plane|aircraft|ship|vessel)\b",
    r"(?:pasajeros|a bordo|tripulantes|mineros)\b", r"(?:passagers|à bord|équipage)\b", r"(?:passagiere|an bord|insassen)\b",
        r"(?:passageiros|a bordo|tripulantes)\b", r"(?:passeggeri|a bordo|equipaggio)\b", r"(?:пассажир\w*|на борту|экипаж\w*)",
        r"(?:пасажир\w*|на борту|екіпаж\w*)", r"(?:الرکاب|متن|الطاقم)", r"(?:سرنشین\w*|مسافر\w*)", r"(?:مسافر\w*|سوار)",
        r"(?:yolcu\w*|mürettebat)"),
        ("no survivors", table(r"no (?:\w+ )?survivors", r"(?:all|everyone)\b(?: \S+){0,6} (?:were killed|died|perished|dead)",
        r"(?:no hay|sin) supervivientes", r"(?:no hay|sin) sobrevivientes", r"aucun (?:survivant|rescapé)", r"keine überlebenden",
            r"(?:não há|sem) sobreviventes", r"nessun (?:superstite|sopravvissuto)", r"выживших нет", r"никто не выжил",
            r"ніхто не вижив", r"لا ناج\w*", r"لم ینج احد", r"هیچ (?:بازمانده|کس)\w*", r"کوئی زندہ نہیں", r"kurtulan (?:olmadı|yok)")),
        ("survivors", table(r"(?<!no )(?:one|two|three|four|five|six|several|some|\d+) (?:\w+ )?(?:survivors|survived)",
        r"(?:un|dos|tres|varios|\d+) (?:supervivientes|sobrevivientes)", r"(?:un|deux|trois|plusieurs|\d+) (?:survivants?|rescapés?)",
        r"überlebt\w*",
            r"(?:um|dois|três|vários|\d+) sobreviventes?", r"(?:un|due|tre|\d+) (?:superstit\w+|sopravvissut\w+)", r"выжил\w*",
            r"вижил\w*", r"ناج(?:ین|ون|یا)\b", r"نجا\b", r"زنده ماند\w*", r"زندہ بچ", r"kurtuldu"))),
    Thing("the data", table(r"data\b", r"records\b", r"datos\b", r"données\b", r"daten\b", r"dados\b", r"dati\b", r"данны[ехм]\w*",
    r"дан(?:і|их|ими)\b", r"بیانات", r"اطلاعات", r"داده", r"ڈیٹا", r"veri(?:ler|leri)?\b"),
        ("stolen or leaked", table(r"(?:stolen|leaked|stole|exfiltrated|copied|compromised)\b", r"(?:robad|filtrad|sustraíd)[oa]s?\b",
        r"(?:volé|dérobé|fuité)\w*", r"(?:gestohlen|entwendet|abgeflossen)", r"(?:roubad|vazad)[oa]s?\b",
        r"(?:rubat|sottratt|trafugat)[oi]\b",
            r"(?:украден\w*|похищен\w*|утек\w*|слит\w*)", r"(?:викраден\w*|злит\w*)", r"(?:سرق\w*|تسریب|تسرب\w*)",
            r"(?:سرقت|دزدیده|درز)", r"چوری", r"(?:çalındı|sızdırıldı)")),
        ("not stolen", table(r"no (?:\w+ ){0,4}(?:data|records)\b(?: \w+){0,4} (?:stolen|leaked|compromised|taken|lost)",
        r"no (?:evidence|sign|indication)\b.{0,40}\b(?:data|records)", r"(?:no|ningún)\b.{0,25}\b(?:robad|filtrad|comprometid)\w+",
        r"aucune donnée", r"keine daten",
            r"(?:não|nenhum)\b.{0,25}\b(?:roubad|vazad|comprometid)\w+", r"nessun dato", r"данные не",
            r"не (?:был\w* )?(?:украден\w*|похищен\w*)", r"дані не", r"(?:لم|عدم)\b.{0,25}(?:تسرب|تسریب|سرقه)",
            r"(?:سرقت نشده|درز نکرده)", r"چوری نہیں", r"(?:çalınmad\w+|sızmad\w+)"))),
    Thing("service",
    table(r"(?:power|electricity|internet|network|systems?|services?|website|flights|trains|water supply|telephone\w*)\b",
    r"(?:electricidad|luz|internet|sistemas?|servicios?|(?:la|su) red)\b",
    r"(?:électricité|courant|internet|systèmes?|services?|réseau)\b",
        r"(?:strom|internet|systeme?|dienste?|netz)\b", r"(?:energia|luz|internet|sistemas?|serviços?)\b",
        r"(?:corrente|elettricità|internet|sistemi|servizi)\b", r"(?:электричеств\w*|интернет\w*|связь|систем\w*)",
        r"(?:електро\w*|інтернет\w*|зв'язок|систем\w*)",
        r"(?:الکهرباء|الانترنت|الانظمه|الخدمات)", r"(?:برق|اینترنت|سامانه\w*)\b", r"(?:بجلی|انٹرنیٹ)", r"(?:elektrik|internet|"
        r"sistem\w*)"),
        ("still down",
        table(r"(?:still|remain\w*|are|were|is|was) (?:\w+ )?(?:down|offline|cut off|without|disrupted|out of (?:service|action))\b",
        r"(?:sigue|siguen|continúa)\w* (?:\w+ )?(?:caíd|cortad|interrumpid|fuera de servicio|sin)\w*",
            r"(?:toujours|encore|reste\w*) (?:\w+ )?(?:coupé|hors service|en panne|interrompu)\w*",
            r"(?:weiter|noch) (?:immer )?(?:\w+ )?(?:ausgefallen|gestört|offline|unterbrochen)",
            r"(?:ainda|continua\w*|segue\w*) (?:\w+ )?(?:fora do ar|sem|interrompid)\w*",
            r"(?:ancora) (?:\w+ )?(?:fuori uso|interrott)\w*", r"(?:по-прежнему|вс[её] ещ[её]) (?:не работа|отключ)\w*",
            r"(?:досі|ще) (?:не працю|відключ)\w*", r"(?:لا (?:یزال|تزال)|ما زال\w*) .{0,12}(?:مقطوع|منقطع|معطل|متوقف)\w*",
            r"همچنان (?:قطع|مختل)",
            r"(?:تاحال|بدستور) (?:معطل|بند)", r"hâlâ (?:kesik|kapalı|çalışmıyor)")),
        ("restored", table(r"(?:restored|back (?:online|up|on|to normal)|resumed|fully operational)\b",
        r"(?:restablecid|restaurad|reanudad)[oa]s?\b", r"(?:rétabli|repris)\w*",
        r"(?:wiederhergestellt|wieder (?:online|in betrieb|da))", r"(?:restabelecid|restaurad|normalizad)[oa]s?\b",
            r"(?:ripristinat|ripres)[oaie]\b", r"восстановл\w*", r"відновл\w*", r"(?:عاد\w*|استعاد\w*|استونف\w*)\b",
            r"(?:وصل شد|بازگشت|برقرار شد)", r"بحال", r"(?:yeniden|geri geldi|normale döndü)")), flows=True),
    Thing("outbreak", table(r"(?:outbreak|epidemic|virus|disease|cholera|ebola|infections?)\b", r"(?:brote|epidemia|virus|cólera)\b",
    r"(?:épidémie|flambée|choléra)\b", r"(?:ausbruch|epidemie|seuche)\b", r"(?:surto|epidemia)\b", r"(?:focolaio|epidemia)\b",
    r"(?:вспышк\w*|эпидеми\w*)",
        r"(?:спалах\w*|епідемі\w*)", r"(?:تفش\w*|وباء|الوباء)", r"(?:شیوع|همه گیری)", r"(?<!\w)وبا(?!\w)|وائرس", r"(?:salgın\w*)"),
        ("under control", table(r"(?:under control|contained|declining|over\b|no new cases)",
        r"(?:bajo control|controlad[oa]|contenid[oa])", r"(?:sous contrôle|maîtrisée?|contenue?)", r"unter kontrolle",
        r"(?:sob controle|controlad[oa]|contid[oa])", r"(?:sotto controllo)", r"под контролем",
            r"під контролем", r"تحت السیطره", r"تحت کنترل", r"(?:قابو|کنٹرول) میں", r"(?:kontrol altı\w*)")),
        ("spreading", table(r"(?:spreading|out of control|has spread|spread to|worsen\w*)\b",
        r"(?:fuera de control|se (?:extiende|propaga))", r"(?:hors de contrôle|se propage|s'étend)",
        r"(?:außer kontrolle|breitet sich)", r"(?:fora de controle|se espalha)", r"(?:fuori controllo|si diffonde)",
            r"(?:вышл\w* из-под контроля|распространя\w+)", r"(?:поширю\w+)", r"(?:خارج السیطره|ینتشر|تنتشر)",
            r"(?:خارج از کنترل|گسترش)", r"پھیل", r"(?:yayılıyor|kontrolden)"))),
    Thing("fire", table(
        r"(?:fire|blaze|flames|inferno)\b", r"(?:incendio|fuego|llamas)\b", r"(?:incendie|feu|flammes)\b", r"(?:brand|feuer|flammen)\b",
        r"(?:incêndio|fogo|chamas)\b", r"(?:incendio|rogo|fiamme)\b", r"пожар\w*", r"пожеж\w*", r"حریق\w*|حرائق|نیران", r"آتش سوزی|"
        r"حریق", r"آگ\b",
        r"yangın\w*", r"brann\w*|brand(?:en)?\b", r"vuur\b", r"pożar\w*"),
        ("burning", table(
            r"(?:still|continu\w+ to) (?:burn\w*|rag\w+)", r"out of control", r"(?:sigue|continúa) (?:activ|ardiendo|"
            r"sin control)\w*", r"fuera de control",
            r"(?:toujours|encore) (?:en cours|actif)", r"hors de contrôle", r"(?:brennt|brannte|lodert) (?:noch|"
            r"weiter)", r"außer kontrolle", r"fora de controle",
            r"ainda (?:arde|queima|ativo)", r"fuori controllo", r"(?:ancora|continua) (?:attivo|a bruciare)", r"(?:продолжа\w+|"
            r"вс[её] ещ[её]) (?:гор\w+|бушу\w+)",
            r"(?:досі|продовжу\w+) (?:гор\w+|палає)", r"(?:لا (?:یزال|تزال)|ما زال\w*) .{0,15}(?:مشتعل\w*|تشتعل|"
            r"یلتهم)", r"خارج السیطره", r"همچنان (?:می ?سوزد|شعله ور|ادامه)",
            r"قابو نہیں", r"(?:hâlâ|halen) (?:yanıyor|sürüyor)", r"kontrol altına alınamad\w+", r"ute av kontroll", r"brenner fortsatt|"
            r"brinner fortfarande", r"nog niet onder controle",
            r"(?:nadal|wciąż) płonie")),
        ("under control or out", table(
            r"(?:under control|contained|extinguished|put out|doused)\b", r"(?:bajo control|controlad|extinguid|sofocad|"
            r"apagad)\w*", r"(?:maîtris|circonscrit|étein)\w*",
            r"(?:unter kontrolle|gelöscht|eingedämmt)", r"(?:sob controle|controlad|extint|debelad|apagad)\w*", r"(?:sotto controllo|"
            r"domat|spent)\w*",
            r"(?:потуш\w+|ликвидирова\w+|локализова\w+)", r"(?:загаси\w+|ліквідова\w+|локалізова\w+)", r"(?:اخماد|اخمد\w*|السیطره علی|"
            r"اطفاء)", r"(?:مهار شد\w*|اطفا\w*|خاموش شد\w*)",
            r"قابو پا\w*|بجھا\w*", r"(?:kontrol altına alındı|söndürüldü)", r"slukket|under kontroll", r"släckt\w*", r"geblust|"
            r"onder controle", r"ugaszon\w*|opanowan\w*")), flows=True),
    Thing("distress call", table(
        r"(?:distress (?:call|signal)|mayday|sos)\b", r"(?:llamada|señal) de (?:socorro|auxilio|emergencia)", r"(?:appel|"
        r"signal) de détresse", r"notruf|seenotruf|notsignal",
        r"(?:pedido|chamada|sinal) de socorro", r"(?:chiamata|segnale) (?:di|d\") (?:soccorso|"
        r"emergenza)", r"сигнал\w* бедствия", r"сигнал\w* лиха", r"(?:نداء|اشاره) استغاثه",
        r"(?:پیام|سیگنال|تماس) (?:اضطراری|کمک)", r"ہنگامی (?:پیغام|کال)", r"(?:imdat|tehlike) (?:çağrısı|sinyali)", r"nødmelding|"
        r"nødsignal|nödsignal|nødråb", r"noodsignaal|noodoproep",
        r"sygnał\w* sos|wezwani\w+ pomocy"),
        ("sent", table(
            r"(?<!no )(?<!never )(?:sent|made|issued|broadcast|transmitted|received|picked up)\b", r"(?:envió|emitió|lanzó|recibió|"
            r"enviaron|emitieron)\b",
            r"(?<!pas )(?:envoyé|émis|lancé|reçu)\b", r"(?:abgesetzt|gesendet|empfangen)", r"(?:enviou|emitiu|recebeu|"
            r"enviaram)\b", r"(?:inviato|lanciato|ricevuto)\b",
            r"(?<!не )(?:подал\w*|отправил\w*|получен\w*|поступил\w*|передал\w*)", r"(?<!не )(?:подав|подала|надісла\w+|"
            r"отрима\w+)", r"(?:ارسل\w*|اطلق\w*|تلق\w+)\b",
            r"(?:فرستاد\w*|ارسال کرد\w*|دریافت (?:شد|کرد)\w*)", r"بھیجا", r"(?:gönderdi|yaptı|alındı)\b", r"(?:sendte|sendt|skickade|"
            r"mottatt)\b", r"(?:uitgezonden|ontvangen)", r"(?:nadał\w*|wysłał\w*|odebran\w*)")),
        ("not sent", table(
            r"(?:no|without(?: \w+)?(?: an?)?|never (?:\w+ )?(?:an? )?|not (?:\w+ )?(?:an? )?|any) (?:distress|mayday|sos)", r"(?:no|sin|"
            r"nunca|ninguna?)\b.{0,25}\b(?:llamada|señal|emiti\w+|envi\w+)",
            r"(?:aucun|pas|sans)\b.{0,25}\b(?:appel|signal|détresse)", r"(?:kein\w*|ohne)\b.{0,15}\b(?:notruf|seenotruf|"
            r"notsignal)", r"(?:não|sem|nenhum\w*)\b.{0,25}\b(?:pedido|chamada|sinal|envi\w+)",
            r"(?:nessun\w*|non|senza)\b.{0,25}\b(?:chiamata|segnale|inviat\w+)", r"не (?:подава\w+|подал\w*|отправля\w+|"
            r"поступа\w+)", r"без сигнала", r"не (?:подава\w+|подав|подала|надсила\w+)",
            r"(?:لم|دون|بدون)\b.{0,25}(?:نداء|استغاثه|ترسل|یرسل|تتلق|یتلق)", r"(?:هیچ|بدون)\b.{0,20}(?:پیام|سیگنال|"
            r"تماس)", r"نہیں بھیجا", r"(?:göndermedi|gönderilmedi|alınmadı)", r"(?:ingen|uten|utan) (?:nød|nöd)\w+",
            r"(?:geen|zonder) nood\w+", r"nie (?:nadał|wysłał)\w*"))),
    Thing("contact with those cut off", table(
        r"(?:trapped|miners|divers|climbers|crew|passengers|stranded)\b", r"(?:atrapad|mineros|tripulantes|pasajeros)\w*", r"(?:mineurs|"
        r"coincés|équipage|passagers)\b",
        r"(?:eingeschlossen|verschüttet|bergleute|kumpel|besatzung)\w*", r"(?:presos|soterrados|mineiros|"
        r"tripulantes)\b", r"(?:intrappolat|minatori|equipaggio)\w*",
        r"(?:шахт[её]р|горняк|заблокирован|экипаж)\w*", r"(?:шахтар|гірник|заблокован|екіпаж)\w*", r"(?:العالقین|المحاصرین|عمال المنجم|"
        r"الطاقم)", r"(?:محبوس|گرفتار|معدنچیان|خدمه)\w*",
        r"(?:پھنسے|کان کن)\w*", r"(?:mahsur|madenci|mürettebat)\w*", r"(?:innesperret|innestengt|gruvearbeider|fanget|"
        r"mannskap)\w*", r"(?:mijnwerker|opgesloten|bemanning)\w*",
        r"(?:górnik|uwięzion|załog)\w*"),
        ("no contact", table(
            r"(?:no|lost|without|not (?:yet )?(?:had |made |established )?(?:any )?) ?(?:contact|sign of life|signs of life|"
            r"radio contact)", r"(?:sin|no hay|perdió|perdieron|perdido)\b.{0,15}\b(?:contacto|señales de vida)",
            r"(?:aucun|pas de|perdu)\b.{0,12}\b(?:contact|signe de vie)", r"(?:kein\w*|verloren\w*)\b.{0,10}\b(?:kontakt|"
            r"lebenszeichen)", r"(?:sem|nenhum|perdeu)\b.{0,12}\b(?:contato|contacto|sinais? de vida)",
            r"(?:nessun|perso|senza)\b.{0,12}\b(?:contatt\w+|segn\w+ di vita)", r"(?:связи .{0,10}нет|связь .{0,12}потеряна|нет связи|"
            r"признаков жизни нет)", r"(?:зв\"язку .{0,10}немає|зв\"язок .{0,12}втрачено|немає зв\"язку)",
            r"(?:لا|فقد\w*|انقطع)\b.{0,12}(?:اتصال|الاتصال|اثر للحیاه)", r"(?:تماسی|ارتباطی)\b.{0,20}(?:نیست|نشد|"
            r"برقرار نشد)", r"رابطہ (?:نہیں|منقطع)", r"(?:temas|iletişim) (?:kurulamad|kesil|yok)\w*",
            r"(?:ingen|mistet|tappat) (?:kontakt|livstegn)", r"geen (?:contact|teken van leven)", r"(?:brak|stracono|"
            r"utracono) kontakt\w*")),
        ("contact made", table(
            r"(?:in contact with|contact (?:was |has been |had been )?(?:made|established)|(?:made|established) (?:\w+ )?contact|knocking|"
            r""
            r""
            r"tapping|heard (?:voices|shouts))", r"(?:contacto (?:establecido|con)|golpes|oyeron voces)",
            r"(?:contact (?:a été )?établi|entré en contact|coups frappés|entendu des voix)", r"(?:kontakt (?:aufgenommen|hergestellt)|"
            r"klopfzeichen)", r"(?:contato (?:estabelecido|com)|batidas|ouviram vozes)",
            r"(?:contatto stabilito|in contatto con|colpi)\b", r"(?:связь .{0,12}(?:установлен|налажен)\w*|установ\w+ связь|стук\w*|"
            r"слышали голоса)", r"(?:зв\"язок .{0,12}(?:встановлен|налагоджен)\w*|встанов\w+ зв\"язок|стукіт)",
            r"(?:تم الاتصال|الاتصال ب|سماع (?:اصوات|طرق))", r"(?:تماس|ارتباط)\b.{0,15}برقرار شد", r"رابطہ (?:قائم|ہو)", r"(?:temas|"
            r"iletişim) kuruldu", r"(?:fått|fick) kontakt|bankelyder|knackningar", r"contact gelegd|klopgeluid\w*",
            r"nawiązano kontakt|stukani\w+")), flows=True),
    Thing("licence", table(
        r"(?:licen[cs]e\w*|permits?|unlicensed|certificat\w+)\b", r"(?:licencia|permiso|autorización)\b", r"(?:licence|permis|"
        r"autorisation)\b", r"(?:lizenz|genehmigung|zulassung)\b",
        r"(?:licença|alvará|autorização)\b", r"(?:licenza|permesso|autorizzazione)\b", r"(?:лицензи\w+|разрешени\w+)", r"(?:ліцензі\w+|"
        r"дозв[оі]л\w*)", r"(?:ترخیص|رخصه|تصریح)\w*", r"(?:مجوز|پروانه)", r"(?:لائسنس|اجازت نام)\w*",
        r"(?:ruhsat|izin|lisans)\w*", r"(?:lisens|tillatelse|tillstånd|tilladelse)\w*", r"(?:vergunning|licentie)\b", r"(?:licencj|"
        r"zezwoleni|pozwoleni)\w*"),
        ("held", table(
            r"(?:had|has|held|holds|with) (?:an? |all |the |its )?(?:valid |necessary |required |proper )?(?:licen[cs]e\w*|"
            r"permits?)", r"(?:fully |properly |duly )licensed", r"(?:tenía|contaba con|disponía de) (?:la |una |su )?(?:licencia|permiso|"
            r""
            r""
            r"autorización)",
            r"(?:avait|possédait|disposait d\w+) (?:une |un |d\")?(?:licence|permis|autorisation)", r"(?:hatte|besaß|"
            r"verfügte über) (?:eine )?(?:gültige )?(?:lizenz|genehmigung|zulassung)", r"(?:tinha|possuía) (?:a |o )?(?:licença|alvará|"
            r"autorização)",
            r"(?:aveva|possedeva) (?:la |una |il )?(?:licenza|permesso|autorizzazione)", r"(?:имел\w*|была|"
            r"есть) (?:действующ\w+ )?(?:лицензи\w+|разрешени\w+)", r"(?:мав|мала|мали|була) (?:чинн\w+ )?(?:ліцензі\w+|дозвіл)",
            r"(?:کان لدی\w*|یملک|تملک|حاصل علی)\b.{0,12}(?:ترخیص|رخصه|تصریح)", r"(?:مجوز|پروانه) (?:داشت|"
            r"معتبر)\w*", r"لائسنس موجود", r"(?:ruhsatlı|ruhsatı vardı|izni vardı)", r"hadde (?:gyldig )?(?:lisens|tillatelse)|"
            r"hade (?:giltigt )?tillstånd",
            r"had (?:een )?(?:geldige )?vergunning", r"mia[łl]\w* (?:ważn\w+ )?(?:licencj|zezwoleni|pozwoleni)\w*")),
        ("none", table(
            r"(?:no|without(?: an?)?|lacked (?:an?|the)|not? (?:have|had) (?:an?|the)|expired) (?:valid |necessary |required |"
            r"operating )?(?:licen[cs]e\w*|permits?)", r"unlicensed", r"(?:sin|no tenía|carecía de|no contaba con)\b.{0,12}\b(?:licencia|"
            r"permiso|autorización)",
            r"(?:sans|pas de|n\"avait pas)\b.{0,15}\b(?:licence|permis|autorisation)", r"(?:ohne|keine)\b.{0,12}\b(?:lizenz|genehmigung|"
            r"zulassung)", r"(?:sem|não tinha|não possuía)\b.{0,12}\b(?:licença|alvará|autorização)",
            r"(?:senza|non aveva|privo di)\b.{0,12}\b(?:licenza|permesso|autorizzazione)", r"(?:без|не было|"
            r"не имел\w*)\b.{0,12}\b(?:лицензи\w+|разрешени\w+)", r"(?:без|не було|не ма\w+)\b.{0,12}\b(?:ліцензі\w+|дозвол\w+)",
            r"(?:بدون|دون|بلا|لم یکن)\b.{0,15}(?:ترخیص|رخصه|تصریح)", r"(?:بدون|فاقد)\b.{0,8}(?:مجوز|پروانه)", r"بغیر (?:لائسنس|اجازت)|"
            r"لائسنس نہیں", r"(?:ruhsatsız|ruhsatı yok|izinsiz)", r"(?:uten|utan) (?:lisens|tillatelse|tillstånd)",
            r"(?:zonder|geen) vergunning", r"(?:bez|nie mia\w+) (?:ważn\w+ )?(?:licencj|zezwoleni|pozwoleni)\w*"))),
    Thing("live ammunition", table(
        r"live (?:rounds|ammunition|fire|bullets)", r"(?:munición|balas|fuego) (?:real|reales|"
        r"de verdad)", r"balles réelles", r"scharfe\w* munition|scharf geschossen", r"(?:munição|balas) (?:letal|reais|"
        r"real)", r"(?:proiettili|munizioni) ver[ie]",
        r"боев\w+ патрон\w*", r"бойов\w+ (?:патрон|набо)\w*", r"(?:الرصاص|رصاص) (?:ال)?حی", r"(?:گلوله|تیر|مهمات) جنگی", r"(?:اصلی|"
        r"سیدھی) گولی\w*", r"gerçek mermi\w*", r"skarp ammunisjon|skarp ammunition", r"scherpe munitie", r"ostr\w+ amunicj\w*"),
        ("not used", table(
            r"(?:no|not|n\"t|never|den\w+|without)\b(?: \w+){0,5} live (?:rounds|ammunition|fire|bullets)", r"(?:no|niega\w*|negó|negaron|"
            r""
            r""
            r"sin|desmint\w+)\b.{0,30}\b(?:munición|balas|fuego) real", r"(?:pas|dément\w*|démenti|sans|nié?)\b.{0,30}\bballes réelles",
            r"(?:keine|bestritt\w*|bestreit\w*|ohne|dementier\w*)\b.{0,20}\bscharfe\w* munition", r"(?:não|neg\w+|"
            r"sem)\b.{0,30}\b(?:munição|balas)", r"(?:non|nega\w*|senza|smenti\w+)\b.{0,30}\b(?:proiettili|munizioni)", r"(?:не|отриц\w+|"
            r"без)\b.{0,30}\bбоев\w+ патрон\w*",
            r"(?:не|запереч\w+|без)\b.{0,30}\bбойов\w+ (?:патрон|набо)\w*", r"(?:لم|نفی|نفت|دون|عدم)\b.{0,30}رصاص", r"(?:گلوله|تیر|"
            r"مهمات) جنگی\b.{0,30}(?:نشد|نکرد\w*|تکذیب|رد کرد)", r"گولی\w*\b.{0,20}(?:نہیں|"
            r"تردید)", r"gerçek mermi\w*.{0,20}(?:kullanılmad|yalanla)\w*",
            r"(?:ikke|inte|nekter|förneka\w*)\b.{0,25}\bskarp", r"(?:geen|ontken\w+)\b.{0,15}\bscherpe", r"(?:nie|"
            r"zaprzecz\w+)\b.{0,25}\bostr\w+")),
        ("used", table(
            r"(?:used|using|fired|firing|opened fire with|shot with)\b", r"(?:usó|usaron|utiliz\w+|dispar\w+)\b", r"(?:utilis\w+|"
            r"tir[ée]\w*|employ[ée]\w*)\b", r"(?:eingesetzt|verwendet\w*|schoss\w*|geschossen)\b", r"(?:usou|usaram|dispar\w+|"
            r"utiliz\w+)\b",
            r"(?:usat\w+|spara\w+|utilizzat\w+)\b", r"(?:примен\w+|использова\w+|стрел\w+)", r"(?:застос\w+|використ\w+|"
            r"стріля\w+)", r"(?:استخدم\w*|استخدام|اطلق\w*|اطلاق)\b", r"(?:استفاده|شلیک) (?:شد|کرد)\w*", r"(?:استعمال|"
            r"چلائ)\w*", r"(?:kullan\w+|ateş açt\w+)",
            r"(?:brukt\w*|skjøt|sköt|använd\w*)\b", r"(?:gebruikt\w*|geschoten)\b", r"(?:użył\w*|użyto|strzela\w+)"))),
    Thing("alarm", table(
        r"(?:alarms?|sirens?|early[ -]warning|evacuation (?:order|warning))\b", r"(?:alarmas?|sirenas?|alerta temprana|"
        r"orden de evacuación)\b", r"(?:alarmes?|sirènes?|ordre d\"évacuation)\b", r"(?:alarm\w*|sirenen?|warnsystem)\b", r"(?:alarmes?|"
        r"sirenes?|ordem de evacuação)\b",
        r"(?:allarme|sirene|ordine di evacuazione)\b", r"(?:сирен\w*|сигнализаци\w*|оповещени\w*)", r"(?:сирен\w*|сигналізаці\w*|"
        r"оповіщен\w*)", r"(?:صفارات|انذار|جهاز الانذار)", r"(?:آژیر|هشدار)", r"(?:سائرن|الارم)", r"(?:alarm|siren)\w*", r"alarmen\b|"
        r"sirener?\b",
        r"(?:alarm|sirene)\b", r"(?:alarm|syren)\w*"),
        ("sounded", table(
            r"(?<!not )(?<!never )(?:sounded|went off|rang|was (?:raised|issued)|were (?:activated|issued))\b", r"(?<!no )(?:sonó|sonaron|"
            r""
            r""
            r"se activó|se activaron)\b", r"(?:a|ont) (?:retenti|sonné)", r"(?:ertönt\w*|losgegangen|heulten|ausgelöst)\b",
            r"(?<!não )(?:soou|soaram|tocou|tocaram|foi acionad\w+)\b", r"(?:è suonat\w+|hanno suonato|"
            r"è scattat\w+)", r"(?<!не )(?:сработал\w*|прозвуча\w+|включил\w*)", r"(?<!не )(?:спрацюва\w+|пролуна\w+|"
            r"увімкну\w+)", r"(?:دوت|انطلق\w*)\b",
            r"(?:به صدا درآمد\w*|به صدا در آمد\w*|صادر شد)", r"بج(?:ا|ے|ائے)\b", r"(?:çaldı|devreye girdi)\b", r"(?<!ikke )(?:gikk av|"
            r"utløst|utlöstes)\b", r"(?:ging af|afgegaan|klonk\w*)\b", r"(?<!nie )(?:zawył\w*|włączył\w*)")),
        ("not sounded", table(
            r"(?:no|without(?: an?| any)?) (?:\w+ )?(?:alarms?|sirens?|early[ -]warning)", r"(?:not|never|n\"t) (?:sound\w*|go off|ring|"
            r"work\w*)\b|fail\w* to (?:sound|go off|work)", r"(?:no|sin|nunca)\b.{0,12}\b(?:sonó|sonaron|alarma|sirena|"
            r"activ\w+)", r"(?:aucune|pas|sans)\b.{0,12}\b(?:alarme|sirène|retenti|sonné)",
            r"(?:kein\w*|nicht|ohne)\b.{0,12}\b(?:alarm\w*|sirene\w*|ausgelöst|ertönt)", r"(?:não|sem|nenhum\w*)\b.{0,12}\b(?:soou|soaram|"
            r""
            r""
            r"toc\w+|alarme|sirene)", r"(?:non|nessun\w*|senza)\b.{0,12}\b(?:suonat\w+|allarme|siren\w+|scattat\w+)", r"не (?:сработал\w*|"
            r""
            r""
            r"прозвуча\w+|включил\w*)",
            r"не (?:спрацюва\w+|пролуна\w+|увімкну\w+)", r"(?:لم|بدون|دون)\b.{0,15}(?:صفارات|انذار|تنطلق|تدو)", r"(?:به صدا درنیامد|"
            r"آژیری نبود|هشداری (?:نبود|داده نشد))", r"نہیں بج\w*", r"(?:çalmadı|çalışmadı)", r"(?:ikke|inte) (?:gikk av|utløst|gick|"
            r"ljöd)", r"(?:niet af|geen alarm)",
            r"nie (?:zawył|włączył|zadziałał)\w*"))),
    Thing("air or water", table(
        r"(?:air|smoke|fumes|cloud|water|chemicals?)\b", r"(?:aire|humo|nube|agua)\b", r"(?:air|fumées?|nuage|eau)\b", r"(?:luft|rauch\w*|"
        r""
        r""
        r"wolke|wasser|trinkwasser)\b", r"(?:ar|fumaça|nuvem|água)\b", r"(?:aria|fumo|nube|acqua)\b", r"(?:воздух\w*|дым\w*|"
        r"вод[аыеу])\b", r"(?:повітр\w+|дим\w*|вод[аиіу])\b",
        r"(?:الهواء|الدخان|السحابه|المیاه)", r"(?:هوا|دود|آب)\b", r"(?:ہوا|دھوا|پانی)\w*", r"(?:hava|duman|su)\b", r"(?:lufta|luften|"
        r"røyk\w*|rök\w*|vannet|vattnet)\b", r"(?:lucht|rook|water)\b", r"(?:powietrz|dym|wod)\w*"),
        ("dangerous", table(
            r"(?<!not )(?<!non-)(?:toxic|poisonous|hazardous)\b|(?:dangerous|harmful|unsafe) (?:levels?|concentrations?|"
            r"to)", r"(?<!no )(?:tóxic[oa]s?|peligros[oa]s? para)\b", r"(?<!pas )(?<!non )(?:toxiques?|"
            r"dangereu\w+ pour)\b", r"(?<!nicht )(?:giftig\w*|gesundheitsschädlich\w*)", r"(?<!não )(?:tóxic[oa]s?)\b",
            r"(?<!non )(?:tossic[oahi]+)\b", r"(?<!не)(?<!не )(?:токсичн\w+|ядовит\w+)", r"(?<!не)(?:токсичн\w+|отруйн\w+)", r"(?:سام|"
            r"سامه)\b", r"سمی\b", r"زہریل\w*", r"zehirli\b", r"(?<!ikke )(?<!inte )giftig\w*", r"(?<!niet )giftig\w*", r"toksyczn\w+"),
        ),
        ("no danger", table(
            r"no (?:\w+ ){0,2}(?:danger|risk|threat|health hazard)|(?:not|non-?) ?(?:toxic|harmful|dangerous|hazardous)|"
            r"within (?:\w+ )?limits|safe to (?:drink|breathe)", r"(?:no|sin|ningún)\b.{0,12}\b(?:tóxic\w+|peligro|riesgo)|"
            r"dentro de los límites", r"(?:pas|aucun|sans)\b.{0,12}\b(?:toxiques?|danger|risque)",
            r"(?:nicht|keine|ohne)\b.{0,12}\b(?:giftig|gefahr|gefährlich|grenzwert\w*)", r"(?:não|sem|nenhum)\b.{0,12}\b(?:tóxic\w+|"
            r"perigo|risco)", r"(?:non|nessun|senza)\b.{0,12}\b(?:tossic\w+|pericolo|rischio)", r"(?:не ?(?:токсичн|опасн)\w+|"
            r"(?:опасности|угрозы) .{0,12}нет|нет (?:опасности|угрозы)|в (?:пределах )?норм\w+)",
            r"(?:не ?(?:токсичн|небезпечн)\w+|(?:небезпеки|загрози) .{0,12}немає|немає (?:небезпеки|загрози)|"
            r"в (?:межах )?норм\w+)", r"(?:لا|غیر|لیست)\b.{0,12}(?:سامه|سام|خطر|خطوره|ضاره)", r"(?:خطری (?:ندارد|نیست)|سمی نیست|"
            r"بی ?خطر)", r"(?:خطرہ نہیں|محفوظ ہے)", r"(?:tehlike (?:yok|oluşturmuyor)|zehirli değil|sınır değerler)",
            r"(?:ikke|inte|ingen) (?:farlig|giftig|fare|fara)\w*", r"(?:niet|geen) (?:giftig|gevaar|gevaarlijk)", r"(?:nie|"
            r"brak) (?:jest )?(?:toksyczn|zagrożeni|niebezpieczn)\w*"))),
    place("emergency exits", r"(?:emergency|fire) (?:exits?|doors?)",
        r"(?:salidas?|puertas?) de (?:emergencia|incendios)", r"(?:issues?|sorties?|portes?) de secours", r"notausg[aä]ng\w*|"
        r"notausgänge", r"saídas? de emergência", r"uscit[ae] di (?:sicurezza|emergenza)",
        r"(?:аварийн|запасн|эвакуационн)\w+ выход\w*", r"(?:аварійн|запасн|евакуаційн)\w+ вих\w+", r"(?:مخارج|مخرج|ابواب) (?:ال)?(?:طوارئ|"
        r""
        r""
        r"نجاه)", r"(?:خروجی|در)\w* اضطراری", r"ہنگامی (?:راست|دروازے)\w*", r"(?:acil|yangın) (?:çıkış|kapı)\w*", r"nødutgang\w*|"
        r"nödutgång\w*|nødudgang\w*", r"nooduitgang\w*",
        r"wyjści\w+ (?:ewakuacyjn|awaryjn)\w+"),
)  # fmt: skip
