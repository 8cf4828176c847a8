"""A part above what its own text gives as all there is, and news near it that is in order."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)

ABOVE = [
    (
        "en",
        "Hospital admissions of patients over 75 in Tasmania reached 61,200 in 2024, and admissions of all"
        " ages together came to 48,900, the state health department said.",
        "61,200",
    ),
    (
        "en",
        "Apprentices under 19 made up 82,000 of the 67,500 apprenticeships started in Wales in 2024,"
        " according to Medr.",
        "82,000",
    ),
    (
        "en",
        "Zambia's Copperbelt province produced 1.9 million tonnes of maize in 2024, the agriculture"
        " ministry said, or some 12 percent of a national harvest of 1.51 million tonnes.",
        "1.9 million tonnes",
    ),
    (
        "en",
        "Night trains carried 740,000 passengers in Norway in 2023, Vy said, or 11 percent of the 671,000"
        " who travelled on its long-distance trains that year.",
        "740,000",
    ),
    (
        "de",
        "In Sachsens Kitas arbeiteten Ende 2024 laut Statistischem Landesamt 41.800 Frauen. Insgesamt"
        " zählten die Einrichtungen 36.200 Beschäftigte.",
        "41.800",
    ),
    (
        "de",
        "Das Saarland meldete für 2024 7.300 Hausgeburten; sämtliche Geburten zusammen beliefen sich auf"
        " 6.900, wie das Statistische Amt mitteilte.",
        "7.300",
    ),
    (
        "de",
        "Österreichs Bundesland Tirol verzeichnete im Winter 2024/25 31,4 Millionen Nächtigungen von Gästen"
        " aus dem Ausland, das waren rund 80 Prozent aller 26,1 Millionen Nächtigungen, meldete die"
        " Landesstatistik.",
        "31,4 Millionen",
    ),
    (
        "de",
        "In Bremen gab es am 30. Juni 2025 68.900 arbeitslose Frauen, alle Arbeitslosen zusammen waren es"
        " 44.300, teilte die Agentur für Arbeit mit.",
        "68.900",
    ),
    (
        "fr",
        "En 2024, 18 600 femmes ont été condamnées en Corse, pour un total de 7 200 condamnés, selon le"
        " ministère de la Justice.",
        "18 600",
    ),
    (
        "fr",
        "La Bretagne a produit 6,9 milliards de litres de lait bio en 2024, soit 5 % des 5,3 milliards de"
        " litres collectés dans la région, d'après la chambre d'agriculture.",
        "6,9 milliards de litres",
    ),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 7,9 millions de passagers sur des vols internationaux en 2024 ;"
        " toutes destinations confondues, il en a compté 7,0 millions, indique l'exploitant.",
        "7,9 millions",
    ),
    (
        "fr",
        "Au Sénégal, la région de Kaolack a récolté 1,8 million de tonnes d'arachide en 2023, alors que la"
        " production nationale s'est établie à 1,5 million de tonnes, rapporte l'ANSD.",
        "1,8 million de tonnes",
    ),
    (
        "fr",
        "On dénombrait 2 870 logements sociaux vacants à Grenoble au 1er janvier 2025, soit 9 % des 2 310"
        " logements vacants de la ville, selon l'Insee.",
        "2 870",
    ),
    (
        "es",
        "La provincia de Jaén produjo 2,3 millones de toneladas de aceite de oliva en la campaña 2023/24,"
        " un 38 % de las 850.000 toneladas obtenidas en toda España, según el ministerio.",
        "2,3 millones de toneladas",
    ),
    (
        "es",
        "El puerto de Algeciras movió 5,9 millones de TEU en tránsito durante 2024, de un total de 4,7"
        " millones de TEU, informó la autoridad portuaria.",
        "5,9 millones de TEU",
    ),
    (
        "es",
        "Las bibliotecas de Medellín prestaron en 2023 910.000 libros infantiles; en total fueron 640.000"
        " los libros prestados, informó la alcaldía.",
        "910.000",
    ),
    (
        "es",
        "De las 3.200 viviendas terminadas en Murcia en 2024, 4.150 fueron protegidas, según la consejería de Fomento.",
        "4.150",
    ),
    (
        "pt",
        "Em 2024 nasceram em Angola 1,9 milhões de meninas, num total de 1,2 milhões de nascimentos, segundo o INE.",
        "1,9 milhões",
    ),
    (
        "pt",
        "Dos 14.800 professores dos Açores, 17.300 eram mulheres no final de 2024, segundo a direção"
        " regional de educação.",
        "17.300",
    ),
    (
        "pt",
        "O porto de Sines movimentou 2,6 milhões de TEU de transbordo em 2024; no total, passaram pelo"
        " porto 1,9 milhões de TEU, disse a administração.",
        "2,6 milhões de TEU",
    ),
    (
        "it",
        "In Sardegna nel 2024 sono morti sulle strade 142 motociclisti, su un totale di 97 vittime, secondo"
        " la polizia stradale.",
        "142",
    ),
    (
        "it",
        "Gli studenti stranieri iscritti all'Università di Pavia erano 31.400 nel 2024/25, l'ateneo conta"
        " in tutto 27.900 iscritti, ha detto il rettore.",
        "31.400",
    ),
    (
        "it",
        "I musei statali di Napoli hanno venduto nel 2024 2,9 milioni di biglietti gratuiti, pari al 30 per"
        " cento dei 2,2 milioni di biglietti complessivi, secondo il ministero.",
        "2,9 milioni",
    ),
    (
        "pl",
        "Województwo lubelskie zebrało w 2024 roku 310 tys. ton malin, czyli około 70 proc. krajowych"
        " zbiorów wynoszących 104 tys. ton, wyliczył GUS.",
        "310 tys. ton",
    ),
    (
        "pl",
        "Port w Gdańsku przeładował w 2024 roku 92 mln ton ropy i paliw, łącznie obsłużył 77 mln ton"
        " ładunków, poinformował zarząd portu.",
        "92 mln ton",
    ),
    (
        "pl",
        "Na Uniwersytecie Opolskim studiuje w roku 2024/25 14 600 kobiet; ogółem uczelnia ma 9 800 studentów.",
        "14 600",
    ),
    (
        "pl",
        "Spośród 6 400 lekarzy pracujących w Lublinie w 2023 roku 7 250 stanowiły kobiety, informuje izba lekarska.",
        "7 250",
    ),
    (
        "ru",
        "В Пермском крае за 2024 год родилось 24,1 тыс. мальчиков, хотя всего на свет появилось 19,8 тыс."
        " детей, сообщил Пермьстат.",
        "24,1 тыс.",
    ),
    (
        "ru",
        "Ставропольские аграрии собрали в 2024 году 9,4 млн тонн озимой пшеницы, а общий сбор пшеницы в"
        " крае составил 6,2 млн тонн, уточнили в минсельхозе.",
        "9,4 млн тонн",
    ),
    (
        "ru",
        "В Казани в 2024 году на электробусах проехали 81 млн пассажиров, это 24% от общего числа в 60 млн"
        " пассажиров, подсчитали в мэрии.",
        "81 млн",
    ),
    (
        "ru",
        "Омская область произвела в 2024 году 2,4 млн тонн льна, или четверть всероссийского объема в 1,1"
        " млн тонн, следует из данных Росстата.",
        "2,4 млн тонн",
    ),
    (
        "ru",
        "На долю внутренних рейсов в аэропорту Уфы в 2024 году пришлось 5,3 млн пассажиров. Суммарно"
        " аэропорт обслужил 4,6 млн пассажиров, говорится в отчёте предприятия.",
        "5,3 млн",
    ),
    (
        "uk",
        "Вінниччина зібрала у 2024 році 6,8 млн тонн озимої пшениці, тоді як загальний урожай пшениці в"
        " області становив 4,9 млн тонн, уточнили в ОВА.",
        "6,8 млн тонн",
    ),
    (
        "uk",
        "У Львівській політехніці навчається 41,3 тис. дівчат; усього в університеті 33,5 тис. студентів у"
        " 2024/25 навчальному році.",
        "41,3 тис.",
    ),
    (
        "uk",
        "Порт Одеси перевалив у 2024 році 38 млн тонн зернових, це близько половини від загального"
        " вантажообігу порту в 31 млн тонн, повідомила адміністрація.",
        "38 млн тонн",
    ),
    ("zh", "2024年，湖北省早稻产量达到2140万吨，约占全年稻谷总产量1880万吨的四成，省统计局公布。", "2140万吨"),
    ("zh", "厦门港2024年完成国际中转集装箱1560万标箱，全港集装箱吞吐量为1225万标箱，港务部门介绍。", "1560万标箱"),
    ("zh", "四川省今年前四个月新登记个体工商户41万户，占全部新登记经营主体33万户的六成，省市场监管局说。", "41万"),
    ("zh", "江苏全省注册护士共计38万人，其中女护士达45万人，省卫健委2023年末的统计显示。", "45万"),
    ("zh", "长沙市图书馆2024年外借少儿图书620万册次，各类图书外借总量为470万册次。", "620万"),
    (
        "ja",
        "名古屋港の2024年の輸出コンテナは410万TEUに上り、輸出入を合わせた総取扱量は270万TEUだった、と管理組合が発表した。",
        "410万TEU",
    ),
    (
        "ja",
        "2024年産の青森県のりんご収穫量は91万トンで、全国の収穫量70万トンの約6割を占めると農水省がまとめた。",
        "91万トン",
    ),
    ("ja", "京都市によると、2024年の外国人宿泊客は1880万人、日本人を含む宿泊客総数は1630万人だった。", "1880万"),
    ("ja", "広島大学の2024年度の学生数は計1万5200人で、このうち女子学生は1万8700人だと大学が公表した。", "1万8700"),
    (
        "ko",
        "경찰청은 2024년 강원도에서 보행자 192명이 교통사고로 숨졌으며 전체 교통사고 사망자는 141명이라고 밝혔다.",
        "192",
    ),
    (
        "ko",
        "2024년 전남의 마늘 생산량은 41만 톤으로 전국 생산량 28만 톤의 약 3분의 1을 차지했다고 통계청이 밝혔다.",
        "41만 톤",
    ),
    ("ko", "제주도는 2024년 외국인 관광객이 1620만 명, 내국인을 합친 총 관광객은 1376만 명이라고 집계했다.", "1620만"),
    ("ko", "경북대는 2024년 2학기 여학생이 3만1800명 재학 중이며 전체 재학생은 2만4700명이라고 밝혔다.", "3만1800"),
    (
        "ko",
        "인천시 도서관의 2024년 어린이책 대출은 910만 권으로, 전체 대출 680만 권의 절반을 넘었다고 시가 밝혔다.",
        "910만",
    ),
    (
        "tr",
        "Ege Üniversitesi'nde 2024-2025 döneminde 71.200 kız öğrenci okuyor; üniversitenin toplam öğrenci"
        " sayısı 58.600.",
        "71.200",
    ),
    (
        "tr",
        "Malatya 2024'te 512 bin ton kuru kayısı üretti, Türkiye'nin 98 bin tonluk toplam üretiminin"
        " yaklaşık yarısı, TÜİK'e göre.",
        "512 bin ton",
    ),
    (
        "tr",
        "İzmir'de 2023'te trafik kazalarında 231 motosikletli hayatını kaybetti, kazalarda ölenlerin tamamı"
        " 178 kişiydi, emniyet duyurdu.",
        "231",
    ),
    (
        "tr",
        "Mersin Limanı'nda 2024'te 3,1 milyon TEU ihracat konteyneri elleçlendi, limanın toplamı 2,2 milyon"
        " TEU oldu, işletme bildirdi.",
        "3,1 milyon TEU",
    ),
    (
        "ar",
        "قالت وزارة الصحة إن عدد الممرضات في الأردن بلغ 41 ألف ممرضة في نهاية 2024، من إجمالي 32 ألفا من"
        " الممرضين والممرضات.",
        "41 ألف",
    ),
    (
        "ar",
        "أنتجت محافظة البحيرة 2.9 مليون طن من البطاطس في 2024، أي نحو 20 بالمئة من إجمالي إنتاج مصر البالغ"
        " 1.7 مليون طن، بحسب وزارة الزراعة.",
        "2.9 مليون طن",
    ),
    (
        "ar",
        "سجل مطار أكادير 4.1 مليون مسافر دولي في 2024، فيما بلغ العدد الإجمالي للمسافرين 3.3 مليون مسافر،"
        " بحسب مكتب المطارات.",
        "4.1 مليون",
    ),
    (
        "ar",
        "تدرس في جامعة اليرموك 52 ألف طالبة في العام 2024/2025، ويبلغ مجموع الطلبة في الجامعة 43 ألف طالب.",
        "52 ألف",
    ),
]


@pytest.mark.parametrize(("language", "text", "surface"), ABOVE)
def test_a_part_above_all_there_is_is_doubted(language, text, surface):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    [found] = [each for each in suspicions(observations) if each.doubt is Doubt.OWN_WHOLE]
    assert found.accused.surface == surface
    assert "a part can't be larger than its whole" in explain_suspicion(found, {})


IN_ORDER = [
    ("en", "Bath had 1.2 million day visitors in 2024; hotels in the city let a total of 410,000 rooms."),
    ("en", "Kent farmers grew 91,000 tonnes of apples in 2024, and the county's total cherry crop was 4,200 tonnes."),
    ("en", "More than 4,100 women work at the airport, which handled 3,900 flights in total in May 2025."),
    ("en", "Police stopped 61,000 drivers in 2024 and charged 4,300 drivers in total with drink driving."),
    ("en", "In 2024 there were 5,100 male nurses in Alberta, and the province hired 2,300 nurses in total."),
    (
        "en",
        "Women made 61,200 visits to Leeds clinics in 2024, and 48,900 patients in all were seen, many of"
        " them several times.",
    ),
    (
        "en",
        "The port moved 4.8 million tonnes of grain in 2024, while total container traffic was 2.9 million tonnes.",
    ),
    ("en", "Queensland recorded 303 road deaths in 2024, while all of Tasmania had 36 in total."),
    ("en", "There were 640 births overall in the Isle of Man in 2024 and 3,900 marriages in Jersey over the decade."),
    ("en", "About 8,400 dairy cows were culled in Devon in 2024, 61 percent of all 13,770 culled cattle."),
    (
        "en",
        "Members cast 412,000 votes for women candidates; the party has 303,000 members in total, each with"
        " three votes.",
    ),
    ("en", "Foreign tourists spent 9.3 million nights in Slovenia in 2024, and 5.1 million tourists came in total."),
    (
        "en",
        "The harvest of organic apples came to 9,100 tonnes in Styria in 2024, or 48 percent of 19,000"
        " tonnes in total.",
    ),
    ("de", "In Sachsens Kitas werden 312.000 Kinder betreut; insgesamt arbeiten dort 36.200 Beschäftigte."),
    (
        "de",
        "Im Bistum Trier gab es 2024 31.200 Taufen von Kindern, insgesamt traten 19.400 Menschen aus der Kirche aus.",
    ),
    ("de", "Bayerns Bauern hielten 2024 2,9 Millionen Rinder, insgesamt gab es 26.000 Halter mit Rindern."),
    (
        "de",
        "An den Unis in Bayern studieren 210.000 Frauen; die Universität Würzburg hat insgesamt 26.800 Studierende.",
    ),
    (
        "de",
        "Die Bahn beförderte 2024 51 Millionen Fahrgäste in Tirol, der gesamte Busverkehr im Bezirk"
        " Kufstein kam auf 9 Millionen Fahrgäste.",
    ),
    ("de", "Radfahrer verursachten 4.120 Unfälle, bei denen insgesamt 2.960 Radfahrer verletzt wurden."),
    (
        "fr",
        "En 2024, la Corse a accueilli 3,1 millions de touristes étrangers ; l'île compte au total 355 000 habitants.",
    ),
    ("fr", "Le Var a enregistré 1 240 accidents de piétons en 2024, et 48 morts au total."),
    (
        "fr",
        "Les vols internationaux ont concerné 7,9 millions de passagers en 2024 à Nantes et à Lyon, Nantes"
        " en totalisant 7,0 millions au total.",
    ),
    (
        "fr",
        "Le Maroc a récolté 940 000 tonnes de tomates, dont les exportations ont atteint au total 690 000 tonnes.",
    ),
    (
        "es",
        "En Costa Rica fueron atendidos 61.300 niños en 2024; los nacimientos totales fueron 45.800, indicó el INEC.",
    ),
    ("es", "Las mujeres presentaron 31.200 denuncias en Sevilla en 2024; en total fueron detenidas 4.900 personas."),
    (
        "es",
        "Los hoteles de Ibiza alojaron a 2,4 millones de extranjeros en 2024; los apartamentos sumaron en"
        " total 1,1 millones de viajeros.",
    ),
    ("es", "Chile tenía 71.300 médicos y médicas en 2024; en total se graduaron 2.400 médicos."),
    (
        "pt",
        "O Algarve registou 16 milhões de dormidas de estrangeiros em 2024 e recebeu no total 5,2 milhões de hóspedes.",
    ),
    ("pt", "A Bahia colheu 112 mil toneladas de cacau em 2024; o total exportado foi de 48 mil toneladas."),
    (
        "pt",
        "Em Angola frequentam a escola 1,9 milhões de meninas; houve no total 1,2 milhões de nascimentos em 2024.",
    ),
    ("it", "In Toscana gli over 80 sono 341.200, i ricoveri complessivi sono stati 236.900 nel 2024."),
    (
        "it",
        "A Genova sono passati 3,8 milioni di passeggeri dei traghetti nel 2024, a Savona in totale 1,9"
        " milioni di passeggeri.",
    ),
    ("it", "Le donne iscritte alle università italiane sono 1,1 milioni; Pavia ha in tutto 27.900 iscritti."),
    ("pl", "W Krakowie policja skontrolowała w 2024 roku 8 900 rowerzystów, a wszystkich wypadków było 1 100."),
    ("pl", "Uczelnie Opola kształcą 14 600 kobiet; politechnika ma łącznie 5 800 studentów."),
    (
        "pl",
        "Port w Gdyni przeładował w 2024 roku 9,2 mln ton zboża, a port w Szczecinie łącznie 7,7 mln ton ładunków.",
    ),
    ("ru", "В Томске в 2024 году 47 тыс. детей ходили в детские сады, а всего родилось 9,8 тыс. детей."),
    ("ru", "В вузах Казани учатся 94 тыс. девушек, а всего в КФУ 51 тыс. студентов."),
    (
        "ru",
        "Россельхознадзор проверил 612 тыс. тонн рыбы, а общий вылов рыбы в реках области составил 4 тыс."
        " тонн за 2024 год.",
    ),
    (
        "ru",
        "Ставрополье отгрузило 9,4 млн тонн пшеницы за два сезона, а общий сбор пшеницы в 2024 году"
        " составил 6,2 млн тонн.",
    ),
    (
        "ru",
        "За год в аэропорту Уфы побывали 5,3 млн встречающих, суммарно аэропорт обслужил 4,6 млн пассажиров"
        " в 2024 году.",
    ),
    ("uk", "Торік у лікарнях Чернігова лікувалося 79 тис. дітей, а всього народилося 5,4 тис. дітей."),
    ("uk", "Порт Одеси перевалив 38 млн тонн вантажів, а порт Ізмаїла загалом 16 млн тонн у 2024 році."),
    ("zh", "2024年苏州市在校女学生86万人，全市教师总数为7.4万人。"),
    ("zh", "贵州省2024年交警检查车辆31.2万辆次，各类案件合计2.8万起。"),
    ("zh", "浙江省海水养殖产量198万吨，宁波市水产品总产量为105万吨，2024年数据显示。"),
    ("zh", "2024年厦门接待境内外游客1.2亿人次，全市过夜游客总数为4800万人次。"),
    ("zh", "长沙市各图书馆共接待少儿读者620万人次，长沙市图书馆外借总量为470万册次。"),
    ("ja", "熊本県の2024年の児童数は9万4千人で、教員総数は1万5800人だった。"),
    ("ja", "静岡県の茶の輸出は2024年に3100トン、鹿児島県の総生産量は2万6000トンだった。"),
    ("ja", "京都市を訪れた日帰り客は4100万人、宿泊客の総数は1630万人だった（2024年）。"),
    ("ja", "北海道で2024年に自転車で転倒した女性は2130人、交通事故の死者は全体で104人だった。"),
    ("ko", "대전시 초등학생은 2024년 7만4천 명이고, 전체 교원은 9천 명이다."),
    ("ko", "부산항의 2024년 환적 물동량은 1340만 TEU, 인천항 전체 물동량은 350만 TEU였다."),
    ("tr", "Bursa'da 2024'te 41.300 kız öğrenci mezun oldu, ildeki toplam öğretmen sayısı 33.800."),
    (
        "tr",
        "Mersin'de 2024'te 3,1 milyon ton narenciye üretildi, limandan toplam 1,2 milyon ton narenciye ihraç edildi.",
    ),
    ("ar", "صدّرت تونس 310 آلاف طن من التمور في 2024، بينما بلغ إجمالي إنتاج زيت الزيتون 240 ألف طن."),
    ("ar", "عالجت مستشفيات عُمان 640 طفلا في 2024، بينما بلغ مجموع القتلى 560 قتيلا في حوادث المرور."),
    (
        "en",
        "Applications from women came to 61,200 at the University of Leeds in 2024; in total the university"
        " has 38,900 students, the registrar said.",
    ),
    (
        "en",
        "The festival in Hay drew 210,000 visitors in 2024, while the whole county of Powys has a total"
        " population of 134,000.",
    ),
    (
        "en",
        "In 2024 the port of Felixstowe handled 3.9 million TEU; total traffic in 2020 was 3.4 million TEU,"
        " the operator said.",
    ),
    (
        "en",
        "Ferries carried 9.2 million passengers over the past decade in Shetland, and a total of 880,000"
        " passengers last year, the council said.",
    ),
    ("en", "Wales needs 5,200 more nurses, and the service has a total of 3,800 nursing places, the union said."),
    (
        "en",
        "Kenya's counties planned 52,000 new homes in 2024, of a total of 31,000 completed so far, the ministry said.",
    ),
    (
        "en",
        "Some 61,500 women signed the petition against the closure of Bath's maternity ward, which"
        " delivered 4,800 babies in all in 2024.",
    ),
    (
        "en",
        "Imports of tyres reached 92,000 tonnes in Ghana in 2024; total domestic output was 68,000 tonnes,"
        " the statistical service said.",
    ),
    (
        "en",
        "Norwich's library has 410,000 books, including 96,000 children's books; loans came to 780,000 in"
        " total in 2024.",
    ),
    (
        "en",
        "Cattle slaughterings in Victoria reached 2.1 million in 2024, compared with a total herd of 3.3 million head.",
    ),
    (
        "en",
        "Visitors made 4.6 million trips to Cornwall in 2024, and 3.1 million people visited in all, since"
        " many came twice, the council said.",
    ),
    (
        "en",
        "In 2024 the airport at Luton served 16.9 million passengers, including 14.1 million international"
        " ones, out of 18.2 million terminal passengers.",
    ),
    ("en", "The university awarded 5,400 degrees to women in 2024, 54 percent of the 10,000 degrees awarded."),
    (
        "en",
        "Rural clinics in Zambia treated 820,000 malaria cases in 2024, 31 percent of a total of 2.6"
        " million, the ministry said.",
    ),
    ("en", "The zoo sold 31,400 annual passes in 2024, up 12 percent; total ticket sales were 29,000 in 2012."),
    (
        "en",
        "About 12,000 women took part in the Dublin run, in which more than 9,000 places in total had been"
        " offered at first.",
    ),
    ("en", "Kiwifruit exports earned NZ$4.2 billion in 2024, and total wine exports NZ$2.1 billion, Stats NZ said."),
    ("en", "The 300-strong choir sang for 4,100 women at the hall in 2024, the trust said."),
    (
        "en",
        "There are 2.4 sheep for each of the 5.3 million New Zealanders; the flock totalled 23.6 million head in 2024.",
    ),
    (
        "en",
        "Children under five received 2.3 million doses of vaccine in Niger in 2024, when 1.7 million"
        " children in total were vaccinated, Unicef said.",
    ),
    (
        "de",
        "An der Universität Jena bewarben sich 2024 24.300 Frauen; insgesamt hat die Hochschule 17.200 Studierende.",
    ),
    (
        "de",
        "Die Therme besuchten 2024 insgesamt 412.000 Menschen, die Stadt Bad Aibling hat insgesamt 18.900 Einwohner.",
    ),
    (
        "de",
        "Am Bodensee wurden 2024 31.000 Tonnen Äpfel mehr geerntet als 2023, als es insgesamt 240.000 Tonnen waren.",
    ),
    ("de", "Im Kreis Vechta leben 1,1 Millionen Schweine, insgesamt zählt der Kreis 147.000 Einwohner."),
    ("de", "Frauen stellten 2024 mit 41.200 die Mehrheit der 76.300 Studierenden in Bremen und Oldenburg."),
    (
        "de",
        "In Hessen kamen 2024 62.000 Kinder zur Welt, zugleich wurden insgesamt 23.400 Ehen geschlossen, so"
        " das Landesamt.",
    ),
    (
        "de",
        "Von Januar bis Juni 2024 wurden in Köln 3.900 Wohnungen genehmigt, fertiggestellt wurden insgesamt"
        " nur 2.100 Wohnungen.",
    ),
    (
        "de",
        "Die Pfalz lieferte 2024 2,1 Millionen Hektoliter Wein, gut ein Viertel der deutschen Gesamtmenge"
        " von 7,8 Millionen Hektolitern.",
    ),
    (
        "fr",
        "En 2024, 18 600 femmes ont participé à la course de Lyon, la ville n'avait prévu que 15 000"
        " dossards au total.",
    ),
    (
        "fr",
        "Le port de Brest a traité 2,4 millions de tonnes en 2024 ; au total, les pêcheurs y ont débarqué"
        " 17 000 tonnes de poisson.",
    ),
    (
        "fr",
        "La Bretagne compte 7,1 millions de porcs, soit plus du double des 3,4 millions d'habitants que"
        " totalise la région.",
    ),
    (
        "fr",
        "Les écoles du Jura accueillent 26 400 élèves à la rentrée 2024, l'académie de Besançon en recense"
        " 190 000 au total.",
    ),
    ("fr", "En 2024, 2 310 logements sociaux ont été demandés à Grenoble pour 1 150 logements attribués au total."),
    ("fr", "Les femmes occupaient 41 % des 9 200 postes de médecins du CHU de Lille en 2024, soit 3 770 postes."),
    (
        "es",
        "En la carrera de Bilbao se inscribieron 14.200 mujeres en 2024; en total llegaron a la meta 11.800"
        " corredores, informó la organización.",
    ),
    (
        "es",
        "Las exportaciones de vino de Chile crecieron a 810 millones de litros en 2024 frente a un total de"
        " 690 millones de litros en 2023.",
    ),
    ("es", "Jaén produjo 540.000 toneladas de aceite, un 38 % de las 1,42 millones de toneladas de España en 2023/24."),
    ("es", "En Navarra hubo 61 heridos graves en 2024, el total de muertos fue de 29, según la Policía Foral."),
    ("es", "Perú recibió 3,2 millones de turistas en 2024; los hoteles del país suman en total 290.000 plazas."),
    ("pt", "Em 2024 inscreveram-se 9.700 alunas na maratona de Évora, a universidade tem no total 8.100 alunos."),
    ("pt", "O Paraná exportou 4,7 milhões de toneladas de frango em cinco anos, e no total 2,1 milhões em 2024."),
    ("pt", "Em 2024 o Algarve recebeu 5,2 milhões de hóspedes, que fizeram 20 milhões de dormidas no total."),
    (
        "it",
        "In Sardegna nel 2024 sono rimasti feriti 1.420 motociclisti, le vittime sono state in totale 97,"
        " secondo la polizia stradale.",
    ),
    ("it", "La Scala ha venduto 412.000 biglietti nel 2024, il teatro ha in tutto 2.030 posti."),
    (
        "it",
        "Il Piemonte ha prodotto 2,3 milioni di ettolitri di vino nel 2024, circa il 5 per cento dei 44"
        " milioni di ettolitri italiani.",
    ),
    (
        "pl",
        "W 2024 roku na Podkarpaciu rannych zostało 1 870 pieszych, a ofiar śmiertelnych było łącznie 124,"
        " podała policja.",
    ),
    ("pl", "Na Uniwersytet Opolski zgłosiło się 14 600 kobiet; ogółem uczelnia ma 9 800 studentów."),
    (
        "pl",
        "Lubelskie zebrało w 2024 roku 81 tys. ton malin, czyli około 78 proc. krajowych zbiorów"
        " wynoszących 104 tys. ton.",
    ),
    (
        "ru",
        "В Пермском крае за 2024 год родилось 19,8 тыс. детей, а браков всего зарегистрировали 14,2 тыс.,"
        " сообщил Пермьстат.",
    ),
    ("ru", "В аварии в Томске в 2024 году пострадали 514 пешеходов, всего погиб 141 человек, уточнили в ГИБДД."),
    ("ru", "На форум в Сочи приехали 3,4 тыс. женщин, хотя всего в зале 2,9 тыс. мест, рассказали организаторы."),
    ("ru", "За десять лет в Уфе построили 5,3 млн кв. метров жилья, а всего за 2024 год сдали 1,1 млн кв. метров."),
    ("ru", "Омская область собрала 310 тыс. тонн льна, или четверть всероссийского объема в 1,2 млн тонн в 2024 году."),
    ("uk", "У Полтавській області торік травмовано 1203 водіїв, усього жертв було 148, повідомили в поліції."),
    ("uk", "До Львівської політехніки подали заяви 41,3 тис. дівчат; усього в університеті 33,5 тис. студентів."),
    ("zh", "2024年大连市新增80岁以上老人补贴申请21万份，全市共计发放补贴18万份。"),
    ("zh", "湖北省早稻产量214万吨，约占全年稻谷总产量1880万吨的一成，省统计局公布2024年数据。"),
    ("zh", "厦门港2024年货物吞吐量2.2亿吨，全港集装箱吞吐量合计1225万标箱。"),
    ("zh", "长沙市图书馆2024年接待读者620万人次，图书外借总量为470万册次。"),
    ("zh", "“十三五”期间青海累计风电发电量930亿千瓦时，2024年全省总发电量为870亿千瓦时。"),
    ("ja", "北海道で2024年に自転車の盗難届は2万1300件あり、交通事故は全体で8900件だった。"),
    ("ja", "京都市の2024年の延べ宿泊数は3280万泊、宿泊客総数は1630万人だった。"),
    ("ja", "青森県の2024年産りんごは37万トンで、全国の70万トンの約5割を占める。"),
    ("ko", "경찰청은 2024년 강원도에서 보행자 1920명이 다쳤으며 전체 교통사고 사망자는 141명이라고 밝혔다."),
    ("ko", "제주도는 2024년 관광객이 1376만 명이었고 전체 객실은 7만9천 실이라고 밝혔다."),
    ("tr", "Ege Üniversitesi'ne 2024'te 71.200 kız öğrenci başvurdu; üniversitenin toplam öğrenci sayısı 58.600."),
    ("tr", "Antalya Havalimanı'nda 2024'te 38,4 milyon yolcu ağırlandı, toplam uçak trafiği ise 238 bin oldu."),
    ("ar", "تقدمت 52 ألف طالبة بطلبات إلى جامعة اليرموك في 2024، ويبلغ مجموع الطلبة في الجامعة 43 ألف طالب."),
    ("ar", "أنتجت البحيرة 290 ألف طن من البطاطس في 2024، أي نحو 17 بالمئة من إجمالي إنتاج مصر البالغ 1.7 مليون طن."),
    (
        "en",
        "Female staff numbered 2,150 at the end of 2024 at Dublin Bus, which had a total of 1,010 buses,"
        " the company said.",
    ),
    ("en", "Leeds trained 310 midwives in 2024; all maternity units in the city together had 280 midwives in 2019."),
    ("en", "At its peak in 2010 the mine employed 4,100 men; the company has a total of 3,200 workers today."),
    (
        "en",
        "Electric cars reached a 28 percent share of the 41,900 cars registered in Ireland in January 2025,"
        " while 38,200 petrol cars were taken off the road.",
    ),
    (
        "de",
        "Insgesamt 4.800 Radfahrer wurden 2024 in Münster kontrolliert, bei den Kontrollen gab es insgesamt"
        " 2.960 Verstöße.",
    ),
    (
        "ru",
        "Детские книги в библиотеках Томска составляют 4,7 млн экземпляров, а всего выдач в 2024 году было 3,3 млн.",
    ),
    ("zh", "杭州机场2024年航班起降4.1万架次同比增长，旅客吞吐量合计4805万人次，其中国际旅客623万人次。"),
]


@pytest.mark.parametrize(("language", "text"), IN_ORDER)
def test_another_thing_or_step_or_time_is_no_whole(language, text):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    assert not suspicions(observations)
