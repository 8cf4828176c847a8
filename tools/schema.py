"""Write docs/sources.schema.json, the JSON Schema of sources.yaml for editors, from the models."""

import json
from pathlib import Path

from monitor.settings import json_schema

TARGET = Path(__file__).resolve().parents[1] / "docs" / "sources.schema.json"


def main() -> None:
    TARGET.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"written: {TARGET.name}")


if __name__ == "__main__":
    main()
