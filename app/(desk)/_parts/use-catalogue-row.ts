"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import { useRefresh } from "@/app/_ui/use-refresh";
import { useSendKey } from "@/app/_ui/use-send-key";

interface Row {
  /** Where rows of this kind live, such as `/api/skills`. */
  path: string;
  /** Undefined for a new one. */
  id: string | undefined;
  /** The list without this row's pane. */
  closeHref: string;
}

/**
 * Makes, changes and deletes a row of the catalogue; the list beside it then shows what became of it. Done once it does:
 * a form that is sent before would be held against the row as it was.
 */
export function useCatalogueRow({ path, id, closeHref }: Row) {
  const router = useRouter();
  const refresh = useRefresh();
  const sendKey = useSendKey();
  const show = ({ close }: { close: boolean }) => {
    if (close) router.push(closeHref, { scroll: false });
    return refresh();
  };
  return {
    async save(input: object): Promise<undefined> {
      if (id === undefined) await callApi("POST", path, { body: input, idempotencyKey: sendKey.keyFor(input) });
      else if (Object.keys(input).length > 0) await callApi("PATCH", `${path}/${id}`, { body: input });
      sendKey.settled();
      say("Saved.");
      await show({ close: id === undefined });
    },
    /** `said` tells that it is done. */
    async remove(said: string): Promise<void> {
      await callApi("DELETE", `${path}/${id}`);
      say(said);
      await show({ close: true });
    },
  };
}
