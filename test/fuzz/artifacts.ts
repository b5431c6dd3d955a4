// The files a check leaves for the report, which a stranger may have written: damaged, then read.

import { checkRegistry } from "../../src/core/check.ts";
import { renderComment } from "../../src/core/render/comment/comment.ts";
import {
  type CheckResultFile,
  makeCheckResult,
  readCheckResult,
} from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { registryOf, textOf } from "../support/registries.ts";
import { mutatedFile, NOW } from "./definitions.ts";
import { mutatedText } from "./mutate-text.ts";
import { mutatedValue } from "./mutate-value.ts";
import type { Random } from "./random.ts";
import { VALID } from "./seeds.ts";
import type { Outcome, Target } from "./target.ts";

const CONTEXT = {
  ...{ repositoryUrl: "https://github.example/acme/registry", baseBranch: "main" },
  ...{ runUrl: "https://github.example/acme/registry/actions/runs/1", head: "ab".repeat(20) },
  ...{ software: "mosaik-coalitions 1.0.0", command: "npx mosaik-coalitions" },
};
/** The most characters of a comment on GitHub. */
const MOST_BYTES = 65_536;

export const artifacts: Target = {
  name: "artifacts",
  make(random) {
    const value = mutatedValue(resultOf(random), random, random.below(4));
    const bytes = mutatedText(textOf(value), random, random.once(4) ? 1 : 0);
    return { size: bytes.length, run: () => reported(bytes) };
  },
};

function resultOf(random: Random): CheckResultFile {
  const before = random.of(VALID);
  const { file, bytes } = mutatedFile(random, before);
  const result = checkRegistry(registryOf({ [file]: bytes }), { now: NOW });
  const after = new TextDecoder().decode(bytes);
  return makeCheckResult(result, {
    ...{ pullRequest: 7, head: "ab".repeat(20), base: random.once(5) ? null : "cd".repeat(20) },
    definitions: [{ file, before: random.once(3) ? null : textOf(before), after }],
    firstReferred: [],
  });
}

function reported(bytes: Uint8Array): Outcome {
  const { result, reason } = readCheckResult(bytes);
  if (!result) return { green: false, ...(reason === "" && { fault: "refused without a word" }) };
  const comment = renderComment(reviewCheckResult(result), CONTEXT);
  const length = Buffer.byteLength(comment);
  if (length > MOST_BYTES) return { green: true, fault: `the comment has ${length} bytes` };
  const errors = result.problems.filter(({ severity }) => severity === "error");
  const isClear = /✅|Valid/.test(comment.split("\n").slice(0, 6).join("\n"));
  const fault =
    isClear && (errors.length > 0 || !result.ok) ? "all clear, though it has errors" : undefined;
  return { green: isClear, fault: fault && `${fault}:\n${comment.slice(0, 2000)}` };
}
