#!/usr/bin/env bash
# Puts a primum into the temporary folder of the runner: built from the revision that this file is of, or, with VERSION set, taken from a
# release whose archive has one of the sums in CHECKSUMS.
set -euo pipefail

fail() { printf '::error title=primum::%s\n' "$*"; exit 1; }

folder=${RUNNER_TEMP:?}/primum
mkdir -p "$folder"
case ${RUNNER_OS:?} in
Linux) system=linux archive=tar.gz suffix= ;;
macOS) system=darwin archive=tar.gz suffix= ;;
Windows) system=windows archive=zip suffix=.exe ;;
*) fail "there is no Primum for $RUNNER_OS" ;;
esac
primum=$folder/primum$suffix

if [ -z "${VERSION-}" ]; then
	root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
	(cd "$root" && go build -buildvcs=false -o "$primum" ./cmd/primum)
else
	[ -n "${CHECKSUMS//[[:space:]]/}" ] || fail "version $VERSION is asked for without its checksums: copy them from the release, one a line"
	case ${RUNNER_ARCH:?} in
	X64) processor=amd64 ;;
	ARM64) processor=arm64 ;;
	*) fail "there is no release for $RUNNER_ARCH: leave version empty, and Primum is built" ;;
	esac
	version=${VERSION#v}
	name=primum_${version}_${system}_$processor.$archive
	url=${PRIMUM_RELEASES:-https://github.com/primum-lint/primum/releases/download}/v$version/$name
	curl --fail --silent --show-error --location --retry 3 --output "$folder/$name" "$url" || fail "$url is not to be had"
	if command -v sha256sum >/dev/null; then sum=$(sha256sum <"$folder/$name"); else sum=$(shasum -a 256 <"$folder/$name"); fi
	sum=${sum%% *}
	grep -qiE "(^|[^0-9a-f])$sum([^0-9a-f]|\$)" <<<"$CHECKSUMS" || fail "$name has the sum $sum, which is none of those that may be taken"
	case $archive in
	zip) unzip -qo "$folder/$name" "primum$suffix" -d "$folder" ;;
	*) tar -xzf "$folder/$name" -C "$folder" primum ;;
	esac
fi
"$primum" version
printf 'primum=%s\n' "$primum" >>"${GITHUB_OUTPUT:?}"
