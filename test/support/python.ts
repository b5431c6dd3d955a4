// A Python with a module, if this machine has one.

import { execFileSync } from "node:child_process";

/** Debian's own Python has Debian's packages; the first on the PATH may be another one. */
const CANDIDATES = [process.env.COALITIONS_TEST_PYTHON, "python3", "/usr/bin/python3"];

export function pythonWith(module: string): string | undefined {
  return CANDIDATES.find((python) => {
    if (python === undefined) return false;
    try {
      execFileSync(python, ["-c", `import ${module}`], { stdio: "pipe" });
      return true;
    } catch {
      return false;
    }
  });
}
