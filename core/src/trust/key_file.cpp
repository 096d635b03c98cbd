// The file of the key: 32 bytes in base64 and a line end. Only its owner may read it, and only root and the current
// user may change it.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/write_access.hpp"
#include "parcours/error.hpp"
#include "trust/chain.hpp"
#include "trust/sodium.hpp"

namespace parcours::trust {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t kKeySize = 32, kTextSize = 44;
constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

[[noreturn]] void fail(const Path& file, const std::string& why) {
  throw Error(Error::Code::configuration, "key file '" + file.string() + "': " + why);
}

[[noreturn]] void fail_with(const Path& file, const std::string& what, int error) {
  fail(file, what + ": " + std::generic_category().message(error));
}

// An open file; its destructor closes it.
class File {
 public:
  File(const Path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) error_ = errno;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int error() const { return error_; }  // why it is not open; 0 when it is

  // Reads the whole file, or as much as fits. The caller asks for one byte more than a key file has.
  std::size_t read(char* buffer, std::size_t size) const {
    std::size_t got = 0;
    while (got < size) {
      const auto n = ::read(fd_, buffer + got, size - got);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail_with(path_, "cannot be read", errno);
      if (n == 0) break;
      got += static_cast<std::size_t>(n);
    }
    return got;
  }

  void write_durably(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail_with(path_, "cannot be written", errno);
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    sync();
  }

  void sync() const {
    if (::fsync(fd_) != 0) fail_with(path_, "cannot be made durable", errno);
  }

  void require_private() const {
    struct stat found{};
    if (::fstat(fd_, &found) != 0) fail_with(path_, "cannot be examined", errno);
    if (!S_ISREG(found.st_mode)) fail(path_, "is not a regular file");
    if ((found.st_mode & 0077) != 0)
      fail(path_, "others than its owner may use it; mend it with: chmod 600 '" + path_.string() + "'");
    if (const auto why = others_may_write(path_, found); !why.empty()) fail(path_, why);
  }

 private:
  const Path path_;
  const int fd_;
  int error_ = 0;
};

// A file next to the key file; its destructor removes it.
class Draft {
 public:
  explicit Draft(const Path& file) : path_(file) {
    std::array<unsigned char, 8> chance;
    randombytes_buf(chance.data(), chance.size());
    std::array<char, 2 * chance.size() + 1> hex;
    path_ += std::string(".") + sodium_bin2hex(hex.data(), hex.size(), chance.data(), chance.size());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { ::unlink(path_.c_str()); }
  const Path& path() const { return path_; }

 private:
  Path path_;
};

Path folder_of(const Path& file) { return file.has_parent_path() ? file.parent_path() : Path("."); }

// In a folder where others may write they could replace the key: the folder of the file itself, behind every link.
void require_trusted_folder(const Path& file) {
  std::error_code missing;
  const auto resolved = std::filesystem::canonical(file, missing);
  const auto folder = folder_of(missing ? file : resolved);
  struct stat found{};
  if (::stat(folder.c_str(), &found) != 0) return;  // opening the file reports it
  if (const auto why = others_may_write(folder, found, Sticky::accepted); !why.empty())
    fail(file, "its folder is not safe: " + why);
}

void sync_directory(const Path& file) {
  const auto folder = folder_of(file);
  const File open(folder, O_RDONLY | O_DIRECTORY);
  if (open.error() != 0) fail_with(folder, "cannot be opened", open.error());
  open.sync();
}

// Writes the whole file under another name and then links it: of several processes that do so at once, one succeeds.
void make(const Path& file) {
  const Key key = Key::random();
  auto text = base64(key.bytes()) + '\n';
  const Draft draft(file);
  {
    const File out(draft.path(), O_WRONLY | O_CREAT | O_EXCL);
    if (out.error() != 0) fail_with(file, "cannot be made", out.error());
    out.write_durably(text);
  }
  sodium_memzero(text.data(), text.size());
  if (::link(draft.path().c_str(), file.c_str()) != 0 && errno != EEXIST) fail_with(file, "cannot be made", errno);
  sync_directory(file);
}

// Reads the bytes of a key from the text of its file; false when it contains none.
bool decode(std::string_view text, unsigned char* bytes) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::size_t size = 0;
  return text.size() == kTextSize &&
         sodium_base642bin(bytes, kKeySize, text.data(), text.size(), nullptr, &size, nullptr, kVariant) == 0 &&
         size == kKeySize;
}

}  // namespace

Key Key::read(const std::filesystem::path& file) {
  init_sodium();
  const File in(file, O_RDONLY | O_NONBLOCK);
  if (in.error() != 0) fail_with(file, "cannot be opened", in.error());
  in.require_private();
  require_trusted_folder(file);

  std::array<char, kTextSize + 2> text;
  const auto size = in.read(text.data(), text.size());
  Key key;
  const bool good = decode({text.data(), size}, key.bytes_);
  sodium_memzero(text.data(), text.size());
  if (!good) fail(file, "is damaged: it must hold 32 bytes in base64");
  return key;
}

Key Key::read_or_create(const std::filesystem::path& file) {
  init_sodium();
  const bool is_there = File(file, O_RDONLY | O_NONBLOCK).error() != ENOENT;
  if (!is_there) {
    require_trusted_folder(file);
    make(file);
  }
  return read(file);
}

}  // namespace parcours::trust
