# SPDX-License-Identifier: Apache-2.0
"""parplan calendar: a year on a terminal, as CSV and as JSON; what another layer changes and would move."""
import csv
import datetime
import fcntl
import io
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import termios

import jsonschema
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import PARPLAN, PLAN, SOURCE, fails, fine, schema  # noqa: E402

WHOLE = SOURCE / "tests" / "data" / "whole-plan.json"


def valid(name, text):
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema(name)).validate(document)
    return document


def year(number, *words):
    return valid("calendar", fine("calendar", number, "--json", *words))


def layer(tmp_path, *rows, name="layer.csv"):
    path = tmp_path / name
    path.write_text("date,kind,name_vi,name_en\n" + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def month(out, title):
    """The rows of a month's block, of a year printed with one month below the other."""
    lines = out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(title))
    return lines[start:lines.index("", start)]


# --- the grid ---------------------------------------------------------------------------------------


def test_weeks_start_on_monday_and_days_have_their_signs():
    out = fine("calendar", 2026, env={"COLUMNS": "60"})
    assert month(out, "Tháng 2 ·") == [
        "Tháng 2 · 15 ngày làm việc",
        " T2  T3  T4  T5  T6  T7  CN",
        "                          1",
        "  2○  3   4   5   6   7   8",
        "  9  10  11  12  13  14  15",
        "*16 *17T*18 *19 *20  21  22",
        " 23  24  25  26  27  28",
    ]
    january = "\n".join(month(out, "Tháng 1 ·"))
    assert "* 1 ~ 2 " in january and " +10 " in january
    assert "?24 " in "\n".join(month(out, "Tháng 11 ·"))


