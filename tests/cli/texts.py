"""Articles that nobody ever printed, about places that are real enough for the gazetteer."""

DOCUMENTS = (
    {
        "id": "en-1",
        "url": "https://courier.example/hainan",
        "title": "=Island trade\x1b[31m grows",
        "text": "In 2024, Hainan's exports reached 107.5 billion yuan, up 12.3 percent from a year earlier, the "
        "provincial statistics bureau said on Friday.\nThe number of fishing ports on the island fell to 28.",
        "published": "2025-02-01",
        "source": "Island Courier",
        "language": "en",
    },
    {
        "id": "zh-1",
        "url": "https://daily.example/hainan",
        "title": "海南外贸增长",
        "text": "2024年，海南省出口总额达1075亿元，同比增长12.3%。省统计局周五公布了这一数据。",
        "published": "2025-02-02",
        "source": "海湾日报",
        "language": "zh",
    },
    {
        "id": "ru-1",
        "url": "https://vestnik.example/hainan",
        "title": "Торговля острова растёт",
        "text": "В 2024 году экспорт провинции Хайнань составил 112 млрд юаней, сообщило статистическое бюро.",
        "published": "2025-02-03",
        "source": "Вестник",
        "language": "ru",
    },
)
