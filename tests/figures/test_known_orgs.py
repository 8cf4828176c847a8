"""Figures of organisations that everybody knows, and of places of which those only tell."""

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Document
from tests.figures.build import FINDER, NOON


@pytest.fixture(scope="module")
def subjects():
    """Subjects of the figures of a text, in text order."""
    describer = Describer()

    def run(text, language, title=""):
        cleaned = Cleaned(title, text)
        described = describer.describe(Document(id="d", text=text, language=language), cleaned)
        return [one.subject for one in FINDER.find(cleaned, described, NOON)]

    return run


WHOSE = [
    # Half are the organisation's; in the other half it only says so or stands by, and the place stays the subject.
    ("Toyota recalled 34,000 vans in Thailand.", "en", "org:toyota", "a firm; in: where it acts"),
    ("Heineken's revenue in Nigeria fell 18 percent.", "en", "org:heineken", "what it owns"),
    ("Shares of Vodafone lost 7 percent.", "en", "org:vodafone", "the owner behind"),
    ("UNICEF delivered 40,000 tents to Yemen.", "en", "org:unicef", "a body that gives"),
    ("The World Bank lent Peru $600 million.", "en", "org:world-bank", "who is lent to is no subject"),
    ("Juventus sold 19,000 shirts in Turin.", "en", "org:juventus", "a club"),
    ("The IMF forecasts that Poland's economy will grow 3.4 percent.", "en", "PL", "it only says so"),
    ("The WHO said 860 people were infected in Malawi.", "en", "MW", "it only says so"),
    ("Moody's estimates Portugal's debt at 98 percent of output.", "en", "PT", "it only says so"),
    ("In Slovakia, where Volkswagen has a plant, unemployment rose to 6 percent.", "en", "SK", "a bystander"),
    ("Sales of Samsung's rivals aside, Hungary built 48,000 homes.", "en", "HU", "a bystander"),
    ("Amnesty International reported 74 executions in Iraq.", "en", "IQ", "it only reports"),
    ("Airbus lieferte 52 Flugzeuge nach Indien.", "de", "org:airbus", "a firm"),
    ("Die Commerzbank baut in Polen 600 Stellen ab.", "de", "org:commerzbank", "in: where it acts"),
    ("Der Umsatz von Adidas in China sank um 9 Prozent.", "de", "org:adidas", "the owner behind"),
    ("Die Universität Heidelberg zählt 28.000 Studierende.", "de", "org:heidelberg-university", "a place in its name"),
    ("Das Rote Kreuz schickte 120 Helfer nach Marokko.", "de", "org:red-cross", "a body that acts"),
    ("Borussia Dortmund erzielte 31 Tore.", "de", "org:borussia-dortmund", "a club"),
    ("Der IWF rechnet für Kenia mit einem Wachstum von 5 Prozent.", "de", "KE", "it only says so"),
    ("Die WHO meldete 410 Todesfälle in Peru.", "de", "PE", "it only reports"),
    (
        "Nach Angaben von Amnesty International wurden in Ägypten 24 Menschen hingerichtet.",
        "de",
        "EG",
        "it only says so",
    ),
    ("Die Weltbank schätzt die Armutsquote in Bolivien auf 37 Prozent.", "de", "BO", "it only says so"),
    (
        "In der Slowakei, wo Volkswagen ein Werk hat, stieg die Arbeitslosigkeit auf 6 Prozent.",
        "de",
        "SK",
        "a bystander",
    ),
    ("Laut Greenpeace verlor Paraguay 80.000 Hektar Wald.", "de", "PY", "it only says so"),
    ("Renault a vendu 61 000 voitures au Maroc.", "fr", "org:renault", "a firm; au: where it acts"),
    ("Le bénéfice de Danone a reculé de 4 %.", "fr", "org:danone", "the owner behind"),
    ("La Banque mondiale a prêté 700 millions de dollars au Sénégal.", "fr", "org:world-bank", "a body that gives"),
    ("La Croix-Rouge a envoyé 90 secouristes en Haïti.", "fr", "org:red-cross", "a body that acts"),
    (
        "L'université de Lille accueille 80 000 étudiants.",
        "fr",
        "org:université-de-lille",
        "a university by how it is called",
    ),
    ("Le Paris Saint-Germain a gagné 14 matchs.", "fr", "org:paris-saint-germain", "a place in its name"),
    ("Le FMI prévoit une croissance de 6 % au Bénin.", "fr", "BJ", "it only says so"),
    ("L'OMS a recensé 310 cas de choléra au Malawi.", "fr", "MW", "it only reports"),
    ("Selon Amnesty International, 56 personnes ont été arrêtées au Togo.", "fr", "TG", "it only says so"),
    ("La Banque mondiale estime que le Niger compte 27 millions d'habitants.", "fr", "NE", "it only says so"),
    ("En Roumanie, où Renault possède une usine, le chômage a atteint 5 %.", "fr", "RO", "a bystander"),
    ("D'après Moody's, la dette du Portugal représente 98 % du PIB.", "fr", "PT", "it only says so"),
    ("Telefónica perdió 320.000 clientes en Perú.", "es", "org:telefónica", "a firm"),
    ("Los ingresos de Inditex subieron un 8 %.", "es", "org:inditex", "the owner behind"),
    ("La Cruz Roja envió 75 voluntarios a Turquía.", "es", "org:red-cross", "a body that acts"),
    (
        "El Banco Mundial prestó a Honduras 200 millones de dólares.",
        "es",
        "org:world-bank",
        "who is lent to is no subject",
    ),
    (
        "La Universidad de Sevilla cuenta con 70.000 alumnos.",
        "es",
        "org:universidad-de-sevilla",
        "a university by how it is called",
    ),
    ("El Real Madrid marcó 27 goles.", "es", "org:real-madrid", "a place in its name"),
    ("El FMI prevé que la economía de Chile crezca un 2,4 %.", "es", "CL", "it only says so"),
    ("La OMS informó de 520 casos de dengue en Paraguay.", "es", "PY", "it only reports"),
    ("Según Amnistía Internacional, en Irán fueron ejecutadas 853 personas.", "es", "IR", "it only says so"),
    ("El Banco Mundial calcula que Bolivia tiene 12 millones de habitantes.", "es", "BO", "it only says so"),
    ("En Eslovaquia, donde Volkswagen tiene una planta, el desempleo subió al 6 %.", "es", "SK", "a bystander"),
    ("Moody's estima la deuda de Portugal en un 98 % del PIB.", "es", "PT", "it only says so"),
    ("Роснефть добыла 190 млн тонн нефти.", "ru", "org:rosneft", "a firm"),
    ("Прибыль Сбербанка выросла на 12%.", "ru", "org:sberbank", "the owner behind"),
    ("«Спартак» забил 34 гола.", "ru", "org:spartak-moscow", "a club, in quotation marks"),
    ("Красный Крест отправил 80 спасателей в Турцию.", "ru", "org:red-cross", "a body that acts"),
    ("Банк России повысил ключевую ставку до 18%.", "ru", "org:bank-of-russia", "a place in its name"),
    ("Боинг поставил Индии 22 самолёта.", "ru", "org:boeing", "who is delivered to is no subject"),
    ("МВФ прогнозирует рост экономики Вьетнама на 6%.", "ru", "VN", "it only says so"),
    ("ВОЗ сообщила о 700 заболевших в Судане.", "ru", "SD", "it only reports"),
    ("По данным Всемирного банка, в Таджикистане живёт 10 млн человек.", "ru", "TJ", "it only says so"),
    ("Агентство Moody's оценивает долг Португалии в 98% ВВП.", "ru", "PT", "it only says so"),
    ("В Словакии, где у «Фольксвагена» есть завод, безработица выросла до 6%.", "ru", "SK", "a bystander"),
    ("По оценке «Гринпис», Парагвай потерял 80 тысяч гектаров леса.", "ru", "PY", "it only says so"),
    ("丰田在泰国召回了3.4万辆汽车。", "zh-Hans", "org:toyota", "a firm; 在: where it acts"),
    ("腾讯去年的营收增长了8%。", "zh-Hans", "org:tencent", "what it owns"),
    ("世界银行向秘鲁提供了6亿美元贷款。", "zh-Hans", "org:world-bank", "who is lent to is no subject"),
    ("空客交付了52架飞机。", "zh-Hans", "org:airbus", "a firm"),
    ("国际红十字会向海地派出了90名志愿者。", "zh-Hans", "org:red-cross", "a body that acts"),
    ("欧洲央行将利率下调了25个基点。", "zh-Hans", "org:european-central-bank", "a place in its name"),
    ("国际货币基金组织预计波兰经济将增长3.4%。", "zh-Hans", "PL", "it only says so"),
    ("世卫组织称，马拉维有860人感染霍乱。", "zh-Hans", "MW", "it only says so"),
    ("据世界银行统计，玻利维亚有1200万人口。", "zh-Hans", "BO", "it only says so"),
    ("穆迪估计葡萄牙的债务占国内生产总值的98%。", "zh-Hans", "PT", "it only says so"),
    ("在大众汽车设有工厂的斯洛伐克，失业率升至6%。", "zh-Hans", "SK", "a bystander"),
    ("大赦国际报告说，伊拉克去年处决了74人。", "zh-Hans", "IQ", "it only says so"),
    ("台積電在日本投資了86億美元。", "zh-Hant", "org:tsmc", "a firm; 在: where it acts"),
    ("鴻海去年的營收增長了8%。", "zh-Hant", "org:foxconn", "what it owns"),
    ("世界銀行向秘魯提供了6億美元貸款。", "zh-Hant", "org:world-bank", "who is lent to is no subject"),
    ("波音交付了45架飛機。", "zh-Hant", "org:boeing", "a firm"),
    ("無國界醫生向蘇丹派出了60名醫生。", "zh-Hant", "org:doctors-without-borders", "a body that acts"),
    ("曼聯打進了19個進球。", "zh-Hant", "org:manchester-united", "a club"),
    ("國際貨幣基金組織預計波蘭經濟將增長3.4%。", "zh-Hant", "PL", "it only says so"),
    ("世衛組織稱，馬拉威有860人感染霍亂。", "zh-Hant", "MW", "it only says so"),
    ("據世界銀行統計，玻利維亞有1200萬人口。", "zh-Hant", "BO", "it only says so"),
    ("穆迪估計葡萄牙的債務佔國內生產總值的98%。", "zh-Hant", "PT", "it only says so"),
    ("國際特赦組織表示，伊拉克去年處決了74人。", "zh-Hant", "IQ", "it only says so"),
    ("根據彭博報導，越南出口了300萬噸稻米。", "zh-Hant", "VN", "it only says so"),
    ("トヨタ自動車はタイで3万4000台をリコールした。", "ja", "org:toyota", "a firm; で: where it acts"),
    ("任天堂の売上高は8%増えた。", "ja", "org:nintendo", "what it owns"),
    ("世界銀行はペルーに6億ドルを融資した。", "ja", "org:world-bank", "who is lent to is no subject"),
    ("エアバスは52機を納入した。", "ja", "org:airbus", "a firm"),
    ("日本銀行は国債を500兆円保有している。", "ja", "org:bank-of-japan", "a place in its name"),
    ("浦和レッズは19得点を挙げた。", "ja", "org:urawa-red-diamonds", "a club"),
    ("国際通貨基金はポーランドの経済成長率を3.4%と予測した。", "ja", "PL", "it only says so"),
    ("世界保健機関によると、マラウイで860人が感染した。", "ja", "MW", "it only says so"),
    ("世界銀行はボリビアの人口を1200万人と推計している。", "ja", "BO", "it only says so"),
    ("ムーディーズはポルトガルの債務をGDPの98%と見積もった。", "ja", "PT", "it only says so"),
    ("アムネスティ・インターナショナルは、イラクで74人が処刑されたと発表した。", "ja", "IQ", "it only says so"),
    ("フォルクスワーゲンの工場があるスロバキアでは失業率が6%に上昇した。", "ja", "SK", "a bystander"),
    # Written later, without a look at what the first ones had shown.
    ("Profits at Barclays jumped 21 percent.", "en", "org:barclays", "the owner behind"),
    ("Starbucks closed 150 cafes in Israel.", "en", "org:starbucks", "a firm"),
    ("Apple shipped 52 million handsets last quarter.", "en", "org:apple", "a word that is a firm here"),
    ("Police in Liverpool arrested 43 people after the match.", "en", "geonames:2644210", "a town, and no club"),
    ("The World Food Programme estimates that 2.1 million people in Chad are hungry.", "en", "TD", "it only says so"),
    ("Goldman Sachs cut its growth forecast for Mexico to 1.2 percent.", "en", "MX", "a forecast is of others"),
    ("Siemens beschäftigt in Ungarn 2.300 Menschen.", "de", "org:siemens", "a firm"),
    ("Im Juni verkaufte BMW 210.000 Autos.", "de", "org:bmw", "the verb before its subject"),
    (
        "Die Technische Universität Dresden hat 30.000 Studierende.",
        "de",
        "org:technische-universität-dresden",
        "by how it is called",
    ),
    ("Die EZB erwartet für Griechenland eine Inflation von 3 Prozent.", "de", "GR", "it only says so"),
    ("Laut Human Rights Watch starben in Syrien 140 Menschen.", "de", "SY", "it only says so"),
    ("In Leipzig demonstrierten 4.000 Menschen gegen den Bau des BMW-Werks.", "de", "geonames:2879139", "a bystander"),
    ("Carrefour emploie 76 000 personnes au Brésil.", "fr", "org:carrefour", "a firm"),
    ("L'Unicef a vacciné 250 000 enfants au Tchad.", "fr", "org:unicef", "a body that acts"),
    ("L'hôpital de Nantes compte 3 000 lits.", "fr", "org:hôpital-de-nantes", "by how it is called"),
    ("La BCE anticipe une inflation de 2 % en Italie.", "fr", "IT", "it only says so"),
    ("Selon le HCR, 90 000 personnes ont fui le Soudan.", "fr", "SD", "it only says so"),
    ("La Grèce a remboursé 5 milliards d'euros au FMI.", "fr", "GR", "a bystander"),
    ("Repsol produjo 570.000 barriles diarios.", "es", "org:repsol", "a firm"),
    ("El Barcelona ganó 22 partidos en la liga.", "es", "org:fc-barcelona", "a town that is a club here"),
    ("La Universidad de Granada tiene 56.000 estudiantes.", "es", "org:universidad-de-granada", "by how it is called"),
    ("Acnur cifra en 90.000 los refugiados en Colombia.", "es", "CO", "it only says so"),
    ("Según el Banco Mundial, la pobreza en Honduras llega al 49 %.", "es", "HN", "it only says so"),
    ("Ecuador pagó 300 millones de dólares a Chevron.", "es", "EC", "a bystander"),
    ("Яндекс увеличил выручку на 34%.", "ru", "org:yandex", "a firm"),
    ("«Локомотив» одержал 9 побед в сезоне.", "ru", "org:lokomotiv-moscow", "a club in quotation marks"),
    (
        "Казанский федеральный университет принял 11 тысяч студентов.",
        "ru",
        "org:kazan-federal-university",
        "a place in its name",
    ),
    ("ЕЦБ ожидает инфляцию в Греции на уровне 3%.", "ru", "GR", "it only says so"),
    ("По данным ЮНИСЕФ, в Чаде голодает 2,1 млн детей.", "ru", "TD", "it only says so"),
    ("Казахстан продал «Росатому» 300 тонн урана.", "ru", "KZ", "a bystander"),
    ("小米公司去年售出1.6亿部手机。", "zh-Hans", "org:xiaomi", "a firm"),
    ("联合国儿童基金会为也门儿童提供了4万顶帐篷。", "zh-Hans", "org:unicef", "a body that acts"),
    ("皇马本赛季攻入64个进球。", "zh-Hans", "org:real-madrid", "a club"),
    ("亚洲开发银行预测越南经济今年增长6.2%。", "zh-Hans", "VN", "it only says so"),
    ("据路透社报道，智利地震造成14人死亡。", "zh-Hans", "CL", "it only says so"),
    ("希腊向国际货币基金组织偿还了5亿欧元。", "zh-Hans", "GR", "a bystander"),
    ("國泰航空載客240萬人次。", "zh-Hant", "org:cathay-pacific", "a firm"),
    ("香港大學錄取了3200名學生。", "zh-Hant", "org:university-of-hong-kong", "a place in its name"),
    ("豐田汽車計劃在墨西哥裁員800人。", "zh-Hant", "org:toyota", "a firm; 在: where it acts"),
    ("亞洲開發銀行預測越南經濟今年增長6.2%。", "zh-Hant", "VN", "it only says so"),
    ("聯合國難民署指出，蘇丹有90萬人流離失所。", "zh-Hant", "SD", "it only says so"),
    ("希臘向國際貨幣基金組織償還了5億歐元。", "zh-Hant", "GR", "a bystander"),
    ("日産自動車は9000人を削減する。", "ja", "org:nissan", "a firm"),
    ("全日空の旅客数は12%増加した。", "ja", "org:all-nippon-airways", "what it owns"),
    ("京都大学は学生を2万2000人抱える。", "ja", "org:kyoto-university", "a place in its name"),
    ("アジア開発銀行はベトナムの成長率を6.2%と予想した。", "ja", "VN", "it only says so"),
    ("ロイター通信によると、チリで地震により14人が死亡した。", "ja", "CL", "it only says so"),
    ("ギリシャは国際通貨基金に5億ユーロを返済した。", "ja", "GR", "a bystander"),
]

