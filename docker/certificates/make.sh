#!/bin/bash
# Makes what a cluster of the event store needs to be trusted, once: an authority, a certificate for each node, and the password of
# the store's first administrator. Runs in the image of es-gencert-cli.
#     make.sh <folder for the nodes alone> <folder for the nodes and whoever asks them> <name of a node>…
set -euo pipefail

nodes_folder=$1 shared_folder=$2
shift 2
# How long certificates are valid, in days.
readonly DAYS=1825
# The last file to be made: where it is, all are.
readonly PASSWORD=$shared_folder/password

if [[ -e $PASSWORD ]]; then exit 0; fi

# The authority's key is thrown away with this folder: nobody can add a node that was not named here.
authority=$(mktemp -d "$nodes_folder/authority.XXXXXX")
trap 'rm -rf "$authority"' EXIT
es-gencert-cli create-ca -days "$DAYS" -out "$authority"
for node in "$@"; do
  rm -rf "${nodes_folder:?}/$node"
  es-gencert-cli create-node -days "$DAYS" -ca-certificate "$authority/ca.crt" -ca-key "$authority/ca.key" \
    -out "$nodes_folder/$node" -ip-addresses 127.0.0.1 -dns-names "$node,localhost"
  chmod 600 "$nodes_folder/$node/node.key"
done
install -m 0444 "$authority/ca.crt" "$shared_folder/ca.crt"
head -c 32 /dev/urandom | base64 | tr -d '+/=\n' >"$authority/password"
install -m 0444 "$authority/password" "$PASSWORD"
