// Makes .github/workflows/registry-*.yml, which the workflows of other registries call, from this repository's own:
// the same jobs, but that no code is set up or built. An action is taken from the commit of the workflow itself (`$/`).
// `npm run generate` writes them, by the test that says when they are stale.

export const CALLED_WORKFLOWS = ["check", "report", "publish", "bump-notice", "cutover"];

/** The text of registry-NAME.yml, from that of NAME.yml. Throws where that is not written as it must be. */
export function registryWorkflow(name, text) {
  const [start = "", ...rest] = text.split("\n\n");
  const [, head] = /^((?:#.*\n)+)name: (.+)\non:\n/.exec(start) ?? [];
  if (head === undefined || rest[0] !== "permissions: {}") {
    throw new Error(
      `${name}.yml begins otherwise than comment, name, on, permissions: {}, each as the others have it.`,
    );
  }
  // The caller's own, under the same name, would wait for itself: GitHub calls that a deadlock, and ends the run.
  const sections = rest.filter((section) => !/^concurrency:/m.test(section));
  const jobs = withoutSteps(sections.join("\n\n")).replaceAll(OWN_ACTION, "$1$$/actions/");
  const first = `${MADE}${name}.yml:\n${head}name: registry-${name}\n${called(text)}`;
  return [first, jobs.replaceAll(IN_THIS_JOB, "")].join("\n\n");
}

const MADE =
  "# Made by `npm run generate`, and not by hand, for the workflows of registries to call. From ";

const OWN_ACTION = /( uses: )\.\/actions\//g;
/** Why zizmor is to leave `./actions` alone: what is left needs no such leave. */
const IN_THIS_JOB = / # zizmor: ignore\[self-repository\].*/g;

/** Secrets go by name: a caller in another organization cannot hand on all of its own. */
function called(text) {
  const names = [...new Set([...text.matchAll(/\bsecrets\.(\w+)/g)].map(([, secret]) => secret))];
  const secrets = names.map((secret) => `      ${secret}:\n        required: false`);
  return [
    "on:",
    "  workflow_call:",
    ...(names.length > 0 ? ["    secrets:"] : []),
    ...secrets,
  ].join("\n");
}

/** Without the steps that set up what this repository builds, and those that say they are for that alone. */
function withoutSteps(jobs) {
  return jobs
    .replaceAll(/^ {6}- uses: \.\/\.github\/.*\n(?: {8}.*\n)*/gm, "")
    .replaceAll(/^ {6}# Only for the set-up:.*\n {6}- .*\n(?: {8}.*\n)*/gm, "");
}
