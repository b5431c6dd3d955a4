// Contents, commits, trees, blobs and comparisons, from git: https://docs.github.com/rest/repos/contents,
// https://docs.github.com/rest/git, https://docs.github.com/rest/commits.

import { notFound } from "../answer.ts";
import { readDiff } from "../diff.ts";
import { askedGit, gitBytes } from "../git.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads } from "../needs.ts";
import { type Route, route, type State } from "../state.ts";
import { inRepository } from "./in-repository.ts";
import { formatFile } from "./pull-files.ts";

interface Entry {
  mode: string;
  type: string;
  sha: string;
  size: number;
  path: string;
}

/** As `git ls-tree` lists them, with these arguments. */
export async function entriesOf(repository: HostedRepository, args: string[]): Promise<Entry[]> {
  const output = await repository.git("ls-tree", "-z", "--long", ...args);
  return output
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [facts = "", path = ""] = line.split("\t");
      const [mode = "", type = "", sha = "", size = ""] = facts.split(/ +/);
      return { mode, type, sha, size: Number(size), path };
    });
}

/** Larger files come without their contents, for which GitHub wants the raw form to be asked. */
const LARGEST_INLINE = 1024 * 1024;

const contents = inRepository(async (repository, { params, query, accept }) => {
  const { path = "" } = params;
  const commit = await repository.commitAt(query.get("ref") ?? repository.defaultBranch);
  if (commit === undefined) return notFound();
  const [entry] = path === "" ? [] : await entriesOf(repository, [commit, "--", path]);
  if (entry?.type === "blob") {
    const bytes = await gitBytes(repository.folder, "cat-file", "blob", entry.sha);
    if (accept.includes("raw")) return { status: 200, body: bytes };
    return { status: 200, body: { ...formatEntry(entry), ...inline(bytes) } };
  }
  if (!entry && path !== "") return notFound();
  const below = await entriesOf(repository, [commit, "--", ...(path === "" ? [] : [`${path}/`])]);
  return { status: 200, body: below.map(formatEntry) };
});

function inline(bytes: Buffer): object {
  if (bytes.byteLength > LARGEST_INLINE) return { encoding: "none", content: "" };
  return { encoding: "base64", content: bytes.toString("base64") };
}

function formatEntry({ type, path, sha, size }: Entry): object {
  const name = path.split("/").at(-1);
  return type === "blob"
    ? { type: "file", name, path, sha, size }
    : { type: "dir", name, path, sha, size: 0 };
}

const blob = inRepository(async (repository, { params }) => {
  const { sha = "" } = params;
  if ((await askedGit(repository.folder, "cat-file", "-t", sha)) !== "blob") return notFound();
  const bytes = await gitBytes(repository.folder, "cat-file", "blob", sha);
  const content = bytes.toString("base64");
  return { status: 200, body: { sha, size: bytes.byteLength, encoding: "base64", content } };
});

const tree = inRepository(async (repository, { params, query }) => {
  const { sha = "" } = params;
  const found = await askedGit(repository.folder, "rev-parse", "--verify", `${sha}^{tree}`);
  if (found === undefined) return notFound();
  const recursive = query.has("recursive") ? ["-r", "-t"] : [];
  const entries = await entriesOf(repository, [...recursive, found]);
  return { status: 200, body: { sha: found, tree: entries, truncated: false } };
});

const commit = inRepository(async (repository, { params }) => {
  const sha = await repository.commitAt(params.ref ?? "");
  if (sha === undefined) return notFound();
  const format = "--format=%T%n%P%n%an%n%ae%n%aI%n%B";
  const [tree = "", parents = "", name = "", email = "", date = "", ...message] = (
    await repository.git("show", "--no-patch", format, sha)
  ).split("\n");
  const told = { author: { name, email, date }, message: message.join("\n"), tree: { sha: tree } };
  const above = parents.split(" ").filter((parent) => parent !== "");
  return { status: 200, body: { sha, commit: told, parents: above.map((it) => ({ sha: it })) } };
});

/** `base...head`, either of them a revision or `owner:branch` of a fork. */
const compare = inRepository(async (repository, { params }, state) => {
  const [one = "", other = ""] = (params.basehead ?? "").split("...");
  const [base, head] = [await find(repository, one, state), await find(repository, other, state)];
  if (base === undefined || head === undefined) return notFound();
  const mergeBase = await repository.mergeBase(base, head);
  const count = async (range: string) => Number(await repository.git("rev-list", "--count", range));
  const [ahead_by, behind_by] = [await count(`${base}..${head}`), await count(`${head}..${base}`)];
  const status = ahead_by === 0 ? "behind" : behind_by === 0 ? "ahead" : "diverged";
  const files = (await readDiff(repository.folder, mergeBase, head)).map((file) =>
    formatFile(file, { base: repository, headSha: head }, state),
  );
  const body = {
    status: base === head ? "identical" : status,
    merge_base_commit: { sha: mergeBase },
    ...{ ahead_by, behind_by, files },
  };
  return { status: 200, body };
});

async function find(repository: HostedRepository, revision: string, state: State) {
  const [owner, branch] = revision.split(":");
  if (branch === undefined) return repository.commitAt(revision);
  const fork = state.repositories.get(`${owner}/${repository.name}`);
  const sha = await fork?.commitAt(`refs/heads/${branch}`);
  return sha && repository.commitAt(sha);
}

const R = "/repos/:owner/:repo";
export const GIT_DATA: Route[] = [
  route("GET", `${R}/contents`, reads("contents"), contents),
  route("GET", `${R}/contents/*path`, reads("contents"), contents),
  route("GET", `${R}/git/blobs/:sha`, reads("contents"), blob),
  route("GET", `${R}/git/trees/*sha`, reads("contents"), tree),
  route("GET", `${R}/compare/*basehead`, reads("contents"), compare),
  route("GET", `${R}/commits/*ref`, reads("contents"), commit),
];
