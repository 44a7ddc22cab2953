import {
  ATTRIBUTION,
  AUTOMATIC,
  BODY_MARKS,
  CLOSINGS,
  COMPANY_ENTRY,
  DEVICE_LINE,
  FIRST_PERSON,
  FORWARDED,
  GREETING,
  HEADER_FIELD,
} from "./phrases";

/** The kinds of parts of a message. `own`: the writer says it. `forwarded`: the writer sends a mail of somebody else on. */
export type MessagePartKind =
  | "own"
  | "forwarded"
  | "greeting"
  | "signature"
  | "disclaimer"
  | "quote"
  | "headers"
  | "log"
  | "automatic";

/** Whole lines from `start` up to `end`, in UTF-16 units of the split text. */
export interface MessagePart {
  kind: MessagePartKind;
  start: number;
  end: number;
}

interface Line {
  text: string;
  start: number;
  end: number;
  kind: MessagePartKind;
}

/**
 * Splits a plain text into parts: the writer's own words, and the parts that mail programs, companies and machines add.
 * The parts cover the text in order. The time grows linearly with the length of the text.
 */
export function splitMessage(text: string): MessagePart[] {
  const lines = linesOf(text);
  if (isAutomatic(lines)) for (const line of lines) line.kind = "automatic";
  else {
    markQuotes(lines);
    markLogs(lines);
    markDisclaimers(lines);
    markSignatures(lines);
    markGreeting(lines);
  }
  return partsOf(lines);
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]*\n|[^\n]+$/g)].map(({ 0: line, index }) => ({
    text: line.trim(),
    start: index,
    end: index + line.length,
    kind: "own",
  }));
}

/** Neighbours of one kind are one part. Empty lines belong to the part before them. */
function partsOf(lines: Line[]): MessagePart[] {
  const parts: MessagePart[] = [];
  for (const { text, kind, start, end } of lines) {
    const last = parts.at(-1);
    if (last && (last.kind === kind || text === "")) last.end = end;
    else parts.push({ kind, start, end });
  }
  return parts;
}

function isAutomatic(lines: Line[]): boolean {
  const first = lines.filter(({ text }) => text !== "").slice(0, 2);
  return first.some(({ text }) => AUTOMATIC.test(text));
}

/** Marks quoted and forwarded mails with their headers. Lines below a block of ">" lines are the writer's again. */
function markQuotes(lines: Line[]): void {
  let kind: "own" | "forwarded" = "own";
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (/^[>|]/.test(line.text)) line.kind = "quote";
    else if (isAttribution(lines, at)) at = markAttributed(lines, at);
    else if (FORWARDED.test(line.text) || (isHeaderBlock(lines, at) && kind === "own" && saysLittle(lines, at))) {
      at = markHeaders(lines, at);
      kind = "forwarded";
    } else if (isHeaderBlock(lines, at)) {
      for (const rest of lines.slice(markHeaders(lines, at) + 1)) rest.kind = "quote";
      return;
    } else line.kind = kind;
  }
}

/** "On … wrote:" may be broken into two lines. */
function isAttribution(lines: Line[], at: number): boolean {
  const [here, next] = [lines[at]!.text, lines[at + 1]?.text ?? ""];
  return here.length < 250 && (ATTRIBUTION.test(here) || (!here.endsWith(".") && ATTRIBUTION.test(`${here} ${next}`)));
}

/** Marks an attribution and returns its last line. Without ">" below it, the rest of the text is the quote. */
function markAttributed(lines: Line[], at: number): number {
  const end = at + (ATTRIBUTION.test(lines[at]!.text) ? 1 : 2);
  for (const line of lines.slice(at, end)) line.kind = "headers";
  let body = end;
  while (lines[body]?.text === "") body++;
  if (/^[>|]/.test(lines[body]?.text ?? ">")) return body - 1;
  for (const line of lines.slice(end)) line.kind = "quote";
  return lines.length;
}

/** True for at least three fields such as From, Sent and Subject within eight lines. */
function isHeaderBlock(lines: Line[], at: number): boolean {
  if (!HEADER_FIELD.test(lines[at]!.text) && !/^[-_*\s]{5,}/.test(lines[at]!.text)) return false;
  return lines.slice(at, at + 8).filter(({ text }) => HEADER_FIELD.test(text)).length >= 3;
}

