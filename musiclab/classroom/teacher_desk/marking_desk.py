"""A desk in front of a class folder: it shows what is there as plain values, and keeps what a teacher says in the gradebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.collecting import collect
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marking.class_marking import mark_all
from musiclab.classroom.opening import given_start
from musiclab.classroom.returning.returning import Which, return_class
from musiclab.classroom.rubric import LEVELS
from musiclab.classroom.submission import Submission
from musiclab.classroom.teacher_desk import handed_in_songs, page_mark
from musiclab.classroom.teacher_desk.compared import compared
from musiclab.classroom.teacher_desk.open_page import Lying, open_page
from musiclab.classroom.teacher_desk.roster_page import rows
from musiclab.classroom.teacher_desk.seats import seated
from musiclab.classroom.teacher_desk.summary_page import summary
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.model import Song
from musiclab.song.tempo import tick_at

Marking = Callable[[ClassFolder, Assignment], object]


def _now() -> datetime:
    return datetime.now(UTC)


class MarkingDesk:
    """What is on the desk of a class: an assignment, and one submission that lies open.

    ``who`` sits at it. ``marking`` lets the checks listen to what is new: on all cores, apart from this process. ``now`` tells the time.
    """

    def __init__(self, klass: ClassFolder, assignment: str = "", *, who: str = "", marking: Marking = mark_all, now: Callable[[], datetime] = _now) -> None:
        self._klass, self._who, self._marking, self._now = klass, who, marking, now
        self._book = Gradebook(klass.gradebook_url)
        self._anonymous, self._seat, self._song = False, "", ""
        self._assignments = klass.assignments()
        if not self._assignments:
            raise ClassroomError(say("The class {name} has no assignment yet. Make one with: musiclab class assign LESSON", name=klass.name))
        self.assign(assignment or self._newest())

    def _newest(self) -> str:
        """Give the last assignment that somebody has handed in, or the first of all."""
        return next((one.id for one in reversed(self._assignments) if self._klass.latest(one.id)), self._assignments[0].id)

    def assign(self, id: str) -> None:
        """Turn to another assignment."""
        self._asked = self._klass.assignment(id)
        self._look()

    def hide_names(self, on: bool) -> None:
        """Hide the names and shuffle the order, or show both again."""
        self._anonymous = on
        self._look()

    def _look(self) -> None:
        """Look at what is there now, let the checks hear what is new, and open the first that nobody has listened to."""
        self._latest = dict(self._klass.latest(self._asked.id))
        if self._latest:
            self._marking(self._klass, self._asked)
        expected = self._klass.expected(self._asked)
        others = [self._klass.who(id) for id in self._latest if id not in {student.id for student in expected}]
        self._seats = seated([*expected, *others], anonymous=self._anonymous, seed=self._asked.seed)
        self._marked, self._marks = self._book.marked(self._asked.id), self._book.teacher(self._asked.id)
        self._summary: dict[str, object] | None = None
        self._seat = ""
        there = [row for row in self._rows() if row["group"] != "none"]
        if there:
            self.open(str(next((row for row in there if row["group"] == "listen"), there[0])["key"]))

    def _rows(self) -> list[dict[str, object]]:
        return rows(self._seats, self._latest, self._marks, zone=self._klass.zone)

    def page(self) -> Mapping[str, object]:
        """Give what the page shows."""
        at = next((at for at, one in enumerate(self._assignments, 1) if one.id == self._asked.id), 1)
        return {
            "title": self._klass.name,
            "assignments": [{"id": one.id, "name": one.title} for one in self._assignments], "assignment": self._asked.id,
            "place": say("assignment {at} of {all}, class {name}", at=at, all=len(self._assignments), name=self._klass.name),
            "rows": self._rows(), "rubric": [{"name": one.name, "about": one.about} for one in self._asked.rubric], "levels": list(LEVELS),
            "anonymous": self._anonymous, "collects": self._place(), "open": self._open_page(), "summary": self._summary,
        }  # fmt: skip

    def words(self) -> str:
        """Give the same as text."""
        return say("{title}, class {name}: {count} of {all} have handed in.", title=self._asked.title, name=self._klass.name, count=len(self._latest), all=len(self._seats.students))

    def _place(self) -> str:
        folder = self._klass.hand_in
        return say("the exchange folder ({folder})", folder=folder.name) if folder else say("a folder, with: musiclab class collect FOLDER")

    def open(self, seat: str) -> None:
        """Lay what somebody has handed in on the desk, with its main song."""
        self._submission(seat)
        self._seat, self._song = seat, self._main(seat)

    def turn_to(self, seat: str, song: str) -> None:
        """Turn to another of the songs."""
        handed_in_songs.folder_of(self._submission(seat), song)
        self._seat, self._song = seat, song

    def _submission(self, seat: str) -> Submission:
        student = self._seats.student(seat)
        submission = self._latest.get(student.id) if student else None
        if submission is None:
            raise ClassroomError(say("Nothing was handed in there yet."))
        return submission

    def _main(self, seat: str) -> str:
        """Give the song of the last asked task, or the last there is."""
        submission = self._submission(seat)
        marked = self._marked.get(submission.student)
        asked = [str(report.get("song")) for report in marked.reports] if marked else []
        return next((name for name in reversed(asked) if name in submission.songs), submission.songs[-1] if submission.songs else "")

    def _read(self, seat: str, song: str) -> Song:
        return handed_in_songs.song_in(handed_in_songs.folder_of(self._submission(seat), song or self._main(seat)))

    def _open_page(self) -> dict[str, object] | None:
        if not self._seat:
            return None
        submission = self._submission(self._seat)
        marked = self._marked.get(submission.student)
        heard = marked if marked and marked.digest == submission.digest else None
        try:
            read: Song | ClassroomError | None = self._read(self._seat, self._song) if self._song else None
            start = given_start(self._klass.lesson(self._asked.id), self._asked, submission.student) is not None
        except ClassroomError as problem:
            read, start = problem, False
        lying = Lying(self._seat, submission, self._song, heard, self._mark(submission), start, self._before(submission) is not None)
        return open_page(lying, self._asked, self._seats, self._klass.zone, read)

    def _before(self, submission: Submission) -> Submission | None:
        """Give what the same student handed in before this, the last of it."""
        earlier = [one for one in self._klass.submissions(self._asked.id, submission.student) if one.number < submission.number]
        return earlier[-1] if earlier else None

    def _version(self, seat: str, song: str, which: str) -> tuple[Song, Submission]:
        """Give a song as it was handed in, as it was begun, or as it was handed in before; and where its recordings lie."""
        submission = self._submission(seat)
        before = self._before(submission) if which == "before" else None
        if which == "before" and before:
            return handed_in_songs.song_in(handed_in_songs.folder_of(before, song)), before
        if which == "start" and (start := given_start(self._klass.lesson(self._asked.id), self._asked, submission.student)):
            return start, submission
        if which in ("start", "before"):
            raise ClassroomError(say("There is nothing to compare this with."))
        return self._read(seat, song), submission

    def sound(self, seat: str, song: str, which: str, track: str, rate: int) -> handed_in_songs.Sound:
        """Begin to render a version of a song, or one track of it alone."""
        name = song or self._main(seat)
        version, submission = self._version(seat, name, which)
        return handed_in_songs.sound_of(version, submission.song_folder(name), rate, track=track if which == "track" else "")

    def peaks(self, seat: str, song: str) -> bytes:
        """Give how loud each of many equal stretches of a song is."""
        return handed_in_songs.peaks_in(handed_in_songs.folder_of(self._submission(seat), song))

    def compare(self, seat: str, song: str, which: str) -> tuple[str, ...]:
        """Say what has changed since another version."""
        return compared(self._read(seat, song), self._version(seat, song, which)[0])

    def score(self, seat: str, song: str, track: str) -> tuple[bytes, str]:
        """Give a track as a score, an SVG, and what it shows in words."""
        from musiclab.notation.engraving import engrave

        heard = self._read(seat, song)
        part = heard.track(track)
        engraving = engrave(replace(heard, title=part.name or part.id, author=""), [part])
        return engraving.svg.encode(), engraving.words

    def keep(self, seat: str, digest: str, said: Mapping[str, object]) -> None:
        """Keep what the teacher says of a submission, and give it back where that is said for the first time; ClassroomError where that is none that is here."""
        submission = self._submission(seat)
        if submission.digest != digest:
            raise ClassroomError(say("Something newer has come from this student. Copy your words, then open it again."))
        before = self._mark(submission)
        mark = page_mark.from_page(before, said, lambda song, seconds: self._tick(seat, song, seconds), who=self._who, when=self._now())
        if mark.state != "returned" or before.state == "returned":
            self._kept(mark)
            return
        self._kept(replace(mark, state="marked"))
        return_class(self._klass, self._asked, Which((submission.student,), again=True), who=self._who, now=self._now())
        self._marks = self._book.teacher(self._asked.id)

    def keep_level(self, seat: str, criterion: str, level: int | None) -> None:
        """Keep one level, or take it back."""
        if criterion not in {one.name for one in self._asked.rubric}:
            raise ClassroomError(say("There is no criterion of that name in the rubric."))
        self._kept(page_mark.with_level(self._mark(self._submission(seat)), criterion, level, who=self._who, when=self._now()))

    def _mark(self, submission: Submission) -> TeacherMark:
        """Give what was said so far; of something newer, the words and levels of before are where it begins."""
        known = self._marks.get(submission.student)
        if known is None:
            return TeacherMark(submission.student, self._asked.id, submission.digest)
        return known if known.digest == submission.digest else replace(known, digest=submission.digest, state="open", pins=())

    def _tick(self, seat: str, song: str, seconds: float) -> int:
        return max(round(tick_at(self._read(seat, song).tempo, max(seconds, 0.0))), 0)

    def _kept(self, mark: TeacherMark) -> None:
        self._book.keep_teacher(mark)
        self._marks[mark.student] = mark

    def collect(self) -> str:
        """Collect what lies in the exchange folder, and say what came."""
        folder = self._klass.hand_in
        if folder is None or not folder.is_dir():
            raise ClassroomError(say("There is no exchange folder that can be reached. Use: musiclab class collect FOLDER"))
        states = Counter(one.state for one in collect(self._klass, [folder]))
        self._look()
        new = states["kept"] + states["again"]
        return say("{new} new, {same} here already, {aside} set aside.", new=new, same=states["duplicate"], aside=states["aside"])

    def summarise(self) -> None:
        """Count how the class stands."""
        here = {student: one for student, one in self._marked.items() if student in self._latest}
        self._summary = summary(here, {student: one for student, one in self._marks.items() if student in self._latest}, self._asked.rubric, expected=len(self._seats.students))
