"use client";
import { callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import { useRefresh } from "@/app/_ui/use-refresh";
import { count } from "@/app/_ui/words";
import { ConfirmButton } from "../../../_parts/confirm-button";

/** Takes an import out again, after asking. */
export function DeleteImport({ id, name, rows }: { id: string; name: string; rows: number }) {
  const refresh = useRefresh();
  async function act() {
    await callApi("DELETE", `/api/triage/imports/${id}`);
    say(`${name} is taken out.`);
    await refresh();
  }
  return (
    <ConfirmButton
      verb="Take out"
      busyWord="Taking out"
      title={`Take ${name} out?`}
      about={`Its ${count(rows, "row")} are removed, and the next training is without them.`}
      act={act}
    />
  );
}
