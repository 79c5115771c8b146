/* Generated from regent/v1/proposals.proto by proto/generator. Do not edit. */
#ifndef PROPOSALS_SHAPES_H
#define PROPOSALS_SHAPES_H

#include "proposals.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__change_proposal__shape;
extern const regent_shape regent__v1__changed_value__shape;
extern const regent_shape regent__v1__impact_analysis__shape;
extern const regent_shape regent__v1__decision_quality__shape;
extern const regent_shape regent__v1__proposal_policy__shape;
extern const regent_shape regent__v1__required_seat__shape;
extern const regent_shape regent__v1__proposal_evidence__shape;
extern const regent_shape regent__v1__checklist_answer__shape;
extern const regent_shape regent__v1__proposal_review__shape;
extern const regent_shape regent__v1__proposal_vote__shape;
extern const regent_shape regent__v1__proposal_approval__shape;
extern const regent_shape regent__v1__create_proposal_request__shape;
extern const regent_shape regent__v1__create_proposal_response__shape;
extern const regent_shape regent__v1__update_proposal_request__shape;
extern const regent_shape regent__v1__update_proposal_response__shape;
extern const regent_shape regent__v1__submit_proposal_request__shape;
extern const regent_shape regent__v1__submit_proposal_response__shape;
extern const regent_shape regent__v1__add_review_request__shape;
extern const regent_shape regent__v1__add_review_response__shape;
extern const regent_shape regent__v1__answer_checklist_request__shape;
extern const regent_shape regent__v1__answer_checklist_response__shape;
extern const regent_shape regent__v1__cast_vote_request__shape;
extern const regent_shape regent__v1__cast_vote_response__shape;
extern const regent_shape regent__v1__apply_proposal_request__shape;
extern const regent_shape regent__v1__apply_proposal_response__shape;
extern const regent_shape regent__v1__withdraw_proposal_request__shape;
extern const regent_shape regent__v1__withdraw_proposal_response__shape;
extern const regent_shape regent__v1__get_proposal_request__shape;
extern const regent_shape regent__v1__get_proposal_response__shape;
extern const regent_shape regent__v1__list_proposals_request__shape;
extern const regent_shape regent__v1__list_proposals_response__shape;

static inline const regent_shape *regent__v1__change_proposal__shape_pointer(void) {
    return &regent__v1__change_proposal__shape;
}
static inline const regent_shape *regent__v1__changed_value__shape_pointer(void) {
    return &regent__v1__changed_value__shape;
}
static inline const regent_shape *regent__v1__impact_analysis__shape_pointer(void) {
    return &regent__v1__impact_analysis__shape;
}
static inline const regent_shape *regent__v1__decision_quality__shape_pointer(void) {
    return &regent__v1__decision_quality__shape;
}
static inline const regent_shape *regent__v1__proposal_policy__shape_pointer(void) {
    return &regent__v1__proposal_policy__shape;
}
static inline const regent_shape *regent__v1__required_seat__shape_pointer(void) {
    return &regent__v1__required_seat__shape;
}
static inline const regent_shape *regent__v1__proposal_evidence__shape_pointer(void) {
    return &regent__v1__proposal_evidence__shape;
}
static inline const regent_shape *regent__v1__checklist_answer__shape_pointer(void) {
    return &regent__v1__checklist_answer__shape;
}
static inline const regent_shape *regent__v1__proposal_review__shape_pointer(void) {
    return &regent__v1__proposal_review__shape;
}
static inline const regent_shape *regent__v1__proposal_vote__shape_pointer(void) {
    return &regent__v1__proposal_vote__shape;
}
static inline const regent_shape *regent__v1__proposal_approval__shape_pointer(void) {
    return &regent__v1__proposal_approval__shape;
}
static inline const regent_shape *regent__v1__create_proposal_request__shape_pointer(void) {
    return &regent__v1__create_proposal_request__shape;
}
static inline const regent_shape *regent__v1__create_proposal_response__shape_pointer(void) {
    return &regent__v1__create_proposal_response__shape;
}
static inline const regent_shape *regent__v1__update_proposal_request__shape_pointer(void) {
    return &regent__v1__update_proposal_request__shape;
}
static inline const regent_shape *regent__v1__update_proposal_response__shape_pointer(void) {
    return &regent__v1__update_proposal_response__shape;
}
static inline const regent_shape *regent__v1__submit_proposal_request__shape_pointer(void) {
    return &regent__v1__submit_proposal_request__shape;
}
static inline const regent_shape *regent__v1__submit_proposal_response__shape_pointer(void) {
    return &regent__v1__submit_proposal_response__shape;
}
static inline const regent_shape *regent__v1__add_review_request__shape_pointer(void) {
    return &regent__v1__add_review_request__shape;
}
static inline const regent_shape *regent__v1__add_review_response__shape_pointer(void) {
    return &regent__v1__add_review_response__shape;
}
static inline const regent_shape *regent__v1__answer_checklist_request__shape_pointer(void) {
    return &regent__v1__answer_checklist_request__shape;
}
static inline const regent_shape *regent__v1__answer_checklist_response__shape_pointer(void) {
    return &regent__v1__answer_checklist_response__shape;
}
static inline const regent_shape *regent__v1__cast_vote_request__shape_pointer(void) {
    return &regent__v1__cast_vote_request__shape;
}
static inline const regent_shape *regent__v1__cast_vote_response__shape_pointer(void) {
    return &regent__v1__cast_vote_response__shape;
}
static inline const regent_shape *regent__v1__apply_proposal_request__shape_pointer(void) {
    return &regent__v1__apply_proposal_request__shape;
}
static inline const regent_shape *regent__v1__apply_proposal_response__shape_pointer(void) {
    return &regent__v1__apply_proposal_response__shape;
}
static inline const regent_shape *regent__v1__withdraw_proposal_request__shape_pointer(void) {
    return &regent__v1__withdraw_proposal_request__shape;
}
static inline const regent_shape *regent__v1__withdraw_proposal_response__shape_pointer(void) {
    return &regent__v1__withdraw_proposal_response__shape;
}
static inline const regent_shape *regent__v1__get_proposal_request__shape_pointer(void) {
    return &regent__v1__get_proposal_request__shape;
}
static inline const regent_shape *regent__v1__get_proposal_response__shape_pointer(void) {
    return &regent__v1__get_proposal_response__shape;
}
static inline const regent_shape *regent__v1__list_proposals_request__shape_pointer(void) {
    return &regent__v1__list_proposals_request__shape;
}
static inline const regent_shape *regent__v1__list_proposals_response__shape_pointer(void) {
    return &regent__v1__list_proposals_response__shape;
}

#endif
