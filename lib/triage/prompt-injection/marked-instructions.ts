import type { TextRange } from "@/lib/text/fold";
import { rangeOf, setsField, tellsValues } from "./plain-instructions";

/** Finds markup that looks like an attack, such as chat tokens, tool calls, JSON like a model's answer, or SQL. */
export function findMarked(text: string): TextRange[] {
  const closed = CLOSED.flatMap((form) => [...text.matchAll(form)].map(rangeOf));
  return [...closed, ...roleLines(text), ...opened(text), ...answers(text)];
}

const CHAT_TOKEN = "<\\|[a-z_ ]{2,30}\\|>|\\[/?inst\\]|<</?sys>>|<(?:start|end)_of_turn>";

const CLOSED: RegExp[] = [
  // Priority headers such as "X-Priority:". Forwarded emails have "Importance:", which is harmless.
  /^[ \t>]*x-(?:ms(?:mail)?-)?(?:priority|importance|severity|urgency|category|triage[a-z-]{0,20}|ticket-[a-z-]{1,20}|skills?|helpdesk-[a-z-]{1,20})[ \t]*:[^\n]{0,200}/gm,
  // Lines that separate the parts of a prompt.
  /^[ \t]*<<<[ \t]*[\w-]{1,64}[ \t]*$/gm,
  /^[ \t]*[\w-]{1,64}[ \t]*>>>[ \t]*$/gm,
  /^[ \t]*[-=#*_<[]{2,12}[ \t]*(?:end|begin|start|close)(?: of)?(?: the| this)? ?(?:user|system|untrusted|customer|raw|original)? ?(?:ticket|request|input|prompt|instructions?|context|data)(?: text)?[ \t]*[-=#*_>\]]{2,12}[^\n]{0,100}/gm,
  /<\/(?:ticket|request|user_?input|user_?message|system_?prompt|untrusted|customer_?message|context|document)>/g,
  // SQL.
  /\bupdate\s{1,5}tickets?\s{1,5}set\b[^;\n]{0,300};?/g,
  /['")]\s{0,5};\s{0,5}(?:update|insert|delete|drop|alter|truncate|exec|grant)\s[^\n]{0,300}/g,
  /\bdrop\s{1,5}table\s{1,5}(?:tickets?|people|users)\b[^\n]{0,100}/g,
  // Formulas, log look-ups, scripts.
  /(?:^|[,;\t])"?[=+@-](?:cmd\||hyperlink\(|importxml\(|importdata\(|importrange\(|webservice\(|dde\()[^\n]{0,300}/gm,
  /\$\{(?:jndi|env|sys):[^}\n]{0,200}\}?/g,
  /<(?:img|svg|body|iframe|video|input|details)\b[^<>]{0,200}?\son[a-z]{3,20}\s?=[^<>]{0,300}>?/g,
  /<script\b[^<>]{0,200}>[^<]{0,2000}(?:document\.|alert\(|window\.|fetch\(|location)[^<]{0,2000}<\/script>/g,
  // Tool calls.
  /\b(?:set|update|change|assign)_?(?:ticket_?)?(?:priority|category|skills?|severity)\s?\([^()\n]{0,60}["'][^()\n]{0,100}\)/g,
  /\{[^{}]{0,200}["'](?:tool|function|tool_name|function_call|recipient_name)["']\s?:[^{}]{0,200}(?:\{[^{}]{0,300}\}[^{}]{0,100})?\}/g,
];

/** Lines that begin with a role, such as "System:". They must also give an order: "System: Windows 11" is a fact. */
function roleLines(text: string): TextRange[] {
  const byRole = [...text.matchAll(ROLE_LINE)].filter(
    ({ groups }) => setsField(groups!.content!) || OVERRIDES.test(groups!.content!),
  );
  const marked = [...text.matchAll(MARKED_ROLE), ...text.matchAll(DIALOGUE)].filter(
    ({ groups }) => tellsValues(groups!.content!) || GRADE.test(groups!.content!),
  );
  return [...byRole, ...marked].map(rangeOf);
}

const ROLE_LINE =
  /^[ \t>*_#"'[(]{0,8}(?:system|assistant|developer|ai|model|tool|triage|classifier|bot)(?: (?:prompt|message|note|role|response|result|output))?(?:[\])"'*_]{0,4}[ \t]*[:>]|\][)"'*_]{0,3}(?:\([^()\n]{0,40}\))?:?)[*_]{0,2}[ \t]{0,4}(?:\n[ \t]{0,4})?(?<content>[^\n]{1,600})/gm;
/** Such as "<admin>", "{{system}}" or "%%% SYSTEM NOTICE %%%", with the rest of the line. */
const MARKED_ROLE =
  /(?:<|\{\{|\[|%{2,4} ?|\*{3,4} ?|={3,4} ?)(?:system|admin|administrator|assistant|developer|root)(?:[ _](?:notice|message|prompt|note|update))?(?:>|\}\}|\]| ?%{2,4}| ?\*{3,4}| ?={3,4})(?<content>[^\n]{1,600})/g;
const DIALOGUE = /^[ \t]*(?:user|human) ?:[^\n]{0,400}\n\s{0,5}(?:assistant|ai|model|bot) ?:(?<content>[^\n]{1,600})/gm;
const GRADE = /\b(?:critical|urgent|highest|p[01])\b/;
const OVERRIDES =
  /\b(?:ignore|disregard|override|overrule|void|supersede|suspend|replace|obey|comply)\w{0,5}\b|\b(?:rules?|lists?|instructions?) (?:is|are|were)\b/;

/** Without a closing token, a block ends at the next empty line. */
function opened(text: string): TextRange[] {
  const found: TextRange[] = [];
  let free = 0;
  for (const { 0: token, index } of text.matchAll(OPENING)) {
    if (index < free) continue;
    const block = text.slice(index, index + LONGEST_BLOCK);
    // Some opening tokens also close: nothing follows them.
    const closing = CLOSING.exec(token) ? undefined : CLOSING.exec(block.slice(token.length));
    const end =
      closing === null ? endOfParagraph(block) : token.length + (closing ? closing.index + closing[0].length : 0);
    free = index + end;
    found.push({ start: index, end: free });
  }
  return found;
}

const LONGEST_BLOCK = 4_000;
const OPENING = new RegExp(
  `${CHAT_TOKEN}|<(?:tool_call|tool_use|function_calls?|invoke|tool_response|tool_result|system_?prompt|assistant_?response|thinking)\\b[^<>\\n]{0,100}>|^[ \\t]*#{2,4} ?(?:instructions?|response|new instructions?) ?:`,
  "gm",
);
const CLOSING =
  /<\|(?:im_end|end|eot_id|end_of_turn|endoftext)\|>|\[\/inst\]|<<\/sys>>|<end_of_turn>|<\/(?:tool_call|tool_use|function_calls?|tool_response|tool_result|system_?prompt|assistant_?response|thinking)>/;

/** Objects with keys of log lines don't count. */
function answers(text: string): TextRange[] {
  const found: TextRange[] = [];
  let free = 0;
  for (const { index } of text.matchAll(OUR_NAME)) {
    if (index < free) continue;
    const start = startOfObject(text, index, free);
    const end = endOfObject(text, start);
    const object = text.slice(start, end);
    const names = new Set([...object.matchAll(OUR_NAME)].map(([, name]) => name!));
    free = end;
    if (isAnswer(object, names)) found.push({ start, end });
  }
  return found;
}

const OUR_NAME =
  /["'`](category|priority|skills|helpful_?notes|other_?skills|confidence|quotes|verdict|triage|notes)["'`]\s{0,5}:/g;
const LOG_NAME =
  /["'](?:timestamp|time|ts|level|message|msg|stack|trace|traceid|host|hostname|pid|url|path|method|status|statuscode|event|logger|id|requestid|error)["']\s{0,5}:/;

function isAnswer(object: string, names: Set<string>): boolean {
  if (["helpfulnotes", "helpful_notes", "otherskills", "other_skills"].some((name) => names.has(name))) return true;
  if (/["'](?:category|priority|skills)["']\s{0,5}:\s{0,5}\{\s{0,5}["']value["']/.test(object)) return true;
  const decides = names.has("priority") && names.has("category");
  return decides && !LOG_NAME.test(object) && (names.size > 2 || object.length < 200);
}

function startOfObject(text: string, at: number, least: number): number {
  const brace = text.lastIndexOf("{", at);
  return brace < least || at - brace > 400 ? at : brace;
}

function endOfObject(text: string, start: number): number {
  const most = Math.min(text.length, start + LONGEST_BLOCK);
  let depth = 0;
  for (let at = start; at < most; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth <= 0) return at + 1;
    if (depth === 0 && text[at] === "\n") return at;
  }
  return start + endOfParagraph(text.slice(start, most));
}

function endOfParagraph(text: string): number {
  const blank = text.search(/\n[ \t]*\n/);
  return blank < 0 ? text.length : blank;
}
