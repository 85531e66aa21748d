"""Words that say who speaks, how sure a text is, and what kind of thing it tells: a table for each language.

Every entry is a regular expression on lower-cased text. The English tables are the deep ones; in other languages
they hold the commonest wordings of the news, and what they miss stays "asserted".
"""

from __future__ import annotations

from typing import Final

# Verbs of saying. Those of the second table say what was said, promised or felt, and need no "that".
SAYING_EN: Final = (
    r"said|says|say|told|tells|warned|warns|warn|announced|announces|announce|stated|states|added|adds|claimed|claims|claim|confirmed|"
    r"confirms|noted|notes|explained|explains|"
    r"argued|argues|argue|insisted|insists|tweeted|wrote|writes|reported(?! to\\b)|reports(?: that|(?=[.,]?\s*$))|revealed|reveals|"
    r"disclosed|suggested|suggest|suggests|believe|believes|believed|estimated|estimates|"
    r"alleged|alleges|acknowledged|admitted|maintained that|declared|declares|testified|recalled|speculated|predicted|predict|predicts|"
    r"cautioned|caution|commented|remarked|replied|responded that"
)
UTTERING_EN: Final = (
    r"expressed|expresses|emphasi[sz]ed|emphasi[sz]es|stressed|stresses|proposed|proposes|pledged|pledges|vowed|vows|urged|urges|"
    r"condemned|condemns|praised|praises|welcomed|welcomes|"
    r"called (?:on|for)|calls (?:on|for)|demanded|demands|rejected|rejects|denied|denies|threatened|threatens|promised|promises|assured|"
    r"assures|issued (?:a|the|its) (?:[a-z]+ )?statement|"
    r"accused|accuses|blamed|blames|criticised|criticized|apologi[sz]ed|thanked|appealed|invited|reiterated|reaffirmed|underlined|"
    r"underscored|highlighted|appreciated|hailed|lauded"
)

SAYING: Final[dict[str, str]] = {
    "fa": r"گفت(?:ه|ند)?(?: است| اند|ه‌اند)?|اعلام کرد(?:ند|ه است)?|تا[کك]ید کرد(?:ند|ه است)?|تأکید کرد(?:ند|ه است)?|هشدار داد(?:ند|ه "
    r"بودند|ه است|ه‌اند)?|افزود(?:ند)?|خبر داد(?:ند|ه است)?|گزارش داد(?:ند|ه است)?|"
    r"ابراز نگرانی کرد(?:ند|ه اند|ه‌اند|ه است)?|اظهار (?:داشت|کرد)(?:ند)?|ادعا کرد(?:ند)?|بیان (?:داشت|کرد)(?:ند)?|تصریح کرد(?:ند)?|"
    r"نوشت(?:ند)?|توضیح داد|خواستار [^ ]+ شد(?:ند)?",
    "ar": r"(?:و|ف)?(?:قال(?:ت|وا)?|أعلن(?:ت|وا)?|صرح(?:ت)?|أكد(?:ت|وا)?|أضاف(?:ت)?|أشار(?:ت|وا)?|أوضح(?:ت)?|ذكر(?:ت)?|أفاد(?:ت|وا)?|"
    r"حذر(?:ت)?|نفى|نفت|زعم(?:ت)?|كشف(?:ت)?|أوردت|أورد|شدد(?:ت)?|اتهم(?:ت)?|دعا|دعت|نقل(?:ت)?)",
    "ur": r"کہا|بتایا|اعلان کیا|کا کہنا (?:ہے|تھا)|دعویٰ کیا|خبردار کیا|تصدیق کی|تردید کی",
    "ru": r"сообщил[аио]?|сообща(?:ет|ют)|заявил[аи]?|заявля(?:ет|ют)|сказал[аи]?|отметил[аи]?|добавил[аи]?|подчеркнул[аи]?|"
    r"рассказал[аи]?|утвержда(?:ет|ют)|объявил[аи]?|предупредил[аи]?|написал[аи]?|подтвердил[аи]?|пояснил[аи]?|уточнил[аи]?|"
    r"опроверг(?:ла|ли)?",
    "es": r"dijo|dijeron|informó|informaron|señaló|señalaron|afirmó|afirmaron|explicó|detalló|indicó|indicaron|añadió|agregó|aseguró|"
    r"aseguran|aseguraron|anunció|anunciaron|declaró|declararon|confirmó|confirmaron|ha confirmado|advirtió|sostuvo|denunció|negó|"
    r"reveló|revelaron|contó|relató|apuntó|subrayó|destacó",
    "pt": r"disse|disseram|informou|informaram|afirmou|afirmaram|explicou|anunciou|declarou|confirmou|acrescentou|alertou|negou",
    "no": r"sa|sier|opplyser|opplyste|fortalte|forteller|bekrefter|bekreftet|skriver|skrev|melder|meldte|uttalte|uttaler|mener|hevder|"
    r"varslet|advarte|kunngjorde",
    "da": r"sagde|siger|oplyser|oplyste|fortalte|fortæller|bekræfter|bekræftede|skriver|skrev|melder|meldte|udtaler|mener|hævder|advarede",
    "sv": r"sa|sade|säger|uppger|uppgav|berättade|berättar|bekräftar|bekräftade|skriver|skrev|menar|hävdar|varnade|meddelade",
    "fr": r"a (?:déclaré|dit|annoncé|affirmé|indiqué|précisé|ajouté|confirmé|expliqué|averti|souligné|démenti)|ont (?:déclaré|dit|"
    r"annoncé|affirmé|indiqué|confirmé)|affirme|affirment|indique|précise|dit|déclare|annonce|selon",
    "de": r"sagte|sagten|sagt|erklärte|erklärten|teilte|teilten|mit(?:geteilt)|berichtete|berichteten|betonte|warnte|kündigte|bestätigte|"
    r"bestätigten|behauptete|schrieb",
    "it": r"ha (?:detto|dichiarato|annunciato|affermato|aggiunto|confermato|spiegato|avvertito)|hanno (?:detto|dichiarato|annunciato)|"
    r"dice|afferma|riferisce",
    "tr": r"dedi|söyledi|açıkladı|belirtti|duyurdu|vurguladı|bildirdi|ifade etti|uyardı",
    "uk": r"повідомив|повідомила|повідомили|заявив|заявила|заявили|сказав|сказала|зазначив|додав|підкреслив|наголосив|оголосив",
    "tg": r"гуфт|гуфтанд|изҳор дошт|эълон кард|хабар дод|таъкид кард",
}  # fmt: skip

