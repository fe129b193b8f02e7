# SPDX-License-Identifier: Apache-2.0
"""Pictures: what they say is exact, nothing is missing or cut, and they survive without colour."""

from __future__ import annotations

import io
import itertools
import pathlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import parplan
import pytest
from parplan import Figure, Verdict

matplotlib = pytest.importorskip("matplotlib")
np = pytest.importorskip("numpy")
from matplotlib import colors  # noqa: E402
from parplan._plot_calendar import ANNOUNCED, KINDS  # noqa: E402
from parplan._plot_style import SYMBOLS, VERDICTS  # noqa: E402

pytestmark = pytest.mark.filterwarnings("error")  # a glyph the font lacks is a warning

LANGS = ("vi", "en")
PLOTS: dict[str, Callable[..., Any]] = {
    "overview": lambda board, lang: board.plot(lang=lang),
    "one indicator": lambda board, lang: board.plot(indicator="3.1.b", lang=lang),
    "an area": lambda board, lang: board.plot(area="6", lang=lang),
    "burn-up": lambda board, lang: board.plot_burn_up("3.1.b", "thanh-xuan", lang=lang),
    "calendar": lambda board, lang: board.plan.calendar.plot(2026, lang=lang),
    "calendar by rule": lambda board, lang: board.plan.calendar.plot(2033, lang=lang),
}
every_plot = pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS.keys())
both_langs = pytest.mark.parametrize("lang", LANGS)


def png(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.savefig(out, format="png")
    return out.getvalue()


def written(picture: Any) -> list[Any]:
    return [text for text in picture.findobj(matplotlib.text.Text) if text.get_text()]


def texts(picture: Any) -> list[str]:
    return [text.get_text() for text in written(picture)]


def found(picture: Any, prefix: str) -> dict[str, Any]:
    """What was drawn for something, by its name."""
    artists = picture.findobj(lambda artist: str(artist.get_gid()).startswith(prefix))
    return {artist.get_gid().removeprefix(prefix): artist for artist in artists}


def lines(picture: Any, name: str) -> list[tuple[list[float], list[float]]]:
    drawn = picture.findobj(lambda artist: artist.get_gid() == name)
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in drawn]


@pytest.fixture(scope="module")
def kinds(source: pathlib.Path) -> parplan.Plan:
    return parplan.load_plan(source / "tests/data/kinds-plan.json")


def share(indicator: str, unit: str, reached: int, cases: int) -> Figure:
    return Figure(indicator, unit, "2024-Q1", numerator=reached, denominator=cases)


# Every picture


@every_plot
@both_langs
def test_a_picture_has_every_glyph_and_a_size_that_can_be_drawn(
    plot: Callable[..., Any], lang: str, board: parplan.Board
) -> None:
    assert png(plot(board, lang)).startswith(b"\x89PNG")


@every_plot
@both_langs
def test_no_text_is_cut_off(plot: Callable[..., Any], lang: str, board: parplan.Board) -> None:
    picture = plot(board, lang)
    png(picture)
    for text in written(picture):
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.y0 >= 0, text
        assert box.x1 <= picture.bbox.x1 and box.y1 <= picture.bbox.y1, text


@pytest.mark.parametrize("name", ["overview", "one indicator", "calendar", "calendar by rule"])
@both_langs
def test_no_text_lies_on_another(name: str, lang: str, board: parplan.Board) -> None:
    picture = PLOTS[name](board, lang)
    png(picture)
    level = [text for text in written(picture) if not text.get_rotation()]
    boxes = [(text, text.get_window_extent()) for text in level]
    for (a, one), (b, other) in itertools.combinations(boxes, 2):
        wide = min(one.x1, other.x1) - max(one.x0, other.x0)
        high = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert wide <= 1 or high <= 4, (a, b)


@every_plot
def test_a_picture_shows_itself_in_a_notebook(
    plot: Callable[..., Any], board: parplan.Board
) -> None:
    assert plot(board, "vi")._repr_png_().startswith(b"\x89PNG")


def test_a_picture_looks_the_same_whatever_the_settings(board: parplan.Board) -> None:
    plain = png(board.plot(indicator="3.1.b"))
    with matplotlib.style.context(["dark_background", {"font.family": "monospace"}]):
        assert png(board.plot(indicator="3.1.b")) == plain


@every_plot
def test_a_picture_leaves_the_settings_alone(
    plot: Callable[..., Any], board: parplan.Board
) -> None:
    before = dict(matplotlib.rcParams)
    png(plot(board, "en"))
    assert dict(matplotlib.rcParams) == before


