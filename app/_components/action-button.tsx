"use client";
import { type ComponentProps, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "./button";
import { showToast } from "./toast";

interface ActionButtonProps extends Pick<ComponentProps<typeof Button>, "size" | "variant"> {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** Sends an Idempotency-Key, so that a retry creates nothing twice. */
  creates?: boolean;
  label: string;
  busyLabel: string;
  /** The toast after success. */
  done: string | ((response: unknown) => string);
  ariaLabel?: string;
}

/** A button that calls the API. It shows `done` and refreshes the page, or shows the problem; both as a toast. */
export function ActionButton({ method, path, body, creates, label, done, ariaLabel, ...button }: ActionButtonProps) {
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
    <Button {...button} busy={busy} onClick={act} aria-label={ariaLabel}>
      {label}
    </Button>
  );
}
