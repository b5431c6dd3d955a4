// `npm ci` builds the actions, whose bundles are not committed. A test must not install the project in every checkout,
// so the checkout gets links to this project's built bundles. A checkout with its own bundle keeps it: that is how a
// test provides the build of a fork's sources.

import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { NotEmulated, StepFailed } from "./running-job.ts";

const PROJECT = join(import.meta.dirname, "../../../..");

export function isNpmCi(script: string): boolean {
  return script.trim() === "npm ci";
}

export function npmCi(workspace: string): string {
  if (!existsSync(join(workspace, "package-lock.json"))) {
    throw new StepFailed(
      "The `npm ci` command can only install with an existing package-lock.json",
    );
  }
  const actions = existsSync(join(workspace, "actions")) ? join(workspace, "actions") : undefined;
  const built = (actions === undefined ? [] : readdirSync(actions)).filter(
    (name) => !existsSync(join(workspace, "actions", name, "dist")),
  );
  for (const name of built) {
    const bundle = join(PROJECT, "actions", name, "dist");
    if (!existsSync(bundle)) throw new NotEmulated(`${bundle}: run \`npm run build\` first`);
    symlinkSync(bundle, join(workspace, "actions", name, "dist"), "dir");
  }
  return `In place of npm ci: the bundles of ${built.join(", ")}.`;
}
