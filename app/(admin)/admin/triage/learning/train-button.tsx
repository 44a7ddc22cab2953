"use client";
import { ActionButton } from "@/app/_components/action-button";

const RESULTS = {
  started: "Training started.",
  running: "A training is already running.",
  "too-few": "Not enough decisions to train yet.",
} as const;

/** Starts a training now and shows the result as a toast. */
export function TrainButton() {
  const done = (answer: unknown) => RESULTS[(answer as { state: keyof typeof RESULTS }).state];
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
