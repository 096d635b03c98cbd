// The log of an engine: what who keeps it running has to know.
#pragma once
#include <string>
#include <string_view>

#include "engine/engine_context.hpp"
#include "parcours/log.hpp"

namespace parcours::engine {

// Hands one entry to Settings::log, where there is one. Drops what it throws.
void log(const Settings& settings, const LogEntry& entry) noexcept;

// The text of an error as a row of failures contains it (core/FORMATS.md), and back.
std::string stored_cause(const Text& text);
Text cause_of(const std::string& stored);

// A failure of a case, as it is kept: its cause, and its code explained.
void log_failure(const Settings& settings, LogEntry::Level level, const std::string& reference,
                 const store::FailureRow& failure);

}  // namespace parcours::engine
