#!/bin/sh
# Makes a CA, a second one, a server certificate for localhost and a client certificate, in the folder $1.
set -eu
cd "$1"
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
authority() {
    key "$1"
    openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 2 -out "$1.crt"
}
signed() { # name, subject, extensions
    key "$1"
    openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
    printf '%s\n' "$3" > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.crt"
}
authority ca
authority other
signed server /CN=server "subjectAltName=DNS:localhost,DNS:kubernetes,IP:127.0.0.1"
signed client /O=team/CN=jane "extendedKeyUsage=clientAuth"
