# SPDX-License-Identifier: Apache-2.0
"""The choices of the C library, with its values. Where a document chooses nothing, a member is None."""

from __future__ import annotations

from enum import EnumType, IntEnum, IntFlag

from . import _core
from ._text import Text


class _ChoiceType(EnumType):
    """Shows the choices of a class, and not also what every `int` can do."""

    def __dir__(cls) -> list[str]:
        return [*cls.__members__, *(n for n in vars(cls) if n == "text"), "__doc__", "__module__"]


class Choice(IntEnum, metaclass=_ChoiceType):
    """One of some values of the C library."""


class Choices(IntFlag, metaclass=_ChoiceType):
    """Values of the C library that are joined with |."""


class Severity(IntEnum):
    """How bad a problem in a document is."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Mark(Choice):
    """Which character marks the decimals in a written number."""

    EITHER = 0
    """Not declared: `,` or `.`, and `1.234` is an error as ambiguous."""
    POINT = 46
    COMMA = 44


class DayKind(Choice):
    """What a day is."""

    WORKING = 0
    WEEKEND = 1
    REST = 2
    """A public holiday, its substitute, a day swapped off or given by a layer."""
    MAKEUP = 3
    """A Saturday or Sunday worked, mostly in exchange for a day swapped off."""


class Certainty(Choice):
    """How sure an answer about days is; a greater value is less sure."""

    CONFIRMED = 0
    """The year's decision is known."""
    RULE_BASED = 1
    """From the statute alone: the decision for that year is not known."""
    ANNOUNCED = 2
    """Announced as a day off and not enacted: it is what it was before."""
    UNCERTAIN_LUNAR = 3
    """Rule-based, on a lunar month whose new moon falls near midnight."""


class Layer(Choice):
    """Where what is known of a day comes from; a higher one is right."""

    NONE = 0
    STATUTE = 1
    DECISION = 2
    ORGANISATION = 3
    USER = 4


class Roll(Choice):
    """What to do with a day that is not worked."""

    NONE = 0
    NEXT = 1
    PREVIOUS = 2
    MODIFIED_NEXT = 3
    """Next, or previous where next is in another month."""
    MODIFIED_PREVIOUS = 4


class Row(Choice):
    """How a row of a bulk call ended, as a byte of its status column."""

    OK = 0
    """An answer; for due days a confirmed one, for delays: done."""
    NULL = 1
    """A value of the row is missing, and so is its result."""
    RANGE = 2
    """A day, or the result, lies outside the calendar."""
    UNCONFIRMED = 3
    """A due day that rests on days which are not confirmed."""
    OPEN = 4
    """A delay of what is not done yet, counted up to the day asked about."""
    ARGUMENT = 5
    """No such term, a count it cannot have, a minute missing."""


class Bound(Choice):
    """Whether the named day itself is still in time."""

    BY = 1
    """"Chậm nhất là ngày": it is."""
    BEFORE = 2
    """"Trước ngày": it is not."""


class TermUnit(Choice):
    """What a term counts."""

    DAYS = 1
    WORKING_DAYS = 2
    WEEKS = 3
    MONTHS = 4
    YEARS = 5
    HOURS = 6
    WORKING_HOURS = 7


class StartRule(Choice):
    """Whether the day of the event is the first day of a term."""

    EXCLUDED = 0
    """Civil Code 2015, art. 147."""
    INCLUDED = 1
    INCLUDED_BEFORE = 2
    """It is where the event lies before a time of day."""


class MonthEnd(Choice):
    """The day on which months end."""

    LAST = 0
    """The same day number, or the last day where it lacks: art. 148.3."""
    KEEP = 1
    """From the last day of a month to the last day of a month."""


class TermRule(Choices):
    """What was applied on the way to a deadline."""

    START_EXCLUDED = 1
    START_INCLUDED = 2
    BEFORE_CUTOFF = 4
    AFTER_CUTOFF = 8
    AT_ONCE = 16
    AT_OPENING = 32
    LAST_OF_MONTH = 64
    KEPT_MONTH_END = 128
    ROLLED_NEXT = 256
    ROLLED_PREVIOUS = 512
    PAUSED = 1024
    BACKWARDS = 2048
    EXTENDED = 4096


class RunKind(Choice):
    """How the days of a run were treated on the way to a deadline."""

    COUNTED = 0
    EVENT = 1
    """The day of the event, not counted."""
    REST = 2
    CLOSED = 3
    """Worked, and the office has no hours, or none after the event."""
    PAUSED = 4
    ROLLED = 5
    """Not worked: the last day fell on them and was moved off."""


