/* Generated from regent/v1/server.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__get_server_info_request__shape = {
    &regent__v1__get_server_info_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__get_server_info_response__children[] = {
    &regent__v1__server_info__shape,
};
const regent_shape regent__v1__get_server_info_response__shape = {
    &regent__v1__get_server_info_response__descriptor, UINT64_C(0x0), regent__v1__get_server_info_response__children};
static const regent_shape *const regent__v1__server_info__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__server_info__database_settings_entry__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__server_info__kernels_entry__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__hardware__shape,
    NULL,
    &regent__v1__server_activity__shape,
    &regent__v1__ledger_checkpoint__shape,
};
const regent_shape regent__v1__server_info__shape = {
    &regent__v1__server_info__descriptor, UINT64_C(0xa085), regent__v1__server_info__children};
const regent_shape regent__v1__server_info__database_settings_entry__shape = {
    &regent__v1__server_info__database_settings_entry__descriptor, UINT64_C(0x3), NULL};
const regent_shape regent__v1__server_info__kernels_entry__shape = {
    &regent__v1__server_info__kernels_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__server_activity__children[] = {
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
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__server_activity__shape = {
    &regent__v1__server_activity__descriptor, UINT64_C(0x0), regent__v1__server_activity__children};
const regent_shape regent__v1__set_log_level_request__shape = {
    &regent__v1__set_log_level_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__set_log_level_response__shape = {
    &regent__v1__set_log_level_response__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__hardware__children[] = {
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
    &regent__v1__hardware_choice__shape,
};
const regent_shape regent__v1__hardware__shape = {
    &regent__v1__hardware__descriptor, UINT64_C(0x3), regent__v1__hardware__children};
const regent_shape regent__v1__hardware_choice__shape = {
    &regent__v1__hardware_choice__descriptor, UINT64_C(0x5), NULL};
const regent_shape regent__v1__diagnose_request__shape = {
    &regent__v1__diagnose_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__diagnosis__shape = {
    &regent__v1__diagnosis__descriptor, UINT64_C(0x5), NULL};
static const regent_shape *const regent__v1__diagnose_response__children[] = {
    &regent__v1__diagnosis__shape,
    &regent__v1__configuration_setting__shape,
};
const regent_shape regent__v1__diagnose_response__shape = {
    &regent__v1__diagnose_response__descriptor, UINT64_C(0x0), regent__v1__diagnose_response__children};
const regent_shape regent__v1__configuration_setting__shape = {
    &regent__v1__configuration_setting__descriptor, UINT64_C(0x3), NULL};
const regent_shape regent__v1__get_profile_request__shape = {
    &regent__v1__get_profile_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__get_profile_response__children[] = {
    &regent__v1__profile__shape,
};
const regent_shape regent__v1__get_profile_response__shape = {
    &regent__v1__get_profile_response__descriptor, UINT64_C(0x0), regent__v1__get_profile_response__children};
static const regent_shape *const regent__v1__profile__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__stage_time__shape,
};
const regent_shape regent__v1__profile__shape = {
    &regent__v1__profile__descriptor, UINT64_C(0x0), regent__v1__profile__children};
const regent_shape regent__v1__stage_time__shape = {
    &regent__v1__stage_time__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__get_metrics_request__shape = {
    &regent__v1__get_metrics_request__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__get_metrics_response__shape = {
    &regent__v1__get_metrics_response__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__get_performance_request__shape = {
    &regent__v1__get_performance_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__get_performance_response__children[] = {
    &regent__v1__method_performance__shape,
    NULL,
};
const regent_shape regent__v1__get_performance_response__shape = {
    &regent__v1__get_performance_response__descriptor, UINT64_C(0x0), regent__v1__get_performance_response__children};
static const regent_shape *const regent__v1__method_performance__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__stage_time__shape,
    &regent__v1__performance_step__shape,
};
const regent_shape regent__v1__method_performance__shape = {
    &regent__v1__method_performance__descriptor, UINT64_C(0x1), regent__v1__method_performance__children};
static const regent_shape *const regent__v1__performance_step__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__performance_step__shape = {
    &regent__v1__performance_step__descriptor, UINT64_C(0x0), regent__v1__performance_step__children};
