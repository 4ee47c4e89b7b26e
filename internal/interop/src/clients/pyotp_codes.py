"""Otpauth URIs in, the codes that they give by the clock of this process out. JSON both ways."""

import json
import sys

import pyotp

print(json.dumps([pyotp.parse_uri(uri).now() for uri in json.load(sys.stdin)]))
