"""The rules of the house (core/README.md), read from the sources: which layer may include which, what may be named where, sizes.

check(root) returns every violation as "file:line: what is wrong". A rule is a function to violations: from the
sources, from their functions or from the folder of the tree.
"""
import math
import re
import statistics
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import rules_of_readers

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

# The public headers that belong to base: all that the sdk may include, and all that a layer under the engine may. Births
# and ages are of the sdk, and what the engine computes with.
BASE_PUBLIC = {f"parcours/{name}.hpp" for name in (
    "clock", "contract", "error", "json", "local_time", "localized_error", "nearest", "problem", "text", "value")} | {"parcours/sdk/birth.hpp"}
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
    (r"re2/", {"expression"}),
    (r"cctz/|rapidjson/", {"base"}),
    (r"CLI/", {"bindings"}),
    (r"nlohmann/|fmt/", set(BELOW) | {"bindings"}),
    (r"gtest/|gmock/|rapidcheck", TESTS),
    (r"benchmark/", TESTS),
]
NOT_IN_HEADERS = r"nlohmann/|rapidjson/|fmt/|CLI/|boost/|re2/"
STANDARD = re.compile(r"^[a-z_0-9]+$|^(std)?(int|def|lib|io|arg)\.h$|^(assert|errno|string|math|limits|time|signal)\.h$")
SYSTEM = re.compile(r"^(sys/\w+|unistd|fcntl|elf|link|dlfcn|poll|spawn|dirent|pthread|sched|termios|langinfo|cxxabi)(\.h)?$")

CLOCKS = re.compile(
    r"\b(system_clock|high_resolution_clock|file_clock|utc_clock)\s*::\s*now\b|\bgettimeofday\s*\("
    r"|\bclock_gettime\s*\((?!CLOCK_THREAD_CPUTIME_ID\b)|\btimespec_get\s*\(|\btime\s*\(\s*(NULL|nullptr|0)\s*\)|\bstd::time\s*\(|(?<![\w>])::time\s*\(")
CLOCK_HOME = "core/src/base/clock.cpp"
OF_THE_PROCESS = re.compile(
    r"\b(setenv|unsetenv|putenv|clearenv|setlocale|tzset|localtime|localtime_r|mktime|timelocal|current_zone)\s*\(")

MOST_LINES_OF_A_SOURCE = 300
MOST_LINES_OF_A_HEADER = 150
MOST_COLUMNS = 120
MOST_FILES = 50
MOST_FILES_OF = {"core/src/engine": 40}
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_HALF = 8
MOST_LINES_OF_NINE_IN_TEN = 25
FEW_FUNCTIONS = 10  # of fewer, no spread is measured
MOST_PARAMETERS = 5
HOUSE = ("core/", "plugins/", "bindings/")
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
        """The layer, or the part of the house outside the layers."""
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
        if source.path.startswith("core/src/") and source.place not in BELOW:
            yield source.at(1, f"the layer '{source.place}' is not on the map")
        if source.place not in BELOW:
            continue
        for line, angled, name in source.includes:
            if not angled and name.split("/")[0] not in {*BELOW, "parcours"}:
                yield source.at(line, f"'{name}' is no path below core/src or core/include")
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
    """Code outside the layers sees public headers only; the sdk sees base, a plugin sees the sdk."""
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
    """Third-party headers are included where LIBRARIES allows it: heavy ones in no header, none in a public header."""
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
    """Only one source includes CLI11, because it is slow to compile."""
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


def state_of_the_process(sources):
    """Nothing sets the environment or goes by the time zone of the process: both belong to the host."""
    for source in sources:
        for number, line in enumerate(source.lines, 1):
            found = None if source.is_test else OF_THE_PROCESS.search(line)
            if found:
                yield source.at(number, f"{found[1]} reads or sets what the whole process shares: name the zone")


def short_files(sources):
    """Sources and headers are short; a header of tests may be as long as a source."""
    for source in sources:
        count = source.text.count("\n")
        most = MOST_LINES_OF_A_HEADER if source.is_header and not source.is_test else MOST_LINES_OF_A_SOURCE
        if count > most:
            yield source.at(1, f"{count} lines, {most} at most")


PRIVATE_WORDS = re.compile(
    r"//.*\b(told|tells?|said|says?|stands?|stood|mend|mends|mended|whom|whoever|gifts?|beside|holds?|held"
    r"|gives? away|given away)\b", re.IGNORECASE)


