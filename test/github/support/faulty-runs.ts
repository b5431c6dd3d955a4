// Runs on bump notices in which one request to GitHub fails, and their results, written so that runs on different
// notices can be compared.

import type { NoticedRegistry } from "./noticed.ts";
import type { NoticedCitizen } from "./noticed-citizen.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import type { Fault } from "./server/faults.ts";

/** Whether every request of a run fails in turn, which takes minutes. */
export const SWEEPS = process.env.COALITIONS_TEST_SWEEPS !== undefined;

/** Only the API's: git and the site have their own addresses. */
export const ANY_REQUEST = /^\/((repos|user)\/|graphql$)/;

/** A request, with what it sends. */
export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** GraphQL requests share one address, so only their bodies tell them apart. */
export function isWrite({
  server = "api",
  method,
  path,
  body,
}: Asked & { server?: string }): boolean {
  if (server !== "api" || method === "GET") return false;
  return path !== "/graphql" || mutationsOf(body).length > 0;
}

/** A run continues without these: the site's address is known otherwise, and an account is named, not mentioned. */
export function isSpared({ path, body }: Asked): boolean {
  if (/\/(pages|user\/\d+)$/.test(path)) return true;
  return path === "/graphql" && (body as { query: string }).query.includes("repositoryOwner");
}

/** The names of the mutations that a request of the GraphQL API makes. */
export function mutationsOf(body: unknown): string[] {
  const { query } = body as { query: string };
  return query.startsWith("mutation")
    ? [...query.matchAll(/^ {2}(\w+)\(/gm)].map(([, it = ""]) => it)
    : [];
}

/** What a run writes, in order: "pulls", "createRef, createCommitOnBranch". */
export function writesOf(asked: readonly Asked[]): string[] {
  return asked
    .filter(isWrite)
    .map(({ path, body }) =>
      path === "/graphql"
        ? mutationsOf(body).join(", ")
        : path.replace(/^\/repos\/acme\/registry\/|\d+/g, ""),
    );
}

/** One notice for any number of runs. */
export interface Subject {
  number: number;
  run: () => Promise<WorkflowRun[]>;
}

/** A run's requests to the API, in order. */
export async function requestsOf(world: NoticedRegistry, { run }: Subject): Promise<Asked[]> {
  const { github } = world.world;
  const before = github.requests.length;
  await run();
  return github.requests
    .slice(before)
    .filter(({ server, path, job }) => server === "api" && job && ANY_REQUEST.test(path))
    .map(({ method, path, body }) => ({ method, path, body }));
}

/** The error of a run in which one request failed; undefined if it succeeded. */
export async function runWith(
  world: NoticedRegistry,
  { run }: Subject,
  fault: Fault,
): Promise<string | undefined> {
  const { github } = world.world;
  github.fault(fault);
  const [done] = await run();
  if (github.state.faults.unmet.length > 0) throw new Error("The fault met no request.");
  return done?.conclusion === "success" ? undefined : done?.faults;
}

/** What the notice led to, with N for its number and P for that of its pull request. */
export async function endingOf(world: NoticedRegistry, citizen: NoticedCitizen, number: number) {
  const pulls = await citizen.pulls();
  const known = new Map([
    [number, "N"],
    ...pulls.map((it): [number, string] => [it.number, `P of ${it.branch.split("/")[0]}`]),
  ]);
  const named = (text: string) =>
    // The proposal's key contains the number, too.
    text
      .replace(/ proposes [0-9a-f]{64} /, " proposes K ")
      .replace(
        /(#|\/pull\/|\/issues\/|"notice": |bump-notice\/)(\d+)/g,
        (_, before: string, digits: string) => `${before}${known.get(Number(digits)) ?? digits}`,
      );
  const branches = await citizen.branches();
  return {
    issue: { open: world.registry.issue(number).open, labels: world.registry.labelsOf(number) },
    comment: named(world.comment(number)),
    pulls: pulls.map(({ branch, title, body, diff }) => [branch, title, body, diff].map(named)),
    branches: branches.map(named),
    contents: await Promise.all(branches.map((it) => changesOf(world, it))),
    main: await world.registry.hosted.git("rev-parse", "refs/heads/main^{tree}"),
  };
}

/** The paths in which a branch differs from main. */
export async function changesOf(world: NoticedRegistry, branch: string): Promise<string[]> {
  const names = await world.registry.hosted.git("diff", "--name-only", "main", branch);
  return names === "" ? [] : names.split("\n");
}

/** Removes everything that a notice led to, except on main, without events. */
export async function clear(world: NoticedRegistry, citizen: NoticedCitizen, number: number) {
  for (const branch of await citizen.branches()) await world.registry.deleteBranch(branch);
  world.registry.closeIssue(number, { by: "ada" });
  world.registry.hosted.conversations.labels.length = 0;
  world.asked();
}
