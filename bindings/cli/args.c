/* SPDX-License-Identifier: Apache-2.0 */
#include "args.h"

#include <stdio.h>
#include <string.h>

/* The first spelling of an option is the one people should use. */
static const struct spelling {
    const char *name;
    option option;
    bool value;
} spellings[] = {
    {"--figures", OPT_FIGURES, true},
    {"--completions", OPT_COMPLETIONS, true},
    {"--done", OPT_COMPLETIONS, true},
    {"--annex", OPT_ANNEX, true},
    {"--as-of", OPT_AS_OF, true},
    {"--from", OPT_FROM, true},
    {"--to", OPT_TO, true},
    {"--soon", OPT_SOON, true},
    {"--unit", OPT_UNIT, true},
    {"--area", OPT_AREA, true},
    {"--decimal-mark", OPT_DECIMAL_MARK, true},
    {"--strict", OPT_STRICT, false},
    {"--term", OPT_TERM, true},
    {"--by", OPT_BY, true},
    {"--before", OPT_BEFORE, true},
    {"--start", OPT_START, true},
    {"--roll", OPT_ROLL, true},
    {"--hours", OPT_HOURS, true},
    {"--calendar", OPT_CALENDAR, true},
    {"--layer", OPT_LAYER, true},
    {"--against-layer", OPT_AGAINST, true},
    {"--diff", OPT_DIFF, true},
    {"--why", OPT_WHY, false},
    {"--to-solar", OPT_TO_SOLAR, false},
    {"--leap", OPT_LEAP, false},
    {"--ics", OPT_ICS, false},
    {"--sequence", OPT_SEQUENCE, true},
    {"--csv", OPT_CSV, false},
    {"--json", OPT_JSON, false},
    {"--lang", OPT_LANG, true},
    {"--colour", OPT_COLOUR, true},
    {"--color", OPT_COLOUR, true},
    {"--help", OPT_HELP, false},
    {"-h", OPT_HELP, false},
    {"--version", OPT_VERSION, false},
};

enum { SPELLINGS = sizeof spellings / sizeof spellings[0], LONGEST = 32 };

const char *option_name(option o)
{
    size_t i = 0;
    while (spellings[i].option != o)
        i++;
    return spellings[i].name;
}

bool option_takes_value(option o)
{
    size_t i = 0;
    while (spellings[i].option != o)
        i++;
    return spellings[i].value;
}

static void fault(args *a, args_fault what, const char *at, size_t size)
{
    if (a->fault != ARGS_FINE)
        return;
    a->fault = what;
    snprintf(a->at, sizeof a->at, "%.*s", (int)(size < sizeof a->at ? size : sizeof a->at), at);
}

static const struct spelling *find(const char *name, size_t size)
{
    for (size_t i = 0; i < SPELLINGS; i++) {
        if (strlen(spellings[i].name) == size && memcmp(spellings[i].name, name, size) == 0)
            return &spellings[i];
    }
    return NULL;
}

/* Reads an option; returns how many words it took. */
static int read_option(args *a, const char *word, const char *next)
{
    size_t size = strcspn(word, "=");
    const struct spelling *s = find(word, size);
    if (s == NULL) {
        fault(a, ARGS_UNKNOWN, word, size);
        return 1;
    }
    bool attached = word[size] == '=';
    /* What looks like an option is not taken for a value: the value was forgotten. */
    bool missing = s->value && !attached && (next == NULL || strncmp(next, "--", 2) == 0);
    if (a->values[s->option] != NULL)
        fault(a, ARGS_TWICE, word, size);
    if (missing)
        fault(a, ARGS_NO_VALUE, word, size);
    if (!s->value && attached)
        fault(a, ARGS_A_VALUE, word, size);
    a->spelled[s->option] = s->name;
    a->values[s->option] = "";
    if (attached)
        a->values[s->option] = word + size + 1;
    else if (s->value && !missing)
        a->values[s->option] = next;
    return s->value && !attached && !missing ? 2 : 1;
}

static void add_operand(args *a, const char *word)
{
    if (a->operand_count == MAX_OPERANDS)
        fault(a, ARGS_MANY, word, strlen(word));
    else
        a->operands[a->operand_count++] = word;
}

void args_read(args *a, int argc, char **argv)
{
    *a = (args){.fault = ARGS_FINE};
    bool ended = false;
    for (int i = 1; i < argc;) {
        const char *word = argv[i];
        if (!ended && strcmp(word, "--") == 0) {
            ended = true;
            i++;
        } else if (!ended && word[0] == '-' && word[1] != '\0') {
            i += read_option(a, word, i + 1 < argc ? argv[i + 1] : NULL);
        } else {
            add_operand(a, word);
            i++;
        }
    }
}

size_t distance(const char *a, const char *b, size_t limit)
{
    size_t n = strlen(a), m = strlen(b), row[LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return limit + 1;
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t replaced = corner + (a[i - 1] != b[j - 1]);
            size_t shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner = row[j];
            row[j] = replaced < shifted ? replaced : shifted;
        }
    }
    return row[m] <= limit ? row[m] : limit + 1;
}

const char *option_near(const char *written, option_set allowed)
{
    enum { FARTHEST = 4 };
    const char *nearest = NULL;
    size_t limit = strlen(written) / 2, best = (limit < FARTHEST ? limit : FARTHEST) + 1;
    for (size_t i = 0; i < SPELLINGS; i++) {
        if ((allowed & BIT(spellings[i].option)) == 0)
            continue;
        size_t edits = distance(written, spellings[i].name, best);
        /* The start of a name is nearer than its length says: --fig for --figures. */
        if (strlen(written) > 3 && strncmp(spellings[i].name, written, strlen(written)) == 0)
            edits = 1;
        if (edits < best) {
            best = edits;
            nearest = spellings[i].name;
        }
    }
    return nearest;
}
