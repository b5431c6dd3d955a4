// What README, manuals and reference tell people to run is there: verbs with their options, scripts, test files.

import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { blockCommands, commandsIn, MANUALS, readManual } from "../support/manual-commands.ts";
import { coalitions } from "../support/run-node.ts";

/** The rows of the table of verbs: the verb, and what it takes. */
const TABLE = [...readManual("docs/commands.md").matchAll(/^\| `([a-z]+)( [^`]*)?` \|/gm)];

async function unknownOptions(command: string): Promise<string[]> {
  const [verb = ""] = command.split(" ");
  const { code, stdout } = await coalitions(".", verb, "--help");
  if (code !== 0 || !stdout.includes(`Usage: mosaik-coalitions ${verb} `)) return [verb];
  const options = command.match(/--[a-z][a-z-]*/g) ?? [];
  return options.filter((option) => !new RegExp(`${option}[ \\],]`).test(stdout));
}

describe("every command", () => {
  const all = MANUALS.map((file) => ({ file, commands: commandsIn(readManual(file)) }));

  it.each(all.filter(({ commands }) => commands.length > 0))(
    "in $file has a verb and options that are there",
    async ({ commands }) => {
      for (const command of commands)
        expect([command, await unknownOptions(command)]).toEqual([command, []]);
    },
  );

  it("in the table of verbs, too, which has every verb", async () => {
    for (const [, verb, rest = ""] of TABLE) {
      const command = `${verb}${rest}`;
      expect([command, await unknownOptions(command)]).toEqual([command, []]);
    }
    const { stdout } = await coalitions(".", "--help");
    const verbs = [...stdout.matchAll(/^ {2}([a-z]+)(?: |\n)/gm)].map(([, verb]) => verb);
    const known = verbs.filter((verb) => verb !== "help");
    expect(TABLE.map(([, verb]) => verb).sort()).toEqual(known.sort());
  });

  it("was found in every manual", () => {
    const without = all.filter(({ commands }) => commands.length === 0).map(({ file }) => file);
    for (const manual of [
      "operating-a-coalition",
      "integrating",
      "bump-notices",
      "running-a-registry",
    ])
      expect(without).not.toContain(`docs/${manual}.md`);
    expect(all.flatMap(({ commands }) => commands).length).toBeGreaterThan(60);
  });
});

it("the README shows commands that the manuals have, which are run", () => {
  const run = ["operating-a-coalition", "integrating", "running-a-registry"].flatMap((manual) =>
    blockCommands(readManual(`docs/${manual}.md`)),
  );
  const shown = blockCommands(readManual("README.md")).filter((it) => it.startsWith("npx "));
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.filter((it) => !run.some((command) => command.startsWith(it)))).toEqual([]);
});

it("every npm script that they name is there, and every test file", () => {
  const texts = MANUALS.map(readManual).join("\n");
  const scripts = [...texts.matchAll(/\bnpm run (?:--silent )?([a-z-]+)/g)].map(
    ([, it = ""]) => it,
  );
  expect(scripts.length).toBeGreaterThan(8);
  expect(scripts.filter((it) => !(it in manifest.scripts))).toEqual([]);
  const files = [...texts.matchAll(/\b(test\/[\w/.-]+\.(?:ts|json))\b/g)].map(([, it = ""]) => it);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((it) => !existsSync(it))).toEqual([]);
});
