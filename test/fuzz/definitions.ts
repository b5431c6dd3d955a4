// One definition with a damaged value or text, checked like a file of a pull request.

import { checkRegistry } from "../../src/core/check.ts";
import { readVersion } from "../../src/core/history/read-version.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { naiveDerivation } from "../support/naive-derivation.ts";
import { registryOf, textOf } from "../support/registries.ts";
import { mutatedText } from "./mutate-text.ts";
import { mutatedValue } from "./mutate-value.ts";
import { faultInFile } from "./oracle.ts";
import type { Random } from "./random.ts";
import { VALID } from "./seeds.ts";
import type { Target } from "./target.ts";

export const NOW = "2026-11-01T09:00:00Z";

export const definitions: Target = {
  name: "definitions",
  make(random) {
    const { file, bytes } = mutatedFile(random);
    return {
      size: bytes.length,
      run() {
        const result = checkRegistry(registryOf({ [file]: bytes }), { now: NOW });
        renderReport(result);
        const wrong = result.ok ? wrongGreen(file, bytes) : undefined;
        return { green: result.ok, fault: wrong && `found right, but ${wrong}:\n${textIn(bytes)}` };
      },
    };
  },
};

/** Why an accepted change must not be merged, or would not be published. */
function wrongGreen(file: string, bytes: Uint8Array): string | undefined {
  const isPublished = readVersion(file, bytes) !== undefined;
  return isPublished ? faultInFile(file, bytes, NOW) : "no reader of the history takes it";
}

/** A definition's file with up to four changes in its value or its text. Half of them are derived again. */
export function mutatedFile(
  random: Random,
  valid = random.of(VALID),
): { file: string; bytes: Uint8Array } {
  const inText = random.once(4);
  const changed = inText ? valid : mutatedValue(valid, random, random.below(4));
  const value = random.once(2) ? changed : derivedAgain(changed);
  const bytes = mutatedText(textOf(value), random, inText ? 1 + random.below(3) : 0);
  return { file: `coalitions/${nameIn(value, random) ?? valid.name}.json`, bytes };
}

/** The file's name usually follows the coalition's name. */
function nameIn(value: unknown, random: Random): string | undefined {
  const { name } = (value ?? {}) as { name?: unknown };
  const isName = typeof name === "string" && /^[\w.-]{1,120}$/.test(name);
  return isName && !random.once(20) ? name : undefined;
}

/** With the fingerprint that follows, so that not every one fails by that. */
export function derivedAgain(value: unknown): unknown {
  try {
    const { fingerprint } = naiveDerivation(value as Parameters<typeof naiveDerivation>[0]);
    return { ...(value as object), fingerprint };
  } catch {
    return value;
  }
}

export function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).slice(0, 6000);
}