# "According to X": X stands behind the words, up to a comma or the like.
ACCORDING: Final[dict[str, str]] = {
    "en": r"\baccording to|\bas reported by|\bas stated by|\bciting|\bquoting|\bin the words of",
    "fa": r"به گزارش|به گفته[ٔ‌]?ی?|بر اساس|بنا بر|به نقل از|طبق|براساس",
    "ar": r"وفقا ل|وفقًا ل|وفقاً ل|وفق |بحسب |حسبما (?:أوردت|أفاد[ت]?|ذكر[ت]?|أعلن[ت]?|قال[ت]?) |حسب |نقلا عن |نقلاً عن |على حد قول ",
    "ur": r"کے مطابق",
    "ru": r"\bпо данным|\bпо словам|\bпо информации|\bпо сообщению|\bсогласно|\bсо ссылкой на|\bкак сообща(?:ет|ют)|\bкак сообщил[аи]?|"
    r"\bпо версии",
    "es": r"\bsegún (?:informaron |informó |dijo |dijeron |explicó |señaló )?|\bde acuerdo con|\bde acuerdo a|\bconforme a",
    "pt": r"\bsegundo|\bde acordo com|\bconforme",
    "no": r"\bifølge|\bi følge", "da": r"\bifølge", "sv": r"\benligt",
    "fr": r"\bselon|\bd[’']après", "de": r"\blaut|\bnach angaben (?:von|der|des)|\bnach auskunft (?:von|der|des)",
    "it": r"\bsecondo", "uk": r"\bза даними|\bза словами|\bзгідно з", "tg": r"\bба гуфтаи|\bба иттилои",
}  # fmt: skip

