/* Generated from regent/v1/usecases.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__allowed_model__shape = {
    &regent__v1__allowed_model__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__use_case_approval__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__use_case_approval__shape = {
    &regent__v1__use_case_approval__descriptor, UINT64_C(0x5), regent__v1__use_case_approval__children};
static const regent_shape *const regent__v1__use_case_deployment__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__use_case_deployment__shape = {
    &regent__v1__use_case_deployment__descriptor, UINT64_C(0x3), regent__v1__use_case_deployment__children};
const regent_shape regent__v1__use_case_metric__shape = {
    &regent__v1__use_case_metric__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__use_case__children[] = {
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
    &regent__v1__allowed_model__shape,
    &regent__v1__use_case_metric__shape,
    NULL,
    NULL,
    &regent__v1__use_case_approval__shape,
    &regent__v1__use_case_deployment__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__use_case__shape = {
    &regent__v1__use_case__descriptor, UINT64_C(0x331c5), regent__v1__use_case__children};
static const regent_shape *const regent__v1__create_use_case_request__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_use_case_request__shape = {
    &regent__v1__create_use_case_request__descriptor, UINT64_C(0x0), regent__v1__create_use_case_request__children};
static const regent_shape *const regent__v1__create_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_use_case_response__shape = {
    &regent__v1__create_use_case_response__descriptor, UINT64_C(0x0), regent__v1__create_use_case_response__children};
static const regent_shape *const regent__v1__update_use_case_request__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_use_case_request__shape = {
    &regent__v1__update_use_case_request__descriptor, UINT64_C(0x0), regent__v1__update_use_case_request__children};
static const regent_shape *const regent__v1__update_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_use_case_response__shape = {
    &regent__v1__update_use_case_response__descriptor, UINT64_C(0x0), regent__v1__update_use_case_response__children};
static const regent_shape *const regent__v1__submit_use_case_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__submit_use_case_request__shape = {
    &regent__v1__submit_use_case_request__descriptor, UINT64_C(0x1), regent__v1__submit_use_case_request__children};
static const regent_shape *const regent__v1__submit_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__submit_use_case_response__shape = {
    &regent__v1__submit_use_case_response__descriptor, UINT64_C(0x0), regent__v1__submit_use_case_response__children};
static const regent_shape *const regent__v1__approve_use_case_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__approve_use_case_request__shape = {
    &regent__v1__approve_use_case_request__descriptor, UINT64_C(0x3), regent__v1__approve_use_case_request__children};
static const regent_shape *const regent__v1__approve_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__approve_use_case_response__shape = {
    &regent__v1__approve_use_case_response__descriptor, UINT64_C(0x0), regent__v1__approve_use_case_response__children};
static const regent_shape *const regent__v1__return_use_case_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__return_use_case_request__shape = {
    &regent__v1__return_use_case_request__descriptor, UINT64_C(0x3), regent__v1__return_use_case_request__children};
static const regent_shape *const regent__v1__return_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__return_use_case_response__shape = {
    &regent__v1__return_use_case_response__descriptor, UINT64_C(0x0), regent__v1__return_use_case_response__children};
static const regent_shape *const regent__v1__deploy_use_case_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__deploy_use_case_request__shape = {
    &regent__v1__deploy_use_case_request__descriptor, UINT64_C(0x3), regent__v1__deploy_use_case_request__children};
static const regent_shape *const regent__v1__deploy_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__deploy_use_case_response__shape = {
    &regent__v1__deploy_use_case_response__descriptor, UINT64_C(0x0), regent__v1__deploy_use_case_response__children};
static const regent_shape *const regent__v1__deprecate_use_case_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__deprecate_use_case_request__shape = {
    &regent__v1__deprecate_use_case_request__descriptor, UINT64_C(0x3), regent__v1__deprecate_use_case_request__children};
static const regent_shape *const regent__v1__deprecate_use_case_response__children[] = {
    &regent__v1__use_case__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__deprecate_use_case_response__shape = {
    &regent__v1__deprecate_use_case_response__descriptor, UINT64_C(0x0), regent__v1__deprecate_use_case_response__children};
const regent_shape regent__v1__get_use_case_request__shape = {
    &regent__v1__get_use_case_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_use_case_response__children[] = {
    &regent__v1__use_case__shape,
};
const regent_shape regent__v1__get_use_case_response__shape = {
    &regent__v1__get_use_case_response__descriptor, UINT64_C(0x0), regent__v1__get_use_case_response__children};
const regent_shape regent__v1__list_use_cases_request__shape = {
    &regent__v1__list_use_cases_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_use_cases_response__children[] = {
    &regent__v1__use_case__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_use_cases_response__shape = {
    &regent__v1__list_use_cases_response__descriptor, UINT64_C(0x6), regent__v1__list_use_cases_response__children};
