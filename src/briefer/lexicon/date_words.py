"""Words for dates beside those of ``data/words``: seasons, quarters, "since", other anchors, tenses, and what only looks like a date.

A field that the word table has too is put before it (lists) or beside it (patterns). In the lists, "|" parts two phrases.

    early, late      which parts of a week lie behind and ahead of the source ("earlier this week")
    told_day         counted from a day of the text, not from the source ("the following week"): never a date of their own
    nothing          phrases that hold a word for a time and tell none ("the same day", "por la mañana")
    seasons          the season codes of EDTF level 1 (ISO 8601-2, 4.8): 21 spring, 22 summer, 23 autumn, 24 winter
    since            what stands before, and ``since_after`` behind, a time from which on something lasts
    more_future ...  further verbs, and ``ahead`` what stands right before a weekday that lies ahead
"""

from __future__ import annotations

from typing import Any, Final

_EN: Final[dict[str, Any]] = {
    "early": "early|early in|beginning of|the beginning of|start of|the start of|earlier in",
    "late": "later in",
    "earlier": "earlier|later",
    "told_day": "following|the following|previous|the previous|preceding|the preceding",
    "nothing": (
        "the previous day|the following day|the next day|next day|the same day|that day|the day before|the day after|"
        "the night before|the next morning|may day|the previous night"
    ),
    "seasons": {"21": "spring", "22": "summer", "23": "autumn|fall", "24": "winter"},
    "weak_seasons": "fall|spring",
    "quarters": {
        "1": "first quarter|q1",
        "2": "second quarter|q2",
        "3": "third quarter|q3",
        "4": "fourth quarter|final quarter|last quarter|q4",
    },
    "halves": {"1": "first half", "2": "second half"},
    "centuries": {"0": "century", "18": "eighteenth century", "19": "nineteenth century", "20": "twentieth century"},
    "about": "some time around|sometime around",
    "since": "since(?: at least| about| around| early| late| the| as early as)?",
    "not_since": r"\s*,?\s*(?:to|until|till|through)\b(?! (?:now|today|the present))",
    "not_weekday_after": (
        "every|each|any|on a|most|easter|shrove|whit|casual|freaky|ruby|man|remembrance|orthodox easter|giving|small business"
    ),
    "not_weekday_before": "times'|school|schools|sun|mail|herald|night live|night football|league",
    "more_future": (
        "would(?! have)|due (?:in|on|before|to)|(?:is|are) (?:set|slated|planned)|(?:begin|start|take)s?(?= (?:on|place on))|"
        "begins|takes place|opens(?! fire)|must(?! have)|expects?|arrives|takes effect|comes into force|expires|kicks off|gets under way|"
        "reopens?|resumes?|goes on trial|(?:go|head|heads) to the polls|"
        "(?<!had been )(?:agreed|decided|pledged|promised|planned|invited|summoned|"
        "ordered|asked|urged|scheduled|expected) to"
    ),
    "ahead": (
        "(?:ahead of|in advance of|(?:scheduled|set|planned|slated|due) (?:for|on)|(?:delayed|postponed|adjourned) (?:until|till|"
        "to))(?: the)?"
    ),
}  # fmt: skip
_FA: Final[dict[str, Any]] = {
    "month_variants": [
        "جنوری|جنوري|ژانویه", "فبروری|فوریه", "مارچ", "اپریل|آپریل|آوریل", "می|مه", "جون|ژوئن", "جولای|ژوئیه|ژوییه|جولایی",
        "آگست|اگست|آگوست|اوت", "سپتمبر|سپتامبر", "اکتوبر|اکتبر", "نومبر|نوامبر", "دسمبر|دسامبر",
    ],
    "early": "اوایل|آغاز|ابتدای|شروع",
    "told_day": "بعد|پس از آن|بعد از آن|پسین",
    "nothing": "بعد از|پس از|همان روز|همین روز|آن روز|روز پس از آن|یک روز قبل از آن|روز پیش از آن|فردای آن روز|فردای آن",
    "seasons": {"21": "بهار", "22": "تابستان", "23": "پاییز|پائیز|خزان", "24": "زمستان"},
    "quarters": {
        "1": "سه ماهه اول|سه ماهه نخست|ربع اول",
        "2": "سه ماهه دوم|ربع دوم",
        "3": "سه ماهه سوم|ربع سوم",
        "4": "سه ماهه چهارم|ربع چهارم",
    },
    "halves": {"1": "نیمه اول|نیمه نخست", "2": "نیمه دوم"},
    "ordinals": {
        "1": ("اول", "یکم"),
        "2": ("دوم",),
        "3": ("سوم",),
        "4": ("چهارم",),
        "5": ("پنجم",),
        "6": ("ششم",),
        "7": ("هفتم",),
        "8": ("هشتم",),
        "9": ("نهم",),
        "10": ("دهم",),
        "11": ("یازدهم",),
        "12": ("دوازدهم",),
        "13": ("سیزدهم",),
        "14": ("چهاردهم",),
        "15": ("پانزدهم",),
        "16": ("شانزدهم",),
        "17": ("هفدهم",),
        "18": ("هجدهم", "هژدهم"),
        "19": ("نوزدهم",),
        "20": ("بیستم",),
        "21": ("بیست و یکم",),
        "22": ("بیست و دوم",),
        "23": ("بیست و سوم",),
        "24": ("بیست و چهارم",),
        "25": ("بیست و پنجم",),
        "26": ("بیست و ششم",),
        "27": ("بیست و هفتم",),
        "28": ("بیست و هشتم",),
        "29": ("بیست و نهم",),
        "30": ("سی ام", "سیم"),
        "31": ("سی و یکم",),
    },
    "ordinals_stand_before": True,
    "verb_prefix": "می",
    "gregorian": "میلادی",
    "last_day_is_yesterday": True,
    "not_day_after": "چند",
    "since": "(?<!پس )(?<!بعد )(?<!قبل )(?<!پیش )(?<!بیش )(?<!یکی )(?<!بخشی )از(?: سال| ماه| اوایل| اواخر)?",
    "not_since": r"\s*(?:میلادی|خورشیدی|شمسی)?\s*(?:تا(?! ?کنون| به حال| امروز| حال| اکنون)|الی)\b",
    "city_cues": (
        "فرودگاه|فرودگاه بین المللی|شهروندان|ساکنان|باشندگان|بازار|خیابان های|شهرداری|سفارت|سفارت ایران در|حومه|مرکز شهر|والی|"
        "اجلاس|نشست|کنفرانس|نماینده|سفیر|هیئت|مقام های|نمایندگان"
    ),
    "not_weekday_before": "، پایتخت|پایتخت|تاجیکستان|، تاجیکستان|، مرکز تاجیکستان|بازار",
    "not_weekday_after": "هر|مسجد|سیاه",
    "more_future": "قرار ?است|خواهیم|خواهم|پیش ?بینی می ?شود|تصمیم دارد|تصمیم دارند|در نظر دارد",
    "more_past": r"گفته ?(?:است|اند)|کردند|شده ?(?:است|اند|بود)|کشته شد\w*|رسید|رسیدند|گرفت|گرفتند|یافت|افتاد|رخ داد|دیدار کرد",
}  # fmt: skip
_AR: Final[dict[str, Any]] = {
    "early": "أوائل|مطلع|بداية|وقت سابق من|في وقت سابق من|مستهل",
    "late": "وقت لاحق من|في وقت لاحق من",
    "part": "أوائل|اوائل|مطلع|بداية|مستهل|أواسط|منتصف|أواخر|اواخر|نهاية|ختام",
    "told_day": "التالي|التالية|السابق|السابقة|اللاحق|الذي يليه",
    "nothing": (
        "اليوم التالي|اليوم السابق|اليوم نفسه|نفس اليوم|ذلك اليوم|ذات اليوم|اليوم ذاته|في اليوم الثاني|اليوم الثاني|اليوم الأول|"
        "اليوم الثالث|اليوم العالمي|بعد يومين|بعد يوم|قبل يوم من|اليوم الوطني|اليوم الدولي"
    ),
    "seasons": {"21": "ربيع|الربيع", "22": "صيف|الصيف", "23": "خريف|الخريف", "24": "شتاء|الشتاء"},
    "quarters": {"1": "الربع الأول|الربع الاول", "2": "الربع الثاني", "3": "الربع الثالث", "4": "الربع الرابع|الربع الأخير"},
    "halves": {"1": "النصف الأول", "2": "النصف الثاني"},
    "ordinals": {
        "1": ("الأول",),
        "2": ("الثاني",),
        "3": ("الثالث",),
        "4": ("الرابع",),
        "5": ("الخامس",),
        "6": ("السادس",),
        "7": ("السابع",),
        "8": ("الثامن",),
        "9": ("التاسع",),
        "10": ("العاشر",),
        "11": ("الحادي عشر",),
        "12": ("الثاني عشر",),
        "13": ("الثالث عشر",),
        "14": ("الرابع عشر",),
        "15": ("الخامس عشر",),
        "16": ("السادس عشر",),
        "17": ("السابع عشر",),
        "18": ("الثامن عشر",),
        "19": ("التاسع عشر",),
        "20": ("العشرين", "العشرون"),
        "21": ("الحادي والعشرين", "الحادي والعشرون"),
        "22": ("الثاني والعشرين",),
        "23": ("الثالث والعشرين",),
        "24": ("الرابع والعشرين",),
        "25": ("الخامس والعشرين",),
        "26": ("السادس والعشرين",),
        "27": ("السابع والعشرين",),
        "28": ("الثامن والعشرين",),
        "29": ("التاسع والعشرين",),
        "30": ("الثلاثين", "الثلاثون"),
        "31": ("الحادي والثلاثين",),
    },
    "decades": {
        "1940": "أربعينيات القرن الماضي|أربعينات القرن الماضي|أربعينيات القرن العشرين",
        "1950": "خمسينيات القرن الماضي|خمسينات القرن الماضي|خمسينيات القرن العشرين",
        "1960": "ستينيات القرن الماضي|ستينات القرن الماضي|ستينيات القرن العشرين",
        "1970": "سبعينيات القرن الماضي|سبعينات القرن الماضي|سبعينيات القرن العشرين",
        "1980": "ثمانينيات القرن الماضي|ثمانينات القرن الماضي|ثمانينيات القرن العشرين",
        "1990": "تسعينيات القرن الماضي|تسعينات القرن الماضي|تسعينيات القرن العشرين",
    },
    "between": "بين عامي|بين سنتي|بين العامين|ما بين عامي|ما بين",
    "about": "في حدود",
    "since": (
        "(?:و|ف)?(?:منذ|ابتداء من|اعتبارا من)(?: عام| سنة| العام| شهر| مطلع| أوائل| اوائل| أواخر| بداية| نهاية| يوم| فجر| مساء|"
        " صباح){0,2}"
    ),
    "not_since": r"\s*(?:م\b)?\s*(?:و?حتى|إلى)(?! الآن| اليوم| الان)\b",
    "not_weekday_after": "كل|أيام|يوم كل|عيد",
    "clause_breaks": "(?<!مقرر )(?<!متوقع )(?<!منتظر )(?<!مرتقب )(?<!مقررا )أن|الذي|التي|حيث|فيما|لكن|بعد",
    "future_verbs": (
        r"سوف|(?:من )?(?:المقرر|المتوقع|المنتظر|المرتقب)|مقرر[ةا]?|المقررة|[يت]عتزم|ينتظر أن|و?(?!(?:سيار|سياس|سياد|سياق|سياح|"
        r"سينما|سيناريو|سيطر|ستار|ستائر|سيئ|ستراتيج|سنو|سنت)\w*)(?!(?:سيدة|سيدات|سيناء|سيول|ستين|ستون|سندات|سنغافورة|ستوكهولم|"
        r"سيرته|سيدني)\b)س[يتن]\w{3,}|[يت]بدأ|[يت]نطلق"
    ),
    "more_past": (
        r"و?(?:انفجر|اندلع|غرق|ضرب|استهدف|شن|وصل|غادر|توفي|اعتقل|أطلق|أسفر|التق|شهد|تبادل|نفذ|تعرض|سقط|دخل|خرج|بدأ|عقد|توقف|أفرج|"
        r"اختطف|انهار|دمر|قصف|هاجم|لقي|لقوا|أدى|أدت|استشهد|تظاهر|خسر|فاز|اتهم|رفض|قضت|قضى|نقل|عثر|أوقف|احتجز|ألقي|ألقت|اغتيل|زار|"
        r"استقال|صوت|أقر)\w{0,2}"
    ),
}  # fmt: skip
_UR: Final[dict[str, Any]] = {
    "month_variants": ["", "", "", "اپریل", "", "", "", "", "", "", "", ""],
    "whole_weekdays": {
        "5": (
            "ہفتے کے روز|ہفتے کے دن|ہفتے کو|ہفتے کی صبح|ہفتے کی شام|ہفتے کی رات|ہفتہ کے روز|ہفتہ کو|ہفتہ کی صبح|ہفتہ کی شام|"
            "ہفتہ کی رات|بروز ہفتہ|سنیچر"
        ),
    },
    "early": "کے آغاز|کے شروع|کے اوائل|اوائل|کے آغاز میں|کے شروع میں|کے اوائل میں|کے ابتدا میں",
    "part": (
        "کے آغاز|کے شروع|کے اوائل|کے وسط|کے اواخر|کے آخر|کے اختتام|اوائل|اواخر|وسط|کے آغاز میں|کے شروع میں|کے اوائل میں|"
        "کے وسط میں|کے اواخر میں|کے آخر میں"
    ),
    "earlier": "بعد",
    "nothing": "اگلے روز|اگلے دن|اسی روز|اسی دن|اس روز|اس دن|ایک روز بعد|ایک دن بعد|پچھلے دن|دوسرے روز|دوسرے دن",
    "relative": {"day -1": "گزشتہ شب|گذشتہ شب|گزشتہ رات|گذشتہ رات|کل|کل رات", "day 0": "آج صبح|آج رات", "day -2": "پرسوں"},
    "either_way": "کل|پرسوں",
    "ordinals": {"1": "یکم"},
    "ordinals_stand_before": True,
    "units": {"year": "برسوں"},
    "weekday_cues_after": "کی شب|کی دوپہر|کی سہ پہر|کی علی الصبح|کے دوران",
    "not_a_day_before": (
        "تعداد|آبادی|مالیت|رقم|لاگت|ملا کر|جماعتی|وقتی|حجم|ووٹ|ووٹوں|نشستوں|نشستیں|آمدنی|بجٹ|پاکستان|ہند|قومی|ارکان|کے کل|مجموعی|"
        "رقبہ|پیداوار|اخراجات|اثاثے"
    ),
    "seasons": {
        "21": "موسم بہار|کے موسم بہار",
        "22": "موسم گرما|کے موسم گرما",
        "23": "موسم خزاں|کے موسم خزاں",
        "24": "موسم سرما|کے موسم سرما",
    },
    "quarters": {"1": "پہلی سہ ماہی", "2": "دوسری سہ ماہی", "3": "تیسری سہ ماہی", "4": "چوتھی سہ ماہی|آخری سہ ماہی"},
    "halves": {"1": "پہلی ششماہی|پہلی شش ماہی", "2": "دوسری ششماہی|دوسری شش ماہی"},
    "about": "تقریباً|لگ بھگ|قریبا",
    "since_after": r"(?:ء|ع)?\s?(?:کے (?:اوائل|آغاز|شروع|اواخر) )?سے(?! (?:زائد|زیادہ|کم|اوپر|تجاوز|پہلے|قبل|\d))",
    "since_words": "سے",
    "until_words": "تک",
    "not_since_words": "زائد|زیادہ|کم|اوپر|تجاوز|پہلے|قبل|بھی|لے کر",
    "month_after": "میں|کے مہینے|کے آخر میں|کے اوائل میں|کے دوران|کے وسط میں|کے آخری",
    "not_month_after": "لانگ|ملین|آزادی|احتجاجی|عورت|فلیگ|ریلی|حقیقی آزادی|مشعل بردار",
    "not_weekday_after": "گوتم|مہاتما|ہر|بلیک|سیاہ|پیران",
    "not_weekday_before": "مت|ازم|کے پیروکار|پگارا|صاحب",
    "more_future": "جائے گا|جائے گی|جائیں گے|متوقع|ہونے والا|ہونے والی",
    "more_past": "گیا|گئے|گئی|ہوئیں|رہا|رہے|رہی|ملا|ملی|چکا|چکے|چکی|پہنچے|پہنچا|پہنچی|مارے|دی|کی گئی",
}  # fmt: skip
_RU: Final[dict[str, Any]] = {
    "early": "в начале|начале|ранее на|ранее в|раньше на",
    "late": "позже на|позднее на|позже в|позднее в",
    "part": "ранее в|позднее в|к концу|конец|начало",
    "earlier": "спустя|позже|ранее|раньше",
    "nothing": (
        "на следующий день|следующий день|в тот же день|тот же день|в этот же день|в этот день|днем ранее|днём ранее|днем позже|"
        "днём позже|на следующее утро|на другой день|того же дня"
    ),
    "seasons": {
        "21": "весной|весна|весны|весну|весне",
        "22": "летом|лето",
        "23": "осенью|осень|осени",
        "24": "зимой|зима|зимы|зиму",
    },
    "quarters": {
        "1": "первом квартале|первый квартал|первого квартала|i квартале|i квартал",
        "2": "втором квартале|второй квартал|второго квартала|ii квартале",
        "3": "третьем квартале|третий квартал|третьего квартала|iii квартале",
        "4": "четвертом квартале|четвёртом квартале|четвертый квартал|iv квартале",
    },
    "halves": {"1": "первом полугодии|первое полугодие|первой половине", "2": "втором полугодии|второе полугодие|второй половине"},
    "centuries": {
        "0": "веке|века|век",
        "18": "xviii веке|xviii века",
        "19": "xix веке|xix века|хix веке",
        "20": "xx веке|xx века|хх веке|хх века|прошлого века",
    },
    "ordinals": {
        "1": ("первого",),
        "2": ("второго",),
        "3": ("третьего",),
        "4": ("четвертого", "четвёртого"),
        "5": ("пятого",),
        "6": ("шестого",),
        "7": ("седьмого",),
        "8": ("восьмого",),
        "9": ("девятого",),
        "10": ("десятого",),
        "11": ("одиннадцатого",),
        "12": ("двенадцатого",),
        "13": ("тринадцатого",),
        "14": ("четырнадцатого",),
        "15": ("пятнадцатого",),
        "16": ("шестнадцатого",),
        "17": ("семнадцатого",),
        "18": ("восемнадцатого",),
        "19": ("девятнадцатого",),
        "20": ("двадцатого",),
        "21": ("двадцать первого",),
        "22": ("двадцать второго",),
        "23": ("двадцать третьего",),
        "24": ("двадцать четвертого", "двадцать четвёртого"),
        "25": ("двадцать пятого",),
        "26": ("двадцать шестого",),
        "27": ("двадцать седьмого",),
        "28": ("двадцать восьмого",),
        "29": ("двадцать девятого",),
        "30": ("тридцатого",),
        "31": ("тридцать первого",),
    },
    "ordinals_stand_before": True,
    "about": "примерно",
    "ahead": r"(?:перенес\w*|отлож\w*|назнач\w*|запланирован\w*|намечен\w*)(?: \w+){0,2} (?:на|до)",
    "since": "(?<!сравнению )(?<!сравнении )(?<!связи )(?<!вместе )(?:с|со)(?: начала| конца| середины| весны| лета| осени| зимы)?",
    "not_since": r"\s*(?:года|г\.?|годом)?\s*(?:по|до|и до)\b",
    "not_weekday_after": (
        "черной|чёрной|черная|чёрная|черную|чёрную|страстная|страстной|страстную|великая|великой|вербное|пасхальное|прощеное|"
        "прощёное|светлое|каждый|каждую|каждое|каждой"
    ),
    "not_weekday_before": "обитания|христово",
    "more_future": (
        r"начина(?:ется|ются)|открыва(?:ется|ются)|"
        r"откро\w+т(?:ся)?|начн\w+|завершится|завершатся|возобнов(?:ит|ят)(?:ся)?|провед\w+|прим(?:ет|ут)|выступ(?:ит|ят)|"
        r"обсуд(?:ит|ят)|посет(?:ит|ят)|рассмотр(?:ит|ят)|вступ(?:ит|ят)|назначен\w* на|запланирован\w*|предстоит|собира(?:ется|"
        r"ются)|готов(?:ится|ятся)|приед(?:ет|ут)|должн[аыо]?"
    ),
}  # fmt: skip
_ES: Final[dict[str, Any]] = {
    "early": "a principios de|principios de|comienzos de|a comienzos de|a inicios de|inicios de",
    "part": "a comienzos de|comienzos de|a inicios de|inicios de|a fines de|final de|a final de",
    "earlier": "después|más tarde|antes",
    "told_day": "siguiente|anterior|posterior",
    "nothing": (
        "el día anterior|día anterior|el día siguiente|al día siguiente|día siguiente|ese mismo día|el mismo día|mismo día|"
        "ese día|aquel día|un día antes|un día después|la mañana|una mañana|el mañana|del mañana|un mañana|media mañana|"
        "misma mañana|cada mañana|mañana siguiente|día después|día antes|la mañana siguiente"
    ),
    "relative": {"day 1": "mañana|mañana por la mañana|mañana por la noche"},
    "year_words_after": {
        "-1": "del año pasado|del pasado año|de el año pasado",
        "0": "de este año|del presente año|del año en curso|del año actual",
        "1": "del próximo año|del año que viene|del año próximo",
    },
    "seasons": {"21": "primavera|la primavera", "22": "verano|el verano", "23": "otoño|el otoño", "24": "invierno|el invierno"},
    "quarters": {
        "1": "primer trimestre",
        "2": "segundo trimestre",
        "3": "tercer trimestre",
        "4": "cuarto trimestre|último trimestre",
    },
    "halves": {"1": "primer semestre|primera mitad", "2": "segundo semestre|segunda mitad"},
    "centuries": {
        "16": "siglo xvi",
        "17": "siglo xvii",
        "18": "siglo xviii",
        "19": "siglo xix",
        "20": "siglo xx",
        "21": "siglo xxi",
    },
    "ordinals": {"1": ("primero",)},
    "decade_words": "años",
    "about": "cerca de|en torno a",
    "about_time": "hacia|circa",
    "since": "(?:desde|a partir de)(?: el| la| finales de| principios de| mediados de| comienzos de)?",
    "not_since": r"\s*(?:hasta|a)\b",
    "ahead": "(?:aplazad|pospuest|convocad|previst|fijad|programad)[oa]s? (?:para|al|hasta)(?: el| este)?",
    "names_are_capital": True,
    "not_weekday_after": "cada|todos los|los|un|ningún|plácido",
    "not_weekday_before": "santo|negro|de ramos|de resurrección|de pascua|de gloria|de ceniza|13",
    "more_future": "empiezan?|comienzan?|arrancan?|se celebran?|tienen? lugar|"
    "está[n]? previst[oa]s?|prevé[n]?|tendrá|planea[n]?|se espera|deberá[n]?|tienen previsto|programad[oa]s? para",
    "more_past": r"hubo|murió|hizo|vino|tuvo|estuvo|dijeron|puso|quiso|pudo|ha \w+d[oa]|han \w+d[oa]|había \w+d[oa]",
}  # fmt: skip

MORE: Final[dict[str, dict[str, Any]]] = {"en": _EN, "fa": _FA, "ar": _AR, "ur": _UR, "ru": _RU, "es": _ES}
"""What each word table gets beside its own words, by the name of the table; for the other tables see ``date_words_other``."""
