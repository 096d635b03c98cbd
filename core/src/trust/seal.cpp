#include "trust/seal.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "trust/sodium.hpp"

namespace parcours::trust {
namespace {

constexpr int kUrlSafe = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kNonce = crypto_secretbox_NONCEBYTES, kMac = crypto_secretbox_MACBYTES;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// The key for one purpose; its destructor wipes it.
struct Subkey {
  Subkey(const Key& key, std::string_view purpose) {
    std::array<char, crypto_kdf_CONTEXTBYTES> context{};
    assert(purpose.size() <= context.size() && "what is longer is cut, and two purposes are one");
    std::copy_n(purpose.begin(), std::min(purpose.size(), context.size()), context.begin());
    crypto_kdf_derive_from_key(data.data(), data.size(), 1, context.data(), bytes(key.bytes()));
  }
  ~Subkey() { sodium_memzero(data.data(), data.size()); }
  Subkey(const Subkey&) = delete;
  Subkey& operator=(const Subkey&) = delete;
  std::array<unsigned char, crypto_secretbox_KEYBYTES> data;
};

}  // namespace

std::string seal(const Key& key, std::string_view purpose, std::string_view text) {
  init_sodium();
  const Subkey subkey(key, purpose);
  std::string box(kNonce + kMac + text.size(), '\0');
  auto* out = reinterpret_cast<unsigned char*>(box.data());
  randombytes_buf(out, kNonce);
  crypto_secretbox_easy(out + kNonce, bytes(text), text.size(), out, subkey.data.data());
  std::string sealed(sodium_base64_encoded_len(box.size(), kUrlSafe), '\0');
  sodium_bin2base64(sealed.data(), sealed.size(), bytes(box), box.size(), kUrlSafe);
  sealed.pop_back();  // the NUL at the end
  return sealed;
}

std::optional<std::string> unseal(const Key& key, std::string_view purpose, std::string_view sealed) {
  init_sodium();
  const Subkey subkey(key, purpose);
  std::string box(sealed.size(), '\0');
  std::size_t size = 0;
  const bool is_base64 = sodium_base642bin(reinterpret_cast<unsigned char*>(box.data()), box.size(), sealed.data(),
                                           sealed.size(), nullptr, &size, nullptr, kUrlSafe) == 0;
  if (!is_base64 || size < kNonce + kMac) return std::nullopt;
  std::string text(size - kNonce - kMac, '\0');
  const bool is_ours = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()), bytes(box) + kNonce,
                                                  size - kNonce, bytes(box), subkey.data.data()) == 0;
  if (!is_ours) return std::nullopt;
  return text;
}

}  // namespace parcours::trust
