import type { TitledText } from "@/lib/triage/model/terms";

/** What a judge says of one text. */
export interface Answer {
  /** Labels, the likeliest first; none where it has no answer. */
  ranking: { label: string; confidence: number }[];
  /** Whether the cautious level would write it to a ticket by itself. */
  applied: boolean;
}

/** An answer and how long it took, in microseconds. */
export interface Asked extends Answer {
  micros: number;
}

/** Somebody who sorts texts, ready to be asked. */
export interface Judge {
  ask(text: TitledText): Answer | Promise<Answer>;
  /** Time of learning in milliseconds, and size of what was learned; 0 for one that learns nothing here. */
  trainMs: number;
  modelBytes: number;
}
