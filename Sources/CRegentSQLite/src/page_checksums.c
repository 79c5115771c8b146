// A VFS that stands before the engine's own and keeps a checksum in the last 8 bytes of every page.
//
// Only database files and their logs pass through here; journals and temporary files go to the engine's VFS at once.
// A log that exceeds a quota is reported as a full disk, which the engine does for ENOSPC only.
// In WAL mode a page reaches the database file at a checkpoint and is read from there afterwards: the first
// puts the checksum in, the second demands it. Frames of the log have checksums of the engine's own.
// https://www.sqlite.org/vfs.html

#include "CRegentKernels.h"
#include "CRegentSQLite.h"

#include <errno.h>
#include <string.h>

enum {
    PAGE_BYTES = 4096,
    CONTENT_BYTES = PAGE_BYTES - REGENT_SQLITE_CHECKSUM_BYTES,
    RESERVED_OFFSET = 20,   // of the file: how many bytes at the end of a page are not the engine's
    HEADER_READ_MAX = 512,  // shorter reads look at the file's header, which is read again with its page
    HAS_CHECKSUMS = 0x52474E43,
    TAKE_UNWRITTEN = 0x52474E44,
    SUBPAGE_READ = 0x8000,  // SQLITE_IOCAP_SUBPAGE_READ of later engines: parts of pages read past us
};

struct checked_file {
    sqlite3_file base;
    sqlite3_int64 checks;     // whether pages of this file have checksums
    sqlite3_int64 is_log;     // whether it is no database file
    int takes_unwritten;      // whether a page of zeros is taken without a checksum
    int unwritten_count;      // how many were
    // The engine's own file follows.
};

static sqlite3_vfs *engine_vfs;
static sqlite3_vfs checked_vfs;

static sqlite3_file *engine_file(sqlite3_file *file) {
    return (sqlite3_file *)((struct checked_file *)file + 1);
}

// The page's number is part of it, so that a page in another's place is found too.
static uint64_t checksum(const uint8_t *page, sqlite3_int64 number) {
    return regent_xxh64(page, CONTENT_BYTES) ^ (uint64_t)number * 0x9E3779B97F4A7C15u;
}

static void put(uint8_t *bytes, uint64_t value) {
    for (int i = 0; i < REGENT_SQLITE_CHECKSUM_BYTES; i++) bytes[i] = (uint8_t)(value >> 8 * i);
}

static int is_whole(struct checked_file *file, const uint8_t *page, sqlite3_int64 number) {
    uint8_t expected[REGENT_SQLITE_CHECKSUM_BYTES];
    put(expected, checksum(page, number));
    if (memcmp(page + CONTENT_BYTES, expected, sizeof expected) == 0) return 1;
    // A page that the file was grown by and that was given back before it was ever written: nobody reads it but a
    // copy of the whole file, whose maker asks for it and looks at the list of free pages afterwards.
    if (!file->takes_unwritten || page[0] != 0 || memcmp(page, page + 1, PAGE_BYTES - 1) != 0) return 0;
    file->unwritten_count++;
    return 1;
}

// What a failed write means: the engine knows ENOSPC as a full disk, and a quota that is used up as a failed one.
static int failure_of_write(sqlite3_file *engine, int result) {
    int reason = 0;
    if ((result & 0xFF) != SQLITE_IOERR) return result;
    if (engine->pMethods->xFileControl(engine, SQLITE_FCNTL_LAST_ERRNO, &reason) != SQLITE_OK) return result;
    return reason == EDQUOT || reason == ENOSPC ? SQLITE_FULL : result;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    sqlite3_file *engine = engine_file(file);
    if (!((struct checked_file *)file)->checks || count < HEADER_READ_MAX) {
        return engine->pMethods->xRead(engine, bytes, count, offset);
    }
    sqlite3_int64 index = offset / PAGE_BYTES;
    if (count == PAGE_BYTES && offset % PAGE_BYTES == 0) {
        int result = engine->pMethods->xRead(engine, bytes, count, offset);
        if (result != SQLITE_OK) return result;
        return is_whole((struct checked_file *)file, bytes, index + 1) ? SQLITE_OK : SQLITE_CORRUPT;
    }
    if ((offset + count - 1) / PAGE_BYTES != index) return SQLITE_CORRUPT;
    uint8_t page[PAGE_BYTES];
    int result = engine->pMethods->xRead(engine, page, PAGE_BYTES, index * PAGE_BYTES);
    if (result != SQLITE_OK) return result;
    if (!is_whole((struct checked_file *)file, page, index + 1)) return SQLITE_CORRUPT;
    memcpy(bytes, page + offset % PAGE_BYTES, (size_t)count);
    return SQLITE_OK;
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    struct checked_file *self = (struct checked_file *)file;
    sqlite3_file *engine = engine_file(file);
    // The first page says of all whether they have room for a checksum; it is written before any other.
    if (offset == 0 && count == PAGE_BYTES && !self->is_log) {
        self->checks = ((const uint8_t *)bytes)[RESERVED_OFFSET] == REGENT_SQLITE_CHECKSUM_BYTES;
    }
    if (!self->checks) return failure_of_write(engine, engine->pMethods->xWrite(engine, bytes, count, offset));
    if (count != PAGE_BYTES || offset % PAGE_BYTES != 0) return SQLITE_IOERR_WRITE;
    uint8_t page[PAGE_BYTES];
    memcpy(page, bytes, CONTENT_BYTES);
    put(page + CONTENT_BYTES, checksum(page, offset / PAGE_BYTES + 1));
    return failure_of_write(engine, engine->pMethods->xWrite(engine, page, PAGE_BYTES, offset));
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    if (operation == HAS_CHECKSUMS) {
        *(int *)argument = ((struct checked_file *)file)->checks != 0;
        return SQLITE_OK;
    }
    if (operation == TAKE_UNWRITTEN) {
        struct checked_file *self = (struct checked_file *)file;
        self->takes_unwritten = *(int *)argument;
        *(int *)argument = self->unwritten_count;
        self->unwritten_count = 0;
        return SQLITE_OK;
    }
    sqlite3_file *engine = engine_file(file);
    return engine->pMethods->xFileControl(engine, operation, argument);
}

