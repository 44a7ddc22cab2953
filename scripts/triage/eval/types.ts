import type { TitledText } from "@/lib/triage/text-classifier/terms";

/** What a judge says of one text. */
export interface ClassifierAnswer {
  /** Labels, the likeliest first; none where it has no answer. */
  ranking: { label: string; confidence: number }[];
  /** Whether the cautious level would write it to a ticket by itself. */
  applied: boolean;
}

/** An answer and how long it took, in microseconds. */
export interface TimedAnswer extends ClassifierAnswer {
  micros: number;
}

/** Somebody who sorts texts, ready to be asked. */
export interface EvalClassifier {
  ask(text: TitledText): ClassifierAnswer | Promise<ClassifierAnswer>;
  /** Time of learning in milliseconds, and size of what was learned; 0 for one that learns nothing here. */
  trainMs: number;
  modelBytes: number;
}
