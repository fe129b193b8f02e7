/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Structs that callers allocate begin with their size as the caller's headers had it. A larger one is from a newer
 * header: what we do not know must be zero.
 */
#ifndef PARPLAN_LIB_BASE_SIZED_H
#define PARPLAN_LIB_BASE_SIZED_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/message.h"

static inline size_t parplan__sized_size(const void *given)
{
    size_t size;
    memcpy(&size, given, sizeof size);
    return size;
}

/* Whether a struct leaves zero what lies behind the part we know. */
static inline bool parplan__sized_fits(const void *given, size_t known)
{
    size_t size = parplan__sized_size(given);
    for (size_t i = known; i < size; i++) {
        if (((const unsigned char *)given)[i] != 0)
            return false;
    }
    return true;
}

/* Read a struct into a zeroed one: the rest of a shorter one stays 0. False where it is NULL or does not fit. */
static inline bool parplan__sized_read(void *out, size_t known, const void *given)
{
    if (given == NULL)
        return false;
    size_t size = parplan__sized_size(given);
    if (size < sizeof size || !parplan__sized_fits(given, known))
        return false;
    memcpy(out, given, size < known ? size : known);
    return true;
}

/* Fill what the caller has of a struct, all but its size. */
static inline void parplan__sized_write(void *given, const void *from, size_t known)
{
    size_t size = parplan__sized_size(given);
    memcpy(given, from, size < known ? size : known);
    memcpy(given, &size, sizeof size);
}

/* For structs none of which was ever smaller: PARPLAN_OK, or the error that names the parameter. */
static inline parplan_status parplan__sized_check(const void *given, size_t known, const char *name,
                                                  parplan_error *err)
{
    if (given == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(name));
    if (parplan__sized_size(given) < known || !parplan__sized_fits(given, known))
        return parplan__fail(err, PP_STRUCT_SIZE, PARPLAN__ARGS(name));
    return PARPLAN_OK;
}

#endif
