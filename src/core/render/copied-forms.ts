// The values on a handshake page that follow from the definition and its origin, and that people copy; by anchor.

import { announcedMoments } from "../changes/next-fingerprint.ts";
import type { Definition } from "../registry/definition.ts";
import { renderBytes, renderFold } from "./bytes.ts";
import type { ConstantOrigin } from "./constant-origin.ts";
import { renderRust } from "./rust.ts";
import { shownConstant } from "./shown-constant.ts";
import { renderTypeScript } from "./typescript.ts";

/**
 * The current constants and ids, and the constants for every announced time that changes the fingerprint. A page shows
 * the TypeScript ones once their files are fetched.
 */
export function copiedForms(definition: Definition, origin: ConstantOrigin): Map<string, string> {
  const forms = new Map([
    ["config-rust", shownConstant(renderRust(definition, origin), "coalition.rs")],
    ["config-typescript", renderTypeScript(definition, origin)],
    ["config-hex", renderFold(definition)],
    ["config-bytes", renderBytes(definition)],
  ]);
  for (const [index, { at, definition: next, moves }] of announcedMoments(definition).entries()) {
    if (!next || !moves) continue;
    const then = { ...origin, announcedFor: at };
    const file = `next/${next.fingerprint}.rs`;
    forms.set(`next-${index + 1}-rust`, shownConstant(renderRust(next, then), file));
    forms.set(`next-${index + 1}-typescript`, renderTypeScript(next, then));
  }
  return forms;
}
