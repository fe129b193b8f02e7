/* SPDX-License-Identifier: Apache-2.0 */
/* The parplan command: words in, one call of the library, text out. */
#if !defined(_WIN32)
#define _DEFAULT_SOURCE /* POSIX, and the size of a terminal */
#endif

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#if !defined(_WIN32)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

#include "command.h"

/* --- surroundings ----------------------------------------------------------------------------- */

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && *value != '\0';
}

/* The first of the variables that decide it in POSIX; whoever has not chosen English reads Vietnamese. */
static parplan_lang lang_of_environment(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        if (is_set(variables[i]))
            return strncmp(getenv(variables[i]), "en", 2) == 0 ? PARPLAN_LANG_EN : PARPLAN_LANG_VI;
    }
    return PARPLAN_LANG_VI;
}

static bool is_terminal(void)
{
#if defined(_WIN32)
    return false;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

static bool terminal_has_colour(void)
{
    const char *kind = getenv("TERM");
    return !is_set("NO_COLOR") && kind != NULL && strcmp(kind, "dumb") != 0 && is_terminal();
}

/* What $COLUMNS or the terminal says; a file or pipe has 100. */
static size_t columns_of_output(void)
{
    enum { PLAIN = 100, MOST = 9999 };
    const char *said = getenv("COLUMNS");
    size_t columns = 0;
    for (size_t i = 0; said != NULL && said[i] >= '0' && said[i] <= '9' && columns <= MOST; i++)
        columns = columns * 10 + (size_t)(said[i] - '0');
#if defined(TIOCGWINSZ)
    struct winsize size;
    if (columns == 0 && is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
#endif
    return columns > 0 && columns <= MOST ? columns : PLAIN;
}

/* --- options of every command ----------------------------------------------------------------- */

static bool choose_lang(run *r)
{
    const char *value = r->args.values[OPT_LANG];
    if (value == NULL)
        return true;
    if (strcmp(value, "vi") == 0)
        r->lang = PARPLAN_LANG_VI;
    else if (strcmp(value, "en") == 0)
        r->lang = PARPLAN_LANG_EN;
    else
        return false;
    return true;
}

static bool choose_colour(run *r)
{
    const char *value = r->args.values[OPT_COLOUR];
    if (value == NULL || strcmp(value, "auto") == 0)
        r->colour = terminal_has_colour();
    else if (strcmp(value, "always") == 0)
        r->colour = true;
    else if (strcmp(value, "never") == 0)
        r->colour = false;
    else
        return false;
    return true;
}

/* --- what is wrong with the words ------------------------------------------------------------- */

static int complain_unknown_option(run *r, const char *at, option_set allowed)
{
    const char *nearest = option_near(at, allowed);
    if (nearest == NULL)
        return complain_usage(r, W_UNKNOWN_OPTION, ARGS(at));
    return complain_usage(r, W_UNKNOWN_OPTION_NEAR, ARGS(at, nearest));
}

static int check_words(run *r, option_set allowed)
{
    const args *a = &r->args;
    switch (a->fault) {
    case ARGS_FINE:
        return END_FINE;
    case ARGS_UNKNOWN:
        return complain_unknown_option(r, a->at, allowed);
    case ARGS_TWICE:
        return complain_usage(r, W_OPTION_TWICE, ARGS(a->at));
    case ARGS_NO_VALUE:
        return complain_usage(r, W_OPTION_VALUE, ARGS(a->at));
    case ARGS_A_VALUE:
        return complain_usage(r, W_OPTION_NO_VALUE, ARGS(a->at));
    case ARGS_MANY:
        break;
    }
    return complain_usage(r, W_OPERAND_MANY, ARGS(a->at));
}

static int check_options(run *r, const command *c)
{
    for (option o = 0; o < OPTIONS; o++) {
        if (r->args.values[o] != NULL && (BIT(o) & (c->options | COMMON_OPTIONS)) == 0)
            return complain_usage(r, W_OTHER_OPTION, ARGS(r->args.spelled[o], c->name));
        if (r->args.values[o] == NULL && (BIT(o) & c->required) != 0)
            return complain_usage(r, W_OPTION_NEEDED, ARGS(option_name(o)));
    }
    return END_FINE;
}

static int check_operands(run *r, const command *c)
{
    size_t given = r->args.operand_count - 1;
    if (given < c->least) {
        char operand[16];
        size_t size = strcspn(c->usage, " ");
        memcpy(operand, c->usage, size);
        operand[size] = '\0';
        return complain_usage(r, W_OPERAND_NEEDED, ARGS(operand));
    }
    if (given > c->most)
        return complain_usage(r, W_OPERAND_MANY, ARGS(r->args.operands[c->most + 1]));

    const char *files[] = {given > 0 ? r->args.operands[1] : NULL,
                           r->args.values[OPT_ANNEX],
                           r->args.values[OPT_FIGURES],
                           r->args.values[OPT_COMPLETIONS],
                           r->args.values[OPT_LAYER],
                           r->args.values[OPT_AGAINST],
                           r->args.values[OPT_DIFF]};
    size_t standard = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        standard += files[i] != NULL && strcmp(files[i], "-") == 0;
    return standard > 1 ? complain_usage(r, W_STDIN_TWICE, NULL) : END_FINE;
}

static int unknown_command(run *r, const char *name)
{
    const char *nearest = command_near(name);
    if (nearest == NULL)
        return complain_usage(r, W_UNKNOWN_COMMAND, ARGS(name));
    return complain_usage(r, W_UNKNOWN_COMMAND_NEAR, ARGS(name, nearest));
}

static int give_help(run *r, const command *c)
{
    text out = {0};
    help_on(r, c, &out);
    return give(r, &out, END_FINE);
}

static int perform(run *r)
{
    const args *a = &r->args;
    const command *c = a->operand_count > 0 ? command_find(a->operands[0]) : NULL;
    option_set allowed = COMMON_OPTIONS;
    if (a->operand_count == 0)
        allowed |= BIT(OPT_VERSION);
    if (c != NULL) {
        r->command = c->name;
        allowed |= c->options;
    }
    if (!choose_lang(r))
        return complain_usage(r, W_OPTION_CHOICE, ARGS("--lang", a->values[OPT_LANG], "vi en"));
    if (!choose_colour(r))
        return complain_usage(
            r, W_OPTION_CHOICE,
            ARGS(a->spelled[OPT_COLOUR], a->values[OPT_COLOUR], "auto always never"));
    int end = check_words(r, allowed);
    if (end != END_FINE)
        return end;
    if (c == NULL && a->operand_count > 0)
        return unknown_command(r, a->operands[0]);
    if (a->values[OPT_HELP] != NULL)
        return give_help(r, c);
    if (c == NULL && a->values[OPT_VERSION] != NULL)
        return perform_version(r);
    if (c == NULL)
        return complain_usage(r, W_NO_COMMAND, NULL);
    end = check_options(r, c);
    if (end == END_FINE)
        end = check_operands(r, c);
    return end == END_FINE ? c->perform(r) : end;
}

int main(int argc, char **argv)
{
#if defined(SIGPIPE)
    /* A closed pipe is then an error of writing, which is told like any other. */
    signal(SIGPIPE, SIG_IGN);
#endif
    run r = {.lang = lang_of_environment(), .columns = columns_of_output()};
    args_read(&r.args, argc, argv);
    int end = perform(&r);
    say_out(&r);
    return end;
}
