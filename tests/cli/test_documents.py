"""`analyse` and `ingest`: every line answered, in order, whatever stands beside it."""

import json
import re

import pytest

from tests.cli.test_learn import CREDIT, a_page
from tests.cli.texts import DOCUMENTS

ANALYSIS = {
    "id", "error", "title", "text", "language", "published", "authors", "removed", "provenance", "regions", "entities",
    "topics", "figures",
}  # fmt: skip
BROKEN = {
    "half a line": b'{"id": "half", "text": "In 2024',
    "not UTF-8": b'{"id": "x", "text": "\xff\xfe"}',
    "nested": b"[" * 50_000,
    "endless number": b'{"id": "x", "text": ' + b"9" * 5000 + b"}",
    "a list": b'[{"id": "x", "text": "y"}]',
    "no id": b'{"text": "In 2024 the port took 12 ships."}',
    "id true": b'{"id": true, "text": "In 2024 the port took 12 ships."}',
    "no body": b'{"id": "empty"}',
    "two bodies": b'{"id": "two", "text": "a", "html": "<p>b</p>"}',
    "odd date": b'{"id": "soon", "text": "a", "published": "soon"}',
    "no file": b'{"id": "gone", "html_path": "gone.html"}',
    "nothing in it": b'{"id": "blank", "text": "  \\n "}',
}
PAGE = "<html><head><meta charset='utf-8'><title>Port</title></head><body><article>%s</article></body></html>"
CYRILLIC = "<p>" + "В 2024 году порт города Мурманска принял 412 судов, сообщила администрация порта. " * 4 + "</p>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A file with good lines, broken lines, repeated ids, a page that lies about its charset, and furniture."""
    path = tmp_path_factory.mktemp("documents")
    (path / "lies.html").write_bytes((PAGE % CYRILLIC).encode("cp1251"))
    (path / "paper.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + b"stream " * 500)
    good = [*map(dict, DOCUMENTS), {"id": "lies", "html_path": "lies.html"}, {"id": "pdf", "html_path": "paper.pdf"}]
    good += [{"id": "same", "url": f"https://quay.example/{n}", "text": a_page(n, CREDIT)} for n in range(1, 5)]
    lines = [json.dumps(row, ensure_ascii=False).encode() for row in good]
    for place, raw in enumerate(BROKEN.values()):
        lines.insert(place, raw)
    (path / "documents.jsonl").write_bytes(b"\n".join(lines) + b"\n\n")
    return path


@pytest.fixture(scope="module")
def analysed(folder):
    """What `analyse --learn` writes with two workers, which is run once for all tests here."""
    import contextlib
    import io

    from monitor.__main__ import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["analyse", str(folder / "documents.jsonl"), "--jobs", "2", "--learn"])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture(scope="module")
def rows(analysed):
    return [json.loads(line) for line in analysed[1].splitlines()]


def test_a_broken_line_costs_only_itself(analysed, rows):
    failed = [row for row in rows if row["error"]]
    assert analysed[0] == 1, "some inputs failed"
    assert len(rows) == len(BROKEN) + len(DOCUMENTS) + 6
    assert len(failed) == len(BROKEN) + 1, "the broken lines and the PDF"
    assert "13 of 21 documents failed" in analysed[2]
    assert "Traceback" not in analysed[2]


def test_every_failure_has_a_code_and_says_what_was_expected(rows):
    messages = [(row["error"]["code"], row["error"]["message"]) for row in rows if row["error"]]
    assert [code for code, _ in messages] == ["bad_document"] * 11 + ["no_text", "not_html"]
    assert all(re.match(r"line \d+", message) for code, message in messages if code == "bad_document")
    assert "got a PDF document" in messages[-1][1]


def test_every_analysis_has_the_contracts_keys(rows):
    assert all(set(row) >= ANALYSIS for row in rows if not row["error"])


def test_offsets_hold_and_numbers_are_exact_strings(rows):
    figures = [(row["text"], figure) for row in rows if not row["error"] for figure in row["figures"]]
    assert len(figures) > 8
    for text, figure in figures:
        assert text[figure["start"] : figure["end"]] == figure["surface"]
        for name in ("value", "low", "high"):
            assert figure[name] is None or re.fullmatch(r"-?\d+(\.\d+)?", figure[name])


def test_ids_that_repeat_are_all_answered_in_their_order(rows):
    same = [row["text"].split("\n")[0] for row in rows if row["id"] == "same"]
    assert same == [f"Town number {n} opens a library" for n in range(1, 5)]


def test_a_page_that_lies_about_its_charset_is_read_or_warned_of(rows):
    page = next(row for row in rows if row["id"] == "lies")
    assert "Мурманска" in page["text"]


def test_what_a_hosts_pages_share_is_learned_and_named(rows):
    pages = [row for row in rows if row["id"] == "same"]
    assert all({"text": CREDIT, "rule": "learned"} in row["removed"] for row in pages)
    assert all(CREDIT not in row["text"] for row in pages)


def test_one_worker_or_two_write_the_same(cli, folder, analysed):
    assert cli("analyse", folder / "documents.jsonl", "--learn").out == analysed[1]


def test_ingest_stores_a_version_once_and_analyse_learns_from_the_archive(cli, lines_file, tmp_path):
    url = f"sqlite:///{tmp_path}/mine.db"
    pages = [{"id": f"p{n}", "url": f"https://quay.example/{n}", "text": a_page(n, CREDIT)} for n in range(1, 5)]
    lines = "\n".join(map(json.dumps, pages)) + '\n{"id": "empty"}\n' + json.dumps(pages[0])
    said = cli("ingest", lines_file(lines), "--archive", url)
    assert said.code == 1, said.err
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [row["outcome"] for row in answers] == ["stored"] * 4 + ["quarantined", "unchanged"]
    assert all(set(row) >= {"id", "outcome", "article", "story", "error"} for row in answers)
    before = (tmp_path / "mine.db").read_bytes()

    new = {"id": "new", "url": "https://www.quay.example/9", "text": a_page(9, CREDIT)}
    said = cli("analyse", lines_file(json.dumps(new)), "--archive", url)
    assert json.loads(said.out)["removed"] == [{"text": CREDIT, "rule": "learned"}]
    assert (tmp_path / "mine.db").read_bytes() == before, "it is only read"


@pytest.mark.parametrize("command", ["analyse", "ingest"])
def test_an_empty_file_holds_no_document_and_says_so(cli, lines_file, command):
    said = cli(command, lines_file(""), *(("--archive", "sqlite:///e.db") if command == "ingest" else ()))
    assert (said.code, said.out) == (0, "")
    assert "holds no document" in said.err


def test_ten_megabytes_of_noise_are_refused_line_by_line_with_a_hint(cli, lines_file):
    import random

    noise = random.Random(2).randbytes(10 << 20)
    said = cli("analyse", lines_file(noise))
    assert said.code == 1
    assert len(said.out.splitlines()) == sum(bool(line.strip()) for line in noise.split(b"\n"))
    assert "figurewatch inspect FILE" in said.err


def test_ten_megabytes_without_a_line_end_are_one_broken_line(cli, lines_file):
    said = cli("ingest", lines_file("numbers 12 and words " * 500_000), "--archive", "sqlite:///n.db")
    assert (said.code, len(said.out.splitlines())) == (1, 1)


@pytest.mark.parametrize("command", ["analyse", "ingest"])
def test_a_file_that_is_not_there_is_wrong_usage(cli, command):
    said = cli(command, "nowhere.jsonl")
    assert (said.code, "nowhere.jsonl can't be read: No such file" in said.err) == (2, True)
