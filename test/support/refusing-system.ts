// A system that refuses to write: a full disk, a read-only disk, a folder of somebody else. It refuses in this process
// alone, so that it also refuses a superuser.

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { vi } from "vitest";

const WRITING = [
  ...(["mkdirSync", "mkdtempSync", "renameSync", "symlinkSync", "linkSync"] as const),
  ...(["writeFileSync", "appendFileSync", "chmodSync"] as const),
];

/** Does the work while the `at`-th and every later write is refused. Returns how many were requested. Deleting is allowed. */
export async function refusing(
  code: string,
  at: number,
  work: () => Promise<unknown>,
): Promise<number> {
  let asked = 0;
  const spies = WRITING.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    return vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      // What was opened can be closed, and only the writing into it is refused.
      if (++asked < at) return real(...args);
      const refusal = new Error(`${code}: refused, ${name} '${args[0]}'`);
      throw Object.assign(refusal, { code, syscall: name.replace("Sync", ""), path: args[0] });
    }) as never);
  });
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  }
  return asked;
}
