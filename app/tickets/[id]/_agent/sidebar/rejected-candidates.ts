import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import { formatRejection } from "@/lib/display-text/routing";
import type { ScoreboardLine } from "@/lib/domain/routing";

const MAX_NEXT = 2;
const MAX_UNAVAILABLE = 3;

/** Candidates that routing did not choose, with reasons: up to 2 next best, then one entry for unavailable agents. */
export function rejectedCandidates(
  board: readonly ScoreboardLine[] | null | undefined,
  names: CatalogueNames,
  at: string,
) {
  const rejected = (board ?? []).filter((candidate) => candidate.rejection !== null);
  const next = rejected.filter(({ group }) => group !== null && group !== "admin").slice(0, MAX_NEXT);
  const unavailable = rejected.filter(({ group, rejection }) => group === null && rejection?.code !== "other-team");
  const nextBest = next.map((candidate) => ({ name: candidate.name, why: formatNextBest(candidate, names, at) }));
  if (unavailable.length === 0) return nextBest;
  const shown = unavailable.slice(0, MAX_UNAVAILABLE);
  const more = unavailable.length - shown.length;
  return [
    ...nextBest,
    {
      name: `${shown.map((candidate) => candidate.name).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      why: [...new Set(shown.map((candidate) => formatCandidateRejection(candidate, names, at)))].join(" · "),
    },
  ];
}

type SkillNames = Pick<CatalogueNames, "skills">;

export function formatCandidateRejection(
  candidate: ScoreboardLine,
  names: SkillNames,
  at: string,
  mostSkills?: number,
): string {
  const { rejection, wantedBy } = candidate;
  const rule = wantedBy === undefined ? null : `rule “${wantedBy}”`;
  if (rejection === null) return rule ? `assigned: ${rule}` : "assigned";
  const skill = (slug: string) => skillName(names, slug);
  const why = formatRejection(rejection, { at: new Date(at), skillName: skill, figures: false, mostSkills });
  return rule ? `${why}, though ${rule} wanted them` : why;
}

/** "2 of 3 skills, missing skill: Stripe"; without any skill, only "0 of 3 skills". */
function formatNextBest(candidate: ScoreboardLine, names: SkillNames, at: string): string {
  const { covered, wanted } = candidate;
  const skills = wanted > 0 ? `${covered} of ${formatCount(wanted, "skill")}` : "";
  const hasNone = wanted > 0 && covered === 0;
  return [skills, hasNone ? "" : formatCandidateRejection(candidate, names, at)].filter(Boolean).join(", ");
}
