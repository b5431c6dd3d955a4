// Item 1 of the handshake page: the definition to compile in, in five forms, and the downloads.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { renderBytes, renderFold } from "../../src/core/render/bytes.ts";
import { type ConstantOrigin, originOf } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { shownConstant } from "../../src/core/render/shown-constant.ts";
import { CodeTabs, type Form } from "./code-tabs.tsx";
import { Commit } from "./entry.tsx";
import { usePage } from "./page.ts";
import { Section } from "./section.tsx";
import { Day } from "./time.tsx";

const RUST =
  "everything to bind with, as const data that needs only the mosaik crate, with tests that check each value against the published one.";
const TYPESCRIPT = "the same as typed plain data, without dependencies.";
const JSON_ = "the definition as its operator published it.";
const BYTES =
  "the fingerprint as 32 bytes, for UniqueId::from_bytes. In C, use braces instead of brackets. 0x is right before a byte, but wrong before a 64-digit id.";
const HEX =
  "the serialised fingerprint and every id folded into it, in order. The download has only the fingerprint.";

/** The page has the head of the Rust file. The other forms are files that the script fetches. */
function formsOf({ definition }: CoalitionView, origin: ConstantOrigin): Form[] {
  const rust = shownConstant(renderRust(definition, origin), "coalition.rs");
  return [
    {
      ...{ id: "config-rust", name: "Rust", file: "coalition.rs", about: RUST },
      ...{ text: rust, isHead: true },
    },
    { id: "config-typescript", name: "TypeScript", file: "coalition.ts", about: TYPESCRIPT },
    { id: "config-json", name: "JSON", file: "coalition.json", about: JSON_ },
    {
      ...{ id: "config-hex", name: "Hex", file: "fingerprint.txt" },
      ...{ about: HEX, text: renderFold(definition) },
    },
    { id: "config-bytes", name: "Bytes", about: BYTES, text: renderBytes(definition) },
  ];
}

export function ConfigDefinition({ coalition }: { coalition: CoalitionView }) {
  const forms = formsOf(coalition, originOf(usePage().config, coalition));
  return (
    <Section
      id="config"
      number={1}
      title="CoalitionConfig"
      purpose="The definition and its serialised fingerprint, to compile in."
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
      <CodeTabs label="Definition" forms={forms} />
      <p class="meta">
        <AsOfCommit coalition={coalition} />
      </p>
    </Section>
  );
}

/** The commit of the definition, and the definition's permanent address. */
function AsOfCommit({ coalition }: { coalition: CoalitionView }) {
  const { entries, draft, definition } = coalition;
  const last = entries.at(-1);
  if (!last || draft.length > 0) return <>From the working tree, not committed yet.</>;
  const { fingerprint } = definition;
  return (
    <>
      {"As of "}
      <Commit entry={last} />
      {", "}
      <Day at={last.at} />
      {"; permanent copy: "}
      <a href={`history/${fingerprint}.json`}>{`history/${fingerprint.slice(0, 8)}….json`}</a>.
    </>
  );
}
