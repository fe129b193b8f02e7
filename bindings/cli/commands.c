/* SPDX-License-Identifier: Apache-2.0 */
/* The commands, and the help that follows from them. */
#include <string.h>

#include "command.h"

const command commands[] = {
    {"check",
     perform_check,
     BIT(OPT_ANNEX) | BIT(OPT_STRICT) | BIT(OPT_JSON),
     0,
     1,
     1,
     "PLAN [--annex FILE] [--strict] [--json]",
     {"kiểm tra một kế hoạch", "check a plan"},
     {"In mọi lỗi, cảnh báo và ghi chú, kèm mã, điều mục và vị trí. Cảnh báo không làm lệnh thất "
      "bại, trừ khi có --strict.",
      "Prints all errors, warnings and notes, with id, clause and place. Warnings do not fail, "
      "unless --strict is given."}},
    {"board",
     perform_board,
     BIT(OPT_FIGURES) | BIT(OPT_AS_OF) | BIT(OPT_COMPLETIONS) | BIT(OPT_ANNEX) | BIT(OPT_UNIT) |
         BIT(OPT_AREA) | BIT(OPT_DECIMAL_MARK) | BIT(OPT_JSON),
     BIT(OPT_FIGURES) | BIT(OPT_AS_OF),
     1,
     1,
     "PLAN --figures FILE --as-of DAY [--completions FILE] [--annex FILE]\n"
     "                     [--unit ID] [--area ID] [--decimal-mark MARK] [--json]",
     {"bảng theo dõi: từng chỉ tiêu, từng đơn vị", "the board: every target, every unit"},
     {"Từng chỉ tiêu, từng đơn vị: giá trị chính xác, kết luận, còn cần bao nhiêu; và tình hình "
      "nhiệm vụ.",
      "Every target, every unit: the exact value, the verdict, what is still needed; and how tasks "
      "stand."}},
    {"agenda",
     perform_agenda,
     BIT(OPT_FROM) | BIT(OPT_TO) | BIT(OPT_AS_OF) | BIT(OPT_COMPLETIONS) | BIT(OPT_ANNEX) |
         BIT(OPT_UNIT) | BIT(OPT_SOON) | BIT(OPT_LAYER) | BIT(OPT_AGAINST) | BIT(OPT_ICS) |
         BIT(OPT_SEQUENCE) | BIT(OPT_JSON),
     BIT(OPT_FROM) | BIT(OPT_TO),
     1,
     1,
     "PLAN --from DAY --to DAY [--as-of DAY] [--done FILE] [--annex FILE]\n"
     "                      [--unit ID] [--soon DAYS] [--layer FILE] [--against-layer FILE]\n"
     "                      [--json | --ics [--sequence N]]",
     {"lịch công việc: việc gì, ai làm, hạn nào, vì sao",
      "the agenda: what is due, from whom, why"},
     {"Liệt kê mọi việc đến hạn trong khoảng ngày, theo từng đơn vị, kèm lý do của hạn. Với\n"
      "--against-layer: chỉ những việc sẽ dời ngày nếu theo lớp lịch đó; kết luận đã có giữ "
      "nguyên.",
      "Lists what is due in a range of days, by unit, and why on that day. With --against-layer:\n"
      "only what that layer of the calendar would move; what was judged stays."}},
    {"due",
     perform_due,
     BIT(OPT_FROM) | BIT(OPT_TERM) | BIT(OPT_BY) | BIT(OPT_BEFORE) | BIT(OPT_START) |
         BIT(OPT_ROLL) | BIT(OPT_HOURS) | BIT(OPT_CALENDAR) | BIT(OPT_LAYER) | BIT(OPT_JSON),
     0,
     0,
     0,
     "(--from DAY[ TIME] --term TERM | --by DAY | --before DAY)\n"
     "                   [--start RULE] [--roll HOW] [--hours HOURS] [--calendar ID]\n"
     "                   [--layer FILE] [--json]",
     {"ngày hết hạn, và vì sao là ngày đó", "the day on which something is due, and why"},
     {"Tính ngày cuối của một thời hạn (Bộ luật Dân sự 2015, Điều 144-148) hoặc của một ngày ấn\n"
      "định, kèm quy tắc đã áp dụng và từng ngày không được tính.",
      "Gives the last day of a term (Civil Code 2015, arts. 144-148), or of a date that is named,\n"
      "with the rules applied and every day that was not counted."}},
    {"calendar",
     perform_calendar,
     BIT(OPT_CALENDAR) | BIT(OPT_LAYER) | BIT(OPT_DIFF) | BIT(OPT_WHY) | BIT(OPT_AS_OF) |
         BIT(OPT_SEQUENCE) | BIT(OPT_ICS) | BIT(OPT_CSV) | BIT(OPT_JSON),
     0,
     1,
     1,
     "YEAR [--calendar ID] [--layer FILE] [--diff FILE] [--why]\n"
     "                        [--json | --csv | --ics [--as-of DAY] [--sequence N]]",
     {"lịch ngày nghỉ, ngày làm bù của một năm", "rest days and swaps of a year"},
     {"In lịch từng tháng, số ngày làm việc và độ chắc chắn của năm. Với --diff: những ngày khác "
      "đi\n"
      "nếu lớp lịch đó thay cho lớp của --layer.",
      "Prints the months, their working days, and how certain the year is. With --diff: the days\n"
      "that change where that layer takes the place of the one of --layer."}},
    {"lunar",
     perform_lunar,
     BIT(OPT_TO_SOLAR) | BIT(OPT_LEAP) | BIT(OPT_JSON),
     0,
     1,
     1,
     "DAY [--to-solar [--leap]] [--json]",
     {"đổi ngày dương lịch sang âm lịch, và ngược lại", "a day of the lunar calendar, and back"},
     {"Đổi một ngày dương lịch sang âm lịch Việt Nam (1900-2199); với --to-solar thì DAY là ngày "
      "âm.",
      "Converts a day to the lunar calendar of Viet Nam (1900-2199); with --to-solar DAY is "
      "lunar."}},
    {"format",
     perform_format,
     0,
     0,
     1,
     1,
     "PLAN",
     {"in kế hoạch ở dạng chuẩn", "print a plan in its canonical form"},
     {"In lại tài liệu ở dạng chuẩn: thứ tự khóa, cách trình bày và dạng Unicode cố định.",
      "Prints the document in its canonical form: fixed order of keys, layout and normal form."}},
    {"schema",
     perform_schema,
     0,
     0,
     0,
     1,
     "[plan|board|agenda|check|due|calendar|lunar|moves]",
     {"in lược đồ JSON", "print a JSON schema"},
     {"In lược đồ JSON (2020-12) của tài liệu kế hoạch hoặc của kết quả --json; mặc định là plan.",
      "Prints the JSON schema (2020-12) of the plan document, or of what --json gives; plan by "
      "default."}},
    {"version",
     perform_version,
     0,
     0,
     0,
     0,
     "",
     {"in phiên bản", "print the version"},
     {"In phiên bản của chương trình và thư viện.",
      "Prints the version of the command and its library."}},
    {"help",
     perform_help,
     0,
     0,
     0,
     1,
     "[COMMAND]",
     {"trợ giúp", "help"},
     {"Trợ giúp chung, hoặc về một lệnh.", "Help on all, or on one command."}},
};

