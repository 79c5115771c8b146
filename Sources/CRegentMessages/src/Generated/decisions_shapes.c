/* Generated from regent/v1/decisions.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__feature_column__shape = {
    &regent__v1__feature_column__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__decision_table__children[] = {
    NULL,
    NULL,
    &regent__v1__feature_column__shape,
};
const regent_shape regent__v1__decision_table__shape = {
    &regent__v1__decision_table__descriptor, UINT64_C(0x2), regent__v1__decision_table__children};
static const regent_shape *const regent__v1__score_decisions_request__children[] = {
    NULL,
    &regent__v1__decision_table__shape,
    NULL,
};
const regent_shape regent__v1__score_decisions_request__shape = {
    &regent__v1__score_decisions_request__descriptor, UINT64_C(0x1), regent__v1__score_decisions_request__children};
const regent_shape regent__v1__score_decisions_response__shape = {
    &regent__v1__score_decisions_response__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__explain_decision_request__children[] = {
    NULL,
    &regent__v1__decision_table__shape,
};
const regent_shape regent__v1__explain_decision_request__shape = {
    &regent__v1__explain_decision_request__descriptor, UINT64_C(0x1), regent__v1__explain_decision_request__children};
const regent_shape regent__v1__feature_contribution__shape = {
    &regent__v1__feature_contribution__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__candidate_score__children[] = {
    NULL,
    &regent__v1__feature_contribution__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__candidate_score__shape = {
    &regent__v1__candidate_score__descriptor, UINT64_C(0x1), regent__v1__candidate_score__children};
static const regent_shape *const regent__v1__explain_decision_response__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__safety_rule__shape,
    NULL,
    &regent__v1__calibration__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__candidate_score__shape,
};
const regent_shape regent__v1__explain_decision_response__shape = {
    &regent__v1__explain_decision_response__descriptor, UINT64_C(0x0), regent__v1__explain_decision_response__children};
const regent_shape regent__v1__decision_costs__shape = {
    &regent__v1__decision_costs__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__certificate_terms__shape = {
    &regent__v1__certificate_terms__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__optimise_decision_model_request__children[] = {
    NULL,
    &regent__v1__decision_table__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__decision_costs__shape,
    &regent__v1__certificate_terms__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__optimise_decision_model_request__shape = {
    &regent__v1__optimise_decision_model_request__descriptor, UINT64_C(0x3e01), regent__v1__optimise_decision_model_request__children};
static const regent_shape *const regent__v1__optimise_decision_model_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__optimise_decision_model_response__shape = {
    &regent__v1__optimise_decision_model_response__descriptor, UINT64_C(0x0), regent__v1__optimise_decision_model_response__children};
