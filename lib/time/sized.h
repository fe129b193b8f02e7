/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Structs that callers allocate begin with their size as the caller's headers had it. A larger one is from a newer
 * header: what we do not know must be zero. None was ever smaller yet; the first member added brings a least size.
 */
#ifndef PARPLAN_LIB_TIME_SIZED_H
#define PARPLAN_LIB_TIME_SIZED_H

#include <stddef.h>
#include <string.h>

#include "base/message.h"

static inline bool parplan__sized_fits(const void *given, size_t known)
{
    size_t size;
    memcpy(&size, given, sizeof size);
    if (size < known)
        return false;
    const unsigned char *bytes = given;
    for (size_t i = known; i < size; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

/* PARPLAN_OK, or the error that names the parameter. */
static inline parplan_status parplan__sized_check(const void *given, size_t known, const char *name,
                                                  parplan_error *err)
{
    if (given == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(name));
    if (!parplan__sized_fits(given, known))
        return parplan__fail(err, PP_STRUCT_SIZE, PARPLAN__ARGS(name));
    return PARPLAN_OK;
}

/* Replace all of a caller's struct but its size. */
static inline void parplan__sized_put(void *given, const void *value, size_t known)
{
    memcpy((char *)given + sizeof(size_t), (const char *)value + sizeof(size_t),
           known - sizeof(size_t));
}

#endif
