import { ActionButton } from "@/app/_components/action-button";
import { Empty } from "@/app/_components/empty";
import { SourceIcon } from "@/app/_components/icons";
import type { ProposalView } from "@/lib/training-data/queries";
import { formatEvidence } from "./learning-text";

/** Words that people's corrections point to, each with what speaks for it, to accept or reject. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  if (proposals.length === 0) {
    return (
      <Empty title="No word to propose">
        When people correct three tickets or more that have a word in common, it is proposed here.
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
            {kind === "keyword" ? "as a keyword of" : "as another word for"}{" "}
            <span className="font-medium">{target.name}</span>
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
          verb="Accept"
          busyWord="Accepting"
          label={`Accept ${phrase}`}
          done={`${phrase} is ${kind === "keyword" ? "a keyword of" : "another word for"} ${target.name} now.`}
        />
        <ActionButton
          method="PUT"
          path={path}
          body={{ state: "rejected" }}
          size="sm"
          look="ghost"
          verb="Reject"
          busyWord="Rejecting"
          label={`Reject ${phrase}`}
          done={`${phrase} is not proposed again.`}
        />
      </span>
    </li>
  );
}
