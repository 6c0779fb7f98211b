#!/bin/sh
# Writes the locks of requirements/ again, with the uv that $1 names: exact versions with the hashes of every file, one lock
# for Linux, macOS and Windows and every Python from 3.11. No lock names an index, so any index serves them.
set -eu

uv=$1

lock() {
    output=requirements/$1.txt
    shift
    echo "Locking $output" >&2
    UV_CUSTOM_COMPILE_COMMAND="make lock" "$uv" --no-config pip compile --quiet --upgrade --universal \
        --python-version 3.11 --generate-hashes "$@" --output-file "$output"
}

mkdir -p requirements
lock build --group build
lock run pyproject.toml
lock dev pyproject.toml --extra all --group dev --constraint requirements/run.txt --constraint requirements/build.txt
lock supply --group supply
