"""One office has one key in every language, and two offices have two."""

from __future__ import annotations

import pytest

from briefer.lexicon import role_words as words
from briefer.lexicon.role_words import fold_word, is_related
from briefer.lexicon.roles import normal_role, read_offices

KEYS = {
    "transport minister|": """
        Transport Minister / the minister for transport / ministre du Transport / ministro dei Trasporti / ministro de Transporte
        ministro dos Transportes / Verkehrsminister / Bundesverkehrsministerin / transportminister / министр транспорта / міністра транспорту
        minister transportu / وزير النقل / ulaştırma bakanı / Ulaştırma Bakanı'nın / ULAŞTIRMA BAKANI / وزیر ترانسپورت
    """,
    "interior minister|": """
        Interior Minister / Home Secretary / ministre de l’Intérieur / ministro del Interior / ministro dell'Interno / Innenminister
        minister van Binnenlandse Zaken / inrikesminister / министра внутренних дел / глава МВД / міністр внутрішніх справ
        minister spraw wewnętrznych / وزير الداخلية / وزیر داخله / وزیر کشور / وزیر داخلہ / İçişleri Bakanı / İÇİŞLERİ BAKANI
    """,
    "foreign minister|": """
        Foreign Minister / Minister of Foreign Affairs / ministre des Affaires étrangères / ministro de Relaciones Exteriores
        ministro degli Esteri / Außenministerin / utenriksminister / utrikesministern / udenrigsminister / министр иностранных дел
        minister spraw zagranicznych / وزير الخارجية / وزیر خارجه / وزیر امور خارجه / Dışişleri Bakanı
    """,
    "deputy defence minister|": """
        deputy defence minister / Vize-Verteidigungsminister / Vizeverteidigungsminister / stellvertretender Verteidigungsminister
        заместитель министра обороны / замминистра обороны / заступник міністра оборони / wiceminister obrony / نائب وزير الدفاع
        معاون وزیر دفاع / Savunma Bakan Yardımcısı / viceministro de Defensa / vice-ministre de la Défense
    """,
    "first deputy head|committee security": """
        first deputy chairman of the State Committee for National Security / number two at the State Committee for National Security
        первый заместитель председателя Государственного комитета национальной безопасности / معاون اول کمیتهٔ دولتی امنیت ملی آن کشور
        первого заместителя главы ГКНБ
    """,
    "spokesperson|navy": """
        a navy spokesman / porte-parole de la Marine / Sprecherin der Marine / Deniz Kuvvetleri sözcüsü Albay / المتحدث باسم القوات البحرية
        سخنگوی نیروی دریایی / представитель ВМФ / portavoz de la Armada
    """,
    "spokesperson|national-guard": """
        National Guard spokeswoman / porte-parole de la Garde nationale / الناطق الرسمي باسم الحرس الوطني / portavoz de la Guardia Nacional
        Sprecher der Nationalgarde
    """,
    "spokesperson|border-guard": """
        spokesman for the Border Troops / представитель Пограничных войск полковник / سرحدی دستوں کے ترجمان کرنل / سخنگوی مرزبانان
        речник Держприкордонслужби
    """,
    "spokesperson|health ministry": """
        Health Ministry spokesman / porte-parole du ministère de la Santé / متحدث باسم وزارة الصحة / Sağlık Bakanlığı sözcüsü
        представитель Минздрава / Sprecher des Gesundheitsministeriums / وزارت صحت کے ترجمان
    """,
    "spokesperson|government": """
        government spokesman / Regierungssprecherin / речник уряду полковник / الناطق باسم الحكومة / portavoz del Gobierno
        rzecznik rządu / woordvoerder van de regering
    """,
    "head|police": """
        police chief / chief of police / Polizeichef / Polizeipräsident / jefe de la policía / capo della Polizia / politimester
        начальник полиции / emniyet müdürü / مدير الشرطة / رئیس پلیس
    """,
    "head|central-bank": """
        governor of the central bank / gouverneur de la Banque centrale / presidente del Banco Central / Notenbankchef / глава Центробанка
        Merkez Bankası Başkanı / محافظ البنك المركزي / رئیس بانک مرکزی
    """,
    "head|electoral-commission": """
        head of the electoral commission / presidenta del CNE / CNE President / председатель ЦИК / رئيس هيئة الانتخابات / Глава НИС
    """,
    "speaker|": """
        speaker of parliament / Parlamentspräsident / председатель парламента / رئيس البرلمان / Meclis Başkanı / رئیس مجلس
        présidente de l'Assemblée nationale
    """,
    "prime-minister|": """
        Prime Minister / Premier / Première ministre / presidente del Gobierno / Regierungschef / statsministeren / премьер-министр
        прем’єр-міністр / رئيس الوزراء / رئيس الحكومة / نخست‌وزیر / وزیر اعظم / Başbakan
    """,
    "deputy prime-minister|": """
        Deputy Prime Minister / vice-premier / вице-премьер / نائب رئيس الوزراء / Başbakan Yardımcısı / wicepremier / Vizekanzler
    """,
    "former defence minister|": """
        former defence minister / ex-minister of defence / exministro de Defensa / ancien ministre de la Défense
        ehemaliger Verteidigungsminister / бывший министр обороны / وزير الدفاع السابق / وزیر دفاع پیشین
        eski Savunma Bakanı / były minister obrony
    """,
    "secretary-general|un": """
        secretary-general of the UN / United Nations secretary general / генсек ООН / الأمين العام للأمم المتحدة / دبیرکل سازمان ملل
        BM Genel Sekreteri / secrétaire général de l'ONU
    """,
    "acting president|": "acting president / Übergangspräsident / président par intérim / presidente interino / временный президент",
    "elect president|": "president-elect / presidente electo / président élu / избранный президент",
    "mayor|": "mayor / maire / alcaldesa / Bürgermeister / мэра / міський голова / رئيس البلدية / belediye başkanı / شهردار / ordføreren",
    "governor|agri": "governor of Agri / Ağrı Valisi",
    "deputy governor|takhar": "deputy governor of Takhar / deputy to the governor of Takhar",
    "governor|تخار": "والی تخار / تخار کے گورنر مولوی",
    "president|tj": "Tajik President / President of Tajikistan / رئیس جمهور تاجیکستان / президент Таджикистана / глава Таджикистана",
    "interior minister|tr": "Turkish interior minister / وزیر کشور ترکیه",
}  # fmt: skip
WORDINGS = [
    (key, wording.strip())
    for key, wordings in KEYS.items()
    for line in wordings.splitlines()
    for wording in line.split(" / ")
    if wording.strip()
]


