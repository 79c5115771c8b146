// Failing system calls under SQLite's own VFS, and a VFS before it whose syncs fail.
//
// Writes and truncations fail where SQLite calls the system, so that it makes of errno what it makes of it for real;
// its syncs cannot be reached there.
// https://www.sqlite.org/c3ref/vfs.html

#include "CRegentFaults.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char armed_folder[4096];
static int is_armed, armed_kind, armed_error;
static uint64_t skips_left, failures_left, failures;
static int is_endless;
// The second half of a short write fails, on whatever thread.
static int fails_next;

static sqlite3_vfs *below;
static sqlite3_vfs failing_vfs;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);

// Whether a call of a kind on a path fails now.
static int fails(int kind, const char *path) {
    int result = 0;
    pthread_mutex_lock(&lock);
    if (is_armed && kind == armed_kind && path != NULL
        && strncmp(path, armed_folder, strlen(armed_folder)) == 0) {
        if (skips_left > 0) {
            skips_left--;
        } else if (is_endless || failures_left > 0) {
            if (!is_endless) failures_left--;
            failures++;
            result = 1;
        }
    }
    pthread_mutex_unlock(&lock);
    return result;
}

static const char *path_of(int descriptor, char *path, size_t room) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, room - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return path;
}

static ssize_t failing_pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    if (is_armed) {
        char path[4096];
        const char *name = path_of(descriptor, path, sizeof path);
        int is_rest = 0;
        pthread_mutex_lock(&lock);
        if (fails_next && is_armed) { fails_next = 0; is_rest = 1; }
        int error = armed_error;
        pthread_mutex_unlock(&lock);
        if (is_rest || fails(REGENT_FAULT_WRITE, name)) {
            errno = error;
            return -1;
        }
        if (count > 1 && fails(REGENT_FAULT_SHORT_WRITE, name)) {
            ssize_t written = real_pwrite(descriptor, bytes, count / 2, offset);
            pthread_mutex_lock(&lock);
            fails_next = 1;
            pthread_mutex_unlock(&lock);
            return written;
        }
    }
    return real_pwrite(descriptor, bytes, count, offset);
}

static int failing_ftruncate(int descriptor, off_t size) {
    if (is_armed) {
        char path[4096];
        if (fails(REGENT_FAULT_TRUNCATE, path_of(descriptor, path, sizeof path))) {
            errno = armed_error;
            return -1;
        }
    }
    return real_ftruncate(descriptor, size);
}

// The VFS: everything is the one's below, but syncs.

struct failing_file {
    sqlite3_file base;
    const char *name;  // SQLite keeps it as long as the file is open
    sqlite3_io_methods methods;
    // The file of the VFS below follows.
};

static sqlite3_file *file_below(sqlite3_file *file) { return (sqlite3_file *)((struct failing_file *)file + 1); }

#define BELOW(file) file_below(file)->pMethods

static int file_sync(sqlite3_file *file, int flags) {
    if (is_armed && fails(REGENT_FAULT_SYNC, ((struct failing_file *)file)->name)) return SQLITE_IOERR_FSYNC;
    return BELOW(file)->xSync(file_below(file), flags);
}

static int file_close(sqlite3_file *file) { return BELOW(file)->xClose(file_below(file)); }
static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return BELOW(file)->xRead(file_below(file), bytes, count, offset);
}
static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    return BELOW(file)->xWrite(file_below(file), bytes, count, offset);
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return BELOW(file)->xTruncate(file_below(file), size);
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) { return BELOW(file)->xFileSize(file_below(file), size); }
static int file_lock(sqlite3_file *file, int level) { return BELOW(file)->xLock(file_below(file), level); }
static int file_unlock(sqlite3_file *file, int level) { return BELOW(file)->xUnlock(file_below(file), level); }
static int file_check_lock(sqlite3_file *file, int *is_reserved) {
    return BELOW(file)->xCheckReservedLock(file_below(file), is_reserved);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
    return BELOW(file)->xFileControl(file_below(file), operation, argument);
}
static int file_sector(sqlite3_file *file) { return BELOW(file)->xSectorSize(file_below(file)); }
static int file_device(sqlite3_file *file) { return BELOW(file)->xDeviceCharacteristics(file_below(file)); }
static int file_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    return BELOW(file)->xShmMap(file_below(file), region, size, extend, memory);
}
static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return BELOW(file)->xShmLock(file_below(file), offset, count, flags);
}
static void file_shm_barrier(sqlite3_file *file) { BELOW(file)->xShmBarrier(file_below(file)); }
static int file_shm_unmap(sqlite3_file *file, int deletes) { return BELOW(file)->xShmUnmap(file_below(file), deletes); }

