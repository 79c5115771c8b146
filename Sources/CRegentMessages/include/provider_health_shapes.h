/* Generated from regent/v1/provider_health.proto by proto/generator. Do not edit. */
#ifndef PROVIDER_HEALTH_SHAPES_H
#define PROVIDER_HEALTH_SHAPES_H

#include "provider_health.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__health_rate__shape;
extern const regent_shape regent__v1__provider_health__shape;
extern const regent_shape regent__v1__list_provider_health_request__shape;
extern const regent_shape regent__v1__list_provider_health_response__shape;
extern const regent_shape regent__v1__watch_provider_health_request__shape;
extern const regent_shape regent__v1__watch_provider_health_response__shape;
extern const regent_shape regent__v1__reset_provider_health_request__shape;
extern const regent_shape regent__v1__reset_provider_health_response__shape;

static inline const regent_shape *regent__v1__health_rate__shape_pointer(void) {
    return &regent__v1__health_rate__shape;
}
static inline const regent_shape *regent__v1__provider_health__shape_pointer(void) {
    return &regent__v1__provider_health__shape;
}
static inline const regent_shape *regent__v1__list_provider_health_request__shape_pointer(void) {
    return &regent__v1__list_provider_health_request__shape;
}
static inline const regent_shape *regent__v1__list_provider_health_response__shape_pointer(void) {
    return &regent__v1__list_provider_health_response__shape;
}
static inline const regent_shape *regent__v1__watch_provider_health_request__shape_pointer(void) {
    return &regent__v1__watch_provider_health_request__shape;
}
static inline const regent_shape *regent__v1__watch_provider_health_response__shape_pointer(void) {
    return &regent__v1__watch_provider_health_response__shape;
}
static inline const regent_shape *regent__v1__reset_provider_health_request__shape_pointer(void) {
    return &regent__v1__reset_provider_health_request__shape;
}
static inline const regent_shape *regent__v1__reset_provider_health_response__shape_pointer(void) {
    return &regent__v1__reset_provider_health_response__shape;
}

#endif
