// `npm ci` builds the actions, whose bundles are not committed. A test must not install the project into
// every checkout, so in its place the checkout has links to the bundles of this project, which its own build
// has made. A checkout that has a bundle of its own keeps it: so a test says what the sources
// of a fork would have become.

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
