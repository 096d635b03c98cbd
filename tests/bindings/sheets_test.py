"""The main day of each sheet, in the words of its README."""
import datetime
import os
import re
import subprocess
from pathlib import Path

from support import PLUGINS, PROGRAM, SOURCES, CaseTest

DAY = re.compile(r"^## The main day in ten commands\n.*?^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PEOPLE = (("lea", "educateur_rue"), ("mila", "conseiller_ml"), ("yann", "encadrant_technique"))


def commands_of(readme):
    """The commands of the day, one a text. The year in its references is this one."""
    block = DAY.search(readme.read_text(encoding="utf-8"))[1].replace("-2026-", f"-{datetime.date.today().year}-")
    return block.replace("\\\n", " ").splitlines()


class MainDays(CaseTest):
    def setUp(self):
        super().setUp()
        for who, role in PEOPLE:
            self.assert_ends(self.command("grant", who, role), 0)
        self.write("parcours.info", f'database "sqlite3:{self.database}"\nadministrators {{ operator }}\nplugins {{ folder "{PLUGINS}" }}\n')

    def run_by_shell(self, command):
        environment = {"PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "Europe/Paris",
                       "PARCOURS_CONFIG": str(self.folder / "parcours.info")}
        return subprocess.run(["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", cwd=self.folder, env=environment)

    def test_take_ten_commands_each(self):
        readmes = [path for path in sorted((SOURCES / "plugins").glob("*/README.md"))]
        self.assertEqual(["p2_presence_educative", "p3_chantiers"], [path.parent.name for path in readmes])
        for readme in readmes:
            commands = commands_of(readme)
            self.assertEqual(10, len(commands), readme)
            for command in commands:
                with self.subTest(sheet=readme.parent.name, command=command):
                    done = self.run_by_shell(command)
                    self.assertEqual(0, done.returncode, f"{done.stdout}\n{done.stderr}")
        self.assert_ends(self.command("verify"), 0)
