# SPDX-License-Identifier: Apache-2.0
"""The core takes whatever is passed to it: an answer or an exception, never a crash."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

import calls
import parplan
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parplan import _core
from parplan._columns import Exported


def functions() -> list[str]:
    return [
        name
        for name, value in vars(_core).items()
        if callable(value) and not name.startswith(("_", "SWIG")) and not isinstance(value, type)
    ]


def recorded() -> dict[str, list[tuple[Any, ...]]]:
    """Arguments the package itself gives to each function, one call of each shape.

    The handles among them live on: nothing is given back.
    """
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    originals = {name: getattr(_core, name) for name in functions()}

    def record(name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            shape = repr([type(arg).__name__ for arg in args])
            found.setdefault(name, {}).setdefault(shape, args)
            return originals[name](*args)

        return call

    for name in originals:
        setattr(_core, name, record(name))
    try:
        for group in (calls.cheap, calls.errors, calls.bulk, calls.costly):
            for call in group().values():
                call()
    finally:
        for name, original in originals.items():
            setattr(_core, name, original)
    return {name: list(shapes.values()) for name, shapes in found.items()}


RECORDED = recorded()
SAMPLES = [(name, args) for name, every in RECORDED.items() for args in every if args]

# By position: not every argument has a hash.
samples = st.integers(0, len(SAMPLES) - 1).map(SAMPLES.__getitem__)

numbers = st.one_of(
    st.integers(-2, 40),
    st.integers(10_000, 30_000),
    st.sampled_from([2**31 - 1, -(2**31), 2**31, 2**63 - 1, -(2**63), 2**64, 2**200]),
)
texts = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "\0", "\ud800", "%s%n", "3.1.b", "x" * 5000])
)
columns = st.one_of(
    st.lists(st.integers(-(2**31), 2**31 - 1), max_size=4).map(lambda v: array("i", v)),
    st.lists(st.integers(-(2**63), 2**63 - 1), max_size=4).map(lambda v: array("q", v)[::-1]),
    st.lists(st.floats(), max_size=4).map(lambda v: array("d", v)),
    st.binary(max_size=8).map(bytearray),
    st.binary(max_size=8).map(lambda v: memoryview(v)[::2]),
)
plain = st.one_of(st.none(), st.booleans(), numbers, st.floats(), texts, st.binary(max_size=20))
handles = st.sampled_from([shared._handle for shared in calls._session()])
anything = st.one_of(
    plain,
    columns,
    handles,
    st.builds(object),
    st.recursive(plain, lambda inner: st.lists(inner, max_size=16).map(tuple), max_leaves=20),
    st.lists(plain, max_size=4),
)


def places(value: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Where something can be put in place of what is there."""
    if path:
        yield path
    if isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def put(value: Any, path: tuple[int, ...], new: Any) -> Any:
    if not path:
        return new
    items = [put(v, path[1:], new) if i == path[0] else v for i, v in enumerate(value)]
    return type(value)(items)


def survives(name: str, args: tuple[Any, ...]) -> None:
    try:
        getattr(_core, name)(*args)
    except SystemError:
        raise
    except Exception:
        pass


@settings(max_examples=3000)
@given(st.data())
def test_a_call_with_one_thing_wrong_is_an_answer_or_an_exception(data: st.DataObject) -> None:
    name, args = data.draw(samples)
    path = data.draw(st.sampled_from(list(places(args))))
    new = data.draw(anything)
    survives(name, put(args, path, new))


@settings(max_examples=1000)
@given(
    st.sampled_from(functions()),
    st.lists(anything, max_size=10),
)
def test_a_call_with_everything_wrong_is_an_answer_or_an_exception(
    name: str, args: list[Any]
) -> None:
    survives(name, tuple(args))


@given(samples, st.booleans())
def test_a_call_with_too_few_or_too_many_arguments_is_a_type_error(
    sample: tuple[str, tuple[Any, ...]], more: bool
) -> None:
    name, args = sample
    with pytest.raises(TypeError):
        getattr(_core, name)(*((*args, None) if more else args[:-1]))


def test_a_handle_of_another_kind_is_a_type_error() -> None:
    gov, plan, *_ = calls._session()
    with pytest.raises(TypeError, match="parplan_calendar"):
        _core.calendar_hash(plan._handle)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("calendar_with_layer", ("handle", 4, None, None)),
        ("hours_parse", ("handle", 5)),
        ("date_parse", (None,)),
    ],
)
def test_bytes_that_are_none_are_a_type_error(name: str, args: tuple[Any, ...]) -> None:
    gov = parplan.calendar()
    with pytest.raises(TypeError):
        getattr(_core, name)(*[gov._handle if arg == "handle" else arg for arg in args])


def test_what_a_column_is_written_to_must_be_writable_and_long_enough() -> None:
    gov = parplan.calendar()._handle
    days = array("i", [19760, 19761])
    for out in (
        b"12345678",
        array("i", [0]),
        array("d", [0.0, 0.0]),
        memoryview(days).toreadonly(),
    ):
        with pytest.raises((TypeError, ValueError, BufferError)):
            _core.calendar_add_many(gov, days, 1, out, None)
    assert days.tolist() == [19760, 19761]


def test_the_same_arrow_capsules_cannot_be_taken_twice() -> None:
    import pyarrow

    schema, column = pyarrow.array([1, 2], pyarrow.int32()).__arrow_c_array__()
    first = _core.arrow_column(schema, column)
    with pytest.raises(ValueError):
        _core.arrow_column(schema, column)
    assert memoryview(first).tolist() == [1, 2]


def test_what_arrow_was_lent_cannot_change_its_size() -> None:
    import pyarrow

    values = array("i", [19760, -(2**31)])
    held = pyarrow.array(Exported(values, "tdD", missing=1))
    with pytest.raises(BufferError):
        values.append(1)
    assert held.null_count == 1
