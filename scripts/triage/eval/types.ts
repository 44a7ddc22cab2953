import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** A classifier's answer for one text. */
export interface ClassifierAnswer {
  /** Most likely first; empty without an answer. */
  ranking: { label: string; confidence: number }[];
  /** By the cautious level. */
  applied: boolean;
}

/** An answer and its time in microseconds. */
export interface TimedAnswer extends ClassifierAnswer {
  micros: number;
}

/** A classifier to measure. */
export interface EvalClassifier {
  ask(text: TitledText): ClassifierAnswer | Promise<ClassifierAnswer>;
  /** 0 without training. */
  trainMs: number;
  modelBytes: number;
}

/** A text of a file. `label` is empty if not requested or missing. */
export interface EvalRow {
  text: TitledText;
  label: string;
  fields: Record<string, string>;
}

/** A row's values by field. */
export interface RawRow {
  fields: Record<string, string>;
}
