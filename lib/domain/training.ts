/** What a training measured on rows that it had kept aside, and what it learned from. */
export interface ModelMetrics {
  /** Labels of each class that it learned from. */
  support: Record<string, number>;
  /** Rows kept aside; 0 where there were too few to keep any. */
  heldOut: number;
  accuracy: number | null;
  ece: number | null;
  trainMs: number;
}

export type TrainingState = "running" | "done" | "failed";

export type ImportState = "running" | "done" | "failed";