# Certainty, in the order in which it is asked for.
DENIED: Final[dict[str, str]] = {
    "en": r"\b(?:denie[sd]|deny(?:ing)?|denials?|rejected (?:the )?(?:reports?|claims?|allegations?|accusations?|suggestions?)|dismissed "
    r"(?:the )?(?:reports?|claims?|allegations?|accusations?)|refuted|refutes|disputed|untrue|no truth)\b",
    "fa": r"تکذیب|رد کرد|انکار کرد", "ar": r"\bنفى\b|\bنفت\b|تنفي|ينفي|نافيا", "ur": r"تردید", "ru": r"\bопроверг|\bотрицает|\bотрицал|"
    r"\bотверг", "es": r"\bnegó\b|\bniega\b|\bdesmintió\b|\brechazó\b",
    "no": r"\bavvis(?:er|te)\b|\bbenekt", "fr": r"\bdément|\ba nié\b|\bnie\b|\ba rejeté\b", "de": r"\bdementiert|\bbestritt|\bwies "
    r".{0,60} zurück", "pt": r"\bnegou\b|\bdesmentiu\b",
}  # fmt: skip
ALLEGED: Final[dict[str, str]] = {
    "en": r"\b(?:alleged(?:ly)?|allegations?|alleges?|accus(?:ed|es|ing|ations?)|suspected of|is suspected|are suspected|"
    r"purported(?:ly)?|claimed|claims that|claims to|supposed(?:ly)?|blamed)\b",
    "fa": r"ادعا|متهم|گویا", "ar": r"يزعم|زعم|مزعوم|اتهم|متهم", "ur": r"مبینہ|الزام|دعویٰ", "ru": r"\bякобы|\bпредполагаем|"
    r"\bподозревается|\bподозревают|\bобвин", "es": r"\bpresunt[oa]s?\b|\bsupuest[oa]s?\b|\bacusad[oa]s?\b|\bse sospecha",
    "no": r"\bantatte?\b|\bangivelig|\bsiktet for|\bpåstått|\bhevde[rt]", "fr": r"\bprésumé|\bprétendu|\baccus", "de": r"\bmutmaßlich|"
    r"\bangeblich|\bbeschuldig", "pt": r"\bsupost[oa]s?\b|\bacusad[oa]s?\b",
}  # fmt: skip
REPORTED: Final[dict[str, str]] = {
    "en": r"\b(?:reportedly|(?:is|are|was|were) (?:said|reported|understood|believed|thought) to|(?:is|are|was|were|been) reported|"
    r"reports? (?:said|say|suggest|suggested|indicate|indicated|that)|media reports|(?:unnamed|unidentified|anonymous|unconfirmed|"
    r"unverified)|"
    r"on (?:the )?condition of anonymity|rumou?red|apparently|according to (?:[a-z]+ )?(?:sources?|reports?|media)|(?:sources?|"
    r"officials) (?:said|say|told)|a source(?! of)|sources (?:close|familiar|in)|what appeared to be)\b",
    "fa": r"گفته می ?‌?شود|گزارش شده|منابع (?:آگاه|خبری|ناشناس)|یک منبع|رسانه ?‌?ها", "ar": r"يقال|أفادت (?:وسائل|مصادر|تقارير|أنباء)|"
    r"مصادر|وسائل إعلام|تقارير", "ur": r"ذرائع|اطلاعات ہیں",
    "ru": r"\bсообщается|\bисточник|\bпо неподтвержденн|\bсми\b", "es": r"\bmedios locales\b|\bal parecer\b|\bse creía\b|\bfuentes\b|"
    r"\bsegún (?:medios|fuentes)|\btrascendió", "no": r"\bskal ha\b|\bmeldinger\b|\bvisstnok\b|\bifølge (?:kilder|medier)",
    "da": r"\bangiveligt\b", "sv": r"\bska ha\b|\buppgifter\b", "fr": r"\baurait\b|\bauraient\b|\bserait\b|\bsources?\b|\bmédias\b", "de":
    r"\bsoll(?:en)? .{0,80} haben\b|\boffenbar\b|\bmedienberichten?\b|"
    r"\bkreisen\b", "pt": r"\bfontes\b|\bteria\b",
    "it": r"\bsarebbe\b|\bfonti\b", "uk": r"\bджерел", "tg": r"\bманба",
}  # fmt: skip
FORECAST: Final[dict[str, str]] = {
    "en": r"\b(?:will|shall|won’t|won't|likely|unlikely|may|might|could|is expected|are expected|expected to|set to|is due to|are due to|"
    r"poised to|going to|about to|plans? to|is planning|are planning|intends? to|aims? to|would|predict(?:s|ed)?|forecasts?|looming|"
    r"in the coming)\b",
    "fa": r"خواه(?:د|ند|یم|م)\b|احتمال|ممکن است|قرار است|انتظار می|پیش ?‌?بینی", "ar": r"\bسوف\b|\bس(?:ي|ت|ن)\w{3,}|من المتوقع|من المرجح|"
    r"من المحتمل|قد ي|قد ت|يحتمل|يتوقع", "ur": r"امکان|متوقع|گا۔|گے۔|گی۔|ہو سکتا", "ru": r"\bбуд(?:ет|ут)\b|\bвероятно|\bожидается|"
    r"\bможет\b|\bмогут\b|\bвозможно\b|\bпланиру",
    "es": r"\bpodría|\bse espera\b|\bprobable|\bprevé|\bplanea|\bse prevé\b|\bpuede que\b|\bva a\b|\bserá\b|\bserán\b|\bdeberá", "no":
    r"\bventes\b|\btrolig\b|\bsannsynlig|\bvil\b|\bkan komme\b|\bskal (?!ha)", "fr": r"\bpourrait|\bpourraient|\bdevrait|\bdevraient|"
    r"\bprobable|\battendu|\bva\b|\bsera\b|\bseront\b",
    "de": r"\bwird\b|\bwerden\b.{0,80}\b|\bkönnte|\bwahrscheinlich|\bvoraussichtlich|\berwartet", "pt": r"\bpoderá|\bpoderia|\bdeve\b|"
    r"\bprovável|\bespera-se", "it": r"\bpotrebbe|\bprobabil|\bsarà\b", "uk": r"\bбуде\b|\bймовірно|\bможе\b", "tr": r"\bolabilir|"
    r"\bbekleniyor|\bmuhtemel",
}  # fmt: skip

