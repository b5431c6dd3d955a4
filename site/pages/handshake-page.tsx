// <name>/index.html: the one page per coalition that integrators link to, with its eight items.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { Bindings } from "../components/bindings.tsx";
import { ChangeChannel } from "../components/change-channel.tsx";
import { Lattices, Organisms } from "../components/citizens.tsx";
import { ConfigDefinition } from "../components/config-definition.tsx";
import { Confluences } from "../components/confluences.tsx";
import { Derivation } from "../components/derivation.tsx";
import { FactHeader } from "../components/fact-header.tsx";
import { renderPage } from "../components/layout.tsx";
import { beginningOf, plainMarkdown } from "../components/markdown.ts";
import { Measurements } from "../components/measurements.tsx";
import { Modules } from "../components/modules.tsx";
import { DraftNotice, RetirementNotice, UrgentNotice } from "../components/notices.tsx";
import { PeerHints } from "../components/peer-hints.tsx";
import { AnnouncedChanges } from "../components/upcoming.tsx";
import { Composition } from "../pictures/composition.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";

const CONTENTS = [
  { id: "config", number: 1, title: "CoalitionConfig" },
  { id: "picture", number: undefined, title: "At a glance" },
  { id: "lattices", number: 2, title: "Lattices" },
  { id: "organisms", number: 3, title: "Organisms" },
  { id: "confluences", number: 4, title: "Confluences" },
  { id: "modules", number: 5, title: "Modules, tickets" },
  { id: "measurements", number: 6, title: "MR_TDs" },
  { id: "peer-hints", number: 7, title: "Peer hints" },
  { id: "changes", number: 8, title: "Change channel" },
  { id: "bind", number: undefined, title: "How to bind" },
  { id: "derivation", number: undefined, title: "Derivation" },
];

/** `text` gives the text of the definition's file. */
export function handshakePage(
  context: PageContext,
  coalition: CoalitionView,
  text: () => Promise<string>,
): SiteFile {
  const { definition, name } = coalition;
  const path = `${name}/index.html`;
  const content = async () =>
    renderPage({
      context,
      path,
      title: `${oneLine(definition.title)} (${name})`,
      description: `Handshake page of ${name}, fingerprint ${definition.fingerprint}. ${beginningOf(plainMarkdown(definition.summary), 160)}`,
      asOf: coalition.entries.at(-1)?.at,
      feeds: [{ title: `${name}: changes`, base: "changes" }],
      children: <HandshakePage coalition={coalition} text={await text()} />,
    });
  return { path, content };
}

interface Props {
  coalition: CoalitionView;
  /** The text of the definition's file. */
  text: string;
}

function HandshakePage({ coalition, text }: Props) {
  const { definition } = coalition;
  return (
    <div class="with-contents">
      <Contents />
      <div class="content">
        <UrgentNotice coalition={coalition} />
        <RetirementNotice coalition={coalition} />
        <DraftNotice draft={coalition.draft} />
        <FactHeader coalition={coalition} />
        <AnnouncedChanges coalition={coalition} />
        <ConfigDefinition coalition={coalition} />
        <Composition definition={definition} />
        <Lattices coalition={coalition} />
        <Organisms coalition={coalition} />
        <Confluences coalition={coalition} />
        <Modules coalition={coalition} />
        <Measurements definition={definition} />
        <PeerHints peerHints={definition.peerHints} />
        <ChangeChannel coalition={coalition} />
        <Bindings definition={definition} />
        <Derivation coalition={coalition} text={text} />
      </div>
    </div>
  );
}

function Contents() {
  return (
    <nav class="contents" aria-label="On this page">
      <ol>
        {CONTENTS.map(({ id, number, title }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <span class="number">{number}</span>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
