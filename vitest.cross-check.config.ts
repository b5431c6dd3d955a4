import { defineConfig } from "vitest/config";

// What takes minutes and another toolchain: `npm run cross-check`.
export default defineConfig({
  test: { include: ["test/cross-check/**/*.test.ts"], testTimeout: 900_000 },
});
