import { ActionButton } from "@/app/_components/action-button";
import { Empty } from "@/app/_components/empty";
import { SourceIcon } from "@/app/_components/icons";
import type { ProposalView } from "@/lib/training-data/queries";
import { formatEvidence } from "./learning-text";

/** Keywords and synonyms suggested by corrections, with their evidence, to accept or reject. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  if (proposals.length === 0) {
    return (
      <Empty title="No suggestions">
        When people correct three or more tickets with a word in common, we suggest it here.
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
  const isKeyword = kind === "keyword";
  const path = `/api/triage/proposals/${id}`;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-1.5 hover:bg-base-200">
      <span className="min-w-0">
        <span className="inline-flex items-baseline gap-2">
          <span className="sb-source sb-source-rules font-semibold">{phrase}</span>
          <span className="self-center">
            <SourceIcon source="rules" />
          </span>
          <span>
            {isKeyword ? "as a keyword of" : "as a synonym of"} <span className="font-medium">{target.name}</span>
          </span>
        </span>
        <span className="num block text-muted text-xs">{formatEvidence(proposal)}</span>
      </span>
      <span className="ml-auto flex gap-2">
        <ActionButton
          method="PUT"
          path={path}
          body={{ state: "accepted" }}
          size="sm"
          label="Accept"
          busyLabel="Accepting"
          ariaLabel={`Accept ${phrase}`}
          done={
            isKeyword
              ? `${phrase} is now a keyword of ${target.name}.`
              : `${phrase} is now a synonym of ${target.name}.`
          }
        />
        <ActionButton
          method="PUT"
          path={path}
          body={{ state: "rejected" }}
          size="sm"
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
