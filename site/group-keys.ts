// When files need not be made again: the digests of what they are made from.
//
// A coalition's chain commits to every entry, and with them to the definitions and the commits that they
// were made from: whatever follows from the chain by this code alone has the digest of its head.

import { siteDigest } from "../generated/code-digest.js";
import { digestJson } from "../src/core/derivation/composition.ts";
import { hashHex } from "../src/core/derivation/hash.ts";
import type { CoalitionView, RegistryView } from "../src/core/registry-view.ts";
import type { PageContext } from "./site-context.ts";

export class GroupKeys {
  /** Of what is the same for every page: the code, the config, the assets. */
  readonly #common: string;
  readonly #coalitions: ReadonlyMap<string, string | undefined>;
  readonly #entries: RegistryView["entries"];
  #positions: ReadonlyMap<string, number> | undefined;

  constructor({ config, assets }: PageContext, { coalitions, entries }: RegistryView) {
    this.#common = digestJson([siteDigest, config, assets]);
    this.#coalitions = new Map(coalitions.map((it) => [it.name, this.#keyOf(it)]));
    this.#entries = entries;
  }

  /** Of what is made from one coalition's view alone, and what every page has. */
  coalition({ name }: CoalitionView): string | undefined {
    return this.#coalitions.get(name);
  }

  /** Of what is made from the views of several coalitions, and the order of their entries. */
  coalitions(of: readonly CoalitionView[], what: string): string | undefined {
    const keys = of.map((it) => this.coalition(it));
    if (keys.includes(undefined)) return undefined;
    return hashHex(JSON.stringify([what, keys, of.length > 1 ? this.#orderOf(of) : []]));
  }

  /** Everything that `CoalitionView` has, or what that follows from. */
  #keyOf({ name, entries, source, versions, ...view }: CoalitionView): string | undefined {
    // What a rewriting has lost is read from what is published, which nothing here commits to.
    if (versions.some((version) => "published" in version.source)) return undefined;
    const { skipped, replaces, hasReplacement } = view;
    const own = [name, entries.at(-1)?.hash ?? null, source, skipped, replaces, hasReplacement];
    return hashHex(this.#common, JSON.stringify(own));
  }

  /** Each chain commits to its own order, and to no other's. */
  #orderOf(coalitions: readonly CoalitionView[]): string[] {
    this.#positions ??= new Map(this.#entries.map(({ hash }, index) => [hash, index]));
    const positions = this.#positions;
    const position = (hash: string) => positions.get(hash) ?? 0;
    const hashes = coalitions.flatMap(({ entries }) => entries.map(({ hash }) => hash));
    return hashes.sort((a, b) => position(a) - position(b));
  }
}
