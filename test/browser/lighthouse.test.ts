// Lighthouse on the gallery, served as GitHub Pages does: at least 0.95 in each category that does not measure time.
// It is heavy, so it is not a dependency; COALITIONS_TEST_LIGHTHOUSE names the program and the script that
// run it, with a space between them, as .ci/run does.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, CHROMIUM_ARGS } from "../support/browser.ts";
import { FIFTY, renderGallery } from "../support/gallery.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const run = promisify(execFile);

const [program, ...script] = process.env.COALITIONS_TEST_LIGHTHOUSE?.split(" ") ?? [];

const CATEGORIES = ["accessibility", "best-practices", "seo"] as const;
const LEAST = 0.95;

type Category = (typeof CATEGORIES)[number];

interface Report {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string }>;
}

describe.skipIf(!program || !CHROMIUM)(
  "Lighthouse (where COALITIONS_TEST_LIGHTHOUSE names it)",
  () => {
    let site: ServedFiles;
    beforeAll(async () => {
      site = await serveFiles(await renderGallery(), "/some/registry/");
    });
    afterAll(() => site.stop());

    async function audit(path: string): Promise<Report> {
      const { stdout } = await run(
        program ?? "",
        [
          ...script,
          site.address + path,
          `--only-categories=${CATEGORIES.join()}`,
          `--chrome-flags=--headless=new ${CHROMIUM_ARGS.join(" ")}`,
          "--output=json",
          "--no-enable-error-reporting",
          "--quiet",
        ],
        { env: { ...process.env, CHROME_PATH: CHROMIUM }, maxBuffer: 64 * 1024 * 1024 },
      );
      return JSON.parse(stdout);
    }

    it.each([
      ["the list of coalitions", ""],
      ["a handshake page with fifty citizens", `${FIFTY.name}/`],
      ["the lookup", "lookup/"],
    ])("is content with %s", async (_, path) => {
      const report = await audit(path);
      for (const category of CATEGORIES) {
        const { score } = report.categories[category];
        expect(
          score,
          `${category}: ${faultsOf(report, category).join("; ")}`,
        ).toBeGreaterThanOrEqual(LEAST);
      }
    });
  },
);

/** What lowers the score. */
function faultsOf({ categories, audits }: Report, category: Category): string[] {
  return categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id} (${audits[id]?.title})`);
}
