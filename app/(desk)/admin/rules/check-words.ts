import { clockWords, dateWords } from "@/app/_ui/time-words";
import { CHANNEL_WORDS, PRIORITY_WORDS } from "@/app/_ui/words";
import type { Channel, Priority } from "@/lib/domain/ticket";
import type { ConditionCheck } from "@/lib/rules/check-conditions";
import { categoryName, type DeskNames, listWords } from "../../_parts/desk-names";

/** What a condition was held against: "it is Billing", "none of them is there". */
export function foundWords({ condition, found }: ConditionCheck, names: Pick<DeskNames, "categories">): string {
  const [first] = found;
  switch (condition) {
    case "categories":
      return first ? `it is ${categoryName(names, first)}` : "it has none";
    case "priorities":
      return `it is ${PRIORITY_WORDS[first as Priority]}`;
    case "channels":
      return `it came ${CHANNEL_WORDS[first as Channel]}`;
    case "departments":
      return first ? `it is ${first}` : "none is given";
    case "mailDomains":
      return first ? `it is ${first}` : "no verified address is known";
    case "words":
      return found.length > 0 ? `found ${listWords(found.map((word) => `“${word}”`))}` : "none of them is there";
    case "hours":
      return `opened ${wallWords(new Date(first!), found[1]!)}`;
  }
}

/** "Friday 20 Nov 14:05 in Europe/Berlin". */
function wallWords(at: Date, zone: string): string {
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: zone }).format(at);
  return `${weekday} ${dateWords(at, zone, false)} ${clockWords(at, zone)} in ${zone}`;
}
