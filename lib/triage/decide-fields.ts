import type { FieldReading, VerdictFields } from "@/lib/domain/triage";
import { doubtOf } from "./decide";
import { GROUNDLESS_DOUBTS } from "./doubts";
import type { Hearing } from "./hearing";
import type { Guess, Guesses, Reader, ValueOf } from "./reader";

/** Of each field the word that counts: the first that may be applied, or else the best suggestion. */
export function decideFields(hearing: Hearing): VerdictFields {
  const category = decideField("category", hearing, undefined);
  return {
    category,
    priority: decideField("priority", hearing, category?.value),
    skills: decideField("skills", hearing, category?.value),
    title: decideField("title", hearing, category?.value),
  };
}

function decideField<F extends keyof Guesses>(
  field: F,
  { heard, grounds, instructed }: Hearing,
  category: string | undefined,
): FieldReading<ValueOf<F>> | undefined {
  const told = heard.flatMap(({ reader, reading, shadow }) => {
    const guess = reading.fields[field] as Guess<ValueOf<F>> | undefined;
    if (!guess || shadow) return [];
    const { provider, source } = reader;
    const slug = field === "category" ? String(guess.value) : category;
    return [{ reader, guess, doubt: doubtOf({ field, guess, provider, source, category: slug, instructed }, grounds) }];
  });
  const shown = told.filter(({ doubt }) => doubt !== "off");
  const ruled = shown.map((each) => ({ ...each, doubt: each.doubt ?? contradiction(field, each, told) }));
  const applied = ruled.filter(({ doubt, reader }) => doubt === null && reader.source !== "fallback");
  const suggested = ruled.filter(({ doubt, guess }) => doubt !== null && isTelling(field, doubt, guess, ruled));
  const chosen =
    applied.find(({ guess }) => !guess.usual) ??
    suggested.find(({ doubt }) => !GROUNDLESS_DOUBTS.has(doubt)) ??
    suggested[0] ??
    applied[0] ??
    ruled[0];
  if (!chosen) return undefined;
  return readingOf(chosen.reader, chosen.guess, chosen.doubt);
}

interface Told {
  reader: Reader;
  guess: Guess<unknown>;
  doubt: FieldReading<unknown>["doubt"];
}

/** A model that thinks itself rather wrong than right contradicts nobody. */
const LEAST_AGAINST = 0.5;

/** A rule and a model that disagree leave the category to people, unless the model has little to go by. */
function contradiction(field: keyof Guesses, { reader, guess }: Told, all: Told[]): FieldReading<unknown>["doubt"] {
  if (field === "priority" && reader.provider === "learned") {
    const ruled = all.find((other) => other.reader.source === "rules" && !other.guess.usual);
    return ruled?.guess.value === guess.value ? null : "model-alone";
  }
  if (field !== "category" || reader.source !== "rules") return null;
  // Also a value that is off stands against: who sorts such tickets by hand does not want them sorted elsewhere.
  const isAgainst = ({ reader: other, guess: said }: Told) =>
    other.source === "ai" &&
    said.value !== guess.value &&
    !GROUNDLESS_DOUBTS.has(said.doubt) &&
    (said.confidence ?? 1) >= LEAST_AGAINST;
  return all.some(isAgainst) ? "unclear" : null;
}

/** A suggestion that is worth a person's look although something usual could be applied. */
function isTelling(field: keyof Guesses, doubt: Told["doubt"], guess: Guess<unknown>, all: Told[]): boolean {
  if (field === "category") return true;
  const usual = all.find((other) => other.doubt === null && other.guess.usual);
  if (!usual) return true;
  const isGround = doubt === "model-alone" || doubt === "suggest-only";
  return isGround && JSON.stringify(usual.guess.value) !== JSON.stringify(guess.value);
}

/** A guess as a reading keeps it: with whose it is, and whether it may be applied. */
export function readingOf<T>(reader: Reader, guess: Guess<T>, doubt: FieldReading<T>["doubt"]): FieldReading<T> {
  const { value, confidence, reason, quotes, alternatives } = guess;
  const told = { value, provider: reader.provider, source: reader.source, confidence, reason, quotes };
  return { ...told, apply: doubt === null, doubt, ...(alternatives ? { alternatives } : {}) };
}
