// The manual of bump notices, compared with the form, the verb and the states of a notice.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FORM, OPTIONS } from "../../src/core/notice/form.ts";
import { cutoverBranch, noticeBranch } from "../../src/core/notice/proposal-names.ts";
import { readNotice } from "../../src/core/notice/read-notice.ts";
import { renderNotice } from "../../src/core/render/notice/comment.ts";
import { definition, OPERATOR } from "../support/definitions.ts";
import { bodyOf, FILED_AT } from "../support/filed-notices.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { judgedNotice, type NoticeCase } from "../support/judged-notices.ts";
import { blockCommands } from "../support/manual-commands.ts";
import { NOTICE_CASES } from "../support/notice-cases.ts";
import { NOTICE_CONTEXT } from "../support/noticed-definitions.ts";
import { coalitions } from "../support/run-node.ts";

const GUIDE = readFileSync("docs/bump-notices.md", "utf8");
const REFERENCE = readFileSync("docs/notice-reference.md", "utf8");

/** The cells of the rows below a table's head, as written. */
function rowsBelow(head: string): string[][] {
  const [, rest = ""] = GUIDE.split(`\n${head}\n`);
  const lines = rest.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const unquoted = (cell: string | undefined) => (cell ?? "").replace(/^`|`$/g, "");

describe("the fields of the form in the guide", () => {
  const rows = rowsBelow("| field | `id` in the form | what to write | for example |");

  it("are the fields of the form, in its order", () => {
    expect(rows.map(([label, id]) => [label, unquoted(id)])).toEqual(
      FORM.map(({ label, id }) => [label, id]),
    );
  });

  it("have examples that make a notice", () => {
    const [what, id, to, effectiveAt, releaseNotes, reason] = rows.map((row) => unquoted(row[3]));
    const [kind] = Object.entries(OPTIONS).find(([, label]) => label === what) ?? [];
    const { notice, problems } = readNotice(
      bodyOf({ kind, id, to, effectiveAt, releaseNotes, reason } as Parameters<typeof bodyOf>[0]),
      FILED_AT,
    );
    expect(problems).toEqual([]);
    expect(notice).toEqual({ kind, id, to, effectiveAt, releaseNotes, reason });
  });

  it("say which of them may be left out", () => {
    const optional = rows.filter(([, , what]) => /optional|nothing for/.test(what ?? ""));
    expect(optional.map(([label]) => label)).toEqual(
      FORM.filter(({ required }) => !required).map(({ label }) => label),
    );
  });
});

/** A case of each state, and the heading of its comment. */
const STATES: Record<string, [name: string, said: RegExp]> = {
  "to be fixed": ["faulty-fields", /❌ \d+ things? to fix/],
  "needs verification": ["unverified", /🔒 .* needs verification/],
  "waiting: pull requests are open": ["to-be-announced", /📝 .* to act before/],
  announced: ["announced", /📣 Announced in/],
  due: ["due", /⏰ .* due since/],
  // The same for a notice; only the feed reports it.
  overdue: ["due", /⏰ .* due since/],
  "blocked: a definition must be fixed": ["a-retired-and-a-broken-coalition", /⛔ Blocked in/],
  done: ["carried-out", /✅ Done/],
  withdrawn: ["withdrawn-and-taken-back", /↩️ Withdrawn/],
  "nothing to do": ["nothing-to-do", /✅ No coalition needs to act/],
};

describe("the states of a notice in the reference", () => {
  const picture = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(REFERENCE)?.[1] ?? "";
  const named = [...picture.matchAll(/^ {2}state "([^"]+)" as (\w+)$/gm)];

  it("are those that a notice can be in", () => {
    expect(named.map(([, name]) => name).sort()).toEqual(Object.keys(STATES).sort());
  });

  it("are all in the picture, with a way to each and from each", () => {
    const arrows = [...picture.matchAll(/^ {2}(\S+) --> ([^\s:]+)/gm)];
    const [from, to] = [1, 2].map((end) => new Set(arrows.map((it) => it[end])));
    const names = [...named.map(([, , alias]) => alias), "[*]"].sort();
    expect([...(from ?? [])].sort()).toEqual(names);
    expect([...(to ?? [])].sort()).toEqual(names);
  });

  it.each(Object.entries(STATES))("are reported by the comment: %s", (_, [name, said]) => {
    const comment = renderNotice(judgedNotice(NOTICE_CASES[name] as NoticeCase), NOTICE_CONTEXT);
    expect(comment.match(/^### .*$/m)?.[0]).toMatch(said);
  });
});

describe("the rest of both", () => {
  it("names branches as they are named", () => {
    for (const it of [
      noticeBranch(7, "ethereum.superchain"),
      cutoverBranch("ethereum.superchain"),
    ]) {
      expect(REFERENCE).toContain(`\`${it}\``);
    }
  });

  it("has the whole text of a notice, with the examples of its form", () => {
    const [, body = ""] = /```markdown\n([\s\S]*?)```/.exec(GUIDE) ?? [];
    const { notice, problems } = readNotice(body, FILED_AT);
    expect(problems).toEqual([]);
    const values = Object.values(notice ?? {}).filter((it) => it !== null);
    const examples = rowsBelow("| field | `id` in the form | what to write | for example |");
    const shown = examples.map((row) => unquoted(row[3]));
    expect(values.filter((it) => it !== "stable-id" && !shown.includes(`${it}`))).toEqual([]);
    expect(values.length).toBeGreaterThan(3);
  });

  it("has a command that says what a notice would do", async () => {
    const command = blockCommands(GUIDE).find((it) => it.startsWith("npx "));
    const repository = new GitRepository();
    try {
      const own = definition({ name: "mini.one" });
      repository.writeDefinition(own);
      repository.commit("Publish");
      const [id, to] = [own.lattices[0]?.stableId ?? "", idOf("next")];
      const effectiveAt = "2999-01-05T12:00:00Z";
      const words = { releaseNotes: null, reason: "A new image." };
      repository.write("BODY.md", bodyOf({ kind: "stable-id", id, to, effectiveAt, ...words }));
      const asRun = command?.replace("ID", `${OPERATOR.github[0]?.id}`).split(" ").slice(2) ?? [];
      const { code, stdout, stderr } = await coalitions(repository.folder, ...asRun);
      expect([code, stdout + stderr]).toEqual([0, expect.stringContaining("mini.one")]);
    } finally {
      repository.delete();
    }
  });

  it("names what the verb takes", () => {
    const verbs = readFileSync("scripts/verbs-table.ts", "utf8");
    const [, own = ""] = verbs.split('.command("notice <body>")');
    const [taken = ""] = own.split(".command(");
    const options = [...taken.matchAll(/"(--[a-z]+)/g)].map(([, it]) => it);
    expect(options).toEqual(["--author", "--issue", "--at", "--accepted"]);
    for (const option of [...options, "--json"]) expect(REFERENCE).toContain(option);
  });
});
