/* Generated from regent/v1/deployments.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__smoke_result__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__smoke_result__shape = {
    &regent__v1__smoke_result__descriptor, UINT64_C(0x6), regent__v1__smoke_result__children};
const regent_shape regent__v1__monitor_limits__shape = {
    &regent__v1__monitor_limits__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__monitor_rule__shape = {
    &regent__v1__monitor_rule__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__deployment__children[] = {
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
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__smoke_result__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__changed_value__shape,
    &regent__v1__changed_value__shape,
    NULL,
    NULL,
    &regent__v1__deployment__metrics_before_entry__shape,
    &regent__v1__monitor_limits__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__monitor_rule__shape,
};
const regent_shape regent__v1__deployment__shape = {
    &regent__v1__deployment__descriptor, UINT64_C(0x63c3dc5), regent__v1__deployment__children};
const regent_shape regent__v1__deployment__metrics_before_entry__shape = {
    &regent__v1__deployment__metrics_before_entry__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__deployment_task__children[] = {
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
    &google__protobuf__timestamp__shape,
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
const regent_shape regent__v1__deployment_task__shape = {
    &regent__v1__deployment_task__descriptor, UINT64_C(0x77bfc5), regent__v1__deployment_task__children};
static const regent_shape *const regent__v1__deployment_task_summary__children[] = {
    &regent__v1__deployment_task__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__deployment_task_summary__shape = {
    &regent__v1__deployment_task_summary__descriptor, UINT64_C(0x0), regent__v1__deployment_task_summary__children};
static const regent_shape *const regent__v1__create_deployment_request__children[] = {
    &regent__v1__deployment__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_deployment_request__shape = {
    &regent__v1__create_deployment_request__descriptor, UINT64_C(0x0), regent__v1__create_deployment_request__children};
static const regent_shape *const regent__v1__create_deployment_response__children[] = {
    &regent__v1__deployment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_deployment_response__shape = {
    &regent__v1__create_deployment_response__descriptor, UINT64_C(0x0), regent__v1__create_deployment_response__children};
static const regent_shape *const regent__v1__start_deployment_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__start_deployment_request__shape = {
    &regent__v1__start_deployment_request__descriptor, UINT64_C(0x1), regent__v1__start_deployment_request__children};
static const regent_shape *const regent__v1__start_deployment_response__children[] = {
    &regent__v1__deployment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__start_deployment_response__shape = {
    &regent__v1__start_deployment_response__descriptor, UINT64_C(0x0), regent__v1__start_deployment_response__children};
static const regent_shape *const regent__v1__record_smoke_result_request__children[] = {
    NULL,
    &regent__v1__smoke_result__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__record_smoke_result_request__shape = {
    &regent__v1__record_smoke_result_request__descriptor, UINT64_C(0x1), regent__v1__record_smoke_result_request__children};
static const regent_shape *const regent__v1__record_smoke_result_response__children[] = {
    &regent__v1__deployment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__record_smoke_result_response__shape = {
    &regent__v1__record_smoke_result_response__descriptor, UINT64_C(0x0), regent__v1__record_smoke_result_response__children};
static const regent_shape *const regent__v1__cancel_deployment_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__cancel_deployment_request__shape = {
    &regent__v1__cancel_deployment_request__descriptor, UINT64_C(0x1), regent__v1__cancel_deployment_request__children};
static const regent_shape *const regent__v1__cancel_deployment_response__children[] = {
    &regent__v1__deployment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__cancel_deployment_response__shape = {
    &regent__v1__cancel_deployment_response__descriptor, UINT64_C(0x0), regent__v1__cancel_deployment_response__children};
static const regent_shape *const regent__v1__confirm_task_request__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__confirm_task_request__shape = {
    &regent__v1__confirm_task_request__descriptor, UINT64_C(0x1f), regent__v1__confirm_task_request__children};
static const regent_shape *const regent__v1__confirm_task_response__children[] = {
    &regent__v1__deployment_task__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__confirm_task_response__shape = {
    &regent__v1__confirm_task_response__descriptor, UINT64_C(0x0), regent__v1__confirm_task_response__children};
static const regent_shape *const regent__v1__adjust_task_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__adjust_task_request__shape = {
    &regent__v1__adjust_task_request__descriptor, UINT64_C(0x7), regent__v1__adjust_task_request__children};
static const regent_shape *const regent__v1__adjust_task_response__children[] = {
    &regent__v1__deployment_task__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__adjust_task_response__shape = {
    &regent__v1__adjust_task_response__descriptor, UINT64_C(0x0), regent__v1__adjust_task_response__children};
static const regent_shape *const regent__v1__cancel_task_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__cancel_task_request__shape = {
    &regent__v1__cancel_task_request__descriptor, UINT64_C(0x1), regent__v1__cancel_task_request__children};
static const regent_shape *const regent__v1__cancel_task_response__children[] = {
    &regent__v1__deployment_task__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__cancel_task_response__shape = {
    &regent__v1__cancel_task_response__descriptor, UINT64_C(0x0), regent__v1__cancel_task_response__children};
const regent_shape regent__v1__get_deployment_request__shape = {
    &regent__v1__get_deployment_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_deployment_response__children[] = {
    &regent__v1__deployment__shape,
};
const regent_shape regent__v1__get_deployment_response__shape = {
    &regent__v1__get_deployment_response__descriptor, UINT64_C(0x0), regent__v1__get_deployment_response__children};
const regent_shape regent__v1__list_deployments_request__shape = {
    &regent__v1__list_deployments_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_deployments_response__children[] = {
    &regent__v1__deployment__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_deployments_response__shape = {
    &regent__v1__list_deployments_response__descriptor, UINT64_C(0x6), regent__v1__list_deployments_response__children};
const regent_shape regent__v1__get_deployment_task_request__shape = {
    &regent__v1__get_deployment_task_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_deployment_task_response__children[] = {
    &regent__v1__deployment_task__shape,
};
const regent_shape regent__v1__get_deployment_task_response__shape = {
    &regent__v1__get_deployment_task_response__descriptor, UINT64_C(0x0), regent__v1__get_deployment_task_response__children};
const regent_shape regent__v1__list_deployment_tasks_request__shape = {
    &regent__v1__list_deployment_tasks_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_deployment_tasks_response__children[] = {
    &regent__v1__deployment_task__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_deployment_tasks_response__shape = {
    &regent__v1__list_deployment_tasks_response__descriptor, UINT64_C(0x6), regent__v1__list_deployment_tasks_response__children};
const regent_shape regent__v1__list_my_deployment_tasks_request__shape = {
    &regent__v1__list_my_deployment_tasks_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__list_my_deployment_tasks_response__children[] = {
    &regent__v1__deployment_task_summary__shape,
    NULL,
};
const regent_shape regent__v1__list_my_deployment_tasks_response__shape = {
    &regent__v1__list_my_deployment_tasks_response__descriptor, UINT64_C(0x2), regent__v1__list_my_deployment_tasks_response__children};
const regent_shape regent__v1__list_validation_overrides_request__shape = {
    &regent__v1__list_validation_overrides_request__descriptor, UINT64_C(0x2), NULL};
static const regent_shape *const regent__v1__validation_override__children[] = {
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
const regent_shape regent__v1__validation_override__shape = {
    &regent__v1__validation_override__descriptor, UINT64_C(0x7f), regent__v1__validation_override__children};
static const regent_shape *const regent__v1__list_validation_overrides_response__children[] = {
    &regent__v1__validation_override__shape,
    NULL,
};
const regent_shape regent__v1__list_validation_overrides_response__shape = {
    &regent__v1__list_validation_overrides_response__descriptor, UINT64_C(0x2), regent__v1__list_validation_overrides_response__children};
const regent_shape regent__v1__get_deployment_overview_request__shape = {
    &regent__v1__get_deployment_overview_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__get_deployment_overview_response__shape = {
    &regent__v1__get_deployment_overview_response__descriptor, UINT64_C(0x0), NULL};
