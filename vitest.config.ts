import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/cross-check/**"],
    // A run that finds no test has checked nothing.
    passWithNoTests: false,
    testTimeout: 60_000,
  },
});
