/* Generated from regent/v1/sla.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__sla_burn_alert__shape = {
    &regent__v1__sla_burn_alert__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__sla_pause__children[] = {
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__sla_pause__shape = {
    &regent__v1__sla_pause__descriptor, UINT64_C(0x1c), regent__v1__sla_pause__children};
static const regent_shape *const regent__v1__sla_target__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
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
    &regent__v1__sla_burn_alert__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__sla_pause__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__sla_target__shape = {
    &regent__v1__sla_target__descriptor, UINT64_C(0x101c5), regent__v1__sla_target__children};
static const regent_shape *const regent__v1__sla_violation__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__sla_violation__shape = {
    &regent__v1__sla_violation__descriptor, UINT64_C(0x1801c5), regent__v1__sla_violation__children};
static const regent_shape *const regent__v1__put_sla_target_request__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_sla_target_request__shape = {
    &regent__v1__put_sla_target_request__descriptor, UINT64_C(0x0), regent__v1__put_sla_target_request__children};
static const regent_shape *const regent__v1__put_sla_target_response__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_sla_target_response__shape = {
    &regent__v1__put_sla_target_response__descriptor, UINT64_C(0x0), regent__v1__put_sla_target_response__children};
static const regent_shape *const regent__v1__archive_sla_target_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_sla_target_request__shape = {
    &regent__v1__archive_sla_target_request__descriptor, UINT64_C(0x1), regent__v1__archive_sla_target_request__children};
static const regent_shape *const regent__v1__archive_sla_target_response__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_sla_target_response__shape = {
    &regent__v1__archive_sla_target_response__descriptor, UINT64_C(0x0), regent__v1__archive_sla_target_response__children};
static const regent_shape *const regent__v1__restore_sla_target_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_sla_target_request__shape = {
    &regent__v1__restore_sla_target_request__descriptor, UINT64_C(0x1), regent__v1__restore_sla_target_request__children};
static const regent_shape *const regent__v1__restore_sla_target_response__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_sla_target_response__shape = {
    &regent__v1__restore_sla_target_response__descriptor, UINT64_C(0x0), regent__v1__restore_sla_target_response__children};
static const regent_shape *const regent__v1__pause_sla_request__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__pause_sla_request__shape = {
    &regent__v1__pause_sla_request__descriptor, UINT64_C(0x1), regent__v1__pause_sla_request__children};
static const regent_shape *const regent__v1__pause_sla_response__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__pause_sla_response__shape = {
    &regent__v1__pause_sla_response__descriptor, UINT64_C(0x0), regent__v1__pause_sla_response__children};
static const regent_shape *const regent__v1__resume_sla_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__resume_sla_request__shape = {
    &regent__v1__resume_sla_request__descriptor, UINT64_C(0x1), regent__v1__resume_sla_request__children};
static const regent_shape *const regent__v1__resume_sla_response__children[] = {
    &regent__v1__sla_target__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__resume_sla_response__shape = {
    &regent__v1__resume_sla_response__descriptor, UINT64_C(0x0), regent__v1__resume_sla_response__children};
const regent_shape regent__v1__get_sla_target_request__shape = {
    &regent__v1__get_sla_target_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_sla_target_response__children[] = {
    &regent__v1__sla_target__shape,
};
const regent_shape regent__v1__get_sla_target_response__shape = {
    &regent__v1__get_sla_target_response__descriptor, UINT64_C(0x0), regent__v1__get_sla_target_response__children};
const regent_shape regent__v1__list_sla_targets_request__shape = {
    &regent__v1__list_sla_targets_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_sla_targets_response__children[] = {
    &regent__v1__sla_target__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_sla_targets_response__shape = {
    &regent__v1__list_sla_targets_response__descriptor, UINT64_C(0x6), regent__v1__list_sla_targets_response__children};
const regent_shape regent__v1__get_sla_violation_request__shape = {
    &regent__v1__get_sla_violation_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_sla_violation_response__children[] = {
    &regent__v1__sla_violation__shape,
};
const regent_shape regent__v1__get_sla_violation_response__shape = {
    &regent__v1__get_sla_violation_response__descriptor, UINT64_C(0x0), regent__v1__get_sla_violation_response__children};
const regent_shape regent__v1__list_sla_violations_request__shape = {
    &regent__v1__list_sla_violations_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_sla_violations_response__children[] = {
    &regent__v1__sla_violation__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_sla_violations_response__shape = {
    &regent__v1__list_sla_violations_response__descriptor, UINT64_C(0x6), regent__v1__list_sla_violations_response__children};
const regent_shape regent__v1__sla_counts__shape = {
    &regent__v1__sla_counts__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__sla_burn__children[] = {
    &regent__v1__sla_burn_alert__shape,
    &regent__v1__sla_counts__shape,
    &regent__v1__sla_counts__shape,
    NULL,
};
const regent_shape regent__v1__sla_burn__shape = {
    &regent__v1__sla_burn__descriptor, UINT64_C(0x0), regent__v1__sla_burn__children};
static const regent_shape *const regent__v1__sla_status__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__sla_counts__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__sla_burn__shape,
    NULL,
    &regent__v1__sla_target__shape,
};
const regent_shape regent__v1__sla_status__shape = {
    &regent__v1__sla_status__descriptor, UINT64_C(0x201), regent__v1__sla_status__children};
static const regent_shape *const regent__v1__get_sla_status_request__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__get_sla_status_request__shape = {
    &regent__v1__get_sla_status_request__descriptor, UINT64_C(0x1), regent__v1__get_sla_status_request__children};
static const regent_shape *const regent__v1__get_sla_status_response__children[] = {
    &regent__v1__sla_status__shape,
};
const regent_shape regent__v1__get_sla_status_response__shape = {
    &regent__v1__get_sla_status_response__descriptor, UINT64_C(0x0), regent__v1__get_sla_status_response__children};
const regent_shape regent__v1__list_sla_statuses_request__shape = {
    &regent__v1__list_sla_statuses_request__descriptor, UINT64_C(0x6), NULL};
static const regent_shape *const regent__v1__list_sla_statuses_response__children[] = {
    &regent__v1__sla_status__shape,
    NULL,
};
const regent_shape regent__v1__list_sla_statuses_response__shape = {
    &regent__v1__list_sla_statuses_response__descriptor, UINT64_C(0x2), regent__v1__list_sla_statuses_response__children};
static const regent_shape *const regent__v1__get_sla_burn_request__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__get_sla_burn_request__shape = {
    &regent__v1__get_sla_burn_request__descriptor, UINT64_C(0x1), regent__v1__get_sla_burn_request__children};
static const regent_shape *const regent__v1__get_sla_burn_response__children[] = {
    NULL,
    NULL,
    &regent__v1__sla_burn_point__shape,
};
const regent_shape regent__v1__get_sla_burn_response__shape = {
    &regent__v1__get_sla_burn_response__descriptor, UINT64_C(0x0), regent__v1__get_sla_burn_response__children};
static const regent_shape *const regent__v1__sla_burn_point__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__sla_burn_point__shape = {
    &regent__v1__sla_burn_point__descriptor, UINT64_C(0x0), regent__v1__sla_burn_point__children};
