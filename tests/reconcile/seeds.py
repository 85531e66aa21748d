"""The claims of the seeds that reconciling has to get right, as a model would give them: English statements, Latin forms of names."""

from __future__ import annotations

from typing import Any

from briefer.models import Certainty, ClaimKind

from .made import Said

RAHMON = ("per", "Emomali Rahmon", "President of Tajikistan")
ISI = ("org", "Inter-Services Intelligence (ISI)")
HEAD = "director-general of Inter-Services Intelligence (ISI)"
FORECAST: dict[str, Any] = {"kind": ClaimKind.ASSESSMENT, "certainty": Certainty.FORECAST}

KHAAMA = (
    "000.txt",
    [
        Said(
            "Imam Ali Rahman, the President of Tajikistan, met with General Asim Munir, the Director-General of Pakistan's Inter-Services Intelligence (ISI), in Dushanbe.",
            [("per", "Imam Ali Rahman", "President of Tajikistan"), ("per", "Asim Munir", HEAD), ISI, ("loc", "Dushanbe")],
            english="President Imam Ali Rahman of Tajikistan met General Asim Munir, head of Pakistan's intelligence service ISI, in Dushanbe.",
        ),
        Said(
            "The Tajikistan Presidential Office issued a statement on Monday, stating that the two leaders discussed“ensuring peace, stability, and regional security.”",
            [("org", "Tajikistan Presidential Office")],
            [("Monday", "2024-12-30")],
            english="The Tajik Presidential Office said in a statement on Monday that the two leaders discussed peace, stability and regional security.",
        ),
        Said(
            "Both parties reportedly emphasized the need to strengthen cooperation in combating terrorism, extremism, radicalism, drug trafficking, transnational crime.",
            english="Both sides stressed stronger cooperation against terrorism, extremism, radicalism, drug trafficking and transnational crime.",
        ),
        Said(
            "Over the past three years, both the countries repeatedly expressed concerns about the presence of terrorist groups in Afghanistan.",
            [("loc", "Afghanistan")],
            english="In the past three years both countries repeatedly voiced concern about terrorist groups in Afghanistan.",
            kind=ClaimKind.BACKGROUND,
        ),
        Said(
            "Earlier, some Pakistani diplomats warned that if the Taliban fails to control attacks by Tehrik-i-Taliban Pakistan (TTP), Pakistan may seek to establish ties with opposition groups.",
            [("org", "Taliban"), ("org", "Tehrik-i-Taliban Pakistan (TTP)"), ("loc", "Pakistan")],
            english="Pakistani diplomats warned earlier that Pakistan may seek ties with opposition groups if the Taliban does not control attacks by the TTP.",
            **FORECAST,
        ),
        Said(
            "As tensions between Pakistan and the Taliban continue to rise, it is likely that more strategic partnerships will be formed in the region.",
            [("loc", "Pakistan"), ("org", "Taliban")],
            english="As tensions between Pakistan and the Taliban rise, more strategic partnerships in the region are likely.",
            **FORECAST,
        ),
    ],
    {"published": "2024-12-31", "publisher": "Khaama Press"},
)
PROPOSAL = (
    "001.txt",
    [
        Said(
            "Pakistan has approached Tajikistan with a proposal to establish a strategic partnership aimed at countering Taliban-controlled Afghanistan.",
            [("loc", "Pakistan"), ("loc", "Tajikistan"), ("loc", "Afghanistan")],
            english="Pakistan has proposed to Tajikistan a strategic partnership to counter Taliban-controlled Afghanistan.",
        ),
        Said(
            "However, analysts suggest that while Tajikistan may be interested in mitigating Taliban influence, it is unlikely to pursue a formal security alliance against Kabul’s current regime.",
            [("loc", "Tajikistan"), ("org", "Taliban")],
            english="Analysts think that Tajikistan is unlikely to pursue a formal security alliance against the Taliban regime.",
            **FORECAST,
        ),
        Said(
            "Tajik President Emomali Rahmon met with General Muhammad Asim Malik, the director-general of Pakistan’s Inter-Services Intelligence (ISI), on Monday to discuss regional security concerns.",
            [RAHMON, ("per", "Muhammad Asim Malik", HEAD), ISI],
            [("Monday", None, 0)],
            english="President Emomali Rahmon of Tajikistan met General Muhammad Asim Malik, director-general of the ISI, on Monday about regional security.",
        ),
        Said(
            "According to sources, the discussions focused on mechanisms to enhance coordination between the state and security apparatuses of Pakistan and Tajikistan.",
            [("loc", "Pakistan"), ("loc", "Tajikistan")],
            english="Unnamed sources say that the discussions were about coordination between the security apparatuses of both states.",
        ),
        Said(
            "Tajikistan also hosts the anti-Taliban National Resistance Front of Afghanistan (NRF), formerly known as the Northern Alliance.",
            [("loc", "Tajikistan"), ("org", "National Resistance Front of Afghanistan (NRF)"), ("org", "Northern Alliance")],
            english="Tajikistan hosts the National Resistance Front of Afghanistan (NRF), formerly the Northern Alliance.",
            kind=ClaimKind.BACKGROUND,
        ),
    ],
    {"publisher": "Proposal Press"},
)
RAZ = (
    "002.txt",
    [
        Said(
            "محمد عاصم ملک رئیس سازمان اطلاعات پاکستان (ISI) در جریان سفر خود به تاجیکستان با امامعلی رحمان رئیس جمهور این کشور به گفتگو و رایزنی پرداخت.",
            [
                ("per", "محمد عاصم ملک", HEAD, "Muhammad Asim Malik"),
                ("org", "سازمان اطلاعات پاکستان (ISI)", None, "Pakistan's intelligence organisation (ISI)"),
                ("per", "امامعلی رحمان", "President of Tajikistan", "Imam Ali Rahman"),
            ],
            english="Muhammad Asim Malik, head of Pakistan's intelligence organisation ISI, held talks with President Imam Ali Rahman of Tajikistan.",
        ),
        Said(
            'دفتر ریاست جمهوری تاجیکستان روز دوشنبه با صدور بیانیه ای اعلام کرد: رهبران دو کشور در مورد "تامین صلح، ثبات و امنیت منطقه ای" گفتگو کردند.',
            [("org", "دفتر ریاست جمهوری تاجیکستان", None, "Tajikistan Presidential Office")],
            [("دوشنبه", None, 0)],
            english="The Tajik Presidential Office said in a statement on Monday that the leaders discussed securing peace, stability and regional security.",
        ),
        Said(
            "هر دو طرف بر لزوم تقویت همکاری در مبارزه با تروریسم، افراط گرایی، رادیکالیسم، قاچاق مواد مخدر، جنایات فراملی تاکید کردند.",
            english="Both sides stressed the need for stronger cooperation against terrorism, extremism, radicalism, drug trafficking and transnational crime.",
        ),
        Said(
            "در سه سال گذشته، هر دو کشور بارها در مورد حضور گروه های تروریستی در افغانستان ابراز نگرانی کرده اند.",
            [("loc", "افغانستان", None, "Afghanistan")],
            english="In the past three years both countries have repeatedly voiced concern about the presence of terrorist groups in Afghanistan.",
            kind=ClaimKind.BACKGROUND,
        ),
        Said(
            "برخی از دیپلمات های پاکستانی هشدار داده بودند که اگر طالبان نتواند حملات تحریک طالبان پاکستان (TTP) را کنترل کند، ممکن است پاکستان به دنبال روابط باشد.",
            [("org", "طالبان", None, "Taliban"), ("org", "تحریک طالبان پاکستان (TTP)", None, "Tehrik-e-Taliban Pakistan (TTP)")],
            english="Pakistani diplomats had warned that Pakistan might seek ties with opposition groups if the Taliban cannot control attacks by the TTP.",
            **FORECAST,
        ),
        Said(
            "با ادامه افزایش تنش ها بین پاکستان و طالبان، این احتمال وجود دارد که مشارکت های استراتژیک بیشتری در منطقه شکل بگیرد.",
            [("org", "طالبان", None, "Taliban")],
            english="As tensions between Pakistan and the Taliban rise, more strategic partnerships may be formed in the region.",
            **FORECAST,
        ),
    ],
    {"language": "fa", "publisher": "Raz News"},
)
DEFENCE = (
    "003.txt",
    [
        Said(
            "Minister for Defence Khawaja Asif and Tajikistan President Emomali Rahm meet in Islamabad on December 15, 2022.",
            [
                ("per", "Khawaja Asif", "Minister for Defence of Pakistan"),
                ("per", "Emomali Rahm", "President of Tajikistan"),
                ("loc", "Islamabad"),
            ],
            [("December 15, 2022", "2022-12-15")],
        ),
        Said(
            "This understanding came during a meeting between President of Tajikistan Emomali Rahmon and Khawaja Asif in Islamabad Thursday.",
            [RAHMON, ("per", "Khawaja Asif"), ("loc", "Islamabad")],
            [("Thursday", "2022-12-15")],
        ),
    ],
    {"published": "2022-12-15", "publisher": "APP"},
)
CALL = (
    "004.txt",
    [
        Said(
            "Russian President Vladimir Putin and Tajikistan’s President Emomali Rahmon held a phone call to discuss bilateral cooperation, the Kremlin said.",
            [("per", "Vladimir Putin", "President of Russia"), RAHMON, ("org", "Kremlin")],
        ),
        Said(
            "On 25 December, the National Security Committee of Tajikistan confirmed an armed clash with militants infiltrating from Afghanistan, resulting in three insurgent and two border guard deaths.",
            [("org", "National Security Committee of Tajikistan"), ("loc", "Afghanistan")],
            [("25 December", "XXXX-12-25")],
            [("three", 3.0, "insurgents killed"), ("two", 2.0, "border guards killed")],
        ),
        Said(
            "Earlier, in December, two attacks originating from Afghanistan territory led to five fatalities.",
            [("loc", "Afghanistan")],
            [("December", "XXXX-12")],
            [("five", 5.0, "people killed")],
        ),
        Said("The details of their discussion were not disclosed.", [("per", "Rahmon")]),
    ],
    {"publisher": "Khaama Press"},
)
ALL = (KHAAMA, PROPOSAL, RAZ, DEFENCE, CALL)
