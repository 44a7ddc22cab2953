import type { RoutedTicket } from "@/lib/routing/candidate";
import type { PastTicket } from "./month";

export interface WaitingTicket {
  ticket: PastTicket;
  routed: RoutedTicket;
}

/** Waiting tickets, most urgent first. Those with the same needs share a row, so a search only checks the heads. */
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

  /** The first ticket with matching needs. */
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

/** Equal for tickets with the same needs. */
export function needsKey({ skills, teamId }: RoutedTicket): string {
  return [teamId ?? "", ...skills].join(" ");
}

function comesBefore(one: PastTicket, other: PastTicket): boolean {
  const difference = other.priorityRank - one.priorityRank || one.createdAt - other.createdAt;
  return difference === 0 ? one.id < other.id : difference < 0;
}
