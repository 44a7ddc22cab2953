import type { FieldReading, ProviderTry, VerdictFields } from "@/lib/db/schema";
import { TRIAGE_FIELDS, type TriageField, type TriageProvider } from "@/lib/words";
import { doubtOf, type Grounds } from "./decide";
import type { Guess, Guesses, Reader, Reading } from "./reader";

/** A whole reading of one ticket: of each field the word that counts, and what others would have said. */
export interface Verdict {
  /** Whose word on the category counts, or else on anything; "defaults" means that nobody could read it. */
  provider: TriageProvider;
  model: string | null;
  promptVersion: string | null;
  fields: VerdictFields;
  /** Of each field what the model said that was not taken; null where no second one was heard. */
  shadow: VerdictFields | null;
  summary: string | null;
  helpfulNotes: string[];
  proposedSkills: string[];
  /** Fields that a person should look at. */
  needsReview: string[];
  /** Every provider that was asked, and what came of it. */
  tries: ProviderTry[];
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: number | null;
  durationMs: number;
}

/** A reading and whose it is. */
export interface Heard {
  reader: Reader;
  reading: Reading;
  /** True: asked for comparison only, its word never counts. */
  shadow?: boolean;
}

/** What a verdict is made from. */
export interface Hearing {
  heard: Heard[];
  tries: ProviderTry[];
  grounds: Grounds;
  /** True where something in the text was addressed to a machine. */
  instructed: boolean;
}

/** Puts together what was heard, in the order of hearing. */
export function makeVerdict(hearing: Hearing, durationMs: number): Verdict {
  const { heard, tries } = hearing;
  const counting = heard.filter(({ shadow }) => !shadow);
  const fields = decideFields(hearing);
  const [first] = counting;
  const leader =
    [fields.category, fields.priority].find((field) => field && field.source !== "fallback")?.provider ??
    first?.reader.provider ??
    "defaults";
  const leading = counting.find(({ reader }) => reader.provider === leader) ?? first;
  const sum = (count: (each: ProviderTry) => number | undefined) =>
    tries.some((each) => count(each) !== undefined)
      ? tries.reduce((total, each) => total + (count(each) ?? 0), 0)
      : null;
  return {
    provider: leader,
    model: leading?.reading.model ?? null,
    promptVersion: leading?.reading.promptVersion ?? null,
    fields,
    shadow: shadowOf(hearing, fields),
    summary: wordsOf(counting, ({ summary }) => summary) ?? null,
    helpfulNotes: wordsOf(counting, ({ helpfulNotes }) => (helpfulNotes.length > 0 ? helpfulNotes : null)) ?? [],
    proposedSkills:
      wordsOf(counting, ({ proposedSkills }) => (proposedSkills.length > 0 ? proposedSkills : null)) ?? [],
    needsReview: reviewed(fields, counting),
    tries,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: sum(({ costMicros }) => costMicros),
    durationMs: Math.round(durationMs),
  };
}

/** How a ticket stands after this verdict, before what people have set is taken into account. */
export function stateOf({ needsReview }: Pick<Verdict, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

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

type ValueOf<F extends keyof Guesses> = NonNullable<Guesses[F]>["value"];

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
    suggested.find(({ doubt }) => !GROUNDLESS.has(doubt)) ??
    suggested[0] ??
    applied[0] ??
    ruled[0];
  if (!chosen) return undefined;
  return readingOf(chosen.reader, chosen.guess, chosen.doubt);
}

/** What is said with nothing to go by: anybody's suggestion that rests on something comes first. */
const GROUNDLESS: ReadonlySet<FieldReading<unknown>["doubt"]> = new Set(["few-labels", "unlike-known"] as const);

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
    !GROUNDLESS.has(said.doubt ?? null) &&
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

function readingOf<T>(reader: Reader, guess: Guess<T>, doubt: FieldReading<T>["doubt"]): FieldReading<T> {
  const { value, confidence, reason, quotes, alternatives } = guess;
  const told = { value, provider: reader.provider, source: reader.source, confidence, reason, quotes };
  return { ...told, apply: doubt === null, doubt, ...(alternatives ? { alternatives } : {}) };
}

/** What the two models said whose word on a field was not taken: free where both were heard anyway. */
function shadowOf({ heard }: Hearing, fields: VerdictFields): VerdictFields | null {
  const shadow: VerdictFields = {};
  const keep = <F extends keyof Guesses>(field: F) => {
    const other = heard.find(
      ({ reader, reading }) =>
        reader.source === "ai" && reading.fields[field] && reader.provider !== fields[field]?.provider,
    );
    const guess = other?.reading.fields[field] as Guess<ValueOf<F>> | undefined;
    if (other && guess) Object.assign(shadow, { [field]: { ...readingOf(other.reader, guess, null), apply: false } });
  };
  keep("category");
  keep("priority");
  keep("skills");
  return Object.keys(shadow).length > 0 ? shadow : null;
}

/** A model's own words come before the rules' ones, whoever sorted. */
function wordsOf<T>(heard: Heard[], get: (reading: Reading) => T | null): T | undefined {
  const byModel = [...heard].sort((a, b) => Number(b.reader.source === "ai") - Number(a.reader.source === "ai"));
  return byModel.map(({ reading }) => get(reading)).find((words) => words !== null) ?? undefined;
}

/** What is only suggested, what nobody could say, and a category that is missing. What is usual anyway nobody need look at. */
function reviewed(fields: VerdictFields, heard: Heard[]): string[] {
  const isUsual = (name: TriageField, provider: TriageProvider) =>
    heard.some(({ reader, reading }) => reader.provider === provider && reading.fields[name]?.usual);
  return TRIAGE_FIELDS.filter((name) => {
    const field = fields[name];
    if (!field) return name === "category";
    return field.source === "fallback" || (!field.apply && !isUsual(name, field.provider) && !foundNone(field));
  });
}

/** A rule that found no skill names nothing to accept. */
function foundNone({ source, value }: FieldReading<string | string[]>): boolean {
  return source === "rules" && value.length === 0;
}
