import type { RoutedTicket } from "@/lib/routing/candidate";
import type { PastTicket } from "./month";

export interface WaitingTicket {
  ticket: PastTicket;
  routed: RoutedTicket;
}

/**
 * Tickets that nobody could have, the most urgent first and of these the oldest. Those that ask for the same stand in
 * one row, so that finding what somebody could take looks at the head of each row and not at every ticket.
 */
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

  /** The first of those whose needs fit. */
  first(fits: (routed: RoutedTicket) => boolean): WaitingTicket | undefined {
    let found: WaitingTicket | undefined;
    for (const [head] of this.rows.values()) {
      if (!head || (found && !comesBefore(head.ticket, found.ticket))) continue;
      if (fits(head.routed)) found = head;
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

/** Equal for tickets that ask for the same. */
export function needsKey({ skills, teamId }: RoutedTicket): string {
  return [teamId ?? "", ...skills].join(" ");
}

function comesBefore(one: PastTicket, other: PastTicket): boolean {
  const apart = other.priorityRank - one.priorityRank || one.createdAt - other.createdAt;
  return apart === 0 ? one.id < other.id : apart < 0;
}
