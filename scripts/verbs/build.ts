// coalitions build [--out DIR] [--base-url URL] [--previous DIR-or-URL [--first | --accept-rewritten REASON]]

import { type BuiltRegistry, buildRegistry } from "../../site/build-registry.ts";
import { describeSize } from "../../src/core/published/site-size.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { notIgnored } from "../../src/io/not-ignored.ts";
import { PublicationRefusedError } from "../../src/io/publication-refused.ts";
import type { Publishing } from "../../src/io/read-to-publish.ts";
import { reportView } from "../report-view.ts";
import {
  EXIT,
  type ExitCode,
  note,
  noteProgress,
  printResult,
  requireRegistry,
  UsageError,
} from "../terminal.ts";
import { noteOtherVersion } from "../version-note.ts";

export interface BuildVerbOptions {
  out: string;
  baseUrl?: string;
  previous?: string;
  first?: boolean;
  acceptRewritten?: string;
  json?: boolean;
}

const PUBLISH_ANYWAY =
  "To publish all the same, say why: --accept-rewritten REASON. The channel itself then tells it, with the reason.";

const SAY_FIRST = "If nothing was ever published, say so: --first.";

export async function run(options: BuildVerbOptions): Promise<ExitCode> {
  const { out, baseUrl, json } = options;
  if (baseUrl !== undefined && !(/^https?:\/\//.test(baseUrl) && URL.canParse(baseUrl))) {
    throw new UsageError(`--base-url ${baseUrl} is no http or https URL.`);
  }
  const publishing = publishingOf(options);
  requireRegistry();
  if (!json) noteOtherVersion();
  noteProgress("Building the site");
  const built = await buildRegistry(process.cwd(), { out, baseUrl, publishing }).catch(refusal);
  if (!built) return EXIT.problems;
  const ok = reportView(built);
  const { view, files, bytes, state, news } = built;
  const coalitions = view.coalitions.length;
  const facts = { out, baseUrl: built.baseUrl, files, bytes, coalitions, state, news: news.length };
  printResult(json, facts, () => summaryOf(built, out));
  const { warning } = describeSize(bytes, coalitions);
  if (warning !== undefined && !json) note(warning);
  if (files > 0 && !json) await noteNotIgnored(out);
  return ok ? EXIT.fine : EXIT.problems;
}

function publishingOf({
  previous,
  first = false,
  acceptRewritten,
}: BuildVerbOptions): Publishing | undefined {
  const reason = acceptRewritten === undefined ? undefined : oneLine(acceptRewritten);
  if (reason === "") {
    throw new UsageError("--accept-rewritten has no reason: say why, since the channel tells it.");
  }
  if (first && reason !== undefined) {
    throw new UsageError("--first and --accept-rewritten contradict each other: leave one out.");
  }
  if (previous !== undefined) {
    const ways = { sayFirst: SAY_FIRST, publishAnyway: PUBLISH_ANYWAY };
    return { where: previous, first, acceptRewritten: reason, ...ways };
  }
  if (first) throw new UsageError("--first says what is at --previous: name that, too.");
  if (acceptRewritten === undefined) return undefined;
  throw new UsageError(
    "--accept-rewritten is about what is published already: name that, too, with --previous.",
  );
}

/** `git add --all` would take hundreds of files, and a pull request with them. */
async function noteNotIgnored(out: string): Promise<void> {
  const lines = await notIgnored(out);
  if (lines.length === 0) return;
  note(
    `Do not commit ${out}: it is made from the registry, and git does not ignore it. Add to .gitignore at the top of the repository, or to .git/info/exclude:\n${lines.join("\n")}`,
  );
}

/** A refusal is what was found, and no fault of the machinery. */
function refusal(error: unknown): undefined {
  if (!(error instanceof PublicationRefusedError)) throw error;
  note(error.message);
}

function summaryOf({ view, files, bytes, state, news }: BuiltRegistry, out: string): string {
  if (state === "behind") {
    return "What is published was made from a later commit than the one that is checked out: nothing was built. Pull first.";
  }
  const told = { first: "", same: ", nothing new", behind: "" };
  const more =
    state === "ahead" ? `, ${counted(news.length, "new entry", "new entries")}` : told[state];
  const coalitions = view.coalitions.length;
  const size = describeSize(bytes, coalitions).words;
  return `${counted(coalitions, "coalition")}, ${counted(files, "file")} in ${out}${more}\n${size}`;
}
