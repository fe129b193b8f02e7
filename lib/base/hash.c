/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void mix(uint64_t v[4], int rounds)
{
    while (rounds-- > 0) {
        v[0] += v[1];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[0] = rotate(v[0], 32);
        v[2] += v[3];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[2] = rotate(v[2], 32);
    }
}

static void add_word(parplan__hash *hash, uint64_t word)
{
    hash->v[3] ^= word;
    mix(hash->v, 2);
    hash->v[0] ^= word;
}

void parplan__hash_init(parplan__hash *hash, uint64_t key0, uint64_t key1)
{
    *hash = (parplan__hash){
        .v = {key0 ^ 0x736f6d6570736575u, key1 ^ 0x646f72616e646f6du ^ 0xee,
              key0 ^ 0x6c7967656e657261u, key1 ^ 0x7465646279746573u},
    };
}

void parplan__hash_add(parplan__hash *hash, const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    for (size_t i = 0; i < size; i++) {
        hash->word |= (uint64_t)at[i] << 8 * (hash->size % 8);
        if (++hash->size % 8 == 0) {
            add_word(hash, hash->word);
            hash->word = 0;
        }
    }
}

void parplan__hash_int(parplan__hash *hash, int32_t value)
{
    uint8_t bytes[4];
    for (int i = 0; i < 4; i++)
        bytes[i] = (uint8_t)((uint32_t)value >> 8 * i);
    parplan__hash_add(hash, bytes, sizeof bytes);
}

void parplan__hash_end(parplan__hash *hash, uint8_t out[PARPLAN__HASH_SIZE])
{
    uint64_t *v = hash->v;
    add_word(hash, hash->word | hash->size << 56);
    for (int half = 0; half < 2; half++) {
        if (half == 0)
            v[2] ^= 0xee;
        else
            v[1] ^= 0xdd;
        mix(v, 4);
        uint64_t word = v[0] ^ v[1] ^ v[2] ^ v[3];
        for (int i = 0; i < 8; i++)
            out[8 * half + i] = (uint8_t)(word >> 8 * i);
    }
}

char *parplan__hash_text(const uint8_t bytes[PARPLAN__HASH_SIZE], char *buffer)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < PARPLAN__HASH_SIZE; i++) {
        buffer[2 * i] = digits[bytes[i] >> 4];
        buffer[2 * i + 1] = digits[bytes[i] & 15];
    }
    buffer[2 * PARPLAN__HASH_SIZE] = '\0';
    return buffer;
}
