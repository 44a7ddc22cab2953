import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import type { QueueView } from "@/app/_features/app-shell/nav-links";
import { type QueueState, queueHref } from "./queue-query";

const EXPLANATIONS: Record<QueueView, string> = {
  mine: "You have no open tickets. New assignments appear here.",
  unassigned: "Every open ticket has an assignee.",
  teams: "Your teams have no open tickets.",
  waiting: "No tickets are waiting for a requester.",
  all: "New tickets appear here.",
};

/** An empty queue: why it is empty, and one next step. */
export function EmptyQueue({ state }: { state: QueueState }) {
  const { view, search, filters } = state;
  if (search.trim() || Object.keys(filters).length > 0) {
    const cleared = { ...state, search: "", filters: {} };
    return (
      <Empty
        title="No tickets match"
        action={<ButtonLink href={queueHref(cleared)}>Clear search and filters</ButtonLink>}
      />
    );
  }
  const action =
    view === "all" ? (
      <ButtonLink href="/tickets/new">New ticket</ButtonLink>
    ) : view === "mine" ? (
      <ButtonLink href="/queue?view=teams">Show my teams’ tickets</ButtonLink>
    ) : (
      <ButtonLink href="/queue?view=all">Show all tickets</ButtonLink>
    );
  return (
    <Empty title="No tickets" action={action}>
      {EXPLANATIONS[view]}
    </Empty>
  );
}
