"""The Debian packages: what is in them, and that every example builds against them and runs."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCES = Path(os.environ["PARCOURS_SOURCE_DIR"])
BUILD = Path(os.environ["PARCOURS_BINARY_DIR"])
CMAKE = os.environ["CMAKE"]
HERE = SOURCES / "tests" / "install"

MAIN = '#include <parcours/engine.hpp>\nint main() { parcours::Engine engine(parcours::Settings{.database = "sqlite3::memory:"}); }\n'


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, encoding="utf-8", **options)
    if done.returncode != 0:
        raise AssertionError(f"{words}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for tool in ("dpkg-deb", "dpkg-shlibdeps"):
            if not shutil.which(tool):
                raise unittest.SkipTest(f"{tool} is not there")
        cls.folder = Path(tempfile.mkdtemp(prefix="parcours-packages-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.folder.chmod(0o755)
        run(Path(CMAKE).parent / "cpack", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder / "packages", "-D",
            "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", "-D", "CPACK_STRIP_FILES=TRUE", cwd=cls.folder)
        cls.files = {run("dpkg-deb", "-f", file, "Package").strip(): file for file in (cls.folder / "packages").glob("*.deb")}
        cls.root = cls.folder / "root"
        for file in cls.files.values():
            run("dpkg-deb", "-x", file, cls.root)
        cls.usr = cls.root / "usr"

    def environment(self):
        return {**os.environ, "PATH": f"{self.usr}/bin:{os.environ['PATH']}", "PKG_CONFIG_PATH": str(self.usr / "lib" / "pkgconfig")}

    def depends(self, package, field="Depends"):
        return {re.split(r"[ (]", one.strip())[0] for one in run("dpkg-deb", "-f", self.files[package], field).split(",")}

    def test_are_one_to_run_and_one_to_build_with(self):
        self.assertEqual({"parcours", "parcours-dev"}, set(self.files))
        for there in ("bin/parcours", "lib/parcours/plugins/p2.so", "share/parcours/workflows/presence-educative/workflow.yaml",
                      "share/man/man1/parcours.1", "share/man/fr/man1/parcours.1", "share/bash-completion/completions/parcours",
                      "share/zsh/vendor-completions/_parcours", "share/fish/vendor_completions.d/parcours.fish",
                      "share/doc/parcours/examples/systemd/parcours-run-due.timer", "lib/libparcours.a", "include/parcours/engine.hpp"):
            self.assertTrue((self.usr / there).is_file(), there)
        of_runtime = run("dpkg-deb", "-c", self.files["parcours"])
        self.assertNotIn("/usr/include/", of_runtime)
        self.assertNotIn("/usr/bin/", run("dpkg-deb", "-c", self.files["parcours-dev"]))

    def test_need_no_client_of_postgresql_and_recommend_it(self):
        needed = self.depends("parcours")
        self.assertIn("libsqlite3-0", needed)
        self.assertEqual(set(), {name for name in needed if "postgresql" in name or name.startswith("libpq")})
        self.assertIn("libsoci-postgresql4.0", self.depends("parcours", "Recommends"))

    def test_contain_a_command_that_finds_its_sheets(self):
        self.assertIn("p2.triage", run(self.usr / "bin" / "parcours", "plugin", "list", env=self.environment()))

    def test_serve_every_example(self):
        build = self.folder / "examples"
        run(CMAKE, "-S", SOURCES / "examples", "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.usr}", env=self.environment())
        run(CMAKE, "--build", build, "--parallel", "2", env=self.environment())
        shown = run(Path(CMAKE).parent / "ctest", "--test-dir", build, "--output-on-failure", "--no-tests=error", env=self.environment())
        for folder in sorted(path.name for path in (SOURCES / "examples").iterdir() if path.is_dir()):
            self.assertIn(f"examples.{folder}", shown)

    def test_serve_the_sheet_of_the_manual_in_a_project_of_its_own(self):
        manual = (SOURCES / "plugins" / "README.md").read_text(encoding="utf-8").partition("## One file")[2]
        own = self.folder / "own"
        own.mkdir(mode=0o755)
        sources, projects = re.findall(r"```cpp\n(.*?)```", manual, re.DOTALL), re.findall(r"```cmake\n(cmake_.*?)```", manual, re.DOTALL)
        for name, text in (("sheet.cpp", sources[0]), ("sheet_test.cpp", sources[1]), ("CMakeLists.txt", projects[0])):
            (own / name).write_text(text, encoding="utf-8")
        steps = re.search(r"```sh\n(cmake -S .*?)```", manual, re.DOTALL)[1].splitlines()
        environment = {**self.environment(), "CMAKE_PREFIX_PATH": str(self.usr), "CMAKE_GENERATOR": "Ninja"}
        shutil.copytree(SOURCES / "examples" / "01_first_case" / "workflows", own / "workflows")
        shown = [run("sh", "-c", step, cwd=own, env=environment) for step in steps]
        self.assertIn("100% tests passed", shown[2])
        self.assertIn("accueil.triage", shown[3])

    def test_serve_the_ten_lines_of_the_readme(self):
        readme = (SOURCES / "README.md").read_text(encoding="utf-8")
        lines, project = re.search(r"```cpp\n(.*?)```", readme, re.DOTALL)[1], re.search(r"```cmake\n(.*?)```", readme, re.DOTALL)[1]
        for folder, installed in (("plugins", "lib/parcours/plugins"), ("workflows", "share/parcours/workflows")):
            self.assertIn(f'"{folder}"', lines)
            self.assertIn(f"`/usr/{installed}`", readme)
            lines = lines.replace(f'"{folder}"', f'"{self.usr / installed}"')
        program = self.folder / "ten-lines"
        program.mkdir()
        (program / "main.cpp").write_text(lines, encoding="utf-8")
        (program / "CMakeLists.txt").write_text(project, encoding="utf-8")
        environment = {**self.environment(), "CMAKE_PREFIX_PATH": str(self.usr), "CMAKE_GENERATOR": "Ninja"}
        steps = re.search(r"```sh\n(cmake -S \. -B build .*?)```", readme, re.DOTALL)[1].splitlines()
        self.assertRegex(run("sh", "-c", steps[0], cwd=program, env=environment), r"P2-\d{4}-00001")
        run("sh", "-c", steps[1], cwd=program, env=environment)
        self.assertRegex(run(program / "cases", cwd=program), r"P2-\d{4}-00002")

    def test_serve_a_program_and_a_sheet_by_pkg_config_alone(self):
        (self.folder / "main.cpp").write_text(MAIN, encoding="utf-8")
        flags = {name: run("pkg-config", *words, env=self.environment()).split()
                 for name, words in (("engine", ("--cflags", "--libs", "parcours")), ("sheet", ("--cflags", "parcours-sdk")))}
        run("c++", "-std=c++20", self.folder / "main.cpp", *flags["engine"], "-o", self.folder / "main")
        run(self.folder / "main")
        sheets = self.folder / "sheets"
        sheets.mkdir(mode=0o755)
        run("c++", "-std=c++20", "-shared", "-fPIC", "-fvisibility=hidden", HERE / "consumer" / "sheet.cpp", *flags["sheet"], "-o", sheets / "own.so")
        (sheets / "own.so").chmod(0o755)
        self.assertIn("own.greet", run(self.usr / "bin" / "parcours", "plugin", "list", "--plugins", sheets, env=self.environment()))


class ABuildWithoutTheCommand(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="parcours-without-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def configured(self, *words):
        run(CMAKE, "-S", SOURCES, "-B", self.folder, "-G", "Ninja", "-DPARCOURS_TESTS=OFF", *words)
        return run(CMAKE, "--build", self.folder, "--target", "help"), (self.folder / "compile_commands.json").read_text(encoding="utf-8")

    def test_needs_no_cli11_and_has_all_else(self):
        targets, _ = self.configured("-DPARCOURS_COMMAND=OFF", "-DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON")

        self.assertNotIn("parcours_cli", targets)
        self.assertIn("libparcours.a", targets)
        self.assertIn("parcours_plugin_p2", targets)

    def test_makes_no_error_of_a_warning_of_another_compiler(self):
        _, commands = self.configured("-DPARCOURS_COMMAND=OFF")

        self.assertIn("-Wextra", commands)
        self.assertNotIn("-Werror", commands)


if __name__ == "__main__":
    unittest.main()
