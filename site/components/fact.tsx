// Facts in a list of facts: what each is about, and what is so. And a part of the coalition with its own.

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

/** The same in an element of its own, for lists whose facts are laid out one by one. */
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
  /** A name of its own, for the style. */
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

/** What the coalition might have, and does not: silence would be ambiguous. */
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
