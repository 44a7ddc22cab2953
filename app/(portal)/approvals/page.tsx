import type { Metadata } from "next";
import { Empty } from "@/app/_components/empty";
import { MoreLink } from "@/app/_components/more-link";
import { TabLinks } from "@/app/_components/tab-links";
import { pageContext } from "@/app/_server/auth/page";
import { checkInput } from "@/app/_server/http/check-input";
import { ConfirmAddress } from "@/app/(portal)/tickets/confirm-address";
import { ListApprovalsInput } from "@/lib/tickets/approvals/input";
import { listApprovals } from "@/lib/tickets/approvals/queries";
import { ApprovalRow } from "./approval-row";
import { ApprovalsFrame } from "./approvals-frame";

export const metadata: Metadata = { title: "Approvals" };

const PATH = "/approvals";
const TABS = [
  { state: "open", href: PATH, label: "Waiting for me" },
  { state: "decided", href: `${PATH}?show=decided`, label: "Decided" },
] as const;

type ApprovalsPageProps = { searchParams: Promise<{ show?: string; cursor?: string }> };

/** Approval requests sent to the signed-in person's confirmed address. Any role can be an approver. */
export default async function ApprovalsPage({ searchParams }: ApprovalsPageProps) {
  const ctx = await pageContext({ next: PATH });
  const { show, cursor } = await searchParams;
  const tab = TABS.find(({ state }) => state === show) ?? TABS[0];
  const { approvals, nextCursor } = await listApprovals(
    ctx,
    checkInput(ListApprovalsInput, { state: tab.state, cursor }),
  );
  const { emailVerified, email } = ctx.actor;
  return (
    <ApprovalsFrame ctx={ctx}>
      <h1 className="font-semibold text-2xl">Approvals</h1>
      {emailVerified ? (
        <>
          <div className="mt-5 text-base">
            <TabLinks label="Approvals to show" current={tab.href} tabs={TABS} />
          </div>
          {approvals.length === 0 ? <NoApprovals state={tab.state} /> : null}
          <ul className="divide-y divide-line">
            {approvals.map((approval) => (
              <ApprovalRow key={approval.id} approval={approval} ticketLink={ctx.actor.role === "admin"} />
            ))}
          </ul>
          <MoreLink href={nextCursor && `${PATH}?${new URLSearchParams({ show: tab.state, cursor: nextCursor })}`} />
        </>
      ) : (
        <>
          <p className="mt-4">Confirm your email first. We show approval requests only to the owner of the address.</p>
          <ConfirmAddress email={email} />
        </>
      )}
    </ApprovalsFrame>
  );
}

function NoApprovals({ state }: { state: (typeof TABS)[number]["state"] }) {
  if (state === "decided") return <Empty title="No decisions yet">Approvals that you decide appear here.</Empty>;
  return <Empty title="No approvals waiting">New approval requests appear here. We also email them to you.</Empty>;
}
