"""The rules of the house (core/README.md), read from the sources: who may include whom, what may be named where, sizes.

check(root) answers every violation as "file:line: what is wrong". Each rule is a function from the sources to violations.
"""
import re
import subprocess
from pathlib import Path

# Each layer, and the layers that it may include besides itself.
BELOW = {"base": set(), "expression": {"base"}, "definition": {"base", "expression"}, "execution": {"base", "expression", "definition"}}
HEART = set(BELOW)
for side in ("drawing", "trust", "store", "report"):
    BELOW[side] = set(HEART)
BELOW["plugin"] = {"base"}
BELOW["engine"] = HEART | {"drawing", "trust", "store", "plugin", "report"}
BELOW["testing"] = set(BELOW["engine"])
BELOW["story"] = BELOW["engine"] | {"engine"}
BELOW["authoring"] = BELOW["story"] | {"story"}
FACADE = ("engine", "story", "authoring", "testing")  # may include every public header

# Each room of the definition, and the rooms that it may include besides itself. "" is the door: definition/*.hpp.
ROOMS = {"source": set()}
ROOMS["model"] = {"source"}
for room in ("language", "stored", "guard", "soundness"):
    ROOMS[room] = {"source", "model"}
ROOMS["read"] = {"source", "model", "language", "guard", ""}
ROOMS["check"] = {"source", "model", "guard", "soundness", "read", ""}
ROOMS[""] = set(ROOMS)

# The public headers that belong to base: all that the sdk may include, and all that a layer under the engine may.
BASE_PUBLIC = {f"parcours/{name}.hpp" for name in ("clock", "contract", "error", "explained", "json", "problem", "text", "value")}
SEES_SDK = {"execution", "drawing", "store", "plugin", "report", *FACADE}

# Third-party headers: where each library may be included. A name that is not here is refused everywhere.
TESTS = {"tests", "testing", "public testing"}
LIBRARIES = [
    (r"boost/dll", {"plugin"}),
    (r"boost/property_tree", {"engine"}),
    (r"boost/geometry", {"base"}),
    (r"boost/", {"definition"}),
    (r"yaml-cpp/", {"definition"}),
    (r"soci/|sqlite3\.h|libpq-fe\.h|postgresql/", {"store"}),
    (r"sodium\.h", {"trust"}),
    (r"date/", {"base"}),
    (r"CLI/", {"bindings"}),
    (r"nlohmann/|fmt/", set(BELOW) | {"bindings"}),
    (r"gtest/|gmock/|rapidcheck", TESTS),
    (r"benchmark/", TESTS),
]
NOT_IN_HEADERS = r"nlohmann/|fmt/|CLI/|boost/"
STANDARD = re.compile(r"^[a-z_0-9]+$|^(std)?(int|def|lib|io|arg)\.h$|^(assert|errno|string|math|limits|time|signal)\.h$")
SYSTEM = re.compile(r"^(sys/\w+|unistd|fcntl|elf|link|dlfcn|poll|spawn|dirent|pthread|sched|termios|langinfo)(\.h)?$")

CLOCKS = re.compile(
    r"\b(system_clock|high_resolution_clock|file_clock|utc_clock)\s*::\s*now\b|\bgettimeofday\s*\(|\bclock_gettime\s*\("
    r"|\btimespec_get\s*\(|\btime\s*\(\s*(NULL|nullptr|0)\s*\)|\bstd::time\s*\(|(?<![\w>])::time\s*\(")
CLOCK_HOME = "core/src/base/clock.cpp"

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
FOLDERS = ("core", "plugins", "bindings", "examples", "tests")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')


