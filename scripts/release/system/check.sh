# Whether this machine can, and whether the archive is what its builder signed. Sourced by install.sh.

check_machine() {
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
    stop_here 3 "This archive is for Linux on x86_64; this machine is $(uname -s) on $(uname -m)."
  for tool in openssl sha256sum tar gzip flock; do
    command -v "$tool" > /dev/null || stop_here 3 "The program $tool is missing: the archive cannot be checked without it."
  done
  glibc=$(getconf GNU_LIBC_VERSION 2> /dev/null | cut -d' ' -f2)
  [ -n "$glibc" ] && not_before "$glibc" 2.28 ||
    stop_here 3 "Ulinzi needs glibc 2.28 or newer (Debian 10 and later); here is ${glibc:-none}."
  if [ "$system" = yes ] && ! grep -qs '^VERSION_ID="12"' /etc/os-release; then
    say "Note: this is not Debian 12. Ulinzi runs here; the packages of the gateways are left out."
    gateways=no
  fi
  need=1200
  if [ -e "$settings" ]; then
    # A copy of data and keys stands beside them while an upgrade is tried.
    . "$settings"
    if [ -d "$ULINZI_DATA" ]; then need=$((need + $(du -sm "$ULINZI_DATA" | cut -f1))); fi
  fi
  for place in "$opt" "$state"; do
    free=$(df -Pm "$place" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$need" ] || stop_here 3 "Not enough space in $place: $free MiB free, $need are needed."
  done
}

# Whether version $1 is $2 or later.
not_before() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

# Puts what is to be installed into the folder $1: the archive's files, or those beside this script.
stage() {
  if [ -n "$archive" ]; then
    [ -f "$archive" ] || stop_here 2 "$archive is not there."
    tar --extract --gzip --file "$archive" --directory "$1" --strip-components=1 --no-same-owner \
      --no-same-permissions 2> /dev/null || stop_here 4 "$archive cannot be unpacked. It is damaged; nothing was changed."
  else
    if [ ! -f "$here/MANIFEST" ] || [ "$here" = "$(readlink -f "$opt/current" 2> /dev/null)" ]; then
      stop_here 2 "Which release? Give --archive FILE, or run install.sh of an unpacked archive."
    fi
    cp -R -P "$here/." "$1/"
  fi
  [ "$(id -u)" != 0 ] || chown -R 0:0 "$1"
  chmod -R u=rwX,go=rX "$1"
  find "$1" -type f -exec chmod a-st {} +
}

# Eight groups of four: the beginning of the digest of a public key.
fingerprint_of() {
  openssl pkey -pubin -in "$1" -outform DER 2> /dev/null | sha256sum | cut -c1-32 | sed 's/..../& /g; s/ $//'
}

digits_of() { printf '%s' "$1" | tr -d ' :-' | tr 'A-F' 'a-f'; }

# Ends this script unless everything in the folder $1 is signed with a key that this machine or this person trusts.
check_genuine() {
  refused="Nothing was changed. Do not use this archive; ask whoever gave it for another copy."
  for name in MANIFEST MANIFEST.sig release.pub install.sh system/release; do
    [ -f "$1/$name" ] && [ ! -L "$1/$name" ] || stop_here 4 "The archive has no $name. $refused"
  done
  trusted="$opt/release.pub"
  if [ ! -f "$trusted" ] || [ "$new_key" = yes ]; then
    trusted="$1/release.pub"
    found=$(fingerprint_of "$trusted")
    [ -n "$fingerprint" ] || stop_here 2 "The key of this archive has the fingerprint
  $found
Call whoever built it and compare all eight groups. Only if they are the same:
  install.sh --fingerprint \"$found\""
    [ "$(digits_of "$fingerprint")" = "$(digits_of "$found")" ] ||
      stop_here 4 "The archive is signed with another key: its fingerprint is $found. $refused"
  fi
  openssl pkeyutl -verify -pubin -inkey "$trusted" -rawin -in "$1/MANIFEST" -sigfile "$1/MANIFEST.sig" \
    > /dev/null 2>&1 || stop_here 4 "The signature of the archive is wrong. $refused"
  # Nothing but plain files in plain folders, each of them in the list, and the list in full.
  [ -z "$(find "$1" ! -type f ! -type d)" ] || stop_here 4 "The archive holds something else than files. $refused"
  listed=$(sed 's/^[0-9a-f]*  //' "$1/MANIFEST" | sort)
  there=$(cd "$1" && find . -type f ! -path ./MANIFEST ! -path ./MANIFEST.sig | sed 's|^\./||' | sort)
  [ "$listed" = "$there" ] || stop_here 4 "The archive has files too many or too few. $refused"
  (cd "$1" && sha256sum --check --strict --status MANIFEST) || stop_here 4 "A file of the archive was changed. $refused"
}

# An archive that was signed long ago is still genuine, and may have a fault that was mended since.
check_newer() {
  [ -L "$opt/current" ] || return 0
  incoming=$(cat "$1/system/release")
  installed=$(cat "$opt/current/system/release")
  [ "$incoming" != "$installed" ] || stop_here 0 "$installed is installed already; nothing was changed."
  [ "$older" = yes ] || not_before "${incoming%%-*}" "${installed%%-*}" ||
    stop_here 4 "$incoming is older than $installed, which is installed. Nothing was changed. To take it all the same: --older; to go back: --back."
}
