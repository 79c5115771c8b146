/* Generated from regent/v1/outcomes.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__route_outcome__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__route_outcome__shape = {
    &regent__v1__route_outcome__descriptor, UINT64_C(0x20016585), regent__v1__route_outcome__children};
static const regent_shape *const regent__v1__report_outcomes_request__children[] = {
    &regent__v1__outcome_report_start__shape,
    &regent__v1__outcome_batch__shape,
};
const regent_shape regent__v1__report_outcomes_request__shape = {
    &regent__v1__report_outcomes_request__descriptor, UINT64_C(0x0), regent__v1__report_outcomes_request__children};
const regent_shape regent__v1__outcome_report_start__shape = {
    &regent__v1__outcome_report_start__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__outcome_batch__children[] = {
    NULL,
    NULL,
    &regent__v1__outcome_columns__shape,
    &regent__v1__route_outcome__shape,
};
const regent_shape regent__v1__outcome_batch__shape = {
    &regent__v1__outcome_batch__descriptor, UINT64_C(0x2), regent__v1__outcome_batch__children};
static const regent_shape *const regent__v1__outcome_columns__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    NULL,
    &regent__v1__dictionary_column__shape,
};
const regent_shape regent__v1__outcome_columns__shape = {
    &regent__v1__outcome_columns__descriptor, UINT64_C(0x0), regent__v1__outcome_columns__children};
static const regent_shape *const regent__v1__outcome_cold_columns__children[] = {
    &regent__v1__text_column__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    &regent__v1__dictionary_column__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__outcome_cold_columns__shape = {
    &regent__v1__outcome_cold_columns__descriptor, UINT64_C(0x0), regent__v1__outcome_cold_columns__children};
static const regent_shape *const regent__v1__report_outcomes_response__children[] = {
    &regent__v1__upload_opened__shape,
    &regent__v1__upload_ack__shape,
    &regent__v1__outcome_batch_refused__shape,
};
const regent_shape regent__v1__report_outcomes_response__shape = {
    &regent__v1__report_outcomes_response__descriptor, UINT64_C(0x0), regent__v1__report_outcomes_response__children};
static const regent_shape *const regent__v1__outcome_batch_refused__children[] = {
    NULL,
    &regent__v1__outcome_violation__shape,
};
const regent_shape regent__v1__outcome_batch_refused__shape = {
    &regent__v1__outcome_batch_refused__descriptor, UINT64_C(0x0), regent__v1__outcome_batch_refused__children};
const regent_shape regent__v1__outcome_violation__shape = {
    &regent__v1__outcome_violation__descriptor, UINT64_C(0x6), NULL};
static const regent_shape *const regent__v1__list_outcomes_request__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_outcomes_request__shape = {
    &regent__v1__list_outcomes_request__descriptor, UINT64_C(0x87), regent__v1__list_outcomes_request__children};
static const regent_shape *const regent__v1__list_outcomes_response__children[] = {
    &regent__v1__route_outcome__shape,
    NULL,
};
const regent_shape regent__v1__list_outcomes_response__shape = {
    &regent__v1__list_outcomes_response__descriptor, UINT64_C(0x2), regent__v1__list_outcomes_response__children};
static const regent_shape *const regent__v1__get_outcome_summary_request__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__get_outcome_summary_request__shape = {
    &regent__v1__get_outcome_summary_request__descriptor, UINT64_C(0x1), regent__v1__get_outcome_summary_request__children};
static const regent_shape *const regent__v1__get_outcome_summary_response__children[] = {
    &regent__v1__outcome_group__shape,
    &regent__v1__outcome_group__shape,
    NULL,
};
const regent_shape regent__v1__get_outcome_summary_response__shape = {
    &regent__v1__get_outcome_summary_response__descriptor, UINT64_C(0x0), regent__v1__get_outcome_summary_response__children};
const regent_shape regent__v1__outcome_group__shape = {
    &regent__v1__outcome_group__descriptor, UINT64_C(0x1), NULL};
