/* Generated from regent/v1/maintenance.proto by proto/generator. Do not edit. */
#ifndef MAINTENANCE_SHAPES_H
#define MAINTENANCE_SHAPES_H

#include "maintenance.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__backup_request__shape;
extern const regent_shape regent__v1__backup_response__shape;
extern const regent_shape regent__v1__backup_manifest__shape;
extern const regent_shape regent__v1__backup_chunk__shape;
extern const regent_shape regent__v1__verify_ledger_request__shape;
extern const regent_shape regent__v1__verify_ledger_response__shape;
extern const regent_shape regent__v1__verify_progress__shape;
extern const regent_shape regent__v1__store_fault__shape;
extern const regent_shape regent__v1__verify_report__shape;

static inline const regent_shape *regent__v1__backup_request__shape_pointer(void) {
    return &regent__v1__backup_request__shape;
}
static inline const regent_shape *regent__v1__backup_response__shape_pointer(void) {
    return &regent__v1__backup_response__shape;
}
static inline const regent_shape *regent__v1__backup_manifest__shape_pointer(void) {
    return &regent__v1__backup_manifest__shape;
}
static inline const regent_shape *regent__v1__backup_chunk__shape_pointer(void) {
    return &regent__v1__backup_chunk__shape;
}
static inline const regent_shape *regent__v1__verify_ledger_request__shape_pointer(void) {
    return &regent__v1__verify_ledger_request__shape;
}
static inline const regent_shape *regent__v1__verify_ledger_response__shape_pointer(void) {
    return &regent__v1__verify_ledger_response__shape;
}
static inline const regent_shape *regent__v1__verify_progress__shape_pointer(void) {
    return &regent__v1__verify_progress__shape;
}
static inline const regent_shape *regent__v1__store_fault__shape_pointer(void) {
    return &regent__v1__store_fault__shape;
}
static inline const regent_shape *regent__v1__verify_report__shape_pointer(void) {
    return &regent__v1__verify_report__shape;
}

#endif
