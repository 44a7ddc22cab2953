import { expect, it } from "vitest";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";
import { formatRoute } from "./route-text";

type Candidate = TeamRoute["next"][number];

const candidate = (name: string, group: Candidate["group"], rejection: Candidate["rejection"] = null): Candidate => {
  return { personId: name, name, covered: 0, wanted: 0, lacks: [], active: 0, capacity: 20, group, rejection };
};
const ana = candidate("Ana Ruiz", "team");
const admin = candidate("Ada Holm", "admin", { code: "admin-last" });
const full = candidate("Bo", null, { code: "at-capacity", active: 20, capacity: 20 });
const away = candidate("Cy", null, { code: "away" });

it.each<[Partial<TeamRoute>, string, boolean]>([
  [{ next: [ana, admin] }, "Ana is next", false],
  [{ next: [ana, candidate("Bo Lind", "lead"), admin] }, "Ana is next, then Bo", false],
  [{ next: [ana, candidate("Bo", "team"), candidate("Cy", "team"), admin] }, "Ana is next, then 2 others", false],
  [{ next: [admin], barred: [full, away] }, "1 at capacity and 1 away: assigned to Ada, an admin", true],
  [{ next: [admin] }, "No team members: assigned to Ada, an admin", true],
  [{ barred: [full] }, "No one available (1 at capacity): tickets wait", true],
  [{}, "No one available: tickets wait", true],
])("The route %o reads as “%s”", (route, text, stuck) => {
  expect(formatRoute({ next: [], barred: [], ...route })).toEqual({ text, stuck });
});
