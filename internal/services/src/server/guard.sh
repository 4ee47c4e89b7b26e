#!/bin/sh
# Waits until the process that started it closes its input, were it by dying of SIGKILL. Then ends the server that the
# last line names, if there is one, and removes the folder.
# Usage: guard.sh FOLDER SIGNAL
pid=
while read -r line; do pid=$line; done
if [ -n "$pid" ]; then
  kill -s "$2" "$pid" 2> /dev/null
  tries=100
  while [ "$tries" -gt 0 ] && kill -0 "$pid" 2> /dev/null; do
    tries=$((tries - 1))
    sleep 0.1
  done
  kill -s KILL "$pid" 2> /dev/null
fi
rm -rf -- "$1"
