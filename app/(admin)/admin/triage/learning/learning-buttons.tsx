"use client";
import { callApi } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { ActionButton } from "@/app/_components/action-button";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { showToast } from "@/app/_components/toast";
import { formatCount } from "@/lib/display-text/labels";

export function DeleteImport({ id, name, rows }: { id: string; name: string; rows: number }) {
  const refresh = useRefresh();
  async function remove() {
    await callApi("DELETE", `/api/triage/imports/${id}`);
    showToast(`${name} deleted.`);
    await refresh();
  }
  return (
    <ConfirmButton
      label="Delete"
      busyLabel="Deleting"
      title={`Delete ${name}?`}
      about={`We delete ${formatCount(rows, "row")}. The next training no longer learns from them.`}
      onConfirm={remove}
    />
  );
}

const RESULTS = {
  started: "Training started.",
  running: "A training is already running.",
  "too-few": "Not enough decisions to train yet.",
} as const;

/** A button that starts a training of our own model. A toast says if the training started. */
export function TrainButton() {
  const done = (answer: unknown) => RESULTS[(answer as { state: keyof typeof RESULTS }).state];
  return (
    <ActionButton
      method="POST"
      path="/api/triage/trainings"
      body={{}}
      label="Train now"
      busyLabel="Starting"
      done={done}
    />
  );
}
