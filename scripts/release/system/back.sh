# Back to the release before, and what is done after a power cut. Sourced by install.sh.

# Whether the log is where it was when the copies were made.
is_log_as_before() {
  [ "$(tail -n 1 "$ULINZI_KEYS/heads" 2> /dev/null)" = "$(tail -n 1 "$ULINZI_KEYS.before/heads" 2> /dev/null)" ]
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
