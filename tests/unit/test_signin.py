import itertools
from collections import Counter

import pytest

from kiosk import signin
from kiosk.signin import Hashing

CODE = ["sun", "fish", "sun", "bike"]


@pytest.fixture(scope="module")
def hashing() -> Hashing:
    return Hashing(b"pepper" * 6)


def test_codes_are_four_of_twelve_drawn_at_random() -> None:
    drawn = [signin.new_code() for _ in range(2_000)]
    assert all(signin.is_code(code) for code in drawn)
    counts = Counter(itertools.chain.from_iterable(drawn))
    assert set(counts) == set(signin.PICTURES)
    assert len(signin.PICTURES) == 12
    # 8000 draws over 12: six standard deviations are about 160
    assert all(abs(count - 8_000 / 12) < 160 for count in counts.values())
    assert any(len(set(code)) < 4 for code in drawn), "repetition is part of the 14.3 bits"


@pytest.mark.parametrize(
    "code", [[], CODE[:3], [*CODE, "sun"], ["sun", "fish", "tree", "dragon"], ["", "", "", ""]]
)
def test_what_is_no_code(code: list[str]) -> None:
    assert not signin.is_code(code)


def test_a_code_is_right_for_its_pupil_in_its_order_with_its_pepper(hashing: Hashing) -> None:
    kept = hashing.code("noor", CODE)
    assert hashing.is_code(kept, "noor", CODE)
    assert not hashing.is_code(kept, "noor", CODE[::-1])
    assert not hashing.is_code(kept, "sem", CODE)
    assert not Hashing(b"another" * 5).is_code(kept, "noor", CODE)
    assert hashing.code("noor", CODE) != kept, "every hash has a salt of its own"


def test_hashes_have_no_less_than_owasp_parameters(hashing: Hashing) -> None:
    for kept in (hashing.code("noor", CODE), hashing.password("een lang wachtwoord")):
        _, kind, _, cost, _, _ = kept.split("$")
        facts = dict(fact.split("=") for fact in cost.split(","))
        assert kind == "argon2id"
        assert int(facts["m"]) >= 19_456
        assert int(facts["t"]) >= 2


def test_a_password_is_right_or_wrong(hashing: Hashing) -> None:
    kept = hashing.password("een lang wachtwoord")
    assert hashing.is_password(kept, "een lang wachtwoord")
    assert not hashing.is_password(kept, "een lang wachtwoord ")
    assert not hashing.is_password("no hash at all", "een lang wachtwoord")
    assert not hashing.is_password(kept, "\udcff"), "what no keyboard types is wrong, not a crash"


def test_five_wrong_codes_and_no_more() -> None:
    assert [signin.tries_left(failures) for failures in range(7)] == [5, 4, 3, 2, 1, 0, 0]


def test_a_device_waits_when_it_went_wrong_too_often() -> None:
    most, window = signin.DEVICE_TRIES, signin.DEVICE_WINDOW
    wrong = [1_000 * number for number in range(most)]
    assert signin.device_wait(wrong[1:], 60_000) == 0
    assert signin.device_wait(wrong, 60_000) == window - 60_000
    assert signin.device_wait(wrong, window - 1) == 1
    assert signin.device_wait(wrong, window) == 0
    assert signin.device_wait(wrong, -1) == 0, "a clock that was set back keeps nobody out"


def test_the_wait_for_staff_grows_and_ends() -> None:
    waits = [signin.staff_wait(failures) // 1000 for failures in range(14)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]
    assert signin.staff_wait(1_000_000) == signin.STAFF_LONGEST_WAIT


def test_a_session_ends_idle_or_at_last() -> None:
    minute, hour = 60_000, 3_600_000
    assert signin.session_ends(0, 0) == 30 * minute
    assert signin.session_ends(0, hour) == hour + 30 * minute
    assert signin.session_ends(0, 9 * hour + 45 * minute) == 10 * hour


def test_credentials_are_compared_by_fingerprint() -> None:
    credential = signin.new_credential()
    assert len(bytes.fromhex(credential)) == 32
    kept = signin.fingerprint(credential)
    assert credential not in kept
    assert signin.same(credential, kept)
    assert not signin.same(signin.new_credential(), kept)
    assert not signin.same("", kept)
    assert not signin.same("\udcff", kept)
