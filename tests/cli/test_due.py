# SPDX-License-Identifier: Apache-2.0
"""parplan due: the day, and why it is that day; parplan lunar."""
import json
import pathlib
import sys

import jsonschema
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import fails, fine, schema  # noqa: E402


def due(*words):
    document = json.loads(fine("due", *words, "--json"))
    jsonschema.Draft202012Validator(schema("due")).validate(document)
    return document


def term(start, text, *more):
    return due("--from", start, "--term", text, *more)


def day(*words):
    return due(*words)["due"]["effective"]


def runs(document, *treated):
    return [(r["treated"], r["from"][5:], r["to"][5:]) for r in document["days"]
            if not treated or r["treated"] in treated]


# --- the day ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("start, days, excluded, included, before_15", [
    ("02/02/2024 10:00", 3, "07", "06", "06"),
    ("02/02/2024 16:00", 3, "07", "06", "07"),
    ("06/02/2024 10:00", 3, "16", "15", "15"),
    ("06/02/2024 16:00", 1, "07", "06", "07"),
])
def test_start_rules_decide_whether_the_day_of_receipt_counts(start, days, excluded, included, before_15):
    rules = {"excluded": excluded, "included": included, "included-before=15:00": before_15}
    for rule, expected in rules.items():
        for text in [f"{days} working days", f"{days} ngày làm việc"]:
            assert term(start, text, "--start", rule)["due"]["effective"] == f"2024-02-{expected}"
    assert term(start, f"{days} ngày làm việc")["due"]["effective"] == f"2024-02-{excluded}"


@pytest.mark.parametrize("words, raw, effective", [
    (["--from", "31/01/2024", "--term", "1 month"], "2024-02-29", "2024-02-29"),
    (["--from", "06/02/2024", "--term", "5 working days"], "2024-02-20", "2024-02-20"),
    (["--from", "30/09/2024", "--term", "5 days"], "2024-10-05", "2024-10-07"),
    (["--from", "30/09/2024", "--term", "5 ngày", "--roll", "none"], "2024-10-05", "2024-10-05"),
    (["--from", "30/09/2024", "--term", "5 ngày", "--roll", "previous"], "2024-10-05", "2024-10-04"),
    (["--by", "05/10/2024"], "2024-10-05", "2024-10-05"),
    (["--by", "05/10/2024", "--roll", "none"], "2024-10-05", "2024-10-05"),
    (["--by", "05/10/2024", "--roll", "next"], "2024-10-05", "2024-10-07"),
    (["--before", "05/03/2024"], "2024-03-04", "2024-03-04"),
    (["--by", "31/08/2024", "--roll", "modified-next"], "2024-08-31", "2024-08-30"),
])
def test_raw_and_effective_day(words, raw, effective):
    found = due(*words)["due"]
    assert (found["raw"], found["effective"], found["time"]) == (raw, effective, "24:00")


def test_working_hours_end_at_their_minute():
    hours = ["--hours", "T2-T6,bù 07:30-11:30 13:00-17:00"]
    found = term("01/03/2024 17:30", "6 giờ làm việc", *hours)
    assert (found["due"]["effective"], found["due"]["time"]) == ("2024-03-04", "15:00")
    assert runs(found, "CLOSED") == [("CLOSED", "03-01", "03-01")]
    out = fine("due", "--from", "01/03/2024 17:30", "--term", "6 giờ làm việc", *hours)
    assert out.startswith("Hạn: 15:00, Thứ Hai, 04/03/2024\n")


def test_swaps_bind_civil_servants_and_not_enterprises():
    assert day("--from", "26/04/2024", "--term", "1 working day") == "2024-05-02"
    assert day("--from", "26/04/2024", "--term", "1 working day", "--calendar", "VN-LABOUR") == "2024-04-29"


def test_a_layer_moves_the_day_and_is_the_reason(tmp_path):
    layer = tmp_path / "layer.csv"
    layer.write_text("date,kind,name_vi,name_en\n2024-02-05,off,Ngày truyền thống,Founding day\n", encoding="utf-8")
    words = ["--from", "02/02/2024", "--term", "3 working days", "--layer", layer]
    found = due(*words)
    assert found["due"]["effective"] == "2024-02-15"
    assert found["calendar_hash"] != term("02/02/2024", "3 working days")["calendar_hash"]
    assert "Thứ Hai, 05/02/2024 là Ngày truyền thống (lớp thêm)" in fine("due", *words)


