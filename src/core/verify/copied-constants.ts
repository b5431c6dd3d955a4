// The constants in pages and feeds: what integrators copy, and so the one part of their words that is
// held to what follows from the chain.

/** A constant as it stands in a text, in HTML or not. */
export interface CopiedConstant {
  /** "FINGERPRINT". */
  name: string;
  id: string;
}

const CONSTANT = /const ([A-Z_0-9]{1,60}): UniqueId = unique_id!\((?:"|&quot;)([^"&)]{0,100})/g;

/** In their order. */
export function constantsIn(text: string): CopiedConstant[] {
  return [...text.matchAll(CONSTANT)].map(([, name = "", id = ""]) => ({ name, id }));
}

const ANY_ID = /unique_id!\((?:"|&quot;)([^"&)]{0,100})/g;

/** The ids of all constants, of whatever name and place. */
export function compiledIdsIn(text: string): string[] {
  return [...text.matchAll(ANY_ID)].map(([, id = ""]) => id);
}
