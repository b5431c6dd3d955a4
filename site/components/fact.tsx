// Facts as terms and descriptions, and parts of a coalition with their facts.

import type { ComponentChildren } from "preact";

interface FactProps {
  term: ComponentChildren;
  children: ComponentChildren;
}

export function Fact({ term, children }: FactProps) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The same in its own element, for lists that lay facts out one by one. */
export function BoxedFact(props: FactProps) {
  return (
    <div>
      <Fact {...props} />
    </div>
  );
}

interface PartProps {
  id: string;
  title: ComponentChildren;
  about?: string;
  /** A class name for the style sheet. */
  look?: string;
  /** The facts. */
  children: ComponentChildren;
}

export function Part({ id, title, about, look, children }: PartProps) {
  return (
    <article id={id} class={look === undefined ? "part" : `part ${look}`}>
      <PartTitle title={title} about={about} />
      <dl class="facts">{children}</dl>
    </article>
  );
}

/** A part that the coalition could have and does not. Silence would be ambiguous. */
export function AbsentPart({ id, title, about, children }: PartProps) {
  return (
    <article id={id} class="part absent">
      <PartTitle title={title} about={about} />
      <p class="none">{children}</p>
    </article>
  );
}

function PartTitle({ title, about }: { title: ComponentChildren; about: string | undefined }) {
  return (
    <h3>
      {title}
      {about !== undefined && " "}
      {about !== undefined && <small>{about}</small>}
    </h3>
  );
}
