// Runs a fuzzer's entry point over files, and over every file below folders: fuzz_<name> PATH... Ends with 0 when none
// of them crashed it; the file that is run is named first when that is asked with PARCOURS_FUZZ_TELL.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t run(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (std::getenv("PARCOURS_FUZZ_TELL")) std::fprintf(stderr, "%s\n", file.c_str());
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return 1;
}

std::size_t run_all(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return run(path);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.is_regular_file()) count += run(entry.path());
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) count += run_all(argv[i]);
  std::printf("%zu files\n", count);
  return count > 0 ? 0 : 1;
}
