"""A person's screen reader, played by a script: it walks what an application tells assistive technology, and acts.

It runs under the system's own Python, which has Atspi:

    /usr/bin/python3 client.py STEPS.json COMMAND…

STEPS.json is a list of steps, each with what it needs; the application is started by COMMAND and ended at the end:

    {"do": "see", "role": "radio button", "name": "Good"}      waits until there is such a thing
    {"do": "press", "role": …, "name": …}                      presses it
    {"do": "type", "role": …, "name": …, "text": "…"}          puts a text into it
    {"do": "checked", "role": …, "name": …}                    waits until it is checked
    {"do": "reads", "role": …, "name": …, "text": "…"}         waits until it holds a text
    {"do": "hear", "text": "…"}                                waits until that is announced, after what was heard last
    {"do": "walk"}                                             asks after all there is, shown or not, and beyond it
    {"do": "tab", "role": …, "name": …}                        sends real Tab keys until it has the focus

On standard output: one JSON object, {"done": number of steps, "heard": [...], "failed": null or what wasn't there}.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - only after the version was required

PATIENCE = 15.0
Thing = Any  # whatever Atspi hands out
Step = dict[str, str]
Process = subprocess.Popen[bytes]

HEARD: list[str] = []
LISTENED = [0]  # how much of it the steps so far have waited for
RENAMED = {"push button": "button"}  # older and newer libraries call it differently
ACTIONS = ("press", "click", "toggle", "activate", "check")


def hear(event: Thing) -> None:
    """Keep what was announced."""
    text = event.any_data if isinstance(event.any_data, str) else str(event.any_data)
    HEARD.append(text)


def turn() -> None:
    """Let events come in."""
    context = GLib.MainContext.default()
    while context.iteration(False):  # noqa: FBT003 - its own signature
        pass


def until(what: str, ask: Callable[[], object]) -> None:
    """Ask until the answer is something, or give up after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while True:
        turn()
        try:
            answer = ask()
        except GLib.Error:  # what was there a moment ago has gone, or is not yet there as a whole
            answer = None
        if answer:
            return
        if time.monotonic() > end:
            raise SystemExit(f"not there: {what}")
        GLib.usleep(20_000)


def inside(thing: Thing, depth: int = 0) -> Iterator[Thing]:
    """Yield a thing and all that is in it."""
    yield thing
    if depth < 40:
        for at in range(min(thing.get_child_count(), 500)):
            child = thing.get_child_at_index(at)
            if child is not None:
                yield from inside(child, depth + 1)


def application(process: Process) -> Thing:
    """Return the application of a process or of one that it started."""
    if process.poll() is not None:
        raise SystemExit(f"the application ended with {process.returncode}")
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(at)
        if found is not None and found.get_process_id() == process.pid and found.get_child_count():
            return found
    return None


def role_of(thing: Thing) -> str:
    """Return the role of a thing, by its newest name."""
    name = str(thing.get_role_name())
    return RENAMED.get(name, name)


def found(process: Process, step: Step) -> Thing:
    """Return the thing of a role and a name, None while there is none."""
    top = application(process)
    for thing in inside(top) if top is not None else ():
        if role_of(thing) == step["role"] and thing.get_name() == step["name"]:
            states = thing.get_state_set()
            if states.contains(Atspi.StateType.SHOWING):
                return thing
    return None


def press(thing: Thing) -> bool:
    """Do the first action of a thing that presses it."""
    action = thing.get_action_iface()
    if action is None:
        return False
    names = [action.get_action_name(at).lower() for at in range(action.get_n_actions())]
    wanted = [at for at, name in enumerate(names) if name in ACTIONS]
    return bool(wanted) and bool(action.do_action(wanted[0]))


def holds(thing: Thing) -> str:
    """Return the text in a thing."""
    text = thing.get_text_iface()
    return "" if text is None else str(Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)))


def put(thing: Thing, text: str) -> bool:
    """Put a text into a thing."""
    editable = thing.get_editable_text_iface()
    return editable is not None and bool(Atspi.EditableText.set_text_contents(editable, text))


def tab_to(process: Process, step: Step) -> None:
    """Send real Tab keys until a thing has the focus."""

    def focused() -> bool:
        thing = found(process, step)
        if thing is not None and thing.get_state_set().contains(Atspi.StateType.FOCUSED):
            return True
        subprocess.run(["xdotool", "key", "Tab"], check=True)  # noqa: S607 - wherever the machine has it
        GLib.usleep(60_000)
        return False

    until(f"{step['role']} “{step['name']}” with the focus", focused)


def take(process: Process, step: Step) -> None:
    """Take one step."""
    what = f"{step['do']} {step.get('role', '')} “{step.get('name', step.get('text', ''))}”"
    if step["do"] == "hear":
        until(what, lambda: heard_anew(step["text"]))
    elif step["do"] == "walk":
        walk(process)
    elif step["do"] == "tab":
        tab_to(process, step)
    else:
        until(what, lambda: (thing := found(process, step)) is not None and answered(thing, step))


def heard_anew(text: str) -> bool:
    """Return whether a text was announced after all that steps have heard so far; if so, it is heard now."""
    at = next((at for at, heard in enumerate(HEARD[LISTENED[0] :], LISTENED[0]) if text in heard), None)
    if at is not None:
        LISTENED[0] = at + 1
    return at is not None


def walk(process: Process) -> None:
    """Ask everything in the application what it is, and for a child that it hasn't: none of it may end it."""
    waiting = [application(process)]
    while waiting:
        thing = waiting.pop()
        try:
            count = thing.get_child_count()
            for at in (count, count + 1, count + 1000):
                thing.get_child_at_index(at)
            thing.get_name(), thing.get_description(), thing.get_role_name(), thing.get_state_set().get_states()
            thing.get_index_in_parent(), thing.get_relation_set(), thing.get_attributes()
            waiting += [thing.get_child_at_index(at) for at in range(min(count, 500))]
        except (GLib.Error, AttributeError):  # it has gone meanwhile
            pass
        turn()
        application(process)  # says so if that ended it


def answered(thing: Thing, step: Step) -> bool:
    """Do to a thing what a step asks, or say whether it is as the step asks."""
    asked: dict[str, Callable[[], bool]] = {
        "see": lambda: True,
        "press": lambda: press(thing),
        "type": lambda: put(thing, step["text"]),
        "checked": lambda: bool(thing.get_state_set().contains(Atspi.StateType.CHECKED)),
        "reads": lambda: holds(thing) == step["text"],
    }
    return asked[step["do"]]()


def tree(process: Process) -> list[str]:
    """Return all that shows, for whoever looks why a step failed."""
    try:
        top = application(process)
        return [f"{role_of(thing)} “{thing.get_name()}”" for thing in inside(top)] if top is not None else []
    except (GLib.Error, SystemExit):
        return []


def main() -> None:
    """Take the steps and tell how it went."""
    steps: list[Step] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    listener = Atspi.EventListener.new(hear)
    listener.register("object:announcement")
    done = 0
    failed: str | None = None
    seen: list[str] = []
    process = subprocess.Popen(sys.argv[2:])  # noqa: S603 - the application under test
    try:
        for step in steps:
            take(process, step)
            done += 1
    except SystemExit as gave_up:
        failed, seen = str(gave_up), tree(process)
    finally:
        process.terminate()
        process.wait(10)
    sys.stdout.write(json.dumps({"done": done, "heard": HEARD, "failed": failed, "seen": seen}) + "\n")


main()
