// Who published an id as a module's or ticket issuer's, which belong to one coalition each. The bytes of the whole
// history are searched first, so that hardly any of it is parsed.

import { type Id, MODULE_KINDS } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { ESCAPED, mayHaveAnyId } from "../registry/ids-in-text.ts";
import { partsOf } from "../registry/parts.ts";
import type { ScopedHolder, ScopedHolders } from "../rules/rule.ts";
import { evidenceOf } from "../statements/evidence.ts";
import { ChangeLog, type Commit, type FileChange, type Publication } from "./change-log.ts";

/** Finds the coalitions with any version, published or not, in which a module or ticket issuer has one of the ids. */
export class ScopedIdSearch {
  readonly coalitions = new Set<string>();
  readonly #ids: ReadonlySet<Id>;
  readonly #decoder = new TextDecoder("latin1");

  constructor(ids: ReadonlySet<Id>) {
    this.#ids = ids;
  }

  /** The bytes of every relevant version contain at least one of these. */
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

  /** Reads plain values only. Whether the version is valid is up to the change log. */
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

/** Gathers who first published each id as a module's or ticket issuer's, and when. */
export class ScopedIdGatherer {
  readonly #log = new ChangeLog();
  readonly #ids: ReadonlySet<Id>;
  readonly #holders = new Map<Id, ScopedHolder[]>();

  constructor(ids: ReadonlySet<Id>) {
    this.#ids = ids;
  }

  /** Adds a commit. Give each commit after its parent. */
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
