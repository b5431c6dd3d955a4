// What is new in a definition and looks like something in another coalition: its name, its title, an operator's name;
// and a login that has a different account number elsewhere.

import { parseConfig } from "../config/config.ts";
import { groupBy } from "../group-by.ts";
import { lazy } from "../lazy.ts";
import {
  type AccountPlace,
  accountsOf,
  accountsOfMaintainers,
  operatorsIn,
  sameLogin,
} from "../owners/accounts.ts";
import { lowerCase } from "../owners/lines.ts";
import type { Definition } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { DefinitionFile, Snapshot } from "../registry/snapshot.ts";
import { lookOf, nameSkeleton } from "./skeleton.ts";

/** A title or an operator's name. */
export interface Named {
  file: string;
  coalition: string;
  pointer: string;
  text: string;
  /** The operator's account numbers; empty for a title. */
  accounts: readonly number[];
}

export interface ToCompare {
  registry: Snapshot;
  /** Whether only some definitions are checked. */
  isPart: boolean;
  checked: ReadonlySet<string>;
  /** Whether the previous state is known. */
  hasBase: boolean;
  /** Whether a definition is completely new. */
  isNew(file: string): boolean;
  /** The only files that can contain a look-alike, if they are known. */
  alike?: readonly string[] | undefined;
}

export class LookAlikes {
  readonly #given: ToCompare;
  readonly #files = lazy(() => this.#others());
  readonly #names = lazy(() => groupBy(this.#given.registry.names(), nameSkeleton));
  readonly #titles = lazy(() => groupBy(this.#all(titleOf), ({ text }) => lookOf(text)));
  readonly #operators = lazy(() => groupBy(this.#all(operatorsOf), ({ text }) => lookOf(text)));
  readonly #accounts = lazy(() => groupBy(this.#allAccounts(), ({ login }) => lowerCase(login)));

  /** The check of owners covers the checked definitions. */
  readonly #numbers = lazy(() =>
    groupBy(
      this.#allAccounts().filter(({ file }) => !this.#given.checked.has(file)),
      ({ id }) => id,
    ),
  );

  constructor(given: ToCompare) {
    this.#given = given;
  }

  /** The names that look like this new one. */
  namesLike(file: string, name: string, before: Definition | undefined): string[] {
    if (before) return [];
    const alike = this.#names().get(nameSkeleton(name)) ?? [];
    return alike.flatMap((it) => {
      const [other] = this.#given.registry.named(it);
      return it !== name && other && this.#isOlder(other.file, file) ? it : [];
    });
  }

  titlesLike(file: string, definition: Definition, before: Definition | undefined): Named[] {
    const { name, title } = definition;
    if (before && lookOf(before.title) === lookOf(title)) return [];
    const alike = this.#titles().get(lookOf(title)) ?? [];
    // Two files with the same name are a mistake reported elsewhere.
    return alike.filter(
      (it) => it.file !== file && it.coalition !== name && this.#isOlder(it.file, file),
    );
  }

  /** New operator names that look like another operator's who shares no account with them. */
  operatorsLike(file: string, definition: Definition, before: Definition | undefined) {
    const known = new Set(before && operatorsOf(file, before).map(({ text }) => text));
    return operatorsOf(file, definition).flatMap((own): [own: Named, other: Named][] => {
      if (known.has(own.text)) return [];
      const other = (this.#operators().get(lookOf(own.text)) ?? []).find(
        (it) =>
          it.text !== own.text &&
          it.coalition !== definition.name &&
          !it.accounts.some((id) => own.accounts.includes(id)) &&
          this.#isOlder(it.file, file),
      );
      return other ? [[own, other]] : [];
    });
  }

  /** New accounts whose login has a different number elsewhere. */
  loginsLike(file: string, definition: Definition, before: Definition | undefined) {
    const keyOf = ({ login, id }: AccountPlace) => `${lowerCase(login)} ${id}`;
    const known = new Set(before && accountsOf(file, before).map(keyOf));
    const own = accountsOf(file, definition);
    return own.flatMap((it): [own: AccountPlace, other: AccountPlace][] => {
      if (known.has(keyOf(it))) return [];
      const same = (place: AccountPlace) => lowerCase(place.login) === lowerCase(it.login);
      const here = own.find((place) => same(place) && place.id !== it.id);
      const there = (this.#accounts().get(lowerCase(it.login)) ?? []).find(
        (place) =>
          place.file !== file &&
          place.id !== it.id &&
          (!isDefinition(place) || this.#isOlder(place.file, file)),
      );
      const other = there ?? here;
      return other ? [[it, other]] : [];
    });
  }

  /** New accounts whose number has a different login in a definition that is not checked. */
  numbersLike(file: string, definition: Definition, before: Definition | undefined) {
    if (!this.#given.isPart || !this.#given.hasBase) return [];
    const known = new Set(before && accountsOf(file, before).map(({ id }) => id));
    return accountsOf(file, definition).flatMap(
      (it): [own: AccountPlace, other: AccountPlace][] => {
        if (known.has(it.id)) return [];
        const other = (this.#numbers().get(it.id) ?? []).find(
          (place) => isDefinition(place) && !sameLogin(place.login, it.login),
        );
        return other ? [[it, other]] : [];
      },
    );
  }

  /**
   * Whether the other one existed before; of two new ones, the first by name counts as older. Without a base, files
   * that a person names are new, and so are files not yet added to git.
   */
  #isOlder(other: string, own: string): boolean {
    const { hasBase, isPart, checked, isNew } = this.#given;
    if (!isNew(other) && !(isPart && !hasBase && checked.has(other))) return true;
    return checked.has(other) && nameOfFile(other) < nameOfFile(own);
  }

  /** Whether the content of a definition counts as new. If not, it is like no other. */
  countsAsNew(file: string): boolean {
    const { hasBase, isPart, isNew } = this.#given;
    return hasBase || isPart || isNew(file);
  }

  #others(): readonly DefinitionFile[] {
    const { registry, alike } = this.#given;
    return alike ? alike.flatMap((file) => registry.get(file) ?? []) : registry.files;
  }

  #all<T>(of: (file: string, definition: Definition) => T[]): T[] {
    return this.#files().flatMap(({ file, definition }) =>
      definition ? of(file, definition) : [],
    );
  }

  #allAccounts(): AccountPlace[] {
    const { config } = this.#given.registry.beside;
    const maintainers = config && parseConfig(config).config?.maintainers;
    return [...accountsOfMaintainers(config?.file ?? "", maintainers), ...this.#all(accountsOf)];
  }
}

function isDefinition({ pointer }: AccountPlace): boolean {
  return !pointer.startsWith("/maintainers/");
}

/** A retiring coalition may hand its title over. */
function titleOf(file: string, { name, title, retirement }: Definition): Named[] {
  return retirement
    ? []
    : [{ file, coalition: name, pointer: "/title", text: title, accounts: [] }];
}

export function operatorsOf(file: string, definition: Definition): Named[] {
  return operatorsIn(definition).map(([pointer, { name, github }]) => ({
    file,
    coalition: definition.name,
    pointer: `${pointer}/name`,
    text: name,
    accounts: github.map(({ id }) => id),
  }));
}
