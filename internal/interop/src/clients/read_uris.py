"""Otpauth URIs in, what two readers make of them out. JSON both ways."""

import base64
import json
import sys
from urllib.parse import parse_qsl, unquote, urlsplit

import pyotp


def by_pyotp(uri):
    otp = pyotp.parse_uri(uri)
    return {
        "issuer": otp.issuer,
        "account": otp.name,
        "secret": otp.byte_secret().hex(),
        "algorithm": otp.digest().name.upper(),
        "digits": otp.digits,
        "period": otp.interval,
    }


def by_urllib(uri):
    parts = urlsplit(uri)
    if (parts.scheme, parts.netloc, parts.fragment) != ("otpauth", "totp", ""):
        raise ValueError("not otpauth://totp")
    issuer, account = (unquote(part, errors="strict") for part in parts.path[1:].split(":"))
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True, errors="strict")
    values = dict(pairs)
    if len(values) != len(pairs) or values["issuer"] != issuer:
        raise ValueError("a parameter twice, or an issuer that differs")
    secret = values["secret"]
    return {
        "issuer": issuer,
        "account": account,
        "secret": base64.b32decode(secret + "=" * (-len(secret) % 8)).hex(),
        "algorithm": values.get("algorithm", "SHA1"),
        "digits": int(values.get("digits", "6")),
        "period": int(values.get("period", "30")),
    }


def attempt(reader, uri):
    try:
        return reader(uri)
    except Exception as error:
        return {"error": str(error)}


readers = {"pyotp": by_pyotp, "urllib": by_urllib}
uris = json.load(sys.stdin)
print(json.dumps({uri: {name: attempt(reader, uri) for name, reader in readers.items()} for uri in uris}))
