"""Time: wall clocks, UTC instants and interval numbers.

The only room that knows `zoneinfo`. Instants are `datetime` objects in UTC; wall
clocks are naive `datetime` objects that belong to a named IANA zone. Zone data comes
from the installed `tzdata` package alone, because an operating system's copy can be
years older.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from importlib import resources
from math import ceil, floor
from zoneinfo import ZoneInfo

import numpy as np
import tzdata
from numpy.typing import NDArray

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class UnknownZone(ValueError):
    """A name that is no IANA time zone."""


class ImpossibleLocalTime(ValueError):
    """A wall-clock time that the zone's clocks skip."""


class DoubledLocalTime(ValueError):
    """A wall-clock time that the zone's clocks show twice."""


def tzdata_version() -> str:
    """The IANA release behind every conversion, such as `2026f`."""
    return str(tzdata.IANA_VERSION)


@cache
def zone_names() -> frozenset[str]:
    """Every IANA zone name that the tzdata package knows."""
    listing = resources.files("tzdata").joinpath("zones").read_text("utf-8")
    return frozenset(listing.split())


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of that name, read from the tzdata package; raises `UnknownZone`."""
    if name not in zone_names():
        raise UnknownZone(name)
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


# --- wall clock <-> instant -----------------------------------------------------------


@lru_cache(maxsize=50_000)
def local(instant: datetime, zone_name: str) -> datetime:
    """The wall clock of a zone at an instant, naive; its `fold` tells a doubled time's turn."""
    return instant.astimezone(zone(zone_name)).replace(tzinfo=None)


def utc_offset(instant: datetime, zone_name: str) -> timedelta:
    """How far the zone's clocks are ahead of UTC at an instant."""
    return _offset(instant, zone(zone_name))


def instants(wall: datetime, zone_name: str) -> tuple[datetime, ...]:
    """The instants at which the zone's clocks show `wall`: none, one or two, in order."""
    tz = zone(zone_name)
    candidates = {wall.replace(tzinfo=tz, fold=fold).astimezone(UTC) for fold in (0, 1)}
    naive = wall.replace(fold=0)
    return tuple(
        sorted(c for c in candidates if c.astimezone(tz).replace(tzinfo=None, fold=0) == naive)
    )


def recurring_instant(wall: datetime, zone_name: str) -> datetime:
    """The instant a recurring rule means by `wall`.

    A time that the clocks skip moves forward by the gap; of a doubled one the first is meant.
    """
    return wall.replace(tzinfo=zone(zone_name), fold=0).astimezone(UTC)


def exact_instant(wall: datetime, zone_name: str) -> datetime:
    """The one instant that a single event's wall clock names.

    Raises `ImpossibleLocalTime` or `DoubledLocalTime` where it names none or two.
    """
    found = instants(wall, zone_name)
    if not found:
        raise ImpossibleLocalTime(
            f"{wall:%Y-%m-%d %H:%M} does not exist in {zone_name}, where the clocks skip it: "
            "write a time that exists, or add the UTC offset that is meant"
        )
    if len(found) > 1:
        raise DoubledLocalTime(
            f"{wall:%Y-%m-%d %H:%M} occurs twice in {zone_name}: add the UTC offset that is meant"
        )
    return found[0]


@lru_cache(maxsize=20_000)
def day_start(day: date, zone_name: str) -> datetime:
    """The first instant of a local date: its midnight, or what follows where that is skipped."""
    midnight = datetime.combine(day, time())
    if instants(midnight, zone_name):
        return recurring_instant(midnight, zone_name)
    noon_before = recurring_instant(midnight - DAY / 2, zone_name)
    return _change_instant(zone(zone_name), noon_before, noon_before + DAY)


def day_minutes(day: date, zone_name: str) -> int:
    """Elapsed minutes of a local date: 1440 less the change of the zone's offset within it."""
    return round((day_start(day + DAY, zone_name) - day_start(day, zone_name)) / MINUTE)


@lru_cache(maxsize=20_000)
def window(day: date, opens: time, closes: time, zone_name: str) -> tuple[datetime, datetime]:
    """The instants of a recurring local window that begins on `day`.

    A window whose end is not after its beginning runs past midnight; 00:00 as an end is
    the end of the day. One that begins in a gap and ends within an hour after it can come
    to nothing: it is empty then, never turned round.
    """
    last = day if closes > opens else day + DAY
    start = recurring_instant(datetime.combine(day, opens), zone_name)
    return start, max(start, recurring_instant(datetime.combine(last, closes), zone_name))


def shift_end(start: datetime, minutes: int, zone_name: str, *, keep_end: bool) -> datetime:
    """When a shift of `minutes` ends that starts at an instant.

    Its length is elapsed time, unless `keep_end` holds it to the wall clock at which it
    would end on a night without a clock change. An end that the clocks skip moves forward
    by the gap; of a doubled one the first after the start is meant.
    """
    if not keep_end:
        return start + minutes * MINUTE
    wall = local(start, zone_name) + minutes * MINUTE
    after = [end for end in instants(wall, zone_name) if end > start]
    return after[0] if after else recurring_instant(wall, zone_name)


def changes(zone_name: str, start: datetime, end: datetime) -> tuple[tuple[datetime, int], ...]:
    """The zone's clock changes in the half-open window: (instant, minutes the clocks jump forward).

    Two changes within six hours would hide one another; no zone has such.
    """
    tz = zone(zone_name)
    found = []
    probe = start.replace(microsecond=0) - SECOND
    before = _offset(probe, tz)
    while probe < end:
        following = probe + timedelta(hours=6)
        after = _offset(following, tz)
        if before != after:
            found.append((_change_instant(tz, probe, following), round((after - before) / MINUTE)))
        probe, before = following, after
    return tuple(change for change in found if start <= change[0] < end)