def test_certainty_goes_with_the_answer():
    def certainty(start):
        return term(start, "1 working day")["due"]["certainty"]
    assert certainty("05/02/2024") == "CONFIRMED"
    assert certainty("01/03/2027") == "RULE_BASED"
    assert certainty("23/11/2026") == "ANNOUNCED"
    assert day("--from", "23/11/2026", "--term", "1 working day") == "2026-11-24"
    assert "Độ chắc chắn    RULE_BASED: " in fine("due", "--from", "01/03/2027", "--term", "1 working day")


# --- the reasoning ----------------------------------------------------------------------------------


def test_every_day_that_was_not_counted_says_why():
    found = term("06/02/2024", "5 working days")
    assert runs(found) == [("EVENT", "02-06", "02-06"), ("COUNTED", "02-07", "02-07"), ("REST", "02-08", "02-12"),
                           ("REST", "02-13", "02-14"), ("COUNTED", "02-15", "02-16"), ("REST", "02-17", "02-18"),
                           ("COUNTED", "02-19", "02-20")]
    tet = found["days"][2]
    assert (tet["name"]["vi"], tet["layer"]) == ("Tết Nguyên đán", "STATUTE")
    assert "Điều 112" in tet["source"]["vi"]


def test_the_text_tells_the_rule_and_the_days_in_vietnamese():
    out = fine("due", "--from", "06/02/2024", "--term", "5 ngày làm việc")
    assert out.startswith("Hạn: Thứ Ba, 20/02/2024\n")
    for said in ["Bộ luật Dân sự 2015, Điều 147", "Thứ Ba, 06/02/2024 là ngày của sự kiện", "CONFIRMED",
                 "Từ Thứ Năm, 08/02/2024 đến Thứ Hai, 12/02/2024 là Tết Nguyên đán",
                 "đến Chủ nhật, 18/02/2024 là ngày nghỉ hằng tuần"]:
        assert said in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_text_tells_them_in_english():
    out = fine("due", "--from", "06/02/2024", "--term", "5 working days", "--lang", "en")
    assert out.startswith("Due: Tuesday, 2024-02-20\n")
    for said in ["Civil Code 2015, art. 147", "Tuesday, 2024-02-06: the day of the event",
                 "Thursday, 2024-02-08 to Monday, 2024-02-12: Lunar New Year (Tết)", "weekly rest"]:
        assert said in out


def test_a_roll_is_told_with_its_article_and_the_days_moved_off():
    out = fine("due", "--from", "30/09/2024", "--term", "5 ngày")
    assert "Điều 148 khoản 5" in out.replace("\n                  ", " ")
    assert "Dời khỏi        Từ Thứ Bảy, 05/10/2024 đến Chủ nhật, 06/10/2024" in out
    assert "Theo quy định   Thứ Bảy, 05/10/2024\n  Có hiệu lực     Thứ Hai, 07/10/2024\n" in out


def test_a_saturday_worked_in_exchange_is_mentioned():
    out = fine("due", "--from", "02/05/2024", "--term", "2 ngày làm việc")
    assert out.startswith("Hạn: Thứ Bảy, 04/05/2024\n")
    assert "Vẫn tính        Thứ Bảy, 04/05/2024 là Làm bù" in out


def test_weekends_of_a_long_term_are_told_as_one_and_listed_in_json():
    words = ["--from", "05/01/2026", "--term", "200 working days"]
    out = fine("due", *words)
    assert "ngày nghỉ hằng tuần khác, từ Thứ Bảy" in out
    assert len(out.splitlines()) < 60
    assert "Giỗ Tổ Hùng Vương" in out
    assert sum(r["kind"] == "WEEKEND" for r in due(*words)["days"]) > 35


def test_a_named_day_that_is_a_rest_day_says_that_it_stays():
    out = fine("due", "--by", "05/10/2024")
    assert "không dời" in out and "Thứ Bảy, 05/10/2024 là ngày nghỉ hằng tuần" in out
    found = due("--before", "05/03/2024")
    assert found["named"] == {"date": "2024-03-05", "bound": "before"} and found["term"] is None


