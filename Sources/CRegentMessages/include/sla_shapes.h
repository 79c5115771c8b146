/* Generated from regent/v1/sla.proto by proto/generator. Do not edit. */
#ifndef SLA_SHAPES_H
#define SLA_SHAPES_H

#include "sla.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__sla_burn_alert__shape;
extern const regent_shape regent__v1__sla_pause__shape;
extern const regent_shape regent__v1__sla_target__shape;
extern const regent_shape regent__v1__sla_violation__shape;
extern const regent_shape regent__v1__put_sla_target_request__shape;
extern const regent_shape regent__v1__put_sla_target_response__shape;
extern const regent_shape regent__v1__archive_sla_target_request__shape;
extern const regent_shape regent__v1__archive_sla_target_response__shape;
extern const regent_shape regent__v1__restore_sla_target_request__shape;
extern const regent_shape regent__v1__restore_sla_target_response__shape;
extern const regent_shape regent__v1__pause_sla_request__shape;
extern const regent_shape regent__v1__pause_sla_response__shape;
extern const regent_shape regent__v1__resume_sla_request__shape;
extern const regent_shape regent__v1__resume_sla_response__shape;
extern const regent_shape regent__v1__get_sla_target_request__shape;
extern const regent_shape regent__v1__get_sla_target_response__shape;
extern const regent_shape regent__v1__list_sla_targets_request__shape;
extern const regent_shape regent__v1__list_sla_targets_response__shape;
extern const regent_shape regent__v1__get_sla_violation_request__shape;
extern const regent_shape regent__v1__get_sla_violation_response__shape;
extern const regent_shape regent__v1__list_sla_violations_request__shape;
extern const regent_shape regent__v1__list_sla_violations_response__shape;
extern const regent_shape regent__v1__sla_counts__shape;
extern const regent_shape regent__v1__sla_burn__shape;
extern const regent_shape regent__v1__sla_status__shape;
extern const regent_shape regent__v1__get_sla_status_request__shape;
extern const regent_shape regent__v1__get_sla_status_response__shape;
extern const regent_shape regent__v1__list_sla_statuses_request__shape;
extern const regent_shape regent__v1__list_sla_statuses_response__shape;
extern const regent_shape regent__v1__get_sla_burn_request__shape;
extern const regent_shape regent__v1__get_sla_burn_response__shape;
extern const regent_shape regent__v1__sla_burn_point__shape;

static inline const regent_shape *regent__v1__sla_burn_alert__shape_pointer(void) {
    return &regent__v1__sla_burn_alert__shape;
}
static inline const regent_shape *regent__v1__sla_pause__shape_pointer(void) {
    return &regent__v1__sla_pause__shape;
}
static inline const regent_shape *regent__v1__sla_target__shape_pointer(void) {
    return &regent__v1__sla_target__shape;
}
static inline const regent_shape *regent__v1__sla_violation__shape_pointer(void) {
    return &regent__v1__sla_violation__shape;
}
static inline const regent_shape *regent__v1__put_sla_target_request__shape_pointer(void) {
    return &regent__v1__put_sla_target_request__shape;
}
static inline const regent_shape *regent__v1__put_sla_target_response__shape_pointer(void) {
    return &regent__v1__put_sla_target_response__shape;
}
static inline const regent_shape *regent__v1__archive_sla_target_request__shape_pointer(void) {
    return &regent__v1__archive_sla_target_request__shape;
}
static inline const regent_shape *regent__v1__archive_sla_target_response__shape_pointer(void) {
    return &regent__v1__archive_sla_target_response__shape;
}
static inline const regent_shape *regent__v1__restore_sla_target_request__shape_pointer(void) {
    return &regent__v1__restore_sla_target_request__shape;
}
static inline const regent_shape *regent__v1__restore_sla_target_response__shape_pointer(void) {
    return &regent__v1__restore_sla_target_response__shape;
}
static inline const regent_shape *regent__v1__pause_sla_request__shape_pointer(void) {
    return &regent__v1__pause_sla_request__shape;
}
static inline const regent_shape *regent__v1__pause_sla_response__shape_pointer(void) {
    return &regent__v1__pause_sla_response__shape;
}
static inline const regent_shape *regent__v1__resume_sla_request__shape_pointer(void) {
    return &regent__v1__resume_sla_request__shape;
}
static inline const regent_shape *regent__v1__resume_sla_response__shape_pointer(void) {
    return &regent__v1__resume_sla_response__shape;
}
static inline const regent_shape *regent__v1__get_sla_target_request__shape_pointer(void) {
    return &regent__v1__get_sla_target_request__shape;
}
static inline const regent_shape *regent__v1__get_sla_target_response__shape_pointer(void) {
    return &regent__v1__get_sla_target_response__shape;
}
static inline const regent_shape *regent__v1__list_sla_targets_request__shape_pointer(void) {
    return &regent__v1__list_sla_targets_request__shape;
}
static inline const regent_shape *regent__v1__list_sla_targets_response__shape_pointer(void) {
    return &regent__v1__list_sla_targets_response__shape;
}
static inline const regent_shape *regent__v1__get_sla_violation_request__shape_pointer(void) {
    return &regent__v1__get_sla_violation_request__shape;
}
static inline const regent_shape *regent__v1__get_sla_violation_response__shape_pointer(void) {
    return &regent__v1__get_sla_violation_response__shape;
}
static inline const regent_shape *regent__v1__list_sla_violations_request__shape_pointer(void) {
    return &regent__v1__list_sla_violations_request__shape;
}
static inline const regent_shape *regent__v1__list_sla_violations_response__shape_pointer(void) {
    return &regent__v1__list_sla_violations_response__shape;
}
static inline const regent_shape *regent__v1__sla_counts__shape_pointer(void) {
    return &regent__v1__sla_counts__shape;
}
static inline const regent_shape *regent__v1__sla_burn__shape_pointer(void) {
    return &regent__v1__sla_burn__shape;
}
static inline const regent_shape *regent__v1__sla_status__shape_pointer(void) {
    return &regent__v1__sla_status__shape;
}
static inline const regent_shape *regent__v1__get_sla_status_request__shape_pointer(void) {
    return &regent__v1__get_sla_status_request__shape;
}
static inline const regent_shape *regent__v1__get_sla_status_response__shape_pointer(void) {
    return &regent__v1__get_sla_status_response__shape;
}
static inline const regent_shape *regent__v1__list_sla_statuses_request__shape_pointer(void) {
    return &regent__v1__list_sla_statuses_request__shape;
}
static inline const regent_shape *regent__v1__list_sla_statuses_response__shape_pointer(void) {
    return &regent__v1__list_sla_statuses_response__shape;
}
static inline const regent_shape *regent__v1__get_sla_burn_request__shape_pointer(void) {
    return &regent__v1__get_sla_burn_request__shape;
}
static inline const regent_shape *regent__v1__get_sla_burn_response__shape_pointer(void) {
    return &regent__v1__get_sla_burn_response__shape;
}
static inline const regent_shape *regent__v1__sla_burn_point__shape_pointer(void) {
    return &regent__v1__sla_burn_point__shape;
}

#endif
