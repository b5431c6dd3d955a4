import { defineConfig } from "vitest/config";

// Tests that take minutes and another toolchain: `npm run cross-check`.
/** In milliseconds: the first build of all that mosaik needs takes many minutes. */
const HOUR = 3_600_000;

export default defineConfig({
  test: { include: ["test/cross-check/**/*.test.ts"], testTimeout: HOUR, hookTimeout: HOUR },
});
