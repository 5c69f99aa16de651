// Whole files, by POSIX calls: the rename is only worth something after an fsync.
#include "xylem/base/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace xylem::base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }
  /// Closes now; whether the system reported no late error.
  bool close() {
    const int closing = std::exchange(number_, -1);
    return closing < 0 || ::close(closing) == 0;
  }

 private:
  int number_;
};

Error reason(const std::filesystem::path& path, const char* act) {
  const int code = errno;
  const std::string why = std::generic_category().message(code);
  return {code == ENOENT ? ErrorKind::not_found : ErrorKind::io, std::string("Cannot ") + act + " the file: " + why,
          path.string(), code == ENOENT ? "Check the name and the folder." : ""};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return reason(path, "open");
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0) return reason(path, "look at");
  if (!S_ISREG(facts.st_mode))
    return Error{ErrorKind::io, "This is not a file", path.string(), "Choose a file, not a folder."};
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(facts.st_size < 0 ? 0 : facts.st_size) <= limit
                    ? static_cast<std::size_t>(facts.st_size)
                    : 0);
  std::string buffer(std::size_t{1} << 18U, '\0');
  while (true) {
    const ssize_t got = ::read(file.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return reason(path, "read");
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(got) > limit) {
      return Error{ErrorKind::too_large, "The file is larger than " + std::to_string(limit >> 20U) + " MB",
                   path.string(), ""};
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside = path.string() + ".part-" + std::to_string(::getpid());
  {
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.number() < 0) return reason(path, "write");
    bool good = true;
    while (good && !bytes.empty()) {
      const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      good = put >= 0;
      if (good) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (!good || ::fsync(file.number()) != 0 || !file.close()) {
      const Error error = reason(path, "write");
      ::unlink(beside.c_str());
      return error;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const Error error = reason(path, "replace");
    ::unlink(beside.c_str());
    return error;
  }
  std::filesystem::path folder = path.parent_path();
  if (folder.empty()) folder = ".";
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() >= 0) ::fsync(directory.number());  // some file systems refuse; the file itself is on disk
  return {};
}

}  // namespace xylem::base
