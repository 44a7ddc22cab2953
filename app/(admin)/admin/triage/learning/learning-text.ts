import { formatCount } from "@/lib/display-text/labels";

/** "250 decisions. 25 more until the next training." */
export function formatNextTraining({ labels, missing }: { labels: number; missing: number }): string {
  const decisions = formatCount(labels, "decision");
  if (missing === 0) return `${decisions}. Ready for the next training.`;
  return `${decisions}. ${missing.toLocaleString("en")} more until the next training.`;
}

/** "120 kB", "1.4 MB". */
export function formatSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const MAX_VALUES = 3;

/** The three values with the fewest training examples. `support`: the number of examples of each value. */
export function fewestOf(support: Record<string, number>): [string, number][] {
  return Object.entries(support)
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
    .slice(0, MAX_VALUES);
}

/** How many tickets support a suggested keyword: "In 5 corrected tickets, with 1 counterexample". */
export function formatEvidence({ speaksFor, speaksAgainst }: { speaksFor: number; speaksAgainst: number }): string {
  const tickets = formatCount(speaksFor, "corrected ticket");
  if (speaksAgainst === 0) return `In ${tickets}, with no counterexamples`;
  return `In ${tickets}, with ${formatCount(speaksAgainst, "counterexample")}`;
}
