// The page of a drawing, of a small SVG as graphviz writes it.
#include <gmock/gmock.h>

#include "parcours/workflows.hpp"

namespace parcours {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kDrawing = R"(<svg width="100pt" height="60pt" xmlns="http://www.w3.org/2000/svg">
<g id="graph0" class="graph">
<text text-anchor="middle" x="50" y="10" font-size="14.00">Sorties</text>
<g id="clust1" class="cluster phase"><title>cluster_a</title>
<polygon fill="none" points="0,0 0,50 90,50 90,0 0,0"/>
<text text-anchor="middle" x="45" y="12" font-size="12.00">Accueil</text>
</g>
<g id="node1" class="node task"><title>a</title>
<polygon fill="none" points="10,20 10,40 80,40 80,20 10,20"/>
<text text-anchor="middle" x="45" y="32" font-size="12.00">Recevoir</text>
</g>
<g id="edge1" class="edge"><title>a&#45;&gt;a</title>
<path fill="none" d="M45,40 C45,45 45,46 45,48"/>
<text text-anchor="middle" x="60" y="46" font-size="11.00">premier</text>
</g>
<g id="edge2" class="edge"><title>a&#45;&gt;a</title>
<path fill="none" d="M55,40 C55,45 55,46 55,49"/>
</g>
</g>
</svg>
)";

TEST(ToPage, IsASheetOfA3WithItsTitleItsBandsAndAList) {
  const auto page = to_page(kDrawing, "Sorties\n1. Accueil\n", "fr");

  EXPECT_THAT(page, HasSubstr("width=\"297mm\" height=\"420mm\""));
  EXPECT_THAT(page, HasSubstr("lang=\"fr\""));
  EXPECT_THAT(page, HasSubstr("<title id=\"page-title\">Sorties</title>"));
  EXPECT_THAT(page, HasSubstr("<desc id=\"page-outline\">Sorties\n1. Accueil\n</desc>"));
  EXPECT_THAT(page, HasSubstr("Recevoir</text>"));
}

TEST(ToPage, HasOneTitleAndNoneOfGraphviz) {
  const auto page = to_page(kDrawing, "Sorties\n", "fr");

  EXPECT_THAT(page, Not(HasSubstr("<title>")));
  EXPECT_EQ(page.find("<title"), page.rfind("<title"));
  EXPECT_THAT(page, Not(HasSubstr("cluster_a")));
}

TEST(ToPage, EscapesItsTextAlternative) {
  const auto page = to_page(kDrawing, "Sorties & <jeux>\n", "en");

  EXPECT_THAT(page, HasSubstr("<title id=\"page-title\">Sorties &amp; &lt;jeux&gt;</title>"));
  EXPECT_THAT(page, Not(HasSubstr("<jeux>")));
}

TEST(ToPage, DrawsNoArrowOverTheWordsOfAnother) {
  const auto page = to_page(kDrawing, "Sorties\n", "fr");

  EXPECT_LT(page.find("M55,40"), page.find(">premier<"));
  EXPECT_LT(page.find("M55,40"), page.find("Recevoir</text>"));
}

TEST(ToPage, LeavesAnSvgOfOthersAsItIs) {
  const std::string_view other = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Bonjour</text></svg>";

  EXPECT_EQ(other, to_page(other, "Sorties\n", "fr"));
}

TEST(ToPage, LeavesADrawingWithoutASizeAsItIs) {
  const std::string_view endless =
      "<svg><g id=\"graph0\" class=\"graph\"><text>T</text><g id=\"n1\" class=\"node\"><title>a</title>"
      "<polygon points=\"0,0 inf,inf\"/></g></g></svg>";

  EXPECT_EQ(endless, to_page(endless, "Sorties\n", "fr"));
}

TEST(ToPage, IsInFrenchWhereTheLanguageIsNoneOfItsOwn) {
  EXPECT_EQ(to_page(kDrawing, "Sorties\n", "fr"), to_page(kDrawing, "Sorties\n", "\"><script>"));
}

}  // namespace
}  // namespace parcours
