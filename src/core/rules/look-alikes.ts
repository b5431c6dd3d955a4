// What is new is not taken for what another coalition has. Warnings, and on the new one alone: both may be meant, and
// the one that was there first has nothing to do.

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
    if (!alike || hasRetired(definition, now)) return [];
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
    message: `The name ${name} can be taken for ${other}, which another coalition has: they differ by characters that look alike.`,
    fix: "Take another name, in the file and as the file's name, before it is published: a name is for good. If both are meant, leave it.",
  };
}

interface Text {
  text: string;
  coalition: string;
}

function titleLike(title: string, { text, coalition }: Text): Finding {
  const like =
    text === title ? "is also that of" : `looks like ${JSON.stringify(text)}, the title of`;
  const how = shownDifference(title, text);
  return {
    code: "title-look-alike",
    pointer: "/title",
    message: `The title ${JSON.stringify(title)} ${like} ${coalition}.${how} On pages and in feeds people tell coalitions by it.`,
    fix: "Add to the title what only this coalition has. If both are meant, leave it.",
  };
}

/** The first character that only looks like the other's, by its number. */
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
    message: `The operator's name ${JSON.stringify(own.text)} looks like ${JSON.stringify(other.text)} in ${other.file}, and the two have no GitHub account in common.${shownDifference(own.text, other.text)}`,
    fix: "If they are one operator, write the name as it is there; if not, write one that nobody takes for the other.",
    cause: own.text,
  };
}

function loginLike({ pointer, login, id }: AccountPlace, other: AccountPlace): Finding {
  return {
    code: "account-ambiguous",
    pointer,
    message: `The login ${login} is the account ${id} here, and ${other.id} in ${other.file} at ${other.pointer}. A login is one account at a time, and the number is the authority.`,
    fix: `Look up its number at api.github.com/users/${login}, and write that.`,
    cause: `${login} ${id}`,
  };
}
