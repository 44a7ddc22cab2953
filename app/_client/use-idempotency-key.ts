"use client";
import { useRef } from "react";

/**
 * Idempotency-Keys for what a form sends: the same one as long as the same thing is tried again, so that a lost answer
 * never makes two; a new one as soon as it was reworded, or `settled` says that it arrived.
 */
export function useIdempotencyKey() {
  const last = useRef({ text: "", key: "" });
  return {
    keyFor(body: unknown): string {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: randomKey() };
      return last.current.key;
    },
    settled(): void {
      last.current = { text: "", key: "" };
    },
  };
}

/** `crypto.randomUUID` is missing on plain http away from localhost. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
