// A definition's file is named after its coalition.

/** `coalitions/l2/a.b.json` -> `a.b`. */
export function nameOfFile(file: string): string {
  const base = file.slice(file.lastIndexOf("/") + 1);
  return base.endsWith(".json") ? base.slice(0, -".json".length) : base;
}

/** The coalitions of the files, each once. */
export function namesOf(files: readonly string[]): string[] {
  return [...new Set(files.map(nameOfFile))];
}
