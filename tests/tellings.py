"""One report in several languages and edits, and builders of story members, for tests of who told it from whom."""

from datetime import UTC, datetime, timedelta

from monitor.domain import Article, Member, Provenance, Relation
from monitor.embed import embed
from monitor.reprints import fingerprint

MORNING = datetime(2025, 6, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)

REEF_ZH = """海洋研究所周三宣布，科考队在东部海湾发现了一片此前未知的牡蛎礁。
这片礁体长约七公里，位于水下十二米处，估计已有四百年历史。
研究人员使用声呐和水下摄像机花了两个夏天绘制礁体地图。
“我们原以为这里只有泥沙，”项目负责人霍尔姆说。
该礁体为三十多种鱼类提供了栖息地，其中几种在别处已经罕见。
政府计划从明年起禁止在该海湾拖网捕鱼。
当地渔民协会要求对收入损失给予补偿。"""

REEF_EN = """The marine institute announced on Wednesday that an expedition had found a previously unknown oyster reef.
The reef in the eastern bay is about seven kilometres long and lies twelve metres below the surface.
Researchers spent two summers mapping it with sonar and underwater cameras.
"We had thought that there was only mud here," said project leader Holm.
More than thirty species of fish live on the reef, some of which have become rare elsewhere.
The government plans to ban trawling in the bay from next year.
The local fishermen's association demands compensation for lost income."""

REEF_RU = """Институт моря сообщил в среду, что экспедиция обнаружила ранее неизвестный риф устриц в восточном заливе.
Длина рифа составляет около семи километров, он лежит на глубине двенадцати метров.
Исследователи два лета составляли его карту с помощью сонара и подводных камер.
«Мы думали, что здесь только ил», — сказал руководитель проекта Хольм.
На рифе обитает более тридцати видов рыб, некоторые из них в других местах стали редкими.
Правительство планирует со следующего года запретить траловый лов в заливе.
Местная ассоциация рыбаков требует компенсации за потерянные доходы."""

# The Russian text in English again, by another hand.
REEF_BACK = """On Wednesday the Institute of the Sea reported the discovery by its expedition of an unknown oyster reef.
Its length amounts to around seven kilometres, and it is situated at a depth of twelve metres.
During two summers scientists drew up its map by means of a sonar and of cameras under water.
"We believed there is nothing but silt in this place," Holm, head of the project, said.
Over thirty kinds of fish inhabit the reef, and certain of them are now seldom met in other places.
Starting next year, the government intends to prohibit trawl fishing in the gulf.
An association of local fishers is asking to be compensated for the earnings they lose."""

# An editor's hand: five of seven sentences stand.
REEF_EDITED = REEF_EN.replace("\n", " Readers will be surprised.\n", 1).replace(
    "The local fishermen's association demands compensation for lost income.",
    "Fishermen want to be paid for what they lose.",
)

# A monthly report full of numbers, in languages of which the encoder knows one only.
MILK = """Dairies in Norlund took in 418,300 tonnes of raw milk in May, 3.6 percent more than a year before, the Food \
Office reported on Thursday.
Farmers received 46.8 cents a litre on average, after 44.1 cents in April.
Butter production rose to 27,450 tonnes, while that of cheese fell by 1.9 percent to 38,120 tonnes.
Skimmed milk powder was down 12.4 percent.
The number of dairy farms shrank by 215 within a year, to 9,740.
Organic milk made up 7.3 percent of deliveries, and 61 dairies processed it.
The office expects prices to stay where they are during the summer."""

MILK_CS = """Mlékárny v Norlundu v květnu vykoupily 418 300 tun syrového mléka, o 3,6 procenta více než před rokem, \
oznámil ve čtvrtek Potravinový úřad.
Zemědělci dostávali v průměru 46,8 centu za litr, v dubnu to bylo 44,1 centu.
Výroba másla stoupla na 27 450 tun, zatímco výroba sýrů klesla o 1,9 procenta na 38 120 tun.
Sušeného odstředěného mléka bylo o 12,4 procenta méně.
Počet mléčných farem se za rok snížil o 215 na 9740.
Biomléko tvořilo 7,3 procenta dodávek a zpracovávalo ho 61 mlékáren.
Úřad očekává, že ceny se během léta nezmění."""

