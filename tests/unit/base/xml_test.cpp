// Texts in XML and HTML.
#include "base/xml.hpp"

#include <gtest/gtest.h>

namespace parcours {
namespace {

TEST(XmlText, EscapesWhatEndsAnElementOrAnAttribute) {
  EXPECT_EQ("a &lt; b &amp; c &gt; d", xml_text("a < b & c > d"));
  EXPECT_EQ("&quot; onload=&quot;x", xml_text("\" onload=\"x"));
  EXPECT_EQ("&amp;lt;", xml_text("&lt;"));
}

TEST(XmlText, LeavesOutCharactersThatXmlCannotContain) {
  EXPECT_EQ("ab\tc", xml_text(std::string_view("a\0\x01"
                                               "b\tc\r\x1F",
                                               8)));
}

TEST(XmlText, LeavesLettersOfEveryLanguageAsTheyAre) { EXPECT_EQ("l'été à Łódź 🙂", xml_text("l'été à Łódź 🙂")); }

TEST(XmlText, WritesLineEndsAsTheyAreAskedFor) {
  EXPECT_EQ("a\nb", xml_text("a\nb"));
  EXPECT_EQ("a b", xml_text("a\nb", " "));
  EXPECT_EQ("a&#10;b", xml_text("a\nb", "&#10;"));
}

}  // namespace
}  // namespace parcours
