"""Instruments by name, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SoundError
from musiclab.sound.instruments import FAMILIES, INSTRUMENTS, NAMES, by_family, find, for_program, program_of


def test_every_general_midi_program_has_a_short_name_of_its_own() -> None:
    names = [for_program(program) for program in range(128)]
    assert len(set(names)) == 128 and all(name == name.lower() and len(name) <= 20 for name in names)


@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.title, lambda name: name.replace(" ", "-"), lambda name: f" {name} "]))
def test_an_instrument_is_found_however_it_is_written(name: str, write) -> None:
    assert find(write(name)).name == name


@pytest.mark.parametrize(("typed", "name"), [("guitar", "nylon guitar"), ("Strings", "strings"), ("sax", "alto sax"), ("violins", "violin"), ("bass", "electric bass"), ("E-Piano", "electric piano"), ("TR-808", "808 kit"), ("Trumpets", "trumpet"), ("horns", "brass"), ("drum kit", "drums"), ("choirs", "choir")])
def test_usual_other_names_are_known(typed: str, name: str) -> None:
    assert find(typed).name == name


@pytest.mark.parametrize(("typed", "hint"), [("pianno", "piano"), ("trumppet", "trumpet"), ("guitarre", "guitar"), ("xylofone", "xylophone")])
def test_a_slip_is_answered_with_a_suggestion(typed: str, hint: str) -> None:
    with pytest.raises(SoundError, match=f"Did you mean .*{hint}"):
        find(typed)


@given(st.text(max_size=200) | st.none() | st.integers())
def test_anything_typed_is_an_instrument_or_a_sentence(typed: object) -> None:
    try:
        assert find(typed).name in NAMES  # type: ignore[arg-type]
    except SoundError as error:
        assert str(error).startswith("There is no instrument") and len(str(error)) < 300


def test_what_stands_in_for_an_instrument_has_a_sound_of_its_own() -> None:
    for each in INSTRUMENTS.values():
        for name in (each.plays, each.low):
            assert INSTRUMENTS[name].plays == name and INSTRUMENTS[name].drums == each.drums


def test_a_viola_is_a_violin_above_and_a_cello_below() -> None:
    assert find("viola").stands_in(72) == "violin" and find("viola").stands_in(50) == "cello"


def test_programs_lead_to_names_and_back() -> None:
    assert all(program_of(for_program(program)) == (0, program) for program in range(128))
    kits = [each for each in INSTRUMENTS.values() if each.drums]
    assert all(for_program(kit.program, drums=True) == kit.name for kit in kits)
    assert for_program(99, drums=True) == "drums"


@pytest.mark.parametrize("program", [-1, 128, 10**20])
def test_a_program_off_the_list_is_refused(program: int) -> None:
    with pytest.raises(SoundError, match="from 0 to 127"):
        for_program(program)


def test_families_hold_every_instrument_once() -> None:
    families = by_family()
    assert tuple(families) == FAMILIES and sorted(each.name for all_ in families.values() for each in all_) == sorted(NAMES)
    assert all(each.plays == each.name for all_ in by_family(sounding=True).values() for each in all_)
