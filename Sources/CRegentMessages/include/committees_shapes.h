/* Generated from regent/v1/committees.proto by proto/generator. Do not edit. */
#ifndef COMMITTEES_SHAPES_H
#define COMMITTEES_SHAPES_H

#include "committees.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__committee__shape;
extern const regent_shape regent__v1__committee_seat_holders__shape;
extern const regent_shape regent__v1__put_committee_request__shape;
extern const regent_shape regent__v1__put_committee_response__shape;
extern const regent_shape regent__v1__archive_committee_request__shape;
extern const regent_shape regent__v1__archive_committee_response__shape;
extern const regent_shape regent__v1__restore_committee_request__shape;
extern const regent_shape regent__v1__restore_committee_response__shape;
extern const regent_shape regent__v1__get_committee_request__shape;
extern const regent_shape regent__v1__get_committee_response__shape;
extern const regent_shape regent__v1__list_committees_request__shape;
extern const regent_shape regent__v1__list_committees_response__shape;

static inline const regent_shape *regent__v1__committee__shape_pointer(void) {
    return &regent__v1__committee__shape;
}
static inline const regent_shape *regent__v1__committee_seat_holders__shape_pointer(void) {
    return &regent__v1__committee_seat_holders__shape;
}
static inline const regent_shape *regent__v1__put_committee_request__shape_pointer(void) {
    return &regent__v1__put_committee_request__shape;
}
static inline const regent_shape *regent__v1__put_committee_response__shape_pointer(void) {
    return &regent__v1__put_committee_response__shape;
}
static inline const regent_shape *regent__v1__archive_committee_request__shape_pointer(void) {
    return &regent__v1__archive_committee_request__shape;
}
static inline const regent_shape *regent__v1__archive_committee_response__shape_pointer(void) {
    return &regent__v1__archive_committee_response__shape;
}
static inline const regent_shape *regent__v1__restore_committee_request__shape_pointer(void) {
    return &regent__v1__restore_committee_request__shape;
}
static inline const regent_shape *regent__v1__restore_committee_response__shape_pointer(void) {
    return &regent__v1__restore_committee_response__shape;
}
static inline const regent_shape *regent__v1__get_committee_request__shape_pointer(void) {
    return &regent__v1__get_committee_request__shape;
}
static inline const regent_shape *regent__v1__get_committee_response__shape_pointer(void) {
    return &regent__v1__get_committee_response__shape;
}
static inline const regent_shape *regent__v1__list_committees_request__shape_pointer(void) {
    return &regent__v1__list_committees_request__shape;
}
static inline const regent_shape *regent__v1__list_committees_response__shape_pointer(void) {
    return &regent__v1__list_committees_response__shape;
}

#endif
