import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Of `expect.poll`: what a browser or program does in a second may take it many on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    // Many tests wait for programs that they have started: on a small machine, too, three at a time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
