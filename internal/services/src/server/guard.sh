#!/bin/sh
# Waits until the process that started it closes its input, were it by dying of SIGKILL. Then ends the server that the
# last line names, if there is one, and removes the folder.
# Usage: guard.sh FOLDER SIGNAL
pid=
while read -r line; do pid=$line; done
if [ -n "$pid" ] && kill -s "$2" "$pid" 2> /dev/null; then
  tries=100
  while kill -0 "$pid" 2> /dev/null; do
    sleep 0.1
    tries=$((tries - 1))
    # Only while it has been there without a gap: its number may be another's by now.
    if [ "$tries" -eq 0 ]; then
      kill -s KILL "$pid" 2> /dev/null
      break
    fi
  done
fi
rm -rf -- "$1"