@pytest.mark.parametrize("columns, abreast", [("88", 3), ("200", 3), ("87", 1), ("20", 1), ("", 3), ("x", 3)])
def test_three_months_stand_abreast_where_there_is_room(columns, abreast):
    out = fine("calendar", 2025, env={"COLUMNS": columns})
    heads = [len(re.findall(r"Tháng \d+ ·", line)) for line in out.splitlines() if "Tháng" in line]
    assert heads == [abreast] * (12 // abreast)
    assert max(len(line) for line in out.splitlines() if "  8   9" in line) <= 88


def test_every_day_of_a_year_is_in_the_grid_once():
    for number in (2024, 2025, 2026, 2027):
        days = [int(d) for line in fine("calendar", number).splitlines()
                if re.fullmatch(r"[ 0-9*~#+?●○T]+", line) and "T2" not in line
                for d in re.findall(r"\d+", line)]
        first, last = datetime.date(number, 1, 1), datetime.date(number, 12, 31)
        wanted = [(first + datetime.timedelta(i)).day for i in range((last - first).days + 1)]
        assert sorted(days) == sorted(wanted)


def test_the_head_tells_totals_and_certainty():
    out = fine("calendar", 2026)
    assert out.splitlines()[0] == "Lịch VN-GOV năm 2026 (Bính Ngọ từ 17/02/2026)"
    assert out.splitlines()[1].startswith("250 ngày làm việc, trong đó 2 ngày làm bù")
    assert "\nCONFIRMED: " in out and "1 ngày nghỉ đã công bố nhưng chưa ban hành" in out
    assert "\nRULE_BASED: " in fine("calendar", 2027)
    assert "250 working days" in fine("calendar", 2026, "--lang", "en")


def on_a_terminal(columns, *words, **env):
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    unset = ("NO_COLOR", "COLUMNS", "LANG", "LC_ALL", "LC_MESSAGES")
    surroundings = {k: v for k, v in os.environ.items() if k not in unset}
    process = subprocess.Popen([PARPLAN, *words], stdout=child, env={**surroundings, "TERM": "xterm", **env})
    os.close(child)
    out = b""
    try:
        while chunk := os.read(parent, 65536):
            out += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(parent)
    assert process.wait(60) == 0
    return out.decode().replace("\r\n", "\n")


def test_a_terminal_decides_on_width_and_colour():
    wide, narrow = on_a_terminal(120, "calendar", "2026"), on_a_terminal(80, "calendar", "2026")
    assert wide.count("\n") < narrow.count("\n")
    assert "\033[31m*16\033[0m" in narrow
    for out, columns in ((wide, "120"), (narrow, "80")):
        assert "\n".join(line.rstrip() for line in re.sub(r"\033\[[0-9]*m", "", out).splitlines()) == (
            fine("calendar", 2026, env={"COLUMNS": columns}).rstrip("\n"))
    assert "\033" not in on_a_terminal(80, "calendar", "2026", NO_COLOR="1")


# --- the days ---------------------------------------------------------------------------------------


def test_why_lists_each_special_day_with_name_layer_source_and_status():
    out = fine("calendar", 2026, "--why")
    for said in ["Thứ Sáu, 02/01/2026     Nghỉ hoán đổi", "quyết định hằng năm; Văn bản", "[CONFIRMED]",
                 "Thứ Hai, 16/02/2026     Tết Nguyên đán: nghỉ (luật; Bộ luật Lao động 2019, khoản 1 Điều 112)",
                 "Thứ Ba, 24/11/2026      Ngày Văn hóa Việt Nam: làm việc", "[ANNOUNCED]"]:
        assert said in out
    assert max(map(len, out.splitlines())) <= 100


def test_json_counts_what_it_lists():
    for number in (2015, 2024, 2026, 2027, 2199):
        document = year(number)
        total = document["total"]
        assert total["working"] + total["weekend"] + total["rest"] == total["days"]
        for key in ("days", "working", "rest", "makeup", "announced"):
            assert sum(m[key] for m in document["months"]) == total[key]
        assert sum(d["kind"] == "REST" for d in document["days"]) == total["rest"]
        assert document["changes"] is None


@pytest.mark.parametrize("number, certainty", [(2015, "CONFIRMED"), (2026, "CONFIRMED"), (2027, "RULE_BASED")])
def test_a_year_says_how_certain_it_is(number, certainty):
    assert year(number)["total"]["certainty"] == certainty


def test_an_announced_day_is_a_working_day():
    day = next(d for d in year(2026)["days"] if d["date"] == "2026-11-24")
    assert (day["kind"], day["certainty"]) == ("WORKING", "ANNOUNCED")


def test_csv_is_the_canonical_text_and_can_be_a_layer_again(tmp_path):
    rows = list(csv.DictReader(io.StringIO(fine("calendar", 2026, "--csv"))))
    assert [r["date"] for r in rows] == [d["date"] for d in year(2026)["days"]]
    again = tmp_path / "again.csv"
    with again.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(["date", "kind", "name_vi", "name_en", "source", "status"])
        writer.writerows([list(r.values())[:-1] for r in rows])
    assert year(2026, "--diff", again)["changes"] == []


def test_the_calendar_of_enterprises_has_no_swaps():
    out = fine("calendar", 2026, "--calendar", "VN-LABOUR")
    grid = out[:out.index("* nghỉ lễ")]
    assert "~" not in grid and "+" not in grid and out.startswith("Lịch VN-LABOUR")


def test_a_layer_is_marked_and_named(tmp_path):
    path = layer(tmp_path, "2026-03-10,off,Ngày truyền thống,Founding day", "2026-03-14,work,Làm bù,Made up")
    out = fine("calendar", 2026, "--layer", path, "--why")
    assert "#10 " in out and "+14" in out
    assert "Ngày truyền thống: nghỉ (lớp thêm)" in out


# --- what a layer changes ---------------------------------------------------------------------------


def test_diff_lists_the_days_that_change(tmp_path):
    path = layer(tmp_path, "2026-08-31,work,Không hoán đổi,Not swapped", "2026-08-22,off,Không làm bù,Not made up")
    changes = year(2026, "--diff", path)["changes"]
    assert [(c["date"], c["before"]["kind"], c["after"]["kind"], c["moves"]) for c in changes] == [
        ("2026-08-22", "MAKEUP", "REST", True), ("2026-08-31", "REST", "WORKING", True)]
    out = fine("calendar", 2026, "--diff", path)
    assert out.startswith("Năm 2026: 2 ngày khác đi, trong đó 2 ngày làm dời hạn.\n")
    assert "Thứ Hai, 31/08/2026: nghỉ, Nghỉ hoán đổi" in out
    assert fine("calendar", 2026, "--layer", path, "--diff", path).startswith("Năm 2026: 0 ngày khác đi")


def moves(*words):
    return valid("moves", fine("agenda", WHOLE, "--from", "2024-01-01", "--to", "2024-12-31", "--json", *words))


def test_changing_one_day_lists_the_duties_that_would_move_and_moves_no_verdict(tmp_path):
    words = ["agenda", WHOLE, "--from", "2024-01-01", "--to", "2024-12-31", "--as-of", "2024-06-30"]
    before = json.loads(fine(*words, "--json"))
    rolling = next(i for i in before["items"] if i["due"]["raw"] <= i["due"]["effective"]
                   and i["instance"] and "Q" in i["instance"])
    day = rolling["due"]["effective"]
    path = layer(tmp_path, f"{day},off,Nghỉ đột xuất,Sudden holiday")
    found = moves("--as-of", "2024-06-30", "--against-layer", path)
    assert found["moves"] and all(m["before"]["effective"] == day < m["after"]["effective"] for m in found["moves"])
    assert {m["id"] for m in found["moves"]} == {rolling["id"]}
    states = {(i["id"], i["instance"], i["unit"]): i["state"] for i in before["items"]}
    for m in found["moves"]:
        assert m["state"] == states[m["id"], m["instance"], m["unit"]]
        assert m["settled"] == (m["state"] in ("DONE", "DONE_LATE", "OVERDUE"))
    assert json.loads(fine(*words, "--json")) == before


def test_moves_are_told_as_text_in_both_languages(tmp_path):
    words = ["agenda", WHOLE, "--from", "2024-01-01", "--to", "2024-12-31"]
    items = json.loads(fine(*words, "--json"))["items"]
    day = next(i["due"]["effective"] for i in items if i["instance"] and "Q" in i["instance"])
    path = layer(tmp_path, f"{day},off,Nghỉ đột xuất,Sudden holiday")
    assert " lượt việc sẽ dời ngày khi lịch thay đổi.\n" in fine(*words, "--against-layer", path)
    out = fine(*words, "--against-layer", path, "--lang", "en")
    assert f"{day} → " in out and "Sudden holiday" in out
    assert "0 lượt việc" in fine(*words, "--layer", path, "--against-layer", path)


def test_an_agenda_can_follow_a_layer_of_its_own(tmp_path):
    words = ["agenda", WHOLE, "--from", "2024-01-01", "--to", "2024-12-31", "--json"]
    items = json.loads(fine(*words))["items"]
    day = next(i["due"]["effective"] for i in items if i["instance"] and "Q" in i["instance"])
    path = layer(tmp_path, f"{day},off,Nghỉ đột xuất,Sudden holiday")
    other = json.loads(fine(*words, "--layer", path))["items"]
    assert day in [i["due"]["effective"] for i in items] and items != other


def test_fixed_dates_of_the_real_plan_do_not_move(tmp_path):
    path = layer(tmp_path, "2024-06-05,off,Nghỉ,Off")
    out = fine("agenda", PLAN, "--from", "2024-01-01", "--to", "2024-12-31", "--against-layer", path)
    assert "0 lượt việc" in out


# --- what is wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words, said", [
    ([], "thiếu YEAR"),
    (["26"], "'26' không phải là năm"),
    (["2026x"], "không phải là năm"),
    (["1999"], "1999: PP-"),
    (["2200"], "2200: PP-"),
    (["0000"], "0000: PP-"),
    (["2026", "--json", "--csv"], "'--json' và '--csv' không đi cùng nhau"),
    (["2026", "--why", "--json"], "'--why' và '--json' không đi cùng nhau"),
    (["2026", "--diff", "F", "--ics"], "'--diff' và '--ics' không đi cùng nhau"),
    (["2026", "--why", "--diff", "F"], "'--why' và '--diff' không đi cùng nhau"),
    (["2026", "--sequence", "1"], "'--sequence' chỉ dùng cùng với '--ics'"),
    (["2026", "--as-of", "2026-01-01"], "'--as-of' chỉ dùng cùng với '--ics'"),
    (["2026", "--ics", "--sequence", "-1"], "--sequence: '-1'"),
    (["2026", "--calendar", "US"], "--calendar: PP-"),
    (["2026", "--layer", "-", "--diff", "-"], "chỉ một tệp có thể là '-'"),
])
def test_wrong_words_are_told(words, said):
    assert said in fails("calendar", *words).splitlines()[0]
