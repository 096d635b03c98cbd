"""What people read has no word of the machine: the main days of the sheets, read line by line in French."""
import re
import unittest

from sheets_test import MainDays, commands_of
from support import SOURCES

# Names as workflows and roles write them: keys, and names in lists. A comment and a text have none.
NAME = re.compile(r"(?<![\w'’/.-])[a-z][a-z0-9_]*(?![\w'’/.-])")
WRITTEN = re.compile(r"(?:^ *(?:- )?|[{,[] *)([a-z][a-z0-9_]*)(?= *(?:[:,\]}]|$))", re.MULTILINE)
COMMENT = re.compile(r"#.*")
END = r"(?=, ?[a-z_0-9]+:|[{}\]\n])"
TITLE = re.compile(rf"(?:title|task|help|why|fr|warn|refuse|frame|answers): (\"[^\"]*\"|[^{{}}\n]*?){END}|: ([A-ZÀ-Ü][^{{}}\n]*?){END}|\"((?:[A-ZÀ-Ü]|\{{case)[^\"]*)\"")
WORD = re.compile(r"[^\W\d_]+")

# What no sentence contains, whatever the workflow.
MACHINE = {
    "a name": re.compile(r"\w*[a-z0-9]_[a-z0-9]\w*"),
    "a date of the machine": re.compile(r"\d{4}-\d\d-\d\d|\d\dT\d\d"),
    "a sign of JSON": re.compile(r"[\[\]{}\"]|:="),
    "a truth value": re.compile(r"\b(?:true|false|null)\b"),
    "a point of a number": re.compile(r"\d\.\d"),
    "an arrow": re.compile(r"->|=>|<="),
    "English": re.compile(r"\b(?:the|step|field|done|working|days?|remind|sent|due|accepted|refused|expired|opened|ended)\b"),
    "who, as a program names them": re.compile(r"\b(?:role|actor):"),
    "one of several": re.compile(r"\b1 (?:dossiers|tâches|erreurs|échéances|messages|relais arrivés)\b"),
}

# What somebody types again is a name: the step of a task and of an offer, what `--in` and `retry` take, the number of what `outbox` lists;
# and a row has brackets around its number.
TYPED = [re.compile(pattern) for pattern in (
    r"\b[A-Z]\w*(?:-[A-Z]\w*)*-\d{4}-\d{5}\b", r"\[élément [\d/]+\]", r"^(?:\S+ +)?\d+ +[a-z][a-z0-9_]*(?=  )", r"^ +(?:\d+ +)?[a-z][a-z0-9_]*(?=  )",
    r"--in \d+", r"parcours retry +\d+", r"^\d+\.\d+(?=  )")]

# The code of a problem, which `parcours explain` takes, and the option that confirms a question.
CODE = re.compile(r" +\[[A-Za-z_-]+\]$| +pour répondre oui : --confirm .*$", re.MULTILINE)

# Words of French that are also names somewhere. The sentences of the command have them.
FRENCH = set("""à au avec branche commence date de des dossier du en est la le les phase non oui ouvert par pour rappel relais révision sur
    suite un une vers version message""".split())


def names_and_titles():
    """The names of all shipped workflows and of the roles, and the words of their titles in small letters."""
    names, words = set(), set()
    for path in sorted((SOURCES / "workflows").rglob("*.yaml")):
        if path.parent.name == "stories":
            continue
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        names.update(WRITTEN.findall(text))
        words.update(word.lower() for found in TITLE.findall(text) for word in WORD.findall(" ".join(found)))
    return names, words


