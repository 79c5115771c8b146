/* Generated from regent/v1/providers.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__environment__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__health_policy__shape,
};
const regent_shape regent__v1__environment__shape = {
    &regent__v1__environment__descriptor, UINT64_C(0x25), regent__v1__environment__children};
const regent_shape regent__v1__health_policy__shape = {
    &regent__v1__health_policy__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__provider_config__children[] = {
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
    &regent__v1__provider_config__metadata_entry__shape,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__provider_config__shape = {
    &regent__v1__provider_config__descriptor, UINT64_C(0x3065), regent__v1__provider_config__children};
const regent_shape regent__v1__provider_config__metadata_entry__shape = {
    &regent__v1__provider_config__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__create_environment_request__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_environment_request__shape = {
    &regent__v1__create_environment_request__descriptor, UINT64_C(0x0), regent__v1__create_environment_request__children};
static const regent_shape *const regent__v1__create_environment_response__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_environment_response__shape = {
    &regent__v1__create_environment_response__descriptor, UINT64_C(0x0), regent__v1__create_environment_response__children};
static const regent_shape *const regent__v1__update_environment_request__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_environment_request__shape = {
    &regent__v1__update_environment_request__descriptor, UINT64_C(0x0), regent__v1__update_environment_request__children};
static const regent_shape *const regent__v1__update_environment_response__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_environment_response__shape = {
    &regent__v1__update_environment_response__descriptor, UINT64_C(0x0), regent__v1__update_environment_response__children};
const regent_shape regent__v1__get_environment_request__shape = {
    &regent__v1__get_environment_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_environment_response__children[] = {
    &regent__v1__environment__shape,
};
const regent_shape regent__v1__get_environment_response__shape = {
    &regent__v1__get_environment_response__descriptor, UINT64_C(0x0), regent__v1__get_environment_response__children};
static const regent_shape *const regent__v1__archive_environment_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_environment_request__shape = {
    &regent__v1__archive_environment_request__descriptor, UINT64_C(0x1), regent__v1__archive_environment_request__children};
static const regent_shape *const regent__v1__archive_environment_response__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_environment_response__shape = {
    &regent__v1__archive_environment_response__descriptor, UINT64_C(0x0), regent__v1__archive_environment_response__children};
static const regent_shape *const regent__v1__restore_environment_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_environment_request__shape = {
    &regent__v1__restore_environment_request__descriptor, UINT64_C(0x1), regent__v1__restore_environment_request__children};
static const regent_shape *const regent__v1__restore_environment_response__children[] = {
    &regent__v1__environment__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_environment_response__shape = {
    &regent__v1__restore_environment_response__descriptor, UINT64_C(0x0), regent__v1__restore_environment_response__children};
const regent_shape regent__v1__list_environments_request__shape = {
    &regent__v1__list_environments_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_environments_response__children[] = {
    &regent__v1__environment__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_environments_response__shape = {
    &regent__v1__list_environments_response__descriptor, UINT64_C(0x6), regent__v1__list_environments_response__children};
static const regent_shape *const regent__v1__put_provider_config_request__children[] = {
    &regent__v1__provider_config__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_provider_config_request__shape = {
    &regent__v1__put_provider_config_request__descriptor, UINT64_C(0x0), regent__v1__put_provider_config_request__children};
static const regent_shape *const regent__v1__put_provider_config_response__children[] = {
    &regent__v1__provider_config__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_provider_config_response__shape = {
    &regent__v1__put_provider_config_response__descriptor, UINT64_C(0x0), regent__v1__put_provider_config_response__children};
static const regent_shape *const regent__v1__archive_provider_config_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_provider_config_request__shape = {
    &regent__v1__archive_provider_config_request__descriptor, UINT64_C(0x1), regent__v1__archive_provider_config_request__children};
static const regent_shape *const regent__v1__archive_provider_config_response__children[] = {
    &regent__v1__provider_config__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_provider_config_response__shape = {
    &regent__v1__archive_provider_config_response__descriptor, UINT64_C(0x0), regent__v1__archive_provider_config_response__children};
static const regent_shape *const regent__v1__restore_provider_config_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_provider_config_request__shape = {
    &regent__v1__restore_provider_config_request__descriptor, UINT64_C(0x1), regent__v1__restore_provider_config_request__children};
static const regent_shape *const regent__v1__restore_provider_config_response__children[] = {
    &regent__v1__provider_config__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_provider_config_response__shape = {
    &regent__v1__restore_provider_config_response__descriptor, UINT64_C(0x0), regent__v1__restore_provider_config_response__children};
const regent_shape regent__v1__get_provider_config_request__shape = {
    &regent__v1__get_provider_config_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_provider_config_response__children[] = {
    &regent__v1__provider_config__shape,
};
const regent_shape regent__v1__get_provider_config_response__shape = {
    &regent__v1__get_provider_config_response__descriptor, UINT64_C(0x0), regent__v1__get_provider_config_response__children};
const regent_shape regent__v1__list_provider_configs_request__shape = {
    &regent__v1__list_provider_configs_request__descriptor, UINT64_C(0x35), NULL};
static const regent_shape *const regent__v1__list_provider_configs_response__children[] = {
    &regent__v1__provider_config__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_provider_configs_response__shape = {
    &regent__v1__list_provider_configs_response__descriptor, UINT64_C(0x6), regent__v1__list_provider_configs_response__children};
