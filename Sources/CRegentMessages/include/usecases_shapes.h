/* Generated from regent/v1/usecases.proto by proto/generator. Do not edit. */
#ifndef USECASES_SHAPES_H
#define USECASES_SHAPES_H

#include "usecases.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__allowed_model__shape;
extern const regent_shape regent__v1__use_case_approval__shape;
extern const regent_shape regent__v1__use_case_deployment__shape;
extern const regent_shape regent__v1__use_case_metric__shape;
extern const regent_shape regent__v1__use_case__shape;
extern const regent_shape regent__v1__create_use_case_request__shape;
extern const regent_shape regent__v1__create_use_case_response__shape;
extern const regent_shape regent__v1__update_use_case_request__shape;
extern const regent_shape regent__v1__update_use_case_response__shape;
extern const regent_shape regent__v1__submit_use_case_request__shape;
extern const regent_shape regent__v1__submit_use_case_response__shape;
extern const regent_shape regent__v1__approve_use_case_request__shape;
extern const regent_shape regent__v1__approve_use_case_response__shape;
extern const regent_shape regent__v1__return_use_case_request__shape;
extern const regent_shape regent__v1__return_use_case_response__shape;
extern const regent_shape regent__v1__deploy_use_case_request__shape;
extern const regent_shape regent__v1__deploy_use_case_response__shape;
extern const regent_shape regent__v1__deprecate_use_case_request__shape;
extern const regent_shape regent__v1__deprecate_use_case_response__shape;
extern const regent_shape regent__v1__get_use_case_request__shape;
extern const regent_shape regent__v1__get_use_case_response__shape;
extern const regent_shape regent__v1__list_use_cases_request__shape;
extern const regent_shape regent__v1__list_use_cases_response__shape;

static inline const regent_shape *regent__v1__allowed_model__shape_pointer(void) {
    return &regent__v1__allowed_model__shape;
}
static inline const regent_shape *regent__v1__use_case_approval__shape_pointer(void) {
    return &regent__v1__use_case_approval__shape;
}
static inline const regent_shape *regent__v1__use_case_deployment__shape_pointer(void) {
    return &regent__v1__use_case_deployment__shape;
}
static inline const regent_shape *regent__v1__use_case_metric__shape_pointer(void) {
    return &regent__v1__use_case_metric__shape;
}
static inline const regent_shape *regent__v1__use_case__shape_pointer(void) {
    return &regent__v1__use_case__shape;
}
static inline const regent_shape *regent__v1__create_use_case_request__shape_pointer(void) {
    return &regent__v1__create_use_case_request__shape;
}
static inline const regent_shape *regent__v1__create_use_case_response__shape_pointer(void) {
    return &regent__v1__create_use_case_response__shape;
}
static inline const regent_shape *regent__v1__update_use_case_request__shape_pointer(void) {
    return &regent__v1__update_use_case_request__shape;
}
static inline const regent_shape *regent__v1__update_use_case_response__shape_pointer(void) {
    return &regent__v1__update_use_case_response__shape;
}
static inline const regent_shape *regent__v1__submit_use_case_request__shape_pointer(void) {
    return &regent__v1__submit_use_case_request__shape;
}
static inline const regent_shape *regent__v1__submit_use_case_response__shape_pointer(void) {
    return &regent__v1__submit_use_case_response__shape;
}
static inline const regent_shape *regent__v1__approve_use_case_request__shape_pointer(void) {
    return &regent__v1__approve_use_case_request__shape;
}
static inline const regent_shape *regent__v1__approve_use_case_response__shape_pointer(void) {
    return &regent__v1__approve_use_case_response__shape;
}
static inline const regent_shape *regent__v1__return_use_case_request__shape_pointer(void) {
    return &regent__v1__return_use_case_request__shape;
}
static inline const regent_shape *regent__v1__return_use_case_response__shape_pointer(void) {
    return &regent__v1__return_use_case_response__shape;
}
static inline const regent_shape *regent__v1__deploy_use_case_request__shape_pointer(void) {
    return &regent__v1__deploy_use_case_request__shape;
}
static inline const regent_shape *regent__v1__deploy_use_case_response__shape_pointer(void) {
    return &regent__v1__deploy_use_case_response__shape;
}
static inline const regent_shape *regent__v1__deprecate_use_case_request__shape_pointer(void) {
    return &regent__v1__deprecate_use_case_request__shape;
}
static inline const regent_shape *regent__v1__deprecate_use_case_response__shape_pointer(void) {
    return &regent__v1__deprecate_use_case_response__shape;
}
static inline const regent_shape *regent__v1__get_use_case_request__shape_pointer(void) {
    return &regent__v1__get_use_case_request__shape;
}
static inline const regent_shape *regent__v1__get_use_case_response__shape_pointer(void) {
    return &regent__v1__get_use_case_response__shape;
}
static inline const regent_shape *regent__v1__list_use_cases_request__shape_pointer(void) {
    return &regent__v1__list_use_cases_request__shape;
}
static inline const regent_shape *regent__v1__list_use_cases_response__shape_pointer(void) {
    return &regent__v1__list_use_cases_response__shape;
}

#endif
