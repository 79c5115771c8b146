/* Generated from regent/v1/server.proto by proto/generator. Do not edit. */
#ifndef SERVER_SHAPES_H
#define SERVER_SHAPES_H

#include "server.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__get_server_info_request__shape;
extern const regent_shape regent__v1__get_server_info_response__shape;
extern const regent_shape regent__v1__server_info__shape;
extern const regent_shape regent__v1__server_info__database_settings_entry__shape;
extern const regent_shape regent__v1__server_info__kernels_entry__shape;
extern const regent_shape regent__v1__server_activity__shape;
extern const regent_shape regent__v1__set_log_level_request__shape;
extern const regent_shape regent__v1__set_log_level_response__shape;
extern const regent_shape regent__v1__hardware__shape;
extern const regent_shape regent__v1__hardware_choice__shape;
extern const regent_shape regent__v1__diagnose_request__shape;
extern const regent_shape regent__v1__diagnosis__shape;
extern const regent_shape regent__v1__diagnose_response__shape;
extern const regent_shape regent__v1__configuration_setting__shape;
extern const regent_shape regent__v1__get_profile_request__shape;
extern const regent_shape regent__v1__get_profile_response__shape;
extern const regent_shape regent__v1__profile__shape;
extern const regent_shape regent__v1__stage_time__shape;
extern const regent_shape regent__v1__get_metrics_request__shape;
extern const regent_shape regent__v1__get_metrics_response__shape;
extern const regent_shape regent__v1__get_performance_request__shape;
extern const regent_shape regent__v1__get_performance_response__shape;
extern const regent_shape regent__v1__method_performance__shape;
extern const regent_shape regent__v1__performance_step__shape;

static inline const regent_shape *regent__v1__get_server_info_request__shape_pointer(void) {
    return &regent__v1__get_server_info_request__shape;
}
static inline const regent_shape *regent__v1__get_server_info_response__shape_pointer(void) {
    return &regent__v1__get_server_info_response__shape;
}
static inline const regent_shape *regent__v1__server_info__shape_pointer(void) {
    return &regent__v1__server_info__shape;
}
static inline const regent_shape *regent__v1__server_activity__shape_pointer(void) {
    return &regent__v1__server_activity__shape;
}
static inline const regent_shape *regent__v1__set_log_level_request__shape_pointer(void) {
    return &regent__v1__set_log_level_request__shape;
}
static inline const regent_shape *regent__v1__set_log_level_response__shape_pointer(void) {
    return &regent__v1__set_log_level_response__shape;
}
static inline const regent_shape *regent__v1__hardware__shape_pointer(void) {
    return &regent__v1__hardware__shape;
}
static inline const regent_shape *regent__v1__hardware_choice__shape_pointer(void) {
    return &regent__v1__hardware_choice__shape;
}
static inline const regent_shape *regent__v1__diagnose_request__shape_pointer(void) {
    return &regent__v1__diagnose_request__shape;
}
static inline const regent_shape *regent__v1__diagnosis__shape_pointer(void) {
    return &regent__v1__diagnosis__shape;
}
static inline const regent_shape *regent__v1__diagnose_response__shape_pointer(void) {
    return &regent__v1__diagnose_response__shape;
}
static inline const regent_shape *regent__v1__configuration_setting__shape_pointer(void) {
    return &regent__v1__configuration_setting__shape;
}
static inline const regent_shape *regent__v1__get_profile_request__shape_pointer(void) {
    return &regent__v1__get_profile_request__shape;
}
static inline const regent_shape *regent__v1__get_profile_response__shape_pointer(void) {
    return &regent__v1__get_profile_response__shape;
}
static inline const regent_shape *regent__v1__profile__shape_pointer(void) {
    return &regent__v1__profile__shape;
}
static inline const regent_shape *regent__v1__stage_time__shape_pointer(void) {
    return &regent__v1__stage_time__shape;
}
static inline const regent_shape *regent__v1__get_metrics_request__shape_pointer(void) {
    return &regent__v1__get_metrics_request__shape;
}
static inline const regent_shape *regent__v1__get_metrics_response__shape_pointer(void) {
    return &regent__v1__get_metrics_response__shape;
}
static inline const regent_shape *regent__v1__get_performance_request__shape_pointer(void) {
    return &regent__v1__get_performance_request__shape;
}
static inline const regent_shape *regent__v1__get_performance_response__shape_pointer(void) {
    return &regent__v1__get_performance_response__shape;
}
static inline const regent_shape *regent__v1__method_performance__shape_pointer(void) {
    return &regent__v1__method_performance__shape;
}
static inline const regent_shape *regent__v1__performance_step__shape_pointer(void) {
    return &regent__v1__performance_step__shape;
}

#endif
