"""The scale benchmark's table; the planning itself is measured by the benchmark alone."""

from __future__ import annotations

import json
from dataclasses import replace

from scale_row import HEAD, NOBODY_LATE, row
from scale_run import Run, Worth, worth_in

# 40 late, of which 30 must be, of 5,000 contacts; 50 late contacts' worth in all, at least 45.
WORTH = Worth(late=40, late_bound=30, service_gap=0.002, objective=50, bound=45, gap=0.1)
RUN = Run(WORTH, first_plan=2.5, seconds=9.8, cpu_seconds=15, peak_bytes=1.5e9)


def cells(*runs):
    return dict(zip(HEAD, row("M", 100, 10.0, runs), strict=True))


def test_one_run_is_told_as_it_is():
    assert list(cells(RUN).values()) == [
        "M", "100", "10", "0", "2.5", "40.0", "30.0", "0.200", "25.0", "12.5", "50.0", "45.0",
        "10.00", "9.8", "1.50", "0.150",
    ]  # fmt: skip


def test_several_seeds_are_told_as_a_median_with_its_spread():
    others = [replace(RUN, seconds=seconds) for seconds in (9.1, 9.3)]
    found = cells(RUN, *others)
    assert found["seed"] == "0 to 2"
    assert found["seconds in all"] == "9.3 (9.1 to 9.8)"


def test_where_nobody_is_late_no_share_of_the_late_is_told():
    nobody = replace(RUN, worth=replace(WORTH, late=0.0, late_bound=0.0))
    assert cells(nobody)["(late - fewest) / late, %"] == NOBODY_LATE
    assert cells(nobody)["to save at no other cost, %"] == NOBODY_LATE
    assert cells(nobody, RUN)["(late - fewest) / late, %"] == "25.0"


def test_no_plan_saves_more_at_no_other_cost_than_the_objective_leaves_open():
    # 5 of 40 by the objective, 10 by the fewest; where both leave more than is late, all of it.
    assert WORTH.late_at_no_cost == 5 / 40
    assert replace(WORTH, bound=20.0).late_at_no_cost == 10 / 40
    assert replace(WORTH, late_bound=0.0, objective=200).late_at_no_cost == 1.0


def test_the_worth_is_read_from_the_plan_s_folder(tmp_path):
    figures = {
        "late_contacts": 40, "late_contacts_bound": 30, "service_gap": 0.002,
        "objective": 50, "lower_bound": 45, "gap": 0.1,
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(figures))
    assert worth_in(tmp_path) == WORTH
