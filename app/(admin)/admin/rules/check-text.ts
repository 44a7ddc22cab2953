import { type CatalogueNames, categoryName, formatList } from "@/app/_features/names/names";
import type { ConditionCheck } from "@/lib/automation-rules/check-conditions";
import { CHANNEL_LABELS, PRIORITY_LABELS } from "@/lib/display-text/labels";
import { formatClock, formatDate } from "@/lib/display-text/time";
import type { Channel, Priority } from "@/lib/domain/ticket";

/** What a condition was held against: "it is Billing", "none of them is there". */
export function formatCheck({ condition, found }: ConditionCheck, names: Pick<CatalogueNames, "categories">): string {
  const [first] = found;
  switch (condition) {
    case "categories":
      return first ? `it is ${categoryName(names, first)}` : "it has none";
    case "priorities":
      return `it is ${PRIORITY_LABELS[first as Priority]}`;
    case "channels":
      return `it came ${CHANNEL_LABELS[first as Channel]}`;
    case "departments":
      return first ? `it is ${first}` : "none is given";
    case "mailDomains":
      return first ? `it is ${first}` : "no verified address is known";
    case "words":
      return found.length > 0 ? `found ${formatList(found.map((word) => `“${word}”`))}` : "none of them is there";
    case "hours":
      return `opened ${wallWords(new Date(first!), found[1]!)}`;
  }
}

/** "Friday 20 Nov 14:05 in Europe/Berlin". */
function wallWords(at: Date, zone: string): string {
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: zone }).format(at);
  return `${weekday} ${formatDate(at, zone, false)} ${formatClock(at, zone)} in ${zone}`;
}
