// A registry at one moment. Every definition is read, parsed, checked against the schema and typed at most once.

import type { ReadBytes } from "../config/check-brand.ts";
import { groupBy } from "../group-by.ts";
import { nearest } from "../nearest.ts";
import type { Finding, Problem } from "../problem.ts";
import { asDefinition, checkSchema } from "../schema/check-schema.ts";
import { Locator } from "../source/locate.ts";
import { parseText, type Source } from "../source/source.ts";
import type { Definition, Hex } from "./definition.ts";
import { nameOfFile, namesOf } from "./file-name.ts";
import { ESCAPED, mayHaveAnyId } from "./ids-in-text.ts";

/** A definition's file, read on first use and only once. */
export class DefinitionFile {
  /** The path as given, with forward slashes. */
  readonly file: string;
  readonly #read: () => Source;
  #source: Source | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(file: string, read: () => Source) {
    this.file = file;
    this.#read = read;
  }

  static parse(file: string, text: string): DefinitionFile {
    return DefinitionFile.of(parseText(file, text));
  }

  /** A value without a file: its faults are known, but not their places. */
  static ofValue(file: string, value: unknown): DefinitionFile {
    const locator = new Locator("");
    return DefinitionFile.of({ file, text: "", value, problems: [], locator });
  }

  /** A file that was already read. */
  static of(source: Source): DefinitionFile {
    return new DefinitionFile(source.file, () => source);
  }

  /** The text, its JSON value, and the problems in reading it. */
  get source(): Source {
    this.#source ??= this.#read();
    return this.#source;
  }

  /** The schema's findings; empty if the text is not JSON, which `source.problems` reports. */
  get findings(): readonly Finding[] {
    const { source } = this;
    // Only a finding needs the locator, and with it the text of an edit.
    this.#findings ??=
      source.problems.length > 0
        ? []
        : checkSchema(source.value, undefined, (it) => source.locator.written(it));
    return this.#findings;
  }

  /**
   * Whether the definition's text may contain one of these ids. In a large registry this rules out nearly all. A text
   * may have escapes for digits, and a value may have no text.
   */
  mayHave(ids: readonly Hex[]): boolean {
    const { text } = this.source;
    return text === "" || text.includes(ESCAPED) || ids.some((id) => text.includes(id));
  }

  /** The same for any number of ids of 64 digits, in one pass over the text. */
  mayHaveAny(ids: ReadonlySet<Hex>): boolean {
    const { text } = this.source;
    return text === "" || mayHaveAnyId(text, ids);
  }

  /** The definition, if the schema finds nothing wrong with it. */
  get definition(): Definition | undefined {
    return this.definitionBut();
  }

  /** The same, or if everything the schema finds is at `pointer`. */
  definitionBut(pointer?: string): Definition | undefined {
    const { problems, value } = this.source;
    const isValid = problems.length === 0 && this.findings.every((it) => it.pointer === pointer);
    return isValid ? asDefinition(value) : undefined;
  }
}

export interface Defined {
  file: string;
  definition: Definition;
}

/** What a registry has besides definitions. */
export interface Beside {
  /** Paths below coalitions/ that are not definitions. */
  ignored: readonly string[];
  /** Files that git has there but that cannot be read. */
  problems: readonly Problem[];
  /** Definitions that git hides, so it is not known whether they differ from the committed ones. */
  hidden?: readonly string[];
  /** Definitions not yet added to git; empty if none of them is, or there is no git. */
  untracked?: readonly string[];
  /** registry.config.json, if the registry has one. */
  config?: Source | undefined;
  /** The text of .github/CODEOWNERS, if the registry has one. */
  owners?: string | undefined;
  /** Reads a picture that the config names; without it, pictures are not checked. */
  readBytes?: ReadBytes | undefined;
}

/** "Did you mean" only helps people, who do not read more answers than this. */
const MOST_GUESSES = 50;

export class Snapshot {
  readonly beside: Beside;
  readonly #files: readonly DefinitionFile[];
  #byPath: ReadonlyMap<string, DefinitionFile> | undefined;
  #byName: ReadonlyMap<string, DefinitionFile[]> | undefined;
  #definitions: readonly Defined[] | undefined;
  #guesses = 0;

  constructor(files: readonly DefinitionFile[], beside: Beside = { ignored: [], problems: [] }) {
    this.#files = files;
    this.beside = beside;
  }

  /** Sorted by path. */
  get files(): readonly DefinitionFile[] {
    return this.#files;
  }

  get(file: string): DefinitionFile | undefined {
    this.#byPath ??= new Map(this.files.map((it) => [it.file, it]));
    return this.#byPath.get(file);
  }

  /** The files whose base name is this coalition's; more than one is a mistake. */
  named(name: string): readonly DefinitionFile[] {
    this.#byName ??= groupBy(this.files, ({ file }) => nameOfFile(file));
    return this.#byName.get(name) ?? [];
  }

  /** The name of each file, once. */
  names(): string[] {
    return namesOf(this.files.map(({ file }) => file));
  }

  /**
   * The existing name, other than `own`, that a missing one probably means. It compares with every name, so only the
   * first few calls get an answer; otherwise many problems would take quadratic time.
   */
  nearestName(name: string, own: string): string | undefined {
    if (++this.#guesses > MOST_GUESSES) return undefined;
    return nearest(name, this.names()).find((it) => it !== own);
  }

  /** The definitions without schema findings. */
  get definitions(): readonly Defined[] {
    this.#definitions ??= this.files.flatMap(({ file, definition }) =>
      definition ? [{ file, definition }] : [],
    );
    return this.#definitions;
  }

  /** The definitions that may contain one of these ids, including every one that does. */
  withIds(...ids: readonly Hex[]): readonly Definition[] {
    return this.files.flatMap((file) => (file.mayHave(ids) ? (file.definition ?? []) : []));
  }

  /** The same with these texts in their files, which may be new. */
  withTexts(texts: readonly { file: string; text: string }[]): Snapshot {
    return this.with(texts.map(({ file, text }) => DefinitionFile.parse(file, text)));
  }

  /** The same with these files added, or replacing those with the same path. */
  with(files: readonly DefinitionFile[]): Snapshot {
    return new Overlay(this, new Map(files.map((it) => [it.file, it])));
  }
}

/**
 * A snapshot with other texts in a few files. One is made for each edit that is checked, and it reads all files only
 * on demand.
 */
class Overlay extends Snapshot {
  readonly #under: Snapshot;
  readonly #over: ReadonlyMap<string, DefinitionFile>;

  constructor(under: Snapshot, over: ReadonlyMap<string, DefinitionFile>) {
    super([], under.beside);
    this.#under = under;
    this.#over = over;
  }

  override get files(): readonly DefinitionFile[] {
    const files = new Map(this.#under.files.map((it) => [it.file, it]));
    for (const [file, it] of this.#over) files.set(file, it);
    return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  override get(file: string): DefinitionFile | undefined {
    return this.#over.get(file) ?? this.#under.get(file);
  }

  override named(name: string): readonly DefinitionFile[] {
    const known = this.#under.named(name).filter(({ file }) => !this.#over.has(file));
    const over = [...this.#over.values()].filter(({ file }) => nameOfFile(file) === name);
    return [...known, ...over];
  }
}
