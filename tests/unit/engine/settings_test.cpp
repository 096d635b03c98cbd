#include <gmock/gmock.h>
#include <sys/stat.h>

#include "parcours/localized_error.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class ReadSettings : public ::testing::Test {
 protected:
  std::string mistakes(const std::string& text) {
    try {
      read_settings(folder.write("parcours.info", text));
      return {};
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Error::Code::configuration);
      return e.what();
    }
  }
  testing::TempFolder folder;
};

TEST_F(ReadSettings, TakesEverySetting) {
  const auto s = read_settings(folder.write("parcours.info", R"(
; what a city writes
database "sqlite3:cases.db"
zone "Indian/Reunion"
duty "08:30-18:00"
holidays "alsace-moselle"
key "secret/chain.key"
plugins { folder "plugins" folder "/opt/sheets" }
administrators { root "" nadia "" }
)"));

  EXPECT_EQ(s.database, "sqlite3:" + (folder.path() / "cases.db").string());
  EXPECT_EQ(s.zone, "Indian/Reunion");
  EXPECT_EQ(s.duty, "08:30-18:00");
  EXPECT_TRUE(s.alsace_moselle);
  EXPECT_EQ(s.key, folder.path() / "secret/chain.key");
  EXPECT_THAT(s.plugins, ::testing::ElementsAre(folder.path() / "plugins", "/opt/sheets"));
  EXPECT_THAT(s.administrators, ::testing::ElementsAre("root", "nadia"));
}

TEST_F(ReadSettings, NamesTheLineOfEveryMistake) {
  const auto text = mistakes("databse \"x\"\nzone \"a\"\nzone \"b\"\nplugins { dossier \"x\" }\n");

  EXPECT_THAT(text, HasSubstr("parcours.info:1: unknown setting 'databse'; did you mean 'database'?"));
  EXPECT_THAT(text, HasSubstr("parcours.info:3: 'zone' stands twice"));
  EXPECT_THAT(text, HasSubstr("parcours.info:4: unknown setting 'dossier'"));
  EXPECT_THAT(text, HasSubstr("the setting 'database' is missing"));
}

TEST_F(ReadSettings, NamesDutyAndHolidaysThatThereAreNot) {
  const auto text = mistakes("database \"x\"\nduty \"17:00-09:00\"\nholidays \"bretagne\"\n");

  EXPECT_THAT(text, HasSubstr("parcours.info:2: 'duty' is one stretch of an hour or more"));
  EXPECT_THAT(text, HasSubstr("parcours.info:3: 'holidays' are those of france or of alsace-moselle"));
}

TEST_F(ReadSettings, NamesAZoneThatTheMachineDoesNotKnow) {
  EXPECT_THAT(mistakes("database \"x\"\nzone Paris\n"),
              HasSubstr("parcours.info:2: this machine knows no time zone 'Paris'"));
}

TEST_F(ReadSettings, ReportsABraceThatStaysOpenOnce) {
  const auto text = mistakes("database \"x\"\nadministrators {\n");

  EXPECT_THAT(text, HasSubstr("parcours.info:2: this line cannot be read"));
  EXPECT_EQ(text.find("cannot be read"), text.rfind("cannot be read"));
}

TEST_F(ReadSettings, PassesOverAByteOrderMark) {
  EXPECT_EQ(mistakes("\xEF\xBB\xBF"
                     "database \"sqlite3:x.db\"\n"),
            "");
}

TEST_F(ReadSettings, LeavesADatabaseThatIsNoRelativeFileAsItIs) {
  for (const auto* database : {"sqlite3::memory:", "sqlite3:/srv/cases.db", "postgresql:host=db dbname=parcours"})
    EXPECT_EQ(read_settings(folder.write("parcours.info", std::string("database \"") + database + "\"\n")).database,
              database);
}

TEST_F(ReadSettings, RefusesATextInPlaceOfAGroup) {
  const auto text = mistakes("database \"x\"\nadministrators admin\nplugins \"folder\"\n");

  EXPECT_THAT(text, HasSubstr("parcours.info:2: 'administrators' is a group in braces"));
  EXPECT_THAT(text, HasSubstr("parcours.info:3: 'plugins' is a group in braces"));
}

TEST_F(ReadSettings, RefusesTwoNamesOnALine) {
  const auto text = mistakes("database \"x\"\nadministrators {\n  nadia\n  root claire\n}\n");

  EXPECT_THAT(text, HasSubstr("parcours.info:4: one name a line: what follows 'root'"));
}

TEST_F(ReadSettings, DoesNotWaitForThePipeThatItIsGiven) {
  const auto pipe = folder.path() / "parcours.info";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);

  EXPECT_THROW(read_settings(pipe), Error);
}

