/* Generated from regent/v1/dashboards.proto by proto/generator. Do not edit. */
#ifndef DASHBOARDS_SHAPES_H
#define DASHBOARDS_SHAPES_H

#include "dashboards.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__dashboard_panel__shape;
extern const regent_shape regent__v1__dashboard__shape;
extern const regent_shape regent__v1__put_dashboard_request__shape;
extern const regent_shape regent__v1__put_dashboard_response__shape;
extern const regent_shape regent__v1__archive_dashboard_request__shape;
extern const regent_shape regent__v1__archive_dashboard_response__shape;
extern const regent_shape regent__v1__restore_dashboard_request__shape;
extern const regent_shape regent__v1__restore_dashboard_response__shape;
extern const regent_shape regent__v1__get_dashboard_request__shape;
extern const regent_shape regent__v1__get_dashboard_response__shape;
extern const regent_shape regent__v1__list_dashboards_request__shape;
extern const regent_shape regent__v1__list_dashboards_response__shape;

static inline const regent_shape *regent__v1__dashboard_panel__shape_pointer(void) {
    return &regent__v1__dashboard_panel__shape;
}
static inline const regent_shape *regent__v1__dashboard__shape_pointer(void) {
    return &regent__v1__dashboard__shape;
}
static inline const regent_shape *regent__v1__put_dashboard_request__shape_pointer(void) {
    return &regent__v1__put_dashboard_request__shape;
}
static inline const regent_shape *regent__v1__put_dashboard_response__shape_pointer(void) {
    return &regent__v1__put_dashboard_response__shape;
}
static inline const regent_shape *regent__v1__archive_dashboard_request__shape_pointer(void) {
    return &regent__v1__archive_dashboard_request__shape;
}
static inline const regent_shape *regent__v1__archive_dashboard_response__shape_pointer(void) {
    return &regent__v1__archive_dashboard_response__shape;
}
static inline const regent_shape *regent__v1__restore_dashboard_request__shape_pointer(void) {
    return &regent__v1__restore_dashboard_request__shape;
}
static inline const regent_shape *regent__v1__restore_dashboard_response__shape_pointer(void) {
    return &regent__v1__restore_dashboard_response__shape;
}
static inline const regent_shape *regent__v1__get_dashboard_request__shape_pointer(void) {
    return &regent__v1__get_dashboard_request__shape;
}
static inline const regent_shape *regent__v1__get_dashboard_response__shape_pointer(void) {
    return &regent__v1__get_dashboard_response__shape;
}
static inline const regent_shape *regent__v1__list_dashboards_request__shape_pointer(void) {
    return &regent__v1__list_dashboards_request__shape;
}
static inline const regent_shape *regent__v1__list_dashboards_response__shape_pointer(void) {
    return &regent__v1__list_dashboards_response__shape;
}

#endif
