import { formatCount } from "@/lib/display-text/labels";

/** What the next training waits for. */
export function formatNextTraining({ labels, missing }: { labels: number; missing: number }): string {
  const there = `${formatCount(labels, "decision")} so far.`;
  return missing === 0
    ? `${there} Enough for the next training.`
    : `${there} The next training begins after ${missing.toLocaleString("en")} more.`;
}

/** "120 kB", "1.4 MB". */
export function formatSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const FEWEST = 3;

/** The values with the fewest examples, which a model knows least about. */
export function fewestOf(support: Record<string, number>): [string, number][] {
  return Object.entries(support)
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
    .slice(0, FEWEST);
}

/** "In 5 corrected tickets; 1 ticket with it ended elsewhere". */
export function formatEvidence({ speaksFor, speaksAgainst }: { speaksFor: number; speaksAgainst: number }): string {
  const against =
    speaksAgainst === 0 ? "no ticket with it" : formatCount(speaksAgainst, "ticket with it", "tickets with it");
  return `In ${formatCount(speaksFor, "corrected ticket")}; ${against} ended elsewhere`;
}
