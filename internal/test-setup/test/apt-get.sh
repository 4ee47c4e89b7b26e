#!/bin/sh
# Stands in for apt-get: notes how it was called beside itself, and installs oathtool there.
folder="${0%/*}"
echo "$@" >> "$folder/calls"
case "$*" in
  *install*) echo '#!/bin/sh' > "$folder/oathtool" && /bin/chmod +x "$folder/oathtool" ;;
esac
