/* Generated from regent/v1/deployments.proto by proto/generator. Do not edit. */
#ifndef DEPLOYMENTS_SHAPES_H
#define DEPLOYMENTS_SHAPES_H

#include "deployments.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__smoke_result__shape;
extern const regent_shape regent__v1__monitor_limits__shape;
extern const regent_shape regent__v1__monitor_rule__shape;
extern const regent_shape regent__v1__deployment__shape;
extern const regent_shape regent__v1__deployment__metrics_before_entry__shape;
extern const regent_shape regent__v1__deployment_task__shape;
extern const regent_shape regent__v1__deployment_task_summary__shape;
extern const regent_shape regent__v1__create_deployment_request__shape;
extern const regent_shape regent__v1__create_deployment_response__shape;
extern const regent_shape regent__v1__start_deployment_request__shape;
extern const regent_shape regent__v1__start_deployment_response__shape;
extern const regent_shape regent__v1__record_smoke_result_request__shape;
extern const regent_shape regent__v1__record_smoke_result_response__shape;
extern const regent_shape regent__v1__cancel_deployment_request__shape;
extern const regent_shape regent__v1__cancel_deployment_response__shape;
extern const regent_shape regent__v1__confirm_task_request__shape;
extern const regent_shape regent__v1__confirm_task_response__shape;
extern const regent_shape regent__v1__adjust_task_request__shape;
extern const regent_shape regent__v1__adjust_task_response__shape;
extern const regent_shape regent__v1__cancel_task_request__shape;
extern const regent_shape regent__v1__cancel_task_response__shape;
extern const regent_shape regent__v1__get_deployment_request__shape;
extern const regent_shape regent__v1__get_deployment_response__shape;
extern const regent_shape regent__v1__list_deployments_request__shape;
extern const regent_shape regent__v1__list_deployments_response__shape;
extern const regent_shape regent__v1__get_deployment_task_request__shape;
extern const regent_shape regent__v1__get_deployment_task_response__shape;
extern const regent_shape regent__v1__list_deployment_tasks_request__shape;
extern const regent_shape regent__v1__list_deployment_tasks_response__shape;
extern const regent_shape regent__v1__list_my_deployment_tasks_request__shape;
extern const regent_shape regent__v1__list_my_deployment_tasks_response__shape;
extern const regent_shape regent__v1__list_validation_overrides_request__shape;
extern const regent_shape regent__v1__validation_override__shape;
extern const regent_shape regent__v1__list_validation_overrides_response__shape;
extern const regent_shape regent__v1__get_deployment_overview_request__shape;
extern const regent_shape regent__v1__get_deployment_overview_response__shape;

