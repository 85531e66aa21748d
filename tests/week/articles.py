"""The articles of the week. The places are real; every event, every person and every outlet in them is invented.

Four stories run through it: a landslide whose toll rises, an attack of which two outlets give different tolls until one takes its
figure back, a bridge of which a second outlet tells in its own words, and an appointment that is withdrawn.
"""

from __future__ import annotations

from typing import NamedTuple


class Outlet(NamedTuple):
    """Who publishes: the host under which it is asked for, its name, its language."""

    host: str
    name: str
    language: str = "en"


class Article(NamedTuple):
    """An article on a page of its own."""

    path: str
    title: str
    published: str
    text: str


HERALD = Outlet("herald.example", "Pamir Herald")
COURIER = Outlet("courier.example", "Dushanbe Courier")
CHRONICLE = Outlet("chronicle.example", "Kabul Chronicle")
DISPATCH = Outlet("dispatch.example", "Jalalabad Dispatch")
SOBH = Outlet("sobh.example", "خبر صبح", "fa")

# ---------------------------------------------------------------- Monday 2 March 2026

LANDSLIDE = Article(
    "/landslide",
    "Landslide near Khorog kills 12",
    "2026-03-02",
    """KHOROG - A landslide buried eleven houses in the village of Suchon near Khorog early on Monday and killed 12 people, the Committee for Emergency Situations of Tajikistan said.
Rescuers with dogs were searching for residents under the mud, and a hospital in Khorog took in 30 wounded people, the committee said.
"The slope came down within a minute after two days of rain," said Farrukh Davlatov, the deputy head of the committee.
The road from Khorog to Roshtqala was closed to all traffic on Monday.""",
)
ATTACK = Article(
    "/attack",
    "Seven border guards killed near Torkham",
    "2026-03-02",
    """KABUL - Gunmen attacked a post of the border guards near Torkham on Sunday night and killed seven border guards, the Afghan Interior Ministry said on Monday.
The gunmen came on motorcycles and fled towards the mountains, the ministry said. No group has claimed the attack so far.
The border crossing at Torkham was closed on Monday morning, and hundreds of lorries waited on both sides of it, drivers told the Kabul Chronicle.
Abdul Wali Rahimzai, a spokesman for the ministry, said that reinforcements from Jalalabad had reached the post.""",
)

HARVEST = Article(
    "/harvest",
    "Tajikistan plants more wheat",
    "2026-03-01",
    """DUSHANBE - Farmers in Tajikistan have planted wheat on 310,000 hectares this winter, the Agriculture Ministry said on Sunday.
The ministry hands out seed and fuel to farms in Khatlon, where half of the wheat of the country grows.
Rain in February came late, and the first fields near Bokhtar turned green only in the last days of the month.
Sulaimon Ziyozoda, an agronomist in Bokhtar, expects a harvest like that of last year if April stays mild.""",
)
SCHOOL = Article(
    "/school",
    "School in Jalalabad gets a library",
    "2026-03-01",
    """JALALABAD - A primary school in Jalalabad opened a library with 4,000 books on Sunday, the first of its kind in the city.
A businessman from the city, Zmarai Stanekzai, paid for the shelves, and readers brought books from their homes.
Pupils of the fourth class read poems at the opening, and teachers from three other schools came to see it.
The library is open to all children of the quarter on four afternoons a week, the headmaster said.""",
)
WEATHER = Article(
    "/weather",
    "باران در سیستان و بلوچستان",
    "2026-03-01",
    """زاهدان - سازمان هواشناسی ایران روز یکشنبه اعلام کرد که در سیستان و بلوچستان باران خواهد بارید.
مدیران محلی می‌گویند که این باران برای کشاورزان زابل خبر خوبی است و چاه‌ها را دوباره پر می‌کند.
در هفته‌های گذشته گرد و غبار در شهرهای استان مدرسه‌ها را بسته بود و بیماران بسیاری به بیمارستان‌ها رفته بودند.
سازمان هواشناسی می‌گوید که هوا از روز چهارشنبه دوباره آفتابی می‌شود و بادها آرام می‌گیرند.
کارشناسان از مردم خواسته‌اند که در کنار رودخانه‌ها چادر نزنند.""",
)

# ---------------------------------------------------------------- Tuesday 3 March 2026

LANDSLIDE_RISES = Article(
    "/landslide-tuesday",
    "Toll of Khorog landslide rises to 19",
    "2026-03-03",
    """KHOROG - The death toll of the landslide in the village of Suchon near Khorog rose to 19 on Tuesday, the Committee for Emergency Situations of Tajikistan said.
Rescuers found seven more bodies during the night, said Farrukh Davlatov, the deputy head of the committee.
Some 240 residents of Suchon were brought to a school in Khorog, where the Red Crescent handed out blankets and food.
The road from Khorog to Roshtqala is to stay closed until Friday, the road administration said.""",
)
ATTACK_NINE = Article(
    "/torkham",
    "Nine guards died in attack, governor says",
    "2026-03-02",
    """JALALABAD - Nine border guards were killed when gunmen attacked a post near Torkham on Sunday night, Haji Naser Tokhi, the governor of Nangarhar, said on Monday.
The governor visited the post and spoke with survivors. Four wounded guards were treated in the university hospital in Jalalabad, doctors said.
Elders in Torkham called on both governments to open the crossing again soon, as fruit was rotting in the lorries.
A trader, Gul Agha Noorzai, told the Jalalabad Dispatch that he had lost a whole load of pomegranates.""",
)

