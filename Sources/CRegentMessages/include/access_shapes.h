/* Generated from regent/v1/access.proto by proto/generator. Do not edit. */
#ifndef ACCESS_SHAPES_H
#define ACCESS_SHAPES_H

#include "access.pb-c.h"
#include "regent_tables.h"

extern const regent_shape regent__v1__role_grant__shape;
extern const regent_shape regent__v1__principal__shape;
extern const regent_shape regent__v1__token__shape;
extern const regent_shape regent__v1__put_principal_request__shape;
extern const regent_shape regent__v1__put_principal_response__shape;
extern const regent_shape regent__v1__get_principal_request__shape;
extern const regent_shape regent__v1__get_principal_response__shape;
extern const regent_shape regent__v1__list_principals_request__shape;
extern const regent_shape regent__v1__list_principals_response__shape;
extern const regent_shape regent__v1__grant_role_request__shape;
extern const regent_shape regent__v1__grant_role_response__shape;
extern const regent_shape regent__v1__revoke_role_request__shape;
extern const regent_shape regent__v1__revoke_role_response__shape;
extern const regent_shape regent__v1__request_token_request__shape;
extern const regent_shape regent__v1__request_token_response__shape;
extern const regent_shape regent__v1__issue_token_request__shape;
extern const regent_shape regent__v1__issue_token_response__shape;
extern const regent_shape regent__v1__revoke_token_request__shape;
extern const regent_shape regent__v1__revoke_token_response__shape;
extern const regent_shape regent__v1__get_token_request__shape;
extern const regent_shape regent__v1__get_token_response__shape;
extern const regent_shape regent__v1__list_tokens_request__shape;
extern const regent_shape regent__v1__list_tokens_response__shape;
extern const regent_shape regent__v1__can_irequest__shape;
extern const regent_shape regent__v1__can_iresponse__shape;
extern const regent_shape regent__v1__get_roles_request__shape;
extern const regent_shape regent__v1__get_roles_response__shape;
extern const regent_shape regent__v1__role_description__shape;
extern const regent_shape regent__v1__why_denied_request__shape;
extern const regent_shape regent__v1__considered_grant__shape;
extern const regent_shape regent__v1__recorded_denial__shape;
extern const regent_shape regent__v1__broken_rule__shape;
extern const regent_shape regent__v1__why_denied_response__shape;
extern const regent_shape regent__v1__harden_request__shape;
extern const regent_shape regent__v1__harden_response__shape;
extern const regent_shape regent__v1__create_console_login_request__shape;
extern const regent_shape regent__v1__create_console_login_response__shape;

static inline const regent_shape *regent__v1__role_grant__shape_pointer(void) {
    return &regent__v1__role_grant__shape;
}
static inline const regent_shape *regent__v1__principal__shape_pointer(void) {
    return &regent__v1__principal__shape;
}
static inline const regent_shape *regent__v1__token__shape_pointer(void) {
    return &regent__v1__token__shape;
}
static inline const regent_shape *regent__v1__put_principal_request__shape_pointer(void) {
    return &regent__v1__put_principal_request__shape;
}
static inline const regent_shape *regent__v1__put_principal_response__shape_pointer(void) {
    return &regent__v1__put_principal_response__shape;
}
static inline const regent_shape *regent__v1__get_principal_request__shape_pointer(void) {
    return &regent__v1__get_principal_request__shape;
}
static inline const regent_shape *regent__v1__get_principal_response__shape_pointer(void) {
    return &regent__v1__get_principal_response__shape;
}
static inline const regent_shape *regent__v1__list_principals_request__shape_pointer(void) {
    return &regent__v1__list_principals_request__shape;
}
static inline const regent_shape *regent__v1__list_principals_response__shape_pointer(void) {
    return &regent__v1__list_principals_response__shape;
}
static inline const regent_shape *regent__v1__grant_role_request__shape_pointer(void) {
    return &regent__v1__grant_role_request__shape;
}
static inline const regent_shape *regent__v1__grant_role_response__shape_pointer(void) {
    return &regent__v1__grant_role_response__shape;
}
static inline const regent_shape *regent__v1__revoke_role_request__shape_pointer(void) {
    return &regent__v1__revoke_role_request__shape;
}
static inline const regent_shape *regent__v1__revoke_role_response__shape_pointer(void) {
    return &regent__v1__revoke_role_response__shape;
}
static inline const regent_shape *regent__v1__request_token_request__shape_pointer(void) {
    return &regent__v1__request_token_request__shape;
}
static inline const regent_shape *regent__v1__request_token_response__shape_pointer(void) {
    return &regent__v1__request_token_response__shape;
}
static inline const regent_shape *regent__v1__issue_token_request__shape_pointer(void) {
    return &regent__v1__issue_token_request__shape;
}
static inline const regent_shape *regent__v1__issue_token_response__shape_pointer(void) {
    return &regent__v1__issue_token_response__shape;
}
static inline const regent_shape *regent__v1__revoke_token_request__shape_pointer(void) {
    return &regent__v1__revoke_token_request__shape;
}
static inline const regent_shape *regent__v1__revoke_token_response__shape_pointer(void) {
    return &regent__v1__revoke_token_response__shape;
}
static inline const regent_shape *regent__v1__get_token_request__shape_pointer(void) {
    return &regent__v1__get_token_request__shape;
}
static inline const regent_shape *regent__v1__get_token_response__shape_pointer(void) {
    return &regent__v1__get_token_response__shape;
}
static inline const regent_shape *regent__v1__list_tokens_request__shape_pointer(void) {
    return &regent__v1__list_tokens_request__shape;
}
static inline const regent_shape *regent__v1__list_tokens_response__shape_pointer(void) {
    return &regent__v1__list_tokens_response__shape;
}
static inline const regent_shape *regent__v1__can_irequest__shape_pointer(void) {
    return &regent__v1__can_irequest__shape;
}
static inline const regent_shape *regent__v1__can_iresponse__shape_pointer(void) {
    return &regent__v1__can_iresponse__shape;
}
static inline const regent_shape *regent__v1__get_roles_request__shape_pointer(void) {
    return &regent__v1__get_roles_request__shape;
}
static inline const regent_shape *regent__v1__get_roles_response__shape_pointer(void) {
    return &regent__v1__get_roles_response__shape;
}
static inline const regent_shape *regent__v1__role_description__shape_pointer(void) {
    return &regent__v1__role_description__shape;
}
static inline const regent_shape *regent__v1__why_denied_request__shape_pointer(void) {
    return &regent__v1__why_denied_request__shape;
}
static inline const regent_shape *regent__v1__considered_grant__shape_pointer(void) {
    return &regent__v1__considered_grant__shape;
}
static inline const regent_shape *regent__v1__recorded_denial__shape_pointer(void) {
    return &regent__v1__recorded_denial__shape;
}
static inline const regent_shape *regent__v1__broken_rule__shape_pointer(void) {
    return &regent__v1__broken_rule__shape;
}
static inline const regent_shape *regent__v1__why_denied_response__shape_pointer(void) {
    return &regent__v1__why_denied_response__shape;
}
static inline const regent_shape *regent__v1__harden_request__shape_pointer(void) {
    return &regent__v1__harden_request__shape;
}
static inline const regent_shape *regent__v1__harden_response__shape_pointer(void) {
    return &regent__v1__harden_response__shape;
}
static inline const regent_shape *regent__v1__create_console_login_request__shape_pointer(void) {
    return &regent__v1__create_console_login_request__shape;
}
static inline const regent_shape *regent__v1__create_console_login_response__shape_pointer(void) {
    return &regent__v1__create_console_login_response__shape;
}

#endif
