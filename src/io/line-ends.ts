// Finds line ends that git converts: with core.autocrlf, the default on Windows, git checks files out with CRLF and
// stores LF.

import { gitBlobId } from "../core/derivation/git-blob.ts";
import { tryGit } from "./run-git.ts";

/** The files that have CRLF only in the working tree, and LF in a commit. Empty outside a repository. */
export async function withConvertedEnds(
  root: string,
  files: readonly { file: string; text: string }[],
): Promise<ReadonlySet<string>> {
  const windows = files.filter(({ text }) => text.includes("\r\n"));
  if (windows.length === 0) return new Set();
  // Converts as a commit would, by the settings and .gitattributes.
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
