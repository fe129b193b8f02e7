# SPDX-License-Identifier: Apache-2.0
"""Calendar feeds, read by a parser that is not ours."""
import datetime
import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import PARPLAN, PLAN, fails, fine  # noqa: E402,F401

icalendar = pytest.importorskip("icalendar", reason="the Python package icalendar is not installed")

RANGE = ["--from", "2024-01-01", "--to", "2024-12-31"]
ONE_DAY = datetime.timedelta(days=1)


def bytes_of(*words):
    """The output as bytes: text mode would hide the ends of lines."""
    import os
    import subprocess
    surroundings = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    done = subprocess.run([PARPLAN, *map(str, words)], capture_output=True, check=True, env=surroundings)
    assert done.stderr == b""
    return done.stdout


def feed(*words):
    return bytes_of("agenda", PLAN, *RANGE, "--ics", *words)


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def items(*words):
    return json.loads(fine("agenda", PLAN, *RANGE, "--json", *words))["items"]


@pytest.fixture
def completions(tmp_path):
    path = tmp_path / "done.csv"
    path.write_text("item,unit,date,window\nR.1,ha-dinh,2024-03-05,2024-Q1\n", encoding="utf-8")
    return path


FEEDS = [["agenda", PLAN, *RANGE, "--ics"], ["agenda", PLAN, *RANGE, "--ics", "--unit", "ha-dinh", "--lang", "en"],
         ["agenda", PLAN, "--from", "2024-02-10", "--to", "2024-02-10", "--ics"],
         ["calendar", "2026", "--ics"], ["calendar", "2027", "--ics", "--lang", "en"]]


@pytest.mark.parametrize("words", FEEDS)
def test_the_bytes_follow_rfc_5545(words):
    data = bytes_of(*words)
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # a fold never lies within a character


@pytest.mark.parametrize("words", FEEDS)
def test_another_parser_reads_it_without_complaint(words):
    calendar = icalendar.Calendar.from_ical(bytes_of(*words))
    assert calendar.errors == []
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert calendar.subcomponents  # RFC 5545 wants at least one
    for part in calendar.walk():
        assert part.errors == []
        assert [key for key in part.required if key not in part] == []
    assert calendar.to_ical().count(b"BEGIN:VEVENT") == len(calendar.walk("VEVENT"))


@pytest.mark.parametrize("words", FEEDS)
def test_every_event_takes_one_whole_day_and_has_a_uid_of_its_own(words):
    found = events(bytes_of(*words))
    for event in found:
        assert type(event.decoded("DTSTART")) is datetime.date
        assert event.decoded("DTEND") == event.decoded("DTSTART") + ONE_DAY
        assert event["STATUS"] in ("CONFIRMED", "TENTATIVE")
        assert event["TRANSP"] == "TRANSPARENT"
        assert str(event["SUMMARY"]).strip()
    uids = [str(e["UID"]) for e in found]
    assert len(set(uids)) == len(uids)
    assert all(uid.isascii() and uid.endswith("@parplan") for uid in uids)


def test_an_event_for_each_item_on_its_effective_day():
    wanted = [(i["due"]["effective"], i["id"]) for i in items()]
    found = [(e.decoded("DTSTART").isoformat(), str(e["SUMMARY"]).split()[0]) for e in events(feed())]
    assert found == wanted and len(found) > 100


def test_the_texts_come_back_whole():
    for event, item in zip(events(feed("--unit", "ha-dinh")), items("--unit", "ha-dinh")):
        assert str(event["SUMMARY"]) == f"{item['id']} {item['title']['vi']}"
        assert str(event["DESCRIPTION"]).split("\n")[0] == item["why"]["vi"]
        assert "Phường Hạ Đình" in str(event["DESCRIPTION"])


def test_a_feed_of_all_names_the_unit_in_each_event_and_one_of_a_unit_in_its_name():
    assert any(str(e["SUMMARY"]).endswith("(Phường Hạ Đình)") for e in events(feed()))
    calendar = icalendar.Calendar.from_ical(feed("--unit", "ha-dinh"))
    assert str(calendar["X-WR-CALNAME"]).endswith(" · Phường Hạ Đình")