static int file_device(sqlite3_file *file) {
    sqlite3_file *engine = engine_file(file);
    return engine->pMethods->xDeviceCharacteristics(engine) & ~SUBPAGE_READ;
}

// Everything else is the engine's own.

static int file_close(sqlite3_file *file) { return engine_file(file)->pMethods->xClose(engine_file(file)); }

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return failure_of_write(engine_file(file), engine_file(file)->pMethods->xTruncate(engine_file(file), size));
}

static int file_sync(sqlite3_file *file, int flags) {
    return engine_file(file)->pMethods->xSync(engine_file(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return engine_file(file)->pMethods->xFileSize(engine_file(file), size);
}

static int file_lock(sqlite3_file *file, int lock) {
    return engine_file(file)->pMethods->xLock(engine_file(file), lock);
}

static int file_unlock(sqlite3_file *file, int lock) {
    return engine_file(file)->pMethods->xUnlock(engine_file(file), lock);
}

static int file_check_lock(sqlite3_file *file, int *is_reserved) {
    return engine_file(file)->pMethods->xCheckReservedLock(engine_file(file), is_reserved);
}

static int file_sector(sqlite3_file *file) {
    return engine_file(file)->pMethods->xSectorSize(engine_file(file));
}

static int file_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    // It tells no reason but errno.
    errno = 0;
    int result = engine_file(file)->pMethods->xShmMap(engine_file(file), region, size, extend, memory);
    return result == SQLITE_IOERR_SHMSIZE && (errno == ENOSPC || errno == EDQUOT) ? SQLITE_FULL : result;
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return engine_file(file)->pMethods->xShmLock(engine_file(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
    engine_file(file)->pMethods->xShmBarrier(engine_file(file));
}

static int file_shm_unmap(sqlite3_file *file, int deletes) {
    return engine_file(file)->pMethods->xShmUnmap(engine_file(file), deletes);
}

// Version 2 has no xFetch: no page is mapped into memory past the check.
static const sqlite3_io_methods checked_methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
    file_check_lock, file_control, file_sector, file_device, file_shm_map, file_shm_lock, file_shm_barrier,
    file_shm_unmap, NULL, NULL,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) {
        return engine_vfs->xOpen(engine_vfs, name, file, flags, out_flags);
    }
    struct checked_file *self = (struct checked_file *)file;
    sqlite3_file *engine = engine_file(file);
    memset(self, 0, sizeof *self);
    int result = engine_vfs->xOpen(engine_vfs, name, engine, flags, out_flags);
    // The engine closes what has methods, also after a failed open.
    if (engine->pMethods != NULL) self->base.pMethods = &checked_methods;
    self->is_log = (flags & SQLITE_OPEN_WAL) != 0;
    if (result != SQLITE_OK || self->is_log) return result;
    uint8_t header[RESERVED_OFFSET + 1];
    if (engine->pMethods->xRead(engine, header, sizeof header, 0) == SQLITE_OK) {
        self->checks = header[RESERVED_OFFSET] == REGENT_SQLITE_CHECKSUM_BYTES;
    }
    return SQLITE_OK;
}

int regent_sqlite_use_page_checksums(void) {
    if (engine_vfs != NULL) return SQLITE_OK;
    sqlite3_vfs *found = sqlite3_vfs_find(NULL);
    if (found == NULL) return SQLITE_ERROR;
    // Everything but opening a file is the engine's, which finds its own data in the copy.
    checked_vfs = *found;
    checked_vfs.zName = "regent-page-checksums";
    checked_vfs.szOsFile = (int)sizeof(struct checked_file) + found->szOsFile;
    checked_vfs.pNext = NULL;
    checked_vfs.xOpen = vfs_open;
    engine_vfs = found;
    return sqlite3_vfs_register(&checked_vfs, 1);
}

int regent_sqlite_reserve_checksums(sqlite3 *database) {
    int bytes = REGENT_SQLITE_CHECKSUM_BYTES;
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

int regent_sqlite_take_unwritten_pages(sqlite3 *database, int takes) {
    return sqlite3_file_control(database, "main", TAKE_UNWRITTEN, &takes) == SQLITE_OK ? takes : 0;
}

int regent_sqlite_has_page_checksums(sqlite3 *database) {
    int has = 0;
    return sqlite3_file_control(database, "main", HAS_CHECKSUMS, &has) == SQLITE_OK && has;
}
