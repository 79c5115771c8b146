/* Generated from regent/v1/models.proto by proto/generator. Do not edit. */
#ifndef MODELS_SHAPES_H
#define MODELS_SHAPES_H

#include "models.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__contract_field__shape;
extern const regent_shape regent__v1__model_contract__shape;
extern const regent_shape regent__v1__model_region__shape;
extern const regent_shape regent__v1__model__shape;
extern const regent_shape regent__v1__model__regional_owners_entry__shape;
extern const regent_shape regent__v1__create_model_request__shape;
extern const regent_shape regent__v1__create_model_response__shape;
extern const regent_shape regent__v1__update_model_request__shape;
extern const regent_shape regent__v1__update_model_response__shape;
extern const regent_shape regent__v1__archive_model_request__shape;
extern const regent_shape regent__v1__archive_model_response__shape;
extern const regent_shape regent__v1__restore_model_request__shape;
extern const regent_shape regent__v1__restore_model_response__shape;
extern const regent_shape regent__v1__get_model_request__shape;
extern const regent_shape regent__v1__get_model_response__shape;
extern const regent_shape regent__v1__list_models_request__shape;
extern const regent_shape regent__v1__list_models_response__shape;

static inline const regent_shape *regent__v1__contract_field__shape_pointer(void) {
    return &regent__v1__contract_field__shape;
}
static inline const regent_shape *regent__v1__model_contract__shape_pointer(void) {
    return &regent__v1__model_contract__shape;
}
static inline const regent_shape *regent__v1__model_region__shape_pointer(void) {
    return &regent__v1__model_region__shape;
}
static inline const regent_shape *regent__v1__model__shape_pointer(void) {
    return &regent__v1__model__shape;
}
static inline const regent_shape *regent__v1__create_model_request__shape_pointer(void) {
    return &regent__v1__create_model_request__shape;
}
static inline const regent_shape *regent__v1__create_model_response__shape_pointer(void) {
    return &regent__v1__create_model_response__shape;
}
static inline const regent_shape *regent__v1__update_model_request__shape_pointer(void) {
    return &regent__v1__update_model_request__shape;
}
static inline const regent_shape *regent__v1__update_model_response__shape_pointer(void) {
    return &regent__v1__update_model_response__shape;
}
static inline const regent_shape *regent__v1__archive_model_request__shape_pointer(void) {
    return &regent__v1__archive_model_request__shape;
}
static inline const regent_shape *regent__v1__archive_model_response__shape_pointer(void) {
    return &regent__v1__archive_model_response__shape;
}
static inline const regent_shape *regent__v1__restore_model_request__shape_pointer(void) {
    return &regent__v1__restore_model_request__shape;
}
static inline const regent_shape *regent__v1__restore_model_response__shape_pointer(void) {
    return &regent__v1__restore_model_response__shape;
}
static inline const regent_shape *regent__v1__get_model_request__shape_pointer(void) {
    return &regent__v1__get_model_request__shape;
}
static inline const regent_shape *regent__v1__get_model_response__shape_pointer(void) {
    return &regent__v1__get_model_response__shape;
}
static inline const regent_shape *regent__v1__list_models_request__shape_pointer(void) {
    return &regent__v1__list_models_request__shape;
}
static inline const regent_shape *regent__v1__list_models_response__shape_pointer(void) {
    return &regent__v1__list_models_response__shape;
}

#endif
