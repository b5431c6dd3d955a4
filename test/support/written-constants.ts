// What `stale --write` makes of the constants of coalitions that changed since, with either line ends.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkStale } from "../../src/io/stale/check-stale.ts";
import { NOW, staleSite } from "./stale-site.ts";

export async function writtenConstants(language: "rs" | "ts"): Promise<string[]> {
  const site = await staleSite();
  const folder = mkdtempSync(join(tmpdir(), "written-"));
  try {
    const files = ["mini.bumped", "mini.rotated"].flatMap((name) => {
      const text = site.constant(name, language);
      return [text, text.replaceAll("\n", "\r\n")].map((it, at) => {
        const file = join(folder, `${name}.${at}.${language}`);
        writeFileSync(file, it);
        return file;
      });
    });
    const checked = await checkStale({
      ...{ cwd: folder, files, ids: [], registry: undefined, within: 3, now: NOW },
      ...{ write: true, strict: true, failOnAnnounced: false, timeoutMs: 60_000 },
    });
    if (!checked.every(({ written }) => written)) throw new Error("one was not written");
    return files.map((file) => readFileSync(file, "utf8"));
  } finally {
    site.stop();
    rmSync(folder, { recursive: true });
  }
}
