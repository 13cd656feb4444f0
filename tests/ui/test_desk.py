"""Desks: found again by their owner, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app_fakes import run_folder

from planner.ui.desk import MOST_DESKS, Desks
from planner.whatif.editing import Drop

ONE, TWO = Path("one"), Path("two")
AN_EDIT = Drop("amy", datetime(2027, 3, 1, 7, tzinfo=UTC))


def there(session: str) -> bool:
    return True


def gone(session: str) -> bool:
    return False


def test_every_session_gets_a_desk_of_its_own() -> None:
    desks = Desks()
    assert desks.of("a", None, there).id != desks.of("b", None, there).id


def test_a_session_keeps_its_desk() -> None:
    desks = Desks()
    desk = desks.of("a", None, there)
    assert desks.of("a", desk.id, there) is desk


def test_after_a_reload_the_desk_is_found_by_its_address() -> None:
    desks = Desks()
    desk = desks.of("a", None, there)
    assert desks.of("a reloaded", desk.id, gone) is desk


def test_who_comes_with_the_address_of_a_desk_in_use_gets_a_copy() -> None:
    desks = Desks()
    desk = desks.of("a", None, there)
    desk.draft.changes.append("one")
    copy = desks.of("b", desk.id, there)
    copy.draft.changes.append("two")
    assert (desk.draft.changes, copy.draft.changes) == (["one"], ["one", "two"])
    assert copy.id != desk.id
    assert desks.of("b", copy.id, there) is copy


def test_an_address_from_before_the_server_was_ended_is_kept() -> None:
    assert Desks().of("a", "Ji7cLTjEgO6R", there).id == "Ji7cLTjEgO6R"


def test_a_strange_address_is_not() -> None:
    assert Desks().of("a", "../../etc", there).id != "../../etc"


def test_desks_used_least_lately_make_room() -> None:
    desks = Desks()
    first, second = desks.of("first", None, gone), desks.of("second", None, gone)
    first.zone = second.zone = "UTC"
    for number in range(MOST_DESKS - 1):
        desks.of("first", first.id, gone)
        desks.of(f"session {number}", None, gone)
    assert desks.of("first", first.id, gone).zone == "UTC"
    assert desks.of("second", second.id, gone).zone != "UTC"


def test_drafts_belong_to_a_scenario_and_hand_edits_to_a_plan() -> None:
    desk = Desks().of("a", None, there)
    desk.choose_scenario(ONE, plan=ONE / "plan")
    desk.draft.changes.append("one")
    desk.hand_edit_of(ONE / "plan").edits.append(AN_EDIT)
    desk.choose_scenario(TWO)
    assert (desk.draft.changes, desk.hand_edit_of(TWO / "plan").edits) == ([], [])
    desk.choose_scenario(ONE, plan=ONE / "plan")
    assert desk.draft.changes == ["one"]
    assert desk.hand_edit_of(ONE / "plan").edits == [AN_EDIT]


def test_a_desk_finds_its_latest_run_again_when_the_server_was_ended(tmp_path: Path) -> None:
    desk = Desks().of("a", "Ji7cLTjEgO6R", there)
    mine = run_folder(tmp_path, "2", asked_by="Ji7cLTjEgO6R")
    found = [run_folder(tmp_path, "3", asked_by="other"), mine]
    desk.remember([*found, run_folder(tmp_path, "1", asked_by="Ji7cLTjEgO6R")])
    assert desk.run == mine
    desk.watch(None)
    desk.remember(found)
    assert desk.run is None
