/* SPDX-License-Identifier: Apache-2.0 */
/* One target per file: bytes in, nothing out; it traps where a promise is broken. */
#ifndef PARPLAN_FUZZ_H
#define PARPLAN_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold whatever the bytes are. */
#define PROMISE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition))                                                                          \
            abort();                                                                               \
    } while (0)

#endif
