# From one release to another, with what the node knows. Sourced by install.sh. Why it is so: docs/decisions/release.md.

current_release() { basename -- "$(readlink -f -- "$opt/current")"; }

switch_to() {
  ln -sfn "releases/$1" "$opt/.current"
  mv -T "$opt/.current" "$opt/current"
  place_unit
}

first_start() {
  switch_to "$1"
  say "Installed: Ulinzi $1. Starting it ..."
  if [ "$kind" = exercise ]; then
    say "The exercise takes a minute to be made."
    wait=$((wait + 240))
  fi
  start_node
  is_well || stop_here 1 "It does not come up. What it says: $(where_it_says)"
  say "It runs."
  sed 's/npx ulinzi/ulinzi/' "$state/said"
  say_how_to_start
}

where_it_says() {
  if is_systemd; then printf 'journalctl -u ulinzi'; else printf '%s' "$state/log"; fi
}

# Overwrites and deletes a copy of the keys: it would outlive what is to be erased.
drop_keys() {
  [ -d "$1" ] || return 0
  find "$1" -type f -exec shred --force --iterations=1 {} + 2> /dev/null || true
  rm -rf "$1"
}

drop_copies() {
  rm -rf "$ULINZI_DATA.before"
  drop_keys "$ULINZI_KEYS.before"
  rm -f "$opt/upgrading"
}

copy_both() {
  rm -rf "$ULINZI_DATA.before" "$ULINZI_DATA.failed"
  drop_keys "$ULINZI_KEYS.before"
  drop_keys "$ULINZI_KEYS.failed"
  [ ! -d "$ULINZI_DATA" ] || cp -a --reflink=auto "$ULINZI_DATA" "$ULINZI_DATA.before"
  [ ! -d "$ULINZI_KEYS" ] || cp -a --reflink=auto "$ULINZI_KEYS" "$ULINZI_KEYS.before"
  sync
}

# The backup of the log, where this node makes backups: into the folder of the settings.
back_up() {
  if [ "$backup" = no ] || [ -z "${ULINZI_BACKUP_TO:-}" ]; then
    say "No backup of the log is made now. A copy of data and keys stands by while the new release is tried."
    return 0
  fi
  as_node "$opt/current/ulinzi" backup --to "$ULINZI_BACKUP_TO" --data "$ULINZI_DATA" --keys "$ULINZI_KEYS"
}

upgrade_to() {
  former=$(current_release)
  if grep -qs '"place"' "$ULINZI_DATA/database/database.json"; then
    stop_here 3 "The database of $ULINZI_DATA lies elsewhere, where no copy of it can be made. Move the data folder to one that every user can enter, by backup and restore."
  fi
  stop_node
  if ! back_up; then
    start_node
    stop_here 1 "The backup does not work (above is why), so nothing was changed; $former runs again. Put the stick in and try again, or --without-backup."
  fi
  say "Copying data and keys ..."
  if ! copy_both; then
    drop_copies
    start_node
    stop_here 3 "Data and keys could not be copied. Nothing was changed; $former runs again."
  fi
  # From here on --settle knows what was under way, should the power go.
  printf '%s\n' "$former" > "$opt/upgrading"
  switch_to "$1"
  say "Starting $1 ..."
  start_node
  if is_well; then
    finish "$former"
    say "Upgraded: Ulinzi $1 runs. The release before, $former, stands by: $opt/current/install.sh --back"
    say_how_to_start
    return 0
  fi
  say "$1 does not come up within $wait seconds. Going back to $former ..." >&2
  go_back "$former"
}

# Keeps the release before, and nothing older.
finish() {
  printf '%s\n' "$1" > "$opt/former"
  drop_copies
  for folder in "$opt"/releases/*; do
    case $(basename -- "$folder") in
      "$(current_release)" | "$1") ;;
      *) rm -rf "$folder" ;;
    esac
  done
}
