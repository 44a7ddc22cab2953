import { randomFrom } from "@/lib/triage/text-classifier/random";
import type { LabelledText } from "@/lib/triage/text-classifier/samples";

/** Words of three topics, and words that all topics share. */
const TOPICS: Record<string, string[]> = {
  access: "password login locked account reset token verify username mailbox denied signin expired".split(" "),
  hardware: "laptop screen keyboard mouse battery charger dock monitor broken cable headset fan".split(" "),
  travel: "train hotel flight booking ticket passport visa airport luggage taxi receipt delay".split(" "),
};
const COMMON = "please need help since morning today could somebody look team again thanks urgent office".split(" ");

/** Admins' descriptions of the topics. */
export const TOPIC_HINTS = new Map(
  Object.entries(TOPICS).map(([label, words]) => [label, { title: label, body: words.slice(0, 6).join(" ") }]),
);

/** Labelled texts about the three topics, `counts` of each; the same for the same seed. */
export function topicRows(counts: Record<string, number>, seed = 1): LabelledText[] {
  const random = randomFrom(seed);
  const draw = (words: string[], count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!);
  const rows = Object.entries(counts).flatMap(([label, count]) => Array.from({ length: count }, () => label));
  return rows
    .map((label) => ({ label, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ label }) => {
      const words = TOPICS[label]!;
      return {
        title: draw(words, 2).join(" "),
        body: [...draw(words, 3), ...draw(COMMON, 5)].join(" "),
        labels: [label],
      };
    });
}
