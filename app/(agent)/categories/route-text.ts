import { formatList } from "@/app/_features/names/names";
import { firstName } from "@/lib/display-text/labels";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";

/** Who gets a team's next ticket, in one line. `stuck`: no member (without a team: no agent) can take it. */
export function formatRoute({ next, barred }: Pick<TeamRoute, "next" | "barred">): { text: string; stuck: boolean } {
  const [first, second, ...others] = next.filter(({ group }) => group !== "admin");
  if (first) {
    const name = firstName(first.name);
    if (!second) return { text: `${name} is next`, stuck: false };
    const then = others.length === 0 ? firstName(second.name) : `${others.length + 1} others`;
    return { text: `${name} is next, then ${then}`, stuck: false };
  }
  const full = barred.filter(({ rejection }) => rejection?.code === "at-capacity").length;
  const away = barred.length - full;
  const counts = formatList([...(full > 0 ? [`${full} at capacity`] : []), ...(away > 0 ? [`${away} away`] : [])]);
  const [admin] = next;
  const text = admin
    ? `${counts || "No team members"}: assigned to ${firstName(admin.name)}, an admin`
    : `No one available${counts && ` (${counts})`}: tickets wait`;
  return { text, stuck: true };
}
