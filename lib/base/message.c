/* SPDX-License-Identifier: Apache-2.0 */
#include "base/message.h"

#include <string.h>

#include "base/sized.h"
#include "base/text.h"

#define PARPLAN_E(number, name, status, en, vi)                                                    \
    {PP_##name, PARPLAN_ERROR, PARPLAN_##status, {vi, en}},
#define PARPLAN_W(number, name, en, vi) {PP_##name, PARPLAN_WARNING, PARPLAN_OK, {vi, en}},
#define PARPLAN_N(number, name, en, vi) {PP_##name, PARPLAN_NOTE, PARPLAN_OK, {vi, en}},
static const parplan__message_info registry[] = {
#include "messages.def"
};

enum { REGISTRY_SIZE = sizeof registry / sizeof registry[0], SHOWN_BYTES = 60 };

const parplan__message_info *parplan__message_at(size_t index)
{
    return index < REGISTRY_SIZE ? &registry[index] : NULL;
}

const parplan__message_info *parplan__message_info_of(parplan__message id)
{
    for (size_t i = 0; i < REGISTRY_SIZE; i++) {
        if (registry[i].id == id)
            return &registry[i];
    }
    return NULL;
}

char *parplan__int_text(int64_t value, char *buffer)
{
    char digits[24];
    size_t n = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    char *out = buffer;
    if (value < 0)
        *out++ = '-';
    while (n > 0)
        *out++ = digits[--n];
    *out = '\0';
    return buffer;
}

static size_t append(char *buffer, size_t size, size_t used, const char *text, size_t length)
{
    size_t room = size - 1 - used;
    if (length > room)
        length = parplan__utf8_cut(text, room);
    memcpy(buffer + used, text, length);
    return used + length;
}

/* What a document holds is shown on terminals, where control characters would act. */
static void blank_controls(char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = ' ';
    }
}

size_t parplan__message_fill(const char *text, const char *const *args, char *buffer, size_t size)
{
    size_t used = 0;
    while (*text != '\0' && used < size - 1) {
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}') {
            const char *arg = args != NULL ? args[text[1] - '0'] : "";
            if (arg == NULL)
                arg = "";
            size_t start = used;
            used = append(buffer, size, used, arg, strlen(arg));
            blank_controls(buffer + start, used - start);
            text += 3;
            continue;
        }
        const char *next = strchr(text + 1, '{');
        size_t length = next != NULL ? (size_t)(next - text) : strlen(text);
        used = append(buffer, size, used, text, length);
        text += length;
    }
    buffer[used] = '\0';
    return used;
}

static void fill(parplan_error *err, parplan_status status, int32_t id, parplan_text text,
                 const char *const *args)
{
    if (err == NULL || err->struct_size < offsetof(parplan_error, line))
        return;
    parplan_error full = PARPLAN_ERROR_INIT;
    full.status = status;
    full.id = id;
    parplan__message_fill(text.en, args, full.message, sizeof full.message);
    parplan__message_fill(text.vi, args, full.message_vi, sizeof full.message_vi);
    parplan__sized_write(err, &full, sizeof full);
}

parplan_status parplan__fail(parplan_error *err, parplan__message id, const char *const *args)
{
    const parplan__message_info *info = parplan__message_info_of(id);
    fill(err, info->status, (int32_t)id, info->text, args);
    return info->status;
}

void parplan__fail_as(parplan_error *err, parplan_status status, int32_t id, parplan_text message)
{
    static const parplan_text template = {"{0}", "{1}"};
    fill(err, status, id, template, PARPLAN__ARGS(message.vi, message.en));
}

parplan_status parplan__fail_bytes(parplan_error *err, parplan__message id, const char *text,
                                   size_t size, const char *second)
{
    char shown[SHOWN_BYTES + 4];
    size_t length = size;
    if (size > SHOWN_BYTES)
        length = parplan__utf8_cut(text, SHOWN_BYTES);
    if (length > 0)
        memcpy(shown, text, length);
    memcpy(shown + length, size > SHOWN_BYTES ? "…" : "", size > SHOWN_BYTES ? sizeof "…" : 1);
    return parplan__fail(err, id, PARPLAN__ARGS(shown, second));
}

void parplan__locate(parplan_error *err, const char *path, int64_t line, int64_t column)
{
    if (err == NULL || err->struct_size < sizeof *err)
        return;
    err->line = line;
    err->column = column;
    size_t length = strlen(path);
    if (length >= sizeof err->path)
        length = parplan__utf8_cut(path, sizeof err->path - 1);
    memcpy(err->path, path, length);
    err->path[length] = '\0';
}
