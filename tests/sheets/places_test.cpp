// The places of a chantier, with the shipped workflows and the sheet itself: taken by several processes at once, given
// back, and taken back from everybody.
#include <libpq-fe.h>
#include <poll.h>
#include <signal.h>

#include <map>
#include <random>

#include "sheets/city.hpp"
#include "support/processes.hpp"

namespace parcours {
namespace {

using testing::SheetsCity;

// The choice of a chantier, as an educator sends it.
struct Choice {
  TaskId task;
  std::string educator, chantier;
};

// Sends the choice until it is answered by more than "try again". Returns the code of what was refused, or "done".
std::string send(Engine& engine, const Choice& choice) {
  for (;;) try {
      const auto done = engine.submit({Complete{choice.task, {{"chantier", choice.chantier}}},
                                       {choice.educator},
                                       0,
                                       "choix-" + choice.task.reference + choice.chantier});
      if (done || testing::code(done) != "conflict") return done ? "done" : testing::code(done);
    } catch (const Error& e) {
      if (e.code() != Error::Code::busy) throw;
    }
}

class PlacesOfAChantier : public ::testing::TestWithParam<testing::Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    city = std::make_unique<SheetsCity>(GetParam());
  }
  Choice choice(const std::string& parcours, const std::string& educator, const std::string& chantier) {
    const auto task = city->task_at(parcours, "choisir", educator);
    EXPECT_TRUE(task) << parcours << " does not choose";
    return {task.value_or(TaskId{}), educator, chantier};
  }
  std::vector<Choice> choices(const std::vector<std::string>& all, const std::string& chantier) {
    std::vector<Choice> made;
    for (const auto& parcours : all) made.push_back(choice(parcours, "karim", chantier));
    return made;
  }
  // One process for each list of choices; all begin at the same instant. `meanwhile` gets the processes once they have
  // begun. Returns what each answered.
  std::vector<std::string> at_once(
      const std::vector<std::vector<Choice>>& lists,
      const std::function<void(const std::vector<testing::Process>&)>& meanwhile = [](const auto&) {}) {
    city->close();
    const Settings settings = city->settings();
    const testing::Gate gate;
    std::vector<testing::Process> processes;
    for (const auto& list : lists)
      processes.push_back(testing::in_a_process([&] {
        Engine engine(settings);
        gate.wait();
        std::string answers;
        for (const auto& each : list) answers += send(engine, each) + "\n";
        return answers;
      }));
    gate.open(static_cast<int>(lists.size()));
    meanwhile(processes);
    std::vector<std::string> answers;
    for (const auto& process : processes) answers.push_back(testing::all_of(process.answer));
    for (const auto& process : processes) ::waitpid(process.id, nullptr, 0);
    city->open_again();
    return answers;
  }
  std::vector<std::string> at_once(const std::vector<Choice>& each) {
    std::vector<std::vector<Choice>> lists;
    for (const auto& one : each) lists.push_back({one});
    return at_once(lists);
  }
  // The parcours that have a place, and those that wait: by what their cases wait for.
  int held(const std::vector<std::string>& all) {
    int n = 0;
    for (const auto& each : all) n += city->task_at(each, "repondre", "karim") ? 1 : 0;
    return n;
  }
  int waiting(const std::vector<std::string>& all) {
    int n = 0;
    for (const auto& each : all) n += city->waits_for_message(each, "place_libre") ? 1 : 0;
    return n;
  }
  void expect_three_of_ten(const std::vector<std::string>& ten, const std::string& chantier) {
    EXPECT_EQ(held(ten), 3);
    EXPECT_EQ(waiting(ten), 7);
    EXPECT_EQ(city->count_of("p3_hold", chantier), "3");
    EXPECT_EQ(city->count_of("p3_wait", chantier), "7");
    EXPECT_EQ(city->database->ask("select free from p3_chantier where chantier = '" + chantier + "'"), "0");
    city->expect_sound();
  }

  std::unique_ptr<SheetsCity> city;
};
ON_EVERY_SHARED_DATABASE(PlacesOfAChantier);

TEST_P(PlacesOfAChantier, AreTakenByThreeOfTenProcessesAndSevenWait) {
  const auto ten = city->young_people(10);
  const auto chantier = city->chantier(3);

  for (const auto& answer : at_once(choices(ten, chantier))) EXPECT_EQ(answer, "done\n");

  expect_three_of_ten(ten, chantier);
}

