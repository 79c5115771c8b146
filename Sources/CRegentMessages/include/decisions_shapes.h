/* Generated from regent/v1/decisions.proto by proto/generator. Do not edit. */
#ifndef DECISIONS_SHAPES_H
#define DECISIONS_SHAPES_H

#include "decisions.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__feature_column__shape;
extern const regent_shape regent__v1__decision_table__shape;
extern const regent_shape regent__v1__score_decisions_request__shape;
extern const regent_shape regent__v1__score_decisions_response__shape;
extern const regent_shape regent__v1__explain_decision_request__shape;
extern const regent_shape regent__v1__feature_contribution__shape;
extern const regent_shape regent__v1__candidate_score__shape;
extern const regent_shape regent__v1__explain_decision_response__shape;
extern const regent_shape regent__v1__decision_costs__shape;
extern const regent_shape regent__v1__certificate_terms__shape;
extern const regent_shape regent__v1__optimise_decision_model_request__shape;
extern const regent_shape regent__v1__optimise_decision_model_response__shape;

static inline const regent_shape *regent__v1__feature_column__shape_pointer(void) {
    return &regent__v1__feature_column__shape;
}
static inline const regent_shape *regent__v1__decision_table__shape_pointer(void) {
    return &regent__v1__decision_table__shape;
}
static inline const regent_shape *regent__v1__score_decisions_request__shape_pointer(void) {
    return &regent__v1__score_decisions_request__shape;
}
static inline const regent_shape *regent__v1__score_decisions_response__shape_pointer(void) {
    return &regent__v1__score_decisions_response__shape;
}
static inline const regent_shape *regent__v1__explain_decision_request__shape_pointer(void) {
    return &regent__v1__explain_decision_request__shape;
}
static inline const regent_shape *regent__v1__feature_contribution__shape_pointer(void) {
    return &regent__v1__feature_contribution__shape;
}
static inline const regent_shape *regent__v1__candidate_score__shape_pointer(void) {
    return &regent__v1__candidate_score__shape;
}
static inline const regent_shape *regent__v1__explain_decision_response__shape_pointer(void) {
    return &regent__v1__explain_decision_response__shape;
}
static inline const regent_shape *regent__v1__decision_costs__shape_pointer(void) {
    return &regent__v1__decision_costs__shape;
}
static inline const regent_shape *regent__v1__certificate_terms__shape_pointer(void) {
    return &regent__v1__certificate_terms__shape;
}
static inline const regent_shape *regent__v1__optimise_decision_model_request__shape_pointer(void) {
    return &regent__v1__optimise_decision_model_request__shape;
}
static inline const regent_shape *regent__v1__optimise_decision_model_response__shape_pointer(void) {
    return &regent__v1__optimise_decision_model_response__shape;
}

#endif
