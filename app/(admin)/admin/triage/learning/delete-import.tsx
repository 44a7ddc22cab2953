"use client";
import { callApi } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { showToast } from "@/app/_components/toast";
import { formatCount } from "@/lib/display-text/labels";

/** Takes an import out again, after asking. */
export function DeleteImport({ id, name, rows }: { id: string; name: string; rows: number }) {
  const refresh = useRefresh();
  async function act() {
    await callApi("DELETE", `/api/triage/imports/${id}`);
    showToast(`${name} is taken out.`);
    await refresh();
  }
  return (
    <ConfirmButton
      verb="Take out"
      busyWord="Taking out"
      title={`Take ${name} out?`}
      about={`Its ${formatCount(rows, "row")} are removed, and the next training is without them.`}
      act={act}
    />
  );
}
