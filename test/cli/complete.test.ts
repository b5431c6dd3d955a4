// Completion: what the command line answers to a shell, and what bash makes of it.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { coalitions } from "../support/run-node.ts";

let repository: GitRepository;
let scripts: string;
beforeAll(async () => {
  repository = new GitRepository();
  scripts = mkdtempSync(join(tmpdir(), "completion-"));
  for (const shell of ["bash", "zsh", "fish"]) {
    const { stdout } = await coalitions(repository.folder, "complete", shell);
    writeFileSync(join(scripts, shell), stdout);
  }
  repository.writeDefinition(definition({ name: "mini.one" }));
  repository.writeDefinition(definition({ name: "other.two" }), "coalitions/deep");
  repository.write("coalitions/$(touch pwned).json", "{}");
});
afterAll(() => {
  repository.delete();
  rmSync(scripts, { recursive: true });
});

/** What is offered in place of the last word. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout } = await coalitions(repository.folder, "complete", "--", ...words);
  expect(code).toBe(0);
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t")[0] ?? "");
}

const FILES = ["coalitions/deep/other.two.json", "coalitions/mini.one.json"];
const NAMES = ["other.two", "mini.one"];

describe("what is offered", () => {
  it("for a verb are all verbs, with what they do", async () => {
    const { stdout } = await coalitions(repository.folder, "--help");
    const verbs = [...stdout.matchAll(/^ {2}([a-z]+)(?: |\n)/gm)].map(([, verb]) => verb);
    expect(verbs.length).toBeGreaterThan(12);
    // The one verb that commander adds by itself.
    expect(await offered("")).toEqual(verbs.filter((verb) => verb !== "help"));
    expect(await offered("che")).toEqual(["check"]);
  });

  it.each([
    [["check", ""], FILES],
    [["check", "coalitions/m"], ["coalitions/mini.one.json"]],
    [["check", "coalitions/mini.one.json", ""], FILES],
    [["fingerprint", "--explain", ""], FILES],
    [["fmt", ""], FILES],
    [["diff", "x", ""], FILES],
    [["changes", ""], NAMES],
    [["retire", "m"], ["mini.one"]],
    [["retire", "mini.one", "--replacement", ""], NAMES],
    [["add", ""], NAMES],
    [
      ["add", "mini.one", ""],
      ["lattice", "organism", "confluence", "peer-hint"],
    ],
    [["add", "mini.one", "lattice", "--chain"], ["--chain-id"]],
    [["new", "a.b", "--archetype", "s"], ["service"]],
    [["new", ""], []],
    [
      ["complete", ""],
      ["bash", "zsh", "fish"],
    ],
    [
      ["bump", "--"],
      ["--help", "--only", "--dry-run", "--json"],
    ],
    [["build", "--b"], ["--base-url"]],
    [["retire", "mini.one", "--replacement=o"], ["other.two"]],
    [["retire", "--reason", "x", "m"], ["mini.one"]],
    [["nothing", ""], []],
  ])("for %j", async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  it("outside of a registry is no coalition", async () => {
    const { code, stdout } = await coalitions("/", "complete", "--", "retire", "");
    expect([code, stdout]).toEqual([0, ""]);
  });
});

describe("the script for a shell", () => {
  it.each(["bash", "zsh", "fish"])("runs this very program in %s", (shell) => {
    expect(readFileSync(join(scripts, shell), "utf8")).toContain(resolve("dist/coalitions.js"));
  });

  it.each([
    [["bahs"], "Did you mean bash?"],
    [[], "Name a shell: bash, zsh, fish."],
    [["bash", "zsh"], "Name a shell"],
  ])("is not there for %j", async (words, why) => {
    const { code, stderr } = await coalitions(repository.folder, "complete", ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});

describe.skipIf(!hasTool("bash"))("bash (needs bash)", () => {
  /** What bash completes a line to, after its script was read twice, as by a second ~/.bashrc. */
  function completed(line: string): { replies: string[]; errors: string } {
    const script = `
      for _ in 1 2; do source "$SCRIPT"; done
      read -ra COMP_WORDS <<< "$LINE"
      [[ $LINE == *' ' ]] && COMP_WORDS+=("")
      COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)) COMP_LINE=$LINE COMP_POINT=\${#LINE}
      name=$(complete -p "\${COMP_WORDS[0]}") name=\${name##*-F } name=\${name%% *}
      "$name"
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { PATH: process.env.PATH ?? "", SCRIPT: join(scripts, "bash"), LINE: line };
    const options = { cwd: repository.folder, env, encoding: "utf8" } as const;
    const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], options);
    return { replies: stdout.split("\n").filter(Boolean), errors: stderr };
  }

  it.each([
    ["coalitions che", ["check"]],
    ["coalitions check ", FILES],
    ["coalitions retire m", ["mini.one"]],
    ["npx coalitions retire m", ["mini.one"]],
    ["npx coalitions add mini.one lattice --ch", ["--chain-id"]],
    ["coalitions retire mini.one --replacement = o", ["other.two"]],
    ["npx something else", []],
  ])("completes %j", (line, expected) => {
    expect(completed(line)).toEqual({ replies: expected, errors: "" });
  });

  it.each([
    "coalitions retire x --reason $(touch pwned) --re",
    "coalitions retire x --reason `touch pwned` --re",
    `coalitions retire x --reason "$(touch\${IFS}pwned)" --re`,
    `coalitions retire x --reason $(touch\${IFS}pwned)`,
    "coalitions retire x --reason ';touch pwned;' ",
    "coalitions check >pwned ",
    "npx coalitions retire x ; touch pwned ; ",
  ])("runs nothing of %j, which is only typed", (line) => {
    completed(line);
    expect(existsSync(repository.path("pwned"))).toBe(false);
  });

  it("goes on after what is typed like a command", () => {
    const { replies } = completed(`coalitions retire x --reason $(touch\${IFS}pwned) --repl`);
    expect(replies).toEqual(["--replacement"]);
  });

  it("runs nothing that a file is named like", () => {
    completed("coalitions check ");
    expect(spawnSync("ls", { cwd: repository.folder, encoding: "utf8" }).stdout).toBe(
      "coalitions\n",
    );
  });
});

/** What a shell prints that reads this script, with the line or word that somebody has typed. */
function printed(shell: string, options: string[], script: string, typed: string): string {
  const env = { PATH: process.env.PATH ?? "", SCRIPT: join(scripts, shell), TYPED: typed };
  const given = { cwd: repository.folder, env, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(shell, [...options, "-c", script], given);
  expect(stderr).toBe("");
  return stdout;
}

describe.skipIf(!hasTool("zsh"))("zsh (needs zsh)", () => {
  // Its own helpers are there only at a terminal: what they are given is what counts.
  const script = `
    compdef() { : }; compset() { : }; _describe() { print -l -- "\${(@P)2}" }
    source "$SCRIPT"
    words=(coalitions retire "$TYPED") CURRENT=3 PREFIX=$TYPED; _coalitions`;

  it("is given what is offered", () => {
    expect(printed("zsh", ["-f"], script, "m")).toBe("mini.one:\n");
    expect(printed("zsh", ["-f"], script, "--rep")).toMatch(/^--replacement:the coalition/);
  });

  it.each(["--reason=$(>pwned)=", "--reason=;touch pwned;=", "$(touch pwned)"])(
    "runs nothing of %j, which is only typed",
    (word) => {
      printed("zsh", ["-f"], script, word);
      expect(existsSync(repository.path("pwned"))).toBe(false);
    },
  );
});

describe.skipIf(!hasTool("fish"))("fish (needs fish)", () => {
  const script = `source $SCRIPT; complete -C "$TYPED"`;

  it.each([
    ["coalitions retire m", /^mini\.one\n$/],
    ["coalitions retire mini.one --replacement=o", /^--replacement=other\.two\n$/],
    ["coalitions che", /^check\tevery rule/],
    ["coalitions retire x --reason $(touch pwned) --repl", /^--replacement\t/],
  ])("completes %j, and runs nothing of it", (line, expected) => {
    expect(printed("fish", ["--no-config"], script, line)).toMatch(expected);
    expect(existsSync(repository.path("pwned"))).toBe(false);
  });
});
