// Trees, commits and refs written through the emulated API, and the pull requests that follow them.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { asking, type Sample } from "./support/sample-request.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

let registry: Registry;
let ask: Sample["ask"];
let main: string;
beforeEach(async () => {
  registry = await smallRepository(github, { "a.txt": "a\n", "b.txt": "b\n", "c/d.txt": "d\n" });
  ask = asking(github, registry);
  main = await registry.hosted.existingCommit("refs/heads/main");
});

const file = (path: string, content: string) => ({ path, mode: "100644", type: "blob", content });
const treeOf = (tree: object[], base: string | undefined = main) =>
  ask("POST /git/trees", { body: { base_tree: base, tree } });
const refuses = async (asked: ReturnType<Sample["ask"]>, message: string) => {
  const { status, body } = await asked;
  expect([status, body.message]).toEqual([422, message]);
};

/** A commit over `parent` that has this text in a file. */
async function commit(content: string, parent = main): Promise<string> {
  const { body: tree } = await treeOf([file("a.txt", content)], parent);
  const body = { message: "Write", tree: tree.sha, parents: [parent] };
  return (await ask("POST /git/commits", { body })).body.sha;
}
const createRef = (sha: string, name = "made") =>
  ask("POST /git/refs", { body: { ref: `refs/heads/${name}`, sha } });
const moveRef = (sha: string, force?: boolean) =>
  ask("PATCH /git/refs/heads/made", { body: { sha, ...(force === undefined ? {} : { force }) } });

describe("a tree", () => {
  it("is its base with what is written over it, byte for byte, and without what is to go", async () => {
    const { hosted } = registry;
    const text = `ä\r\n${"long ".repeat(300_000)}\n\n`;
    const { status, body } = await treeOf([
      file("new/deep/x.txt", text),
      { path: "b.txt", mode: "100644", type: "blob", sha: null },
    ]);
    expect(status).toBe(201);
    const names = (await hosted.git("ls-tree", "-r", "--name-only", body.sha)).split("\n");
    expect(names).toEqual(["a.txt", "c/d.txt", "new/deep/x.txt"]);
    expect(`${await hosted.fileAt(body.sha, "new/deep/x.txt")}`).toBe(text);
    expect(body.tree.map(({ path }: { path: string }) => path)).toEqual(["a.txt", "c", "new"]);
    const { body: alone } = await ask("POST /git/trees", { body: { tree: [file("x", "x")] } });
    expect(alone.tree).toHaveLength(1);
  });

  it.each([
    ["../x", "tree.path contains a malformed path component"],
    ["a/../x", "tree.path contains a malformed path component"],
    [".git/config", "tree.path contains a malformed path component"],
    ["a/.GIT/config", "tree.path contains a malformed path component"],
    ["a//x", "tree.path contains a malformed path component"],
    ["/x", "tree.path cannot start with a slash"],
  ])("is refused with a path that git would not have: %s", async (path, message) => {
    await refuses(treeOf([file(path, "x")]), message);
  });

  it("is refused with nothing in it, and with what is not there", async () => {
    await refuses(treeOf([]), "Invalid tree info");
    await refuses(treeOf([file("x", "x")], "0".repeat(40)), "base_tree is not a valid tree oid");
    const gone = { path: "gone", mode: "100644", type: "blob", sha: null };
    await refuses(treeOf([gone]), "GitRPC::BadObjectState");
    const other = { path: "x", mode: "100644", type: "blob", sha: main };
    await refuses(treeOf([other]), `tree.sha ${main} is not a valid blob`);
    await refuses(treeOf([{ ...file("x", "x"), mode: "644" }]), "Must supply a valid tree.mode");
    await refuses(
      treeOf([{ path: "x", mode: "100644", type: "blob" }]),
      "Must supply either tree.sha or tree.content",
    );
  });
});

describe("a commit", () => {
  it("is the token's account's, or whose it is said to be", async () => {
    const { body: tree } = await treeOf([file("a.txt", "x")]);
    const wanted = { message: "One\n\nTwo", tree: tree.sha, parents: [main] };
    const { status, body } = await ask("POST /git/commits", { body: wanted });
    expect([status, body]).toMatchObject([
      201,
      {
        ...{ message: "One\n\nTwo", tree: { sha: tree.sha }, parents: [{ sha: main }] },
        author: {
          name: "github-actions[bot]",
          email: "41898282+github-actions[bot]@users.noreply.github.com",
        },
      },
    ]);
    const author = { name: "Ada", email: "ada@example.org", date: "2026-03-01T08:00:00Z" };
    const { body: hers } = await ask("POST /git/commits", { body: { ...wanted, author } });
    expect(hers).toMatchObject({ author, committer: author });
    expect((await ask(`GET /git/commits/${hers.sha}`)).body).toEqual(hers);
  });

  it("is refused without its tree, its parents or its message", async () => {
    const tree = await registry.hosted.git("rev-parse", "main^{tree}");
    const write = (body: object) => ask("POST /git/commits", { body });
    await refuses(write({ message: "x", tree: main, parents: [] }), "Tree SHA does not exist");
    await refuses(
      write({ message: "x", tree, parents: [tree] }),
      "Parent SHA does not exist or is not a commit object",
    );
    expect((await write({ tree, parents: [main] })).status).toBe(422);
  });
});

