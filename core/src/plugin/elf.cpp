// Checks the ELF headers of a library before it is mapped (file.hpp).
#include <elf.h>
#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <fstream>
#include <span>

#include "parcours/error.hpp"
#include "plugin/file.hpp"

namespace parcours::plugin {
namespace {

static_assert(sizeof(void*) == 8 && std::endian::native == std::endian::little,
              "the reader of headers knows ELF64, little-endian");

#if defined(__x86_64__)
constexpr Elf64_Half this_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr Elf64_Half this_machine = EM_AARCH64;
#elif defined(__riscv)
constexpr Elf64_Half this_machine = EM_RISCV;
#else
#error "which ELF machine is this?"
#endif

// The headers of one file; every read is bounded by the file's size.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : file_(file), in_(file, std::ios::binary | std::ios::ate) {
    if (in_) size_ = static_cast<std::uint64_t>(in_.tellg());
  }

  bool holds(std::uint64_t at, std::uint64_t bytes) const { return bytes <= size_ && at <= size_ - bytes; }

  template <class T>
  T read(std::uint64_t at) {
    if (!holds(at, sizeof(T))) refuse_truncated();
    T header{};
    char bytes[sizeof(T)];
    if (!in_.seekg(static_cast<std::streamoff>(at)).read(bytes, sizeof bytes)) refuse("cannot be read");
    std::memcpy(&header, bytes, sizeof header);
    return header;
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(Error::Code::plugin, fmt::format("{}: {}", file_.string(), why));
  }
  [[noreturn]] void refuse_truncated() const { refuse("is cut off: its headers tell of more than the file holds"); }

 private:
  const std::filesystem::path& file_;
  std::ifstream in_;
  std::uint64_t size_ = 0;
};

Elf64_Ehdr read_header(Reader& file) {
  if (!file.holds(0, SELFMAG) ||
      file.read<std::array<unsigned char, SELFMAG>>(0) != std::array<unsigned char, SELFMAG>{0x7f, 'E', 'L', 'F'})
    file.refuse("is no shared library");
  if (!file.holds(0, EI_NIDENT)) file.refuse_truncated();
  const auto ident = file.read<std::array<unsigned char, EI_NIDENT>>(0);
  if (ident[EI_CLASS] != ELFCLASS64) file.refuse("is not a 64-bit library, as this engine is");
  if (ident[EI_DATA] != ELFDATA2LSB) file.refuse("is big-endian, this engine is little-endian");
  return file.read<Elf64_Ehdr>(0);
}

void check_kind(Reader& file, const Elf64_Ehdr& header) {
  if (header.e_machine != this_machine)
    file.refuse(
        fmt::format("is built for another machine (ELF {}), this engine is of {}", header.e_machine, this_machine));
  if (header.e_type != ET_DYN) file.refuse("is a program or an object file, no shared library");
  if (header.e_phentsize != sizeof(Elf64_Phdr)) file.refuse("has damaged headers");
  // The table of sections is at the end of the file, so the file is complete when it contains the table.
  if (header.e_shoff != 0 && !file.holds(header.e_shoff, std::uint64_t{header.e_shnum} * header.e_shentsize))
    file.refuse_truncated();
}

// Whether the segment is one that the dynamic linker loads from.
void check_segment(Reader& file, const Elf64_Phdr& segment) {
  if (segment.p_type == PT_INTERP) file.refuse("is a program, no shared library");
  if (segment.p_type != PT_LOAD && segment.p_type != PT_DYNAMIC) return;
  if (!file.holds(segment.p_offset, segment.p_filesz)) file.refuse_truncated();
  if (segment.p_filesz > segment.p_memsz) file.refuse("has damaged headers");
}

}  // namespace

void check_library(const std::filesystem::path& file) {
  Reader reader(file);
  const auto header = read_header(reader);
  check_kind(reader, header);
  bool loads = false, dynamic = false;
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    const auto segment = reader.read<Elf64_Phdr>(header.e_phoff + i * sizeof(Elf64_Phdr));
    check_segment(reader, segment);
    loads |= segment.p_type == PT_LOAD;
    dynamic |= segment.p_type == PT_DYNAMIC;
  }
  if (!loads || !dynamic) reader.refuse("is no shared library");
}

}  // namespace parcours::plugin
