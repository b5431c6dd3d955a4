// Line ends that are git's doing: with core.autocrlf, the default on Windows, it checks texts out with CRLF, and
// stores line feeds.

import { gitBlobId } from "../core/derivation/git-blob.ts";
import { tryGit } from "./run-git.ts";

/** The files that have CRLF in the working tree alone: a commit stores line feeds for them. None outside a repository. */
export async function withConvertedEnds(
  root: string,
  files: readonly { file: string; text: string }[],
): Promise<ReadonlySet<string>> {
  const windows = files.filter(({ text }) => text.includes("\r\n"));
  if (windows.length === 0) return new Set();
  // As a commit would: with the conversions that the settings and .gitattributes ask for.
  const hash = ["hash-object", "--", ...windows.map(({ file }) => file)];
  const stored = (await tryGit(root, hash))?.split("\n") ?? [];
  const isConverted = ({ text }: { text: string }, at: number) => {
    const bytes = new TextEncoder().encode(withLineFeeds(text));
    return gitBlobId(bytes, stored[at] ?? "") === stored[at];
  };
  return new Set(windows.filter(isConverted).map(({ file }) => file));
}

export function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
