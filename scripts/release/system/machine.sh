# What a release needs of the machine: packages, a Unix user, its files in their place. Sourced by install.sh.

gateways_failed=no

# Installs the Debian packages of the archive that are not there in any version; never replaces one.
add_gateways() {
  [ "$system" = yes ] && [ "$gateways" = yes ] && [ -d "$1/gateways" ] || return 0
  set --
  for file in "$staged"/gateways/*.deb; do
    name=$(dpkg-deb --field "$file" Package)
    there=$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2> /dev/null || true)
    [ "$there" = installed ] || set -- "$@" "$file"
  done
  [ $# -gt 0 ] || return 0
  say "Installing $# Debian packages for the gateways ..."
  # The node starts its gateways itself; Debian's own services would take the modem from it.
  policy=/usr/sbin/policy-rc.d
  own_policy=no
  # One that was left by a cut-off installation is taken over.
  if [ ! -e "$policy" ] || grep -qs '^# Of Ulinzi' "$policy"; then
    own_policy=yes
    trap 'rm -f "$policy"' EXIT
    trap 'exit 1' INT TERM HUP
    printf '#!/bin/sh\n# Of Ulinzi, while it installs.\nexit 101\n' > "$policy"
    chmod 755 "$policy"
  fi
  DEBIAN_FRONTEND=noninteractive dpkg --install "$@" > "$state/gateways.log" 2>&1 || gateways_failed=yes
  if [ "$own_policy" = yes ]; then
    rm -f "$policy"
    trap - EXIT INT TERM HUP
  fi
  if is_systemd; then
    for unit in gammu-smsd kannel; do systemctl disable --quiet "$unit" 2> /dev/null || true; done
  fi
  [ "$gateways_failed" = no ] ||
    say "dpkg could not install all of them; $state/gateways.log says why. Ulinzi itself goes on." >&2
}

add_user() {
  [ "$system" = yes ] || return 0
  getent passwd ulinzi > /dev/null ||
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ulinzi
  getent group dialout > /dev/null && usermod --append --groups dialout ulinzi
  chown ulinzi:ulinzi "$state"
  chmod 711 "$state"
}

# Runs the rest of the line as the node's user.
as_node() {
  if [ "$system" = yes ] && [ -z "$prefix" ]; then
    setpriv --reuid=ulinzi --regid=ulinzi --init-groups "$@"
  else
    "$@"
  fi
}

# For the shell to read again: a folder may have a space in its name.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# Moves the checked files $1 to the place of the release $2, and writes what is written once.
place() {
  while read -r link target; do
    ln -s "$target" "$1/$link"
  done < "$1/system/links"
  chmod 755 "$1"
  rm -rf "${opt:?}/releases/$2"
  mv "$1" "$opt/releases/$2"
  [ -e "$opt/release.pub" ] && cmp -s "$opt/release.pub" "$opt/releases/$2/release.pub" ||
    cp "$opt/releases/$2/release.pub" "$opt/release.pub"
  if [ ! -e "$settings" ]; then
    mkdir -p "$(dirname -- "$settings")"
    cat > "$settings" <<TEXT
# Settings of this node. After a change: systemctl restart ulinzi
ULINZI_KIND=$kind
ULINZI_DATA=$(quoted "$state/data")
ULINZI_KEYS=$(quoted "$state/keys")
ULINZI_PORT=8787
# Two folders on two disks or sticks (docs/operating.md, Backups); empty: no nightly backups.
ULINZI_BACKUP_TO=
ULINZI_KEYS_BACKUP_TO=
TEXT
  fi
  . "$settings"
  mkdir -p "$prefix/usr/local/bin"
  cat > "$prefix/usr/local/bin/ulinzi" <<TEXT
#!/bin/sh
# Written by install.sh.
exec $(quoted "$opt/current/ulinzi") "\$@"
TEXT
  chmod 755 "$prefix/usr/local/bin/ulinzi"
}

# Puts the unit of the release that is current where systemd finds it.
place_unit() {
  [ "$system" = yes ] && [ -z "$prefix" ] && [ -d /etc/systemd/system ] || return 0
  cp "$opt/current/system/ulinzi.service" /etc/systemd/system/ulinzi.service
  mkdir -p /etc/modules-load.d
  printf 'usbserial\ncdc_acm\n' > /etc/modules-load.d/ulinzi.conf
  if is_systemd; then
    modprobe --quiet --all usbserial cdc_acm 2> /dev/null || true
    systemctl daemon-reload
    systemctl enable --quiet ulinzi
  fi
}
