#include "regent_arena.h"

#include <stdlib.h>
#include <string.h>

/* Slabs of 1024 << k bytes; a message of 64 MiB has fewer than 2^26 fields of 32 bytes a slot. */
#define SLAB_BYTES_MIN 1024u
#define SLAB_CLASSES 24

#define CHUNK_BYTES_MIN 4096u

typedef struct chunk {
    struct chunk *previous;
} chunk;

typedef struct block {
    size_t size;
} block;

typedef struct free_block {
    struct free_block *next;
} free_block;

struct regent_arena {
    ProtobufCAllocator allocator;
    size_t budget;
    size_t used;
    bool refused;
    uint8_t *next;
    uint8_t *end;
    chunk *last;
    free_block *freed[SLAB_CLASSES];
};

/*
 * The arena of a thread that needs no more than one small chunk: most messages do not. It is taken by create and given
 * back by destroy, which are one call's of one thread. Not under the address sanitizer, which then finds blocks that
 * outlive their arena.
 */
typedef struct spare_arena {
    regent_arena arena;
    chunk first;
    uint8_t bytes[CHUNK_BYTES_MIN];
    bool is_taken;
} spare_arena;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_IS_NEVER_SPARE
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_IS_NEVER_SPARE
#endif

#ifndef ARENA_IS_NEVER_SPARE
static _Thread_local spare_arena spare;
#endif

static size_t rounded(size_t size) { return (size + 7u) & ~(size_t)7u; }

/* Class of a slab size, or -1 where the size is none. */
static int slab_class(size_t size) {
    if (size < SLAB_BYTES_MIN || (size & (size - 1)) != 0) return -1;
    int class = __builtin_ctzll((unsigned long long)size) - 10;
    return class < SLAB_CLASSES ? class : -1;
}

static void add_chunk(regent_arena *arena, size_t wanted) {
    size_t size = wanted < CHUNK_BYTES_MIN ? CHUNK_BYTES_MIN : wanted;
    chunk *made = malloc(sizeof(chunk) + size);
    if (made == NULL) abort();
    made->previous = arena->last;
    arena->last = made;
    arena->next = (uint8_t *)(made + 1);
    arena->end = arena->next + size;
}

static void *allocate(void *context, size_t size) {
    return regent_arena_allocate(context, size);
}

static void release(void *context, void *pointer) {
    regent_arena *arena = context;
    if (pointer == NULL) return;
    int class = slab_class(((block *)pointer - 1)->size);
    if (class < 0) return;
    free_block *freed = pointer;
    freed->next = arena->freed[class];
    arena->freed[class] = freed;
}

static void prepare(regent_arena *arena, size_t budget) {
    arena->allocator.alloc = allocate;
    arena->allocator.free = release;
    arena->allocator.allocator_data = arena;
    arena->budget = budget;
}

regent_arena *regent_arena_create(size_t expected, size_t budget) {
    size_t wanted = expected < budget ? expected : budget;
#ifndef ARENA_IS_NEVER_SPARE
    if (!spare.is_taken && wanted <= CHUNK_BYTES_MIN) {
        spare.is_taken = true;
        memset(&spare.arena, 0, sizeof spare.arena);
        prepare(&spare.arena, budget);
        spare.first.previous = NULL;
        spare.arena.last = &spare.first;
        spare.arena.next = spare.bytes;
        spare.arena.end = spare.bytes + CHUNK_BYTES_MIN;
        return &spare.arena;
    }
#endif
    regent_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) abort();
    prepare(arena, budget);
    add_chunk(arena, wanted);
    return arena;
}

void regent_arena_destroy(regent_arena *arena) {
    while (arena->last != NULL) {
        chunk *last = arena->last;
        arena->last = last->previous;
#ifndef ARENA_IS_NEVER_SPARE
        if (last == &spare.first) continue;
#endif
        free(last);
    }
#ifndef ARENA_IS_NEVER_SPARE
    if (arena == &spare.arena) {
        spare.is_taken = false;
        return;
    }
#endif
    free(arena);
}

void *regent_arena_allocate(regent_arena *arena, size_t size) {
    int class = slab_class(size);
    if (class >= 0 && arena->freed[class] != NULL) {
        free_block *reused = arena->freed[class];
        arena->freed[class] = reused->next;
        return reused;
    }
    if (size > arena->budget) {
        arena->refused = true;
        return NULL;
    }
    size_t cost = sizeof(block) + rounded(size);
    if (cost > arena->budget - arena->used) {
        arena->refused = true;
        return NULL;
    }
    if (cost > (size_t)(arena->end - arena->next)) {
        size_t doubled = arena->used;
        size_t left = arena->budget - arena->used;
        if (doubled > left) doubled = left;
        add_chunk(arena, cost > doubled ? cost : doubled);
    }
    block *made = (block *)arena->next;
    made->size = size;
    arena->next += cost;
    arena->used += cost;
    return made + 1;
}

ProtobufCAllocator *regent_arena_allocator(regent_arena *arena) { return &arena->allocator; }

size_t regent_arena_used(const regent_arena *arena) { return arena->used; }

bool regent_arena_refused(const regent_arena *arena) { return arena->refused; }
