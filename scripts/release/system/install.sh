#!/bin/sh
# Installs, upgrades or takes back Ulinzi on this machine, without a network. See docs/installing.md.
set -eu
umask 022
export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export LC_ALL=C
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

usage() {
  cat <<'TEXT'
Usage, as root:
  install.sh --fingerprint "ABCD 1234 ..."     first time, from the unpacked archive: the eight groups told by voice
  /opt/ulinzi/current/install.sh --archive FILE        upgrade; the installed key says whether the archive is genuine
  /opt/ulinzi/current/install.sh --back                go back to the release before
  /opt/ulinzi/current/install.sh --settle              after a power cut during an upgrade

  --exercise            the exercise, not a real node (first time only)
  --wait SECONDS        how long a release may take to come up (60)
  --older               take an archive that is older than what is installed
  --new-key             the archive is signed with another key than the last one; needs --fingerprint
  --without-backup      upgrade although the backup does not work
  --without-gateways    leave the Debian packages of the gateways alone
  --prefix DIR          put everything below DIR (default /)
  --no-system           no packages, no Unix user, no service: for this user, to try it
TEXT
}

archive='' fingerprint='' prefix='' system=yes action=install kind=real wait=60
older=no new_key=no backup=yes gateways=yes staged=''
while [ $# -gt 0 ]; do
  case $1 in
    --archive | --fingerprint | --prefix | --wait | --staged)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      case $1 in
        --archive) archive=$2 ;;
        --fingerprint) fingerprint=$2 ;;
        --prefix) prefix=$2 ;;
        --wait) wait=$2 ;;
        --staged) staged=$2 ;;
      esac
      shift
      ;;
    --back) action=back ;;
    --settle) action=settle ;;
    --exercise) kind=exercise ;;
    --older) older=yes ;;
    --new-key) new_key=yes ;;
    --without-backup) backup=no ;;
    --without-gateways) gateways=no ;;
    --no-system) system=no ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
case $wait in '' | *[!0-9]*) usage >&2; exit 2 ;; esac
case $prefix in
  '' | /) prefix='' ;;
  /*) prefix=${prefix%/} ;;
  *) prefix="$(pwd -P)/${prefix%/}" ;;
esac

opt="$prefix/opt/ulinzi"
state="$prefix/var/lib/ulinzi"
settings="$prefix/etc/ulinzi/settings"

say() { printf '%s\n' "$*"; }
stop_here() { # CODE TEXT: nothing has been changed yet, or it has been put back.
  code=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$code"
}

. "$here/system/check.sh"
. "$here/system/machine.sh"
. "$here/system/service.sh"
. "$here/system/change.sh"
. "$here/system/back.sh"

if [ "$system" = yes ] && [ "$(id -u)" != 0 ]; then
  stop_here 3 "Run as root (sudo), or with --no-system --prefix DIR to try it."
fi
mkdir -p "$opt/releases" "$state"
exec 9> "$opt/lock"
flock -n 9 || stop_here 3 "Another install.sh is at work here."

case $action in
  back) go_back_by_hand; exit 0 ;;
  settle) settle; exit 0 ;;
esac

[ ! -e "$opt/upgrading" ] ||
  stop_here 3 "An upgrade was cut off here. First: $opt/current/install.sh --settle"

if [ -z "$staged" ]; then
  # A copy that only this user can change is checked, and from then on the copy is used and nothing else.
  check_machine
  # What a power cut left of an unpacking.
  rm -rf "$opt"/releases/.new-*
  staged=$(mktemp -d "$opt/releases/.new-XXXXXX")
  trap 'rm -rf "$staged"' EXIT
  trap 'exit 1' INT TERM HUP
  stage "$staged"
  check_genuine "$staged"
  check_newer "$staged"
  # The installer of the release that comes in knows best how it is put in place.
  set -- --staged "$staged" --wait "$wait"
  [ -z "$prefix" ] || set -- "$@" --prefix "$prefix"
  [ "$system" = yes ] || set -- "$@" --no-system
  [ "$kind" = real ] || set -- "$@" --exercise
  [ "$backup" = yes ] || set -- "$@" --without-backup
  [ "$gateways" = yes ] || set -- "$@" --without-gateways
  exec 9>&-
  code=0
  sh "$staged/install.sh" "$@" || code=$?
  exit "$code"
fi

release=$(cat "$staged/system/release")
add_gateways "$staged"
add_user
place "$staged" "$release"
if [ -L "$opt/current" ]; then
  upgrade_to "$release"
else
  first_start "$release"
fi
[ "$gateways_failed" = no ] || exit 1
