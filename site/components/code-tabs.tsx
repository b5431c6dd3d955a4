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
  /** What the file is called, where its name says too little. */
  label?: string;
  about: string;
  /** undefined where it is in the file alone: there is a link to that, and the script fetches it when its tab is chosen. */
  text?: string;
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
          <CodeOf form={form} label={form.label ?? form.file ?? `${label}, ${form.name}`} />
          {footer?.(form)}
        </section>
      ))}
    </div>
  );
}

function CodeOf({ form: { text, file = "", isHead }, label }: { form: Form; label: string }) {
  if (text !== undefined) {
    return <Code text={text} label={label} copied={isHead ? file : undefined} />;
  }
  return (
    <p data-file={file}>
      <a href={file}>{label}</a>
    </p>
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