TEST_F(ReadSettings, FollowsNoInclude) {
  for (const auto* blank : {"\r", "\f", "\v", " \t\r"})
    EXPECT_THAT(mistakes(std::string(blank) + "#include \"/etc/passwd\"\ndatabase \"x\"\n"),
                HasSubstr("parcours.info:1: directives"));
  EXPECT_THAT(mistakes("#include \"/etc/passwd\"\ndatabase \"x\"\n"), HasSubstr("parcours.info:1: directives"));
}

TEST_F(ReadSettings, RefusesADirectiveAmongAllOtherMistakes) {
  EXPECT_THAT(
      mistakes("zone \"Mars\"\n#include \"other.info\"\ndatabse \"x\"\n"),
      AllOf(HasSubstr("parcours.info:1: "), HasSubstr("parcours.info:2: directives"), HasSubstr("parcours.info:3: ")));
}

TEST_F(ReadSettings, ReadsTheBracesOfADirective) {
  const auto text = mistakes("#include \"o\" {\n a b\n}\ndatabse \"x\"\n");
  EXPECT_THAT(text, AllOf(HasSubstr("parcours.info:1: directives"), HasSubstr("parcours.info:4: ")));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("parcours.info:3: ")));
}

TEST_F(ReadSettings, RefusesWhatWouldOverflowTheParser) {
  std::string deep = "database \"x\"\n";
  for (int i = 0; i < 20'000; ++i) deep += "a {";
  EXPECT_THAT(mistakes(deep), HasSubstr("braces"));
  EXPECT_THAT(mistakes(std::string(1 << 20, 'x')), HasSubstr("at most"));
}

TEST_F(ReadSettings, SaysWhereTheTextDoesNotParse) {
  EXPECT_THAT(mistakes("database \"x\"\nplugins {\n"), HasSubstr("parcours.info:"));
}

TEST_F(ReadSettings, TellsEveryLineThatCannotBeReadAndWhatIsWrongBesides) {
  const auto text = mistakes(R"(database "sqlite3:cases.db
zone "Europe/Paris" "UTC"
plugins "a" "b" {
  dossier "plugins"
}
zonne "UTC"
)");

  for (const char* line : {"info:1: this line cannot be read", "info:2: unknown setting 'UTC'",
                           "info:3: unknown setting 'b'", "info:6: unknown setting 'zonne'; did you mean 'zone'?"})
    EXPECT_THAT(text, HasSubstr(line));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("info:5"))) << text;
}

TEST_F(ReadSettings, TellsItsMistakesInFrenchToo) {
  try {
    read_settings(folder.write("parcours.info", "zone \"a\"\nzone \"b\"\n"));
    FAIL();
  } catch (const LocalizedError& e) {
    EXPECT_THAT(e.text().in("fr"), HasSubstr("parcours.info:2: 'zone' est écrit deux fois ; garder une seule ligne"));
  }
}

TEST_F(ReadSettings, AFileThatIsNotThereIsNamed) {
  EXPECT_THROW(read_settings(folder.path() / "none.info"), Error);
  EXPECT_THROW(read_settings(folder.path()), Error);
}

}  // namespace
}  // namespace parcours
