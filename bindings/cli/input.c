/* SPDX-License-Identifier: Apache-2.0 */
#include "input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 16 };
static const size_t MOST = (size_t)1 << 30;

static const char *cause_of(const run *r, int error)
{
    switch (error) {
    case ENOENT:
        return word_in(W_NO_FILE, r->lang);
    case EACCES:
        return word_in(W_NO_ACCESS, r->lang);
    case EISDIR:
        return word_in(W_DIRECTORY, r->lang);
    case ENOSPC:
        return word_in(W_DISK_FULL, r->lang);
    case EPIPE:
        return word_in(W_PIPE_CLOSED, r->lang);
    case ENOMEM:
        return word_in(W_NO_MEMORY, r->lang);
    default:
        return strerror(error);
    }
}

/* "parplan: PLACE: message". */
static int complain_at(run *r, const char *place, word w, const char *cause)
{
    text_say(&r->said, "parplan: {0}: ", ARGS(place));
    text_say(&r->said, word_in(w, r->lang), ARGS(cause));
    text_char(&r->said, '\n');
    return END_BAD;
}

/* The whole of a stream; false, and errno, where it cannot be read. E2BIG: it is too large. */
static bool read_stream(FILE *stream, text *out)
{
    size_t size = CHUNK;
    for (;;) {
        /* Room is made before reading, so that the bytes are not copied. */
        if (out->capacity - out->size <= size) {
            char *data = realloc(out->data, out->size + size + 1);
            if (data == NULL) {
                errno = ENOMEM;
                return false;
            }
            out->data = data;
            out->capacity = out->size + size + 1;
        }
        errno = 0;
        size_t got = fread(out->data + out->size, 1, size, stream);
        out->size += got;
        out->data[out->size] = '\0';
        if (ferror(stream))
            return false;
        if (out->size > MOST) {
            errno = E2BIG;
            return false;
        }
        if (got < size)
            return true;
        size = out->size < MOST / 2 ? out->size : MOST + 1 - out->size;
    }
}

bool file_read(run *r, const char *path, file *out)
{
    bool standard = strcmp(path, "-") == 0;
    *out = (file){.name = standard ? word_in(W_STDIN, r->lang) : path};
    FILE *stream = standard ? stdin : fopen(path, "rb");
    text bytes = {0};
    bool fine = stream != NULL && read_stream(stream, &bytes);
    int error = errno;
    if (stream != NULL && !standard)
        fclose(stream);
    if (!fine) {
        text_free(&bytes);
        if (error == E2BIG)
            complain_at(r, out->name, W_TOO_BIG, NULL);
        else
            complain_at(r, out->name, W_READ, cause_of(r, error));
        return false;
    }
    out->bytes = bytes.data;
    out->size = bytes.size;
    return true;
}

void file_free(file *f)
{
    free(f->bytes);
    *f = (file){0};
}

int complain(run *r, word w, const char *const *with)
{
    text_put(&r->said, "parplan: ");
    text_say(&r->said, word_in(w, r->lang), with);
    text_char(&r->said, '\n');
    return END_BAD;
}

int complain_usage(run *r, word w, const char *const *with)
{
    complain(r, w, with);
    text help = {0};
    text_put(&help, "parplan help");
    if (r->command != NULL)
        text_say(&help, " {0}", ARGS(r->command));
    complain(r, W_SEE_HELP, ARGS(help.data != NULL ? help.data : "parplan help"));
    text_free(&help);
    return END_BAD;
}

static void say_place(run *r, const char *place, int64_t line, int64_t column)
{
    text_say(&r->said, "parplan: {0}:", ARGS(place));
    if (line > 0)
        text_say(&r->said, "{0}:", ARGS(NUMBER(line)));
    if (line > 0 && column > 0)
        text_say(&r->said, "{0}:", ARGS(NUMBER(column)));
}

static void say_message(run *r, int32_t id, const char *message, const char *path)
{
    char number[16];
    snprintf(number, sizeof number, "PP-%04d", (int)id);
    text_say(&r->said, " {0}: {1}", ARGS(number, message));
    if (*path != '\0')
        text_say(&r->said, " [{0}]", ARGS(path));
    text_char(&r->said, '\n');
}

int complain_error(run *r, const char *place, const parplan_error *err)
{
    const char *message = r->lang == PARPLAN_LANG_EN ? err->message : err->message_vi;
    say_place(r, place, err->line, err->column);
    say_message(r, err->id, message, err->path);
    return END_BAD;
}

void complain_problem(run *r, const char *place, const parplan_problem *problem)
{
    say_place(r, place, problem->line, problem->column);
    if (problem->severity != PARPLAN_ERROR) {
        word w = problem->severity == PARPLAN_WARNING ? W_WARNING : W_NOTE;
        text_say(&r->said, " {0}:", ARGS(word_in(w, r->lang)));
    }
    say_message(r, problem->id, parplan_text_in(problem->message, r->lang), problem->path);
}

void say_out(run *r)
{
    /* Nothing can be done about a standard error that takes no text. */
    (void)text_write(&r->said, stderr);
}

int give(run *r, text *result, int code)
{
    if (text_write(result, stdout))
        return code;
    return complain_at(r, word_in(W_STDOUT, r->lang), W_WRITE, cause_of(r, errno));
}

int give_bytes(run *r, const char *bytes, size_t size, int code)
{
    if (fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0)
        return code;
    return complain_at(r, word_in(W_STDOUT, r->lang), W_WRITE, cause_of(r, errno));
}
