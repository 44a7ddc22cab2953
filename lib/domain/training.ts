/** Size of the training data, and accuracy measured on held-out rows. */
export interface ModelMetrics {
  /** Training labels per class. */
  support: Record<string, number>;
  /** 0 if there were too few labels. */
  heldOut: number;
  accuracy: number | null;
  ece: number | null;
  trainMs: number;
}

export type TrainingState = "running" | "done" | "failed";

export type ImportState = "running" | "done" | "failed";
