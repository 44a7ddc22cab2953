import { formatList } from "@/app/_features/names/names";
import { firstName } from "@/lib/display-text/labels";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";

/** Where a team's next ticket goes, in one line; `stuck` where nobody of the team can have it. */
export function formatRoute({ next, barred }: Pick<TeamRoute, "next" | "barred">): { words: string; stuck: boolean } {
  const own = next.filter(({ group }) => group !== "admin");
  const [first, second] = own;
  if (first) {
    const more = own.length - 1;
    const then = second && more === 1 ? `, then ${firstName(second.name)}` : more > 0 ? `, then ${more} others` : "";
    return { words: `${firstName(first.name)} is next${then}`, stuck: false };
  }
  const why = barredWords(barred);
  const admin = next[0];
  if (admin) return { words: `${why}: it goes to ${firstName(admin.name)}, an admin`, stuck: true };
  return { words: `nobody fits now: tickets wait${barred.length > 0 ? ` (${why})` : ""}`, stuck: true };
}

/** "one full, two away" of members who can't have a ticket. */
function barredWords(barred: TeamRoute["barred"]): string {
  if (barred.length === 0) return "nobody is in the team";
  const full = barred.filter(({ rejection }) => rejection?.code === "at-capacity").length;
  return formatList([
    ...(full > 0 ? [`${full} full`] : []),
    ...(barred.length > full ? [`${barred.length - full} away`] : []),
  ]);
}
