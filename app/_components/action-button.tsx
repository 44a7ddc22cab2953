"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "./button";
import { showToast } from "./toast";

interface ActionButtonProps {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** Sends an Idempotency-Key, so that a retried POST creates once. */
  creates?: boolean;
  label: string;
  busyLabel: string;
  done: string | ((response: unknown) => string);
  size?: "sm" | "md";
  variant?: "quiet" | "ghost" | "primary";
  ariaLabel?: string;
}

/** A button that calls the API, shows a toast with the result or the problem, and refreshes the page. */
export function ActionButton({
  method,
  path,
  body,
  creates,
  label,
  busyLabel,
  done,
  size,
  variant,
  ariaLabel,
}: ActionButtonProps) {
  const refresh = useRefresh();
  const sendKey = useIdempotencyKey();
  const [busy, setBusy] = useState(false);
  async function act() {
    setBusy(true);
    try {
      const response = await callApi<unknown>(method, path, {
        body,
        idempotencyKey: creates ? sendKey.keyFor(body) : undefined,
      });
      sendKey.settled();
      showToast(typeof done === "string" ? done : done(response));
      await refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.detail);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button size={size} variant={variant} busy={busy} busyLabel={busyLabel} onClick={act} aria-label={ariaLabel}>
      {label}
    </Button>
  );
}
