// The reference program b3sum, if it is installed: one process for many preimages.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The BLAKE3 hash of each preimage; both are hex digits. */
export function b3sum(preimages: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "preimages-"));
  try {
    const files = preimages.map((preimage, index) => {
      writeFileSync(join(folder, String(index)), Buffer.from(preimage, "hex"));
      return String(index);
    });
    const printed = execFileSync("b3sum", ["--no-names", ...files], { cwd: folder });
    return printed.toString("utf8").trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
