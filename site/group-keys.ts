// When files need not be made again: the digests of what they are made from.
//
// A coalition's chain commits to every entry, and with them to the definitions and the commits that they
// were made from: whatever follows from the chain by this code alone has the digest of its head.

import { siteDigest } from "../generated/code-digest.js";
import { digestJson } from "../src/core/derivation/composition.ts";
import { hashHex } from "../src/core/derivation/hash.ts";
import type { CoalitionView, RegistryView } from "../src/core/history/registry-view.ts";
import type { Id } from "../src/core/registry/definition.ts";
import type { PageContext } from "./site-context.ts";

export class GroupKeys {
  /** Of what is the same for every page. */
  readonly #common: Id;
  /** By the coalition's name. */
  readonly #keys: ReadonlyMap<string, Id>;
  readonly #assets: PageContext["assets"];
  readonly #entries: RegistryView["entries"];
  #positions: ReadonlyMap<string, number> | undefined;

  constructor({ config, assets }: PageContext, { coalitions, entries }: RegistryView) {
    this.#common = digestJson([siteDigest, config, assets]);
    this.#keys = new Map(coalitions.map((it) => [it.name, keyOf(it, this.#common)]));
    this.#assets = assets;
    this.#entries = entries;
  }

  /** Of what pages load: each name has the hash of what the file holds. */
  assets(): Id {
    return digestJson(this.#assets);
  }

  /** Of what is made from one coalition's view, and the texts that it points at. */
  coalition({ name, versions }: CoalitionView): Id | undefined {
    // What a rewriting has lost is read from what is published, and no chain commits to that.
    const isLost = versions.some(({ source }) => "published" in source);
    return isLost ? undefined : this.#keys.get(name);
  }

  /** Of what is made from the views of these coalitions, and the order of all their entries. */
  inOrder(what: string, coalitions: readonly CoalitionView[]): Id {
    const names = coalitions.map(({ name }) => name);
    return this.together(what, names, coalitions.length > 1 ? this.#orderOf(coalitions) : null);
  }

  /** Of what is made from each of these coalitions' views by itself, and from what else is `given`. */
  together(what: string, names: readonly string[], given: unknown): Id {
    const keys = names.map((it) => this.#keys.get(it));
    return hashHex(this.#common, JSON.stringify([what, keys, given]));
  }

  /** Each chain commits to its own order, and to no other's. */
  #orderOf(coalitions: readonly CoalitionView[]): Id[] {
    this.#positions ??= new Map(this.#entries.map(({ hash }, index) => [hash, index]));
    const positions = this.#positions;
    const position = (hash: Id) => positions.get(hash) ?? 0;
    const hashes = coalitions.flatMap(({ entries }) => entries.map(({ hash }) => hash));
    return hashes.sort((a, b) => position(a) - position(b));
  }
}

/** Everything that `CoalitionView` has follows from these, and from what its chain commits to. */
function keyOf(view: CoalitionView, common: Id): Id {
  const { name, entries, source, skipped, replaces, hasReplacement } = view;
  const own = [name, entries.at(-1)?.hash ?? null, source, skipped, replaces, hasReplacement];
  return hashHex(common, JSON.stringify(own));
}
