/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stands in for libFuzzer where there is none: runs a target once for each file of the folders and files named, and
 * then for small changes of each, the same in every run. With a number of seconds it goes on changing until they are
 * over.
 *
 * usage: TARGET [--seconds N] FILE|FOLDER...
 */
#define _POSIX_C_SOURCE 200809L

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { MOST_FILES = 4096, MOST_BYTES = 1 << 15, LONG = 1 << 12 };
enum { CHANGES = 200, CHANGES_OF_LONG = 20 };

static char *paths[MOST_FILES];
static size_t path_count;

static void die(const char *what, const char *path)
{
    fprintf(stderr, "replay: %s %s\n", what, path);
    exit(2);
}

static void add_path(const char *path);

static void add_folder(const char *path)
{
    DIR *dir = opendir(path);
    if (dir == NULL)
        die("cannot open", path);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char full[1024];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
        add_path(full);
    }
    closedir(dir);
}

static void add_path(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        die("cannot find", path);
    if (S_ISDIR(info.st_mode)) {
        add_folder(path);
        return;
    }
    if (path_count == MOST_FILES)
        die("too many files at", path);
    paths[path_count] = strdup(path);
    if (paths[path_count++] == NULL)
        die("no memory for", path);
}

static size_t read_file(const char *path, uint8_t *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        die("cannot open", path);
    size_t size = fread(out, 1, MOST_BYTES, file);
    fclose(file);
    return size;
}

static uint32_t next_random(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

/* A copy of exactly its size, so that a sanitizer sees the first byte read past it. */
static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        die("no memory", "");
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static size_t change(uint8_t *bytes, size_t size, uint64_t *seed)
{
    static const char telling[] = "0123456789/-:. +TZ;,%\0\n\xC3\xE1\x80\xFF"
                                  "aeHmMWwdy";
    uint32_t times = 1 + next_random(seed, 4);
    while (times-- > 0) {
        uint8_t byte = (uint8_t)telling[next_random(seed, sizeof telling - 1)];
        size_t at = next_random(seed, (uint32_t)size + 1);
        switch (next_random(seed, 4)) {
        case 0: /* replace */
            if (at < size)
                bytes[at] = byte;
            break;
        case 1: /* insert */
            if (size < MOST_BYTES) {
                memmove(bytes + at + 1, bytes + at, size - at);
                bytes[at] = byte;
                size++;
            }
            break;
        case 2: /* delete */
            if (at < size) {
                memmove(bytes + at, bytes + at + 1, size - at - 1);
                size--;
            }
            break;
        default: /* flip, or cut off */
            if (at < size && next_random(seed, 8) > 0)
                bytes[at] ^= (uint8_t)(1u << next_random(seed, 8));
            else
                size = at;
        }
    }
    return size;
}

static uint64_t replay(const char *path, uint64_t *seed)
{
    static uint8_t bytes[MOST_BYTES], changed[MOST_BYTES];
    size_t size = read_file(path, bytes);
    uint64_t changes = size <= LONG ? CHANGES : CHANGES_OF_LONG;
    run(bytes, size);
    for (uint64_t i = 0; i < changes; i++) {
        memcpy(changed, bytes, size);
        run(changed, change(changed, size, seed));
    }
    return changes + 1;
}

int main(int argc, char **argv)
{
    int first = 1;
    long seconds = 0;
    if (argc > 2 && strcmp(argv[1], "--seconds") == 0) {
        seconds = strtol(argv[2], NULL, 10);
        first = 3;
    }
    for (int i = first; i < argc; i++)
        add_path(argv[i]);
    if (path_count == 0)
        die("no corpus;", "name files or folders");

    time_t end = time(NULL) + seconds;
    uint64_t seed = 1, runs = 0;
    do {
        for (size_t i = 0; i < path_count; i++)
            runs += replay(paths[i], &seed);
    } while (time(NULL) < end);
    printf("%zu files, %llu runs\n", path_count, (unsigned long long)runs);
    for (size_t i = 0; i < path_count; i++)
        free(paths[i]);
    return 0;
}
