// The commands that recompute a published definition with common tools and none of this software: bash, curl, jq and
// b3sum. docs/fingerprint.md explains what they derive. They read only the JSON, so they are the same for every
// coalition except for the address and the values that a page shows. Bash's own printf turns hex into bytes: bash 3.2
// on macOS and bash 5 on Linux both have it. No base system has xxd, and macOS lacks coreutils' basenc. A quoted
// here-document works the same in every shell, and does not end that shell on an error.

import {
  deriveCoalition,
  deriveFingerprint,
  deriveModuleRoot,
  deriveTicketsRoot,
} from "../derivation/fingerprint.ts";
import { hashHex } from "../derivation/hash.ts";
import { type Reading, readingOf } from "../derivation/readings/index.ts";
import { type Definition, shippedModules } from "../registry/definition.ts";
import { shellQuoted } from "../shell.ts";

/** `baseUrl` has a final slash; `file` has the bytes of the published file. */
export function renderRecipe({
  baseUrl,
  definition,
  file,
}: {
  baseUrl: string;
  definition: Definition;
  file: Uint8Array;
}): string {
  const { name, ticketIssuer } = definition;
  const fingerprint = deriveFingerprint(definition);
  return [
    "bash <<'RECIPE'",
    "set -euo pipefail",
    'for tool in curl jq b3sum; do command -v "$tool" >/dev/null || { echo "Install $tool first."; exit 1; }; done',
    "json=$(mktemp)",
    "trap 'rm -f \"$json\"' EXIT",
    `curl -fsSL -o "$json" ${shellQuoted(`${baseUrl}${name}/coalition.json`)}`,
    TOOLS,
    check("coalition.json", hashHex(file), 'b3sum --no-names "$json"'),
    'jq empty "$json" # stops here if it is not JSON',
    partsBy(readingOf(definition)),
    check("COALITION", deriveCoalition(name), 'echo "$coalition"'),
    check("fingerprint", fingerprint, 'echo "$root"'),
    'check \'declared fingerprint\' "$(jq -r .fingerprint "$json")" "$root"',
    ...shippedModules(definition).map(([kind]) =>
      check(
        `${kind} root`,
        deriveModuleRoot(fingerprint, kind),
        `derive "$(derive "$root" module)" ${kind}`,
      ),
    ),
    ...(ticketIssuer
      ? [check("tickets root", deriveTicketsRoot(fingerprint), 'derive "$root" tickets')]
      : []),
    'exit "$differing"',
    "RECIPE",
    "",
  ].join("\n");
}

function check(label: string, shown: string, command: string): string {
  return `check ${shellQuoted(label)} ${shown} "$(${command})"`;
}

const TOOLS = String.raw`
differing=0
check() { # name, expected value, actual value
  if [ "$2" = "$3" ]; then
    echo "ok        $1"
  else
    printf 'DIFFERS   %s\n  should be %s\n  is        %s\n' "$1" "$2" "$3"
    differing=1
  fi
}
bytes() { printf '%b' "$(sed 's/../\\x&/g')"; } # from hex digits
blake3() { b3sum --no-names; }
derive() { { printf '%s' "$1" | bytes; printf '%s' "$2"; } | blake3; } # id, info
get() { jq -j "$1" "$json"; }
`;

const partsBy = ({ name, jq }: Reading) => String.raw`
# Recomputed from published bytes if there are any; otherwise declared by the operator.
part() { # label, declared id, recomputed id
  if [ -n "$3" ]; then check "$1" "$2" "$3"; else echo "declared  $1"; fi
}
config() { # the part's path, its name, the domain
  if [ "$(get "$1.config != null")" = true ]; then
    { printf "$3|\1|%s" "$2"
      get "$1 | [(.span // [])[] | .stableId, .contentHash // \"\"] + [.config.content // \"\", .config.acl] | add" | bytes
    } | blake3
  fi
}
while read -r name given hashed; do
  follows=$(printf '%s' "$hashed" | blake3)
  if [ "$given" = "$follows" ]; then echo "ok        lattice $name"; else echo "declared  lattice $name"; fi
done < <(jq -r '.lattices[] | "\(.name) \(.stableId) builder|\(.name)|chain=\(.chainId)"' "$json")
jq -r '.organisms[] | "declared  organism \(.name)"' "$json"
for i in $(get '.confluences | keys | join(" ")'); do
  at=".confluences[$i]"
  part "confluence $(get "$at.name")" "$(get "$at.fingerprint")" "$(config "$at" "$(get "$at.name")" confluence)"
done
shipped=$(get '.modules | [("atlas", "almanac", "chronicle", "compute") as $kind | select(.[$kind]) | $kind] | join(" ")')
for kind in $shipped; do
  part "module $kind" "$(get ".modules.$kind.fingerprint")" "$(config ".modules.$kind" "$kind" confluence)"
done
if [ "$(get '.ticketIssuer != null')" = true ]; then
  part "ticket issuer" "$(get .ticketIssuer.fingerprint)" "$(config .ticketIssuer "$(get .ticketIssuer.name)" ticket-issuer)"
fi

# COALITION, then the ids that it folds by the reading ${name}.
coalition=$({ printf 'coalition|\1|'; get .name; } | blake3)
folded=$(get '${jq}')
root=$(printf '%s' "$coalition$folded" | bytes | blake3)
`;
