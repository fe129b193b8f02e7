# SPDX-License-Identifier: Apache-2.0
"""Input that is wrong: each gives its own message, with place and id; nothing crashes, nothing is half-loaded."""
import json
import pathlib
import re
import sys
import unicodedata

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import PLAN, fails, fine, run  # noqa: E402

BYTES = pathlib.Path(PLAN).read_bytes()
STDIN = "<đầu vào chuẩn>"
RANGE = ["--from", "2024-01-01", "--to", "2024-12-31"]


def the_only_line(text):
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


def changed(change):
    """The plan with a change, as bytes."""
    document = json.loads(BYTES)
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


# --- the plan cannot be read ------------------------------------------------------------------------


@pytest.mark.parametrize("text, place, number", [
    (b"", "", "PP-0081"),
    (b"\xef\xbb\xbf", "", "PP-0081"),
    (b'{ "format": "parplan-plan/1",\n  "id": "x', ":2:", "PP-0083"),
    (BYTES[:5000], ":", "PP-0083"),
    (BYTES + b"x", ":", "PP-0084"),
    (b'{\n "title": "\xe9" }', ":2:12:", "PP-0050"),
    (BYTES.decode().encode("utf-16"), ":1:1:", "PP-0051"),
    (b"[" * 100000, ":1:", "PP-0090"),
    (b'{"a":' * 3000 + b"1" + b"}" * 3000, ":1:", "PP-0090"),
    (b" " * (64 << 20) + b"{}", "", "PP-0080"),
    (b"[" + b"1," * (50 << 20) + b"1]", "", "PP-0080"),
    (b'{ "format": "a",\n  "format": "b" }', ":2:", "PP-0089"),
    (b'{ "id": "a\\u0000b" }', ":1:", "PP-0092"),
], ids=["empty", "only-bom", "truncated-string", "truncated", "trailing", "latin-1", "utf-16", "deep-arrays",
        "deep-objects", "64-mib-blanks", "100-mb", "key-twice", "nul"])
@pytest.mark.parametrize("command", ["check", "agenda"])
def test_a_document_that_is_no_json_says_where(command, text, place, number):
    words = [command, "-"] + (RANGE if command == "agenda" else [])
    line = the_only_line(fails(*words, stdin=text))
    assert line.startswith(f"parplan: {STDIN}{place}")
    assert f" {number}: " in line


def test_a_bom_and_decomposed_letters_are_read_as_the_same_plan():
    other = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", BYTES.decode()).encode()
    assert other != BYTES
    assert fine("format", "-", stdin=other) == fine("format", PLAN)


@pytest.mark.parametrize("path, cause", [("no-such-file", "không có tệp này"), (".", "đây là thư mục")])
def test_a_file_that_cannot_be_read_is_named(path, cause, tmp_path):
    path = tmp_path / path
    for words in [["check", path], ["board", path, "--figures", "F", "--as-of", "2024-01-01"],
                  ["agenda", PLAN, *RANGE, "--done", path], ["check", PLAN, "--annex", path]]:
        assert the_only_line(fails(*words)) == f"parplan: {path}: không đọc được: {cause}"


# --- the plan contradicts itself --------------------------------------------------------------------


def set_lead(document):
    document["tasks"][3]["lead"] = ["noi-vo"]


def set_period(document):
    document["period"]["to"] = "2024-02-31"


def set_value(document):
    document["indicators"][1]["target"]["value"] = 0.12345678901234567


def set_key(document):
    document["indicators"][3]["claus"] = "x"


def set_parent(document):
    document["units"][0]["parent"] = document["units"][1]["id"]


ERRORS = [
    (set_lead, "/tasks/3/lead/0", "PP-0158", "noi-vu"),
    (set_period, "/period/to", "PP-0104", "31/02/2024"),
    (set_value, "/indicators/1/target/value", "PP-0094", "15"),
    (set_key, "/indicators/3/claus", "PP-0151", "'clause'"),
    (set_parent, "/units/", "PP-01", ""),
]


@pytest.mark.parametrize("change, path, number, word", ERRORS)
def test_check_reports_an_error_and_ends_with_1(change, path, number, word):
    result = run("check", "-", "--json", stdin=changed(change))
    assert (result.returncode, result.stderr) == (1, "")
    found = [p for p in json.loads(result.stdout)["problems"] if p["severity"] == "ERROR"]
    assert any(p["path"].startswith(path) and p["id"].startswith(number) and word in p["message"]["vi"]
               for p in found), found


