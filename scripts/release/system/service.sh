# Starts and stops the node, by systemd where there is one. Sourced by install.sh.

is_systemd() { [ "$system" = yes ] && [ -z "$prefix" ] && [ -d /run/systemd/system ]; }

pid_file="$state/pid"

# The process of a node that was started here without systemd; nothing where it has ended.
node_pid() {
  [ -f "$pid_file" ] || return 0
  pid=$(cat "$pid_file")
  if grep -qsF "$opt/" "/proc/$pid/cmdline"; then printf '%s' "$pid"; fi
}

is_running() {
  if is_systemd; then systemctl is-active --quiet ulinzi; else [ -n "$(node_pid)" ]; fi
}

start_node() {
  if is_systemd; then
    systemctl restart ulinzi
    return 0
  fi
  : >> "$state/log"
  : > "$pid_file"
  if [ "$system" = yes ] && [ -z "$prefix" ]; then chown ulinzi:ulinzi "$state/log" "$pid_file"; fi
  # The pid is that of the node itself: every step is an exec.
  (cd / && as_node setsid --fork sh -c 'echo $$ > "$1"; export ULINZI_SETTINGS="$2"; exec sh "$3/current/serve" 2>> "$4"' \
    sh "$pid_file" "$settings" "$opt" "$state/log" < /dev/null > /dev/null 2>&1 9>&-)
}

stop_node() {
  if is_systemd; then
    systemctl stop ulinzi
    return 0
  fi
  pid=$(node_pid)
  if [ -n "$pid" ]; then
    kill -TERM "$pid"
    left=90
    while [ -n "$(node_pid)" ]; do
      [ "$left" -gt 0 ] || stop_here 1 "The node (process $pid) does not stop. Nothing was changed."
      left=$((left - 1))
      sleep 1
    done
  fi
  rm -f "$pid_file"
}

# Waits until the node can take an alert; gives up after --wait seconds, or when it has ended for good.
is_well() {
  left=$wait
  while [ "$left" -gt 0 ]; do
    if "$opt/current/bin/node" "$opt/current/system/healthy.mjs" "$ULINZI_PORT" && is_running; then return 0; fi
    sleep 1
    left=$((left - 1))
    # systemd starts it again; here nobody does. The first seconds are those of the shell before it.
    if ! is_systemd && [ $((wait - left)) -gt 3 ] && ! is_running; then return 1; fi
  done
  return 1
}

say_how_to_start() {
  if is_systemd; then return 0; fi
  say "There is no systemd here: the node runs now, and after a restart of the machine this runs it:"
  say "  ULINZI_SETTINGS=$(quoted "$settings") $(quoted "$opt/current/serve")"
}
