"""Adjectives and inhabitants of places in other languages than English and Russian, and what only looks like one."""

import pytest

FRANKFURT, COLOGNE, MUNICH = "geonames:2925533", "geonames:2886242", "geonames:2867714"

GERMAN = [
    ("Die spanischen Winzer ernteten 2023 weniger Trauben als im Jahr davor.", ["ES"]),
    ("Kenianische Läufer gewannen drei Rennen an einem Wochenende.", ["KE"]),
    ("Rund 8 Millionen Österreicher dürfen im Herbst wählen.", ["AT"]),
    ("Ein norwegisches Fischereischiff lief vor der Küste auf Grund.", ["NO"]),
    ("Die Peruanerin lief die Strecke in neun Stunden.", ["PE"]),
    ("Die Kölner Bühnen verkauften im Sommer 400.000 Karten.", [COLOGNE]),
    ("Im Münchner Rathaus stritten die Fraktionen über Mieten.", [MUNICH]),
    ("Der Wiener Bürgermeister eröffnete eine neue Buslinie.", ["AT-9"]),
    ("Sächsische Bauern klagen über trockene Böden.", ["DE-SN"]),
    ("Das deutsch-polnische Abkommen gilt ab dem kommenden Jahr.", ["DE", "PL"]),
    ("Nach Angaben der Schweizer Behörden kamen 300 Anträge.", ["CH"]),
    ("Die neuseeländische Regierung erhöhte die Abgabe auf Wolle.", ["NZ"]),
    ("Unter den Verletzten sind zwei Franzosen und ein Belgier.", ["FR", "BE"]),
    ("Kalifornische Mandeln wurden 12 Prozent teurer.", ["US-CA"]),
    ("Wie das Französische Außenministerium mitteilte, reisten vier Diplomaten ab.", ["FR"]),
    ("Bulgarischen Zöllnern fiel ein Lastwagen auf.", ["BG"]),
    ("New Yorker Händler rechnen mit höheren Preisen.", ["geonames:5128581"]),
    # … and without a place
    ("Das Buch erscheint auf Deutsch und auf Englisch.", []),
    ("Sie übersetzt seit Jahren aus dem Französischen.", []),
    ("Eine Portion kostet 14 Schweizer Franken.", []),
    ("Zum Wiener Schnitzel gehört eine Scheibe Zitrone.", []),
    ("Der Kurs fiel auf 1,3 kanadische Dollar.", []),
    ("Die italienische Küche mag er besonders gern.", []),
    ("Ein Deutscher Schäferhund bewacht das Gelände.", []),
    ("Der Leiter einer Schule sprach mit dem Minister Alter und Gewicht ab.", []),
    ("Das meldete die Frankfurter Rundschau am Dienstag.", []),
    ("Das Spanische ist für ihn eine schwere Sprache.", []),
]

FRENCH = [
    ("Les agriculteurs espagnols ont manifesté devant le ministère.", ["ES"]),
    ("Une entreprise norvégienne livrera dix navires l'an prochain.", ["NO"]),
    ("Près de 300 Tunisiens ont demandé un visa le mois dernier.", ["TN"]),
    ("Le gouvernement péruvien a relevé le salaire minimum.", ["PE"]),
    ("La marine sud-coréenne a repéré un sous-marin.", ["KR"]),
    ("Les forêts bretonnes ont souffert de la tempête.", ["FR-BRE"]),
    ("Des chercheuses québécoises ont compté les oiseaux.", ["CA-QC"]),
    ("L'Allemande a remporté la course en dix minutes.", ["DE"]),
    ("Les exportations grecques d'huile ont doublé.", ["GR"]),
    ("Le néerlandais Philips supprime des emplois.", ["NL"]),
    ("Un accord franco-italien prévoit un tunnel.", ["IT"]),
    ("Les hôpitaux turcs manquent de médecins.", ["TR"]),
    ("L'armée éthiopienne a quitté la vallée.", ["ET"]),
    ("Quatre touristes belges sont rentrés chez eux.", ["BE"]),
    ("La banque centrale chilienne a baissé son taux.", ["CL"]),
    # … and without a place
    ("Le livre est traduit en anglais et en espagnol.", []),
    ("Elle parle français avec ses enfants.", []),
    ("Le billet coûte 40 dollars canadiens.", []),
    ("Ils ont versé 12 millions de francs suisses à leur fille.", []),
    ("La salade russe se mange froide.", []),
    ("Une crème anglaise accompagne le gâteau.", []),
    ("La langue portugaise compte beaucoup de verbes.", []),
    ("Le berger allemand dormait devant la porte.", []),
    ("Le parc a de nouvelles montagnes russes pour les enfants.", []),
    ("Il apprend l'italien depuis deux ans.", []),
]

