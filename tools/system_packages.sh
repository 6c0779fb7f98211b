#!/bin/sh
# Installs LibreOffice, Chromium, Node, curl, fonts and PDF tools that some tests prove things with, where this user may.
# Where it cannot, those tests are skipped with their reason (with CI=true they fail instead).
set -eu

missing=""
command -v soffice >/dev/null || missing="libreoffice-writer-nogui python3-uno"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
# Playwright brings a Node of its own, which needs libatomic; Debian installs it with nothing else here.
set -- /usr/lib/*/libatomic.so.1 /usr/lib64/libatomic.so.1
[ -e "$1" ] || [ -e "$2" ] || missing="$missing libatomic1"
command -v npm >/dev/null || missing="$missing nodejs npm"
command -v curl >/dev/null || missing="$missing curl"
if ! command -v fc-list >/dev/null; then
    missing="$missing fontconfig fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea"
else
    fc-list | grep -q -i liberation || missing="$missing fonts-liberation"
    fc-list | grep -q -i carlito || missing="$missing fonts-crosextra-carlito"
    fc-list | grep -q -i caladea || missing="$missing fonts-crosextra-caladea"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed here, so the tests that need them are skipped: $missing" >&2
    exit 0
fi
echo "Installing for the tests: $missing" >&2
# shellcheck disable=SC2086 -- a list of package names
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >/dev/null ||
    echo "apt-get could not install all of them; the tests that need them are skipped" >&2
