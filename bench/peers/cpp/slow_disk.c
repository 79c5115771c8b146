// For LD_PRELOAD: fdatasync and fsync take 3.5 ms at least, as on a slower disk. What they do is done.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <time.h>

static const long sync_nanoseconds = 3500000;

static int slowed(const char *name, int descriptor) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += sync_nanoseconds;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec += 1;
        end.tv_nsec -= 1000000000;
    }
    int (*own)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    if (own == NULL) {
        errno = ENOSYS;
        return -1;
    }
    int result = own(descriptor);
    int reason = errno;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {
    }
    errno = reason;
    return result;
}

int fdatasync(int descriptor) { return slowed("fdatasync", descriptor); }

int fsync(int descriptor) { return slowed("fsync", descriptor); }
