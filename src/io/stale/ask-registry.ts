// Asks a registry's published site about pins: one file for each pin, and a second one if needed.

import type { Entry } from "../../core/history/entry.ts";
import { prefixOf, shardPath } from "../../core/lookup/prefix.ts";
import type { Shard } from "../../core/lookup/record.ts";
import type { Parsed } from "../../core/published/parse.ts";
import { parseChain } from "../../core/published/shapes.ts";
import { parseShard } from "../../core/published/shard-shape.ts";
import type { UtcTime } from "../../core/registry/definition.ts";
import { type Asked, type Known, needsChain, successor } from "../../core/stale/judge.ts";
import type { Manners } from "../fetch-file.ts";
import { openPublished, type PublishedSite, PublishedSiteError } from "../published-site.ts";

/** Each file is fetched once. A registry that did not answer is not asked again. */
export class AskedRegistries {
  readonly #manners: Pick<Manners, "patience" | "timeoutMs">;
  readonly #sites = new Map<string, PublishedSite>();
  readonly #files = new Map<string, Promise<Uint8Array | undefined>>();
  readonly #silent = new Map<string, Error>();

  /** `timeoutMs` is for each answer. */
  constructor(timeoutMs: number) {
    const patience = { retries: 2, firstWaitMs: 500, longestWaitSeconds: 10 };
    this.#manners = { patience, timeoutMs };
  }

  /** Throws PublishedSiteError. */
  async ask(asked: Asked, now: UtcTime): Promise<Known> {
    const { registry, fingerprint, coalition = "" } = asked;
    const shard = await this.shard(registry, prefixOf(fingerprint));
    const instead = successor(asked, shard, now);
    if (instead !== undefined) {
      return {
        shard,
        current: await this.shard(registry, prefixOf(instead)),
      };
    }
    if (!needsChain(asked, { shard, now })) return { shard };
    const { entries } = await this.#parsed<{ entries: Entry[] }>(
      registry,
      `${coalition}/changes.json`,
      parseChain,
    );
    return { shard, chain: entries };
  }

  /** The lookup's shard of these two digits. Throws PublishedSiteError. */
  shard(registry: string, prefix: string): Promise<Shard> {
    return this.#parsed(registry, shardPath(prefix), parseShard);
  }

  /** A text file of the site. Throws PublishedSiteError. */
  async text(registry: string, path: string): Promise<string> {
    return new TextDecoder().decode(await this.#bytes(registry, path));
  }

  async #parsed<T>(
    registry: string,
    path: string,
    parse: (bytes: Uint8Array) => Parsed<T>,
  ): Promise<T> {
    const bytes = await this.#bytes(registry, path);
    const parsed = parse(bytes);
    if (parsed.fault === undefined) return parsed.value;
    const isPage = /^\s*</.test(new TextDecoder().decode(bytes.slice(0, 200)));
    const what = isPage
      ? "is an HTML page, not JSON. It may be a login page, or a page of another site."
      : `is not a registry's file. ${parsed.fault}`;
    throw new PublishedSiteError(`${registry}${path} ${what} ${MOVED}`);
  }

  async #bytes(registry: string, path: string): Promise<Uint8Array> {
    const silence = this.#silent.get(registry);
    if (silence) throw silence;
    const key = `${registry} ${path}`;
    try {
      const reading = this.#files.get(key) ?? this.#site(registry).read(path);
      this.#files.set(key, reading);
      const bytes = await reading;
      if (bytes) return bytes;
    } catch (error) {
      if (error instanceof PublishedSiteError) this.#silent.set(registry, error);
      throw error;
    }
    throw new PublishedSiteError(`${registry} has no ${path} (status 404). ${MOVED}`);
  }

  #site(registry: string): PublishedSite {
    const known = this.#sites.get(registry) ?? openPublished(registry, this.#manners);
    this.#sites.set(registry, known);
    return known;
  }
}

const MOVED =
  "If the registry has moved, give its address with --registry (in a workflow: the input registry).";
