"""What the demo builds can be installed, and a build without the harness of sheet authors is installed without it."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCES = Path(os.environ["PARCOURS_SOURCE_DIR"])
BUILD = Path(os.environ["PARCOURS_BINARY_DIR"])
CMAKE = os.environ["CMAKE"]
NINJA = os.environ["NINJA"]
HARNESS = "libparcours_testing.a"

USER = """cmake_minimum_required(VERSION 3.25)
project(User LANGUAGES CXX)
find_package(Parcours 0.1 QUIET COMPONENTS testing)
if(Parcours_FOUND)
  message(FATAL_ERROR "a harness is found that is not there")
endif()
find_package(Parcours 0.1 REQUIRED)
get_target_property(library parcours::core LOCATION)
if(NOT EXISTS "${library}")
  message(FATAL_ERROR "the engine is not at '${library}'")
endif()
"""


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise AssertionError(f"{words}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def built_by_the_demo():
    """Everything that is made, file by file, on the way to what scripts/demo.sh builds."""
    demo = (SOURCES / "scripts" / "demo.sh").read_text(encoding="utf-8")
    targets = re.search(r"^build release (.+)$", demo, re.MULTILINE)[1].split()
    return set(re.findall(r'label="([^"]+)"', run(NINJA, "-C", BUILD, "-t", "graph", *targets)))


def installed_from_the_build():
    """The libraries and programs that `cmake --install` takes, relative to the build folder."""
    scripts = [script.read_text(encoding="utf-8") for script in BUILD.rglob("cmake_install.cmake")]
    kinds = "STATIC_LIBRARY|MODULE|EXECUTABLE"
    taken = re.compile(rf'TYPE (?:{kinds}) (?:OPTIONAL )?FILES "{re.escape(str(BUILD))}/([^"]+)"')
    return {file for script in scripts for file in taken.findall(script)}


class TheDemo(unittest.TestCase):
    def test_builds_all_that_is_installed(self):
        installed = installed_from_the_build()

        self.assertIn("bin/parcours", installed)
        self.assertIn(f"lib/{HARNESS}", installed)
        self.assertEqual(set(), installed - built_by_the_demo())


class ABuildWithoutTheHarness(unittest.TestCase):
    """The script of the installation is asked for a harness at a place where there is none."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="parcours-install-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.prefix = self.folder / "prefix"
        script = (BUILD / "cmake_install.cmake").read_text(encoding="utf-8")
        self.assertIn(f"{BUILD}/lib/{HARNESS}", script)
        script = script.replace(f"{BUILD}/lib/{HARNESS}", f"{self.folder}/nowhere/{HARNESS}")
        (self.folder / "install.cmake").write_text(script, encoding="utf-8")

    def test_is_installed_and_found_without_it(self):
        run(CMAKE, f"-DCMAKE_INSTALL_PREFIX={self.prefix}", "-P", self.folder / "install.cmake")
        user = self.folder / "user"
        user.mkdir()
        (user / "CMakeLists.txt").write_text(USER, encoding="utf-8")

        run(CMAKE, "-S", user, "-B", user / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}")

        for there in ("bin/parcours", "include/parcours/engine.hpp", "lib/parcours/plugins/p2.so",
                      "share/parcours/workflows/presence-educative/workflow.yaml"):
            self.assertTrue((self.prefix / there).is_file(), there)
        self.assertEqual([], list(self.prefix.rglob(HARNESS)))


if __name__ == "__main__":
    unittest.main()
