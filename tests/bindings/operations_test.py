"""Every command of bindings/OPERATIONS.md runs, in its order, in a folder that is the machine; and what its units promise."""
import os
import re
import shutil
import subprocess
import unittest

from support import PLUGINS, PROGRAM, SOURCES, CommandTest

PAGE = (SOURCES / "bindings" / "OPERATIONS.md").read_text(encoding="utf-8")
UNITS = SOURCES / "bindings" / "systemd"
# What only root and a whole machine could do: each is noted with its words.
STUBS = ("useradd", "chown", "systemctl", "apt-get")


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


class OperationsTest(CommandTest):
    def setUp(self):
        super().setUp()
        for folder in ("etc/systemd/system", "var/lib", "bin"):
            (self.folder / folder).mkdir(parents=True)
        (self.folder / "bin" / "parcours").symlink_to(PROGRAM)
        for name in STUBS:
            self.write(f"bin/{name}", f'#!/bin/sh\necho "{name} $*" >>{self.folder}/stubs\n').chmod(0o755)
        self.write("bin/runuser", f'#!/bin/sh\necho "runuser $*" >>{self.folder}/stubs\nshift 3\nexec "$@"\n').chmod(0o755)
        # Without -o: only root gives a file to others.
        self.write("bin/install", f'#!/bin/sh\n[ "$3" = -o ] && {{ mode="$2"; shift 4; set -- -m "$mode" "$@"; }}\nexec {shutil.which("install")} "$@"\n').chmod(0o755)

    def here(self, text):
        """The text with the folders of the machine below that of the test."""
        text = text.replace("/usr/share/doc/parcours/examples/systemd", str(UNITS)).replace("/usr/lib/parcours/plugins", PLUGINS)
        text = text.replace("/usr/share/parcours/workflows", str(SOURCES / "workflows")).replace("/usr/bin/parcours", str(PROGRAM))
        return re.sub(r"(?<![\w/])/(etc|var)/", rf"{self.folder}/\1/", text)

    def run_script(self, script, **more):
        environment = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", **more}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run(["sh", "-euxc", "umask 022\n" + script], capture_output=True, text=True, encoding="utf-8", cwd=self.folder,
                              env=environment, timeout=100)
        self.assertEqual(0, done.returncode, f"{done.stdout}\n{done.stderr}")
        return done.stdout

    def noted(self):
        return (self.folder / "stubs").read_text(encoding="utf-8").splitlines()


class Operations(OperationsTest):
    def test_every_command_of_the_page_runs_in_its_order(self):
        self.run_script(self.here("".join(blocks("sh"))))

        self.assertIn("systemctl enable --now parcours-run-due.timer", self.noted())
        self.assertIn(f"runuser -u parcours -- {PROGRAM} run-due", self.noted())
        self.assertTrue((self.folder / "var/lib/parcours/backup/before-upgrade.db").is_file())

    def test_the_units_are_those_that_are_installed(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd is not installed")
        for unit in sorted(UNITS.iterdir()):
            text = unit.read_text(encoding="utf-8").replace("/usr/bin/parcours", PROGRAM)
            self.write(f"units/{unit.name}", text)
        done = subprocess.run(["systemd-analyze", "verify", *sorted(map(str, (self.folder / "units").iterdir()))], capture_output=True, text=True,
                              encoding="utf-8")

        complaints = [line for line in done.stderr.splitlines() if "parcours" in line]
        self.assertEqual([], complaints)

    def test_the_nightly_copy_verifies_from_the_head_that_it_has(self):
        self.run_script(self.here(blocks("sh")[0]))
        service = (UNITS / "parcours-backup.service").read_text(encoding="utf-8")
        line = re.search(r"^ExecStart=/bin/sh -c '(.+)'$", service, re.MULTILINE)[1].replace("$$", "$").replace("%%", "%")

        config = str(self.folder / "etc/parcours/parcours.info")
        self.run_script(self.here(line), PARCOURS_CONFIG=config)

        folder = self.folder / "var/lib/parcours/backup"
        copy, head = next(folder.glob("cases-*.db")), next(folder.glob("head-*.txt"))
        self.run_script(f"parcours verify --db sqlite3:{copy} --since {head}", PARCOURS_CONFIG=config)


class OperationsOnPostgresql(OperationsTest):
    KEYWORDS = os.environ.get("PARCOURS_TEST_POSTGRES")

    def setUp(self):
        if not self.KEYWORDS:
            self.skipTest("PARCOURS_TEST_POSTGRES is not set")
        super().setUp()
        words = dict(word.split("=", 1) for word in self.KEYWORDS.split())
        self.server = {"PGHOST": words["host"], "PGUSER": words["user"]}
        if "port" in words:
            self.server["PGPORT"] = words["port"]
        self.names = {name: f"{name}_{os.getpid()}" for name in ("cases_again", "cases")}

    def drop(self, name):
        self.run_script(f"dropdb --if-exists --force {name}", **self.server)

    def test_every_command_of_the_page_runs(self):
        for name in self.names.values():
            self.addCleanup(self.drop, name)
        cases, again = self.names["cases"], self.names["cases_again"]
        self.run_script(self.here(blocks("sh")[0]))
        begin = f"createdb --template=template0 --encoding=UTF8 {cases}\nparcours --db postgresql:dbname={cases} --journal-key " \
                f"/var/lib/parcours/journal.key deploy {SOURCES}/workflows --as admin\n"
        script = begin + "".join(blocks("sh postgresql")).replace("cases_again", again).replace("cases.dump cases\n", f"cases.dump {cases}\n")

        self.run_script(self.here(script), PARCOURS_CONFIG=str(self.folder / "etc/parcours/parcours.info"), **self.server)


if __name__ == "__main__":
    unittest.main()
