import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Of what hangs, in milliseconds. */
const DEADLINE = 20 * 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // The core is pure: its tests may share what is loaded, which takes longer than most of them.
        test: { name: "core", include: ["test/core/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "all else",
          include: ["test/**/*.test.ts"],
          exclude: ["test/core/**", "test/cross-check/**"],
        },
      },
    ],
    // A run that finds no test has checked nothing.
    passWithNoTests: false,
    // No test decides by a deadline: on a machine that is busy, too, what does not hang comes to its end first.
    testTimeout: DEADLINE,
    hookTimeout: DEADLINE,
    expect: { poll: { timeout: DEADLINE } },
    // Many tests wait for programs that they have started: on a small machine, too, three at a time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
