"use client";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { showToast } from "@/app/_components/toast";
import { changedOnly } from "./side-panel-query";

interface Row {
  /** Where rows of this kind live, such as `/api/skills`. */
  path: string;
  /** Undefined for a new one. */
  id: string | undefined;
  /** The list without this row's pane. */
  closeHref: string;
}

/**
 * Makes, changes and deletes a row of the catalogue. Resolves after the list has refreshed, so that a second save does
 * not send a stale row. `said` is the toast.
 */
export function useResource({ path, id, closeHref }: Row) {
  const router = useRouter();
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const show = ({ close }: { close: boolean }) => {
    if (close) router.push(closeHref, { scroll: false });
    return refresh();
  };
  return {
    async save(input: object, said = "Saved."): Promise<undefined> {
      if (id === undefined) await callApi("POST", path, { body: input, idempotencyKey: sendKey.keyFor(input) });
      else if (Object.keys(input).length > 0) await callApi("PATCH", `${path}/${id}`, { body: input });
      sendKey.settled();
      showToast(said);
      await show({ close: id === undefined });
    },
    async remove(said: string): Promise<void> {
      await callApi("DELETE", `${path}/${id}`);
      showToast(said);
      await show({ close: true });
    },
  };
}

interface ResourceSetup<V extends Record<string, string>> {
  path: string;
  /** Null for a new one. */
  item: { id: string } | null;
  closeHref: string;
  schema: { create: z.ZodType; update: z.ZodType };
  start: V;
  /** The whole input that the fields ask for; of a row that exists only what differs from `before` is sent. */
  wanted: (values: V) => Record<string, unknown>;
  before?: Record<string, unknown>;
  /** Answers or throws what was refused. */
  refused?: (error: unknown) => undefined;
}

/** The form of a catalogue row, new or existing, and the way to delete it. */
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
