import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowest-first.ts";

/** Of what hangs, in milliseconds. */
const DEADLINE = 20 * 60_000;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/cross-check/**"],
    sequence: { sequencer: SlowestFirst },
    globalSetup: "test/support/temporary-folder.ts",
    // No test leaves anything behind that another one would find, so that the files of a worker may share what is loaded and what is built
    // once, which takes longer than most tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
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
