import type { Priority } from "@/lib/domain/ticket";
import type { ModelMetrics } from "@/lib/domain/training";
import type { HoldReason, TriageField } from "@/lib/domain/triage";
import { splitWords } from "@/lib/text/split-words";
import {
  type ClassifyRequest,
  type Prediction,
  type Predictions,
  type TriageProvider,
  wholeText,
} from "@/lib/triage/provider";
import { catalogueIndex } from "@/lib/triage/providers/keywords/catalogue-index";
import { findSkills } from "@/lib/triage/providers/keywords/find-skills";
import { type Classifier, type ClassifierOutput, predictLabels } from "@/lib/triage/text-classifier/classifier";
import { lacksEvidence, type MinimumLabels } from "@/lib/triage/text-classifier/lacks-evidence";
import type { TitledText } from "@/lib/triage/text-classifier/terms";
import { significantWords } from "./significant-words";

/** A trained model of one field, and how many labels of each value it learned from. */
export interface FieldModel {
  classifier: Classifier;
  /** Labels by value. */
  support: ModelMetrics["support"];
  /** Decided texts. */
  rows: number;
}

export type FieldModels = Partial<Record<TriageField, FieldModel>>;

/** What is less likely than this is nobody's suggestion: it was meant for a value that the list lost. */
const LEAST_SAID = 0.05;
/** How sure it must be of a skill that the text does not name. */
const SKILL_FROM = 0.5;
/** What else is shown beside the first choice: two more that are at least this likely. */
const [ALTERNATIVES, LEAST_ALTERNATIVE] = [2, 0.05];

/**
 * Reads with what was learned from people's decisions: no key, no network, well under a millisecond. Values that the
 * lists no longer have are passed over. Without ground (too few labels, a text unlike them) it says so with each value.
 */
export function ownModelProvider(
  models: FieldModels,
  { least, model }: { least: MinimumLabels; model: string },
): TriageProvider {
  return {
    provider: "learned",
    source: "ai",
    read: (request) => ({
      ok: true,
      result: { fields: readAll(models, request, least), summary: null, helpfulNotes: [], proposedSkills: [], model },
    }),
  };
}

function readAll(
  { category, priority, skills }: FieldModels,
  request: ClassifyRequest,
  least: MinimumLabels,
): Predictions {
  const { catalogue } = request;
  const slugs = new Set(catalogue.categories.map(({ slug }) => slug));
  return {
    category: category && readOne<string>(category, request, slugs, least),
    priority: priority && readOne<Priority>(priority, request, new Set(catalogue.priorities), least),
    skills: skills && readSkills(skills, request, least),
  };
}

/** The likeliest value that the list still has. What a value that is gone would have got is nobody's. */
function readOne<T extends string>(
  { classifier, support }: FieldModel,
  { text }: ClassifyRequest,
  known: ReadonlySet<string>,
  least: MinimumLabels,
): Prediction<T> | undefined {
  const { ranking, familiar } = predictLabels(classifier, titled(text));
  const [first, ...others] = ranking.filter(({ label }) => known.has(label));
  if (!first || first.confidence < LEAST_SAID) return undefined;
  const quotes = significantWords(classifier, wholeText(text), first.label);
  return {
    value: first.label as T,
    confidence: rounded(first.confidence),
    reason: familiar ? { code: "like-labelled", count: support[first.label] ?? 0 } : { code: "unlike-labelled" },
    quotes,
    ...standing(lacksEvidence({ label: first.label, familiar }, support, least)),
    alternatives: others
      .slice(0, ALTERNATIVES)
      .filter(({ confidence }) => confidence >= LEAST_ALTERNATIVE)
      .map(({ label, confidence }) => ({ value: label as T, confidence: rounded(confidence) })),
  };
}

/** Skills that the text names, and those that such texts needed. As sure as the least likely of the latter. */
function readSkills(
  model: FieldModel,
  { text, catalogue }: ClassifyRequest,
  least: MinimumLabels,
): Prediction<string[]> {
  const { classifier } = model;
  const prediction = predictLabels(classifier, titled(text));
  const known = new Set(catalogue.skills.map(({ slug }) => slug));
  const named = findSkills(catalogueIndex(catalogue).skills, splitWords(wholeText(text)));
  const ranked = prediction.ranking.filter(({ label }) => known.has(label) && !named.value.includes(label));
  const likely = ranked.filter(({ confidence }) => confidence >= SKILL_FROM);
  const unlikely = ranked.find(({ confidence }) => confidence < SKILL_FROM);
  const confidence = Math.min(1 - (unlikely?.confidence ?? 0), ...likely.map((each) => each.confidence));
  const learned = likely.map(({ label }) => label);
  return {
    value: [...named.value, ...learned],
    confidence: rounded(confidence),
    reason: { code: "skills-learned", learned, named: named.value.length > 0 },
    quotes: named.quotes,
    ...standing(groundOfSkills(prediction, learned, model, least)),
  };
}

/** Each skill that is not named needs ground of its own. */
function groundOfSkills(
  { familiar }: ClassifierOutput,
  learned: string[],
  { support, rows }: FieldModel,
  { leastLabels, leastOfClass }: MinimumLabels,
): HoldReason | undefined {
  if (rows < leastLabels || learned.some((label) => (support[label] ?? 0) < leastOfClass)) return "few-labels";
  return familiar ? undefined : "unlike-known";
}

function standing(holdReason: HoldReason | undefined): Pick<Prediction<unknown>, "isConfident" | "holdReason"> {
  return holdReason ? { isConfident: false, holdReason } : { isConfident: true };
}

function titled({ title, description }: ClassifyRequest["text"]): TitledText {
  return { title, body: description };
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1_000) / 1_000;
}
