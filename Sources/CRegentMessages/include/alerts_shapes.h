/* Generated from regent/v1/alerts.proto by proto/generator. Do not edit. */
#ifndef ALERTS_SHAPES_H
#define ALERTS_SHAPES_H

#include "alerts.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__alert__shape;
extern const regent_shape regent__v1__close_alert_request__shape;
extern const regent_shape regent__v1__close_alert_response__shape;
extern const regent_shape regent__v1__get_alert_request__shape;
extern const regent_shape regent__v1__get_alert_response__shape;
extern const regent_shape regent__v1__list_alerts_request__shape;
extern const regent_shape regent__v1__list_alerts_response__shape;

static inline const regent_shape *regent__v1__alert__shape_pointer(void) {
    return &regent__v1__alert__shape;
}
static inline const regent_shape *regent__v1__close_alert_request__shape_pointer(void) {
    return &regent__v1__close_alert_request__shape;
}
static inline const regent_shape *regent__v1__close_alert_response__shape_pointer(void) {
    return &regent__v1__close_alert_response__shape;
}
static inline const regent_shape *regent__v1__get_alert_request__shape_pointer(void) {
    return &regent__v1__get_alert_request__shape;
}
static inline const regent_shape *regent__v1__get_alert_response__shape_pointer(void) {
    return &regent__v1__get_alert_response__shape;
}
static inline const regent_shape *regent__v1__list_alerts_request__shape_pointer(void) {
    return &regent__v1__list_alerts_request__shape;
}
static inline const regent_shape *regent__v1__list_alerts_response__shape_pointer(void) {
    return &regent__v1__list_alerts_response__shape;
}

#endif
