// Problems as annotations on the lines of a pull request.

import { randomUUID } from "node:crypto";
import { type AnnotationProperties, error, info, notice, warning } from "@actions/core";
import { mostSevereFirst, type Problem, type Severity } from "../core/problem.ts";
import { oneLine } from "../core/text.ts";

/**
 * Writes text to the log as it is. A definition's text may look like a command to the runner, so the runner
 * ignores commands until the token comes again.
 */
export function logPlain(text: string): void {
  const token = randomUUID();
  info(`::stop-commands::${token}`);
  info(text);
  info(`::${token}::`);
}

/**
 * GitHub shows about ten annotations of a kind for each step: the first ones. The summary has the rest.
 */
const SHOWN = 10;

const ANNOTATE: Record<Severity, (text: string, at: AnnotationProperties) => void> = {
  error,
  warning,
  hint: notice,
};

/** `folder` is the folder that the problems' paths are relative to; "" for the repository's top. */
export function annotate(problems: readonly Problem[], folder: string): void {
  const shown: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  for (const { severity, code, file, line, column, message, fix } of mostSevereFirst(problems)) {
    if (shown[severity]++ >= SHOWN) continue;
    const at: AnnotationProperties = {
      title: code,
      ...(file === "" ? {} : { file: folder === "" ? file : `${folder}/${file}` }),
      ...(line > 0 ? { startLine: line, startColumn: column } : {}),
    };
    const suggestion = fix === undefined ? "" : `\n${oneLine(fix)}`;
    ANNOTATE[severity](oneLine(message) + suggestion, at);
  }
}
