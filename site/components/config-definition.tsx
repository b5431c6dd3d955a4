// Item 1 of the handshake page: the definition to compile in, in four forms, and the downloads.
// Without the script all four stand one below another, and what becomes tabs is links to them.

import type { Definition } from "../../src/core/definition.ts";
import { deriveCoalition, foldedIds } from "../../src/core/derivation/fingerprint.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { cleanText } from "../../src/core/text.ts";
import { CopyButton } from "./id.tsx";
import { Section } from "./section.tsx";

interface Form {
  id: string;
  name: string;
  /** The download, beside the page. */
  file: string;
  about: string;
  text: string;
}

function formsOf({ definition }: CoalitionView, text: string): Form[] {
  return [
    {
      id: "rust",
      name: "Rust",
      file: "coalition.rs",
      about: "a const for the mosaik crate, with a test that recomputes the fingerprint.",
      text: renderRust(definition),
    },
    {
      id: "typescript",
      name: "TypeScript",
      file: "coalition.ts",
      about: "plain data, without any dependency.",
      text: renderTypeScript(definition),
    },
    {
      id: "json",
      name: "JSON",
      file: "coalition.json",
      about: "the definition as its operator published it.",
      text: cleanText(text),
    },
    {
      id: "hex",
      name: "Hex",
      file: "fingerprint.txt",
      about:
        "the serialised fingerprint, and every id that it folds, in order. The download has the fingerprint alone.",
      text: foldOf(definition),
    },
  ];
}

/** The derivation, spelled out: what is hashed to COALITION_ROOT. */
function foldOf(definition: Definition): string {
  const folded = [
    { label: `COALITION ${definition.name}`, id: deriveCoalition(definition.name) },
    ...foldedIds(definition),
  ];
  return [
    `${definition.fingerprint}  COALITION_ROOT, the BLAKE3 hash of the following`,
    ...folded.map(({ label, id }) => `${id}  ${label}`),
    "",
  ].join("\n");
}

interface ConfigDefinitionProps {
  coalition: CoalitionView;
  /** The definition as its file has it. */
  text: string;
}

export function ConfigDefinition({ coalition, text }: ConfigDefinitionProps) {
  const forms = formsOf(coalition, text);
  return (
    <Section
      id="config"
      number={1}
      title="CoalitionConfig"
      purpose="The definition and its serialised fingerprint: what an integrator compiles in."
    >
      <ul class="inline-list downloads">
        {forms.map(({ id, file }) => (
          <li key={id}>
            <a href={file} download>
              {file}
            </a>
          </li>
        ))}
      </ul>
      <div class="tabs" data-tabs>
        <nav aria-label="Forms of the definition">
          {forms.map(({ id, name }) => (
            <a key={id} href={`#config-${id}`}>
              {name}
            </a>
          ))}
        </nav>
        {forms.map((form) => (
          <FormPanel key={form.id} {...form} />
        ))}
      </div>
    </Section>
  );
}

function FormPanel({ id, name, file, about, text }: Form) {
  return (
    <section id={`config-${id}`} aria-label={name}>
      <p class="hint">
        <b>{name}</b>: {about}
      </p>
      <div class="code">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>
          <code>{text}</code>
        </pre>
        <CopyButton label={file} />
      </div>
    </section>
  );
}
