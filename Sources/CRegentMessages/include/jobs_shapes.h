/* Generated from regent/v1/jobs.proto by proto/generator. Do not edit. */
#ifndef JOBS_SHAPES_H
#define JOBS_SHAPES_H

#include "jobs.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__job__shape;
extern const regent_shape regent__v1__job__metadata_entry__shape;
extern const regent_shape regent__v1__create_job_request__shape;
extern const regent_shape regent__v1__create_job_response__shape;
extern const regent_shape regent__v1__update_job_request__shape;
extern const regent_shape regent__v1__update_job_response__shape;
extern const regent_shape regent__v1__pause_job_request__shape;
extern const regent_shape regent__v1__pause_job_response__shape;
extern const regent_shape regent__v1__resume_job_request__shape;
extern const regent_shape regent__v1__resume_job_response__shape;
extern const regent_shape regent__v1__bind_job_request__shape;
extern const regent_shape regent__v1__bind_job_response__shape;
extern const regent_shape regent__v1__unbind_job_request__shape;
extern const regent_shape regent__v1__unbind_job_response__shape;
extern const regent_shape regent__v1__archive_job_request__shape;
extern const regent_shape regent__v1__archive_job_response__shape;
extern const regent_shape regent__v1__restore_job_request__shape;
extern const regent_shape regent__v1__restore_job_response__shape;
extern const regent_shape regent__v1__get_job_request__shape;
extern const regent_shape regent__v1__get_job_response__shape;
extern const regent_shape regent__v1__list_jobs_request__shape;
extern const regent_shape regent__v1__list_jobs_response__shape;

static inline const regent_shape *regent__v1__job__shape_pointer(void) {
    return &regent__v1__job__shape;
}
static inline const regent_shape *regent__v1__create_job_request__shape_pointer(void) {
    return &regent__v1__create_job_request__shape;
}
static inline const regent_shape *regent__v1__create_job_response__shape_pointer(void) {
    return &regent__v1__create_job_response__shape;
}
static inline const regent_shape *regent__v1__update_job_request__shape_pointer(void) {
    return &regent__v1__update_job_request__shape;
}
static inline const regent_shape *regent__v1__update_job_response__shape_pointer(void) {
    return &regent__v1__update_job_response__shape;
}
static inline const regent_shape *regent__v1__pause_job_request__shape_pointer(void) {
    return &regent__v1__pause_job_request__shape;
}
static inline const regent_shape *regent__v1__pause_job_response__shape_pointer(void) {
    return &regent__v1__pause_job_response__shape;
}
static inline const regent_shape *regent__v1__resume_job_request__shape_pointer(void) {
    return &regent__v1__resume_job_request__shape;
}
static inline const regent_shape *regent__v1__resume_job_response__shape_pointer(void) {
    return &regent__v1__resume_job_response__shape;
}
static inline const regent_shape *regent__v1__bind_job_request__shape_pointer(void) {
    return &regent__v1__bind_job_request__shape;
}
static inline const regent_shape *regent__v1__bind_job_response__shape_pointer(void) {
    return &regent__v1__bind_job_response__shape;
}
static inline const regent_shape *regent__v1__unbind_job_request__shape_pointer(void) {
    return &regent__v1__unbind_job_request__shape;
}
static inline const regent_shape *regent__v1__unbind_job_response__shape_pointer(void) {
    return &regent__v1__unbind_job_response__shape;
}
static inline const regent_shape *regent__v1__archive_job_request__shape_pointer(void) {
    return &regent__v1__archive_job_request__shape;
}
static inline const regent_shape *regent__v1__archive_job_response__shape_pointer(void) {
    return &regent__v1__archive_job_response__shape;
}
static inline const regent_shape *regent__v1__restore_job_request__shape_pointer(void) {
    return &regent__v1__restore_job_request__shape;
}
static inline const regent_shape *regent__v1__restore_job_response__shape_pointer(void) {
    return &regent__v1__restore_job_response__shape;
}
static inline const regent_shape *regent__v1__get_job_request__shape_pointer(void) {
    return &regent__v1__get_job_request__shape;
}
static inline const regent_shape *regent__v1__get_job_response__shape_pointer(void) {
    return &regent__v1__get_job_response__shape;
}
static inline const regent_shape *regent__v1__list_jobs_request__shape_pointer(void) {
    return &regent__v1__list_jobs_request__shape;
}
static inline const regent_shape *regent__v1__list_jobs_response__shape_pointer(void) {
    return &regent__v1__list_jobs_response__shape;
}

#endif
