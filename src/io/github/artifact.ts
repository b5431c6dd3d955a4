// Reads one file from a run's artifact. A stranger may have made it: it is never unpacked to disk, and nothing larger
// than expected is read or inflated.

import { unzipSync } from "fflate";
import type { Api } from "./api.ts";

export interface WantedArtifact {
  runId: number;
  name: string;
  /** The only file that may be in it. */
  entry: string;
}

/** Limit for the downloaded archive. */
const MOST_ZIPPED = 16 * 1024 * 1024;
/** Limit for the file in it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The file's bytes, or why they cannot be read. */
export type ReadArtifact =
  | { bytes: Uint8Array; reason?: undefined }
  | { bytes?: undefined; reason: string };

/** Undefined when the run has no artifact of that name. */
export async function readArtifact(
  api: Api,
  { runId, name, entry }: WantedArtifact,
): Promise<ReadArtifact | undefined> {
  const { octokit, repo } = api;
  const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
    ...repo,
    run_id: runId,
    name,
    per_page: 100,
  });
  // A re-run has one artifact for each attempt. The last one counts.
  const newest = data.artifacts
    .filter((it) => it.name === name && !it.expired)
    .sort((a, b) => b.id - a.id)[0];
  if (!newest) return undefined;
  if (newest.size_in_bytes > MOST_ZIPPED) return { reason: tooLarge(newest.size_in_bytes) };
  const zipped = await download(api, newest.id);
  return zipped === undefined
    ? { reason: tooLarge(newest.size_in_bytes) }
    : readEntry(zipped, entry);
}

function tooLarge(bytes: number): string {
  return `The artifact is larger than a result can be (${bytes} bytes packed).`;
}

/** Undefined if the artifact is too large. */
async function download(
  { octokit, repo }: Api,
  artifact_id: number,
): Promise<Uint8Array | undefined> {
  const { data } = await octokit.request(
    "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}",
    { ...repo, artifact_id, archive_format: "zip", request: { parseSuccessResponseBody: false } },
  );
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of data as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_ZIPPED) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads an archive's only entry. Exported for tests of archives that no upload makes. */
export function readEntry(zipped: Uint8Array, entry: string): ReadArtifact {
  const names: string[] = [];
  let large = false;
  try {
    const files = unzipSync(zipped, {
      filter({ name, originalSize }) {
        names.push(name);
        large ||= originalSize > MOST_BYTES;
        return name === entry && !large;
      },
    });
    if (large) return { reason: "The file in the artifact is larger than a result can be." };
    const bytes = files[entry];
    if (names.length === 1 && bytes) return { bytes };
  } catch {
    return { reason: "The artifact is not a readable zip archive." };
  }
  return { reason: `The artifact must have one file, ${entry}, and nothing else.` };
}
