// Checks the ELF headers of a library before it is mapped (file.hpp).
#include <elf.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

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
  explicit Reader(const std::filesystem::path& file) : file_(file) {
    in_.rdbuf()->pubsetbuf(nullptr, 0);  // headers are small and far apart
    in_.open(file, std::ios::binary | std::ios::ate);
    if (!in_) refuse("cannot be opened: " + std::generic_category().message(errno));
    size_ = static_cast<std::uint64_t>(in_.tellg());
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
  [[noreturn]] void refuse_damaged() const { refuse("has damaged headers"); }
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
  if (header.e_phentsize != sizeof(Elf64_Phdr)) file.refuse_damaged();
  // The table of sections is at the end of the file, so the file is complete when it contains the table.
  if (header.e_shoff != 0 && !file.holds(header.e_shoff, std::uint64_t{header.e_shnum} * header.e_shentsize))
    file.refuse_truncated();
}

bool is_read_by_the_linker(Elf64_Word type) {
  return type == PT_LOAD || type == PT_DYNAMIC || type == PT_TLS || type == PT_GNU_RELRO;
}

// A segment whose bytes the dynamic linker reads must be in the file.
void check_segment(Reader& file, const Elf64_Phdr& segment) {
  if (segment.p_type == PT_INTERP) file.refuse("is a program, no shared library");
  if (!is_read_by_the_linker(segment.p_type)) return;
  if (!file.holds(segment.p_offset, segment.p_filesz)) file.refuse_truncated();
  if (segment.p_filesz > segment.p_memsz) file.refuse_damaged();
}

// What the dynamic linker maps, in the order of the headers.
class Mapping {
 public:
  explicit Mapping(Reader& file) : file_(file) {}

  void add(const Elf64_Phdr& segment) {
    if (segment.p_type == PT_LOAD) return load(segment);
    if (!is_read_by_the_linker(segment.p_type)) return;
    if (!seen_.insert(segment.p_type).second) file_.refuse_damaged();
    inner_.push_back(segment);
  }

  // The headers themselves and every special segment are inside what is mapped, and the linker finds its tables.
  void check(const Elf64_Ehdr& header) {
    if (loads_.empty() || !seen_.contains(PT_DYNAMIC)) file_.refuse("is no shared library");
    if (!is_loaded(header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(Elf64_Phdr))) file_.refuse_damaged();
    for (const auto& segment : inner_) {
      // The zeros of thread-local data take no room in the mapping.
      const auto bytes = segment.p_type == PT_TLS ? segment.p_filesz : segment.p_memsz;
      if (!is_mapped(segment.p_vaddr, bytes)) file_.refuse_damaged();
      if (segment.p_type == PT_DYNAMIC) check_tables(segment);
    }
  }

 private:
  static constexpr std::uint64_t kPage = 4096, kMaxSpan = std::uint64_t{1} << 31, kMaxAddress = std::uint64_t{1} << 48;

  void load(const Elf64_Phdr& segment) {
    const bool aligned = std::has_single_bit(segment.p_align) && segment.p_align >= kPage &&
                         segment.p_vaddr % kPage == segment.p_offset % kPage;
    const auto first = loads_.empty() ? segment.p_vaddr : loads_.front().p_vaddr;
    const bool ascends = loads_.empty() || segment.p_vaddr >= end();
    const bool fits = segment.p_vaddr <= kMaxAddress && segment.p_vaddr - first <= kMaxSpan &&
                      segment.p_memsz <= kMaxSpan && segment.p_align <= kMaxSpan;
    if (!aligned || !fits || !ascends) file_.refuse_damaged();
    loads_.push_back(segment);
  }
  std::uint64_t end() const { return loads_.back().p_vaddr + loads_.back().p_memsz; }
  // Whether these bytes of the file are in one loaded segment.
  bool is_loaded(std::uint64_t at, std::uint64_t bytes) const {
    return std::any_of(loads_.begin(), loads_.end(), [&](const Elf64_Phdr& load) {
      return at >= load.p_offset && bytes <= load.p_filesz && at - load.p_offset <= load.p_filesz - bytes;
    });
  }
  bool is_mapped(std::uint64_t at, std::uint64_t bytes) const {
    return at >= loads_.front().p_vaddr && bytes <= kMaxSpan && at <= end() &&
           at + bytes <= (end() / kPage + 1) * kPage;
  }

  // A file that was copied in part has the length of the whole and zeros where its tables should be.
  void check_tables(const Elf64_Phdr& dynamic) {
    std::set<Elf64_Sxword> found;
    for (std::uint64_t at = 0; at + sizeof(Elf64_Dyn) <= dynamic.p_filesz; at += sizeof(Elf64_Dyn)) {
      const auto entry = file_.read<Elf64_Dyn>(dynamic.p_offset + at);
      if (entry.d_tag == DT_NULL) break;
      if ((entry.d_tag == DT_STRTAB || entry.d_tag == DT_SYMTAB) && !is_mapped(entry.d_un.d_ptr, 1))
        file_.refuse_damaged();
      found.insert(entry.d_tag);
    }
    for (const auto needed : {DT_STRTAB, DT_SYMTAB, DT_STRSZ})
      if (!found.contains(needed)) file_.refuse("is empty where the tables of a shared library are: copy it again");
  }

  Reader& file_;
  std::vector<Elf64_Phdr> loads_, inner_;
  std::set<Elf64_Word> seen_;
};

}  // namespace

void check_library(const std::filesystem::path& file) {
  Reader reader(file);
  const auto header = read_header(reader);
  check_kind(reader, header);
  Mapping mapping(reader);
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    const auto segment = reader.read<Elf64_Phdr>(header.e_phoff + i * sizeof(Elf64_Phdr));
    check_segment(reader, segment);
    mapping.add(segment);
  }
  mapping.check(header);
}

}  // namespace parcours::plugin
