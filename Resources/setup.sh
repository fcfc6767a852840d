#!/bin/sh
# Installs the system libraries that are missing, once, and says so.
#   setup.sh          install what is missing
#   setup.sh traits   print the package traits whose libraries are here, by commas
#
# Needed: ncurses and SQLite. Of use to the tests: libphonenumber and libvterm (trait Oracles).
set -u

cc=$(command -v cc || command -v clang || echo false)

has() { # a header that the compiler finds
  printf '#include <%s>\n' "$1" | "$cc" -fsyntax-only -x "${2:-c}" - >/dev/null 2>&1
}

need=""
want=""
has curses.h || need="$need libncursesw5-dev"
has sqlite3.h || need="$need libsqlite3-dev"
has phonenumbers/phonenumberutil.h c++ || want="$want libphonenumber-dev"
has vterm.h || want="$want libvterm-dev"
[ -d /usr/share/zoneinfo ] || need="$need tzdata"

if [ "${1:-}" = traits ]; then
  has phonenumbers/phonenumberutil.h c++ && has vterm.h && printf Oracles
  exit 0
fi

command -v swift >/dev/null 2>&1 || {
  echo "Leadline is built with Swift 6.2 or newer, which is not here: see https://www.swift.org/install" >&2
  exit 1
}
[ -z "$need$want" ] && exit 0

line="apt-get install -y --no-install-recommends$need$want"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "This is not a Debian system: please install what these packages hold:$need$want" >&2
elif [ "$(id -u)" = 0 ]; then
  root=""
elif sudo -n true 2>/dev/null; then
  root="sudo"
else
  echo "Missing:$need$want. Please run this once, then make again:" >&2
  echo "  sudo $line" >&2
  [ -z "$need" ] && exit 0
  exit 1
fi

if [ -n "${root+set}" ]; then
  echo "Installing$need$want (${root:+sudo }$line)"
  export DEBIAN_FRONTEND=noninteractive
  $root apt-get update -qq >/dev/null 2>&1
  for package in $need $want; do
    $root apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
      echo "$package can't be had here: what it serves is left out." >&2
  done
fi

has sqlite3.h && has curses.h || {
  echo "Leadline can't be built without libncursesw5-dev and libsqlite3-dev." >&2
  exit 1
}
exit 0
