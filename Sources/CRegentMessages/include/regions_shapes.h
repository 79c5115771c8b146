/* Generated from regent/v1/regions.proto by proto/generator. Do not edit. */
#ifndef REGIONS_SHAPES_H
#define REGIONS_SHAPES_H

#include "regions.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__region__shape;
extern const regent_shape regent__v1__put_region_request__shape;
extern const regent_shape regent__v1__put_region_response__shape;
extern const regent_shape regent__v1__archive_region_request__shape;
extern const regent_shape regent__v1__archive_region_response__shape;
extern const regent_shape regent__v1__restore_region_request__shape;
extern const regent_shape regent__v1__restore_region_response__shape;
extern const regent_shape regent__v1__get_region_request__shape;
extern const regent_shape regent__v1__get_region_response__shape;
extern const regent_shape regent__v1__list_regions_request__shape;
extern const regent_shape regent__v1__list_regions_response__shape;

static inline const regent_shape *regent__v1__region__shape_pointer(void) {
    return &regent__v1__region__shape;
}
static inline const regent_shape *regent__v1__put_region_request__shape_pointer(void) {
    return &regent__v1__put_region_request__shape;
}
static inline const regent_shape *regent__v1__put_region_response__shape_pointer(void) {
    return &regent__v1__put_region_response__shape;
}
static inline const regent_shape *regent__v1__archive_region_request__shape_pointer(void) {
    return &regent__v1__archive_region_request__shape;
}
static inline const regent_shape *regent__v1__archive_region_response__shape_pointer(void) {
    return &regent__v1__archive_region_response__shape;
}
static inline const regent_shape *regent__v1__restore_region_request__shape_pointer(void) {
    return &regent__v1__restore_region_request__shape;
}
static inline const regent_shape *regent__v1__restore_region_response__shape_pointer(void) {
    return &regent__v1__restore_region_response__shape;
}
static inline const regent_shape *regent__v1__get_region_request__shape_pointer(void) {
    return &regent__v1__get_region_request__shape;
}
static inline const regent_shape *regent__v1__get_region_response__shape_pointer(void) {
    return &regent__v1__get_region_response__shape;
}
static inline const regent_shape *regent__v1__list_regions_request__shape_pointer(void) {
    return &regent__v1__list_regions_request__shape;
}
static inline const regent_shape *regent__v1__list_regions_response__shape_pointer(void) {
    return &regent__v1__list_regions_response__shape;
}

#endif
