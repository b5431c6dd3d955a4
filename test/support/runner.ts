// Starts a built action as a runner would: inputs, event and command files in the environment.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Ended, runNode } from "./run-node.ts";

export interface ActionRun extends Ended {
  outputs: Record<string, string>;
  /** The job summary, as Markdown. */
  summary: string;
  /** `::error file=…,line=…,col=…,title=…::message`, as GitHub reads them. */
  annotations: { command: string; properties: Record<string, string>; message: string }[];
}

export interface ActionOptions {
  workspace: string;
  inputs?: Record<string, string>;
  event?: unknown;
  env?: Record<string, string>;
  /** The Node to run it under: the runner's own is 24. */
  node?: string;
}

/** Runs `actions/<verb>/dist/index.js`. */
export async function runAction(verb: string, options: ActionOptions): Promise<ActionRun> {
  const temp = mkdtempSync(join(tmpdir(), "runner-"));
  const file = (name: string, text = "") => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  mkdirSync(join(temp, "tmp"));
  const inputs = Object.entries(options.inputs ?? {}).map(([name, value]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    value,
  ]);
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(options.event ?? {})),
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary.md"),
    RUNNER_TEMP: join(temp, "tmp"),
    ...Object.fromEntries(inputs),
    ...options.env,
  };
  const node = options.node === undefined ? {} : { node: options.node };
  const program = resolve("actions", verb, "dist/index.js");
  try {
    const ended = await runNode(program, [], { cwd: options.workspace, env, ...node });
    const outputs = parseOutputs(readFileSync(env.GITHUB_OUTPUT, "utf8"));
    // The runner's temporary folder goes with the job: what stands there is read now.
    if (outputs.result && existsSync(outputs.result)) {
      outputs.result = readFileSync(outputs.result, "utf8");
    }
    const summary = readFileSync(env.GITHUB_STEP_SUMMARY, "utf8");
    return { ...ended, outputs, summary, annotations: parseAnnotations(ended.stdout) };
  } finally {
    rmSync(temp, { recursive: true });
  }
}

/** `name<<delimiter\nvalue\ndelimiter`, the form that @actions/core writes. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}

function parseAnnotations(stdout: string): ActionRun["annotations"] {
  return [...stdout.matchAll(/^::(error|warning|notice)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/gm)].map(
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
 * Every Node that the actions are tried under: this one, and those that COALITIONS_TEST_NODES names
 * (paths, separated by colons).
 */
export function nodesToTry(): string[] {
  const named = (process.env.COALITIONS_TEST_NODES ?? "").split(":").filter((path) => path !== "");
  return [process.execPath, ...named];
}
