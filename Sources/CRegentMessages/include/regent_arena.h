#ifndef REGENT_ARENA_H
#define REGENT_ARENA_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A bump allocator with a budget, for the C structs of one message.
 *
 * Freed blocks of 1024 << k bytes are handed out again: those are the scan slabs that
 * protobuf_c_message_unpack takes for a message of more than 16 fields and gives back before the
 * next sibling, so a thousand such rows cost one slab and not a thousand. Everything else is freed
 * by regent_arena_destroy only.
 *
 * Ownership: the caller of create destroys; no block outlives the arena.
 * Alignment: 8 bytes. Thread safety: the thread that created it uses and destroys it; a small one lies in memory of
 * that thread, so that most messages allocate nothing.
 */
typedef struct regent_arena regent_arena;

/* Bytes of bookkeeping in front of every block. */
#define REGENT_ARENA_BLOCK_OVERHEAD 8u

/*
 * An arena that gives out at most `budget` bytes, bookkeeping of blocks included. `expected` sizes
 * the first chunk; more is taken as needed. Aborts when the system has no memory for the chunk.
 */
regent_arena *regent_arena_create(size_t expected, size_t budget);

/* Frees the arena and every block of it. */
void regent_arena_destroy(regent_arena *arena);

/* `size` bytes, not cleared; NULL when the budget does not allow it, which the arena remembers. */
void *regent_arena_allocate(regent_arena *arena, size_t size);

/* The arena as protobuf-c sees it. */
ProtobufCAllocator *regent_arena_allocator(regent_arena *arena);

/* Bytes given out so far, bookkeeping included; blocks handed out again count once. */
size_t regent_arena_used(const regent_arena *arena);

/* Whether a block was ever refused: what tells "over budget" from "malformed". */
bool regent_arena_refused(const regent_arena *arena);

#endif
