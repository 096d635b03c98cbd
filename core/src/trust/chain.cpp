#include "trust/chain.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>

#include "parcours/error.hpp"
#include "trust/sodium.hpp"

namespace parcours::trust {
namespace {

constexpr std::size_t kHashSize = 32;

// BLAKE2b-256 over parts. Each part follows its length in eight bytes, so that no two lists of parts give the same
// bytes.
class Hash {
 public:
  explicit Hash(std::string_view key) {
    init_sodium();
    crypto_generichash_init(&state_, reinterpret_cast<const unsigned char*>(key.data()), key.size(), kHashSize);
  }
  ~Hash() { sodium_memzero(&state_, sizeof state_); }
  Hash& part(std::string_view bytes) {
    std::array<unsigned char, 8> size;
    for (std::size_t i = 0; i < size.size(); ++i)
      size[i] = static_cast<unsigned char>(std::uint64_t{bytes.size()} >> (8 * i));
    crypto_generichash_update(&state_, size.data(), size.size());
    return raw(bytes);
  }
  Hash& raw(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return *this;
  }
  std::string text() {
    std::array<unsigned char, kHashSize> hash;
    crypto_generichash_final(&state_, hash.data(), hash.size());
    return base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
  }

 private:
  crypto_generichash_state state_;
};

}  // namespace

void init_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw Error(Error::Code::configuration, "libsodium cannot be used on this machine");
}

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.pop_back();  // the NUL at the end
  return text;
}

Key Key::random() {
  init_sodium();
  Key key;
  randombytes_buf(key.bytes_, sizeof key.bytes_);
  return key;
}

Key::Key(const Key&) = default;
Key& Key::operator=(const Key&) = default;
Key::~Key() { sodium_memzero(bytes_, sizeof bytes_); }

std::string_view Key::bytes() const { return {reinterpret_cast<const char*>(bytes_), sizeof bytes_}; }

std::string chain(const Key& key, std::string_view previous, std::string_view header, std::string_view events_digest,
                  const std::vector<ColumnDigest>& columns) {
  Hash hash(key.bytes());
  hash.part(previous).part(header).part(events_digest);
  for (const auto& column : columns) hash.part(column.name).part(column.digest);
  return hash.text();
}

std::string fingerprint(const Key& key) { return Hash(key.bytes()).part("parcours key").text(); }

std::string random_name() {
  init_sodium();
  std::array<unsigned char, 16> chance;
  randombytes_buf(chance.data(), chance.size());
  std::array<char, 2 * chance.size() + 1> hex;
  return sodium_bin2hex(hex.data(), hex.size(), chance.data(), chance.size());
}

std::string digest(std::string_view text) { return Hash({}).raw(text).text(); }

// The values of a column are a JSON list, so their text never begins with "=".
std::string dropped_column(std::string_view column) { return "=" + column_digest(column); }

std::string column_digest(std::string_view column) {
  return column.starts_with('=') ? std::string(column.substr(1)) : digest(column);
}

}  // namespace parcours::trust
