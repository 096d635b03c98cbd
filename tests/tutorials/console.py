"""A document with a session in it: its commands are run, and what they answer is compared with what the document shows.

In a block of ```console a line that begins with `$ ` is a command, one with `> ` goes on with it, and all others are the answer. A
line `…` in an answer is any number of lines. A block after a line that is a name alone, "`sheet.cpp`:", is a file of that name. What differs each time (days, times, years, digests, paths) is compared as such.
With PARCOURS_GOLDEN=update the answers are written into the document."""
import os
import re
import subprocess

CHANGING = ((r"\d{4}-\d\d-\d\d", "DAY"), (r"\d\d/\d\d/\d{4}", "DAY"), (r"\b\d\d:\d\d\b", "TIME"), (r"-\d{4}-(\d{5})", r"-YEAR-\1"), (r"\b\d{4} \(\d{4}\)", "YEAR (YEAR)"), (r"\b[0-9a-f]{16,}\b", "DIGEST"))


def normalised(line):
    for pattern, word in CHANGING:
        line = re.sub(pattern, word, line)
    return line.rstrip()


def agrees(shown, answered):
    """Whether the lines that are shown are those of the answer."""
    if not shown:
        return not answered
    if shown[0] == "…":
        return any(agrees(shown[1:], answered[i:]) for i in range(len(answered) + 1))
    return bool(answered) and normalised(shown[0]) == normalised(answered[0]) and agrees(shown[1:], answered[1:])


class Session:
    """The shell of a reader who follows a document. Its commands see the environment that earlier ones set with `export`."""

    def __init__(self, folder, environment):
        self.folder, self.environment = folder, environment
        self.exports = ""

    def run(self, command):
        done = subprocess.run(["bash", "-c", self.exports + command], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, encoding="utf-8", timeout=600)
        if command.startswith("export "):
            self.exports += command + "\n"
        return done.stdout.replace(str(self.folder), "/FOLDER")

    def write(self, name, lines):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def follow(self, text):
        """The text with the answers of now, and what does not agree."""
        out, faults = [], []
        lines = text.split("\n")
        at, inside = 0, False
        while at < len(lines):
            line = lines[at]
            at += 1
            named = re.fullmatch(r"`([\w./-]+)` ?:", line)
            if named and lines[at].startswith("```"):
                self.write(named[1], lines[at + 1 : lines.index("```", at + 1)])
            if not inside or not line.startswith("$ "):
                inside = line == "```console" or (inside and line != "```")
                out.append(line)
                continue
            command, typed = [line[2:]], [line]
            while lines[at].startswith("> "):
                command.append(lines[at][2:])
                typed.append(lines[at])
                at += 1
            shown = []
            while lines[at] != "```" and not lines[at].startswith("$ "):
                shown.append(lines[at])
                at += 1
            out += typed
            # A real year takes the place of that of the document.
            answered = self.run("\n".join(command).replace("-2026-0", f"-{self.environment['YEAR']}-0").replace("--period 2026", f"--period {self.environment['YEAR']}")).rstrip("\n")
            answered = answered.split("\n") if answered else []
            out += answered
            if not agrees(shown, answered):
                faults.append("$ {}\nshown:\n{}\nanswered:\n{}".format(command[0], "\n".join(shown), "\n".join(answered)))
        return "\n".join(out), faults


def follow(document, session):
    """What does not agree in the document. With PARCOURS_GOLDEN=update the document is rewritten instead."""
    text, faults = session.follow(document.read_text(encoding="utf-8"))
    if os.environ.get("PARCOURS_GOLDEN") != "update":
        return faults
    document.write_text(text, encoding="utf-8")
    return []
