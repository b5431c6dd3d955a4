// Who published an id as that of a module or ticket issuer, which are one coalition's own. Ids are
// looked for in the bytes of the whole history first, so that almost nothing of it is parsed.

import { type Id, MODULE_KINDS } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { ESCAPED, mayHaveAnyId } from "../registry/ids-in-text.ts";
import { partsOf } from "../registry/parts.ts";
import type { ScopedHolder, ScopedHolders } from "../rules/rule.ts";
import { evidenceOf } from "../statements/evidence.ts";
import { ChangeLog, type Commit, type FileChange, type Publication } from "./change-log.ts";

/**
 * Finds the coalitions of which some version, published or not, has one of the ids as that of a
 * module or ticket issuer.
 */
export class ScopedIdSearch {
  readonly coalitions = new Set<string>();
  readonly #ids: ReadonlySet<Id>;
  readonly #decoder = new TextDecoder("latin1");

  constructor(ids: ReadonlySet<Id>) {
    this.#ids = ids;
  }

  /** What stands in the bytes of every version that is of interest: one of these at least. */
  get words(): string[] {
    return [...this.#ids, ESCAPED];
  }

  add({ files }: { files: readonly FileChange[] }): void {
    for (const { file, bytes } of files) {
      const coalition = nameOfFile(file);
      if (bytes === null || this.coalitions.has(coalition)) continue;
      const text = this.#decoder.decode(bytes);
      if (mayHaveAnyId(text, this.#ids) && this.#holds(text)) this.coalitions.add(coalition);
    }
  }

  /** By the plain values alone: whether the version was sound, the change log knows. */
  #holds(text: string): boolean {
    const { modules, ticketIssuer } = parsed(text);
    return [...MODULE_KINDS.map((kind) => modules?.[kind]), ticketIssuer].some(
      (part) => typeof part?.fingerprint === "string" && this.#ids.has(part.fingerprint),
    );
  }
}

interface ScopedParts {
  modules?: Record<string, { fingerprint?: unknown } | null> | null;
  ticketIssuer?: { fingerprint?: unknown } | null;
}

function parsed(text: string): ScopedParts {
  try {
    return (JSON.parse(text) as ScopedParts | null) ?? {};
  } catch {
    return {};
  }
}

/** Gathers who published one of the ids as that of a module or ticket issuer, and when first. */
export class ScopedIdGatherer {
  readonly #log = new ChangeLog();
  readonly #ids: ReadonlySet<Id>;
  readonly #holders = new Map<Id, ScopedHolder[]>();

  constructor(ids: ReadonlySet<Id>) {
    this.#ids = ids;
  }

  /** Takes the commit that follows the one given before it. */
  add(commit: Commit): void {
    for (const result of this.#log.add(commit)) {
      if (result.type === "publication") this.#remember(result);
    }
  }

  finish(): ScopedHolders {
    return this.#holders;
  }

  #remember({ entry: { coalition, commit, at }, definition }: Publication): void {
    for (const part of partsOf(definition)) {
      const { class: partClass, id, label } = part;
      if (partClass !== "module" && partClass !== "ticket-issuer") continue;
      if (!this.#ids.has(id)) continue;
      const others = this.#holders.get(id) ?? [];
      const known = others.find((it) => it.coalition === coalition);
      const holder = known ?? { coalition, label, commit, at };
      const evidence = evidenceOf({ class: partClass, part, id }, definition);
      if (evidence === "proven") holder.isProven = true;
      if (!known) this.#holders.set(id, [...others, holder]);
    }
  }
}
