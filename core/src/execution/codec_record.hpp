// The stored texts of single records: the payload of an outbox row, the dimensions of a fact.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::execution {

// A record that is stored alone: the payload of a row of the outbox, the dims of a fact. A later format is a list of
// its number and the record. `what` names the text in the error: "the payload of an outbox row". Throws Error::store on
// a text that is no such record, and on a format that is newer than this version.
std::string encode_record(const Record& record);
Record decode_record(std::string_view text, const char* what);

}  // namespace parcours::execution
