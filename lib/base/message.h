/* SPDX-License-Identifier: Apache-2.0 */
/* The message registry: numbers, texts, and filling an error with one of them. */
#ifndef PARPLAN_LIB_BASE_MESSAGE_H
#define PARPLAN_LIB_BASE_MESSAGE_H

#include <parplan/base.h>

#define PARPLAN_E(number, name, status, en, vi) PP_##name = number,
#define PARPLAN_W(number, name, en, vi) PP_##name = number,
#define PARPLAN_N(number, name, en, vi) PP_##name = number,
typedef enum parplan__message {
#include "messages.def"
} parplan__message;
#undef PARPLAN_E
#undef PARPLAN_W
#undef PARPLAN_N

/* Arguments of a message, ended by NULL: PARPLAN__ARGS(a, b). NULL where it takes none. */
#define PARPLAN__ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
/* An integer as an argument; lives until the enclosing block ends. */
#define PARPLAN__INT(value) (parplan__int_text((value), (char[24]){0}))

typedef struct parplan__message_info {
    parplan__message id;
    parplan_severity severity;
    parplan_status status;
    parplan_text text;
} parplan__message_info;

/* NULL past the end: the registry in the order of its file. */
const parplan__message_info *parplan__message_at(size_t index);
const parplan__message_info *parplan__message_info_of(parplan__message id);

/* Replace {0} {1} … in a template; cuts at a whole character. Returns bytes written, less the NUL. */
size_t parplan__message_fill(const char *text, const char *const *args, char *buffer, size_t size);

char *parplan__int_text(int64_t value, char *buffer);

/* Fill err (may be NULL) and return the message's status, so that callers can `return` it. */
parplan_status parplan__fail(parplan_error *err, parplan__message id, const char *const *args);
/* The same for bytes that are not ended by NUL: {0} is the bytes, cut to a readable length. */
parplan_status parplan__fail_bytes(parplan_error *err, parplan__message id, const char *text,
                                   size_t size, const char *second);
/* A problem found earlier, as the error of a call. */
void parplan__fail_as(parplan_error *err, parplan_status status, int32_t id, parplan_text message);
/* Say where the failure just reported lies. */
void parplan__locate(parplan_error *err, const char *path, int64_t line, int64_t column);

#endif
