"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import { say } from "@/app/_ui/toast";
import type { RuleView } from "@/lib/rules/queries";

/** The list in the order that was asked for, before the server has answered; a refused order goes back. */
export function useOrder(rules: readonly RuleView[]) {
  const router = useRouter();
  const present = rules.map(({ id }) => id).join();
  const [mine, setMine] = useState<{ from: string; ids: string[] } | null>(null);
  const [said, setSaid] = useState("");
  const sending = useRef(Promise.resolve());
  const focusNext = useRef<(() => void) | null>(null);
  const ids = mine?.from === present ? mine.ids : rules.map(({ id }) => id);
  const shown = ids.flatMap((id) => rules.find((rule) => rule.id === id) ?? []);

  // A row that is moved in the page loses the focus.
  useEffect(() => {
    focusNext.current?.();
    focusNext.current = null;
  });

  async function send(next: string[]) {
    try {
      await callApi("PUT", "/api/rules/order", { body: { ids: next } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setMine(null);
      say(error.detail);
    }
    router.refresh();
  }

  function move(rule: RuleView, by: -1 | 1, list: HTMLElement | null) {
    const at = ids.indexOf(rule.id);
    const to = at + by;
    if (to < 0 || to >= ids.length) return;
    const next = ids.toSpliced(at, 1).toSpliced(to, 0, rule.id);
    focusNext.current = keepFocus(list?.querySelector<HTMLElement>(`[data-rule="${rule.id}"]`) ?? null);
    setMine({ from: present, ids: next });
    setSaid(`${rule.name} is number ${to + 1} of ${ids.length} now.`);
    sending.current = sending.current.then(() => send(next));
  }

  return { shown, move, said };
}

/** What had the focus in the row gets it again; a button that can't go further gives it to the other one. */
function keepFocus(row: HTMLElement | null): () => void {
  const focused = document.activeElement;
  return () => {
    if (!row || !(focused instanceof HTMLElement) || !row.contains(focused)) return;
    const other = row.querySelector<HTMLElement>("[data-move]:not(:disabled)");
    (focused.matches(":disabled") ? other : focused)?.focus();
  };
}
