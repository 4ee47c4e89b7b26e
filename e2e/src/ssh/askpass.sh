#!/bin/sh
# ssh runs this for each prompt, and sends what it prints.
printf '%s\n' "$1" >>"$ASKPASS_FOLDER/prompts"
case "$1" in
  *'Login Password (First Factor): ') cat "$ASKPASS_FOLDER/password" ;;
  *'Authenticator Code (Second Factor): ') cat "$ASKPASS_FOLDER/code" ;;
  *) exit 1 ;;
esac