def plain_words(sources):
    """No comment of the product has a word that CONTRIBUTING.md excludes."""
    for source in sources:
        if source.is_test:
            continue
        for number, line in enumerate(source.text.split("\n"), 1):
            found = PRIVATE_WORDS.search(line)
            if found and "://" not in line:
                yield source.at(number, f"'{found[1]}' in a comment: CONTRIBUTING.md has a plainer word")


RAW = re.compile(r'R"(?P<mark>[^(\s]{0,16})\((?:.|\n)*?\)(?P=mark)"')


def narrow_lines(sources):
    """No line is wider than the limit, but for those of a raw literal, which are of another language."""
    for source in sources:
        text = RAW.sub(lambda raw: "\n" * raw[0].count("\n"), source.text)
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > MOST_COLUMNS:
                yield source.at(number, f"{len(line)} columns, {MOST_COLUMNS} at most")


def opening_comments(sources):
    """A source of the core without a header of its own begins with a comment that describes it."""
    headers = {Path(source.path) for source in sources if source.is_header}
    public = {header.stem for header in headers if header.is_relative_to("core/include")}
    for source in sources:
        path = Path(source.path)
        if source.is_header or source.is_test or not path.is_relative_to("core"):
            continue
        explained = path.with_suffix(".hpp") in headers or path.stem in public
        if not explained and not source.text.startswith(("//", "/*")):
            yield source.at(1, "has no header of its own and does not open with a comment")


def folders(root):
    """No folder of the core has more files than one can find one's way in."""
    for folder in sorted(path for path in (root / "core" / "src").rglob("*") if path.is_dir()):
        name = folder.relative_to(root).as_posix()
        count = sum(1 for path in folder.iterdir() if path.is_file())
        most = MOST_FILES_OF.get(name, MOST_FILES)
        if count > most:
            yield f"{name}: {count} files, {most} at most"


class Function(NamedTuple):
    """A function with its body, constructors among them."""

    name: str
    path: str
    line: int
    length: int
    parameters: int

    def at(self, what):
        return f"{self.path}:{self.line}: {self.name} {what}"


def functions_of(root, sources):
    """Every function outside tests; universal-ctags shows where each begins and ends, and what it takes."""
    paths = [source.path for source in sources if not source.is_test]
    if not paths:
        return []
    rows = subprocess.run(
        ["ctags", "--languages=C,C++", "--kinds-C=f", "--kinds-C++=f", "--fields=+neS", "-L", "-", "-f", "-"],
        input="\n".join(paths), capture_output=True, text=True, cwd=root, check=True).stdout.splitlines()
    return [function for function in map(function_of, rows) if function]


def function_of(row):
    columns = row.split("\t")
    begin, end, signature = (next((column[len(key):] for column in columns[3:] if column.startswith(key)), "")
                             for key in ("line:", "end:", "signature:"))
    if not begin or not end:
        return None
    return Function(columns[0], columns[1], int(begin), int(end) - int(begin) + 1, parameters_of(signature))


def parameters_of(signature):
    """How many parameters are between the outer brackets of a signature."""
    depth, commas, inside = 0, 0, ""
    for sign in signature.replace("->", ""):
        depth -= sign in ")]}>"
        if depth > 0:
            inside += sign
            commas += sign == "," and depth == 1
        depth += sign in "([{<"
        if depth == 0:
            break
    return 0 if inside.strip() in ("", "void") else commas + 1


def long_functions(functions):
    """No function is too long."""
    for function in functions:
        if function.length > MOST_LINES_OF_A_FUNCTION:
            yield function.at(f"has {function.length} lines, {MOST_LINES_OF_A_FUNCTION} at most")


def parameters(functions):
    """No function has too many parameters."""
    for function in functions:
        if function.path.startswith(HOUSE) and function.parameters > MOST_PARAMETERS:
            yield function.at(f"has {function.parameters} parameters, {MOST_PARAMETERS} at most")


def spread_of_lengths(functions):
    """Most functions are short."""
    lengths = sorted(function.length for function in functions if function.path.startswith(HOUSE))
    if len(lengths) < FEW_FUNCTIONS:
        return
    half, nine_in_ten = statistics.median(lengths), lengths[math.ceil(len(lengths) * 0.9) - 1]
    if half > MOST_LINES_OF_HALF:
        yield f"half of the functions have {half:g} lines or more, {MOST_LINES_OF_HALF} at most"
    if nine_in_ten > MOST_LINES_OF_NINE_IN_TEN:
        yield f"one function in ten has {nine_in_ten} lines or more, {MOST_LINES_OF_NINE_IN_TEN} at most"


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


