#define _GNU_SOURCE
#include "CRegentSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens one part of a path in an open folder, which it closes. */
static int open_part(int folder, const char *part, int is_last) {
    int result = -EINVAL;
    if (part[0] != 0 && strcmp(part, ".") != 0 && strcmp(part, "..") != 0) {
        /* O_NONBLOCK, because opening a FIFO would wait for its writer. */
        int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (is_last ? O_NONBLOCK : O_DIRECTORY);
        result = openat(folder, part, flags);
        if (result < 0) result = -errno;
    }
    close(folder);
    return result;
}

int regent_file_open_below(const char *folder, const char *path) {
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    char part[256];
    for (;;) {
        size_t length = strcspn(path, "/");
        int is_last = path[length] == 0;
        if (length >= sizeof part) {
            close(descriptor);
            return -ENAMETOOLONG;
        }
        memcpy(part, path, length);
        part[length] = 0;
        descriptor = open_part(descriptor, part, is_last);
        if (descriptor < 0 || is_last) break;
        path += length + 1;
    }
    if (descriptor < 0) return descriptor;
    struct stat found;
    int result = fstat(descriptor, &found) == 0 ? 0 : -errno;
    if (result == 0 && !S_ISREG(found.st_mode)) result = -EINVAL;
    if (result == 0) return descriptor;
    close(descriptor);
    return result;
}
