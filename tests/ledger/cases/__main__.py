from tests.ledger.cases import PAGE, table

PAGE.write_text(table(), encoding="utf-8")