const size_t command_count = sizeof commands / sizeof commands[0];

/* In the order of `option`. */
static const struct option_help {
    const char *value;
    parplan_text text;
} option_helps[OPTIONS] = {
    [OPT_FIGURES] = {" FILE", {"số liệu, tệp CSV", "figures, a CSV file"}},
    [OPT_COMPLETIONS] = {" FILE",
                         {"việc đã làm, tệp CSV (cũng viết là --done)",
                          "what was done, a CSV file (also spelled --done)"}},
    [OPT_ANNEX] = {" FILE",
                   {"biểu kèm theo: lãnh đạo, sản phẩm, thời hạn của nhiệm vụ, tệp CSV",
                    "the annex: leaders, products and days of tasks, a CSV file"}},
    [OPT_AS_OF] = {" DAY",
                   {"tính đến ngày này: 2024-06-05 hoặc 05/06/2024",
                    "the day to speak of: 2024-06-05 or 05/06/2024"}},
    [OPT_FROM] =
        {" DAY",
         {"ngày đầu; của thời hạn: ngày của sự kiện, kèm giờ nếu cần (\"02/02/2024 10:00\")",
          "first day; of a term: day of the event, with its time if it matters "
          "(\"02/02/2024 10:00\")"}},
    [OPT_TO] = {" DAY", {"ngày cuối, tính cả ngày đó", "last day, inclusive"}},
    [OPT_SOON] = {" DAYS",
                  {"số ngày làm việc được coi là sắp đến hạn (mặc định 5)",
                   "working days that count as due soon (5 by default)"}},
    [OPT_UNIT] = {" ID", {"chỉ đơn vị này", "this unit only"}},
    [OPT_AREA] = {" ID", {"chỉ lĩnh vực này", "this area only"}},
    [OPT_DECIMAL_MARK] = {" MARK",
                          {"dấu thập phân trong tệp số liệu: , hoặc .",
                           "decimal mark of the figures: , or ."}},
    [OPT_STRICT] = {"",
                    {"coi cảnh báo là vấn đề (mã kết thúc 1)",
                     "take warnings for problems (exit code 1)"}},
    [OPT_TERM] = {" TERM",
                  {"thời hạn: \"3 ngày làm việc\", \"1 tháng\", \"8 giờ làm việc\"",
                   "a term: \"3 working days\", \"1 month\", \"8 working hours\""}},
    [OPT_BY] = {" DAY",
                {"ngày ấn định, chậm nhất là ngày này", "a named day, which is still in time"}},
    [OPT_BEFORE] = {" DAY",
                    {"ngày ấn định, trước ngày này", "a named day, which is no longer in time"}},
    [OPT_START] = {" RULE",
                   {"ngày của sự kiện: excluded (mặc định), included, included-before=15:00",
                    "the day of the event: excluded (the default), included, "
                    "included-before=15:00"}},
    [OPT_ROLL] = {" HOW",
                  {"ngày cuối là ngày nghỉ: none, next, previous, modified-next, modified-previous",
                   "a last day that is a rest day: none, next, previous, modified-next, "
                   "modified-previous"}},
    [OPT_HOURS] = {" HOURS",
                   {"giờ làm việc: \"T2-T6,bù 07:30-11:30 13:00-17:00\"",
                    "office hours: \"Mo-Fr,makeup 07:30-11:30 13:00-17:00\""}},
    [OPT_CALENDAR] = {" ID",
                      {"VN-GOV (mặc định) hoặc VN-LABOUR", "VN-GOV (the default) or VN-LABOUR"}},
    [OPT_LAYER] = {" FILE",
                   {"thêm một lớp ngày nghỉ, ngày làm việc, tệp CSV",
                    "one more layer of days off and days worked, a CSV file"}},
    [OPT_AGAINST] = {" FILE",
                     {"chỉ liệt kê việc sẽ dời ngày nếu theo lớp này, tệp CSV",
                      "list only what this layer would move, a CSV file"}},
    [OPT_DIFF] = {" FILE",
                  {"liệt kê ngày khác đi nếu theo lớp này, tệp CSV",
                   "list the days that this layer changes, a CSV file"}},
    [OPT_WHY] = {"",
                 {"từng ngày đặc biệt: tên, lớp, nguồn, độ chắc chắn",
                  "each special day: name, layer, source, certainty"}},
    [OPT_TO_SOLAR] = {"", {"DAY là ngày âm lịch", "DAY is one of the lunar calendar"}},
    [OPT_LEAP] = {"", {"tháng nhuận", "of the leap month"}},
    [OPT_ICS] = {"",
                 {"in nguồn lịch iCalendar (RFC 5545)",
                  "print a calendar feed, iCalendar (RFC 5545)"}},
    [OPT_SEQUENCE] = {" N",
                      {"số thứ tự của lần gửi lại nguồn lịch (mặc định 0)",
                       "number of times the feed was sent before (0 by default)"}},
    [OPT_CSV] = {"", {"in CSV, dạng chuẩn của lịch", "print CSV, the calendar's canonical form"}},
    [OPT_JSON] = {"", {"in JSON thay vì văn bản", "print JSON instead of text"}},
    [OPT_LANG] = {" LANG",
                  {"vi hoặc en; mặc định theo LC_ALL, LC_MESSAGES, LANG",
                   "vi or en; by default from LC_ALL, LC_MESSAGES, LANG"}},
    [OPT_COLOUR] = {" WHEN",
                    {"màu: auto, always hoặc never (cũng viết là --color)",
                     "colours: auto, always or never (also spelled --color)"}},
    [OPT_HELP] = {"", {"in trợ giúp", "print help"}},
    [OPT_VERSION] = {"", {"in phiên bản", "print the version"}},
};

