// Runs a built action as a runner would: inputs, event and command files in the environment.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runInProcess } from "./in-process.ts";
import { type Ended, runNode } from "./run-node.ts";

/** `::error file=…,line=…,col=…,title=…::message`, as GitHub reads it. */
export interface Annotation {
  command: string;
  properties: Record<string, string>;
  message: string;
}

export interface ActionRun extends Ended {
  outputs: Record<string, string>;
  /** The job summary, as Markdown. */
  summary: string;
  annotations: Annotation[];
}

export interface ActionOptions {
  workspace: string;
  inputs?: Record<string, string>;
  event?: unknown;
  env?: Record<string, string>;
  /** The Node to start it with, if it must run in its own process: the runner's is 24. */
  node?: string | undefined;
  /** The folder of the software to run; this one's if not given. */
  software?: string;
}

/** Runs `actions/<verb>/dist/index.js`. */
export async function runAction(verb: string, options: ActionOptions): Promise<ActionRun> {
  const temp = mkdtempSync(join(tmpdir(), "runner-"));
  mkdirSync(join(temp, "tmp"));
  const event = join(temp, "event.json");
  writeFileSync(event, JSON.stringify(options.event ?? {}));
  const commands = new CommandFiles(temp);
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_EVENT_PATH: event,
    RUNNER_TEMP: join(temp, "tmp"),
    ...commands.environment,
    ...inputVariables(options.inputs ?? {}),
    ...options.env,
  };
  const { workspace: cwd, node, software = "" } = options;
  const program = resolve(software, "actions", verb, "dist/index.js");
  try {
    const ended = node
      ? await runNode(program, [], { cwd, env, node })
      : await runInProcess(program, {
          cwd,
          env: { PATH: process.env.PATH ?? "", HOME: cwd, ...env },
        });
    const { outputs, summary } = commands.read();
    // The runner's temporary folder is deleted with the job, so its files are read now.
    if (outputs.result && existsSync(outputs.result)) {
      outputs.result = readFileSync(outputs.result, "utf8");
    }
    return { ...ended, outputs, summary, annotations: parseAnnotations(ended.stdout) };
  } finally {
    rmSync(temp, { recursive: true });
  }
}

/** `INPUT_<NAME>`, as a runner hands inputs over. */
export function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(variables);
}

/** The files that a step writes for the runner. */
export class CommandFiles {
  readonly environment: Record<string, string>;

  constructor(folder: string) {
    const variables = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"].map((name) => {
      const file = join(folder, name.toLowerCase());
      writeFileSync(file, "");
      return [`GITHUB_${name}`, file];
    });
    this.environment = Object.fromEntries(variables);
  }

  #text(name: string): string {
    return readFileSync(this.environment[`GITHUB_${name}`] ?? "", "utf8");
  }

  read() {
    return {
      outputs: parseAssignments(this.#text("OUTPUT")),
      variables: parseAssignments(this.#text("ENV")),
      paths: this.#text("PATH")
        .split("\n")
        .filter((path) => path !== ""),
      summary: this.#text("STEP_SUMMARY"),
    };
  }
}

/** `name<<delimiter\nvalue\ndelimiter`, the form that @actions/core writes, or `name=value`. */
function parseAssignments(text: string): Record<string, string> {
  const found = text.matchAll(/^(\S+?)<<(\S+)\n(?:([\s\S]*?)\n)??\2$|^([^\s=]+)=(.*)$/gm);
  return Object.fromEntries(
    [...found].map(([, name, , value, short, rest]) => [name ?? short, value ?? rest ?? ""]),
  );
}

/** Between `::stop-commands::token` and `::token::` a runner hears none. */
export function parseAnnotations(stdout: string): Annotation[] {
  const heard = stdout.replace(/^::stop-commands::(.+)$[\s\S]*?^::\1::$/gm, "");
  return [...heard.matchAll(/^::(error|warning|notice)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/gm)].map(
    ([, command = "", properties = "", message = ""]) => ({
      command,
      properties: Object.fromEntries(
        properties
          .split(",")
          .filter((it) => it !== "")
          .map((it) => [it.slice(0, it.indexOf("=")), unescaped(it.slice(it.indexOf("=") + 1))]),
      ),
      message: unescaped(message),
    }),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%25", "%");
}

/**
 * Where the actions are tried: in this process, and under each Node that COALITIONS_TEST_NODES names (paths,
 * separated by colons).
 */
export function nodesToTry(): { version: string; path?: string }[] {
  const named = (process.env.COALITIONS_TEST_NODES ?? "").split(":").filter((path) => path !== "");
  const version = (path: string) => execFileSync(path, ["--version"], { encoding: "utf8" }).trim();
  return [
    { version: process.version },
    ...named.map((path) => ({ version: `${version(path)}, as a process`, path })),
  ];
}