SPANISH = [
    ("Los agricultores franceses bloquearon la carretera.", ["FR"]),
    ("Una empresa noruega entregará diez barcos el año próximo.", ["NO"]),
    ("Cerca de 300 hondureños pidieron un visado el mes pasado.", ["HN"]),
    ("El Gobierno peruano subió el salario mínimo.", ["PE"]),
    ("La marina surcoreana detectó un submarino.", ["KR"]),
    ("El viticultor catalán vendió toda su cosecha.", ["ES-CT"]),
    ("Los hospitales turcos necesitan más médicos.", ["TR"]),
    ("Las exportaciones griegas de aceite se duplicaron.", ["GR"]),
    ("La justicia estadounidense investiga a dos banqueros.", ["US"]),
    ("Los científicos japoneses contaron las aves.", ["JP"]),
    ("La selección marroquí entrenó bajo la lluvia.", ["MA"]),
    ("El banco central chileno bajó los tipos.", ["CL"]),
    ("Cuatro turistas belgas volvieron a casa.", ["BE"]),
    ("Varias fábricas alemanas cerraron en agosto.", ["DE"]),
    ("Un grupo de pescadores gallegos salvó a la tripulación.", ["ES-GA"]),
    # … and without a place
    ("El libro se publicó en inglés y en francés.", []),
    ("Ella habla alemán con sus hijos.", []),
    ("La entrada cuesta 40 dólares canadienses.", []),
    ("Pagaron 12 millones de pesos chilenos por la casa.", []),
    ("La tortilla española lleva huevos y patatas.", []),
    ("Los niños subieron a la montaña rusa del parque.", []),
    ("La lengua portuguesa tiene muchos verbos.", []),
    ("El pastor alemán dormía delante de la puerta.", []),
    ("Aprende el italiano desde hace dos años.", []),
    ("La señora Polaco firmó el contrato ayer.", []),
]

ITALIAN = [
    ("Gli agricoltori francesi hanno bloccato la strada.", ["FR"]),
    ("Un'azienda norvegese consegnerà dieci navi l'anno prossimo.", ["NO"]),
    ("Circa 300 tunisini hanno chiesto un visto il mese scorso.", ["TN"]),
    ("Il governo peruviano ha alzato il salario minimo.", ["PE"]),
    ("La marina sudcoreana ha avvistato un sottomarino.", ["KR"]),
    ("I ristoratori siciliani chiedono meno tasse.", ["IT-82"]),
    ("Gli ospedali turchi hanno bisogno di medici.", ["TR"]),
    ("Le esportazioni greche di olio sono raddoppiate.", ["GR"]),
    ("La procura statunitense indaga su due banchieri.", ["US"]),
    ("Gli scienziati giapponesi hanno contato gli uccelli.", ["JP"]),
    ("Le fabbriche tedesche hanno chiuso in agosto.", ["DE"]),
    ("La banca centrale cilena ha abbassato i tassi.", ["CL"]),
    ("Quattro turisti belgi sono tornati a casa.", ["BE"]),
    ("Un ricercatore indiano ha scoperto una nuova stella.", ["IN"]),
    ("Le autorità svizzere hanno ricevuto molte domande.", ["CH"]),
    # … and without a place
    ("Il libro è uscito in inglese e in francese.", []),
    ("Lei parla tedesco con i suoi figli.", []),
    ("Il biglietto costa 40 dollari canadesi.", []),
    ("Hanno pagato 12 milioni di franchi svizzeri per la casa.", []),
    ("L'insalata russa si mangia fredda.", []),
    ("I bambini salirono sulle montagne russe del parco.", []),
    ("La lingua portoghese ha molti verbi.", []),
    ("Il pastore tedesco dormiva davanti alla porta.", []),
    ("Studia il greco da due anni.", []),
    ("La signora Russo ha firmato ieri il contratto.", []),
]

PORTUGUESE = [
    ("Os agricultores franceses bloquearam a estrada.", ["FR"]),
    ("Uma empresa norueguesa entregará dez navios no próximo ano.", ["NO"]),
    ("Cerca de 300 angolanos pediram um visto no mês passado.", ["AO"]),
    ("O governo peruano aumentou o salário mínimo.", ["PE"]),
    ("A marinha sul-coreana avistou um submarino.", ["KR"]),
    ("Os vinicultores catalães venderam toda a colheita.", ["ES-CT"]),
    ("Os hospitais turcos precisam de médicos.", ["TR"]),
    ("As exportações gregas de azeite duplicaram.", ["GR"]),
    ("A justiça norte-americana investiga dois banqueiros.", ["US"]),
    ("Os cientistas japoneses contaram as aves.", ["JP"]),
    ("As fábricas alemãs fecharam em agosto.", ["DE"]),
    ("O banco central chileno baixou os juros.", ["CL"]),
    ("Quatro turistas espanhóis voltaram para casa.", ["ES"]),
    ("Uma pesquisadora indiana descobriu uma nova estrela.", ["IN"]),
    ("As autoridades suíças receberam muitos pedidos.", ["CH"]),
    # … and without a place
    ("O livro saiu em inglês e em francês.", []),
    ("Ela fala alemão com os filhos.", []),
    ("O bilhete custa 40 dólares canadenses.", []),
    ("Pagaram 12 milhões de francos suíços pela casa.", []),
    ("A salada russa come-se fria.", []),
    ("As crianças subiram na montanha russa do parque.", []),
    ("A língua portuguesa tem muitos verbos.", []),
    ("O pastor alemão dormia em frente à porta.", []),
    ("Ele estuda o italiano há dois anos.", []),
    ("A senhora Polaco assinou ontem o contrato.", []),
]

