#define _GNU_SOURCE
#include "CRegentSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#include <sys/vfs.h>
#endif

static int32_t read_pid(int descriptor) {
    char text[32] = {0};
    ssize_t count = pread(descriptor, text, sizeof text - 1, 0);
    return count > 0 ? (int32_t)strtol(text, NULL, 10) : 0;
}

int regent_lock_acquire(const char *path, int32_t *holder) {
    *holder = 0;
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return -errno;
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        int reason = errno;
        *holder = read_pid(descriptor);
        close(descriptor);
        return -reason;
    }
    char text[32];
    int length = snprintf(text, sizeof text, "%d\n", (int)getpid());
    if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, text, (size_t)length, 0) != length) {
        int reason = errno;
        close(descriptor);
        return -reason;
    }
    return descriptor;
}

int regent_lock_existing(const char *path) {
    int descriptor = open(path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    int reason = errno;
    close(descriptor);
    return -reason;
}

void regent_lock_release(int descriptor) {
    close(descriptor);
}

uint32_t regent_umask_set(uint32_t mask) {
    return (uint32_t)umask((mode_t)mask);
}

int regent_disk_space(const char *path, uint64_t *free_bytes, uint64_t *total_bytes) {
    struct statvfs status;
    if (statvfs(path, &status) != 0) return -errno;
    *free_bytes = (uint64_t)status.f_bavail * status.f_frsize;
    *total_bytes = (uint64_t)status.f_blocks * status.f_frsize;
    return 0;
}

int regent_directory_sync(const char *path) {
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    int result = fsync(descriptor) == 0 ? 0 : -errno;
    close(descriptor);
    return result;
}

static void describe(const struct stat *found, struct regent_path_status *status) {
    status->owner = found->st_uid;
    status->permissions = found->st_mode & 07777;
    status->kind = S_ISREG(found->st_mode) ? REGENT_PATH_FILE
        : S_ISDIR(found->st_mode) ? REGENT_PATH_DIRECTORY
        : S_ISSOCK(found->st_mode) ? REGENT_PATH_SOCKET
        : S_ISLNK(found->st_mode) ? REGENT_PATH_LINK
        : REGENT_PATH_OTHER;
    status->device = (uint64_t)found->st_dev;
    status->inode = (uint64_t)found->st_ino;
    status->modified_ns = (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec;
}

int regent_path_status(const char *path, struct regent_path_status *status) {
    struct stat found;
    if (lstat(path, &found) != 0) return -errno;
    describe(&found, status);
    return 0;
}

/* Reads to the end of a file; the count of its bytes. */
static int read_whole(int descriptor, uint8_t *bytes, size_t capacity) {
    size_t count = 0;
    for (;;) {
        uint8_t beyond;
        ssize_t got = count < capacity ? read(descriptor, bytes + count, capacity - count)
                                       : read(descriptor, &beyond, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        if (got == 0) return (int)count;
        if (count == capacity) return -EFBIG;
        count += (size_t)got;
    }
}

int regent_secret_read(const char *path, struct regent_path_status *status, uint8_t *bytes, size_t capacity) {
    /* O_NONBLOCK, because opening a FIFO would wait for its writer. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return -errno;
    struct stat found;
    int result = fstat(descriptor, &found) == 0 ? 0 : -errno;
    if (result == 0) {
        describe(&found, status);
        if (status->kind == REGENT_PATH_FILE) result = read_whole(descriptor, bytes, capacity);
    }
    close(descriptor);
    return result;
}

int regent_directory_make(const char *path, uint32_t permissions) {
    return mkdir(path, (mode_t)permissions) == 0 ? 0 : -errno;
}

int regent_permissions_set(const char *path, uint32_t permissions) {
    return chmod(path, (mode_t)permissions) == 0 ? 0 : -errno;
}

int regent_directory_lock(const char *path) {
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    int reason = errno;
    close(descriptor);
    return -reason;
}

int regent_path_resolve(const char *path, char *resolved, size_t capacity) {
    char *found = realpath(path, NULL);
    if (found == NULL) return -errno;
    int result = strlen(found) < capacity ? 0 : -ENAMETOOLONG;
    if (result == 0) strcpy(resolved, found);
    free(found);
    return result;
}

const char *regent_error_text(int number) {
#ifdef __linux__
    return strerrordesc_np(number);
#else
    return strerror(number);
#endif
}

int regent_file_create(const char *path, uint32_t permissions) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)permissions);
    return descriptor < 0 ? -errno : descriptor;
}

int regent_file_write(int descriptor, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(descriptor, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) {
            struct pollfd room = {.fd = descriptor, .events = POLLOUT};
            poll(&room, 1, -1);
            continue;
        }
        if (written < 0) return -errno;
        next += written;
        count -= (size_t)written;
    }
    return 0;
}

int regent_file_open(const char *path) {
    int descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

int regent_file_write_at(int descriptor, const void *bytes, size_t count, uint64_t offset) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = pwrite(descriptor, next, count, (off_t)offset);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -errno;
        next += written;
        offset += (uint64_t)written;
        count -= (size_t)written;
    }
    return 0;
}

int regent_file_content_sync(int descriptor) {
#ifdef __linux__
    return fdatasync(descriptor) == 0 ? 0 : -errno;
#else
    return fsync(descriptor) == 0 ? 0 : -errno;
#endif
}

int regent_file_sync(int descriptor) {
    return fsync(descriptor) == 0 ? 0 : -errno;
}

void regent_file_close(int descriptor) {
    close(descriptor);
}

int regent_path_rename(const char *path, const char *new_path) {
    return rename(path, new_path) == 0 ? 0 : -errno;
}

int regent_file_remove(const char *path) {
    return unlink(path) == 0 ? 0 : -errno;
}

uint32_t regent_user_id(void) {
    return (uint32_t)getuid();
}

int32_t regent_process_id(void) {
    return (int32_t)getpid();
}

int regent_dumps_disable(void) {
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -errno;
#ifdef __linux__
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -errno;
#endif
    return 0;
}

int regent_crash_signals_reset(void) {
    /* Those of the runtime: stdlib/public/runtime/CrashHandlerLinux.cpp of Swift. */
    static const int numbers[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) {
        struct sigaction action = {0};
        action.sa_handler = SIG_DFL;
        if (sigaction(numbers[index], &action, NULL) != 0) return -errno;
    }
    return 0;
}

int64_t regent_descriptor_limit_raise(uint64_t most) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -errno;
    rlim_t wanted = limit.rlim_max < most ? limit.rlim_max : (rlim_t)most;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0) return -errno;
    }
    return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

int regent_file_system_type(const char *path, uint64_t *type) {
#ifdef __linux__
    struct statfs status;
    if (statfs(path, &status) != 0) return -errno;
    *type = (uint64_t)status.f_type & 0xFFFFFFFFu;
#else
    (void)path;
    *type = 0;
#endif
    return 0;
}

uint64_t regent_clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint32_t regent_cores_usable(void) {
#ifdef __linux__
    /* Fails where the machine has more threads than the set: then all of them are said. */
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return (uint32_t)CPU_COUNT(&set);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (uint32_t)online : 1;
}

const char *regent_instruction_set(uint32_t index) {
    const char *found[16];
    uint32_t count = 0;
#if defined(__x86_64__)
    /* The compiler wants literals. These ask the system too: a register that it does not save is not there. */
    if (__builtin_cpu_supports("sse4.2")) found[count++] = "sse4.2";
    if (__builtin_cpu_supports("popcnt")) found[count++] = "popcnt";
    if (__builtin_cpu_supports("bmi2")) found[count++] = "bmi2";
    if (__builtin_cpu_supports("avx")) found[count++] = "avx";
    if (__builtin_cpu_supports("avx2")) found[count++] = "avx2";
    if (__builtin_cpu_supports("avx512f")) found[count++] = "avx512f";
    if (__builtin_cpu_supports("avx512bw")) found[count++] = "avx512bw";
    if (__builtin_cpu_supports("avx512vl")) found[count++] = "avx512vl";
    if (__builtin_cpu_supports("avx512dq")) found[count++] = "avx512dq";
    if (__builtin_cpu_supports("avx512cd")) found[count++] = "avx512cd";
#elif defined(__aarch64__)
    found[count++] = "neon"; /* every aarch64 processor has it */
#endif
    return index < count ? found[index] : NULL;
}

const char *regent_architecture(void) {
#if defined(__x86_64__)
    return "x86_64";
#elif defined(__aarch64__)
    return "aarch64";
#else
    return "other";
#endif
}

uint32_t regent_terminal_columns(int descriptor) {
    struct winsize size;
    if (!isatty(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

extern char **environ;

/* The command in a shell of its own; the argument is passed beside it, so that no character of it means anything. */
static int spawn_shell(const char *script, const char *argument, pid_t *child) {
    char *const arguments[] = {"sh", "-c", (char *)script, "sh", (char *)argument, NULL};
    posix_spawnattr_t attributes;
    int result = posix_spawnattr_init(&attributes);
    if (result != 0) return -result;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    result = posix_spawn(child, "/bin/sh", NULL, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    return -result;
}

int regent_shell_run(const char *command, const char *argument) {
    static const char rest[] = " \"$1\"";
    size_t length = strlen(command);
    char *script = malloc(length + sizeof rest);
    if (script == NULL) return -ENOMEM;
    memcpy(script, command, length);
    memcpy(script + length, rest, sizeof rest);
    pid_t child = 0;
    int result = spawn_shell(script, argument, &child);
    free(script);
    if (result != 0) return result;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return -errno;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int regent_program_start_once(const char *program, const char *input, const char *mark, int32_t *process) {
    char *const arguments[] = {(char *)program, NULL};
    static char path[] = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    static char language[] = "LANG=C.UTF-8";
    char *const environment[] = {path, language, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    if (posix_spawn_file_actions_init(&files) != 0) return -ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return -ENOMEM;
    }
    /* In this order: a mark without the program's input would stand for a program that never began. */
    int result = posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0);
    if (result == 0) result = posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    if (result == 0) result = posix_spawn_file_actions_addopen(&files, 1, mark, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (result == 0) result = posix_spawn_file_actions_adddup2(&files, 2, 1);
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 34))
    if (result == 0) result = posix_spawn_file_actions_addclosefrom_np(&files, 3);
#endif
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    pid_t child = 0;
    if (result == 0) result = posix_spawn(&child, program, &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (result == 0) {
        *process = (int32_t)child;
        return 0;
    }
    /* The program could not be started: what the new process has marked is not so. */
    if (result != EEXIST) unlink(mark);
    return -result;
}

int regent_program_status(int32_t process) {
    int status = 0;
    pid_t ended = waitpid((pid_t)process, &status, WNOHANG);
    if (ended == 0) return -EAGAIN;
    if (ended < 0) return -errno;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int regent_program_kill(int32_t process) {
    return process > 0 && kill(-(pid_t)process, SIGKILL) == 0 ? 0 : -errno;
}

int regent_random_fill(void *bytes, size_t count) {
    uint8_t *next = bytes;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0 && errno != EINTR) return -errno;
        if (got > 0) {
            next += got;
            count -= (size_t)got;
        }
    }
    return 0;
}

/* Bytes of one of the numbers of /proc/self/statm, which are pages: all, resident, ... */
static int64_t memory_bytes(int place) {
    int descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    char text[128] = {0};
    ssize_t count = read(descriptor, text, sizeof text - 1);
    close(descriptor);
    if (count <= 0) return -EIO;
    char *next = text;
    long long pages = 0;
    for (int number = 0; number <= place; number++) pages = strtoll(next, &next, 10);
    return pages > 0 ? (int64_t)pages * (int64_t)sysconf(_SC_PAGESIZE) : -EIO;
}

int64_t regent_memory_resident(void) { return memory_bytes(1); }

int64_t regent_memory_virtual(void) { return memory_bytes(0); }

uint64_t regent_process_cpu_ns(void) {
    struct timespec used = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (uint64_t)used.tv_sec * 1000000000u + (uint64_t)used.tv_nsec;
}

int64_t regent_descriptors_open(void) {
    DIR *folder = opendir("/proc/self/fd");
    if (folder == NULL) return -errno;
    int64_t count = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] != '.') count++;
    }
    closedir(folder);
    /* One of them was this look. */
    return count > 0 ? count - 1 : 0;
}

int64_t regent_memory_used(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 33))
    struct mallinfo2 made = mallinfo2();
    return (int64_t)(made.uordblks + made.hblkhd);
#else
    return -ENOSYS;
#endif
}

void regent_memory_give_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

uint64_t regent_thread_cpu_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}
