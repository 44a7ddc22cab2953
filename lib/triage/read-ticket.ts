import type { ProviderTry } from "@/lib/db/schema";
import type { Answer, Catalogue, Guesses, Reader, Reading, TicketText } from "./reader";
import { MAX_NOTES } from "./rules/write-notes";
import { blankInstructions } from "./safety/blank-instructions";
import { dropEchoes } from "./safety/drop-echoes";
import { type Heard, makeVerdict, type Verdict } from "./verdict";

/** What is read, by whom, and how long that may take. */
export interface ReadTicketInput {
  readers: Reader[];
  text: TicketText;
  catalogue: Catalogue;
  /** For all readers together, in milliseconds; those that need no waiting answer also after it. */
  budgetMs: number;
}

/**
 * Asks the readers in order until every field has a value. Never throws and always answers: a reader that fails, hangs
 * or leaves a field open is passed over for the next, and `tries` says why, in codes. No reader gets what in the
 * text is addressed to a machine; that there was something, a note says.
 */
export async function readTicket({ readers, text: whole, catalogue, budgetMs }: ReadTicketInput): Promise<Verdict> {
  const began = performance.now();
  const { text, instructions } = blankInstructions(whole);
  const heard: Heard[] = [];
  const tries: ProviderTry[] = [];
  // Only what a model says can echo an order; our own sentences are fixed.
  const usable = (reader: Reader, reading: Reading) =>
    withoutNeedlessTitle(reader.source === "ai" ? dropEchoes(reading, text, instructions) : reading, text);
  for (const reader of readers) {
    const asked = performance.now();
    const answer = await ask(reader, { text, catalogue }, began + budgetMs - asked);
    const reading = answer.ok ? usable(reader, answer.reading) : undefined;
    if (reading) heard.push({ reader, reading });
    tries.push({
      provider: reader.provider,
      ...outcomeOf(answer, reading, text),
      ms: Math.round(performance.now() - asked),
    });
    if (isComplete(heard, text)) break;
  }
  const verdict = makeVerdict(heard, tries, performance.now() - began);
  return instructions.length === 0 ? verdict : { ...verdict, helpfulNotes: withWarning(verdict.helpfulNotes) };
}

/** For staff, in our own words. */
export const NOT_READ = "The text holds instructions to a machine; they were not read.";

function withWarning(notes: string[]): string[] {
  return [NOT_READ, ...notes].slice(0, MAX_NOTES);
}

async function ask(
  reader: Reader,
  request: { text: TicketText; catalogue: Catalogue },
  leftMs: number,
): Promise<Answer> {
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

function isComplete(heard: Heard[], text: TicketText): boolean {
  return wanted(text).every((field) => heard.some(({ reading }) => reading.fields[field]));
}
