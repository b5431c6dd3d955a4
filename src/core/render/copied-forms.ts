// What people copy from a handshake page that follows from the definition alone, by its anchor there.

import type { Definition } from "../definition.ts";
import { groupBy } from "../group-by.ts";
import { announcementsOf } from "../next-fingerprint.ts";
import { withSeconds } from "../time.ts";
import { renderBytes } from "./bytes.ts";
import { renderFold } from "./fold.ts";
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
  const moments = groupBy(announcementsOf(definition), ({ upcoming }) =>
    withSeconds(upcoming.effectiveAt),
  );
  for (const [index, [announcement]] of [...moments.values()].entries()) {
    if (!announcement?.definition || !announcement.moves) continue;
    forms.set(`next-${index + 1}-rust`, renderRust(announcement.definition));
    forms.set(`next-${index + 1}-typescript`, renderTypeScript(announcement.definition));
  }
  return forms;
}
