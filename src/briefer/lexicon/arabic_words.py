"""Words beside names in the Arabic script: Persian, Arabic, Urdu and Pashto together, in the forms of ``plain``."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import Final

from briefer.lexicon.folding import LETTERS

# Beside the letters that are one when words are looked up, those that names are spelt with either way; joiners and the hamza go.
_FORMS: Final = {**LETTERS, **str.maketrans("ئےآؤ", "ییاو", "\u200c\u0640ء")}


def plain(word: str) -> str:
    """One form of a word for looking it up: letters that the languages write apart are one, vowel marks and joiners go."""
    return "".join(char for char in word if unicodedata.category(char) != "Mn").translate(_FORMS)


def _plain(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


@cache
def given_names() -> frozenset[str]:
    """Given names, plain."""
    text = resources.files("briefer.lexicon").joinpath("data/given_names_arabic.txt").read_text(encoding="utf-8")
    return frozenset(plain(word) for line in text.splitlines() if not line.startswith("#") for word in line.split())


# Offices and ranks. They stand before a name ("الرئيس X", "وزیر دفاع X") or behind it ("X رئیس سازمان Y").
OFFICES: Final = _plain(
    "رئیس رئيس الرئيس رییس وزیر وزير الوزير سخنگوی سخنگو ترجمان المتحدث متحدث الناطق قائد القائد فرمانده فرماندهٔ مدیر مدير المدير رهبر "
    "زعیم زعيم سفیر سفير السفير نماینده فرستاده مبعوث المبعوث والی محافظ حاكم "
    "حاکم امیر أمير الأمير ملک‌الشعرا الملك پادشاه صدر وزیراعظم وزیرِاعظم نخست‌وزیر مستشار المستشار مشاور معاون نائب دبیر دبیرکل سکرتر "
    "منشی فرماندار استاندار شهردار قاضی القاضي دادستان المدعي النائب نماینده "
    "رییس‌جمهور رئیس‌جمهور رئیس‌جمهوری چیف سربراه امين الأمين بازرس کمیسر مفوض عمده العمدة رئیسة رئيسة وزيرة المتحدثة"
)
RANKS: Final = _plain(
    "ژنرال جنرال الجنرال ارتشبد سپهبد سرلشکر سرتیپ سرهنگ دریادار اللواء لواء الفريق العميد العقيد النقيب المشير مارشال جنرل میجر سردار "
    "بریگیڈیئر کرنل دکتر داکتر الدكتور دكتور ڈاکٹر شیخ الشيخ مولوی مولانا ملا "
    "آیت‌الله حجت‌الاسلام السيد سید السيدة آقای خانم جناب انجنیر مهندس مہندس استاد الأستاذ حاجی مفتی"
)
OFFICE_PARTS: Final = _plain(
    "جمهور جمهوری الجمهورية الجمهوريه جمهوریه الوزراء دفاع الدفاع خارجه الخارجية خارجيه خارجہ امور داخله الداخلية کشور اقتصاد المالية "
    "مالیه دارایی عدلیه العدل دادگستری بهداشت صحت الصحة معارف اطلاعات اطلاع "
    "رسانی مطبوعاتی امنیت امن الأمن ملی القومي باسم کل عام العام العامة ستاد ارتش الأركان هيئة پیشین سابق السابق فعلی حالی موقت المؤقت "
    "اول ارشد عالی ویژه الخاص خاص خصوصی مسلح اسبق اعظم مملکت خزانہ جمهوريت الحالي المنتخب"
)
# Behind "رئیس جمهور" and the like: whose.
OWNERS: Final = _plain("این کشور آن هذه البلاد کشورش کشور")

ORGANISATION_HEADS: Final = _plain(
    "سازمان وزارت دفتر ارتش شورای شورا جبهه جبهۀ تحریک حزب کمیته کمیتۀ دولت پلیس پولیس سپاه جنبش ائتلاف اتحادیه مجلس بانک دانشگاه "
    "بیمارستان دادگاه خبرگزاری آژانس ادارهٔ اداره ریاست فرماندهی مرکز انجمن بنیاد نهاد "
    "وزارة منظمة هيئة حركة جبهة إدارة مكتب مستشفى مدرسة جامعة قناة شرطة جيش قوات تنظيم حكومة وكالة لجنة محكمة نيابة بعثة اتحاد مؤسسة "
    "صحيفة شبكة جماعة جمعية كتائب مديرية محطة الجيش الشرطة "
    "فوج پارلیمنٹ عدالت ادارے تنظیم جماعت پارٹی"
)
_KNOWN: Final = (
    "طالبان", "داعش", "حزب الله", "حزب‌الله", "حماس", "کرملین", "الكرملين", "ناتو", "الناتو", "سازمان ملل متحد", "سازمان ملل",
    "الأمم المتحدة", "القاعدة", "القاعده", "پنتاگون", "البنتاغون", "کاخ سفید", "البيت الأبيض", "الاتحاد الأوروبي",
    "اتحادیه اروپا", "جماعت انصارالله", "انصارالله", "الحوثيين", "سی‌ان‌ان", "رویترز", "رويترز", "شورای امنیت",
    "المرصد السوري لحقوق الإنسان", "مجلس الأمن",
    "اقوام متحدہ", "وائٹ ہاؤس", "بی‌بی‌سی", "آئی ایس آئی", "تحریک طالبان پاکستان",
)  # fmt: skip


@cache
def known_organisations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Organisations without a head noun, as plain words, by their first word, the longest first."""
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted(_KNOWN, key=len, reverse=True):
        words = tuple(plain(word) for word in name.split())
        by_first[words[0]] = (*by_first.get(words[0], ()), words)
    return by_first


