import type { RoutedTicket } from "@/lib/routing/candidate";
import type { PastTicket } from "./month";

export interface WaitingTicket {
  ticket: PastTicket;
  routed: RoutedTicket;
}

/** Waiting tickets in rows, one row for each set of needs. A search looks only at the most urgent of each row. */
export class WaitingQueue {
  private readonly rows = new Map<string, WaitingTicket[]>();

  add(waiting: WaitingTicket): void {
    const key = needsKey(waiting.routed);
    const row = this.rows.get(key) ?? [];
    this.rows.set(key, row);
    insertSorted(row, waiting, (one, other) => comesBefore(one.ticket, other.ticket));
  }

  first(matches: (routed: RoutedTicket) => boolean): WaitingTicket | undefined {
    let found: WaitingTicket | undefined;
    for (const [head] of this.rows.values()) {
      if (!head || (found && !comesBefore(head.ticket, found.ticket))) continue;
      if (matches(head.routed)) found = head;
    }
    return found;
  }

  remove({ ticket, routed }: WaitingTicket): void {
    const key = needsKey(routed);
    const row = this.rows.get(key)!;
    const at = row.findIndex((other) => other.ticket === ticket);
    row.splice(at, 1);
    if (row.length === 0) this.rows.delete(key);
  }
}

/** Inserts an item into a sorted list, before the first one that it precedes. */
export function insertSorted<T>(list: T[], item: T, precedes: (one: T, other: T) => boolean): void {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(item, list[middle]!)) high = middle;
    else low = middle + 1;
  }
  list.splice(low, 0, item);
}

/** A key that is equal for tickets with the same team and skills. */
export function needsKey({ skills, teamId }: RoutedTicket): string {
  return [teamId ?? "", ...skills].join(" ");
}

function comesBefore(one: PastTicket, other: PastTicket): boolean {
  const difference = other.priorityRank - one.priorityRank || one.createdAt - other.createdAt;
  return difference === 0 ? one.id < other.id : difference < 0;
}
