// A disk that fails on demand: an SQLite VFS over the system's own, in which writing fails from a chosen moment on.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <new>
#include <string>

namespace xylem::support {

/// Registers a VFS called name() as long as it lives. Writes, truncations and syncs are counted; those after
/// `failing_from` answer `code`.
class FaultyDisk {
 public:
  FaultyDisk()
      : below_(sqlite3_vfs_find(nullptr)), name_("faulty-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
    vfs_ = *below_;
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + below_->szOsFile;
    vfs_.xOpen = &open;
    sqlite3_vfs_register(&vfs_, 0);
  }
  ~FaultyDisk() { sqlite3_vfs_unregister(&vfs_); }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int writes() const { return writes_; }
  /// Every write from the `number`th of all on fails with `code`.
  void fail_from(int number, int code) {
    code_ = code;
    failing_from_ = number;
  }
  void heal() { failing_from_ = kNever; }

 private:
  static constexpr int kNever = 1 << 30;
  struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  int fault() {
    const int number = ++writes_;
    return number >= failing_from_ ? code_.load() : SQLITE_OK;
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* given) {
    auto* disk = static_cast<FaultyDisk*>(vfs->pAppData);
    File& own = *new (file) File{{nullptr}, disk};
    const int code = disk->below_->xOpen(disk->below_, path, own.below(), flags, given);
    if (code == SQLITE_OK) own.base.pMethods = methods();
    return code;
  }
  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods kMethods = [] {
      sqlite3_io_methods all{};
      all.iVersion = 1;
      all.xClose = [](sqlite3_file* f) { return of(f).below()->pMethods->xClose(of(f).below()); };
      all.xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
        return of(f).below()->pMethods->xRead(of(f).below(), to, size, at);
      };
      all.xWrite = [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
        const int bad = of(f).disk->fault();
        return bad != SQLITE_OK ? bad : of(f).below()->pMethods->xWrite(of(f).below(), from, size, at);
      };
      all.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
        const int bad = of(f).disk->fault();
        return bad != SQLITE_OK ? bad : of(f).below()->pMethods->xTruncate(of(f).below(), size);
      };
      all.xSync = [](sqlite3_file* f, int flags) {
        const int bad = of(f).disk->fault();
        return bad != SQLITE_OK ? bad : of(f).below()->pMethods->xSync(of(f).below(), flags);
      };
      all.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return of(f).below()->pMethods->xFileSize(of(f).below(), size);
      };
      all.xLock = [](sqlite3_file* f, int lock) { return of(f).below()->pMethods->xLock(of(f).below(), lock); };
      all.xUnlock = [](sqlite3_file* f, int lock) { return of(f).below()->pMethods->xUnlock(of(f).below(), lock); };
      all.xCheckReservedLock = [](sqlite3_file* f, int* held) {
        return of(f).below()->pMethods->xCheckReservedLock(of(f).below(), held);
      };
      all.xFileControl = [](sqlite3_file* f, int op, void* with) {
        return of(f).below()->pMethods->xFileControl(of(f).below(), op, with);
      };
      all.xSectorSize = [](sqlite3_file* f) { return of(f).below()->pMethods->xSectorSize(of(f).below()); };
      all.xDeviceCharacteristics = [](sqlite3_file* f) {
        return of(f).below()->pMethods->xDeviceCharacteristics(of(f).below());
      };
      return all;
    }();
    return &kMethods;
  }

  sqlite3_vfs* below_;
  std::string name_;
  sqlite3_vfs vfs_{};
  std::atomic<int> writes_{0};
  std::atomic<int> failing_from_{kNever};
  std::atomic<int> code_{SQLITE_OK};
};

}  // namespace xylem::support
