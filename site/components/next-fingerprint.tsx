// What announced changes make of the fingerprint: the next one, and the constant to have ready for it.

import type { AnnouncedMoment } from "../../src/core/changes/next-fingerprint.ts";
import type { Definition, UtcTime } from "../../src/core/registry/definition.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { CodeTabs, type Form } from "./code-tabs.tsx";
import { Fact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { ProvenanceMark } from "./provenance.tsx";

interface Props {
  moment: AnnouncedMoment;
  /** What the ids of the constants on the page begin with. */
  anchor: string;
}

export function NextFingerprint({ moment, anchor }: Props) {
  const { at, next, moves, definition, waitsFor } = moment;
  return (
    <>
      <dl class="ids">
        <Fact term="Next fingerprint">
          {next === undefined &&
            `Not known yet: it follows once the operator of ${waitsFor.join(" and of ")} has announced the fingerprint that this change brings.`}
          {next !== undefined && !moves && "The fingerprint stays as it is: no need to recompile."}
          {next !== undefined && moves && (
            <>
              <Id value={next} label="next fingerprint of the coalition" />{" "}
              <ProvenanceMark provenance="recomputed" />
            </>
          )}
        </Fact>
      </dl>
      {definition && moves && <NextConstant definition={definition} anchor={anchor} from={at} />}
    </>
  );
}

interface NextConstantProps {
  definition: Definition;
  anchor: string;
  /** When it is to be compiled in. */
  from: UtcTime;
}

function NextConstant({ definition, anchor, from }: NextConstantProps) {
  return (
    <details class="next-constant">
      <summary>The next constant, ready to compile in</summary>
      <p class="hint">
        Of the coalition, from then on, if nothing else changes before. Prepare a build with it, and
        let it run from that moment on, not before. A content hash that comes with a new stable id
        is none in the constant until it is announced; the fingerprint does not fold it.
      </p>
      <CodeTabs label={`Constant from ${from} on`} forms={formsOf(definition, anchor)} />
    </details>
  );
}

function formsOf(definition: Definition, anchor: string): Form[] {
  return [
    {
      id: `${anchor}-rust`,
      name: "Rust",
      about: "the coalition.rs of then, with its test.",
      text: renderRust(definition),
    },
    {
      id: `${anchor}-typescript`,
      name: "TypeScript",
      about: "the coalition.ts of then.",
      text: renderTypeScript(definition),
    },
  ];
}
