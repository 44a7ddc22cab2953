import { dateWords } from "@/app/_ui/time-words";
import { count } from "@/app/_ui/words";
import type { ScoreboardLine } from "@/lib/domain/routing";
import { type DeskNames, listWords, skillName } from "../_parts/desk-names";

/** People who could have had the ticket get a track each, this many at most. */
const ALONE = 2;
/** Names on the one track for those who couldn't. */
const TOGETHER = 3;

/** The tracks that were not taken, with the reason: who came next, then together those who couldn't have it now. */
export function sidingsOf(board: readonly ScoreboardLine[] | null | undefined, names: DeskNames) {
  const rest = (board ?? []).filter((line) => line.whyNot !== null);
  const next = rest.filter((line) => line.group !== null && line.group !== "admin").slice(0, ALONE);
  const barred = rest.filter((line) => line.group === null && line.whyNot !== "other team");
  const alone = next.map((line) => ({ name: line.name, why: whyLater(line, names) }));
  if (barred.length === 0) return alone;
  const shown = barred.slice(0, TOGETHER);
  const more = barred.length - shown.length;
  return [
    ...alone,
    {
      name: `${shown.map((line) => line.name).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      why: [...new Set(shown.map((line) => whyNotWords(line, names)))].join(" · "),
    },
  ];
}

/** Why somebody was not chosen, with names for slugs and a date people can read. */
export function whyNotWords(line: ScoreboardLine, names: Pick<DeskNames, "skills">): string {
  if (line.wantedBy === undefined) return againstWords(line, names);
  return line.whyNot === null
    ? `assigned: rule “${line.wantedBy}”`
    : `${againstWords(line, names)}, though rule “${line.wantedBy}” wanted them`;
}

function againstWords({ whyNot, lacks }: ScoreboardLine, names: Pick<DeskNames, "skills">): string {
  if (whyNot === null) return "assigned";
  if (whyNot.startsWith("lacks ")) return `lacks ${listWords(lacks.map((slug) => skillName(names, slug)))}`;
  if (whyNot.startsWith("full: ")) return "full";
  const until = /^away until (\d{4}-\d{2}-\d{2})$/.exec(whyNot)?.[1];
  return until ? `away until ${dateWords(new Date(`${until}T00:00:00Z`), "UTC", false)}` : whyNot;
}

/** "2 of 3 skills"; empty where the ticket names none. */
function skillsWords({ covered, wanted }: Pick<ScoreboardLine, "covered" | "wanted">): string {
  return wanted > 0 ? `${covered} of ${count(wanted, "skill")}` : "";
}

/** The same for a narrow column: of several lacking skills only the first is named. */
export function whyNotShort(line: ScoreboardLine, names: Pick<DeskNames, "skills">): string {
  const [first, ...others] = line.lacks;
  if (!line.whyNot?.startsWith("lacks ") || !first || others.length === 0) return whyNotWords(line, names);
  return `lacks ${skillName(names, first)} +${others.length}`;
}

/** "2 of 3 skills, lacks Stripe"; who has none of them lacks them all, which need not be listed. */
function whyLater(line: ScoreboardLine, names: Pick<DeskNames, "skills">): string {
  const hasNone = line.wanted > 0 && line.covered === 0;
  return [skillsWords(line), hasNone ? "" : whyNotWords(line, names)].filter(Boolean).join(", ");
}
