// Sentences in each kind of place that the style check reads: a bad one with the pattern that finds it, and a good one.

/** The path of a file, and its text around a sentence. */
type Place = readonly [path: string, around: (sentence: string) => string];

const lines = (text: string, mark: string) => text.replace(/(?<=\S+ \S+ \S+) /, `\n${mark} `);

export const PLACES = {
  "a paragraph": ["docs/a.md", (it) => `# A\n\nFirst, read this. ${it} And so on.\n`],
  "a wrapped list item": ["README.md", (it) => `- ${lines(it, " ")}\n`],
  "a table cell": ["docs/a.md", (it) => `| a | b |\n| - | - |\n| \`x\` | ${it} |\n`],
  "emphasis in a quote": ["test/golden/comments/a.md", (it) => `> **${it.replace(" ", "** ")}\n`],
  "HTML in Markdown": ["docs/a.md", (it) => `<details><summary>${it}</summary></details>\n`],
  "an example's comment": ["README.md", (it) => `\`\`\`sh\nnpm ci  # ${it}\n\`\`\`\n`],
  "a comment of two lines": [
    "src/core/a.ts",
    (it) => `// ${lines(it, "//")}\nexport const a = 1;\n`,
  ],
  "a JSDoc block": ["site/a.tsx", (it) => `/**\n * ${lines(it, "*")}\n */\nexport const a = 1;\n`],
  "a string": ["scripts/a.ts", (it) => `export const a = "${it}";\n`],
  "a template": ["src/io/a.ts", (it) => `export const a = (b: string) => \`\${b}: ${it}\`;\n`],
  "a template with a choice": [
    "src/a.ts",
    (it) => `export const a = (b: boolean) => \`It \${b ? "${it.replace(" ", '" : "is"} ')}\`;\n`,
  ],
  "a nested template": [
    "src/a.ts",
    (it) => `export const a = \`x \${[1].map(() => \`${it}\`)}\`;\n`,
  ],
  "a sum of strings": [
    "actions/a.ts",
    (it) => `export const a = "${it.replace(" ", ' " +\n  "')}";\n`,
  ],
  "JSX text": ["site/a.tsx", (it) => `export const a = <p>{1} ${lines(it, "   ")}</p>;\n`],
  "JSX with a link": [
    "site/a.tsx",
    (it) => `export const a = <p><a href="/">${it.replace(" ", "</a> ")}</p>;\n`,
  ],
  "a JSX attribute": ["site/a.tsx", (it) => `export const a = <p title="${it}" />;\n`],
  "a schema's description": ["schemas/a.schema.json", (it) => `{ "description": "${it}" }\n`],
  "a schema's message": [
    "schemas/a.schema.json",
    (it) => `{ "a": { "patternErrorMessage": "${it}" } }\n`,
  ],
  "an input of a workflow": [
    ".github/workflows/a.yml",
    (it) => `on:\n  workflow_dispatch:\n    inputs:\n      a:\n        description: "${it}"\n`,
  ],
  "a comment in a workflow": [".github/workflows/a.yml", (it) => `# ${lines(it, "#")}\non: push\n`],
  "a step of a workflow": [
    ".github/workflows/a.yml",
    (it) => `jobs:\n  a:\n    steps:\n      - run: |\n          echo "${it}"\n`,
  ],
  "an issue form": [
    ".github/ISSUE_TEMPLATE/a.yml",
    (it) => `body:\n  - attributes:\n      value: |\n        ${lines(it, "       ")}\n`,
  ],
  "an action's description": [
    "actions/a/action.yml",
    (it) => `description: >-\n  ${lines(it, " ")}\n`,
  ],
  "a style sheet": ["site/style/a.css", (it) => `/* ${it} */\na { color: red; }\n`],
  "a shell script": [".ci/run", (it) => `#!/bin/sh\n# ${lines(it, "#")}\ntrue\n`],
  "a rendered page": [
    "test/golden/site/a.html",
    (it) => `<!doctype html><body><p>${it.replace(" ", " <b>")}</b></p></body>\n`,
  ],
  "a feed": [
    "test/golden/site/a.feed.json",
    (it) => `{ "items": [{ "content_html": "<p>${it}</p>" }] }\n`,
  ],
  "a terminal's output": ["test/golden/notices/a.txt", (it) => `a:1:1 error x\n  ${it}\n`],
  "a test's name": ["test/a.test.ts", (it) => `it("${it}", () => {});\n`],
  "a build script": ["build/a.mjs", (it) => `throw new Error(\`${it}\`);\n`],
  "generated Rust": ["test/golden/a.rs", (it) => `/// ${lines(it, "///")}\npub const A: u8 = 1;\n`],
} satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

