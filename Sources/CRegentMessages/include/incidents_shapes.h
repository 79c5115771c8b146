/* Generated from regent/v1/incidents.proto by proto/generator. Do not edit. */
#ifndef INCIDENTS_SHAPES_H
#define INCIDENTS_SHAPES_H

#include "incidents.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__incident__shape;
extern const regent_shape regent__v1__incident_note__shape;
extern const regent_shape regent__v1__incident_action__shape;
extern const regent_shape regent__v1__incident_action_change__shape;
extern const regent_shape regent__v1__incident_dismissal__shape;
extern const regent_shape regent__v1__open_incident_request__shape;
extern const regent_shape regent__v1__open_incident_response__shape;
extern const regent_shape regent__v1__triage_incident_request__shape;
extern const regent_shape regent__v1__triage_incident_response__shape;
extern const regent_shape regent__v1__dismiss_incident_request__shape;
extern const regent_shape regent__v1__dismiss_incident_response__shape;
extern const regent_shape regent__v1__investigate_incident_request__shape;
extern const regent_shape regent__v1__investigate_incident_response__shape;
extern const regent_shape regent__v1__mitigate_incident_request__shape;
extern const regent_shape regent__v1__mitigate_incident_response__shape;
extern const regent_shape regent__v1__resolve_incident_request__shape;
extern const regent_shape regent__v1__resolve_incident_response__shape;
extern const regent_shape regent__v1__close_incident_request__shape;
extern const regent_shape regent__v1__close_incident_response__shape;
extern const regent_shape regent__v1__reopen_incident_request__shape;
extern const regent_shape regent__v1__reopen_incident_response__shape;
extern const regent_shape regent__v1__add_incident_note_request__shape;
extern const regent_shape regent__v1__add_incident_note_response__shape;
extern const regent_shape regent__v1__update_incident_request__shape;
extern const regent_shape regent__v1__update_incident_response__shape;
extern const regent_shape regent__v1__get_incident_request__shape;
extern const regent_shape regent__v1__get_incident_response__shape;
extern const regent_shape regent__v1__list_incidents_request__shape;
extern const regent_shape regent__v1__list_incidents_response__shape;
extern const regent_shape regent__v1__get_incident_statistics_request__shape;
extern const regent_shape regent__v1__get_incident_statistics_response__shape;
extern const regent_shape regent__v1__incident_count__shape;
extern const regent_shape regent__v1__incident_duration__shape;

static inline const regent_shape *regent__v1__incident__shape_pointer(void) {
    return &regent__v1__incident__shape;
}
static inline const regent_shape *regent__v1__incident_note__shape_pointer(void) {
    return &regent__v1__incident_note__shape;
}
static inline const regent_shape *regent__v1__incident_action__shape_pointer(void) {
    return &regent__v1__incident_action__shape;
}
static inline const regent_shape *regent__v1__incident_action_change__shape_pointer(void) {
    return &regent__v1__incident_action_change__shape;
}
static inline const regent_shape *regent__v1__incident_dismissal__shape_pointer(void) {
    return &regent__v1__incident_dismissal__shape;
}
static inline const regent_shape *regent__v1__open_incident_request__shape_pointer(void) {
    return &regent__v1__open_incident_request__shape;
}
static inline const regent_shape *regent__v1__open_incident_response__shape_pointer(void) {
    return &regent__v1__open_incident_response__shape;
}
static inline const regent_shape *regent__v1__triage_incident_request__shape_pointer(void) {
    return &regent__v1__triage_incident_request__shape;
}
static inline const regent_shape *regent__v1__triage_incident_response__shape_pointer(void) {
    return &regent__v1__triage_incident_response__shape;
}
static inline const regent_shape *regent__v1__dismiss_incident_request__shape_pointer(void) {
    return &regent__v1__dismiss_incident_request__shape;
}
static inline const regent_shape *regent__v1__dismiss_incident_response__shape_pointer(void) {
    return &regent__v1__dismiss_incident_response__shape;
}
static inline const regent_shape *regent__v1__investigate_incident_request__shape_pointer(void) {
    return &regent__v1__investigate_incident_request__shape;
}
static inline const regent_shape *regent__v1__investigate_incident_response__shape_pointer(void) {
    return &regent__v1__investigate_incident_response__shape;
}
static inline const regent_shape *regent__v1__mitigate_incident_request__shape_pointer(void) {
    return &regent__v1__mitigate_incident_request__shape;
}
static inline const regent_shape *regent__v1__mitigate_incident_response__shape_pointer(void) {
    return &regent__v1__mitigate_incident_response__shape;
}
static inline const regent_shape *regent__v1__resolve_incident_request__shape_pointer(void) {
    return &regent__v1__resolve_incident_request__shape;
}
static inline const regent_shape *regent__v1__resolve_incident_response__shape_pointer(void) {
    return &regent__v1__resolve_incident_response__shape;
}
static inline const regent_shape *regent__v1__close_incident_request__shape_pointer(void) {
    return &regent__v1__close_incident_request__shape;
}
static inline const regent_shape *regent__v1__close_incident_response__shape_pointer(void) {
    return &regent__v1__close_incident_response__shape;
}
static inline const regent_shape *regent__v1__reopen_incident_request__shape_pointer(void) {
    return &regent__v1__reopen_incident_request__shape;
}
static inline const regent_shape *regent__v1__reopen_incident_response__shape_pointer(void) {
    return &regent__v1__reopen_incident_response__shape;
}
static inline const regent_shape *regent__v1__add_incident_note_request__shape_pointer(void) {
    return &regent__v1__add_incident_note_request__shape;
}
static inline const regent_shape *regent__v1__add_incident_note_response__shape_pointer(void) {
    return &regent__v1__add_incident_note_response__shape;
}
static inline const regent_shape *regent__v1__update_incident_request__shape_pointer(void) {
    return &regent__v1__update_incident_request__shape;
}
static inline const regent_shape *regent__v1__update_incident_response__shape_pointer(void) {
    return &regent__v1__update_incident_response__shape;
}
static inline const regent_shape *regent__v1__get_incident_request__shape_pointer(void) {
    return &regent__v1__get_incident_request__shape;
}
static inline const regent_shape *regent__v1__get_incident_response__shape_pointer(void) {
    return &regent__v1__get_incident_response__shape;
}
static inline const regent_shape *regent__v1__list_incidents_request__shape_pointer(void) {
    return &regent__v1__list_incidents_request__shape;
}
static inline const regent_shape *regent__v1__list_incidents_response__shape_pointer(void) {
    return &regent__v1__list_incidents_response__shape;
}
static inline const regent_shape *regent__v1__get_incident_statistics_request__shape_pointer(void) {
    return &regent__v1__get_incident_statistics_request__shape;
}
static inline const regent_shape *regent__v1__get_incident_statistics_response__shape_pointer(void) {
    return &regent__v1__get_incident_statistics_response__shape;
}
static inline const regent_shape *regent__v1__incident_count__shape_pointer(void) {
    return &regent__v1__incident_count__shape;
}
static inline const regent_shape *regent__v1__incident_duration__shape_pointer(void) {
    return &regent__v1__incident_duration__shape;
}

#endif
