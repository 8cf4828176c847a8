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
