// Item 1 of the handshake page: the definition to compile in, in five forms, and the downloads.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { renderBytes, renderFold } from "../../src/core/render/bytes.ts";
import { type ConstantOrigin, originOf } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { shownConstant } from "../../src/core/render/shown-constant.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { cleanText } from "../../src/core/text.ts";
import { CodeTabs, type Form } from "./code-tabs.tsx";
import { Commit } from "./entry.tsx";
import { CopyButton } from "./id.tsx";
import { usePage } from "./page.ts";
import { Section } from "./section.tsx";
import { Day } from "./time.tsx";

const RUST =
  "everything to bind with, as const data for the mosaik crate alone, with tests that check each value against what is published.";
const TYPESCRIPT = "the same as plain data with its types, without any dependency.";
const BYTES =
  "the same ids as arrays of 32 bytes, which UniqueId::from_bytes takes; in C, write braces for the brackets. 0x is right here, before a byte, and wrong before an id of 64 digits.";
const HEX =
  "the serialised fingerprint, and every id that it folds, in order. The download has the fingerprint alone.";

function formsOf(coalition: CoalitionView, text: string, origin: ConstantOrigin): Form[] {
  const { definition } = coalition;
  return [
    constantForm("Rust", "coalition.rs", RUST, renderRust(definition, origin)),
    constantForm("TypeScript", "coalition.ts", TYPESCRIPT, renderTypeScript(definition, origin)),
    {
      ...{ id: "config-json", name: "JSON", file: "coalition.json" },
      about: "the definition as its operator published it.",
      text: cleanText(text),
    },
    {
      ...{ id: "config-hex", name: "Hex", file: "fingerprint.txt" },
      ...{ about: HEX, text: renderFold(definition) },
    },
    { id: "config-bytes", name: "Bytes", about: BYTES, text: renderBytes(definition) },
  ];
}

function constantForm(name: string, file: string, about: string, whole: string): Form {
  const text = shownConstant(whole, file);
  return { id: `config-${name.toLowerCase()}`, name, file, about, text, isHead: text !== whole };
}

interface ConfigDefinitionProps {
  coalition: CoalitionView;
  /** The definition as its file has it. */
  text: string;
}

export function ConfigDefinition({ coalition, text }: ConfigDefinitionProps) {
  const forms = formsOf(coalition, text, originOf(usePage().config, coalition));
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
