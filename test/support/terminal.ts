// A program at a terminal, as its user sees it: `script` (util-linux) gives it one.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { hasTool } from "./has-tool.ts";

/** Whether this machine can give a program a terminal. */
export const HAS_TERMINAL = process.platform === "linux" && hasTool("script") && hasTool("stty");

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

export class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #code: Promise<number | null>;
  #shown = "";

  constructor(command: string[], cwd: string, env: Record<string, string> = {}) {
    const line = `stty cols 100 rows 50; exec ${command.map(quoted).join(" ")}`;
    const path = process.env.PATH ?? "";
    this.#child = spawn("script", ["-qefc", line, "/dev/null"], {
      cwd,
      env: { PATH: path, HOME: cwd, TERM: "xterm", NO_COLOR: "1", SHELL: "/bin/sh", ...env },
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#shown += text;
    });
    this.#code = new Promise((done, fail) => {
      this.#child.once("error", fail);
      this.#child.once("close", done);
    });
  }

  /** What was shown so far, without the codes that move and colour it. */
  get shown(): string {
    return stripVTControlCharacters(this.#shown).replaceAll("\r", "");
  }

  /** Resolves when `text` is shown; rejects when that cannot be. */
  async shows(text: string): Promise<void> {
    while (!this.shown.includes(text)) {
      const ended = this.#child.exitCode !== null;
      const more = new Promise((done) => this.#child.stdout.once("data", done));
      if (ended) throw new Error(`It ended without ${JSON.stringify(text)}:\n${this.shown}`);
      await Promise.race([more, this.#code]);
    }
  }

  /** What the person types, and Enter. */
  types(line: string): void {
    this.#child.stdin.write(`${line}\r`);
  }

  interrupt(): void {
    this.#child.stdin.write("\u0003");
  }

  /** The exit code, once the program has ended. */
  ends(): Promise<number | null> {
    return this.#code;
  }
}

/** The built command line, at a terminal. */
export function coalitionsAt(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Terminal {
  return new Terminal([process.execPath, resolve("dist/coalitions.js"), ...args], cwd, env);
}