def _offset(instant: datetime, tz: ZoneInfo) -> timedelta:
    offset = instant.astimezone(tz).utcoffset()
    assert offset is not None
    return offset


def _change_instant(tz: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first instant with another offset than `low`; both ends are whole seconds."""
    before = _offset(low, tz)
    while high - low > SECOND:
        middle = low + (high - low) // SECOND // 2 * SECOND
        if _offset(middle, tz) == before:
            low = middle
        else:
            high = middle
    return high


# --- writing and reading instants -----------------------------------------------------


@lru_cache(maxsize=50_000)
def iso_utc(instant: datetime) -> str:
    """`2027-03-01T22:00Z`, with seconds only where there are any."""
    return _iso(instant.astimezone(UTC)).replace("+00:00", "Z")


@lru_cache(maxsize=50_000)
def iso_local(instant: datetime, zone_name: str) -> str:
    """`2027-03-02T00:00+02:00`: the wall clock with its offset."""
    return _iso(instant.astimezone(zone(zone_name)))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


# --- the grid -------------------------------------------------------------------------


@dataclass(frozen=True)
class Grid:
    """The horizon cut in intervals of elapsed time, counted from its start.

    `start` and `end` are UTC instants, the window is half-open.
    """

    start: datetime
    end: datetime
    interval_minutes: int

    def __post_init__(self) -> None:
        if (self.end - self.start) % (self.interval_minutes * MINUTE):
            raise ValueError("the horizon is not a whole number of intervals")

    @cached_property
    def count(self) -> int:
        """How many intervals there are."""
        return round((self.end - self.start) / (self.interval_minutes * MINUTE))

    def instant(self, interval: int) -> datetime:
        """The first instant of an interval; numbers outside the horizon go on evenly."""
        return self.start + interval * self.interval_minutes * MINUTE

    def minutes(self, instant: datetime) -> int:
        """Whole elapsed minutes from the horizon's start to an instant, negative before it."""
        return (instant - self.start) // MINUTE

    def position(self, instant: datetime) -> float:
        """Where an instant lies on the grid, in intervals; whole on an interval's start."""
        return (instant - self.start) / (self.interval_minutes * MINUTE)

    def aligned(self, instant: datetime) -> bool:
        """Whether an instant is the start of an interval (inside the horizon or beyond)."""
        return not (instant - self.start) % (self.interval_minutes * MINUTE)

    def instants(self) -> list[datetime]:
        """The first instant of every interval."""
        return [self.instant(i) for i in range(self.count)]

    def dates(self, zone_name: str) -> list[date]:
        """The local dates that the horizon touches, in order."""
        first = local(self.start, zone_name).date()
        last = local(self.end - timedelta(microseconds=1), zone_name).date()
        return [first + i * DAY for i in range((last - first).days + 1)]

    def wall_clocks(self, zone_name: str) -> WallClocks:
        """The wall clock of a zone at the start of every interval."""
        return _wall_clocks(self, zone_name)

    def shares(self, start: datetime, end: datetime) -> tuple[int, NDArray[np.float64]]:
        """How much of each interval the stretch [start, end) covers.

        Returns the first interval number touched and the shares from there on, clipped to
        the horizon; an empty array where nothing of it lies inside.
        """
        low = min(max(self.position(start), 0.0), float(self.count))
        high = min(max(self.position(end), 0.0), float(self.count))
        first, last = floor(low), ceil(high)
        shares = np.ones(max(last - first, 0))
        if len(shares):
            shares[0] -= low - first
            shares[-1] -= last - high
        return first, shares

    def covered(
        self, stretches: Iterable[tuple[int, datetime, datetime]], rows: int
    ) -> NDArray[np.float64]:
        """How much of each interval stretches (row, start, end) cover together: [rows, T].

        Each may be longer than one interval, and several may lie on one another.
        """
        row, low, high = [], [], []
        for number, start, end in stretches:
            row.append(number)
            low.append(self.position(start))
            high.append(self.position(end))
        whole = np.zeros((rows, self.count + 1), dtype=np.int64)
        parts = np.zeros((rows, self.count + 1))
        for sign, ends in ((1, low), (-1, high)):
            at = np.clip(np.array(ends), 0.0, float(self.count))
            interval = np.floor(at).astype(np.int64)
            np.add.at(whole, (row, interval), sign)
            np.add.at(parts, (row, interval), -sign * (at - interval))
        return (whole.cumsum(axis=1) + parts)[:, :-1]


@dataclass(frozen=True)
class WallClocks:
    """A zone's wall clock at every interval: proleptic date ordinals and minutes of the day.

    The arrays are shared by all who ask, and cannot be written.
    """

    ordinal: NDArray[np.int64]
    minute: NDArray[np.int64]

    @property
    def weekday(self) -> NDArray[np.int64]:
        """0 for Monday to 6 for Sunday."""
        return (self.ordinal + 6) % 7


@lru_cache(maxsize=200)
def _wall_clocks(grid: Grid, zone_name: str) -> WallClocks:
    clocks = [local(instant, zone_name) for instant in grid.instants()]
    ordinal = np.array([c.toordinal() for c in clocks], dtype=np.int64)
    minute = np.array([c.hour * 60 + c.minute for c in clocks], dtype=np.int64)
    ordinal.flags.writeable = minute.flags.writeable = False
    return WallClocks(ordinal, minute)
