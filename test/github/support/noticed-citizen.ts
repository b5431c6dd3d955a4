// A citizen in coalitions of its own, so that several cases share one registry and none is in another's way.

import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { definition, lattice } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import type { NoticedRegistry, ShownPull } from "./noticed.ts";
import type { PullRequest } from "./pull-request.ts";

export class NoticedCitizen {
  readonly #world: NoticedRegistry;
  readonly #label: string;
  readonly old: string;
  readonly next: string;

  private constructor(world: NoticedRegistry, label: string) {
    this.#world = world;
    this.#label = label;
    this.old = lattice(`${label}.mainnet`).stableId;
    this.next = idOf(`the next ${label}.mainnet`);
  }

  /** With a definition on main for each coalition: `label.name`, of the citizen and what is given. */
  static async of(
    world: NoticedRegistry,
    label: string,
    coalitions: Record<string, Partial<Definition>> = { one: {} },
  ): Promise<NoticedCitizen> {
    const definitions = Object.entries(coalitions).map(([name, parts]) =>
      definition({ name: `${label}.${name}`, lattices: [lattice(`${label}.mainnet`)], ...parts }),
    );
    await world.change((it) => {
      for (const one of definitions) it.writeDefinition(one);
    });
    return new NoticedCitizen(world, label);
  }

  notice(change: Partial<BumpNotice> = {}): BumpNotice {
    const { old: id, next: to } = this;
    const [releaseNotes, reason] = [null, "A new committee."];
    return {
      ...{ kind: "stable-id", id, to, effectiveAt: "2027-02-03T14:00:00Z", releaseNotes, reason },
      ...change,
    };
  }

  fileOf(name = "one"): string {
    return `coalitions/${this.#label}.${name}.json`;
  }

  async definition(name = "one", branch = "main"): Promise<Definition> {
    const bytes = await this.#world.registry.hosted.fileAt(branch, this.fileOf(name));
    return JSON.parse(`${bytes}`);
  }

  /** The coalition after a replacement of ids, with nothing else changed. */
  async nextOf(name = "one", ids: Record<string, string> = { [this.old]: this.next }) {
    const now = await this.definition(name);
    const exchanged = ({ stableId }: { stableId: string }) => ids[stableId] ?? stableId;
    return deriveFingerprint({
      ...now,
      lattices: now.lattices.map((it) => ({ ...it, stableId: exchanged(it) })),
    });
  }

  /** Changes a definition on main, as somebody does by hand. */
  async byHand(change: (it: Definition) => void, name = "one"): Promise<void> {
    const changed = await this.definition(name);
    change(changed);
    changed.fingerprint = deriveFingerprint(changed);
    await this.#world.change((it) => it.writeDefinition(changed));
  }

  /** Its open pull requests. */
  async pulls(): Promise<ShownPull[]> {
    const all = await this.#world.pulls();
    return all.filter(({ branch }) => branch.includes(`/${this.#label}_`));
  }

  async pull(): Promise<ShownPull> {
    const [only, ...others] = await this.pulls();
    if (!only || others.length > 0) throw new Error(`${this.#label} has ${others.length + 1}.`);
    return only;
  }

  /** As a person handles it. */
  handle({ number }: Pick<ShownPull, "number">): PullRequest {
    return this.#world.pullRequest(number);
  }

  /** Merges all its open pull requests, and publishes nothing. */
  async mergeAll(): Promise<void> {
    for (const pull of await this.pulls()) {
      const merge = { title: `Merge #${pull.number}`, at: this.#world.now };
      await this.#world.registry.merge(this.handle(pull), merge);
    }
  }

  async branches(): Promise<string[]> {
    const { hosted } = this.#world.registry;
    const all = await hosted.git("for-each-ref", "--format=%(refname:short)", "refs/heads/");
    return all.split("\n").filter((it) => it.includes(`/${this.#label}_`));
  }
}
