"use client";
import { callApi } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { showToast } from "@/app/_components/toast";
import { formatCount } from "@/lib/display-text/labels";

/** Deletes an import after a confirmation. */
export function DeleteImport({ id, name, rows }: { id: string; name: string; rows: number }) {
  const refresh = useRefresh();
  async function remove() {
    await callApi("DELETE", `/api/triage/imports/${id}`);
    showToast(`${name} deleted.`);
    await refresh();
  }
  return (
    <ConfirmButton
      verb="Delete"
      busyWord="Deleting"
      title={`Delete ${name}?`}
      about={`We delete ${formatCount(rows, "row")}. The next training won’t use them.`}
      act={remove}
    />
  );
}