# --- what is wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words, said", [
    ([], "cần --from và --term"),
    (["--from", "02/02/2024"], "cần --from và --term"),
    (["--by", "05/03/2024", "--before", "06/03/2024"], "'--by' và '--before' không đi cùng nhau"),
    (["--by", "05/03/2024", "--term", "1 day"], "'--by' và '--term' không đi cùng nhau"),
    (["--from", "02/02/2024", "--term", "3"], "--term: PP-0286"),
    (["--from", "02/02/2024", "--term", "3 fortnights"], "--term: PP-0287"),
    (["--from", "31/02/2024", "--term", "3 days"], "--from: PP-0104"),
    (["--from", "02/02/2024", "--term", "3 days", "--start", "maybe"], "--start: PP-0289"),
    (["--from", "02/02/2024", "--term", "3 days", "--roll", "up"], "--roll: 'up'"),
    (["--from", "02/02/2024", "--term", "3 working days", "--start", "included-before=15:00"], "due: PP-"),
    (["--from", "02/02/2024 10:00", "--term", "3 working hours"], "due: PP-0275"),
    (["--from", "02/02/2024 10:00", "--term", "3 working hours", "--hours", "always"], "--hours: PP-0293"),
    (["--from", "02/02/2024", "--term", "3 days", "--calendar", "DE"], "--calendar: PP-"),
    (["--from", "30/12/2199", "--term", "3 working days"], "due: PP-"),
    (["--from", "30/12/1999", "--term", "3 working days"], "due: PP-"),
])
def test_wrong_words_are_told(words, said):
    assert said in fails("due", *words).splitlines()[0]


def test_a_layer_that_is_wrong_names_file_line_and_column(tmp_path):
    layer = tmp_path / "layer.csv"
    layer.write_text("date,kind,name\n2024-02-05,closed,X\n", encoding="utf-8")
    assert f"parplan: {layer}:" in fails("due", "--by", "05/03/2024", "--layer", layer)
    assert "không có tệp này" in fails("due", "--by", "05/03/2024", "--layer", tmp_path / "none.csv")


# --- lunar ------------------------------------------------------------------------------------------


def lunar(*words):
    document = json.loads(fine("lunar", *words, "--json"))
    jsonschema.Draft202012Validator(schema("lunar")).validate(document)
    return document


def test_a_day_is_converted_to_the_lunar_calendar_with_the_name_of_its_year():
    assert fine("lunar", "29/01/2025") == "Thứ Tư, 29/01/2025 = ngày mùng 1 tháng 1 năm Ất Tỵ (âm lịch 1/1/2025)\n"
    assert fine("lunar", "2025-01-28", "--lang", "en") == (
        "Tuesday, 2025-01-28 = day 29 of month 12 of the lunar year Giáp Thìn (lunar 29/12/2024)\n")


def test_and_back_with_leap_months():
    assert lunar("--to-solar", "1/1/2025")["date"] == "2025-01-29"
    assert lunar("--to-solar", "1/6/2025")["date"] == "2025-06-25"
    assert lunar("--to-solar", "1/6/2025", "--leap")["date"] == "2025-07-25"
    assert lunar("25/07/2025")["lunar"]["leap"] is True
    assert "tháng 6 nhuận" in fine("lunar", "25/07/2025")


def test_an_uncertain_month_says_so():
    found = lunar("--to-solar", "1/3/2031", "--leap")
    assert (found["date"], found["uncertain"]) == ("2031-04-21", True)
    assert "Không chắc chắn" in fine("lunar", "21/04/2031")
    assert "Không chắc chắn" not in fine("lunar", "29/01/2025")


@pytest.mark.parametrize("words, said", [
    (["32/01/2025"], "32/01/2025: PP-"),
    (["Tết"], "Tết: PP-0100"),
    (["01/01/1900"], "PP-"),
    (["--to-solar", "1/13/2025"], "PP-"),
    (["--to-solar", "30/12/2024"], "29"),
    (["--to-solar", "1/2/2025", "--leap"], "PP-"),
    (["--leap", "29/01/2025"], "'--leap' chỉ dùng cùng với '--to-solar'"),
    ([], "thiếu DAY"),
])
def test_wrong_lunar_words_are_told(words, said):
    assert said in fails("lunar", *words).splitlines()[0]
