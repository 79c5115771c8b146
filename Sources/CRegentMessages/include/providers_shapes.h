/* Generated from regent/v1/providers.proto by proto/generator. Do not edit. */
#ifndef PROVIDERS_SHAPES_H
#define PROVIDERS_SHAPES_H

#include "providers.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__environment__shape;
extern const regent_shape regent__v1__health_policy__shape;
extern const regent_shape regent__v1__provider_config__shape;
extern const regent_shape regent__v1__provider_config__metadata_entry__shape;
extern const regent_shape regent__v1__create_environment_request__shape;
extern const regent_shape regent__v1__create_environment_response__shape;
extern const regent_shape regent__v1__update_environment_request__shape;
extern const regent_shape regent__v1__update_environment_response__shape;
extern const regent_shape regent__v1__get_environment_request__shape;
extern const regent_shape regent__v1__get_environment_response__shape;
extern const regent_shape regent__v1__archive_environment_request__shape;
extern const regent_shape regent__v1__archive_environment_response__shape;
extern const regent_shape regent__v1__restore_environment_request__shape;
extern const regent_shape regent__v1__restore_environment_response__shape;
extern const regent_shape regent__v1__list_environments_request__shape;
extern const regent_shape regent__v1__list_environments_response__shape;
extern const regent_shape regent__v1__put_provider_config_request__shape;
extern const regent_shape regent__v1__put_provider_config_response__shape;
extern const regent_shape regent__v1__archive_provider_config_request__shape;
extern const regent_shape regent__v1__archive_provider_config_response__shape;
extern const regent_shape regent__v1__restore_provider_config_request__shape;
extern const regent_shape regent__v1__restore_provider_config_response__shape;
extern const regent_shape regent__v1__get_provider_config_request__shape;
extern const regent_shape regent__v1__get_provider_config_response__shape;
extern const regent_shape regent__v1__list_provider_configs_request__shape;
extern const regent_shape regent__v1__list_provider_configs_response__shape;

static inline const regent_shape *regent__v1__environment__shape_pointer(void) {
    return &regent__v1__environment__shape;
}
static inline const regent_shape *regent__v1__health_policy__shape_pointer(void) {
    return &regent__v1__health_policy__shape;
}
static inline const regent_shape *regent__v1__provider_config__shape_pointer(void) {
    return &regent__v1__provider_config__shape;
}
static inline const regent_shape *regent__v1__create_environment_request__shape_pointer(void) {
    return &regent__v1__create_environment_request__shape;
}
static inline const regent_shape *regent__v1__create_environment_response__shape_pointer(void) {
    return &regent__v1__create_environment_response__shape;
}
static inline const regent_shape *regent__v1__update_environment_request__shape_pointer(void) {
    return &regent__v1__update_environment_request__shape;
}
static inline const regent_shape *regent__v1__update_environment_response__shape_pointer(void) {
    return &regent__v1__update_environment_response__shape;
}
static inline const regent_shape *regent__v1__get_environment_request__shape_pointer(void) {
    return &regent__v1__get_environment_request__shape;
}
static inline const regent_shape *regent__v1__get_environment_response__shape_pointer(void) {
    return &regent__v1__get_environment_response__shape;
}
static inline const regent_shape *regent__v1__archive_environment_request__shape_pointer(void) {
    return &regent__v1__archive_environment_request__shape;
}
static inline const regent_shape *regent__v1__archive_environment_response__shape_pointer(void) {
    return &regent__v1__archive_environment_response__shape;
}
static inline const regent_shape *regent__v1__restore_environment_request__shape_pointer(void) {
    return &regent__v1__restore_environment_request__shape;
}
static inline const regent_shape *regent__v1__restore_environment_response__shape_pointer(void) {
    return &regent__v1__restore_environment_response__shape;
}
static inline const regent_shape *regent__v1__list_environments_request__shape_pointer(void) {
    return &regent__v1__list_environments_request__shape;
}
static inline const regent_shape *regent__v1__list_environments_response__shape_pointer(void) {
    return &regent__v1__list_environments_response__shape;
}
static inline const regent_shape *regent__v1__put_provider_config_request__shape_pointer(void) {
    return &regent__v1__put_provider_config_request__shape;
}
static inline const regent_shape *regent__v1__put_provider_config_response__shape_pointer(void) {
    return &regent__v1__put_provider_config_response__shape;
}
static inline const regent_shape *regent__v1__archive_provider_config_request__shape_pointer(void) {
    return &regent__v1__archive_provider_config_request__shape;
}
static inline const regent_shape *regent__v1__archive_provider_config_response__shape_pointer(void) {
    return &regent__v1__archive_provider_config_response__shape;
}
static inline const regent_shape *regent__v1__restore_provider_config_request__shape_pointer(void) {
    return &regent__v1__restore_provider_config_request__shape;
}
static inline const regent_shape *regent__v1__restore_provider_config_response__shape_pointer(void) {
    return &regent__v1__restore_provider_config_response__shape;
}
static inline const regent_shape *regent__v1__get_provider_config_request__shape_pointer(void) {
    return &regent__v1__get_provider_config_request__shape;
}
static inline const regent_shape *regent__v1__get_provider_config_response__shape_pointer(void) {
    return &regent__v1__get_provider_config_response__shape;
}
static inline const regent_shape *regent__v1__list_provider_configs_request__shape_pointer(void) {
    return &regent__v1__list_provider_configs_request__shape;
}
static inline const regent_shape *regent__v1__list_provider_configs_response__shape_pointer(void) {
    return &regent__v1__list_provider_configs_response__shape;
}

#endif
