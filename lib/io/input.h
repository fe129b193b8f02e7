/* SPDX-License-Identifier: Apache-2.0 */
/* What every reader of text asks of its input first. */
#ifndef PARPLAN_LIB_IO_INPUT_H
#define PARPLAN_LIB_IO_INPUT_H

#include <parplan/base.h>

/*
 * Step over a byte order mark and check that the rest is UTF-8 without NUL; if not, the error says
 * where, and what the file seems to be instead.
 */
parplan_status parplan__input_open(const char **bytes, size_t *size, parplan_error *err);
/* Line and byte column, from 1, of an offset; CRLF, LF and CR end a line. */
void parplan__input_place(const char *bytes, size_t offset, int64_t *line, int64_t *column);

#endif
