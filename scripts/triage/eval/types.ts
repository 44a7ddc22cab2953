import type { TitledText } from "@/lib/triage/text-classifier/terms";

export interface ClassifierAnswer {
  /** Most likely first; empty without an answer. */
  ranking: { label: string; confidence: number }[];
  applied: boolean;
}

export interface TimedAnswer extends ClassifierAnswer {
  micros: number;
}

export interface EvalClassifier {
  ask(text: TitledText): ClassifierAnswer | Promise<ClassifierAnswer>;
  /** 0 if the classifier needs no training. */
  trainMs: number;
  modelBytes: number;
}

export interface EvalRow {
  text: TitledText;
  label: string;
  fields: Record<string, string>;
}

export interface RawRow {
  fields: Record<string, string>;
}
