# From one release to another and back, with what the node knows. Sourced by install.sh. Why it is so:
# docs/decisions/release.md.

current_release() { basename -- "$(readlink -f -- "$opt/current")"; }

switch_to() {
  ln -sfn "releases/$1" "$opt/.current"
  mv -T "$opt/.current" "$opt/current"
  place_unit
}

first_start() {
  switch_to "$1"
  say "Installed: Ulinzi $1. Starting it; the exercise takes a minute to be made."
  [ "$kind" = real ] || wait=$((wait + 240))
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

# Whether the log is where it was when the copies were made.
is_log_as_before() {
  [ "$(tail -n 1 "$ULINZI_KEYS/heads" 2> /dev/null)" = "$(tail -n 1 "$ULINZI_KEYS.before/heads" 2> /dev/null)" ]
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

# Out of an upgrade that did not come up. First over the data as they are: so nothing can be lost.
go_back() {
  failed=$(current_release)
  stop_node
  switch_to "$1"
  start_node
  if is_well; then
    drop_copies
    stop_here 1 "Went back: $1 runs, with everything that is there. What $failed said: $(where_it_says)"
  fi
  stop_node
  # The new release has changed the tables. Where it took nothing in, the copies are all that there is.
  if ! is_log_as_before; then
    stop_here 1 "$failed has changed the tables AND taken something in, so $1 cannot read them, and going back to the copy would lose it.
Nothing runs now. The copies are $ULINZI_DATA.before and $ULINZI_KEYS.before. See docs/installing.md, \"When going back is not possible\"."
  fi
  mv "$ULINZI_DATA" "$ULINZI_DATA.failed"
  mv "$ULINZI_KEYS" "$ULINZI_KEYS.failed"
  mv "$ULINZI_DATA.before" "$ULINZI_DATA"
  mv "$ULINZI_KEYS.before" "$ULINZI_KEYS"
  rm -f "$opt/upgrading"
  start_node
  is_well || stop_here 1 "$1 does not come up either. What it says: $(where_it_says)"
  stop_here 1 "Went back: $1 runs, with data and keys as they were before the upgrade. What $failed made of them: $ULINZI_DATA.failed and $ULINZI_KEYS.failed; the next upgrade deletes both."
}

go_back_by_hand() {
  [ -L "$opt/current" ] || stop_here 3 "Nothing is installed here."
  . "$settings"
  there=$(current_release)
  to=$(cat "$opt/former" 2> /dev/null || true)
  [ -n "$to" ] && [ -d "$opt/releases/$to" ] || stop_here 3 "There is no release before $there to go back to."
  stop_node
  switch_to "$to"
  start_node
  if is_well; then
    printf '%s\n' "$there" > "$opt/former"
    say "Went back: $to runs, with everything that is there."
    return 0
  fi
  stop_node
  switch_to "$there"
  start_node
  stop_here 1 "$to does not run over what $there has written, most likely because the tables were changed; $there runs again and nothing was lost.
To go back all the same, by a backup: docs/installing.md, \"When going back is not possible\". What $to said: $(where_it_says)"
}

# After a power cut in the middle: the new release if it runs, else the one before.
settle() {
  [ -e "$opt/upgrading" ] || stop_here 0 "No upgrade was cut off here."
  . "$settings"
  former=$(cat "$opt/upgrading")
  is_running || start_node
  if is_well; then
    [ "$(current_release)" = "$former" ] || finish "$former"
    drop_copies
    say "$(current_release) runs."
    return 0
  fi
  [ "$(current_release)" != "$former" ] || stop_here 1 "$former does not come up. What it says: $(where_it_says)"
  go_back "$former"
}
