// A definition's confluences and modules alike: what they span and run, and what follows from their bytes.

import { deriveConfluence } from "../derivation/fingerprint.ts";
import {
  type Confluence,
  type Definition,
  type Hex,
  type Id,
  type Module,
  type Operator,
  shippedModules,
} from "../registry/definition.ts";

export interface AnyService {
  /** "confluence router". */
  label: string;
  /** RFC 6901 pointer to the part. */
  pointer: string;
  name: string;
  /** A module is its coalition's own. */
  operator: Operator;
  part: Confluence | Module;
}

export function servicesOf(definition: Definition): AnyService[] {
  return [
    ...definition.confluences.map((part, at) => ({
      label: `confluence ${part.name}`,
      pointer: `/confluences/${at}`,
      name: part.name,
      operator: part.operator,
      part,
    })),
    ...shippedModules(definition).map(([kind, part]) => ({
      label: `module ${kind}`,
      pointer: `/modules/${kind}`,
      name: kind,
      operator: definition.operator,
      part,
    })),
  ];
}

/** Whether the service spans the citizen of this stable id, or pins this content hash. */
export function spans({ part }: AnyService, id: Hex): boolean {
  return (part.span ?? []).some((it) => it.stableId === id || it.contentHash === id);
}

/** Whether the service runs the image of this MR_TD. */
export function runs({ part }: AnyService, id: Hex): boolean {
  return (part.mrtds ?? []).some(({ mrtd }) => mrtd === id);
}

/** The fingerprint that the service's published config bytes give; undefined without any. */
export function recompute({ name, part: { span = [], config } }: AnyService): Id | undefined {
  return config && deriveConfluence({ name, span, ...config });
}
