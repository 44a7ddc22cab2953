import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import { formatRejection } from "@/lib/display-text/routing";
import type { ScoreboardLine } from "@/lib/domain/routing";

/** People who could have had the ticket get a track each, this many at most. */
const ALONE = 2;
/** Names on the one track for those who couldn't. */
const TOGETHER = 3;

/** The tracks that were not taken, with the reason: who came next, then together those who couldn't have it now. */
export function rejectedCandidates(
  board: readonly ScoreboardLine[] | null | undefined,
  names: CatalogueNames,
  at: string,
) {
  const rest = (board ?? []).filter((line) => line.rejection !== null);
  const next = rest.filter((line) => line.group !== null && line.group !== "admin").slice(0, ALONE);
  const barred = rest.filter((line) => line.group === null && line.rejection?.code !== "other-team");
  const alone = next.map((line) => ({ name: line.name, why: whyLater(line, names, at) }));
  if (barred.length === 0) return alone;
  const shown = barred.slice(0, TOGETHER);
  const more = barred.length - shown.length;
  return [
    ...alone,
    {
      name: `${shown.map((line) => line.name).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      why: [...new Set(shown.map((line) => whyNotWords(line, names, at)))].join(" · "),
    },
  ];
}

type SkillNames = Pick<CatalogueNames, "skills">;

/** Why somebody was not chosen at that moment, with names for slugs. */
export function whyNotWords(line: ScoreboardLine, names: SkillNames, at: string, mostSkills?: number): string {
  const { rejection, wantedBy } = line;
  const rule = wantedBy === undefined ? null : `rule “${wantedBy}”`;
  if (rejection === null) return rule ? `assigned: ${rule}` : "assigned";
  const skill = (slug: string) => skillName(names, slug);
  const why = formatRejection(rejection, { at: new Date(at), skillName: skill, figures: false, mostSkills });
  return rule ? `${why}, though ${rule} wanted them` : why;
}

/** The same for a narrow column: of several lacking skills only the first is named. */
export function whyNotShort(line: ScoreboardLine, names: SkillNames, at: string): string {
  return whyNotWords(line, names, at, 1);
}

/** "2 of 3 skills, lacks Stripe"; who has none of them lacks them all, which need not be listed. */
function whyLater(line: ScoreboardLine, names: SkillNames, at: string): string {
  const { covered, wanted } = line;
  const skills = wanted > 0 ? `${covered} of ${formatCount(wanted, "skill")}` : "";
  const hasNone = wanted > 0 && covered === 0;
  return [skills, hasNone ? "" : whyNotWords(line, names, at)].filter(Boolean).join(", ");
}
