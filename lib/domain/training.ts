/** The size of a model's training data, and its accuracy on labels that were held out of training. */
export interface ModelMetrics {
  /** How many training labels each class (value of the field) has. */
  support: Record<string, number>;
  /** Held-out labels; 0: too few labels to measure. */
  heldOut: number;
  accuracy: number | null;
  ece: number | null;
  trainMs: number;
}

export type TrainingState = "running" | "done" | "failed";

export type ImportState = "running" | "done" | "failed";
