"""One report in twelve languages, whose figures and sentences a test changes."""

from datetime import timedelta
from functools import cache

from monitor.analyse import analyse
from monitor.domain import Analysis
from tests.build import NOON, a_document

REPORT = {
    "en": (
        "Brannock cooperative presses more apples",
        """The Brannock cooperative pressed 4,180 tonnes of apples last season, 7.4 percent more than a year earlier.
Members received 31 cents a kilo on average.
It sold 2.6 million litres of juice at home and 840,000 litres abroad.
The cooperative earned a profit of 1.93 million euros on sales of 11.2 million euros.
It employs 212 people at three sites and wants to open a fourth on 14 May.
Its chairman, aged 58, has been in office for 12 years.""",
    ),
    "de": (
        "Genossenschaft Brannock presst mehr Äpfel",
        """Die Genossenschaft Brannock hat in der vergangenen Saison 4.180 Tonnen Äpfel gepresst, \
7,4 Prozent mehr als im Vorjahr.
Die Mitglieder erhielten im Schnitt 31 Cent je Kilo.
Sie verkaufte 2,6 Millionen Liter Saft im Inland und 840.000 Liter im Ausland.
Die Genossenschaft erzielte bei einem Umsatz von 11,2 Millionen Euro einen Gewinn von 1,93 Millionen Euro.
Sie beschäftigt 212 Menschen an drei Orten und will am 14. Mai einen vierten eröffnen.
Ihr Vorsitzender ist 58 Jahre alt und seit 12 Jahren im Amt.""",
    ),
    "fr": (
        "La coopérative de Brannock presse plus de pommes",
        """La coopérative de Brannock a pressé 4 180 tonnes de pommes la saison dernière, \
soit 7,4 % de plus qu'un an plus tôt.
Les membres ont reçu en moyenne 31 centimes le kilo.
Elle a vendu 2,6 millions de litres de jus dans le pays et 840 000 litres à l'étranger.
La coopérative a dégagé un bénéfice de 1,93 million d'euros pour un chiffre d'affaires de 11,2 millions d'euros.
Elle emploie 212 personnes sur trois sites et veut en ouvrir un quatrième le 14 mai.
Son président, âgé de 58 ans, est en poste depuis 12 ans.""",
    ),
    "es": (
        "La cooperativa de Brannock prensa más manzanas",
        """La cooperativa de Brannock prensó 4.180 toneladas de manzanas la temporada pasada, \
un 7,4 % más que un año antes.
Los socios recibieron una media de 31 céntimos por kilo.
Vendió 2,6 millones de litros de zumo en el país y 840.000 litros en el extranjero.
La cooperativa obtuvo un beneficio de 1,93 millones de euros con unas ventas de 11,2 millones de euros.
Emplea a 212 personas en tres plantas y quiere abrir una cuarta el 14 de mayo.
Su presidente, de 58 años, lleva 12 años en el cargo.""",
    ),
    "pt": (
        "Cooperativa de Brannock prensa mais maçãs",
        """A cooperativa de Brannock prensou 4.180 toneladas de maçãs na última safra, 7,4% a mais que um ano antes.
Os membros receberam em média 31 centavos por quilo.
Ela vendeu 2,6 milhões de litros de suco no país e 840.000 litros no exterior.
A cooperativa teve um lucro de 1,93 milhão de euros com vendas de 11,2 milhões de euros.
Ela emprega 212 pessoas em três unidades e quer abrir a quarta em 14 de maio.
Seu presidente, de 58 anos, está no cargo há 12 anos.""",
    ),
    "it": (
        "La cooperativa di Brannock spreme più mele",
        """La cooperativa di Brannock ha spremuto 4.180 tonnellate di mele nella scorsa stagione, \
il 7,4 per cento in più di un anno prima.
I soci hanno ricevuto in media 31 centesimi al chilo.
Ha venduto 2,6 milioni di litri di succo in patria e 840.000 litri all'estero.
La cooperativa ha avuto un utile di 1,93 milioni di euro su vendite per 11,2 milioni di euro.
Dà lavoro a 212 persone in tre stabilimenti e vuole aprirne un quarto il 14 maggio.
Il presidente, di 58 anni, è in carica da 12 anni.""",
    ),
    "ru": (
        "Кооператив «Браннок» переработал больше яблок",
        """Кооператив «Браннок» переработал в прошлом сезоне 4180 тонн яблок, на 7,4 процента больше, чем годом ранее.
Члены кооператива получили в среднем по 31 центу за килограмм.
Он продал 2,6 миллиона литров сока внутри страны и 840 000 литров за рубежом.
Кооператив получил прибыль в 1,93 миллиона евро при выручке в 11,2 миллиона евро.
На трёх площадках работают 212 человек, четвёртую хотят открыть 14 мая.
Председателю 58 лет, он занимает эту должность 12 лет.""",
    ),
    "zh": (
        "布兰诺克合作社榨果量增加",
        """布兰诺克合作社上一季榨了4180吨苹果，比上年增长7.4%。
社员平均每公斤得到31欧分。
合作社在国内售出260万升果汁，在国外售出84万升。
合作社实现利润193万欧元，销售额为1120万欧元。
合作社在三个厂区雇有212名员工，第四个厂区计划于5月14日开业。
理事长现年58岁，已任职12年。""",
    ),
    "ja": (
        "ブラノック組合、リンゴの搾汁が増加",
        """ブラノック組合は昨シーズン、リンゴ4180トンを搾汁し、前年より7.4%増えた。
組合員は1キロ当たり平均31セントを受け取った。
国内で260万リットル、国外で84万リットルのジュースを販売した。
組合の利益は193万ユーロ、売上高は1120万ユーロだった。
3カ所で212人を雇用し、4カ所目を5月14日に開く予定だ。
組合長は58歳で、在任12年になる。""",
    ),
    "ko": (
        "브래녹 조합, 사과 착즙량 증가",
        """브래녹 조합은 지난 시즌 사과 4180톤을 착즙해 전년보다 7.4% 늘었다.
조합원은 킬로그램당 평균 31센트를 받았다.
국내에서 260만 리터, 해외에서 84만 리터의 주스를 팔았다.
조합의 이익은 193만 유로, 매출은 1120만 유로였다.
세 곳에서 212명을 고용하고 있으며 네 번째 시설을 5월 14일에 열 계획이다.
조합장은 58세로 12년째 재임 중이다.""",
    ),
    "tr": (
        "Brannock kooperatifi daha çok elma sıktı",
        """Brannock kooperatifi geçen sezon 4.180 ton elma sıktı, bu bir yıl öncesine göre yüzde 7,4 daha fazla.
Üyeler kilo başına ortalama 31 sent aldı.
Yurt içinde 2,6 milyon litre, yurt dışında 840.000 litre meyve suyu sattı.
Kooperatif 11,2 milyon avroluk satıştan 1,93 milyon avro kâr elde etti.
Üç tesiste 212 kişi çalışıyor, dördüncüsü 14 Mayıs'ta açılacak.
58 yaşındaki başkan 12 yıldır görevde.""",
    ),
    "ar": (
        "تعاونية برانوك تعصر كميات أكبر من التفاح",
        """عصرت تعاونية برانوك 4180 طنا من التفاح في الموسم الماضي، بزيادة 7.4 في المئة عن العام السابق.
وحصل الأعضاء على 31 سنتا للكيلوغرام في المتوسط.
وباعت 2.6 مليون لتر من العصير داخل البلاد و840000 لتر في الخارج.
وحققت التعاونية أرباحا بلغت 1.93 مليون يورو من مبيعات بلغت 11.2 مليون يورو.
ويعمل فيها 212 شخصا في ثلاثة مواقع وتعتزم افتتاح الرابع في 14 مايو.
ويبلغ رئيسها 58 عاما وهو في منصبه منذ 12 عاما.""",
    ),
}


def a_telling(
    language: str = "en",
    *swaps: tuple[str, str],
    title: str = "{}",
    behind: str = "",
    hours: float = 0,
    article: str = "",
    source: str = "Example Daily",
) -> Analysis:
    """The report as one outlet tells it: each of `swaps` replaced once, `behind` put at its end.

    `title` holds {} where the report's own title stands; `hours` after noon.
    """
    own, text = REPORT[language]
    for was, now in swaps:
        assert text.count(was) == 1, f"{was!r} is not once in the {language} report"
        text = text.replace(was, now)
    return _analysed(language, title.format(own), text + behind, hours, article or f"{language}-{hours}", source)


@cache
def _analysed(language: str, title: str, text: str, hours: float, article: str, source: str) -> Analysis:
    published = NOON + timedelta(hours=hours)
    return analyse(a_document(text, id=article, title=title, language=language, published=published, source=source))
