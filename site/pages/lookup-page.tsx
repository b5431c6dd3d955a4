// lookup/index.html: "are you current?" The script answers; without it, the page says where else to ask.

import { pageFile } from "../components/layout.tsx";
import { canonicalOf, THIS_PAGE } from "../components/links.ts";
import type { PageContext, SiteFile } from "../site-context.ts";

const PATH = "lookup/index.html";

export function lookupPage(context: PageContext): SiteFile {
  return pageFile({
    context,
    path: PATH,
    title: "Are you current?",
    description:
      "Look up any id ever published: whether it is current, what replaced it, and why a build times out (ConnectTimeout).",
    children: <LookupPage context={context} />,
  });
}

function LookupPage({ context }: { context: PageContext }) {
  return (
    <>
      <header class="page-head">
        <h1>Are you current?</h1>
        <p class="lead">
          Paste an id, or the log line that has it, to get the constant to compile in now. A
          ConnectTimeout usually means that nobody serves the id any longer.
        </p>
      </header>
      <noscript>
        <p class="notice">
          The lookup runs in your browser and needs JavaScript. Without it, use the command line
          below, or look for a fingerprint in the history of its coalition.
        </p>
      </noscript>
      <Form />
      <div id="lookup-answer" class="lookup-answer" />
      <Timeouts />
      <Otherwise context={context} />
    </>
  );
}

/** The script answers in the page. Before it has loaded, the form reloads the page with the question in its address. */
function Form() {
  return (
    <search class="search">
      <form id="lookup" action={THIS_PAGE} data-shards="../api/v1/lookup/" data-coalitions="../">
        <label for="lookup-id">Any id that was ever published</label>
        <div class="search-box">
          <input
            id="lookup-id"
            name="id"
            type="search"
            required
            placeholder="64 hex digits, or the first 8 or more"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="lookup-forms"
          />
          <button type="submit">Look up</button>
        </div>
        <p id="lookup-forms" class="meta">
          Fingerprints, stable ids, content hashes, roots and MR_TDs: in full, or at least the first
          8 digits, such as the 10 in mosaik’s logs. You can also paste an id with 0x or in upper
          case, a line of Rust or of a log, or an array of bytes. Your browser fetches the file of
          all ids with the same first two digits, and looks there.
        </p>
      </form>
    </search>
  );
}

/** Causes of a ConnectTimeout, the easiest to check first. */
const CAUSES = [
  {
    what: "The id is superseded.",
    see: "Look it up above. The answer has the constant to compile in now, and says what broke.",
  },
  {
    what: "The id is not the one you meant.",
    see: "unique_id!(…) decodes exactly 64 hex digits. It hashes any other string to a different id: one with 0x, one cut short, or one with a space. Look up the bytes that your build has.",
  },
  {
    what: "The service is not shipped.",
    see: "Every fingerprint has roots for all four modules and for tickets, shipped or not. The handshake page says which are shipped; so does the answer for a root.",
  },
  {
    what: "The coalition is retired.",
    see: "The top of its page says when it retires and what replaces it.",
  },
  {
    what: "An announced change took place but is not published yet.",
    see: "The handshake page has every announced change, with its time and the constant for it.",
  },
];

function Timeouts() {
  return (
    <section class="lookup-otherwise" id="connect-timeout" aria-labelledby="connect-timeout-title">
      <h2 id="connect-timeout-title">Why ConnectTimeout?</h2>
      <ol class="causes">
        {CAUSES.map(({ what, see }) => (
          <li key={what}>
            <b>{what}</b> {see}
          </li>
        ))}
      </ol>
      <p>
        If the answer is “current” and none of this is the cause, the id is right. Check the peers
        that your program starts from: the coalition’s page has some under “Peer hints”.
      </p>
    </section>
  );
}

function Otherwise({ context }: { context: PageContext }) {
  const shards = canonicalOf(context.config, "api/v1/lookup/");
  return (
    <section class="lookup-otherwise" aria-labelledby="otherwise">
      <h2 id="otherwise">From a terminal or a program</h2>
      <p>
        The command line gives the same answer and needs no clone. For JSON, add <code>--json</code>
        :
      </p>
      <pre>
        <code>{`npx mosaik-coalitions lookup ID --registry ${canonicalOf(context.config, "")}`}</code>
      </pre>
      <p>
        A program fetches one file, named after the first two digits of the id in lower case. An id
        that is not in its <code>ids</code> was never published:
      </p>
      <pre>
        <code>{`${shards}<first two hex digits>.json`}</code>
      </pre>
    </section>
  );
}
