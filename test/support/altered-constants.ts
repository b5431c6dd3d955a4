// A Rust constant with one value of its data altered: a digit, a letter, a number, or whether there is one.

const DATA_ENDS = "// coalition-code: ";
/** A text or hex digits, a chain id, a value that is there or is not. */
const VALUE =
  /"(?:[^"\\]|\\.)+"|(?<=chain_id: )\d+|(?<=(?:content_hash|ticket_issuance_root): )None|(?<=(?:config|acl|span): )None|&\[\]/g;

export interface Alteration {
  /** The line that differs. */
  line: string;
  text: string;
}

/** Each value of the data in turn; the types, the derivation and the tests stay as they are. */
export function alterationsOf(constant: string): Alteration[] {
  const end = constant.indexOf(DATA_ENDS);
  const start = constant.indexOf("pub const");
  if (start < 0 || end < 0) throw new Error("there is no data");
  return [...constant.slice(start, end).matchAll(VALUE)].flatMap(({ 0: value, index }) => {
    const at = start + index;
    const lineStart = constant.lastIndexOf("\n", at) + 1;
    const field = constant.slice(lineStart, at).trim();
    const other = altered(value, field);
    if (other === undefined) return [];
    const text = constant.slice(0, at) + other + constant.slice(at + value.length);
    return [{ line: `${field}${value}`, text }];
  });
}

/** undefined if there is no simple other value, as for an empty list of structs. */
function altered(value: string, field: string): string | undefined {
  if (value.startsWith('"')) return alteredText(value);
  if (/^\d/.test(value)) return String(Number(value) === 1 ? 2 : Number(value) - 1);
  if (value === "&[]") return BYTES.test(field) ? "&[1]" : undefined;
  if (field === "acl: ") return "Some(&[])";
  return OPTIONS[field.replace(/: ?$/, "")];
}

const BYTES = /^(content|acl):/;

const OPTIONS: Record<string, string> = {
  content_hash: "Some(UniqueId::zero())",
  ticket_issuance_root: "Some(UniqueId::zero())",
  config: "Some(ConfigBytes { content: &[], acl: &[] })",
  acl: "Some(&[])",
  span: "Some(&[])",
};

/** Changes the last digit or letter; digits stay digits. */
function alteredText(quoted: string): string {
  const last = quoted.at(-2) ?? "";
  const other = last === "1" ? "2" : "1";
  // What ends in an escape keeps it.
  return /\\.?$|\}$/.test(quoted.slice(0, -1))
    ? `"1${quoted.slice(1)}`
    : `${quoted.slice(0, -2)}${other}"`;
}