def test_pictures_need_neither_pyplot_nor_a_display() -> None:
    code = (
        "import parplan, sys; parplan.calendar().plot(2026)\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_pictures_may_be_drawn_by_many_threads(board: parplan.Board) -> None:
    before, done = dict(matplotlib.rcParams), []
    draw = lambda: done.append(png(board.plot(indicator="4.1.a")))  # noqa: E731
    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4 and len(set(done)) == 1
    assert dict(matplotlib.rcParams) == before


def test_without_matplotlib_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "import parplan\n"
        "try: parplan.calendar().plot(2026)\n"
        "except ImportError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install parplan[plot]" in done.stdout


@pytest.mark.parametrize("name", ["overview", "burn-up", "calendar"])
def test_an_unknown_language_is_an_error(name: str, board: parplan.Board) -> None:
    with pytest.raises(ValueError, match='expected "vi" or "en"'):
        PLOTS[name](board, "fr")


# Colours

DEUTERANOPIA = [  # Machado, Oliveira and Fernandes 2009, severity 1
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
]


def linear(colour: str) -> Any:
    rgb = np.array(colors.to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lightness(rgb: Any) -> float:
    """L* of CIE, 0 to 100: what is left in grey."""
    y = float(rgb @ np.array([0.2126, 0.7152, 0.0722]))
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize(
    "looks", [list(VERDICTS.values()), [*KINDS.values(), ANNOUNCED]], ids=["verdicts", "days"]
)
@pytest.mark.parametrize("eye", [np.eye(3), np.array(DEUTERANOPIA)], ids=["grey", "deuteranopia"])
def test_lightness_alone_tells_colours_apart(looks: list[Any], eye: Any) -> None:
    seen = sorted(lightness(np.clip(eye @ linear(look.colour), 0, 1)) for look in looks)
    assert min(b - a for a, b in itertools.pairwise(seen)) >= 8


def test_every_verdict_has_a_symbol_of_its_own() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert len({look.symbol for look in VERDICTS.values()}) == len(Verdict)


def test_text_on_a_colour_has_contrast() -> None:
    for look in VERDICTS.values():
        assert abs(lightness(linear(look.colour)) - lightness(linear(look.ink))) > 40


def test_every_reason_has_words() -> None:
    assert set(SYMBOLS) == set(parplan.Reason) - {parplan.Reason.NONE}


# The overview


def test_the_overview_has_a_box_for_each_cell(board: parplan.Board) -> None:
    boxes = found(board.plot(), "cell:")
    assert set(boxes) == {f"{indicator}/{unit}" for indicator, unit in board}


def test_a_box_has_the_colour_of_its_verdict(board: parplan.Board) -> None:
    boxes = found(board.plot(), "cell:")
    for cell in board.cells():
        colour = boxes[f"{cell.indicator.id}/{cell.unit.id}"].get_facecolor()
        assert colors.same_color(colour, VERDICTS[cell.verdict].colour)


@both_langs
def test_the_overview_counts_its_verdicts(lang: str, board: parplan.Board) -> None:
    said = texts(board.plot(lang=lang))
    for verdict, count in board.verdicts().items():
        if verdict != Verdict.CANNOT_DETERMINE:
            assert f"{VERDICTS[verdict].name.in_(lang)}: {count}" in said


# Bars


def test_there_is_a_bar_for_each_value_and_a_reason_for_each_that_is_missing(
    board: parplan.Board,
) -> None:
    picture = board.plot(indicator="3.1.b")
    parts = [(cell, part) for cell in board.cells(indicator="3.1.b") for part in cell.parts]
    known = {f"3.1.b/{c.unit.id}/{p.id}": p for c, p in parts if p.value is not None}
    bars = found(picture, "bar:")
    assert {name: bar.get_width() for name, bar in bars.items()} == {
        name: float(part.value) for name, part in known.items() if part.value is not None
    }
    assert "số liệu chưa đủ 10/11" in texts(picture)
    assert len(known) == len(parts) - 2


def test_thresholds_are_drawn_where_they_are(board: parplan.Board) -> None:
    axes = board.plot(indicator="3.1.b").axes[1]
    assert {line.get_xdata()[0] for line in axes.lines} == {0.6, 0.5}


def test_units_bear_their_names_and_totals_a_sigma(board: parplan.Board) -> None:
    said = texts(board.plot(indicator="3.1.b"))
    assert "Σ UBND quận Thanh Xuân" in said and "Phường Hạ Đình" in said
    assert "Home Affairs Office" in texts(board.plot(indicator="3.1.b", lang="en"))


def test_one_case_short_of_the_threshold_does_not_read_as_the_threshold(
    board: parplan.Board,
) -> None:
    said = texts(board.plot(indicator="3.1.b"))
    assert "59,99 %" in said and "5999/10000" in said and "Chưa đạt, cần thêm 1" in said


def test_decimals_are_added_until_a_value_differs_from_the_threshold(kinds: parplan.Plan) -> None:
    rows = [share("final", "p-mot", 599996, 1000000), share("final", "p-hai", 3, 5)]
    picture = parplan.board(kinds, rows, "2024-03-06").plot(indicator="final", lang="en")
    assert "59.9996 %" in texts(picture) and "60 %" in texts(picture)


def test_numbers_are_not_percentages(kinds: parplan.Plan) -> None:
    row = Figure("at-most", "p-mot", "2024-Q1", value=Fraction(11))
    picture = parplan.board(kinds, [row], "2024-03-06").plot(indicator="at-most")
    assert "11" in texts(picture) and "≤ 10" in texts(picture)
    assert found(picture, "bar:")["at-most/p-mot/"].get_width() == 11


def test_ranks_are_marks_against_the_last_rank_that_meets(kinds: parplan.Plan) -> None:
    row = Figure("top", "quan", "2024-03-01", numerator=4, denominator=30)
    picture = parplan.board(kinds, [row], "2024-03-06").plot(indicator="top")
    assert list(found(picture, "bar:")["top/quan/"].get_xdata()) == [4]
    assert picture.axes[1].lines[0].get_xdata()[0] == 3  # a tenth of 30
    assert "4/30" in texts(picture) and "≤ 10 %" in texts(picture)


def test_a_tolerance_is_a_band(kinds: parplan.Plan) -> None:
    board = parplan.board(kinds, [share("near", "quan", 58, 100)], "2024-03-06")
    assert "dải xám" in " ".join(texts(board.plot(indicator="near")))


def test_an_area_has_a_panel_for_each_indicator(board: parplan.Board) -> None:
    picture = board.plot(area=board.plan.areas["6"])
    assert len(picture.axes) == 1 + 4
    assert [t for t in texts(picture) if t.startswith("6.1.a ")]


def test_every_kind_of_target_can_be_drawn(kinds: parplan.Plan) -> None:
    rows = [share("final", "p-mot", 3, 5), share("carved", "p-mot", 3, 5)]
    board = parplan.board(kinds, rows, "2024-03-06")
    for indicator in kinds.indicators:
        assert png(board.plot(indicator=indicator))


def test_a_board_without_figures_is_drawn_without_bars(plan: parplan.Plan) -> None:
    picture = parplan.board(plan, [], "2024-06-05").plot(indicator="3.1.c")
    assert not found(picture, "bar:")
    assert "chưa đến hạn" in texts(picture)


def test_a_picture_beyond_reading_asks_for_less(kinds: parplan.Plan) -> None:
    with pytest.raises(parplan.ArgumentError, match="name one indicator"):
        parplan.board(kinds, [], "2024-03-06").plot(area="1")


def test_an_unknown_indicator_or_area_is_an_error(board: parplan.Board) -> None:
    for wrong in ({"indicator": "9.9"}, {"area": "9"}):
        with pytest.raises(parplan.NotFoundError):
            board.plot(**wrong)
    with pytest.raises(parplan.ArgumentError, match="no such target"):
        board.plot(indicator="3.1.b", area="1")


# Burn-up


def test_reached_and_required_are_those_of_each_window(
    plan: parplan.Plan, figures: parplan.Figures
) -> None:
    board = parplan.board(plan, figures, "2024-09-20")
    picture = board.plot_burn_up("3.1.b", "tai-chinh-ke-hoach")
    ends = [float(date(2024, month, 5).toordinal()) for month in (3, 6, 9)]
    assert lines(picture, "reached") == [(ends, [4120, 5999, 6480])]
    assert lines(picture, "required") == [(ends, [5910, 6000, 6096])]  # ⌈60 % of the cases⌉


def test_what_is_still_needed_is_drawn_for_each_window(
    plan: parplan.Plan, figures: parplan.Figures
) -> None:
    picture = parplan.board(plan, figures, "2024-09-20").plot_burn_up("3.1.b", "tai-chinh-ke-hoach")
    heights = {day: bar.get_height() for day, bar in found(picture, "needed:").items()}
    assert heights == {"2024-03-05": 1790, "2024-06-05": 1, "2024-09-05": 0}
    assert "1 ✗" in texts(picture) and "0 ✓" in texts(picture)


def test_the_pace_runs_along_working_days_and_ends_at_what_is_needed(board: parplan.Board) -> None:
    part = board["3.1.b", "khuong-mai"].part
    days, ways = lines(board.plot_burn_up("3.1.b", "khuong-mai"), "pace")[0]
    assert part.numerator is not None and part.still_needed
    assert ways[0] == part.numerator and ways[-1] == part.numerator + part.still_needed
    rest = [b == a for a, b in itertools.pairwise(ways)]
    worked = [board.plan.calendar.is_working(date.fromordinal(int(day))) for day in days[1:]]
    assert rest == [not works for works in worked]


def test_a_window_without_its_figure_is_named_and_never_zero(
    plan: parplan.Plan, figures: parplan.Figures
) -> None:
    picture = parplan.board(plan, figures, "2024-10-01").plot_burn_up("3.1.b", "kim-giang")
    assert set(found(picture, "missing:")) == {"2024-03-05", "2024-06-05"}
    assert texts(picture).count("thiếu số liệu") == 2
    assert [y for y in lines(picture, "reached")[0][1] if y == y] == [899]


def test_a_final_picture_has_no_pace(plan: parplan.Plan, figures: parplan.Figures) -> None:
    picture = parplan.board(plan, figures, "2025-01-10").plot_burn_up("1.1.c", "khuong-trung")
    assert not lines(picture, "pace")
    assert any("Không thể đạt từ 05/06/2024" in text for text in texts(picture))


def test_each_part_of_a_target_is_drawn(board: parplan.Board) -> None:
    picture = board.plot_burn_up("3.1.b", "thanh-xuan")
    assert {"Thẩm quyền cấp quận", "Thẩm quyền cấp phường"} <= set(texts(picture))


def all_cells(plan: parplan.Plan) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for indicator, unit in parplan.board(plan, [], "2024-03-15"):
        if indicator not in seen:
            seen.add(indicator)
            yield indicator, unit


def test_every_kind_of_target_has_a_burn_up(kinds: parplan.Plan) -> None:
    board = parplan.board(kinds, [share("final", "p-mot", 3, 5)], "2024-03-15")
    for indicator, unit in all_cells(kinds):
        assert png(board.plot_burn_up(indicator, unit))


def test_a_burn_up_of_no_cell_is_an_error(board: parplan.Board) -> None:
    with pytest.raises(parplan.NotFoundError):
        board.plot_burn_up("3.1.c", "ha-dinh")


# Calendars


@pytest.mark.parametrize("year", [2024, 2026, 2033])
def test_a_year_has_all_its_days_each_in_its_colour(year: int, gov: parplan.Calendar) -> None:
    days = found(gov.plot(year), "day:")
    assert len(days) == gov.total(date(year, 1, 1), date(year, 12, 31)).days
    for day, box in days.items():
        what = gov.why(day)
        announced = what.certainty == parplan.Certainty.ANNOUNCED
        look = ANNOUNCED if announced else KINDS[what.kind]
        assert colors.same_color(box.get_facecolor(), look.colour)


def test_days_off_in_a_row_are_listed_together(gov: parplan.Calendar) -> None:
    said = texts(gov.plot(2024))
    assert "08/02 – 12/02" in said and "Tết Nguyên đán" in said
    said = texts(gov.plot(2024, lang="en"))
    assert "8 Feb – 12 Feb" in said and "Lunar New Year (Tết)" in said


def test_make_up_days_bear_a_plus(gov: parplan.Calendar) -> None:
    assert "10+" in texts(gov.plot(2026))


def test_a_year_by_rule_says_so_and_hatches_its_days_off(gov: parplan.Calendar) -> None:
    picture = gov.plot(2027)
    assert "Theo luật, chưa có quyết định của năm" in texts(picture)
    assert found(picture, "day:")["2027-02-04"].get_hatch()
    assert not found(gov.plot(2026), "day:")["2026-02-17"].get_hatch()


def test_a_day_only_announced_is_drawn_apart(gov: parplan.Calendar) -> None:
    picture = gov.plot(2026)
    assert found(picture, "day:")["2026-11-24"].get_hatch() == ANNOUNCED.hatch
    assert "24?" in texts(picture)


def test_weeks_begin_on_monday(gov: parplan.Calendar) -> None:
    days = found(gov.plot(2024), "day:")
    left = {day: days[day].get_x() for day in ("2024-01-01", "2024-01-07", "2024-01-08")}
    assert left["2024-01-01"] == left["2024-01-08"] < left["2024-01-07"]


def test_a_year_the_calendar_lacks_is_an_error(gov: parplan.Calendar) -> None:
    with pytest.raises(parplan.RangeError):
        gov.plot(1999)
