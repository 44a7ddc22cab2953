import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import type { QueueView } from "@/app/_features/app-shell/nav-links";
import { type QueueState, queueHref } from "./queue-query";

const WHY: Record<QueueView, string> = {
  mine: "Nothing is in your hands. What routing gives you appears here.",
  unassigned: "Every ticket has an owner.",
  teams: "Your teams have nothing to do.",
  waiting: "No ticket waits for its requester.",
  all: "No request has come in yet.",
};

/** An empty queue: what that means, and one way on. */
export function EmptyQueue({ state }: { state: QueueState }) {
  const { view, search, filters } = state;
  if (search.trim() || Object.keys(filters).length > 0) {
    const plain = { ...state, search: "", filters: {} };
    return (
      <Empty
        title="Nothing matches"
        action={<ButtonLink href={queueHref(plain)}>Take search and filters away</ButtonLink>}
      >
        No ticket of this view has all of that.
      </Empty>
    );
  }
  const action =
    view === "all" ? (
      <ButtonLink href="/tickets/new">Open a ticket</ButtonLink>
    ) : view === "mine" ? (
      <ButtonLink href="/queue?view=teams">Show all my teams’</ButtonLink>
    ) : (
      <ButtonLink href="/queue?view=all">Show all</ButtonLink>
    );
  return (
    <Empty title="The line is clear" action={action}>
      {WHY[view]}
    </Empty>
  );
}
