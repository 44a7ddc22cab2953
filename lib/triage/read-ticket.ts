import type { ProviderTry } from "@/lib/domain/triage";
import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { type Grounds, NO_GROUNDS } from "./decide";
import { decideFields } from "./decide-fields";
import { OPEN_DOUBTS } from "./doubts";
import type { Hearing } from "./hearing";
import type { Answer, Catalogue, Guesses, Reader, Reading, ReadRequest, TicketText } from "./reader";
import { MAX_NOTES } from "./rules/write-notes";
import { blankInstructions } from "./safety/blank-instructions";
import { dropEchoes } from "./safety/drop-echoes";
import { makeVerdict, type Verdict } from "./verdict";

/** What is read, by whom, and how long that may take. */
export interface ReadTicketInput {
  readers: Reader[];
  text: TicketText;
  catalogue: Catalogue;
  /** For all readers together, in milliseconds; those that need no waiting answer also after it. */
  budgetMs: number;
  /** What admins set and what was measured; without it, the defaults. */
  grounds?: Grounds;
  /** Readers that are asked for comparison where their word was not needed. */
  shadows?: Reader[];
}

/**
 * Asks the readers in order until nothing is open any more. Never throws and always answers: a reader that fails, hangs
 * or leaves a field open is passed over for the next, and `tries` says why, in codes. One that costs money is not asked
 * where the category is settled. No reader gets what in the text is addressed to a machine; that there was something,
 * a note says.
 */
export async function readTicket(input: ReadTicketInput): Promise<Verdict> {
  const { readers, text: whole, catalogue, budgetMs, grounds = NO_GROUNDS, shadows = [] } = input;
  const began = performance.now();
  const { text, instructions } = blankInstructions(whole);
  const hearing: Hearing = { heard: [], tries: [], grounds, instructed: instructions.length > 0 };
  // Only what a model says can echo an order; our own sentences are fixed.
  const usable = (reader: Reader, reading: Reading) =>
    withoutNeedlessTitle(reader.source === "ai" ? dropEchoes(reading, text, instructions) : reading, text);
  const hear = async (reader: Reader, shadow?: true) => {
    const asked = performance.now();
    const request = { text, catalogue, ...(shadow ? { shadow } : {}) };
    const answer = await ask(reader, request, began + budgetMs - asked);
    const reading = answer.ok ? usable(reader, answer.reading) : undefined;
    if (reading) hearing.heard.push({ reader, reading, ...(shadow ? { shadow } : {}) });
    const ms = Math.round(performance.now() - asked);
    const { provider } = reader;
    hearing.tries.push({
      provider,
      ...outcomeOf(answer, reading, text),
      ...costOf(answer.ok ? answer.reading : answer.failure),
      ...(shadow ? { shadow } : {}),
      ms,
    });
  };
  for (const reader of readers) {
    if (reader.outside && decideFields(hearing).category?.apply) continue;
    if (reader.source === "fallback" && isAnswered(hearing, text)) break;
    await hear(reader);
    if (isSettled(hearing, text)) break;
  }
  for (const reader of shadows) if (!wasAsked(hearing, reader)) await hear(reader, true);
  const verdict = makeVerdict(hearing, performance.now() - began);
  return hearing.instructed ? { ...verdict, helpfulNotes: withWarning(verdict.helpfulNotes) } : verdict;
}

function wasAsked({ tries }: Hearing, { provider }: Reader): boolean {
  return tries.some((each) => each.provider === provider);
}

function costOf({
  model,
  promptVersion,
  usage,
}: Pick<Reading, "model" | "promptVersion" | "usage">): Partial<ProviderTry> {
  return { ...(model ? { model } : {}), ...(promptVersion ? { promptVersion } : {}), ...usage };
}

function withWarning(notes: HelpfulNote[]): HelpfulNote[] {
  return [{ code: "instructions-ignored" as const }, ...notes].slice(0, MAX_NOTES);
}

async function ask(reader: Reader, request: Omit<ReadRequest, "signal">, leftMs: number): Promise<Answer> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), Math.max(0, leftMs));
  try {
    return await Promise.race([reader.read({ ...request, signal: cut.signal }), timeout(cut.signal)]);
  } catch {
    // A reader's own fault must not keep a ticket from being sorted; what it threw may hold ticket text.
    return { ok: false, failure: { code: cut.signal.aborted ? "timeout" : "crashed" } };
  } finally {
    clearTimeout(timer);
  }
}

function timeout(signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve({ ok: false, failure: { code: "timeout" } }), { once: true });
  });
}

/** A title is proposed only where the requester gave none. */
function withoutNeedlessTitle(reading: Reading, text: TicketText): Reading {
  return wantsTitle(text) ? reading : { ...reading, fields: { ...reading.fields, title: undefined } };
}

function wantsTitle({ title }: TicketText): boolean {
  return !title?.trim();
}

function outcomeOf(
  answer: Answer,
  reading: Reading | undefined,
  text: TicketText,
): Pick<ProviderTry, "outcome" | "missing" | "retryAfterSeconds"> {
  if (!answer.ok) {
    const { code, retryAfterSeconds } = answer.failure;
    return retryAfterSeconds === undefined ? { outcome: code } : { outcome: code, retryAfterSeconds };
  }
  const missing = wanted(text).filter((field) => !reading?.fields[field]);
  if (missing.length > 0) return { outcome: "partial", missing };
  return { outcome: reading?.repaired ? "repaired" : "answered" };
}

function wanted(text: TicketText): (keyof Guesses)[] {
  return wantsTitle(text) ? ["category", "priority", "skills", "title"] : ["category", "priority", "skills"];
}

/** Each field has some value: the last resort would have nothing to add. */
function isAnswered({ heard }: Hearing, text: TicketText): boolean {
  return wanted(text).every((field) => heard.some(({ reading }) => reading.fields[field]));
}

/** Nothing is open: each field has a value, by somebody who had ground for it or whom nobody may overrule. */
function isSettled(hearing: Hearing, text: TicketText): boolean {
  const isKnown = (field: keyof Guesses) =>
    hearing.heard.some(({ reading: { fields } }) => fields[field] && !fields[field].usual);
  const decided = decideFields(hearing);
  const isOpen = (field: keyof Guesses) => OPEN_DOUBTS.has(decided[field]?.doubt);
  return wanted(text).every((field) => isKnown(field) && !isOpen(field));
}
