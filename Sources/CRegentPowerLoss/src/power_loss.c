// A VFS that lets everything through to the one before it, and records writes, truncations and syncs.
//
// The bytes of a write are read back from the file, because a VFS below may change them on their way (the checksum of
// every page). The descriptor for that stays open until the recording ends: closing any descriptor of a file gives up
// all locks that the process has on it. https://www.sqlite.org/vfs.html, https://www.sqlite.org/lockingv3.html

#define _GNU_SOURCE
#include "CRegentPowerLoss.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct recorded_file {
    sqlite3_file base;
    int64_t place;  // REGENT_DISK_DATABASE or REGENT_DISK_LOG
    // The file of the VFS below follows.
};

static sqlite3_vfs *below;
static sqlite3_vfs recording_vfs;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *recorded_path;
static int descriptors[2] = {-1, -1};
static struct regent_disk_event *events;
static uint64_t event_count, event_room;

static sqlite3_file *file_below(sqlite3_file *file) { return (sqlite3_file *)((struct recorded_file *)file + 1); }

static int add(int32_t kind, int32_t place, uint64_t offset, uint8_t *bytes, size_t count) {
    pthread_mutex_lock(&lock);
    if (event_count == event_room) {
        uint64_t room = event_room == 0 ? 1024 : 2 * event_room;
        struct regent_disk_event *more = realloc(events, room * sizeof *events);
        if (more == NULL) {
            pthread_mutex_unlock(&lock);
            free(bytes);
            return SQLITE_NOMEM;
        }
        events = more;
        event_room = room;
    }
    events[event_count++] = (struct regent_disk_event){kind, place, offset, bytes, count};
    pthread_mutex_unlock(&lock);
    return SQLITE_OK;
}

// The descriptor that a file is read back by; one that cannot be opened fails the write that asks.
static int descriptor_of(int64_t place) {
    pthread_mutex_lock(&lock);
    if (descriptors[place] < 0 && recorded_path != NULL) {
        char *name = sqlite3_mprintf("%s%s", recorded_path, place == REGENT_DISK_LOG ? "-wal" : "");
        if (name != NULL) descriptors[place] = open(name, O_RDONLY | O_CLOEXEC);
        sqlite3_free(name);
    }
    int descriptor = descriptors[place];
    pthread_mutex_unlock(&lock);
    return descriptor;
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    struct recorded_file *self = (struct recorded_file *)file;
    int result = file_below(file)->pMethods->xWrite(file_below(file), bytes, count, offset);
    if (result != SQLITE_OK) return result;
    uint8_t *copy = malloc((size_t)count);
    int descriptor = descriptor_of(self->place);
    if (copy == NULL || descriptor < 0 || pread(descriptor, copy, (size_t)count, offset) != count) {
        free(copy);
        return SQLITE_IOERR_WRITE;
    }
    return add(REGENT_DISK_WRITE, (int32_t)self->place, (uint64_t)offset, copy, (size_t)count);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int result = file_below(file)->pMethods->xTruncate(file_below(file), size);
    if (result != SQLITE_OK) return result;
    return add(REGENT_DISK_TRUNCATE, (int32_t)((struct recorded_file *)file)->place, (uint64_t)size, NULL, 0);
}

static int file_sync(sqlite3_file *file, int flags) {
    int result = file_below(file)->pMethods->xSync(file_below(file), flags);
    if (result != SQLITE_OK) return result;
    return add(REGENT_DISK_SYNC, (int32_t)((struct recorded_file *)file)->place, 0, NULL, 0);
}

// Everything else is the VFS's below.

