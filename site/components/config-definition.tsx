// Item 1 of the handshake page: the definition to compile in, in five forms, and the downloads.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { renderBytes, renderFold } from "../../src/core/render/bytes.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { cleanText } from "../../src/core/text.ts";
import { CodeTabs, type Form } from "./code-tabs.tsx";
import { Commit } from "./entry.tsx";
import { CopyButton } from "./id.tsx";
import { Section } from "./section.tsx";
import { Day } from "./time.tsx";

const BYTES =
  "the same ids as arrays of 32 bytes, which UniqueId::from_bytes takes; in C, write braces for the brackets. 0x is right here, before a byte, and wrong before an id of 64 digits.";
const HEX =
  "the serialised fingerprint, and every id that it folds, in order. The download has the fingerprint alone.";

function formsOf({ definition }: CoalitionView, text: string): Form[] {
  const forms: [name: string, file: string | undefined, about: string, text: string][] = [
    [
      "Rust",
      "coalition.rs",
      "a const for the mosaik crate, with a test that recomputes the fingerprint.",
      renderRust(definition),
    ],
    [
      "TypeScript",
      "coalition.ts",
      "plain data, without any dependency.",
      renderTypeScript(definition),
    ],
    ["JSON", "coalition.json", "the definition as its operator published it.", cleanText(text)],
    ["Hex", "fingerprint.txt", HEX, renderFold(definition)],
    ["Bytes", undefined, BYTES, renderBytes(definition)],
  ];
  return forms.map(([name, file, about, text]) => ({
    id: `config-${name.toLowerCase()}`,
    ...{ name, file, about, text },
  }));
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
        {forms.map(
          ({ file }) =>
            file !== undefined && (
              <li key={file}>
                <a href={file} download>
                  {file}
                </a>
              </li>
            ),
        )}
      </ul>
      <CodeTabs
        label="Definition"
        forms={forms}
        footer={({ id, name }) => (
          <p class="meta permalink">
            <AsOfCommit coalition={coalition} />
            {" Link to this form: "}
            <span class="id link">
              <a href={`#${id}`}>{`#${id}`}</a>
              <CopyButton label={`link to ${name}`} />
            </span>
          </p>
        )}
      />
    </Section>
  );
}

/** Which commit the definition is as of, and where that is kept permanently. */
function AsOfCommit({ coalition }: { coalition: CoalitionView }) {
  const { entries, draft, definition } = coalition;
  const last = entries.at(-1);
  if (!last || draft.length > 0) return <>Of the working tree: no commit has it yet.</>;
  const { fingerprint } = definition;
  return (
    <>
      {"As of "}
      <Commit entry={last} />
      {", "}
      <Day at={last.at} />
      {"; kept for ever: "}
      <a href={`history/${fingerprint}.json`}>{`history/${fingerprint.slice(0, 8)}….json`}</a>.
    </>
  );
}
