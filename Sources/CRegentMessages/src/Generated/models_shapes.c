/* Generated from regent/v1/models.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__contract_field__shape = {
    &regent__v1__contract_field__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__model_contract__children[] = {
    &regent__v1__contract_field__shape,
    &regent__v1__contract_field__shape,
};
const regent_shape regent__v1__model_contract__shape = {
    &regent__v1__model_contract__descriptor, UINT64_C(0x0), regent__v1__model_contract__children};
static const regent_shape *const regent__v1__model_region__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__model_region__shape = {
    &regent__v1__model_region__descriptor, UINT64_C(0xb), regent__v1__model_region__children};
static const regent_shape *const regent__v1__model__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__model__regional_owners_entry__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__model_contract__shape,
    NULL,
    NULL,
    &regent__v1__model_region__shape,
};
const regent_shape regent__v1__model__shape = {
    &regent__v1__model__descriptor, UINT64_C(0xcdc5), regent__v1__model__children};
const regent_shape regent__v1__model__regional_owners_entry__shape = {
    &regent__v1__model__regional_owners_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__create_model_request__children[] = {
    &regent__v1__model__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_model_request__shape = {
    &regent__v1__create_model_request__descriptor, UINT64_C(0x0), regent__v1__create_model_request__children};
static const regent_shape *const regent__v1__create_model_response__children[] = {
    &regent__v1__model__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_model_response__shape = {
    &regent__v1__create_model_response__descriptor, UINT64_C(0x0), regent__v1__create_model_response__children};
static const regent_shape *const regent__v1__update_model_request__children[] = {
    &regent__v1__model__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_model_request__shape = {
    &regent__v1__update_model_request__descriptor, UINT64_C(0x0), regent__v1__update_model_request__children};
static const regent_shape *const regent__v1__update_model_response__children[] = {
    &regent__v1__model__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_model_response__shape = {
    &regent__v1__update_model_response__descriptor, UINT64_C(0x0), regent__v1__update_model_response__children};
static const regent_shape *const regent__v1__archive_model_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_model_request__shape = {
    &regent__v1__archive_model_request__descriptor, UINT64_C(0x1), regent__v1__archive_model_request__children};
static const regent_shape *const regent__v1__archive_model_response__children[] = {
    &regent__v1__model__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_model_response__shape = {
    &regent__v1__archive_model_response__descriptor, UINT64_C(0x0), regent__v1__archive_model_response__children};
static const regent_shape *const regent__v1__restore_model_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_model_request__shape = {
    &regent__v1__restore_model_request__descriptor, UINT64_C(0x1), regent__v1__restore_model_request__children};
static const regent_shape *const regent__v1__restore_model_response__children[] = {
    &regent__v1__model__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_model_response__shape = {
    &regent__v1__restore_model_response__descriptor, UINT64_C(0x0), regent__v1__restore_model_response__children};
const regent_shape regent__v1__get_model_request__shape = {
    &regent__v1__get_model_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_model_response__children[] = {
    &regent__v1__model__shape,
};
const regent_shape regent__v1__get_model_response__shape = {
    &regent__v1__get_model_response__descriptor, UINT64_C(0x0), regent__v1__get_model_response__children};
const regent_shape regent__v1__list_models_request__shape = {
    &regent__v1__list_models_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_models_response__children[] = {
    &regent__v1__model__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_models_response__shape = {
    &regent__v1__list_models_response__descriptor, UINT64_C(0x6), regent__v1__list_models_response__children};
