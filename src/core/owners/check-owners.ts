// Checks owners, collecting what it needs while the check goes through the definitions.

import type { RegistryConfig } from "../config/config.ts";
import type { Problem } from "../problem.ts";
import type { Definition } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import {
  type AccountPlace,
  accountsOf,
  accountsOfMaintainers,
  differingLogins,
  locateFindings,
} from "./accounts.ts";
import { ownersOf, ownersOfMaintainers } from "./expected.ts";
import { staleOwners } from "./stale.ts";

export class OwnersCheck {
  readonly #owned = new Map<string, string[]>();
  readonly #accounts: AccountPlace[] = [];

  /** Adds a checked definition that matches the schema. */
  add(file: string, definition: Definition): void {
    this.#owned.set(file, ownersOf(definition));
    this.#accounts.push(...accountsOf(file, definition));
  }

  /** `whole`: all definitions are checked. The config is undefined if it is invalid. */
  problems(
    registry: Snapshot,
    { config, whole }: { config: RegistryConfig | undefined; whole: boolean },
  ): Problem[] {
    const { owners: text, config: configSource } = registry.beside;
    const files = registry.files.map(({ file }) => file);
    const configFile = configSource?.file ?? "";
    const maintainers = config && ownersOfMaintainers(config.maintainers);
    const accounts = accountsOfMaintainers(configFile, config?.maintainers);
    return [
      ...staleOwners({ text, owned: this.#owned, files, maintainers, whole }),
      ...locateFindings(
        differingLogins([...this.#accounts, ...accounts]),
        (file) => registry.get(file)?.source ?? configSource,
      ),
    ];
  }
}
