// The chain of the journal: who does not hold the key cannot change, insert or drop a row unseen.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace parcours::trust {

// The secret under which journals are chained. A value; wiped from memory when it goes.
class Key {
 public:
  static Key random();
  // Reads a key file; throws Error::configuration when it is missing, damaged, or readable by others.
  static Key read(const std::filesystem::path& file);
  // Reads the file, or makes it (mode 0600, durable before it returns) when it is not there.
  static Key read_or_create(const std::filesystem::path& file);
  ~Key();
  Key(const Key&);
  Key& operator=(const Key&);
  std::string_view bytes() const;

 private:
  Key() = default;
  unsigned char bytes_[32] = {};
};

// Keyed BLAKE2b-256 over (previous hash, header, digest of events), each with its length; base64. The events enter by
// their digest, so that a purge can replace them by it and the chain still verifies.
std::string chain(const Key& key, std::string_view previous, std::string_view header, std::string_view events_digest);
// BLAKE2b-256 of a text, base64.
std::string digest(std::string_view text);

}  // namespace parcours::trust
