"use client";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { showToast } from "@/app/_components/toast";
import { changedOnly } from "./side-panel-query";

interface ResourceRef {
  /** The list's API path, such as `/api/skills`. */
  path: string;
  /** Undefined for a new row. */
  id: string | undefined;
  closeHref: string;
}

/** Saves and deletes a row, such as a skill. Resolves when the page shows the new data. Rejects with `ApiProblem`. */
export function useResource({ path, id, closeHref }: ResourceRef) {
  const router = useRouter();
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const refreshList = ({ close }: { close: boolean }) => {
    if (close) router.push(closeHref, { scroll: false });
    return refresh();
  };
  return {
    async save(input: object, message = "Saved."): Promise<undefined> {
      if (id === undefined) await callApi("POST", path, { body: input, idempotencyKey: sendKey.keyFor(input) });
      else if (Object.keys(input).length > 0) await callApi("PATCH", `${path}/${id}`, { body: input });
      sendKey.settled();
      showToast(message);
      await refreshList({ close: id === undefined });
    },
    async remove(message: string): Promise<void> {
      await callApi("DELETE", `${path}/${id}`);
      showToast(message);
      await refreshList({ close: true });
    },
  };
}

interface ResourceSetup<V extends Record<string, string>> {
  path: string;
  /** Null for a new row. */
  item: { id: string } | null;
  closeHref: string;
  schema: { create: z.ZodType; update: z.ZodType };
  start: V;
  /** For an existing row, the form sends only fields that differ from `before` (default: `item`). */
  wanted: (values: V) => Record<string, unknown>;
  before?: Record<string, unknown>;
  /** Must handle or rethrow the error of a failed save. */
  refused?: (error: unknown) => undefined;
}

/** The form of a new or an existing row, such as a skill. `remove` deletes the row. */
export function useResourceForm<V extends Record<string, string>>(setup: ResourceSetup<V>) {
  const { path, item, closeHref, schema, start, wanted, before, refused } = setup;
  const row = useResource({ path, id: item?.id, closeHref });
  const form = useForm({
    schema: item ? schema.update : schema.create,
    start,
    shape: (values: V) => (item ? changedOnly(before ?? { ...item }, wanted(values)) : wanted(values)),
    send: (input) => {
      const saved = row.save(input as object);
      return refused ? saved.catch(refused) : saved;
    },
  });
  return { ...form, remove: row.remove };
}
