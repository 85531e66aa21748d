"""Articles of other events whose sources agree, with background and bystanders: a conflict that a facet finds among them is a false alarm."""

from __future__ import annotations

import pytest

from briefer.models import DifferenceKind

from .test_facets_measured import differences

OTHERS = {"abducted", "claimed and denied"}  # found by the rooms of numbers and opinions
ARTICLES = {
    "ferry": [
        (
            "en",
            "2024-05-08",
            """A ferry carrying 312 people sank off Port Malou on Tuesday night, killing at least 40 people.
The vessel capsized in rough seas shortly after it left Port Malou for Sanda island, the coast guard said.
The captain of the ferry, Ana Sand, survived and was taken to hospital.
Rescuers from two fishing boats and a navy helicopter pulled 250 people out of the water.
Officials said the ferry was overloaded and that bad weather made the rescue difficult.
The crew sent a distress call at 9:40 p.m. local time, police said.
The ferry, built in 1987, had a valid licence, the transport minister, Oscar Lind, said.
An inquiry will determine whether the alarm sounded before the ship sank.""",
        ),
        (
            "es",
            "2024-05-08",
            """Un ferri con 312 personas a bordo se hundió el martes por la noche frente a Port Malou y dejó al menos 40 muertos.
El barco volcó en medio de un fuerte oleaje poco después de zarpar de Port Malou, según la guardia costera.
La capitana, Ana Sand, fue rescatada y está hospitalizada.
Dos barcos pesqueros y un helicóptero de la Armada rescataron a 250 personas.
El ferri iba sobrecargado, según el ministro de Transporte, Oscar Lind.
La tripulación emitió una llamada de socorro a las 21.40, hora local.
El barco fue construido en 1987 y contaba con licencia.""",
        ),
        (
            "ru",
            "2024-05-09",
            """Паром с 312 пассажирами затонул во вторник вечером у порта Малу, погибли не менее 40 человек.
Судно перевернулось в шторм, сообщила береговая охрана.
Рыболовные суда и вертолёт спасли 250 человек.
Министр транспорта Оскар Линд заявил, что паром был перегружен.
Экипаж подал сигнал бедствия в 21:40.""",
        ),
    ],
    "prison": [
        (
            "en",
            "2024-03-11",
            """Twelve inmates escaped from a prison in Torvik on Sunday after digging a tunnel under the wall.
Guards found the tunnel at 6:15 a.m., prison director Karim Osmani said.
Four of the fugitives were recaptured near the border on Monday, police said.
The inmates had been held in the prison for two years.
The governor of Torvik, Rosa Marlow, dismissed the prison director.
Police set up roadblocks and closed the border crossing at Lindal for three hours.
One of the fugitives was shot dead by police in a forest.""",
        ),
        (
            "de",
            "2024-03-12",
            """Zwölf Häftlinge sind am Sonntag durch einen Tunnel aus einem Gefängnis in Torvik geflohen.
Wärter entdeckten den Tunnel um 6.15 Uhr, sagte Gefängnisdirektor Karim Osmani.
Vier der Flüchtigen wurden am Montag nahe der Grenze gefasst.
Die Gouverneurin von Torvik, Rosa Marlow, entließ den Direktor des Gefängnisses.
Der Grenzübergang Lindal wurde für drei Stunden geschlossen und ist wieder geöffnet.""",
        ),
        (
            "fr",
            "2024-03-12",
            """Douze détenus se sont évadés dimanche d'une prison de Torvik par un tunnel.
Quatre d'entre eux ont été repris lundi près de la frontière, selon la police.
Un autre a été abattu par la police dans une forêt.
La gouverneure, Rosa Marlow, a limogé le directeur de la prison, Karim Osmani.""",
        ),
    ],
    "plant": [
        (
            "en",
            "2024-07-02",
            """A fire at a chemical plant in Aldrup on Monday killed three workers and forced 2,000 people out of their homes.
The fire broke out at 14:20 local time after an explosion in a storage tank, the fire brigade said.
By Tuesday morning the fire was under control, fire chief Peter Lindqvist said.
The smoke was not toxic, the environment agency said.
Schools in Aldrup are closed until 5 July 2024.
The cause is not known; a leak of gas is one of several possibilities, Lindqvist said.
The plant, opened in 1974, employs 400 people.""",
        ),
        (
            "it",
            "2024-07-02",
            """Un incendio in un impianto chimico di Aldrup ha ucciso lunedì tre operai.
Il rogo è scoppiato alle 14.20 dopo un'esplosione in un serbatoio, secondo i vigili del fuoco.
Martedì mattina l'incendio era sotto controllo, ha detto il capo dei vigili del fuoco Peter Lindqvist.
Il fumo non è tossico, secondo l'agenzia per l'ambiente.
Le scuole di Aldrup resteranno chiuse fino al 5 luglio 2024.""",
        ),
        (
            "pt",
            "2024-07-03",
            """Um incêndio em uma fábrica de produtos químicos em Aldrup matou três trabalhadores na segunda-feira.
O fogo começou às 14h20 depois de uma explosão em um tanque.
O incêndio foi controlado na manhã de terça-feira, disse o chefe dos bombeiros, Peter Lindqvist.
A fumaça não é tóxica, segundo a agência ambiental.""",
        ),
    ],
    "bomb": [
        (
            "en",
            "2024-02-20",
            """A suicide bomber blew himself up at a market in Nordhavn on Monday, killing 17 people and wounding 40.
The Red Front claimed responsibility for the attack.
The bomber, a 23-year-old man, walked into the market at 10:30 a.m. with explosives under his coat.
Police later found a car with weapons near the market and defused a second bomb planted in a bin.
The wounded were taken to hospital in Nordhavn, and a student in critical condition died on Tuesday.
The interior minister, Karim Osmani, called the attack cowardly.
A curfew was imposed on Monday evening and lifted on Tuesday.""",
        ),
        (
            "ar",
            "2024-02-20",
            """فجر انتحاري نفسه في سوق في نوردهافن يوم الاثنين ما أسفر عن مقتل 17 شخصا وإصابة 40.
وأعلنت Red Front مسؤوليتها عن الهجوم.
ودخل الانتحاري السوق في الساعة 10:30 صباحا.
ونقل الجرحى إلى المستشفى في نوردهافن.
وقال وزير الداخلية كريم عثماني إن الهجوم جبان.""",
        ),
        (
            "tr",
            "2024-02-21",
            """Nordhavn'da pazartesi günü bir intihar saldırganı pazarda kendini patlattı, 17 kişi öldü, 40 kişi yaralandı.
Saldırıyı Red Front üstlendi.
İçişleri Bakanı Karim Osmani saldırıyı kınadı.
Sokağa çıkma yasağı salı günü kaldırıldı.""",
        ),
    ],
    "mine": [
        (
            "en",
            "2024-09-15",
            """An explosion in a coal mine near Lindal killed 11 miners on Saturday and trapped six others.
The blast was caused by methane, the energy minister, Ana Sand, said.
Rescuers made contact with the trapped miners on Sunday; all six are alive.
The mine had been closed for a week in August after an inspection.
The miners were trapped 700 metres below ground, at a depth of 700 metres.
Relatives blamed the owner for lack of maintenance in past years.""",
        ),
        (
            "pl",
            "2024-09-16",
            """Wybuch metanu w kopalni koło Lindal zabił w sobotę 11 górników.
Sześciu innych jest uwięzionych pod ziemią na głębokości 700 metrów.
Ratownicy nawiązali kontakt z uwięzionymi górnikami w niedzielę.
Minister energii Ana Sand powiedziała, że przyczyną był metan.""",
        ),
        (
            "uk",
            "2024-09-16",
            """Вибух метану на шахті поблизу Ліндаля забрав у суботу життя 11 гірників.
Шестеро гірників заблоковані на глибині 700 метрів, із ними встановлено зв'язок.
Міністерка енергетики Ана Санд сказала, що причиною став метан.""",
        ),
    ],
    "border": [
        (
            "en",
            "2024-06-03",
            """Soldiers of Freeland and Norland exchanged fire on the border near Vestby on Sunday, killing two Freeland soldiers.
Each side said that the other had fired first.
The two armies agreed a ceasefire on Monday, and the truce was holding on Tuesday.
Freeland's defence minister, Rosa Marlow, spoke with the Norland defence minister, Oscar Lind, by telephone.
The border crossing at Vestby remains closed.
A drone was shot down over Vestby, the army said.""",
        ),
        (
            "fa",
            "2024-06-04",
            """نیروهای فریلند و نورلند روز یکشنبه در مرز نزدیک وستبی تبادل آتش کردند و دو سرباز فریلند کشته شدند.
دو ارتش روز دوشنبه بر سر آتش‌بس توافق کردند و آتش‌بس رعایت می‌شود.
گذرگاه مرزی وستبی همچنان بسته است.
یک پهپاد بر فراز وستبی سرنگون شد.""",
        ),
        (
            "nb",
            "2024-06-04",
            """Soldater fra Freeland og Norland utvekslet ild ved grensen nær Vestby søndag, og to soldater ble drept.
De to hærene ble enige om våpenhvile mandag.
Grenseovergangen i Vestby er stengt.""",
        ),
    ],
    "strike": [
        (
            "en",
            "2024-10-02",
            """Train drivers in Norland began a three-day strike on Tuesday over pay.
The union said 80 percent of drivers had joined the strike.
The two sides will resume talks on Friday, transport minister Oscar Lind said.
The talks are about pay and working hours, the union leader, Ana Sand, said.
The strike will continue until Thursday.""",
        ),
        (
            "fr",
            "2024-10-02",
            """Les conducteurs de train de Norland ont entamé mardi une grève de trois jours pour les salaires.
Selon le syndicat, 80 % des conducteurs sont grévistes.
Les négociations doivent reprendre vendredi, a dit le ministre des Transports, Oscar Lind.
La grève se poursuit jusqu'à jeudi.""",
        ),
    ],
    "epidemic": [
        (
            "en",
            "2024-08-20",
            """An outbreak of cholera has killed 60 people in Malou province since July, the health minister, Rosa Marlow, said on Monday.
The outbreak was caused by contaminated water from a well, doctors said.
The disease has spread to three districts, but the outbreak is now under control, the World Health Organization said.
The first patient died on 3 July 2024.
The fatality rate is 2.5 percent.""",
        ),
        (
            "es",
            "2024-08-20",
            """Un brote de cólera ha causado 60 muertos en la provincia de Malou desde julio, dijo el lunes la ministra de Salud, Rosa Marlow.
El brote se debe al agua contaminada de un pozo, según los médicos.
El brote está bajo control, según la Organización Mundial de la Salud.
La tasa de letalidad es del 2,5 por ciento.""",
        ),
        (
            "ur",
            "2024-08-21",
            """صوبہ مالو میں جولائی سے ہیضے کی وبا سے 60 افراد ہلاک ہو چکے ہیں۔
ڈاکٹروں کے مطابق وبا کی وجہ کنویں کا آلودہ پانی ہے۔
وبا اب قابو میں ہے۔""",
        ),
    ],
    "hack": [
        (
            "en",
            "2024-11-05",
            """A ransomware attack on Monday shut down the computers of three hospitals in Osterburg.
The hackers broke into the network through a stolen password and demanded a ransom of $2 million.
No ransom was paid, the head of the hospitals, Peter Lindqvist, said.
Systems were restored on Tuesday.
No patient data were stolen, the agency for cyber security said.""",
        ),
        (
            "de",
            "2024-11-06",
            """Ein Angriff mit Erpressungssoftware hat am Montag die Computer von drei Krankenhäusern in Osterburg lahmgelegt.
Die Täter verlangten ein Lösegeld von 2 Millionen Dollar.
Es wurde kein Lösegeld gezahlt, sagte der Leiter der Krankenhäuser, Peter Lindqvist.
Die Systeme sind seit Dienstag wieder in Betrieb.
Keine Daten wurden gestohlen.""",
        ),
        (
            "ru",
            "2024-11-06",
            """Хакеры-вымогатели в понедельник вывели из строя компьютеры трёх больниц в Остербурге.
Они потребовали выкуп в размере 2 млн долларов, выкуп не платили.
Данные не похищены, сообщил директор больниц Петер Линдквист.""",
        ),
    ],
    "killing": [
        (
            "en",
            "2024-01-15",
            """The mayor of Lindal, Ana Sand, was shot dead outside her home on Sunday by two gunmen on a motorcycle.
Police arrested a 30-year-old suspect at a hotel on Monday.
The suspect, Karim Osmani, denies any involvement, his lawyer said.
The motive is not known; police are looking at a personal quarrel and at politics.
The deputy mayor, Oscar Lind, took over.
The attackers used a pistol, police said.""",
        ),
        (
            "pt",
            "2024-01-15",
            """A prefeita de Lindal, Ana Sand, foi morta a tiros no domingo em frente à sua casa por dois homens em uma motocicleta.
A polícia prendeu na segunda-feira um suspeito de 30 anos em um hotel.
O suspeito, Karim Osmani, nega participação, disse seu advogado.
O vice-prefeito, Oscar Lind, assumiu o cargo.
Os atiradores usaram uma pistola.""",
        ),
        (
            "it",
            "2024-01-16",
            """La sindaca di Lindal, Ana Sand, è stata uccisa domenica davanti a casa sua da due uomini in moto.
La polizia ha arrestato lunedì in un albergo un sospettato di 30 anni, Karim Osmani.
Il vicesindaco Oscar Lind ha preso il suo posto.""",
        ),
    ],
    "plane": [
        (
            "en",
            "2024-05-08",
            """A passenger plane with 88 people on board crashed near Lindal on Tuesday, killing 60 people.
The Boeing 737 had taken off from Osterburg and was on its approach to Lindal airport when contact was lost at 14:05 local time.
Helicopters took 28 survivors to hospital, where the co-pilot, Peter Lindqvist, is in critical condition.
The pilot, Ana Sand, was killed.
The black boxes were found on Wednesday, the transport minister, Oscar Lind, said.
Investigators are looking at the weather and at a possible engine failure, but the cause is not known.
In 2011 a helicopter crashed in the same hills after take-off, killing four people.
The airport was closed for five hours and reopened in the evening.""",
        ),
        (
            "es",
            "2024-05-09",
            """Un avión de pasajeros con 88 personas a bordo se estrelló el martes cerca de Lindal y dejó 60 muertos.
El Boeing 737 se acercaba al aeropuerto de Lindal cuando se perdió el contacto a las 14.05, hora local.
El copiloto, Peter Lindqvist, está en estado crítico; la piloto, Ana Sand, murió.
Las cajas negras fueron halladas el miércoles, según el ministro de Transportes, Oscar Lind.
Se desconoce la causa; los investigadores estudian el mal tiempo y un posible fallo de motor.
El aeropuerto reabrió por la noche.""",
        ),
        (
            "ru",
            "2024-05-09",
            """Пассажирский самолёт с 88 людьми на борту разбился во вторник под Линдалем, погибли 60 человек.
Самолёт заходил на посадку, когда связь с ним пропала в 14:05.
Чёрные ящики найдены в среду, сообщил министр транспорта Оскар Линд.
Причина неизвестна, рассматриваются плохая погода и отказ двигателя.""",
        ),
    ],
    "flood": [
        (
            "en",
            "2024-09-20",
            """Floods after heavy rain killed 30 people in Malou province this week, officials said.
A dam above the town of Vestby burst on Wednesday because of the rain, and water swept through two villages.
The governor, Rosa Marlow, said sirens had sounded before the dam broke.
Power was restored in Vestby on Thursday, but the villages are still without electricity.
The road to Vestby is closed.""",
        ),
        (
            "de",
            "2024-09-21",
            """Bei Überschwemmungen nach starkem Regen sind in der Provinz Malou 30 Menschen gestorben.
Oberhalb von Vestby brach am Mittwoch wegen des Starkregens ein Damm.
Die Gouverneurin Rosa Marlow sagte, die Sirenen hätten geheult.
In Vestby ist der Strom wieder da.""",
        ),
        (
            "ar",
            "2024-09-21",
            """أدت فيضانات بعد أمطار غزيرة إلى مقتل 30 شخصا في إقليم مالو.
وانهار سد فوق بلدة فستبي يوم الأربعاء بسبب الأمطار الغزيرة.
وعادت الكهرباء إلى فستبي يوم الخميس.""",
        ),
    ],
    "hostages": [
        (
            "en",
            "2024-04-10",
            """Gunmen took 24 hostages at a bank in Osterburg on Tuesday and demanded $5 million and a helicopter.
Eight hostages, women and children, were released on Tuesday evening after talks led by a priest, Peter Lindqvist.
Police stormed the bank on Wednesday at 3:20 a.m. and freed the other 16 hostages.
Two gunmen were shot dead and a third, Karim Osmani, 34, was arrested at the scene.
One hostage was wounded and is in stable condition in hospital.
No ransom was paid, police chief Ana Sand said.""",
        ),
        (
            "fr",
            "2024-04-10",
            """Des hommes armés ont pris 24 otages mardi dans une banque d'Osterburg et réclamé 5 millions de dollars.
Huit otages ont été relâchés mardi soir après une médiation du prêtre Peter Lindqvist.
La police a donné l'assaut mercredi à 3 h 20 et libéré les 16 autres otages.
Deux assaillants ont été abattus, un troisième, Karim Osmani, 34 ans, a été arrêté sur place.
Aucune rançon n'a été versée, a dit la cheffe de la police, Ana Sand.""",
        ),
        (
            "fa",
            "2024-04-11",
            """مردان مسلح روز سه‌شنبه ۲۴ نفر را در بانکی در اوستربورگ گروگان گرفتند.
هشت گروگان سه‌شنبه شب آزاد شدند.
پلیس بامداد چهارشنبه به بانک حمله کرد و ۱۶ گروگان دیگر را آزاد کرد.
کریم عثمانی، ۳۴ ساله، بازداشت شد.
رئیس پلیس آنا سند گفت باجی پرداخت نشد.""",
        ),
    ],
    "protest": [
        (
            "en",
            "2024-03-02",
            """Thousands marched in Osterburg on Friday against a rise in fuel prices, and police fired tear gas and rubber bullets.
Three protesters were killed, a hospital said; police denied that live ammunition had been used.
Protesters threw stones and set fire to a police station.
Opposition leader Rosa Marlow was arrested at her home on Saturday.
The interior minister, Oscar Lind, blamed the violence on the opposition, which rejected the accusation.
A state of emergency was declared on Saturday; it remains in force.""",
        ),
        (
            "es",
            "2024-03-03",
            """Miles de personas marcharon el viernes en Osterburg contra el alza de los combustibles.
Tres manifestantes murieron, según un hospital; la policía negó haber usado munición real.
La líder opositora Rosa Marlow fue detenida el sábado en su casa.
El ministro del Interior, Oscar Lind, culpó a la oposición.
El estado de emergencia sigue en vigor.""",
        ),
        (
            "tr",
            "2024-03-03",
            """Osterburg'da cuma günü binlerce kişi akaryakıt zammına karşı yürüdü.
Üç protestocu öldü; polis gerçek mermi kullanıldığını yalanladı.
Muhalefet lideri Rosa Marlow cumartesi günü evinde gözaltına alındı.
Olağanüstü hal sürüyor.""",
        ),
    ],
    "coup": [
        (
            "en",
            "2024-08-12",
            """Soldiers led by Colonel Karim Osmani seized the palace in Port Malou on Sunday and declared a curfew.
President Ana Sand fled to Freeland, her spokesman, Peter Lindqvist, said.
The army chief, General Oscar Lind, said on Monday that the coup had failed and that the palace had been recaptured.
Nobody was killed, he said.
The airport is closed and the borders are shut.
Freeland said that President Sand was safe and on its soil.""",
        ),
        (
            "pt",
            "2024-08-12",
            """Soldados liderados pelo coronel Karim Osmani tomaram o palácio em Port Malou no domingo e decretaram toque de recolher.
A presidente Ana Sand fugiu para Freeland, disse seu porta-voz, Peter Lindqvist.
O chefe do Exército, general Oscar Lind, disse na segunda-feira que o golpe fracassou.
O aeroporto está fechado.""",
        ),
        (
            "uk",
            "2024-08-13",
            """Солдати на чолі з полковником Каримом Османі захопили в неділю палац у Порт-Малу.
Президентка Ана Санд втекла до Фріленду, повідомив її речник Петер Ліндквіст.
Генерал Оскар Лінд заявив у понеділок, що переворот провалився.
Аеропорт закрито.""",
        ),
    ],
    "bridge": [
        (
            "en",
            "2024-11-20",
            """A bridge collapsed in Lindal on Tuesday, killing nine people in four cars.
The bridge, built in 1967, was used by 20,000 vehicles a day.
Engineers had warned of corrosion in a report last year, the mayor, Rosa Marlow, said.
Heavy lorries crossed the bridge although it was closed to them.
The search for two missing people was suspended overnight because of strong winds.
A 40-year-old driver was rescued alive after six hours.""",
        ),
        (
            "it",
            "2024-11-20",
            """Un ponte è crollato martedì a Lindal uccidendo nove persone.
Il ponte, costruito nel 1967, era percorso da 20.000 veicoli al giorno.
Gli ingegneri avevano segnalato la corrosione, ha detto la sindaca Rosa Marlow.
Un autista di 40 anni è stato estratto vivo dopo sei ore.""",
        ),
        (
            "nl",
            "2024-11-21",
            """Een brug in Lindal is dinsdag ingestort, negen mensen zijn omgekomen.
De brug werd in 1967 gebouwd.
Ingenieurs hadden gewaarschuwd voor corrosie, zei burgemeester Rosa Marlow.""",
        ),
    ],
}


@pytest.mark.parametrize("event", ARTICLES)
def test_sources_that_agree_raise_no_alarm(event):
    found = [c for c in differences(*ARTICLES[event]) if c.verdict in {DifferenceKind.CONFLICT, DifferenceKind.OPINION}]
    assert [(c.attribute, [p.value for p in c.positions]) for c in found if c.attribute not in OTHERS] == []
