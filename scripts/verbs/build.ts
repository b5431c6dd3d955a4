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
  "To publish anyway, give a reason: --accept-rewritten REASON. The change channel reports the rewriting with this reason.";

const SAY_FIRST = "If nothing was ever published, add --first.";

export async function run(options: BuildVerbOptions): Promise<ExitCode> {
  const { out, baseUrl, json } = options;
  if (baseUrl !== undefined && !(/^https?:\/\//.test(baseUrl) && URL.canParse(baseUrl))) {
    throw new UsageError(
      `--base-url ${JSON.stringify(baseUrl)} is not an http or https URL. Write one like https://coalitions.example/`,
    );
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
    throw new UsageError("--accept-rewritten needs a reason: the change channel publishes it.");
  }
  if (first && reason !== undefined) {
    throw new UsageError("--first and --accept-rewritten contradict each other. Leave one out.");
  }
  if (previous !== undefined) {
    const ways = { sayFirst: SAY_FIRST, publishAnyway: PUBLISH_ANYWAY };
    return { where: previous, first, acceptRewritten: reason, ...ways };
  }
  if (first) throw new UsageError(`--first is about the published site. ${NAME_PREVIOUS}`);
  if (acceptRewritten === undefined) return undefined;
  throw new UsageError(`--accept-rewritten is about the published site. ${NAME_PREVIOUS}`);
}

const NAME_PREVIOUS = "Name that, too: --previous DIR-or-URL";

/** Otherwise `git add --all` would put hundreds of files into a pull request. */
async function noteNotIgnored(out: string): Promise<void> {
  const lines = await notIgnored(out);
  if (lines.length === 0) return;
  note(
    `Do not commit ${out}: it is built from the registry, and git does not ignore it. Add this to .gitignore at the top of the repository, or to .git/info/exclude:\n${lines.join("\n")}`,
  );
}

/** A refusal is a finding, with exit code 1. Everything else is broken machinery. */
function refusal(error: unknown): undefined {
  if (!(error instanceof PublicationRefusedError)) throw error;
  note(error.message);
}

function summaryOf({ view, files, bytes, state, news }: BuiltRegistry, out: string): string {
  if (state === "behind") {
    return "Nothing was built: the published site was made from a later commit than the one checked out here. Pull first.";
  }
  const unchanged = { first: "", same: ", nothing new", behind: "" };
  const more =
    state === "ahead" ? `, ${counted(news.length, "new entry", "new entries")}` : unchanged[state];
  const coalitions = view.coalitions.length;
  const size = describeSize(bytes, coalitions).words;
  return `${counted(coalitions, "coalition")}, ${counted(files, "file")} in ${out}${more}\n${size}`;
}
