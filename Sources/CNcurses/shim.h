#pragma once
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <wchar.h>

// Swift 6 refuses a C library's global variables, and sees neither casting macros nor variadic calls.

/// <wchar.h> declares it only to those who ask for X/Open.
extern int wcwidth(wchar_t letter);

static inline SCREEN *leadline_newterm(const char *type) { return newterm(type, stdout, stdin); }
static inline WINDOW *leadline_window(void) { return stdscr; }
static inline int leadline_lines(void) { return LINES; }
static inline int leadline_columns(void) { return COLS; }
static inline int leadline_colours(void) { return COLORS; }

/// Has the next frame sent whole, on a cleared screen.
static inline void leadline_repaint_all(void) { clearok(curscr, TRUE); }

static inline int leadline_setupterm(const char *type) {
  int found = 0;
  return setupterm(type, 1, &found) == OK;
}

/// A capability that is a text; none where the terminal lacks it.
static inline const char *leadline_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? 0 : text;
}

/// The bytes that bring the cursor to a place.
static inline const char *leadline_going_to(int row, int column) {
  const char *text = leadline_capability("cup");
  return text ? tparm(text, row, column, 0, 0, 0, 0, 0, 0, 0) : 0;
}

static inline int leadline_is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8';
}

static const attr_t leadline_bold = A_BOLD;
static const attr_t leadline_dim = A_DIM;
static const attr_t leadline_underline = A_UNDERLINE;
static const attr_t leadline_reverse = A_REVERSE;