class Words(MainDays):
    """Nobody reads a name, a code or a date of the machine."""

    AFTER = ["parcours run-due", "parcours run-due", "parcours correct P2-2026-00001 origine=habitant --why 'faute de frappe' --as nadia",
             "parcours suspend P2-2026-00001 --as nadia", "parcours resume P2-2026-00001 --as nadia",
             "parcours open veille-quartier quartier=monaque membres=ecole --as nadia", "parcours migrate presence-educative --dry-run", "parcours incidents",
             "parcours grant zoe educateur_rue --territory monaque", "parcours revoke zoe educateur_rue --territory monaque", "parcours outbox"]
    # What is refused, to who knows of the case: who may do it is named by titles.
    REFUSED = ["parcours suspend P2-2026-00001 --as claire", "parcours message P2-2026-00001 nouveau_signalement --as nadia",
               "parcours open presence-educative quartier=monaque --as yann"]
    test_take_ten_commands_each = None
    PEOPLE = ("claire", "nadia", "karim", "lea", "mila", "yann")
    READERS = ("claire", "nadia")  # who opened one case alone, and who sees all

    @classmethod
    def setUpClass(cls):
        cls.known_names, cls.french = names_and_titles()

    def faults_in(self, line):
        for allowed in TYPED:
            line = allowed.sub(" ", line)
        faults = [f"{what}: {found[0]}" for what, pattern in MACHINE.items() if (found := pattern.search(line))]
        known = self.french | FRENCH | set(self.PEOPLE) | {"zoe", "operator", "parcours"}
        return faults + [f"a name: {word}" for word in NAME.findall(line) if word in self.known_names and word not in known]

    def said(self, command):
        done = self.run_by_shell(command)
        self.assertEqual(0, done.returncode, f"{command}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def refused(self, command):
        done = self.run_by_shell(command)
        self.assertEqual(1, done.returncode, f"{command}\n{done.stdout}\n{done.stderr}")
        return CODE.sub("", done.stderr)

    def outputs(self):
        """Pairs of a command and what it shows, over the main days and what follows them."""
        days = [command for path in sorted((SOURCES / "plugins").glob("*/README.md")) for command in commands_of(path)]
        year = re.search(r"-(\d{4})-", days[1])[1]
        for command in days + [command.replace("-2026-", f"-{year}-") for command in self.AFTER]:
            yield command, self.said(command)
        for command in self.REFUSED:
            command = command.replace("-2026-", f"-{year}-")
            yield command, self.refused(command)
        for who in self.READERS:
            for command in ("tasks", "cases"):
                yield f"{command} of {who}", self.said(f"parcours {command} --as {who}")
            references = set(re.findall(r"\b[A-Z]\w*-\d{4}-\d{5}\b", self.said(f"parcours cases --as {who}") + self.said(f"parcours tasks --as {who}")))
            for reference in sorted(references):
                for command in ("show", "history"):
                    yield f"{command} {reference} of {who}", self.said(f"parcours {command} {reference} --as {who}")
        for sheet in ("p2", "p3"):
            yield f"bilan {sheet}", self.said(f"parcours bilan {sheet} --as nadia")

    def test_of_the_machine_are_in_no_output(self):
        faults, read = [], 0
        for command, shown in self.outputs():
            read += len(shown.splitlines())
            faults += [f"{command}: {fault} in: {line}" for line in shown.splitlines() for fault in self.faults_in(line)]
        self.assertGreater(read, 300)
        self.assertEqual([], faults)

    def test_of_the_machine_are_found_where_there_are_some(self):
        for line in ("      champ origine = ecole", "      « Trier » : sans_suite", "  Origine  [\"isolement\"]", "le 2027-07-01T08:00:00Z", "urgent : true",
                     "42.1  P2-2026-00001  01/03/2026 08:00  lettre  role:chef", "1.5 kilos", "sport corrigé : foot -> judo", "1 dossiers"):
            self.assertNotEqual([], self.faults_in(line), line)
        for line in ("      « Trier » : Sans suite", "P2-2026-00001  2  verifier_doublon  Vérifier qu'il n'est pas déjà connu", "4.1  P2-2026-00001  lettre  claire"):
            self.assertEqual([], self.faults_in(line), line)



del MainDays  # its test is of sheets_test alone

if __name__ == "__main__":
    unittest.main()
