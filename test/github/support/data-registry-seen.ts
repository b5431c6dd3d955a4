// What people see of a registry: on its site, its pull requests and issues, and in its runs.

import type { Definition } from "../../../src/core/registry/definition.ts";
import type { DataRegistry } from "./data-registry.ts";
import { PullRequest } from "./pull-request.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import { ACTIONS_BOT } from "./server/accounts.ts";

/** The last line of a successful `verify`. */
export const VERIFIED = /\n\nNo problem found\.\n$/;

/** A page, a feed or a file of the site as a reader fetches it. */
export async function fetched({ github, layout }: DataRegistry, path: string): Promise<string> {
  const response = await fetch(`${github.state.addresses.pages}/${layout.fullName}/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

/** The entries of a coalition, the oldest first. */
export async function entriesOf(world: DataRegistry, name: string): Promise<Entry[]> {
  return JSON.parse(await fetched(world, `${name}/changes.json`)).entries;
}

interface Entry {
  hash: string;
  fingerprint: string;
  changes: { kind: string }[];
}

export async function lastKinds(world: DataRegistry, name: string): Promise<string[]> {
  const entries = await entriesOf(world, name);
  return entries.at(-1)?.changes.map(({ kind }) => kind) ?? [];
}

export async function definitionIn(world: DataRegistry, file: string): Promise<Definition> {
  const { hosted } = world.registry;
  return JSON.parse(`${await hosted.fileAt(hosted.defaultBranch, file)}`);
}

/** The only open pull request that the registry opened itself. */
export function ownPull({ github, registry }: DataRegistry): PullRequest {
  const own = github.state.pulls
    .ofRepository(registry.hosted)
    .filter(({ issue }) => issue.open && issue.author.id === ACTIONS_BOT.id);
  const [pull, ...others] = own;
  if (!pull || others.length > 0) throw new Error(`It has ${own.length} open pull requests.`);
  return new PullRequest(pull, github.state);
}

/** The text of the only comment on a pull request or issue that begins with a marker. */
export function commentOn({ registry }: DataRegistry, number: number, marker: string): string {
  const bodies = registry.comments(number).map(({ body }) => body);
  const [comment, ...others] = bodies.filter((body) => body.includes(marker));
  if (comment === undefined || others.length > 0) {
    throw new Error(`#${number} has ${others.length} further comments with ${marker}.`);
  }
  return comment;
}

/** A pull request's status, and GitHub's reason to refuse a merge; undefined if it can be merged. */
export function gateOf({ registry }: DataRegistry, pull: PullRequest): (string | undefined)[] {
  const status = registry.statusOf(pull.headSha);
  return [status && `${status.state}: ${status.description}`, registry.refusal(pull)];
}

/** Problems on their lines, as GitHub shows them beside the changed files. */
export function marksOf({ jobs }: WorkflowRun): string[] {
  return jobs
    .flatMap(({ annotations }) => annotations)
    .filter(({ properties }) => properties.file !== undefined)
    .map(({ properties: { title, file, line } }) => `${title} ${file}:${line}`);
}

/** The folders that actions ran from, except GitHub's own, which have stand-ins. */
export function ranFrom({ runs }: DataRegistry): string[] {
  const steps = runs.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  return [...new Set(steps.flatMap(({ from }) => (from === undefined ? [] : [from])))].sort();
}

/** The dead links to files of the registry's own repository. */
export async function deadLinks({ github, registry }: DataRegistry): Promise<string[]> {
  const { hosted } = registry;
  const own = `${github.state.addresses.web}/${hosted.fullName}/blob/`;
  const said = hosted.conversations.issues.flatMap(({ body, comments }) => [
    ...[body ?? "", ...comments.map((comment) => comment.body)],
  ]);
  const links = said.join("\n").match(/https?:\/\/[^\s)\]">]+/g) ?? [];
  const dead: string[] = [];
  for (const link of new Set(links.filter((it) => it.startsWith(own)))) {
    const [, revision = "", path = ""] = /^([^/]+)\/([^#]*)/.exec(link.slice(own.length)) ?? [];
    if (!(await hosted.fileAt(revision, decodeURIComponent(path)))) dead.push(link);
  }
  return dead;
}
