import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import { formatRejection } from "@/lib/display-text/routing";
import type { ScoreboardLine } from "@/lib/domain/routing";

const MAX_NEXT = 2;
const MAX_UNAVAILABLE = 3;

/** Candidates not chosen, with the reason: the next best, then one group of unavailable agents. */
export function rejectedCandidates(
  board: readonly ScoreboardLine[] | null | undefined,
  names: CatalogueNames,
  at: string,
) {
  const rejected = (board ?? []).filter((line) => line.rejection !== null);
  const next = rejected.filter((line) => line.group !== null && line.group !== "admin").slice(0, MAX_NEXT);
  const unavailable = rejected.filter((line) => line.group === null && line.rejection?.code !== "other-team");
  const candidates = next.map((line) => ({ name: line.name, why: formatNextBest(line, names, at) }));
  if (unavailable.length === 0) return candidates;
  const shown = unavailable.slice(0, MAX_UNAVAILABLE);
  const more = unavailable.length - shown.length;
  return [
    ...candidates,
    {
      name: `${shown.map((line) => line.name).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      why: [...new Set(shown.map((line) => whyNotWords(line, names, at)))].join(" · "),
    },
  ];
}

type SkillNames = Pick<CatalogueNames, "skills">;

export function whyNotWords(line: ScoreboardLine, names: SkillNames, at: string, mostSkills?: number): string {
  const { rejection, wantedBy } = line;
  const rule = wantedBy === undefined ? null : `rule “${wantedBy}”`;
  if (rejection === null) return rule ? `assigned: ${rule}` : "assigned";
  const skill = (slug: string) => skillName(names, slug);
  const why = formatRejection(rejection, { at: new Date(at), skillName: skill, figures: false, mostSkills });
  return rule ? `${why}, though ${rule} wanted them` : why;
}

/** The same for a narrow column: names only the first missing skill. */
export function formatShortOutcome(line: ScoreboardLine, names: SkillNames, at: string): string {
  return whyNotWords(line, names, at, 1);
}

/** "2 of 3 skills, missing skill: Stripe". Without any of the skills, none is listed. */
function formatNextBest(line: ScoreboardLine, names: SkillNames, at: string): string {
  const { covered, wanted } = line;
  const skills = wanted > 0 ? `${covered} of ${formatCount(wanted, "skill")}` : "";
  const hasNone = wanted > 0 && covered === 0;
  return [skills, hasNone ? "" : whyNotWords(line, names, at)].filter(Boolean).join(", ");
}
