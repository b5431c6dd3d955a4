// docs/integrating.md: its commands are run in their order, as they are written, against a served site.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, definition, lattice, organism } from "../support/definitions.ts";
import { hasTool } from "../support/has-tool.ts";
import { commitOf } from "../support/histories.ts";
import { blockCommands, readManual } from "../support/manual-commands.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const COMMANDS = blockCommands(readManual("docs/integrating.md"));
const EXAMPLE = "https://coalitions.example/";
const NAME = "ethereum.superchain";
const OLD = definition({ name: NAME, organisms: [organism("feed")] });
const NEW = changed(OLD, { lattices: [...OLD.lattices, lattice("b.mainnet", { chainId: 11 })] });

describe.skipIf(!hasTool("bash") || !hasTool("curl"))(
  "the integrator's manual, followed (needs bash, curl)",
  () => {
    let served: ServedFiles;
    const files = new Map<string, string>();
    const home = mkdtempSync(join(tmpdir(), "integrator-"));
    const constant = join(home, "src/coalition.rs");
    beforeAll(async () => {
      served = await serveFiles(files, "/");
      mkdirSync(join(home, "src"));
      mkdirSync(join(home, "bin"));
      const npx = `#!/bin/sh\nshift\nexec '${process.execPath}' '${resolve("dist/coalitions.js")}' "$@"\n`;
      writeFileSync(join(home, "bin/npx"), npx, { mode: 0o755 });
    });
    afterAll(async () => {
      await served.stop();
      rmSync(home, { recursive: true, force: true });
    });

    async function publish(...versions: (typeof OLD)[]): Promise<void> {
      const config = { name: "Acme", description: "Acme's coalitions.", baseUrl: served.address };
      const commits = versions.map((it, at) => commitOf({ [fileOf(it)]: it }, at));
      for (const [path, text] of await renderView(memoryRegistry(commits), config))
        files.set(path, text);
    }

    function paste(command: string): Promise<{ status: number | null; said: string }> {
      const env = { PATH: `${join(home, "bin")}:${process.env.PATH}`, HOME: home };
      const line = command.replaceAll(EXAMPLE, served.address);
      const child = spawn("bash", ["-c", line], { cwd: home, env });
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text) => {
          said += text;
        });
      return new Promise((done, fail) => {
        child.once("error", fail);
        child.once("close", (status) => done({ status, said }));
      });
    }

    const commandThat = (words: RegExp) => {
      const command = COMMANDS.find((it) => words.test(it));
      if (!command) throw new Error(`No command has ${words}.`);
      return command;
    };

    it("downloads a constant that is current, and hears nothing while it is", async () => {
      await publish(OLD);
      expect(await paste(commandThat(/^curl /))).toEqual({ status: 0, said: "" });
      expect(readFileSync(constant, "utf8")).toContain(OLD.fingerprint);
      expect(await paste(commandThat(/ stale src/))).toEqual({ status: 0, said: "" });
    });

    it("hears of a change, and puts the current constant in place", async () => {
      await publish(OLD, NEW);
      const stale = await paste(commandThat(/ stale src/));
      expect([stale.status, stale.said]).toEqual([
        1,
        expect.stringContaining(`${served.address}${NAME}/coalition.rs`),
      ]);
      expect((await paste(commandThat(/ stale --write /))).status).toBe(0);
      expect(readFileSync(constant, "utf8")).toContain(NEW.fingerprint);
      expect(await paste(commandThat(/ stale src/))).toEqual({ status: 0, said: "" });
    });

    it("looks up the first digits of an id, without a clone", async () => {
      const command = commandThat(/ lookup /).replace("0123456789", OLD.fingerprint.slice(0, 10));
      const { status, said } = await paste(command);
      const current = `${served.address}${NAME}/coalition.rs`;
      expect([status, said]).toEqual([1, expect.stringContaining(current)]);
    });

    it("verifies the site", async () => {
      const { status, said } = await paste(commandThat(/ verify /));
      expect([status, said]).toEqual([0, expect.stringContaining("No problem found.")]);
    });

    it("has no other command", () => {
      expect(
        COMMANDS.filter((it) => !/^curl | stale src| stale --write | lookup | verify /.test(it)),
      ).toEqual([]);
      expect(COMMANDS).toHaveLength(5);
    });
  },
);