# What follows a head noun of organisations and belongs to its name.
SUBJECTS: Final = _plain(
    "دفاع خارجه داخله کشور امنیت ملی ملل متحد اطلاعات مقاومت عالی صلح مذاکرات ریاست جمهوری مرکزی بین‌المللی بهداشت جهانی حقوق بشر هلال "
    "احمر صلیب سرخ پاسداران انقلاب اسلامی آزادی‌بخش دموکراتیک مردم خلق عدالت توسعه "
    "آتش‌نشانی مرزبانی گمرک ترافیک استخبارات امور خارجه‌ی عامه معارف مسلح قومی سلامتی خارجہ داخلہ"
)

# No part of a name: they end it.
STOPS: Final = _plain(
    "در به از با که را و یا تا بر برای این آن هر هم نیز اما ولی اگر چون زیرا پس پیش بعد قبل روز شب سال ماه هفته دیروز امروز فردا است بود "
    "شد شده شود می نمی خواهد کرد کرده کردند کند داد داده دهد گفت گفته گفتند افزود "
    "اعلام تاکید تأکید هشدار خبر گزارش دیدار گفتگو ملاقات سفر طی جریان خود او وی آنها آنان ما شما من همه برخی چند یک دو سه بین میان "
    "درباره مورد زیر روی کنار سوی طرف ضمن ابراز اظهار اشاره نسبت بنا بر اساس رئیس همچنین "
    "في من إلى على عن أن إن التي الذي الذين هذا هذه ذلك تلك مع بعد قبل خلال حول بين حتى كما فيما حيث لكن أو ثم قد لقد كان كانت يكون وقد "
    "وكان وهو وهي هو هي هم قال قالت أعلن أكد أضاف أشار أوضح صرح يوم أمس اليوم غدا بأن وأن لم لن لا ما "
    "نے کو کی کا کے میں سے پر ہے ہیں تھا تھے تھی اور کہ جو یہ وہ نہیں بھی تو ہی اس ان گیا گئی گئے کہا بتایا ساتھ بعد"
)
SPEECH: Final = _plain("قال قالت وقال وقالت أعلن وأعلن أكد وأكد أضاف وأضاف أشار وأشار أوضح وأوضح صرح وصرح ذكر وذكر كشف وكشف حذر وحذر")
