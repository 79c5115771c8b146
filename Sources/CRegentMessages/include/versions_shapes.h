/* Generated from regent/v1/versions.proto by proto/generator. Do not edit. */
#ifndef VERSIONS_SHAPES_H
#define VERSIONS_SHAPES_H

#include "versions.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__version_artifact__shape;
extern const regent_shape regent__v1__decision_feature__shape;
extern const regent_shape regent__v1__calibration__shape;
extern const regent_shape regent__v1__safety_rule__shape;
extern const regent_shape regent__v1__decision_model__shape;
extern const regent_shape regent__v1__decision_model__biases_entry__shape;
extern const regent_shape regent__v1__version_approval__shape;
extern const regent_shape regent__v1__version_approval__impact_entry__shape;
extern const regent_shape regent__v1__release_answer__shape;
extern const regent_shape regent__v1__version_suspension__shape;
extern const regent_shape regent__v1__version_status__shape;
extern const regent_shape regent__v1__model_version__shape;
extern const regent_shape regent__v1__model_version__performance_entry__shape;
extern const regent_shape regent__v1__model_version__metadata_entry__shape;
extern const regent_shape regent__v1__register_version_request__shape;
extern const regent_shape regent__v1__register_version_response__shape;
extern const regent_shape regent__v1__get_version_request__shape;
extern const regent_shape regent__v1__get_version_response__shape;
extern const regent_shape regent__v1__list_versions_request__shape;
extern const regent_shape regent__v1__list_versions_response__shape;
extern const regent_shape regent__v1__answer_release_checklist_request__shape;
extern const regent_shape regent__v1__answer_release_checklist_response__shape;
extern const regent_shape regent__v1__record_performance_request__shape;
extern const regent_shape regent__v1__record_performance_request__performance_entry__shape;
extern const regent_shape regent__v1__record_performance_response__shape;
extern const regent_shape regent__v1__release_version_request__shape;
extern const regent_shape regent__v1__release_version_response__shape;
extern const regent_shape regent__v1__suspend_version_request__shape;
extern const regent_shape regent__v1__suspend_version_response__shape;
extern const regent_shape regent__v1__resume_version_request__shape;
extern const regent_shape regent__v1__resume_version_response__shape;
extern const regent_shape regent__v1__deprecate_version_request__shape;
extern const regent_shape regent__v1__deprecate_version_response__shape;
extern const regent_shape regent__v1__retire_version_request__shape;
extern const regent_shape regent__v1__retire_version_response__shape;

static inline const regent_shape *regent__v1__version_artifact__shape_pointer(void) {
    return &regent__v1__version_artifact__shape;
}
static inline const regent_shape *regent__v1__decision_feature__shape_pointer(void) {
    return &regent__v1__decision_feature__shape;
}
static inline const regent_shape *regent__v1__calibration__shape_pointer(void) {
    return &regent__v1__calibration__shape;
}
static inline const regent_shape *regent__v1__safety_rule__shape_pointer(void) {
    return &regent__v1__safety_rule__shape;
}
static inline const regent_shape *regent__v1__decision_model__shape_pointer(void) {
    return &regent__v1__decision_model__shape;
}
static inline const regent_shape *regent__v1__version_approval__shape_pointer(void) {
    return &regent__v1__version_approval__shape;
}
static inline const regent_shape *regent__v1__release_answer__shape_pointer(void) {
    return &regent__v1__release_answer__shape;
}
static inline const regent_shape *regent__v1__version_suspension__shape_pointer(void) {
    return &regent__v1__version_suspension__shape;
}
static inline const regent_shape *regent__v1__version_status__shape_pointer(void) {
    return &regent__v1__version_status__shape;
}
static inline const regent_shape *regent__v1__model_version__shape_pointer(void) {
    return &regent__v1__model_version__shape;
}
static inline const regent_shape *regent__v1__register_version_request__shape_pointer(void) {
    return &regent__v1__register_version_request__shape;
}
static inline const regent_shape *regent__v1__register_version_response__shape_pointer(void) {
    return &regent__v1__register_version_response__shape;
}
static inline const regent_shape *regent__v1__get_version_request__shape_pointer(void) {
    return &regent__v1__get_version_request__shape;
}
static inline const regent_shape *regent__v1__get_version_response__shape_pointer(void) {
    return &regent__v1__get_version_response__shape;
}
static inline const regent_shape *regent__v1__list_versions_request__shape_pointer(void) {
    return &regent__v1__list_versions_request__shape;
}
static inline const regent_shape *regent__v1__list_versions_response__shape_pointer(void) {
    return &regent__v1__list_versions_response__shape;
}
static inline const regent_shape *regent__v1__answer_release_checklist_request__shape_pointer(void) {
    return &regent__v1__answer_release_checklist_request__shape;
}
static inline const regent_shape *regent__v1__answer_release_checklist_response__shape_pointer(void) {
    return &regent__v1__answer_release_checklist_response__shape;
}
static inline const regent_shape *regent__v1__record_performance_request__shape_pointer(void) {
    return &regent__v1__record_performance_request__shape;
}
static inline const regent_shape *regent__v1__record_performance_response__shape_pointer(void) {
    return &regent__v1__record_performance_response__shape;
}
static inline const regent_shape *regent__v1__release_version_request__shape_pointer(void) {
    return &regent__v1__release_version_request__shape;
}
static inline const regent_shape *regent__v1__release_version_response__shape_pointer(void) {
    return &regent__v1__release_version_response__shape;
}
static inline const regent_shape *regent__v1__suspend_version_request__shape_pointer(void) {
    return &regent__v1__suspend_version_request__shape;
}
static inline const regent_shape *regent__v1__suspend_version_response__shape_pointer(void) {
    return &regent__v1__suspend_version_response__shape;
}
static inline const regent_shape *regent__v1__resume_version_request__shape_pointer(void) {
    return &regent__v1__resume_version_request__shape;
}
static inline const regent_shape *regent__v1__resume_version_response__shape_pointer(void) {
    return &regent__v1__resume_version_response__shape;
}
static inline const regent_shape *regent__v1__deprecate_version_request__shape_pointer(void) {
    return &regent__v1__deprecate_version_request__shape;
}
static inline const regent_shape *regent__v1__deprecate_version_response__shape_pointer(void) {
    return &regent__v1__deprecate_version_response__shape;
}
static inline const regent_shape *regent__v1__retire_version_request__shape_pointer(void) {
    return &regent__v1__retire_version_request__shape;
}
static inline const regent_shape *regent__v1__retire_version_response__shape_pointer(void) {
    return &regent__v1__retire_version_response__shape;
}

#endif
