"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import { count } from "@/app/_ui/words";
import { ConfirmButton } from "../../../_parts/confirm-button";

/** Takes an import out again, after asking. */
export function DeleteImport({ id, name, rows }: { id: string; name: string; rows: number }) {
  const router = useRouter();
  async function act() {
    await callApi("DELETE", `/api/triage/imports/${id}`);
    say(`${name} is taken out.`);
    router.refresh();
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
