/* Generated from regent/v1/outcomes.proto by proto/generator. Do not edit. */
#ifndef OUTCOMES_SHAPES_H
#define OUTCOMES_SHAPES_H

#include "outcomes.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__route_outcome__shape;
extern const regent_shape regent__v1__report_outcomes_request__shape;
extern const regent_shape regent__v1__outcome_report_start__shape;
extern const regent_shape regent__v1__outcome_batch__shape;
extern const regent_shape regent__v1__outcome_columns__shape;
extern const regent_shape regent__v1__outcome_cold_columns__shape;
extern const regent_shape regent__v1__report_outcomes_response__shape;
extern const regent_shape regent__v1__outcome_batch_refused__shape;
extern const regent_shape regent__v1__outcome_violation__shape;
extern const regent_shape regent__v1__list_outcomes_request__shape;
extern const regent_shape regent__v1__list_outcomes_response__shape;
extern const regent_shape regent__v1__get_outcome_summary_request__shape;
extern const regent_shape regent__v1__get_outcome_summary_response__shape;
extern const regent_shape regent__v1__outcome_group__shape;

static inline const regent_shape *regent__v1__route_outcome__shape_pointer(void) {
    return &regent__v1__route_outcome__shape;
}
static inline const regent_shape *regent__v1__report_outcomes_request__shape_pointer(void) {
    return &regent__v1__report_outcomes_request__shape;
}
static inline const regent_shape *regent__v1__outcome_report_start__shape_pointer(void) {
    return &regent__v1__outcome_report_start__shape;
}
static inline const regent_shape *regent__v1__outcome_batch__shape_pointer(void) {
    return &regent__v1__outcome_batch__shape;
}
static inline const regent_shape *regent__v1__outcome_columns__shape_pointer(void) {
    return &regent__v1__outcome_columns__shape;
}
static inline const regent_shape *regent__v1__outcome_cold_columns__shape_pointer(void) {
    return &regent__v1__outcome_cold_columns__shape;
}
static inline const regent_shape *regent__v1__report_outcomes_response__shape_pointer(void) {
    return &regent__v1__report_outcomes_response__shape;
}
static inline const regent_shape *regent__v1__outcome_batch_refused__shape_pointer(void) {
    return &regent__v1__outcome_batch_refused__shape;
}
static inline const regent_shape *regent__v1__outcome_violation__shape_pointer(void) {
    return &regent__v1__outcome_violation__shape;
}
static inline const regent_shape *regent__v1__list_outcomes_request__shape_pointer(void) {
    return &regent__v1__list_outcomes_request__shape;
}
static inline const regent_shape *regent__v1__list_outcomes_response__shape_pointer(void) {
    return &regent__v1__list_outcomes_response__shape;
}
static inline const regent_shape *regent__v1__get_outcome_summary_request__shape_pointer(void) {
    return &regent__v1__get_outcome_summary_request__shape;
}
static inline const regent_shape *regent__v1__get_outcome_summary_response__shape_pointer(void) {
    return &regent__v1__get_outcome_summary_response__shape;
}
static inline const regent_shape *regent__v1__outcome_group__shape_pointer(void) {
    return &regent__v1__outcome_group__shape;
}

#endif