@pytest.mark.parametrize(("key", "wording"), WORDINGS)
def test_the_key_of_an_office(key, wording):
    assert normal_role(wording) == key


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("deputy prime minister and foreign minister", ["deputy prime-minister|", "foreign minister|"]),
        ("نائب رئيس الوزراء ووزير الخارجية", ["deputy prime-minister|", "foreign minister|"]),
        ("Minister of Youth and Sports", ["sport youth minister|"]),
        ("ministre de l'Économie et des Finances", ["economy finance minister|"]),
        ("former mayor and current governor", ["former mayor|", "governor|"]),
    ],
)
def test_two_offices_in_one_role(role, keys):
    assert [office.key for office in read_offices(role)] == keys


def test_of_two_offices_the_higher_one_of_the_present_gives_the_key():
    assert normal_role("deputy prime minister and foreign minister") == "foreign minister|"
    assert normal_role("former mayor and current governor") == "governor|"


@pytest.mark.parametrize(
    ("role", "units"),
    [
        ("Verkehrsminister", {"transport-ministry"}),
        ("spokesman for the foreign ministry", {"foreign-ministry"}),
        ("head of the State Committee for National Security", {"security-committee"}),
        ("Deniz Kuvvetleri sözcüsü", {"navy"}),
        ("sheriff of Osterburg", {"police"}),
        ("mayor of Osterburg", set()),
        ("hospital director", set()),
    ],
)
def test_the_bodies_of_state_behind_an_office(role, units):
    assert read_offices(role)[0].units == units


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("navy", "military", True),
        ("navy", "defence-ministry", True),
        ("national-guard", "interior-ministry", True),
        ("economy-ministry", "finance-ministry", True),
        ("emergency-committee", "emergency-ministry", True),
        ("fire-service", "emergency-ministry", True),
        ("navy", "national-guard", False),
        ("transport-ministry", "interior-ministry", False),
        ("security-committee", "defence-ministry", False),
        ("police", "army", False),
    ],
)
def test_bodies_that_are_parts_of_one_another(one, other, related):
    assert is_related(one, other) is related
    assert is_related(other, one) is related


@pytest.mark.parametrize(
    ("word", "folded"), [("İçişleri", "icisleri"), ("Außen", "aussen"), ("النقل", "نقل"), ("Ağrı", "agri"), ("Ёлка", "елка")]
)
def test_folding(word, folded):
    assert fold_word(word) == folded


@pytest.mark.parametrize("rank", ["General", "Major General", "colonel", "student"])
def test_a_rank_or_a_trade_is_its_own_words(rank):
    assert normal_role(rank) == f"{' '.join(sorted(rank.lower().split()))}|"


def test_no_term_of_the_table_stands_for_two_things_of_one_sort():
    seen: dict[tuple[str, str, int], set[str]] = {}
    for term, meanings in words._rows():
        assert list(words._term_words(term)), f"{term!r} is made of little words only"
        if len(meanings) == 1:
            sort, name = meanings[0]
            seen.setdefault((" ".join(word + "*" * star for word, star in words._term_words(term)), sort, len(meanings)), set()).add(name)
    twice = {key[0] for key, names in seen.items() if len(names) > 1}
    assert twice == {"رییس", "قاید", "نماینده"}  # the first row counts


def test_what_the_table_names_is_in_it():
    table = words._table()
    bodies = {*table["body"], *(f"{field}-{organ}" for field in table["field"] for organ in words.ORGANS)}
    for name, row in table["body"].items():
        assert words._listed("body", name, "in") <= bodies, (name, row)
    for name in table["field"]:
        assert words._listed("field", name, "near") <= {*table["field"], "intelligence"}, name
