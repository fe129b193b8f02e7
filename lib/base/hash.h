/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 with 128 bits (Aumasson and Bernstein), for bytes that come in pieces. It never fails. */
#ifndef PARPLAN_LIB_BASE_HASH_H
#define PARPLAN_LIB_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { PARPLAN__HASH_SIZE = 16, PARPLAN__HASH_TEXT = 33 };

typedef struct parplan__hash {
    uint64_t v[4];
    uint64_t word; /* bytes that do not make up a whole word yet */
    uint64_t size;
} parplan__hash;

/* The key is two words; zeros for a fingerprint that everybody can compute. */
void parplan__hash_init(parplan__hash *hash, uint64_t key0, uint64_t key1);
void parplan__hash_add(parplan__hash *hash, const void *bytes, size_t size);
/* Four bytes, the lowest first. */
void parplan__hash_int(parplan__hash *hash, int32_t value);
/* The hash takes no more bytes afterwards. */
void parplan__hash_end(parplan__hash *hash, uint8_t out[PARPLAN__HASH_SIZE]);
/* 32 hexadecimal digits and NUL. */
char *parplan__hash_text(const uint8_t bytes[PARPLAN__HASH_SIZE], char *buffer);

#endif
