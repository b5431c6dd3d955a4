// The prose of TypeScript and JavaScript: comments, strings and templates with a space in them, and the text of JSX.

import { blankPassage, passageWithout } from "./passage.mjs";
import { childrenOf } from "./syntax.mjs";

export function scriptPassages(source, { program, comments }) {
  return [...commentPassages(source, comments), ...literalPassages(source, program)];
}

/** Comments on lines that follow each other are one text. */
function commentPassages(source, comments) {
  const groups = [];
  for (const { type, start, end } of comments) {
    const last = groups.at(-1);
    const isNext = last && type === "Line" && last.type === "Line" && isOneLineOn(last.end, start);
    if (isNext) last.end = end;
    else groups.push({ type, start, end });
  }
  const marks = /^[ \t]*(?:\/\/+|\*(?!\/))|\/\*+|\*+\//gm;
  return groups.map(({ start, end }) => passageWithout(source, "comment", start, end, marks));

  function isOneLineOn(end, start) {
    return /^\r?\n[ \t]*$/.test(source.slice(end, start));
  }
}

function literalPassages(source, program) {
  const passages = [];
  visit(program, false);
  return passages.filter(({ text }) => /\S\s+\S/.test(text));

  /** `isInside`: whether the passage of a node above has the node's own text already. */
  function visit(node, isInside) {
    const isText = isTextNode(node);
    if (isText && !isInside) passages.push(textPassage(source, node));
    if (node.type === "JSXAttribute" && UNREAD_ATTRIBUTES.has(node.name.name)) return;
    for (const child of childrenOf(node)) {
      visit(child, isText && isTextNode(child) && isPartOf(node, child));
    }
  }
}

const UNREAD_ATTRIBUTES = new Set(["class", "className", "href", "d", "style", "viewBox"]);
const isString = (node) => node.type === "Literal" && typeof node.value === "string";
const isSum = (node) => node.type === "BinaryExpression" && node.operator === "+";
const isElement = (node) => node.type === "JSXElement" || node.type === "JSXFragment";
const isBracedText = (node) =>
  node.type === "JSXExpressionContainer" && isTextNode(node.expression);

const isChoice = ({ type, consequent, alternate }) =>
  type === "ConditionalExpression" && isString(consequent) && isString(alternate);

function isTextNode(node) {
  if (isString(node) || node.type === "TemplateLiteral" || node.type === "JSXText") return true;
  if (isSum(node)) return isTextNode(node.left) || isTextNode(node.right);
  return isElement(node) || isBracedText(node);
}

/** What `textPassage` reads as one text: the terms of a sum, and what is between the tags of an element. */
function isPartOf(node, child) {
  if (node.type === "JSXExpressionContainer" || isSum(node)) return true;
  return isElement(node) && child.type !== "JSXOpeningElement";
}

/** Elements within a sentence; the text of any other one is a text of its own. */
const INLINE = new Set(["a", "abbr", "b", "em", "i", "small", "span", "strong", "time"]);

function textPassage(source, outermost) {
  const builder = blankPassage(source, "text", outermost.start, outermost.end);
  keep(outermost);
  builder.blankAll(/\\(?:u\{?[0-9a-f]{2,6}\}?|x[0-9a-f]{2}|[nrt\n])|\\(?=["'`])/gi);
  return builder.passage();

  function keep(node) {
    if (isString(node)) builder.keep(node.start + 1, node.end - 1);
    else if (node.type === "JSXText") builder.keep(node.start, node.end);
    else if (isSum(node)) [node.left, node.right].forEach(keep);
    else if (node.type === "TemplateLiteral") keepTemplate(node);
    else if (isBracedText(node)) keep(node.expression);
    else if (isElement(node)) keepElement(node);
    else builder.hole(node.start, node.end);
  }

  function keepTemplate({ expressions, start, end }) {
    builder.keep(start + 1, end - 1);
    for (const expression of expressions) {
      const opened = source.lastIndexOf("${", expression.start);
      const closed = source.indexOf("}", expression.end);
      builder.blank(opened, closed + 1);
      if (isChoice(expression)) keepChoice(expression);
      else builder.hole(opened, closed + 1);
    }
  }

  /** `isOne ? "is" : "are"` within a sentence. */
  function keepChoice({ consequent, alternate }) {
    keep(consequent);
    builder.hole(consequent.end, alternate.start);
    keep(alternate);
  }

  function keepElement(node) {
    const name = node.openingElement?.name?.name;
    if (node !== outermost && !INLINE.has(name)) builder.hole(node.start, node.end);
    node.children.forEach(keep);
    if (node !== outermost && !INLINE.has(name)) builder.hole(node.end - 1, node.end);
  }
}
