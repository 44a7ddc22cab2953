"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { say } from "@/app/_ui/toast";

const ANSWERS = {
  started: "A training has begun.",
  running: "A training runs already.",
  "too-few": "There is too little to learn from yet.",
} as const;

/** Begins a training now; what came of it is said as a toast. */
export function TrainButton() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function train() {
    setBusy(true);
    try {
      const { state } = await callApi<{ state: keyof typeof ANSWERS }>("POST", "/api/triage/trainings", { body: {} });
      say(ANSWERS[state]);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      say(error.detail);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button busy={busy} busyWord="Starting" onClick={train}>
      Train now
    </Button>
  );
}