# What went wrong in the sentences of others.
WHOSE += [
    ("Nestlé, the Swiss food group, raised prices by 7.5 percent.", "en", "org:nestlé", "who it is, between commas"),
    ("Bosch, einer von Europas Zulieferern, verkaufte 9 Werke.", "de", "org:bosch", "the same in German"),
    ("A Boeing crashed and 43 people died in Nepal.", "en", "NP", "a product"),
    ("Ein Airbus stürzte in Nepal ab, 43 Menschen starben.", "de", "NP", "the same in German"),
    ("Manchester City, who have 78 points, lead the league.", "en", "org:manchester-city", "a plural, between commas"),
    ("Germany's Volkswagen sold 9 million cars.", "en", "org:volkswagen", "a seat before it"),
    ("The ECB's main refinancing rate is 4.5 percent.", "en", "org:european-central-bank", "what a bank itself has"),
    ("Nigeria, where Shell has rigs, produces 1.4 million barrels a day.", "en", "NG", "a clause about somebody else"),
    ("Turkey bought 40 jets from Airbus.", "en", "TR", "from whom"),
    ("Mexiko erhielt von der Weltbank 300 Millionen Dollar.", "de", "MX", "from whom, in German"),
    ("Die Caritas, sagte sie, habe 60 Häuser in Peru.", "de", "PE", "no deed of its own"),
    ("加纳从国际货币基金组织获得30亿美元。", "zh-Hans", "GH", "from whom, in Chinese"),
    ("三星電子第三季營業利益下降30%。", "zh-Hant", "org:samsung", "what of it fell"),
    ("海星ホールディングスは300人を採用した。", "ja", "org:海星ホールディングス", "a group by its ending"),
    ("Boeing said it will hire 300 welders in Poland.", "en", "org:boeing", "it: the same"),
    ("At Boeing, 300 welders from Poland are on strike.", "en", "PL", "a preposition that begins the sentence"),
    ("В Nissan заявили, что в Польше работают 300 сварщиков.", "ru", "PL", "the same in Russian"),
    ("埼玉の研究グループは300人を調べた。", "ja", "JP-11", "any group"),
    ("Nissan said second-quarter operating profit in Mexico fell to $300 million.", "en", "org:nissan", "a bare noun"),
    ("HSBC said net income from Mexico fell to $300 million.", "en", "org:hsbc", "a bank's own income"),
    ("HSBC said Mexico's exports fell to $300 million.", "en", "MX", "a possessive"),
    ("HSBC said coffee exports from Mexico fell to $300 million.", "en", "MX", "not what a bank has"),
    ("Boeing said industry deliveries in Mexico fell to 300 jets.", "en", "MX", "others' too"),
    ("Siemens teilte mit, der Umsatz in Mexiko sei auf 300 Millionen Euro gefallen.", "de", "org:siemens", "German"),
    ("Danone a annoncé que les pertes au Mexique atteignaient 300 millions d'euros.", "fr", "org:danone", "French"),
    ("Repsol dijo que la producción en México cayó a 300 toneladas.", "es", "org:repsol", "Spanish"),
    ("«Газпром» сообщил, что выручка в Мексике упала до 300 млн евро.", "ru", "org:gazprom", "Russian"),
    ("«Газпром» сообщил, что мировые поставки в Мексику упали до 300 тонн.", "ru", "MX", "the world's"),
]


@pytest.mark.parametrize(("text", "language", "subject", "why"), WHOSE)
def test_whose_figure_it_is(subjects, text, language, subject, why):
    assert set(subjects(text, language)) == {subject}, why


def test_what_an_aid_organisation_is_followed_by_is_the_places(subjects):
    text = "UNICEF sent 60 doctors to Yemen. Some 40,000 people fled their homes."
    assert subjects(text, "en") == ["org:unicef", "YE"]
    text = "Die Caritas schickte 60 Helfer nach Peru. Es gab 140 Tote."
    assert subjects(text, "de") == ["org:caritas", "PE"]


def test_a_bank_in_the_title_is_not_who_all_figures_are_of(subjects):
    assert subjects("The dam in Laos will cost 700 million euros.", "en", "World Bank lends more") == ["LA"]
    assert subjects("Der Damm in Laos kostet 700 Millionen Euro.", "de", "Weltbank verleiht mehr") == ["LA"]