static const sqlite3_io_methods failing_methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
    file_check_lock, file_control, file_sector, file_device, file_shm_map, file_shm_lock, file_shm_barrier,
    file_shm_unmap, NULL, NULL,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) return below->xOpen(below, name, file, flags, out_flags);
    struct failing_file *self = (struct failing_file *)file;
    memset(self, 0, sizeof *self);
    self->name = name;
    int result = below->xOpen(below, name, file_below(file), flags, out_flags);
    // SQLite closes what has methods, also after a failed open.
    if (file_below(file)->pMethods != NULL) {
        self->methods = failing_methods;
        self->methods.iVersion = BELOW(file)->iVersion < 2 ? BELOW(file)->iVersion : 2;
        self->base.pMethods = &self->methods;
    }
    return result;
}

static int install(void) {
    if (below != NULL) return SQLITE_OK;
    sqlite3_vfs *engine = sqlite3_vfs_find("unix"), *found = sqlite3_vfs_find(NULL);
    if (engine == NULL || found == NULL || engine->iVersion < 3) return SQLITE_ERROR;
    sqlite3_syscall_ptr pwrite64_call = engine->xGetSystemCall(engine, "pwrite64");
    sqlite3_syscall_ptr pwrite_call = engine->xGetSystemCall(engine, "pwrite");
    real_pwrite = (ssize_t(*)(int, const void *, size_t, off_t))(pwrite64_call ? pwrite64_call : pwrite_call);
    real_ftruncate = (int (*)(int, off_t))engine->xGetSystemCall(engine, "ftruncate");
    if (real_pwrite == NULL || real_ftruncate == NULL) return SQLITE_ERROR;
    if (pwrite64_call) engine->xSetSystemCall(engine, "pwrite64", (sqlite3_syscall_ptr)failing_pwrite);
    if (pwrite_call) engine->xSetSystemCall(engine, "pwrite", (sqlite3_syscall_ptr)failing_pwrite);
    engine->xSetSystemCall(engine, "ftruncate", (sqlite3_syscall_ptr)failing_ftruncate);
    failing_vfs = *found;
    failing_vfs.zName = "regent-faults";
    failing_vfs.szOsFile = (int)sizeof(struct failing_file) + found->szOsFile;
    failing_vfs.pNext = NULL;
    failing_vfs.xOpen = vfs_open;
    below = found;
    return sqlite3_vfs_register(&failing_vfs, 1);
}

int regent_fault_arm(const char *folder, int kind, int error, uint64_t skipped, uint64_t count) {
    pthread_mutex_lock(&lock);
    int result = install();
    if (strlen(folder) >= sizeof armed_folder) result = SQLITE_TOOBIG;
    if (result == SQLITE_OK) {
        strcpy(armed_folder, folder);
        armed_kind = kind;
        armed_error = error;
        skips_left = skipped;
        failures_left = count;
        is_endless = count == 0;
        failures = 0;
        fails_next = 0;
        is_armed = 1;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

uint64_t regent_fault_lift(void) {
    pthread_mutex_lock(&lock);
    is_armed = fails_next = 0;
    uint64_t count = failures;
    pthread_mutex_unlock(&lock);
    return count;
}
