// Trees and commits as they are written: https://docs.github.com/rest/git/trees,
// https://docs.github.com/rest/git/commits.

import { ACTIONS_BOT } from "../accounts.ts";
import { type Answer, notEmulated, notFound, unprocessable } from "../answer.ts";
import { askedGit } from "../git.ts";
import {
  type Person,
  personOf,
  type TreeEntry,
  writeBlob,
  writeCommit,
  writeTree,
} from "../git-objects.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads, writes } from "../needs.ts";
import { type ApiRequest, type Route, route, type State } from "../state.ts";
import { entriesOf } from "./git-data.ts";
import { inRepository } from "./in-repository.ts";

const isHash = (value: unknown): value is string => /^[0-9a-f]{40}$/.test(`${value}`);

/** Whether the hash names an object of the kind; also a commit, where its tree is asked for. */
async function find({ folder }: HostedRepository, sha: unknown, kind: "blob" | "commit" | "tree") {
  if (!isHash(sha)) return undefined;
  return askedGit(folder, "rev-parse", "--verify", "--quiet", `${sha}^{${kind}}`);
}

function refusePath(path: unknown): string | undefined {
  if (typeof path !== "string" || path === "") return "tree.path cannot be blank";
  if (path.startsWith("/")) return "tree.path cannot start with a slash";
  const isMalformed = (part: string) => /^(|\.|\.\.|\.git|git~1)$/i.test(part);
  const malformed = path.includes("\0") || path.split("/").some(isMalformed);
  return malformed ? "tree.path contains a malformed path component" : undefined;
}

const FILE_MODES = ["100644", "100755", "120000"];

async function entryOf(
  repository: HostedRepository,
  written: Record<string, unknown>,
): Promise<TreeEntry | Answer> {
  const { path, mode, type, sha, content } = written;
  const refused = refusePath(path);
  if (refused !== undefined) return unprocessable(refused);
  if (["040000", "160000"].includes(`${mode}`)) return notEmulated(`a tree's entry of ${mode}`);
  if (!FILE_MODES.includes(`${mode}`)) return unprocessable("Must supply a valid tree.mode");
  if (type !== undefined && type !== "blob") return unprocessable("Must supply a valid tree.type");
  const entry = { path: `${path}`, mode: `${mode}` };
  if (sha === undefined && typeof content === "string") {
    return { ...entry, sha: await writeBlob(repository, content) };
  }
  if (sha === undefined || content !== undefined) {
    return unprocessable("Must supply either tree.sha or tree.content");
  }
  if (sha === null) return { ...entry, sha };
  const found = await find(repository, sha, "blob");
  return found ? { ...entry, sha: found } : unprocessable(`tree.sha ${sha} is not a valid blob`);
}

const createTree = inRepository(async (repository, { body }, state) => {
  const { base_tree: base, tree } = body;
  if (!Array.isArray(tree) || tree.length === 0) return unprocessable("Invalid tree info");
  const under = base === undefined ? undefined : await find(repository, base, "tree");
  if (base !== undefined && under === undefined) {
    return unprocessable("base_tree is not a valid tree oid");
  }
  const entries: TreeEntry[] = [];
  for (const written of tree) {
    const entry = await entryOf(repository, written);
    if ("status" in entry) return entry;
    const isThere = async () => under && repository.fileAt(under, entry.path);
    // GitHub's own words for a file that cannot go, since it is not there.
    if (entry.sha === null && !(await isThere())) return unprocessable("GitRPC::BadObjectState");
    entries.push(entry);
  }
  const sha = await writeTree(repository, under, entries);
  const url = `${state.addresses.api}/repos/${repository.fullName}/git/trees/${sha}`;
  const below = await entriesOf(repository, [sha]);
  return { status: 201, body: { sha, url, tree: below, truncated: false } };
});

/** `author` or `committer` as it was sent; undefined where it lacks what it must have. */
function personIn(sent: unknown, now: string): Person | undefined {
  const { name, email, date = now } = (sent ?? {}) as Partial<Record<keyof Person, unknown>>;
  if (typeof name !== "string" || typeof email !== "string") return undefined;
  if (name.trim() === "" || Number.isNaN(Date.parse(`${date}`))) return undefined;
  return { name, email, date: new Date(`${date}`).toISOString() };
}

const createCommit = inRepository(async (repository, { body, grant }, state) => {
  const { message, tree, parents = [] } = body;
  if (typeof message !== "string" || typeof tree !== "string") {
    return unprocessable('Invalid request.\n\n"message", "tree" weren\'t supplied.');
  }
  if (!Array.isArray(parents)) return unprocessable("Invalid request.\n\nparents is no array.");
  if (!isHash(tree) || (await askedGit(repository.folder, "cat-file", "-t", tree)) !== "tree") {
    return unprocessable("Tree SHA does not exist");
  }
  for (const parent of parents) {
    if (await find(repository, parent, "commit")) continue;
    return unprocessable("Parent SHA does not exist or is not a commit object");
  }
  const now = new Date(grant?.now ?? Date.now()).toISOString();
  const own = personOf(grant?.account ?? ACTIONS_BOT, now);
  const author = body.author === undefined ? own : personIn(body.author, now);
  const committer = body.committer === undefined ? author : personIn(body.committer, now);
  if (!author || !committer)
    return unprocessable("Invalid request.\n\nInvalid author or committer.");
  const sha = await writeCommit(repository, { message, tree, parents, author, committer });
  return { status: 201, body: await tellCommit(repository, sha, state) };
});

/** Whatever the zone that it was written in; without fractions of a second. */
function inUtc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, "Z");
}

async function tellCommit(repository: HostedRepository, sha: string, { addresses }: State) {
  const format = "--format=%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B";
  const [tree = "", parents = "", ...rest] = (
    await repository.git("show", "--no-patch", format, sha)
  ).split("\n");
  const person = ([name, email, date = ""]: string[]) => ({ name, email, date: inUtc(date) });
  const api = `${addresses.api}/repos/${repository.fullName}/git`;
  const commitAt = (hash: string) => ({ sha: hash, url: `${api}/commits/${hash}` });
  return {
    ...commitAt(sha),
    html_url: `${addresses.web}/${repository.fullName}/commit/${sha}`,
    author: person(rest.slice(0, 3)),
    committer: person(rest.slice(3, 6)),
    message: rest.slice(6).join("\n"),
    tree: { sha: tree, url: `${api}/trees/${tree}` },
    parents: parents.split(" ").filter(isHash).map(commitAt),
    verification: { verified: false, reason: "unsigned", signature: null, payload: null },
  };
}

const commit = inRepository(async (repository, { params }: ApiRequest, state) => {
  const sha = await find(repository, params.sha, "commit");
  return sha ? { status: 200, body: await tellCommit(repository, sha, state) } : notFound();
});

const R = "/repos/:owner/:repo/git";
export const GIT_OBJECTS: Route[] = [
  route("POST", `${R}/trees`, writes("contents"), createTree),
  route("POST", `${R}/commits`, writes("contents"), createCommit),
  route("GET", `${R}/commits/:sha`, reads("contents"), commit),
];
