"use client";
import { ActionButton } from "@/app/_components/action-button";

const ANSWERS = {
  started: "A training has begun.",
  running: "A training runs already.",
  "too-few": "There is too little to learn from yet.",
} as const;

/** Begins a training now; what came of it is said as a toast. */
export function TrainButton() {
  const done = (answer: unknown) => ANSWERS[(answer as { state: keyof typeof ANSWERS }).state];
  return (
    <ActionButton
      method="POST"
      path="/api/triage/trainings"
      body={{}}
      verb="Train now"
      busyWord="Starting"
      size="md"
      done={done}
    />
  );
}