/** 40 bad sentences and what they should be, each in its place. */
export const SEEDED: readonly (readonly [PlaceName, id: string, bad: string, good: string])[] = [
  [
    "a paragraph",
    "stands",
    "The id stands in the definition of mini.one.",
    "The id is in the definition of mini.one.",
  ],
  [
    "a paragraph",
    "speak-for",
    "The accounts that may speak for the lattice are listed.",
    "The accounts authorised for the lattice are listed.",
  ],
  [
    "a wrapped list item",
    "as-far-as",
    "Nothing breaks, as far as anybody has looked.",
    "Nothing breaks in the files searched.",
  ],
  [
    "a wrapped list item",
    "by-custom",
    "Announce it by custom at least one day ahead.",
    "Announce it at least one business day ahead.",
  ],
  ["a table cell", "is-no", "This is no bump notice.", "This is not a bump notice."],
  ["a table cell", "calendar", "The calendar has no such day.", "The date does not exist."],
  [
    "emphasis in a quote",
    "time-has-come",
    "The time has come to merge it.",
    "It is due: merge it.",
  ],
  [
    "emphasis in a quote",
    "mend",
    "Mend one error before this is merged.",
    "Fix one error before this is merged.",
  ],
  ["HTML in Markdown", "comes-of", "What came of the last run.", "The result of the last run."],
  ["an example's comment", "anew", "builds the site once more", "builds the site again"],
  [
    "a comment of two lines",
    "told",
    "Each mistake is told with its place in the file.",
    "Each mistake is reported with its place in the file.",
  ],
  [
    "a comment of two lines",
    "held-to",
    "A definition is held to the schema of its version.",
    "A definition is checked against the schema of its version.",
  ],
  [
    "a JSDoc block",
    "undefined-where",
    "The entry's id; undefined where no commit has it.",
    "The entry's id, or undefined if no commit has it.",
  ],
  [
    "a JSDoc block",
    "begins-with-of",
    "Of a part that goes: where it was.",
    "Where a removed part was.",
  ],
  [
    "a string",
    "write-permission",
    "Somebody who may write to the repository must set the label.",
    "Somebody with write access must set the label.",
  ],
  [
    "a string",
    "archaic",
    "Older commits are left out for want of room.",
    "Older commits are left out for lack of space.",
  ],
  ["a template with a choice", "stands", "stands for a service.", "means a service."],
  [
    "a template",
    "no-more",
    "is now the new id, no more the old one.",
    "changed from the old id to the new one.",
  ],
  [
    "a nested template",
    "vouch",
    "A maintainer must vouch for it.",
    "A maintainer must confirm it.",
  ],
  [
    "a sum of strings",
    "knows-no",
    "names no version of the software.",
    "does not name a version of the software.",
  ],
  [
    "JSX text",
    "goes-on",
    "What was compiled in goes on working until then.",
    "What was compiled in keeps working until then.",
  ],
  [
    "JSX with a link",
    "all-the-same",
    "Publish all the same, with a reason.",
    "Publish anyway, with a reason.",
  ],
  [
    "JSX with a link",
    "tells-of",
    "History tells of every earlier change.",
    "History shows every earlier change.",
  ],
  [
    "a JSX attribute",
    "nearly-the-same",
    "Published ids that are nearly the same.",
    "Similar published ids.",
  ],
  [
    "a schema's description",
    "in-the-place-of",
    "What comes in the place of the old id.",
    "The id that replaces the old one.",
  ],
  [
    "a schema's description",
    "is-to-be",
    "When the entry is to be removed.",
    "When the entry must be removed.",
  ],
  [
    "a schema's message",
    "is-none",
    "The kind is none of the known ones.",
    "The kind is not one of the known ones.",
  ],
  [
    "an input of a workflow",
    "leave-to",
    "A token with leave to write the contents.",
    "A token with write access to the contents.",
  ],
  [
    "a comment in a workflow",
    "nothing-of",
    "The issue is data: nothing of it is ever run.",
    "The issue is data and is never run.",
  ],
  ["a step of a workflow", "comes-to", "The check came to no result.", "The check has no result."],
  [
    "an issue form",
    "by-itself",
    "The notice is closed by itself after the change.",
    "The notice is closed automatically after the change.",
  ],
  [
    "an action's description",
    "the-very",
    "Marks each problem on the very line.",
    "Marks each problem on its line.",
  ],
  [
    "a style sheet",
    "in-words",
    "Badges say in words what their colour says.",
    "Badges also say what their colour means.",
  ],
  [
    "a shell script",
    "to-be-had",
    "Skips a tool that cannot be had here.",
    "Skips a tool that is not available here.",
  ],
  [
    "a rendered page",
    "otherwise-than",
    "It came otherwise than it was announced.",
    "It did not happen as announced.",
  ],
  [
    "a feed",
    "whoever",
    "Whoever compiled it in must recompile.",
    "Anyone who compiled it in must recompile.",
  ],
  [
    "a terminal's output",
    "as-x-has-it",
    "Write the id as the form has it.",
    "Copy the id from the form.",
  ],
  [
    "a test's name",
    "unsound",
    "rejects a site that is not sound",
    "rejects a site that does not match its history",
  ],
  [
    "a build script",
    "another-than",
    "The tag is on another commit than the release.",
    "The tag and the release are on different commits.",
  ],
  [
    "generated Rust",
    "wherefrom",
    "Says wherefrom each value of the constant is.",
    "Says where each value of the constant is from.",
  ],
];
