/* Generated from regent/v1/ledger.proto by proto/generator. Do not edit. */
#ifndef LEDGER_SHAPES_H
#define LEDGER_SHAPES_H

#include "ledger.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__ledger_entry__shape;
extern const regent_shape regent__v1__watch_request__shape;
extern const regent_shape regent__v1__watch_response__shape;
extern const regent_shape regent__v1__get_history_request__shape;
extern const regent_shape regent__v1__get_history_response__shape;
extern const regent_shape regent__v1__entry_changes__shape;
extern const regent_shape regent__v1__field_change__shape;
extern const regent_shape regent__v1__diff_resource_request__shape;
extern const regent_shape regent__v1__diff_resource_response__shape;
extern const regent_shape regent__v1__get_event_statistics_request__shape;
extern const regent_shape regent__v1__get_event_statistics_response__shape;
extern const regent_shape regent__v1__event_group__shape;
extern const regent_shape regent__v1__event_step__shape;
extern const regent_shape regent__v1__ledger_checkpoint__shape;
extern const regent_shape regent__v1__get_checkpoint_request__shape;
extern const regent_shape regent__v1__get_checkpoint_response__shape;
extern const regent_shape regent__v1__prove_inclusion_request__shape;
extern const regent_shape regent__v1__prove_inclusion_response__shape;
extern const regent_shape regent__v1__prove_consistency_request__shape;
extern const regent_shape regent__v1__prove_consistency_response__shape;
extern const regent_shape regent__v1__get_entry_bundle_request__shape;
extern const regent_shape regent__v1__get_entry_bundle_response__shape;
extern const regent_shape regent__v1__key_rotation__shape;
extern const regent_shape regent__v1__rotate_signing_key_request__shape;
extern const regent_shape regent__v1__rotate_signing_key_response__shape;
extern const regent_shape regent__v1__get_key_rotation_request__shape;
extern const regent_shape regent__v1__get_key_rotation_response__shape;
extern const regent_shape regent__v1__list_key_rotations_request__shape;
extern const regent_shape regent__v1__list_key_rotations_response__shape;
extern const regent_shape regent__v1__text_erasure__shape;
extern const regent_shape regent__v1__erase_text_request__shape;
extern const regent_shape regent__v1__erase_text_response__shape;
extern const regent_shape regent__v1__get_text_erasure_request__shape;
extern const regent_shape regent__v1__get_text_erasure_response__shape;
extern const regent_shape regent__v1__list_text_erasures_request__shape;
extern const regent_shape regent__v1__list_text_erasures_response__shape;

