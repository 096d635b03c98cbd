// The chain of the journal. Without the key nobody can change, insert or remove a row unnoticed.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::trust {

// The secret under which journals are chained: 32 bytes. A value; its destructor wipes it from memory.
class Key {
 public:
  // A new key. Throws Error::configuration when libsodium cannot be used.
  static Key random();
  // Reads a key file. Throws Error::configuration when it is missing, damaged, or readable by others than its owner,
  // and when others than root and the current user may change it or its folder.
  static Key read(const std::filesystem::path& file);
  // Reads the file. When it is missing, first makes it: mode 0600, durable before the call returns. Of several
  // processes that make it at once, all read the same key. Throws as `read` does, and when the file cannot be made.
  static Key read_or_create(const std::filesystem::path& file);
  ~Key();
  Key(const Key&);
  Key& operator=(const Key&);
  // Valid as long as the key.
  std::string_view bytes() const;

 private:
  Key() = default;
  unsigned char bytes_[32] = {};
};

// A level column of a journal row that is not empty: its name, and its digest.
struct ColumnDigest {
  std::string_view name;
  std::string digest;
};

// The hash of a journal row in base64: keyed BLAKE2b-256 over the previous hash, the header, the digest of the events,
// then the name and the digest of each of `columns`, each part after its length. A purge can replace the events or a
// column by its digest, and the chain still verifies.
std::string chain(const Key& key, std::string_view previous, std::string_view header, std::string_view events_digest,
                  const std::vector<ColumnDigest>& columns = {});
// BLAKE2b-256 of a text, without a key, in base64.
std::string digest(std::string_view text);
// What a key is known by, in base64. It reveals nothing of the key.
std::string fingerprint(const Key& key);
// A name that no other database has: 32 hexadecimal digits by chance.
std::string random_name();

// The text of a level column whose values were dropped: "=" and their digest.
std::string dropped_column(std::string_view column);
// The digest of the values of a level column, which may have been dropped.
std::string column_digest(std::string_view column);

}  // namespace parcours::trust
