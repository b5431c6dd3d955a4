// coalitions new NAME …flags

import { checkRegistry } from "../../src/core/check.ts";
import { hasErrors } from "../../src/core/problem.ts";
import type { Archetype, Definition } from "../../src/core/registry/definition.ts";
import { nameOfFile } from "../../src/core/registry/file-name.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { PLACEHOLDER } from "../../src/core/schema/explain-id.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import type { Flags } from "../describe/gather.ts";
import { gatherDefinition } from "../describe/new-definition.ts";
import { newFile } from "../describe/new-file.ts";
import { EXIT, type ExitCode, note, paint, print, requireRegistryOrNone } from "../terminal.ts";
import { writeNewFile } from "../write-files.ts";

export async function run(name: string, flags: Flags): Promise<ExitCode> {
  const isFirst = requireRegistryOrNone();
  const registry = await readSnapshot(process.cwd());
  const file = await newFile(registry, name, flags.folder as string | undefined);
  const definition = gatherDefinition(registry, file, name, flags);
  writeNewFile(file, `${JSON.stringify(definition, null, 2)}\n`);
  if (isFirst) note(UNPUBLISHED);
  await showNext(file, definition);
  return EXIT.fine;
}

const UNPUBLISHED =
  "Nothing publishes this folder yet: it has no registry.config.json and no workflows. To begin a registry: npx mosaik-coalitions init FOLDER";

/** What coalitions of an archetype usually have beyond citizens. */
const USUAL: Record<Archetype, string> = {
  ecosystem: "Ecosystems usually ship Atlas, and often Chronicle.",
  service: "Services often ship Almanac.",
  "multi-operator":
    "Coalitions of several operators usually have a confluence, and often a ticket issuer.",
};

async function showNext(file: string, definition: Definition): Promise<void> {
  const { archetype, lattices, organisms, peerHints } = definition;
  const { problems } = checkRegistry(await readSnapshot(process.cwd()), {
    only: [file],
    others: [],
  });
  print(`Wrote ${file}.\n`);
  const own = problems.filter((it) => it.file === file);
  if (hasErrors(own)) {
    const report = renderReport({ ok: false, checked: 1, problems: own }, paint());
    print(`Still to fill in:\n\n${report}\n`);
  }
  note(`${USUAL[archetype]} Your editor completes and explains every field of the file.`);
  const name = nameOfFile(file);
  const citizen = archetype === "service" ? "organism" : "lattice";
  const sealed = /^[0-9a-f]{64}$/.test(definition.fingerprint);
  const commands = [
    ...(lattices.length + organisms.length === 0 ? [`add ${name} ${citizen}`] : []),
    ...(peerHints.length === 0 ? [`add ${name} peer-hint`] : []),
    ...(sealed ? [] : [`fingerprint ${file} --write`]),
    ...(problems.some(({ code }) => code === "owners-stale") ? ["owners --write"] : []),
    `check ${file}`,
    "preview",
  ];
  const marked = JSON.stringify(definition).includes(PLACEHOLDER);
  const mark = PLACEHOLDER.trim().replace(/:$/, "");
  const next = marked ? `Next, fill in what is marked ${mark}. Then:` : "Next:";
  print(`${next}\n\n${commands.map((it) => `  npx mosaik-coalitions ${it}`).join("\n")}`);
}