def test_reminders_lie_on_the_fifth_and_the_last_working_day_before():
    event = next(e for e in events(feed("--unit", "ha-dinh")) if e.decoded("DTSTART").isoformat() == "2024-03-05")
    start = datetime.datetime(2024, 3, 5)
    moments = [start + alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert moments == [datetime.datetime(2024, 2, 27, 8), datetime.datetime(2024, 3, 4, 8)]
    assert {a["ACTION"] for a in event.walk("VALARM")} == {"DISPLAY"}


def test_what_is_done_says_so_and_reminds_of_nothing(completions):
    found = events(feed("--unit", "ha-dinh", "--done", completions, "--as-of", "2024-04-01"))
    done = [e for e in found if str(e["SUMMARY"]).startswith("✓ ")]
    assert [str(e["UID"]) for e in done] == ["thanh-xuan-2024/duty/R.1/2024-Q1/ha-dinh@parplan"]
    assert done[0].walk("VALARM") == []
    assert "Tình trạng: Đã xong (05/03/2024)" in str(done[0]["DESCRIPTION"])


def test_stamp_and_sequence_are_those_asked_for():
    for words, stamp, sequence in [([], "20240101T000000Z", 0), (["--as-of", "2024-06-05"], "20240605T000000Z", 0),
                                   (["--sequence", "3"], "20240101T000000Z", 3)]:
        for event in events(feed(*words))[:5]:
            assert event["DTSTAMP"].to_ical().decode() == stamp
            assert event["SEQUENCE"] == sequence


def test_a_day_that_moves_keeps_its_uid(tmp_path):
    layer = tmp_path / "layer.csv"
    whole = str(pathlib.Path(PLAN).parents[2] / "tests" / "data" / "whole-plan.json")
    words = ["agenda", whole, *RANGE, "--ics"]
    before = {str(e["UID"]): e.decoded("DTSTART") for e in events(bytes_of(*words))}
    rows = "".join(f"{d.isoformat()},off,Nghỉ\n" for d in sorted(set(before.values())) if d.weekday() < 5)
    layer.write_text("date,kind,name_vi\n" + rows, encoding="utf-8")
    after = {str(e["UID"]): e.decoded("DTSTART") for e in events(bytes_of(*words, "--layer", layer))}
    assert any(after.get(uid, day) != day for uid, day in before.items())


def test_the_same_question_gives_the_same_bytes():
    assert feed() == feed()


def test_days_of_a_calendar_are_those_of_its_csv():
    rows = [line.split(",")[0] for line in fine("calendar", 2026, "--csv").splitlines()[1:]]
    found = events(bytes_of("calendar", 2026, "--ics"))
    assert [e.decoded("DTSTART").isoformat() for e in found] == rows
    announced = next(e for e in found if e.decoded("DTSTART") == datetime.date(2026, 11, 24))
    assert announced["STATUS"] == "TENTATIVE" and "ANNOUNCED" in str(announced["DESCRIPTION"])
    assert {e["STATUS"] for e in events(bytes_of("calendar", 2027, "--ics"))} == {"TENTATIVE"}


@pytest.mark.parametrize("words, said", [
    (["--json"], "'--json' và '--ics' không đi cùng nhau"),
    (["--against-layer", "F"], "'--against-layer' và '--ics' không đi cùng nhau"),
    (["--sequence", "x"], "--sequence: 'x'"),
    (["--unit", "nobody"], "--unit: PP-0477"),
])
def test_wrong_words_are_told(words, said):
    assert said in fails("agenda", PLAN, *RANGE, "--ics", *words).splitlines()[0]


def test_a_sequence_is_for_feeds():
    assert "'--sequence' chỉ dùng cùng với '--ics'" in fails("agenda", PLAN, *RANGE, "--sequence", "1")