# A function whose declaration or definition begins in the first column; a member of Engine is a public function too.
FUNCTION = re.compile(r"^(?!using|return|namespace|class|struct|enum|template|inline|static)[A-Za-z][\w:<>,&*\s]*?(?:(?<=[\s&*])|(?<=Engine::))([a-z_]\w*|Engine)\(", re.M)
MEMBER = re.compile(r"^  (?!inline|static|template)[A-Za-z][\w:<>,&*\s]*?(?<=[\s&*])([a-z_]\w*|Engine)\(", re.M)


def signature(text, found):
    """The name of a function and the type of its first parameter, and what comes behind its parameters."""
    depth, at = 1, found.end()
    while depth and at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    first = re.match(r"[^,=()]*", text[found.end():])[0]
    words = re.findall(r"\w+", re.sub(r"\s*\w+\s*$", "", first) if re.search(r"[\w&*>]\s+\w+\s*$|&\w+$", first) else first)
    return (found[1], words[-1] if words else ""), text[at:]


def declared_functions(source):
    """Those that the header declares without a body."""
    engine = re.search(r"^class Engine \{\n(.*?)^\};", source.code, re.M | re.S)
    for pattern, text in ((FUNCTION, source.code), (MEMBER, engine[1] if engine else "")):
        for found in pattern.finditer(text):
            key, rest = signature(text, found)
            if re.match(r"(\s|const)*;", rest):  # neither a body nor noexcept, default or = 0
                yield key


def defined_functions(source):
    """(line, signature, text) of each function that a source defines in the namespaces of the public headers."""
    for part in re.finditer(r"^namespace (parcours(?:::json)?) \{\n(.*?)^\}  // namespace \1$", source.text, re.M | re.S):
        blank = lambda found: re.sub(r"[^\n]", " ", found[0])
        text = re.sub(r"^namespace( engine)? \{\n.*?^\}  // namespace\1$", blank, part[2], flags=re.M | re.S)
        for found in FUNCTION.finditer(text):
            end = re.compile(r"^\}|\}$", re.M).search(text, found.end())
            line = source.text.count("\n", 0, part.start(2)) + text.count("\n", 0, found.start(1)) + 1
            yield line, signature(text, found)[0], text[found.start():end.end() if end else None]


def guarded(sources):
    """No exception but Error leaves a public function: its body is one call of errors_only (base/boundary.hpp)."""
    public = [(source, key) for source in sources if source.place == "public" for key in declared_functions(source)]
    declared, found = Counter(key for _, key in public), Counter()
    for source in sources:
        if source.path.endswith(".cpp") and source.path.startswith("core/src/") and source.place != "testing":
            for line, key, text in defined_functions(source):
                found[key] += 1
                delegates = re.search(r"\) : (Engine\(read_settings\(config|engine_context_\()", text)
                if key in declared and not delegates and not re.search(r"[{(]\s*(return )?errors_only\(", text):
                    yield source.at(line, f"{key[0]} is public and not guarded: its body is one call of errors_only")
    for source, key in dict((key, (source, key)) for source, key in public).values():
        if found[key] < declared[key]:
            yield source.at(1, f"{key[0]}({key[1]}) is declared and not found in core/src")


OF_SOURCES = (guarded, layers, rooms, outside, libraries, one_source_reads_the_command_line, sheets, clocks,
              state_of_the_process, short_files, narrow_lines, plain_words, opening_comments, cycles, *rules_of_readers.RULES)
OF_FUNCTIONS = (long_functions, parameters, spread_of_lengths)
OF_FOLDERS = (folders,)
RULES = {rule.__name__: rule for rule in OF_SOURCES + OF_FUNCTIONS + OF_FOLDERS}


def check(root):
    """Every violation below `root`."""
    root = Path(root)
    sources = sources_of(root)
    seen = [(OF_SOURCES, sources), (OF_FUNCTIONS, functions_of(root, sources)), (OF_FOLDERS, root)]
    return [violation for rules, what in seen for rule in rules for violation in rule(what)]
