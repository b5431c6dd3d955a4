// A registry at one moment: every definition in it, read, parsed, held to the schema and typed once, whoever
// asks and however often.

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

/** One file of a definition. It is read when it is first asked for, and never again. */
export class DefinitionFile {
  /** The path as it was given, with forward slashes. */
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

  /** A value that nobody has written down: what is wrong with it is known, and not where. */
  static ofValue(file: string, value: unknown): DefinitionFile {
    const locator = new Locator("");
    return DefinitionFile.of({ file, text: "", value, problems: [], locator });
  }

  /** A file that has been read already. */
  static of(source: Source): DefinitionFile {
    return new DefinitionFile(source.file, () => source);
  }

  /** The text, its JSON value, and what keeps it from being read. */
  get source(): Source {
    this.#source ??= this.#read();
    return this.#source;
  }

  /** What the schema finds; nothing where the text is not JSON, which `source.problems` says. */
  get findings(): readonly Finding[] {
    const { problems, value, locator } = this.source;
    this.#findings ??=
      problems.length > 0 ? [] : checkSchema(value, undefined, (it) => locator.written(it));
    return this.#findings;
  }

  /**
   * Whether one of these ids can be anywhere in the definition, by its text: in a large registry nearly all can
   * be left out by it. A text may have escapes in place of digits, and a value may have no text.
   */
  mayHave(ids: readonly Hex[]): boolean {
    const { text } = this.source;
    return text === "" || text.includes(ESCAPED) || ids.some((id) => text.includes(id));
  }

  /** The same of any number of ids of 64 digits: the text is gone through once. */
  mayHaveAny(ids: ReadonlySet<Hex>): boolean {
    const { text } = this.source;
    return text === "" || mayHaveAnyId(text, ids);
  }

  /** The definition, where the schema finds nothing wrong with it. */
  get definition(): Definition | undefined {
    return this.definitionBut();
  }

  /** The same, also where all that the schema finds is at `pointer`. */
  definitionBut(pointer?: string): Definition | undefined {
    const { problems, value } = this.source;
    const isSound = problems.length === 0 && this.findings.every((it) => it.pointer === pointer);
    return isSound ? asDefinition(value) : undefined;
  }
}

/** A definition, and the file that it is in. */
export interface Defined {
  file: string;
  definition: Definition;
}

/** What is beside the definitions. */
export interface Beside {
  /** Paths below coalitions/ that are not definitions. */
  ignored: readonly string[];
  /** What git has there and nobody can read. */
  problems: readonly Problem[];
  /** Definitions that git hides: nobody knows how they differ from what git has of them. */
  hidden?: readonly string[];
  /** Definitions that git has not been told of yet; none where that is all of them, or there is no git. */
  untracked?: readonly string[];
  /** registry.config.json, where the registry has one. */
  config?: Source | undefined;
  /** The text of .github/CODEOWNERS, where the registry has one. */
  owners?: string | undefined;
  /** Reads a picture that the config names; left out, pictures are not looked at. */
  readBytes?: ReadBytes | undefined;
}

/** "Did you mean" is a courtesy to people, who read no more of them. */
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

  /** The files whose base name is this coalition's; more than one only by mistake. */
  named(name: string): readonly DefinitionFile[] {
    this.#byName ??= groupBy(this.files, ({ file }) => nameOfFile(file));
    return this.#byName.get(name) ?? [];
  }

  /** The name of every file, once. */
  names(): string[] {
    return namesOf(this.files.map(({ file }) => file));
  }

  /**
   * The name, other than `own`, that was meant by one that is not there. It compares with every name, so
   * that only the first who ask get an answer: many problems would take time by the square.
   */
  nearestName(name: string, own: string): string | undefined {
    if (++this.#guesses > MOST_GUESSES) return undefined;
    return nearest(name, this.names()).find((it) => it !== own);
  }

  /** The definitions that the schema finds nothing wrong with. */
  get definitions(): readonly Defined[] {
    this.#definitions ??= this.files.flatMap(({ file, definition }) =>
      definition ? [{ file, definition }] : [],
    );
    return this.#definitions;
  }

  /** The definitions that may have one of these ids; every one that has one is among them. */
  withIds(...ids: readonly Hex[]): readonly Definition[] {
    return this.files.flatMap((file) => (file.mayHave(ids) ? (file.definition ?? []) : []));
  }

  /** The same with these texts in their files, which need not be there yet. */
  withTexts(texts: readonly { file: string; text: string }[]): Snapshot {
    return this.with(texts.map(({ file, text }) => DefinitionFile.parse(file, text)));
  }

  /** The same with these in place of the files of their paths, or beside the others. */
  with(files: readonly DefinitionFile[]): Snapshot {
    return new Overlay(this, new Map(files.map((it) => [it.file, it])));
  }
}

/**
 * Another snapshot, with other texts in a few files. One is made for each edit that is checked, and looks
 * at all files only where somebody asks for them.
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
