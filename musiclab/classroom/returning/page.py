"""Feedback as one page: it carries its own sound and pictures, asks nothing of any network, and runs nothing but its own few lines."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from musiclab.classroom.returning.feedback import Feedback, Heard, Level, Step
from musiclab.classroom.returning.page_song import song_part
from musiclab.classroom.returning.sound import Sound
from musiclab.classroom.rubric import LEVELS
from musiclab.language import say

TICK = '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9"/><path class="tick" d="M6 10.3l2.8 2.8 5.4-6"/></svg>'
ARROW = '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8"/><path d="M6.5 10h7M10.5 7l3 3-3 3"/></svg>'


def feedback_html(feedback: Feedback, sounds: Mapping[str, Sound]) -> str:
    """Give feedback as a page that is a whole file: ``sounds`` are the songs by their names; one without its sound is shown in words.

    Everything that somebody has written is text there, whatever it looks like.
    """
    css, js = _own("page.css"), _own("page.js")
    allowed = f"default-src 'none'; media-src data:; img-src data:; style-src '{_seal(css)}'; script-src '{_seal(js)}'; base-uri 'none'; form-action 'none'"
    body = "".join(filter(None, (_header(feedback), _words(feedback), _songs(feedback, sounds), _rubric(feedback.levels), _checks(feedback.heard), _footer(feedback))))
    return (
        f'<!doctype html>\n<html lang="{escape(say("en"))}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(feedback.title)}: {_text(feedback.name)}</title>\n<style>{css}</style>\n</head>\n<body>\n<main>{body}</main>\n<script>{js}</script>\n</body>\n</html>\n"
    )


@cache
def _own(name: str) -> str:
    return files("musiclab.classroom.returning").joinpath(name).read_text("utf-8")


def _seal(text: str) -> str:
    """Give what a page says of the one style or script that it may use."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(words: str) -> str:
    return escape(words, quote=True)


def _header(feedback: Feedback) -> str:
    when = say("handed in {when:%A %d %B, %H:%M}", when=feedback.handed_in) if feedback.handed_in else ""
    about = ", ".join(filter(None, (feedback.class_name, when)))
    return f'<header><h1>{_text(feedback.title)}</h1><p>{_text(feedback.name)}</p><p class="quiet">{_text(about)}</p></header>'


def _words(feedback: Feedback) -> str:
    if not feedback.words.strip():
        return ""
    who = f'<p class="quiet">{_text(feedback.who)}</p>' if feedback.who else ""
    title = _text(say("For {name}", name=feedback.name))
    return f'<section><h2>{title}</h2><p class="words">{_text(feedback.words.strip())}</p>{who}</section>'


def _songs(feedback: Feedback, sounds: Mapping[str, Sound]) -> str:
    parts = [song_part(song, sounds.get(song), feedback.pinned(song)) for song in feedback.songs]
    shown = "".join(filter(None, parts))
    return f"<section><h2>{_text(say('Listen'))}</h2>{shown}</section>" if shown else ""


def _rubric(levels: tuple[Level, ...]) -> str:
    said = [level for level in levels if level.level is not None]
    if not said:
        return ""
    heads = "".join(f'<th scope="col">{_text(say(name))}</th>' for name in LEVELS)
    return f'<section><h2>{_text(say("What your teacher heard"))}</h2><table><caption class="aloud">{_text(say("How far each has come"))}</caption><thead class="aloud"><tr class="head"><th scope="col">{_text(say("What"))}</th>{heads}</tr></thead><tbody>{"".join(map(_row, said))}</tbody></table></section>'


def _row(level: Level) -> str:
    about = f'<span class="quiet">{_text(level.about)}</span>' if level.about else ""
    return f'<tr><th scope="row">{_text(level.name)}{about}</th>{"".join(_cell(level, at) for at in range(len(LEVELS)))}</tr>'


def _cell(level: Level, at: int) -> str:
    names = " ".join(filter(None, ("first" if at == 0 else "last" if at == len(LEVELS) - 1 else "", "chosen" if at == level.level else "")))
    here = f'<span class="aloud"> {_text(say("(you are here)"))}</span>' if at == level.level else ""
    return f'<td class="{names}">{_text(say(LEVELS[at]))}{here}</td>'


def _checks(heard: tuple[Heard, ...]) -> str:
    if not heard:
        return ""
    return f"<section><h2>{_text(say('What could be heard'))}</h2>{''.join(map(_one_heard, heard))}</section>"


def _one_heard(heard: Heard) -> str:
    steps = sorted(heard.steps, key=lambda step: not step.there)
    return f'<div class="song"><h3>{_text(heard.title)}</h3><p>{_text(heard.headline)}</p><ul class="steps">{"".join(map(_step, steps))}</ul></div>'


def _step(step: Step) -> str:
    if step.there:
        heard = f'<p class="quiet">{_text(step.heard)}</p>' if step.heard else ""
        return f'<li class="there">{TICK}<div><p>{_text(step.title)}</p>{heard}</div></li>'
    where = f" ({_text(step.where)})" if step.where else ""
    words = "".join(f"<p>{_text(words)}</p>" for words in (step.heard, step.hint) if words)
    return f'<li class="next">{ARROW}<div><p><b>{_text(say("Not yet:"))}</b> {_text(step.title)}{where}</p>{words}</div></li>'


def _footer(feedback: Feedback) -> str:
    points = say("{points:g} of {most:g} points", points=feedback.points, most=feedback.most)
    how = say("To see the comments in your song: musiclab open {file}", file=f"{feedback.student}.feedback.json")
    return f'<footer><p><b>{_text(points)}</b></p><p class="quiet">{_text(how)}</p></footer>'
