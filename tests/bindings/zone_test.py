"""Times are those of the city's zone, whatever TZ is in the environment."""
import sqlite3
import unittest
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from support import CommandTest

RENDEZVOUS = """workflow: rendezvous
title: Rendez-vous
subject: none
purpose: essai
fields:
  quand: { type: datetime, title: Quand }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: agent, form: [quand] }
      recevoir: { task: Recevoir, by: agent, due: quand, form: [quand: show], next: end recu }
"""
NOON_OF_GREENWICH = "2026-07-01T12:00:00Z"


class Zones(CommandTest):
    def command(self, *words):
        return self.run_command(*words, "--config", "parcours.info", env={"TZ": "America/New_York"})

    def shown(self, *words):
        answer = self.command(*words, "--as", "anna")
        self.assert_ends(answer, 0)
        return answer.out

    def open_a_case_in(self, zone):
        """A case that is due at noon of Greenwich, in a city whose configuration names that zone, or none."""
        self.database = self.folder / "cases.db"
        line = f'zone "{zone}"\n' if zone else ""
        self.write("parcours.info", f'database "sqlite3:cases.db"\nadministrators {{ operator }}\n{line}')
        self.write("city/rendezvous/workflow.yaml", RENDEZVOUS)
        self.write_seeing_roles("city", ["agent"], ["rendezvous"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        opened = self.command("open", "rendezvous", f"quand={NOON_OF_GREENWICH}", "--as", "anna", "--format", "json")
        self.assert_ends(opened, 0)
        return opened.json["of"]

    def assert_shows_times_of(self, zone, noon, reference):
        opened = self.command("show", reference, "--as", "anna", "--format", "json").json["opened_at"]
        opened_at = datetime.fromisoformat(opened.replace("Z", "+00:00"))
        opened_there = opened_at.astimezone(ZoneInfo(zone)).strftime("%d/%m/%Y %H:%M")

        case = self.shown("show", reference)
        self.assertIn(opened_there, case.splitlines()[0])
        self.assertRegex(case, rf"Quand +{noon}")
        self.assertIn(f"pour le {noon})", case)
        self.assertIn(f"  {noon}", self.shown("tasks"))
        history = self.shown("history", reference)
        self.assertIn(f"1   {opened_there}", history)
        self.assertIn(noon, history)

    def test_of_the_configuration_are_shown_whatever_the_environment_says(self):
        self.assert_shows_times_of("Europe/Paris", "01/07/2026 14:00", self.open_a_case_in("Europe/Paris"))

    def test_of_another_city_are_shown_there(self):
        self.assert_shows_times_of("Pacific/Noumea", "01/07/2026 23:00", self.open_a_case_in("Pacific/Noumea"))

    def test_are_those_of_paris_when_no_zone_is_named(self):
        self.assert_shows_times_of("Europe/Paris", "01/07/2026 14:00", self.open_a_case_in(None))

    def test_of_paris_begin_the_day_on_which_a_right_ends(self):
        self.open_a_case_in("Europe/Paris")
        self.assert_ends(self.command("grant", "paul", "agent", "--until", "2030-01-15"), 0)

        self.assertEqual(datetime(2030, 1, 14, 23, tzinfo=timezone.utc), self.end_of_what_is_granted_to("paul"))

    def test_of_another_city_begin_the_day_there(self):
        self.open_a_case_in("Pacific/Noumea")
        self.assert_ends(self.command("grant", "paul", "agent", "--until", "2030-01-15"), 0)

        self.assertEqual(datetime(2030, 1, 14, 13, tzinfo=timezone.utc), self.end_of_what_is_granted_to("paul"))

    def end_of_what_is_granted_to(self, actor):
        with sqlite3.connect(self.database) as connection:
            query = 'select "until" from granted, actor where id = actor and name = ?'
            ends = connection.execute(query, (actor,)).fetchone()
        connection.close()
        return datetime.fromtimestamp(ends[0] / 1_000_000, timezone.utc)


if __name__ == "__main__":
    unittest.main()
