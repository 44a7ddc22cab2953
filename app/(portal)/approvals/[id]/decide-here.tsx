"use client";
import { useRouter } from "next/navigation";
import { showToast } from "@/app/_components/toast";
import { DecideForm } from "@/app/_features/approvals/decide-form";
import type { ApprovalDecision } from "@/app/_features/approvals/send-decision";

const TOASTS: Record<ApprovalDecision | "delegate", string> = {
  approve: "Approved.",
  reject: "Rejected. We’ll tell the requester why.",
  delegate: "Delegated.",
};

/** The decision form for a signed-in approver. After the decision, they return to the list of approvals. */
export function DecideHere({ requestId }: { requestId: string }) {
  const router = useRouter();
  function done(outcome: ApprovalDecision | "delegate") {
    showToast(TOASTS[outcome]);
    router.push("/approvals");
    router.refresh();
  }
  return <DecideForm access={{ by: "account", requestId }} onDone={done} />;
}