class OfficeDays(Choices):
    """Days a rule of office hours holds for."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 4
    THURSDAY = 8
    FRIDAY = 16
    SATURDAY = 32
    SUNDAY = 64
    MAKEUP = 128
    """Days worked in exchange for a day swapped off, whatever their weekday."""
    WORKWEEK = 159
    """Monday to Friday, and make-up days."""


class Point(Choice):
    """A point of a month or a year that the law knows by name (Civil Code 2015, art. 146)."""

    MONTH_START = 1
    MONTH_MIDDLE = 2
    MONTH_END = 3
    YEAR_START = 4
    YEAR_MIDDLE = 5
    YEAR_END = 6


class Every(Choice):
    """How often a duty comes back, in months."""

    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    NINE_MONTHS = 9
    """Once a year, nine months after the anchor's day."""
    YEAR = 12


class FrequencyMode(Choice):
    """How "at least once every six months" is read."""

    BIN = 1
    """Each span from the first day of the window needs its events."""
    GAP = 2
    """No span may pass without an event, the ends of the window included."""


class Level(Choice):
    """Level of government. The district level existed until 30 June 2025."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


class UnitKind(Choice):
    """What a unit is within its level."""

    AUTHORITY = 1
    """A People's Committee as a whole."""
    OFFICE = 2
    SERVICE = 3


class MeasureType(Choice):
    """What a figure of an indicator consists of."""

    RATIO = 1
    PERCENTAGE = 2
    """A share published without its parts."""
    NUMBER = 3
    RANK = 4
    EVENTS = 5


class Series(Choice):
    """How figures of several windows relate."""

    FLOW = 1
    CUMULATIVE = 2
    """The newest window replaces the older."""
    STOCK = 3


class Rollup(Choice):
    """How units combine into the unit above."""

    SUM_RATIO = 1
    SUM = 2
    LAST = 3
    MIN = 4
    MAX = 5
    MEAN_OF_UNITS = 6
    NONE = 7


class Empty(Choice):
    """What a zero denominator means."""

    NOT_APPLICABLE = 0
    MET = 1
    NO_DATA = 2


class Failures(Choice):
    """Whether a case that failed can still be made good."""

    RECOVERABLE = 1
    FINAL = 2


class Population(Choice):
    """Which dossiers a share is of."""

    RESOLVED = 1
    DUE = 2
    RECEIVED = 3


class TargetKind(Choice):
    """How a target is judged."""

    AT_LEAST = 1
    AT_MOST = 2
    APPROX = 3
    REDUCTION = 4
    INCREASE = 5
    SHARE_OF_BASE = 6
    RANK_WITHIN = 7
    COUNT = 8
    FREQUENCY = 9
    COVERAGE = 10
    MILESTONE = 11


class Force(Choice):
    """Whether a target binds or is striven for ("phấn đấu"). Both are judged."""

    BINDING = 1
    STRIVE = 2


class Reading(Choice):
    """What "20 % … compared with 2015" is a share of."""

    OF_BASE = 1
    GROWTH = 2
    OF_TODAY = 3


class DutyType(Choice):
    """How the days of a duty are found."""

    PERIODIC = 1
    DATED = 2
    FREQUENCY = 3
    COUNT = 4
    COVERAGE = 5
    UNDATED = 6


class Further(Choice):
    """How sure the number of further cases is."""

    UNKNOWN = 0
    BOUND = 1
    """At most so many will still come, as declared."""
    FORECAST = 2
    """An estimate: it decides nothing."""


class Verdict(Choice):
    """The verdict on a target."""

    CANNOT_DETERMINE = 0
    MET = 1
    NOT_MET = 2
    NOT_APPLICABLE = 3
    IRRECOVERABLE = 4
    """Not met, and nothing that may still happen can change it."""

    @property
    def text(self) -> Text:
        """The verdict in words: "Chưa đạt", "Not met"."""
        return Text(*_core.verdict_text(self))


class Reason(Choice):
    """Why there is no exact value, or no verdict."""

    NONE = 0
    """There is one."""
    NO_DATA = 1
    NOT_APPLICABLE = 2
    ZERO_DENOMINATOR = 3
    PARTIAL = 4
    CONFLICT = 5
    INVALID = 6
    UNDEFINED_TARGET = 7
    NOT_YET_DUE = 8

    @property
    def text(self) -> Text:
        """The reason in words: "thiếu số liệu", "no data"."""
        return Text(*_core.reason_text(self))


class Scale(Choice):
    """What the values of a cell are, for whoever shows them."""

    NUMBER = 0
    """A count, days, money."""
    PERCENT = 1
    """Shares, and changes against a base: 3/5 reads as 60 %."""
    RANK = 2
    """A place: numerator, among as many as the denominator."""


class ItemState(Choice):
    """How an item of an agenda stands."""

    UPCOMING = 0
    DUE_SOON = 1
    OVERDUE = 2
    DONE = 3
    DONE_LATE = 4


class TallyBy(Choice):
    """By whom tasks are counted."""

    LEAD = 0
    LEADER = 1


class Combine(Choice):
    """How the rest days of two calendars go together."""

    UNION = 1
    INTERSECTION = 2
