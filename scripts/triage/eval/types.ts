import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** A classifier's answer for one text. */
export interface ClassifierAnswer {
  /** Labels, most likely first; empty without an answer. */
  ranking: { label: string; confidence: number }[];
  /** True if the cautious level would apply it. */
  applied: boolean;
}

/** An answer and its time in microseconds. */
export interface TimedAnswer extends ClassifierAnswer {
  micros: number;
}

/** A classifier to measure. */
export interface EvalClassifier {
  ask(text: TitledText): ClassifierAnswer | Promise<ClassifierAnswer>;
  /** Training time in milliseconds and size of the model; 0 without training. */
  trainMs: number;
  modelBytes: number;
}
