/* SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"

#include <string.h>

typedef struct parplan__map_slot {
    const char *key;
    size_t position;
} slot;

/* FNV-1a: ids are short, and a hostile document can at most make its own reading slow. */
static size_t hash(const char *key)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *key != '\0'; key++)
        h = (h ^ (unsigned char)*key) * 0x100000001b3u;
    return (size_t)(h ^ (h >> 32));
}

bool parplan__map_init(parplan__map *map, parplan__arena *arena, size_t keys)
{
    *map = (parplan__map){NULL, 0};
    size_t capacity = 8;
    while (capacity / 2 < keys)
        capacity *= 2;
    map->slots = parplan__arena_array(arena, capacity, sizeof *map->slots);
    map->capacity = map->slots != NULL ? capacity : 0;
    return map->slots != NULL;
}

static slot *find(const parplan__map *map, const char *key)
{
    size_t at = hash(key) & (map->capacity - 1);
    while (map->slots[at].key != NULL && strcmp(map->slots[at].key, key) != 0)
        at = (at + 1) & (map->capacity - 1);
    return &map->slots[at];
}

bool parplan__map_add(parplan__map *map, const char *key, size_t position)
{
    slot *place = find(map, key);
    if (place->key != NULL)
        return false;
    *place = (slot){key, position};
    return true;
}

size_t parplan__map_find(const parplan__map *map, const char *key)
{
    if (map->capacity == 0)
        return SIZE_MAX;
    const slot *place = find(map, key);
    return place->key != NULL ? place->position : SIZE_MAX;
}
