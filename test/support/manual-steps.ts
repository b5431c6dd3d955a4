// The numbered steps of a manual: what each says, and the lines that it has people paste.

export interface Step {
  number: number;
  text: string;
  /** Blocks that are indented below the step's text; a line each. */
  commands: string[];
}

/** Of the section under this heading. */
export function stepsOf(manual: string, heading: string): Step[] {
  const [, section] = manual.split(`\n## ${heading}\n`);
  if (section === undefined) throw new Error(`There is no section "${heading}".`);
  const [body = ""] = section.split(/\n## /, 1);
  return [...body.matchAll(/^(\d+)\. (.*(?:\n(?: {3,}.*|(?=\n {3})))*)/gm)].map(
    ([, number, text = ""]) => ({
      number: Number(number),
      text,
      commands: [...text.matchAll(/^ {7,}(\S.*)$/gm)].map(([, command = ""]) => command),
    }),
  );
}
