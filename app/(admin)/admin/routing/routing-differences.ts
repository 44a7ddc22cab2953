import type { Difference } from "@/app/_features/settings/settings-conflict";
import type { RoutingSettings } from "@/lib/settings/input";
import { formatHolidays } from "./holiday-rows";

const WAITS = {
  reminderHours: { what: "Reminder of an approval", unit: "h" },
  escalationHours: { what: "Escalation of an approval", unit: "h" },
  linkDays: { what: "Days that a link is good", unit: "d" },
} as const;

/** What differs between the settings as somebody else saved them and as they were wanted here. Pure. */
export function routingDifferences(theirs: RoutingSettings, yours: RoutingSettings): Difference[] {
  const names = (policy: RoutingSettings) => new Map(policy.holidays.map(({ day, name }) => [day, name]));
  const [one, other] = [names(theirs), names(yours)];
  const days = [...new Set([...one.keys(), ...other.keys()])].sort();
  const holidays = days
    .filter((day) => one.get(day) !== other.get(day))
    .map((day) => ({ what: formatHolidays(day), theirs: one.get(day) ?? "none", yours: other.get(day) ?? "none" }));
  const waits = (Object.keys(WAITS) as (keyof typeof WAITS)[])
    .filter((key) => theirs.approvals[key] !== yours.approvals[key])
    .map((key) => ({
      what: WAITS[key].what,
      theirs: `${theirs.approvals[key]} ${WAITS[key].unit}`,
      yours: `${yours.approvals[key]} ${WAITS[key].unit}`,
    }));
  return [...holidays, ...waits];
}