# Lakhs: the separators stand elsewhere.
MILK_HI = """नॉरलुंड की डेयरियों ने मई में 4,18,300 टन कच्चा दूध लिया, \
जो एक वर्ष पहले से 3.6 प्रतिशत अधिक है, खाद्य कार्यालय ने गुरुवार को बताया।
किसानों को औसतन 46.8 सेंट प्रति लीटर मिले, जबकि अप्रैल में 44.1 सेंट मिले थे।
मक्खन का उत्पादन बढ़कर 27,450 टन हो गया, जबकि पनीर का उत्पादन 1.9 प्रतिशत घटकर 38,120 टन रह गया।
स्किम्ड दूध पाउडर 12.4 प्रतिशत कम रहा।
डेयरी फार्मों की संख्या एक वर्ष में 215 घटकर 9,740 रह गई।
जैविक दूध आपूर्ति का 7.3 प्रतिशत था, और 61 डेयरियों ने इसे संसाधित किया।
कार्यालय को उम्मीद है कि गर्मियों में कीमतें यथावत रहेंगी।"""

# Months are numbers here.
MILK_VI = """Các nhà máy sữa ở Norlund đã thu mua 418.300 tấn sữa nguyên liệu trong tháng 5, \
tăng 3,6 phần trăm so với một năm trước, Cục Thực phẩm cho biết hôm thứ Năm.
Nông dân nhận được trung bình 46,8 xu một lít, so với 44,1 xu trong tháng 4.
Sản lượng bơ tăng lên 27.450 tấn, trong khi sản lượng pho mát giảm 1,9 phần trăm xuống 38.120 tấn.
Sữa bột gầy giảm 12,4 phần trăm.
Số trang trại bò sữa giảm 215 trong vòng một năm, còn 9.740.
Sữa hữu cơ chiếm 7,3 phần trăm lượng giao, và 61 nhà máy chế biến loại sữa này.
Cơ quan này dự kiến giá sẽ giữ nguyên trong mùa hè."""

# A sentence is left out, and two are one.
MILK_FI = """Norlundin meijerit ottivat toukokuussa vastaan 418 300 tonnia raakamaitoa, \
3,6 prosenttia enemmän kuin vuotta aiemmin, elintarvikevirasto kertoi torstaina.
Tuottajat saivat keskimäärin 46,8 senttiä litralta, huhtikuussa 44,1 senttiä, ja voin tuotanto nousi 27 450 tonniin, \
kun taas juuston tuotanto laski 1,9 prosenttia 38 120 tonniin.
Maitotilojen määrä väheni vuodessa 215:llä 9 740:een.
Luomumaidon osuus toimituksista oli 7,3 prosenttia, ja sitä jalosti 61 meijeriä.
Virasto odottaa hintojen pysyvän kesän ajan ennallaan."""

# Another newspaper on the same release: its headline figures among others, in an order of its own.
RIVAL_CS = """Máslo v Norlundu bude nejspíš dál zdražovat, říká svaz obchodníků.
V květnu ho mlékárny vyrobily 27 450 tun, přesto v regálech chybí.
Ze 34 oslovených prodejen jich 19 hlásí poloprázdné mrazáky a cena za kostku vyskočila na 2,89.
Podle úřadu vykoupily mlékárny 418 300 tun mléka, tedy o 3,6 procenta více.
Zemědělci dostávají 46,8 centu za litr, svaz však tvrdí, že k přežití potřebují nejméně 52 centů.
„Letos skončí dalších 400 farem,“ odhaduje předseda Vrba.
Loni jich zaniklo 215."""

# A third one, in the order of the release, but with half of its figures and some from elsewhere.
RIVAL_FI = """Maitoa riittää Norlundissa: meijerit ottivat toukokuussa vastaan 418 300 tonnia.
Kasvua kertyi 3,6 prosenttia, ja litrasta maksettiin 46,8 senttiä.
Ravitsemusliiton kyselyssä 58 prosenttia 1 204 vastaajasta sanoi juovansa maitoa vähemmän kuin ennen.
Voita syntyi 27 450 tonnia.
Rehun hinta on noussut 8,7 prosenttia, lannoitteiden jopa 23,5 prosenttia.
Maitotiloja on jäljellä 9 740, kun niitä vielä liiton mukaan tarvittaisiin 11 300.
Liitto vaatii 35 miljoonan tukea."""


def a_member(name, text, language="en", *, at=0.0, relation=Relation.REPRINT, encoder=None, source=None, **said):
    """A member of a story, published `at` hours after the morning. `said`: fields of its provenance."""
    article = Article(name, None, "", text, language, MORNING + at * HOUR)
    vectors = embed(text, language, encoder) if encoder else None
    return Member(
        key=sum(map(ord, name)),
        article_id=name,
        text=text,
        language=language,
        published=article.published,
        relation=relation,
        source=source,
        fingerprint=fingerprint(text, ()),
        provenance=Provenance(**said),
        embedding=vectors,
    )