static int file_close(sqlite3_file *file) { return file_below(file)->pMethods->xClose(file_below(file)); }

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return file_below(file)->pMethods->xRead(file_below(file), bytes, count, offset);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return file_below(file)->pMethods->xFileSize(file_below(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
    return file_below(file)->pMethods->xLock(file_below(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
    return file_below(file)->pMethods->xUnlock(file_below(file), level);
}

static int file_check_lock(sqlite3_file *file, int *is_reserved) {
    return file_below(file)->pMethods->xCheckReservedLock(file_below(file), is_reserved);
}

// Hints about the size would make the file grow past what is recorded.
static int file_control(sqlite3_file *file, int operation, void *argument) {
    if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
    return file_below(file)->pMethods->xFileControl(file_below(file), operation, argument);
}

static int file_sector(sqlite3_file *file) { return file_below(file)->pMethods->xSectorSize(file_below(file)); }

static int file_device(sqlite3_file *file) {
    return file_below(file)->pMethods->xDeviceCharacteristics(file_below(file));
}

static int file_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    return file_below(file)->pMethods->xShmMap(file_below(file), region, size, extend, memory);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return file_below(file)->pMethods->xShmLock(file_below(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) { file_below(file)->pMethods->xShmBarrier(file_below(file)); }

static int file_shm_unmap(sqlite3_file *file, int deletes) {
    return file_below(file)->pMethods->xShmUnmap(file_below(file), deletes);
}

// Version 2 has no xFetch: nothing is written through mapped memory past the recording.
static const sqlite3_io_methods recorded_methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
    file_check_lock, file_control, file_sector, file_device, file_shm_map, file_shm_lock, file_shm_barrier,
    file_shm_unmap, NULL, NULL,
};

// Which file of the recording a name is; -1 for any other.
static int64_t place_of(const char *name, int flags) {
    int64_t place = -1;
    pthread_mutex_lock(&lock);
    if (recorded_path != NULL && name != NULL) {
        size_t length = strlen(recorded_path);
        if ((flags & SQLITE_OPEN_MAIN_DB) && strcmp(name, recorded_path) == 0) place = REGENT_DISK_DATABASE;
        if ((flags & SQLITE_OPEN_WAL) && strncmp(name, recorded_path, length) == 0
            && strcmp(name + length, "-wal") == 0) place = REGENT_DISK_LOG;
    }
    pthread_mutex_unlock(&lock);
    return place;
}

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    int64_t place = place_of(name, flags);
    if (place < 0) return below->xOpen(below, name, file, flags, out_flags);
    struct recorded_file *self = (struct recorded_file *)file;
    memset(self, 0, sizeof *self);
    self->place = place;
    int result = below->xOpen(below, name, file_below(file), flags, out_flags);
    // SQLite closes what has methods, also after a failed open.
    if (file_below(file)->pMethods != NULL) self->base.pMethods = &recorded_methods;
    return result;
}

static int install(void) {
    if (below != NULL) return SQLITE_OK;
    sqlite3_vfs *found = sqlite3_vfs_find(NULL);
    if (found == NULL) return SQLITE_ERROR;
    recording_vfs = *found;
    recording_vfs.zName = "regent-power-loss";
    recording_vfs.szOsFile = (int)sizeof(struct recorded_file) + found->szOsFile;
    recording_vfs.pNext = NULL;
    recording_vfs.xOpen = vfs_open;
    below = found;
    return sqlite3_vfs_register(&recording_vfs, 1);
}

int regent_power_loss_begin(const char *path) {
    pthread_mutex_lock(&lock);
    int result = recorded_path != NULL ? SQLITE_BUSY : install();
    if (result == SQLITE_OK) {
        // SQLite opens by the full name, without links.
        recorded_path = strdup(path);
        if (recorded_path == NULL) result = SQLITE_NOMEM;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

void regent_power_loss_mark(uint64_t number) { (void)add(REGENT_DISK_MARK, 0, number, NULL, 0); }

uint64_t regent_power_loss_count(void) {
    pthread_mutex_lock(&lock);
    uint64_t count = event_count;
    pthread_mutex_unlock(&lock);
    return count;
}

int regent_power_loss_event(uint64_t index, struct regent_disk_event *event) {
    pthread_mutex_lock(&lock);
    int is_there = index < event_count;
    if (is_there) *event = events[index];
    pthread_mutex_unlock(&lock);
    return is_there;
}

void regent_power_loss_end(void) {
    pthread_mutex_lock(&lock);
    for (int place = 0; place < 2; place++) {
        if (descriptors[place] >= 0) close(descriptors[place]);
        descriptors[place] = -1;
    }
    for (uint64_t index = 0; index < event_count; index++) free((void *)events[index].bytes);
    free(events);
    events = NULL;
    event_count = event_room = 0;
    free(recorded_path);
    recorded_path = NULL;
    pthread_mutex_unlock(&lock);
}
