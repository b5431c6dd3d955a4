// The same thing in several languages, as tabs that show one at a time. Without the script, all are shown
// one below the other, and the tabs are links to them.

import { CopyButton } from "./id.tsx";

export interface Form {
  /** The panel's anchor on the page. */
  id: string;
  name: string;
  /** The download beside the page, if there is one. */
  file?: string | undefined;
  /** A name for the file, if its own says too little. */
  label?: string;
  about: string;
  /** undefined if only the file has it: the panel links to the file, and the script fetches it for the chosen tab. */
  text?: string;
  /** Whether the text is only the start of the download. The button then copies the download. */
  isHead?: boolean;
}

interface CodeTabsProps {
  /** For screen readers; unique on the page. */
  label: string;
  forms: Form[];
}

export function CodeTabs({ label, forms }: CodeTabsProps) {
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
  /** The address of the file that is copied instead of the text. */
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
