const WORDS: Record<string, string> = {
  "on-ticket-created": "Sort, route and confirm a ticket",
  "on-user-signup": "Welcome a new person",
  "on-ticket-assigned": "Tell a new owner",
  "on-handover-offered": "Tell who may take an offered ticket",
  "on-handover-answered": "Tell who offered a ticket",
  "route-unassigned": "Find a new owner",
  "drain-queue": "Hand waiting tickets out",
  "ask-approvers": "Ask for approval",
  "on-approval-decided": "Go on after approval",
  "revise-approvals": "Look for approvers who are gone",
  "watch-trust": "Turn down what people don't keep",
  "on-import-requested": "Take imported rows in",
  "on-training-requested": "Learn from decisions",
  "train-when-due": "See whether to learn again",
  "propose-words": "Look for words in corrections",
  sweep: "Send what was left behind",
};
const FAILED = "-failure";

/** What a function does, by its id with or without the app's name before it; the id for one that is not known here. */
export function formatFunction(id: string): string {
  const failed = id.endsWith(FAILED);
  const bare = failed ? id.slice(0, -FAILED.length) : id;
  const known = Object.keys(WORDS).find((name) => bare === name || bare.endsWith(`-${name}`));
  return `${known ? WORDS[known] : bare}${failed ? ": when it fails" : ""}`;
}

/** What woke a function: the event's name, or the clock. */
export function formatTrigger(name: string): string {
  return name === "inngest/scheduled.timer" ? "the clock" : name;
}