static inline const regent_shape *regent__v1__smoke_result__shape_pointer(void) {
    return &regent__v1__smoke_result__shape;
}
static inline const regent_shape *regent__v1__monitor_limits__shape_pointer(void) {
    return &regent__v1__monitor_limits__shape;
}
static inline const regent_shape *regent__v1__monitor_rule__shape_pointer(void) {
    return &regent__v1__monitor_rule__shape;
}
static inline const regent_shape *regent__v1__deployment__shape_pointer(void) {
    return &regent__v1__deployment__shape;
}
static inline const regent_shape *regent__v1__deployment_task__shape_pointer(void) {
    return &regent__v1__deployment_task__shape;
}
static inline const regent_shape *regent__v1__deployment_task_summary__shape_pointer(void) {
    return &regent__v1__deployment_task_summary__shape;
}
static inline const regent_shape *regent__v1__create_deployment_request__shape_pointer(void) {
    return &regent__v1__create_deployment_request__shape;
}
static inline const regent_shape *regent__v1__create_deployment_response__shape_pointer(void) {
    return &regent__v1__create_deployment_response__shape;
}
static inline const regent_shape *regent__v1__start_deployment_request__shape_pointer(void) {
    return &regent__v1__start_deployment_request__shape;
}
static inline const regent_shape *regent__v1__start_deployment_response__shape_pointer(void) {
    return &regent__v1__start_deployment_response__shape;
}
static inline const regent_shape *regent__v1__record_smoke_result_request__shape_pointer(void) {
    return &regent__v1__record_smoke_result_request__shape;
}
static inline const regent_shape *regent__v1__record_smoke_result_response__shape_pointer(void) {
    return &regent__v1__record_smoke_result_response__shape;
}
static inline const regent_shape *regent__v1__cancel_deployment_request__shape_pointer(void) {
    return &regent__v1__cancel_deployment_request__shape;
}
static inline const regent_shape *regent__v1__cancel_deployment_response__shape_pointer(void) {
    return &regent__v1__cancel_deployment_response__shape;
}
static inline const regent_shape *regent__v1__confirm_task_request__shape_pointer(void) {
    return &regent__v1__confirm_task_request__shape;
}
static inline const regent_shape *regent__v1__confirm_task_response__shape_pointer(void) {
    return &regent__v1__confirm_task_response__shape;
}
static inline const regent_shape *regent__v1__adjust_task_request__shape_pointer(void) {
    return &regent__v1__adjust_task_request__shape;
}
static inline const regent_shape *regent__v1__adjust_task_response__shape_pointer(void) {
    return &regent__v1__adjust_task_response__shape;
}
static inline const regent_shape *regent__v1__cancel_task_request__shape_pointer(void) {
    return &regent__v1__cancel_task_request__shape;
}
static inline const regent_shape *regent__v1__cancel_task_response__shape_pointer(void) {
    return &regent__v1__cancel_task_response__shape;
}
static inline const regent_shape *regent__v1__get_deployment_request__shape_pointer(void) {
    return &regent__v1__get_deployment_request__shape;
}
static inline const regent_shape *regent__v1__get_deployment_response__shape_pointer(void) {
    return &regent__v1__get_deployment_response__shape;
}
static inline const regent_shape *regent__v1__list_deployments_request__shape_pointer(void) {
    return &regent__v1__list_deployments_request__shape;
}
static inline const regent_shape *regent__v1__list_deployments_response__shape_pointer(void) {
    return &regent__v1__list_deployments_response__shape;
}
static inline const regent_shape *regent__v1__get_deployment_task_request__shape_pointer(void) {
    return &regent__v1__get_deployment_task_request__shape;
}
static inline const regent_shape *regent__v1__get_deployment_task_response__shape_pointer(void) {
    return &regent__v1__get_deployment_task_response__shape;
}
static inline const regent_shape *regent__v1__list_deployment_tasks_request__shape_pointer(void) {
    return &regent__v1__list_deployment_tasks_request__shape;
}
static inline const regent_shape *regent__v1__list_deployment_tasks_response__shape_pointer(void) {
    return &regent__v1__list_deployment_tasks_response__shape;
}
static inline const regent_shape *regent__v1__list_my_deployment_tasks_request__shape_pointer(void) {
    return &regent__v1__list_my_deployment_tasks_request__shape;
}
static inline const regent_shape *regent__v1__list_my_deployment_tasks_response__shape_pointer(void) {
    return &regent__v1__list_my_deployment_tasks_response__shape;
}
static inline const regent_shape *regent__v1__list_validation_overrides_request__shape_pointer(void) {
    return &regent__v1__list_validation_overrides_request__shape;
}
static inline const regent_shape *regent__v1__validation_override__shape_pointer(void) {
    return &regent__v1__validation_override__shape;
}
static inline const regent_shape *regent__v1__list_validation_overrides_response__shape_pointer(void) {
    return &regent__v1__list_validation_overrides_response__shape;
}
static inline const regent_shape *regent__v1__get_deployment_overview_request__shape_pointer(void) {
    return &regent__v1__get_deployment_overview_request__shape;
}
static inline const regent_shape *regent__v1__get_deployment_overview_response__shape_pointer(void) {
    return &regent__v1__get_deployment_overview_response__shape;
}

#endif
