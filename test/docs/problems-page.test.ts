// docs/problems.md is made from the table of problem codes: `npm run generate` writes it.

import { expect, it } from "vitest";
import { PROBLEM_CODES } from "../../src/core/problem-codes.ts";

const HEAD = `# Problems

Everything that the check can find, by its code. \`npx coalitions check\` tells where and why, and how
to mend it. \`test/invalid/\` has an example of each. An error fails the check; warnings and hints do not.

| code | severity | meaning |
| --- | --- | --- |
`;

it("docs/problems.md is what the table of problem codes says", async () => {
  const rows = Object.entries(PROBLEM_CODES).map(
    ([code, [severity, meaning]]) => `| \`${code}\` | ${severity} | ${meaning} |\n`,
  );
  await expect(HEAD + rows.join("")).toMatchFileSnapshot("../../docs/problems.md");
});