/** Marks a header block and returns its last line. An empty line may follow its first one. */
function markHeaders(lines: Line[], at: number): number {
  let end = at + 1;
  while (end < lines.length && (HEADER_FIELD.test(lines[end]!.text) || (lines[end]!.text === "" && end < at + 3)))
    end++;
  for (const line of lines.slice(at, end)) line.kind = "headers";
  return end - 1;
}

const FEW_WORDS = 8;

/** True for "FYI" or "See below, please": the request itself is in the forwarded mail. */
function saysLittle(lines: Line[], before: number): boolean {
  const own = lines
    .slice(0, before)
    .filter(({ kind, text }) => kind === "own" && !CLOSINGS.test(text) && !GREETING.test(text));
  return own.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []).length <= FEW_WORDS;
}

const LOG_LINE =
  /^(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d[.,\]]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:\d\d:\d\d|at [\w$.<>]+ ?\(|File "[^"]+", line \d+|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b[ :[])/;
const MIN_LOG_LINES = 3;

/** Marks three or more log lines or stack frames in a row. */
function markLogs(lines: Line[]): void {
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (end < lines.length && lines[end]!.kind !== "quote" && LOG_LINE.test(lines[end]!.text)) end++;
    if (end - start >= MIN_LOG_LINES) for (const line of lines.slice(start, end)) line.kind = "log";
    start = Math.max(start, end - 1);
  }
}

/**
 * Marks the last paragraphs of a mail that are about the mail itself or the company's register entry. A paragraph in the
 * first person is the writer's: people also report confidential mails and phishing.
 */
function markDisclaimers(lines: Line[]): void {
  for (const paragraph of paragraphsOf(lines).reverse()) {
    const text = paragraph.map((line) => line.text).join(" ");
    const marks = BODY_MARKS.filter((mark) => mark.test(text)).length;
    const isFooter = marks >= 2 || (marks === 1 && text.length > 300) || COMPANY_ENTRY.test(text);
    if (isFooter && !FIRST_PERSON.test(text)) for (const line of paragraph) line.kind = "disclaimer";
    else if (!isSignature(paragraph)) return;
  }
}

/** Paragraphs of the writer's own or forwarded lines. */
function paragraphsOf(lines: Line[]): Line[][] {
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (line.kind !== "own" && line.kind !== "forwarded") continue;
    if (line.text === "" || /^[-_=*~]{2,}$/.test(line.text)) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text !== ""));
}

const MAX_SIGNATURE_LINES = 12;

/** Marks everything from a phone's line on, or from "--" or a closing on if only a name and an address follow. */
function markSignatures(lines: Line[]): void {
  const isRead = ({ kind }: Line) => kind === "own" || kind === "forwarded";
  let filledBelow = lines.filter((line) => isRead(line) && line.text !== "").length;
  for (const [at, line] of lines.entries()) {
    if (!isRead(line) || line.text === "") continue;
    filledBelow--;
    const isDevice = DEVICE_LINE.test(line.text);
    if (!isDevice && (filledBelow > MAX_SIGNATURE_LINES || !(DASHES.test(line.text) || CLOSINGS.test(line.text))))
      continue;
    const following = lines.slice(at + 1).filter(isRead);
    if (!isDevice && !isSignature(following)) continue;
    for (const rest of [line, ...following]) rest.kind = "signature";
    return;
  }
}

const DASHES = /^(?:--|—|–|_{2,}|-{3,}|={3,}|\*{3,}) ?$/;
const CONTACT =
  /@|https?:|www\.|\+?\d[\d ()/.-]{6,}|\b(?:tel|phone|mobile|mob|fax|vat|gmbh|ltd|inc|llc|s\.?a\.?|b\.?v\.?|ag)\b/i;

/** True for at most twelve short lines that are no sentences, or have an address or a number. */
function isSignature(lines: Line[]): boolean {
  const filled = lines.filter(({ text }) => text !== "");
  if (filled.length > MAX_SIGNATURE_LINES) return false;
  return filled.every(({ text }) => CONTACT.test(text) || (text.length <= 70 && !/[.!?]$|[.!?] \p{Lu}/u.test(text)));
}

/** Marks a first line that is nothing but a greeting. */
function markGreeting(lines: Line[]): void {
  const first = lines.find(({ text }) => text !== "");
  if (first?.kind === "own" && GREETING.test(first.text)) first.kind = "greeting";
}
