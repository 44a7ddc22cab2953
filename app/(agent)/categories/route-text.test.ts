import { describe, expect, it } from "vitest";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";
import { formatRoute } from "./route-text";

type Line = TeamRoute["next"][number];

const line = (name: string, group: Line["group"], rejection: Line["rejection"] = null): Line => {
  return { personId: name, name, covered: 0, wanted: 0, lacks: [], active: 0, capacity: 20, group, rejection };
};
const ana = line("Ana Ruiz", "team");
const admin = line("Ada Holm", "admin", { code: "admin-last" });
const full = line("Bo", null, { code: "at-capacity", active: 20, capacity: 20 });
const away = line("Cy", null, { code: "away" });

describe("where a category's tickets go, in a line", () => {
  it.each<[Partial<TeamRoute>, string, boolean]>([
    [{ next: [ana, admin] }, "Ana is next", false],
    [{ next: [ana, line("Bo Lind", "lead"), admin] }, "Ana is next, then Bo", false],
    [{ next: [ana, line("Bo", "team"), line("Cy", "team"), admin] }, "Ana is next, then 2 others", false],
    [{ next: [admin], barred: [full, away] }, "1 full and 1 away: it goes to Ada, an admin", true],
    [{ next: [admin] }, "nobody is in the team: it goes to Ada, an admin", true],
    [{ barred: [full] }, "nobody fits now: tickets wait (1 full)", true],
    [{}, "nobody fits now: tickets wait", true],
  ])("of %o: %s", (route, words, stuck) => {
    expect(formatRoute({ next: [], barred: [], ...route })).toEqual({ words, stuck });
  });
});
