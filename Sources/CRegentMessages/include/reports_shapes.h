/* Generated from regent/v1/reports.proto by proto/generator. Do not edit. */
#ifndef REPORTS_SHAPES_H
#define REPORTS_SHAPES_H

#include "reports.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__compliance_report__shape;
extern const regent_shape regent__v1__report_content__shape;
extern const regent_shape regent__v1__report_pack__shape;
extern const regent_shape regent__v1__report_date__shape;
extern const regent_shape regent__v1__report_control__shape;
extern const regent_shape regent__v1__report_section__shape;
extern const regent_shape regent__v1__report_statement__shape;
extern const regent_shape regent__v1__report_table__shape;
extern const regent_shape regent__v1__report_row__shape;
extern const regent_shape regent__v1__compliance_pack_summary__shape;
extern const regent_shape regent__v1__generate_compliance_report_request__shape;
extern const regent_shape regent__v1__generate_compliance_report_response__shape;
extern const regent_shape regent__v1__get_compliance_report_request__shape;
extern const regent_shape regent__v1__get_compliance_report_response__shape;
extern const regent_shape regent__v1__list_compliance_reports_request__shape;
extern const regent_shape regent__v1__list_compliance_reports_response__shape;
extern const regent_shape regent__v1__list_packs_request__shape;
extern const regent_shape regent__v1__list_packs_response__shape;

static inline const regent_shape *regent__v1__compliance_report__shape_pointer(void) {
    return &regent__v1__compliance_report__shape;
}
static inline const regent_shape *regent__v1__report_content__shape_pointer(void) {
    return &regent__v1__report_content__shape;
}
static inline const regent_shape *regent__v1__report_pack__shape_pointer(void) {
    return &regent__v1__report_pack__shape;
}
static inline const regent_shape *regent__v1__report_date__shape_pointer(void) {
    return &regent__v1__report_date__shape;
}
static inline const regent_shape *regent__v1__report_control__shape_pointer(void) {
    return &regent__v1__report_control__shape;
}
static inline const regent_shape *regent__v1__report_section__shape_pointer(void) {
    return &regent__v1__report_section__shape;
}
static inline const regent_shape *regent__v1__report_statement__shape_pointer(void) {
    return &regent__v1__report_statement__shape;
}
static inline const regent_shape *regent__v1__report_table__shape_pointer(void) {
    return &regent__v1__report_table__shape;
}
static inline const regent_shape *regent__v1__report_row__shape_pointer(void) {
    return &regent__v1__report_row__shape;
}
static inline const regent_shape *regent__v1__compliance_pack_summary__shape_pointer(void) {
    return &regent__v1__compliance_pack_summary__shape;
}
static inline const regent_shape *regent__v1__generate_compliance_report_request__shape_pointer(void) {
    return &regent__v1__generate_compliance_report_request__shape;
}
static inline const regent_shape *regent__v1__generate_compliance_report_response__shape_pointer(void) {
    return &regent__v1__generate_compliance_report_response__shape;
}
static inline const regent_shape *regent__v1__get_compliance_report_request__shape_pointer(void) {
    return &regent__v1__get_compliance_report_request__shape;
}
static inline const regent_shape *regent__v1__get_compliance_report_response__shape_pointer(void) {
    return &regent__v1__get_compliance_report_response__shape;
}
static inline const regent_shape *regent__v1__list_compliance_reports_request__shape_pointer(void) {
    return &regent__v1__list_compliance_reports_request__shape;
}
static inline const regent_shape *regent__v1__list_compliance_reports_response__shape_pointer(void) {
    return &regent__v1__list_compliance_reports_response__shape;
}
static inline const regent_shape *regent__v1__list_packs_request__shape_pointer(void) {
    return &regent__v1__list_packs_request__shape;
}
static inline const regent_shape *regent__v1__list_packs_response__shape_pointer(void) {
    return &regent__v1__list_packs_response__shape;
}

#endif