describe("a ref", () => {
  it("is made once, moved on, moved back by force alone, and deleted", async () => {
    const [one, other] = [await commit("1"), await commit("2")];
    expect((await createRef(one)).body).toMatchObject({
      ref: "refs/heads/made",
      object: { type: "commit", sha: one },
    });
    await refuses(createRef(one), "Reference already exists");
    await refuses(moveRef(other), "Update is not a fast forward");
    expect((await moveRef(other, true)).body.object.sha).toBe(other);
    const next = await commit("3", other);
    expect((await moveRef(next)).status).toBe(200);
    expect((await ask("GET /git/ref/heads/made")).body.object.sha).toBe(next);
    expect((await ask("DELETE /git/refs/heads/made")).status).toBe(204);
    await refuses(ask("DELETE /git/refs/heads/made"), "Reference does not exist");
    await refuses(moveRef(next), "Reference does not exist");
    expect((await ask("GET /git/ref/heads/made")).status).toBe(404);
    await refuses(ask("DELETE /git/refs/heads/main"), "Cannot delete the default branch");
  });

  it.each(["a b", "a..b", "-a", "a.lock", "a~1", "a^", "@{-1}", "a/", "f".repeat(40)])(
    "is refused by a name that git would not have: %s",
    async (name) => {
      await refuses(createRef(main, name), `refs/heads/${name} is not a valid ref name.`);
    },
  );

  it("is refused where there is no such object, or another ref in the way", async () => {
    await refuses(createRef("1".repeat(40)), "Object does not exist");
    const length = "The sha parameter must be exactly 40 characters and contain only [0-9a-f].";
    await refuses(createRef("main"), length);
    const tree = await registry.hosted.git("rev-parse", "main^{tree}");
    await refuses(createRef(tree), "Reference update failed");
    await refuses(createRef(main, "main/x"), "Reference update failed");
    const short = ask("POST /git/refs", { body: { ref: "refs/made", sha: main } });
    await refuses(short, "Reference name must contain at least three slash-separated components.");
  });

  it("is found by how its name begins", async () => {
    for (const name of ["bump/a", "bump/b", "other"]) await createRef(main, name);
    const { body } = await ask("GET /git/matching-refs/heads/bump/");
    const names = body.map(({ ref }: { ref: string }) => ref);
    expect(names).toEqual(["refs/heads/bump/a", "refs/heads/bump/b"]);
    expect((await ask("GET /git/matching-refs/heads/none")).body).toEqual([]);
  });
});

describe("a pull request from a branch that was made so", () => {
  const openMade = async () => {
    await createRef(await commit("1"));
    const body = { title: "Made", head: "made", base: "main" };
    const { body: opened } = await ask("POST /pulls", { body });
    return opened.number as number;
  };

  it("follows its branch", async () => {
    const number = await openMade();
    const next = await commit("2");
    await moveRef(next, true);
    expect((await ask(`GET /pulls/${number}`)).body).toMatchObject({
      ...{ head: { sha: next }, changed_files: 1, state: "open" },
    });
    const push = await registry.push((it) => it.write("a.txt", "3"), { branch: "made" });
    expect((await ask(`GET /pulls/${number}`)).body.head.sha).toBe(push.after);
  });

  it("is closed with its branch, and not reopened without it", async () => {
    const number = await openMade();
    await ask("DELETE /git/refs/heads/made");
    expect((await ask(`GET /pulls/${number}`)).body).toMatchObject({
      ...{ state: "closed", merged: false, merged_at: null },
    });
    const reopened = await ask(`PATCH /pulls/${number}`, { body: { state: "open" } });
    expect([reopened.status, reopened.body.errors[0].message]).toEqual([
      422,
      "state cannot be changed. The made branch has been deleted.",
    ]);
    await createRef(await commit("other"));
    const again = await ask(`PATCH /pulls/${number}`, { body: { state: "open" } });
    expect(again.body.errors[0].message).toContain("force-pushed or recreated");
  });

  it("is closed where its branch has nothing to merge any more", async () => {
    const number = await openMade();
    await moveRef(main, true);
    expect((await ask(`GET /pulls/${number}`)).body.state).toBe("closed");
  });

  it("makes way for another once it is closed, and cannot come back beside it", async () => {
    const number = await openMade();
    const body = { title: "Again", head: "made", base: "main" };
    expect((await ask("POST /pulls", { body })).status).toBe(422);
    await ask(`PATCH /pulls/${number}`, { body: { state: "closed" } });
    expect((await ask("POST /pulls", { body })).status).toBe(201);
    const reopened = await ask(`PATCH /pulls/${number}`, { body: { state: "open" } });
    expect(reopened.body.errors[0].message).toContain("There is already an open pull request");
  });

  it("is none of a job's to open where the repository forbids it", async () => {
    registry.hosted.actionsOpenPulls = false;
    await createRef(await commit("1"));
    const body = { title: "Made", head: "made", base: "main" };
    const { status, body: refused } = await ask("POST /pulls", { body });
    expect([status, refused.message]).toEqual([
      403,
      "GitHub Actions is not permitted to create or approve pull requests.",
    ]);
  });
});
