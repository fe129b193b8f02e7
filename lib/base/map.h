/* SPDX-License-Identifier: Apache-2.0 */
/* A map from ids to positions. Keys are not copied. */
#ifndef PARPLAN_LIB_BASE_MAP_H
#define PARPLAN_LIB_BASE_MAP_H

#include "base/memory.h"

typedef struct parplan__map {
    struct parplan__map_slot *slots;
    size_t capacity; /* a power of two, or 0 */
} parplan__map;

/* Room for a number of keys, in an arena; false when there is no memory. */
bool parplan__map_init(parplan__map *map, parplan__arena *arena, size_t keys);
/* False where the key is there already; its position is kept. */
bool parplan__map_add(parplan__map *map, const char *key, size_t position);
/* SIZE_MAX where there is none. */
size_t parplan__map_find(const parplan__map *map, const char *key);

#endif
