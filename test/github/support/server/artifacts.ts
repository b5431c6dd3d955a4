// Artifacts of workflow runs, and their storage: fetched with a signed address, from another host, without the token.

import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { send } from "./http.ts";

export interface Artifact {
  id: number;
  name: string;
  /** The run that uploaded it, in the API's form. */
  run: number;
  zip: Uint8Array;
  expired: boolean;
}

export class Artifacts {
  readonly #artifacts: Artifact[] = [];
  /** Names that an attempt of a run has used: `<run> <attempt> <name>`. */
  readonly taken = new Set<string>();
  /** The signature that opens an archive. */
  readonly #signatures = new Map<string, Artifact>();

  add({ run, name, zip }: Pick<Artifact, "run" | "name" | "zip">): Artifact {
    const artifact = { id: 4_000_000 + this.#artifacts.length, run, name, zip, expired: false };
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

  /** The archive's path below the storage's address. */
  sign(artifact: Artifact): string {
    const signature = randomBytes(16).toString("hex");
    this.#signatures.set(signature, artifact);
    return `/actions-results/${artifact.id}/artifact.zip?sp=r&sig=${signature}`;
  }

  /** Azure's storage refuses a request with an unknown token beside the signature. */
  serve({ url = "/", headers }: IncomingMessage, response: ServerResponse): void {
    const signature = new URL(url, "http://storage").searchParams.get("sig") ?? "";
    const artifact = this.#signatures.get(signature);
    if (headers.authorization !== undefined) send(response, { status: 400 });
    else if (!artifact) send(response, { status: 403 });
    else send(response, { status: 200, body: artifact.zip });
  }
}