class Source:
    """One C or C++ file: where it is, what it includes, its text without comments (lines kept)."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.code = without_comments(self.text)
        self.lines = self.code.split("\n")
        self.includes = []  # (line, is it <...>, name)
        for number, line in enumerate(self.lines, 1):
            found = INCLUDE.match(line)
            if found:
                self.includes.append((number, found[1] == "<", found[2]))
        self.is_header = path.suffix in (".hpp", ".h")
        self.is_test = self.path.startswith("tests/") or path.stem.endswith("_test") or "/tests/" in self.path
        self.place = self._place()

    def _place(self):
        """The layer, or the part of the house that stands outside the layers."""
        parts = self.path.split("/")
        if self.is_test:
            return "tests"
        if parts[:2] == ["core", "src"]:
            return parts[2] if len(parts) > 3 else "core/src"
        if parts[:3] == ["core", "include", "parcours"]:
            return {"sdk": "sdk", "testing": "public testing"}.get(parts[3], "public")
        return parts[0]

    def at(self, line, what):
        return f"{self.path}:{line}: {what}"


def without_comments(text):
    """The same text, comments blanked, string and character literals untouched; raw literals too."""
    pattern = re.compile(
        r'R"(?P<mark>[^(\s]{0,16})\((?:.|\n)*?\)(?P=mark)"|"(?:[^"\\\n]|\\.)*"|(?<!\w)\'(?:[^\'\\\n]|\\.)*\'|//[^\n]*|/\*(?:.|\n)*?\*/')

    def blank(found):
        if not found[0].startswith(("//", "/*")):
            return found[0]
        return re.sub(r"[^\n]", " ", found[0])

    return pattern.sub(blank, text)


def sources_of(root):
    found = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".h", ".c") and path.is_file() and "build" not in path.parts:
                found.append(Source(root, path))
    return found


def layers(sources):
    """A layer includes itself, what is below it, and the public headers that are below it."""
    for source in sources:
        if source.place not in BELOW:
            continue
        for line, _, name in source.includes:
            first = name.split("/")[0]
            if first in BELOW and first != source.place and first not in BELOW[source.place]:
                yield source.at(line, f"layer '{source.place}' includes '{name}', which is not below it")
            if first == "parcours" and not may_include_public(source.place, name):
                yield source.at(line, f"layer '{source.place}' includes '{name}', which belongs to the engine")


def room_of(path):
    """The room of a file of the definition, as a path below core/src or as an include names it."""
    return path.split("/")[1] if path.count("/") > 1 else ""


def rooms(sources):
    """A room of the definition includes itself and the rooms below it; other layers may include any."""
    for source in sources:
        if source.place != "definition":
            continue
        own = room_of(source.path.removeprefix("core/src/"))
        if own not in ROOMS:
            yield source.at(1, f"the room 'definition/{own}' is not on the map")
            continue
        for line, _, name in source.includes:
            room = room_of(name)
            if name.startswith("definition/") and room != own and room not in ROOMS[own]:
                yield source.at(line, f"room '{own}' includes '{name}', which is not below it")


def may_include_public(layer, name):
    if name in BASE_PUBLIC or layer in FACADE:
        return True
    return name.startswith("parcours/sdk/") and layer in SEES_SDK


def outside(sources):
    """What stands outside the layers sees public headers only; the sdk sees base, a plugin sees the sdk."""
    for source in sources:
        for line, angled, name in source.includes:
            if angled:
                continue
            if source.place in ("public", "public testing", "bindings", "examples") and name.split("/")[0] in BELOW:
                yield source.at(line, f"'{name}' is no public header")
            if source.place == "sdk" and not (name in BASE_PUBLIC or name.startswith("parcours/sdk/")):
                yield source.at(line, f"the sdk includes '{name}', which is not of base")
            if source.path.startswith("plugins/") and not of_a_plugin(source, name):
                yield source.at(line, f"a plugin includes '{name}': it sees parcours/sdk alone")


def of_a_plugin(source, name):
    if name.startswith("parcours/"):
        return name.startswith("parcours/sdk/") or (source.is_test and name.startswith("parcours/testing"))
    return name.split("/")[0] not in BELOW


def libraries(sources):
    """Third-party headers stand where LIBRARIES says, the heavy ones in no header, and none in a public header."""
    for source in sources:
        for line, angled, name in source.includes:
            if not angled and not re.match("|".join(pattern for pattern, _ in LIBRARIES), name):
                continue
            if STANDARD.match(name) or SYSTEM.match(name) or name.startswith("parcours/"):
                continue
            homes = next((homes for pattern, homes in LIBRARIES if re.match(pattern, name)), set())
            if source.place not in homes and source.place != "tests":
                yield source.at(line, f"'{name}' is a library that '{source.place}' does not use")
            elif source.is_header and source.place != "tests" and re.match(NOT_IN_HEADERS, name):
                yield source.at(line, f"'{name}' stands in sources, never in a header")


def one_source_reads_the_command_line(sources):
    users = [source for source in sources if any(name.startswith("CLI/") for _, _, name in source.includes)]
    for source in users[1:]:
        yield source.at(1, f"CLI11 is included here and in {users[0].path}: once is enough, it is slow to compile")


def sheets(sources):
    """The core names no sheet, a sheet names no action of another (it may name another as a place where a case comes from)."""
    names = "p1|p2|p3|p4|ps5|ps6|ps7"
    any_mention = re.compile(rf"\b({names})\b", re.IGNORECASE)
    action = re.compile(rf"\b({names})\.[a-z]")
    for source in sources:
        parts = source.path.split("/")
        if source.is_test or parts[0] not in ("core", "plugins"):
            continue
        own = parts[1].split("_")[0] if parts[0] == "plugins" else None
        for number, line in enumerate(source.lines, 1):
            for literal in LITERAL.findall(line):
                for found in (action if own else any_mention).findall(literal):
                    if found.lower() != own:
                        yield source.at(number, f"names the sheet '{found}'")


def clocks(sources):
    """One place asks the machine's clock."""
    for source in sources:
        if source.path == CLOCK_HOME:
            continue
        for number, line in enumerate(source.lines, 1):
            if CLOCKS.search(line):
                yield source.at(number, "asks a clock of the machine: take parcours::Clock")