TEST_P(PlacesOfAChantier, AreNeitherLostNorTakenTwiceWhenOneOfTenProcessesIsKilled) {
  constexpr int kRounds = 4, kMostRounds = 40;
  const auto ten = city->young_people(10);
  std::mt19937 random(20261129);
  int killed_at_work = 0;
  for (int round = 0; round < kRounds || (killed_at_work == 0 && round < kMostRounds); ++round) {
    const auto chantier = city->chantier(3);
    const auto all = choices(ten, chantier);
    std::vector<std::vector<Choice>> lists;
    for (const auto& each : all) lists.push_back({each});
    const auto victim = static_cast<std::size_t>(random() % ten.size());
    const auto after = static_cast<useconds_t>(random() % 20'000);

    const auto answers = at_once(lists, [&](const auto& processes) {
      ::usleep(after);
      ::kill(processes[victim].id, SIGKILL);
    });
    killed_at_work += answers[victim].empty() ? 1 : 0;
    city->expect_sound();
    // What was not acknowledged is sent again, with its key.
    EXPECT_EQ(send(city->engine, all[victim]), "done");

    expect_three_of_ten(ten, chantier);
    city->start(chantier, "annuler_avant", "nadia", {}, {{"motif_annulation", "meteo"}});
    city->deliver();
  }
  EXPECT_GT(killed_at_work, 0) << "every process was done before it was killed";
}

TEST_P(PlacesOfAChantier, AreNeverTakenByTwoEducatorsAtTheSameInstant) {
  constexpr int kChantiers = 8;
  std::vector<std::vector<Choice>> lists(2);
  std::vector<std::string> chantiers;
  std::map<std::string, std::vector<std::string>> who;
  for (int i = 0; i < kChantiers; ++i) {
    chantiers.push_back(city->chantier(1));
    for (const auto& [list, educator] : {std::pair{0, "lea"}, {1, "karim"}}) {
      const auto parcours = city->young_person(educator);
      lists[static_cast<std::size_t>(list)].push_back(choice(parcours, educator, chantiers.back()));
      who[chantiers.back()].push_back(parcours);
    }
  }

  at_once(lists);

  for (const auto& chantier : chantiers) {
    EXPECT_EQ(held(who[chantier]), 1) << chantier;
    EXPECT_EQ(waiting(who[chantier]), 1) << chantier;
    EXPECT_EQ(city->count_of("p3_hold", chantier), "1");
  }
  city->expect_sound();
}

TEST_P(PlacesOfAChantier, GoToWhoWaitsLongestWhenOneIsGivenBack) {
  const auto chantier = city->chantier(1);
  std::vector<std::string> three;
  for (int i = 0; i < 3; ++i) {
    three.push_back(city->young_person("karim"));
    EXPECT_EQ(send(city->engine, choice(three.back(), "karim", chantier)), "done");
    city->clock.at += std::chrono::minutes(1);
  }

  city->go(three[0], "repondre", "karim", "refusee");
  city->deliver();

  EXPECT_TRUE(city->task_at(three[0], "decider", "lea"));
  EXPECT_TRUE(city->task_at(three[1], "repondre", "karim")) << "the list moves by one";
  EXPECT_TRUE(city->waits_for_message(three[2], "place_libre"));

  // Nobody answers: the offer expires after five working days, and the list moves by one again.
  city->clock.at += std::chrono::days(8);
  city->engine.run_due();
  city->deliver();

  EXPECT_TRUE(city->task_at(three[1], "decider", "lea"));
  EXPECT_TRUE(city->task_at(three[2], "repondre", "karim"));
  city->go(three[2], "repondre", "karim", "acceptee");
  city->deliver();
  const auto seen = city->engine.read({"lea"}, chantier);
  EXPECT_EQ(seen->fields.at("participants").as<List>().size(), 1U);
  city->expect_sound();
}

TEST_P(PlacesOfAChantier, AreTakenBackFromEverybodyWhenItIsCancelled) {
  const auto chantier = city->chantier(2);
  const auto three = city->young_people(3);
  for (const auto& each : three) EXPECT_EQ(send(city->engine, choice(each, "karim", chantier)), "done");
  city->go(three[0], "repondre", "karim", "acceptee");
  city->deliver();

  city->start(chantier, "annuler_avant", "nadia", {}, {{"motif_annulation", "encadrement"}});
  city->deliver();

  for (const auto& each : three) EXPECT_TRUE(city->task_at(each, "choisir", "karim")) << each;
  EXPECT_EQ(city->engine.read({"lea"}, chantier)->ended_as, "annule");
  EXPECT_EQ(city->count_of("p3_hold", chantier) + city->count_of("p3_wait", chantier), "00");
  city->expect_sound();
}

// Another's connection to PostgreSQL, in a transaction that gives a place back and is not yet committed.
class GivingBack {
 public:
  GivingBack(const testing::Fresh& database, const std::string& chantier)
      : connection_(PQconnectdb(database.connection().substr(std::string_view("postgresql:").size()).c_str())) {
    run("begin");
    run("update p3_chantier set free = free + 1 where chantier = '" + chantier + "'");
    run("delete from p3_hold where chantier = '" + chantier + "'");
  }
  ~GivingBack() { PQfinish(connection_); }
  void commit() { run("commit"); }
  // Whether somebody waits for this transaction.
  bool is_waited_for() {
    auto* answer =
        PQexec(connection_, "select 1 from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))");
    const bool waited = PQntuples(answer) > 0;
    PQclear(answer);
    return waited;
  }

 private:
  void run(const std::string& sql) {
    auto* answer = PQexec(connection_, sql.c_str());
    EXPECT_EQ(PQresultStatus(answer), PGRES_COMMAND_OK) << PQerrorMessage(connection_);
    PQclear(answer);
  }
  PGconn* connection_;
};

TEST_P(PlacesOfAChantier, AreNotMissedByWhoAsksWhileOneIsGivenBack) {
  if (GetParam() != testing::Kind::postgresql) GTEST_SKIP() << "SQLite has one writer at a time";
  const auto chantier = city->chantier(1);
  const auto two = city->young_people(2);
  EXPECT_EQ(send(city->engine, choice(two[0], "karim", chantier)), "done");
  const auto asks = choice(two[1], "karim", chantier);

  GivingBack other(*city->database, chantier);
  at_once({{asks}}, [&](const auto& processes) {
    pollfd answer{processes.front().answer, POLLIN, 0};
    while (!other.is_waited_for() && ::poll(&answer, 1, 5) == 0) continue;
    other.commit();
  });

  EXPECT_TRUE(city->task_at(two[1], "repondre", "karim")) << "it waits for a place that is free";
}

}  // namespace
}  // namespace parcours