UKRAINIAN = [
    ("Іспанські фермери заблокували дорогу біля порту.", ["ES"]),
    ("Норвезька компанія поставить десять кораблів наступного року.", ["NO"]),
    ("Близько 300 тунісців попросили візу минулого місяця.", ["TN"]),
    ("Уряд підтримав перуанську пропозицію щодо зарплати.", ["PE"]),
    ("Південнокорейський флот помітив підводний човен.", ["KR"]),
    ("Баварські пивовари підвищили ціни на десять відсотків.", ["DE-BY"]),
    ("У турецьких лікарнях бракує лікарів.", ["TR"]),
    ("Грецький експорт олії подвоївся за рік.", ["GR"]),
    ("Американські слідчі допитали двох банкірів.", ["US"]),
    ("Японські вчені порахували птахів на острові.", ["JP"]),
    ("Німецькі заводи закрилися у серпні.", ["DE"]),
    ("Чилійський центральний банк знизив ставку.", ["CL"]),
    ("Четверо бельгійців повернулися додому.", ["BE"]),
    ("Польським перевізникам дозволили вʼїзд.", ["PL"]),
    ("Серед поранених двоє французів та один чех.", ["FR", "CZ"]),
    # … and without a place
    ("Книжка вийшла англійською мовою.", []),
    ("Вона розмовляє з дітьми польською.", []),
    ("Квиток коштує 40 канадських доларів.", []),
    ("Вони заплатили 12 мільйонів швейцарських франків за будинок.", []),
    ("Грецький салат подають холодним, грецькі салати люблять усі.", []),
    ("Португальська мова має багато дієслів.", []),
    ("Німецька вівчарка спала перед дверима.", []),
    ("Йому подобається італійська кухня.", []),
    ("Індійський океан глибокий і теплий.", []),
    ("Він грав у російську рулетку і програв.", []),
]

OTHERS = [
    ("Niemieckie banki pożyczyły więcej pieniędzy niż rok temu.", ["DE"]),
    ("Około 300 Norwegów poprosiło o wizę w zeszłym miesiącu.", ["NO"]),
    ("Książka ukazała się w języku angielskim.", []),
    ("Franse boeren blokkeerden de weg naar de haven.", ["FR"]),
    ("Ongeveer 300 Chilenen vroegen vorige maand een visum aan.", ["CL"]),
    ("De Engelse taal heeft veel werkwoorden.", []),
    ("Alman fabrikaları ağustos ayında kapandı.", ["DE"]),
    ("Dört Belçikalı turist evine döndü.", ["BE"]),
    ("أغلقت المصانع الألمانية أبوابها في أغسطس الماضي", ["DE"]),
    ("يبلغ سعر التذكرة أربعين دولارا كنديا فقط", []),
    ("약 400명의 칠레인이 비자를 신청했다", ["CL"]),
    ("Bank Jerman meminjamkan lebih banyak uang tahun ini", ["DE"]),
    ("Các ngân hàng Đức cho vay nhiều tiền hơn năm ngoái", ["DE"]),
    ("Bavarian brewers raised their prices again in the autumn.", ["DE-BY"]),
    ("The choir sang a Breton lullaby in the evening.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*GERMAN, *FRENCH, *SPANISH, *ITALIAN, *PORTUGUESE, *UKRAINIAN, *OTHERS])
def test_adjectives_and_inhabitants_are_found_in_their_language(describe, text, expected):
    mentions = describe(text).mentions
    assert list(dict.fromkeys(m.id for m in mentions if m.kind not in ("org", "list"))) == expected


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Die Deutsche Bahn und die Österreichische Post erhöhen Preise.", [], "firms that are called so"),
        ("Peter Schweizer gewann vor Karl Frankfurter Nowak.", [], "surnames behind given names"),
        ("Auf der Frankfurter Allee und am Hamburger Tor wird gebaut.", [], "streets of another town"),
        ("Les pays latino-américains et afro-américains du groupe", [], "halves of continents"),
        ("In Indiana the harvest began early this autumn.", ["US-IN"], "an Italian adjective is none in English"),
        ("La Croix-Rouge Française a aidé.", [], "part of a body's name"),
        ("Frau Schweizer und Dr. Engländer lesen aus ihrem Buch.", [], "surnames behind titles"),
        ("Ganó al chileno Rojas y a la francesa Petit.", ["CL", "FR"], "a man, not a language"),
        ("O jogo de futebol americano durou três horas.", [], "a game"),
        ("LAS FÁBRICAS ALEMANAS CIERRAN EN AGOSTO", ["DE"], "capitals throughout"),
        ("В’єтнамські рибалки повернулися з моря.", ["VN"], "an apostrophe inside the word"),
        ("Unos 400 chilenos", ["CL"], "three words, whose language is a guess"),
    ],
)
def test_words_that_look_like_one(describe, text, expected, why):
    assert [m.id for m in describe(text).mentions if m.kind not in ("org", "list")] == expected, why