static inline const regent_shape *regent__v1__ledger_entry__shape_pointer(void) {
    return &regent__v1__ledger_entry__shape;
}
static inline const regent_shape *regent__v1__watch_request__shape_pointer(void) {
    return &regent__v1__watch_request__shape;
}
static inline const regent_shape *regent__v1__watch_response__shape_pointer(void) {
    return &regent__v1__watch_response__shape;
}
static inline const regent_shape *regent__v1__get_history_request__shape_pointer(void) {
    return &regent__v1__get_history_request__shape;
}
static inline const regent_shape *regent__v1__get_history_response__shape_pointer(void) {
    return &regent__v1__get_history_response__shape;
}
static inline const regent_shape *regent__v1__entry_changes__shape_pointer(void) {
    return &regent__v1__entry_changes__shape;
}
static inline const regent_shape *regent__v1__field_change__shape_pointer(void) {
    return &regent__v1__field_change__shape;
}
static inline const regent_shape *regent__v1__diff_resource_request__shape_pointer(void) {
    return &regent__v1__diff_resource_request__shape;
}
static inline const regent_shape *regent__v1__diff_resource_response__shape_pointer(void) {
    return &regent__v1__diff_resource_response__shape;
}
static inline const regent_shape *regent__v1__get_event_statistics_request__shape_pointer(void) {
    return &regent__v1__get_event_statistics_request__shape;
}
static inline const regent_shape *regent__v1__get_event_statistics_response__shape_pointer(void) {
    return &regent__v1__get_event_statistics_response__shape;
}
static inline const regent_shape *regent__v1__event_group__shape_pointer(void) {
    return &regent__v1__event_group__shape;
}
static inline const regent_shape *regent__v1__event_step__shape_pointer(void) {
    return &regent__v1__event_step__shape;
}
static inline const regent_shape *regent__v1__ledger_checkpoint__shape_pointer(void) {
    return &regent__v1__ledger_checkpoint__shape;
}
static inline const regent_shape *regent__v1__get_checkpoint_request__shape_pointer(void) {
    return &regent__v1__get_checkpoint_request__shape;
}
static inline const regent_shape *regent__v1__get_checkpoint_response__shape_pointer(void) {
    return &regent__v1__get_checkpoint_response__shape;
}
static inline const regent_shape *regent__v1__prove_inclusion_request__shape_pointer(void) {
    return &regent__v1__prove_inclusion_request__shape;
}
static inline const regent_shape *regent__v1__prove_inclusion_response__shape_pointer(void) {
    return &regent__v1__prove_inclusion_response__shape;
}
static inline const regent_shape *regent__v1__prove_consistency_request__shape_pointer(void) {
    return &regent__v1__prove_consistency_request__shape;
}
static inline const regent_shape *regent__v1__prove_consistency_response__shape_pointer(void) {
    return &regent__v1__prove_consistency_response__shape;
}
static inline const regent_shape *regent__v1__get_entry_bundle_request__shape_pointer(void) {
    return &regent__v1__get_entry_bundle_request__shape;
}
static inline const regent_shape *regent__v1__get_entry_bundle_response__shape_pointer(void) {
    return &regent__v1__get_entry_bundle_response__shape;
}
static inline const regent_shape *regent__v1__key_rotation__shape_pointer(void) {
    return &regent__v1__key_rotation__shape;
}
static inline const regent_shape *regent__v1__rotate_signing_key_request__shape_pointer(void) {
    return &regent__v1__rotate_signing_key_request__shape;
}
static inline const regent_shape *regent__v1__rotate_signing_key_response__shape_pointer(void) {
    return &regent__v1__rotate_signing_key_response__shape;
}
static inline const regent_shape *regent__v1__get_key_rotation_request__shape_pointer(void) {
    return &regent__v1__get_key_rotation_request__shape;
}
static inline const regent_shape *regent__v1__get_key_rotation_response__shape_pointer(void) {
    return &regent__v1__get_key_rotation_response__shape;
}
static inline const regent_shape *regent__v1__list_key_rotations_request__shape_pointer(void) {
    return &regent__v1__list_key_rotations_request__shape;
}
static inline const regent_shape *regent__v1__list_key_rotations_response__shape_pointer(void) {
    return &regent__v1__list_key_rotations_response__shape;
}
static inline const regent_shape *regent__v1__text_erasure__shape_pointer(void) {
    return &regent__v1__text_erasure__shape;
}
static inline const regent_shape *regent__v1__erase_text_request__shape_pointer(void) {
    return &regent__v1__erase_text_request__shape;
}
static inline const regent_shape *regent__v1__erase_text_response__shape_pointer(void) {
    return &regent__v1__erase_text_response__shape;
}
static inline const regent_shape *regent__v1__get_text_erasure_request__shape_pointer(void) {
    return &regent__v1__get_text_erasure_request__shape;
}
static inline const regent_shape *regent__v1__get_text_erasure_response__shape_pointer(void) {
    return &regent__v1__get_text_erasure_response__shape;
}
static inline const regent_shape *regent__v1__list_text_erasures_request__shape_pointer(void) {
    return &regent__v1__list_text_erasures_request__shape;
}
static inline const regent_shape *regent__v1__list_text_erasures_response__shape_pointer(void) {
    return &regent__v1__list_text_erasures_response__shape;
}

#endif