@pytest.mark.parametrize("change, path, number, word", ERRORS)
@pytest.mark.parametrize("command", ["agenda", "format"])
def test_other_commands_cannot_use_it_and_end_with_2(command, change, path, number, word):
    said = fails(command, "-", *(RANGE if command == "agenda" else []), stdin=changed(change)).splitlines()
    place = rf"parplan: {STDIN}(:\d+:\d+)?: {number}\d*: .*{re.escape(word)}.*\[{path}"
    assert any(re.match(place, line) for line in said)
    assert said[-1].endswith("parplan check -")


def test_every_error_is_told_at_once():
    def many(document):
        for change, *_ in ERRORS:
            change(document)
    said = fails("format", "-", stdin=changed(many))
    for _, path, *_ in ERRORS:
        assert f"[{path}" in said


# --- figures ----------------------------------------------------------------------------------------

HEAD = "indicator,unit,window,numerator,denominator\n"
VALUE = "indicator,unit,window,value\n"


def board(csv, *more):
    if isinstance(csv, str):
        csv = csv.encode()
    return ["board", PLAN, "--figures", "-", "--as-of", "2024-06-05", *more], csv


@pytest.mark.parametrize("csv, place, number, word", [
    ("", "", "PP-0060", ""),
    ("indicator,unit,numerator\n3.1.b,ha-dinh,1\n", ":1:1", "PP-0064", "'window'"),
    ("indicator,unit,window,numerator,denominator,colour\n", ":1:45", "PP-0065", "'colour'"),
    (HEAD + "3.1.b,ha-dinh,2024-Q1,1,2,3\n", ":2:1", "PP-0063", "6"),
    (HEAD + "3.1.b,ha-dinh,2024-Q1,1\n", ":2:1", "PP-0063", "4"),
    (HEAD + '3.1.b,"ha-dinh,2024-Q1,1,2\n', ":2:7", "PP-0061", ""),
    (HEAD.encode() + b"3.1.b,h\xe0,2024-Q1,1,2\n", ":2:8", "PP-0050", ""),
    (HEAD.encode("utf-16"), ":1:1", "PP-0051", ""),
    (VALUE + "1.1.b,thanh-xuan,31/02/2024,90%\n", ":2:18", "PP-0104", "[window]"),
    (HEAD + '3.1.b,ha-dinh,2024-Q1,"1.234,5",2000\n', ":2:23", "PP-0378", "'1.234,5'"),
    (HEAD + "3.1.b,ha-dinh,2024-Q1,1.234,2000\n", ":2:23", "PP-0378", "'1.234'"),
    (VALUE + '1.1.b,thanh-xuan,2024-06-01,"1.234,5"\n', ":2:29", "PP-0007", "[value]"),
    (VALUE + "1.1.b,thanh-xuan,2024-06-01,1.234\n", ":2:29", "PP-0006", "[value]"),
    (HEAD + "3.1.b,ha-dinhh,2024-Q1,1,2\n", ":2:7", "PP-0362", "'ha-dinh'"),
    (HEAD + "3.1.b,somewhere,2024-Q1,1,2\n", ":2:7", "PP-0361", "[unit]"),
    (HEAD + "3.1.z,ha-dinh,2024-Q1,1,2\n", ":2:1", "PP-0371", "[indicator]"),
    (HEAD + "3.1.b,ha-dinh,2024-Q7,1,2\n", ":2:15", "PP-0124", "Q1, H1, 9M, Y"),
    (HEAD + "3.1.b,ha-dinh,2024-Q1,-1,2\n", ":2:23", "PP-0376", "[numerator]"),
    (HEAD + "3.1.b,ha-dinh,2024-Q1,a,2\n", ":2:23", "PP-0014", "[numerator]"),
])
def test_a_wrong_figure_is_told_with_line_and_column(csv, place, number, word):
    words, data = board(csv)
    line = the_only_line(fails(*words, stdin=data))
    assert line.startswith(f"parplan: {STDIN}{place}: {number}: "), line
    assert word in line


def test_a_unit_that_did_not_exist_is_told(tmp_path):
    plan, figures = tmp_path / "plan.json", tmp_path / "figures.csv"
    plan.write_bytes(changed(lambda d: d["units"][7].update(valid={"to": "2024-01-31"})))
    figures.write_text(HEAD + f"3.1.b,{json.loads(BYTES)['units'][7]['id']},2024-Q1,1,2\n", encoding="utf-8")
    line = the_only_line(fails("board", plan, "--figures", figures, "--as-of", "2024-06-05"))
    assert re.match(rf"parplan: {re.escape(str(figures))}:2:7: PP-0363: .*\[unit\]", line), line


