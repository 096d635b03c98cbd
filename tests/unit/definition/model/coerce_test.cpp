// Converting values from outside by the type of their field (coerce*.cpp).
#include <gtest/gtest.h>

#include "definition/model/row_changes.hpp"
#include "definition/model/validity.hpp"
#include "definition/source/diagnostic_sink.hpp"

namespace parcours::definition {
namespace {

const Calendar calendar("Europe/Paris");

Field field(Type type) {
  Field made;
  made.name = "champ";
  made.type = type;
  return made;
}

Value value(const Field& of, const Value& given) {
  const auto checked = coerce(of, given, calendar);
  if (!checked) ADD_FAILURE() << checked.problems().front().code;
  return checked ? *checked : Value();
}

std::string code(const Field& of, const Value& given) {
  const auto checked = coerce(of, given, calendar);
  return checked ? "" : checked.problems().front().code;
}

constexpr Date day(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
}

constexpr std::chrono::year_month_day monday = std::chrono::year(2026) / 3 / 2;

TEST(Typed, TakesNothingForAnEmptyField) {
  for (const auto type : {Type::text, Type::number, Type::date, Type::list, Type::place, Type::choices}) {
    EXPECT_TRUE(value(field(type), Value()).is_null());
    EXPECT_TRUE(value(field(type), "").is_null());
  }
}

TEST(Typed, TakesBlanksForAnEmptyField) {
  for (const auto type : {Type::text, Type::note, Type::number, Type::date, Type::place, Type::choice, Type::actor})
    for (const auto* blank : {" ", "\t\n", "\u00A0", "\u202F \u200B"}) EXPECT_TRUE(value(field(type), blank).is_null());
  EXPECT_TRUE(value(field(Type::files), List{" "}).is_null());
  EXPECT_EQ(value(field(Type::text), " a "), Value(" a "));
}

TEST(Typed, RefusesATimeThatTheClocksSkip) {
  EXPECT_EQ(code(field(Type::datetime), "2027-03-28 02:30"), "skipped-time");
  EXPECT_EQ(code(field(Type::datetime), "2027-03-28 03:00"), "");
  EXPECT_EQ(code(field(Type::datetime), "2027-03-28T01:30:00Z"), "");
  EXPECT_EQ(code(field(Type::datetime), "2027-10-31 02:30"), "");
}

TEST(CheckValidity, RefusesABirthThatIsToCome) {
  const auto problems = [](const char* birth) {
    return check_validity(field(Type::birth), birth, monday, "ne").size();
  };

  EXPECT_EQ(problems("2026-04"), 1U);
  EXPECT_EQ(problems("2027"), 1U);
  EXPECT_EQ(problems("2026"), 0U);
  EXPECT_EQ(problems("2015-06"), 0U);
  EXPECT_EQ(check_validity(field(Type::birth), day(2026, 3, 3), monday, "ne").front().code, "born-later");
  EXPECT_TRUE(check_validity(field(Type::birth), monday, monday, "ne").empty());
}

TEST(Typed, ReadsTextsByTheirType) {
  EXPECT_EQ(value(field(Type::text), "010"), Value("010"));
  EXPECT_EQ(value(field(Type::number), "010"), Value(10));
  EXPECT_EQ(value(field(Type::money), "12.50"), Value(Decimal(125, 1)));
  EXPECT_EQ(value(field(Type::boolean), "non"), Value(false));
  EXPECT_EQ(value(field(Type::boolean), "true"), Value(true));
  EXPECT_EQ(value(field(Type::date), "2026-03-02"), Value(monday));
  EXPECT_EQ(value(field(Type::datetime), "2026-03-02 09:30"), Value(calendar.at(monday, std::chrono::minutes(570))));
  EXPECT_EQ(value(field(Type::duration), "2  working days").is_null(), false);
}

TEST(Typed, KeepsWhatIsRightAlready) {
  EXPECT_EQ(value(field(Type::number), 12), Value(12));
  EXPECT_EQ(value(field(Type::boolean), true), Value(true));
  EXPECT_EQ(value(field(Type::date), Value(monday)), Value(monday));
  EXPECT_EQ(value(field(Type::birth), Value(monday)), Value(monday));
  EXPECT_EQ(value(field(Type::choices), List{"a", "b", "a"}), Value(List{"a", "b"}));
}

TEST(Typed, ReadsChoicesBetweenCommas) {
  Field sports = field(Type::choices);
  for (const auto* name : {"foot", "judo", "foot, en salle"}) sports.options.emplace_back().name = name;
  EXPECT_EQ(value(sports, "foot,judo"), Value(List{"foot", "judo"}));
  EXPECT_EQ(value(sports, " judo ,  foot "), Value(List{"judo", "foot"}));
  EXPECT_EQ(value(sports, "judo"), Value(List{"judo"}));
  EXPECT_EQ(value(sports, "foot, en salle"), Value(List{"foot, en salle"}));
  EXPECT_EQ(code(sports, "foot,boxe"), "unknown-choice");
  EXPECT_EQ(code(sports, "foot,"), "unknown-choice");
  EXPECT_EQ(value(field(Type::choices), "a,b"), Value(List{"a,b"}));  // any value is a choice there
}

TEST(Typed, ReadsABirthAsPreciselyAsItIsKnown) {
  EXPECT_EQ(value(field(Type::birth), "2015"), Value("2015"));
  EXPECT_EQ(value(field(Type::birth), "2015-06"), Value("2015-06"));
  EXPECT_EQ(value(field(Type::birth), "2015~"), Value("2015~"));
  EXPECT_EQ(value(field(Type::birth), "2026-03-02"), Value(monday));
  EXPECT_EQ(code(field(Type::birth), "2015-13"), "not-a-birth");
  EXPECT_EQ(code(field(Type::birth), "12/06/2015"), "french-date");
}

TEST(Typed, ReadsADecimalExactlyFromADouble) {
  auto half = field(Type::number);
  half.decimals = 2;

  EXPECT_EQ(value(half, 0.1), Value(Decimal(1, 1)));
  EXPECT_EQ(value(half, 3), Value(Decimal(3, 0)));
  EXPECT_EQ(code(half, 0.125), "too-many-decimals");
  EXPECT_EQ(code(half, 1e300), "not-a-number");
}

TEST(Typed, RefusesAnotherType) {
  EXPECT_EQ(code(field(Type::text), 3), "not-text");
  EXPECT_EQ(code(field(Type::text), List{"a"}), "not-text");
  EXPECT_EQ(code(field(Type::number), "dix"), "not-a-number");
  EXPECT_EQ(code(field(Type::number), "1,5"), "decimal-comma");
  EXPECT_EQ(code(field(Type::number), "1.5"), "not-whole");
  EXPECT_EQ(code(field(Type::money), "1.505"), "too-many-decimals");
  EXPECT_EQ(code(field(Type::boolean), "no"), "not-a-flag");
  EXPECT_EQ(code(field(Type::date), "2026-02-30"), "not-a-date");
  EXPECT_EQ(code(field(Type::date), "24/11/2026"), "french-date");
  EXPECT_EQ(code(field(Type::datetime), "demain"), "not-an-instant");
  EXPECT_EQ(code(field(Type::duration), "deux jours"), "not-a-delay");
  EXPECT_EQ(code(field(Type::list), "a"), "not-a-list");
}

TEST(Typed, HoldsBounds) {
  auto age = field(Type::number);
  age.minimum = Value(8);
  EXPECT_EQ(code(age, 7), "too-small");
  age.maximum = Value(14);
  EXPECT_EQ(code(age, 15), "out-of-range");
  EXPECT_EQ(code(age, 14), "");
  age.minimum.reset();
  EXPECT_EQ(code(age, 15), "too-large");
  auto day = field(Type::date);
  day.minimum = Value(monday);
  EXPECT_EQ(code(day, "2026-03-01"), "too-small");
}

TEST(Typed, CountsCharactersNotBytes) {
  std::string accents;
  for (int i = 0; i < 280; ++i) accents += "é";

  EXPECT_EQ(code(field(Type::text), accents), "");
  EXPECT_EQ(code(field(Type::text), accents + "e"), "too-long");
  EXPECT_EQ(code(field(Type::note), accents + "e"), "");
  auto short_text = field(Type::text);
  short_text.maximum = Value(40);
  EXPECT_EQ(code(short_text, accents), "too-long");
}

TEST(Typed, RefusesWhatIsNoText) {
  EXPECT_EQ(code(field(Type::text), std::string("a\0b", 3)), "not-text");
  EXPECT_EQ(code(field(Type::note), "\xC3"), "not-text");
  EXPECT_EQ(code(field(Type::choice), "\xED\xA0\x80"), "not-text");
}

TEST(Typed, OffersTheNearestChoiceAndNeverTellsWhatWasGiven) {
  auto origin = field(Type::choice);
  origin.options = {{"ecole", {}, {}, {}}, {"college", {}, {}, {}}};

  const auto checked = coerce(origin, "colege", calendar);

  ASSERT_FALSE(checked);
  const auto& problem = checked.problems().front();
  EXPECT_EQ(problem.code, "unknown-choice");
  EXPECT_EQ(problem.hint.in("en"), "did you mean 'college'?");
  EXPECT_EQ(problem.message.in("fr").find("colege"), std::string::npos);
  EXPECT_EQ(problem.where, "champ");
}

TEST(Typed, OffersTheChoiceOfATitleThatWasGiven) {
  auto origin = field(Type::choice);
  origin.options = {{"hors_ville", {"Hors de la ville", "Out of town"}, {}, {}},
                    {"delai", {"Trop tard", "Too late"}, {}, {}}};

  for (const auto* given : {"Hors de la ville", "hors de la Ville", "Out of town"}) {
    const auto checked = coerce(origin, given, calendar);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.problems().front().hint.in("en"), "did you mean 'hors_ville'?") << given;
  }
}

TEST(Typed, ReadsAPlaceAsATextOrACoordinate) {
  EXPECT_EQ(value(field(Type::place), "12 rue Haute"), Value("12 rue Haute"));
  EXPECT_EQ(value(field(Type::place), Record{{"lat", 43.5}, {"lon", "5.25"}}),
            Value(Record{{"lat", Decimal(435, 1)}, {"lon", Decimal(525, 2)}}));
  EXPECT_EQ(code(field(Type::place), Record{{"lat", 43.5}}), "half-a-place");
  EXPECT_EQ(code(field(Type::place), Record{{"lat", 91}, {"lon", 5}}), "out-of-range");
  EXPECT_EQ(code(field(Type::place), Record{{"lat", 43}, {"lng", 5}}), "unknown-part");
}

TEST(Typed, ReadsANoticeFromItsDate) {
  EXPECT_EQ(value(field(Type::notice), "2026-03-02"), Value(Record{{"on", monday}}));
  EXPECT_EQ(code(field(Type::notice), Record{{"how", "oral"}}), "notice-without-date");
}

Field needs() {
  auto list = field(Type::list);
  auto number = field(Type::number), motive = field(Type::text);
  number.name = "numero", motive.name = "motif";
  list.fields = {number, motive};
  list.key = "numero";
  return list;
}

TEST(Typed, ReadsEachElementOfAList) {
  const List given{Record{{"numero", "1"}, {"motif", "logement"}}, Record{{"numero", 2}, {"motif", ""}}};

  const auto list = value(needs(), given);

  EXPECT_EQ(list, Value(List{Record{{"motif", "logement"}, {"numero", 1}}, Record{{"numero", 2}}}));
}

TEST(Typed, NamesTheElementThatIsWrong) {
  const auto checked =
      coerce(needs(), List{Record{{"numero", 1}}, Record{{"numero", "x"}}, "y", Record{{"nom", 1}}}, calendar);

  ASSERT_FALSE(checked);
  ASSERT_EQ(checked.problems().size(), 3u);
  EXPECT_EQ(checked.problems()[0].where, "champ[2].numero");
  EXPECT_EQ(checked.problems()[1].code, "not-a-record");
  EXPECT_EQ(checked.problems()[2].code, "unknown-part");
}

TEST(Typed, TellsElementsApartByTheirKey) {
  EXPECT_EQ(code(needs(), List{Record{{"numero", 1}}, Record{{"numero", "1"}}}), "not-unique");
}

TEST(AddedRows, AreToldApartFromThoseThatAreThere) {
  const List there{Record{{"numero", 1}}, Record{{"numero", 2}}};

  EXPECT_TRUE(check_added_rows(needs(), there, List{Record{{"numero", 3}}, Record{{"motif", "x"}}}).empty());
  const auto problems = check_added_rows(needs(), there, List{Record{{"numero", 3}}, Record{{"numero", 2}}});
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "not-unique");
  EXPECT_EQ(problems[0].where, "champ[2].numero");
  EXPECT_EQ(check_added_rows(needs(), List(1000, Record{}), List(1, Record{})).front().code, "too-many");
}

