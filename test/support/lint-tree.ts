// A temporary tree of small files under the project's own linter configuration, linted in one go.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

interface Report {
  summary: { unchanged: number };
  diagnostics: { category: string; location: { path: string } }[];
}

/** Every case is a file of its own, `<folder>/case-<n>.ts`, in a tree that the linter reads once. */
export class LintTree {
  readonly #folder = mkdtempSync(join(tmpdir(), "arrows-"));
  #found = new Map<string, string[]>();
  #count = 0;

  constructor() {
    const { $schema: _, ...config } = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8"));
    // The temporary folder is not a git checkout.
    this.#write("biome.json", JSON.stringify({ ...config, vcs: { enabled: false } }));
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
  }

  /** Adds a file beside `from`; its path is the key to what the linter says. */
  add(from: string, code: string): string {
    const file = `${dirname(from)}/case-${this.#count++}${from.endsWith("x") ? ".tsx" : ".ts"}`;
    this.#write(file, code);
    return file;
  }

  lint(): void {
    const biome = join(ROOT, "node_modules/.bin/biome");
    const args = ["lint", "--reporter=json", "--max-diagnostics=none"];
    const { stdout, stderr } = spawnSync(biome, args, { cwd: this.#folder, encoding: "utf8" });
    if (!stdout.startsWith("{")) throw new Error(`biome printed no report: ${stdout}${stderr}`);
    const report: Report = JSON.parse(stdout);
    if (report.summary.unchanged < this.#count) throw new Error("biome has not read every file.");
    for (const { category, location } of report.diagnostics) {
      this.#found.set(location.path, [...this.rulesBrokenBy(location.path), category]);
    }
  }

  rulesBrokenBy(file: string): string[] {
    return this.#found.get(file) ?? [];
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
