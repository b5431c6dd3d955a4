// docs/problems.md is made from the tables of problem codes: `npm run generate` writes it.

import { expect, it } from "vitest";
import { NOTICE_PROBLEMS } from "../../src/core/notice/problem-codes.ts";
import { PROBLEM_CODES } from "../../src/core/problem-codes.ts";

const HEAD = `# Problems

Every problem that the check reports, by its code. \`npx mosaik-coalitions check\` says where, why, and how to fix it. \`test/invalid/\` has an example of each. An error fails the check; warnings and hints do not.

| code | severity | meaning |
| --- | --- | --- |
`;

const NOTICES = `
## Bump notices

The comment on a bump notice reports these. An error keeps the notice from being announced; a warning does not.

| code | severity | meaning |
| --- | --- | --- |
`;

const rowsOf = (codes: Record<string, readonly [string, string]>) =>
  Object.entries(codes)
    .map(([code, [severity, meaning]]) => `| \`${code}\` | ${severity} | ${meaning} |\n`)
    .join("");

it("docs/problems.md is what the tables of problem codes say", async () => {
  const page = HEAD + rowsOf(PROBLEM_CODES) + NOTICES + rowsOf(NOTICE_PROBLEMS);
  await expect(page).toMatchFileSnapshot("../../docs/problems.md");
});