TEST(ChangedRows, KeepWhatTellsThemApart) {
  const List there{Record{{"numero", 1}}, Record{{"numero", 2}, {"motif", "x"}}};
  const auto list = needs();

  EXPECT_TRUE(check_changed_row(list, there, {2, list.fields[0], Value(2), "besoin.numero"}).empty());
  EXPECT_TRUE(check_changed_row(list, there, {1, list.fields[1], Value("x"), "besoin.motif"}).empty());
  const auto problems = check_changed_row(list, there, {1, list.fields[0], Value(2), "besoin.numero"});
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "not-unique");
  EXPECT_EQ(problems[0].where, "besoin.numero");
}

TEST(InUse, AValueOfAVocabularyIsChosenFromItsFirstToItsLastDay) {
  auto office = field(Type::choice);
  office.options = {{"pole_emploi", {}, {}, day(2023, 12, 31)}, {"france_travail", {}, day(2024, 1, 1), {}}};
  auto list = needs();
  list.fields.push_back(office);
  const auto wrong = [](const Field& which, const Value& value, Date on) {
    return check_validity(which, value, on, "champ");
  };

  EXPECT_TRUE(wrong(office, "pole_emploi", day(2023, 12, 31)).empty());
  EXPECT_TRUE(wrong(office, "france_travail", day(2024, 1, 1)).empty());
  ASSERT_EQ(wrong(office, "pole_emploi", day(2024, 1, 1)).size(), 1u);
  EXPECT_EQ(wrong(office, "france_travail", day(2023, 12, 31)).front().code, "not-in-use");
  office.type = Type::choices;
  EXPECT_EQ(wrong(office, List{"france_travail", "pole_emploi"}, day(2024, 1, 1)).front().where, "champ");
  EXPECT_EQ(wrong(list, List{Record{}, Record{{"champ", "pole_emploi"}}}, day(2024, 1, 1)).front().where,
            "champ[2].champ");
}

TEST(Typed, BoundsTheLengthOfAList) {
  EXPECT_EQ(code(needs(), List(1001, Record{})), "too-many");
  EXPECT_EQ(code(field(Type::choices), List(1001, "a")), "");
}

}  // namespace
}  // namespace parcours::definition
