#ifndef REGENT_SYSTEM_H
#define REGENT_SYSTEM_H

#include <stddef.h>
#include <stdint.h>

/* The libc calls that neither NIO nor Foundation gives. Every function that returns int returns 0 (or a
   file descriptor) when it worked and -errno when it did not. Paths are NUL-terminated and borrowed for
   the call. All functions may be called from any thread. */

/* Opens (creating it, mode 0600) and locks a file for this process with flock(2), writes the pid into it
   and gives its descriptor. The lock lasts until regent_lock_release or the end of the process. When
   somebody else holds it: -EWOULDBLOCK, and *holder is the pid read from the file, or 0. */
int regent_lock_acquire(const char *path, int32_t *holder);

/* The same of a file that is there, which is left as it is. -EWOULDBLOCK when somebody else holds it. Closing it takes
   the process's own fcntl locks of the file away: only when nothing in the process has the file open any more. */
int regent_lock_existing(const char *path);

/* Unlocks and closes a descriptor of regent_lock_acquire. The file stays: removing it would let two
   processes lock two files of one name. */
void regent_lock_release(int descriptor);

/* Sets the process's file creation mask; returns the one before. */
uint32_t regent_umask_set(uint32_t mask);

/* Bytes a process without privileges may still write, and all bytes, of the file system of a path. */
int regent_disk_space(const char *path, uint64_t *free_bytes, uint64_t *total_bytes);

/* Fills bytes with what nobody can foretell, by getrandom(2). */
int regent_random_fill(void *bytes, size_t count);

/* fsync(2) of a directory, so that the names in it are as durable as the files. */
int regent_directory_sync(const char *path);

/* What lstat(2) says of a path. */
struct regent_path_status {
    uint32_t owner;        /* uid */
    uint32_t permissions;  /* the low twelve mode bits */
    int32_t kind;          /* one of the REGENT_PATH_ constants */
    uint64_t device;       /* with inode: which file it is while it exists, whatever its names */
    uint64_t inode;
    int64_t modified_ns;   /* when its content changed last, nanoseconds since 1970; of a socket, when it was made */
};
enum {
    REGENT_PATH_OTHER = 0,
    REGENT_PATH_FILE = 1,
    REGENT_PATH_DIRECTORY = 2,
    REGENT_PATH_SOCKET = 3,
    REGENT_PATH_LINK = 4,
};
int regent_path_status(const char *path, struct regent_path_status *status);

/* Reads a whole file of at most `capacity` bytes that holds a secret, and says what fstat(2) says of the very
   file that was read; gives the count of its bytes. Links are not followed (-ELOOP), and nothing but a regular
   file is read: 0 bytes and its status. -EFBIG when there is more. */
int regent_secret_read(const char *path, struct regent_path_status *status, uint8_t *bytes, size_t capacity);

/* open(2), for reading, of a regular file below a folder by its path from there. No link is followed, and nothing is
   opened that does not lie below the folder: -ELOOP, -EINVAL for a path with an empty part, . or .., and for what is
   no regular file. Gives its descriptor. */
int regent_file_open_below(const char *folder, const char *path);

/* mkdir(2). */
int regent_directory_make(const char *path, uint32_t permissions);

/* chmod(2). */
int regent_permissions_set(const char *path, uint32_t permissions);

/* Removes a path if it is a socket; -ENOTSOCK if it is something else. */
int regent_socket_remove(const char *path);

/* Makes a Unix domain socket at a path, which must not exist, and begins to listen there; its descriptor, which does
   not block, or -errno. */
int regent_socket_listen(const char *path, int backlog);

/* Whether somebody listens at a Unix domain socket: 1; 0 where nobody does or there is nothing; else -errno. */
int regent_socket_answers(const char *path);

/* Connects to a Unix domain socket and gives its descriptor, which blocks, for at most so long at a time that it reads
   or writes nothing. */
int regent_socket_connect(const char *path, uint64_t patience_us);

/* write(2) of all bytes to a socket, without a signal where the peer has gone: -EPIPE then, -EAGAIN when it took
   nothing for all its patience. */
int regent_socket_write(int descriptor, const void *bytes, size_t count);

/* read(2) of what has come, at least a byte; gives the count, 0 at the end, -EAGAIN when nothing came for all its
   patience. */
int64_t regent_socket_read(int descriptor, void *bytes, size_t capacity);

/* Sends one datagram to a Unix domain socket, of a path or, after '@', of an abstract name; 0 or -errno. It does not
   wait: -EAGAIN where the receiver takes nothing. */
int regent_datagram_send(const char *path, const void *bytes, size_t count);

/* Takes a descriptor that another process opened and passed on: it must be a Unix domain socket that listens (-ENOTSOCK
   and -EINVAL otherwise). It is closed on exec and does not block from here on; its path is written into `path`. */
int regent_socket_take(int descriptor, char *path, size_t capacity);

/* flock(2) of a directory, exclusive, without waiting; returns a descriptor for regent_lock_release. */
int regent_directory_lock(const char *path);

