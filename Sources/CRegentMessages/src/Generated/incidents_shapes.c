/* Generated from regent/v1/incidents.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__incident__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__incident_note__shape,
    NULL,
    NULL,
    &regent__v1__incident_action__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__incident_dismissal__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__incident__shape = {
    &regent__v1__incident__descriptor, UINT64_C(0x6007d98f05), regent__v1__incident__children};
static const regent_shape *const regent__v1__incident_note__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__incident_note__shape = {
    &regent__v1__incident_note__descriptor, UINT64_C(0x6), regent__v1__incident_note__children};
static const regent_shape *const regent__v1__incident_action__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__incident_action__shape = {
    &regent__v1__incident_action__descriptor, UINT64_C(0xe6), regent__v1__incident_action__children};
static const regent_shape *const regent__v1__incident_action_change__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__incident_action_change__shape = {
    &regent__v1__incident_action_change__descriptor, UINT64_C(0xc), regent__v1__incident_action_change__children};
const regent_shape regent__v1__incident_dismissal__shape = {
    &regent__v1__incident_dismissal__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__open_incident_request__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__open_incident_request__shape = {
    &regent__v1__open_incident_request__descriptor, UINT64_C(0x0), regent__v1__open_incident_request__children};
static const regent_shape *const regent__v1__open_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__open_incident_response__shape = {
    &regent__v1__open_incident_response__descriptor, UINT64_C(0x0), regent__v1__open_incident_response__children};
static const regent_shape *const regent__v1__triage_incident_request__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__triage_incident_request__shape = {
    &regent__v1__triage_incident_request__descriptor, UINT64_C(0x5), regent__v1__triage_incident_request__children};
static const regent_shape *const regent__v1__triage_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__triage_incident_response__shape = {
    &regent__v1__triage_incident_response__descriptor, UINT64_C(0x0), regent__v1__triage_incident_response__children};
static const regent_shape *const regent__v1__dismiss_incident_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__dismiss_incident_request__shape = {
    &regent__v1__dismiss_incident_request__descriptor, UINT64_C(0x1), regent__v1__dismiss_incident_request__children};
static const regent_shape *const regent__v1__dismiss_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__dismiss_incident_response__shape = {
    &regent__v1__dismiss_incident_response__descriptor, UINT64_C(0x0), regent__v1__dismiss_incident_response__children};
static const regent_shape *const regent__v1__investigate_incident_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__investigate_incident_request__shape = {
    &regent__v1__investigate_incident_request__descriptor, UINT64_C(0x1), regent__v1__investigate_incident_request__children};
static const regent_shape *const regent__v1__investigate_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__investigate_incident_response__shape = {
    &regent__v1__investigate_incident_response__descriptor, UINT64_C(0x0), regent__v1__investigate_incident_response__children};
static const regent_shape *const regent__v1__mitigate_incident_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__mitigate_incident_request__shape = {
    &regent__v1__mitigate_incident_request__descriptor, UINT64_C(0x3), regent__v1__mitigate_incident_request__children};
static const regent_shape *const regent__v1__mitigate_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__mitigate_incident_response__shape = {
    &regent__v1__mitigate_incident_response__descriptor, UINT64_C(0x0), regent__v1__mitigate_incident_response__children};
static const regent_shape *const regent__v1__resolve_incident_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__incident_action__shape,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__resolve_incident_request__shape = {
    &regent__v1__resolve_incident_request__descriptor, UINT64_C(0x17), regent__v1__resolve_incident_request__children};
static const regent_shape *const regent__v1__resolve_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__resolve_incident_response__shape = {
    &regent__v1__resolve_incident_response__descriptor, UINT64_C(0x0), regent__v1__resolve_incident_response__children};
static const regent_shape *const regent__v1__close_incident_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__close_incident_request__shape = {
    &regent__v1__close_incident_request__descriptor, UINT64_C(0x1), regent__v1__close_incident_request__children};
static const regent_shape *const regent__v1__close_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__close_incident_response__shape = {
    &regent__v1__close_incident_response__descriptor, UINT64_C(0x0), regent__v1__close_incident_response__children};
static const regent_shape *const regent__v1__reopen_incident_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__reopen_incident_request__shape = {
    &regent__v1__reopen_incident_request__descriptor, UINT64_C(0x1), regent__v1__reopen_incident_request__children};
static const regent_shape *const regent__v1__reopen_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__reopen_incident_response__shape = {
    &regent__v1__reopen_incident_response__descriptor, UINT64_C(0x0), regent__v1__reopen_incident_response__children};
static const regent_shape *const regent__v1__add_incident_note_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__add_incident_note_request__shape = {
    &regent__v1__add_incident_note_request__descriptor, UINT64_C(0x3), regent__v1__add_incident_note_request__children};
static const regent_shape *const regent__v1__add_incident_note_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__add_incident_note_response__shape = {
    &regent__v1__add_incident_note_response__descriptor, UINT64_C(0x0), regent__v1__add_incident_note_response__children};
static const regent_shape *const regent__v1__update_incident_request__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__incident_action__shape,
    &regent__v1__incident_action_change__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_incident_request__shape = {
    &regent__v1__update_incident_request__descriptor, UINT64_C(0x75), regent__v1__update_incident_request__children};
static const regent_shape *const regent__v1__update_incident_response__children[] = {
    &regent__v1__incident__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_incident_response__shape = {
    &regent__v1__update_incident_response__descriptor, UINT64_C(0x0), regent__v1__update_incident_response__children};
const regent_shape regent__v1__get_incident_request__shape = {
    &regent__v1__get_incident_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_incident_response__children[] = {
    &regent__v1__incident__shape,
};
const regent_shape regent__v1__get_incident_response__shape = {
    &regent__v1__get_incident_response__descriptor, UINT64_C(0x0), regent__v1__get_incident_response__children};
const regent_shape regent__v1__list_incidents_request__shape = {
    &regent__v1__list_incidents_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_incidents_response__children[] = {
    &regent__v1__incident__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_incidents_response__shape = {
    &regent__v1__list_incidents_response__descriptor, UINT64_C(0x6), regent__v1__list_incidents_response__children};
static const regent_shape *const regent__v1__get_incident_statistics_request__children[] = {
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__get_incident_statistics_request__shape = {
    &regent__v1__get_incident_statistics_request__descriptor, UINT64_C(0x0), regent__v1__get_incident_statistics_request__children};
static const regent_shape *const regent__v1__get_incident_statistics_response__children[] = {
    &regent__v1__incident_count__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__incident_duration__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__get_incident_statistics_response__shape = {
    &regent__v1__get_incident_statistics_response__descriptor, UINT64_C(0x0), regent__v1__get_incident_statistics_response__children};
const regent_shape regent__v1__incident_count__shape = {
    &regent__v1__incident_count__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__incident_duration__shape = {
    &regent__v1__incident_duration__descriptor, UINT64_C(0x0), NULL};
