// Libraries that are whole: what of them is a plugin of this engine, and what is said of the others.
#include <dlfcn.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <regex>

#include "parcours/sdk/plugin.hpp"
#include "scratch.hpp"

namespace parcours::plugin {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

sdk::Call any_call() {
  static const Record none;
  return {none, none, none, "", "P2-2026-00001", "nadia", "nord", {}, Instant{}, Date{}, 1, 2, 1};
}

// Whether the library is mapped; asks without mapping it.
bool is_mapped(const std::filesystem::path& file) {
  void* there = ::dlopen(file.c_str(), RTLD_NOW | RTLD_NOLOAD);
  if (there != nullptr) ::dlclose(there);
  return there != nullptr;
}

class ALibrary : public Scratch {};

TEST_F(ALibrary, ThatIsAPluginIsLoaded) {
  Registry registry;
  registry.load(fixture("good"));

  const auto* sheet = registry.sheet("good");
  ASSERT_NE(sheet, nullptr);
  EXPECT_EQ(sheet->version, "1.2");
  EXPECT_EQ(sheet->title.in("en"), "Good sheet");
  EXPECT_EQ(run(*registry.action("good.pass"), any_call(), nullptr).name, "done");
}

TEST_F(ALibrary, OfAFolderIsLoadedByItsName) {
  copy("good");
  write("notes.txt", "not a library");
  Registry registry;
  registry.load(folder_);

  EXPECT_THAT(registry.sheets(), SizeIs(1));
}

TEST_F(ALibrary, IsLoadedOnlyWithAllOthersOfItsFolder) {
  copy("good");
  copy("throws");
  write("zz.so", "");
  Registry registry;

  EXPECT_THAT(refusal_of(folder_, registry),
              AllOf(HasSubstr("throws.so"), HasSubstr("zz.so"), Not(HasSubstr("good.so"))));
  EXPECT_THAT(registry.sheets(), IsEmpty());
}

TEST_F(ALibrary, OfAnotherMajorVersionIsToldApart) {
  EXPECT_THAT(refusal_of(fixture("wrong_major")),
              HasSubstr("is built for version 3 of the plugin interface, this engine speaks 1"));
}

TEST_F(ALibrary, OfAnotherBuildIsRefusedNamingBothSides) {
  EXPECT_THAT(refusal_of(fixture("wrong_build")),
              AllOf(HasSubstr("'gcc11-of-somebody-else'"), HasSubstr(PARCOURS_BUILD_TAG)));
}

TEST_F(ALibrary, WhoseDescriptorIsTooShortIsRefused) {
  EXPECT_THAT(refusal_of(fixture("short_descriptor")), HasSubstr("its descriptor has 8 bytes"));
}

TEST_F(ALibrary, WithoutTheSymbolIsNoPlugin) {
  EXPECT_THAT(refusal_of(fixture("no_symbol")), HasSubstr("is no plugin of Parcours"));
}

TEST_F(ALibrary, ThatThrowsIsRefusedWithItsText) {
  EXPECT_THAT(refusal_of(fixture("throws")),
              AllOf(HasSubstr("throws.so: "), HasSubstr("'throwing'"), HasSubstr("the list of schools is not there")));
}

TEST_F(ALibrary, ThatThrowsWhatIsNoExceptionIsRefused) {
  EXPECT_THAT(refusal_of(fixture("throws_non_std")), HasSubstr("something that is no std::exception"));
}

TEST_F(ALibrary, ThatDeclaresWithoutEndIsRefused) {
  EXPECT_THAT(refusal_of(fixture("endless")), HasSubstr("more than 1000 roles"));
}

TEST_F(ALibrary, IsToldAllThatItDeclaresWrongly) {
  EXPECT_THAT(refusal_of(fixture("bad_declarations")),
              AllOf(HasSubstr("action 'other.pass': its name does not begin with 'bad.'"),
                    HasSubstr("action 'bad.silent': has no outcome"), HasSubstr("outcome 'done' is declared twice"),
                    HasSubstr("migration 3"), HasSubstr("indicator 'i1'")));
}

TEST_F(ALibrary, WhoseSheetIsThereAlreadyIsRefusedNamingBoth) {
  Registry registry;
  registry.load(fixture("good"));

  EXPECT_THAT(refusal_of(fixture("duplicate"), registry),
              AllOf(HasSubstr("duplicate.so: sheet 'good' is loaded already"), HasSubstr("good.so")));
  EXPECT_EQ(registry.sheet("good")->version, "1.2");
}

TEST_F(ALibrary, LoadedTwiceIsADuplicate) {
  Registry registry;
  registry.load(fixture("good"));

  EXPECT_THAT(refusal_of(fixture("good"), registry), HasSubstr("is loaded already"));
}

TEST_F(ALibrary, WhoseDependencyIsGoneIsRefused) {
  EXPECT_THAT(refusal_of(fixture("missing_dependency")),
              HasSubstr("cannot be loaded: libabi_gone.so: cannot open shared object file"));
}

TEST_F(ALibrary, WithAnUndefinedSymbolIsRefused) {
  EXPECT_THAT(refusal_of(fixture("undefined_symbol")),
              AllOf(HasSubstr("undefined symbol: answer"), Not(HasSubstr("dlerror"))));
}

TEST_F(ALibrary, ThatIsRefusedIsUnloaded) {
  const auto file = copy("throws");
  refusal_of(file);

  EXPECT_FALSE(is_mapped(file));
}

TEST_F(ALibrary, ThatIsStrippedLoads) {
  const auto file = copy("good");
  ASSERT_EQ(std::system((std::string(PARCOURS_STRIP) + " --strip-all " + file.string()).c_str()), 0);

  EXPECT_THAT(refusal_of(file), IsEmpty());
}

TEST_F(ALibrary, StaysAsLongAsItsSheet) {
  const auto file = copy("good");
  std::shared_ptr<const LoadedSheet> sheet;
  {
    Registry registry;
    registry.load(file);
    sheet = registry.sheets().front();
  }

  EXPECT_EQ(run(sheet->actions.front(), any_call(), nullptr).name, "done");
  EXPECT_TRUE(is_mapped(file));
  sheet.reset();
  EXPECT_FALSE(is_mapped(file));
}

TEST_F(ALibrary, ExportsExactlyOneSymbol) {
  for (const std::filesystem::directory_entry& built : std::filesystem::directory_iterator(PARCOURS_FIXTURES)) {
    const auto name = built.path().filename().string();
    if (!std::filesystem::exists(fixture(name)) || name == "program" || name == "no_symbol") continue;
    const auto list = folder_ / "symbols";
    ASSERT_EQ(
        std::system((std::string(PARCOURS_NM) + " -D --defined-only " + fixture(name).string() + " > " + list.string())
                        .c_str()),
        0);
    EXPECT_TRUE(std::regex_match(bytes_of(list), std::regex("[0-9a-f]+ [A-Z] parcours_plugin_v[0-9]\n")))
        << name << "\n"
        << bytes_of(list);
  }
}

}  // namespace
}  // namespace parcours::plugin
