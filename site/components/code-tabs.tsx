// The same thing in several languages: tabs, of which one is shown. Without the script all stand one
// below another, and what becomes tabs is links to them.

import type { ComponentChildren } from "preact";
import { CopyButton } from "./id.tsx";

export interface Form {
  /** The panel's anchor on the page. */
  id: string;
  name: string;
  /** The download beside the page; undefined where there is none. */
  file?: string | undefined;
  about: string;
  text: string;
  /** Whether the text is the head of the download alone: then the button copies the download. */
  isHead?: boolean;
}

interface CodeTabsProps {
  /** Of the tabs, for screen readers; no two on a page have the same. */
  label: string;
  forms: Form[];
  /** What stands below the code of each. */
  footer?: (form: Form) => ComponentChildren;
}

export function CodeTabs({ label, forms, footer }: CodeTabsProps) {
  return (
    <div class="tabs" data-tabs>
      <nav aria-label={label}>
        {forms.map(({ id, name }) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
      {forms.map((form) => (
        <section key={form.id} id={form.id} aria-label={`${label}: ${form.name}`}>
          <p class="hint">
            <b>{form.name}</b>: {form.about}
          </p>
          <Code
            text={form.text}
            label={form.file ?? `${label}, ${form.name}`}
            copied={form.isHead ? form.file : undefined}
          />
          {footer?.(form)}
        </section>
      ))}
    </div>
  );
}

interface CodeProps {
  text: string;
  label: string;
  /** The address of the file that is copied in place of the text. */
  copied?: string | undefined;
}

/** Code that scrolls by itself, with the button that copies it. */
export function Code({ text, label, copied }: CodeProps) {
  return (
    <div class="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton label={label} file={copied} />
    </div>
  );
}