ASSESSING: Final[dict[str, str]] = {
    "en": r"\b(?:analysts?|experts?|observers)\b[^,.]{0,30}\b(?:say|says|said|suggest|suggests|believe|argue|warn|think|note|expect)|"
    r"\b(?:highlights?|underscores?|underlines|signals?|suggests|indicates|reflects|illustrates|demonstrates|appears? to|seems? to|"
    r"seems|"
    r"raises? (?:concerns?|questions?|fears?|doubts?)|raised (?:concerns?|questions?|fears?|doubts?)|in doubt|at risk|critical for|of "
    r"great importance|importance of|significance of|remains? (?:unclear|uncertain|to be seen|a mystery)|likely|unlikely|reshape|"
    r"will shape|"
    r"marks? a (?:shift|turning point)|amount(?:s|ed)? to|considered)\b|\b(?:could|may|might)\b",
    "fa": r"نشان می ?‌?دهد|برجسته می ?‌?کند|احتمال|به نظر می ?‌?رسد|ممکن است|تحلیلگران|کارشناسان|تغییر خواهد داد|حاکی از|بر اهمیت",
    "ar": r"يبدو|من المرجح|من المحتمل|محللون|خبراء|يشير إلى|يعكس|قد ي|قد ت", "ur": r"ماہرین|تجزیہ|امکان|ظاہر کرتا",
    "ru": r"\bвероятно|\bпо-видимому|\bаналитик|\bэксперт|\bсвидетельствует|\bвозможно\b|\bпохоже", "es": r"\bpodría|\bparece\b|"
    r"\banalistas\b|\bexpertos\b|\bprobable", "no": r"\btrolig\b|\bsannsynlig|\beksperter\b|\bser ut til",
    "fr": r"\bpourrait|\bsemble\b|\banalystes\b|\bexperts\b|\bprobable", "de": r"\bkönnte|\bscheint\b|\bexperten\b|\banalysten\b|"
    r"\bwahrscheinlich", "pt": r"\bpoderia|\bparece\b|\banalistas\b|\bprovável", "it": r"\bpotrebbe|\bsembra\b|\banalisti\b",
}  # fmt: skip

BACKGROUND: Final[dict[str, str]] = {
    "en": r"\b(?:historically|traditionally|formerly|for (?:years|decades|centuries|more than|over|nearly|the past)|over the (?:past|"
    r"last)|in (?:recent|past) years|since (?:19|20)\d\d|long[- ]?standing|has long|have long|decades[- ]old|years[- ]old conflict|"
    r"shares? a|is (?:home to|located|situated|one of|known (?:as|for)|the (?:largest|biggest|capital))|are (?:home to|located|among)|"
    r"often considered|was founded|was born|was home to|is a|is an|are a|is mostly|are mostly|also hosts|sits on|ever since|first "
    r"(?:rule|term|time))\b",
    "fa": r"در سال ?‌?های (?:اخیر|گذشته)|در (?:دو|سه|چهار|پنج|ده|بیست) سال گذشته|از سال|یکی از|محسوب می ?‌?شود|به شمار می|می باشد|پیش از "
    r"این|لازم به ذکر است",
    "ar": r"يذكر أن|يشار إلى أن|منذ عام|منذ سنوات|تعتبر|يعتبر|جدير بالذكر", "ur": r"یاد رہے|واضح رہے|سے اب تک|ماضی میں", "ru":
    r"\bнапомним|\bранее\b|\bс \d{4} года|\bявляется|\bнаходится", "es": r"\bdesde \d{4}|\bestá situad|\buna ciudad situada|"
    r"\bhistóricamente|\bes un[ao]?\b",
    "no": r"\bligger\b|\bhar rundt\b|\bsiden \d{4}", "fr": r"\bdepuis \d{4}|\best un[e]?\b|\bhistoriquement", "de": r"\bseit \d{4}|\bist "
    r"ein[e]?\b|\bliegt\b",
}  # fmt: skip

