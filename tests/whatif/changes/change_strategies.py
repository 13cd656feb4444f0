"""Hypothesis strategies: any change of each kind, of a scenario that has something for all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from changing import published
from hypothesis import strategies as st

from planner.scenario import (
    LEVELS,
    WEEKDAYS,
    Deflection,
    LocalWindow,
    OpeningHours,
    Proficiency,
    Resolution,
    Scenario,
    ServiceLevel,
)
from planner.whatif.changes import (
    RULES,
    Absence,
    Change,
    ConcurrencyChange,
    ContractRuleChange,
    DeflectionChange,
    HandleTimeChange,
    Hire,
    Leave,
    OpeningHoursChange,
    Outage,
    ResolutionChange,
    ServiceLevelChange,
    SiteHoliday,
    Training,
    VolumeChange,
)


def varied() -> Scenario:
    """A queue of each channel, somebody who leaves, published shifts, an optional rule."""
    days = ServiceLevel(share=0.9, within_hours=8)
    return tiny_scenario(
        queues={
            "en-voice": tiny_queue(),
            "en-chat": tiny_queue(channel="chat", deflection=Deflection(share=0.25)),
            "en-email": tiny_queue(
                channel="email",
                service_level=days,
                resolution=Resolution(
                    forecast_first_contact_resolution=0.7, first_contact_resolution=0.72
                ),
            ),
            "de-social": tiny_queue(channel="social", language="de", service_level=days),
        },
        contracts={"full-time": tiny_contract(max_night_shifts_per_week=3)},
        agents={
            "amy": tiny_agent("amy", ends_on=date(2027, 3, 20)),
            "ben": tiny_agent("ben"),
            "new-riga-2": tiny_agent("new-riga-2"),
        },
        shifts=(published("amy", 2), published("ben", 2), published("ben", 3, state="pinned")),
    )


queues = st.sampled_from(["*", "en-*", "en-voice", "*-chat", "en-email", "de-social", "fr-*"])
agents = st.sampled_from(["amy", "ben", "new-riga-2", "cat", "to", "from"])
sites = st.sampled_from(["riga", "oslo"])
dates = st.dates(date(2027, 2, 25), date(2027, 3, 12))
names = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
).filter(lambda name: name.strip() and name.isprintable())
shares = st.floats(0.01, 1)
factors = st.floats(0.001, 1000)
levels = st.sampled_from([*LEVELS, None])
skills = st.builds(Proficiency, spoken=levels, written=levels).filter(
    lambda skill: skill.spoken or skill.written
)
languages = st.sampled_from(["en", "de", "lv", "fil"])
channels = st.frozensets(st.sampled_from(["voice", "chat", "email", "social"]), min_size=1)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


# Minutes before 00:00 local of 1 March, so that both sides of the horizon's start are met.
moments = st.integers(-600, 10_000).map(
    lambda minutes: datetime(2027, 3, 1) + timedelta(minutes=minutes)
)
aware = moments.map(lambda moment: moment.replace(tzinfo=UTC))


def ordered(kind: st.SearchStrategy[date]) -> st.SearchStrategy[dict[str, date]]:
    return st.tuples(kind, kind).map(sorted).map(lambda two: {"from_": two[0], "to": two[1]})


spans = st.one_of(
    dates.map(lambda day: {"from_": day}), ordered(dates), ordered(moments), ordered(aware)
)
open_ended = st.one_of(
    st.just({}),
    dates.map(lambda day: {"from_": day}),
    dates.map(lambda day: {"to": day}),
    ordered(dates),
)
hours_of_day = st.lists(st.integers(0, 23), min_size=2, max_size=2, unique=True)
windows = hours_of_day.map(lambda h: (LocalWindow(opens=time(h[0]), closes=time(h[1])),))
opening = st.just("24/7") | st.builds(
    OpeningHours,
    weekdays=st.dictionaries(st.sampled_from(WEEKDAYS), windows, min_size=1),
    holidays=st.sampled_from([None, ()]) | windows,
)


@st.composite
def one_of_two(draw: st.DrawFn, **ways: st.SearchStrategy[float]) -> dict[str, float]:
    key = draw(st.sampled_from(sorted(ways)))
    return {key: draw(ways[key])}


volumes = st.builds(
    lambda queues, by, span: VolumeChange(queues=queues, **by, **span),
    queues,
    one_of_two(factor=st.just(0.0) | factors, amount=st.floats(-100, 1000)),
    open_ended,
)
handle_times = st.builds(
    lambda queues, by: HandleTimeChange(queues=queues, **by),
    queues,
    one_of_two(factor=factors, seconds=st.floats(1, 5000)),
)
targets = st.builds(
    lambda queues, share, soon: ServiceLevelChange(queues=queues, share=share, **soon),
    queues,
    st.floats(0.01, 0.99),
    st.just({}) | one_of_two(within_seconds=st.floats(0, 600), within_hours=st.floats(1, 48)),
)
bots = st.builds(DeflectionChange, queues=queues, off=st.just(True)) | st.builds(
    DeflectionChange,
    queues=queues,
    share=shares,
    recontact=maybe(shares),
    handle_time_factor=maybe(st.floats(0.1, 10)),
)
trainings = st.builds(
    Training, agent=agents, language=languages, level=skills, channels=maybe(channels)
) | st.builds(Training, agent=agents, channels=channels)

any_change: st.SearchStrategy[Change] = st.one_of(
    volumes,
    handle_times,
    targets,
    bots,
    trainings,
    st.builds(
        OpeningHoursChange,
        queues=queues,
        opening_hours=opening,
        volume_per_hour=maybe(st.floats(0, 100)),
    ),
    st.builds(ConcurrencyChange, queues=queues, concurrency=st.integers(1, 50)),
    st.builds(
        ResolutionChange,
        queues=queues,
        first_contact_resolution=shares,
        forecast_first_contact_resolution=maybe(shares),
    ),
    st.builds(
        Hire,
        count=st.integers(1, 3),
        site=sites,
        contract=st.sampled_from(["full-time", "part-time"]),
        languages=st.dictionaries(languages, skills, min_size=1),
        channels=channels,
        hourly_rate=maybe(st.floats(0, 100)),
        starts_on=maybe(dates),
        team=maybe(names),
        name=maybe(names),
    ),
    st.builds(Leave, agent=agents, ends_on=maybe(dates)),
    st.builds(
        lambda agent, span, **rest: Absence(agent=agent, **span, **rest),
        agents,
        spans,
        reason=st.just("sick") | names,
        paid=st.booleans(),
    ),
    st.builds(
        lambda site, span, paid: Outage(site=site, **span, paid=paid), sites, spans, st.booleans()
    ),
    st.builds(SiteHoliday, site=sites, date=dates),
    st.builds(
        ContractRuleChange,
        contract=st.sampled_from(["full-time", "part-time"]),
        key=st.sampled_from(sorted(RULES)),
        value=st.just("off") | st.integers(0, 40) | st.floats(0, 40),
    ),
)