def sizes(sources):
    for source in sources:
        count = source.text.count("\n")
        if count > MOST_LINES:
            yield source.at(1, f"{count} lines, {MOST_LINES} at most")


def functions(root, sources):
    """No long function outside tests; universal-ctags tells where each begins and ends."""
    paths = [source.path for source in sources if not source.is_test]
    if not paths:
        return
    told = subprocess.run(
        ["ctags", "--languages=C,C++", "--kinds-C=f", "--kinds-C++=f", "--fields=+ne", "-L", "-", "-f", "-"],
        input="\n".join(paths), capture_output=True, text=True, cwd=root, check=True).stdout
    for row in told.splitlines():
        columns = row.split("\t")
        begin, end = (next((c[len(key):] for c in columns if c.startswith(key)), None) for key in ("line:", "end:"))
        if begin and end and int(end) - int(begin) + 1 > MOST_LINES_OF_A_FUNCTION:
            length = int(end) - int(begin) + 1
            yield f"{columns[1]}:{begin}: {columns[0]} has {length} lines, {MOST_LINES_OF_A_FUNCTION} at most"


def cycles(sources):
    """No header includes itself on any way round."""
    by_name = {}
    for source in sources:
        for prefix in ("core/include/", "core/src/", ""):
            if source.path.startswith(prefix):
                by_name.setdefault(source.path[len(prefix):], source)
    state = {}

    def visit(source, way):
        state[source.path] = "open"
        for _, _, name in source.includes:
            to = by_name.get(name)
            if to is None or state.get(to.path) == "done":
                continue
            if state.get(to.path) == "open":
                start = way.index(to.path)
                yield source.at(1, "includes go round: " + " -> ".join(way[start:] + [to.path]))
            else:
                yield from visit(to, way + [to.path])
        state[source.path] = "done"

    for source in sources:
        if source.path not in state:
            yield from visit(source, [source.path])


# The headers that read a whole case back, with what its readers may not see, and the sources that may include them: those
# that carry out commands, verify, migrate, play stories, and the one that makes a SeenCase.
ENGINE = "core/src/engine/"
WHOLE_CASES = {
    "execution/codec.hpp": {"core/src/execution/codec.cpp", "core/src/story/runner.cpp", *(ENGINE + name for name in (
        "loaded_case.cpp", "command_loader.cpp", "change.cpp", "verify.cpp", "seen_case.cpp"))},
    "engine/loaded_case.hpp": {ENGINE + name for name in (
        "loaded_case.cpp", "command_context.hpp", "migrate.cpp", "rights.cpp", "seen_case.cpp")},
}


def whole_cases(sources):
    """What shows cases gets a SeenCase: few sources read a whole case or its events."""
    for source in sources:
        for line, _, name in source.includes:
            if name in WHOLE_CASES and source.path not in WHOLE_CASES[name] and not source.is_test:
                yield source.at(line, f"'{name}' reads whole cases: what shows them takes a SeenCase")


RULES = (layers, rooms, outside, libraries, one_source_reads_the_command_line, sheets, clocks, sizes, cycles, whole_cases)


def check(root):
    root = Path(root)
    sources = sources_of(root)
    found = [violation for rule in RULES for violation in rule(sources)]
    return found + list(functions(root, sources))
