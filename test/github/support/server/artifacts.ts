// Artifacts of workflow runs, and the storage that they are fetched from: by a signed address, on another
// host, without the token.

import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import { send } from "./http.ts";

export interface Artifact {
  id: number;
  name: string;
  /** The run that made it, as the API has it. */
  run: number;
  zip: Uint8Array;
  createdAt: Date;
  expired: boolean;
}

const DAYS = 24 * 60 * 60 * 1000;

export class Artifacts {
  readonly #artifacts: Artifact[] = [];
  /** Names that an attempt of a run has used: `<run> <attempt> <name>`. */
  readonly taken = new Set<string>();
  /** The signature that opens an archive. */
  readonly #signatures = new Map<string, Artifact>();

  add({ run, name, zip }: Pick<Artifact, "run" | "name" | "zip">): Artifact {
    const id = 4_000_000 + this.#artifacts.length;
    const artifact = { id, run, name, zip, createdAt: new Date(), expired: false };
    this.#artifacts.push(artifact);
    return artifact;
  }

  /** The newest first, as the API lists them. */
  ofRun(run: number): Artifact[] {
    return this.#artifacts.filter((artifact) => artifact.run === run).reverse();
  }

  withId(id: number): Artifact | undefined {
    return this.#artifacts.find((artifact) => artifact.id === id);
  }

  /** The way to the archive's bytes, below the storage's address. */
  sign(artifact: Artifact): string {
    const signature = randomBytes(16).toString("hex");
    this.#signatures.set(signature, artifact);
    return `/actions-results/${artifact.id}/artifact.zip?sp=r&sig=${signature}`;
  }

  /** Gives the status that was answered. */
  serve(request: IncomingMessage, response: ServerResponse): number {
    const answer = this.#answer(request);
    send(response, answer);
    return answer.status;
  }

  /** Azure's storage refuses a request that bears a token that it does not know beside the signature. */
  #answer({ url = "/", headers }: IncomingMessage): Answer {
    if (headers.authorization !== undefined) return xml(400, "InvalidAuthenticationInfo");
    const signature = new URL(url, "http://storage").searchParams.get("sig") ?? "";
    const artifact = this.#signatures.get(signature);
    if (!artifact) return xml(403, "AuthenticationFailed");
    const type = { "content-type": "application/zip" };
    return {
      status: 200,
      body: artifact.zip,
      headers: { ...type, "content-length": `${artifact.zip.byteLength}` },
    };
  }
}

function xml(status: number, code: string): Answer {
  const body = Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
  return { status, body, headers: { "content-type": "application/xml" } };
}

/** As https://docs.github.com/rest/actions/artifacts has it. */
export function formatArtifact(artifact: Artifact, repository: string, run: object | undefined) {
  const { id, name, zip, createdAt, expired } = artifact;
  const url = `${repository}/actions/artifacts/${id}`;
  const told = (run ?? {}) as Record<string, unknown>;
  const idOf = (owner: unknown) => (owner as { id?: number } | undefined)?.id;
  return {
    id,
    node_id: Buffer.from(`Artifact${id}`).toString("base64url"),
    name,
    size_in_bytes: zip.byteLength,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    digest: `sha256:${createHash("sha256").update(zip).digest("hex")}`,
    created_at: createdAt.toISOString(),
    expires_at: new Date(createdAt.getTime() + 90 * DAYS).toISOString(),
    updated_at: createdAt.toISOString(),
    workflow_run: {
      id: artifact.run,
      repository_id: idOf(told.repository),
      head_repository_id: idOf(told.head_repository),
      head_branch: told.head_branch,
      head_sha: told.head_sha,
    },
  };
}
