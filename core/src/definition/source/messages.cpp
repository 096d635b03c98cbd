#include <vector>

#include "definition/source/message_tables.hpp"
#include "definition/source/sink.hpp"

namespace parcours::definition {

const Messages& messages() {
  static const auto table = [] {
    std::vector<Message> all;
    for (const auto part : {messages_of_texts(), messages_of_shapes(), messages_of_meaning(), messages_of_steps(),
                            messages_of_lines(), messages_of_fields(), messages_of_values()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  static const Messages known{table};
  return known;
}

}  // namespace parcours::definition
