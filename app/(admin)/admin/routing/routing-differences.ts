import type { Difference } from "@/app/_features/settings/settings-conflict";
import type { RoutingSettings } from "@/lib/settings/input";
import { formatHolidayDate } from "./holiday-rows";

const DEADLINES = {
  reminderHours: { what: "Approval reminder", unit: "h" },
  escalationHours: { what: "Approval escalation", unit: "h" },
  linkDays: { what: "Validity of links", unit: "d" },
} as const;

/** How the saved settings of someone else (`theirs`) differ from those in this form (`yours`). */
export function routingDifferences(theirs: RoutingSettings, yours: RoutingSettings): Difference[] {
  const names = (settings: RoutingSettings) => new Map(settings.holidays.map(({ day, name }) => [day, name]));
  const [theirNames, yourNames] = [names(theirs), names(yours)];
  const days = [...new Set([...theirNames.keys(), ...yourNames.keys()])].sort();
  const holidays = days
    .filter((day) => theirNames.get(day) !== yourNames.get(day))
    .map((day) => ({
      what: formatHolidayDate(day),
      theirs: theirNames.get(day) ?? "none",
      yours: yourNames.get(day) ?? "none",
    }));
  const deadlines = (Object.keys(DEADLINES) as (keyof typeof DEADLINES)[])
    .filter((key) => theirs.approvals[key] !== yours.approvals[key])
    .map((key) => {
      const { what, unit } = DEADLINES[key];
      return { what, theirs: `${theirs.approvals[key]} ${unit}`, yours: `${yours.approvals[key]} ${unit}` };
    });
  return [...holidays, ...deadlines];
}
