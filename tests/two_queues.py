"""A day of two languages, and agents of whom some speak both."""

from __future__ import annotations

from builders import tiny_agent, tiny_queue, tiny_scenario
from covered_days import ONE_DAY

from planner.scenario import ForecastRow, Proficiency, Scenario, Simulation

C1 = Proficiency(spoken="C1", written="C1")
SPEAKS = {
    "amy": ("en",), "ben": ("en",), "cat": ("de",), "dan": ("de",),
    "eva": ("de", "en"), "fay": ("de", "en"), "gus": ("de", "en"),
}  # fmt: skip


def two_languages(volume: float = 30.0, replications: int = 10) -> Scenario:
    """So many calls an hour in English and in German, from 09:00 to 17:00."""
    queues = {
        f"{language}-voice": tiny_queue(
            language=language, handle_time_seconds=360.0, patience_seconds=180.0
        )
        for language in ("en", "de")
    }
    scenario = tiny_scenario(
        horizon=ONE_DAY,
        queues=queues,
        agents={
            name: tiny_agent(name, languages=dict.fromkeys(languages, C1))
            for name, languages in SPEAKS.items()
        },
        simulation=Simulation(replications=replications),
    )
    rows: list[ForecastRow] = [
        row.model_copy(update={"volume": volume})
        for row in scenario.forecast
        if 7 <= row.start.hour < 15
    ]
    return scenario.model_copy(update={"forecast": tuple(rows)})
