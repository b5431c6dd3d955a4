// What people copy from a handshake page that follows from the definition alone, by its anchor there.

import { announcedMoments } from "../changes/next-fingerprint.ts";
import type { Definition } from "../registry/definition.ts";
import { renderBytes, renderFold } from "./bytes.ts";
import { renderRust } from "./rust.ts";
import { renderTypeScript } from "./typescript.ts";

/** The constants and ids of now, and the constants of every announced moment that moves the fingerprint. */
export function copiedForms(definition: Definition): Map<string, string> {
  const forms = new Map([
    ["config-rust", renderRust(definition)],
    ["config-typescript", renderTypeScript(definition)],
    ["config-hex", renderFold(definition)],
    ["config-bytes", renderBytes(definition)],
  ]);
  for (const [index, { definition: next, moves }] of announcedMoments(definition).entries()) {
    if (!next || !moves) continue;
    forms.set(`next-${index + 1}-rust`, renderRust(next));
    forms.set(`next-${index + 1}-typescript`, renderTypeScript(next));
  }
  return forms;
}