const command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

const char *command_near(const char *name)
{
    const char *nearest = NULL;
    size_t best = strlen(name) / 2 + 1;
    best = best > 4 ? 4 : best;
    for (size_t i = 0; i < command_count; i++) {
        size_t edits = distance(name, commands[i].name, best);
        if (edits < best) {
            best = edits;
            nearest = commands[i].name;
        }
    }
    return nearest;
}

static void put_options(const run *r, option_set set, text *out)
{
    for (option o = 0; o < OPTIONS; o++) {
        if ((set & BIT(o)) == 0)
            continue;
        char name[40];
        snprintf(name, sizeof name, "%s%s", option_name(o), option_helps[o].value);
        text_put(out, "  ");
        text_pad(out, name, 22);
        text_say(out, "{0}\n", ARGS(parplan_text_in(option_helps[o].text, r->lang)));
    }
}

static const char *in(const run *r, const char *vi, const char *en)
{
    return r->lang == PARPLAN_LANG_EN ? en : vi;
}

static void put_all(const run *r, text *out)
{
    text_say(out, "{0}\n  parplan {1} …\n\n",
             ARGS(in(r, "Cách dùng:", "Usage:"), in(r, "LỆNH", "COMMAND")));
    text_put(out, in(r, "Lệnh:\n", "Commands:\n"));
    for (size_t i = 0; i < command_count; i++) {
        text_put(out, "  ");
        text_pad(out, commands[i].name, 22);
        text_say(out, "{0}\n", ARGS(parplan_text_in(commands[i].summary, r->lang)));
    }
    text_put(out, in(r, "\nTùy chọn chung:\n", "\nOptions of every command:\n"));
    put_options(r, COMMON_OPTIONS | BIT(OPT_VERSION), out);
    text_put(out, in(r,
                     "\nMã kết thúc: 0 tốt, 1 có vấn đề, 2 đầu vào hoặc cách dùng sai.\n"
                     "Xem thêm: parplan help LỆNH, man parplan.\n",
                     "\nExit codes: 0 fine, 1 problems found, 2 bad input or usage.\n"
                     "See also: parplan help COMMAND, man parplan.\n"));
}

void help_on(const run *r, const command *c, text *out)
{
    if (c == NULL) {
        put_all(r, out);
        return;
    }
    text_say(out, "{0}\n  parplan {1} {2}\n\n{3}\n\n{4}\n",
             ARGS(in(r, "Cách dùng:", "Usage:"), c->name, c->usage,
                  parplan_text_in(c->details, r->lang), in(r, "Tùy chọn:", "Options:")));
    put_options(r, c->options | COMMON_OPTIONS, out);
    if (strstr(c->usage, "FILE") != NULL || strstr(c->usage, "PLAN") != NULL)
        text_say(out, "\n{0}\n",
                 ARGS(in(r, "Tệp '-' là đầu vào chuẩn.", "A file '-' is standard input.")));
}

int perform_help(run *r)
{
    const char *topic = r->args.operand_count > 1 ? r->args.operands[1] : NULL;
    const command *c = topic != NULL ? command_find(topic) : NULL;
    if (topic != NULL && c == NULL)
        return complain_usage(r, W_UNKNOWN_TOPIC, ARGS(topic));
    text out = {0};
    help_on(r, c, &out);
    return give(r, &out, END_FINE);
}
