import type { Metadata } from "next";
import Link from "next/link";
import { Empty } from "@/app/_components/empty";
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

interface ApprovalsPageProps {
  searchParams: Promise<{ show?: string; cursor?: string }>;
}

/** What the signed-in person was asked to agree to, by their confirmed address; any role may be asked. */
export default async function ApprovalsPage({ searchParams }: ApprovalsPageProps) {
  const ctx = await pageContext({ next: PATH });
  const { show, cursor } = await searchParams;
  const shown = TABS.find(({ state }) => state === show) ?? TABS[0];
  const { approvals, nextCursor } = await listApprovals(
    ctx,
    checkInput(ListApprovalsInput, { state: shown.state, cursor }),
  );
  const { emailVerified, email } = ctx.actor;
  return (
    <ApprovalsFrame ctx={ctx}>
      <h1 className="font-semibold text-2xl">Approvals</h1>
      {emailVerified ? (
        <>
          <div className="mt-5 text-base">
            <TabLinks label="Which approvals" current={shown.href} tabs={TABS} />
          </div>
          {approvals.length === 0 ? <Nothing shown={shown.state} /> : null}
          <ul className="divide-y divide-line">
            {approvals.map((approval) => (
              <ApprovalRow key={approval.id} approval={approval} ticketLink={ctx.actor.role === "admin"} />
            ))}
          </ul>
          {nextCursor ? (
            <p className="mt-6 text-center">
              <Link
                href={`${PATH}?${new URLSearchParams({ show: shown.state, cursor: nextCursor })}`}
                className="link-in inline-flex min-h-11 items-center px-4 text-base"
              >
                Older ones
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className="mt-4">
            Confirm your address first: what others ask of it is shown only to whoever has proved that it is theirs.
          </p>
          <ConfirmAddress email={email} />
        </>
      )}
    </ApprovalsFrame>
  );
}

function Nothing({ shown }: { shown: (typeof TABS)[number]["state"] }) {
  if (shown === "decided") return <Empty title="Nothing decided yet">What you have answered stands here.</Empty>;
  return <Empty title="Nobody waits for you">When somebody needs your yes, it stands here and comes by mail.</Empty>;
}
