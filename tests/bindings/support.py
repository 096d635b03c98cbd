"""The command `parcours` as a test runs it: in a folder of its own, with no variable of the machine in its environment."""
import fcntl
import json
import os
import pty
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import termios
import unittest
from pathlib import Path

PROGRAM = os.environ["PARCOURS"]
SOURCES = Path(os.environ["PARCOURS_SOURCE_DIR"])
PLUGINS = os.environ["PARCOURS_PLUGINS"]

# Two slips: an outcome leads to a step that is misspelt, so one step is never reached.
BROKEN = """workflow: casse
title: Cassé
subject: none
purpose: essai
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: agent, next: { fait: clore, autre: end autre } }
      cloree: { task: Clore, by: agent, next: end fait }
"""


class Answer:
    """The exit code and the output of a run of the command."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def codes(self):
        return [problem["code"] for problem in self.json["problems"]]


class CommandTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="parcours-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_command(self, *words, env=None, plain=True, given=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **(env or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, cwd=self.folder, env=environment, timeout=60, text=plain, input=given,
                              encoding="utf-8" if plain else None)
        return Answer(done)

    def in_terminal(self, *words, typed="", env=None, columns=100):
        """Runs the command in a terminal of that width, where somebody types these lines; what the terminal shows."""
        near, far = pty.openpty()
        fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **(env or {})}
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdin=far, stdout=far, stderr=far, cwd=self.folder, env=environment)
        os.close(far)
        os.write(near, typed.encode())
        shown = b""
        try:
            while part := os.read(near, 4096):
                shown += part
        except OSError:  # the other end is closed
            pass
        os.close(near)
        return Answer(subprocess.CompletedProcess(words, process.wait(timeout=60), shown.decode().replace("\r\n", "\n"), ""))

    def killed(self, words, after):
        """Runs the command and kills it when that many seconds have passed; what it had answered by then, perhaps nothing."""
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self.folder)
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
        answered = process.communicate()[0]
        try:
            return json.loads(answered)
        except ValueError:
            return None

    def assert_ends(self, answer, code):
        self.assertEqual(code, answer.code, f"{answer.out}\n{answer.err}")

    def sql(self, statement):
        with sqlite3.connect(self.database) as connection:
            connection.execute(statement)
        connection.close()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def write_seeing_roles(self, folder, roles, workflows):
        """Writes the `roles.yaml` of a folder: each of the roles sees each of the workflows up to C3."""
        sees = ", ".join(f"{workflow}: C3" for workflow in workflows)
        self.write(f"{folder}/roles.yaml", "".join(f"{role}: {{ title: {role}, sees: {{ {sees} }} }}\n" for role in roles))


class CityTest(CommandTest):
    """With one workflow in force, which the agent anna sees."""

    WORKFLOW = ""
    NAME = ""

    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write(f"city/{self.NAME}/workflow.yaml", self.WORKFLOW)
        self.write_seeing_roles("city", ["agent"], [self.NAME])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)

    def command(self, *words, **options):
        return self.run_command("--config", "parcours.info", *words, **options)

    def as_anna(self, *words, **options):
        answer = self.command(*words, "--as", "anna", **options)
        self.assert_ends(answer, 0)
        return answer

    def asked(self, *words, typed, **options):
        """What the terminal shows of a command of anna, who types these answers."""
        return self.in_terminal("--config", "parcours.info", "--as", "anna", *words, typed=typed, **options)

    def shown(self, reference=None):
        return self.as_anna("show", reference or self.reference, "--format", "json").json

    def fields(self, reference=None):
        return self.shown(reference)["fields"]


class CaseTest(CommandTest):
    """With a database where the workflows are in force and three people have their roles."""

    def setUp(self):
        super().setUp()
        self.database = self.folder / "cases.db"
        self.assert_ends(self.command("deploy", SOURCES / "workflows"), 0)
        for who, role in (("claire", "signalant_pro"), ("nadia", "coordonnateur_prevention"), ("karim", "educateur_rue")):
            self.assert_ends(self.command("grant", who, role), 0)

    def words(self, *words):
        return ["--db", f"sqlite3:{self.database}", "--plugins", PLUGINS, *words]

    def command(self, *words, **options):
        return self.run_command(*self.words(*words), **options)

    def asked(self, *words):
        """The document that a command answers with."""
        return self.command("--format", "json", *words)

    def opened(self):
        """A fresh case: its reference and the token of its first task."""
        answer = self.asked("open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]', "naissance=2015-03-02",
                            "--as", "claire")
        self.assert_ends(answer, 0)
        tasks = self.asked("show", answer.json["of"], "--as", "nadia").json["tasks"]  # claire may not know of the case
        return answer.json["of"], tasks[0]["token"]

    def revision(self, reference):
        return self.asked("show", reference, "--as", "nadia").json["revision"]
