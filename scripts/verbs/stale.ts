// coalitions stale FILE…

import { readId } from "../../src/core/lookup/read-id.ts";
import { renderStale } from "../../src/core/render/stale.ts";
import { staleExit } from "../../src/core/stale/report.ts";
import { currentTime } from "../../src/io/clock.ts";
import { checkStale } from "../../src/io/stale/check-stale.ts";
import {
  EXIT,
  type ExitCode,
  note,
  paint,
  print,
  printJson,
  registryOption,
  UsageError,
} from "../terminal.ts";

export interface StaleVerbOptions {
  id?: string[];
  registry?: string;
  within: number;
  failOn?: "announced";
  strict?: boolean;
  timeout: number;
  write?: boolean;
  json?: boolean;
}

/** Exit 0: nothing fails. 1: something is stale. 2: that could not be found out. */
export async function run(files: string[], options: StaleVerbOptions): Promise<ExitCode> {
  const {
    id = [],
    registry,
    within,
    failOn,
    strict = false,
    timeout,
    write = false,
    json,
  } = options;
  if (id.length > 0 && registry === undefined) {
    throw new UsageError(
      "An id does not say which registry it is from. Name the registry with --registry URL.",
    );
  }
  const checked = await checkStale({
    ...{ cwd: process.cwd(), files, within, write, strict, now: currentTime() },
    ids: id.map(idOf),
    registry: registry === undefined ? undefined : registryOption(registry),
    failOnAnnounced: failOn === "announced",
    timeoutMs: timeout * 1000,
  });
  const code = staleExit(checked.flatMap(({ reports }) => reports));
  if (json) printJson({ ok: code === EXIT.fine, pins: checked });
  else if (checked.some(({ reports }) => reports.length > 0)) print(renderStale(checked, paint()));
  return code;
}

function idOf(text: string): string {
  const read = readId(text);
  if ("id" in read) {
    if (read.warning !== undefined) note(read.warning);
    return read.id;
  }
  const { what, reason, fix } = read.fault;
  throw new UsageError(`--id ${JSON.stringify(text)}: ${what} ${reason} ${fix}`);
}
