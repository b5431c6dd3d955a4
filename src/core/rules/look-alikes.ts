// New names that people could confuse with existing ones. Only warnings, and only for the newcomer: both may be
// intended, and the one that was there first has nothing to do.

import { charName } from "../characters.ts";
import { type AccountPlace, renamed } from "../owners/accounts.ts";
import type { Finding } from "../problem.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

export const lookAlikes: Rule = {
  reads: [
    ...["/name", "/title", "/operator/**", "/lattices/*/operator/**"],
    ...["/organisms/*/operator/**", "/confluences/*/operator/**"],
  ],
  check({ file, definition }, { alike, before, now }) {
    // A retired coalition stays as it was published.
    if (!alike?.countsAsNew(file) || hasRetired(definition, now)) return [];
    return [
      ...alike
        .namesLike(file, definition.name, before)
        .slice(0, 1)
        .map((it) => nameLike(definition.name, it)),
      ...alike
        .titlesLike(file, definition, before)
        .slice(0, 1)
        .map((it) => titleLike(definition.title, it)),
      ...alike
        .operatorsLike(file, definition, before)
        .map(([own, other]) => operatorLike(own, other)),
      ...alike
        .numbersLike(file, definition, before)
        .map(([own, other]) => renamed(own, other).finding),
      ...alike.loginsLike(file, definition, before).map(([own, other]) => loginLike(own, other)),
    ];
  },
};

function nameLike(name: string, other: string): Finding {
  return {
    code: "name-look-alike",
    pointer: "/name",
    message: `The name ${name} looks like ${other}, the name of another coalition. They differ only in characters that look alike.`,
    fix: "Choose another name, in the file and for the file, before you publish it: a published name is permanent. If you mean both, leave it.",
  };
}

interface Text {
  text: string;
  coalition: string;
}

function titleLike(title: string, { text, coalition }: Text): Finding {
  const like =
    text === title ? "is also the title of" : `looks like ${JSON.stringify(text)}, the title of`;
  const how = shownDifference(title, text);
  return {
    code: "title-look-alike",
    pointer: "/title",
    message: `The title ${JSON.stringify(title)} ${like} ${coalition}.${how} People tell coalitions apart by their titles, on pages and in feeds.`,
    fix: "Add something to the title that only this coalition has. If you mean both, leave it.",
  };
}

/** The first character that only looks like the other's, by its code point. */
function shownDifference(own: string, other: string): string {
  const there = [...other];
  const at = [...own].findIndex((char, index) => char !== there[index] && char > "~");
  const char = [...own][at];
  return char === undefined ? "" : ` Character ${at + 1} is ${charName(char)} here.`;
}

function operatorLike(own: Text & { pointer: string }, other: Text & { file: string }): Finding {
  return {
    code: "operator-look-alike",
    pointer: own.pointer,
    message: `The operator's name ${JSON.stringify(own.text)} looks like ${JSON.stringify(other.text)} in ${other.file}, but they share no GitHub account.${shownDifference(own.text, other.text)}`,
    fix: "If they are the same operator, use the name from that file. If not, choose a name that is easy to tell apart.",
    cause: own.text,
  };
}

function loginLike({ pointer, login, id }: AccountPlace, other: AccountPlace): Finding {
  return {
    code: "account-ambiguous",
    pointer,
    message: `The login ${login} has account number ${id} here, but ${other.id} in ${other.file} at ${other.pointer}. A login belongs to one account at a time, and the number decides.`,
    fix: `Look up the number at api.github.com/users/${login} and write that.`,
    cause: `${login} ${id}`,
  };
}
