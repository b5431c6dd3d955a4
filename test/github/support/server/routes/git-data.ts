// Contents, commits, refs and comparisons, from git: https://docs.github.com/rest/repos/contents,
// https://docs.github.com/rest/git/refs, https://docs.github.com/rest/commits.

import { notFound } from "../answer.ts";
import { reads } from "../permissions.ts";
import { commitOf, type Respond, type Route, repositoryOf, route } from "../state.ts";

/** Larger files come without contents: GitHub only serves them in raw form. */
const LARGEST_INLINE = 1024 * 1024;

const contents: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { path = "" } = request.params;
  const ref = request.query.get("ref") ?? repository.defaultBranch;
  const bytes = await repository.fileAt(await commitOf(request, state, ref), path);
  if (!bytes) throw notFound();
  const isLarge = bytes.byteLength > LARGEST_INLINE;
  return { status: 200, body: { type: "file", content: isLarge ? "" : bytes.toString("base64") } };
};

const commit: Respond = async (request, state) => {
  const sha = await commitOf(request, state);
  const format = "--format=%T%n%P%n%B";
  const [tree = "", parents = "", ...message] = (
    await repositoryOf(request, state).git("show", "--no-patch", format, sha)
  ).split("\n");
  const above = parents.split(" ").filter((parent) => parent !== "");
  const content = { message: message.join("\n"), tree: { sha: tree } };
  return { status: 200, body: { sha, commit: content, parents: above.map((it) => ({ sha: it })) } };
};

/** `base...head` */
const compare: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const [one = "", other = ""] = (request.params.basehead ?? "").split("...");
  const [base, head] = [await commitOf(request, state, one), await commitOf(request, state, other)];
  const [isBefore, isAfter] = [
    await repository.isAncestor(base, head),
    await repository.isAncestor(head, base),
  ];
  const count = async (range: string) => Number(await repository.git("rev-list", "--count", range));
  const [ahead_by, behind_by] = [await count(`${base}..${head}`), await count(`${head}..${base}`)];
  const apart = isBefore ? "ahead" : isAfter ? "behind" : "diverged";
  const status = isBefore && isAfter ? "identical" : apart;
  return { status: 200, body: { status, ahead_by, behind_by } };
};

const ref: Respond = (request, state) => {
  const name = `refs/${request.params.ref}`;
  const sha = repositoryOf(request, state).refAt(name);
  if (sha === undefined) throw notFound();
  return { status: 200, body: { ref: name, object: { sha } } };
};

export const GIT_DATA: Route[] = [
  route("GET", "/contents/*path", reads("contents"), contents),
  route("GET", "/compare/*basehead", reads("contents"), compare),
  route("GET", "/commits/*ref", reads("contents"), commit),
  route("GET", "/git/ref/*ref", reads("contents"), ref),
];
