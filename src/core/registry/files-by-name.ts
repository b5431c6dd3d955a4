// The files of a registry by the coalition's name.

import { groupBy } from "../group-by.ts";
import { nameOfFile } from "../rules/file-name.ts";

/**
 * As many questions are answered by looking through all files. The check of one definition asks two or
 * three, and is done before an index of ten thousand names would be made.
 */
const WITHOUT_INDEX = 20;

/** The coalitions that the files are about, each once. */
export function namesOf(files: readonly string[]): string[] {
  return [...new Set(files.map(nameOfFile))];
}

export class FilesByName {
  readonly #files: readonly string[];
  #questions = 0;
  #index: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(files: readonly string[]) {
    this.#files = files;
  }

  /** In the order of all files; none where no file has the name. */
  get(name: string): readonly string[] {
    if (++this.#questions > WITHOUT_INDEX) return this.#indexed().get(name) ?? [];
    return this.#files.filter((file) => file.includes(name) && nameOfFile(file) === name);
  }

  has(name: string): boolean {
    return this.get(name).length > 0;
  }

  includes(file: string): boolean {
    return this.get(nameOfFile(file)).includes(file);
  }

  /** Every name, once. */
  names(): string[] {
    return [...this.#indexed().keys()];
  }

  #indexed(): ReadonlyMap<string, readonly string[]> {
    this.#index ??= groupBy(this.#files, nameOfFile);
    return this.#index;
  }
}
