/* Generated from regent/v1/samples.proto by proto/generator. Do not edit. */
#ifndef SAMPLES_SHAPES_H
#define SAMPLES_SHAPES_H

#include "samples.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__eval_sample__shape;
extern const regent_shape regent__v1__eval_sample__scores_entry__shape;
extern const regent_shape regent__v1__eval_sample__metadata_entry__shape;
extern const regent_shape regent__v1__sample_batch__shape;
extern const regent_shape regent__v1__sample_columns__shape;
extern const regent_shape regent__v1__replaced_samples__shape;
extern const regent_shape regent__v1__score_column__shape;
extern const regent_shape regent__v1__cold_columns__shape;
extern const regent_shape regent__v1__text_column__shape;
extern const regent_shape regent__v1__dictionary_column__shape;

static inline const regent_shape *regent__v1__eval_sample__shape_pointer(void) {
    return &regent__v1__eval_sample__shape;
}
static inline const regent_shape *regent__v1__sample_batch__shape_pointer(void) {
    return &regent__v1__sample_batch__shape;
}
static inline const regent_shape *regent__v1__sample_columns__shape_pointer(void) {
    return &regent__v1__sample_columns__shape;
}
static inline const regent_shape *regent__v1__replaced_samples__shape_pointer(void) {
    return &regent__v1__replaced_samples__shape;
}
static inline const regent_shape *regent__v1__score_column__shape_pointer(void) {
    return &regent__v1__score_column__shape;
}
static inline const regent_shape *regent__v1__cold_columns__shape_pointer(void) {
    return &regent__v1__cold_columns__shape;
}
static inline const regent_shape *regent__v1__text_column__shape_pointer(void) {
    return &regent__v1__text_column__shape;
}
static inline const regent_shape *regent__v1__dictionary_column__shape_pointer(void) {
    return &regent__v1__dictionary_column__shape;
}

#endif
