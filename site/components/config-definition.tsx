// Item 1 of the handshake page: the definition to compile in, in five forms, and the downloads.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { renderBytes, renderFold } from "../../src/core/render/bytes.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { cleanText } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { CodeTabs, type Form } from "./code-tabs.tsx";
import { Permalink } from "./permalink.tsx";
import { Section } from "./section.tsx";

function formsOf({ definition }: CoalitionView, text: string): Form[] {
  return [
    {
      id: "config-rust",
      name: "Rust",
      file: "coalition.rs",
      about: "a const for the mosaik crate, with a test that recomputes the fingerprint.",
      text: renderRust(definition),
    },
    {
      id: "config-typescript",
      name: "TypeScript",
      file: "coalition.ts",
      about: "plain data, without any dependency.",
      text: renderTypeScript(definition),
    },
    {
      id: "config-json",
      name: "JSON",
      file: "coalition.json",
      about: "the definition as its operator published it.",
      text: cleanText(text),
    },
    {
      id: "config-hex",
      name: "Hex",
      file: "fingerprint.txt",
      about:
        "the serialised fingerprint, and every id that it folds, in order. The download has the fingerprint alone.",
      text: renderFold(definition),
    },
    {
      id: "config-bytes",
      name: "Bytes",
      about:
        "the same ids as arrays of 32 bytes, which UniqueId::from_bytes takes; in C, write braces for the brackets. 0x is right here, before a byte, and wrong before an id of 64 digits.",
      text: renderBytes(definition),
    },
  ];
}

interface ConfigDefinitionProps {
  context: PageContext;
  coalition: CoalitionView;
  /** The definition as its file has it. */
  text: string;
}

export function ConfigDefinition({ context, coalition, text }: ConfigDefinitionProps) {
  const forms = formsOf(coalition, text);
  return (
    <Section
      id="config"
      number={1}
      title="CoalitionConfig"
      purpose="The definition and its serialised fingerprint: what an integrator compiles in."
    >
      <ul class="inline-list downloads">
        {forms.flatMap(({ file }) =>
          file === undefined
            ? []
            : [
                <li key={file}>
                  <a href={file} download>
                    {file}
                  </a>
                </li>,
              ],
        )}
      </ul>
      <CodeTabs
        label="Definition"
        forms={forms}
        footer={({ id, name }) => (
          <Permalink context={context} coalition={coalition} anchor={id} label={name} />
        )}
      />
    </Section>
  );
}
