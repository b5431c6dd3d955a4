// lookup/index.html: "are you current?" The script answers; without it the page says how to ask else.

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
      "Look up any id that was ever published: whether it is current, what took its place, and why a build gives ConnectTimeout.",
    children: <LookupPage context={context} />,
  });
}

function LookupPage({ context }: { context: PageContext }) {
  return (
    <>
      <header class="page-head">
        <h1>Are you current?</h1>
        <p class="lead">
          A ConnectTimeout means that nobody serves the id that was compiled in. Paste the id, or
          the line of the log that has it, and get the constant to compile in now.
        </p>
      </header>
      <noscript>
        <p class="notice">
          The lookup runs in your browser, and needs a script. Without one: the history of each
          coalition has every fingerprint that it ever had, and what follows below works without a
          script.
        </p>
      </noscript>
      <Form />
      <div id="lookup-answer" class="lookup-answer" />
      <Timeouts />
      <Otherwise context={context} />
    </>
  );
}

/** The script answers in the page. Until it has come, the form loads the page with the question in its address. */
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
          Fingerprints, stable ids, content hashes, roots, MR_TDs: whole, or the first 8 digits or
          more, such as the 10 in mosaik’s logs. With 0x, in upper case, as a line of Rust, of a
          log, or an array of bytes. Your browser fetches the file of all ids that begin with the
          same two digits, and looks there.
        </p>
      </form>
    </search>
  );
}

/** Causes of a ConnectTimeout, those that are looked at most easily first. */
const CAUSES = [
  {
    what: "The id is superseded.",
    see: "Nobody serves it any more. Look it up above: the answer has the constant to compile in now, and says what broke.",
  },
  {
    what: "The id is not the one that you meant.",
    see: "unique_id!(…) takes exactly 64 hex digits, and hashes every other string to another id: one with 0x before it, cut short, or with a space in it. Look up the bytes that your build holds.",
  },
  {
    what: "The service is not shipped.",
    see: "Every fingerprint has a root for all four modules and for tickets, shipped or not. The handshake page says which are; the answer for a root does, too.",
  },
  {
    what: "The coalition is retired.",
    see: "Its page says so at the top, since when, and what replaces it.",
  },
  {
    what: "A change took place that is announced, and not published yet.",
    see: "The handshake page has what is announced, with its time and the constant for afterwards.",
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
        If the answer above is “current” and none of this is the cause, the id is right: look at the
        peers of the universe that you start from. The coalition’s page has some under “Peer hints”.
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
        The command line gives the same answer, without a clone; with <code>--json</code>, as JSON:
      </p>
      <pre>
        <code>{`npx mosaik-coalitions lookup ID --registry ${canonicalOf(context.config, "")}`}</code>
      </pre>
      <p>
        A program fetches one file, named by the first two digits of the id in lower case. An id
        that is not under <code>ids</code> there was never published:
      </p>
      <pre>
        <code>{`${shards}<first two hex digits>.json`}</code>
      </pre>
    </section>
  );
}