# ---------------------------------------------------------------- Wednesday 4 March 2026

BRIDGE = Article(
    "/bridge",
    "Flood destroys rail bridge near Kunduz",
    "2026-03-04",
    """DUSHANBE - A flood destroyed the rail bridge near Kunduz on Tuesday night, the Transport Ministry of Tajikistan said on Wednesday.
Freight trains with flour and fuel wait on the Tajik side of the Panj, and the ministry has stopped all trains to Afghanistan.
Engineers will need four months to build a new bridge, said Daler Nazarov, the deputy transport minister.
The rail bridge was built in 2019 and carried six trains a week in the last year.""",
)
WATER = Article(
    "/water",
    "گفت‌وگوهای آب هیرمند در زابل",
    "2026-03-04",
    """زابل - هیئت‌های ایران و افغانستان روز چهارشنبه در شهر زابل دربارهٔ حق‌آبهٔ هیرمند گفت‌وگو کردند.
مجید صفایی، رئیس هیئت ایران، گفت که دو طرف دربارهٔ اندازه‌گیری آب در سه ایستگاه به توافق رسیده‌اند.
نمایندگان می‌گویند که دور بعدی گفت‌وگوها ماه آینده در کابل برگزار می‌شود.
کشاورزان سیستان می‌گویند که در سه سال گذشته آب کافی به زمین‌های آن‌ها نرسیده است و بسیاری از روستاها خالی شده‌اند.
دو کشور در سال ۱۳۵۱ معاهدهٔ آب هیرمند را امضا کردند و از آن زمان بارها دربارهٔ اجرای آن اختلاف داشته‌اند.""",
)

# ---------------------------------------------------------------- Thursday 5 March 2026

BRIDGE_TOO = Article(
    "/kunduz-bridge",
    "Kunduz cut off from trains after flood",
    "2026-03-05",
    """KUNDUZ - A flood destroyed the rail bridge near Kunduz on Tuesday night, the Afghan Railway Authority said.
Mawlawi Amanuddin Sharifi, who heads the authority, said that flour for 900 families was stuck on the other bank.
Villagers had heard the bridge break at about 11 p.m., he told the Kabul Chronicle by telephone.
Traders in Kunduz asked for ferries over the Panj, and the price of flour in the bazaar has doubled since Tuesday.""",
)
ENVOY = Article(
    "/envoy",
    "Tajikistan names ambassador to Kabul",
    "2026-03-05",
    """DUSHANBE - Tajikistan appointed Sherali Mirzoyev ambassador to Afghanistan on Thursday, the first in Kabul since 2021, two diplomats told the Dushanbe Courier.
Mirzoyev, a career diplomat, served as consul in Mazar-i-Sharif for six years and speaks Dari and Pashto.
The embassy in Kabul will open its consular section in April, one of the diplomats said on condition of anonymity.
The Foreign Ministry in Dushanbe did not answer questions from the Dushanbe Courier on Thursday.""",
)

# ---------------------------------------------------------------- Saturday 7 March 2026 (day 6)

LANDSLIDE_EDITED = LANDSLIDE_RISES._replace(
    text=LANDSLIDE_RISES.text.replace(
        "rose to 19 on Tuesday, the Committee", "rose to 17 on Tuesday, not 19 as first reported, the Committee"
    ).replace("Rescuers found seven more bodies", "Rescuers found five more bodies"),
    title="Toll of Khorog landslide rises to 17",
)
WITHDRAWN = Article(
    "/envoy",
    "Withdrawn: article on an ambassador to Kabul",
    "2026-03-05",
    """DUSHANBE - The Dushanbe Courier has withdrawn an article of 5 March that stood at this address.
The article could not be verified, and the Dushanbe Courier regrets that it was published.
The two persons who spoke to our reporter were not diplomats, as the editors of the Dushanbe Courier have found out since.
Readers who have questions may write to the editors of the Dushanbe Courier, who will answer each of them in the order of their letters.""",
)
MINE = Article(
    "/mine",
    "Mine kills three on road to Kunduz",
    "2026-03-07",
    """KUNDUZ - A mine exploded under a bus on the road from Baghlan to Kunduz on Saturday and killed three passengers, the police of Kunduz said.
Eleven passengers were wounded, two of them badly, and were brought to the hospital of Kunduz, said Ahmad Shah Barakzai, the police chief.
The mine was an old one that rain had washed onto the road, he said, and nobody had laid it for the bus.
Deminers searched two kilometres of the road before it was opened to traffic again in the evening.""",
)
BRIDGE_WIRE = BRIDGE._replace(path="/region/bridge", title="Flood destroys rail bridge near Kunduz (Dushanbe Courier)")

# ---------------------------------------------------------------- Sunday 8 March 2026 (day 7)

ATTACK_SETTLED = Article(
    "/governor",
    "Governor corrects toll of Torkham attack",
    "2026-03-08",
    """JALALABAD - Seven border guards were killed in the attack on the post near Torkham, not nine as first reported, Haji Naser Tokhi, the governor of Nangarhar, said on Sunday.
Two guards who had been counted among the dead were found alive in a village, the governor said.
The border crossing at Torkham was opened again on Sunday, and the first lorries crossed it at noon.
Traders in Jalalabad said that it would take a week until all the waiting lorries had passed.""",
)
