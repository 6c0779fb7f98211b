#!/bin/sh
# Writes dist/docxplug.cdx.json: docxplug and every package that its users install, with versions and licences, as
# CycloneDX; cyclonedx-py ($2) validates it before it is written. $1 is a Python with the packages of build.txt.
set -eu

python=$1
cyclonedx=$2
environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT

# An environment without pip and the packages of the build: the list is of what users have, nothing else.
"$python" -m venv --without-pip "$environment"
"$python" -m pip --python "$environment" install --quiet --require-hashes --requirement requirements/run.txt
# cyclonedx-py reads a version from pyproject.toml only where it stands there.
version=$("$python" -c 'import docxplug; print(docxplug.__version__)')
sed "s/^dynamic = .*/version = \"$version\"/" pyproject.toml > "$environment/pyproject.toml"
mkdir -p dist
"$cyclonedx" environment --pyproject "$environment/pyproject.toml" --output-reproducible --validate \
    --output-file dist/docxplug.cdx.json "$environment/bin/python"
echo "dist/docxplug.cdx.json"