@pytest.mark.parametrize("rows, place, number", [
    ("3.1.b,ha-dinh,2024-Q1,1,2\n3.1.b,ha-dinh,2024-Q1,1,3\n", ":3:1", "PP-0402"),
    ("3.1.b,ha-dinh,2024-Q1,3,2\n", ":2:23", "PP-0400"),
])
def test_what_the_board_can_show_is_a_warning(rows, place, number):
    words, data = board(HEAD + rows)
    result = run(*words, stdin=data)
    assert result.returncode == 0
    assert the_only_line(result.stderr).startswith(f"parplan: {STDIN}{place}: cảnh báo: {number}: ")


def test_every_wrong_row_is_told():
    words, data = board(HEAD + "3.1.b,x,2024-Q1,1,2\n3.1.b,ha-dinh,2024-Q1,1,2\n3.1.b,ha-dinh,2024-Q7,1,2\n")
    assert [line.split(":")[2] for line in fails(*words, stdin=data).splitlines()] == ["2", "4"]


# --- completions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("row, place, number, word", [
    ("R.3,ha-dinh,31/02/2024,", ":2:13", "PP-0104", "[date]"),
    ("R.3,ha-dinh,2024-03-04 25:00,", ":2:13", "PP-0108", "[date]"),
    ("R.3,ha-dinh,04-03-2024,", ":2:13", "PP-0100", "[date]"),
    ("R.1,ha-dinh,2024-03-04,", ":2:24", "PP-0424", "[window]"),
    ("R.1,ha-dinh,2024-03-04,2024-Q9", ":2:24", "PP-0124", "[window]"),
    ("R.3,thanh-xuan,2024-03-04,", ":2:5", "PP-0427", "[unit]"),
    ("R.33,ha-dinh,2024-03-04,", ":2:1", "PP-0421", "'R.3'"),
])
def test_a_wrong_completion_is_told_with_line_and_column(row, place, number, word):
    csv = "item,unit,date,window\n" + row + "\n"
    line = the_only_line(fails("agenda", PLAN, *RANGE, "--done", "-", stdin=csv.encode()))
    assert line.startswith(f"parplan: {STDIN}{place}: {number}: "), line
    assert word in line


# --- annex ------------------------------------------------------------------------------------------


def test_a_wrong_annex_is_told_at_the_annex(tmp_path):
    annex = tmp_path / "annex.csv"
    for text, place, number in [("who,what\n", ":1:1", "PP-0065"),
                                ('task,due\n"II.1.2.1,1\n', ":2:1", "PP-0061")]:
        annex.write_text(text, encoding="utf-8")
        for words in [["check", PLAN], ["agenda", PLAN, *RANGE]]:
            line = the_only_line(fails(*words, "--annex", annex))
            assert line.startswith(f"parplan: {annex}{place}: {number}: "), line


def test_a_wrong_day_in_the_annex_is_told_with_its_column(tmp_path):
    annex = tmp_path / "annex.csv"
    task = json.loads(BYTES)["tasks"][0]["id"]
    annex.write_text(f"task,due\n{task},31/02/2024\n", encoding="utf-8")
    said = fails("agenda", PLAN, *RANGE, "--annex", annex).splitlines()
    assert re.match(rf"parplan: {re.escape(str(annex))}:2:\d+: PP-0104: .*\[due\]", said[0]), said


# --- options ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words, place, number", [
    (["--from", "31/02/2024", "--to", "2024-12-31"], "--from", "PP-0104"),
    (["--from", "2024-01-01", "--to", "5.3.2024"], "--to", "PP-0100"),
    (["--from", "2024-01-01", "--to", "2024-13-01"], "--to", "PP-0102"),
    ([*RANGE, "--as-of", "today"], "--as-of", "PP-0100"),
    ([*RANGE, "--as-of", "2200-01-01"], "agenda", "PP-0111"),
    (["--from", "2024-02-01", "--to", "2024-01-31"], "agenda", "PP-0475"),
    ([*RANGE, "--unit", "ha-din"], "--unit", "PP-0478"),
    ([*RANGE, "--unit", "somewhere-else"], "--unit", "PP-0477"),
])
def test_a_wrong_option_is_named(words, place, number):
    line = the_only_line(fails("agenda", PLAN, *words))
    assert line.startswith(f"parplan: {place}: {number}: "), line


def test_messages_come_in_english_too():
    line = the_only_line(fails("agenda", PLAN, *RANGE, "--unit", "ha-din", "--lang", "en"))
    assert line == "parplan: --unit: PP-0478: the plan has no unit 'ha-din'; did you mean 'ha-dinh'?"
