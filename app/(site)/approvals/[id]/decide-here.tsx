"use client";
import { useRouter } from "next/navigation";
import { DecideForm } from "@/app/_approval/decide-form";
import type { Decision } from "@/app/_approval/doors";
import { say } from "@/app/_ui/toast";

const TOLD: Record<Decision | "delegate", string> = {
  approve: "Approved.",
  reject: "Rejected. The requester is told why.",
  delegate: "They are asked now.",
};

/** Answers as the signed-in person; the list is next. */
export function DecideHere({ requestId }: { requestId: string }) {
  const router = useRouter();
  function done(outcome: Decision | "delegate") {
    say(TOLD[outcome]);
    router.push("/approvals");
    router.refresh();
  }
  return <DecideForm door={{ by: "account", requestId }} onDone={done} />;
}
