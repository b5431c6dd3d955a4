// Replaces a stale constant with the current one.

import { constantToWrite, type Replaceable, reasonToKeep } from "../../core/stale/replace.ts";
import { PublishedSiteError } from "../published-site.ts";
import { writeWhole } from "../write-whole.ts";
import type { AskedRegistries } from "./ask-registry.ts";
import type { PinFile } from "./pin-files.ts";

/** Undefined if the constant was written, else why it was not. */
export async function writeCurrent(
  stale: Replaceable & { file: PinFile },
  registries: AskedRegistries,
): Promise<string | undefined> {
  const { file, pin } = stale;
  const found = constantToWrite(stale);
  if ("kept" in found) return found.kept;
  const { constant } = found;
  try {
    const text = await registries.text(pin.registry, constant.slice(pin.registry.length));
    const kept = reasonToKeep(stale, constant, text);
    if (kept !== undefined) return kept;
    writeWhole(file.path, file.text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text);
    return undefined;
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    return error.message;
  }
}
