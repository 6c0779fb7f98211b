#!/bin/sh
# Makes a virtual environment in the folder $1, unless a good one is there.
# PYTHON names the interpreter; without it the first Python of 3.11 or newer is taken.
set -eu

folder=$1

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null && is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Debian ships Python without ensurepip; its package python3-venv brings it.
install_venv_module() {
    may_install || return 1
    echo "Installing Python's venv module with apt-get" >&2
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null ||
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
}

make_environment() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null || install_venv_module "$1" || true
    if "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        "$1" -m venv "$folder"
    elif "$1" -m virtualenv --version >/dev/null 2>&1; then
        "$1" -m virtualenv --quiet "$folder"
    else
        echo "Python's venv module is missing; install it (Debian, Ubuntu: apt-get install python3-venv) and try again." >&2
        exit 1
    fi
}

if ! { [ -x "$folder/bin/python" ] && is_new_enough "$folder/bin/python"; }; then
    if ! python=$(find_python); then
        if may_install; then
            apt-get update -qq >/dev/null
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
        fi
        python=$(find_python) || {
            echo "Python 3.11 or newer was not found; install it, or name it: make PYTHON=/path/to/python3.11 …" >&2
            exit 1
        }
    fi
    echo "Making $folder with $python" >&2
    make_environment "$python"
fi
