import { ActionButton } from "@/app/_components/action-button";
import { Empty } from "@/app/_components/empty";
import { SourceIcon } from "@/app/_components/icons";
import type { ProposalView } from "@/lib/training-data/queries";
import { formatEvidence } from "./learning-text";

/** Suggested keywords of categories and synonyms of skills, found in corrected tickets, to accept or reject. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  if (proposals.length === 0) {
    return (
      <Empty title="No suggestions">
        When people correct three or more tickets to the same category or skill, we suggest words that these tickets
        have in common.
      </Empty>
    );
  }
  return (
    <ul>
      {proposals.map((proposal) => (
        <Proposal key={proposal.id} proposal={proposal} />
      ))}
    </ul>
  );
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const { id, kind, phrase, target } = proposal;
  const role = kind === "keyword" ? "keyword" : "synonym";
  const request = { method: "PUT", path: `/api/triage/proposals/${id}`, size: "sm" } as const;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-1.5 hover:bg-base-200">
      <span className="min-w-0">
        <span className="inline-flex items-baseline gap-2">
          <span className="sb-source sb-source-rules font-semibold">{phrase}</span>
          <span className="self-center">
            <SourceIcon source="rules" />
          </span>
          <span>
            as a {role} of <span className="font-medium">{target.name}</span>
          </span>
        </span>
        <span className="num block text-muted text-xs">{formatEvidence(proposal)}</span>
      </span>
      <span className="ml-auto flex gap-2">
        <ActionButton
          {...request}
          body={{ state: "accepted" }}
          label="Accept"
          busyLabel="Accepting"
          ariaLabel={`Accept ${phrase}`}
          done={`${phrase} is now a ${role} of ${target.name}.`}
        />
        <ActionButton
          {...request}
          body={{ state: "rejected" }}
          variant="ghost"
          label="Reject"
          busyLabel="Rejecting"
          ariaLabel={`Reject ${phrase}`}
          done={`We won’t suggest ${phrase} again.`}
        />
      </span>
    </li>
  );
}
