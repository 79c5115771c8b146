#ifndef REGENT_PRESCAN_H
#define REGENT_PRESCAN_H

#include "regent_tables.h"

/*
 * Reads an encoded message once, before anything is allocated for it, and says whether it may be
 * unpacked and what that will cost. protobuf_c_message_unpack alone has no depth limit, does not
 * check text, merges a message field given twice in quadratic time, and tells nobody why it failed.
 */

/* Sub-messages may nest this deep; the message itself is at depth 1. */
#define REGENT_DEPTH_MAX 16

/* No message is larger. */
#define REGENT_MESSAGE_BYTES_MAX (64u << 20)

/* Decode budget: fixed part, bytes for each byte of the message, sub-messages whose structs do not
 * count, and as many texts of lists. Without the last a page of rows that hold little more than an id would be
 * refused, and a batch of keys of one byte. */
#define REGENT_BUDGET_BYTES (64u << 10)
#define REGENT_BUDGET_FACTOR 24u
#define REGENT_BUDGET_MESSAGES 8192u

/* Unknown fields may take a quarter of the message, or this many bytes of a small one. */
#define REGENT_UNKNOWN_BYTES_MIN 64u

typedef enum regent_scan_code {
    REGENT_SCAN_OK = 0,
    /* Not the encoding of any message: truncated, wrong wire type, group, field number 0. */
    REGENT_SCAN_MALFORMED = 1,
    /* Unpacking it would take more than the budget, or it is longer than any message may be. */
    REGENT_SCAN_OVER_BUDGET = 2,
    /* A text field is not UTF-8 or holds a NUL. */
    REGENT_SCAN_INVALID_TEXT = 3,
    /* A singular message field is given twice. */
    REGENT_SCAN_REPEATED_FIELD = 4,
    /* Nested deeper than REGENT_DEPTH_MAX. */
    REGENT_SCAN_TOO_DEEP = 5,
    /* More than a quarter of the message is unknown to this release. */
    REGENT_SCAN_TOO_MANY_UNKNOWN = 6,
} regent_scan_code;

typedef struct regent_scan {
    regent_scan_code code;
    /* Where the scan stopped, bytes from the start; the length of a message that is good. */
    size_t offset;
    /* Fields visited, at every depth. */
    uint64_t fields;
    /* Bytes read: tags, lengths, varints and text; payloads that are only skipped do not count. */
    uint64_t bytes_read;
    /* Most an arena will give out while the message is unpacked. */
    uint64_t predicted;
    /* What it may give out. */
    uint64_t budget;
} regent_scan;

/*
 * Scans `length` bytes as a message of this shape. Linear in `length`; no allocation; `data` is
 * borrowed, may have any alignment, and may be NULL when `length` is 0. Thread safe.
 */
regent_scan regent_prescan(const regent_shape *shape, const uint8_t *data, size_t length);

#endif