/* realpath(3): the path without links, into `capacity` bytes; -ENAMETOOLONG when there are more. */
int regent_path_resolve(const char *path, char *resolved, size_t capacity);

/* The words for a number of errno, in English; NULL for no such number. They are never freed. */
const char *regent_error_text(int number);

/* open(2) of a file that must not exist yet, for writing; returns its descriptor. */
int regent_file_create(const char *path, uint32_t permissions);

/* open(2) of a file that exists, for reading and writing in place; links are not followed (-ELOOP). Gives its
   descriptor. */
int regent_file_open(const char *path);

/* pwrite(2) of all bytes, at an offset of the file. */
int regent_file_write_at(int descriptor, const void *bytes, size_t count, uint64_t offset);

/* fdatasync(2): the content and the length, not the times. */
int regent_file_content_sync(int descriptor);

/* Writes all bytes at the descriptor's place; waits for a descriptor that does not wait by itself. */
int regent_file_write(int descriptor, const void *bytes, size_t count);

/* fsync(2). */
int regent_file_sync(int descriptor);

/* close(2); an error is of no more use to anyone. */
void regent_file_close(int descriptor);

/* rename(2): whatever has the new name is replaced. */
int regent_path_rename(const char *path, const char *new_path);

/* unlink(2). */
int regent_file_remove(const char *path);

/* Real uid and pid of the process. */
uint32_t regent_user_id(void);
int32_t regent_process_id(void);

/* Nobody but root may look into the process from now on (prctl PR_SET_DUMPABLE 0), and it leaves no core. */
int regent_dumps_disable(void);

/* Resets the signals of a crash to their default action, which ends the process at once. Swift's runtime installs
   handlers for them before main, which run a backtracer first (docs/Backtracing.rst of Swift). */
int regent_crash_signals_reset(void);

/* Raises the soft limit of open descriptors to the hard one, but not above `most`; returns the limit then in force,
   or -errno. A limit that is higher already stays. */
int64_t regent_descriptor_limit_raise(uint64_t most);

/* Columns of the terminal of a descriptor; 0 where it is none, or the terminal does not say (ioctl TIOCGWINSZ). */
uint32_t regent_terminal_columns(int descriptor);

/* Runs a shell command with one more argument, on the descriptors of this process, and waits for its end. Gives its
   exit status, 128 + the signal that ended it, or -errno where it could not be started. Signals have their
   default action in it and none is blocked. */
int regent_shell_run(const char *command, const char *argument);

/* Starts a program without arguments, in a process group of its own, its standard input a file, its output nowhere. The
   new process itself makes the file `mark`, as the last thing before the program: where the mark is there already, the
   program was started before and is not started again (-EEXIST). So whoever kills this process at any moment, the mark
   and the program are both there or neither. Gives 0 and the process, or -errno; then there is no mark, unless it was
   there before. The environment is PATH and LANG only; signals have their default action and none is blocked. */
int regent_program_start_once(const char *program, const char *input, const char *mark, int32_t *process);

/* Exit status of a process that was started here, 128 + the signal that ended it, -EAGAIN while it runs, or -errno. It
   is forgotten once its end was told. */
int regent_program_status(int32_t process);

/* Ends a process that was started here, and what it has started (SIGKILL to its group). */
int regent_program_kill(int32_t process);

/* f_type of statfs(2): the magic number of the file system of a path. */
int regent_file_system_type(const char *path, uint64_t *type);

/* Number of the socket option that tells a peer's pid, uid and gid. */
int regent_peer_credentials_option(void);

/* The commit that this was built of, as the environment of the build had it; NULL where it had none. The text is
   static. */
const char *regent_release_commit(void);

/* Bytes of this process in memory, by /proc/self/statm; -errno where the system does not say. */
int64_t regent_memory_resident(void);

/* Bytes of its address space, by /proc/self/statm; -errno where the system does not say. */
int64_t regent_memory_virtual(void);

/* Nanoseconds that the threads of this process have run on processors. */
uint64_t regent_process_cpu_ns(void);

/* Descriptors that are open, by /proc/self/fd; -errno where the system does not say. */
int64_t regent_descriptors_open(void);

/* Bytes that malloc has given out, by mallinfo2(3); -ENOSYS where the C library does not say. Takes the lock of each
   arena while its free blocks are counted. */
int64_t regent_memory_used(void);

/* malloc_trim(3): returns whole pages that hold nothing back to the system; nothing where the C library lacks it. */
void regent_memory_give_back(void);

/* Nanoseconds of a clock that never runs back; where it begins means nothing. */
uint64_t regent_clock_ns(void);

/* Nanoseconds that the calling thread has run on a processor: what it waited for one is not among them. */
uint64_t regent_thread_cpu_ns(void);

/* Hardware threads this process may run on; at least 1. */
uint32_t regent_cores_usable(void);

/* The name of the i-th instruction set that matters to us and that this processor and its system have, from 0;
   NULL behind the last. The text is static. */
const char *regent_instruction_set(uint32_t index);

/* Name of the processor this was built for, for example "x86_64". The text is static. */
const char *regent_architecture(void);

#endif
