const FUNCTION_LABELS: Record<string, string> = {
  "on-ticket-created": "Classify and assign a new ticket",
  "on-user-signup": "Welcome a new person",
  "on-ticket-assigned": "Notify a new assignee",
  "on-handover-offered": "Notify about an offered transfer",
  "on-handover-answered": "Notify about an answered transfer",
  "route-unassigned": "Find a new assignee",
  "drain-queue": "Assign waiting tickets",
  "ask-approvers": "Request approval",
  "on-approval-decided": "Continue after approval",
  "revise-approvals": "Replace unavailable approvers",
  "watch-trust": "Limit inaccurate automation",
  "on-import-requested": "Import decisions",
  "on-training-requested": "Train the model",
  "train-when-due": "Check if training is due",
  "propose-words": "Suggest keywords",
  sweep: "Retry and clean up",
};
const FAILURE_SUFFIX = "-failure";

/** The label of a job's function. `id` may start with the app's name; an unknown id is its own label. */
export function formatFunction(id: string): string {
  const isFailure = id.endsWith(FAILURE_SUFFIX);
  const name = isFailure ? id.slice(0, -FAILURE_SUFFIX.length) : id;
  const key = Object.keys(FUNCTION_LABELS).find((known) => name === known || name.endsWith(`-${known}`));
  const label = key ? FUNCTION_LABELS[key]! : name;
  return isFailure ? `${label} (failed)` : label;
}

/** The trigger of a job: the name of an event, or "Schedule" for the event that Inngest sends on a schedule. */
export function formatTrigger(name: string): string {
  return name === "inngest/scheduled.timer" ? "Schedule" : name;
}
