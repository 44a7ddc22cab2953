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

/** The trained model of one field. `support` has the number of training texts for each value, `rows` all of them. */
export interface FieldModel extends Pick<ModelMetrics, "support"> {
  classifier: Classifier;
  rows: number;
}

export type FieldModels = Partial<Record<TriageField, FieldModel>>;

/** With a lower confidence, we predict nothing: probably the text belongs to a value that was removed. */
const MIN_CONFIDENCE = 0.05;
/** A skill is predicted from this confidence. */
const MIN_SKILL_CONFIDENCE = 0.5;
const [MAX_ALTERNATIVES, MIN_ALTERNATIVE] = [2, 0.05];

/** A provider that learned from people's decisions. Its predictions without enough evidence have a hold reason. */
export function ownModelProvider(
  models: FieldModels,
  { minimum, model }: { minimum: MinimumLabels; model: string },
): TriageProvider {
  return {
    name: "learned",
    source: "ai",
    classify: (request) => ({
      ok: true,
      result: {
        fields: predictAll(models, request, minimum),
        summary: null,
        helpfulNotes: [],
        proposedSkills: [],
        model,
      },
    }),
  };
}

function predictAll(
  { category, priority, skills }: FieldModels,
  request: ClassifyRequest,
  minimum: MinimumLabels,
): Predictions {
  const { catalogue } = request;
  const slugs = new Set(catalogue.categories.map(({ slug }) => slug));
  return {
    category: category && predictOne<string>(category, request, slugs, minimum),
    priority: priority && predictOne<Priority>(priority, request, new Set(catalogue.priorities), minimum),
    skills: skills && predictSkills(skills, request, minimum),
  };
}

/** The confidence stays as it is if removed values are likely too. */
function predictOne<T extends string>(
  { classifier, support }: FieldModel,
  { text }: ClassifyRequest,
  known: ReadonlySet<string>,
  minimum: MinimumLabels,
): Prediction<T> | undefined {
  const { ranking, familiar } = predictLabels(classifier, titled(text));
  const [first, ...others] = ranking.filter(({ label }) => known.has(label));
  if (!first || first.confidence < MIN_CONFIDENCE) return undefined;
  return {
    value: first.label as T,
    confidence: rounded(first.confidence),
    reason: familiar ? { code: "like-labelled", count: support[first.label] ?? 0 } : { code: "unlike-labelled" },
    quotes: significantWords(classifier, wholeText(text), first.label),
    ...heldBy(lacksEvidence({ label: first.label, familiar }, support, minimum)),
    alternatives: others
      .slice(0, MAX_ALTERNATIVES)
      .filter(({ confidence }) => confidence >= MIN_ALTERNATIVE)
      .map(({ label, confidence }) => ({ value: label as T, confidence: rounded(confidence) })),
  };
}

/** The least sure choice sets the confidence. */
function predictSkills(
  model: FieldModel,
  { text, catalogue }: ClassifyRequest,
  minimum: MinimumLabels,
): Prediction<string[]> {
  const { classifier } = model;
  const prediction = predictLabels(classifier, titled(text));
  const known = new Set(catalogue.skills.map(({ slug }) => slug));
  const named = findSkills(catalogueIndex(catalogue).skills, splitWords(wholeText(text)));
  const ranked = prediction.ranking.filter(({ label }) => known.has(label) && !named.value.includes(label));
  const likely = ranked.filter(({ confidence }) => confidence >= MIN_SKILL_CONFIDENCE);
  const unlikely = ranked.find(({ confidence }) => confidence < MIN_SKILL_CONFIDENCE);
  const confidence = Math.min(1 - (unlikely?.confidence ?? 0), ...likely.map((each) => each.confidence));
  const learned = likely.map(({ label }) => label);
  return {
    value: [...named.value, ...learned],
    confidence: rounded(confidence),
    reason: { code: "skills-learned", learned, named: named.value.length > 0 },
    quotes: named.quotes,
    ...heldBy(holdReasonOfSkills(prediction, learned, model, minimum)),
  };
}

function holdReasonOfSkills(
  { familiar }: ClassifierOutput,
  learned: string[],
  { support, rows }: FieldModel,
  { leastLabels, leastOfClass }: MinimumLabels,
): HoldReason | undefined {
  if (rows < leastLabels || learned.some((label) => (support[label] ?? 0) < leastOfClass)) return "few-labels";
  return familiar ? undefined : "unlike-known";
}

function heldBy(holdReason: HoldReason | undefined): Pick<Prediction<unknown>, "isConfident" | "holdReason"> {
  return holdReason ? { isConfident: false, holdReason } : { isConfident: true };
}

function titled({ title, description }: ClassifyRequest["text"]): TitledText {
  return { title, body: description };
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1_000) / 1_000;
}
