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
    let [low, high] = [0, row.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesBefore(waiting.ticket, row[middle]!.ticket)) high = middle;
      else low = middle + 1;
    }
    row.splice(low, 0, waiting);
  }

  /** The most urgent ticket whose needs match. */
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
    row.splice(
      row.findIndex((other) => other.ticket === ticket),
      1,
    );
    if (row.length === 0) this.rows.delete(key);
  }
}

/** A key that is equal for tickets with the same team and skills. */
export function needsKey({ skills, teamId }: RoutedTicket): string {
  return [teamId ?? "", ...skills].join(" ");
}

function comesBefore(one: PastTicket, other: PastTicket): boolean {
  const difference = other.priorityRank - one.priorityRank || one.createdAt - other.createdAt;
  return difference === 0 ? one.id < other.id : difference < 0;
}
