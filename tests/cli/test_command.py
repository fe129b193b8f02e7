# SPDX-License-Identifier: Apache-2.0
"""The parplan command: what it prints, where, and how it ends."""
import json
import os
import pathlib
import pty
import re
import subprocess
import sys

import jsonschema
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import PARPLAN, PLAN, SOURCE, fails, fine, run, schema  # noqa: E402

COMMANDS = ["check", "board", "agenda", "due", "calendar", "lunar", "format", "schema", "version", "help"]
RANGE = ["--from", "2024-01-01", "--to", "2024-12-31"]


@pytest.fixture
def figures(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("indicator,unit,window,numerator,denominator\n"
                    "3.1.b,ha-dinh,2024-Q1,5999,10000\n"
                    "3.1.b,kim-giang,2024-Q1,600,1000\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def completions(tmp_path):
    path = tmp_path / "done.csv"
    path.write_text("item,unit,date,window\n"
                    "R.3,ha-dinh,04/03/2024 23:59,\n"
                    "R.3,kim-giang,05/03/2024 00:00,\n"
                    "R.1,ha-dinh,2024-03-05,2024-Q1\n", encoding="utf-8")
    return str(path)


def agenda(*words):
    return json.loads(fine("agenda", PLAN, *RANGE, "--json", *words))


def valid(name, text):
    document = json.loads(text)
    validator = jsonschema.Draft202012Validator(
        schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    problems = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)]
    assert problems == []
    return document


# --- check ------------------------------------------------------------------------------------------


def test_check_of_the_real_plan_finds_no_error():
    last = fine("check", PLAN).splitlines()[-1]
    for part in ["28 chỉ tiêu", "60 nhiệm vụ", "18 đơn vị", "7 lĩnh vực", "23 văn bản", "; 0 lỗi, "]:
        assert part in last


def test_check_gives_id_clause_message_and_place_of_each_problem():
    lines = [line for line in fine("check", PLAN).splitlines() if line.startswith("  ")]
    assert len(lines) > 50
    for line in lines:
        assert re.match(r"^  PP-[0-9]{4}  \S.* \[/.*\]$|^  PP-[0-9]{4}  .*$", line)
    assert any(re.match(r"^  PP-[0-9]{4}  III\.1 .*\[/duties/0", line) for line in lines)


def test_check_groups_by_severity_the_worst_first():
    out = fine("check", PLAN)
    assert re.match(r"Cảnh báo \([0-9]+\)\n", out)
    assert out.index("Cảnh báo (") < out.index("\nGhi chú (")


def test_warnings_alone_end_with_0_and_strictly_with_1():
    assert run("check", PLAN).returncode == 0
    strict = run("check", PLAN, "--strict")
    assert strict.returncode == 1
    assert strict.stdout == run("check", PLAN).stdout
    assert strict.stderr == ""


def test_errors_of_a_plan_are_all_reported_and_end_with_1():
    document = json.loads(pathlib.Path(PLAN).read_text("utf-8"))
    document["tasks"][0]["lead"] = ["nobody"]
    document["indicators"][0]["titel"] = {}
    result = run("check", "-", stdin=json.dumps(document).encode())
    assert result.returncode == 1
    assert result.stdout.startswith("Lỗi (")
    assert "/tasks/0/lead" in result.stdout
    assert "/indicators/0/titel" in result.stdout
    assert "chưa dùng được" in result.stdout.splitlines()[-1]
    assert result.stderr == ""


def test_check_json_follows_its_schema_and_counts():
    document = valid("check", fine("check", PLAN, "--json"))
    assert (document["counts"]["indicators"], document["counts"]["tasks"]) == (28, 60)
    assert document["summary"]["errors"] == 0
    count = sum(p["severity"] == "WARNING" for p in document["problems"])
    assert document["summary"]["warnings"] == count > 0


def test_check_json_of_a_plan_with_errors_follows_the_schema():
    document = json.loads(pathlib.Path(PLAN).read_text("utf-8"))
    del document["year"]
    result = run("check", "-", "--json", stdin=json.dumps(document).encode())
    assert result.returncode == 1
    report = valid("check", result.stdout)
    assert report["plan"] is None and report["counts"] is None
    assert report["summary"]["errors"] >= 1


def test_an_open_choice_is_told_by_its_question():
    assert "6.2.a còn để ngỏ: “30% và 100%" in run("check", PLAN).stdout
    assert "6.2.a leaves open: “Are 30 % and 100 % two stages" in run("check", PLAN, "--lang", "en").stdout


def test_problems_of_an_annex_name_it(tmp_path):
    annex = tmp_path / "annex.csv"
    annex.write_text("task,leader\nno-such-task,A\n", encoding="utf-8")
    report = json.loads(run("check", PLAN, "--annex", annex, "--json").stdout)
    errors = [p for p in report["problems"] if p["severity"] == "ERROR"]
    assert [(p["source"], p["path"], p["line"]) for p in errors] == [("annex", "task", 2)]
    assert "biểu kèm theo: task" in run("check", PLAN, "--annex", annex).stdout


# --- board ------------------------------------------------------------------------------------------


def test_board_prints_exact_shares(figures):
    out = fine("board", PLAN, "--figures", figures, "--as-of", "2024-03-05")
    assert "59,99 %" in out


def test_board_json_follows_its_schema(figures, completions):
    document = valid("board", fine("board", PLAN, "--figures", figures, "--as-of", "05/03/2024",
                                   "--completions", completions, "--json"))
    assert document["as_of"] == "2024-03-05"


def test_board_of_one_unit_and_one_area(figures):
    words = ["board", PLAN, "--figures", figures, "--as-of", "2024-06-05"]
    assert "Phường Kim Giang" not in fine(*words, "--unit", "ha-dinh")
    assert "1.1.a" not in fine(*words, "--area", "3")
    assert "3.1.b" in fine(*words, "--area", "3")


def test_warnings_about_figures_go_to_standard_error_and_do_not_fail(tmp_path):
    figures = tmp_path / "f.csv"
    figures.write_text("indicator,unit,window,numerator,denominator\n"
                       "3.1.b,ha-dinh,2024-Q1,11,10\n", encoding="utf-8")
    result = run("board", PLAN, "--figures", figures, "--as-of", "2024-06-05")
    assert result.returncode == 0
    assert result.stdout != ""
    assert re.match(rf"parplan: {re.escape(str(figures))}:2:[0-9]+: cảnh báo: PP-[0-9]{{4}}: ", result.stderr)


def test_the_decimal_mark_of_the_figures_can_be_declared(tmp_path):
    figures = tmp_path / "f.csv"
    figures.write_text("indicator;unit;window;value\n1.1.b;thanh-xuan;2024-12-31;90,125%\n", encoding="utf-8")
    words = ["board", PLAN, "--figures", figures, "--as-of", "2024-12-31"]
    assert "PP-0006" in fails(*words)
    assert run(*words, "--decimal-mark", ",").returncode == 0
    assert "--decimal-mark" in fails(*words, "--decimal-mark", ";")


# --- agenda -----------------------------------------------------------------------------------------


def test_periodic_reports_of_2024_are_due_on_four_days():
    items = [i for i in agenda()["items"] if i["id"] == "R.1" and i["unit"] == "ha-dinh"]
    assert [i["due"]["effective"] for i in items] == ["2024-03-05", "2024-06-05", "2024-09-05", "2024-12-05"]
    assert {i["window"]["from"] for i in items} == {"2023-12-05"}
    assert [i["window"]["to"] for i in items] == [i["due"]["effective"] for i in items]


def test_own_plans_are_in_time_until_4_march_24_00(completions):
    states = {i["unit"]: i["state"] for i in agenda("--done", completions, "--as-of", "2024-04-01")["items"]
              if i["id"] == "R.3"}
    assert states["ha-dinh"] == "DONE"
    assert states["kim-giang"] == "DONE_LATE"
    assert states["noi-vu"] == "OVERDUE"


def test_agenda_json_follows_its_schema(completions):
    valid("agenda", fine("agenda", PLAN, *RANGE, "--json"))
    document = valid("agenda", fine("agenda", PLAN, *RANGE, "--json", "--as-of", "05/06/2024",
                                    "--done", completions, "--unit", "ha-dinh", "--soon", "12"))
    assert {i["unit"] for i in document["items"]} == {"ha-dinh"}
    assert document["soon"] == 12
    assert document["summary"]["items"] == len(document["items"])


def test_agenda_text_leads_with_a_summary_and_wraps():
    out = fine("agenda", PLAN, *RANGE, "--as-of", "2024-06-05")
    assert out.startswith("Lịch công việc từ 01/01/2024 đến 31/12/2024, tính đến ngày 05/06/2024: ")
    assert "\nThứ Tư, 05/06/2024 · hạn là hôm nay\n" in out
    assert max(map(len, out.splitlines()[1:])) <= 100


def test_soon_is_a_number_of_working_days():
    def soon(days):
        return agenda("--as-of", "2024-02-26", "--soon", days)["summary"]["due_soon"]
    assert soon("0") < soon("5") < soon("30")


def test_completions_may_be_called_either_way(completions):
    assert agenda("--done", completions) == agenda("--completions", completions)


# Groups keep their order: one may name those before it.
def permuted(document):
    for key in ["units", "duties", "tasks", "indicators", "legal", "statements", "areas"]:
        document[key].reverse()
    return json.dumps(document).encode()


def test_the_order_of_a_document_changes_no_byte(figures, completions):
    other = permuted(json.loads(pathlib.Path(PLAN).read_text("utf-8")))
    for words in [["agenda", *RANGE, "--as-of", "2024-06-05", "--done", completions],
                  ["board", "--figures", figures, "--as-of", "2024-06-05"]]:
        for more in [[], ["--json"]]:
            command, *rest = words
            assert fine(command, "-", *rest, *more, stdin=other) == fine(command, PLAN, *rest, *more)


def test_the_order_of_rows_changes_no_byte(completions):
    head, *rows = pathlib.Path(completions).read_text("utf-8").splitlines(keepends=True)
    other = "".join([head, *reversed(rows)]).encode()
    words = ["agenda", PLAN, *RANGE, "--as-of", "2024-06-05", "--json", "--done"]
    assert fine(*words, "-", stdin=other) == fine(*words, completions)


# --- format, schema, version, help ------------------------------------------------------------------


def test_format_is_canonical():
    once = fine("format", PLAN)
    assert fine("format", "-", stdin=once.encode()) == once
    assert json.loads(once)["id"] == "thanh-xuan-2024"


@pytest.mark.parametrize("name", ["plan", "board", "agenda", "check", "due", "calendar", "lunar", "moves"])
def test_schema_prints_the_file(name):
    text = fine("schema", name)
    assert text == (SOURCE / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_schema_is_that_of_the_plan_by_default():
    assert fine("schema") == fine("schema", "plan")
    assert "plan" in fails("schema", "nothing")


@pytest.mark.parametrize("name", ["board", "agenda", "check", "due", "calendar", "lunar", "moves"])
def test_schemas_of_answers_are_closed_and_documented(name):
    def walk(node, place):
        if isinstance(node, dict):
            if "properties" in node:
                assert node.get("additionalProperties") is False, place
                for key, value in node["properties"].items():
                    assert "description" in value, f"{place}/{key}"
            for key, value in node.items():
                if key not in ("if", "then", "else", "dependentSchemas"):  # conditions on what is documented already
                    walk(value, f"{place}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, f"{place}/{index}")
    walk(schema(name), "")


def test_version_is_that_of_the_header():
    header = (SOURCE / "include" / "parplan" / "base.h").read_text("utf-8")
    version = re.search(r'#define PARPLAN_VERSION "(.*)"', header).group(1)
    assert fine("version") == fine("--version") == f"parplan {version}\n"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, lang):
    out = fine(command, "--help", "--lang", lang)
    assert out == fine("help", command, "--lang", lang) == fine("-h", command, "--lang", lang)
    assert f"  parplan {command}" in out


def test_help_lists_every_command_and_needs_none():
    out = fine("help")
    assert out == fine("--help")
    assert re.findall(r"^  ([a-z]+)  ", out, re.M) == COMMANDS


def options(text):
    return set(re.findall(r"--[a-z][a-z-]*", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_man_page_mentions_every_option_and_command(command):
    page = (SOURCE / "docs" / "man" / "parplan.1").read_text("utf-8")
    documented = {"-" + name for name in re.findall(r"\bFl (-[a-z][a-z-]*)", page)}
    wanted = options(fine(command, "--help", "--lang", "en")) | options(fine("--help"))
    assert wanted - documented == set()
    assert re.search(rf"^\.Cm {command}$", page, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_usage_and_options_of_a_help_agree(command):
    usage, details = fine(command, "--help", "--lang", "en").split("\n\n", 1)
    listed = set(re.findall(r"^  (--[a-z-]+)", details, re.M))
    aliases = {"--done": "--completions"}
    assert {aliases.get(o, o) for o in options(usage)} <= listed


# --- language and colour ----------------------------------------------------------------------------


@pytest.mark.parametrize("env, word", [
    ({}, "Cách dùng"),
    ({"LANG": "C.UTF-8"}, "Cách dùng"),
    ({"LANG": "en_GB.UTF-8"}, "Usage"),
    ({"LANG": "en"}, "Usage"),
    ({"LANG": "en_US", "LC_MESSAGES": "vi_VN"}, "Cách dùng"),
    ({"LANG": "vi_VN", "LC_MESSAGES": "vi_VN", "LC_ALL": "en_US"}, "Usage"),
    ({"LANG": "en_US", "LC_ALL": ""}, "Usage"),
])
def test_the_locale_chooses_the_language(env, word):
    assert fine("help", env=env).startswith(word)


def test_the_language_can_be_said():
    assert fine("help", "--lang", "en").startswith("Usage")
    assert fine("help", "--lang=vi", env={"LANG": "en_US"}).startswith("Cách dùng")
    assert "--lang" in fails("help", "--lang", "fr")


def test_english_has_no_vietnamese_words_of_its_own(figures):
    for words in [["check", PLAN], ["agenda", PLAN, *RANGE, "--as-of", "2024-06-05"], ["help"]]:
        out = fine(*words, "--lang", "en")
        for vietnamese in ["mục", "chỉ tiêu", "Cách", "hạn"]:
            assert not re.search(rf"\b{vietnamese}\b", out)


def test_a_decimal_comma_of_the_locale_changes_nothing(figures):
    words = ["board", PLAN, "--figures", figures, "--as-of", "2024-06-05", "--json"]
    assert fine(*words, env={"LC_ALL": "vi_VN.UTF-8"}) == fine(*words)


def on_a_terminal(*words, env):
    """Output where standard output is a terminal."""
    parent, child = pty.openpty()
    surroundings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    surroundings.update(env)
    process = subprocess.Popen([PARPLAN, *words], stdout=child, env=surroundings)
    os.close(child)
    out = b""
    try:
        while chunk := os.read(parent, 65536):
            out += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(parent)
    assert process.wait(60) == 0
    return out


@pytest.mark.parametrize("env, words, coloured", [
    ({"TERM": "xterm"}, [], True),
    ({"TERM": "dumb"}, [], False),
    ({}, [], False),
    ({"TERM": "xterm", "NO_COLOR": "1"}, [], False),
    ({"TERM": "xterm", "NO_COLOR": ""}, [], True),
    ({"TERM": "xterm"}, ["--colour", "never"], False),
    ({"TERM": "dumb", "NO_COLOR": "1"}, ["--colour=always"], True),
])
def test_colours_on_a_terminal(env, words, coloured):
    out = on_a_terminal("check", PLAN, *words, env=env)
    assert (b"\033[" in out) == coloured


def test_colours_in_a_pipe_only_when_always():
    words = ["agenda", PLAN, *RANGE]
    assert "\033[" not in fine(*words, env={"TERM": "xterm"})
    assert "\033[" in fine(*words, "--color", "always")
    plain = re.sub(r"\033\[[0-9]*m", "", fine(*words, "--color=always"))
    assert plain == fine(*words)
    assert "--colour" in fails(*words, "--colour", "sometimes")


# --- words ------------------------------------------------------------------------------------------


def test_options_stand_anywhere_and_take_values_either_way():
    expected = fine("agenda", PLAN, "--from", "2024-03-01", "--to", "2024-03-31")
    assert fine("--from=2024-03-01", "agenda", "--to=2024-03-31", PLAN) == expected
    assert fine("agenda", "--from", "01/03/2024", "--to", "31/3/2024", "--", PLAN) == expected


def test_the_plan_may_come_from_standard_input():
    text = pathlib.Path(PLAN).read_bytes()
    assert fine("agenda", "-", *RANGE, stdin=text) == fine("agenda", PLAN, *RANGE)


@pytest.mark.parametrize("words, said", [
    ([], "thiếu lệnh"),
    (["chek", "P"], "có phải là 'check'"),
    (["frobnicate"], "không có lệnh 'frobnicate'"),
    (["check"], "thiếu PLAN"),
    (["check", "P", "Q"], "thừa 'Q'"),
    (["check", "P", "--strct"], "có phải là '--strict'"),
    (["check", "P", "--nonsense"], "không có tùy chọn '--nonsense'"),
    (["board", "P", "--fig", "F"], "có phải là '--figures'"),
    (["check", "P", "--figures", "F"], "lệnh 'check' không dùng tùy chọn '--figures'"),
    (["check", "P", "--json=yes"], "'--json' không nhận giá trị"),
    (["check", "P", "--json", "--json"], "'--json' xuất hiện hai lần"),
    (["agenda", "P", "--done", "A", "--completions", "B"], "xuất hiện hai lần"),
    (["board", "P", "--figures"], "'--figures' cần một giá trị"),
    (["board", "P", "--figures", "--as-of", "2024-01-01"], "'--figures' cần một giá trị"),
    (["board", "P", "--figures", "F"], "thiếu tùy chọn '--as-of'"),
    (["agenda", "P", "--to", "2024-01-01"], "thiếu tùy chọn '--from'"),
    (["board", "-", "--figures", "-", "--as-of", "2024-01-01"], "chỉ một tệp có thể là '-'"),
    (["help", "cooking"], "không có trợ giúp về 'cooking'"),
    (["check", *"abcdefghij"], "thừa"),
    (["version", "--version"], "--version"),
])
def test_wrong_words_end_with_2_and_a_hint(words, said):
    text = fails(*words)
    assert said in text.splitlines()[0]
    assert "parplan help" in text.splitlines()[1]


@pytest.mark.parametrize("days", ["-1", "367", "x", "", "5.0", "99999999999999999999"])
def test_soon_takes_whole_numbers_only(days):
    assert "--soon" in fails("agenda", PLAN, *RANGE, f"--soon={days}")


# --- output that cannot be written ------------------------------------------------------------------


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize("words", [["help"], ["check", PLAN], ["check", PLAN, "--json"], ["format", PLAN],
                                   ["schema"], ["version"], ["agenda", PLAN, *RANGE]])
def test_a_full_disk_is_told_and_ends_with_2(words):
    with open("/dev/full", "wb") as full:
        result = run(*words, stdout=full)
    assert result.returncode == 2
    assert result.stderr == "parplan: <đầu ra chuẩn>: không ghi được: đĩa đầy\n"


def test_a_closed_pipe_is_told_and_ends_with_2():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        result = run("agenda", PLAN, *RANGE, stdout=closed)
    assert result.returncode == 2
    assert "bên nhận đã đóng" in result.stderr


def test_nothing_is_written_besides_the_answer(tmp_path, figures):
    before = sorted(tmp_path.iterdir())
    subprocess.run([PARPLAN, "board", PLAN, "--figures", figures, "--as-of", "2024-06-05"], cwd=tmp_path,
                   stdout=subprocess.DEVNULL, check=True)
    assert sorted(tmp_path.iterdir()) == before
