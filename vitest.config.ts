import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowest-first.ts";

/** For tests that hang, in milliseconds. */
const DEADLINE = 20 * 60_000;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/cross-check/**"],
    sequence: { sequencer: SlowestFirst },
    globalSetup: "test/support/temporary-folder.ts",
    // Tests leave nothing behind that another one would find. So the files of a worker share loaded modules and what is
    // built once, which takes longer than most tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // A run without tests has checked nothing.
    passWithNoTests: false,
    // No test depends on a deadline: even on a busy machine, a test that does not hang ends before it.
    testTimeout: DEADLINE,
    hookTimeout: DEADLINE,
    expect: { poll: { timeout: DEADLINE } },
    // Many tests wait for programs that they start, so even a small machine runs three at a time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
