"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "./button";
import { showToast } from "./toast";

interface ActButtonProps {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** A POST that creates: tried again it does not do it twice. */
  creates?: boolean;
  verb: string;
  busyWord: string;
  /** What the toast says; by what was answered, where that differs. */
  done: string | ((answer: unknown) => string);
  size?: "sm" | "md";
  look?: "quiet" | "ghost" | "primary";
  /** For screen readers, where the verb alone does not say what of. */
  label?: string;
}

/** One press, one call of the API; the page is drawn anew after it. What was refused is said as a toast. */
export function ActionButton({ method, path, body, creates, verb, busyWord, done, size, look, label }: ActButtonProps) {
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const [busy, setBusy] = useState(false);
  async function act() {
    setBusy(true);
    try {
      const answer = await callApi<unknown>(method, path, {
        body,
        idempotencyKey: creates ? sendKey.keyFor(body) : undefined,
      });
      sendKey.settled();
      showToast(typeof done === "string" ? done : done(answer));
      await refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.detail);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button size={size} look={look} busy={busy} busyWord={busyWord} onClick={act} aria-label={label}>
      {verb}
    </Button>
  );
}
