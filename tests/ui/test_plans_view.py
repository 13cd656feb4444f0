"""The table of plans, and a plan as a download."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from app_fakes import plan_folder, run_folder

from planner.jobs import RunState
from planner.ui.library import KnownPlan, Library
from planner.ui.views.choices import plan_label, plan_label_for
from planner.ui.views.plans import download_name, planless_words, plans_table, zipped

RIGA = "Europe/Riga"


def known(out: Path) -> KnownPlan:
    return Library(out, out).plans[0]


def test_a_plan_is_told_in_customers_and_money(tmp_path: Path) -> None:
    """Made at 07:30 UTC, which is 09:30 in Riga."""
    plan_folder(tmp_path / "mine")
    table = plans_table([known(tmp_path)], RIGA, lambda plan: "EUR")
    assert table.to_dict("records") == [
        {
            "Plan": "mine",
            "Scenario": "Tiny",
            "Made": "01 Mar 09:30",
            "Status": "feasible",
            "Late contacts": "40",
            "At least": "30",
            "Objective": "200",
            "Gap": "25.0 %",
            "Cost": "1,234 EUR",
        }
    ]


def test_where_cost_is_left_out_there_is_a_dash(tmp_path: Path) -> None:
    plan_folder(tmp_path / "mine", terms={})
    assert plans_table([known(tmp_path)], RIGA, lambda plan: None)["Cost"].tolist() == ["-"]


def test_a_plan_without_figures_says_so(tmp_path: Path) -> None:
    (plan_folder(tmp_path / "mine") / "plan.json").write_text("[")
    table = plans_table([known(tmp_path)], RIGA, lambda plan: None)
    assert table["Status"].tolist() == ["plan.json cannot be read"]


def test_a_label_tells_when_the_plan_was_made_and_whether_of_other_inputs(tmp_path: Path) -> None:
    plan_folder(tmp_path / "mine")
    plan = known(tmp_path)
    assert plan_label(plan, RIGA) == "mine, 01 Mar 09:30"
    assert plan_label_for(plan, RIGA, "abc") == "mine, 01 Mar 09:30"
    assert plan_label_for(plan, RIGA, "def") == "mine, 01 Mar 09:30, other inputs"


def test_a_run_without_a_plan_is_told_by_its_state(tmp_path: Path) -> None:
    assert planless_words(run_folder(tmp_path, "1"), RunState.LOST) == "Tiny: lost"


def test_a_download_holds_the_plan_s_files(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "mine")
    with zipfile.ZipFile(io.BytesIO(zipped(folder))) as archive:
        assert archive.namelist() == ["plan.json", "shifts.csv"]
        assert archive.read("plan.json") == (folder / "plan.json").read_bytes()


def test_a_download_s_name_is_no_path() -> None:
    plan = KnownPlan(Path(), "../Night & day", {}, datetime(2027, 3, 1, 7, 30, tzinfo=UTC))
    assert download_name(plan, "zip") == "night---day-20270301-0730.zip"
