"use client";
import { useRouter } from "next/navigation";
import { showToast } from "@/app/_components/toast";
import { DecideForm } from "@/app/_features/approvals/decide-form";
import type { ApprovalDecision } from "@/app/_features/approvals/send-decision";

const TOLD: Record<ApprovalDecision | "delegate", string> = {
  approve: "Approved.",
  reject: "Rejected. The requester is told why.",
  delegate: "They are asked now.",
};

/** Answers as the signed-in person; the list is next. */
export function DecideHere({ requestId }: { requestId: string }) {
  const router = useRouter();
  function done(outcome: ApprovalDecision | "delegate") {
    showToast(TOLD[outcome]);
    router.push("/approvals");
    router.refresh();
  }
  return <DecideForm door={{ by: "account", requestId }} onDone={done} />;
}
