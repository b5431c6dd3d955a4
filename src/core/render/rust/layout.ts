// Lays Rust out like rustfmt, for the part of the language that data needs: lines of at most 100 columns.

/** Code without a line break, or a group that may be broken between its members. */
export type Code = string | Group;

interface Group {
  open: string;
  members: Code[];
  close: string;
  /** Whether the last member gets a comma if the group is broken. */
  comma: boolean;
  /** A struct, or something that contains one: it never fits on one line, whatever its width. */
  tall: boolean;
}

const WIDTH = 100;
const INDENT = "    ";

/** `Name { field: value, … }`. */
export function struct(name: string, fields: readonly (readonly [string, Code])[]): Code {
  const members = fields.map(([field, value]) => prefixed(`${field}: `, value));
  return { open: `${name} {`, members, close: "}", comma: true, tall: true };
}

/** A slice of structs. */
export function slice(members: Code[]): Code {
  if (members.length === 0) return "&[]";
  return { open: "&[", members, close: "]", comma: true, tall: true };
}

/** `name(argument)`. */
export function call(name: string, argument: Code): Code {
  const tall = typeof argument !== "string" && argument.tall;
  return { open: `${name}(`, members: [argument], close: ")", comma: true, tall };
}

/** `name!(argument)`. */
export function macro(name: string, argument: string): Code {
  return { open: `${name}!(`, members: [argument], close: ")", comma: false, tall: false };
}

export function option<T>(value: T | undefined, code: (value: T) => Code): Code {
  return value === undefined ? "None" : call("Some", code(value));
}

/** `pub const NAME: Type = value;`, with its line of documentation. */
export function constant(about: string, name: string, type: string, value: Code): string {
  const start = `pub const ${name}: ${type} =`;
  const same = layOut(prefixed(`${start} `, value), "", 1);
  const next = layOut(value, INDENT, 1);
  const moves = typeof value !== "string" && !value.tall && same.length > 1 && next.length === 1;
  const lines = moves ? [start, ...next] : same;
  return `/// ${about}\n${lines.join("\n")};\n`;
}

function prefixed(prefix: string, value: Code): Code {
  return typeof value === "string" ? prefix + value : { ...value, open: prefix + value.open };
}

/** The lines; `after` is the number of columns that follow the last one. */
function layOut(code: Code, indent: string, after: number): string[] {
  if (typeof code === "string") return [indent + code];
  const flat = indent + flatten(code);
  if (!code.tall && flat.length + after <= WIDTH) return [flat];
  const { open, members, close, comma } = code;
  const [only] = members;
  if (members.length === 1 && typeof only === "object" && !open.endsWith("{")) {
    return hug(code, only, indent, after);
  }
  const inner = members.flatMap((member, at) => {
    const last = at === members.length - 1;
    const lines = layOut(member, indent + INDENT, 1);
    return last && !comma ? lines : [...lines.slice(0, -1), `${lines.at(-1)},`];
  });
  return [indent + open, ...inner, indent + close];
}

/** A sole member starts on the line of its group, and ends on the group's last line. */
function hug({ open, close }: Group, only: Group, indent: string, after: number): string[] {
  const lines = layOut(prefixed(open, only), indent, after + close.length);
  return [...lines.slice(0, -1), lines.at(-1) + close];
}

/** On one line. */
function flatten(code: Code): string {
  if (typeof code === "string") return code;
  return code.open + code.members.map(flatten).join(", ") + code.close;
}
