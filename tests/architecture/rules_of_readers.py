"""Who sees what (core/README.md), read from the sources: who makes what readers are shown, and by which statements.

A rule is a function from the sources to violations, as in rules.py.
"""
import re

ENGINE = "core/src/engine/"

# The headers that read a whole case back, with what its readers may not see, and the sources that may include them: those
# that carry out commands, place, verify, migrate, play stories, and those that make a SeenCase and the entries of its history.
WHOLE_CASES = {
    "execution/codec.hpp": {"core/src/story/runner.cpp", *(ENGINE + name for name in (
        "command/loaded_case.cpp", "command/change.cpp", "journal.cpp", "seen_case.cpp", "seen_entry.cpp",
        "verification/state_proof.cpp"))},
    "engine/journal.hpp": {ENGINE + name for name in (
        "command/command_loader.cpp", "command/change.cpp", "given.cpp", "journal.cpp", "seen_case.cpp", "seen_entry.cpp",
        "verification/case_replay.cpp")},
    "engine/command/loaded_case.hpp": {ENGINE + name for name in (
        "command/loaded_case.cpp", "command/command_context.hpp", "command/placement.cpp", "migrate.cpp", "rights.cpp",
        "seen_case.cpp", "seen_expressions.cpp")},
}

# What makes the cases, entries and reach of a reader, and the sources that may include it.
MAKERS = {
    "engine/seen_entry.hpp": {ENGINE + "seen_case.cpp", ENGINE + "seen_entry.cpp"},
    "engine/reach.hpp": {ENGINE + "engine_context.hpp", ENGINE + "reach.cpp"},
    "store/viewed.hpp": {"core/src/store/store.hpp"},
}

# A Case or an Entry as hosts see it, made: not one of execution, and not one that is passed on.
VIEW_IS_MADE = re.compile(r"(?<![\w:])(?<!struct )(?<!class )(Case|Entry)(?:\s+\w+\s*[;{=]|\s*\{)")
MAKES_VIEWS = {ENGINE + name for name in ("seen_case.hpp", "seen_case.cpp")}

# What shows cases: each call on the store there is one of class ViewReader, or is listed here with its reason.
FACES = {ENGINE + name for name in ("reads.cpp", "draw.cpp", "reach.cpp", "seen_case.hpp", "seen_case.cpp", "seen_figures.cpp", "seen_entry.cpp",
                                    "forms/seen_forms.cpp", "finding/search.cpp", "finding/search.hpp", "finding/met_by.cpp", "finding/found_cases.cpp")}
VIEW_READER = "core/src/store/viewed.hpp"
STORE_CALL = re.compile(r"\b(?:store(?:_|\(\))?)\s*(?:->|\.)\s*(?:read\(\)\s*->\s*)?(\w+)\s*\(")
OTHER_READS = {
    (ENGINE + "seen_case.cpp", "load_for_command"): "for who tests workflows, in a database of the story alone",
    (ENGINE + "seen_case.cpp", "read"): "begins the reading",
    (ENGINE + "finding/search.cpp", "rethrow_database_failure"): "reads nothing: what failed in the reading before",
    (ENGINE + "seen_case.cpp", "rethrow_database_failure"): "reads nothing: what failed in the reading before",
    (ENGINE + "forms/seen_forms.cpp", "rethrow_database_failure"): "reads nothing: what failed in the reading before",
}

# The statements of ViewReader: each names its reader, or is listed here with its reason.
READERS_STATEMENTS = {"core/src/store/query/queries_of_readers.cpp", "core/src/store/query/find_queries.cpp"}
OF_A_READER = (":actor", ":scopes", ":audiences", ":author")
OF_EVERYBODY = {"scopes": "workflows, territories and structures, without a case",
                "queries.count": "counts the arms that queries.by_opening reads"}
STATEMENT = re.compile(r"\bdefine\(([\w.]+)(?:\[\w+\])?,(.*?)\);\n", re.DOTALL)
PART = re.compile(r"(?:const std::string|const auto) (\w+) =\s(.*?);\n|^std::string (\w+)\([^)]*\) \{\n(.*?)^\}", re.DOTALL | re.MULTILINE)


def whole_cases(sources):
    """What shows cases gets a SeenCase: few sources read a whole case or its events."""
    for source in sources:
        for line, _, name in source.includes:
            if name in WHOLE_CASES and source.path not in WHOLE_CASES[name] and source.place not in ("execution", "tests"):
                yield source.at(line, f"'{name}' reads whole cases: what shows them takes a SeenCase")


def views_have_one_maker(sources):
    """What a reader is shown of a case or an entry is made in one place."""
    for source in sources:
        if source.place not in ("engine", "story", "authoring", "store"):
            continue
        for line, _, name in source.includes:
            if name in MAKERS and source.path not in MAKERS[name]:
                yield source.at(line, f"'{name}' makes what readers are shown: take a CaseReader")
        if source.place == "store" or source.path in MAKES_VIEWS:
            continue
        for number, line in enumerate(source.lines, 1):
            found = VIEW_IS_MADE.search(line)
            if found:
                yield source.at(number, f"makes a {found[1]} for readers: a SeenCase alone does")


def line_of(source, offset):
    return source.code.count("\n", 0, offset) + 1


def reads_of_faces(sources):
    """What shows cases reads them by the statements that select what its reader reaches."""
    views = next((set(re.findall(r"virtual [^;=]*?(\w+)\(", s.code)) for s in sources if s.path == VIEW_READER), set())
    for source in sources:
        for found in STORE_CALL.finditer(source.code) if source.path in FACES else ():
            if found[1] not in views and (source.path, found[1]) not in OTHER_READS:
                yield source.at(line_of(source, found.start(1)), f"'{found[1]}' reads past the rights of the reader")


def names_a_reader(text, parts):
    """Whether a statement has one of the parameters, in its text or in a part that it is made of."""
    done, ahead = set(), [text]
    while ahead:
        text = ahead.pop()
        if any(parameter in text for parameter in OF_A_READER):
            return True
        for name in set(re.findall(r"\w+", text)) & set(parts) - done:
            done.add(name)
            ahead.append(parts[name])
    return False


def statements_of_readers(sources):
    """Each statement of a reader names the reader."""
    of_readers = [source for source in sources if source.path in READERS_STATEMENTS]
    parts = {found[1] or found[3]: found[2] or found[4] for source in of_readers for found in PART.finditer(source.code)}
    for source in of_readers:
        for found in STATEMENT.finditer(source.code):
            if found[1] not in OF_EVERYBODY and not names_a_reader(found[2], parts):
                yield source.at(line_of(source, found.start()), f"the statement '{found[1]}' selects for everybody")


RULES = (whole_cases, views_have_one_maker, reads_of_faces, statements_of_readers)