# Things that happen: a sentence that reports one of these is an event, whoever says so.
HAPPENING_EN: Final = (
    r"killed|wounded|injured|died|dead|shot|attacked|bombed|detonated|exploded|struck|fired|opened fire|clashed|clash(?:es)?|arrested|"
    r"detained|captured|seized|raided|evacuated|displaced|fled|crossed|"
    r"met|visited|arrived|held (?:a|an|talks)|signed|launched|inaugurated|opened|closed|resumed|began|started|ended|approached|discussed|"
    r"travelled|traveled|landed|crashed|collapsed|destroyed|damaged|hit|"
    r"released|rescued|abducted|kidnapped|executed|sentenced|elected|appointed|resigned|dismissed|sacked|ousted|imposed|lifted|approved|"
    r"passed|voted|deployed|withdrew|withdrawn|advanced|retreated|surrounded|reached|"
    r"responded|identified|recovered|hospitali[sz]ed|locked down|burst|ran|walked|pulled|dropped|took place|occurred|happened|hosted|"
    r"received|ordered|instructed|confirmed an?|left \d|led to|resulting in"
)
PAST_EN: Final = (
    r"was|were|had|did|went|came|took|gave|made|got|left|fell|rose|grew|became|began|kept|held|sent|lost|won|paid|put|set|led|met|saw|"
    r"heard|felt|found|thought|knew|spoke|broke|drove|wrote|brought|bought|caught|fought|sought|taught|built|"
    r"struck|stood|sat|ran|fled|shot|hid|hit|cut|spread|burst|[a-z]{2,}(?:[^aeiou\s]|e|i|u)ed"
)

# Speakers without a name beside a verb of saying: behind it ("añadió el sheriff"), or before it at the head of the sentence.
BEHIND_VERB: Final[dict[str, str]] = {
    "es": r"\s((?:el|la|los|las|un|una)\s\w+(?:\sde(?:l|\sla)?\s\w+)?)", "pt": r"\s((?:o|a|os|as|um|uma)\s\w+)", "fr": r"\s((?:le|la|les|"
    r"un|une)\s\w+|l[’']\w+)", "it": r"\s((?:il|la|lo|i|gli|le|un|una)\s\w+)",
    "ar": r"\s((?!إن|أن|إلى|عن|في|على|من|قد|لا|بأن|حساب)[\u0620-\u06ff]+(?:\s(?:ال|شر|وزا|أم|إع)[\u0620-\u06ff]+)?)", "ru": r"\s((?!что|"
    r"о|об|в|на|со|как)[а-яё]{4,}(?:\s[а-яё]{5,})?)(?=[,. ])", "de": r"\s((?:der|die|das|ein|eine)\s\w+)",
}  # fmt: skip
BEFORE_VERB: Final[dict[str, str]] = {
    "es": r"^\W*((?:(?:El|La|Los|Las|Un|Una)\s)?\w+(?:\s\w+){0,2}?)\s(?:también\s)?$", "no": r"^\W*(\w+(?:\s\w+){0,2})\s$", "da":
    r"^\W*(\w+(?:\s\w+){0,2})\s$", "sv": r"^\W*(\w+(?:\s\w+){0,2})\s$", "de": r"^\W*((?:(?:Der|Die|Das)\s)?\w+)\s$",
    "fr": r"^\W*((?:Le|La|Les|L[’'])\s?\w+(?:\s\w+)?)\s$", "pt": r"^\W*((?:(?:O|A|Os|As)\s)?\w+)\s$", "it": r"^\W*((?:(?:Il|La|I|"
    r"Gli)\s)?\w+)\s$", "ru": r"^\W*(\w+(?:\s\w+){0,2})\s$",
}  # fmt: skip
